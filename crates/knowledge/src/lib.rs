//! Text files become the knowledge that every stage is lent: names, word lists, rules, cues, codes.
//!
//! The files under `data/` are embedded; a user's own are laid over them.
//! This crate takes text, not paths, and knows no linguistics: it reads, checks and indexes facts.

pub mod problem;
pub mod table;

pub use problem::Problem;

/// The embedded files: path under `data/`, and text.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// All knowledge, immutable after load and lent to the stages.
#[derive(Debug, Default)]
pub struct Knowledge {}
