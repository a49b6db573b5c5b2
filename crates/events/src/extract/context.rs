//! Roles that the clause leaves open but the sentence around it makes plain.
//!
//! "Ukraine accused Russia of attacking cities": the cities are Ukraine's. "A imposed sanctions on B, while C cut ties": with B.

use record::EventType;
use syntax::{Dep, Parse};

use super::Draft;
use crate::frames::Scene;

/// Fills open roles of all drafts from the drafts and clauses around them.
pub(super) fn imply(scene: &Scene, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if let Some(recipients) = recipients_around(scene, drafts, at) {
            drafts[at].implied.extend(&recipients);
            drafts[at].recipients = recipients;
        }
        if let Some(actors) = actors_around(scene, drafts, at) {
            drafts[at].implied.extend(&actors);
            drafts[at].actors = actors;
        }
    }
}

/// Whom an act without a known recipient is done to.
fn recipients_around(scene: &Scene, drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    let draft = &drafts[at];
    if !draft.recipients.is_empty() {
        return None;
    }
    if draft.kind == EventType::Assault && !names_a_country(scene, draft) {
        let accuser = draft.within.and_then(|holder| find(drafts, holder))?;
        return (accuser.kind == EventType::Accuse).then(|| accuser.actors.clone()).filter(|actors| !actors.is_empty());
    }
    let needed = scene.knowledge.ontology.event_type(draft.kind.as_str()).is_some_and(|facts| facts.needs_recipient);
    let joined = joined_to(scene.parse, draft.frame.anchor)?;
    let other = drafts.iter().find(|other| other.frame.anchor == joined && other.kind == draft.kind)?;
    (needed && !other.recipients.is_empty()).then(|| other.recipients.clone())
}

/// Who does an act that a clause only dates: "the only city they had held since the invasion began".
fn actors_around(scene: &Scene, drafts: &[Draft], at: usize) -> Option<Vec<usize>> {
    let draft = &drafts[at];
    let bare = draft.actors.is_empty() && draft.recipients.is_empty() && draft.kind == EventType::Assault;
    if !bare || scene.parse.dep(draft.frame.anchor) != Dep::Advcl && scene.parse.dep(scene.parse.head(draft.frame.trigger)) != Dep::Advcl {
        return None;
    }
    let clause = if scene.parse.dep(draft.frame.anchor) == Dep::Advcl { draft.frame.anchor } else { scene.parse.head(draft.frame.trigger) };
    let governor = scene.parse.head(clause);
    let of_force = |kind| matches!(kind, EventType::Assault | EventType::Retreat | EventType::Coerce | EventType::Mobilize);
    let other = drafts.iter().find(|other| other.frame.anchor == governor && of_force(other.kind))?;
    Some(other.actors.clone()).filter(|actors| !actors.is_empty())
}

/// The verb that a clause is joined to by "and" or "while".
fn joined_to(parse: &Parse, verb: usize) -> Option<usize> {
    let joined = match parse.dep(verb) {
        Dep::Conj => true,
        Dep::Advcl => parse.children_with(verb, Dep::Mark).any(|mark| matches!(parse.lower(mark), "while" | "as")),
        _ => false,
    };
    joined.then(|| parse.head(verb))
}

fn find(drafts: &[Draft], trigger: usize) -> Option<&Draft> {
    drafts.iter().find(|draft| draft.frame.trigger == trigger)
}

/// Whether a toponym stands in the phrases of an act.
fn names_a_country(scene: &Scene, draft: &Draft) -> bool {
    scene.parse.subtree(draft.frame.trigger).into_iter().any(|token| {
        scene.names.at(token).is_some_and(|mention| mention.refers.iter().any(|&at| scene.names.entities[at].country.is_some()))
            && token != draft.frame.trigger
            && !draft.actors.contains(&token)
    })
}
