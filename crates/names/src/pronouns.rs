//! Pronouns become whom they mean: by number, gender, kind, nearness and place in the clause.
//!
//! "Iran said that it sold drones": "it" is Iran, the subject of the saying.

use knowledge::names::{Number, Use};
use record::MentionKind;
use syntax::{Dep, Pos, Tag};

use crate::drafts::{Draft, Sort};
use crate::meaning::What;
use crate::mentions::Form;
use crate::quotes;
use crate::resolve::State;

/// How many sentences back a pronoun may look.
const REACH: usize = 4;

/// Whom a pronoun means.
pub(crate) fn resolve(state: &mut State<'_, '_, '_>, place: usize, depth: usize) -> Vec<usize> {
    let token = state.drafts[place].head;
    let Some(function) = state.text.function(token) else {
        return Vec::new();
    };
    match (function.role, function.person) {
        (Use::Relative, _) => relative(state, token, depth),
        (Use::Number, _) => last_named(state, place, usize::from(function.count)).unwrap_or_default(),
        (_, 1) => {
            let speaker = quotes::speaker(state, token, depth).unwrap_or_default();
            if function.number == Some(Number::Plural) { state.side_of(speaker) } else { speaker }
        }
        (_, 3) if is_expletive(state, token) => Vec::new(),
        (_, 3) => {
            let plural = function.number == Some(Number::Plural);
            let speaker = quotes::speaker(state, token, depth).unwrap_or_default();
            third(state, place, plural, &speaker)
        }
        _ => Vec::new(),
    }
}

/// "who" means the noun that its clause hangs on.
fn relative(state: &mut State<'_, '_, '_>, token: usize, depth: usize) -> Vec<usize> {
    let parse = state.text.parse;
    let clause = parse.ancestors(token).find(|&above| parse.dep(above) == Dep::Relcl);
    let Some(noun) = clause.map(|clause| parse.head(clause)).and_then(|noun| state.at(noun)) else {
        return Vec::new();
    };
    state.settle(noun, depth + 1);
    state.drafts[noun].refers.clone()
}

/// "It is clear that ...", "it rained".
fn is_expletive(state: &State<'_, '_, '_>, token: usize) -> bool {
    let parse = state.text.parse;
    if state.text.function(token).is_none_or(|function| function.animate != Some(false) || function.role != Use::Pronoun) {
        return false;
    }
    let verb = parse.head(token);
    let clause = |of: usize| {
        parse.children(of).any(|child| matches!(parse.dep(child), Dep::Ccomp | Dep::Xcomp | Dep::Csubj | Dep::Advcl | Dep::Acl | Dep::Relcl) && child > token)
    };
    let be = parse.tokens[verb].pos == Pos::Aux;
    let complement = parse.children(verb).find(|&child| matches!(parse.dep(child), Dep::Acomp | Dep::Attr | Dep::Oprd));
    parse.dep(token) == Dep::Expl
        || (be && complement.is_some_and(|complement| clause(verb) || clause(complement)))
        || (parse.dep(token) == Dep::Nsubjpass && clause(verb) && parse.child(verb, Dep::Ccomp).is_some())
        || state.text.listed("weather-verbs", verb)
}

/// A candidate: a draft, or a group of drafts joined by "and".
struct Candidate {
    place: usize,
    refers: Vec<usize>,
    group: bool,
    score: f64,
}

/// Whom "he", "it" or "they" means; inside a quotation never the one who is quoted, who would say "I" or "we".
fn third(state: &State<'_, '_, '_>, place: usize, plural: bool, speaker: &[usize]) -> Vec<usize> {
    let mut best: Option<Candidate> = None;
    // "it" looks less far back than "he".
    let reach = if state.drafts[place].animate == Some(false) { 2 } else { REACH };
    let sentence = state.text.parse.sentence(state.drafts[place].head);
    for other in (0..place).rev() {
        let distance = sentence.saturating_sub(state.text.parse.sentence(state.drafts[other].head));
        if distance > reach {
            break;
        }
        for group in [false, true] {
            let Some(mut candidate) = candidate(state, place, other, group, plural) else {
                continue;
            };
            if candidate.refers == speaker && !speaker.is_empty() {
                continue;
            }
            candidate.score -= if plural { 1.6 } else { 1.1 } * distance as f64;
            if best.as_ref().is_none_or(|best| candidate.score > best.score) {
                best = Some(candidate);
            }
        }
    }
    best.map(|best| best.refers).unwrap_or_default()
}

