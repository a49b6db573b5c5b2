//! Parts of records in a few words, for the readout: a participant becomes `Vladimir Putin (RUSGOV)`.

use record::{
    Account, AccountValue, Attribution, Basis, Count, CountKind, DateRange, Event, Evidence, MentionRecord, Participant, Place, PlaceRecord, SentenceRecord,
    Span, TimeRecord,
};
use serde::Serialize;

use super::cell::word;

/// Words of closed sets, such as `historical, negation`.
pub fn words(values: &[impl Serialize]) -> String {
    values.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Words of the text.
pub fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// `CONSULT phone (diplomatic)`; the code where a dictionary's has no type.
pub fn kind(event: &Event) -> String {
    let mut kind = event.kind.map_or_else(|| event.cameo.clone().unwrap_or_default(), |kind| kind.as_str().to_string());
    if let Some(mode) = &event.mode {
        kind.push_str(&format!(" {mode}"));
    }
    if !event.contexts.is_empty() {
        kind.push_str(&format!(" ({})", event.contexts.join(", ")));
    }
    kind
}

/// `Vladimir Putin (RUSGOV)`; the words where no name is known.
pub fn person(person: &Participant) -> String {
    let name = person.name.as_deref().or(person.text.as_deref()).unwrap_or("somebody");
    match &person.code {
        Some(code) => format!("{name} ({code})"),
        None => name.to_string(),
    }
}

/// Several participants.
pub fn people(people: &[Participant]) -> String {
    people.iter().map(person).collect::<Vec<_>>().join(", ")
}

/// `2022-11-07 to 2022-11-13`; `from` or `until` one day where the other end is open.
pub fn date(date: &DateRange) -> String {
    match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => start.clone(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => quoted(date.text.as_deref().unwrap_or_default()),
    }
}

/// `in Tehran, IRN`.
pub fn place(place: &Place) -> String {
    let name = place.name.as_deref().or(place.text.as_deref()).unwrap_or("an unnamed place");
    match &place.country {
        Some(country) if place.kind.as_deref() != Some("country") => format!("in {name}, {country}"),
        _ => format!("in {name}"),
    }
}

/// `the Kremlin (RUSGOV) "said" 2022-11-12, asserts`.
pub fn attribution(link: &Attribution) -> String {
    let sources = if link.sources.is_empty() { "somebody".to_string() } else { people(&link.sources) };
    let day = link.date.as_ref().map(|at| format!(" {}", date(at))).unwrap_or_default();
    format!("{sources} {}{day}, {}", quoted(&link.cue.text), word(link.stance))
}

/// `killed 15 or more civilians`.
pub fn count(count: &Count) -> String {
    let what = if count.what == CountKind::Other { None } else { Some(word(count.what)) };
    let number = number_range(count.min, count.max);
    [what, Some(number), count.unit.clone(), count.whom.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn number_range(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or fewer"),
        (None, None) => "an unknown number".to_string(),
    }
}

/// The clause, and the words that made the rule fire.
pub fn evidence(evidence: &Evidence) -> String {
    format!("{}  [{}]", quoted(&evidence.text), evidence.trigger.text)
}

/// `the Kremlin (RUSGOV): 3`.
pub fn account(account: &Account) -> String {
    let sources = if account.sources.is_empty() { "the report itself".to_string() } else { people(&account.sources) };
    let value = match &account.value {
        AccountValue::Number(number) => number.to_string(),
        AccountValue::Range { min, max } => number_range(*min, *max),
        AccountValue::Text(text) => text.clone(),
    };
    format!("{sources}: {value}")
}

/// `"Tehran" Tehran, IRN, city 35.69, 51.42  112-118`.
pub fn toponym(place: &PlaceRecord) -> String {
    let mut parts = vec![place.text.as_deref().map_or_else(|| "implied".to_string(), quoted)];
    let known = [&place.name, &place.admin1, &place.country, &place.kind];
    parts.push(known.into_iter().flatten().cloned().collect::<Vec<_>>().join(", "));
    parts.extend(place.lat.zip(place.lon).map(|(lat, lon)| format!("{lat:.2} {lon:.2}")));
    parts.extend(place.span.map(range));
    if place.basis != Basis::Stated {
        parts.push(word(place.basis));
    }
    parts.join("  ")
}

/// `"on Wednesday"  DATE 2022-11-09  112-124`.
pub fn time(time: &TimeRecord) -> String {
    format!("{}  {} {}  {}", quoted(&time.text), word(time.kind), time.value, range(time.span))
}

/// `"the two leaders"  group: Vladimir Putin (RUSGOV), Ebrahim Raisi (IRNGOV)  112-127`.
pub fn mention(mention: &MentionRecord) -> String {
    let meant = if mention.participants.is_empty() { "unknown".to_string() } else { people(&mention.participants) };
    format!("{}  {}: {meant}  {}", quoted(&mention.text), word(mention.kind), range(mention.span))
}

/// `3  112-190`.
pub fn sentence(sentence: &SentenceRecord) -> String {
    format!("{}  {}", sentence.index, range(sentence.span))
}

fn range(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}
