//! Where the toponyms of a text are: names that a gazetteer knows, used as names of places.
//!
//! "Jordan scored", "the Boston Globe" and "Paris Hilton" hold none; "in Jordan", "Boston" and "Paris" are toponyms.

use std::ops::Range;

use knowledge::Knowledge;
use knowledge::names::Kind;
use names::{Form, Names};
use record::{MentionKind, Span};
use syntax::{Dep, EntityLabel, Parse, Pos, Tag};

use super::candidates::{Candidate, candidates, demonym, short_form};
use super::{GroundedPlace, PlaceKind};
use crate::gazetteer::Gazetteer;

/// A toponym with all that it may mean.
pub struct Toponym {
    /// The toponym, not yet placed.
    pub place: GroundedPlace,
    /// What it may mean.
    pub candidates: Vec<Candidate>,
}

/// Longest name, in tokens.
const LONGEST: usize = 6;

/// All toponyms of a text, in text order, not overlapping.
pub fn toponyms(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, names: Option<&Names>) -> Vec<Toponym> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < parse.tokens.len() {
        match toponym(parse, knowledge, gazetteer, names, at) {
            Some(toponym) => {
                at = toponym.place.tokens.end;
                found.push(toponym);
            }
            None => at += 1,
        }
    }
    found
}

/// Toponyms at given spans.
pub fn given(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, spans: &[Span]) -> Vec<Toponym> {
    let mut found = Vec::new();
    for &span in spans {
        let first = parse.tokens.partition_point(|token| token.span.end <= span.start);
        let last = parse.tokens.partition_point(|token| token.span.start < span.end).max(first + 1);
        let name = span.of(parse.text);
        let known = candidates(knowledge, gazetteer, name);
        let known = if known.is_empty() { short_form(knowledge, gazetteer, name) } else { known };
        let candidates = if known.is_empty() { demonym(knowledge, gazetteer, name) } else { known };
        let tokens = first..last.min(parse.tokens.len());
        found.push(Toponym { place: GroundedPlace { head: head(parse, &tokens), tokens, span, meaning: None }, candidates });
    }
    found
}

/// The longest toponym that begins at a token.
fn toponym(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, names: Option<&Names>, at: usize) -> Option<Toponym> {
    if !opens(parse, at) {
        return None;
    }
    if at > 0 && parse.tokens[at - 1].tag == Tag::Comma {
        let short = short_form(knowledge, gazetteer, parse.word(at));
        if !short.is_empty() {
            let place = GroundedPlace { head: at, tokens: at..at + 1, span: parse.tokens[at].span, meaning: None };
            return Some(Toponym { place, candidates: short });
        }
    }
    let sentence = parse.sentences.get(parse.sentence(at))?;
    let longest = LONGEST.min(sentence.end - at);
    for length in (1..=longest).rev() {
        let tokens = at..at + length;
        if !closes(parse, &tokens) {
            continue;
        }
        let span = parse.span(tokens.clone());
        let meanings = candidates(knowledge, gazetteer, span.of(parse.text));
        if !meanings.is_empty() && stands(parse, knowledge, names, &tokens, &meanings) {
            let place = GroundedPlace { head: head(parse, &tokens), tokens, span, meaning: None };
            return Some(Toponym { place, candidates: meanings });
        }
    }
    unknown(parse, knowledge, at)
}

/// A place that the entity finder sees and no gazetteer knows.
fn unknown(parse: &Parse<'_>, knowledge: &Knowledge, at: usize) -> Option<Toponym> {
    let entity = parse.entity(at).filter(|entity| matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc))?;
    let first = entity.tokens.clone().find(|&token| parse.tokens[token].pos == Pos::Propn)?;
    if first != at {
        return None;
    }
    let tokens = first..entity.tokens.end;
    if !locative(parse, knowledge, &tokens) {
        return None;
    }
    let place = GroundedPlace { head: head(parse, &tokens), span: parse.span(tokens.clone()), tokens, meaning: None };
    Some(Toponym { place, candidates: Vec::new() })
}

/// Whether a name can begin at a token.
fn opens(parse: &Parse<'_>, at: usize) -> bool {
    let token = &parse.tokens[at];
    let capital = parse.word(at).starts_with(char::is_uppercase);
    capital && (matches!(token.tag, Tag::Nnp | Tag::Nnps) || spatial(parse, at))
}

/// Whether a name can end at the end of a range, and nothing inside breaks it.
fn closes(parse: &Parse<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let word = parse.word(last);
    let ends = word.starts_with(|c: char| c.is_uppercase()) && !matches!(parse.tokens[last].tag, Tag::Pos | Tag::Period | Tag::Comma);
    let breaks =
        |&token: &usize| matches!(parse.tokens[token].tag, Tag::Comma | Tag::Colon | Tag::Pos | Tag::LeftBracket | Tag::RightBracket | Tag::Vbd | Tag::Vbz);
    ends && !tokens.clone().any(|token| breaks(&token))
}

/// Whether the entity finder sees a place.
fn spatial(parse: &Parse<'_>, token: usize) -> bool {
    parse.entity(token).is_some_and(|entity| matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac))
}

