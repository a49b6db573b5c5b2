//! Inputs that fuzzing once found, or that show a trap, hold what every input must.

use std::fs;
use std::path::{Path, PathBuf};

use text::{Format, fuzzing};

/// The saved inputs of a target; none where the folder is missing.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/seeds/text")
        .join(target);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn saved_inputs_hold_in_their_format() {
    for &format in Format::ALL {
        for (path, bytes) in seeds(format.as_str()) {
            eprintln!("{}", path.display());
            fuzzing::check(&bytes, format);
        }
    }
    for (_, bytes) in seeds("day") {
        fuzzing::day(&bytes);
    }
}
