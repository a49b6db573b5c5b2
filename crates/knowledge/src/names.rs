//! `names/*.tsv` become one table of who and where: countries, people and their offices, bodies, roles.
//!
//! Phrases are indexed by folded keys, so that "Türkiye", "TURKIYE" and "Turkiye's" are one; spells are found by
//! post and day: ("foreign-minister", UKR, 2022-11-12) is held by Dmytro Kuleba.
//! A user's own rows are laid over the built-in ones: the later row with the same key wins.

mod build;
mod check;
pub mod day;
pub mod fold;
pub mod index;
mod keyed;
mod read;
mod rows;
#[cfg(test)]
mod tests;

pub use day::Day;
pub use index::{Case, Entries, Entry, Index, Kind};
pub use rows::{
    At, City, Country, Effect, Function, Gender, Modifier, Number, Organisation, Person, Portfolio, Post, Region, Role, RoleKind, Seat, Spell, Text, Use,
};

use serde::{Deserialize, Serialize};

use crate::Problem;
use read::Raws;

/// Everything that `names/` says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct NamesTable {
    /// The texts of all files, one after the other.
    #[serde(skip)]
    text: String,
    files: Vec<String>,
    #[serde(skip)]
    raw: Option<Box<RawTables>>,
    /// Countries.
    pub countries: Vec<Country>,
    /// Peoples and regions.
    pub regions: Vec<Region>,
    /// Seats.
    pub seats: Vec<Seat>,
    /// People.
    pub people: Vec<Person>,
    /// Spells, by person and first day.
    pub spells: Vec<Spell>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Bodies.
    pub organisations: Vec<Organisation>,
    /// Common nouns.
    pub roles: Vec<Role>,
    /// Portfolios.
    pub portfolios: Vec<Portfolio>,
    /// Modifiers.
    pub modifiers: Vec<Modifier>,
    /// Genders of given names.
    pub given: Vec<Option<Gender>>,
    /// Function words.
    pub functions: Vec<Function>,
    /// Memberships: organisation, country, first and last day.
    pub members: Vec<(u32, u16, Day, Day)>,
    /// Parties in government (true) or opposition: organisation, first and last day.
    pub parties: Vec<(u32, bool, Day, Day)>,
    /// Cities beside the capitals.
    pub cities: Vec<City>,
    /// Row of the post of whoever leads a country, which each country gives another holder.
    pub leader: Option<u16>,
    proper: Index,
    words: Index,
    loose: Index,
    /// (post, country), first day, spell.
    by_post: Vec<(u32, Day, u32)>,
    /// Organisation, first day, spell.
    by_body: Vec<(u32, Day, u32)>,
}

/// Rows as they are read, before they are linked.
#[derive(Clone, Debug)]
struct RawTables {
    countries: Raws<11>,
    regions: Raws<7>,
    seats: Raws<6>,
    people: Raws<6>,
    spells: Raws<10>,
    posts: Raws<7>,
    organisations: Raws<10>,
    members: Raws<4>,
    parties: Raws<5>,
    roles: Raws<6>,
    portfolios: Raws<4>,
    modifiers: Raws<4>,
    given: Raws<2>,
    functions: Raws<7>,
    cities: Raws<2>,
    surnames: Raws<1>,
}

impl Default for RawTables {
    fn default() -> RawTables {
        RawTables {
            countries: Raws::new(["code", "name", "aliases", "adjectives", "people", "capital", "from", "until", "iso2", "leader", "order"]),
            regions: Raws::new(["name", "aliases", "adjectives", "country", "sector", "kind", "people"]),
            seats: Raws::new(["phrase", "code", "sector", "meaning", "from", "until"]),
            people: Raws::new(["id", "name", "aliases", "gender", "country", "family"]),
            spells: Raws::new(["person", "title", "post", "country", "organisation", "sector", "from", "until", "confirmed", "confidence"]),
            posts: Raws::new(["post", "titles", "sector", "single", "rank", "office", "heads"]),
            organisations: Raws::new(["id", "name", "aliases", "kind", "country", "sector", "from", "until", "parent", "seat"]),
            members: Raws::new(["organisation", "country", "from", "until"]),
            parties: Raws::new(["organisation", "status", "from", "until", "country"]),
            roles: Raws::new(["noun", "sector", "kind", "gender", "alone", "names"]),
            portfolios: Raws::new(["words", "sector", "ministry", "minister"]),
            modifiers: Raws::new(["words", "effect", "sector", "gender"]),
            given: Raws::new(["name", "gender"]),
            functions: Raws::new(["word", "use", "person", "number", "gender", "animate", "count"]),
            cities: Raws::new(["name", "country"]),
            surnames: Raws::new(["name"]),
        }
    }
}

