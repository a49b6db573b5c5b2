//! Texts become spaCy's own analyses of them: the library is installed into a scratch environment and asked.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::assets::root;
use crate::fetch::python;

/// The version that `xtask/scripts/requirements.txt` asks for.
pub const VERSION: &str = "3.8.18";

/// The lines of each text, in the form of `syntax::lines`.
pub fn analyse(texts: &[String]) -> Result<Vec<Vec<String>>> {
    let output = run(texts, &[])?;
    // Each text ends with an empty line.
    let mut blocks = vec![Vec::new()];
    for line in output.lines() {
        match blocks.last_mut() {
            Some(block) if !line.is_empty() => block.push(line.to_owned()),
            _ => blocks.push(Vec::new()),
        }
    }
    blocks.pop();
    ensure!(blocks.len() == texts.len(), "{} analyses of {} texts", blocks.len(), texts.len());
    Ok(blocks)
}

/// Tokens, and seconds of processor time that tagger, parser and entity finder took for them on one core.
pub fn speed(texts: &[String]) -> Result<(usize, f64)> {
    let output = run(texts, &["--speed"])?;
    let (tokens, seconds) = output.trim().split_once(' ').context("no speed")?;
    Ok((tokens.parse()?, seconds.parse()?))
}

/// Texts of the news that lies beside the repository, spread over its files; none where it does not.
pub fn news(characters: usize) -> Result<Vec<String>> {
    let folder = root().join("../shared/data/raw-news");
    let mut texts = Vec::new();
    for (name, share) in [("bbc", 0.45), ("reuters", 0.45), ("wikinews", 0.1)] {
        let path = folder.join(name).with_extension("jsonl");
        let Ok(lines) = fs::read_to_string(path) else {
            return Ok(Vec::new());
        };
        let wanted = characters as f64 * share;
        let step = (lines.len() as f64 / wanted).max(1.0) as usize;
        for line in lines.lines().step_by(step) {
            let article: serde_json::Value = serde_json::from_str(line)?;
            texts.push(article["text"].as_str().context("an article without text")?.to_owned());
        }
    }
    Ok(texts)
}

fn run(texts: &[String], arguments: &[&str]) -> Result<String> {
    let folder = root().join("target").join("reference");
    let environment = install(&folder)?;
    let input = folder.join("texts.jsonl");
    let mut file = File::create(&input)?;
    for text in texts {
        writeln!(file, "{}", serde_json::to_string(text)?)?;
    }
    let mut command = Command::new(environment.join("bin").join("python"));
    command.arg(root().join("xtask/scripts/reference.py")).args(arguments);
    let output = command.stdin(File::open(input)?).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "reference.py failed");
    Ok(String::from_utf8(output.stdout)?)
}

/// An environment with exactly the required packages, made where there is none.
fn install(folder: &Path) -> Result<PathBuf> {
    let environment = folder.join("environment");
    let required = root().join("xtask/scripts/requirements.txt");
    let installed = environment.join("requirements.txt");
    if fs::read(&installed).ok() == Some(fs::read(&required)?) {
        return Ok(environment);
    }
    println!("installing the reference library into {}", environment.display());
    let done = |mut command: Command| -> Result<()> {
        let status = command.status()?;
        ensure!(status.success(), "{command:?} failed");
        Ok(())
    };
    let mut make = Command::new(python()?);
    make.args(["-m", "venv", "--clear"]).arg(&environment);
    done(make)?;
    let mut install = Command::new(environment.join("bin").join("python"));
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&required);
    done(install)?;
    fs::copy(required, installed)?;
    Ok(environment)
}
