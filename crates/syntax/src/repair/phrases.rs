//! Prepositional phrases that the weights hang one noun or verb too low or too high.

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, Parse, Pos};

/// "discussed deepening trade in a phone call": the call is where they discussed, not where they deepen.
pub(super) fn venues_climb(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for preposition in prepositions(parse) {
        let venue = parse.child(preposition, Dep::Pobj).is_some_and(|noun| knowledge.lists.has("venues", parse.lemma(noun)));
        let inner = parse.head(preposition);
        if !venue || !matches!(parse.tokens[inner].pos, Pos::Verb | Pos::Noun) {
            continue;
        }
        let speaking = |verb: usize| parse.tokens[verb].pos == Pos::Verb && knowledge.lists.has("speech-verbs", parse.lemma(verb));
        let complement = |token: usize| matches!(parse.dep(token), Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Pcomp | Dep::Pobj | Dep::Prep);
        if speaking(inner) {
            continue;
        }
        let speech = parse.ancestors(inner).take_while(|&token| complement(token)).map(|token| parse.head(token)).find(|&above| speaking(above));
        if let Some(speech) = speech
            && parse.attach(preposition, speech, Dep::Prep)
        {
            done.push(Repair { name: "venue-climbs", token: preposition });
        }
    }
}

/// "sanctions on Iranian officials over drone sales": the cause is of the sanctions, not of the officials.
pub(super) fn causes_climb(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for preposition in prepositions(parse) {
        let cause = knowledge.lists.has("cause-prepositions", parse.lower(preposition));
        let low = parse.head(preposition);
        if !cause || !matches!(parse.dep(low), Dep::Pobj | Dep::Conj) || parse.tokens[low].pos == Pos::Verb {
            continue;
        }
        let up = parse
            .ancestors(low)
            .skip(1)
            .find(|&above| !matches!(parse.dep(above), Dep::Pobj | Dep::Conj | Dep::Prep) && matches!(parse.tokens[above].pos, Pos::Noun | Pos::Verb));
        if let Some(up) = up
            && parse.attach(preposition, up, Dep::Prep)
        {
            done.push(Repair { name: "cause-climbs", token: preposition });
        }
    }
}

/// "described a hasty retreat, with soldiers leaving their boots": the clause tells of the retreat.
pub(super) fn absolutes_descend(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for with in prepositions(parse) {
        let clause = parse.child(with, Dep::Pcomp).filter(|&clause| parse.lower(with) == "with" && parse.child(clause, Dep::Nsubj).is_some());
        let verb = parse.head(with);
        if clause.is_none() || !knowledge.lists.has("describing-verbs", parse.lemma(verb)) {
            continue;
        }
        let object = parse.child(verb, Dep::Dobj).filter(|&object| object < with);
        if let Some(object) = object
            && parse.attach(with, object, Dep::Prep)
        {
            done.push(Repair { name: "absolute-descends", token: with });
        }
    }
}

/// All prepositions that hang in a phrase, in text order.
fn prepositions(parse: &Parse) -> Vec<usize> {
    (0..parse.tokens.len()).filter(|&token| parse.dep(token) == Dep::Prep).collect()
}
