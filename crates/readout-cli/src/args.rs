//! The command line as it was typed. What it means is decided in [`crate::options`].
//!
//! `readout code --published 2022-11-12 report.txt` is `Command::Code` with one path and a day.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum, ValueHint};

use crate::day::Day;

/// Reads news reports and writes down who did or said what to whom, when, where, and according to whom
#[derive(Debug, Parser)]
#[command(name = "readout", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all done, 1 nothing could be read, 2 wrong usage, \
    3 some documents failed (each is named on stderr, the rest is done).";

#[derive(Debug, Subcommand)]
pub enum Command {
    Code(CodeArgs),
    Relate(RelateArgs),
    Who(WhoArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Import(ImportArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Codes reports into events, statements and conflicts
#[derive(Debug, clap::Args)]
#[command(after_help = CODE_EXAMPLES)]
pub struct CodeArgs {
    /// Files or folders to read; `-` or nothing reads standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Day of publication of a report that carries none
    #[arg(long, value_name = "DAY")]
    pub published: Option<Day>,

    /// Who published a report that does not say
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,

    /// How to read the input; by default the extension tells
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<InputFormat>,

    /// What to write; by default a table on a terminal, else jsonl
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<OutputFormat>,

    /// What to write down; document lines always are
    #[arg(long, value_name = "LAYER,...", value_delimiter = ',', default_values_t = Layer::DEFAULT)]
    pub layers: Vec<Layer>,

    /// Threads to code with; by default one for each core
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    #[command(flatten)]
    pub own: OwnArgs,

    /// Where to write: a file, or for csv and parquet a folder that gets one file a kind
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,

    /// Adds the coded text to the document line
    #[arg(long)]
    pub text: bool,
}

const CODE_EXAMPLES: &str = "Examples:
  readout code report.txt --published 2022-11-12
  readout code reports/ --format parquet -o records/
  zcat reports.jsonl.gz | readout code - --from jsonl | jq 'select(.kind == \"event\")'";

/// A user's own knowledge and rules, laid over what is built in
#[derive(Debug, clap::Args)]
pub struct OwnArgs {
    /// Folder of your own knowledge, laid over what is built in
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub knowledge: Option<PathBuf>,

    /// Folder of your own rules, added to those built in
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub rules: Option<PathBuf>,
}

/// Tells for pairs of phrases what the one does to the other
#[derive(Debug, clap::Args)]
#[command(after_help = RELATE_FORMAT)]
pub struct RelateArgs {
    /// A table of questions; `-` or nothing reads standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,

    /// Answers NONE where the two have nothing to do with each other; otherwise some type is always named
    #[arg(long)]
    pub allow_none: bool,

    #[command(flatten)]
    pub own: OwnArgs,
}

const RELATE_FORMAT: &str = "The table is TSV with a header and at least the columns id, sentence, source and target.
The two are words of the sentence; a column marked_sentence with <s>..</s> and <t>..</t> says which occurrence is meant.
Written is one line for each question: id, type, mode, quad, score, confidence, rule,
and acts: which of the two acts on the other by grammar (source, target, both), where it tells.";

/// Tells whom a phrase means: name, country, sector, code, id, office, confidence
#[derive(Debug, clap::Args)]
pub struct WhoArgs {
    /// Phrases, such as "president of the Riigikogu"; `-` reads one a line, its own day after a tab
    #[arg(value_name = "PHRASE", required = true)]
    pub phrases: Vec<String>,

    /// The day on which it is asked; offices change hands
    #[arg(long, value_name = "DAY")]
    pub on: Option<Day>,

    /// What to write: one line for each phrase
    #[arg(long, value_name = "FORMAT", default_value = "tsv")]
    pub format: WhoFormat,

    #[command(flatten)]
    pub own: OwnArgs,
}

/// Checks a folder of your own knowledge and rules
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
}

/// Shows every stage for a text: sentences, parse, mentions, which rule fired on what
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A file, or the text itself; `-` or nothing reads standard input
    #[arg(value_name = "PATH or TEXT", value_hint = ValueHint::FilePath)]
    pub text: Option<String>,

    /// Shows for this rule the first condition that failed
    #[arg(long, value_name = "ID")]
    pub rule: Option<String>,

    /// Day of publication of a text that carries none
    #[arg(long, value_name = "DAY")]
    pub published: Option<Day>,

    #[command(flatten)]
    pub own: OwnArgs,
}

/// Turns dictionaries of other programs into knowledge and rules of your own
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Whose dictionaries
    #[command(subcommand)]
    pub from: ImportFrom,
}

/// Programs whose dictionaries can be imported.
#[derive(Debug, Subcommand)]
pub enum ImportFrom {
    Petrarch(PetrarchArgs),
}

/// Turns dictionaries of TABARI and PETRARCH into a folder for --knowledge and --rules; their codes pass unchecked
#[derive(Debug, clap::Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub struct PetrarchArgs {
    /// Actors with their codes and days; may be given more than once
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub actors: Vec<PathBuf>,

    /// Agents: words for roles
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub agents: Vec<PathBuf>,

    /// Verbs, patterns and synsets
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub verbs: Vec<PathBuf>,

    /// Phrases that keep a sentence or a story from being coded
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub discards: Vec<PathBuf>,

    /// The folder that gets them, in petrarch/; what stands there already is not written over
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
}

const IMPORT_EXAMPLES: &str = "Examples:
  readout import petrarch --actors a.txt --agents g.txt --verbs v.txt --discards d.txt mine/
  readout check mine/
  readout code report.txt --knowledge mine/ --rules mine/";

/// Writes a completion script for a shell
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Writes the manual page
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// Folder that gets one page for each command
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

/// How input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// Plain text, one report a file
    #[value(alias = "text")]
    Plain,
    /// A web page
    Html,
    /// One JSON object a line: id, url, title, text or html, published, outlet, lang
    Jsonl,
    /// RSS, Atom or JSON Feed
    Feed,
    /// Web archive
    Warc,
}

/// What records are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// A readout for people
    Table,
    /// One record a line
    Jsonl,
    /// One array with an object for each document
    Json,
    /// One CSV file a kind, in a folder
    Csv,
    /// One Parquet file a kind, in a folder
    Parquet,
}

/// What `who` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhoFormat {
    /// name, country, sector, code, id, office, confidence, between tabs
    Tsv,
    /// The same as an object, with the phrase and the day
    Jsonl,
}

/// A kind of record that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Layer {
    /// What was done
    Events,
    /// What was said
    Statements,
    /// Accounts that differ
    Conflicts,
    /// Every toponym
    Places,
    /// Every time expression
    Times,
    /// Every name or description of somebody
    Mentions,
    /// Every sentence
    Sentences,
}

impl Layer {
    /// What is written when nothing else is asked for.
    pub const DEFAULT: [Layer; 3] = [Layer::Events, Layer::Statements, Layer::Conflicts];
}

impl std::fmt::Display for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.to_possible_value().expect("no layer is hidden");
        f.write_str(value.get_name())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn declarations_are_consistent() {
        super::Args::command().debug_assert();
    }
}
