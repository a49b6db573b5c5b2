//! Fails early, with the command that helps, where the assets that are embedded are not there yet.

use std::path::Path;

fn main() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    for name in ["syntax.model", "places.pack"] {
        let path = assets.join(name);
        println!("cargo:rerun-if-changed={}", path.display());
        assert!(path.is_file(), "assets/{name} is not there: run `cargo xtask assets` first");
    }
}