/// A draft as a candidate, with its score; nothing where it cannot be meant.
fn candidate(state: &State<'_, '_, '_>, place: usize, other: usize, group: bool, plural: bool) -> Option<Candidate> {
    let draft = &state.drafts[other];
    let pronoun = &state.drafts[place];
    if draft.form == Form::Adjective || draft.tokens.contains(&pronoun.head) {
        return None;
    }
    let joined = state.conjuncts(draft.head);
    if group && (joined.is_empty() || !plural) {
        return None;
    }
    let refers = if group { joined_refers(state, other, &joined, pronoun.head)? } else { draft.refers.clone() };
    if refers.is_empty() && draft.sort != Sort::Decoy {
        return None;
    }
    let many = group || draft.plural || refers.len() > 1;
    let fit = agreement(state, pronoun, draft, many, plural, group)?;
    if !group && clashes(state, pronoun.head, draft.head) {
        return None;
    }
    let score = fit + standing(state, draft, pronoun.head) + frequency(state, &refers);
    Some(Candidate { place: other, refers, group, score })
        .filter(|candidate| candidate.place < place && (candidate.group || !candidate.refers.is_empty() || draft.sort == Sort::Decoy))
}

/// All that a coordination means; nothing where a member is nobody or stands after the pronoun.
fn joined_refers(state: &State<'_, '_, '_>, first: usize, joined: &[usize], upto: usize) -> Option<Vec<usize>> {
    let mut refers = state.drafts[first].refers.clone();
    let actor = |place: usize| !state.drafts[place].refers.is_empty() && state.drafts[place].form != Form::Adjective;
    if !actor(first) {
        return None;
    }
    for &head in joined {
        let member = state.at(head).filter(|member| actor(*member) && state.drafts[*member].head < upto)?;
        if state.drafts[member].tokens.contains(&upto) {
            return None;
        }
        refers.extend(state.drafts[member].refers.iter().copied());
    }
    refers.dedup();
    (refers.len() > 1).then_some(refers)
}

/// How well number, gender and kind agree; nothing where they do not.
fn agreement(state: &State<'_, '_, '_>, pronoun: &Draft, draft: &Draft, many: bool, plural: bool, group: bool) -> Option<f64> {
    let meaning = draft.refers.first().map(|&node| &state.node(node).meaning);
    let person = meaning.map_or(draft.animate == Some(true) && !many, |meaning| meaning.kind == MentionKind::Person && !meaning.plural);
    if plural {
        let body = meaning.is_some_and(|meaning| meaning.kind == MentionKind::Organisation || meaning.kind == MentionKind::Group);
        return match (many || meaning.is_some_and(|meaning| meaning.plural), body) {
            (true, _) if draft.sort == Sort::Decoy => Some(-1.0),
            (true, _) if group => Some(0.5),
            (true, _) => Some(0.4),
            (false, true) => Some(-1.0),
            (false, false) => None,
        };
    }
    if pronoun.animate == Some(true) {
        let gender = meaning.and_then(|meaning| meaning.gender).or(draft.gender);
        let agrees = gender.is_none() || gender == pronoun.gender;
        let known = if gender.is_some() { 0.4 } else { 0.0 };
        return (person && agrees && !many).then_some(known);
    }
    let collective = draft.kind == MentionKind::Group && state.text.tag(draft.head) == Tag::Nn;
    if collective {
        return Some(0.2);
    }
    if many || person || draft.animate == Some(true) && meaning.is_none_or(|meaning| meaning.kind != MentionKind::Organisation) {
        return None;
    }
    if draft.sort == Sort::Decoy {
        return Some(if state.text.tag(draft.head) == Tag::Nn { 0.6 } else { -0.8 });
    }
    Some(if draft.located { -1.5 } else { 0.3 })
}

/// Two arguments of one verb cannot be the same, and a possessor is not what it possesses.
fn clashes(state: &State<'_, '_, '_>, pronoun: usize, other: usize) -> bool {
    let parse = state.text.parse;
    let argument = |token: usize| matches!(parse.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Pobj | Dep::Agent);
    let verb = |token: usize| match parse.dep(token) {
        Dep::Pobj => parse.head(parse.head(token)),
        _ => parse.head(token),
    };
    let reflexive = state.text.is(pronoun, Use::Reflexive);
    let joined = argument(pronoun) && argument(other) && verb(pronoun) == verb(other);
    !reflexive && (joined || argument(pronoun) && understood_subject(state, verb(pronoun)) == Some(other))
}

