//! Tags, words and relations become coarse tags, some lemmas and the morphology that lemmas need.
//!
//! The rules are the model's, tried in order; a later rule overrules an earlier one. "has" tagged VBZ is a VERB by
//! its tag, then an AUX with lemma "have" by its word, then a VERB again where it is the root of its sentence.

use std::collections::HashMap;

use crate::flat::FlatFile;
use crate::labels::{Dep, Pos, Tag};
use crate::model::ModelError;

/// Morphological features that tell a base form from an inflected one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Morph {
    pub singular: bool,
    pub has_number: bool,
    pub infinitive: bool,
    pub finite: bool,
    pub present: bool,
    /// The positive degree of an adjective or adverb.
    pub positive: bool,
}

/// What is known of a token before the rules.
#[derive(Clone, Copy, Debug)]
pub struct Given<'w> {
    pub tag: Tag,
    pub dep: Dep,
    pub lower: &'w str,
    pub is_space: bool,
}

/// What the rules say of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling<'r> {
    pub tag: Tag,
    pub dep: Dep,
    pub pos: Pos,
    pub lemma: Option<&'r str>,
    pub morph: Morph,
}

/// The rules.
#[derive(Debug)]
pub struct Ruler {
    rules: Vec<Rule>,
    /// Rules that ask for the word of the token they change, by that word.
    by_word: HashMap<Box<str>, Vec<usize>>,
    /// The other rules, by each tag that the token they change may have.
    by_tag: Vec<Vec<usize>>,
}

/// Changes one token of a pattern of neighbours.
#[derive(Debug)]
struct Rule {
    pattern: Vec<Vec<Condition>>,
    /// Index of the changed token in the pattern.
    target: usize,
    changes: Vec<Change>,
}

#[derive(Debug)]
enum Condition {
    Tag(Choice<Tag>),
    Dep(Choice<Dep>),
    Word(Vec<Box<str>>),
    Space(bool),
}

/// A value must be one of some, or none of them.
#[derive(Debug)]
enum Choice<T> {
    In(Vec<T>),
    Out(Vec<T>),
}

#[derive(Debug)]
enum Change {
    Tag(Tag),
    Dep(Dep),
    Pos(Pos),
    Lemma(Box<str>),
    Morph(Morph),
}

impl Ruler {
    pub fn load(file: &FlatFile) -> Result<Ruler, ModelError> {
        let blocks = file.texts("ruler")?;
        let rules = blocks.iter().map(parse_rule).collect::<Option<Vec<_>>>();
        let rules = rules.ok_or_else(|| ModelError::Shape("ruler".to_owned()))?;
        let mut ruler = Ruler { rules: Vec::new(), by_word: HashMap::new(), by_tag: vec![Vec::new(); Tag::ALL.len()] };
        for (index, rule) in rules.iter().enumerate() {
            ruler.index(index, &rule.pattern[rule.target]);
        }
        ruler.rules = rules;
        Ok(ruler)
    }

    fn index(&mut self, index: usize, target: &[Condition]) {
        let words = target.iter().find_map(|condition| match condition {
            Condition::Word(words) => Some(words),
            _ => None,
        });
        if let Some(words) = words {
            words.iter().for_each(|word| self.by_word.entry(word.clone()).or_default().push(index));
            return;
        }
        for (tag, rules) in Tag::ALL.iter().zip(&mut self.by_tag) {
            let refused = target.iter().any(|condition| matches!(condition, Condition::Tag(tags) if !tags.allows(*tag)));
            if !refused {
                rules.push(index);
            }
        }
    }

    /// Applies the rules to one token of a text.
    pub fn rule(&self, text: &[Given], token: usize) -> Ruling<'_> {
        let Given { tag, dep, lower, .. } = text[token];
        let mut ruling = Ruling { tag, dep, pos: Pos::X, lemma: None, morph: Morph::default() };
        let by_word = self.by_word.get(lower).map_or([].as_slice(), Vec::as_slice);
        for index in merge(by_word, &self.by_tag[tag as usize]) {
            let rule = &self.rules[index];
            if rule.matches(text, token) {
                rule.changes.iter().for_each(|change| change.apply(&mut ruling));
            }
        }
        ruling
    }
}

/// The numbers of two sorted lists without a number in common, in order.
fn merge<'l>(mut one: &'l [usize], mut other: &'l [usize]) -> impl Iterator<Item = usize> + 'l {
    std::iter::from_fn(move || {
        let from_one = other.first().is_none_or(|second| one.first().is_some_and(|first| first < second));
        let list = if from_one { &mut one } else { &mut other };
        let (&first, rest) = list.split_first()?;
        *list = rest;
        Some(first)
    })
}

