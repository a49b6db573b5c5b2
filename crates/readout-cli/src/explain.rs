//! `readout explain "Putin called Raisi."`: every stage for a text, and why a rule did not fire.

use std::io::Write;
use std::path::Path;

use readout::Engine;
use readout::text::Defaults;

use crate::args::ExplainArgs;
use crate::exit::{self, Outcome};
use crate::input::{Input, Source};
use crate::output::Output;
use crate::{lay, report};

/// Explains a text.
pub fn run(args: ExplainArgs) -> exit::Result {
    let source = source(args.text.as_deref())?;
    let (knowledge, rules) = lay::own(&args.own)?;
    let engine = Engine::new(knowledge, rules).map_err(|problems| lay::faults(&problems))?;
    let mut session = engine.session();
    let mut output = Output::stdout();
    let (mut done, mut failed) = (0, 0);
    let defaults = Defaults { published: args.published.map(Into::into), outlet: None };
    for framed in Input::new(vec![source], None) {
        let name = framed.name.clone();
        match framed.report(&defaults) {
            Ok(text) => {
                done += 1;
                output.write_all(session.explain(&text, args.rule.as_deref()).as_bytes())?;
            }
            Err(why) => {
                failed += 1;
                report::error(&format!("{name}: {why}"));
            }
        }
    }
    output.finish()?;
    Ok(Outcome::of(done, failed))
}

/// A file if there is one of that name, else the text itself.
fn source(typed: Option<&str>) -> anyhow::Result<Source> {
    match typed {
        None | Some("-") => Ok(Source::Standard),
        Some(typed) if Path::new(typed).is_file() => Ok(Source::File(typed.into())),
        Some(typed) if looks_like_path(typed) => Err(exit::usage(format!("{typed}: no such file; a text to explain has more than one word"))),
        Some(typed) => Ok(Source::Typed(typed.to_string())),
    }
}

/// A text has spaces; `reports/a.txt` is a path that was mistyped.
fn looks_like_path(typed: &str) -> bool {
    !typed.contains(char::is_whitespace)
}
