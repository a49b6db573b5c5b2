//! Civil days and ranges of days: when something was, and how that is known.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// An ISO 8601 day, `2022-11-12`.
pub type Day = String;

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The words at the span say it.
    Stated,
    /// It follows from the day of publication alone.
    Published,
    /// The text around implies it; there are no words to point at.
    Context,
}

/// A range of days; an open end is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DateRange {
    /// First day, or null when open.
    pub start: Option<Day>,
    /// Last day (inclusive), or null when open.
    pub end: Option<Day>,
    /// The words that say so.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// How the range is known.
    pub basis: Basis,
}
