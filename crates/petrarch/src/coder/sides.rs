//! The phrases around a verb become source and target, and a code with both becomes acts.
//!
//! The source is the first coded phrase before the verb; the target the first coded one behind it, else an uncoded one, else one before.

use std::ops::Range;

use super::{Act, Found, Sentence};
use crate::matching::{Bound, Phrases};
use crate::parties::{NOBODY, Party};

impl Sentence<'_> {
    /// Source and target of a verb, as words.
    pub(super) fn sides(&self, found: &Found<'_>, before: &[usize], after: &[usize], bound: &Bound) -> [Option<Vec<usize>>; 2] {
        if bound.source.is_some() && bound.target.is_some() {
            return [bound.source.clone(), bound.target.clone()];
        }
        let source = bound.source.clone().or_else(|| self.source(before, bound.target.as_deref()));
        let target = bound.target.clone().or_else(|| self.target(before, after, source.as_deref()));
        let tied = bound.source.is_some() || bound.target.is_some();
        if !tied && self.passive(found, after) { [target, source] } else { [source, target] }
    }

    /// Phrases among some words, in the order of the words.
    pub(super) fn phrases_in(&self, path: &[usize]) -> Vec<Vec<usize>> {
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

    /// The acts of a code: one, or two of which the second goes the other way.
    pub(super) fn acts(&self, code: &str, sides: &[Option<Vec<usize>>; 2], both: bool) -> Vec<Act> {
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
    pub(super) fn parties(&self, words: &[usize]) -> Vec<Party> {
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
    pub(super) fn tokens(&self, found: &Found<'_>, acts: &[Act], after: &[usize]) -> Range<usize> {
        let words = self.kept[found.span.clone()].iter().chain(after).map(|&word| self.words[word].tokens.clone());
        let sides = acts.iter().flat_map(|act| act.actors.iter().chain(&act.recipients)).map(|party| party.tokens.clone());
        words.chain(sides).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0)
    }
}
