//! Names in a parse: what the tables know, joined with what the weights found.
//!
//! The tables win where they know a whole name; a longer name of the weights wins where the tables know only a part
//! ("Denzel Washington" is no city).

use std::collections::BTreeMap;
use std::ops::Range;

use knowledge::names::Kind;
use knowledge::names::fold::Key;
use syntax::{EntityLabel, Tag};

use crate::evidence::{self, Segment};
use crate::line::Shape;
use crate::text::Text;

/// What a name is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Person,
    Organisation,
    Place,
    /// "Russian", "Ukrainians".
    People,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub tokens: Range<usize>,
    pub class: Class,
    /// What the tables know of it; nothing where only the weights found it.
    pub segment: Option<Segment>,
}

/// All names, in text order, not overlapping.
pub(crate) fn find(text: &Text<'_, '_>) -> Vec<Span> {
    let hits = hits(text);
    let mut spans: Vec<Span> = text.parse.entities.iter().filter_map(|entity| of_label(text, &entity.tokens, entity.label)).collect();
    for hit in hits {
        lay(text, &mut spans, hit);
    }
    spans.retain(|span| !span.tokens.is_empty());
    repeat(text, &mut spans);
    spans.sort_by_key(|span| span.tokens.start);
    spans
}

/// Names that the weights found once are names wherever they stand: "Mark Kask ... Kask".
fn repeat(text: &Text<'_, '_>, spans: &mut Vec<Span>) {
    let mut covered = vec![false; text.line.len()];
    let mut last: BTreeMap<Key, Class> = BTreeMap::new();
    for span in spans.iter() {
        covered[span.tokens.clone()].fill(true);
        if span.segment.is_none() && (span.class == Class::Person || span.tokens.len() == 1) {
            last.insert(text.line.keys[span.tokens.end - 1], span.class);
        }
    }
    for (token, covered) in covered.iter().enumerate() {
        let proper = text.tag(token) == Tag::Nnp && !covered && text.line.keys[token] != 0;
        let Some(class) = last.get(&text.line.keys[token]).filter(|_| proper && text.parse.entity(token).is_none()) else {
            continue;
        };
        spans.push(Span { tokens: token..token + 1, class: *class, segment: None });
    }
}

