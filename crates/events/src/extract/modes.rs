//! Words near a trigger choose the mode of an event and add contexts: "drone strike", "with tear gas".

use syntax::Dep;

use super::Draft;
use crate::fit::phrases;
use crate::frames::Scene;

/// Chooses the mode where the rule leaves it open.
pub(super) fn choose(scene: &Scene, draft: &mut Draft) {
    if draft.mode.is_some() {
        return;
    }
    let near = near(scene, draft);
    let kind = draft.kind.as_str();
    let chosen = scene.knowledge.rules.modes.iter().find(|mode| mode.kind == kind && mode.words.iter().any(|word| near.contains(word)));
    if let Some(chosen) = chosen {
        draft.mode = Some(chosen.mode.clone());
        draft.cameo = chosen.cameo.clone().or(draft.cameo.take());
    }
}

/// Adds the contexts that words near the trigger stand for.
pub(super) fn contexts(scene: &Scene, draft: &mut Draft) {
    for word in near(scene, draft) {
        for context in scene.knowledge.rules.contexts.get(&word).into_iter().flatten() {
            if !draft.contexts.contains(context) {
                draft.contexts.push(context.clone());
            }
        }
    }
    draft.contexts.sort();
}

/// Lemmas and phrases of the trigger and of its arguments, and of the tool it is done with.
fn near(scene: &Scene, draft: &Draft) -> Vec<String> {
    let frame = &draft.frame;
    let skip = |slot: &str| matches!(slot, "clause" | "relative" | "adverbial" | "subject clause" | "after" | "before" | "since");
    let mut found = phrases(scene, frame.trigger);
    for argument in frame.arguments.iter().filter(|argument| !skip(&argument.slot)) {
        found.extend(phrases(scene, argument.filler));
    }
    for tool in tools(scene, frame.trigger) {
        found.extend(phrases(scene, tool));
    }
    found
}

/// "using drones to attack", "attacked using drones".
fn tools(scene: &Scene, trigger: usize) -> Vec<usize> {
    let parse = scene.parse;
    let head = parse.head(trigger);
    let above = matches!(parse.dep(trigger), Dep::Xcomp | Dep::Advcl).then_some(head);
    let below = parse.children(trigger).filter(|&child| matches!(parse.dep(child), Dep::Advcl | Dep::Xcomp));
    let uses = above.into_iter().chain(below).filter(|&verb| parse.lemma(verb) == "use");
    uses.flat_map(|verb| parse.children_with(verb, Dep::Dobj).collect::<Vec<_>>()).flat_map(|object| scene.fillers(object)).collect()
}
