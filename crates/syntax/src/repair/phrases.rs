//! Prepositional phrases that the weights hang one noun or verb too low or too high.

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, EntityLabel, Parse, Pos, Tag};

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

/// "charged with sedition by prosecutors", "told to leave by Oman": the agent is that of the passive verb.
pub(super) fn agents_climb(parse: &mut Parse, done: &mut Vec<Repair>) {
    for by in 0..parse.tokens.len() {
        let hangs =
            parse.lower(by) == "by" && matches!(parse.dep(by), Dep::Prep | Dep::Agent) && parse.child(by, Dep::Pobj).is_some_and(|agent| may_act(parse, agent));
        if !hangs || is_open_passive(parse, parse.head(by)) {
            continue;
        }
        let passes = |token: usize| matches!(parse.dep(token), Dep::Pobj | Dep::Prep | Dep::Dobj | Dep::Xcomp | Dep::Oprd | Dep::Conj);
        let way = std::iter::once(parse.head(by)).chain(parse.ancestors(parse.head(by))).collect::<Vec<_>>();
        let below = way.iter().take_while(|&&token| passes(token)).count();
        let verb = way.iter().take(below + 1).copied().find(|&token| parse.tokens[token].pos == Pos::Verb && !is_infinitive(parse, token));
        let Some(verb) = verb.filter(|&verb| is_open_passive(parse, verb) && verb < by) else { continue };
        if parse.attach(by, verb, Dep::Agent) {
            done.push(Repair { name: "agent-climbs", token: by });
        }
    }
}

/// A passive verb with an auxiliary, whose agent is not known.
fn is_open_passive(parse: &Parse, verb: usize) -> bool {
    parse.children_with(verb, Dep::Auxpass).next().is_some() && parse.child(verb, Dep::Agent).is_none()
}

fn is_infinitive(parse: &Parse, verb: usize) -> bool {
    parse.tokens[verb].tag == Tag::Vb && parse.children_with(verb, Dep::Aux).any(|aux| parse.tokens[aux].tag == Tag::To)
}

/// Not a day, a sum or a share: "by Friday", "by ten per cent".
fn may_act(parse: &Parse, noun: usize) -> bool {
    let measure = parse.entity(noun).is_some_and(|entity| {
        matches!(
            entity.label,
            EntityLabel::Date | EntityLabel::Time | EntityLabel::Percent | EntityLabel::Money | EntityLabel::Cardinal | EntityLabel::Quantity
        )
    });
    !measure && matches!(parse.tokens[noun].pos, Pos::Noun | Pos::Propn)
}

/// "stopped work for a day against the reform": nothing is against a day.
pub(super) fn phrases_leave_times(parse: &mut Parse, done: &mut Vec<Repair>) {
    for preposition in prepositions(parse) {
        let time = parse.head(preposition);
        let is_time = parse.entity(time).is_some_and(|entity| matches!(entity.label, EntityLabel::Date | EntityLabel::Time));
        let inside = parse.child(preposition, Dep::Pobj).is_none_or(|object| parse.entity(object).is_some_and(|entity| entity.tokens.contains(&time)));
        if !is_time || inside || parse.lower(preposition) == "of" {
            continue;
        }
        let above = parse.ancestors(time).find(|&above| matches!(parse.tokens[above].pos, Pos::Verb | Pos::Noun) && !matches!(parse.dep(above), Dep::Prep));
        if let Some(above) = above
            && parse.attach(preposition, above, Dep::Prep)
        {
            done.push(Repair { name: "phrase-leaves-time", token: preposition });
        }
    }
}

/// All prepositions that hang in a phrase, in text order.
fn prepositions(parse: &Parse) -> Vec<usize> {
    (0..parse.tokens.len()).filter(|&token| parse.dep(token) == Dep::Prep).collect()
}
