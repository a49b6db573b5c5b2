//! What is wrong with a knowledge file, where, and what to do about it.

/// A fault in a knowledge or rule file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}:{line}: {what} ({hint})")]
pub struct Problem {
    /// File, relative to its knowledge folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// A problem at a line of a file.
    pub fn new(file: &str, line: u32, what: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { file: file.to_string(), line, what: what.into(), hint: hint.into() }
    }
}
