//! The same text goes through our code and through what it is measured against: tokens a second on one core.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, ensure};
use syntax::Parser;

use crate::assets::root;
use crate::{goldens, reference};

mod whole;

/// Characters of news to measure on: some 100,000 tokens.
const NEWS: usize = 500_000;
/// Runs of ours, of which the quickest counts; each starts with nothing remembered.
const RUNS: usize = 3;

/// Runs every part. Measures optimised code only: an unoptimised build starts an optimised one.
pub fn bench() -> Result<()> {
    if cfg!(debug_assertions) {
        let again = Command::new(env!("CARGO")).args(["run", "--quiet", "--release", "--package", "xtask", "--", "bench"]).status()?;
        ensure!(again.success(), "the optimised build failed");
        return Ok(());
    }
    parsing()
}

/// Our whole syntax stage against spaCy's tagger, parser and entity finder.
fn parsing() -> Result<()> {
    let texts = texts()?;
    let model = goldens::model()?;
    let mut ours = f64::INFINITY;
    let mut tokens = 0;
    for _ in 0..RUNS {
        let mut parser = Parser::new(&model);
        let start = processor_seconds();
        tokens = texts.iter().map(|text| parser.parse(text).tokens.len()).sum();
        ours = ours.min(processor_seconds() - start);
    }
    let (their_tokens, theirs) = reference::speed(&texts)?;
    let (our_speed, their_speed) = (tokens as f64 / ours, their_tokens as f64 / theirs);
    println!("parsing {tokens} tokens of {} texts on one core", texts.len());
    println!("  readout, all of syntax:                     {our_speed:8.0} tokens/s");
    println!("  spaCy {}, tagger, parser and entities:  {their_speed:8.0} tokens/s", reference::VERSION);
    println!("  ratio:                                      {:8.2}", our_speed / their_speed);
    whole::whole(&texts, tokens, their_speed)
}

/// News where there is some, else our own golden texts.
fn texts() -> Result<Vec<String>> {
    let news = reference::news(NEWS)?;
    if !news.is_empty() {
        return Ok(news);
    }
    let mut texts = Vec::new();
    for entry in fs::read_dir(root().join("crates/syntax/tests/goldens"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(fs::read_to_string(path)?);
        }
    }
    texts.sort();
    Ok(texts)
}

/// Seconds this thread has spent on a processor, where Linux tells; else seconds of the clock.
fn processor_seconds() -> f64 {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds: Option<f64> = schedule.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}
