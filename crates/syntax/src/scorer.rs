//! A few tokens around a state become a score for each move: the network of the parser and of the entity finder.
//!
//! What a token contributes depends on the slot it fills (next in the buffer, top of the stack, …) and on nothing
//! else, so it is computed once for each token and slot; a step only adds a few rows up.

use crate::embed::load_affine;
use crate::flat::FlatFile;
use crate::kernels::{Affine, Kernel, WIDTH};
use crate::model::ModelError;

/// Width of the hidden layers.
const HIDDEN: usize = 64;
/// A hidden row before maxout: two pieces, each of [`HIDDEN`] numbers.
const PAIR: usize = 2 * HIDDEN;

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
    hidden: Vec<f32>,
    tokens: Vec<f32>,
    moves: Vec<f32>,
}

impl<const SLOTS: usize> Scorer<SLOTS> {
    pub fn load(
        file: &FlatFile,
        name: &str,
        moves: usize,
        kernel: Kernel,
    ) -> Result<Scorer<SLOTS>, ModelError> {
        let weights = file.shaped(
            &format!("{name}.slots.weights"),
            &[SLOTS, HIDDEN, 2, HIDDEN],
        )?;
        let missing = file.shaped(&format!("{name}.slots.missing"), &[1, SLOTS, HIDDEN, 2])?;
        let bias = file.shaped(&format!("{name}.slots.bias"), &[HIDDEN, 2])?;
        let slots = Affine::pack(
            kernel,
            &by_piece(&weights, HIDDEN),
            &vec![0.0; SLOTS * PAIR],
            HIDDEN,
        );
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

    /// Computes what each token of a text can contribute.
    pub fn prepare(&self, vectors: &[f32], scores: &mut Scores) {
        let count = vectors.len() / WIDTH;
        scores.hidden.resize(count * self.input.padded, 0.0);
        self.kernel.affine(&self.input, vectors, &mut scores.hidden);
        scores.tokens.resize(count * self.slots.padded, 0.0);
        self.kernel
            .affine(&self.slots, &scores.hidden, &mut scores.tokens);
        scores.moves.resize(self.output.padded, 0.0);
    }

    /// Scores every move, given the token in each slot.
    pub fn score<'s>(&self, scores: &'s mut Scores, slots: [Option<usize>; SLOTS]) -> &'s [f32] {
        let mut sums = [0.0; PAIR];
        sums.copy_from_slice(&self.bias);
        for (slot, token) in slots.into_iter().enumerate() {
            let row = match token {
                Some(token) => &scores.tokens[token * self.slots.padded..],
                None => &self.missing,
            };
            for (sum, value) in sums.iter_mut().zip(&row[slot * PAIR..][..PAIR]) {
                *sum += value;
            }
        }
        let (first, second) = sums.split_at(HIDDEN);
        let hidden: [f32; HIDDEN] = std::array::from_fn(|at| {
            if first[at] >= second[at] {
                first[at]
            } else {
                second[at]
            }
        });
        self.kernel.affine(&self.output, &hidden, &mut scores.moves);
        &scores.moves[..self.moves]
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
