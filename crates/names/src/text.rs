//! A parse with its keys, the edges of its phrases, and the tables: what every step below looks at.

use std::ops::Range;

use knowledge::Knowledge;
use knowledge::names::fold;
use knowledge::names::{Day, Function, Kind, NamesTable, Use};
use syntax::{Dep, Parse, Tag};

use crate::evidence::{self, Segment};
use crate::line::Line;

/// A text that is being read.
pub(crate) struct Text<'r, 't> {
    pub parse: &'r Parse<'t>,
    pub knowledge: &'r Knowledge,
    pub names: &'r NamesTable,
    pub line: Line<'t>,
    pub on: Option<Day>,
    /// First token of the subtree of each token.
    left: Vec<u32>,
    /// Last token of the subtree of each token.
    right: Vec<u32>,
    /// Function word of each token, as a row and one more; 0 where it is none.
    functions: Vec<u32>,
}

impl<'r, 't> Text<'r, 't> {
    pub fn new(parse: &'r Parse<'t>, knowledge: &'r Knowledge, on: Option<Day>) -> Text<'r, 't> {
        let names = &knowledge.names;
        let mut line = Line::of_parse(parse);
        tell_homonyms(names, &mut line);
        let (left, right) = edges(parse);
        let functions = line.keys.iter().map(|key| function_row(names, *key)).collect();
        Text { parse, knowledge, names, line, on, left, right, functions }
    }

    pub fn tag(&self, token: usize) -> Tag {
        self.parse.tokens[token].tag
    }

    pub fn dep(&self, token: usize) -> Dep {
        self.parse.dep(token)
    }

    /// The function word that a token is.
    pub fn function(&self, token: usize) -> Option<&'r Function> {
        let row = self.functions[token].checked_sub(1)?;
        Some(&self.names.functions[row as usize])
    }

    /// Whether a token is a function word of some use.
    pub fn is(&self, token: usize, role: Use) -> bool {
        self.function(token).is_some_and(|function| function.role == role)
    }

    /// Whether a token can head a noun phrase.
    pub fn is_noun(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// First token of the noun phrase of a head: its left modifiers, not verbs or clauses before it.
    pub fn phrase_start(&self, head: usize) -> usize {
        let mut start = head;
        for child in self.parse.children(head).filter(|child| *child < head) {
            if is_left_modifier(self.dep(child)) && self.parse.sentence(child) == self.parse.sentence(head) {
                start = start.min(self.left[child] as usize);
            }
        }
        start
    }

    /// One past the last token of the noun phrase of a head, with prepositional phrases, without clauses and appositions.
    pub fn phrase_end(&self, head: usize) -> usize {
        let mut end = head + 1;
        for child in self.parse.children(head).filter(|child| *child > head) {
            match self.dep(child) {
                Dep::Prep if self.is(child, Use::Of) || self.is(child, Use::In) || self.is(child, Use::Preposition) => {
                    if let Some(object) = self.parse.child(child, Dep::Pobj).filter(|object| *object > child) {
                        end = end.max(self.phrase_end(object));
                    }
                }
                Dep::Compound | Dep::Nummod | Dep::Nmod => end = end.max(child + 1),
                _ => {}
            }
        }
        end
    }

    /// One past the last token of all that belongs to a noun phrase: genitive mark, phrases, appositions, clauses.
    pub fn extent_end(&self, head: usize) -> usize {
        let mut end = self.phrase_end(head);
        for child in self.parse.children(head).filter(|child| *child > head) {
            let of = self.dep(child) == Dep::Prep && self.is(child, Use::Of);
            let belongs = of || matches!(self.dep(child), Dep::Case | Dep::Relcl | Dep::Appos | Dep::Acl);
            if belongs && self.parse.sentence(child) == self.parse.sentence(head) {
                end = end.max(self.right[child] as usize + 1);
            }
        }
        self.before_break(head, end)
    }

    /// The end of a phrase, but not beyond the end of the paragraph.
    pub fn before_break(&self, head: usize, end: usize) -> usize {
        (head..end).find(|&at| self.is_break(at)).unwrap_or(end)
    }

    /// Whether a token is the end of a line.
    pub fn is_break(&self, token: usize) -> bool {
        self.tag(token) == Tag::Space && self.line.words[token].contains('\n')
    }

    /// The object of "of" under a head.
    pub fn of_object(&self, head: usize) -> Option<usize> {
        let of = self.parse.children_with(head, Dep::Prep).find(|&prep| self.is(prep, Use::Of))?;
        self.parse.child(of, Dep::Pobj)
    }

    /// The token that possesses a head.
    pub fn owner(&self, head: usize) -> Option<usize> {
        self.parse.child(head, Dep::Poss)
    }

    /// The segments of a range.
    pub fn segments(&self, range: Range<usize>) -> Vec<Segment> {
        evidence::segments(self.names, &self.line, range)
    }

    /// Whether a word is in a named list.
    pub fn listed(&self, list: &str, token: usize) -> bool {
        self.knowledge.lists.has(list, self.parse.lemma(token)) || self.knowledge.lists.has(list, self.parse.lower(token))
    }
}

