//! The embedded tables of names become a list of what is wrong with them, and how long the load took.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let start = std::time::Instant::now();
    let (knowledge, problems) = knowledge::Knowledge::load(&[]);
    let took = start.elapsed();
    let mut out = std::io::stdout().lock();
    for problem in problems.iter().filter(|problem| problem.file.starts_with("names/")) {
        writeln!(out, "{problem}")?;
    }
    let names = &knowledge.names;
    let rows = names.countries.len() + names.people.len() + names.spells.len() + names.organisations.len();
    writeln!(out, "{rows} rows, {took:?} for all knowledge")
}
