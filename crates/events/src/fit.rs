//! A rule and a frame become a fit, or the first condition that failed.

use std::collections::HashMap;

use knowledge::{Condition, Kind, Knowledge, Rule};
use record::{MentionKind, Sector};

use crate::frames::{Frame, Part, Scene};

/// Rules by the words that can trigger them.
#[derive(Debug, Default)]
pub struct RuleIndex {
    by_word: HashMap<(Part, String), Vec<usize>>,
}

impl RuleIndex {
    /// Indexes all rules; the more a rule asks for, the earlier it is tried.
    pub fn new(knowledge: &Knowledge) -> RuleIndex {
        RuleIndex::of_rules(knowledge, (0..knowledge.rules.rules.len()).collect())
    }

    /// Indexes the rules that are wanted.
    pub fn those(knowledge: &Knowledge, wanted: impl Fn(&Rule) -> bool) -> RuleIndex {
        let rules = &knowledge.rules.rules;
        RuleIndex::of_rules(knowledge, (0..rules.len()).filter(|&at| wanted(&rules[at])).collect())
    }

    /// Indexes one rule; a rule over acts gets the plain rules of other words beside it, since it needs some act.
    pub fn only(knowledge: &Knowledge, rule: usize) -> RuleIndex {
        let rules = &knowledge.rules.rules;
        let over_acts =
            |rule: &Rule| rule.operator.is_some() || rule.actor.is_empty() || rule.when.iter().any(|condition| condition.kinds.contains(&Kind::Act));
        let other_words =
            |other: &Rule| !other.verbs.iter().chain(&other.nouns).any(|word| rules[rule].verbs.contains(word) || rules[rule].nouns.contains(word));
        let acts = (0..rules.len()).filter(|&at| over_acts(&rules[rule]) && rules[at].operator.is_none() && other_words(&rules[at]));
        RuleIndex::of_rules(knowledge, std::iter::once(rule).chain(acts).collect())
    }

    fn of_rules(knowledge: &Knowledge, mut order: Vec<usize>) -> RuleIndex {
        let rules = &knowledge.rules.rules;
        order.sort_by_key(|&at| std::cmp::Reverse((rules[at].priority, rules[at].when.len() * 2 + rules[at].unless.len())));
        let mut by_word: HashMap<(Part, String), Vec<usize>> = HashMap::new();
        for at in order {
            let rule = &rules[at];
            let parts = [(Part::Verb, &rule.verbs), (Part::Noun, &rule.nouns), (Part::Adjective, &rule.adjectives)];
            for (part, words) in parts {
                for word in words {
                    by_word.entry((part, word.clone())).or_default().push(at);
                }
            }
        }
        RuleIndex { by_word }
    }

    /// Rules that a frame's word can trigger, in the order to try them.
    pub fn of(&self, frame: &Frame) -> &[usize] {
        let key = |lemma: &str| self.by_word.get(&(frame.part, lemma.to_string()));
        let bare = || frame.lemma.split_once(' ').and_then(|(verb, _)| key(verb));
        key(&frame.lemma).or_else(bare).map_or(&[], Vec::as_slice)
    }

    /// Rules that a lemma can trigger, in the order to try them.
    pub fn of_lemma(&self, part: Part, lemma: &str) -> &[usize] {
        self.by_word.get(&(part, lemma.to_string())).map_or(&[], Vec::as_slice)
    }

    /// Whether a lemma can trigger anything.
    pub fn knows(&self, part: Part, lemma: &str) -> bool {
        self.by_word.contains_key(&(part, lemma.to_string()))
    }
}

/// Why a rule does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

/// Checks the conditions of a rule on a frame; `is_act` tells which tokens are acts.
pub fn fit(scene: &Scene, rule: &Rule, frame: &Frame, is_act: &mut dyn FnMut(usize) -> bool) -> Result<(), Misfit> {
    if is_on_itself(scene, frame) && !rule.when.iter().flat_map(|condition| &condition.kinds).any(|kind| names_reflexives(scene, kind)) {
        return Err(Misfit("what is done is done to the doer itself".into()));
    }
    let loose = |condition: &Condition| scene.loose && condition.kinds.iter().all(Kind::is_party);
    for condition in rule.when.iter().filter(|condition| !loose(condition)) {
        let granted = |filler: usize, kind: &Kind| condition.holds && is_granted(scene, filler, kind);
        if !holds(condition, frame, |filler, kind| granted(filler, kind) || is(scene, filler, kind, is_act)) {
            return Err(Misfit(format!("when {:?} does not hold", condition.text)));
        }
    }
    for condition in rule.unless.iter().filter(|condition| !loose(condition)) {
        if holds(condition, frame, |filler, kind| is(scene, filler, kind, is_act)) {
            return Err(Misfit(format!("unless {:?} holds", condition.text)));
        }
    }
    Ok(())
}

