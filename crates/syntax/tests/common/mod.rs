//! What the tests share: the model of the repository.

use syntax::Model;
use syntax::kernels::Kernel;

/// The model for a kernel.
pub fn model_for(kernel: Kernel) -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/syntax.model");
    let bytes = std::fs::read(path).expect("assets/syntax.model is missing: run `cargo xtask assets`");
    Model::load_for(&bytes, kernel).expect("a model")
}
