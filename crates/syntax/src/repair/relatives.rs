//! Relative clauses find the noun that they are about.
//!
//! `an attack on a mosque in the city of Kano, which killed nine` : not the city killed, but the attack.
//! `it was Chad that freed them` : Chad freed them.

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, Parse, Pos, Tag};

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

/// Lets the clause of a cleft sentence depend on the noun that the sentence puts first.
pub(super) fn clefts(parse: &mut Parse, done: &mut Vec<Repair>) {
    for be in 0..parse.tokens.len() {
        let it = || parse.lemma(be) == "be" && parse.child(be, Dep::Nsubj).is_some_and(|subject| parse.lower(subject) == "it");
        let Some(noun) = parse.child(be, Dep::Attr).filter(|_| it()) else { continue };
        let clause = parse.children(be).find(|&child| child > noun && matches!(parse.dep(child), Dep::Ccomp | Dep::Advcl | Dep::Relcl));
        let Some((clause, that)) = clause.and_then(|clause| Some((clause, pronoun_of(parse, clause)?))) else { continue };
        if !parse.attach(clause, noun, Dep::Relcl) {
            continue;
        }
        if parse.child(clause, Dep::Nsubj).is_none() && parse.child(clause, Dep::Nsubjpass).is_none() {
            parse.attach(that, clause, Dep::Nsubj);
        }
        if matches!(parse.dep(that), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj) {
            parse.tokens[that].tag = Tag::Wdt;
        }
        done.push(Repair { name: "clefts", token: clause });
    }
}

/// The "that" or "who" that opens a clause.
fn pronoun_of(parse: &Parse, clause: usize) -> Option<usize> {
    let opens = |&child: &usize| child < clause && matches!(parse.lower(child), "that" | "who" | "which");
    parse.children(clause).find(|child| opens(child) && matches!(parse.dep(*child), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Mark))
}

/// "which killed", "that left".
fn has_subject_gap(parse: &Parse, verb: usize) -> bool {
    parse.child(verb, Dep::Nsubj).is_some_and(|subject| matches!(parse.lower(subject), "which" | "that"))
}

/// Only a place or target inside the event's phrase is passed over; a subject or object of its own keeps its clause.
fn under_preposition(parse: &Parse, token: usize) -> bool {
    matches!(parse.dep(token), Dep::Pobj | Dep::Appos | Dep::Conj | Dep::Compound)
}
