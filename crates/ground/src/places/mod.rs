//! A parse becomes its toponyms, each placed on the map as far as the text allows.
//!
//! "in the southern Iranian city of Shiraz" gives Shiraz, a city in Fars, Iran; "Paris, Texas" is not the Paris of France.

mod attach;
mod candidates;
mod find;
mod rank;

use std::ops::Range;

use knowledge::Knowledge;
use names::Names;
use record::{Basis, Place, PlaceRecord, Span};
use syntax::Parse;

pub use attach::{PlaceQuery, event_place};
pub use candidates::Candidate;
pub use rank::kilometres;

use crate::gazetteer::Gazetteer;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum PlaceKind {
    Country,
    Region,
    Water,
    Admin1,
    Admin2,
    City,
    Facility,
}

impl PlaceKind {
    /// As records write it.
    pub fn as_str(self) -> &'static str {
        match self {
            PlaceKind::Country => "country",
            PlaceKind::Region => "region",
            PlaceKind::Water => "water",
            PlaceKind::Admin1 => "admin1",
            PlaceKind::Admin2 => "admin2",
            PlaceKind::City => "city",
            PlaceKind::Facility => "facility",
        }
    }

    /// The kind that a word of the data names.
    pub fn parse(word: &str) -> Option<PlaceKind> {
        use PlaceKind as K;
        [K::Country, K::Region, K::Water, K::Admin1, K::Admin2, K::City, K::Facility].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A toponym and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundedPlace {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// The token through which it hangs in the sentence.
    pub head: usize,
    /// Bytes of the text.
    pub span: Span,
    /// What it means; null where no gazetteer knows the name.
    pub meaning: Option<Candidate>,
}

impl GroundedPlace {
    /// The place as an event carries it.
    pub fn place(&self, text: &str) -> Place {
        let meaning = self.meaning.as_ref();
        Place {
            name: meaning.map(|meaning| meaning.name.to_string()),
            geonames: meaning.and_then(|meaning| meaning.geonames),
            country: meaning.and_then(|meaning| meaning.country.clone()),
            admin1: meaning.and_then(|meaning| meaning.admin1.clone()),
            lat: meaning.and_then(|meaning| meaning.point).map(|point| degrees(point.0)),
            lon: meaning.and_then(|meaning| meaning.point).map(|point| degrees(point.1)),
            kind: meaning.map(|meaning| meaning.kind.as_str().to_string()),
            text: Some(self.span.of(text).to_string()),
            span: Some(self.span),
            basis: Basis::Stated,
        }
    }

    /// The line of the `places` layer.
    pub fn record(&self, doc: &str, text: &str) -> PlaceRecord {
        let Place { name, geonames, country, admin1, lat, lon, kind, text, span, basis } = self.place(text);
        PlaceRecord { doc: doc.to_string(), name, geonames, country, admin1, lat, lon, kind, text, span, basis }
    }
}

/// Degrees with four decimals, so that the same place is written alike everywhere.
fn degrees(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}

/// All toponyms of a text, in text order, each with its best meaning.
pub fn places(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, names: Option<&Names>) -> Vec<GroundedPlace> {
    let toponyms = find::toponyms(parse, knowledge, gazetteer, names);
    rank::ground(parse, knowledge, gazetteer, toponyms)
}

/// The meanings of toponyms at given spans, for measuring resolution apart from recognition.
pub fn resolve_spans(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, spans: &[Span]) -> Vec<GroundedPlace> {
    let toponyms = find::given(parse, knowledge, gazetteer, spans);
    rank::ground(parse, knowledge, gazetteer, toponyms)
}
