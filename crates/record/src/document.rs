//! The report itself: where it came from and what was skipped in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Day;

/// One report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Given by the input, else a hash of the coded text.
    pub id: String,
    /// Headline; it is coded as the first paragraph of the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Day>,
    /// Address of the report.
    pub url: Option<String>,
    /// ISO 639-1 language; null when it could not be told.
    pub lang: Option<String>,
    /// Number of sentences coded.
    pub sentences: u32,
    /// What coded it.
    pub coder: Coder,
    /// What was skipped, and why.
    pub notes: Vec<String>,
    /// The coded text, with `--text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Versions of the program, of its knowledge, and of the record format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coder {
    /// Version of readout.
    pub version: String,
    /// Version of the knowledge pack: a hash of its files.
    pub knowledge: String,
    /// Version of the record format.
    pub schema: String,
}
