//! The rows of `names/*.tsv` as they are kept: small, with their words in one shared text.

use record::Sector;
use serde::{Deserialize, Serialize};

use super::day::Day;

/// Words in the shared text of [`super::NamesTable`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Text {
    /// Whether there are no words.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Where a row stands: file and line, for messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    pub(super) file: u16,
    /// Line, from 1.
    pub line: u32,
}

/// A country or state-like territory.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub code: Text,
    /// Usual news name.
    pub name: Text,
    /// Capital.
    pub capital: Text,
    /// Adjectives, separated by `|`.
    pub adjectives: Text,
    /// Row of the post whose holder news calls its leader.
    pub leader: Option<u16>,
    /// Whether its people may be written with the family name first.
    pub family_first: bool,
    /// First day it was a state.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Where it stands.
    pub at: At,
}

/// A people or region.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Region {
    /// Name.
    pub name: Text,
    /// Country that the word alone gives.
    pub country: Option<u16>,
    /// Sector that the word alone gives.
    pub sector: Option<Sector>,
    /// Kind.
    pub kind: Text,
    /// Where it stands.
    pub at: At,
}

/// A building or city that stands for a body.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// The words.
    pub phrase: Text,
    /// Candidates in order, separated by `|`: country codes or organisation ids.
    pub codes: Text,
    /// Sectors, one for all or one for each candidate.
    pub sectors: Text,
    /// What it stands for.
    pub meaning: Text,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Where it stands.
    pub at: At,
}

/// A city that only tells a country.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct City {
    /// Its first name.
    pub name: Text,
    /// Where it is.
    pub country: u16,
    /// Where it stands.
    pub at: At,
}

/// Gender, of a person or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Gender {
    Male,
    Female,
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Stable id.
    pub id: Text,
    /// Usual news name.
    pub name: Text,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// Country of the person.
    pub country: Option<u16>,
    /// Family name as news uses it alone.
    pub family: Text,
    /// Rows of [`Spell`], by first day.
    pub spells: std::ops::Range<u32>,
    /// Where it stands.
    pub at: At,
}

/// A person held an office.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Spell {
    /// Row of the person.
    pub person: u32,
    /// Title in words.
    pub title: Text,
    /// Row of the post.
    pub post: Option<u16>,
    /// Country of the post.
    pub country: Option<u16>,
    /// Organisation of the post.
    pub organisation: Option<u32>,
    /// That organisation, or the one that the title names.
    pub body: Option<u32>,
    /// Sector of the holder.
    pub sector: Option<Sector>,
    /// First day.
    pub from: Day,
    /// Last day; [`Day::LAST`] where open.
    pub until: Day,
    /// The day from which a later holder of the same single post is known.
    pub succeeded: Day,
    /// The last day on which an open spell was seen to be open.
    pub confirmed: Day,
    /// 0 to 1.
    pub confidence: f32,
    /// Where it stands.
    pub at: At,
}

/// A kind of office.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Post {
    /// Key.
    pub key: Text,
    /// Sector.
    pub sector: Option<Sector>,
    /// Whether a country has one holder at a time.
    pub single: bool,
    /// Weight among the posts that one person holds at once: 1 is the highest.
    pub rank: u8,
    /// Whether it is an office; "opposition leader" is none.
    pub office: bool,
    /// Whether its holder is the head of a body, however the post is called there.
    pub heads: bool,
    /// Where it stands.
    pub at: At,
}

/// A body.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// Stable id.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// `igo`, `ministry`, ...
    pub kind: Text,
    /// Country; nothing for bodies of several.
    pub country: Option<u16>,
    /// Sector.
    pub sector: Option<Sector>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// The body it belongs to.
    pub parent: Option<u32>,
    /// Where it stands.
    pub at: At,
}

/// What kind of thing a common noun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoleKind {
    /// One human being ("prosecutor").
    Person,
    /// Several ("troops").
    Group,
    /// An institution ("ministry").
    Body,
}

/// A common noun for somebody who can act.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Role {
    /// The noun.
    pub noun: Text,
    /// Sector.
    pub sector: Option<Sector>,
    /// Kind.
    pub kind: RoleKind,
    /// Gender, where the word has one.
    pub gender: Option<Gender>,
    /// Whether the word alone, without a text, tells the sector: not "a man", "an expert".
    pub tells: bool,
    /// Whether it means somebody only beside a country: "Turkish intelligence", not "intelligence".
    pub needs_country: bool,
    /// Whether it may follow the name of a body and mean that body: "the Mossad spy agency".
    pub names_body: bool,
    /// Where it stands.
    pub at: At,
}

/// What a ministry or minister can be of.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Portfolio {
    /// The words.
    pub words: Text,
    /// Sector.
    pub sector: Option<Sector>,
    /// Row of the post of its minister.
    pub minister: Option<u16>,
    /// Where it stands.
    pub at: At,
}

/// What a modifier does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effect {
    /// "former"
    Former,
    /// "acting"
    Acting,
    /// "deputy"
    Deputy,
    /// "alleged"
    Alleged,
    /// "pro-"
    Pro,
    /// "-backed"
    Backed,
    /// "-elect"
    Elect,
    /// "named"
    Named,
    /// "Mr", "Sheikh": a word before a name that tells no office.
    Honorific,
    /// "armed", "masked": gives a sector to a bare noun.
    Sector,
}

/// A word before a role or name that changes it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Modifier {
    /// The word.
    pub word: Text,
    /// What it does.
    pub effect: Effect,
    /// Sector that it gives.
    pub sector: Option<Sector>,
    /// Gender that it tells ("Mrs").
    pub gender: Option<Gender>,
    /// Where it stands.
    pub at: At,
}

/// What a function word does in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Use {
    Pronoun,
    Possessive,
    Reflexive,
    Relative,
    Article,
    Of,
    In,
    Preposition,
    And,
    Number,
    Same,
    Counterpart,
    Other,
    Quantity,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Plural,
}

/// A function word.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Function {
    /// The word.
    pub word: Text,
    /// What it does.
    pub role: Use,
    /// 1, 2, 3; 0 where it has none.
    pub person: u8,
    /// Number.
    pub number: Option<Number>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Whether it can stand for people (`y`), things (`n`) or both (empty).
    pub animate: Option<bool>,
    /// How many ("two").
    pub count: u8,
    /// Where it stands.
    pub at: At,
}
