//! Arcs become heads, relations and sentence starts; lifted arcs go back to where they belong.

use std::collections::VecDeque;

use crate::labels::Dep;
use crate::transitions::{Arc, ArcLabel};

/// Rounds of widening the reach of heads before a tangled text is taken as it is.
const ROUNDS: usize = 12;

/// The trees of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Trees {
    /// Head of each token; a root is its own head.
    pub heads: Vec<usize>,
    /// Relation of each token to its head.
    pub deps: Vec<Dep>,
    /// Whether each token is the first of a sentence.
    pub starts: Vec<bool>,
}

/// Makes trees of the parser's arcs. `is_space` tells the tokens that are white space.
pub fn plant(arcs: &[Arc], is_space: &[bool]) -> Trees {
    const ROOT: ArcLabel = ArcLabel { dep: Dep::Root, lifted_from: None };
    let labels = arcs.iter().map(|arc| arc.map_or(ROOT, |(_, label)| label));
    let deps = labels.map(|label| label.dep).collect();
    let heads: Vec<usize> = arcs.iter().enumerate().map(|(token, arc)| arc.map_or(token, |(head, _)| head)).collect();
    let mut trees = Trees { starts: Vec::new(), heads, deps };
    let mut reach = Reach::of(&trees.heads);
    if arcs.iter().any(|arc| lifted_from(arc).is_some()) {
        trees.lower(arcs, is_space, &reach);
        reach = Reach::of(&trees.heads);
    }
    trees.starts = starts(&trees.heads, &reach);
    trees
}

fn lifted_from(arc: &Arc) -> Option<Dep> {
    arc.and_then(|(_, label)| label.lifted_from)
}

impl Trees {
    /// Gives each lifted arc its true head: the nearest token below its head that has the relation it names, level by
    /// level, left to right.
    fn lower(&mut self, arcs: &[Arc], is_space: &[bool], reach: &Reach) {
        let mut children = vec![Vec::new(); arcs.len()];
        for (token, &head) in self.heads.iter().enumerate().filter(|(token, head)| token != *head) {
            children[head].push(token);
        }
        // Until its turn comes, a lifted token has a relation that no search names.
        let mut plain: Vec<bool> = arcs.iter().map(|arc| lifted_from(arc).is_none()).collect();
        for (token, arc) in arcs.iter().enumerate() {
            let Some(wanted) = lifted_from(arc) else {
                continue;
            };
            let is_match = |child: usize| plain[child] && self.deps[child] == wanted;
            let skip = |child: usize| child == token || is_space[child];
            let old = self.heads[token];
            let new = find_below(old, &children, skip, is_match).unwrap_or(old);
            plain[token] = true;
            self.heads[token] = new;
            children[old].retain(|&child| child != token);
            // A token is looked for only within the reach that its head had before any arc was moved.
            if reach.covers(new, token) {
                let at = children[new].partition_point(|&child| child < token);
                children[new].insert(at, token);
            }
        }
    }
}

/// Breadth-first search below `start`; skipped tokens and what is below them do not count.
fn find_below(start: usize, children: &[Vec<usize>], skip: impl Fn(usize) -> bool, is_match: impl Fn(usize) -> bool) -> Option<usize> {
    let mut queue = VecDeque::from([start]);
    while let Some(token) = queue.pop_front() {
        for &child in children[token].iter().filter(|&&child| !skip(child)) {
            if is_match(child) {
                return Some(child);
            }
            queue.push_back(child);
        }
    }
    None
}

/// First and last token at or below each token.
struct Reach {
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Reach {
    fn of(heads: &[usize]) -> Reach {
        let tokens = 0..heads.len();
        let mut reach = Reach { first: tokens.clone().collect(), last: tokens.clone().collect() };
        for _ in 0..ROUNDS {
            tokens.clone().for_each(|token| reach.widen(heads[token], token));
            tokens.clone().rev().for_each(|token| reach.widen(heads[token], token));
            if reach.is_settled(heads) {
                break;
            }
        }
        reach
    }

    fn widen(&mut self, head: usize, token: usize) {
        self.first[head] = self.first[head].min(self.first[token]);
        self.last[head] = self.last[head].max(self.last[token]);
    }

    /// Whether every head lies in the sentence of its token, as far as the reach of the roots tells sentences.
    fn is_settled(&self, heads: &[usize]) -> bool {
        let starts = starts(heads, self);
        let mut start = 0;
        for end in 1..heads.len() {
            if starts[end] || end == heads.len() - 1 {
                if heads[start..end].iter().any(|head| !(start..=end).contains(head)) {
                    return false;
                }
                start = end;
            }
        }
        true
    }

    fn covers(&self, head: usize, token: usize) -> bool {
        self.first[head] <= token && token <= self.last[head]
    }
}

/// A sentence starts at the first token of each root's reach.
fn starts(heads: &[usize], reach: &Reach) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for (token, _) in heads.iter().enumerate().filter(|(token, head)| token == *head) {
        starts[reach.first[token]] = true;
    }
    starts
}
