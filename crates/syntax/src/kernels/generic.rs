//! The algorithms of the kernels, written once over vectors of any width.
//!
//! Everything here is inlined into a function that was compiled for one instruction set. The order of every sum is
//! fixed: products are added input by input, rows are summed as sixteen partial sums and then by halves.
// The blocks are written by index, as the formulas are: row, column, input.
#![allow(clippy::needless_range_loop)]

use super::{Affine, Maxout, Norm, PIECES, WIDTH};

/// Partial sums of a row, whatever the width of a vector; the widest vector holds them all.
const PARTIAL: usize = 16;
/// What is added to the variance.
const EPSILON: f32 = 1e-8;

/// A vector of floats.
///
/// # Safety
/// The methods need the instruction set of the implementation, and `load` and `store` need `LANES` floats at the
/// pointer.
pub(super) unsafe trait Vector: Copy {
    /// Floats in a vector: 4, 8 or 16.
    const LANES: usize;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn load(from: *const f32) -> Self;
    unsafe fn store(self, to: *mut f32);
    unsafe fn add(self, other: Self) -> Self;
    unsafe fn sub(self, other: Self) -> Self;
    unsafe fn mul(self, other: Self) -> Self;
    unsafe fn max(self, other: Self) -> Self;
    /// `self * factor + summand` with one rounding.
    unsafe fn mul_add(self, factor: Self, summand: Self) -> Self;
}

/// See [`super::Kernel::maxout`]; `ROWS` rows at a time.
#[inline(always)]
pub(super) unsafe fn maxout<V: Vector, const ROWS: usize>(layer: &Maxout, input: &[f32], stride: usize, output: &mut [f32]) {
    let rows = output.len() / WIDTH;
    assert!(rows == 0 || input.len() >= (rows - 1) * stride + layer.inputs);
    assert!(layer.weights.len() == WIDTH * PIECES * layer.inputs && layer.bias.len() == WIDTH * PIECES);
    let (input, output) = (input.as_ptr(), output.as_mut_ptr());
    for panel in 0..WIDTH / V::LANES {
        // SAFETY: the panel lies inside the weights, and each block reads and writes rows below `rows`.
        unsafe {
            let weights = layer.weights.as_ptr().add(panel * layer.inputs * PIECES * V::LANES);
            let bias = layer.bias.as_ptr().add(panel * PIECES * V::LANES);
            let mut row = 0;
            while row + ROWS <= rows {
                let to = output.add(row * WIDTH + panel * V::LANES);
                maxout_block::<V, ROWS>(layer.inputs, weights, bias, input.add(row * stride), stride, to);
                row += ROWS;
            }
            while row < rows {
                let to = output.add(row * WIDTH + panel * V::LANES);
                maxout_block::<V, 1>(layer.inputs, weights, bias, input.add(row * stride), stride, to);
                row += 1;
            }
        }
    }
}

#[inline(always)]
unsafe fn maxout_block<V: Vector, const ROWS: usize>(inputs: usize, weights: *const f32, bias: *const f32, input: *const f32, stride: usize, output: *mut f32) {
    // SAFETY: the caller has `inputs` numbers in each of `ROWS` rows, a panel of weights and room for `ROWS` rows.
    unsafe {
        let mut sums = [[V::splat(0.0); PIECES]; ROWS];
        for piece in 0..PIECES {
            let bias = V::load(bias.add(piece * V::LANES));
            for row in 0..ROWS {
                sums[row][piece] = bias;
            }
        }
        for index in 0..inputs {
            let mut panel = [V::splat(0.0); PIECES];
            for piece in 0..PIECES {
                panel[piece] = V::load(weights.add((index * PIECES + piece) * V::LANES));
            }
            for row in 0..ROWS {
                let value = V::splat(*input.add(row * stride + index));
                for piece in 0..PIECES {
                    sums[row][piece] = value.mul_add(panel[piece], sums[row][piece]);
                }
            }
        }
        for row in 0..ROWS {
            let [one, two, three] = sums[row];
            one.max(two).max(three).store(output.add(row * WIDTH));
        }
    }
}

