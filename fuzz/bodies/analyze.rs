//! Any bytes as a report through all stages: every span lies in the text, and its words stand beside it.

use std::sync::LazyLock;

use readout::{Engine, Report};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| match Engine::new(Vec::new(), Vec::new()) {
    Ok(engine) => engine,
    Err(problems) => panic!("the embedded knowledge has problems: {problems:?}"),
});

/// Codes any bytes as plain text published on 12 November 2022.
pub fn analyze(bytes: &[u8]) {
    let published = Some("2022-11-12".to_owned());
    let defaults = text::Defaults { published, outlet: None };
    for report in text::read(bytes, text::Format::Plain, &defaults).flatten() {
        let report = Report { codable: true, ..report };
        check(&report);
    }
}

fn check(report: &Report) {
    let analysis = ENGINE.session().analyze(report);
    let said = |text: &str, span: readout::record::Span| {
        assert_eq!(report.text.get(span.start as usize..span.end as usize), Some(text));
    };
    for event in &analysis.events {
        for person in event.actors.iter().chain(&event.recipients) {
            if let (Some(text), Some(span)) = (&person.text, person.span) {
                said(text, span);
            }
        }
        for evidence in &event.evidence {
            said(&evidence.text, evidence.span);
            said(&evidence.trigger.text, evidence.trigger.span);
        }
    }
    for statement in &analysis.statements {
        said(&statement.cue.text, statement.cue.span);
    }
    for time in &analysis.times {
        said(&time.text, time.span);
    }
}
