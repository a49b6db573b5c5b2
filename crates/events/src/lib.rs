//! A parse with its names becomes events and statements in terms of tokens: who did or said what to whom.
//!
//! Rules come from the knowledge; this crate knows grammar ([`frames`]), how a rule fits a frame ([`fit`]),
//! how operators and acts combine ([`extract()`]), and who says what ([`statements`]).
//! It knows no dates, no places and no records.

pub mod extract;
pub mod fit;
pub mod frames;
pub mod statements;

pub use extract::{Draft, Trial, extract, extract_given};
pub use fit::RuleIndex;
pub use statements::{Saying, statements};
