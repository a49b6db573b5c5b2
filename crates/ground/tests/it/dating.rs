//! Which time dates an act: that of its own clause or phrase, not that of the saying around it.

use ground::{DateQuery, Inherit, event_date, times};

use crate::support::{KNOWLEDGE, parse, token};

/// The words that date `trigger`, and the days they give; empty where there are none.
fn check(text: &str, trigger: &str, inherit: Inherit, expected: &str) {
    let parse = parse(text);
    let times = times(&parse, &KNOWLEDGE, Some("2022-11-12"));
    let query = DateQuery { trigger: token(&parse, trigger), others: &[], inherit };
    let open = |day: Option<String>| day.unwrap_or_else(|| "_".to_string());
    let found = event_date(&parse, &KNOWLEDGE, &times, &query).map_or(String::new(), |date| {
        let (start, end) = (open(date.range.start), open(date.range.end));
        if start == end { start } else { format!("{start}..{end}") }
    });
    assert_eq!(found, expected, "{trigger:?} in {text:?}");
}

#[test]
fn the_saying_and_the_act_are_kept_apart() {
    let text = "Iran said last week that it sold the drones months before the war.";
    check(text, "said", Inherit::Never, "2022-10-31..2022-11-06");
    check(text, "sold", Inherit::Never, "");
    check("The minister denied on Sunday that troops had fired on marchers.", "fired", Inherit::Governor, "");
    check("The army said it bombed the depot on Friday.", "bombed", Inherit::Never, "2022-11-11");
    check("The army said it bombed the depot on Friday.", "said", Inherit::Never, "");
}

#[test]
fn a_noun_of_action_has_the_time_of_its_phrase() {
    let text = "The call comes after a meeting between two envoys in Tehran on Wednesday.";
    check(text, "meeting", Inherit::Never, "2022-11-09");
    check("Ministers held talks in Geneva on Monday.", "talks", Inherit::Never, "2022-11-07");
    check("Friday's attack killed ten people.", "attack", Inherit::Never, "2022-11-11");
    check("The attack took place on Friday.", "attack", Inherit::Never, "2022-11-11");
    check("The pope condemned the massacre on Friday.", "condemned", Inherit::Never, "2022-11-11");
}

#[test]
fn joined_and_governed_verbs_share_a_time() {
    check("On Friday gunmen stormed the hotel and killed a guard.", "killed", Inherit::Never, "2022-11-11");
    check("Troops began shelling the town on Friday.", "began", Inherit::Governor, "2022-11-11");
    check("Putin discussed deepening trade in a phone call on Saturday.", "discussed", Inherit::Never, "2022-11-12");
    check("The only city they had captured since the invasion began in February fell.", "began", Inherit::Never, "2022-02-01..2022-02-28");
    check("They agreed to meet on Monday.", "agreed", Inherit::Never, "");
    check("They agreed to meet on Monday.", "meet", Inherit::Never, "2022-11-14");
}

#[test]
fn prepositions_make_edges() {
    check("The port has been closed since Monday.", "closed", Inherit::Never, "2022-11-07.._");
    check("The truce holds until Friday.", "holds", Inherit::Never, "_..2022-11-18");
    check("The road was blocked from Monday to Wednesday.", "blocked", Inherit::Never, "2022-11-07..2022-11-09");
    check("He ruled from March 2011 to May 2012.", "ruled", Inherit::Never, "2011-03-01..2012-05-31");
}
