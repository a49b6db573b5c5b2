//! Only what politics is made of stays an event: somebody with a country or a public role, or a place for a deed.
//!
//! "Engineers condemned the bridge" and "the champion beat the challenger" are none.

use record::{Aux, EventType, MentionKind, Sector};

use super::Draft;
use crate::frames::{Part, Scene};

/// A report is about leisure where at least so many of its words, and one word in so many, are words of leisure.
const LEISURE: (usize, usize) = (5, 50);

/// Whether a report is about matches, films or gadgets.
pub(super) fn is_leisure(scene: &Scene) -> bool {
    let Some(words) = scene.knowledge.lists.set("leisure-words") else { return false };
    let found = scene.parse.tokens.iter().filter(|token| words.contains(&*token.lemma)).count();
    found >= LEISURE.0 && found * LEISURE.1 >= scene.parse.tokens.len()
}

/// Whether an event concerns politics; in a report about leisure somebody with a public role must take part in what is told as done, and somebody must say what is said.
///
/// Who is arrested, sentenced or freed is so by a state, named or not.
pub(super) fn concerns(scene: &Scene, draft: &Draft, leisure: bool) -> bool {
    let facts = scene.knowledge.ontology.event_type(draft.kind.as_str());
    let verbal = facts.is_some_and(|facts| facts.quad.starts_with("verbal"));
    let sides: Vec<usize> = draft.actors.iter().chain(&draft.recipients).copied().collect();
    let told = !draft.aux.iter().any(|aux| matches!(aux, Aux::Hypothetical | Aux::Attempted));
    if leisure && !(told && !(verbal && draft.actors.is_empty()) && sides.iter().any(|&head| has_role(scene, head))) {
        return false;
    }
    let mutual = matches!(draft.kind, EventType::Consult | EventType::Cooperate)
        || draft.frame.part == Part::Noun && draft.kind == EventType::Agree && !draft.frame.has("clause");
    if mutual && people(scene, &sides) < 2 {
        return false;
    }
    if verbal {
        return sides.iter().any(|&head| is_public(scene, head));
    }
    if draft.actors.is_empty() && !leisure && draft.mode.as_deref().is_some_and(|mode| scene.knowledge.lists.has("state-modes", mode)) {
        return true;
    }
    let civil = |head: usize| is_public(scene, head) || sectors(scene, head).any(|sector| scene.knowledge.lists.has("civil-sectors", sector.as_str()));
    sides.iter().any(|&head| civil(head))
        || (sides.is_empty() && !draft.aux.contains(&Aux::Hypothetical) && (is_placed(scene, draft) || is_protest_over(draft)))
}

/// A protest is politics wherever it is, once it is over something.
fn is_protest_over(draft: &Draft) -> bool {
    draft.kind == EventType::Protest && draft.topic.is_some()
}

/// Whether somebody has a public role, which a country alone, a player for it and a "leader" of nobody have not.
fn has_role(scene: &Scene, head: usize) -> bool {
    let refers = scene.names.at(head).map(|mention| mention.refers.as_slice()).unwrap_or_default();
    let nowhere = refers.iter().all(|&at| scene.names.entities[at].country.is_none());
    if nowhere && scene.knowledge.lists.has("leisure-roles", scene.parse.lemma(head)) {
        return false;
    }
    sectors(scene, head).any(|sector| scene.knowledge.lists.has("public-sectors", sector.as_str()))
}

/// How many are meant; a plural is several.
fn people(scene: &Scene, sides: &[usize]) -> usize {
    let meant = |&head: &usize| {
        let refers = scene.names.at(head).map(|mention| mention.refers.as_slice()).unwrap_or_default();
        if refers.iter().any(|&at| scene.names.entities[at].plural) { 2 } else { refers.len().max(1) }
    };
    sides.iter().map(meant).sum()
}

/// A country, a body or a people of one, or somebody with a public role; a single person's country alone is private.
fn is_public(scene: &Scene, head: usize) -> bool {
    let Some(mention) = scene.names.at(head) else { return false };
    let entities = || mention.refers.iter().map(|&at| &scene.names.entities[at]);
    let of_country = entities().any(|entity| entity.country.is_some() && entity.kind != MentionKind::Person);
    of_country || mention.located || sectors(scene, head).any(|sector| scene.knowledge.lists.has("political-sectors", sector.as_str()))
}

fn sectors<'a>(scene: &'a Scene, head: usize) -> impl Iterator<Item = Sector> + 'a {
    let refers = scene.names.at(head).map(|mention| mention.refers.as_slice()).unwrap_or_default();
    refers.iter().filter_map(|&at| scene.names.entities[at].sector)
}

/// Whether a place or people is named in the phrases of the act.
fn is_placed(scene: &Scene, draft: &Draft) -> bool {
    let own = scene.parse.subtree(draft.frame.trigger);
    let of_verb = draft.frame.arguments.iter().filter(|argument| !argument.understood).map(|argument| argument.filler);
    let named = |head: usize| {
        scene.names.at(head).is_some_and(|mention| mention.located || mention.refers.iter().any(|&at| scene.names.entities[at].country.is_some()))
    };
    own.into_iter().chain(of_verb).any(named)
}
