//! A line of JSON becomes a document: `{"id": "a1", "title": "Talks", "text": "Putin called Raisi."}`.
//!
//! Fields: `id, url, title, text` or `html, published` (or `date`), `outlet` (or `source`), `lang`; others are passed over.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, Visitor};

use crate::error::{ErrorKind, Fault};
use crate::report::Draft;
use crate::{decode, html};

/// The fields that are read. `lang` is not: the text itself is asked.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    id: Loose,
    url: Loose,
    title: Loose,
    text: Loose,
    html: Loose,
    published: Loose,
    date: Loose,
    outlet: Loose,
    source: Loose,
}

/// Reads one line.
///
/// # Errors
/// [`ErrorKind::Malformed`] where the line is no JSON object.
pub(crate) fn draft(line: &[u8]) -> Result<Draft, Fault> {
    let decoded = decode::decode(line, None);
    let object = decoded.text.trim_start();
    if !object.starts_with('{') {
        return Err(Fault::new(ErrorKind::Malformed, not_an_object(object)));
    }
    let fields: Fields = serde_json::from_str(object).map_err(|error| malformed(&error))?;
    let mut draft = match (fields.text.0, fields.html.0) {
        (Some(text), _) if !text.trim().is_empty() => Draft { body: text, ..Draft::default() },
        (_, Some(page)) => html::draft(page.as_bytes(), Some("utf-8"))?,
        _ => Draft::default(),
    };
    draft.id = fields.id.0;
    draft.url = fields.url.0.or(draft.url);
    draft.title = fields.title.0.or(draft.title);
    draft.published = fields.published.0.or(fields.date.0).or(draft.published);
    draft.outlet = fields.outlet.0.or(fields.source.0).or(draft.outlet);
    draft.notes.splice(0..0, decoded.notes);
    Ok(draft)
}

fn malformed(error: &serde_json::Error) -> Fault {
    let hint = if error.is_eof() { "; an object must stand on one line" } else { "" };
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    Fault::new(ErrorKind::Malformed, format!("not a JSON object: {reason} (column {}){hint}", error.column()))
}

fn not_an_object(line: &str) -> &'static str {
    match line.starts_with('[') {
        true => "not a JSON object but an array: it must be split, an object on each line",
        false => "not a JSON object: every line must be one, from `{` to `}`",
    }
}

/// A field that may hold a string or a number; anything else counts as absent.
#[derive(Default)]
struct Loose(Option<String>);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Loose, D::Error> {
        from.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a string or a number")
    }

    fn visit_str<E>(self, value: &str) -> Result<Loose, E> {
        Ok(Loose(Some(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Loose, E> {
        Ok(Loose(Some(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Loose, E> {
        Ok(Loose(Some(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Loose, E> {
        Ok(Loose(Some(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Loose, E> {
        Ok(Loose(Some(value.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose(None))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose(None))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose(None))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose(None))
    }
}
