//! Events of a sentence become a list with those nearest to the pair first.

use events::Draft;
use events::frames::Scene;

use crate::Pair;

/// How a phrase takes part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Not at all.
    Out,
    /// Somewhere below the trigger.
    Below,
    /// Some argument of the trigger.
    Argument,
    /// What the event is about.
    Topic,
    /// Who is acted on.
    Recipient,
    /// Who acts.
    Actor,
}

impl Part {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Part::Out => "out",
            Part::Below => "below",
            Part::Argument => "argument",
            Part::Topic => "topic",
            Part::Recipient => "recipient",
            Part::Actor => "actor",
        }
    }
}

/// Sorts events by how well they join the two phrases.
pub(crate) fn nearest_first(scene: &Scene, mut drafts: Vec<Draft>, pair: &Pair) -> Vec<Draft> {
    drafts.sort_by_key(|draft| (std::cmp::Reverse(nearness(scene, draft, pair)), draft.frame.trigger));
    drafts
}

/// Points for how an event joins the two phrases; an act that only serves as content counts less.
fn nearness(scene: &Scene, draft: &Draft, pair: &Pair) -> u32 {
    let (source, target) = parts(scene, draft, pair);
    let of_source = match source {
        Part::Actor => 6,
        Part::Recipient | Part::Argument => 2,
        Part::Topic | Part::Below => 1,
        Part::Out => 0,
    };
    let of_target = match target {
        Part::Recipient => 6,
        Part::Topic => 4,
        Part::Argument => 3,
        Part::Actor | Part::Below => 2,
        Part::Out => 0,
    };
    2 * (of_source + of_target) - u32::from(draft.dropped) * (of_source + of_target)
}

/// The parts of source and target in an event.
pub(crate) fn parts(scene: &Scene, draft: &Draft, pair: &Pair) -> (Part, Part) {
    (part(scene, draft, pair.source.as_ref()), part(scene, draft, pair.target.as_ref()))
}

fn part(scene: &Scene, draft: &Draft, phrase: Option<&std::ops::Range<usize>>) -> Part {
    let Some(phrase) = phrase else { return Part::Out };
    let within = |token: &usize| phrase.contains(token) || meets(scene, *token, phrase);
    let frame = &draft.frame;
    if draft.actors.iter().any(within) {
        Part::Actor
    } else if draft.recipients.iter().any(within) {
        Part::Recipient
    } else if draft.topic.iter().any(within) {
        Part::Topic
    } else if frame.arguments.iter().any(|argument| within(&argument.filler)) {
        Part::Argument
    } else if phrase.clone().any(|token| scene.parse.ancestors(token).any(|above| above == frame.trigger)) {
        Part::Below
    } else {
        Part::Out
    }
}

/// Whether a token outside a phrase means somebody whom the phrase's head means: "it" for the phrase before.
fn meets(scene: &Scene, token: usize, phrase: &std::ops::Range<usize>) -> bool {
    let refers = |at: usize| scene.names.at(at).map(|mention| mention.refers.as_slice()).unwrap_or_default();
    let ours = refers(token);
    !ours.is_empty() && phrase.clone().any(|at| refers(at) == ours)
}