/// Whether the object is a reflexive: whoever extricates itself helps nobody.
fn is_on_itself(scene: &Scene, frame: &Frame) -> bool {
    frame.slot("object").any(|filler| scene.knowledge.lists.has("reflexives", scene.parse.lower(filler)))
}

/// Whether a condition asks for a reflexive: "distanced itself from".
fn names_reflexives(scene: &Scene, kind: &Kind) -> bool {
    match kind {
        Kind::List(list) => list == "reflexives",
        Kind::Lemma(lemma) => scene.knowledge.lists.has("reflexives", lemma),
        _ => false,
    }
}

/// Whether a filler passes as a party because it was given as one: it can act, and is what is asked for unless it is known to be else.
fn is_granted(scene: &Scene, filler: usize, kind: &Kind) -> bool {
    let known = |at: &usize| scene.names.entities[*at].country.is_some() || scene.names.entities[*at].sector.is_some();
    let unknown = || !scene.names.at(filler).is_some_and(|mention| mention.refers.iter().any(known));
    scene.is_given(filler) && (*kind == Kind::Actor || kind.is_party() && unknown())
}

fn holds(condition: &Condition, frame: &Frame, mut is: impl FnMut(usize, &Kind) -> bool) -> bool {
    let mut fillers = condition.slots.iter().flat_map(|slot| frame.slot(slot)).peekable();
    let empty = fillers.peek().is_none();
    let found = if empty { condition.kinds.contains(&Kind::None) } else { fillers.any(|filler| condition.kinds.iter().any(|kind| is(filler, kind))) };
    found == condition.holds
}

/// Whether a filler is of a kind.
fn is(scene: &Scene, filler: usize, kind: &Kind, is_act: &mut dyn FnMut(usize) -> bool) -> bool {
    let mention = scene.names.at(filler);
    let entities = || mention.into_iter().flat_map(|mention| mention.refers.iter().map(|&at| &scene.names.entities[at]));
    match kind {
        Kind::Any => true,
        Kind::None => false,
        Kind::Actor => mention.is_some_and(|mention| !mention.located),
        Kind::State => entities().any(|entity| is_state(entity.country.is_some() && entity.kind != MentionKind::Person, entity.sector)),
        Kind::Person => mention.is_some_and(|mention| matches!(mention.kind, MentionKind::Person | MentionKind::Group)),
        Kind::Body => mention.is_some_and(|mention| matches!(mention.kind, MentionKind::Organisation | MentionKind::Place)),
        Kind::Place => mention.is_some_and(|mention| mention.kind == MentionKind::Place),
        Kind::Thing => mention.is_none() && !is_act(filler),
        Kind::Act => is_act(filler),
        Kind::Sector(sector) => entities().any(|entity| entity.sector.is_some_and(|known| known.as_str() == sector)),
        Kind::List(list) => phrases(scene, filler).iter().any(|phrase| scene.knowledge.lists.has(list, phrase)),
        Kind::Lemma(lemma) => phrases(scene, filler).iter().any(|phrase| phrase == lemma),
    }
}

/// A country, a branch of its state, or a body of states.
fn is_state(country: bool, sector: Option<Sector>) -> bool {
    match sector {
        None => country,
        Some(Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Cop | Sector::Spy) => true,
        Some(Sector::Igo | Sector::Uno | Sector::Eur) => true,
        Some(_) => false,
    }
}

/// What a filler can be looked up as: its lemma, the lemmas of the words that modify it, and both together.
pub fn phrases(scene: &Scene, filler: usize) -> Vec<String> {
    let words = scene.phrase_words(filler);
    let lemma = |token: usize| scene.parse.lemma(token).to_lowercase();
    let mut found: Vec<String> = words.iter().map(|&word| lemma(word)).collect();
    let of = scene.parse.children_with(filler, syntax::Dep::Prep).find(|&prep| scene.parse.lower(prep) == "of");
    if let Some(inner) = of.and_then(|of| scene.parse.child(of, syntax::Dep::Pobj)) {
        found.push(format!("{} of {}", lemma(filler), lemma(inner)));
    }
    for start in 0..words.len().saturating_sub(1) {
        let joined: Vec<String> = words[start..].iter().map(|&word| lemma(word)).collect();
        found.push(joined.join(" "));
        found.push(joined[..2].join(" "));
    }
    found
}