/// The stretches that the tables know.
fn hits(text: &Text<'_, '_>) -> Vec<Segment> {
    let explained = explained(text);
    let mut found = Vec::new();
    for sentence in &text.parse.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match hit(text, at, sentence.end) {
                Some(segment) => {
                    at = segment.tokens.end;
                    let other = segment.tokens.len() == 1 && explained.contains(&text.line.keys[segment.tokens.start]);
                    found.extend(Some(segment).filter(|_| !other));
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Acronyms that the text explains as something that the tables do not mean by them: "a role-playing game (RPG)".
fn explained(text: &Text<'_, '_>) -> Vec<Key> {
    let words = &text.line.words;
    let bracketed = (2..words.len().saturating_sub(1)).filter(|&at| words[at - 1] == "(" && words[at + 1] == ")" && text.line.shapes[at] == Shape::Upper);
    let rows = |segment: Option<Segment>| segment.map(|segment| segment.entries.iter().map(|entry| (entry.kind, entry.row)).collect::<Vec<_>>());
    let other = |&at: &usize| {
        let Some(long) = spelt_out(text, at) else { return false };
        let short = rows(evidence::proper_at(text.names, &text.line, at, at + 1)).unwrap_or_default();
        let long = rows(evidence::proper_at(text.names, &text.line, long, at - 1)).unwrap_or_default();
        !short.iter().any(|row| long.contains(row))
    };
    bracketed.filter(other).map(|at| text.line.keys[at]).collect()
}

/// Where the words begin whose initials an acronym in brackets has.
fn spelt_out(text: &Text<'_, '_>, acronym: usize) -> Option<usize> {
    let small = |at: usize| text.line.keys[at] == 0 || matches!(text.tag(at), Tag::In | Tag::Cc | Tag::Dt);
    let mut at = acronym - 1;
    for letter in text.line.words[acronym].chars().rev() {
        at = (0..at).rev().find(|&before| !small(before))?;
        let first = text.line.words[at].chars().next()?;
        if !first.eq_ignore_ascii_case(&letter) {
            return None;
        }
    }
    Some(at)
}

fn hit(text: &Text<'_, '_>, at: usize, end: usize) -> Option<Segment> {
    let line = &text.line;
    let joined = line.words.get(at + 1) == Some(&"-");
    if line.keys[at] == 0 || !(joined || evidence::begins_name(line, at)) {
        return None;
    }
    let mut segment = evidence::proper_at(text.names, line, at, end)?;
    segment.entries.retain(|entry| entry.kind != Kind::City);
    let fits = segment.tokens.len() > 1 || can_name(text, at);
    (fits && !segment.entries.is_empty()).then_some(segment)
}

/// Whether a single token may be a name by its tag.
fn can_name(text: &Text<'_, '_>, at: usize) -> bool {
    let named = matches!(text.tag(at), Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Nns | Tag::Nn | Tag::Fw | Tag::Xx);
    let usual = matches!(text.tag(at), Tag::Nnp | Tag::Nnps | Tag::Jj);
    let coded = text.tag(at) == Tag::Cd && text.line.shapes[at] == Shape::Upper;
    let first = text.parse.sentences.get(text.parse.sentence(at)).is_some_and(|sentence| sentence.start == at);
    coded || named && (usual || !first || text.parse.entity(at).is_some())
}

/// The class that the tables give.
pub(crate) fn class_of(segment: &Segment) -> Option<Class> {
    let first = segment.entries.iter().map(|entry| entry.kind).find(|kind| *kind != Kind::Family)?;
    Some(match first {
        Kind::Country | Kind::Capital | Kind::Region => Class::Place,
        Kind::Adjective | Kind::People | Kind::RegionAdjective | Kind::RegionPeople => Class::People,
        Kind::Seat | Kind::Organisation => Class::Organisation,
        Kind::Person => Class::Person,
        _ => return None,
    })
}

/// A name that the weights found, without articles, genitives and titles at its edges.
fn of_label(text: &Text<'_, '_>, tokens: &Range<usize>, label: EntityLabel) -> Option<Span> {
    let class = match label {
        EntityLabel::Person => Class::Person,
        EntityLabel::Org => Class::Organisation,
        EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac => Class::Place,
        EntityLabel::Norp => Class::People,
        _ => return None,
    };
    let mut tokens = tokens.start..text.before_break(tokens.start, tokens.end);
    let edge = |at: usize| text.line.keys[at] == 0 || text.tag(at) == Tag::Dt;
    while !tokens.is_empty() && edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && text.line.keys[tokens.end - 1] == 0 && text.line.words[tokens.end - 1] != ")" {
        tokens.end -= 1;
    }
    let class = if class == Class::Organisation && is_personal(text, &tokens) { Class::Person } else { class };
    let written = tokens.clone().any(|at| text.line.shapes[at] != Shape::Lower);
    (!tokens.is_empty() && written).then_some(Span { tokens, class, segment: None })
}

/// Lays a stretch of the tables over the names of the weights.
fn lay(text: &Text<'_, '_>, spans: &mut Vec<Span>, hit: Segment) {
    let class = class_of(&hit);
    let overlapping = |span: &Span| span.tokens.start < hit.tokens.end && hit.tokens.start < span.tokens.end;
    let place = spans.iter().position(overlapping);
    if let Some(tokens) = given_before(text, &hit, class)
        && place.is_none_or(|place| spans[place].tokens == hit.tokens)
    {
        spans.retain(|span| span.tokens != hit.tokens);
        spans.push(Span { tokens, class: Class::Person, segment: None });
        return;
    }
    let Some(place) = place else {
        if let Some(class) = class.or_else(|| family_alone(text, &hit)) {
            spans.push(Span { tokens: hit.tokens.clone(), class, segment: Some(hit) });
        }
        return;
    };
    let span = &mut spans[place];
    if span.tokens == hit.tokens {
        let person = hit.has(Kind::Family) && span.class == Class::Person && !hit.has(Kind::Country);
        span.class = if person { Class::Person } else { class.unwrap_or(Class::Person) };
        span.segment = Some(hit);
    } else if span.tokens.start <= hit.tokens.start && hit.tokens.end <= span.tokens.end {
        inside(text, spans, place, hit, class);
    } else if let Some(class) = class {
        spans.retain(|span| span.tokens.start >= hit.tokens.end || hit.tokens.start >= span.tokens.end || span.segment.is_some());
        spans.push(Span { tokens: hit.tokens.clone(), class, segment: Some(hit) });
    }
}

/// Whether a name that the weights take for a body is made like a person's: "Andy Warhol".
fn is_personal(text: &Text<'_, '_>, tokens: &Range<usize>) -> bool {
    let proper = tokens.clone().all(|at| text.tag(at) == Tag::Nnp);
    let common = || evidence::common_at(text.names, &text.line, tokens.end - 1, tokens.end);
    let bears = |segment: Segment| segment.has(Kind::Role) || segment.has(Kind::Post) || segment.has(Kind::Portfolio);
    (2..=3).contains(&tokens.len()) && proper && has_given(text, tokens.start) && !common().is_some_and(bears)
}

/// Whether a token is a given name.
fn has_given(text: &Text<'_, '_>, token: usize) -> bool {
    let mut entries = text.names.words().get_keys(&text.line.keys[token..token + 1]);
    text.tag(token) == Tag::Nnp && entries.any(|entry| entry.kind == Kind::GivenName)
}

/// "Denzel Washington": a given name before the name of a place makes a person.
fn given_before(text: &Text<'_, '_>, hit: &Segment, class: Option<Class>) -> Option<Range<usize>> {
    let before = hit.tokens.start.checked_sub(1)?;
    let same = text.parse.sentence(before) == text.parse.sentence(hit.tokens.start);
    let surname = hit.has(Kind::Capital) && text.tag(before) == Tag::Nnp && text.dep(before) == syntax::Dep::Compound;
    let unknown = || evidence::segment_at(text.names, &text.line, before, hit.tokens.start).is_none();
    (class == Some(Class::Place) && same && (has_given(text, before) || surname && unknown())).then_some(before..hit.tokens.end)
}

/// A family name that the weights did not see; "the King" is no family's.
fn family_alone(text: &Text<'_, '_>, hit: &Segment) -> Option<Class> {
    let at = hit.tokens.start;
    let alone = hit.tokens.len() == 1 && text.parse.entity(at).is_none() && text.tag(at) == Tag::Nnp && text.dep(at) != syntax::Dep::Compound;
    let neighbour = |at: Option<usize>| at.is_some_and(|at| text.line.shapes.get(at).is_some_and(|shape| *shape != Shape::Lower) && text.tag(at) == Tag::Nnp);
    let alone = alone && text.parse.child(at, syntax::Dep::Det).is_none();
    (alone && !neighbour(Some(hit.tokens.end))).then_some(Class::Person)
}

/// A stretch inside a longer name of the weights.
fn inside(text: &Text<'_, '_>, spans: &mut Vec<Span>, place: usize, hit: Segment, class: Option<Class>) {
    let span = &mut spans[place];
    let at_end = hit.tokens.end == span.tokens.end;
    let at_start = hit.tokens.start == span.tokens.start;
    match (span.class, class) {
        (Class::Person, _) if hit.has(Kind::Person) || (hit.has(Kind::Family) && at_end) => {
            span.tokens.end = hit.tokens.end;
            span.segment = Some(hit);
        }
        (_, Some(Class::Person)) => {
            *span = Span { tokens: hit.tokens.clone(), class: Class::Person, segment: Some(hit) };
        }
        (Class::Person, Some(class @ (Class::People | Class::Place))) if at_start && class == Class::People => {
            let rest = hit.tokens.end..span.tokens.end;
            spans[place].tokens = rest;
            spans.push(Span { tokens: hit.tokens.clone(), class, segment: Some(hit) });
        }
        (Class::Person, _) => {}
        (Class::Organisation, Some(Class::Organisation)) if (at_start || at_end) && hit.tokens.len() * 2 >= span.tokens.len() => {
            let bracket = text.line.words[span.tokens.clone()].contains(&"(");
            if at_end || bracket {
                *span = Span { tokens: hit.tokens.clone(), class: Class::Organisation, segment: Some(hit) };
            } else {
                span.segment = None;
            }
        }
        (Class::Place, Some(Class::Place)) if at_end && !at_start && has_given(text, span.tokens.start) => span.class = Class::Person,
        (Class::Place, Some(Class::Place)) if at_end && text.tag(hit.tokens.start.max(1) - 1) == Tag::Nnp => {}
        (Class::People | Class::Place, Some(class)) => {
            *span = Span { tokens: hit.tokens.clone(), class, segment: Some(hit) };
        }
        _ => {}
    }
}
