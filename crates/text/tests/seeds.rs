//! Inputs that fuzzing once found, or that show a trap, hold what every input must.

use std::fs;
use std::path::{Path, PathBuf};

use text::{Format, fuzzing};

/// Runs a body on each saved input of a target.
fn replay(target: &str, body: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/text").join(target);
    let entries = fs::read_dir(&folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no inputs", folder.display());
    for path in paths {
        eprintln!("{}", path.display());
        body(&fs::read(path).unwrap());
    }
}

#[test]
fn inputs_of_every_format() {
    for &format in Format::ALL {
        replay(format.as_str(), |bytes| fuzzing::check(bytes, format));
    }
}

#[test]
fn days() {
    replay("day", fuzzing::day);
}
