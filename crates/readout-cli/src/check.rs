//! `readout check my-knowledge/`: every fault of a user's own files, with file, line and what to do.

use readout::Engine;

use crate::args::CheckArgs;
use crate::exit::{self, Outcome};
use crate::{lay, report};

/// Checks a folder.
pub fn run(args: CheckArgs) -> exit::Result {
    let folder = args.folder.display().to_string();
    let files = lay::folder_texts(&args.folder)?;
    if files.is_empty() {
        report::error(&format!("{folder}: no .toml or .tsv file in it"));
        return Ok(Outcome::Nothing);
    }
    let engine = Engine::new(Vec::new(), Vec::new()).map_err(|problems| lay::faults(&problems))?;
    let count = files.len();
    let problems = engine.check(files);
    for problem in &problems {
        report::error(&format!("{}/{problem}", folder.trim_end_matches('/')));
    }
    let (files, problems_found) = (report::counted(count, "file"), report::counted(problems.len(), "problem"));
    report::note(&format!("{files}, {problems_found}"));
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Some })
}
