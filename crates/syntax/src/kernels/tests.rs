//! All kernels of this machine agree in every bit, on row counts that do and do not fill a block.

use super::*;

/// Numbers between -1 and 1 from a fixed seed.
fn noise(count: usize, seed: u64) -> Vec<f32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// Runs `compute` with every kernel and compares with the portable one.
fn agree(compute: impl Fn(Kernel) -> Vec<f32>) {
    let expected = bits(&compute(Kernel::Portable));
    for kernel in Kernel::available() {
        assert_eq!(bits(&compute(kernel)), expected, "{kernel:?}");
    }
}

#[test]
fn maxout_agrees() {
    let inputs = 3 * WIDTH;
    let (weights, bias) = (noise(WIDTH * PIECES * inputs, 1), noise(WIDTH * PIECES, 2));
    for rows in [0, 1, 3, 8, 21] {
        let input = noise((rows + 2) * WIDTH, 3);
        agree(|kernel| {
            let mut output = vec![0.0; rows * WIDTH];
            kernel.maxout(&Maxout::pack(kernel, &weights, &bias, inputs), &input, WIDTH, &mut output);
            output
        });
    }
}

#[test]
fn affine_agrees() {
    let (inputs, outputs) = (64, 106);
    let (weights, bias) = (noise(outputs * inputs, 1), noise(outputs, 2));
    for rows in [0, 1, 6, 13] {
        let input = noise(rows * inputs, 3);
        agree(|kernel| {
            let layer = Affine::pack(kernel, &weights, &bias, inputs);
            let mut output = vec![0.0; rows * layer.padded];
            kernel.affine(&layer, &input, &mut output);
            output.chunks_exact(layer.padded).flat_map(|row| row[..outputs].to_vec()).collect()
        });
    }
}

#[test]
fn layer_norm_agrees() {
    let norm = Norm { gain: noise(WIDTH, 1), shift: noise(WIDTH, 2) };
    let (input, start) = (noise(5 * WIDTH, 3), noise(5 * WIDTH, 4));
    agree(|kernel| {
        let mut output = start.clone();
        kernel.add_norm(&norm, &input, &mut output);
        output
    });
}
