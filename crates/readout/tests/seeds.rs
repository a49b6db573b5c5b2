//! Inputs saved by fuzzing the stages and the whole, replayed; those of the text stage replay in its own crate.

#[path = "../../../fuzz/bodies/analyze.rs"]
mod analyze;
#[path = "../../../fuzz/bodies/knowledge.rs"]
mod knowledge_files;
#[path = "../../../fuzz/bodies/syntax.rs"]
mod parser;

use std::fs;
use std::path::{Path, PathBuf};

/// Runs the body of a target on each of its saved inputs.
fn replay(target: &str, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no inputs", folder.display());
    for path in paths {
        eprintln!("{}", path.display());
        body(&fs::read(path).unwrap());
    }
}

#[test]
fn knowledge_tables() {
    replay("knowledge_table", knowledge_files::table);
}

#[test]
fn knowledge_of_a_user() {
    replay("knowledge_file", knowledge_files::file);
}

#[test]
fn parses() {
    replay("syntax", parser::parse);
}

#[test]
fn whole_analyses() {
    replay("analyze", analyze::analyze);
}
