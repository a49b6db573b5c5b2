//! The flat tables that CSV and Parquet write: which columns each has, and what stands in them.
//!
//! An event with two actors is one row of `events`, two of `participants` and one or more of `evidence`;
//! `doc` and `id` (or `event`, `record`) join them. Adding a line to a table here adds the column to both formats.

use readout::Analysis;
use record::{
    Account, AccountValue, Attribution, Conflict, Count, DateRange, Document, Event, Evidence, MentionRecord, Participant, PlaceRecord, SentenceRecord, Span,
    Statement, TimeRecord,
};

use super::cell::{Cell, Kind, ToInt, ToText, list, word};
use crate::args::Layer;

/// A table of the flat form.
pub struct Table {
    /// Name of its file, without the extension.
    pub name: &'static str,
    /// The layer it belongs to; the documents belong to all.
    pub layer: Option<Layer>,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// Its rows for one document.
    pub rows: for<'a> fn(&'a Analysis) -> Vec<Row<'a>>,
}

/// A column of a table.
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// One field for each column.
pub type Row<'a> = Vec<Cell<'a>>;

/// All tables, in the order in which one would read them.
pub static TABLES: &[Table] = &[
    Table { name: "documents", layer: None, columns: DOCUMENTS, rows: |a| vec![document(&a.document)] },
    Table { name: "events", layer: Some(Layer::Events), columns: EVENTS, rows: |a| a.events.iter().map(event).collect() },
    Table { name: "participants", layer: Some(Layer::Events), columns: PARTICIPANTS, rows: participants },
    Table { name: "attribution", layer: Some(Layer::Events), columns: ATTRIBUTION, rows: attributions },
    Table { name: "evidence", layer: Some(Layer::Events), columns: EVIDENCE, rows: evidences },
    Table { name: "counts", layer: Some(Layer::Events), columns: COUNTS, rows: counts },
    Table { name: "statements", layer: Some(Layer::Statements), columns: STATEMENTS, rows: |a| a.statements.iter().map(statement).collect() },
    Table { name: "conflicts", layer: Some(Layer::Conflicts), columns: CONFLICTS, rows: accounts },
    Table { name: "places", layer: Some(Layer::Places), columns: PLACES, rows: |a| a.places.iter().map(place).collect() },
    Table { name: "times", layer: Some(Layer::Times), columns: TIMES, rows: |a| a.times.iter().map(time).collect() },
    Table { name: "mentions", layer: Some(Layer::Mentions), columns: MENTIONS, rows: |a| a.mentions.iter().map(mention).collect() },
    Table { name: "sentences", layer: Some(Layer::Sentences), columns: SENTENCES, rows: |a| a.sentences.iter().map(sentence).collect() },
];

/// Declares the columns of a table beside what stands in them.
macro_rules! table {
    ($columns:ident, $row:ident($($arg:ident: $type:ty),+), { $($name:literal: $kind:ident($value:expr),)+ }) => {
        const $columns: &[Column] = &[$(Column { name: $name, kind: Kind::$kind }),+];

        fn $row<'a>($($arg: $type),+) -> Row<'a> {
            vec![$(table!(@cell $kind $value)),+]
        }
    };
    (@cell Text $value:expr) => { Cell::Text(ToText::to_text($value)) };
    (@cell Int $value:expr) => { Cell::Int(ToInt::to_int($value)) };
    (@cell Float $value:expr) => { Cell::Float(Option::<f64>::from($value)) };
    (@cell Day $value:expr) => { Cell::Day($value) };
}

table!(DOCUMENTS, document(d: &'a Document), {
    "id": Text(&d.id),
    "title": Text(&d.title),
    "outlet": Text(&d.outlet),
    "published": Day(d.published.as_deref()),
    "url": Text(&d.url),
    "lang": Text(&d.lang),
    "sentences": Int(d.sentences),
    "version": Text(&d.coder.version),
    "knowledge": Text(&d.coder.knowledge),
    "schema": Text(&d.coder.schema),
    "notes": Text(list(&d.notes)),
    "text": Text(&d.text),
});

