//! Annotated sentences become scores: `measure WHAT FILE... [--half open|closed] [--own DIR] [--list]`.
//!
//! WHAT is `pairs` (type of a given pair), `code` (events found without a pair), `directions` (who acts on whom),
//! `train` (weights of the second opinion, written to `--out`),
//! `scorecards` (rules and words, written into the folder `--out`, confidence into `--calibration`) or `changes` (reports against the list `--against`, `--write` renews it).
//! Prints `NAME VALUE` for each score; with `--list` also what was wrong. `--own` lays knowledge and rules over the built-in ones.
#![allow(clippy::print_stdout)]

#[path = "measure/changes.rs"]
mod changes;
#[path = "measure/code.rs"]
mod code;
#[path = "measure/directions.rs"]
mod directions;
#[path = "measure/pairs.rs"]
mod pairs;
#[path = "measure/sample.rs"]
mod sample;
#[path = "measure/scorecards.rs"]
mod scorecards;
#[path = "measure/train.rs"]
mod train;

use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let list = take_flag(&mut arguments, "--list");
    let half = take_value(&mut arguments, "--half");
    let own = take_value(&mut arguments, "--own");
    let (out, against) = (take_value(&mut arguments, "--out"), take_value(&mut arguments, "--against"));
    let calibration = take_value(&mut arguments, "--calibration");
    let write = take_flag(&mut arguments, "--write");
    let mut files = Vec::new();
    if let Some(folder) = own {
        collect(Path::new(&folder), "", &mut files)?;
    }
    let engine = readout::Engine::new(files, Vec::new()).map_err(|problems| format!("{problems:#?}"))?;
    let Some((what, paths)) = arguments.split_first() else { return Err("measure pairs|code|directions FILE...".into()) };
    if what == "changes" {
        let reports: Vec<&str> = paths.iter().map(String::as_str).collect();
        return changes::measure(&engine, &reports, Path::new(&against.ok_or("changes --against LIST")?), write);
    }
    let mut samples = Vec::new();
    for path in paths {
        samples.extend(sample::read(&std::fs::read_to_string(path)?));
    }
    let samples = sample::half(samples, half.as_deref());
    match what.as_str() {
        "pairs" => pairs::measure(&engine, &samples, list),
        "code" => code::measure(&engine, &samples, list),
        "scorecards" => scorecards::measure(&engine, &samples, Path::new(out.as_deref().unwrap_or(".")), calibration.as_deref().map(Path::new))?,
        "train" => train::fit_on(&engine, &samples, out.as_deref().map(Path::new))?,
        "directions" => directions::measure(&engine, &samples, list),
        other => return Err(format!("measure what? {other}").into()),
    }
    Ok(())
}

fn take_flag(arguments: &mut Vec<String>, flag: &str) -> bool {
    let found = arguments.iter().position(|argument| argument == flag);
    found.map(|at| arguments.remove(at)).is_some()
}

fn take_value(arguments: &mut Vec<String>, flag: &str) -> Option<String> {
    let at = arguments.iter().position(|argument| argument == flag)?;
    arguments.remove(at);
    (at < arguments.len()).then(|| arguments.remove(at))
}

/// Every knowledge file below a folder, by its path there.
fn collect(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> Result<()> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|end| end == "tsv" || end == "toml") {
            files.push((name, std::fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
