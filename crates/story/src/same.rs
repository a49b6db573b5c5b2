//! Two events become one happening where nothing speaks against it and something beyond the type speaks for it.

use knowledge::Knowledge;
use record::{Event, EventType, Participant};

use crate::Clue;

/// Events back with which an event is compared: happenings of one report stand close together, and time stays linear.
pub(crate) const REACH: usize = 120;

/// For each event the index of the first event of its happening.
pub(crate) fn happenings(events: &[Event], clues: &[Clue], knowledge: &Knowledge) -> Vec<usize> {
    let mut first: Vec<usize> = (0..events.len()).collect();
    for later in 0..events.len() {
        for earlier in later.saturating_sub(REACH)..later {
            let (a, b) = (root(&first, earlier), root(&first, later));
            if a != b && alike(&events[earlier], &clues[earlier], &events[later], &clues[later], knowledge) {
                first[a.max(b)] = a.min(b);
            }
        }
    }
    (0..events.len()).map(|at| root(&first, at)).collect()
}

/// The first event of the happening that an event belongs to so far.
fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// Whether two events can be and probably are one happening.
fn alike(a: &Event, a_clue: &Clue, b: &Event, b_clue: &Clue, knowledge: &Knowledge) -> bool {
    let family = |event: &Event| event.kind.and_then(|kind| knowledge.story.family(kind.as_str(), event.mode.as_deref()));
    if family(a).is_none() || family(a) != family(b) || future(a) != future(b) {
        return false;
    }
    let sides = sides_agree(a, b).or_else(|| same_force(a, b));
    let places = places_agree(a, b);
    let dates = dates_agree(a, b);
    let topics = topics_agree(a_clue, b_clue);
    let against = [sides, places, dates].contains(&Some(false));
    let verbal = matches!(a.kind, Some(EventType::Accuse | EventType::Support | EventType::Request | EventType::Agree | EventType::Reject));
    let support = [sides, places, dates, topics].iter().filter(|known| **known == Some(true)).count();
    let near = a.sentence.abs_diff(b.sentence) <= 3;
    let taken_up = near && b_clue.takes_up && a_clue.lemma == b_clue.lemma;
    if taken_up && !against {
        return true;
    }
    let enough = if verbal {
        3
    } else if near && sides == Some(true) {
        1
    } else {
        2
    };
    !against && topics != Some(false) && sides != Some(false) && support >= enough
}

fn future(event: &Event) -> bool {
    event.aux.contains(&record::Aux::Future)
}

/// Two towns tell happenings apart, a town and a river do not; none where either place is not known.
fn places_agree(a: &Event, b: &Event) -> Option<bool> {
    let (a, b) = (a.place.as_ref()?, b.place.as_ref()?);
    let (one, other) = (a.name.as_ref()?, b.name.as_ref()?);
    let abroad = a.country.is_some() && b.country.is_some() && a.country != b.country;
    match one == other {
        true => Some(true),
        false => (abroad || a.kind == b.kind).then_some(false),
    }
}

/// Two sources telling of acts by armed men of no known country: the same kind of force, in the same mode.
fn same_force(a: &Event, b: &Event) -> Option<bool> {
    let sector = |event: &Event| event.actors.first().filter(|who| who.country.is_none()).and_then(|who| who.sector);
    (a.mode.is_some() && a.mode == b.mode && sector(a).is_some() && sector(a) == sector(b) && !same_chain(a, b)).then_some(true)
}

/// Actors agree with actors, and recipients with recipients, where both are known.
fn sides_agree(a: &Event, b: &Event) -> Option<bool> {
    let actors = people_agree(&a.actors, &b.actors);
    let recipients = people_agree(&a.recipients, &b.recipients);
    match (actors, recipients) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (None, None) => None,
        (Some(true), _) => Some(true),
        (None, Some(true)) => Some(true),
    }
}

/// Whether two lists of participants share somebody: the same id, or the same country.
fn people_agree(a: &[Participant], b: &[Participant]) -> Option<bool> {
    let known = |list: &[Participant]| list.iter().any(|who| who.country.is_some() || who.id.is_some());
    if !known(a) || !known(b) {
        return None;
    }
    Some(a.iter().any(|one| b.iter().any(|other| (one.id.is_some() && one.id == other.id) || (one.country.is_some() && one.country == other.country))))
}

/// Whether two ranges of days share a day; an open range says nothing.
fn dates_agree(a: &Event, b: &Event) -> Option<bool> {
    let (a, b) = (a.date.as_ref()?, b.date.as_ref()?);
    let (a_start, a_end) = (a.start.as_ref()?, a.end.as_ref()?);
    let (b_start, b_end) = (b.start.as_ref()?, b.end.as_ref()?);
    Some(a_start <= b_end && b_start <= a_end)
}

/// Whether topics share a word; no topic says nothing.
fn topics_agree(a: &Clue, b: &Clue) -> Option<bool> {
    if a.topic.is_empty() || b.topic.is_empty() {
        return None;
    }
    a.topic.iter().any(|word| b.topic.contains(word)).then_some(true)
}

/// Names happenings and merges events of one happening whose chains of sources are equal.
pub(crate) fn merge(mut events: Vec<Event>, clues: &[Clue], groups: &[usize]) -> (Vec<Event>, Vec<Clue>, Vec<(String, String)>) {
    let ids: Vec<String> = events.iter().map(|event| event.id.replacen('e', "h", 1)).collect();
    for (event, group) in events.iter_mut().zip(groups) {
        event.happening.clone_from(&ids[*group]);
    }
    let mut kept: Vec<Event> = Vec::new();
    let mut kept_clues: Vec<Clue> = Vec::new();
    let mut merged = Vec::new();
    for (event, clue) in events.into_iter().zip(clues) {
        let twin = (kept.len().saturating_sub(REACH)..kept.len()).find(|&at| is_retelling(&kept[at], &event));
        match twin {
            Some(at) => {
                merged.push((event.id.clone(), kept[at].id.clone()));
                absorb(&mut kept[at], event);
                kept_clues[at].words.extend(clue.words.iter().cloned());
            }
            None => {
                kept.push(event);
                kept_clues.push(clue.clone());
            }
        }
    }
    (kept, kept_clues, merged)
}

/// The same act by the same sources: one event with more evidence.
fn is_retelling(a: &Event, b: &Event) -> bool {
    a.happening == b.happening && a.kind == b.kind && a.mode == b.mode && a.aux == b.aux && a.within.is_none() == b.within.is_none() && same_chain(a, b)
}

fn same_chain(a: &Event, b: &Event) -> bool {
    a.attribution.len() == b.attribution.len()
        && a.attribution
            .iter()
            .zip(&b.attribution)
            .all(|(one, other)| one.stance == other.stance && one.sources.iter().map(identity).eq(other.sources.iter().map(identity)))
}

/// What tells a source from others: its id, else the very words that name it.
fn identity(source: &Participant) -> (Option<&String>, Option<record::Span>) {
    (source.id.as_ref(), source.span.filter(|_| source.id.is_none()))
}

/// Adds what a second telling knows to the first.
fn absorb(kept: &mut Event, other: Event) {
    if kept.actors.is_empty() {
        kept.actors = other.actors;
    }
    if kept.recipients.is_empty() {
        kept.recipients = other.recipients;
    }
    kept.date = kept.date.take().or(other.date);
    kept.place = kept.place.take().or(other.place);
    kept.topic = kept.topic.take().or(other.topic);
    for count in other.counts {
        if !kept.counts.iter().any(|known| known.what == count.what) {
            kept.counts.push(count);
        }
    }
    kept.evidence.extend(other.evidence);
}