table!(EVENTS, event(e: &'a Event), {
    "doc": Text(&e.doc),
    "id": Text(&e.id),
    "sentence": Int(e.sentence),
    "happening": Text(&e.happening),
    "within": Text(&e.within),
    "type": Text(e.kind.map(|kind| kind.as_str())),
    "mode": Text(&e.mode),
    "contexts": Text(list(&e.contexts)),
    "quad": Text(e.quad.map(|quad| quad.as_str())),
    "score": Float(e.score),
    "cameo": Text(&e.cameo),
    "goldstein": Float(e.goldstein),
    "actors": Text(names(&e.actors)),
    "actor_codes": Text(codes(&e.actors)),
    "recipients": Text(names(&e.recipients)),
    "recipient_codes": Text(codes(&e.recipients)),
    "date_start": Day(start(&e.date)),
    "date_end": Day(end(&e.date)),
    "date_basis": Text(e.date.as_ref().map(|date| word(date.basis))),
    "place": Text(e.place.as_ref().and_then(|place| place.name.as_deref())),
    "geonames": Int(e.place.as_ref().and_then(|place| place.geonames)),
    "country": Text(e.place.as_ref().and_then(|place| place.country.as_deref())),
    "admin1": Text(e.place.as_ref().and_then(|place| place.admin1.as_deref())),
    "lat": Float(e.place.as_ref().and_then(|place| place.lat)),
    "lon": Float(e.place.as_ref().and_then(|place| place.lon)),
    "place_kind": Text(e.place.as_ref().and_then(|place| place.kind.as_deref())),
    "place_basis": Text(e.place.as_ref().map(|place| word(place.basis))),
    "aux": Text(list(e.aux.iter().map(word))),
    "sources": Text(names(e.attribution.iter().flat_map(|link| &link.sources))),
    "source_codes": Text(codes(e.attribution.iter().flat_map(|link| &link.sources))),
    "stance": Text(e.attribution.last().map(|link| word(link.stance))),
    "topic": Text(e.topic.as_ref().map(|topic| topic.text.as_str())),
    "text": Text(e.evidence.first().map(|evidence| evidence.text.as_str())),
    "trigger": Text(e.evidence.first().map(|evidence| evidence.trigger.text.as_str())),
    "rule": Text(&e.rule),
    "confidence": Float(e.confidence),
});

table!(PARTICIPANTS, participant(e: &'a Event, role: &'a str, link: Option<usize>, position: usize, p: &'a Participant), {
    "doc": Text(&e.doc),
    "event": Text(&e.id),
    "role": Text(role),
    "link": Int(link),
    "position": Int(position),
    "text": Text(&p.text),
    "start": Int(p.span.map(|span| span.start)),
    "end": Int(p.span.map(|span| span.end)),
    "basis": Text(word(p.basis)),
    "name": Text(&p.name),
    "id": Text(&p.id),
    "country": Text(&p.country),
    "sector": Text(p.sector.map(|sector| sector.as_str())),
    "code": Text(&p.code),
    "office": Text(p.office.as_ref().map(|office| office.title.as_str())),
    "office_since": Day(p.office.as_ref().and_then(|office| office.since.as_deref())),
    "office_until": Day(p.office.as_ref().and_then(|office| office.until.as_deref())),
});

table!(ATTRIBUTION, attribution(e: &'a Event, link: usize, a: &'a Attribution), {
    "doc": Text(&e.doc),
    "event": Text(&e.id),
    "link": Int(link),
    "sources": Text(names(&a.sources)),
    "source_codes": Text(codes(&a.sources)),
    "cue": Text(&a.cue.text),
    "cue_start": Int(a.cue.span.start),
    "cue_end": Int(a.cue.span.end),
    "manner": Text(word(a.manner)),
    "stance": Text(word(a.stance)),
    "date_start": Day(start(&a.date)),
    "date_end": Day(end(&a.date)),
});

table!(EVIDENCE, evidence(e: &'a Event, position: usize, words: &'a Evidence), {
    "doc": Text(&e.doc),
    "event": Text(&e.id),
    "position": Int(position),
    "sentence": Int(words.sentence),
    "text": Text(&words.text),
    "start": Int(words.span.start),
    "end": Int(words.span.end),
    "trigger": Text(&words.trigger.text),
    "trigger_start": Int(words.trigger.span.start),
    "trigger_end": Int(words.trigger.span.end),
});

table!(COUNTS, count(e: &'a Event, position: usize, c: &'a Count), {
    "doc": Text(&e.doc),
    "event": Text(&e.id),
    "position": Int(position),
    "what": Text(word(c.what)),
    "min": Float(c.min),
    "max": Float(c.max),
    "unit": Text(&c.unit),
    "whom": Text(&c.whom),
    "text": Text(&c.text),
    "start": Int(c.span.start),
    "end": Int(c.span.end),
});

table!(STATEMENTS, statement(s: &'a Statement), {
    "doc": Text(&s.doc),
    "id": Text(&s.id),
    "sentence": Int(s.sentence),
    "speaker": Text(names(&s.speaker)),
    "speaker_text": Text(s.speaker.as_ref().and_then(|speaker| speaker.text.as_deref())),
    "speaker_id": Text(s.speaker.as_ref().and_then(|speaker| speaker.id.as_deref())),
    "speaker_code": Text(codes(&s.speaker)),
    "addressees": Text(names(&s.addressees)),
    "addressee_codes": Text(codes(&s.addressees)),
    "cue": Text(&s.cue.text),
    "cue_start": Int(s.cue.span.start),
    "cue_end": Int(s.cue.span.end),
    "manner": Text(word(s.manner)),
    "stance": Text(word(s.stance)),
    "content": Text(&s.content.text),
    "content_spans": Text(list(s.content.spans.iter().map(|span| range(*span)))),
    "date_start": Day(start(&s.date)),
    "date_end": Day(end(&s.date)),
    "within": Text(&s.within),
    "events": Text(list(&s.events)),
});

