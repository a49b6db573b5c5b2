//! A text becomes a [`Parse`]: tokens, tags, lemmas, dependency heads, sentence starts and entities.
//!
//! The inference is our own, over the weights of spaCy's `en_core_web_sm` 3.8.0; its output is token-exact.
//! Every token has an analysis: parsing cannot fail. This crate knows nothing of events or of actors.

pub mod labels;
mod parse;

pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use parse::{Entity, Parse, Token};
