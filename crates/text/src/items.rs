//! An input is framed into items, and each item becomes a report: framing is cheap and goes in order, the rest is dear
//! and may go on many threads.
//!
//! ```
//! let items: Vec<_> = text::items(&b"Putin called Raisi."[..], text::Format::Plain).collect();
//! let report = items.into_iter().next().unwrap().unwrap().report(&text::Defaults::default()).unwrap();
//! assert_eq!(report.text, "Putin called Raisi.");
//! ```

use std::io::BufRead;

use crate::error::{ErrorKind, Place, ReadError};
use crate::limits::{INPUT, LINE};
use crate::report::{Defaults, Draft, Report};
use crate::source::{self, Line, Source};
use crate::{Format, feed, html, jsonl, plain, warc};

/// The bytes of one document, cut out of its input and not yet read.
#[derive(Clone, Debug)]
pub struct Item {
    pub(crate) place: Place,
    pub(crate) raw: Raw,
}

/// What an item holds.
#[derive(Clone, Debug)]
pub(crate) enum Raw {
    Plain(Vec<u8>, Web),
    Html(Vec<u8>, Web),
    Json(Vec<u8>),
    Entry(Box<feed::Entry>),
}

/// What the outside says of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Web {
    pub url: Option<String>,
    pub charset: Option<String>,
    pub notes: Vec<String>,
}

impl Item {
    /// Where in the input it stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Decodes, extracts, cleans and judges the document.
    ///
    /// # Errors
    /// Where it is no text, holds no word, or its format is broken.
    pub fn report(self, defaults: &Defaults) -> Result<Report, ReadError> {
        let (place, mut web) = (self.place, Web::default());
        let drafted = match self.raw {
            Raw::Plain(bytes, given) => {
                web = given;
                plain::draft(&bytes, web.charset.as_deref())
            }
            Raw::Html(bytes, given) => {
                web = given;
                html::draft(&bytes, web.charset.as_deref())
            }
            Raw::Json(line) => jsonl::draft(&line),
            Raw::Entry(entry) => Ok(entry.draft()),
        };
        let draft = drafted.map_err(|fault| fault.at(place).of(web.url.clone()))?;
        with_web(draft, web).finish(place, defaults)
    }
}

fn with_web(mut draft: Draft, web: Web) -> Draft {
    draft.url = web.url.or(draft.url);
    draft.notes.splice(0..0, web.notes);
    draft
}

/// The items of an input, in order. An error concerns one document, or the rest of an input that ends or breaks.
pub struct Items<'a>(Box<dyn Iterator<Item = Result<Item, ReadError>> + Send + 'a>);

impl Iterator for Items<'_> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        self.0.next()
    }
}

/// Frames an input, gzip-compressed or not, into its documents.
///
/// JSONL and WARC stream: whatever the size of the input, one document at a time is in memory.
pub fn items<'a>(source: impl BufRead + Send + 'a, format: Format) -> Items<'a> {
    let source = source::open(source);
    Items(match format {
        Format::Plain => Box::new(once(source, Raw::Plain)),
        Format::Html => Box::new(once(source, Raw::Html)),
        Format::Jsonl => Box::new(Lines { source, line: 0, ended: false }),
        Format::Feed => Box::new(feed::entries(source).into_iter()),
        Format::Warc => Box::new(warc::Records::new(source)),
    })
}

/// The reports of an input, in order.
pub struct Reader<'a> {
    items: Items<'a>,
    defaults: &'a Defaults,
}

impl Iterator for Reader<'_> {
    type Item = Result<Report, ReadError>;

    fn next(&mut self) -> Option<Result<Report, ReadError>> {
        self.items.next().map(|item| item?.report(self.defaults))
    }
}

/// Reads an input into reports on this thread; see [`items`] for more threads.
pub fn read<'a>(source: impl BufRead + Send + 'a, format: Format, defaults: &'a Defaults) -> Reader<'a> {
    Reader { items: items(source, format), defaults }
}

/// An input that is one document.
fn once(mut source: Source<'_>, raw: fn(Vec<u8>, Web) -> Raw) -> impl Iterator<Item = Result<Item, ReadError>> + Send {
    std::iter::once_with(move || {
        let (bytes, more) = source::read_capped(&mut source, INPUT).map_err(|error| io_error(Place::Whole, &error))?;
        let note = || format!("only the first {INPUT} bytes were read");
        let web = Web { notes: more.then(note).into_iter().collect(), ..Web::default() };
        Ok(Item { place: Place::Whole, raw: raw(bytes, web) })
    })
}

pub(crate) fn io_error(place: Place, error: &std::io::Error) -> ReadError {
    let kind = match error.kind() {
        std::io::ErrorKind::UnexpectedEof => ErrorKind::Truncated,
        _ => ErrorKind::Io,
    };
    ReadError::new(kind, place, format!("the input breaks off here: {error}"))
}

/// The lines of a JSONL input.
struct Lines<'a> {
    source: Source<'a>,
    line: u64,
    ended: bool,
}

impl Iterator for Lines<'_> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        while !self.ended {
            self.line += 1;
            let place = Place::Line(self.line);
            match source::read_line(&mut self.source, LINE) {
                Ok(Line::Whole(bytes)) if is_blank(&bytes) => {}
                Ok(Line::Whole(bytes)) => {
                    return Some(Ok(Item { place, raw: Raw::Json(bytes) }));
                }
                Ok(Line::TooLong) => {
                    let message = format!("the line is longer than {LINE} bytes and was passed over");
                    return Some(Err(ReadError::new(ErrorKind::TooLarge, place, message)));
                }
                Ok(Line::End) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(io_error(place, &error)));
                }
            }
        }
        None
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).iter().all(u8::is_ascii_whitespace)
}
