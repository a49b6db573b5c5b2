//! Token vectors become arcs: an arc-eager parser that takes the best valid move at each step.
//!
//! "Iran sold drones." is read left to right with a stack: shift `Iran`; `Iran` is the nsubj of `sold` (left); shift
//! `sold`; `drones` is its dobj (right) and so on. A token never reached by an arc is a root.

use std::ops::Range;

use crate::flat::FlatFile;
use crate::kernels::Kernel;
use crate::labels::Dep;
use crate::model::ModelError;
use crate::scorer::{Scorer, Scores};

/// Tokens that a step looks at.
const SLOTS: usize = 8;

/// An arc's label. A lifted arc also says which relation its true head has, somewhere below the head it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcLabel {
    pub dep: Dep,
    pub lifted_from: Option<Dep>,
}

/// A token's head and the label of the arc; none for a root.
pub type Arc = Option<(usize, ArcLabel)>;

/// The weights of the parser.
#[derive(Debug)]
pub struct ArcParser {
    scorer: Scorer<SLOTS>,
    /// Classes of each move, which follow each other.
    shift: usize,
    reduce: usize,
    left: Range<usize>,
    right: Range<usize>,
    split: usize,
    /// Label of each class from the first left arc on.
    labels: Vec<ArcLabel>,
}

impl ArcParser {
    pub fn load(file: &FlatFile, kernel: Kernel) -> Result<ArcParser, ModelError> {
        let moves = file.texts("parser.moves")?;
        let class = |kind: &str| {
            let is_kind = |name: &str| name.split(' ').next() == Some(kind);
            let start = moves.iter().position(is_kind).unwrap_or(0);
            start..start + moves.iter().filter(|name| is_kind(name)).count()
        };
        let [shift, reduce, left, right, split] = ["shift", "reduce", "left", "right", "break"].map(class);
        let expected = [0..1, 1..2, 2..left.end, left.end..right.end, right.end..moves.len()];
        if [&shift, &reduce, &left, &right, &split] != expected.each_ref() || split.len() != 1 {
            return Err(ModelError::Shape("parser.moves".to_owned()));
        }
        let labels = (left.start..right.end).map(|class| arc_label(moves.get(class))).collect::<Result<_, _>>()?;
        let scorer = Scorer::load(file, "parser", moves.len(), kernel)?;
        Ok(ArcParser { scorer, shift: shift.start, reduce: reduce.start, left, right, split: split.start, labels })
    }

    /// The arc of each token.
    pub fn arcs(&self, vectors: &[f32], scores: &mut Scores, tokens: usize) -> Vec<Arc> {
        self.scorer.prepare(vectors, scores);
        let mut state = State::new(tokens);
        while !state.is_final() {
            let scores = self.scorer.score(scores, state.slots());
            let class = self.best(&state, scores);
            self.apply(&mut state, class);
        }
        state.arcs
    }

    /// The valid move with the highest score, the first of equals.
    fn best(&self, state: &State, scores: &[f32]) -> usize {
        let mut best = (f32::NEG_INFINITY, self.reduce);
        let mut consider = |valid: bool, classes: Range<usize>| {
            for class in if valid { classes } else { 0..0 } {
                if scores[class] > best.0 {
                    best = (scores[class], class);
                }
            }
        };
        let arc = state.can_attach();
        consider(state.can_shift(), self.shift..self.shift + 1);
        consider(!state.stack.is_empty(), self.reduce..self.reduce + 1);
        consider(arc, self.left.clone());
        consider(arc, self.right.clone());
        consider(state.can_split(), self.split..self.split + 1);
        best.1
    }

    fn apply(&self, state: &mut State, class: usize) {
        if class == self.shift {
            state.shift();
        } else if class == self.reduce {
            state.reduce();
        } else if class == self.split {
            state.split();
        } else {
            let label = self.labels[class - self.left.start];
            if self.left.contains(&class) { state.left(label) } else { state.right(label) }
        }
    }
}

/// `left nsubj||ccomp` is the label of an arc to `nsubj` that belongs under a ccomp further down.
fn arc_label(name: &str) -> Result<ArcLabel, ModelError> {
    let dep = |label: &str| Dep::from_label(label).ok_or_else(|| ModelError::Label(label.to_owned()));
    let label = name.split_once(' ').map_or("", |(_, label)| label);
    match label.split_once("||") {
        Some((label, from)) => Ok(ArcLabel { dep: dep(label)?, lifted_from: Some(dep(from)?) }),
        None => Ok(ArcLabel { dep: dep(label)?, lifted_from: None }),
    }
}