impl Rule {
    fn matches(&self, text: &[Given], token: usize) -> bool {
        let Some(start) = token.checked_sub(self.target) else {
            return false;
        };
        let Some(tokens) = text[start..].get(..self.pattern.len()) else {
            return false;
        };
        let holds = |(conditions, given): (&Vec<Condition>, &Given)| conditions.iter().all(|condition| condition.holds(given));
        self.pattern.iter().zip(tokens).all(holds)
    }
}

impl Condition {
    fn holds(&self, given: &Given) -> bool {
        match self {
            Condition::Tag(choice) => choice.allows(given.tag),
            Condition::Dep(choice) => choice.allows(given.dep),
            Condition::Word(words) => words.iter().any(|word| **word == *given.lower),
            Condition::Space(is_space) => *is_space == given.is_space,
        }
    }
}

impl<T: PartialEq + Copy> Choice<T> {
    fn allows(&self, value: T) -> bool {
        match self {
            Choice::In(values) => values.contains(&value),
            Choice::Out(values) => !values.contains(&value),
        }
    }
}

impl Change {
    fn apply<'r>(&'r self, ruling: &mut Ruling<'r>) {
        match self {
            Change::Tag(tag) => ruling.tag = *tag,
            Change::Dep(dep) => ruling.dep = *dep,
            Change::Pos(pos) => ruling.pos = *pos,
            Change::Lemma(lemma) => ruling.lemma = Some(lemma),
            Change::Morph(morph) => ruling.morph = *morph,
        }
    }
}

/// A block of lines, as `xtask/src/ruler.rs` writes it.
fn parse_rule(block: &str) -> Option<Rule> {
    let mut rule = Rule { pattern: Vec::new(), target: 0, changes: Vec::new() };
    for line in block.lines() {
        match line.split_once(' ')? {
            ("at", index) => rule.target = index.parse().ok()?,
            ("token", conditions) => rule.pattern.push(conditions.split('\t').map(parse_condition).collect::<Option<_>>()?),
            ("set", change) => rule.changes.push(parse_change(change)?),
            _ => return None,
        }
    }
    (rule.target < rule.pattern.len()).then_some(rule)
}

fn parse_condition(text: &str) -> Option<Condition> {
    let mut fields = text.split(' ');
    Some(match (fields.next()?, fields.next()?) {
        ("IS_SPACE", "is") => Condition::Space(fields.next()? == "true"),
        ("LOWER", "in") => Condition::Word(fields.map(Box::from).collect()),
        // The rules name some tags of other treebanks, which our tagger never gives.
        ("TAG", operator) => Condition::Tag(parse_choice(operator, fields.filter_map(Tag::from_label).collect())?),
        ("DEP", operator) => Condition::Dep(parse_choice(operator, fields.filter_map(Dep::from_label).collect())?),
        _ => return None,
    })
}

fn parse_choice<T>(operator: &str, values: Vec<T>) -> Option<Choice<T>> {
    match operator {
        "in" => Some(Choice::In(values)),
        "out" => Some(Choice::Out(values)),
        _ => None,
    }
}

fn parse_change(text: &str) -> Option<Change> {
    let (attribute, value) = text.split_once(' ')?;
    Some(match attribute {
        "TAG" => Change::Tag(Tag::from_label(value)?),
        "DEP" => Change::Dep(Dep::from_label(value)?),
        "POS" => Change::Pos(Pos::from_label(value)?),
        "LEMMA" => Change::Lemma(value.into()),
        "MORPH" => Change::Morph(parse_morph(value)),
        _ => return None,
    })
}

fn parse_morph(features: &str) -> Morph {
    let has = |feature: &str| features.split('|').any(|one| one == feature);
    Morph {
        singular: has("Number=Sing"),
        has_number: features.split('|').any(|one| one.starts_with("Number=")),
        infinitive: has("VerbForm=Inf"),
        finite: has("VerbForm=Fin"),
        present: has("Tense=Pres"),
        positive: has("Degree=Pos"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_lists_stay_in_order() {
        assert!(merge(&[1, 4], &[0, 2, 9]).eq([0, 1, 2, 4, 9]));
        assert!(merge(&[], &[3]).eq([3]));
    }

    #[test]
    fn a_rule_looks_at_neighbours() {
        let rule = parse_rule("at 1\ntoken LOWER in let\ntoken LOWER in 's\nset LEMMA us").unwrap();
        let given = |lower| Given { tag: Tag::Vb, dep: Dep::Root, lower, is_space: false };
        assert!(rule.matches(&[given("let"), given("'s")], 1));
        assert!(!rule.matches(&[given("it"), given("'s")], 1));
        assert!(!rule.matches(&[given("'s")], 0));
    }
}
