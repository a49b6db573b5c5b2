//! `readout`: news reports in, records of who did or said what to whom out.
//!
//! `readout code report.txt` reads one report and writes its events, statements and conflicts.
//! This page only chooses the command and the exit code; each command has a file of its own.
//!
//! The system allocator stays: with mimalloc, coding 54,000 words took 1.92 s instead of 1.94 s, and 5 MB more.

mod args;
mod check;
mod code;
mod day;
mod exit;
mod explain;
mod fault;
mod generate;
mod import;
mod input;
mod lay;
mod options;
mod output;
mod pool;
mod progress;
mod relate;
mod report;
mod who;
mod write;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    exit::code_of(run(args.command))
}

fn run(command: Command) -> exit::Result {
    match command {
        Command::Code(args) => code::run(args),
        Command::Relate(args) => relate::run(args),
        Command::Who(args) => who::run(args),
        Command::Check(args) => check::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Import(args) => import::run(args),
        Command::Completions(args) => generate::completions(args),
        Command::Man(args) => generate::man(args),
    }
}
