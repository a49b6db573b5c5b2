//! `readout import petrarch`: dictionaries become a folder that codes a text, with their own codes.

use serde_json::Value;

use crate::support::{Folder, readout, readout_with};

const ACTORS: &str = "FREEDONIA [FRE]\nSYLVANIA [SYL] # a neighbour\nHANA_OKRI\n\t[FREGOV <20040101]\n\t[FREOPP]\n";
const AGENTS: &str = "FOREIGN_MINISTER [~GOVFRM]\nPOLICE {} [~COP]\nJUDGE\n";
const VERBS: &str = "--- PRAISE [051] ---\nPRAISE\n- * BRASS BAND [9Q]\n- * &NOWHERE [1]\n--- MEET [040:040] ---\nMEET {MEETS MET}\n- % * [040:040]\n";
const DISCARDS: &str = "+WORLD CHESS CUP\n";

/// A folder with the dictionaries, imported into `mine`.
fn imported(name: &str) -> Folder {
    let folder = Folder::new(name);
    let file = |name: &str, text: &str| folder.file(name, text);
    let (actors, agents) = (file("actors.txt", ACTORS), file("agents.txt", AGENTS));
    let (verbs, discards) = (file("verbs.txt", VERBS), file("discards.txt", DISCARDS));
    let mine = folder.at("mine");
    let ran = readout(&["import", "petrarch", "--actors", &actors, "--agents", &agents, "--verbs", &verbs, "--discards", &discards, &mine]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("agents.txt:3: no code in brackets"), "{}", ran.stderr);
    assert!(ran.stderr.contains("verbs.txt:4: * &NOWHERE: there is no set &NOWHERE"), "{}", ran.stderr);
    folder
}

/// The events of a text, coded with what was imported.
fn events(folder: &Folder, flag: &str, text: &str) -> Vec<Value> {
    let ran = readout_with(text, &["code", "-", "--from", "plain", "--published", "2002-02-02", flag, &folder.at("mine")]);
    let records = ran.lines().map(|line| serde_json::from_str::<Value>(line).expect("each line is JSON"));
    records.filter(|record| record["kind"] == "event").collect()
}

fn codes(side: &Value) -> Vec<&str> {
    side.as_array().into_iter().flatten().map(|who| who["code"].as_str().unwrap_or("-")).collect()
}

#[test]
fn what_is_imported_is_sound_and_codes_alone() {
    let folder = imported("import-codes");
    let ran = readout(&["check", &folder.at("mine")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for flag in ["--knowledge", "--rules"] {
        let events = events(&folder, flag, "The Freedonian police arrested nobody. Hana Okri praised Sylvania's police. Iran sold drones to Russia.");
        assert_eq!(events.len(), 1, "{events:?}");
        let event = &events[0];
        assert_eq!((event["type"].as_str(), event["cameo"].as_str(), event["rule"].as_str()), (Some("SUPPORT"), Some("051"), Some("petrarch:PRAISE")));
        assert_eq!((codes(&event["actors"]), codes(&event["recipients"])), (vec!["FREGOV"], vec!["SYLCOP"]));
        assert_eq!(event["recipients"][0]["text"], "Sylvania's police");
    }
}

#[test]
fn codes_of_no_known_scheme_have_no_type() {
    let folder = imported("import-null");
    let events = events(&folder, "--rules", "Freedonia praised the brass band of Sylvania.");
    assert_eq!((events[0]["cameo"].as_str(), events[0]["rule"].as_str()), (Some("9Q"), Some("petrarch:PRAISE:* BRASS BAND")));
    assert!(["type", "quad", "score", "goldstein"].iter().all(|field| events[0][*field].is_null()), "{}", events[0]);
    let table =
        readout_with("Freedonia praised the brass band of Sylvania.", &["code", "-", "--from", "plain", "--format", "table", "--rules", &folder.at("mine")]);
    assert!(table.text().contains("E1  9Q"), "{}", table.text());
}

#[test]
fn a_mutual_act_of_one_compound_is_one_record() {
    let folder = imported("import-mutual");
    let events = events(&folder, "--knowledge", "Freedonia and Sylvania met in Bern on Monday.");
    assert_eq!(events.len(), 1);
    assert_eq!((codes(&events[0]["actors"]), codes(&events[0]["recipients"])), (vec!["FRE", "SYL"], vec![]));
}

#[test]
fn who_and_explain_know_what_was_imported() {
    let folder = imported("import-who");
    let ran = readout(&["who", "Freedonia's foreign minister", "Hana Okri", "Iran", "--on", "2005-01-01", "--knowledge", &folder.at("mine")]);
    let found: Vec<&str> = ran.lines().map(|line| line.split('\t').nth(3).unwrap_or_default()).collect();
    assert_eq!(found, ["FREGOVFRM", "FREOPP", ""]);
    let ran = readout(&["explain", "Freedonia praised Sylvania.", "--rule", "petrarch:PRAISE", "--rules", &folder.at("mine")]);
    assert!(ran.text().contains("petrarch:PRAISE") && ran.text().contains("fires (verbs.txt:2)"), "{}", ran.text());
}

#[test]
fn rules_of_ones_own_run_beside_dictionaries() {
    let folder = imported("import-rules");
    let rule = r#"type = "AID"
definition = "Loans."

[[rule]]
id = "mine.lend"
verbs = "lend"
actor = "subject"
recipient = "indirect | to"
yes = ["Iran lent a flute to Russia. | Iran > Russia"]
no = ["Iran sold a flute."]
"#;
    folder.file("mine/events/mine.toml", rule);
    let ran = readout(&["check", &folder.at("mine")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let rules: Vec<Value> =
        events(&folder, "--rules", "Iran lent a flute to Russia. Freedonia praised Sylvania.").into_iter().map(|event| event["rule"].clone()).collect();
    assert_eq!(rules, ["mine.lend", "petrarch:PRAISE"]);
}

#[test]
fn what_stands_there_is_not_written_over() {
    let folder = imported("import-twice");
    let ran = readout(&["import", "petrarch", "--actors", &folder.at("actors.txt"), &folder.at("mine")]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("is there already"), "{}", ran.stderr);
    assert_eq!(readout(&["import", "petrarch", &folder.at("other")]).code, 2);
}
