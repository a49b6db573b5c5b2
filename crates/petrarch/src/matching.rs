//! Steps of a pattern are taken along the words on one side of a verb, away from it, until all are taken or none fits.
//!
//! Words before the verb are walked towards the beginning, words after it towards the end; steps are the same for both.

use crate::dictionary::Dictionary;
use crate::patterns::{Part, Step};
use crate::sentence::Word;

/// What a pattern tied to its sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bound {
    /// Words of the source.
    pub source: Option<Vec<usize>>,
    /// Words of the target.
    pub target: Option<Vec<usize>>,
    /// Whether source and target are members of one compound.
    pub both: bool,
}

impl Bound {
    /// What two sides of a pattern tied together.
    pub fn and(self, other: Bound) -> Bound {
        Bound { source: self.source.or(other.source), target: self.target.or(other.target), both: self.both || other.both }
    }
}

/// What can be told of noun phrases while a pattern is matched.
pub(crate) trait Phrases {
    /// The phrase that a word belongs to.
    fn phrase_of(&self, word: usize) -> Option<usize>;
    /// Whether a word is the preposition that joins two phrases to one.
    fn is_link(&self, word: usize) -> bool;
    /// How many codes some words of one phrase have.
    fn coded(&self, words: &[usize]) -> usize;
}

/// The words on one side of a verb, from the verb away.
pub(crate) struct Lane<'a, P> {
    pub words: &'a [Word],
    pub path: &'a [usize],
    /// Whether the path leads towards the beginning.
    pub backwards: bool,
    pub dictionary: &'a Dictionary,
    pub phrases: &'a P,
}

impl<P: Phrases> Lane<'_, P> {
    /// Takes all steps, and adds what they tie; false where they do not fit.
    pub fn walk(&self, steps: &[Step], bound: &mut Bound) -> bool {
        let mut failed = vec![false; (steps.len() + 1) * (self.path.len() + 1)];
        self.from(steps, 0, 0, bound, &mut failed)
    }

    fn from(&self, steps: &[Step], nth: usize, at: usize, bound: &mut Bound, failed: &mut [bool]) -> bool {
        let Some(step) = steps.get(nth) else { return true };
        let key = nth * (self.path.len() + 1) + at;
        if failed[key] {
            return false;
        }
        let reach = if step.near { at + 1 } else { self.path.len() };
        for start in at..reach.min(self.path.len()) {
            for (end, words) in self.take(&step.part, start, at) {
                if self.from(steps, nth + 1, end, bound, failed) {
                    tie(&step.part, words, bound);
                    return true;
                }
            }
        }
        failed[key] = true;
        false
    }

    /// The ways to take a step at a place: where it ends, and the words that it ties.
    fn take(&self, part: &Part, start: usize, from: usize) -> Vec<(usize, Vec<usize>)> {
        match part {
            Part::Word(word) => {
                if self.words[self.path[start]].upper == *word {
                    vec![(start + 1, Vec::new())]
                } else {
                    Vec::new()
                }
            }
            Part::Synset(name) => {
                let members = self.dictionary.synsets.get(name).into_iter().flatten();
                members.filter_map(|member| Some((self.member(member, start)?, Vec::new()))).collect()
            }
            Part::Skip => self.phrase(start, from),
            Part::Source | Part::Target => self.coded(start, from, 1),
            Part::Both => self.coded(start, from, 2),
        }
    }

    /// One past the words of a set's member that stand side by side.
    fn member(&self, member: &[String], start: usize) -> Option<usize> {
        let end = start + member.len();
        let found = self.path.get(start..end)?.iter().map(|&word| self.words[word].upper.as_str());
        let same = if self.backwards { found.eq(member.iter().rev().map(String::as_str)) } else { found.eq(member.iter().map(String::as_str)) };
        same.then_some(end)
    }

    /// Phrases at a place that have so many codes.
    fn coded(&self, start: usize, from: usize, least: usize) -> Vec<(usize, Vec<usize>)> {
        let mut found = self.phrase(start, from);
        found.retain(|(_, words)| self.phrases.coded(words) >= least);
        found
    }

    /// The phrase that begins at a place, or what remains of one that steps have entered; then what stands of it before a preposition.
    fn phrase(&self, start: usize, from: usize) -> Vec<(usize, Vec<usize>)> {
        let Some(phrase) = self.phrases.phrase_of(self.path[start]) else { return Vec::new() };
        let within = |at: usize| self.phrases.phrase_of(self.path[at]) == Some(phrase);
        if start > from && within(start - 1) {
            return Vec::new();
        }
        let end = (start..self.path.len()).find(|&at| !within(at)).unwrap_or(self.path.len());
        let link = (start + 1..end).find(|&at| self.phrases.is_link(self.path[at]));
        let words = |end: usize| {
            let mut words = self.path[start..end].to_vec();
            words.sort_unstable();
            (end, words)
        };
        [Some(end), link].into_iter().flatten().map(words).collect()
    }
}

fn tie(part: &Part, words: Vec<usize>, bound: &mut Bound) {
    match part {
        Part::Source => bound.source = Some(words),
        Part::Target => bound.target = Some(words),
        Part::Both => {
            bound.both = true;
            (bound.source, bound.target) = (Some(words.clone()), Some(words));
        }
        Part::Word(_) | Part::Synset(_) | Part::Skip => {}
    }
}
