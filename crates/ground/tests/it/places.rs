//! Toponyms, what they mean, and where acts were.

use ground::{Inherit, PlaceQuery, event_place};

use crate::support::{GAZETTEER, KNOWLEDGE, parse, token};

/// The toponyms of a text as `words=name/country/kind`.
fn check(text: &str, expected: &[&str]) {
    let parse = parse(text);
    let found: Vec<String> = ground::places(&parse, &KNOWLEDGE, &GAZETTEER, None)
        .iter()
        .map(|place| {
            let record = place.place(text);
            let field = |field: Option<String>| field.unwrap_or_else(|| "-".to_string());
            format!("{}={}/{}/{}", field(record.text), field(record.name), field(record.country), field(record.kind))
        })
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

/// The words that place `trigger`; empty where there are none.
fn placed(text: &str, trigger: &str, expected: &str) {
    let parse = parse(text);
    let places = ground::places(&parse, &KNOWLEDGE, &GAZETTEER, None);
    let query = PlaceQuery { trigger: token(&parse, trigger), others: &[], inherit: Inherit::Never };
    let found = event_place(&parse, &KNOWLEDGE, &places, &query).map_or("", |at| places[at].span.of(text));
    assert_eq!(found, expected, "{trigger:?} in {text:?}");
}

#[test]
fn the_text_decides_between_places_of_one_name() {
    check("The fire broke out in Paris, Texas.", &["Paris=Paris/USA/city", "Texas=Texas/USA/admin1"]);
    check("The talks were held in Paris.", &["Paris=Paris/FRA/city"]);
    check("A shrine was attacked in the southern Iranian city of Shiraz.", &["Shiraz=Shiraz/IRN/city"]);
    check("Clashes were reported in Tripoli, Lebanon.", &["Tripoli=Tripoli/LBN/city", "Lebanon=Lebanon/LBN/country"]);
    check("Clashes were reported in Tripoli.", &["Tripoli=Tripoli/LBY/city"]);
}

#[test]
fn news_names_and_our_own_places_are_known() {
    check("Russian troops left Kherson.", &["Kherson=Kherson/UKR/city"]);
    check("The bombing of Aleppo left hundreds dead.", &["Aleppo=Aleppo/SYR/city"]);
    check("They shelled Avdiivka and Kiev.", &["Avdiivka=Avdiivka/UKR/city", "Kiev=Kyiv/UKR/city"]);
    check("Troops crossed the Dnieper River.", &["Dnieper River=Dnipro River/UKR/water"]);
    check("Fighting resumed in the Donbas.", &["Donbas=Donbas/UKR/region"]);
    check("Israel bombed the Gaza Strip.", &["Israel=Israel/ISR/country", "Gaza Strip=Gaza Strip/PSE/region"]);
}

#[test]
fn names_of_others_are_no_places() {
    check("Michael Jordan scored 30 points.", &[]);
    check("The Boston Globe reported it.", &[]);
    check("Paris Hilton arrived late.", &[]);
    check("The march began early.", &[]);
}

#[test]
fn an_act_is_where_its_phrase_says() {
    placed("He mourned the attack on a shrine in the southern Iranian city of Shiraz.", "attack", "Shiraz");
    placed("The call comes after a meeting between two envoys in Tehran on Wednesday.", "meeting", "Tehran");
    placed("Police fired on marchers in Lima.", "fired", "Lima");
    placed("Russian troops withdrew from Kherson.", "withdrew", "Kherson");
    placed("They discussed the situation in Ukraine.", "discussed", "");
    placed("Washington imposed sanctions over drone sales to Russia.", "imposed", "");
    placed("The rebels seized the town of Goma in eastern Congo.", "seized", "Goma");
    placed("Tehran condemned the attack.", "attack", "");
    placed("Tehran condemned the attack.", "condemned", "");
    placed("Speaking in Berlin, the minister said troops had entered the town.", "entered", "");
}