/// Whether a known name is used as a toponym here.
fn stands(parse: &Parse<'_>, knowledge: &Knowledge, names: Option<&Names>, tokens: &Range<usize>, meanings: &[Candidate]) -> bool {
    let entity = parse.entity(tokens.start);
    let inside = entity.is_none_or(|entity| entity.tokens.end >= tokens.end || entity.tokens.start == tokens.start);
    let known = meanings.iter().any(|meaning| meaning.kind <= PlaceKind::Water || meaning.capital || meaning.own || meaning.population > 100_000);
    let located = locative(parse, knowledge, tokens) || modifies(parse, tokens);
    let town = meanings.iter().all(|meaning| meaning.kind >= PlaceKind::Admin1 && !meaning.capital);
    if town && !located && body(knowledge, parse.span(tokens.clone()).of(parse.text)) {
        return false;
    }
    if town && parse.child(head(parse, tokens), Dep::Det).is_some_and(|article| article < tokens.start) {
        return false;
    }
    if !inside
        || names.is_some_and(|names| claimed(names, tokens))
        || knowledge.places.word("not-place", &parse.span(tokens.clone()).of(parse.text).to_lowercase())
    {
        return false;
    }
    let part = |token: usize| entity.is_some_and(|entity| entity.tokens.contains(&token)) && matches!(parse.tokens[token].tag, Tag::Nnp | Tag::Nnps);
    let alone = !tokens.start.checked_sub(1).is_some_and(part) && !part(tokens.end.min(parse.tokens.len() - 1));
    match entity.map(|entity| entity.label) {
        Some(EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac) => alone || !joined(parse, tokens),
        Some(EntityLabel::Person) => alone && (located || country(meanings) || meanings.iter().any(|meaning| meaning.own)) && !joined(parse, tokens),
        Some(EntityLabel::Norp) => (country(meanings) || meanings.iter().any(|meaning| meaning.own)) && parse.tokens[tokens.start].tag == Tag::Nnp,
        Some(_) => alone && (known || located) && !joined(parse, tokens),
        None => (known || located) && !joined(parse, tokens),
    }
}

/// Whether the name modifies a common noun: "Danbury police", "the Shiraz attack".
fn modifies(parse: &Parse<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let noun = parse.head(last);
    parse.dep(last) == Dep::Compound && noun > last && matches!(parse.tokens[noun].tag, Tag::Nn | Tag::Nns)
}

/// Whether a body bears the name too: "Google" is more often the firm than the town.
fn body(knowledge: &Knowledge, name: &str) -> bool {
    knowledge.names.proper().get(name).any(|entry| entry.kind == Kind::Organisation)
}

/// Whether a country bears the name.
fn country(meanings: &[Candidate]) -> bool {
    meanings.iter().any(|meaning| meaning.kind == PlaceKind::Country)
}

/// Whether the name is a part of a longer name: "Boston Globe", "John Jordan".
fn joined(parse: &Parse<'_>, tokens: &Range<usize>) -> bool {
    let name = |token: usize| parse.tokens.get(token).is_some_and(|token| matches!(token.tag, Tag::Nnp | Tag::Nnps));
    let same = |a: usize, b: usize| parse.entity(a).map(|entity| &entity.tokens) == parse.entity(b).map(|entity| &entity.tokens);
    let after = name(tokens.end) && parse.dep(tokens.end - 1) == Dep::Compound && same(tokens.end - 1, tokens.end);
    let before = tokens.start > 0 && name(tokens.start - 1) && same(tokens.start - 1, tokens.start) && parse.dep(tokens.start - 1) == Dep::Compound;
    after || before
}

/// Whether a mention of somebody else covers the name.
fn claimed(names: &Names, tokens: &Range<usize>) -> bool {
    let from = names.mentions.partition_point(|mention| mention.tokens.end <= tokens.start && mention.head < tokens.start);
    names.mentions[from.saturating_sub(4)..].iter().take(24).any(|mention| {
        let covers = mention.tokens.start <= tokens.start && tokens.end <= mention.tokens.end;
        covers && mention.form == Form::Name && mention.kind == MentionKind::Person && mention.head >= tokens.start && mention.head < tokens.end
    })
}

/// Whether a preposition of place, or a word for a kind of place, stands before the name.
fn locative(parse: &Parse<'_>, knowledge: &Knowledge, tokens: &Range<usize>) -> bool {
    let head = head(parse, tokens);
    let above = parse.head(head);
    let of_place = |word: &str| knowledge.places.word("locative", word) || knowledge.places.word("surface", word);
    let led = parse.dep(head) == Dep::Pobj && of_place(parse.lower(above));
    let before = tokens.start.checked_sub(1).is_some_and(|before| of_place(parse.lower(before)));
    led || before
}

/// The token of a range whose head lies outside it.
fn head(parse: &Parse<'_>, tokens: &Range<usize>) -> usize {
    let outside = |&token: &usize| {
        let head = parse.head(token);
        head == token || !tokens.contains(&head)
    };
    tokens.clone().rev().find(outside).unwrap_or(tokens.start)
}
