//! Accounts that contradict each other, kept side by side.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Participant;

/// Two or more events that cannot all be as told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// The same text gives the same id.
    pub id: String,
    /// Ids of the events, two or more.
    pub events: Vec<String>,
    /// What they differ in.
    pub field: Field,
    /// Who says what.
    pub accounts: Vec<Account>,
    /// Qualifiers that may reconcile them, or null.
    pub note: Option<String>,
}

/// What accounts differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// Whether it happened at all.
    Occurrence,
    /// How many.
    Count,
    /// When.
    Date,
    /// Where.
    Place,
    /// Who did it.
    Actor,
    /// How it went.
    Manner,
}

/// One side's version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Account {
    /// Who says so; empty when it is the report's own voice.
    pub sources: Vec<Participant>,
    /// What they say.
    pub value: AccountValue,
    /// Id of the event that carries it.
    pub event: String,
}

/// Words, a number, or a range of numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AccountValue {
    /// An exact number.
    Number(f64),
    /// A range; an open end is null.
    Range {
        /// At least.
        min: Option<f64>,
        /// At most.
        max: Option<f64>,
    },
    /// Words.
    Text(String),
}
