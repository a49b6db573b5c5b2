//! The report that the project was given as: what it tells must come out, and nothing false beside it.
//!
//! The report itself is not part of the project; where it is not there the test says so and passes.

mod common;

use common::{analyze, code_of, find};
use record::{Aux, EventType, Field, Manner, Stance};

const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/mission/report.txt");

#[test]
fn the_mission_report() {
    let Ok(text) = std::fs::read_to_string(REPORT) else {
        eprintln!("skipped: the mission's report is not there");
        return;
    };
    let analysis = analyze(&text, "2022-11-12");
    let told = common::Told(&analysis);

    // 1: the call, told by both governments in one link.
    let call = told.event("discussed");
    assert_eq!((call.kind, call.mode.as_deref()), (Some(EventType::Consult), Some("phone")));
    assert_eq!(code_of(&call.actors), ["RUSGOV", "IRNGOV"]);
    assert_eq!(common::days(call), ("2022-11-12", "2022-11-12"));
    assert!(call.topic.as_ref().is_some_and(|topic| topic.text.contains("cooperation")));
    assert_eq!(call.attribution.len(), 1);
    assert_eq!(code_of(&call.attribution[0].sources), ["RUSGOV", "IRNGOV"]);

    // 2, 5, 8: statements, and how they are quoted.
    let touched = told.statement("touched on");
    assert_eq!(touched.speaker.as_ref().and_then(|who| who.code.as_deref()), Some("RUSGOV"));
    assert_eq!(touched.manner, Manner::Mixed);
    assert!(find(&analysis.mentions, |mention| mention.text == "The two leaders" && code_of(&mention.participants) == ["RUSGOV", "IRNGOV"]));
    let route = told.statement("transit route");
    assert_eq!(route.speaker.as_ref().and_then(|who| who.name.as_deref()), Some("Ebrahim Raisi"));
    assert_eq!(route.manner, Manner::Direct);
    let terrorism = told.statement("condemned terrorism");
    assert_eq!(terrorism.speaker.as_ref().and_then(|who| who.name.as_deref()), Some("Vladimir Putin"));
    assert_eq!(terrorism.manner, Manner::Mixed);
    assert!(terrorism.within.is_some());

    // 3: agreed, in the Kremlin's statement.
    let agreed = told.event("agreed");
    assert_eq!(agreed.kind, Some(EventType::Agree));
    assert_eq!(code_of(&agreed.actors), ["RUSGOV", "IRNGOV"]);
    assert_eq!(code_of(&agreed.attribution[0].sources), ["RUSGOV"]);

    // 4: the misspelt president welcomes.
    let welcomed = told.event("welcomed");
    assert_eq!(welcomed.kind, Some(EventType::Support));
    assert_eq!(welcomed.actors[0].name.as_deref(), Some("Ebrahim Raisi"));
    assert_eq!(code_of(&welcomed.recipients), ["RUS"]);
    assert_eq!(code_of(&welcomed.attribution[0].sources), ["IRNGOV"]);

    // 6, 7: sympathy over an attack by nobody known.
    let sympathy = told.event("sympathy");
    assert_eq!(sympathy.kind, Some(EventType::Support));
    assert_eq!(code_of(&sympathy.actors), ["RUSGOV"]);
    assert!(sympathy.recipients.iter().all(|who| who.country.as_deref() == Some("IRN")));
    assert_eq!(code_of(&sympathy.attribution[0].sources), ["IRNGOV"]);
    let attack = told.nth_event("attack", 0);
    assert_eq!(attack.kind, Some(EventType::Assault));
    assert!(attack.actors.is_empty());
    assert_eq!(common::place(attack), (Some("Shiraz"), Some("IRN")));
    assert_eq!(common::count(attack, record::CountKind::Killed), Some((Some(15.0), Some(15.0))));
    assert_eq!(common::count(attack, record::CountKind::Injured), Some((Some(40.0), Some(40.0))));

    // 9: the meeting, through a broken sentence.
    let meeting = told.event("meeting");
    assert_eq!(meeting.kind, Some(EventType::Consult));
    assert_eq!(code_of(&meeting.actors), ["RUSGOV", "IRNGOV"]);
    assert_eq!(meeting.actors[0].name.as_deref(), Some("Nikolai Patrushev"));
    assert_eq!(common::place(meeting), (Some("Tehran"), Some("IRN")));
    assert_eq!(common::days(meeting), ("2022-11-09", "2022-11-09"));
    assert_eq!(code_of(&meeting.attribution[0].sources), ["RUSJRN"]);
    assert!(meeting.topic.as_ref().is_some_and(|topic| topic.text.contains("Ukraine")));

    // 10: an accusation and the act inside it.
    let accused = told.event("accused");
    assert_eq!((accused.kind, accused.mode.as_deref()), (Some(EventType::Accuse), Some("allege")));
    assert_eq!((code_of(&accused.actors), code_of(&accused.recipients)), (vec!["UKR"], vec!["RUS"]));
    let drones = told.nth_event("attack", 1);
    assert_eq!((drones.kind, drones.mode.as_deref()), (Some(EventType::Assault), Some("drone")));
    assert_eq!((code_of(&drones.actors), code_of(&drones.recipients)), (vec!["RUS"], vec!["UKR"]));
    assert_eq!(drones.within.as_ref(), Some(&accused.id));
    assert_eq!(code_of(&drones.attribution[0].sources), ["UKR"]);
    assert_eq!(drones.attribution[0].stance, Stance::Alleges);

    // 11, 12, 13: the sale, the denial and the cooperation.
    let sold = told.event("sold");
    assert!(matches!(sold.kind, Some(EventType::Cooperate | EventType::Aid)));
    assert_eq!((code_of(&sold.actors), code_of(&sold.recipients)), (vec!["IRN"], vec!["RUS"]));
    assert!(sold.aux.contains(&Aux::Historical));
    assert_eq!(code_of(&sold.attribution[0].sources), ["IRN"]);
    let said = sold.attribution[0].date.as_ref().expect("the saying is dated");
    assert_eq!((said.start.as_deref(), said.end.as_deref()), (Some("2022-10-31"), Some("2022-11-06")));
    let supplied = told.event("supplied");
    assert_eq!(supplied.kind, Some(EventType::Aid));
    assert!(supplied.aux.contains(&Aux::Negation));
    assert!(supplied.actors[0].country.as_deref() == Some("IRN") && supplied.recipients[0].country.as_deref() == Some("RUS"));
    assert_eq!(supplied.attribution[0].stance, Stance::Denies);
    assert_eq!(code_of(&supplied.attribution[0].sources), ["IRNGOV"]);
    let defence = told.event("cooperation");
    assert_eq!(defence.kind, Some(EventType::Cooperate));
    assert!(defence.contexts.iter().any(|context| context == "military"));
    assert_eq!(code_of(&defence.attribution[0].sources), ["IRNGOV"]);

    // 14, 15: sanctions, and relations cut beside them.
    let sanctions = told.event("imposed");
    assert_eq!((sanctions.kind, sanctions.mode.as_deref()), (Some(EventType::Sanction), Some("discontinue")));
    assert_eq!(code_of(&sanctions.actors), ["USA", "EUR"]);
    assert!(sanctions.recipients.iter().all(|who| who.country.as_deref() == Some("IRN")) && !sanctions.recipients.is_empty());
    assert!(sanctions.topic.as_ref().is_some_and(|topic| topic.text.starts_with("drone sales")));
    let downgraded = told.event("downgraded");
    assert_eq!(downgraded.kind, Some(EventType::Sanction));
    assert_eq!(downgraded.actors[0].country.as_deref(), Some("UKR"));
    assert_eq!(downgraded.recipients[0].country.as_deref(), Some("IRN"));

    // 16, 17: protests, support for them, and the accusation over it.
    let protests = told.event("protests");
    assert_eq!(protests.kind, Some(EventType::Protest));
    assert_eq!(common::place(protests).1, Some("IRN"));
    assert!(protests.topic.as_ref().is_some_and(|topic| topic.text.contains("Mahsa Amini")));
    let support = told.event("support");
    assert_eq!(support.kind, Some(EventType::Support));
    assert_eq!(code_of(&support.actors), ["GOV"]);
    let accusing = told.event("accusing");
    assert_eq!(accusing.kind, Some(EventType::Accuse));
    assert_eq!(code_of(&accusing.actors), ["IRN"]);
    assert_eq!(code_of(&accusing.recipients), ["GOV"]);

    // 18 to 22: the withdrawal, the invasion, the annexation, and two accounts of the withdrawal.
    let withdrew = told.nth_event("withdrew", 0);
    assert_eq!((withdrew.kind, withdrew.mode.as_deref()), (Some(EventType::Retreat), Some("withdraw")));
    assert_eq!(code_of(&withdrew.actors), ["RUSMIL"]);
    assert_eq!(common::place(withdrew), (Some("Kherson"), Some("UKR")));
    assert_eq!(common::days(withdrew).0, "2022-11-07");
    let invasion = told.event("began");
    assert_eq!(invasion.kind, Some(EventType::Assault));
    assert!(invasion.aux.contains(&Aux::Historical) && invasion.actors[0].country.as_deref() == Some("RUS"));
    assert_eq!(common::days(invasion).0, "2022-02-01");
    let annexed = told.event("annexed");
    assert!(matches!(annexed.kind, Some(EventType::Coerce | EventType::Assault)));
    assert_eq!(annexed.actors[0].name.as_deref(), Some("Vladimir Putin"));
    assert_eq!(annexed.attribution[0].sources[0].name.as_deref(), Some("Vladimir Putin"));
    assert_eq!(annexed.attribution[0].date.as_ref().and_then(|date| date.start.as_deref()), Some("2022-09-01"));
    let orderly = told.nth_event("withdrew", 1);
    assert!(code_of(&orderly.actors).contains(&"RUSMIL"));
    assert_eq!(common::count(orderly, record::CountKind::Troops), Some((Some(30000.0), None)));
    assert_eq!(common::count(orderly, record::CountKind::Killed), Some((Some(0.0), Some(0.0))));
    assert_eq!(code_of(&orderly.attribution[0].sources), ["RUSGOV"]);
    let chaotic = told.event("retreat");
    assert_eq!((chaotic.kind, chaotic.mode.as_deref()), (Some(EventType::Retreat), Some("withdraw")));
    assert_eq!(code_of(&chaotic.actors), ["RUSMIL"]);
    assert_eq!(chaotic.attribution[0].sources[0].country.as_deref(), Some("UKR"));

    // 23: the accounts.
    assert_eq!(withdrew.happening, orderly.happening);
    assert_eq!(orderly.happening, chaotic.happening);
    let conflict = |one: &record::Event, other: &record::Event, field| {
        find(&analysis.conflicts, |conflict| conflict.field == field && conflict.events.contains(&one.id) && conflict.events.contains(&other.id))
    };
    assert!(conflict(orderly, chaotic, Field::Manner));
    let supply = analysis.conflicts.iter().find(|conflict| conflict.field == Field::Occurrence).expect("did Iran supply them");
    assert!(supply.events.contains(&supplied.id));
    assert!(supply.note.as_ref().is_some_and(|note| note.contains("before the start of the war")));

    // Nothing false beside them: what else is told is told in the text, and is listed here by its trigger.
    let also = ["strengthen", "condemned", "captured"];
    let rows = [
        "discussed",
        "agreed",
        "welcomed",
        "sympathy",
        "attack",
        "meeting",
        "accused",
        "sold",
        "supplied",
        "cooperation",
        "imposed",
        "downgraded",
        "protests",
        "support",
        "accusing",
        "withdrew",
        "began",
        "annexed",
        "retreat",
    ];
    for event in &analysis.events {
        let trigger = event.evidence[0].trigger.text.as_str();
        assert!(rows.contains(&trigger) || also.contains(&trigger), "{trigger}: {event:#?}");
    }
}

