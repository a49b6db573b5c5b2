//! `readout who "president of the Riigikogu" --on 2022-11-12`: whom a phrase means on a day.
//!
//! One line out for each line in, so that the answers can stand beside the questions.

use std::io::{BufRead, Write};

use readout::Engine;
use record::Participant;
use serde::Serialize;

use crate::args::{WhoArgs, WhoFormat};
use crate::day::Day;
use crate::exit::{self, Outcome};
use crate::output::Output;
use crate::{lay, report};

/// Resolves phrases.
pub fn run(args: WhoArgs) -> exit::Result {
    let (knowledge, rules) = lay::own(&args.own)?;
    let engine = Engine::new(knowledge, rules).map_err(|problems| lay::faults(&problems))?;
    let mut answers = Answers { engine, on: args.on, format: args.format, output: Output::stdout() };
    let mut outcome = Outcome::Done;
    for phrase in &args.phrases {
        if phrase == "-" {
            outcome = answers.standard_input()?;
        } else {
            let on = answers.on.clone();
            answers.answer(phrase, on.as_ref())?;
        }
    }
    answers.output.finish()?;
    Ok(outcome)
}

struct Answers {
    engine: Engine,
    on: Option<Day>,
    format: WhoFormat,
    output: Output,
}

impl Answers {
    /// One phrase a line; a day of its own stands after a tab.
    fn standard_input(&mut self) -> exit::Result {
        let (mut done, mut failed) = (0, 0);
        for (number, line) in (1..).zip(std::io::stdin().lock().split(b'\n')) {
            let line = String::from_utf8_lossy(&line?).into_owned();
            let (phrase, written) = line.trim_end_matches('\r').split_once('\t').unwrap_or((&line, ""));
            match self.day(written.trim()) {
                Ok(on) => {
                    done += 1;
                    self.answer(phrase.trim(), on.as_ref())?;
                }
                Err(why) => {
                    failed += 1;
                    report::error(&format!("standard input: line {number}: {written}: {why}"));
                    self.write(phrase, None, None)?;
                }
            }
        }
        Ok(if failed == 0 { Outcome::Done } else { Outcome::of(done, failed) })
    }

    fn day(&self, written: &str) -> Result<Option<Day>, String> {
        if written.is_empty() { Ok(self.on.clone()) } else { written.parse().map(Some) }
    }

    fn answer(&mut self, phrase: &str, on: Option<&Day>) -> anyhow::Result<()> {
        if phrase.is_empty() {
            return self.write(phrase, on, None);
        }
        let (participant, confidence) = self.engine.who(phrase, on.map(Day::as_str));
        self.write(phrase, on, Some((participant, confidence)))
    }

    /// A question that cannot be answered gets a line of nulls.
    fn write(&mut self, phrase: &str, on: Option<&Day>, who: Option<(Participant, f64)>) -> anyhow::Result<()> {
        match self.format {
            WhoFormat::Tsv => writeln!(self.output, "{}", tsv(who.as_ref()))?,
            WhoFormat::Jsonl => {
                let candidates = self.engine.candidates(phrase, on.map(Day::as_str));
                let line = serde_json::to_string(&Line { candidates, ..Line::new(phrase, on, who.as_ref()) })?;
                writeln!(self.output, "{line}")?;
            }
        }
        // Another program may ask line by line.
        Ok(self.output.flush()?)
    }
}

/// An answer with its question.
#[derive(Serialize)]
struct Line<'a> {
    phrase: &'a str,
    on: Option<&'a str>,
    name: Option<&'a str>,
    country: Option<&'a str>,
    sector: Option<&'a str>,
    code: Option<&'a str>,
    id: Option<&'a str>,
    office: Option<&'a record::Office>,
    confidence: Option<f64>,
    /// Whom a seat may stand for; a text would decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<String>,
}

impl<'a> Line<'a> {
    fn new(phrase: &'a str, on: Option<&'a Day>, who: Option<&'a (Participant, f64)>) -> Line<'a> {
        let participant = who.map(|(participant, _)| participant);
        Line {
            phrase,
            on: on.map(Day::as_str),
            name: participant.and_then(|p| p.name.as_deref()),
            country: participant.and_then(|p| p.country.as_deref()),
            sector: participant.and_then(|p| p.sector).map(|sector| sector.as_str()),
            code: participant.and_then(|p| p.code.as_deref()),
            id: participant.and_then(|p| p.id.as_deref()),
            office: participant.and_then(|p| p.office.as_ref()),
            confidence: who.map(|(_, confidence)| *confidence),
            candidates: Vec::new(),
        }
    }
}

fn tsv(who: Option<&(Participant, f64)>) -> String {
    let line = Line::new("", None, who);
    let confidence = line.confidence.map(|confidence| format!("{confidence:.2}"));
    let fields = [line.name, line.country, line.sector, line.code, line.id, line.office.map(|office| office.title.as_str()), confidence.as_deref()];
    fields.map(|field| field.unwrap_or("").replace(['\t', '\n', '\r'], " ")).join("\t")
}
