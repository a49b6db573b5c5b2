//! Features of tokens become vectors: hashed tables, a mixing layer, four windows of a token and its two neighbours.
//!
//! A token's own vector depends on its features only and is kept; the windows then see four tokens to each side.

use std::collections::HashMap;

use crate::flat::FlatFile;
use crate::hash::table_hashes;
use crate::kernels::{Affine, Kernel, Maxout, Norm, PIECES, WIDTH};
use crate::model::ModelError;
use crate::words::Features;

/// Windows of an encoder; so many tokens it sees to each side.
const DEPTH: usize = 4;
/// Rows of padding before and after a text: as many as the encoder sees, and one that stays zero for their window.
pub const PADDING: usize = DEPTH + 1;

/// Tokens that are embedded together.
const BATCH: usize = 256;

/// The weights of an encoder.
#[derive(Debug)]
pub struct Encoder {
    kernel: Kernel,
    tables: Vec<Table>,
    mix: Layer,
    windows: Vec<Layer>,
}

/// Rows of an attribute, of which four are added up for each id.
#[derive(Debug)]
struct Table {
    seed: u32,
    rows: usize,
    values: Vec<f32>,
}

#[derive(Debug)]
struct Layer {
    maxout: Maxout,
    norm: Norm,
}

impl Encoder {
    pub fn load(file: &FlatFile, name: &str, kernel: Kernel) -> Result<Encoder, ModelError> {
        let seeds = file.numbers(&format!("{name}.seeds"))?;
        let table = |(index, &seed): (usize, &u32)| -> Result<Table, ModelError> {
            let name = format!("{name}.table.{index}");
            let (values, shape) = file.tensor(&name)?;
            let fits = shape[0] > 0 && values.len() == shape[0] * WIDTH;
            if fits { Ok(Table { seed, rows: shape[0], values }) } else { Err(ModelError::Shape(name)) }
        };
        let tables = seeds.iter().enumerate().map(table).collect::<Result<Vec<_>, _>>()?;
        let mix = Layer::load(file, &format!("{name}.layer.0"), tables.len() * WIDTH, kernel)?;
        let window = |index| Layer::load(file, &format!("{name}.layer.{index}"), 3 * WIDTH, kernel);
        let windows = (1..=DEPTH).map(window).collect::<Result<_, _>>()?;
        Ok(Encoder { kernel, tables, mix, windows })
    }

    /// Appends the own vector of each set of features to `vectors`.
    fn embed(&self, features: &[Features], vectors: &mut Vec<f32>) {
        let width = self.tables.len() * WIDTH;
        let mut input = Vec::new();
        let mut mixed = Vec::new();
        for batch in features.chunks(BATCH) {
            input.clear();
            input.resize(batch.len() * width, 0.0);
            for (features, row) in batch.iter().zip(input.chunks_exact_mut(width)) {
                self.add_rows(features, row);
            }
            mixed.resize(batch.len() * WIDTH, 0.0);
            self.kernel.maxout(&self.mix.maxout, &input, width, &mut mixed);
            let start = vectors.len();
            vectors.resize(start + mixed.len(), 0.0);
            self.kernel.add_norm(&self.mix.norm, &mixed, &mut vectors[start..]);
        }
    }

    /// Looks the attributes up, each in its table and its part of the row.
    fn add_rows(&self, features: &Features, row: &mut [f32]) {
        let parts = row.chunks_exact_mut(WIDTH);
        for ((table, id), part) in self.tables.iter().zip(features.ids()).zip(parts) {
            table.add(id, part);
        }
    }

    /// Runs the windows over vectors in place. `vectors` has [`PADDING`] rows before and after the text.
    ///
    /// The padding takes part: rows within reach of the text change from window to window like any other, as they
    /// did when the weights were learnt. Only the outermost row of each side stays zero.
    pub fn encode(&self, vectors: &mut [f32], scratch: &mut Vec<f32>) {
        for layer in &self.windows {
            // The windows are read before any row is written: the sums wait in `scratch`.
            let rows = vectors.len() / WIDTH - 2;
            scratch.resize(rows * WIDTH, 0.0);
            self.kernel.maxout(&layer.maxout, vectors, WIDTH, scratch);
            self.kernel.add_norm(&layer.norm, scratch, &mut vectors[WIDTH..(rows + 1) * WIDTH]);
        }
    }
}

impl Table {
    fn add(&self, id: u64, to: &mut [f32]) {
        for hash in table_hashes(id, self.seed) {
            let row = hash as usize % self.rows * WIDTH;
            for (to, value) in to.iter_mut().zip(&self.values[row..row + WIDTH]) {
                *to += value;
            }
        }
    }
}

impl Layer {
    fn load(file: &FlatFile, name: &str, inputs: usize, kernel: Kernel) -> Result<Layer, ModelError> {
        let weights = file.shaped(&format!("{name}.weights"), &[WIDTH, PIECES, inputs])?;
        let bias = file.shaped(&format!("{name}.bias"), &[WIDTH, PIECES])?;
        let gain = file.shaped(&format!("{name}.gain"), &[WIDTH])?;
        let shift = file.shaped(&format!("{name}.shift"), &[WIDTH])?;
        Ok(Layer { maxout: Maxout::pack(kernel, &weights, &bias, inputs), norm: Norm { gain, shift } })
    }
}

/// Loads the affine layer of `name.weights` and `name.bias`.
pub fn load_affine(file: &FlatFile, name: &str, outputs: usize, inputs: usize, kernel: Kernel) -> Result<Affine, ModelError> {
    let weights = file.shaped(&format!("{name}.weights"), &[outputs, inputs])?;
    let bias = file.shaped(&format!("{name}.bias"), &[outputs])?;
    Ok(Affine::pack(kernel, &weights, &bias, inputs))
}

/// The own vectors of features already seen, for two encoders that see the same features.
///
/// A vector does not depend on what else is kept, so neither does any result.
#[derive(Debug, Default)]
pub struct Vectors {
    rows: HashMap<Features, u32>,
    shared: Vec<f32>,
    entities: Vec<f32>,
}

impl Vectors {
    /// How many vectors may be kept from one text to the next: 13 MB of them.
    const KEPT: usize = 1 << 14;

    /// Forgets everything where too much is kept.
    pub fn trim(&mut self) {
        if self.rows.len() > Vectors::KEPT {
            *self = Vectors::default();
        }
    }

    /// Fills the padded rows of both encoders for the tokens of a text.
    pub fn look_up(&mut self, encoders: [&Encoder; 2], features: &[Features], outputs: [&mut Vec<f32>; 2]) {
        let mut new = Vec::new();
        let rows: Vec<u32> = features.iter().map(|features| self.row(features, &mut new)).collect();
        encoders[0].embed(&new, &mut self.shared);
        encoders[1].embed(&new, &mut self.entities);
        for (output, kept) in outputs.into_iter().zip([&self.shared, &self.entities]) {
            output.clear();
            output.resize(PADDING * WIDTH, 0.0);
            for &row in &rows {
                output.extend_from_slice(&kept[row as usize * WIDTH..][..WIDTH]);
            }
            output.resize(output.len() + PADDING * WIDTH, 0.0);
        }
    }

    /// The row of a set of features, which joins `new` if it has none yet.
    fn row(&mut self, features: &Features, new: &mut Vec<Features>) -> u32 {
        let next = self.rows.len() as u32;
        *self.rows.entry(*features).or_insert_with(|| {
            new.push(*features);
            next
        })
    }
}
