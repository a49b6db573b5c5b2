//! Which time expression dates an act: the one in the clause or phrase of its trigger, never that of the saying around it.
//!
//! "Iran said last week that it sold the drones": `last week` dates `said`; `sold` has no date of its own.
//! "a meeting in Tehran on Wednesday" dates `meeting`.

use knowledge::Knowledge;
use knowledge::time::{Edge, Glue, Sense, VerbClass};
use record::{Basis, DateRange};
use syntax::{Dep, Parse, Pos, Tag};

use super::civil::Date;
use super::{Days, Timex};
use crate::clause::{is_verb, opens_clause, verb_of};

/// Whether an act without a date of its own takes that of the clause that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inherit {
    /// Only what is said of the act itself.
    Never,
    /// Also the date of the clause or noun that it modifies or is joined to; never that of a saying.
    Governor,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct DateQuery<'a> {
    /// Head token of the words that name the act.
    pub trigger: usize,
    /// Triggers of other acts and of sayings: a time below one of them is theirs.
    pub others: &'a [usize],
    /// What to do where the act has no date of its own.
    pub inherit: Inherit,
}

/// The date of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// Index of the time expression.
    pub timex: usize,
    /// The days; prepositions such as "since" and "before" are applied.
    pub range: DateRange,
}

/// Dates an act by the words of its own clause or phrase.
pub fn event_date(parse: &Parse<'_>, knowledge: &Knowledge, times: &[Timex], query: &DateQuery<'_>) -> Option<EventDate> {
    let sentence = parse.sentence(query.trigger);
    let range = parse.sentences.get(sentence)?.clone();
    let first = times.partition_point(|timex| timex.tokens.start < range.start);
    let last = times.partition_point(|timex| timex.tokens.start < range.end);
    let dated: Vec<usize> = (first..last).filter(|&at| times[at].days.is_some()).collect();
    if dated.is_empty() {
        return None;
    }
    let mut site = Some(query.trigger);
    let mut hops = 0;
    while let Some(node) = site.filter(|_| hops < 6) {
        let best = dated
            .iter()
            .filter_map(|&at| Some((reach(parse, times[at].head, node, query)?, distance(times, at, query.trigger), at)))
            .min()
            .map(|(_, _, at)| at)
            .or_else(|| trailing(parse, times, &dated, node))
            .or_else(|| dated.iter().copied().find(|&at| through_gerund(parse, times[at].head, node, query)));
        if let Some(timex) = best {
            return date(parse, knowledge, times, timex);
        }
        site = governor(parse, knowledge, node, query);
        hops += 1;
    }
    None
}

/// Tokens between a time and a trigger.
fn distance(times: &[Timex], at: usize, trigger: usize) -> usize {
    let tokens = &times[at].tokens;
    if tokens.start > trigger { tokens.start - trigger } else { trigger.saturating_sub(tokens.end) }
}

/// Steps from a time up to a trigger, without passing another clause or another act.
fn reach(parse: &Parse<'_>, time: usize, trigger: usize, query: &DateQuery<'_>) -> Option<usize> {
    for (steps, node) in parse.ancestors(time).enumerate() {
        if node == trigger {
            return Some(steps);
        }
        let other = node != query.trigger && query.others.contains(&node);
        if steps > 0 && (other || opens_clause(parse, node) && parse.dep(node) != Dep::Pcomp) {
            return None;
        }
    }
    None
}

/// A time that the parser hung on the verb although it follows the noun at once: "comes after a meeting in Tehran on Wednesday".
fn trailing(parse: &Parse<'_>, times: &[Timex], dated: &[usize], node: usize) -> Option<usize> {
    if is_verb(parse, node) || parse.dep(node) != Dep::Pobj {
        return None;
    }
    let end = *parse.subtree(node).last()? + 1;
    dated.iter().copied().find(|&at| {
        let top = if parse.dep(times[at].head) == Dep::Pobj { parse.head(times[at].head) } else { times[at].head };
        top == end && parse.ancestors(node).any(|above| above == parse.head(top))
    })
}

