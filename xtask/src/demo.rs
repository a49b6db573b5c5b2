//! The two commands of the README: our own example coded, and all tests run.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::assets::{self, root};

/// The day that the example was published on.
const PUBLISHED: &str = "2023-03-18";

/// Takes the assets, builds the release program, codes `examples/readout.txt` and prints the table.
pub fn demo() -> Result<()> {
    assets::make()?;
    cargo(["build", "--release", "--package", "readout-cli"])?;
    cargo(["run", "--quiet", "--release", "--package", "readout-cli", "--", "code", "--published", PUBLISHED, "--format", "table", "examples/readout.txt"])
}

/// Takes the assets and runs every test of the workspace, doc tests too.
pub fn test() -> Result<()> {
    assets::make()?;
    cargo(["test", "--workspace", "--no-fail-fast"])
}

/// Runs cargo at the root of the repository; what it prints is shown.
pub fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<()> {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
