//! A parse becomes frames: predicates with their arguments, whatever the voice or word class.
//!
//! "The village was attacked by rebels", "rebels attacking the village" and "the rebels' attack on the village"
//! all become a frame `attack` with `rebels` as subject; rules need to know only frames.

mod aspect;
mod fillers;
mod nouns;
mod subjects;
mod verbs;

pub use aspect::Aspect;
pub use fillers::Fillers;

use std::ops::Range;

use knowledge::{Knowledge, Role};
use names::Names;
use syntax::{Parse, Pos};

/// Word class of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// "attacked"
    Verb,
    /// "attack"
    Noun,
    /// "ready", with the subject of its copula
    Adjective,
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// `subject`, `object`, `indirect`, `clause`, `complement`, `poss`, `modifier`, or a preposition.
    pub slot: String,
    /// Head token of the filler.
    pub filler: usize,
    /// Whether it stands in another clause and is only understood here.
    pub understood: bool,
}

/// A predicate and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The token that makes the predicate.
    pub trigger: usize,
    /// All tokens of the predicate: particle and light verb too.
    pub words: Vec<usize>,
    /// Lemma, with a particle after a space: `pull out`.
    pub lemma: String,
    /// Word class.
    pub part: Part,
    /// Arguments, nearest first.
    pub arguments: Vec<Argument>,
    /// Tense, modality and polarity.
    pub aspect: Aspect,
    /// The light verb of a noun, else the trigger: the token through which the frame takes part in its clause.
    pub anchor: usize,
    /// Whether the verb is passive.
    pub passive: bool,
}

impl Frame {
    /// Fillers of a slot, in order.
    pub fn slot<'a>(&'a self, slot: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.arguments.iter().filter(move |argument| argument.slot == slot).map(|argument| argument.filler)
    }

    /// Fillers of the first alternative of a role that is filled.
    pub fn role(&self, role: &Role) -> Vec<usize> {
        for union in role {
            let mut found: Vec<usize> = Vec::new();
            for filler in union.iter().flat_map(|slot| self.slot(slot)) {
                if !found.contains(&filler) {
                    found.push(filler);
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Adds a filler to a slot unless it is there.
    ///
    /// Callers outside this module go through [`Scene`], which keeps times out of the slots of prepositions.
    fn add(&mut self, slot: &str, filler: usize, understood: bool) {
        let known = self.arguments.iter().any(|argument| argument.slot == slot && argument.filler == filler);
        if !known && filler != self.trigger {
            self.arguments.push(Argument { slot: slot.to_string(), filler, understood });
        }
    }

    /// Adds several fillers to a slot.
    fn add_all(&mut self, slot: &str, fillers: impl IntoIterator<Item = usize>, understood: bool) {
        for filler in fillers {
            self.add(slot, filler, understood);
        }
    }

    /// Whether a slot has any filler.
    pub fn has(&self, slot: &str) -> bool {
        self.slot(slot).next().is_some()
    }
}

/// What the builders of frames look at.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The parsed text.
    pub parse: &'a Parse<'a>,
    /// Who is in it.
    pub names: &'a Names,
    /// Word lists.
    pub knowledge: &'a Knowledge,
    /// Phrases that somebody said are parties, whatever the names say of them; empty where nobody did.
    pub given: &'a [Range<usize>],
    /// Whether conditions on who somebody is count as met: what the words alone would make of the sentence.
    pub loose: bool,
}

impl<'a> Scene<'a> {
    /// A text in which nobody is given as a party.
    pub fn new(parse: &'a Parse<'a>, names: &'a Names, knowledge: &'a Knowledge) -> Scene<'a> {
        Scene { parse, names, knowledge, given: &[], loose: false }
    }

    /// Whether a token stands in a phrase that was given as a party.
    pub fn is_given(&self, token: usize) -> bool {
        self.given.iter().any(|phrase| phrase.contains(&token))
    }

    /// Whether somebody is meant by a token: a mention, or a party that was given.
    pub fn is_somebody(&self, token: usize) -> bool {
        self.loose || self.names.at(token).is_some() || self.is_given(token)
    }

    /// The frame of a token, if its word class can make one.
    pub fn frame(&self, token: usize) -> Option<Frame> {
        match self.parse.tokens[token].pos {
            Pos::Verb | Pos::Aux => self.verb_frame(token),
            Pos::Noun | Pos::Propn => Some(self.noun_frame(token)),
            Pos::Adj => self.adjective_frame(token),
            _ => None,
        }
    }
}
