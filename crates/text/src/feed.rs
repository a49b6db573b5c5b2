//! A feed becomes a document for each entry: RSS 0.9 to 2.0, Atom, JSON Feed.
//!
//! `<item><title>Talks</title><description>Putin called Raisi.</description></item>` becomes the title `Talks` and the
//! body `Putin called Raisi.`, with a note that the feed held a summary only.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use feed_rs::model;
use feed_rs::parser::Builder;

use crate::error::{ErrorKind, Place, ReadError};
use crate::html::{declared_charset, fragment, tame, words};
use crate::items::{Item, Raw, io_error};
use crate::limits::{ENTRIES, INPUT};
use crate::report::Draft;
use crate::source::{self, Source};
use crate::{day, decode};

/// An entry, its markup not yet read.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    markup: String,
    notes: Vec<String>,
}

impl Entry {
    /// Reads the markup.
    pub fn draft(self) -> Draft {
        let tamed = tame(&as_markup(&self.markup));
        let mut notes = self.notes;
        notes.extend(tamed.notes);
        Draft {
            title: self.title.map(|title| words(&title)),
            outlet: self.outlet.map(|outlet| words(&outlet)),
            published: self.published,
            url: self.url,
            body: fragment(&tamed.html),
            notes,
            ..Draft::default()
        }
    }
}

/// Plain text, which feeds hold too, as markup: its line feeds are breaks.
fn as_markup(text: &str) -> Cow<'_, str> {
    let is_plain = !["</", "/>", "<br", "<p", "<BR", "<P"].iter().any(|mark| text.contains(mark));
    if is_plain && text.contains('\n') {
        return text.replace('\n', "<br>").into();
    }
    text.into()
}

/// The entries of a feed, in its order; an error at the end where the feed breaks off or is none.
pub(crate) fn entries(mut source: Source) -> Vec<Result<Item, ReadError>> {
    let error = |kind, message: String| Err(ReadError::new(kind, Place::Whole, message));
    let (bytes, more) = match source::read_capped(&mut source, INPUT) {
        Ok(read) => read,
        Err(error) => return vec![Err(io_error(Place::Whole, &error))],
    };
    let decoded = decode::decode(&bytes, declared_charset(&bytes).as_deref());
    let text = without_declarations(&decoded.text);
    let (feed, broken) = match parse(&text) {
        Ok(feed) => (Some(feed), None),
        Err(reason) => (whole_entries(&text).and_then(|kept| parse(&kept).ok()), Some(reason)),
    };
    let Some(feed) = feed else {
        let reason = broken.unwrap_or_default();
        return vec![error(ErrorKind::Malformed, format!("not a feed: {reason}; RSS, Atom or JSON Feed is expected"))];
    };
    let mut items = items(feed, &decoded.notes);
    if items.is_empty() {
        items.push(error(ErrorKind::NoText, "the feed has no entries".to_owned()));
    }
    if more {
        items.push(error(ErrorKind::TooLarge, format!("only the first {INPUT} bytes of the feed were read")));
    } else if let Some(reason) = broken {
        items.push(error(ErrorKind::Truncated, format!("the feed breaks off behind its last whole entry: {reason}")));
    }
    items
}

/// A parser says where it stumbles; a panic inside the library counts as a broken feed.
fn parse(text: &str) -> Result<model::Feed, String> {
    let parser = Builder::new().timestamp_parser(timestamp).id_generator(|_, _, _| String::new()).build();
    match catch_unwind(AssertUnwindSafe(|| parser.parse(text.as_bytes()))) {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("the feed parser failed".to_owned()),
    }
}

/// The day as written, in the outlet's own time zone, at midnight.
fn timestamp(written: &str) -> Option<DateTime<Utc>> {
    let day: NaiveDate = day::parse(written)?.parse().ok()?;
    Some(day.and_time(NaiveTime::MIN).and_utc())
}

/// The text is decoded already, whatever charset its declaration names; a second declaration, further down, is not XML
/// and makes the parser panic.
fn without_declarations(text: &str) -> Cow<'_, str> {
    let text = text.trim_start();
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    };
    match text.contains("<?xml") {
        true => text.replace("<?xml", "<?x").into(),
        false => text.into(),
    }
}

/// A feed that breaks off, cut behind its last whole entry and closed again.
fn whole_entries(text: &str) -> Option<String> {
    let ends = [("</item>", "</channel></rss>"), ("</item>", "</rdf:RDF>"), ("</entry>", "</feed>")];
    let (mark, close) = match () {
        _ if text.contains("<rss") => ends[0],
        _ if text.contains("<rdf:RDF") => ends[1],
        _ => ends[2],
    };
    let at = text.rfind(mark)? + mark.len();
    Some(format!("{}{close}", &text[..at]))
}

fn items(feed: model::Feed, notes: &[String]) -> Vec<Result<Item, ReadError>> {
    let outlet = feed.title.map(|title| title.content);
    let numbered = feed.entries.into_iter().take(ENTRIES).zip(1u64..);
    numbered
        .map(|(entry, number)| {
            let entry = Box::new(read_entry(entry, outlet.clone(), notes.to_vec()));
            Ok(Item { place: Place::Entry(number), raw: Raw::Entry(entry) })
        })
        .collect()
}

fn read_entry(entry: model::Entry, outlet: Option<String>, mut notes: Vec<String>) -> Entry {
    let content = entry.content.and_then(|content| content.body);
    let summary = entry.summary.map(|summary| summary.content);
    if content.is_none() && summary.is_some() {
        notes.push("the feed holds a summary only".to_owned());
    }
    let is_page = |link: &&model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    Entry {
        title: entry.title.map(|title| title.content),
        outlet,
        published: entry.published.map(|time| time.format("%Y-%m-%d").to_string()),
        url: entry.links.iter().find(is_page).map(|link| link.href.clone()),
        markup: content.or(summary).unwrap_or_default(),
        notes,
    }
}
