//! The vector of a token becomes its tag.

use crate::embed::load_affine;
use crate::flat::FlatFile;
use crate::kernels::{Affine, Kernel, WIDTH};
use crate::labels::Tag;
use crate::model::ModelError;

/// The weights of the tagger.
#[derive(Debug)]
pub struct Tagger {
    kernel: Kernel,
    layer: Affine,
    tags: Vec<Tag>,
}

impl Tagger {
    pub fn load(file: &FlatFile, kernel: Kernel) -> Result<Tagger, ModelError> {
        let tag = |label| Tag::from_label(label).ok_or_else(|| ModelError::Label(label.to_owned()));
        let tags = file.texts("tags")?.iter().map(tag).collect::<Result<Vec<_>, _>>()?;
        let layer = load_affine(file, "tagger", tags.len(), WIDTH, kernel)?;
        Ok(Tagger { kernel, layer, tags })
    }

    /// The best tag of each row of `vectors`.
    pub fn tags(&self, vectors: &[f32], scratch: &mut Vec<f32>) -> Vec<Tag> {
        scratch.resize(vectors.len() / WIDTH * self.layer.padded, 0.0);
        self.kernel.affine(&self.layer, vectors, scratch);
        let scores = scratch.chunks_exact(self.layer.padded);
        scores.map(|scores| self.tags[best(&scores[..self.tags.len()])]).collect()
    }
}

/// Index of the highest score, the first of equals.
fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, index| if scores[index] > scores[best] { index } else { best })
}