/// A time that the parser hung inside the gerund that is the object: "discussed deepening ties in a phone call on Saturday".
fn through_gerund(parse: &Parse<'_>, time: usize, trigger: usize, query: &DateQuery<'_>) -> bool {
    let gerund = parse.ancestors(time).find(|&above| above != time && opens_clause(parse, above));
    gerund.is_some_and(|gerund| {
        let object = parse.head(gerund) == trigger && matches!(parse.dep(gerund), Dep::Xcomp | Dep::Pcomp) && is_verb(parse, trigger);
        object && parse.tokens[gerund].tag == Tag::Vbg && reach(parse, time, gerund, query).is_some()
    })
}

/// The node whose time the act shares.
pub fn governor(parse: &Parse<'_>, knowledge: &Knowledge, node: usize, query: &DateQuery<'_>) -> Option<usize> {
    let head = parse.head(node);
    if head == node || query.others.contains(&head) {
        return None;
    }
    let free = |above: usize| !query.others.contains(&above);
    if !is_verb(parse, node) {
        let verb = verb_of(parse, node).filter(|&verb| free(verb))?;
        let argument = matches!(parse.dep(node), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Attr) && head == verb;
        let light = knowledge.time.verb(parse.lemma(verb), VerbClass::Light) || knowledge.time.verb(parse.lemma(verb), VerbClass::Aspect);
        let joined = parse.dep(node) == Dep::Conj;
        return if argument && light { Some(verb) } else { (joined && free(head)).then_some(head) };
    }
    let subject = parse.children(node).any(|child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    match parse.dep(node) {
        Dep::Conj if !subject || query.inherit == Inherit::Governor => Some(head),
        Dep::Xcomp if knowledge.time.verb(parse.lemma(head), VerbClass::Aspect) => Some(head),
        Dep::Advcl | Dep::Relcl | Dep::Acl | Dep::Prep | Dep::Pcomp if query.inherit == Inherit::Governor => Some(head),
        _ => None,
    }
}

/// The days of a time expression with its preposition applied.
fn date(parse: &Parse<'_>, knowledge: &Knowledge, times: &[Timex], at: usize) -> Option<EventDate> {
    let timex = &times[at];
    let days = timex.days.clone()?;
    let edge = edge(parse, knowledge, timex.head);
    let until = partner(parse, knowledge, times, at);
    let mut span = timex.span;
    let days = match (edge, until) {
        (Some(Edge::Since | Edge::Between) | None, Some(other)) => {
            span = span.join(times[other].span);
            Days { start: days.start, end: times[other].days.clone()?.end }
        }
        (Some(Edge::Since), None) => Days { start: days.start, end: None },
        (Some(Edge::Until), _) => Days { start: None, end: days.end },
        (Some(Edge::Before), _) => Days { start: None, end: days.start.as_deref().and_then(Date::parse).map(|day| day.plus(-1).to_string()) },
        (Some(Edge::After), _) => Days { start: days.end.as_deref().and_then(Date::parse).map(|day| day.plus(0).to_string()), end: None },
        _ => days,
    };
    let text = Some(span.of(parse.text).to_string());
    let range = DateRange { start: days.start, end: days.end, text, span: Some(span), basis: Basis::Stated };
    Some(EventDate { timex: at, range })
}

/// The preposition of a time, where it makes it an edge.
fn edge(parse: &Parse<'_>, knowledge: &Knowledge, head: usize) -> Option<Edge> {
    let above = parse.head(head);
    if !matches!(parse.dep(head), Dep::Pobj | Dep::Npadvmod | Dep::Pcomp) || parse.tokens[above].pos == Pos::Verb {
        return None;
    }
    knowledge.time.senses(parse.lower(above)).iter().find_map(|(sense, _)| if let Sense::Edge(edge) = sense { Some(*edge) } else { None })
}

/// The second half of "from Monday to Wednesday", "between 3 May and 5 June".
fn partner(parse: &Parse<'_>, knowledge: &Knowledge, times: &[Timex], at: usize) -> Option<usize> {
    let next = times.get(at + 1).filter(|next| next.days.is_some())?;
    let between = times[at].tokens.end..next.tokens.start;
    let joins = |token: usize| {
        let senses = knowledge.time.senses(parse.lower(token));
        senses.iter().any(|(sense, _)| matches!(sense, Sense::Glue(Glue::To | Glue::Dash | Glue::And)))
    };
    let and = |token: usize| parse.dep(token) == Dep::Cc;
    let led = edge(parse, knowledge, times[at].head) == Some(Edge::Between) || !between.clone().any(and);
    (between.len() == 1 && between.clone().all(joins) && led).then_some(at + 1)
}
