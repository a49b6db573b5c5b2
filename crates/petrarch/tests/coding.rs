//! Dictionaries of our own, with names of our own, are imported and code sentences of our own.

use std::sync::LazyLock;

use petrarch::{Dictionary, Sources, import};
use syntax::{Model, Parser};

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/syntax.model");
    Model::load(&std::fs::read(path).expect("the model is made by `cargo xtask assets`")).expect("the model is whole")
});

const ACTORS: &str = "
FREEDONIA_ [FRE]
+FREEDONIAN
SYLVANIA [SYL]
RURITANIA [RUR]
STRELSAU_COUNCIL [RURSTR]
HANA_OKRI [FRE]
\t[FREGOV 20010101-20031231]
\t[FREOPP >20040101]
TWIN_ISLES [TWA/TWB]
GHOST_PARTY [---]
";
const AGENTS: &str = "
!WHO! = MAN, WOMAN
FOREIGN_MINISTER [~GOVFRM]
MINISTER [~GOV]
ENVOY [~GOV]
POLICE {} [~COP]
LAWMAKER [~LEG]
RELIEF_CHARITY {RELIEF_CHARITIES} [NGO~]
CHAIR!WHO! [~BUS]
";
const VERBS: &str = "
&TALKS_
+TALKS
+PEACE CONFERENCE

--- PRAISE [041] ---
PRAISE
- * WITH % [042]
- GRUDGINGLY_* [043]

--- HOST [---] ---
HOST
- + * BY $ [999]
- * &TALKS [040:041]
- % * &TALKS [045:045]

--- SEAL [170] ---
SEAL
+FENCE_OFF [171]
- * HARBOUR FOR ^ WITH + [172]
- * HATCH [---]

--- WARN [130] ---
WARN
";
const DISCARDS: &str = "REGATTA\n+WORLD CHESS CUP\n";

fn dictionary() -> Dictionary {
    let file = |name: &str, text: &str| vec![(name.to_string(), text.to_string())];
    let sources = Sources { actors: file("a", ACTORS), agents: file("g", AGENTS), verbs: file("v", VERBS), discards: file("d", DISCARDS) };
    let imported = import(&sources);
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    let (dictionary, problems) = Dictionary::load(&imported.files);
    assert!(problems.is_empty(), "{problems:?}");
    dictionary.expect("files were made")
}

fn coded(text: &str, dictionary: &Dictionary, day: &str) -> String {
    let parse = Parser::new(&MODEL).parse(text);
    let acts = petrarch::code(&parse, dictionary, Some(day)).acts;
    acts.iter().flat_map(petrarch::Act::triples).map(|triple| triple.join(" ")).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(text: &str, wanted: &str) {
    assert_eq!(coded(text, &dictionary(), "2002-02-02"), wanted, "{text}");
}

#[test]
fn source_verb_and_target() {
    check("Freedonia praised Sylvania on Monday.", "FRE SYL 041");
    check("The Freedonian foreign minister grudgingly praised lawmakers in Sylvania.", "FREGOVFRM SYLLEG 043");
    check("A relief charity of Freedonia praised the Strelsau council.", "NGOFRE RURSTR 041");
    check("Nobody praised Sylvania.", "");
}

#[test]
fn passives_turn_the_sides() {
    check("Freedonia was warned sharply by Sylvania.", "SYL FRE 130");
    check("Freedonia was warned over its dispute with Sylvania.", "FRE SYL 130");
}

#[test]
fn compounds_are_crossed() {
    check("The envoys of Freedonia, Ruritania and Sylvania warned the Strelsau council.", "FREGOV RURSTR 130, RURGOV RURSTR 130, SYLGOV RURSTR 130");
    check("Freedonia praised the Twin Isles.", "FRE TWA 041, FRE TWB 041");
    check("Freedonia and Sylvania hosted a peace conference.", "FRE SYL 045, SYL FRE 045");
}

#[test]
fn codes_in_pairs_go_both_ways() {
    check("Freedonia hosted talks with Sylvania.", "FRE SYL 040, SYL FRE 041");
}

#[test]
fn verbs_of_several_words_and_patterns_around_them() {
    check("Freedonia fenced off the border with Sylvania.", "FRE SYL 171");
    check("Freedonia sealed the harbour for Sylvania with Ruritania.", "FRE RUR 172");
    check("Freedonia sealed the border with Sylvania.", "FRE SYL 170");
}

#[test]
fn a_code_of_nothing_keeps_the_verb_from_coding() {
    check("Freedonia sealed the hatch of Sylvania.", "");
    check("Freedonia hosted Sylvania.", "");
}

#[test]
fn clauses_between_commas_are_left_out() {
    check("Freedonia, in a letter to Ruritania, praised Sylvania.", "FRE SYL 041");
    check("Freedonia praised Sylvania, a spokesman in Ruritania said.", "FRE SYL 041");
}

#[test]
fn codes_follow_the_day_and_blocks_hold() {
    let text = "Hana Okri praised Sylvania.";
    let days = ["2000-05-05", "2003-12-31", "2004-05-05"];
    assert_eq!(days.map(|day| coded(text, &dictionary(), day)), ["FRE SYL 041", "FREGOV SYL 041", "FREOPP SYL 041"]);
    check("The Ghost Party praised Sylvania.", "");
}

#[test]
fn discards_keep_sentences_and_stories_out() {
    check("Freedonia praised Sylvania after the regatta. Freedonia warned Sylvania.", "FRE SYL 130");
    check("Freedonia praised Sylvania. The World Chess Cup began.", "");
}

#[test]
fn options_let_unknown_names_through() {
    let mut dictionary = dictionary();
    let text = "Three gardeners praised Sylvania.";
    assert_eq!(coded(text, &dictionary, "2002-02-02"), "");
    dictionary.options.set("new_actor_length", "2");
    assert_eq!(coded(text, &dictionary, "2002-02-02"), "\"THREE GARDENERS\" SYL 041");
}

#[test]
fn an_act_tells_its_words_and_its_rule() {
    let parse = Parser::new(&MODEL).parse("On Monday Freedonia's foreign minister grudgingly praised lawmakers in Sylvania.");
    let coded = petrarch::code(&parse, &dictionary(), None);
    let act = &coded.acts[0];
    let words = |tokens: &std::ops::Range<usize>| parse.span(tokens.clone()).of(parse.text);
    assert_eq!(act.rule, "petrarch:PRAISE:GRUDGINGLY_*");
    assert_eq!(words(&act.trigger), "praised");
    assert_eq!(words(&act.actors[0].tokens), "Freedonia's foreign minister");
    assert_eq!(words(&act.recipients[0].tokens), "lawmakers in Sylvania");
    assert_eq!((coded.attempts[0].source.as_str(), coded.attempts[0].misfit.as_deref()), ("v:9", None));
}
