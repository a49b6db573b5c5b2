//! A few tokens around a state become a score for each move: the network of the parser and of the entity finder.
//!
//! What a token contributes depends on the slot it fills (next in the buffer, top of the stack, …) and on nothing
//! else, so it is computed once for each token and slot; a step only adds a few rows up. Of a long text only the
//! contributions of the tokens used last are kept, since they take four kilobytes a token.

use crate::embed::load_affine;
use crate::flat::FlatFile;
use crate::kernels::{Affine, Kernel, WIDTH};
use crate::model::ModelError;

/// Width of the hidden layers.
const HIDDEN: usize = 64;
/// A hidden row before maxout: two pieces, each of [`HIDDEN`] numbers.
const PAIR: usize = 2 * HIDDEN;
/// Tokens whose contributions are computed together.
const BLOCK: usize = 64;
/// Blocks that are kept; a text with no more tokens than they hold has each computed once.
const KEPT: usize = 64;

/// The weights of a scorer with `SLOTS` slots.
#[derive(Debug)]
pub struct Scorer<const SLOTS: usize> {
    kernel: Kernel,
    input: Affine,
    /// Contribution of a token to each slot.
    slots: Affine,
    /// Contribution of a slot without a token.
    missing: Vec<f32>,
    bias: Vec<f32>,
    output: Affine,
    moves: usize,
}

/// Contributions of the tokens of a text, and the scores of the step at hand.
#[derive(Debug, Default)]
pub struct Scores {
    /// Input of the slots: [`HIDDEN`] numbers a token.
    hidden: Vec<f32>,
    /// Block `n` of the text is kept at `n % KEPT`.
    blocks: Vec<Block>,
    moves: Vec<f32>,
}

/// Contributions of neighbouring tokens to all slots.
#[derive(Clone, Debug, Default)]
struct Block {
    /// Number of the block in the text; none where the contributions are out of date.
    number: Option<usize>,
    rows: Vec<f32>,
}

impl<const SLOTS: usize> Scorer<SLOTS> {
    pub fn load(file: &FlatFile, name: &str, moves: usize, kernel: Kernel) -> Result<Scorer<SLOTS>, ModelError> {
        let weights = file.shaped(&format!("{name}.slots.weights"), &[SLOTS, HIDDEN, 2, HIDDEN])?;
        let missing = file.shaped(&format!("{name}.slots.missing"), &[1, SLOTS, HIDDEN, 2])?;
        let bias = file.shaped(&format!("{name}.slots.bias"), &[HIDDEN, 2])?;
        let slots = Affine::pack(kernel, &by_piece(&weights, HIDDEN), &vec![0.0; SLOTS * PAIR], HIDDEN);
        Ok(Scorer {
            kernel,
            input: load_affine(file, &format!("{name}.input"), HIDDEN, WIDTH, kernel)?,
            slots,
            missing: by_piece(&missing, 1),
            bias: by_piece(&bias, 1),
            output: load_affine(file, &format!("{name}.output"), moves, HIDDEN, kernel)?,
            moves,
        })
    }

    /// Makes ready for a text.
    pub fn prepare(&self, vectors: &[f32], scores: &mut Scores) {
        scores.hidden.resize(vectors.len() / WIDTH * HIDDEN, 0.0);
        self.kernel.affine(&self.input, vectors, &mut scores.hidden);
        scores.blocks.resize(KEPT, Block::default());
        scores.blocks.iter_mut().for_each(|block| block.number = None);
        scores.moves.resize(self.output.padded, 0.0);
    }

    /// Scores every move, given the token in each slot.
    pub fn score<'s>(&self, scores: &'s mut Scores, slots: [Option<usize>; SLOTS]) -> &'s [f32] {
        let mut sums = [0.0; PAIR];
        sums.copy_from_slice(&self.bias);
        for (slot, token) in slots.into_iter().enumerate() {
            let row = token.map_or(&*self.missing, |token| self.contributions(scores, token));
            for (sum, value) in sums.iter_mut().zip(&row[slot * PAIR..][..PAIR]) {
                *sum += value;
            }
        }
        let (first, second) = sums.split_at(HIDDEN);
        let hidden: [f32; HIDDEN] = std::array::from_fn(|at| if first[at] >= second[at] { first[at] } else { second[at] });
        self.kernel.affine(&self.output, &hidden, &mut scores.moves);
        &scores.moves[..self.moves]
    }

    /// What a token contributes to each slot, [`PAIR`] numbers a slot.
    fn contributions<'s>(&self, scores: &'s mut Scores, token: usize) -> &'s [f32] {
        let number = token / BLOCK;
        let block = &mut scores.blocks[number % KEPT];
        if block.number != Some(number) {
            block.number = Some(number);
            let end = scores.hidden.len().min((number + 1) * BLOCK * HIDDEN);
            let hidden = &scores.hidden[number * BLOCK * HIDDEN..end];
            block.rows.resize(hidden.len() / HIDDEN * self.slots.padded, 0.0);
            self.kernel.affine(&self.slots, hidden, &mut block.rows);
        }
        &block.rows[token % BLOCK * self.slots.padded..]
    }
}

/// Reorders `[slot][output][piece][input]` to `[slot][piece][output][input]`, so that maxout compares halves of a row.
fn by_piece(values: &[f32], inputs: usize) -> Vec<f32> {
    let mut reordered = Vec::with_capacity(values.len());
    for slot in values.chunks_exact(PAIR * inputs) {
        for piece in 0..2 {
            for output in 0..HIDDEN {
                reordered.extend_from_slice(&slot[(output * 2 + piece) * inputs..][..inputs]);
            }
        }
    }
    reordered
}
