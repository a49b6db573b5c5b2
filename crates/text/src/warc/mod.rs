//! A web archive becomes a document for each page in it: responses, resources, and the plain text of WET files.
//!
//! The reader is our own because none that was measured notices an archive that is cut short. It streams: one record is
//! in memory at a time. Redirects, images and other records without text are passed over.

mod http;

use std::io::{self, BufRead, Read};

use crate::error::{ErrorKind, Place, ReadError};
use crate::items::{Item, Raw, Web, io_error};
use crate::limits::RECORD;
use crate::source::Source;
use http::Body;

/// Bytes of one header line, and lines of one header.
const HEADER_LINE: u64 = 64 << 10;
const HEADER_LINES: usize = 1000;

/// The records of an archive.
pub(crate) struct Records<'a> {
    source: Source<'a>,
    number: u64,
    /// Bytes read of the uncompressed archive.
    offset: u64,
    ended: bool,
}

/// The header fields that matter.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    length: Option<u64>,
    url: Option<String>,
    day: Option<String>,
    content_type: String,
}

/// How reading one record went.
enum Step {
    End,
    /// A record without text.
    Passed,
    Found(Item),
}

impl<'a> Records<'a> {
    pub fn new(source: Source<'a>) -> Records<'a> {
        Records { source, number: 0, offset: 0, ended: false }
    }

    fn step(&mut self) -> Result<Step, ReadError> {
        let Some(first) = self.first_line()? else {
            return Ok(Step::End);
        };
        self.number += 1;
        let place = Place::Record { number: self.number, offset: self.offset - first.len() as u64 };
        if !first.starts_with(b"WARC/") {
            return self.resume(place);
        }
        let header = self.header(place)?;
        let Some(length) = header.length else {
            let message = "the record states no Content-Length; reading goes on at the next record";
            return Err(ReadError::new(ErrorKind::Malformed, place, message).of(header.url));
        };
        let wanted = wants(&header);
        let block = self.block(place, length, wanted).map_err(|error| error.of(header.url.clone()))?;
        let notes = (wanted && length > RECORD as u64).then(|| format!("only the first {RECORD} of {length} bytes of the record were read"));
        if !wanted {
            return Ok(Step::Passed);
        }
        let body = if header.kind == "response" {
            http::body(block).map_err(|fault| fault.at(place).of(header.url.clone()))?
        } else {
            Some(Body { bytes: block, content_type: header.content_type.clone() })
        };
        Ok(body.and_then(|body| item(place, header, body, notes)).map_or(Step::Passed, Step::Found))
    }

    /// The next line that is not blank.
    fn first_line(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        loop {
            match self.line()? {
                line if line.is_empty() => return Ok(None),
                line if line.trim_ascii().is_empty() => {}
                line => return Ok(Some(line)),
            }
        }
    }

    fn header(&mut self, place: Place) -> Result<Header, ReadError> {
        let mut header = Header::default();
        for _ in 0..HEADER_LINES {
            let line = self.line()?;
            if line.is_empty() {
                return Err(ReadError::new(ErrorKind::Truncated, place, "the archive ends inside a record header"));
            }
            let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
            if line.is_empty() {
                return Ok(header);
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                "content-length" => header.length = value.parse().ok(),
                "warc-target-uri" => header.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "warc-date" => header.day = crate::day::parse(value),
                "content-type" => header.content_type = value.to_ascii_lowercase(),
                _ => {}
            }
        }
        Err(ReadError::new(ErrorKind::Malformed, place, format!("the record header has over {HEADER_LINES} lines")))
    }

    /// The content of a record, or nothing of one that is not wanted; passes over what is too much.
    fn block(&mut self, place: Place, length: u64, wanted: bool) -> Result<Vec<u8>, ReadError> {
        let keep = if wanted { length.min(RECORD as u64) } else { 0 };
        let mut block = Vec::new();
        let read = (&mut self.source).take(keep).read_to_end(&mut block);
        let result = read.and_then(|kept| Ok(kept as u64 + skip(&mut self.source, length - kept as u64)?));
        let got = result.map_err(|error| self.broken(place, &error))?;
        self.offset += got;
        if got < length {
            self.ended = true;
            let message = format!("the archive is cut short: the record has {length} bytes, only {got} of them are there");
            return Err(ReadError::new(ErrorKind::Truncated, place, message));
        }
        Ok(block)
    }

    /// What is no record is passed over, up to the next one.
    fn resume(&mut self, place: Place) -> Result<Step, ReadError> {
        let mut passed = 0u64;
        loop {
            let head = self.source.fill_buf().map_err(|error| io_error(place, &error))?;
            if head.is_empty() || (passed > 0 && head.starts_with(b"WARC/")) {
                break;
            }
            let length = self.line()?.len() as u64;
            passed += length;
        }
        let message = "not a WARC record: one begins with `WARC/1.0` or `WARC/1.1`; reading goes on at the next one";
        Err(ReadError::new(ErrorKind::Malformed, place, message))
    }

    /// A line with its line feed; empty at the end.
    fn line(&mut self) -> Result<Vec<u8>, ReadError> {
        let mut line = Vec::new();
        let read = (&mut self.source).take(HEADER_LINE).read_until(b'\n', &mut line);
        let place = Place::Record { number: self.number.max(1), offset: self.offset };
        read.map_err(|error| self.broken(place, &error))?;
        self.offset += line.len() as u64;
        Ok(line)
    }

    /// After an error of the source nothing can be read.
    fn broken(&mut self, place: Place, error: &io::Error) -> ReadError {
        self.ended = true;
        io_error(place, error)
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        while !self.ended {
            match self.step() {
                Ok(Step::Passed) => {}
                Ok(Step::Found(item)) => return Some(Ok(item)),
                Ok(Step::End) => self.ended = true,
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

/// Passes over bytes without keeping them; says how many there were.
fn skip(source: &mut Source, length: u64) -> io::Result<u64> {
    io::copy(&mut source.take(length), &mut io::sink())
}

fn wants(header: &Header) -> bool {
    match header.kind.as_str() {
        "response" => header.content_type.is_empty() || header.content_type.contains("http"),
        "resource" | "conversion" => is_html(&header.content_type) || header.content_type.starts_with("text/plain"),
        _ => false,
    }
}

fn is_html(content_type: &str) -> bool {
    content_type.starts_with("text/html") || content_type.starts_with("application/xhtml")
}

/// The document of a record, where its content is a page or plain text.
fn item(place: Place, header: Header, body: Body, note: Option<String>) -> Option<Item> {
    let charset = http::parameter(&body.content_type, "charset");
    let crawled = header.day.map(|day| format!("crawled {day}"));
    let web = Web { url: header.url, charset, notes: note.into_iter().chain(crawled).collect() };
    let raw = if is_html(&body.content_type) {
        Raw::Html(body.bytes, web)
    } else if body.content_type.starts_with("text/plain") {
        Raw::Plain(body.bytes, web)
    } else {
        return None;
    };
    Some(Item { place, raw })
}
