//! A parse, a dictionary and a day become acts: for each verb the first pattern that fits, its source and its target.
//!
//! The search follows PETRARCH 1: verbs from left to right; a verb with a code ends the search of its own clause;
//! the source is the first coded phrase before the verb, back to a comma; the target the first coded phrase of the verb's
//! clause, else an uncoded one, else one before the verb.

mod clause;
mod sides;

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use syntax::Parse;

use crate::chunks::{Chunk, chunks};
use crate::commas;
use crate::dictionary::{Dictionary, Verb};
use crate::matching::{Bound, Lane, Phrases};
use crate::parties::{NOBODY, Party};
use crate::patterns::Pattern;
use crate::sentence::{Word, sentences, words};

/// Words of a sentence that is coded: what is longer is a list or a table, and would take too long.
const LONGEST: usize = 400;

/// An act between two sides; each of one does it to each of the other whose code differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The dictionary's code.
    pub code: String,
    /// Who acts; all sides of a mutual act.
    pub actors: Vec<Party>,
    /// On whom; nobody where the act is mutual.
    pub recipients: Vec<Party>,
    /// The verb's tokens.
    pub trigger: Range<usize>,
    /// First and one past the last token that the act was read from.
    pub tokens: Range<usize>,
    /// The rule that made it.
    pub rule: String,
}

/// A verb of the dictionary and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its token.
    pub trigger: usize,
    /// The rule that fits, or the verb's own.
    pub rule: String,
    /// Where the rule was first read from.
    pub source: String,
    /// Why no act came of it.
    pub misfit: Option<String>,
}

/// What a text came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// Acts, in text order.
    pub acts: Vec<Act>,
    /// Verbs that were tried.
    pub attempts: Vec<Attempt>,
}

impl Act {
    /// The act as PETRARCH writes it: source, target and code of each pair.
    pub fn triples(&self) -> Vec<[String; 3]> {
        let targets = if self.recipients.is_empty() { &self.actors } else { &self.recipients };
        let pairs = self.actors.iter().flat_map(|source| targets.iter().map(move |target| (source, target)));
        pairs
            .filter(|(source, target)| source.code != target.code)
            .map(|(source, target)| [source.code.clone(), target.code.clone(), self.code.clone()])
            .collect()
    }
}

/// Codes a text; days are ISO.
pub fn code(parse: &Parse, dictionary: &Dictionary, day: Option<&str>) -> Coded {
    let mut coded = Coded::default();
    let sentences: Vec<Vec<Word>> = sentences(parse).into_iter().map(|sentence| words(parse, sentence)).collect();
    let discarded = |words: &[Word], phrases: &[crate::phrases::Phrase]| {
        let upper: Vec<&str> = words.iter().map(|word| word.upper.as_str()).collect();
        phrases.iter().any(|phrase| phrase.is_in(&upper))
    };
    if sentences.iter().any(|words| discarded(words, &dictionary.story_discards)) {
        return coded;
    }
    let short = |words: &&Vec<Word>| words.len() <= LONGEST;
    for words in sentences.iter().filter(short).filter(|words| !discarded(words, &dictionary.sentence_discards)) {
        Sentence::new(parse, dictionary, day, words).code(&mut coded);
    }
    coded
}

/// A sentence in the course of coding.
struct Sentence<'a> {
    parse: &'a Parse<'a>,
    dictionary: &'a Dictionary,
    day: Option<&'a str>,
    words: &'a [Word],
    /// Which of them are verbs.
    verbs: Vec<bool>,
    chunks: Vec<Chunk>,
    /// For each word its phrase.
    phrase: Vec<Option<usize>>,
    /// Words that are matched.
    kept: Vec<usize>,
    known: RefCell<HashMap<Vec<usize>, Vec<Party>>>,
}

impl Phrases for Sentence<'_> {
    fn phrase_of(&self, word: usize) -> Option<usize> {
        self.phrase[word]
    }

    fn is_link(&self, word: usize) -> bool {
        self.phrase[word].is_some_and(|at| self.chunks[at].members.iter().any(|member| member.link.contains(&word)))
    }

    fn coded(&self, words: &[usize]) -> usize {
        self.parties(words).iter().filter(|party| party.code != NOBODY).count()
    }
}

/// Whether a code makes an act: none and --- make none, but --- keeps other codes of the verb away.
fn codes(code: &str) -> bool {
    !code.is_empty() && code != NOBODY
}

/// A verb of the dictionary in a sentence: places in the list of kept words.
struct Found<'a> {
    verb: &'a Verb,
    /// From the first to one past the last of its words.
    span: Range<usize>,
    /// The inflected one.
    head: usize,
}

