//! A parse, a dictionary and a day become acts: for each verb the first pattern that fits, its source and its target.
//!
//! The search follows PETRARCH 1: verbs from left to right; a verb with a code ends the search of its own clause;
//! the source is the first coded phrase before the verb, back to a comma; the target the first coded phrase of the verb's
//! clause, else an uncoded one, else one before the verb.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use syntax::{Dep, Parse, Tag};

use crate::chunks::{Chunk, chunks};
use crate::commas;
use crate::dictionary::{Dictionary, Verb};
use crate::matching::{Bound, Lane, Phrases};
use crate::parties::{NOBODY, Party};
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

fn verb_tag(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
}

/// Which words are verbs. "Arnland departs from Bay": behind an unknown name the parse may take the first one for a noun.
fn verbs(parse: &Parse, dictionary: &Dictionary, words: &[Word]) -> Vec<bool> {
    let tagged = |word: &Word| verb_tag(word.tag) || word.tag == Tag::Md;
    let first = words.iter().position(tagged).unwrap_or(words.len());
    let misread = |at: usize| {
        let (word, head) = (&words[at], words[at].tokens.end - 1);
        let noun = matches!(word.tag, Tag::Nn | Tag::Nns) && matches!(parse.dep(head), Dep::Root | Dep::Ccomp | Dep::Dep);
        let named = parse.children(head).any(|child| child + 1 == head && matches!(parse.tokens[child].tag, Tag::Nnp | Tag::Nnps));
        noun && named && at < first && dictionary.verbs.contains_key(&word.upper)
    };
    words.iter().enumerate().map(|(at, word)| verb_tag(word.tag) || misread(at)).collect()
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
        let verbs = verbs(parse, dictionary, words);
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

    /// Codes a verb; where one of its codes holds, the place behind its clause.
    fn try_verb(&self, found: &Found<'_>, coded: &mut Coded) -> Option<usize> {
        let before = self.before(found);
        let end = self.end_of_clause(found);
        let after: Vec<usize> = self.kept[found.span.end..end].iter().copied().filter(|&word| !self.words[word].is_comma()).collect();
        let trigger = self.words[self.kept[found.head]].tokens.clone();
        let block = self.dictionary.blocks.get(&found.verb.block).map_or(&[][..], Vec::as_slice);
        let fits = block.iter().find_map(|pattern| {
            let mut bound = Bound::default();
            let lane = |path, backwards| Lane { words: self.words, path, backwards, dictionary: self.dictionary, phrases: self };
            let holds = lane(&before, true).walk(&pattern.before, &mut bound);
            let mut behind = Bound::default();
            if !holds || !lane(&after, false).walk(&pattern.after, &mut behind) {
                return None;
            }
            // "agrees with Arnland and Gonland": both are targets of whoever agrees.
            if behind.both && self.phrases_in(&before).iter().any(|phrase| self.coded(phrase) > 0) {
                behind = Bound { source: None, both: false, ..behind };
            }
            Some((pattern, bound.and(behind)))
        });
        let own = (found.verb.id(), &found.verb.source, &found.verb.code, Bound::default());
        let mut attempt = |rule: &str, source: &str, misfit: Option<&str>| {
            coded.attempts.push(Attempt { trigger: trigger.start, rule: rule.into(), source: source.into(), misfit: misfit.map(Into::into) });
        };
        let (rule, source, code, bound) = match fits {
            Some((pattern, bound)) if pattern.code != NOBODY => (pattern.id(&found.verb.block), &pattern.source, &pattern.code, bound),
            Some((pattern, _)) => {
                attempt(&pattern.id(&found.verb.block), &pattern.source, Some("its code is ---"));
                own
            }
            None => own,
        };
        if code.is_empty() {
            attempt(&rule, source, Some("no pattern fits, and the verb has no code of its own"));
            return None;
        }
        let sides = self.sides(found, &before, &after, &bound);
        let acts = self.acts(code, &sides, bound.both);
        attempt(&rule, source, acts.is_empty().then_some("no two sides with codes that differ"));
        let tokens = self.tokens(found, &sides, &after);
        coded.acts.extend(acts.into_iter().map(|act| Act { trigger: self.trigger(found), tokens: tokens.clone(), rule: rule.clone(), ..act }));
        Some(end)
    }

    fn trigger(&self, found: &Found<'_>) -> Range<usize> {
        let words = &self.kept[found.span.clone()];
        self.words[words[0]].tokens.start..self.words[words[words.len() - 1]].tokens.end
    }

    /// Words before a verb, from it back to a comma outside noun phrases.
    fn before(&self, found: &Found<'_>) -> Vec<usize> {
        self.kept[..found.span.start].iter().rev().copied().take_while(|&word| !self.words[word].is_comma()).collect()
    }

    /// The place behind a verb's clause: where something stands that governs it, is coordinated with it, or belongs to what governs it.
    fn end_of_clause(&self, found: &Found<'_>) -> usize {
        let verb = self.words[self.kept[found.head]].tokens.end - 1;
        let above: Vec<usize> = self.parse.ancestors(verb).skip(1).collect();
        let ends = |&at: &usize| {
            let token = self.words[self.kept[at]].tokens.end - 1;
            self.ends_clause(token, verb, &above)
        };
        (found.span.end..self.kept.len()).find(ends).unwrap_or(self.kept.len())
    }

    fn ends_clause(&self, token: usize, verb: usize, above: &[usize]) -> bool {
        let path: Vec<usize> = self.parse.ancestors(token).collect();
        if let Some(at) = path.iter().position(|&step| step == verb) {
            // Below the verb: another clause coordinated with it, or the conjunction before that.
            let under = at.checked_sub(1).map(|at| path[at]);
            return under.is_some_and(|under| {
                let marked = self.parse.child(under, Dep::Mark).is_some();
                let conjunct = self.parse.dep(under) == Dep::Conj && self.clause(under) && !marked;
                conjunct || self.parse.dep(under) == Dep::Cc && self.parse.children_with(verb, Dep::Conj).any(|child| child > under && self.clause(child))
            });
        }
        let Some(at) = path.iter().position(|step| above.contains(step)) else { return false };
        let common = path[at];
        // Right of the verb: its governor, and what stands before that.
        if common > verb {
            return true;
        }
        let under = at.checked_sub(1).map(|at| path[at]);
        under.is_some_and(|under| matches!(self.parse.dep(under), Dep::Conj | Dep::Cc) && self.clause(common))
    }

    fn clause(&self, token: usize) -> bool {
        verb_tag(self.parse.tokens[token].tag)
    }

    /// Source and target of a verb, as words.
    fn sides(&self, found: &Found<'_>, before: &[usize], after: &[usize], bound: &Bound) -> [Option<Vec<usize>>; 2] {
        if bound.source.is_some() && bound.target.is_some() {
            return [bound.source.clone(), bound.target.clone()];
        }
        let source = bound.source.clone().or_else(|| self.source(before, bound.target.as_deref()));
        let target = bound.target.clone().or_else(|| self.target(before, after, source.as_deref()));
        let tied = bound.source.is_some() || bound.target.is_some();
        if !tied && self.passive(found, after) { [target, source] } else { [source, target] }
    }

    /// Phrases among some words, in the order of the words.
    fn phrases_in(&self, path: &[usize]) -> Vec<Vec<usize>> {
        let runs = path.chunk_by(|&a, &b| self.phrase[a] == self.phrase[b]).filter(|run| self.phrase[run[0]].is_some());
        runs.map(|run| {
            let mut run = run.to_vec();
            run.sort_unstable();
            run
        })
        .collect()
    }

    /// The first coded phrase before the verb, else the first.
    fn source(&self, before: &[usize], taken: Option<&[usize]>) -> Option<Vec<usize>> {
        let mut phrases = self.phrases_in(before);
        phrases.reverse();
        phrases.retain(|phrase| Some(phrase.as_slice()) != taken);
        phrases.iter().find(|phrase| self.coded(phrase) > 0).or(phrases.first()).cloned()
    }

    /// The first coded phrase after the verb that is not the source, else an uncoded one, else one before the verb, nearest first.
    fn target(&self, before: &[usize], after: &[usize], source: Option<&[usize]>) -> Option<Vec<usize>> {
        let codes = |phrase: &[usize]| -> Vec<String> { self.parties(phrase).into_iter().map(|party| party.code).collect() };
        let sources = source.map(codes).unwrap_or_default();
        let other = |phrase: &&Vec<usize>| self.coded(phrase) > 0 && (sources.len() > 1 || self.parties(phrase).len() > 1 || codes(phrase) != sources);
        let bare = |phrase: &&Vec<usize>| self.coded(phrase) == 0;
        let (lower, upper) = (self.phrases_in(after), self.phrases_in(before));
        let free: Vec<Vec<usize>> = upper.into_iter().filter(|phrase| Some(phrase.as_slice()) != source).collect();
        let pick = |list: &[Vec<usize>]| list.iter().find(other).or_else(|| list.iter().find(bare)).cloned();
        pick(&lower).or_else(|| pick(&free))
    }

    /// "was opposed earlier by Gonland": a participle behind a form of "be", and "by" before any noun phrase.
    fn passive(&self, found: &Found<'_>, after: &[usize]) -> bool {
        let verb = self.words[self.kept[found.head]].tokens.end - 1;
        let participle = self.parse.tokens[verb].tag == Tag::Vbn && self.parse.child(verb, Dep::Auxpass).is_some();
        let first = after.iter().find(|&&word| self.phrase[word].is_some() || self.words[word].upper == "BY");
        participle && first.is_some_and(|&word| self.words[word].upper == "BY")
    }

    /// The acts of a code: one, or two of which the second goes the other way.
    fn acts(&self, code: &str, sides: &[Option<Vec<usize>>; 2], both: bool) -> Vec<Act> {
        let [Some(source), Some(target)] = sides else { return Vec::new() };
        let (sources, targets) = (self.side(source), self.side(target));
        let act = |code: &str, actors: &[Party], recipients: &[Party]| {
            let act = Act { code: code.into(), actors: actors.to_vec(), recipients: recipients.to_vec(), trigger: 0..0, tokens: 0..0, rule: String::new() };
            (!act.triples().is_empty() && self.known_enough(&act)).then_some(act)
        };
        let (there, back) = code.split_once(':').map_or((code, None), |(there, back)| (there, Some(back)));
        if both {
            let codes = [Some(there), back.filter(|back| *back != there)];
            return codes.into_iter().flatten().filter_map(|code| act(code, &sources, &[])).collect();
        }
        let first = act(there, &sources, &targets);
        first.into_iter().chain(back.and_then(|back| act(back, &targets, &sources))).collect()
    }

    /// Members of a side; of several those that nobody knows do not count.
    fn side(&self, words: &[usize]) -> Vec<Party> {
        let mut side = self.parties(words);
        if side.iter().any(|party| party.code != NOBODY) {
            side.retain(|party| party.code != NOBODY);
        }
        let mut seen = Vec::new();
        side.retain(|party| {
            !seen.contains(&party.code) && {
                seen.push(party.code.clone());
                true
            }
        });
        side
    }

    fn known_enough(&self, act: &Act) -> bool {
        let known = |side: &[Party]| side.iter().any(|party| party.code != NOBODY);
        let targets = if act.recipients.is_empty() { &act.actors } else { &act.recipients };
        if self.dictionary.options.require_dyad { known(&act.actors) && known(targets) } else { known(&act.actors) || known(targets) }
    }

    /// Who some words of one phrase are: one party for each member and code.
    fn parties(&self, words: &[usize]) -> Vec<Party> {
        if let Some(known) = self.known.borrow().get(words) {
            return known.clone();
        }
        let parties = self.parties_of(words);
        self.known.borrow_mut().insert(words.to_vec(), parties.clone());
        parties
    }

    fn parties_of(&self, words: &[usize]) -> Vec<Party> {
        let Some(chunk) = words.first().and_then(|&word| self.phrase[word]).map(|at| &self.chunks[at]) else { return Vec::new() };
        let within = |range: &Range<usize>| range.clone().filter(|word| words.binary_search(word).is_ok()).collect::<Vec<usize>>();
        let mut found = Vec::new();
        for member in &chunk.members {
            let own = within(&member.own);
            let linked: Vec<Vec<usize>> = member.linked.iter().map(&within).filter(|linked| !linked.is_empty()).collect();
            let phrases: Vec<Vec<usize>> = match linked.as_slice() {
                [] => vec![own.clone()],
                linked if self.names_actor(&own) => vec![[own.as_slice(), &within(&member.link), &linked[0]].concat()],
                linked => linked.iter().map(|linked| [own.as_slice(), &within(&member.link), linked].concat()).collect(),
            };
            for phrase in phrases.iter().filter(|phrase| !phrase.is_empty()) {
                let shares = !self.names_actor(phrase) && !self.dictionary.codes(&self.upper(phrase), self.day).iter().all(|code| code == NOBODY);
                let shared = if shares { within(&member.shared) } else { Vec::new() };
                found.extend(self.party(&[shared.as_slice(), phrase].concat()));
            }
        }
        found
    }

    fn upper(&self, words: &[usize]) -> Vec<&str> {
        words.iter().map(|&word| self.words[word].upper.as_str()).collect()
    }

    fn names_actor(&self, words: &[usize]) -> bool {
        self.dictionary.has_actor(&self.upper(words), self.day)
    }

    /// A party for each code of some words; short phrases may stand for themselves.
    fn party(&self, words: &[usize]) -> Vec<Party> {
        let upper = self.upper(words);
        let tokens = self.tokens_of(words, &upper);
        let limit = self.dictionary.options.new_actor_length;
        let codes = self.dictionary.codes(&upper, self.day).into_iter();
        let named = |code: String| if code == NOBODY && (1..=limit).contains(&upper.len()) { format!("\"{}\"", upper.join(" ")) } else { code };
        codes.map(|code| Party { code: named(code), tokens: tokens.clone() }).collect()
    }

    /// The tokens that say who some words are: actor and roles where they stand together, else the actor, else all.
    fn tokens_of(&self, words: &[usize], upper: &[&str]) -> Range<usize> {
        let (actor, all) = self.dictionary.coded_words(upper, self.day).unwrap_or((0..words.len(), 0..words.len()));
        let together = words[all.end - 1] - words[all.start] == all.len() - 1;
        let range = if together { all } else { actor };
        self.words[words[range.start]].tokens.start..self.words[words[range.end - 1]].tokens.end
    }

    /// From the first to the last token of the verb, its sides and its clause.
    fn tokens(&self, found: &Found<'_>, sides: &[Option<Vec<usize>>; 2], after: &[usize]) -> Range<usize> {
        let verb = self.kept[found.span.clone()].iter();
        let words: Vec<usize> = verb.chain(sides.iter().flatten().flatten()).chain(after).copied().collect();
        let start = words.iter().map(|&word| self.words[word].tokens.start).min().unwrap_or_default();
        start..words.iter().map(|&word| self.words[word].tokens.end).max().unwrap_or_default()
    }
}
