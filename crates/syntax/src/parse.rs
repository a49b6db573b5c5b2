//! A parsed text: tokens with tags, lemmas, heads and relations, its sentences and its entities.
//!
//! "Iran sold drones." becomes four tokens; `sold` is the root, `Iran` its `nsubj`, `drones` its `dobj`.

use std::ops::Range;

use record::Span;

use crate::labels::{Dep, EntityLabel, Pos, Tag};

/// One token and its analysis. Every token has one; indices count tokens of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// Whether a single space follows.
    pub space_after: bool,
    /// Fine tag.
    pub tag: Tag,
    /// Coarse part of speech.
    pub pos: Pos,
    /// Dictionary form, as spaCy writes it.
    pub lemma: Box<str>,
    /// The token in lower case.
    pub lower: Box<str>,
    /// Index of the head; a root is its own head.
    pub head: u32,
    /// Relation to the head.
    pub dep: Dep,
    /// Index of the sentence.
    pub sentence: u32,
}

/// A named entity as the weights find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Token range.
    pub tokens: Range<usize>,
    /// Type.
    pub label: EntityLabel,
}

/// The analysis of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse<'t> {
    /// The text that was parsed.
    pub text: &'t str,
    /// Its tokens, in text order.
    pub tokens: Vec<Token>,
    /// Token ranges of its sentences, in text order, without gap or overlap.
    pub sentences: Vec<Range<usize>>,
    /// Its entities, in text order, not overlapping.
    pub entities: Vec<Entity>,
    /// Children of each token, in text order.
    children: Vec<Vec<u32>>,
}

impl<'t> Parse<'t> {
    /// Puts an analysis together; heads must stay inside the text.
    pub fn new(text: &'t str, tokens: Vec<Token>, sentences: Vec<Range<usize>>, entities: Vec<Entity>) -> Parse<'t> {
        let mut parse = Parse { text, tokens, sentences, entities, children: Vec::new() };
        parse.link();
        parse
    }

    /// Rebuilds the lists of children after heads were changed.
    pub(crate) fn link(&mut self) {
        let mut children = vec![Vec::new(); self.tokens.len()];
        for (index, token) in self.tokens.iter().enumerate() {
            if token.head as usize != index {
                children[token.head as usize].push(index as u32);
            }
        }
        self.children = children;
    }

    /// Gives `token` another head and relation. Refused (returns false) where it would make a cycle.
    pub fn attach(&mut self, token: usize, head: usize, dep: Dep) -> bool {
        if token != head && self.ancestors(head).any(|above| above == token) {
            return false;
        }
        let old = self.tokens[token].head as usize;
        if old != token {
            self.children[old].retain(|&child| child as usize != token);
        }
        self.tokens[token].head = head as u32;
        self.tokens[token].dep = dep;
        if head != token {
            let at = self.children[head].partition_point(|&child| (child as usize) < token);
            self.children[head].insert(at, token as u32);
        }
        true
    }

    /// The words of a token as they stand in the text.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens[token].span.of(self.text)
    }

    /// Lemma of a token.
    pub fn lemma(&self, token: usize) -> &str {
        &self.tokens[token].lemma
    }

    /// Token in lower case.
    pub fn lower(&self, token: usize) -> &str {
        &self.tokens[token].lower
    }

    /// Relation of a token to its head.
    pub fn dep(&self, token: usize) -> Dep {
        self.tokens[token].dep
    }

    /// Head of a token; a root is its own head.
    pub fn head(&self, token: usize) -> usize {
        self.tokens[token].head as usize
    }

    /// Sentence of a token.
    pub fn sentence(&self, token: usize) -> usize {
        self.tokens[token].sentence as usize
    }

    /// Children of a token, in text order.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[token].iter().map(|&child| child as usize)
    }

    /// Children of a token with a given relation.
    pub fn children_with(&self, token: usize, dep: Dep) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(token).filter(move |&child| self.tokens[child].dep == dep)
    }

    /// First child of a token with a given relation.
    pub fn child(&self, token: usize, dep: Dep) -> Option<usize> {
        self.children_with(token, dep).next()
    }

    /// The token itself, its head, that one's head, up to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(token);
        std::iter::from_fn(move || {
            let here = next?;
            let head = self.head(here);
            next = (head != here).then_some(head);
            Some(here)
        })
    }

    /// All tokens under a token, itself included, in text order.
    pub fn subtree(&self, token: usize) -> Vec<usize> {
        let mut found = vec![token];
        let mut at = 0;
        while at < found.len() {
            let here = found[at];
            found.extend(self.children(here));
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// Bytes from the first to the last token of a range; empty range, empty span.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The entity that covers a token.
    pub fn entity(&self, token: usize) -> Option<&Entity> {
        let at = self.entities.partition_point(|entity| entity.tokens.end <= token);
        self.entities.get(at).filter(|entity| entity.tokens.contains(&token))
    }
}
