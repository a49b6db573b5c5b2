//! A parse becomes mentions and entities: everyone in the text who can act, and who they are on that day.
//!
//! "The Iranian president", "Raisi", "he" and "the two leaders" become mentions of the same entity.
//! This crate may answer "unknown", never a guess without a score; it knows nothing of events.

mod mentions;

mod line;

mod evidence;

mod meaning;

mod office;

mod describe;
mod who;

mod text;

mod spans;

mod drafts;

mod named;

mod pronouns;
mod quotes;
mod resolve;

mod find;

pub mod coref;

pub use mentions::{Entity, Form, Mention, Names};

use knowledge::Knowledge;
use knowledge::names::Day;
use meaning::What;
use syntax::Parse;

/// Finds and resolves everyone named in a text, as of a day (ISO), if one is known.
pub fn find(parse: &Parse, knowledge: &Knowledge, on: Option<&str>) -> Names {
    find::find(parse, knowledge, on.and_then(Day::first_of))
}

/// Whom else a seat may stand for, as codes: "Brussels" is the European Union, NATO or Belgium. Empty for all other phrases.
pub fn candidates(phrase: &str, knowledge: &Knowledge, on: Option<&str>) -> Vec<String> {
    who::candidates(&knowledge.names, phrase, on.and_then(Day::first_of))
}

/// Resolves a phrase without a text around it, as of a day (ISO).
///
/// ```
/// let (knowledge, _) = knowledge::Knowledge::load(&[]);
/// let answer = names::who("Iran's presidency", &knowledge, Some("2022-11-12"));
/// assert_eq!(answer.and_then(|entity| entity.country).as_deref(), Some("IRN"));
/// ```
pub fn who(phrase: &str, knowledge: &Knowledge, on: Option<&str>) -> Option<Entity> {
    let found = who::who(&knowledge.names, phrase, on.and_then(Day::first_of));
    let known = found.into_iter().find(|meaning| meaning.country.is_some() || meaning.sector.is_some() || meaning.what < What::Named)?;
    let mut entity = known.entity(&knowledge.names);
    if known.what == What::Named {
        entity.name = None;
    }
    Some(entity)
}
