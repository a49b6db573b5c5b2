//! Who acts, is acted on, or speaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, Day, Sector, Span};

/// An actor as the text names it and as the knowledge resolves it on that day.
///
/// What is not known is null, never guessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Office {
    /// `President of Russia`.
    pub title: String,
    /// First day in office, when known.
    pub since: Option<Day>,
    /// Last day in office; null when it is open.
    pub until: Option<Day>,
    /// The row of knowledge that decided: `PERSON/POST/FROM`, as `vladimir-putin/president/2012-05-07`.
    pub spell: Option<String>,
    /// How sure it is that the office was held on the day, 0 to 1: it falls with the time since an open spell was last seen to be open.
    pub confidence: Option<f64>,
}

impl Participant {
    /// Somebody of whom nothing is known but the words.
    pub fn unknown(text: String, span: Span) -> Participant {
        Participant { text: Some(text), span: Some(span), basis: Basis::Stated, ..Participant::nobody() }
    }

    /// Somebody of whom nothing at all is known.
    pub fn nobody() -> Participant {
        Participant { text: None, span: None, basis: Basis::Context, name: None, id: None, country: None, sector: None, code: None, office: None }
    }

    /// Country and sector joined; null when neither is known.
    pub fn code_of(country: Option<&str>, sector: Option<Sector>) -> Option<String> {
        let code: String = country.into_iter().chain(sector.map(Sector::as_str)).collect();
        (!code.is_empty()).then_some(code)
    }
}
