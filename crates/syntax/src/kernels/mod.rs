//! Rows of activations become rows of the next layer: maxout, layer norm and affine maps, chosen for the processor.
//!
//! All paths run the one algorithm of `generic.rs`, with the same additions in the same order and fused
//! multiply-add throughout, so that they agree in every bit: an analysis does not depend on the machine.
//!
//! This is the only module with unsafe code: vector loads and stores through pointers that `generic.rs` keeps within
//! slices whose lengths it checks, and calls of functions that need a feature the processor was asked for.
#![allow(unsafe_code)]

mod generic;
mod portable;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

/// Width of the activations between layers.
pub const WIDTH: usize = 96;
/// Candidate values of which maxout keeps the largest.
pub const PIECES: usize = 3;

/// Calls the function of this name of a kernel.
macro_rules! dispatch {
    ($kernel:expr, $function:ident($($argument:expr),*)) => {
        match $kernel {
            // SAFETY: a model is loaded for a kernel of this machine only (see `Kernel::available`).
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => unsafe { avx2::$function($($argument),*) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => unsafe { avx512::$function($($argument),*) },
            _ => portable::$function($($argument),*),
        }
    };
}

/// A way to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// Plain Rust, for any processor; quick where the compiler's target has fused multiply-add (as on ARM).
    Portable,
    /// x86-64 with AVX2 and FMA.
    Avx2,
    /// x86-64 with AVX-512F.
    Avx512,
}

impl Kernel {
    /// Every kernel that runs on this machine, the quickest last.
    pub fn available() -> Vec<Kernel> {
        let kernels = [Kernel::Portable, Kernel::Avx2, Kernel::Avx512];
        kernels.into_iter().filter(|kernel| kernel.runs_here()).collect()
    }

    fn runs_here(self) -> bool {
        match self {
            Kernel::Portable => true,
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma"),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => is_x86_feature_detected!("avx512f"),
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }

    /// The quickest kernel of this machine.
    pub fn best() -> Kernel {
        Kernel::available().pop().unwrap_or(Kernel::Portable)
    }

    /// `output[row] = max over pieces of (weights · input[row..] + bias)`; `input` rows start `stride` apart and
    /// `layer.inputs` are read from each, so that a window of rows needs no copy.
    pub(crate) fn maxout(self, layer: &Maxout, input: &[f32], stride: usize, output: &mut [f32]) {
        dispatch!(self, maxout(layer, input, stride, output));
    }

    /// Adds the layer norm of each row of `input` to the same row of `output`.
    pub(crate) fn add_norm(self, norm: &Norm, input: &[f32], output: &mut [f32]) {
        dispatch!(self, add_norm(norm, input, output));
    }

    /// `output[row] = weights · input[row] + bias`; output rows are `layer.padded` apart.
    pub(crate) fn affine(self, layer: &Affine, input: &[f32], output: &mut [f32]) {
        dispatch!(self, affine(layer, input, output));
    }

    /// `(floats in a vector, vectors in a panel of an affine layer)`.
    fn layout(self) -> (usize, usize) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 => (avx2::LANES, avx2::PANEL),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 => (avx512::LANES, avx512::PANEL),
            _ => (portable::LANES, portable::PANEL),
        }
    }
}

/// A maxout layer with [`WIDTH`] outputs of [`PIECES`] pieces, packed for a kernel: panels of as many outputs as a
/// vector holds, each `[input][piece][output]`.
#[derive(Debug)]
pub(crate) struct Maxout {
    /// Numbers read per row.
    pub inputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Maxout {
    /// Packs `weights[output][piece][input]` and `bias[output][piece]`.
    pub fn pack(kernel: Kernel, weights: &[f32], bias: &[f32], inputs: usize) -> Maxout {
        let (lanes, _) = kernel.layout();
        let mut packed = Maxout { inputs, weights: vec![0.0; weights.len()], bias: vec![0.0; bias.len()] };
        for (row, weights) in weights.chunks_exact(inputs).enumerate() {
            let (output, piece) = (row / PIECES, row % PIECES);
            let (panel, lane) = (output / lanes, output % lanes);
            packed.bias[(panel * PIECES + piece) * lanes + lane] = bias[row];
            for (input, &weight) in weights.iter().enumerate() {
                packed.weights[((panel * inputs + input) * PIECES + piece) * lanes + lane] = weight;
            }
        }
        packed
    }
}

/// A layer norm over [`WIDTH`] numbers.
#[derive(Debug)]
pub(crate) struct Norm {
    /// Factor of each number.
    pub gain: Vec<f32>,
    /// Summand of each number.
    pub shift: Vec<f32>,
}

/// An affine layer, packed for a kernel: panels of some vectors of outputs, each `[input][output]`.
#[derive(Debug)]
pub(crate) struct Affine {
    /// Numbers read per row.
    pub inputs: usize,
    /// Numbers written per row: the outputs, rounded up to whole panels.
    pub padded: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Affine {
    /// Packs `weights[output][input]` and `bias[output]`.
    pub fn pack(kernel: Kernel, weights: &[f32], bias: &[f32], inputs: usize) -> Affine {
        let (lanes, vectors) = kernel.layout();
        let width = lanes * vectors;
        let padded = bias.len().next_multiple_of(width);
        let mut packed = Affine { inputs, padded, weights: vec![0.0; padded * inputs], bias: bias.to_vec() };
        packed.bias.resize(padded, 0.0);
        for (output, weights) in weights.chunks_exact(inputs).enumerate() {
            let (panel, column) = (output / width, output % width);
            for (input, &weight) in weights.iter().enumerate() {
                packed.weights[(panel * inputs + input) * width + column] = weight;
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests;
