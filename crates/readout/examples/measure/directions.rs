//! Sentences in which one party acts on another become the share in which the two are the right way round.
//!
//! `of-pair` asks `relate` about the two, `right` looks for them in the events that `code` finds.

use std::collections::BTreeMap;

use readout::record::{Event, Participant};
use readout::{Direction, Engine};

use crate::code::{meets, report};
use crate::sample::Sample;

pub fn measure(engine: &Engine, samples: &[Sample], list: bool) {
    let mut session = engine.session();
    let mut forms: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let (mut right, mut reversed) = (0, 0);
    let (mut told, mut mistold) = (0, 0);
    for sample in samples {
        let direction = session.relate(&sample.question, false).direction;
        if list && direction != Some(Direction::SourceActs) {
            println!("of-pair\t{direction:?}\t{}\t{} > {}\t{}", sample.form, sample.source, sample.target, sample.sentence());
        }
        match direction {
            Some(Direction::SourceActs) => told += 1,
            Some(Direction::TargetActs) => mistold += 1,
            _ => {}
        }
        let events = session.analyze(&report(sample.sentence())).events;
        let good = events.iter().any(|event| has(&event.actors, &sample.question.source) && on(event, &sample.question.target));
        let bad = events.iter().any(|event| has(&event.actors, &sample.question.target) && on(event, &sample.question.source));
        let score = forms.entry(&sample.form).or_default();
        score.1 += 1;
        if good && !bad {
            right += 1;
            score.0 += 1;
        } else {
            reversed += u32::from(bad);
            if list {
                let found: Vec<String> = events.iter().map(crate::code::told).collect();
                println!("{}\t{} > {}\t{}\t{}", sample.form, sample.source, sample.target, sample.sentence(), found.join(" ; "));
            }
        }
    }
    for (form, (right, all)) in forms {
        println!("directions {form}: {right} of {all}");
    }
    let all = samples.len().max(1) as f64;
    println!("directions.of-pair {:.3}", f64::from(told) / all);
    println!("directions.of-pair-reversed {:.3}", f64::from(mistold) / all);
    println!("directions.right {:.3}", f64::from(right) / all);
    println!("directions.reversed {:.3}", f64::from(reversed) / all);
}

fn has(side: &[Participant], phrase: &Option<std::ops::Range<usize>>) -> bool {
    side.iter().any(|who| who.span.is_some_and(|span| meets(span.start, span.end, phrase)))
}

/// Whether somebody is acted on, or what is theirs is what the act is about.
fn on(event: &Event, phrase: &Option<std::ops::Range<usize>>) -> bool {
    has(&event.recipients, phrase) || event.topic.as_ref().is_some_and(|topic| meets(topic.span.start, topic.span.end, phrase))
}
