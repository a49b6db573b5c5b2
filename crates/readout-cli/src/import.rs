//! `readout import petrarch --actors a.txt --verbs v.txt mine/`: dictionaries of other programs become a user's own files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use readout::petrarch::{self, Sources};

use crate::args::{ImportArgs, ImportFrom, PetrarchArgs};
use crate::exit::{self, Outcome};
use crate::report;

/// Imports dictionaries.
pub fn run(args: ImportArgs) -> exit::Result {
    match args.from {
        ImportFrom::Petrarch(args) => petrarch(&args),
    }
}

fn petrarch(args: &PetrarchArgs) -> exit::Result {
    let sources = Sources { actors: texts(&args.actors)?, agents: texts(&args.agents)?, verbs: texts(&args.verbs)?, discards: texts(&args.discards)? };
    if [&sources.actors, &sources.agents, &sources.verbs, &sources.discards].iter().all(|files| files.is_empty()) {
        return Err(exit::usage("nothing to import: name a dictionary with --actors, --agents, --verbs or --discards"));
    }
    let imported = petrarch::import(&sources);
    let there = |(name, _): &&(String, String)| args.folder.join(name).exists();
    if let Some((name, _)) = imported.files.iter().find(there) {
        return Err(exit::usage(format!("{}: is there already; name another folder", args.folder.join(name).display())));
    }
    for problem in &imported.problems {
        report::note(&problem.to_string());
    }
    for (name, text) in &imported.files {
        write(&args.folder.join(name), text)?;
    }
    let (files, left_out) = (report::counted(imported.files.len(), "file"), report::counted(imported.problems.len(), "line"));
    report::note(&format!("{files} written to {}, {left_out} left out", args.folder.display()));
    Ok(Outcome::Done)
}

/// Names and texts of dictionaries.
fn texts(paths: &[PathBuf]) -> anyhow::Result<Vec<(String, String)>> {
    let read = |path: &PathBuf| -> anyhow::Result<(String, String)> {
        let bytes = fs::read(path).map_err(|error| exit::usage(format!("{}: {error}", path.display())))?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok((name, decoded(bytes)))
    };
    paths.iter().map(read).collect()
}

/// Older dictionaries are in Latin 1.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let about = || path.display().to_string();
    fs::create_dir_all(path.parent().unwrap_or(path)).with_context(about)?;
    fs::write(path, text).with_context(about)
}
