//! Sentences coded without their pair become the share in which an event of the right type has both sides.

use std::ops::Range;

use readout::record::{Event, MentionRecord, Participant};
use readout::{Engine, Report};

use crate::sample::{Sample, root};

pub fn measure(engine: &Engine, samples: &[Sample], list: bool) {
    let mut session = engine.session();
    let (mut right, mut both, mut false_events) = (0, 0, 0);
    for sample in samples {
        let analysis = session.analyze(&report(sample.sentence()));
        let events = &analysis.events;
        let of_type: Vec<&Event> = events.iter().filter(|event| root(kind(event)) == root(&sample.kind)).collect();
        let joined = of_type.iter().any(|event| joins(event, &analysis.mentions, sample));
        right += usize::from(!of_type.is_empty());
        both += usize::from(joined);
        let wrong = sample.kind == "NONE" && events.iter().any(|event| joins(event, &analysis.mentions, sample));
        false_events += usize::from(wrong);
        if list && (wrong || sample.kind != "NONE" && !joined) {
            let verdict = if of_type.is_empty() { "type" } else { "sides" };
            let found: Vec<String> = events.iter().map(told).collect();
            println!("{verdict}\t{}\t{} > {}\t{}\t{}", sample.kind, sample.source, sample.target, sample.sentence(), found.join(" ; "));
        }
    }
    let all = samples.iter().filter(|sample| sample.kind != "NONE").count().max(1) as f64;
    println!("code: {} sentences, {} of them without a relation", samples.len(), samples.len() - all as usize);
    println!("code.type {:.3}", f64::from(u32::try_from(right).unwrap_or(0)) / all);
    println!("code.both-sides {:.3}", f64::from(u32::try_from(both).unwrap_or(0)) / all);
    println!("code.false {false_events}");
}

/// Whether an event has the source among its actors and the target on the other side or as its topic; "he" counts as whom it means.
pub fn joins(event: &Event, mentions: &[MentionRecord], sample: &Sample) -> bool {
    let among = |side: &[Participant], phrase: &Option<Range<usize>>| {
        let named = |who: &Participant| {
            mentions
                .iter()
                .filter(|mention| meets(mention.span.start, mention.span.end, phrase))
                .flat_map(|mention| &mention.participants)
                .any(|known| known.name.is_some() && known.name == who.name)
        };
        side.iter().any(|who| who.span.is_some_and(|span| meets(span.start, span.end, phrase)) || named(who))
    };
    let acts = among(&event.actors, &sample.question.source);
    let topic = event.topic.as_ref().is_some_and(|topic| meets(topic.span.start, topic.span.end, &sample.question.target));
    let other = among(&event.recipients, &sample.question.target) || among(&event.actors, &sample.question.target);
    acts && (other || topic)
}

pub fn meets(start: u32, end: u32, phrase: &Option<Range<usize>>) -> bool {
    phrase.as_ref().is_some_and(|phrase| (start as usize) < phrase.end && phrase.start < end as usize)
}

/// The type of an event.
pub fn kind(event: &Event) -> &'static str {
    event.kind.map_or("NONE", |kind| kind.as_str())
}

pub fn told(event: &Event) -> String {
    let words = |side: &[Participant]| side.iter().map(|who| who.text.clone().unwrap_or_default()).collect::<Vec<_>>().join(", ");
    format!("{} [{}] {} > {}", kind(event), event.rule, words(&event.actors), words(&event.recipients))
}

/// A sentence as a report of its own.
pub fn report(sentence: &str) -> Report {
    Report::of_text(sentence, Some("2024-03-06"))
}
