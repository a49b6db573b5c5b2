//! Our own example report: what it tells must come out, row by row, and nothing false beside it.
//!
//! The same traits as in other tests of whole reports: a call that two sides tell differently, a misspelt name, a sentence that was
//! broken by an editor, an act inside an accusation, a denial, and two accounts of one withdrawal. The report is invented.

mod common;

use common::{analyze, code_of, count, days, find, place};
use record::{Aux, CountKind, EventType, Field, Manner, Stance};

const REPORT: &str = include_str!("../../../examples/readout.txt");
const PUBLISHED: &str = "2023-03-18";

/// The records of the example, and short ways to ask them.
fn told<T>(ask: impl FnOnce(&common::Told<'_>) -> T) -> T {
    let analysis = analyze(REPORT, PUBLISHED);
    ask(&common::Told(&analysis))
}

#[test]
fn the_call_and_who_tells_of_it() {
    told(|told| {
        let call = told.event("talked");
        assert_eq!((call.kind, call.mode.as_deref()), (Some(EventType::Consult), Some("phone")));
        assert_eq!(code_of(&call.actors), ["KENGOV", "ETHGOV"]);
        assert_eq!(days(call), ("2023-03-16", "2023-03-16"));
        assert!(call.topic.as_ref().is_some_and(|topic| topic.text.contains("trade")));
        assert_eq!(call.attribution.len(), 1);
        assert_eq!(call.attribution[0].sources[0].sector, Some(record::Sector::Gov));
    });
}

#[test]
fn quotes_and_their_speakers() {
    told(|told| {
        let door = told.statement("stayed shut");
        assert_eq!(door.speaker.as_ref().and_then(|who| who.name.as_deref()), Some("William Ruto"));
        assert_eq!(door.manner, Manner::Direct);
        let views = told.statement("exchanged views");
        assert_eq!(views.speaker.as_ref().and_then(|who| who.code.as_deref()), Some("ETHGOV"));
        assert_eq!(views.manner, Manner::Mixed);
        assert!(find(&told.0.mentions, |mention| mention.text == "the two men" && code_of(&mention.participants) == ["KENGOV", "ETHGOV"]));
    });
}

#[test]
fn what_was_agreed() {
    told(|told| {
        let agreed = told.event("agreed");
        assert!(matches!(agreed.kind, Some(EventType::Agree | EventType::Concede)), "{:?}", agreed.kind);
        assert_eq!(code_of(&agreed.actors), ["KENGOV", "ETHGOV"]);
        assert_eq!(code_of(&agreed.attribution[0].sources), ["KENGOV"]);
    });
}

#[test]
fn a_misspelt_prime_minister_gives_thanks() {
    told(|told| {
        let thanked = told.event("thanked");
        assert_eq!(thanked.kind, Some(EventType::Support));
        assert_eq!(code_of(&thanked.recipients), ["KEN"]);
        assert_eq!(thanked.actors[0].name.as_deref(), Some("Abiy Ahmed"));
    });
}

#[test]
fn condolences_over_an_attack_by_nobody_known() {
    told(|told| {
        let condolences = told.event("condolences");
        assert_eq!(condolences.kind, Some(EventType::Support));
        assert_eq!(code_of(&condolences.actors), ["ETHGOV"]);
        assert!(condolences.recipients.iter().all(|who| who.country.as_deref() == Some("KEN")));
        assert_eq!(code_of(&condolences.attribution[0].sources), ["KENGOV"]);
        let attacked = told.event("attacked");
        assert_eq!(attacked.kind, Some(EventType::Assault));
        assert_eq!(code_of(&attacked.actors), ["UAF"]);
        assert_eq!(place(attacked), (Some("Mandera"), Some("KEN")));
        let attack = told.event("attack");
        assert_eq!(attack.kind, Some(EventType::Assault));
        assert_eq!(days(attack), ("2023-03-14", "2023-03-14"));
        assert_eq!(count(attack, CountKind::Killed), Some((Some(9.0), Some(9.0))));
        assert_eq!(count(attack, CountKind::Injured), Some((Some(21.0), Some(21.0))));
        assert_eq!(attacked.happening, attack.happening);
    });
}

#[test]
fn a_meeting_in_a_broken_sentence() {
    told(|told| {
        let meeting = told.event("meeting");
        assert_eq!(meeting.kind, Some(EventType::Consult));
        assert_eq!(meeting.actors.iter().filter_map(|who| who.name.as_deref()).collect::<Vec<_>>(), ["Peter Otieno", "Girma Tolossa"]);
        assert_eq!(code_of(&meeting.actors)[0], "KENSPY");
        assert_eq!(place(meeting), (Some("Djibouti"), Some("DJI")));
        assert_eq!(days(meeting), ("2023-03-13", "2023-03-13"));
        assert!(meeting.topic.as_ref().is_some_and(|topic| topic.text.contains("Somalia")));
        assert_eq!(code_of(&meeting.attribution[0].sources), ["ETHJRN"]);
    });
}

#[test]
fn an_accusation_and_the_act_inside_it() {
    told(|told| {
        let accused = told.event("accused");
        assert_eq!((accused.kind, accused.mode.as_deref()), (Some(EventType::Accuse), Some("allege")));
        assert_eq!((code_of(&accused.actors), code_of(&accused.recipients)), (vec!["SDN"], vec!["ERI"]));
        assert_eq!(days(accused).0, "2023-03-01");
        let drones = told.event("bomb");
        assert_eq!((drones.kind, drones.mode.as_deref()), (Some(EventType::Assault), Some("drone")));
        assert_eq!((code_of(&drones.actors), code_of(&drones.recipients)), (vec!["ERI"], vec!["SDN"]));
        assert_eq!(place(drones), (Some("Kassala"), Some("SDN")));
        assert_eq!(drones.within.as_ref(), Some(&accused.id));
        assert_eq!(drones.attribution[0].stance, Stance::Alleges);
    });
}

#[test]
fn a_charge_a_denial_and_an_admission() {
    told(|told| {
        let supplied = told.event("supplied");
        assert_eq!(supplied.kind, Some(EventType::Aid));
        assert_eq!((code_of(&supplied.actors), code_of(&supplied.recipients)), (vec!["ERI"], vec!["REB"]));
        assert_eq!(code_of(&supplied.attribution[0].sources), ["SDNGOV"]);
        let denied = told.event("supplying");
        assert_eq!(denied.kind, Some(EventType::Aid));
        assert!(denied.aux.contains(&Aux::Negation));
        assert_eq!(code_of(&denied.recipients), ["REB"]);
        assert_eq!(code_of(&denied.attribution[0].sources), ["ERIGOV"]);
        assert_eq!(denied.attribution[0].stance, Stance::Denies);
        let sold = told.event("sold");
        assert!(matches!(sold.kind, Some(EventType::Cooperate | EventType::Aid)));
        assert_eq!(code_of(&sold.attribution[0].sources), ["ERIGOV"]);
        let conflict = told.0.conflicts.iter().find(|conflict| conflict.field == Field::Occurrence).expect("did Eritrea supply them");
        assert!(conflict.events.contains(&supplied.id) && conflict.events.contains(&denied.id));
    });
}

#[test]
fn assets_frozen_and_an_ambassador_recalled() {
    told(|told| {
        let froze = told.event("froze");
        assert_eq!(froze.kind, Some(EventType::Sanction));
        assert_eq!(code_of(&froze.actors), ["GBR", "EUR"]);
        assert!(froze.recipients.iter().any(|who| who.country.as_deref() == Some("ERI")));
        let recalled = told.event("recalled");
        assert_eq!(recalled.kind, Some(EventType::Sanction));
        assert_eq!((code_of(&recalled.actors), code_of(&recalled.recipients)), (vec!["SDN"], vec!["ERI"]));
    });
}

#[test]
fn students_march_and_are_supported() {
    told(|told| {
        let march = told.event("marched");
        assert_eq!((march.kind, march.mode.as_deref()), (Some(EventType::Protest), Some("demo")));
        assert_eq!(code_of(&march.actors).len(), 1);
        assert_eq!(place(march), (Some("Khartoum"), Some("SDN")));
        assert_eq!(days(march), ("2023-03-17", "2023-03-17"));
        assert!(march.topic.as_ref().is_some_and(|topic| topic.text.contains("Amal Idris")));
        let support = told.event("support");
        assert_eq!(support.kind, Some(EventType::Support));
        assert_eq!(code_of(&support.actors), ["USA"]);
        let meddling = told.nth_event("accused", 1);
        assert_eq!((code_of(&meddling.actors), code_of(&meddling.recipients)), (vec!["SDNGOV"], vec!["USA"]));
    });
}

#[test]
fn one_withdrawal_told_in_two_ways() {
    told(|told| {
        let left = told.event("left");
        assert_eq!((left.kind, left.mode.as_deref()), (Some(EventType::Retreat), Some("withdraw")));
        assert_eq!(code_of(&left.actors), ["SDNMIL"]);
        assert_eq!(place(left), (Some("El Geneina"), Some("SDN")));
        assert_eq!(days(left).0, "2023-03-13");
        let captured = told.event("captured");
        assert_eq!((captured.kind, captured.mode.as_deref()), (Some(EventType::Coerce), Some("seize")));
        assert_eq!(days(captured), ("2022-12-01", "2022-12-31"));
        assert!(captured.aux.contains(&Aux::Historical));
        let orderly = told.event("pulled");
        assert_eq!(orderly.kind, Some(EventType::Retreat));
        assert!(orderly.actors.iter().all(|who| who.sector == Some(record::Sector::Mil)), "{:?}", code_of(&orderly.actors));
        assert_eq!(count(orderly, CountKind::Troops), Some((Some(4000.0), None)));
        assert_eq!(count(orderly, CountKind::Killed), Some((Some(0.0), Some(0.0))));
        let flight = told.event("retreat");
        assert_eq!(flight.kind, Some(EventType::Retreat));
        assert_eq!(code_of(&flight.attribution[0].sources), ["REB"]);
        assert_eq!(orderly.happening, flight.happening);
        assert!(find(&told.0.conflicts, |conflict| conflict.events.contains(&orderly.id) && conflict.events.contains(&flight.id)));
    });
}

#[test]
fn nothing_false_beside_them() {
    told(|told| {
        let rows = [
            "talked",
            "agreed",
            "thanked",
            "exchanged",
            "condolences",
            "attacked",
            "attack",
            "meeting",
            "accused",
            "bomb",
            "supplied",
            "supplying",
            "sold",
            "froze",
            "recalled",
            "marched",
            "support",
            "left",
            "captured",
            "pulled",
            "retreat",
            "killed",
            "claimed",
            "controlled",
        ];
        for event in &told.0.events {
            let trigger = event.evidence[0].trigger.text.as_str();
            assert!(rows.contains(&trigger), "{trigger}: {event:#?}");
        }
    });
}
