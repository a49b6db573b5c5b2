//! `readout relate pairs.tsv`: what one phrase of a sentence does to another, one line out for each line in.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};

use anyhow::Context;
use readout::{Direction, Engine, Question, Relation, Session, unquoted};

use crate::args::RelateArgs;
use crate::exit::{self, Outcome};
use crate::output::Output;
use crate::{lay, report};

const HEADER: &str = "id\ttype\tmode\tquad\tscore\tconfidence\trule\tacts";

/// Answers a table of questions.
pub fn run(args: RelateArgs) -> exit::Result {
    let (knowledge, rules) = lay::own(&args.own)?;
    let engine = Engine::new(knowledge, rules).map_err(|problems| lay::faults(&problems))?;
    let file = args.file.filter(|path| path.as_os_str() != "-");
    let name = file.as_ref().map_or_else(|| "standard input".to_string(), |path| path.display().to_string());
    let input: Box<dyn BufRead> = match &file {
        Some(path) => Box::new(BufReader::new(File::open(path).with_context(|| name.clone())?)),
        None => Box::new(std::io::stdin().lock()),
    };
    let mut session = engine.session();
    let mut output = Output::stdout();
    let outcome = answer(input, &name, &mut output, &mut session, args.allow_none)?;
    output.finish()?;
    Ok(outcome)
}

fn answer(input: impl BufRead, name: &str, output: &mut Output, session: &mut Session, allow_none: bool) -> exit::Result {
    let mut lines = input.split(b'\n').map(|line| line.map(|line| String::from_utf8_lossy(&line).trim_end_matches('\r').to_string()));
    let header = lines.next().transpose()?.unwrap_or_default();
    let columns = Columns::of(&header).map_err(|missing| exit::usage(format!("{name}: the header has no column {missing}")))?;
    writeln!(output, "{HEADER}")?;
    let (mut done, mut failed) = (0, 0);
    for (number, line) in (2..).zip(lines) {
        let line = line?;
        if line.is_empty() {
            continue;
        }
        match columns.question(&line) {
            Some((id, question)) => {
                done += 1;
                writeln!(output, "{id}\t{}", tsv(&session.relate(&question, allow_none)))?;
            }
            None => {
                failed += 1;
                report::error(&format!("{name}: line {number}: fewer columns than the header, or no sentence"));
            }
        }
    }
    Ok(if failed == 0 { Outcome::Done } else { Outcome::of(done, failed) })
}

/// Where the columns stand.
struct Columns {
    id: usize,
    sentence: usize,
    source: usize,
    target: usize,
    marked: Option<usize>,
}

impl Columns {
    fn of(header: &str) -> Result<Columns, &'static str> {
        let names: Vec<_> = header.trim_start_matches('\u{feff}').split('\t').map(|name| unquoted(name.trim()).to_ascii_lowercase()).collect();
        let at = |name: &'static str| names.iter().position(|known| known == name).ok_or(name);
        Ok(Columns { id: at("id")?, sentence: at("sentence")?, source: at("source")?, target: at("target")?, marked: at("marked_sentence").ok() })
    }

    /// The id and the question of a line.
    fn question(&self, line: &str) -> Option<(String, Question<'static>)> {
        let fields: Vec<_> = line.split('\t').map(unquoted).collect();
        let field = |at: usize| fields.get(at).map(|field| field.as_ref());
        let sentence = field(self.sentence).filter(|sentence| !sentence.trim().is_empty())?;
        let marked = self.marked.and_then(field).and_then(Question::from_marked);
        let words = Question::from_words(sentence, field(self.source)?, field(self.target)?);
        Some((field(self.id)?.to_string(), marked.unwrap_or_else(|| words.into_owned())))
    }
}

/// Everything after the id.
fn tsv(relation: &Relation) -> String {
    let kind = relation.kind.map_or("NONE", |kind| kind.as_str());
    let (mode, quad) = (relation.mode.as_deref().unwrap_or(""), relation.quad.map_or("", |quad| quad.as_str()));
    let score = relation.score.map(|score| score.to_string()).unwrap_or_default();
    let acts = match relation.direction {
        Some(Direction::SourceActs) => "source",
        Some(Direction::TargetActs) => "target",
        Some(Direction::Mutual) => "both",
        None => "",
    };
    format!("{kind}\t{mode}\t{quad}\t{score}\t{:.3}\t{}\t{acts}", relation.confidence, relation.rule)
}
