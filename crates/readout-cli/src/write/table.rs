//! A readout for people: each document with its events, statements and conflicts, in 100 columns.
//!
//! Events are called E1, E2, ..., statements S1, ..., so that a conflict can name what it sets against what:
//!
//! ```text
//! E1  CONSULT phone  2022-11-12
//!     who       Vladimir Putin (RUSGOV), Ebrahim Raisi (IRNGOV)
//!     source    the Kremlin (RUSGOV) "said in a statement"
//!     words     "Putin and Raisi spoke by phone"  [spoke]
//!     rule      consult.phone, confidence 0.93
//! ```

use std::collections::BTreeMap;
use std::io::Write;

use readout::Analysis;
use record::{Conflict, Document, Event, Statement};

use super::Writer;
use super::layout::{Page, Style};
use super::phrase;
use crate::args::Layer;
use crate::options::Colour;
use crate::output::Output;
use crate::report;

/// Writes readouts.
pub struct TableWriter {
    output: Output,
    colour: Colour,
    layers: Vec<Layer>,
}

impl TableWriter {
    /// Writes the layers to the output.
    pub fn new(output: Output, colour: Colour, layers: &[Layer]) -> TableWriter {
        TableWriter { output, colour, layers: layers.to_vec() }
    }
}

impl Writer for TableWriter {
    fn document(&mut self, analysis: Analysis) -> anyhow::Result<()> {
        let mut page = Page::new(self.colour);
        document(&mut page, &analysis.document);
        let headed = page.text().to_string();
        let labels = Labels::of(&analysis);
        for layer in &self.layers {
            section(&mut page, *layer, &analysis, &labels);
        }
        if page.text() == headed {
            page.line(Style::Plain, "nothing found");
        }
        page.blank();
        self.output.write_all(page.text().as_bytes())?;
        Ok(self.output.flush()?)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.output.finish()
    }
}

/// What records are called on this page: `E1` for an event's id.
struct Labels(BTreeMap<String, String>);

impl Labels {
    fn of(analysis: &Analysis) -> Labels {
        let events = analysis.events.iter().enumerate().map(|(n, event)| (&event.id, format!("E{}", n + 1)));
        let statements = analysis.statements.iter().enumerate().map(|(n, said)| (&said.id, format!("S{}", n + 1)));
        Labels(events.chain(statements).map(|(id, label)| (id.clone(), label)).collect())
    }

    /// The label, or the id itself of what is not on this page.
    fn get<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, String::as_str)
    }
}

fn document(page: &mut Page, document: &Document) {
    let untitled = || format!("report {}", document.id);
    page.line(Style::Title, &document.title.clone().unwrap_or_else(untitled));
    let sentences = report::counted(document.sentences as usize, "sentence");
    let known = [document.outlet.as_deref(), document.published.as_deref(), document.url.as_deref(), Some(&sentences)];
    page.line(Style::Plain, &known.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    if let Some(text) = &document.text {
        page.blank();
        text.lines().for_each(|line| page.line(Style::Plain, line));
    }
    for note in &document.notes {
        page.line(Style::Plain, &format!("note: {note}"));
    }
}

fn section(page: &mut Page, layer: Layer, analysis: &Analysis, labels: &Labels) {
    match layer {
        Layer::Events => list(page, "EVENTS", &analysis.events, |page, _, one| event(page, one, labels)),
        Layer::Statements => list(page, "STATEMENTS", &analysis.statements, |page, _, one| statement(page, one, labels)),
        Layer::Conflicts => list(page, "CONFLICTS", &analysis.conflicts, |page, n, one| conflict(page, n, one, labels)),
        Layer::Places => list(page, "PLACES", &analysis.places, |page, _, one| page.row(&phrase::toponym(one))),
        Layer::Times => list(page, "TIMES", &analysis.times, |page, _, one| page.row(&phrase::time(one))),
        Layer::Mentions => list(page, "MENTIONS", &analysis.mentions, |page, _, one| page.row(&phrase::mention(one))),
        Layer::Sentences => list(page, "SENTENCES", &analysis.sentences, |page, _, one| page.row(&phrase::sentence(one))),
    }
}

/// A heading and what stands under it; nothing at all where there is nothing.
fn list<T>(page: &mut Page, heading: &str, records: &[T], each: impl Fn(&mut Page, usize, &T)) {
    if records.is_empty() {
        return;
    }
    page.blank();
    page.line(Style::Heading, heading);
    for (number, record) in (1..).zip(records) {
        each(page, number, record);
    }
}

fn event(page: &mut Page, event: &Event, labels: &Labels) {
    let mut heading = vec![phrase::kind(event)];
    heading.extend(event.date.as_ref().map(phrase::date));
    heading.extend(event.place.as_ref().map(phrase::place));
    heading.extend((!event.aux.is_empty()).then(|| phrase::words(&event.aux)));
    page.record(labels.get(&event.id), &heading.join("  "));
    page.field("who", &phrase::people(&event.actors));
    page.field("whom", &phrase::people(&event.recipients));
    for link in &event.attribution {
        page.field("source", &phrase::attribution(link));
    }
    page.field("counts", &event.counts.iter().map(phrase::count).collect::<Vec<_>>().join("; "));
    page.field("about", &event.topic.as_ref().map(|topic| phrase::quoted(&topic.text)).unwrap_or_default());
    page.field("inside", event.within.as_deref().map_or("", |id| labels.get(id)));
    for evidence in &event.evidence {
        page.field("words", &phrase::evidence(evidence));
    }
    page.field("rule", &format!("{}, confidence {:.2}", event.rule, event.confidence));
}

fn statement(page: &mut Page, statement: &Statement, labels: &Labels) {
    let speaker = statement.speaker.as_ref().map_or_else(|| "somebody".to_string(), phrase::person);
    let mut heading = vec![format!("{speaker} {}", phrase::quoted(&statement.cue.text))];
    heading.push(format!("{}, {}", phrase::words(&[statement.stance]), phrase::words(&[statement.manner])));
    heading.extend(statement.date.as_ref().map(phrase::date));
    page.record(labels.get(&statement.id), &heading.join("  "));
    page.field("to", &phrase::people(&statement.addressees));
    page.field("words", &phrase::quoted(&statement.content.text));
    page.field("inside", statement.within.as_deref().map_or("", |id| labels.get(id)));
    page.field("events", &statement.events.iter().map(|id| labels.get(id)).collect::<Vec<_>>().join(", "));
}

fn conflict(page: &mut Page, number: usize, conflict: &Conflict, labels: &Labels) {
    page.record(&format!("C{number}"), &format!("accounts differ in {}", phrase::words(&[conflict.field])));
    for account in &conflict.accounts {
        page.field(labels.get(&account.event), &phrase::account(account));
    }
    page.field("note", conflict.note.as_deref().unwrap_or_default());
}