impl NamesTable {
    /// Takes in one file; [`NamesTable::finish`] links them all.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let raw = self.raw.get_or_insert_default();
        let number = self.files.len() as u16;
        self.files.push(file.to_string());
        let base = self.text.len();
        self.text.push_str(text);
        let table = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".tsv");
        match table {
            "countries" => raw.countries.read(number, base, text, file, problems),
            "regions" => raw.regions.read(number, base, text, file, problems),
            "seats" => raw.seats.read(number, base, text, file, problems),
            "people" => raw.people.read(number, base, text, file, problems),
            "spells" => raw.spells.read(number, base, text, file, problems),
            "posts" => raw.posts.read(number, base, text, file, problems),
            "organisations" => raw.organisations.read(number, base, text, file, problems),
            "members" => raw.members.read(number, base, text, file, problems),
            "parties" => raw.parties.read(number, base, text, file, problems),
            "roles" => raw.roles.read(number, base, text, file, problems),
            "portfolios" => raw.portfolios.read(number, base, text, file, problems),
            "modifiers" => raw.modifiers.read(number, base, text, file, problems),
            "first-names" => raw.given.read(number, base, text, file, problems),
            "cities" => raw.cities.read(number, base, text, file, problems),
            "common-surnames" => raw.surnames.read(number, base, text, file, problems),
            "function-words" => raw.functions.read(number, base, text, file, problems),
            _ => problems.push(Problem::new(file, 1, "unknown table", "see data/README.md for the files of names/")),
        }
    }

    /// Puts back the texts of the files, in the order in which they were read; a packed table is kept without them.
    pub(crate) fn set_texts(&mut self, texts: impl Iterator<Item = &'static str>) {
        self.text = texts.collect();
    }

    /// Links, checks and indexes everything read.
    pub(crate) fn finish(&mut self, problems: &mut Vec<Problem>) {
        if let Some(raw) = self.raw.take() {
            self.build(&raw, problems);
        }
    }

    /// The words of a field.
    pub fn str(&self, words: Text) -> &str {
        &self.text[words.start as usize..(words.start + words.len) as usize]
    }

    /// `file:line` of a row.
    pub fn place(&self, at: At) -> String {
        format!("{}:{}", self.files.get(at.file as usize).map_or("names", String::as_str), at.line)
    }

    /// Names: countries, regions, seats, people, bodies, and their adjectives.
    pub fn proper(&self) -> &Index {
        &self.proper
    }

    /// Common words: posts, roles, portfolios, modifiers, given names, function words.
    pub fn words(&self) -> &Index {
        &self.words
    }

    /// People by loosely spelt names: keys of [`fold::loose`].
    pub fn loose(&self) -> &Index {
        &self.loose
    }

    /// Usual news name of a country by its code.
    pub fn country_name(&self, code: &str) -> Option<&str> {
        let row = self.country(code)?;
        Some(self.str(self.countries[usize::from(row)].name))
    }

    /// The row of a country code.
    pub fn country(&self, code: &str) -> Option<u16> {
        let found = self.countries.iter().position(|country| self.str(country.code) == code);
        found.map(|row| row as u16)
    }

    /// The row of an organisation's id.
    pub fn organisation(&self, id: &str) -> Option<u32> {
        let found = self.organisations.binary_search_by(|row| self.str(row.id).cmp(id));
        found.ok().map(|row| row as u32)
    }

    /// Spells of a post in a country, by first day.
    pub fn spells_of_post(&self, post: u16, country: u16) -> impl DoubleEndedIterator<Item = &Spell> {
        self.of_key(&self.by_post, u32::from(post) << 16 | u32::from(country))
    }

    /// Spells at a body, by first day.
    pub fn spells_at(&self, organisation: u32) -> impl DoubleEndedIterator<Item = &Spell> {
        self.of_key(&self.by_body, organisation)
    }

    /// Spells of a person, by first day.
    pub fn spells_by(&self, person: u32) -> &[Spell] {
        let range = &self.people[person as usize].spells;
        &self.spells[range.start as usize..range.end as usize]
    }

    /// What tells a spell from all others: `PERSON/POST/FROM`.
    pub fn spell_id(&self, spell: &Spell) -> String {
        let person = self.str(self.people[spell.person as usize].id);
        let post = spell.post.map_or("", |post| self.str(self.posts[post as usize].key));
        format!("{person}/{post}/{}", spell.from.written())
    }

    /// The candidates of a seat: code and sector.
    pub fn seat_codes(&self, seat: &Seat) -> impl Iterator<Item = (&str, Option<record::Sector>)> {
        let sectors: Vec<_> = build::values(self.str(seat.sectors)).map(record::Sector::from_word).collect();
        let sector = move |place: usize| *sectors.get(place).or(sectors.last()).unwrap_or(&None);
        build::values(self.str(seat.codes)).enumerate().map(move |(place, code)| (code, sector(place)))
    }

    /// Whether a country was a member of a body on a day.
    pub fn is_member(&self, organisation: u32, country: u16, on: Day) -> bool {
        let from = self.members.partition_point(|row| (row.0, row.1) < (organisation, country));
        let same = self.members[from..].iter().take_while(|row| (row.0, row.1) == (organisation, country));
        same.into_iter().any(|row| row.2 <= on && on <= row.3)
    }

    fn of_key<'s>(&'s self, list: &'s [(u32, Day, u32)], key: u32) -> impl DoubleEndedIterator<Item = &'s Spell> {
        let from = list.partition_point(|row| row.0 < key);
        let upto = list.partition_point(|row| row.0 <= key);
        list[from..upto].iter().map(|row| &self.spells[row.2 as usize])
    }
}

impl Spell {
    /// Whether the office was held on a day, as far as is known.
    pub fn covers(&self, on: Day) -> bool {
        self.from <= on && on <= self.until && on < self.succeeded
    }

    /// How sure it is that the office was held on a day: an open spell decays after it was last confirmed.
    pub fn certainty(&self, on: Day) -> f64 {
        let confidence = f64::from(self.confidence);
        if self.until != Day::LAST || on <= self.confirmed {
            return confidence;
        }
        let stale = [(6, 0.9), (18, 0.75), (36, 0.5)].into_iter().find(|(months, _)| on <= self.confirmed.plus_months(*months));
        confidence * stale.map_or(0.3, |(_, share)| share)
    }
}
