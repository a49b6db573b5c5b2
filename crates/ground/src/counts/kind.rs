//! What a number counts, from the words around it: "killed 15", "15 dead", "a death toll of 15", "15 troops".

use knowledge::Knowledge;
use knowledge::counts::{Governor, Kind, Number};
use record::CountKind;
use syntax::{Dep, EntityLabel, Parse, Pos, Tag};

use super::Quantity;

/// What a quantity counts.
pub fn of(parse: &Parse<'_>, knowledge: &Knowledge, quantity: &Quantity) -> CountKind {
    if quantity.money {
        return CountKind::Money;
    }
    let part = quantity.unit.is_some() || is_part(parse, knowledge, quantity.number);
    if part {
        return CountKind::Other;
    }
    let noun = quantity.noun;
    beside(parse, knowledge, quantity)
        .or_else(|| governed(parse, knowledge, quantity).filter(|_| people(parse, knowledge, noun)))
        .or_else(|| noun.and_then(|noun| lookup(knowledge, parse, noun, Governor::Noun)))
        .or_else(|| noun.and_then(|noun| lookup(knowledge, parse, noun, Governor::Thing)))
        .map_or(CountKind::Other, record_kind)
}

/// Whether nothing or nobody is told: "without losing a soldier", "did not kill a civilian".
pub fn denied(parse: &Parse<'_>, knowledge: &Knowledge, quantity: &Quantity) -> bool {
    let Some(verb) = verb(parse, quantity.number) else { return false };
    let negated = parse.child(verb, Dep::Neg).is_some();
    let above = parse.head(verb);
    negated || parse.dep(verb) == Dep::Pcomp && knowledge.counts.number(parse.lower(above)) == Some(Number::Without)
}

/// Kinds for which an article counts nothing: "a tank" is no count.
pub fn is_thing(kind: CountKind) -> bool {
    matches!(kind, CountKind::Troops | CountKind::Protesters | CountKind::Weapons | CountKind::Money)
}

/// Whether a noun names a human being.
pub fn is_person(parse: &Parse<'_>, knowledge: &Knowledge, noun: usize) -> bool {
    knowledge.counts.person(parse.lemma(noun)) || knowledge.counts.person(parse.lower(noun))
}

/// Whether a token belongs to the words of a noun: its adjectives and compounds.
pub fn in_noun_phrase(parse: &Parse<'_>, token: usize, noun: usize) -> bool {
    token == noun || parse.head(token) == noun && matches!(parse.dep(token), Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss)
}

/// Whether a counted noun is people, or the number stands alone.
fn people(parse: &Parse<'_>, knowledge: &Knowledge, noun: Option<usize>) -> bool {
    let people = |noun: usize| parse.tokens[noun].pos == Pos::Pron || parse.entity(noun).is_some_and(|entity| entity.label == EntityLabel::Norp);
    noun.is_none_or(|noun| is_person(parse, knowledge, noun) || people(noun))
}

/// "15 dead", "30 others injured", "five hostages": the word itself, or the one right after it.
fn beside(parse: &Parse<'_>, knowledge: &Knowledge, quantity: &Quantity) -> Option<Kind> {
    if let Some(kind) = quantity.noun.and_then(|noun| lookup(knowledge, parse, noun, Governor::Self_)) {
        return Some(kind);
    }
    let noun = quantity.noun.unwrap_or(quantity.number);
    let last = noun.max(quantity.number);
    let next = Some(last + 1).filter(|&next| next < parse.tokens.len() && parse.sentence(next) == parse.sentence(last))?;
    let tag = parse.tokens[next].tag;
    let state = lookup(knowledge, parse, next, Governor::Self_).filter(|_| matches!(tag, Tag::Jj | Tag::Vbn | Tag::Vbd | Tag::Vbg));
    let passive = lookup(knowledge, parse, next, Governor::Verb).filter(|_| tag == Tag::Vbn);
    state.or(passive).filter(|_| !quantity.article && people(parse, knowledge, quantity.noun))
}

