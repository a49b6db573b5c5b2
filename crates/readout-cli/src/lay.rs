//! A folder of a user's own knowledge or rules becomes named texts to lay over what is built in.
//!
//! The engine knows no paths: `my-knowledge/names/people.tsv` is handed over as `names/people.tsv` and its text.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::args::OwnArgs;
use crate::exit;

/// Files by their path below the folder, and their texts.
pub type Texts = Vec<(String, String)>;

/// The user's own knowledge and rules.
pub fn own(args: &OwnArgs) -> anyhow::Result<(Texts, Texts)> {
    let texts = |folder: &Option<PathBuf>| folder.as_deref().map_or_else(|| Ok(Texts::new()), folder_texts);
    Ok((texts(&args.knowledge)?, texts(&args.rules)?))
}

/// Every knowledge file below a folder, in order of path.
pub fn folder_texts(folder: &Path) -> anyhow::Result<Texts> {
    if !folder.is_dir() {
        return Err(exit::usage(format!("{}: not a folder; give the folder that holds your files", folder.display())));
    }
    let mut texts = Texts::new();
    collect(folder, "", &mut texts)?;
    Ok(texts)
}

fn collect(folder: &Path, below: &str, texts: &mut Texts) -> anyhow::Result<()> {
    for path in sorted_entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let below = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if name.starts_with('.') {
            continue;
        } else if path.is_dir() {
            collect(&path, &below, texts)?;
        } else if is_knowledge(&path) {
            texts.push((below, text(&path)?));
        }
    }
    Ok(())
}

/// What stands in a folder, in order of name.
pub fn sorted_entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let about = || folder.display().to_string();
    let entries = fs::read_dir(folder).with_context(about)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>().with_context(about)?;
    paths.sort();
    Ok(paths)
}

/// Notes and licences may lie beside the knowledge.
fn is_knowledge(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "tsv")
}

fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        exit::usage(format!("{}: byte {at} is not UTF-8; save the file as UTF-8", path.display()))
    })
}

/// Faults in knowledge or rules, as one error: they are told, and nothing is coded.
pub fn faults(problems: &[readout::Problem]) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    exit::usage(format!("the knowledge or the rules have faults\n{}", lines.join("\n")))
}