table!(CONFLICTS, account(doc: &'a str, c: &'a Conflict, position: usize, a: &'a Account), {
    "doc": Text(doc),
    "id": Text(&c.id),
    "field": Text(word(c.field)),
    "position": Int(position),
    "event": Text(&a.event),
    "sources": Text(names(&a.sources)),
    "source_codes": Text(codes(&a.sources)),
    "value": Text(match &a.value { AccountValue::Text(text) => Some(text.as_str()), _ => None }),
    "min": Float(match a.value { AccountValue::Number(number) => Some(number), AccountValue::Range { min, .. } => min, _ => None }),
    "max": Float(match a.value { AccountValue::Number(number) => Some(number), AccountValue::Range { max, .. } => max, _ => None }),
    "note": Text(&c.note),
});

table!(PLACES, place(p: &'a PlaceRecord), {
    "doc": Text(&p.doc),
    "text": Text(&p.text),
    "start": Int(p.span.map(|span| span.start)),
    "end": Int(p.span.map(|span| span.end)),
    "name": Text(&p.name),
    "geonames": Int(p.geonames),
    "country": Text(&p.country),
    "admin1": Text(&p.admin1),
    "lat": Float(p.lat),
    "lon": Float(p.lon),
    "type": Text(&p.kind),
    "basis": Text(word(p.basis)),
});

table!(TIMES, time(t: &'a TimeRecord), {
    "doc": Text(&t.doc),
    "text": Text(&t.text),
    "start": Int(t.span.start),
    "end": Int(t.span.end),
    "type": Text(word(t.kind)),
    "value": Text(&t.value),
});

table!(MENTIONS, mention(m: &'a MentionRecord), {
    "doc": Text(&m.doc),
    "text": Text(&m.text),
    "start": Int(m.span.start),
    "end": Int(m.span.end),
    "type": Text(word(m.kind)),
    "participants": Text(names(&m.participants)),
    "codes": Text(codes(&m.participants)),
    "chains": Text(list(m.chains.iter().map(u32::to_string))),
});

table!(SENTENCES, sentence(s: &'a SentenceRecord), {
    "doc": Text(&s.doc),
    "index": Int(s.index),
    "start": Int(s.span.start),
    "end": Int(s.span.end),
});

fn participants(analysis: &Analysis) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for event in &analysis.events {
        rows.extend(with_role(event, "actor", None, &event.actors));
        rows.extend(with_role(event, "recipient", None, &event.recipients));
        for (link, attribution) in event.attribution.iter().enumerate() {
            rows.extend(with_role(event, "source", Some(link), &attribution.sources));
        }
    }
    rows
}

fn with_role<'a>(event: &'a Event, role: &'static str, link: Option<usize>, people: &'a [Participant]) -> impl Iterator<Item = Row<'a>> {
    people.iter().enumerate().map(move |(position, person)| participant(event, role, link, position, person))
}

fn attributions(analysis: &Analysis) -> Vec<Row<'_>> {
    each(analysis, |event| &event.attribution, attribution)
}

fn evidences(analysis: &Analysis) -> Vec<Row<'_>> {
    each(analysis, |event| &event.evidence, evidence)
}

fn counts(analysis: &Analysis) -> Vec<Row<'_>> {
    each(analysis, |event| &event.counts, count)
}

/// One row for each part of each event.
fn each<'a, P>(analysis: &'a Analysis, parts: fn(&'a Event) -> &'a Vec<P>, row: fn(&'a Event, usize, &'a P) -> Row<'a>) -> Vec<Row<'a>> {
    let of = |event| parts(event).iter().enumerate().map(move |(position, part)| row(event, position, part));
    analysis.events.iter().flat_map(of).collect()
}

fn accounts(analysis: &Analysis) -> Vec<Row<'_>> {
    let doc = analysis.document.id.as_str();
    let mut rows = Vec::new();
    for conflict in &analysis.conflicts {
        let of_one = conflict.accounts.iter().enumerate();
        rows.extend(of_one.map(|(position, one)| account(doc, conflict, position, one)));
    }
    rows
}

/// Canonical names, else the words.
fn names<'a>(people: impl IntoIterator<Item = &'a Participant>) -> Option<String> {
    list(people.into_iter().filter_map(|person| person.name.as_deref().or(person.text.as_deref())))
}

/// Actor codes of those that have one.
fn codes<'a>(people: impl IntoIterator<Item = &'a Participant>) -> Option<String> {
    list(people.into_iter().filter_map(|person| person.code.as_deref()))
}

fn start(date: &Option<DateRange>) -> Option<&str> {
    date.as_ref().and_then(|date| date.start.as_deref())
}

fn end(date: &Option<DateRange>) -> Option<&str> {
    date.as_ref().and_then(|date| date.end.as_deref())
}

fn range(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}
