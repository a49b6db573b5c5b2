//! What could not be read, where, and what to do: `line 3: not a JSON object ...`.

use std::fmt;

/// One document, or the rest of an input, that could not be read. The documents beside it are not lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    kind: ErrorKind,
    place: Place,
    id: Option<String>,
    message: String,
}

/// Why something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorKind {
    /// The bytes could not be had.
    Io,
    /// The input ends too early.
    Truncated,
    /// Something that is not text: an image, a PDF, noise.
    NotText,
    /// A document without a word in it.
    NoText,
    /// The format is broken.
    Malformed,
    /// Over a bound of [`limits`](crate::limits).
    TooLarge,
    /// A well-formed input of a kind that is not read.
    Unsupported,
}

/// Where in an input a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The input is the document.
    Whole,
    /// A line of a JSONL file, from 1.
    Line(u64),
    /// An entry of a feed, from 1.
    Entry(u64),
    /// A record of a web archive, from 1, and the byte of the uncompressed archive at which it begins.
    Record {
        /// Counts from 1.
        number: u64,
        /// Bytes from the start of the uncompressed archive.
        offset: u64,
    },
}

impl ReadError {
    pub(crate) fn new(kind: ErrorKind, place: Place, message: impl Into<String>) -> ReadError {
        ReadError { kind, place, id: None, message: message.into() }
    }

    /// The same error with the name of the document, where the input gives one.
    pub(crate) fn of(mut self, id: Option<String>) -> ReadError {
        self.id = self.id.or(id);
        self
    }

    /// Why.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The id or address of the document, where the input gives one.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place != Place::Whole {
            write!(out, "{}", self.place)?;
            out.write_str(if self.id.is_some() { " " } else { ": " })?;
        }
        if let Some(id) = &self.id {
            write!(out, "({id}): ")?;
        }
        out.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Whole => out.write_str("whole input"),
            Place::Line(line) => write!(out, "line {line}"),
            Place::Entry(entry) => write!(out, "entry {entry}"),
            Place::Record { number, offset } => write!(out, "record {number} at byte {offset}"),
        }
    }
}

/// A fault found inside a document, before it is known where the document stands.
#[derive(Debug)]
pub(crate) struct Fault {
    pub kind: ErrorKind,
    pub message: String,
}

impl Fault {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Fault {
        Fault { kind, message: message.into() }
    }

    pub fn at(self, place: Place) -> ReadError {
        ReadError::new(self.kind, place, self.message)
    }
}