/// The kind that the verb or noun above a number gives it.
fn governed(parse: &Parse<'_>, knowledge: &Knowledge, quantity: &Quantity) -> Option<Kind> {
    let first = first_conjunct(parse, quantity.number);
    let participle = parse.children(first).filter(|&child| matches!(parse.dep(child), Dep::Acl | Dep::Relcl));
    for child in participle {
        let passive = parse.tokens[child].tag == Tag::Vbn;
        let governor = if passive { Governor::Verb } else { Governor::Subject };
        if let Some(kind) = lookup(knowledge, parse, child, governor) {
            return Some(kind);
        }
    }
    let head = parse.head(first);
    match parse.dep(first) {
        Dep::Dobj | Dep::Nsubjpass => lookup(knowledge, parse, head, Governor::Verb).or_else(|| subject_kind(parse, knowledge, head)),
        Dep::Nsubj => lookup(knowledge, parse, head, Governor::Subject).or_else(|| state(parse, knowledge, head)),
        Dep::Attr | Dep::Npadvmod => subject_kind(parse, knowledge, head),
        Dep::Pobj => below_preposition(parse, knowledge, head),
        _ => None,
    }
}

/// "15 were dead", "five are missing", "12 people were wounded" read as an adjective.
fn state(parse: &Parse<'_>, knowledge: &Knowledge, verb: usize) -> Option<Kind> {
    let said = parse.children(verb).filter(|&child| matches!(parse.dep(child), Dep::Acomp | Dep::Attr | Dep::Oprd));
    let itself = lookup(knowledge, parse, verb, Governor::Self_).filter(|_| parse.child(verb, Dep::Dobj).is_none());
    said.filter_map(|child| lookup(knowledge, parse, child, Governor::Self_)).next().or(itself).or_else(|| {
        let passive = parse.tokens[verb].tag == Tag::Vbn && parse.child(verb, Dep::Dobj).is_none();
        lookup(knowledge, parse, verb, Governor::Verb).filter(|_| passive)
    })
}

/// "the death toll of 15", "the arrest of five men", "the toll rose to 23", "fire on a crowd of 40" is none.
fn below_preposition(parse: &Parse<'_>, knowledge: &Knowledge, preposition: usize) -> Option<Kind> {
    let above = parse.head(preposition);
    if parse.tokens[above].pos == Pos::Noun {
        return lookup(knowledge, parse, above, Governor::Noun).filter(|_| parse.dep(preposition) == Dep::Prep);
    }
    subject_kind(parse, knowledge, above)
}

/// The kind of the subject of a verb: "the death toll reached 15".
fn subject_kind(parse: &Parse<'_>, knowledge: &Knowledge, verb: usize) -> Option<Kind> {
    let subjects = parse.children(verb).filter(|&child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    subjects.filter_map(|subject| lookup(knowledge, parse, subject, Governor::Noun)).next()
}

/// The kind of a word in a use.
fn lookup(knowledge: &Knowledge, parse: &Parse<'_>, token: usize, governor: Governor) -> Option<Kind> {
    let find = |word: &str| knowledge.counts.kinds(word).iter().find(|kind| kind.governor == governor).map(|kind| kind.kind);
    find(parse.lemma(token)).or_else(|| find(parse.lower(token)))
}

/// The verb right above a counted word.
fn verb(parse: &Parse<'_>, number: usize) -> Option<usize> {
    let head = parse.head(first_conjunct(parse, number));
    (parse.tokens[head].pos == Pos::Verb).then_some(head)
}

/// The first of joined nouns: "15 people and three soldiers".
fn first_conjunct(parse: &Parse<'_>, token: usize) -> usize {
    let mut at = token;
    while parse.dep(at) == Dep::Conj && parse.tokens[parse.head(at)].pos != Pos::Verb {
        at = parse.head(at);
    }
    at
}

/// "including three children": a part of a number told before.
fn is_part(parse: &Parse<'_>, knowledge: &Knowledge, number: usize) -> bool {
    let first = first_conjunct(parse, number);
    parse.dep(first) == Dep::Pobj && knowledge.counts.number(parse.lower(parse.head(first))) == Some(Number::Part)
}

/// The kind as records write it.
fn record_kind(kind: Kind) -> CountKind {
    match kind {
        Kind::Killed => CountKind::Killed,
        Kind::Injured => CountKind::Injured,
        Kind::Arrested => CountKind::Arrested,
        Kind::Abducted => CountKind::Abducted,
        Kind::Missing => CountKind::Missing,
        Kind::Displaced => CountKind::Displaced,
        Kind::Released => CountKind::Released,
        Kind::Troops => CountKind::Troops,
        Kind::Protesters => CountKind::Protesters,
        Kind::Weapons => CountKind::Weapons,
    }
}
