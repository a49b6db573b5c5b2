//! A command line becomes one chore of the project: `cargo xtask assets` fetches and converts the weights.
#![allow(clippy::print_stdout)]

mod assets;
mod bench;
mod fetch;
mod flat;
mod goldens;
mod model;
mod msgpack;
mod places;
mod python;
mod reference;
mod ruler;
mod rules;

use anyhow::{Result, bail};

const HELP: &str = "\
usage: cargo xtask COMMAND

  assets            fetch the pinned packages and convert them into assets/ (does nothing where that is done)
  assets --check    convert twice and compare with the recorded checksums; write nothing
  goldens           record spaCy's analyses of the texts in crates/syntax/tests/goldens
  compare           compare our analyses of 200,000 tokens of news with spaCy's
  bench             measure tokens a second, ours and spaCy's";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["assets"] => assets::make(),
        ["assets", "--check"] => assets::check(),
        ["goldens"] => goldens::record(),
        ["compare"] => goldens::compare(),
        ["bench"] => bench::bench(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no such command: {}\n\n{HELP}", other.join(" ")),
    }
}
