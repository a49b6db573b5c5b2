//! Two phrases of a sentence become the one who acts on the other, whatever the act: by events of rules, else by grammar.
//!
//! "the poet whom Sweden sheltered": Sweden acts, though no rule may know what sheltering is.

use std::ops::Range;

use events::Draft;
use events::frames::{Frame, Scene};
use syntax::{Dep, Pos};

use crate::Pair;
use crate::rank::{Part, parts};

/// Who acts on whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The source acts on the target.
    SourceActs,
    /// The target acts on the source.
    TargetActs,
    /// Both act together, or on each other.
    Mutual,
}

/// Who acts, by the nearest event that tells, else by the nearest predicate that tells; none where neither does.
pub(crate) fn direction(scene: &Scene, drafts: &[Draft], loose: &[Draft], pair: &Pair) -> Option<Direction> {
    let by_event = |drafts: &[Draft]| drafts.iter().find_map(|draft| of_parts(parts(scene, draft, pair)));
    by_event(drafts)
        .or_else(|| by_gift(scene, pair))
        .or_else(|| by_grammar(scene, pair, held))
        .or_else(|| by_event(loose))
        .or_else(|| by_grammar(scene, pair, reached))
}

fn of_parts(parts: (Part, Part)) -> Option<Direction> {
    match parts {
        (Part::Actor, Part::Actor) => Some(Direction::Mutual),
        (Part::Actor, Part::Recipient | Part::Topic) => Some(Direction::SourceActs),
        (Part::Recipient | Part::Topic, Part::Actor) => Some(Direction::TargetActs),
        _ => None,
    }
}

/// Whether a phrase is held by a predicate in a part that is not the subject.
type Holds = fn(&Scene, &Frame, &Range<usize>) -> bool;

fn by_grammar(scene: &Scene, pair: &Pair, holds: Holds) -> Option<Direction> {
    let (source, target) = (pair.source.as_ref()?, pair.target.as_ref()?);
    let predicates = 0..scene.parse.tokens.len();
    let open = |&token: &usize| matches!(scene.parse.tokens[token].pos, Pos::Verb | Pos::Aux | Pos::Noun | Pos::Adj);
    let outside = |&token: &usize| !source.contains(&token) && !target.contains(&token);
    predicates.filter(open).filter(outside).filter_map(|token| scene.frame(token)).find_map(|frame| {
        let inverts = scene.knowledge.lists.has("receiving-verbs", &frame.lemma);
        let acts = |who: &Range<usize>, whom: &Range<usize>| is_subject(&frame, who) && !is_subject(&frame, whom) && holds(scene, &frame, whom);
        let gives = |who: &Range<usize>| ["from", "by"].iter().any(|slot| frame.slot(slot).any(|filler| who.contains(&filler)));
        match (acts(source, target), acts(target, source)) {
            (true, false) if inverts && gives(target) => Some(Direction::TargetActs),
            (false, true) if inverts && gives(source) => Some(Direction::SourceActs),
            (true, false) => Some(Direction::SourceActs),
            (false, true) => Some(Direction::TargetActs),
            _ => None,
        }
    })
}

/// "an apology from the contractor", "attacks by rioters": whoever it comes from acts on whoever else the clause is about.
fn by_gift(scene: &Scene, pair: &Pair) -> Option<Direction> {
    let (source, target) = (pair.source.as_ref()?, pair.target.as_ref()?);
    let gives = |who: &Range<usize>, whom: &Range<usize>| who.clone().any(|token| is_giver(scene, token, whom));
    match (gives(source, target), gives(target, source)) {
        (true, false) => Some(Direction::SourceActs),
        (false, true) => Some(Direction::TargetActs),
        _ => None,
    }
}

/// Whether a token stands after a noun and "by" or "from", in a clause in which `whom` stands outside that phrase.
fn is_giver(scene: &Scene, token: usize, whom: &Range<usize>) -> bool {
    let parse = scene.parse;
    let preposition = parse.head(token);
    let noun = parse.head(preposition);
    let sent = match parse.lower(preposition) {
        "by" => true,
        "from" => scene.knowledge.lists.has("sent-nouns", parse.lemma(noun)),
        _ => false,
    };
    let after_noun = parse.dep(token) == Dep::Pobj && parse.tokens[noun].pos == Pos::Noun && !whom.contains(&noun);
    let Some(verb) = parse.ancestors(noun).find(|&above| matches!(parse.tokens[above].pos, Pos::Verb | Pos::Aux)).filter(|_| sent && after_noun) else {
        return false;
    };
    let within = |at: usize, top: usize| parse.ancestors(at).any(|above| above == top);
    whom.clone().any(|at| within(at, verb) && !within(at, token))
}

fn is_subject(frame: &Frame, phrase: &Range<usize>) -> bool {
    frame.slot("subject").any(|filler| phrase.contains(&filler))
}

/// The phrase fills a slot other than the subject's.
fn held(_: &Scene, frame: &Frame, phrase: &Range<usize>) -> bool {
    frame.arguments.iter().any(|argument| !matches!(argument.slot.as_str(), "subject" | "poss" | "modifier") && phrase.contains(&argument.filler))
}

/// The phrase stands somewhere below the predicate.
fn reached(scene: &Scene, frame: &Frame, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|token| scene.parse.ancestors(token).any(|above| above == frame.trigger))
}
