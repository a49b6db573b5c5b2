//! Where an act was: the place in the phrase or clause of its trigger, never the place where something was said of it.
//!
//! "an attack on a shrine in the southern Iranian city of Shiraz" was in Shiraz; "Tehran condemned the attack" gives no place.

use knowledge::Knowledge;
use syntax::{Dep, Parse, Pos};

use super::{GroundedPlace, PlaceKind};
use crate::clause::opens_clause;
use crate::time::{DateQuery, Inherit, governor};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct PlaceQuery<'a> {
    /// Head token of the words that name the act.
    pub trigger: usize,
    /// Triggers of other acts and of sayings: a place below one of them is theirs.
    pub others: &'a [usize],
    /// What to do where the act has no place of its own.
    pub inherit: Inherit,
}

/// Index of the place of an act; nothing where the words do not tell.
pub fn event_place(parse: &Parse<'_>, knowledge: &Knowledge, places: &[GroundedPlace], query: &PlaceQuery<'_>) -> Option<usize> {
    let range = parse.sentences.get(parse.sentence(query.trigger))?.clone();
    let first = places.partition_point(|place| place.tokens.start < range.start);
    let last = places.partition_point(|place| place.tokens.start < range.end);
    if first == last {
        return None;
    }
    let dating = DateQuery { trigger: query.trigger, others: query.others, inherit: query.inherit };
    let mut site = Some(query.trigger);
    let mut hops = 0;
    while let Some(node) = site.filter(|_| hops < 6) {
        let reached = (first..last).filter_map(|at| {
            let (rank, steps) = reach(parse, knowledge, &places[at], node, query)?;
            let coarse = places[at].meaning.as_ref().is_none_or(|meaning| meaning.kind <= PlaceKind::Water);
            Some((coarse, rank, steps, at))
        });
        if let Some((.., at)) = reached.min() {
            return Some(at);
        }
        site = governor(parse, knowledge, node, &dating);
        hops += 1;
    }
    None
}

/// How directly a place hangs on a trigger: rank (0 a preposition of place) and steps; nothing where another clause or act is between.
fn reach(parse: &Parse<'_>, knowledge: &Knowledge, place: &GroundedPlace, trigger: usize, query: &PlaceQuery<'_>) -> Option<(u8, usize)> {
    let mut below = place.head;
    let mut outermost = None;
    for (steps, node) in parse.ancestors(place.head).enumerate() {
        if node == trigger {
            return rank_at(parse, knowledge, place, below, node, outermost).map(|rank| (rank, steps));
        }
        let other = node != query.trigger && query.others.contains(&node);
        let about = steps > 0 && knowledge.places.word("topic", parse.lemma(node));
        if steps > 0 && (other || about || opens_clause(parse, node)) {
            return None;
        }
        if parse.dep(node) == Dep::Pobj {
            outermost = Some(parse.head(node));
        }
        let named = matches!(parse.dep(node), Dep::Nsubj | Dep::Nsubjpass | Dep::Agent | Dep::Poss);
        if named && parse.head(node) == trigger {
            return None;
        }
        below = node;
    }
    None
}

/// The rank of a place that has reached its trigger; `outermost` is the preposition nearest to the trigger on the way.
fn rank_at(parse: &Parse<'_>, knowledge: &Knowledge, place: &GroundedPlace, below: usize, trigger: usize, outermost: Option<usize>) -> Option<u8> {
    let noun = parse.tokens[trigger].pos == Pos::Noun;
    if let Some(preposition) = outermost {
        let word = parse.lower(preposition);
        return match () {
            () if knowledge.places.word("locative", word) => Some(0),
            () if knowledge.places.word("surface", word) && parse.head(place.head) == preposition => Some(0),
            () if knowledge.places.word("source", word) => knowledge.places.word("motion", parse.lemma(trigger)).then_some(1),
            () if noun && knowledge.places.word("of", word) => Some(2),
            () if !knowledge.places.word("about", word) && locative_below(parse, knowledge, place) => Some(1),
            () if generic_object(parse, knowledge, below) => Some(2),
            () => None,
        };
    }
    match parse.dep(below) {
        Dep::Compound | Dep::Nmod if noun && below == place.head => Some(1),
        Dep::Dobj if !is_country(place) && below == place.head => Some(2),
        _ => None,
    }
}

/// Whether a preposition of place stands right above a place, or above the word for its kind: "in Shiraz", "in the city of Shiraz".
fn locative_below(parse: &Parse<'_>, knowledge: &Knowledge, place: &GroundedPlace) -> bool {
    let led = |token: usize| parse.dep(token) == Dep::Pobj && knowledge.places.word("locative", parse.lower(parse.head(token)));
    parse.ancestors(place.head).take(4).any(led)
}

/// Whether a place is a whole country or larger.
fn is_country(place: &GroundedPlace) -> bool {
    place.meaning.as_ref().is_none_or(|meaning| meaning.kind == PlaceKind::Country)
}

/// "captured the city of Kherson".
fn generic_object(parse: &Parse<'_>, knowledge: &Knowledge, object: usize) -> bool {
    let lemma = parse.lemma(object);
    parse.dep(object) == Dep::Dobj && (knowledge.places.word("city", lemma) || knowledge.places.word("admin1", lemma))
}
