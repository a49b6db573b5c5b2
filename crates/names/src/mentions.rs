//! The shape of what this crate finds: mentions in the text, and the entities they refer to.

use std::ops::Range;

use record::{Basis, MentionKind, Office, Participant, Sector, Span};

/// How a mention's words refer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A proper name: "Ebrahim Raisi", "the United Nations", "Tehran".
    Name,
    /// A common noun phrase: "the two leaders", "Russian troops", "a senior official".
    Description,
    /// "he", "they", "its", "who".
    Pronoun,
    /// A nationality word inside another phrase: "Russian" in "Russian troops".
    Adjective,
}

/// Words that refer to somebody, or to a place that can act.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The whole phrase, without relative clauses: "Iran's top security official Ali Shamkhani".
    pub tokens: Range<usize>,
    /// The same with genitive mark, appositions and relative clauses, as corpora of coreference mark a phrase.
    pub extent: Range<usize>,
    /// The head token, through which the phrase takes part in clauses.
    pub head: usize,
    /// What is meant.
    pub kind: MentionKind,
    /// How the words refer.
    pub form: Form,
    /// Entities meant, as indices into [`Names::entities`]; a plural may mean several.
    pub refers: Vec<usize>,
    /// Whether the layer of mentions shows it: not relative pronouns, adjectives, or appositions inside a larger phrase.
    pub marked: bool,
    /// Whether this place name is used as a place here ("in Tehran"), not as an actor ("Tehran said").
    pub located: bool,
}

/// Somebody or something that the text speaks of: one chain of coreference.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Canonical name.
    pub name: Option<String>,
    /// Stable id in the knowledge; null for somebody only this text knows.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
    /// The office held on the day.
    pub office: Option<Office>,
    /// Whether it is more than one person or thing, not told apart ("protesters").
    pub plural: bool,
    /// How sure the resolution is, 0 to 1.
    pub confidence: f64,
    /// What decided: the row of knowledge or the evidence in the text, for `explain`.
    pub why: String,
}

/// Everything found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The chains.
    pub entities: Vec<Entity>,
    /// The mentions, by head token, ascending; one head has at most one mention.
    pub mentions: Vec<Mention>,
}

impl Names {
    /// The mention whose head is a token.
    pub fn at(&self, head: usize) -> Option<&Mention> {
        self.mentions.binary_search_by_key(&head, |mention| mention.head).ok().map(|at| &self.mentions[at])
    }

    /// The participants that a mention stands for.
    ///
    /// The words point at the mention even where it is a pronoun; a null resolution keeps the words alone.
    pub fn participants(&self, mention: &Mention, text: &str, span: Span) -> Vec<Participant> {
        let words = span.of(text).to_string();
        let mut found: Vec<Participant> = mention.refers.iter().map(|&at| self.entities[at].participant(Some((words.clone(), span)))).collect();
        if found.is_empty() {
            found.push(Participant::unknown(words, span));
        }
        found
    }
}

impl Entity {
    /// The record of this entity, with the words that name it where there are any.
    pub fn participant(&self, words: Option<(String, Span)>) -> Participant {
        let (text, span) = words.unzip();
        Participant {
            basis: if text.is_some() { Basis::Stated } else { Basis::Context },
            text,
            span,
            name: self.name.clone(),
            id: self.id.clone(),
            country: self.country.clone(),
            sector: self.sector,
            code: Participant::code_of(self.country.as_deref(), self.sector),
            office: self.office.clone(),
        }
    }
}
