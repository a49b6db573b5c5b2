//! What somebody is reported to have said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::event::Quote;
use crate::{DateRange, Participant, Span};

/// Something said, by whom, and how the report carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// The same text gives the same id.
    pub id: String,
    /// Id of the document.
    pub doc: String,
    /// Index of the sentence that holds the cue.
    pub sentence: u32,
    /// Who speaks, or null.
    pub speaker: Option<Participant>,
    /// To whom.
    pub addressees: Vec<Participant>,
    /// The words that introduce it: `said`, `according to`.
    pub cue: Quote,
    /// Quoted, reported, or both.
    pub manner: Manner,
    /// What the speaker does with the content.
    pub stance: Stance,
    /// What was said.
    pub content: Content,
    /// When it was said.
    pub date: Option<DateRange>,
    /// Id of the statement that carries this one.
    pub within: Option<String>,
    /// Ids of the events reported inside it.
    pub events: Vec<String>,
}

/// The content of a statement; more than one span where the cue stands in its middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Content {
    /// The words, spans joined by a space.
    pub text: String,
    /// Where they stand, in text order.
    pub spans: Vec<Span>,
}

/// How the words are carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Wholly inside quotation marks.
    Direct,
    /// Reported without quotation.
    Indirect,
    /// Partly quoted.
    Mixed,
}

/// What a speaker does with what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Claims it of others, or without proof.
    Alleges,
    /// Questions it.
    Doubts,
    /// Says it will be so.
    Promises,
    /// Wants it to be so.
    Demands,
}