/// Type, mode and trigger of every event, in alphabetical order.
fn outline(text: &str) -> Vec<String> {
    let analysis = analyze(text, "2022-11-12");
    let line = |event: &record::Event| {
        format!("{} {} {}", event.kind.map_or("-", |kind| kind.as_str()), event.mode.as_deref().unwrap_or("-"), event.evidence[0].trigger.text)
    };
    let mut lines: Vec<String> = analysis.events.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn other_names_and_another_order_tell_the_same() {
    let Ok(text) = std::fs::read_to_string(REPORT) else {
        eprintln!("skipped: the mission's report is not there");
        return;
    };
    let swaps = [
        ("Vladimir Putin", "Emmanuel Macron"),
        ("Putin", "Macron"),
        ("Russian", "French"),
        ("Russia", "France"),
        ("Kremlin", "Elysee"),
        ("Moscow", "Paris"),
        ("Iranian", "Algerian"),
        ("Iran", "Algeria"),
        ("Ebrahim Raisi", "Abdelmadjid Tebboune"),
        ("Raisi", "Tebboune"),
        ("Raishi", "Tebbune"),
        ("Tehran", "Algiers"),
        ("Shiraz", "Oran"),
        ("Ukrainian", "Malian"),
        ("Ukraine", "Mali"),
        ("Nikolai Patrushev", "Pierre Lefort"),
        ("Ali Shamkhani", "Karim Ziani"),
        ("Mahsa Amini", "Samia Haddad"),
        ("Saturday", "Thursday"),
        ("Wednesday", "Monday"),
        ("February", "March"),
    ];
    let renamed = swaps.iter().fold(text.clone(), |text, (old, new)| text.replace(old, new));
    assert_eq!(outline(&text), outline(&renamed));

    let half = text.find("Tehran is also").expect("the report speaks of it");
    let turned = format!("{} {}", &text[half..], &text[..half]);
    assert_eq!(outline(&text), outline(&turned));
}
