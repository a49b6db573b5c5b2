//! The texts of `crates/syntax/tests/goldens` become recorded analyses beside them; news becomes a comparison.

use std::fs;

use anyhow::{Result, ensure};
use syntax::{Model, Parser, lines};

use crate::assets::root;
use crate::reference;

/// Characters of news to compare on: above 200,000 tokens.
const NEWS: usize = 1_200_000;
/// Differences that are shown.
const SHOWN: usize = 20;

/// Records spaCy's analysis of each golden text.
pub fn record() -> Result<()> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(root().join("crates/syntax/tests/goldens"))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts = paths.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let analyses = reference::analyse(&texts)?;
    for (path, lines) in paths.iter().zip(&analyses) {
        fs::write(path.with_extension("tsv"), lines.join("\n") + "\n")?;
    }
    println!("{} tokens of {} texts", analyses.iter().map(Vec::len).sum::<usize>(), texts.len());
    Ok(())
}

/// Compares our analyses of news with spaCy's; fails where more than one token in two thousand differs.
pub fn compare() -> Result<()> {
    let texts = reference::news(NEWS)?;
    if texts.is_empty() {
        println!("skipped: there is no ../shared/data/raw-news to compare on");
        return Ok(());
    }
    let analyses = reference::analyse(&texts)?;
    let mut parser = Parser::new(&model()?);
    let (mut tokens, mut differences) = (0, Vec::new());
    for (text, expected) in texts.iter().zip(&analyses) {
        tokens += expected.len();
        differences.extend(lines::differences(expected, &lines::lines(&parser.parse(text))));
    }
    for difference in differences.iter().take(SHOWN) {
        println!("{difference}");
    }
    let equal = 100.0 * (tokens - differences.len()) as f64 / tokens as f64;
    println!("{} of {tokens} tokens differ: {equal:.4} % are equal", differences.len());
    ensure!(differences.len() * 2000 <= tokens, "too many differences");
    Ok(())
}

/// The model under `assets/`.
pub fn model() -> Result<Model> {
    let path = root().join("assets/syntax.model");
    ensure!(path.exists(), "{} is missing: run `cargo xtask assets`", path.display());
    Ok(Model::load(&fs::read(path)?)?)
}
