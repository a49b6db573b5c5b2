//! The kernels for x86-64 with AVX2 and FMA.

use std::arch::x86_64::*;

use super::generic::{self, Vector};
use super::{Affine, Maxout, Norm};

pub(super) const LANES: usize = 8;
pub(super) const PANEL: usize = 2;
/// Nine sums, three weights and the factors fit the sixteen registers; a fourth row spills and halves the speed.
const MAXOUT_ROWS: usize = 3;
/// Twelve sums, two weights and the factors.
const AFFINE_ROWS: usize = 6;

// SAFETY: every method needs AVX2 and FMA, which the functions below have.
unsafe impl Vector for __m256 {
    const LANES: usize = LANES;

    #[inline(always)]
    unsafe fn splat(value: f32) -> __m256 {
        // SAFETY: the caller has the feature; so below.
        unsafe { _mm256_set1_ps(value) }
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> __m256 {
        // SAFETY: the caller has `LANES` floats there.
        unsafe { _mm256_loadu_ps(from) }
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: the caller has room for `LANES` floats there.
        unsafe { _mm256_storeu_ps(to, self) }
    }

    #[inline(always)]
    unsafe fn add(self, other: __m256) -> __m256 {
        unsafe { _mm256_add_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn sub(self, other: __m256) -> __m256 {
        unsafe { _mm256_sub_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn mul(self, other: __m256) -> __m256 {
        unsafe { _mm256_mul_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn max(self, other: __m256) -> __m256 {
        unsafe { _mm256_max_ps(self, other) }
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: __m256, summand: __m256) -> __m256 {
        unsafe { _mm256_fmadd_ps(self, factor, summand) }
    }
}

/// # Safety
/// The processor must have AVX2 and FMA; so below.
#[target_feature(enable = "avx2,fma")]
pub(super) unsafe fn maxout(layer: &Maxout, input: &[f32], stride: usize, output: &mut [f32]) {
    // SAFETY: the caller's promise; so below.
    unsafe { generic::maxout::<__m256, MAXOUT_ROWS>(layer, input, stride, output) }
}

#[target_feature(enable = "avx2,fma")]
pub(super) unsafe fn affine(layer: &Affine, input: &[f32], output: &mut [f32]) {
    unsafe { generic::affine::<__m256, AFFINE_ROWS, PANEL>(layer, input, output) }
}

#[target_feature(enable = "avx2,fma")]
pub(super) unsafe fn add_norm(norm: &Norm, input: &[f32], output: &mut [f32]) {
    unsafe { generic::add_norm::<__m256>(norm, input, output) }
}
