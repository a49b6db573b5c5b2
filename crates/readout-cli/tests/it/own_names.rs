//! `--knowledge DIR`: a user's rows are added to the names that are built in, or take their place.

use crate::support::{Folder, readout};

/// What `who` answers for a phrase with one file of own knowledge: name, country, sector, code, id, office, confidence.
fn answer(test: &str, file: &str, rows: &str, phrase: &str) -> Vec<String> {
    let folder = Folder::new(test);
    folder.file(file, rows.replace(" / ", "\t"));
    let ran = readout(&["who", phrase, "--on", "2022-11-12", "--knowledge", folder.path().to_str().expect("UTF-8")]);
    let line = ran.lines().next().expect("one answer").to_string();
    line.split('\t').map(str::to_string).collect()
}

#[test]
fn a_new_person_is_known() {
    let people = "id / name / aliases / gender / country / family\nodo-varga / Odo Varga / Odon Varga / m / HUN / Varga\n";
    let found = answer("own-person", "names/people.tsv", people, "Odon Varga");
    assert_eq!((found[0].as_str(), found[1].as_str(), found[4].as_str()), ("Odo Varga", "HUN", "person:odo-varga"));
}

#[test]
fn a_new_spell_gives_an_office() {
    let spells = "person / title / post / country / organisation / sector / from / until\n\
        vladimir-putin / Chairman of the Chess Union /  / RUS /  / SOC / 2022-11-01 / 2022-11-30\n\
        alar-karis / Mayor of Tartu / mayor / EST /  / GOV / 2022-11-01 / 2022-11-30\n";
    let found = answer("own-spell", "names/spells.tsv", spells, "the mayor of Tartu");
    assert_eq!((found[0].as_str(), found[5].as_str()), ("Alar Karis", "Mayor of Tartu"));
}

#[test]
fn a_country_can_have_another_code() {
    let countries = "code / name / adjectives / people / capital\nXKX / Kosovo / Kosovan|Kosovar / Kosovars / Pristina\n";
    for phrase in ["Kosovo", "Pristina", "the Kosovar president", "Kosovo's government"] {
        let found = answer("own-code", "names/countries.tsv", countries, phrase);
        assert_eq!(found[1], "XKX", "{phrase}");
    }
}

#[test]
fn a_row_of_the_same_id_removes_an_alias() {
    let opec = "id / name / aliases / kind / sector\nopec / Organization of the Petroleum Exporting Countries / Oil Cartel / igo / IGO\n";
    let found = answer("own-alias", "names/organisations.tsv", opec, "Oil Cartel");
    assert_eq!(found[4], "organisation:opec");
    let found = answer("own-alias-gone", "names/organisations.tsv", opec, "OPEC");
    assert_ne!(found[4], "organisation:opec");
}
