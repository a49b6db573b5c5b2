//! Who did what to whom, when, where, how many, and according to whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, DateRange, EventType, Manner, Participant, Quad, Span, Stance};

/// One act, as one source tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// The same text gives the same id on any machine.
    pub id: String,
    /// Id of the document.
    pub doc: String,
    /// Index of the sentence of the main evidence.
    pub sentence: u32,
    /// Events that tell of one happening share it.
    pub happening: String,
    /// Id of the event or statement that contains this one.
    pub within: Option<String>,
    /// PLOVER event type; null where the code of a user's own dictionary has none.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Quad class of the type; null where there is no type.
    pub quad: Option<Quad>,
    /// PLOVER score, -10 (conflict) to +10 (cooperation); null where there is no type.
    pub score: Option<f64>,
    /// CAMEO code, as specific as the text allows; of an imported dictionary its own code, unchecked.
    pub cameo: Option<String>,
    /// Goldstein value of the CAMEO code.
    pub goldstein: Option<f64>,
    /// Who acts; all sides where the act is mutual.
    pub actors: Vec<Participant>,
    /// On whom.
    pub recipients: Vec<Participant>,
    /// The day of the act, not of the saying.
    pub date: Option<DateRange>,
    /// Where the event was.
    pub place: Option<Place>,
    /// Tense, modality and polarity.
    pub aux: Vec<Aux>,
    /// The chain of sources, outermost first; empty when the report says it in its own voice.
    pub attribution: Vec<Attribution>,
    /// How many.
    pub counts: Vec<Count>,
    /// What it was about.
    pub topic: Option<Topic>,
    /// The words, the main ones first.
    pub evidence: Vec<Evidence>,
    /// Id of the rule that made it.
    pub rule: String,
    /// Calibrated, 0 to 1.
    pub confidence: f64,
}

/// PLOVER's auxiliary modes, and two of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aux {
    /// It is background: told as past to the report's own news.
    Historical,
    /// It is still to come.
    Future,
    /// It is supposed, possible or conditional.
    Hypothetical,
    /// By the innermost source it did not happen.
    Negation,
    /// It goes on.
    Ongoing,
    /// It was tried and did not succeed.
    Attempted,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// What an event was about.
pub type Topic = Quote;

/// One link of the chain of sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// Who says it; several who say the same stand in one link.
    pub sources: Vec<Participant>,
    /// The words that attribute: `said`, `according to`.
    pub cue: Quote,
    /// Quoted, reported, or both.
    pub manner: Manner,
    /// What the sources do with it.
    pub stance: Stance,
    /// When they said it.
    pub date: Option<DateRange>,
}

/// Where an event was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
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
    pub kind: Option<String>,
    /// The words.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// How the place is known.
    pub basis: Basis,
}

/// A number that the event involves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Count {
    /// What is counted.
    pub what: CountKind,
    /// At least; null when open.
    pub min: Option<f64>,
    /// At most; null when open.
    pub max: Option<f64>,
    /// `USD`, `tonnes`; null for people.
    pub unit: Option<String>,
    /// `civilians`, `soldiers`.
    pub whom: Option<String>,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CountKind {
    /// People killed.
    Killed,
    /// People injured.
    Injured,
    /// People arrested.
    Arrested,
    /// People abducted.
    Abducted,
    /// People missing.
    Missing,
    /// People displaced.
    Displaced,
    /// People released.
    Released,
    /// Members of armed forces.
    Troops,
    /// People protesting.
    Protesters,
    /// Arms of any kind.
    Weapons,
    /// Sums of money.
    Money,
    /// Anything else.
    Other,
}

/// The words an event was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The clause.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// The word or words that made the rule fire.
    pub trigger: Quote,
}
