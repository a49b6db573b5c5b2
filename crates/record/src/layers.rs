//! The lines of output: every record with its `kind` first, and the optional layers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, Conflict, Document, Event, Participant, Span, Statement};

/// One line of output.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Record {
    /// The report.
    Document(Document),
    /// An act.
    Event(Box<Event>),
    /// Something said.
    Statement(Box<Statement>),
    /// Accounts that differ.
    Conflict(Conflict),
    /// A toponym.
    Place(PlaceRecord),
    /// A time expression.
    Time(TimeRecord),
    /// A name or description of somebody.
    Mention(MentionRecord),
    /// A sentence.
    Sentence(SentenceRecord),
}

/// A toponym in the text: the fields of [`crate::Place`], with its `kind` written as `type`
/// because `kind` already names the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceRecord {
    /// Id of the document.
    pub doc: String,
    /// Canonical name.
    pub name: Option<String>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// First-level division.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// `country`, `admin1`, `admin2`, `city`, `region`, `water`, `facility`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The words.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// How the place is known.
    pub basis: Basis,
}

/// A time expression, normalised as in TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// Id of the document.
    pub doc: String,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeKind,
    /// TIMEX3 value: `2022-11-09`, `P3D`, `2022-W45`.
    pub value: String,
}

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A name, pronoun or description, and who is meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord {
    /// Id of the document.
    pub doc: String,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What kind of thing is meant.
    #[serde(rename = "type")]
    pub kind: MentionKind,
    /// Who is meant; a plural may mean several.
    pub participants: Vec<Participant>,
    /// Chains of coreference that the mention belongs to.
    pub chains: Vec<u32>,
}

/// What kind of thing a mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// A human being.
    Person,
    /// A body: government, company, army.
    Organisation,
    /// A country, city or region.
    Place,
    /// Several people.
    Group,
}

/// A sentence of the coded text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentenceRecord {
    /// Id of the document.
    pub doc: String,
    /// Counts from 0.
    pub index: u32,
    /// Where it stands.
    pub span: Span,
}