/// Gives a name that a country and a region of another country bear to the region, where the text names the other country
/// and its parts, but nothing else of the first: "Georgia and Alabama".
fn tell_homonyms(names: &NamesTable, line: &mut Line<'_>) {
    let region = |key: u64| names.proper().get_keys(&[fold::homonym(key)]).find(|entry| entry.kind == Kind::Region);
    for at in 0..line.len() {
        let key = line.keys[at];
        let Some(entry) = region(key).filter(|_| key != 0) else { continue };
        let Some(other) = names.regions[entry.row as usize].country else { continue };
        let first = names.proper().get_keys(&[key]).find(|entry| entry.kind == Kind::Country).map(|entry| entry.row as u16);
        let named = |country: u16| line.keys.iter().any(|&here| here != key && here != 0 && tells(names, here, country));
        if named(other) && !first.is_some_and(named) {
            line.keys[at] = fold::homonym(key);
            line.forms[at] = line.keys[at];
        }
    }
}

/// Whether a word is of a country: its name, people, capital, or a region or city in it.
fn tells(names: &NamesTable, key: u64, country: u16) -> bool {
    names.proper().get_keys(&[key]).any(|entry| match entry.kind {
        Kind::Country | Kind::Adjective | Kind::People | Kind::Capital => entry.row as u16 == country,
        Kind::Region | Kind::RegionAdjective => names.regions[entry.row as usize].country == Some(country),
        Kind::City => names.cities[entry.row as usize].country == country,
        _ => false,
    })
}

fn function_row(names: &NamesTable, key: u64) -> u32 {
    if key == 0 {
        return 0;
    }
    let found = names.words().get_keys(&[key]).find(|entry| entry.kind == Kind::Function);
    found.map_or(0, |entry| entry.row + 1)
}

/// Relations of what stands before a noun inside its phrase.
fn is_left_modifier(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::Det
            | Dep::Amod
            | Dep::Compound
            | Dep::Nummod
            | Dep::Poss
            | Dep::Nmod
            | Dep::Predet
            | Dep::Quantmod
            | Dep::Npadvmod
            | Dep::Advmod
            | Dep::Neg
            | Dep::Punct
            | Dep::Case
            | Dep::Dep
    )
}

/// The first and last token of every subtree.
fn edges(parse: &Parse<'_>) -> (Vec<u32>, Vec<u32>) {
    let count = parse.tokens.len();
    let mut left: Vec<u32> = (0..count as u32).collect();
    let mut right = left.clone();
    for token in 0..count {
        let here = token as u32;
        climb(parse, token, |head| left[head] > here && std::mem::replace(&mut left[head], here) > here);
    }
    for token in (0..count).rev() {
        let here = token as u32;
        climb(parse, token, |head| right[head] < here && std::mem::replace(&mut right[head], here) < here);
    }
    (left, right)
}

/// Visits the heads above a token as long as something changes.
fn climb(parse: &Parse<'_>, token: usize, mut visit: impl FnMut(usize) -> bool) {
    let mut at = token;
    for _ in 0..64 {
        let head = parse.head(at);
        if head == at || !visit(head) {
            break;
        }
        at = head;
    }
}
