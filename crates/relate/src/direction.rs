//! Two phrases of a sentence become the one who acts on the other, whatever the act: by events of rules, else by grammar.
//!
//! "the poet whom Sweden sheltered": Sweden acts, though no rule may know what sheltering is.

use std::ops::Range;

use events::Draft;
use events::frames::{Frame, Scene};
use syntax::Pos;

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
    by_event(drafts).or_else(|| by_grammar(scene, pair, held)).or_else(|| by_event(loose)).or_else(|| by_grammar(scene, pair, reached))
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
