//! A relative clause of harm after a place belongs to the event that did the harm.
//!
//! `an attack on a mosque in the city of Kano, which killed nine` : not the city killed, but the attack.

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, Parse, Pos};

/// Lets relative clauses with a verb of harm climb from a noun that can do none to the nearest event noun above it.
pub(super) fn harm_climbs_to_its_event(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for verb in 0..parse.tokens.len() {
        let harm = parse.dep(verb) == Dep::Relcl && knowledge.lists.has("harm-verbs", parse.lemma(verb));
        if !harm || !has_subject_gap(parse, verb) {
            continue;
        }
        let is_event = |token: usize| parse.tokens[token].pos == Pos::Noun && knowledge.lists.has("harm-events", parse.lemma(token));
        let antecedent = parse.head(verb);
        if is_event(antecedent) || !under_preposition(parse, antecedent) {
            continue;
        }
        let event =
            parse.ancestors(antecedent).skip(1).take_while(|&above| !matches!(parse.tokens[above].pos, Pos::Verb | Pos::Aux)).find(|&above| is_event(above));
        if let Some(event) = event
            && parse.attach(verb, event, Dep::Relcl)
        {
            done.push(Repair { name: "harm-climbs-to-its-event", token: verb });
        }
    }
}

/// "which killed", "that left".
fn has_subject_gap(parse: &Parse, verb: usize) -> bool {
    parse.child(verb, Dep::Nsubj).is_some_and(|subject| matches!(parse.lower(subject), "which" | "that"))
}

/// Only a place or target inside the event's phrase is passed over; a subject or object of its own keeps its clause.
fn under_preposition(parse: &Parse, token: usize) -> bool {
    matches!(parse.dep(token), Dep::Pobj | Dep::Appos | Dep::Conj | Dep::Compound)
}
