//! Every analysis of the golden texts is the recorded one, token for token, with every kernel of this machine.

mod common;

use std::fs;
use std::path::PathBuf;

use syntax::kernels::Kernel;
use syntax::{Parser, lines};

/// Texts and their recorded lines.
fn goldens() -> Vec<(String, Vec<String>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/goldens");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: PathBuf| {
        let recorded = fs::read_to_string(path.with_extension("tsv")).unwrap();
        (fs::read_to_string(&path).unwrap(), recorded.lines().map(str::to_owned).collect())
    };
    paths.into_iter().map(read).collect()
}

fn check(kernel: Kernel, goldens: &[(String, Vec<String>)]) {
    let mut parser = Parser::new(&common::model_for(kernel));
    for (text, expected) in goldens {
        let found = lines::lines(&parser.parse(text));
        let differences = lines::differences(expected, &found);
        assert_eq!(found.len(), expected.len(), "{kernel:?}: number of tokens");
        assert!(differences.is_empty(), "{kernel:?}:\n{}", differences.join("\n"));
    }
}

#[test]
fn there_are_ten_thousand_tokens() {
    let tokens: usize = goldens().iter().map(|(_, lines)| lines.len()).sum();
    assert!(tokens >= 10_000, "{tokens}");
}

#[test]
fn vector_kernels_give_the_recorded_analyses() {
    for kernel in Kernel::available().into_iter().filter(|kernel| *kernel != Kernel::Portable) {
        check(kernel, &goldens());
    }
}

/// One text only: without a fused multiply-add of the target, each one is a call of a function.
#[test]
fn the_portable_kernel_gives_the_recorded_analyses() {
    check(Kernel::Portable, &goldens()[..1]);
}
