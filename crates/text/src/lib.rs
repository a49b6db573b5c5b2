//! Bytes of one input become reports to code: plain text, HTML, JSONL, feeds and WARC.
//!
//! A JSONL line `{"title": "Talks", "text": "Putin called Raisi."}` becomes one [`Report`] whose text is
//! `"Talks\n\nPutin called Raisi."`. Every later span is a byte range of that cleaned text.
//!
//! The modules in reading order: an input is framed into items ([`items`]), bytes become characters (`decode`), a page
//! becomes paragraphs (`html`), characters and lines are cleaned (`clean`, `paragraphs`), the day and the language are
//! told (`day`, `language`), and the parts become a report (`report`).
//!
//! What is absent: this crate opens no file, reads no clock, and knows nothing of sentences or events.
//! Input is any [`BufRead`](std::io::BufRead), so that a WARC or JSONL file of any size streams in bounded memory; a
//! byte slice is one too. Nothing here panics on any input, and each document is bounded in time and memory ([`limits`]).
//!
//! ```
//! let lines = br#"{"id": "a1", "text": "Putin called Raisi on Monday.", "published": "Nov 12, 2022"}"#;
//! let defaults = text::Defaults::default();
//! let reports: Vec<_> = text::read(&lines[..], text::Format::Jsonl, &defaults).collect();
//! let report = reports[0].as_ref().unwrap();
//! assert_eq!((report.id.as_str(), report.published.as_deref()), ("a1", Some("2022-11-12")));
//! ```

mod clean;
mod day;
mod decode;
mod error;
mod feed;
mod format;
pub mod fuzzing;
mod html;
mod items;
mod jsonl;
mod language;
pub mod limits;
mod paragraphs;
mod plain;
mod report;
mod source;
mod warc;

pub use day::parse as parse_day;
pub use error::{ErrorKind, Place, ReadError};
pub use format::{Format, UnknownFormat};
pub use items::{Item, Items, Reader, items, read};
pub use report::{Defaults, Report};