/// See [`super::Kernel::affine`]; `ROWS` rows and a panel of `PANEL` vectors at a time.
#[inline(always)]
pub(super) unsafe fn affine<V: Vector, const ROWS: usize, const PANEL: usize>(layer: &Affine, input: &[f32], output: &mut [f32]) {
    let rows = output.len() / layer.padded;
    let width = PANEL * V::LANES;
    assert!(input.len() >= rows * layer.inputs && layer.padded.is_multiple_of(width));
    assert!(layer.weights.len() == layer.padded * layer.inputs && layer.bias.len() == layer.padded);
    let (input, output) = (input.as_ptr(), output.as_mut_ptr());
    for panel in 0..layer.padded / width {
        // SAFETY: the panel lies inside the weights, and each block reads and writes rows below `rows`.
        unsafe {
            let weights = layer.weights.as_ptr().add(panel * layer.inputs * width);
            let bias = layer.bias.as_ptr().add(panel * width);
            let mut row = 0;
            while row + ROWS <= rows {
                let to = output.add(row * layer.padded + panel * width);
                affine_block::<V, ROWS, PANEL>(layer, weights, bias, input.add(row * layer.inputs), to);
                row += ROWS;
            }
            while row < rows {
                let to = output.add(row * layer.padded + panel * width);
                affine_block::<V, 1, PANEL>(layer, weights, bias, input.add(row * layer.inputs), to);
                row += 1;
            }
        }
    }
}

#[inline(always)]
unsafe fn affine_block<V: Vector, const ROWS: usize, const PANEL: usize>(
    layer: &Affine,
    weights: *const f32,
    bias: *const f32,
    input: *const f32,
    output: *mut f32,
) {
    // SAFETY: as in `maxout_block`.
    unsafe {
        let mut sums = [[V::splat(0.0); PANEL]; ROWS];
        for column in 0..PANEL {
            let bias = V::load(bias.add(column * V::LANES));
            for row in 0..ROWS {
                sums[row][column] = bias;
            }
        }
        for index in 0..layer.inputs {
            let mut panel = [V::splat(0.0); PANEL];
            for column in 0..PANEL {
                panel[column] = V::load(weights.add((index * PANEL + column) * V::LANES));
            }
            for row in 0..ROWS {
                let value = V::splat(*input.add(row * layer.inputs + index));
                for column in 0..PANEL {
                    sums[row][column] = value.mul_add(panel[column], sums[row][column]);
                }
            }
        }
        for row in 0..ROWS {
            for column in 0..PANEL {
                sums[row][column].store(output.add(row * layer.padded + column * V::LANES));
            }
        }
    }
}

/// See [`super::Kernel::add_norm`].
#[inline(always)]
pub(super) unsafe fn add_norm<V: Vector>(norm: &Norm, input: &[f32], output: &mut [f32]) {
    assert!(norm.gain.len() == WIDTH && norm.shift.len() == WIDTH);
    for (input, output) in input.chunks_exact(WIDTH).zip(output.chunks_exact_mut(WIDTH)) {
        // SAFETY: all four have `WIDTH` numbers, a multiple of `LANES`.
        unsafe { add_norm_row::<V>(norm, input, output) }
    }
}

#[inline(always)]
unsafe fn add_norm_row<V: Vector>(norm: &Norm, input: &[f32], output: &mut [f32]) {
    // SAFETY: the caller gives rows of `WIDTH` numbers.
    unsafe {
        let mean = sum::<V>(|at| V::load(input.as_ptr().add(at)), |value, sum| sum.add(value)) / WIDTH as f32;
        let mean = V::splat(mean);
        let centred = |at: usize| V::load(input.as_ptr().add(at)).sub(mean);
        let variance = sum::<V>(centred, |value, sum| value.mul_add(value, sum)) / WIDTH as f32;
        let scale = V::splat(1.0 / (variance + EPSILON).sqrt());
        for at in (0..WIDTH).step_by(V::LANES) {
            let gain = V::load(norm.gain.as_ptr().add(at));
            let shift = V::load(norm.shift.as_ptr().add(at));
            let value = centred(at).mul(scale).mul_add(gain, shift);
            let to = output.as_mut_ptr().add(at);
            V::load(to).add(value).store(to);
        }
    }
}

/// Sums over a row, in sixteen partial sums that are then added by halves.
#[inline(always)]
unsafe fn sum<V: Vector>(value: impl Fn(usize) -> V, add: impl Fn(V, V) -> V) -> f32 {
    let mut partial = [0.0; PARTIAL];
    for lane in (0..PARTIAL).step_by(V::LANES) {
        // SAFETY: `lane + LANES` is at most `PARTIAL`; the caller's closures stay inside the row.
        unsafe {
            let mut sum = V::splat(0.0);
            for at in (lane..WIDTH).step_by(PARTIAL) {
                sum = add(value(at), sum);
            }
            sum.store(partial.as_mut_ptr().add(lane));
        }
    }
    let mut half = PARTIAL / 2;
    while half > 0 {
        for lane in 0..half {
            partial[lane] += partial[lane + half];
        }
        half /= 2;
    }
    partial[0]
}
