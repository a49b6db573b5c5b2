//! What the command line means, with the surroundings taken into account: terminal or not, cores, colour.
//!
//! `readout code report.txt | jq .` has no `--format` and no terminal, so it means JSONL.

use std::io::IsTerminal;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

use readout::text;

use crate::args::{CodeArgs, InputFormat, Layer, OutputFormat};
use crate::exit;

/// What `readout code` is to do.
#[derive(Debug)]
pub struct CodeOptions {
    /// Files, folders, and `-`; never empty.
    pub paths: Vec<PathBuf>,
    /// How input is read; nothing lets the extension tell.
    pub from: Option<text::Format>,
    /// What is assumed of a report that does not say.
    pub defaults: text::Defaults,
    /// How records are written.
    pub format: OutputFormat,
    /// In the order in which they are written, each once.
    pub layers: Vec<Layer>,
    /// Number of threads that code.
    pub jobs: usize,
    /// A file or folder; nothing is standard output.
    pub output: Option<PathBuf>,
    /// Whether the document line carries the text.
    pub text: bool,
    /// Whether the table is coloured.
    pub colour: Colour,
}

/// Whether a table may be coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// Escapes for a terminal.
    Always,
}

impl CodeOptions {
    /// What was typed, in these surroundings.
    pub fn new(args: CodeArgs) -> anyhow::Result<CodeOptions> {
        if args.paths.is_empty() && std::io::stdin().is_terminal() {
            return Err(exit::usage("nothing to read: name a file or a folder, or pipe a report in"));
        }
        let to_terminal = args.output.is_none() && std::io::stdout().is_terminal();
        let default_format = if to_terminal { OutputFormat::Table } else { OutputFormat::Jsonl };
        Ok(CodeOptions {
            paths: if args.paths.is_empty() { vec![PathBuf::from("-")] } else { args.paths },
            from: args.from.map(input_format),
            defaults: text::Defaults { published: args.published.map(Into::into), outlet: args.outlet },
            format: args.format.unwrap_or(default_format),
            layers: in_order(args.layers),
            jobs: args.jobs.map_or_else(cores, usize::from),
            output: args.output,
            text: args.text,
            colour: if to_terminal && may_colour() { Colour::Always } else { Colour::Never },
        })
    }

    /// Whether records scroll past on a terminal.
    pub fn records_on_terminal(&self) -> bool {
        self.output.is_none() && std::io::stdout().is_terminal()
    }
}

fn input_format(typed: InputFormat) -> text::Format {
    match typed {
        InputFormat::Plain => text::Format::Plain,
        InputFormat::Html => text::Format::Html,
        InputFormat::Jsonl => text::Format::Jsonl,
        InputFormat::Feed => text::Format::Feed,
        InputFormat::Warc => text::Format::Warc,
    }
}

fn in_order(mut layers: Vec<Layer>) -> Vec<Layer> {
    layers.sort();
    layers.dedup();
    layers
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The convention of no-color.org: any value but the empty one means no colour.
fn may_colour() -> bool {
    let unset_or_empty = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    unset_or_empty("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_input_format_can_be_typed() {
        let typed = InputFormat::value_variants().iter().map(|format| (format.to_possible_value(), input_format(*format)));
        let named: Vec<String> = typed.clone().map(|(value, _)| value.expect("shown").get_name().to_string()).collect();
        let meant: Vec<&str> = typed.map(|(_, format)| format.as_str()).collect();
        assert_eq!(named, meant);
        assert_eq!(meant.len(), text::Format::ALL.len());
    }

    #[test]
    fn layers_come_once_and_in_order() {
        let typed = vec![Layer::Places, Layer::Events, Layer::Places];
        assert_eq!(in_order(typed), [Layer::Events, Layer::Places]);
    }
}
