//! The kernels for x86-64 with AVX-512F.

use std::arch::x86_64::*;

use super::generic::{self, Vector};
use super::{Affine, Maxout, Norm};

pub(super) const LANES: usize = 16;
pub(super) const PANEL: usize = 4;
/// Twenty-four sums of the thirty-two registers.
const MAXOUT_ROWS: usize = 8;
const AFFINE_ROWS: usize = 6;

// SAFETY: every method needs AVX-512F, which the functions below have.
unsafe impl Vector for __m512 {
    const LANES: usize = LANES;

    #[inline(always)]
    unsafe fn splat(value: f32) -> __m512 {
        // SAFETY: the caller has the feature; so below.
        unsafe { _mm512_set1_ps(value) }
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> __m512 {
        // SAFETY: the caller has `LANES` floats there.
        unsafe { _mm512_loadu_ps(from) }
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller has room for `LANES` floats there.
        unsafe { _mm512_storeu_ps(to, self) }
    }

    #[inline(always)]
    unsafe fn add(self, other: __m512) -> __m512 {
        unsafe { _mm512_add_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn sub(self, other: __m512) -> __m512 {
        unsafe { _mm512_sub_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn mul(self, other: __m512) -> __m512 {
        unsafe { _mm512_mul_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn max(self, other: __m512) -> __m512 {
        unsafe { _mm512_max_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: __m512, summand: __m512) -> __m512 {
        unsafe { _mm512_fmadd_ps(self, factor, summand) }
    }
}

/// # Safety
/// The processor must have AVX-512F; so below.
#[target_feature(enable = "avx512f")]
pub(super) unsafe fn maxout(layer: &Maxout, input: &[f32], stride: usize, output: &mut [f32]) {
    // SAFETY: the caller's promise; so below.
    unsafe { generic::maxout::<__m512, MAXOUT_ROWS>(layer, input, stride, output) }
}

#[target_feature(enable = "avx512f")]
pub(super) unsafe fn affine(layer: &Affine, input: &[f32], output: &mut [f32]) {
    unsafe { generic::affine::<__m512, AFFINE_ROWS, PANEL>(layer, input, output) }
}

#[target_feature(enable = "avx512f")]
pub(super) unsafe fn add_norm(norm: &Norm, input: &[f32], output: &mut [f32]) {
    unsafe { generic::add_norm::<__m512>(norm, input, output) }
}
