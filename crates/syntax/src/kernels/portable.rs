//! The kernels in plain Rust, as vectors of four floats that the compiler maps to what the target has.

use super::generic::{self, Vector};
use super::{Affine, Maxout, Norm};

pub(super) const LANES: usize = 4;
pub(super) const PANEL: usize = 4;
const ROWS: usize = 4;

#[derive(Clone, Copy)]
struct Four([f32; LANES]);

impl Four {
    #[inline(always)]
    fn zip(self, other: Four, with: impl Fn(f32, f32) -> f32) -> Four {
        Four(std::array::from_fn(|lane| with(self.0[lane], other.0[lane])))
    }
}

// SAFETY: plain arithmetic, on any processor.
unsafe impl Vector for Four {
    const LANES: usize = LANES;

    #[inline(always)]
    unsafe fn splat(value: f32) -> Four {
        Four([value; LANES])
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Four {
        // SAFETY: the caller has `LANES` floats there.
        Four(unsafe { from.cast::<[f32; LANES]>().read() })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller has room for `LANES` floats there.
        unsafe { to.cast::<[f32; LANES]>().write(self.0) }
    }

    #[inline(always)]
    unsafe fn add(self, other: Four) -> Four {
        self.zip(other, |one, other| one + other)
    }

    #[inline(always)]
    unsafe fn sub(self, other: Four) -> Four {
        self.zip(other, |one, other| one - other)
    }

    #[inline(always)]
    unsafe fn mul(self, other: Four) -> Four {
        self.zip(other, |one, other| one * other)
    }

    #[inline(always)]
    unsafe fn max(self, other: Four) -> Four {
        self.zip(other, |one, other| if one > other { one } else { other })
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Four, summand: Four) -> Four {
        Four(std::array::from_fn(|lane| self.0[lane].mul_add(factor.0[lane], summand.0[lane])))
    }
}

pub(super) fn maxout(layer: &Maxout, input: &[f32], stride: usize, output: &mut [f32]) {
    // SAFETY: plain arithmetic, on any processor.
    unsafe { generic::maxout::<Four, ROWS>(layer, input, stride, output) }
}

pub(super) fn affine(layer: &Affine, input: &[f32], output: &mut [f32]) {
    // SAFETY: as above.
    unsafe { generic::affine::<Four, ROWS, PANEL>(layer, input, output) }
}

pub(super) fn add_norm(norm: &Norm, input: &[f32], output: &mut [f32]) {
    // SAFETY: as above.
    unsafe { generic::add_norm::<Four>(norm, input, output) }
}
