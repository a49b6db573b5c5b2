//! How a command ended becomes the exit code, in this one place.
//!
//! 0 all done, 1 nothing could be read, 2 wrong usage, 3 some failed; a broken pipe is 0.

use std::io;
use std::process::ExitCode;

use crate::report;

/// What a command gives back: how it went, or why it stopped.
pub type Result = std::result::Result<Outcome, anyhow::Error>;

/// How a command that ran to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// Nothing could be read.
    Nothing,
    /// Some of it failed; each failure was named, the rest is done.
    Some,
}

impl Outcome {
    /// Judges by how many were done and how many failed.
    pub fn of(done: usize, failed: usize) -> Outcome {
        match (done, failed) {
            (0, _) => Outcome::Nothing,
            (_, 0) => Outcome::Done,
            _ => Outcome::Some,
        }
    }
}

/// The command was given something that it cannot work with; says what to do instead.
#[derive(Debug)]
pub struct Usage(pub String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// A wrong usage, as an error.
pub fn usage(what: impl Into<String>) -> anyhow::Error {
    Usage(what.into()).into()
}

/// The exit code of a command; an error is told on stderr.
pub fn code_of(result: Result) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Some) => ExitCode::from(3),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            report::error(&format!("{error:#}"));
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

/// Whether the reader of our output went away, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_done_is_worse_than_some_failed() {
        assert_eq!(Outcome::of(0, 0), Outcome::Nothing);
        assert_eq!(Outcome::of(0, 2), Outcome::Nothing);
        assert_eq!(Outcome::of(1, 2), Outcome::Some);
        assert_eq!(Outcome::of(1, 0), Outcome::Done);
    }
}