/// Where the parser stands in a text.
struct State {
    /// The tokens from here on were never shifted.
    next: usize,
    tokens: usize,
    stack: Vec<usize>,
    /// Tokens put back before `next`, the nearest last.
    returned: Vec<usize>,
    arcs: Vec<Arc>,
    /// Latest child on each side, and the child before that on the same side of the same head.
    left_child: Vec<Option<usize>>,
    right_child: Vec<Option<usize>>,
    earlier: Vec<Option<usize>>,
    /// Tokens put back that may not be shifted as they are.
    returned_once: Vec<bool>,
    starts_sentence: Vec<bool>,
}

impl State {
    fn new(tokens: usize) -> State {
        State {
            next: 0,
            tokens,
            stack: Vec::new(),
            returned: Vec::new(),
            arcs: vec![None; tokens],
            left_child: vec![None; tokens],
            right_child: vec![None; tokens],
            earlier: vec![None; tokens],
            returned_once: vec![false; tokens],
            starts_sentence: vec![false; tokens],
        }
    }

    /// The token at a depth of the stack.
    fn on_stack(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    /// The token at a distance in what is still to be read.
    fn ahead(&self, distance: usize) -> Option<usize> {
        match distance.checked_sub(self.returned.len()) {
            None => self.returned.iter().rev().nth(distance).copied(),
            Some(further) => Some(self.next + further).filter(|&token| token < self.tokens),
        }
    }

    fn left_to_read(&self) -> usize {
        self.tokens - self.next + self.returned.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.left_to_read() == 0
    }

    fn slots(&self) -> [Option<usize>; SLOTS] {
        let (next, top) = (self.ahead(0), self.on_stack(0));
        [
            next,
            self.ahead(1),
            top,
            self.on_stack(1),
            self.on_stack(2),
            next.and_then(|token| self.left_child[token]),
            top.and_then(|token| self.left_child[token]),
            top.and_then(|token| self.right_child[token]),
        ]
    }

    fn starts_sentence(&self, token: Option<usize>) -> bool {
        token.is_some_and(|token| self.starts_sentence[token])
    }

    fn can_shift(&self) -> bool {
        let next = self.ahead(0);
        self.stack.is_empty() || self.left_to_read() >= 2 && !self.starts_sentence(next) && next.is_some_and(|token| !self.returned_once[token])
    }

    fn can_attach(&self) -> bool {
        !self.stack.is_empty() && self.left_to_read() > 0 && !self.starts_sentence(self.ahead(0))
    }

    fn can_split(&self) -> bool {
        let [next, after] = [self.ahead(0), self.ahead(1)];
        after.is_some() && after == next.map(|token| token + 1) && !self.starts_sentence(after)
    }

    fn shift(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Takes the top off the stack; a token without a head goes back to be read again, unless it was the last.
    fn reduce(&mut self) {
        let Some(token) = self.stack.pop() else {
            return;
        };
        if self.arcs[token].is_none() && !self.stack.is_empty() {
            self.returned_once[token] = true;
            self.returned.push(token);
        }
    }

    /// The top of the stack becomes a child of the next token.
    fn left(&mut self, label: ArcLabel) {
        let (Some(next), Some(top)) = (self.ahead(0), self.stack.pop()) else {
            return;
        };
        self.attach(next, top, label);
        self.returned_once[next] = false;
    }

    /// The next token becomes a child of the top of the stack.
    fn right(&mut self, label: ArcLabel) {
        let (Some(next), Some(&top)) = (self.ahead(0), self.stack.last()) else {
            return;
        };
        self.attach(top, next, label);
        self.shift();
    }

    fn split(&mut self) {
        if let Some(after) = self.ahead(1) {
            self.starts_sentence[after] = true;
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: ArcLabel) {
        if let Some((old, _)) = self.arcs[child] {
            // It is the latest child of its old head, which has been below it on the stack since.
            let earlier = self.earlier[child].take();
            *self.latest(old, child) = earlier;
        }
        self.arcs[child] = Some((head, label));
        self.earlier[child] = self.latest(head, child).replace(child);
    }

    fn latest(&mut self, head: usize, child: usize) -> &mut Option<usize> {
        if child < head { &mut self.left_child[head] } else { &mut self.right_child[head] }
    }
}
