//! A folded name becomes everything in the world that it may mean: countries, regions, our own places, towns and provinces.

use knowledge::Knowledge;
use knowledge::names::{Case, Kind};
use knowledge::places::fold;

use super::PlaceKind;
use crate::gazetteer::{Gazetteer, PackKind, PackPlace};

/// One thing that a name may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Usual name.
    pub name: String,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Name of the first-level division.
    pub admin1: Option<String>,
    /// Row of the first-level division in the pack; its own row for a division itself.
    pub division: Option<u32>,
    /// Degrees north and east.
    pub point: Option<(f32, f32)>,
    /// Kind.
    pub kind: PlaceKind,
    /// People.
    pub population: u64,
    /// Whether the text uses another spelling than the usual one.
    pub alias: bool,
    /// Whether it is a country's capital.
    pub capital: bool,
    /// Whether our own tables name it.
    pub own: bool,
}

/// Everything that a name may mean.
pub fn candidates(knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, name: &str) -> Vec<Candidate> {
    let mut found = named(knowledge, gazetteer, name);
    let folded = fold(name);
    if folded.len() < 2 {
        return found;
    }
    found.extend(knowledge.places.find(&folded).iter().map(|&at| own(knowledge, gazetteer, at)));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 3 || !name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) {
        found.extend(gazetteer.find(&folded).into_iter().map(|(place, alias)| packed(gazetteer, &place, alias)));
    }
    drop_shadows(&mut found);
    found
}

/// Removes what the tables know less of: a region without a point where the pack has a division or our table a point, and doubles.
fn drop_shadows(found: &mut Vec<Candidate>) {
    let divided: Vec<Option<String>> = found
        .iter()
        .filter(|other| other.kind == PlaceKind::Admin1 || other.kind <= PlaceKind::Water && other.point.is_some())
        .map(|other| other.country.clone())
        .collect();
    found.retain(|candidate| {
        let bare = candidate.kind == PlaceKind::Region && candidate.point.is_none();
        !bare || !divided.iter().any(|country| candidate.country.is_none() || *country == candidate.country)
    });
    let mut at = 0;
    while at < found.len() {
        let known = found[..at].iter().any(|other| other.geonames.is_some() && other.geonames == found[at].geonames);
        if known {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The first-level divisions that a short form after a comma means: "La.", "Ont.".
pub fn short_form(knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, form: &str) -> Vec<Candidate> {
    let Some(name) = knowledge.places.short(form) else { return Vec::new() };
    let mut found = candidates(knowledge, gazetteer, name);
    found.retain(|found| found.kind == PlaceKind::Admin1);
    found
}

/// The country of an adjective or people: "Iranian" is Iran.
pub fn demonym(knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, word: &str) -> Vec<Candidate> {
    let table = &knowledge.names;
    let entry = table.proper().get(word).find(|entry| matches!(entry.kind, Kind::Adjective | Kind::People));
    let country = entry.and_then(|entry| table.countries.get(entry.row as usize));
    country.map(|country| candidates(knowledge, gazetteer, table.str(country.name))).unwrap_or_default()
}

/// Countries and regions that the tables of names know.
fn named(knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, name: &str) -> Vec<Candidate> {
    let table = &knowledge.names;
    let acronym = name.chars().all(|c| !c.is_lowercase());
    let entries = table.proper().get(name).filter(|entry| entry.case != Case::Acronym || acronym);
    let mut found: Vec<Candidate> = Vec::new();
    for entry in entries {
        match entry.kind {
            Kind::Country => {
                let Some(country) = table.countries.get(entry.row as usize) else { continue };
                let code = table.str(country.code);
                let known = gazetteer.country(code);
                found.push(Candidate { name: table.str(country.name).to_string(), ..base(code, known.as_ref()) });
            }
            Kind::Region => {
                let Some(region) = table.regions.get(entry.row as usize) else { continue };
                let kind = table.str(region.kind);
                if !knowledge.places.word("place-kind", kind) {
                    continue;
                }
                let country = region.country.and_then(|row| table.countries.get(row as usize)).map(|country| table.str(country.code).to_string());
                found.push(Candidate { name: table.str(region.name).to_string(), kind: PlaceKind::Region, country, population: 0, ..base("", None) });
            }
            _ => {}
        }
    }
    found
}

/// A country, or an empty candidate where the gazetteer has none.
fn base(code: &str, known: Option<&PackPlace<'_>>) -> Candidate {
    Candidate {
        name: String::new(),
        geonames: known.map(|known| known.geonames),
        country: (!code.is_empty()).then(|| code.to_string()),
        admin1: None,
        division: None,
        point: known.map(|known| known.point),
        kind: PlaceKind::Country,
        population: known.map_or(0, |known| known.population),
        alias: false,
        capital: false,
        own: false,
    }
}

/// A place of our own tables; one with a GeoNames id or the name of a town takes what the pack knows.
fn own(knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, at: u32) -> Candidate {
    let own = &knowledge.places.own[at as usize];
    let kind = PlaceKind::parse(&own.kind).unwrap_or(PlaceKind::Region);
    let same = |place: &PackPlace<'_>| match own.geonames {
        Some(id) => place.geonames == id,
        None => own.country.as_deref().is_none_or(|country| country == place.country) && kind_of(place.kind) == kind,
    };
    let town = matches!(kind, PlaceKind::City | PlaceKind::Admin1 | PlaceKind::Admin2);
    let forms = std::iter::once(&own.name).chain(&own.aliases).filter(|_| town);
    let known = forms.flat_map(|form| gazetteer.find(&fold(form))).map(|(place, _)| place).filter(same);
    if let Some(place) = known.max_by_key(|place| place.population) {
        return Candidate { name: own.name.to_string(), own: true, ..packed(gazetteer, &place, false) };
    }
    Candidate {
        name: own.name.to_string(),
        geonames: own.geonames,
        country: own.country.as_deref().map(str::to_string),
        admin1: own.admin1.as_deref().map(str::to_string),
        division: None,
        point: own.point,
        kind,
        population: 0,
        alias: false,
        capital: false,
        own: true,
    }
}

/// A place of the pack.
fn packed(gazetteer: &Gazetteer<'_>, place: &PackPlace<'_>, alias: bool) -> Candidate {
    let division = if place.kind == PackKind::Admin1 { Some(place.row) } else { place.admin1 };
    Candidate {
        name: place.name.to_string(),
        geonames: Some(place.geonames),
        country: Some(place.country.to_string()),
        admin1: division.and_then(|row| gazetteer.place(row)).map(|division| division.name.to_string()),
        division,
        point: Some(place.point),
        kind: kind_of(place.kind),
        population: place.population,
        alias,
        capital: place.kind == PackKind::Capital,
        own: false,
    }
}

/// The kind that a record of the pack has for readers.
fn kind_of(kind: PackKind) -> PlaceKind {
    match kind {
        PackKind::Country => PlaceKind::Country,
        PackKind::Admin1 => PlaceKind::Admin1,
        PackKind::Admin2 => PlaceKind::Admin2,
        PackKind::City | PackKind::Capital => PlaceKind::City,
    }
}
