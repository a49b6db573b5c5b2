//! The nouns of readout: what is written down about a report, as plain data.
//!
//! A report becomes one [`Document`] record and any number of [`Event`], [`Statement`], [`Conflict`],
//! [`PlaceRecord`], [`TimeRecord`], [`MentionRecord`] and [`SentenceRecord`] lines, each tagged by `kind` ([`Record`]).
//! No logic lives here, and this crate knows no other crate of ours.
//!
//! Field names are fixed by the public contract: fields may be added, none renamed.

mod conflict;
mod date;
mod document;
mod event;
mod layers;
mod ontology;
mod participant;
mod schema;
mod span;
mod statement;

pub use conflict::{Account, AccountValue, Conflict, Field};
pub use date::{Basis, DateRange, Day};
pub use document::{Coder, Document};
pub use event::{Attribution, Aux, Count, CountKind, Event, Evidence, Place, Quote, Topic};
pub use layers::{MentionKind, MentionRecord, PlaceRecord, Record, SentenceRecord, TimeKind, TimeRecord};
pub use ontology::{EventType, Quad, Sector};
pub use participant::{Office, Participant};
pub use schema::schema;
pub use span::Span;
pub use statement::{Content, Manner, Stance, Statement};

/// The version of the record format; it rises when a field changes its meaning.
pub const SCHEMA: &str = "1";
