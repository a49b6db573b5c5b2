//! What the tests of whole reports share: one engine, and short ways to ask an analysis.

#![allow(dead_code)]

use std::sync::OnceLock;

use readout::{Analysis, Engine, Report};
use record::{CountKind, Event, Participant, Statement};

/// The engine, started once for all tests of a file.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(Vec::new(), Vec::new()).expect("the embedded knowledge is sound"))
}

/// A text as a report of a day.
pub fn report(text: &str, published: &str) -> Report {
    let published = (!published.is_empty()).then_some(published);
    Report { id: "test".into(), lang: Some("en".into()), ..Report::of_text(text, published) }
}

/// The records of a text.
pub fn analyze(text: &str, published: &str) -> Analysis {
    engine().session().analyze(&report(text, published))
}

/// Whether any item is as wanted.
pub fn find<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> bool {
    items.iter().any(wanted)
}

/// Codes of participants; `-` where none is known.
pub fn code_of(participants: &[Participant]) -> Vec<&str> {
    participants.iter().map(|who| who.code.as_deref().unwrap_or("-")).collect()
}

/// First and last day of an event; empty where open or unknown.
pub fn days(event: &Event) -> (&str, &str) {
    match &event.date {
        Some(date) => (date.start.as_deref().unwrap_or(""), date.end.as_deref().unwrap_or("")),
        None => ("", ""),
    }
}

/// Name and country of an event's place.
pub fn place(event: &Event) -> (Option<&str>, Option<&str>) {
    event.place.as_ref().map_or((None, None), |place| (place.name.as_deref(), place.country.as_deref()))
}

/// Range of a count.
pub fn count(event: &Event, what: CountKind) -> Option<(Option<f64>, Option<f64>)> {
    event.counts.iter().find(|count| count.what == what).map(|count| (count.min, count.max))
}

/// An analysis, asked by words.
pub struct Told<'a>(pub &'a Analysis);

impl<'a> Told<'a> {
    /// The only or first event with a trigger.
    pub fn event(&self, trigger: &str) -> &'a Event {
        self.nth_event(trigger, 0)
    }

    /// One of several events with a trigger.
    pub fn nth_event(&self, trigger: &str, nth: usize) -> &'a Event {
        let events = self.0.events.iter().filter(|event| event.evidence.iter().any(|evidence| evidence.trigger.text == trigger));
        events.clone().nth(nth).unwrap_or_else(|| {
            panic!("no event {nth} of {trigger:?} among {:?}", self.0.events.iter().map(|event| &event.evidence[0].trigger.text).collect::<Vec<_>>())
        })
    }

    /// The statement whose content holds some words; the shortest where several do.
    pub fn statement(&self, words: &str) -> &'a Statement {
        let found = self.0.statements.iter().filter(|statement| statement.content.text.contains(words));
        found.min_by_key(|statement| statement.content.text.len()).unwrap_or_else(|| panic!("no statement holds {words:?}"))
    }
}
