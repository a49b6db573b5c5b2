//! Numbers, their bounds, and what they count.

use crate::support::{KNOWLEDGE, parse};

/// The counts of a whole text: kind, least..most with unit, and whom.
fn check(text: &str, expected: &[&str]) {
    let parse = parse(text);
    let times = ground::times(&parse, &KNOWLEDGE, Some("2022-11-12"));
    let quantities = ground::quantities(&parse, &KNOWLEDGE, &times);
    let all: Vec<usize> = (0..parse.tokens.len()).collect();
    let show = |value: Option<f64>| value.map_or("_".to_string(), |value| value.to_string());
    let found: Vec<String> = ground::counts(&parse, &KNOWLEDGE, &quantities, &all)
        .iter()
        .map(|count| {
            let (min, max) = (show(count.min), show(count.max));
            let number = if min == max { min } else { format!("{min}..{max}") };
            let unit = count.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let whom = count.whom.as_ref().map(|whom| format!(" {whom}")).unwrap_or_default();
            format!("{:?} {number}{unit}{whom}", count.what).to_lowercase()
        })
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn the_verb_says_what_is_counted() {
    check("The attack killed 15 people and injured 40 others.", &["killed 15 people", "injured 40 others"]);
    check("A bomb exploded, killing 10 and wounding 20.", &["killed 10", "injured 20"]);
    check("Police arrested fifteen men.", &["arrested 15 men"]);
    check("Gunmen kidnapped three aid workers.", &["abducted 3 aid workers"]);
    check("Nearly 200 people were displaced.", &["displaced 200 people"]);
    check("At least 12 people died and dozens were arrested.", &["killed 12.._ people", "arrested 24.._"]);
    check("Two of them were shot dead.", &["killed 2"]);
}

#[test]
fn so_do_nouns_and_states() {
    check("The blast left 15 dead.", &["killed 15 dead"]);
    check("The death toll rose to 23.", &["killed 23"]);
    check("The arrest of five journalists drew criticism.", &["arrested 5 journalists"]);
    check("Up to 50 people were missing.", &["missing _..50 people"]);
    check("Russia withdrew more than 30,000 troops.", &["troops 30000.._ troops"]);
    check("Tens of thousands of protesters marched in Minsk.", &["protesters 20000.._ protesters"]);
    check("More than a dozen rockets were fired.", &["weapons 12.._ rockets"]);
}

#[test]
fn one_and_none_count() {
    check("A soldier was killed in the clash.", &["killed 1 soldier"]);
    check("The army left without losing a soldier.", &["killed 0 soldier"]);
    check("No one was killed in the raid.", &["killed 0"]);
    check("Israeli forces killed three Palestinians.", &["killed 3 palestinians"]);
    check("Hundreds of thousands of people were displaced.", &["displaced 200000.._ people"]);
}

#[test]
fn money_and_ranges() {
    check("The US pledged $2.5 billion in aid.", &["money 2500000000 usd"]);
    check("Between 5 and 10 hostages were released.", &["abducted 5..10 hostages"]);
}

#[test]
fn times_ages_and_labels_are_no_counts() {
    check("The 22-year-old student was killed in 2014.", &[]);
    check("They met for three days in May.", &[]);
    check("A soldier walked home.", &[]);
}
