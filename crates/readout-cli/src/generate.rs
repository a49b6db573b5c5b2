//! Completions and manual pages, made from the declarations of the command line.

use std::fs;
use std::io::Write;

use anyhow::Context;
use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs, ManArgs};
use crate::exit::{self, Outcome};
use crate::output::{Output, Pending};

/// `readout completions bash`.
pub fn completions(args: CompletionsArgs) -> exit::Result {
    // The generator panics on a closed pipe, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "readout", &mut script);
    print(&script)
}

/// `readout man`, or with `-o DIR` a page for each command.
pub fn man(args: ManArgs) -> exit::Result {
    let mut command = Args::command();
    command.build();
    let Some(folder) = args.output else {
        return print(&page(command)?);
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let pages: Vec<clap::Command> = command.get_subcommands().filter(|sub| sub.get_name() != "help").cloned().collect();
    for sub in std::iter::once(command).chain(pages) {
        let name = sub.get_display_name().unwrap_or(sub.get_name()).to_string();
        let mut file = Pending::create(&folder.join(format!("{name}.1")))?;
        file.write_all(&page(sub)?)?;
        file.finish()?;
    }
    Ok(Outcome::Done)
}

fn page(command: clap::Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}

fn print(bytes: &[u8]) -> exit::Result {
    let mut stdout = Output::stdout();
    stdout.write_all(bytes)?;
    stdout.finish()?;
    Ok(Outcome::Done)
}
