//! Which clause a word is in, and which tense that clause has.
//!
//! In "will meet on Friday" the clause of `Friday` is future; in "said it planned to meet on Friday" too.

use knowledge::Knowledge;
use knowledge::time::VerbClass;
use syntax::{Dep, Parse, Pos, Tag};

/// Tense of a clause, as far as it places a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "met", "has met".
    Past,
    /// "meets", "is meeting".
    Present,
    /// "will meet", "plans to meet".
    Future,
    /// There is no verb.
    Unknown,
}

/// Whether a token is the verb of a clause.
pub fn is_verb(parse: &Parse<'_>, token: usize) -> bool {
    matches!(parse.tokens[token].pos, Pos::Verb | Pos::Aux)
}

/// Whether a token opens a clause of its own below its head.
pub fn opens_clause(parse: &Parse<'_>, token: usize) -> bool {
    let dep = parse.dep(token);
    let clausal =
        matches!(dep, Dep::Ccomp | Dep::Advcl | Dep::Relcl | Dep::Acl | Dep::Csubj | Dep::Csubjpass | Dep::Parataxis | Dep::Pcomp | Dep::Xcomp | Dep::Root);
    clausal || dep == Dep::Conj && is_verb(parse, token)
}

/// The verb of the clause that a token is in; nothing where no verb stands above it.
pub fn verb_of(parse: &Parse<'_>, token: usize) -> Option<usize> {
    parse.ancestors(token).find(|&above| is_verb(parse, above) && !matches!(parse.dep(above), Dep::Aux | Dep::Auxpass | Dep::Amod))
}

/// Tense of the clause that a token is in.
pub fn tense(parse: &Parse<'_>, knowledge: &Knowledge, token: usize) -> Tense {
    let Some(verb) = verb_of(parse, token) else { return Tense::Unknown };
    let told = tense_of(parse, knowledge, verb, 0);
    let direct = parse.ancestors(token).take_while(|&above| above != verb).all(|above| parse.tokens[above].pos != Pos::Noun || above == token);
    if told == Tense::Present && !direct && !looks_ahead(parse, knowledge, token, verb) { Tense::Past } else { told }
}

/// Whether a noun between a time and its verb is still to come: "ahead of Friday's vote", "the talks scheduled for Friday".
fn looks_ahead(parse: &Parse<'_>, knowledge: &Knowledge, token: usize, verb: usize) -> bool {
    parse.ancestors(token).take_while(|&above| above != verb).any(|above| knowledge.time.verb(parse.lemma(above), VerbClass::Forward))
}

/// Tense of a verb.
fn tense_of(parse: &Parse<'_>, knowledge: &Knowledge, verb: usize, depth: usize) -> Tense {
    let helpers = || parse.children(verb).filter(|&child| matches!(parse.dep(child), Dep::Aux | Dep::Auxpass));
    let has = |tag: Tag| helpers().any(|helper| parse.tokens[helper].tag == tag);
    let have = helpers().any(|helper| parse.lemma(helper) == "have");
    if knowledge.time.verb(parse.lemma(verb), VerbClass::Forward) && is_participle_of_plan(parse, verb) {
        return Tense::Future;
    }
    if has(Tag::Md) {
        return if have { Tense::Past } else { Tense::Future };
    }
    if has(Tag::To) && parse.tokens[verb].tag == Tag::Vb || has(Tag::To) && have {
        return if have { Tense::Past } else { infinitive(parse, knowledge, verb, depth) };
    }
    match parse.tokens[verb].tag {
        Tag::Vbd => Tense::Past,
        Tag::Md => Tense::Future,
        Tag::Vbn if have || has(Tag::Vbd) => Tense::Past,
        Tag::Vbn if has(Tag::Vbz) || has(Tag::Vbp) => Tense::Present,
        Tag::Vbn => Tense::Past,
        Tag::Vbg if has(Tag::Vbd) || have => Tense::Past,
        Tag::Vbg if has(Tag::Vbz) || has(Tag::Vbp) => Tense::Present,
        Tag::Vbg | Tag::Vb => above(parse, knowledge, verb, depth),
        Tag::Vbz | Tag::Vbp => Tense::Present,
        _ => above(parse, knowledge, verb, depth),
    }
}

/// "scheduled for Friday", "expected on Friday", "due on Friday", also in the past tense.
fn is_participle_of_plan(parse: &Parse<'_>, verb: usize) -> bool {
    parse.tokens[verb].tag == Tag::Vbn && parse.children(verb).all(|child| parse.lemma(child) != "have")
}

/// An infinitive looks ahead under a verb of planning, and otherwise shares the tense of what governs it.
fn infinitive(parse: &Parse<'_>, knowledge: &Knowledge, verb: usize, depth: usize) -> Tense {
    let head = parse.head(verb);
    if head == verb || knowledge.time.verb(parse.lemma(head), VerbClass::Forward) || !is_verb(parse, head) {
        return Tense::Future;
    }
    match above(parse, knowledge, verb, depth) {
        Tense::Past => Tense::Past,
        _ => Tense::Future,
    }
}

/// Tense of the clause above.
fn above(parse: &Parse<'_>, knowledge: &Knowledge, verb: usize, depth: usize) -> Tense {
    let head = parse.head(verb);
    if head == verb || depth > 8 {
        return Tense::Unknown;
    }
    verb_of(parse, head).map_or(Tense::Unknown, |head| tense_of(parse, knowledge, head, depth + 1))
}