/// Who acts in a clause that names nobody: "he phoned the king to thank him" is said of the one who phoned, "he told the king to help him" of the king.
fn understood_subject(state: &State<'_, '_, '_>, verb: usize) -> Option<usize> {
    let parse = state.text.parse;
    let subject = |verb: usize| parse.children(verb).find(|&child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let governor = parse.head(verb);
    let infinitive = parse.children_with(verb, Dep::Aux).any(|aux| parse.tokens[aux].tag == Tag::To);
    if subject(verb).is_some() || !infinitive || !matches!(parse.dep(verb), Dep::Advcl | Dep::Xcomp) {
        return None;
    }
    let object = parse.child(governor, Dep::Dobj).filter(|_| parse.dep(verb) == Dep::Xcomp && !state.text.listed("subject-control", governor));
    object.or_else(|| subject(governor)).or_else(|| understood_subject(state, governor))
}

/// How prominent a draft is, seen from a pronoun.
fn standing(state: &State<'_, '_, '_>, draft: &Draft, pronoun: usize) -> f64 {
    let parse = state.text.parse;
    let subject = |token: usize| matches!(parse.dep(token), Dep::Nsubj | Dep::Nsubjpass);
    let mut score = match parse.dep(draft.head) {
        Dep::Nsubj | Dep::Nsubjpass => 1.2,
        Dep::Conj if subject(parse.head(draft.head)) => 0.8,
        Dep::Dobj | Dep::Dative => 0.4,
        Dep::Appos | Dep::Attr => -0.6,
        _ => 0.0,
    };
    if subject(draft.head) && parse.dep(parse.head(draft.head)) == Dep::Root {
        score += 0.4;
    }
    if subject(draft.head) && subject(pronoun) {
        score += 0.4;
    }
    score += match draft.form {
        Form::Pronoun => 0.5,
        Form::Name => 0.2,
        _ => 0.0,
    };
    if subject(draft.head) && governs(state, parse.head(draft.head), pronoun) {
        score += 1.3;
    }
    score - 0.015 * (pronoun - draft.head.min(pronoun)).min(60) as f64
}

/// Whether a pronoun stands in a clause that hangs on a verb.
fn governs(state: &State<'_, '_, '_>, verb: usize, pronoun: usize) -> bool {
    state.text.parse.ancestors(pronoun).skip(1).any(|above| above == verb)
}

fn frequency(state: &State<'_, '_, '_>, refers: &[usize]) -> f64 {
    let Some(&first) = refers.first() else {
        return 0.0;
    };
    let count = state.drafts.iter().filter(|draft| draft.refers.first() == Some(&first)).count();
    0.2 * (count as f64).ln().min(2.0)
}

/// The last so many actors before a draft: people for "leaders", countries for "countries", either for "sides".
pub(crate) fn last_named(state: &State<'_, '_, '_>, place: usize, count: usize) -> Option<Vec<usize>> {
    let draft = &state.drafts[place];
    let countries = state.text.listed("country-nouns", draft.head);
    let told = !draft.evidence.posts.is_empty() || draft.evidence.role_sector(state.text.names).is_some();
    let people = draft.sort == Sort::Description && draft.kind == MentionKind::Group && told;
    let fits = |node: usize| {
        let meaning = &state.node(node).meaning;
        match (countries, people) {
            (true, _) => matches!(meaning.what, What::Country(_)),
            (_, true) => meaning.kind == MentionKind::Person,
            _ => meaning.kind != MentionKind::Place || matches!(meaning.what, What::Country(_)),
        }
    };
    let sentence = state.text.parse.sentence(draft.head);
    let mut order: Vec<usize> = Vec::new();
    for other in (0..place).rev() {
        let before = &state.drafts[other];
        if sentence.saturating_sub(state.text.parse.sentence(before.head)) > REACH {
            break;
        }
        let usable = !before.located && !before.tokens.contains(&draft.head) && (countries || before.form != Form::Adjective);
        if !usable {
            continue;
        }
        let group = joined_refers(state, other, &state.conjuncts(before.head), draft.head).unwrap_or_else(|| before.refers.clone());
        if group.len() == count && group.iter().all(|node| fits(*node)) {
            return Some(group);
        }
        for node in before.refers.iter().copied().filter(|node| fits(*node)) {
            if !order.contains(&node) {
                order.push(node);
            }
        }
    }
    if countries && order.len() < count {
        return None;
    }
    order.truncate(count);
    order.reverse();
    (order.len() == count).then_some(order)
}
