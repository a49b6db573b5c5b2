//! What words mean, before it is written down: a row of knowledge, or somebody only the text knows.

use knowledge::names::{Day, Gender, NamesTable, Spell};
use record::{MentionKind, Office, Sector};

use crate::Entity;

/// Whom or what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Row of a country.
    Country(u16),
    /// Row of a region or people.
    Region(u16),
    /// Row of a seat.
    Seat(u16),
    /// Row of a city.
    City(u32),
    /// Row of a person.
    Person(u32),
    /// Row of a body.
    Body(u32),
    /// A name that the knowledge does not have.
    Named,
    /// A description: nobody in particular.
    Generic,
}

/// A meaning of words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub what: What,
    pub kind: MentionKind,
    pub country: Option<u16>,
    pub sector: Option<Sector>,
    /// Row of the spell that was in force.
    pub spell: Option<u32>,
    /// How sure it is that the office was held on the day.
    pub held: Option<f64>,
    /// The name, where the knowledge has none.
    pub name: Option<String>,
    pub plural: bool,
    pub gender: Option<Gender>,
    pub confidence: f64,
    pub why: &'static str,
}

impl Meaning {
    /// Nothing known yet.
    pub fn of(what: What, kind: MentionKind, why: &'static str) -> Meaning {
        Meaning { what, kind, country: None, sector: None, spell: None, held: None, name: None, plural: false, gender: None, confidence: 0.8, why }
    }

    /// A country, by itself.
    pub fn country(row: u16, why: &'static str) -> Meaning {
        Meaning { country: Some(row), confidence: 0.95, ..Meaning::of(What::Country(row), MentionKind::Place, why) }
    }

    /// A description with a country and a sector.
    pub fn generic(kind: MentionKind, country: Option<u16>, sector: Option<Sector>, why: &'static str) -> Meaning {
        Meaning { country, sector, confidence: 0.7, ..Meaning::of(What::Generic, kind, why) }
    }

    /// A person of the knowledge in the office that a spell gives, if any.
    pub fn person(names: &NamesTable, row: u32, spell: Option<(u32, f64)>, why: &'static str) -> Meaning {
        let person = &names.people[row as usize];
        let mut meaning =
            Meaning { country: person.country, gender: person.gender, confidence: 0.9, ..Meaning::of(What::Person(row), MentionKind::Person, why) };
        if let Some((spell, certainty)) = spell {
            let held = &names.spells[spell as usize];
            meaning.country = held.country.or(person.country);
            meaning.sector = held.sector;
            meaning.spell = Some(spell);
            meaning.held = Some(certainty);
            meaning.confidence = 0.95 * certainty;
        }
        if meaning.sector.is_some_and(is_transnational) {
            meaning.country = None;
        }
        meaning
    }

    /// A body of the knowledge.
    pub fn body(names: &NamesTable, row: u32, why: &'static str) -> Meaning {
        let body = &names.organisations[row as usize];
        Meaning { country: body.country, sector: body.sector, confidence: 0.9, ..Meaning::of(What::Body(row), MentionKind::Organisation, why) }
    }

    /// The record of it.
    pub fn entity(&self, names: &NamesTable) -> Entity {
        let (name, id) = match self.what {
            What::Country(row) => {
                let country = &names.countries[row as usize];
                (Some(names.str(country.name).to_string()), Some(format!("country:{}", names.str(country.code))))
            }
            What::Region(row) => (Some(names.str(names.regions[row as usize].name).to_string()), None),
            What::City(row) => (Some(names.str(names.cities[row as usize].name).split('|').next().unwrap_or_default().to_string()), None),
            What::Seat(row) => (Some(names.str(names.seats[row as usize].phrase).to_string()), None),
            What::Person(row) => {
                let person = &names.people[row as usize];
                (Some(names.str(person.name).to_string()), Some(format!("person:{}", names.str(person.id))))
            }
            What::Body(row) => {
                let body = &names.organisations[row as usize];
                (Some(names.str(body.name).to_string()), Some(format!("organisation:{}", names.str(body.id))))
            }
            What::Named | What::Generic => (self.name.clone(), None),
        };
        Entity {
            kind: self.kind,
            name,
            id,
            country: self.country.map(|row| names.str(names.countries[row as usize].code).to_string()),
            sector: self.sector,
            office: self.office(names),
            plural: self.plural,
            confidence: self.confidence,
            why: self.reason(names),
        }
    }

    fn office(&self, names: &NamesTable) -> Option<Office> {
        let spell: &Spell = &names.spells[self.spell? as usize];
        if spell.post.is_some_and(|post| !names.posts[post as usize].office) {
            return None;
        }
        let until = if spell.until == Day::LAST { spell.succeeded } else { spell.until };
        let confidence = self.held.map(|share| (share * 100.0).round() / 100.0);
        Some(Office { title: names.str(spell.title).to_string(), since: spell.from.iso(), until: until.iso(), spell: Some(names.spell_id(spell)), confidence })
    }

    fn reason(&self, names: &NamesTable) -> String {
        let at = match (self.spell, self.what) {
            (Some(row), _) => names.spells[row as usize].at,
            (None, What::Country(row)) => names.countries[row as usize].at,
            (None, What::Region(row)) => names.regions[row as usize].at,
            (None, What::City(row)) => names.cities[row as usize].at,
            (None, What::Seat(row)) => names.seats[row as usize].at,
            (None, What::Person(row)) => names.people[row as usize].at,
            (None, What::Body(row)) => names.organisations[row as usize].at,
            (None, What::Named | What::Generic) => return self.why.to_string(),
        };
        format!("{}, {}", self.why, names.place(at))
    }
}

/// Sectors that stand without a country.
pub(crate) fn is_transnational(sector: Sector) -> bool {
    matches!(sector, Sector::Igo | Sector::Uno | Sector::Eur | Sector::Ngo | Sector::Ism | Sector::Img | Sector::Mnc)
}

/// Sectors of the state, which one leaves with the office.
pub(crate) fn is_state(sector: Sector) -> bool {
    matches!(sector, Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Spy | Sector::Cop)
}
