//! Who acts, is acted on, or speaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, Day, Sector, Span};

/// An actor as the text names it and as the knowledge resolves it on that day.
///
/// What is not known is null, never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// The words, or null when the text only implies the participant.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// How the participant is known.
    pub basis: Basis,
    /// Canonical name: `Vladimir Putin`, `Iran`, `European Union`.
    pub name: Option<String>,
    /// Stable id in the knowledge: `person:vladimir-putin`, `country:IRN`.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3 (Kosovo `KOS`).
    pub country: Option<String>,
    /// PLOVER sector, or null for a bare country.
    pub sector: Option<Sector>,
    /// Country and sector joined: `RUSGOV`, `IRN`, `EUR`.
    pub code: Option<String>,
    /// The office held on the day.
    pub office: Option<Office>,
}

/// A post and the days it was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Office {
    /// `President of Russia`.
    pub title: String,
    /// First day in office, when known.
    pub since: Option<Day>,
    /// Last day in office; null when it is open.
    pub until: Option<Day>,
}
