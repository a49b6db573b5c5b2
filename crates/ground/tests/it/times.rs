//! Time expressions and the days they mean, told from a Saturday: 2022-11-12.

use crate::support::{KNOWLEDGE, parse};

const SATURDAY: &str = "2022-11-12";

/// `text` holds exactly these expressions: words, value, first and last day (`_` where open, empty where not known).
fn check(text: &str, published: &str, expected: &[(&str, &str, &str)]) {
    let parse = parse(text);
    let found = ground::times(&parse, &KNOWLEDGE, Some(published).filter(|day| !day.is_empty()));
    let open = |day: Option<String>| day.unwrap_or_else(|| "_".to_string());
    let found: Vec<(String, String, String)> = found
        .iter()
        .map(|timex| {
            let days = timex.days.clone().map(|days| match (open(days.start), open(days.end)) {
                (start, end) if start == end => start,
                (start, end) => format!("{start}..{end}"),
            });
            (timex.span.of(text).to_string(), timex.value.clone(), days.unwrap_or_default())
        })
        .collect();
    let found: Vec<(&str, &str, &str)> = found.iter().map(|(words, value, days)| (&**words, &**value, &**days)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn a_weekday_follows_the_tense_of_its_clause() {
    check("The ministers met in Oslo on Saturday.", SATURDAY, &[("Saturday", "2022-11-12", "2022-11-12")]);
    check("The ministers met in Oslo on Wednesday.", SATURDAY, &[("Wednesday", "2022-11-09", "2022-11-09")]);
    check("The ministers met in Oslo on Sunday.", SATURDAY, &[("Sunday", "2022-11-06", "2022-11-06")]);
    check("The ministers will meet in Oslo on Sunday.", SATURDAY, &[("Sunday", "2022-11-13", "2022-11-13")]);
    check("The ministers plan to meet in Oslo on Monday.", SATURDAY, &[("Monday", "2022-11-14", "2022-11-14")]);
    check("The vote is scheduled for Tuesday.", SATURDAY, &[("Tuesday", "2022-11-15", "2022-11-15")]);
    check("The premier was expected to resign on Friday.", SATURDAY, &[("Friday", "2022-11-18", "2022-11-18")]);
    check("He flew to Riga to sign the treaty on Thursday.", SATURDAY, &[("Thursday", "2022-11-10", "2022-11-10")]);
    check("The envoy arrived last Friday.", SATURDAY, &[("last Friday", "2022-11-11", "2022-11-11")]);
    check("The envoy will arrive next Friday.", SATURDAY, &[("next Friday", "2022-11-18", "2022-11-18")]);
}

#[test]
fn parts_of_days_make_times() {
    check("Rebels shelled the port on Friday night.", SATURDAY, &[("Friday night", "2022-11-11TNI", "2022-11-11")]);
    check("The siren sounded at 10:30 a.m. on Friday.", SATURDAY, &[("10:30 a.m.", "2022-11-12T10:30", "2022-11-12"), ("Friday", "2022-11-11", "2022-11-11")]);
    check("Police raided the office last night.", SATURDAY, &[("last night", "2022-11-11TNI", "2022-11-11")]);
    check("The cabinet met this morning.", SATURDAY, &[("this morning", "2022-11-12TMO", "2022-11-12")]);
}

#[test]
fn days_near_the_publication() {
    check("He resigned yesterday.", SATURDAY, &[("yesterday", "2022-11-11", "2022-11-11")]);
    check("Talks resume tomorrow.", SATURDAY, &[("tomorrow", "2022-11-13", "2022-11-13")]);
    check("The bridge fell two days ago.", SATURDAY, &[("two days ago", "2022-11-10", "2022-11-10")]);
    check("The law passed three weeks ago.", SATURDAY, &[("three weeks ago", "2022-W42", "2022-10-17..2022-10-23")]);
    check("She took office five years ago.", SATURDAY, &[("five years ago", "2017", "2017-01-01..2017-12-31")]);
}

#[test]
fn weeks_months_and_years() {
    check("The army left the city this week.", SATURDAY, &[("this week", "2022-W45", "2022-11-07..2022-11-12")]);
    check("The army will leave the city this week.", SATURDAY, &[("this week", "2022-W45", "2022-11-07..2022-11-13")]);
    check("Iran said it last week.", SATURDAY, &[("last week", "2022-W44", "2022-10-31..2022-11-06")]);
    check("The summit opens next month.", SATURDAY, &[("next month", "2022-12", "2022-12-01..2022-12-31")]);
    check("Putin made the claim in September.", SATURDAY, &[("September", "2022-09", "2022-09-01..2022-09-30")]);
    check("The storm struck in December.", SATURDAY, &[("December", "2021-12", "2021-12-01..2021-12-31")]);
    check("Voters will decide in March.", SATURDAY, &[("March", "2023-03", "2023-03-01..2023-03-31")]);
    check("The pact expired in early 2014.", SATURDAY, &[("early 2014", "2014", "2014-01-01..2014-05-01")]);
    check("Exports fell last year.", SATURDAY, &[("last year", "2021", "2021-01-01..2021-12-31")]);
    check("It began in the 1990s.", SATURDAY, &[("the 1990s", "199", "1990-01-01..1999-12-31")]);
    check("The fort dates from the 17th century.", SATURDAY, &[("the 17th century", "16", "1600-01-01..1699-12-31")]);
    check("Sales rose in the third quarter.", SATURDAY, &[("the third quarter", "2022-Q3", "2022-07-01..2022-09-30")]);
    check("The drought came last summer.", SATURDAY, &[("last summer", "2022-SU", "2022-06-01..2022-08-31")]);
}

#[test]
fn full_dates_in_many_orders() {
    check("She died on 4 October 2007 in Paris.", SATURDAY, &[("4 October 2007", "2007-10-04", "2007-10-04")]);
    check("The accord was signed on Nov. 21, 2016.", SATURDAY, &[("Nov. 21, 2016", "2016-11-21", "2016-11-21")]);
    check("The trial opened on October 3.", SATURDAY, &[("October 3", "2022-10-03", "2022-10-03")]);
    check("The trial will open on January 9.", SATURDAY, &[("January 9", "2023-01-09", "2023-01-09")]);
    check("The town fell on Jan. 27.", SATURDAY, &[("Jan. 27", "2022-01-27", "2022-01-27")]);
    check("Polls close on Tuesday, Nov. 15.", SATURDAY, &[("Tuesday, Nov. 15", "2022-11-15", "2022-11-15")]);
    check("The record is dated 2021-03-04.", SATURDAY, &[("2021-03-04", "2021-03-04", "2021-03-04")]);
    check("They meet in the week of 7 November.", SATURDAY, &[("the week of 7 November", "2022-W45", "2022-11-07..2022-11-13")]);
    check("The office was shut from 3 to 5 May 2021.", SATURDAY, &[("3 to 5 May 2021", "2021-05-03/2021-05-05", "2021-05-03..2021-05-05")]);
    check("Shops closed on Christmas Day.", SATURDAY, &[("Christmas Day", "2021-12-25", "2021-12-25")]);
}

#[test]
fn lengths_sets_and_references() {
    check("The curfew lasted for three days.", SATURDAY, &[("three days", "P3D", "")]);
    check("A two-week truce began.", SATURDAY, &[("two-week", "P2W", "")]);
    check("They protest every Monday.", SATURDAY, &[("every Monday", "XXXX-WXX-1", "")]);
    check("The paper appears daily.", SATURDAY, &[("daily", "P1D", "")]);
    check("Iran has faced criticism in recent weeks.", SATURDAY, &[("recent weeks", "PAST_REF", "_..2022-11-12")]);
    check("Prices doubled over the past two months.", SATURDAY, &[("the past two months", "P2M", "2022-09-12..2022-11-12")]);
    check("The two sides are now talking.", SATURDAY, &[("now", "PRESENT_REF", "")]);
}

#[test]
fn some_times_point_back_to_the_one_before() {
    check(
        "The ship left on 3 March 2020. The following day it sank.",
        SATURDAY,
        &[("3 March 2020", "2020-03-03", "2020-03-03"), ("The following day", "2020-03-04", "2020-03-04")],
    );
    check(
        "He won in 2012. A year later he was gone.",
        SATURDAY,
        &[("2012", "2012", "2012-01-01..2012-12-31"), ("A year later", "2013", "2013-01-01..2013-12-31")],
    );
}

#[test]
fn the_dateline_dates_a_text_without_a_day_of_publication() {
    check(
        "KYIV, Feb. 3, 2023 (Agency) - Shells hit a school on Thursday.",
        "",
        &[("Feb. 3, 2023", "2023-02-03", "2023-02-03"), ("Thursday", "2023-02-02", "2023-02-02")],
    );
    check("Shells hit a school on Thursday.", "", &[("Thursday", "XXXX-WXX-4", "")]);
}

#[test]
fn words_that_only_look_like_times() {
    for text in [
        "Theresa May said the talks had failed.",
        "Troops will march on the capital.",
        "The rules may change.",
        "Protesters march through Lima.",
        "A second bomb failed to explode.",
        "The 22-year-old student was released.",
        "Prices may fall.",
        "The convoy sat near the border.",
        "About 2000 people fled.",
        "April Jones called the police.",
        "A spring broke in the clock.",
        "The firm paid $2014 for it.",
    ] {
        check(text, SATURDAY, &[]);
    }
}
