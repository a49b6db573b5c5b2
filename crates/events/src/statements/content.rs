//! A cue's frame becomes the tokens of what was said.

use knowledge::Cue;
use syntax::{Dep, Pos};

use super::Quotations;
use crate::frames::{Frame, Scene};

impl Scene<'_> {
    /// What is said: the clause or phrase in the cue's content slots, else the quotation beside the cue.
    pub(super) fn said(&self, frame: &Frame, cue: &Cue, quotes: &Quotations) -> Vec<usize> {
        let heads: Vec<usize> = frame.role(&cue.content).into_iter().filter(|&head| self.is_content(frame, head)).collect();
        let mut tokens: Vec<usize> = heads.iter().flat_map(|&head| self.parse.subtree(head)).collect();
        tokens.sort_unstable();
        tokens.dedup();
        let cue_tokens = self.cue_tokens(frame, &tokens, &heads);
        tokens.retain(|token| !cue_tokens.contains(token));
        if tokens.is_empty() {
            tokens = self.quotation_beside(frame, quotes);
        }
        self.trim(self.with_marks(tokens))
    }

    /// Clauses always; nouns only where they are not somebody.
    fn is_content(&self, frame: &Frame, head: usize) -> bool {
        let own = !frame.arguments.iter().any(|argument| argument.filler == head && argument.understood);
        own && head != frame.trigger && self.names.at(head).is_none_or(|mention| mention.refers.is_empty())
    }

    /// The cue and its speaker, where the content is wrapped around them.
    fn cue_tokens(&self, frame: &Frame, content: &[usize], heads: &[usize]) -> Vec<usize> {
        if !content.contains(&frame.trigger) {
            return Vec::new();
        }
        self.parse
            .subtree(frame.trigger)
            .into_iter()
            .filter(|&token| !self.parse.ancestors(token).any(|above| heads.contains(&above) && above != frame.trigger))
            .collect()
    }

    /// A quotation in the cue's sentence.
    fn quotation_beside(&self, frame: &Frame, quotes: &Quotations) -> Vec<usize> {
        let sentence = &self.parse.sentences[self.parse.sentence(frame.trigger)];
        let beside = quotes.near(sentence).find(|quote| quote.len() > 4 && !quote.contains(&frame.trigger));
        beside.map(|quote| quote.clone().collect()).unwrap_or_default()
    }

    /// Adds quotation marks that stand right beside the content, and a comma or full stop before the closing one.
    fn with_marks(&self, mut tokens: Vec<usize>) -> Vec<usize> {
        let word = |token: usize| if token < self.parse.tokens.len() { self.parse.word(token) } else { "" };
        let is_mark = |token: usize| matches!(word(token), "“" | "”" | "\"" | "``" | "''");
        if let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) {
            if first > 0 && is_mark(first - 1) {
                tokens.insert(0, first - 1);
            }
            let stop = matches!(word(last + 1), "," | "." | "!" | "?") && is_mark(last + 2);
            if is_mark(last + 1) {
                tokens.push(last + 1);
            } else if stop {
                tokens.extend([last + 1, last + 2]);
            }
        }
        tokens
    }

    /// Leaves out commas and spaces at both ends, and a leading "that".
    fn trim(&self, mut tokens: Vec<usize>) -> Vec<usize> {
        let loose = |token: usize| self.parse.tokens[token].pos == Pos::Space || matches!(self.parse.word(token), "," | ":" | ";" | "-" | "–" | "—");
        while tokens.last().is_some_and(|&token| loose(token)) {
            tokens.pop();
        }
        let lead = tokens.iter().take_while(|&&token| loose(token)).count();
        tokens.drain(..lead);
        tokens
    }

    /// The clause that a preposition like "according to" belongs to, without the phrase itself.
    pub(super) fn clause_around(&self, preposition: usize) -> Vec<usize> {
        let parse = self.parse;
        let phrase = parse.subtree(preposition);
        let clause =
            parse.ancestors(preposition).skip(1).find(|&above| matches!(parse.tokens[above].pos, Pos::Verb | Pos::Aux) || parse.dep(above) == Dep::Root);
        let Some(clause) = clause else { return Vec::new() };
        let tokens = parse.subtree(clause).into_iter().filter(|token| !phrase.contains(token)).collect();
        let mut tokens = self.trim(tokens);
        while tokens.last().is_some_and(|&token| parse.tokens[token].pos == Pos::Punct && parse.word(token) == ".") {
            tokens.pop();
        }
        tokens = self.trim(tokens);
        tokens
    }
}
