//! A verb gets its surroundings: the words before it, the end of its clause, and whether it is passive.
//!
//! "Arnland condemned Bay and promised aid": the clause of "condemned" ends at "and".

use syntax::{Dep, Parse, Tag};

use super::{Found, Sentence};
use crate::dictionary::Dictionary;
use crate::sentence::Word;

fn verb_tag(tag: Tag) -> bool {
    matches!(tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
}

/// Which words are verbs. "Arnland departs from Bay": behind an unknown name the parse may take the first one for a noun.
pub(super) fn verbs(parse: &Parse, dictionary: &Dictionary, words: &[Word]) -> Vec<bool> {
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

impl Sentence<'_> {
    /// Words before a verb, from it back to a comma outside noun phrases.
    pub(super) fn before(&self, found: &Found<'_>) -> Vec<usize> {
        self.kept[..found.span.start].iter().rev().copied().take_while(|&word| !self.words[word].is_comma()).collect()
    }

    /// The place behind a verb's clause: where something stands that governs it, is coordinated with it, or belongs to what governs it.
    pub(super) fn end_of_clause(&self, found: &Found<'_>) -> usize {
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

    /// "was opposed earlier by Gonland": a participle behind a form of "be", and "by" before any noun phrase.
    pub(super) fn passive(&self, found: &Found<'_>, after: &[usize]) -> bool {
        let verb = self.words[self.kept[found.head]].tokens.end - 1;
        let participle = self.parse.tokens[verb].tag == Tag::Vbn && self.parse.child(verb, Dep::Auxpass).is_some();
        let first = after.iter().find(|&&word| self.phrase[word].is_some() || self.words[word].upper == "BY");
        participle && first.is_some_and(|&word| self.words[word].upper == "BY")
    }
}
