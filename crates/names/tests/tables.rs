//! The tables of names, each row asked for by its own name: it is found, or several bear the name and the answer says so.

use knowledge::Knowledge;
use knowledge::names::NamesTable;

fn knowledge() -> Knowledge {
    let (knowledge, problems) = Knowledge::load(&[]);
    let of_names: Vec<String> = problems.iter().filter(|problem| problem.file.starts_with("names/")).map(ToString::to_string).collect();
    assert_eq!(of_names, Vec::<String>::new());
    knowledge
}

/// Whether others are found by the same name.
fn is_shared(names: &NamesTable, name: &str) -> bool {
    names.proper().get(name).map(|entry| (entry.kind, entry.row)).collect::<std::collections::BTreeSet<_>>().len() > 1
}

#[test]
fn every_person_is_found_by_name() {
    let knowledge = knowledge();
    let names = &knowledge.names;
    let mut lost = Vec::new();
    for person in &names.people {
        let (id, name) = (names.str(person.id), names.str(person.name));
        let found = names::who(name, &knowledge, None).and_then(|entity| entity.id);
        if found.as_deref() != Some(format!("person:{id}").as_str()) && !is_shared(names, name) {
            lost.push(format!("{id}: {name:?} is {found:?}"));
        }
    }
    assert!(lost.is_empty(), "{} lost\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn every_body_is_found_by_name_while_it_lived() {
    let knowledge = knowledge();
    let names = &knowledge.names;
    let mut lost = Vec::new();
    for body in &names.organisations {
        let (id, name) = (names.str(body.id), names.str(body.name));
        let on = body.from.plus_months(6).iso();
        let found = names::who(name, &knowledge, on.as_deref()).and_then(|entity| entity.id);
        if found.as_deref() != Some(format!("organisation:{id}").as_str()) && !is_shared(names, name) {
            lost.push(format!("{id}: {name:?} is {found:?}"));
        }
    }
    assert!(lost.is_empty(), "{} lost\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn every_country_is_found_by_name_and_by_its_people() {
    let knowledge = knowledge();
    let names = &knowledge.names;
    for country in &names.countries {
        let (code, name) = (names.str(country.code), names.str(country.name));
        let found = names::who(name, &knowledge, None).and_then(|entity| entity.country);
        assert!(found.as_deref() == Some(code) || is_shared(names, name), "{name}: {found:?}");
    }
}

#[test]
fn an_open_spell_is_less_sure_the_longer_ago_it_was_confirmed() {
    let knowledge = knowledge();
    let sure = |on: &str| names::who("the president of France", &knowledge, Some(on)).and_then(|entity| entity.office).and_then(|office| office.confidence);
    let (now, later) = (sure("2024-01-01"), sure("2034-01-01"));
    assert!(now > later, "{now:?} {later:?}");
}

#[test]
fn the_spell_that_decided_is_named() {
    let knowledge = knowledge();
    let office = names::who("Russia's president", &knowledge, Some("2022-11-12")).and_then(|entity| entity.office);
    assert_eq!(office.and_then(|office| office.spell).as_deref(), Some("vladimir-putin/president/2012-05-07"));
}
