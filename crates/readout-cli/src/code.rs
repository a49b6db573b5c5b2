//! `readout code report.txt`: reports in, records out.
//!
//! Reports are read by one thread, coded by several and written by this one, in the order of the input.

use std::sync::Arc;

use readout::text::Defaults;
use readout::{Analysis, Engine, Layers, Session};

use crate::args::{CodeArgs, Layer};
use crate::exit::{self, Outcome};
use crate::fault;
use crate::input::{self, Framed, Input};
use crate::options::CodeOptions;
use crate::pool::{self, Inbox};
use crate::progress::Progress;
use crate::{lay, report, write};

/// Codes reports.
pub fn run(args: CodeArgs) -> exit::Result {
    let (knowledge, rules) = lay::own(&args.own)?;
    let options = CodeOptions::new(args)?;
    let mut writer = write::open(&options)?;
    let engine = Engine::new(knowledge, rules).map_err(|problems| lay::faults(&problems))?;
    let sources = input::sources(&options.paths, options.from);
    let progress = Progress::over(sources.len(), options.records_on_terminal());
    let coder = Coder { engine: Arc::new(engine), defaults: options.defaults, layers: wanted(&options.layers), text: options.text };
    let results = pool::start(options.jobs, Input::new(sources, options.from), move |inbox| coder.run(inbox))?;
    let (mut done, mut failed) = (0, 0);
    for coded in results {
        progress.at(coded.file);
        match coded.result {
            Ok(analysis) => {
                done += 1;
                writer.document(*analysis)?;
            }
            Err(why) => {
                failed += 1;
                progress.error(&format!("{}: {why}", coded.name));
            }
        }
    }
    progress.finish();
    end(writer, done, failed)
}

/// Files get their names unless there is nothing in them.
fn end(writer: Box<dyn write::Writer>, done: usize, failed: usize) -> exit::Result {
    let outcome = Outcome::of(done, failed);
    match outcome {
        Outcome::Nothing if failed == 0 => report::error("no report in the input"),
        Outcome::Nothing => {}
        Outcome::Some => report::note(&format!("{} coded, {failed} failed", report::counted(done, "document"))),
        Outcome::Done => {}
    }
    if outcome != Outcome::Nothing {
        writer.finish()?;
    }
    Ok(outcome)
}

/// What came of one report.
struct Coded {
    file: usize,
    name: String,
    result: Result<Box<Analysis>, String>,
}

/// The optional layers among those asked for.
fn wanted(layers: &[Layer]) -> Layers {
    Layers {
        places: layers.contains(&Layer::Places),
        times: layers.contains(&Layer::Times),
        mentions: layers.contains(&Layer::Mentions),
        sentences: layers.contains(&Layer::Sentences),
    }
}

/// What a worker codes with.
#[derive(Clone)]
struct Coder {
    engine: Arc<Engine>,
    defaults: Defaults,
    layers: Layers,
    text: bool,
}

impl Coder {
    fn run(&self, inbox: Inbox<Framed, Coded>) {
        let mut session = self.engine.session();
        for task in inbox {
            let (file, name, place) = (task.input.file, task.input.name.clone(), task.input.place());
            let result = fault::caught(|| self.code(&mut session, task.input)).unwrap_or_else(|fault| {
                // A session that was torn down half-way is not used again.
                session = self.engine.session();
                Err(format!("{place}{fault}"))
            });
            task.reply.send(Coded { file, name, result });
        }
    }

    fn code(&self, session: &mut Session<'_>, framed: Framed) -> Result<Box<Analysis>, String> {
        let report = framed.report(&self.defaults)?;
        let mut analysis = session.analyze_layers(&report, self.layers);
        analysis.document.text = self.text.then_some(report.text);
        Ok(Box::new(analysis))
    }
}
