//! Small tables of our own, loaded, linked and checked.

use super::*;

fn load(files: &[(&str, &str)]) -> (NamesTable, Vec<Problem>) {
    let mut table = NamesTable::default();
    let mut problems = Vec::new();
    for (file, text) in files {
        table.read(file, &text.replace(" / ", "\t"), &mut problems);
    }
    table.finish(&mut problems);
    table.check(&mut problems);
    problems.sort();
    (table, problems)
}

const COUNTRIES: &str = "# test\ncode / name / aliases / adjectives / people / capital\n\
    EST / Estonia /  / Estonian / Estonian|Estonians / Tallinn\nSYR / Syria / Syrian Arab Republic / Syrian / Syrians / Damascus\n";
const POSTS: &str = "post / titles / sector / single\npresident / president|head of state / GOV / yes\n";
const PEOPLE: &str = "id / name / aliases / gender / country / family\n\
    alar-karis / Alar Karis /  / m / EST / Karis\nbashar-al-assad / Bashar al-Assad /  / m / SYR / al-Assad\n\
    kersti-kaljulaid / Kersti Kaljulaid /  / f / EST / Kaljulaid\n";
const SPELLS: &str = "person / title / post / country / organisation / sector / from / until / confirmed / confidence\n\
    alar-karis / President of Estonia / president / EST /  / GOV / 2021-10-11 /  / 2024-06-01 / 1\n\
    kersti-kaljulaid / President of Estonia / president / EST /  / GOV / 2016-10-10 /  / 2017-01-01 / 1\n";

fn day(iso: &str) -> Day {
    Day::first_of(iso).expect("a day")
}

#[test]
fn a_later_holder_ends_an_open_spell() {
    let (table, problems) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE), ("names/posts.tsv", POSTS), ("names/spells.tsv", SPELLS)]);
    assert_eq!(problems, []);
    let estonia = table.country("EST").expect("Estonia");
    let holder = |on: &str| {
        let spell = table.spells_of_post(0, estonia).find(|spell| spell.covers(day(on)));
        spell.map(|spell| table.str(table.people[spell.person as usize].name))
    };
    assert_eq!(holder("2020-05-05"), Some("Kersti Kaljulaid"));
    assert_eq!(holder("2022-11-12"), Some("Alar Karis"));
    assert_eq!(holder("2010-01-01"), None);
}

#[test]
fn names_with_an_article_are_found_without_it() {
    let (table, _) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE)]);
    for name in ["Assad", "al-Assad", "Bashar Assad", "BASHAR AL-ASSAD"] {
        assert!(table.proper().get(name).next().is_some(), "{name}");
    }
    let loose: Vec<_> = ["Kaliulaid"].map(fold::loose).to_vec();
    assert!(table.loose().get_keys(&loose).next().is_some());
}

#[test]
fn own_rows_win() {
    let own = "id / name / gender / country / family\nalar-karis / Alar Karis the Elder / m / EST / Karis\n";
    let (table, problems) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE), ("names/people.tsv", own)]);
    assert_eq!(problems, []);
    assert_eq!(table.str(table.people[0].name), "Alar Karis the Elder");
    assert_eq!(table.people.len(), 3);
}

#[test]
fn faults_are_told_with_file_and_line() {
    let spells = "person / title / post / country / organisation / sector / from / until / confirmed / confidence\n\
        alar-karis / President / president / ESX /  / GOV / 2021-10-11 / 2020-01-01 /  / 1\n\
        nobody / President / president / EST /  / GOV / 2021 /  /  / 1\n\
        alar-karis / President / president / EST /  / GOOV / 2021-40 /  /  / 3\n";
    let (_, problems) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE), ("names/posts.tsv", POSTS), ("names/spells.tsv", spells)]);
    let told: Vec<String> = problems.iter().map(|problem| format!("{}: {}", problem.line, problem.what)).collect();
    assert_eq!(
        told,
        [
            "2: \"ESX\" is not in countries.tsv",
            "2: the spell ends before it begins",
            "3: \"nobody\" is not in people.tsv",
            "4: \"2021-40\" is not a day",
            "4: \"3\" is not a confidence",
            "4: unknown sector \"GOOV\"",
        ]
    );
}

#[test]
fn two_holders_at_once_are_a_problem() {
    let spells = "person / title / post / country / organisation / sector / from / until / confirmed / confidence\n\
        alar-karis / President / president / EST /  / GOV / 2019-10-11 /  / 2024-06-01 / 1\n\
        kersti-kaljulaid / President / president / EST /  / GOV / 2016-10-10 / 2021-10-11 /  / 1\n";
    let (_, problems) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE), ("names/posts.tsv", POSTS), ("names/spells.tsv", spells)]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].what.contains("hold one post at once"));
}

#[test]
fn an_open_spell_decays() {
    let (table, _) = load(&[("names/countries.tsv", COUNTRIES), ("names/people.tsv", PEOPLE), ("names/posts.tsv", POSTS), ("names/spells.tsv", SPELLS)]);
    let karis = table.spells_by(0)[0];
    assert_eq!(karis.certainty(day("2023-01-01")), 1.0);
    assert!(karis.certainty(day("2026-01-01")) < 0.8);
}
