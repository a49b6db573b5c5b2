//! Two phrases of a sentence become what the one does to the other, with a calibrated confidence.
//!
//! Rules speak first: their events are features of a small model of two layers, beside words and grammar around the two phrases.
//! The model decides, since it knows how far each kind of evidence can be trusted, and answers where no rule fires.

mod direction;
mod features;
mod model;
mod rank;
pub mod train;

use std::ops::Range;

use events::frames::Scene;
use events::{Draft, RuleIndex, extract_given};
use record::EventType;

pub use direction::Direction;
pub use features::features;
pub use model::{Model, ModelError};

/// The two parties of a question, as token ranges; none where the phrase does not stand in the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Who is asked about.
    pub source: Option<Range<usize>>,
    /// To whom it is done.
    pub target: Option<Range<usize>>,
}

/// What the source does to the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The most likely type; none where the two have nothing to do with each other.
    pub kind: Option<EventType>,
    /// The most likely type that is one.
    pub forced: EventType,
    /// Probability of `kind`, 0 to 1.
    pub confidence: f64,
    /// Probability of `forced` where some type must be named, 0 to 1.
    pub forced_confidence: f64,
    /// The event of a rule that agrees with `forced`, if there is one.
    pub draft: Option<Draft>,
    /// Who acts on whom, where grammar tells.
    pub direction: Option<Direction>,
    /// The features that spoke most for `forced`, with their weights, strongest first.
    pub why: Vec<(String, f64)>,
}

/// Evidence about a pair: the events that rules found, nearest to the pair first, and all features.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Events of the sentence.
    pub drafts: Vec<Draft>,
    /// Names of the features that hold, sorted.
    pub features: Vec<String>,
    /// Who acts on whom, where grammar tells.
    pub direction: Option<Direction>,
}

/// Collects the evidence about a pair; `scene` must have the pair's phrases as given.
pub fn evidence(scene: Scene, index: &RuleIndex, pair: &Pair) -> Evidence {
    let drafts = rank::nearest_first(&scene, extract_given(scene, index), pair);
    let loose = rank::nearest_first(&scene, extract_given(Scene { loose: true, ..scene }, index), pair);
    let features = features(&scene, index, &drafts, &loose, pair);
    let direction = direction::direction(&scene, &drafts, &loose, pair);
    Evidence { drafts, features, direction }
}

/// Answers from the evidence.
pub fn answer(evidence: Evidence, model: &Model) -> Answer {
    let model::Decision { kind, confidence, forced, forced_confidence } = model.decide(&evidence.features);
    let why = model.reasons(&evidence.features, forced);
    let direction = evidence.direction;
    let draft = evidence.drafts.into_iter().find(|draft| draft.kind == forced);
    Answer { kind, forced, confidence, forced_confidence, draft, direction, why }
}
