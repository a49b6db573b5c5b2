//! A text becomes a [`Parse`]: tokens, tags, lemmas, dependency heads, sentence starts and entities.
//!
//! The inference is our own, over the weights of spaCy's `en_core_web_sm` 3.8.0; its output is token-exact.
//! Every token has an analysis: parsing cannot fail. This crate knows nothing of events or of actors.
//!
//! ```no_run
//! let bytes = std::fs::read("assets/syntax.model").unwrap();
//! let model = syntax::Model::load(&bytes).unwrap();
//! let mut parser = syntax::Parser::new(&model);
//! let parse = parser.parse("Iran sold drones.");
//! assert_eq!(parse.lemma(1), "sell");
//! assert_eq!(parse.dep(0), syntax::Dep::Nsubj);
//! ```

// What comes in and what goes out.
pub mod labels;
mod model;
mod parse;
mod parser;
pub mod repair;

// Text to tokens to what the networks see of them.
mod tokens;

mod address;
mod affixes;

mod words;

// Tokens to vectors to tags, trees and entities.
mod embed;

mod tags;

mod scorer;
mod transitions;
mod trees;

mod entities;

// Coarse tags and lemmas by rule.
mod ruler;

mod lemmas;

// Tools.
mod chars;
mod flat;
pub mod hash;
pub mod kernels;
pub mod lines;

pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use model::{Model, ModelError};
pub use parse::{Entity, Parse, Token};
pub use parser::Parser;
pub use repair::repair;
