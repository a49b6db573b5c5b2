//! Events of one report become happenings and conflicts: what is told twice, and where the tellings differ.
//!
//! "Russia said it withdrew without losing a soldier; Ukrainians described a chaotic retreat" is one happening with two accounts
//! that conflict in manner. Nothing is lost by a merge: each evidence is kept.

mod conflict;
mod same;

use knowledge::Knowledge;
use record::{Conflict, Event};

/// What the words of an event say beyond its record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clue {
    /// Lemma of the trigger.
    pub lemma: String,
    /// Whether the trigger is a noun with "the" or "this": it may take up an act told before.
    pub takes_up: bool,
    /// Lemmas of the topic's phrase.
    pub topic: Vec<String>,
    /// Lemmas of the event's clause.
    pub words: Vec<String>,
    /// Qualifying words: of the topic, and of the time.
    pub qualifiers: Vec<String>,
}

/// What became of the events of one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The events that remain, in text order, with their happenings.
    pub events: Vec<Event>,
    /// Ids that were merged into another: (old, new).
    pub merged: Vec<(String, String)>,
    /// Accounts that differ.
    pub conflicts: Vec<Conflict>,
}

/// Groups events into happenings, merges tellings by the same sources, and sets accounts that differ side by side.
pub fn tell(events: Vec<Event>, clues: &[Clue], knowledge: &Knowledge) -> Outcome {
    let groups = same::happenings(&events, clues, knowledge);
    let (events, clues, merged) = same::merge(events, clues, &groups);
    let conflicts = conflict::conflicts(&events, &clues, knowledge);
    Outcome { events, merged, conflicts }
}