impl<'a> Sentence<'a> {
    fn new(parse: &'a Parse<'a>, dictionary: &'a Dictionary, day: Option<&'a str>, words: &'a [Word]) -> Sentence<'a> {
        let verbs = clause::verbs(parse, dictionary, words);
        let chunks = chunks(parse, words, &verbs);
        let mut phrase = vec![None; words.len()];
        for (at, chunk) in chunks.iter().enumerate() {
            phrase[chunk.span.clone()].fill(Some(at));
        }
        let kept = commas::kept(parse, words, &chunks, &dictionary.options);
        Sentence { parse, dictionary, day, words, verbs, chunks, phrase, kept, known: RefCell::default() }
    }

    /// Verbs from left to right.
    fn code(&self, coded: &mut Coded) {
        let mut at = 0;
        while at < self.kept.len() {
            let ended = self.verb_at(at).and_then(|found| self.try_verb(&found, coded));
            at = ended.unwrap_or(at + 1).max(at + 1);
        }
    }

    /// The verb of the dictionary that has its inflected word at a place, the longest first.
    fn verb_at(&self, at: usize) -> Option<Found<'a>> {
        let word = &self.words[self.kept[at]];
        let list = self.dictionary.verbs.get(&word.upper)?;
        let several = |verb: &&Verb| !verb.before.is_empty() || !verb.after.is_empty();
        let verbal = self.verbal(at);
        list.iter().filter(|verb| verbal || several(verb)).find_map(|verb| {
            let span = at.checked_sub(verb.before.len())?..at + 1 + verb.after.len();
            let here = self.kept.get(span.clone())?.iter().map(|&word| self.words[word].upper.as_str());
            let wanted = verb.before.iter().map(String::as_str).chain([word.upper.as_str()]).chain(verb.after.iter().map(String::as_str));
            here.eq(wanted).then_some(Found { verb, span, head: at })
        })
    }

    /// Whether a word is used as a verb, not inside a noun phrase.
    fn verbal(&self, at: usize) -> bool {
        self.verbs[self.kept[at]] && self.phrase[self.kept[at]].is_none()
    }

    /// Codes a verb; where a code holds, the place behind its clause.
    fn try_verb(&self, found: &Found<'_>, coded: &mut Coded) -> Option<usize> {
        let before = self.before(found);
        let end = self.end_of_clause(found);
        let after: Vec<usize> = self.kept[found.span.end..end].iter().copied().filter(|&word| !self.words[word].is_comma()).collect();
        let (rule, source, code, bound) = match self.fitting(found, &before, &after) {
            Some((pattern, bound)) => (pattern.id(&found.verb.block), &pattern.source, pattern.code.as_str(), bound),
            None => (found.verb.id(), &found.verb.source, found.verb.code.as_str(), Bound::default()),
        };
        let acts = if codes(code) { self.acts(code, &self.sides(found, &before, &after, &bound), bound.both) } else { Vec::new() };
        let misfit = match code {
            "" => Some("no pattern fits, and the verb has no code of its own"),
            NOBODY => Some("its code is ---"),
            _ if acts.is_empty() => Some("no two sides with codes that differ"),
            _ => None,
        };
        let trigger = self.trigger(found);
        coded.attempts.push(Attempt { trigger: trigger.start, rule: rule.clone(), source: source.clone(), misfit: misfit.map(Into::into) });
        let tokens = self.tokens(found, &acts, &after);
        coded.acts.extend(acts.into_iter().map(|act| Act { trigger: trigger.clone(), tokens: tokens.clone(), rule: rule.clone(), ..act }));
        codes(code).then_some(end)
    }

    /// The first pattern that fits around a verb, and what it ties.
    fn fitting(&self, found: &Found<'_>, before: &[usize], after: &[usize]) -> Option<(&'a Pattern, Bound)> {
        let block = self.dictionary.blocks.get(&found.verb.block)?;
        let lane = |path, backwards| Lane { words: self.words, path, backwards, dictionary: self.dictionary, phrases: self };
        let (upper, lower) = (lane(before, true), lane(after, false));
        block.iter().find_map(|pattern| {
            let (mut bound, mut behind) = (Bound::default(), Bound::default());
            let fits = upper.walk(&pattern.before, &mut bound) && lower.walk(&pattern.after, &mut behind);
            // "agrees with Arnland and Gonland": both are targets of whoever agrees.
            if behind.both && self.phrases_in(before).iter().any(|phrase| self.coded(phrase) > 0) {
                behind = Bound { source: None, both: false, ..behind };
            }
            fits.then(|| (pattern, bound.and(behind)))
        })
    }

    fn trigger(&self, found: &Found<'_>) -> Range<usize> {
        let words = &self.kept[found.span.clone()];
        self.words[words[0]].tokens.start..self.words[words[words.len() - 1]].tokens.end
    }
}
