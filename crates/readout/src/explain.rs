//! What every stage found becomes a page of text: the debugger, the demo and the support tool.

use std::fmt::Write as _;

use events::Trial;
use events::frames::{Argument, Scene};
use petrarch::Attempt;
use record::{Event, Participant, Statement};
use syntax::Parse;
use syntax::repair::Repair;

use crate::Analysis;

/// What happened inside the stages.
pub(crate) struct Trace<'a> {
    pub scene: Scene<'a>,
    pub repairs: &'a [Repair],
    pub trials: &'a [Trial],
    pub attempts: &'a [Attempt],
}

/// One line a predicate: its word and what fills its slots.
fn frame_lines(scene: &Scene) -> Vec<String> {
    let parse = scene.parse;
    let line = |token: usize| {
        let frame = scene.frame(token).filter(|frame| !frame.arguments.is_empty())?;
        let filler = |argument: &Argument| format!("{}: {}{}", argument.slot, parse.word(argument.filler), if argument.understood { "*" } else { "" });
        let fillers: Vec<String> = frame.arguments.iter().map(filler).collect();
        Some(format!("{token:>5} {:18} {}", frame.lemma, fillers.join(", ")))
    };
    (0..parse.tokens.len()).filter_map(line).collect()
}

/// One line a token: index, word, tag, relation, head, lemma, entity.
fn parse_lines(parse: &Parse) -> Vec<String> {
    let line = |(at, token): (usize, &syntax::Token)| {
        let entity = parse.entity(at).map_or("", |entity| entity.label.as_str());
        let (word, head) = (parse.word(at).trim(), token.head);
        format!("{at:5} {word:18} {:6} {:10} {head:5} {:16} {entity}", token.tag.as_str(), token.dep.as_str(), token.lemma)
    };
    parse.tokens.iter().enumerate().map(line).collect()
}

/// One line a repair.
fn repair_lines(parse: &Parse, repairs: &[Repair]) -> Vec<String> {
    repairs.iter().map(|repair| format!("{:>5} {:18} {}", repair.token, parse.word(repair.token), repair.name)).collect()
}

/// One line a rule that was tried.
fn trial_lines(parse: &Parse, trials: &[Trial]) -> Vec<(String, String)> {
    let line = |trial: &Trial| {
        let fires = trial.dropped.map_or("fires".to_string(), |why| format!("fires, {why}"));
        let outcome = trial.misfit.clone().unwrap_or(fires);
        (trial.rule.clone(), format!("{:>5} {:18} {:28} {outcome}", trial.trigger, parse.word(trial.trigger), trial.rule))
    };
    trials.iter().map(line).collect()
}

/// One line a verb of an imported dictionary: what fits around it, and the line of the dictionary that says so.
fn attempt_lines(parse: &Parse, attempts: &[Attempt]) -> Vec<(String, String)> {
    let line = |attempt: &Attempt| {
        let outcome = attempt.misfit.as_deref().unwrap_or("fires");
        (attempt.rule.clone(), format!("{:>5} {:18} {:28} {outcome} ({})", attempt.trigger, parse.word(attempt.trigger), attempt.rule, attempt.source))
    };
    attempts.iter().map(line).collect()
}

/// The whole page, or the trials of one rule.
pub(crate) fn page(analysis: &Analysis, trace: &Trace<'_>, rule: Option<&str>) -> String {
    let mut page = String::new();
    let trials = [trial_lines(trace.scene.parse, trace.trials), attempt_lines(trace.scene.parse, trace.attempts)].concat();
    if let Some(rule) = rule {
        let lines: Vec<&str> = trials.iter().filter(|(id, _)| id == rule).map(|(_, line)| line.as_str()).collect();
        let none = format!("{rule}: no word of the text triggers it");
        section(&mut page, &format!("Rule {rule}"), if lines.is_empty() { vec![none.as_str()] } else { lines });
        return page;
    }
    section(&mut page, "Parse", parse_lines(trace.scene.parse).iter().map(String::as_str));
    section(&mut page, "Repairs", repair_lines(trace.scene.parse, trace.repairs).iter().map(String::as_str));
    let mentions: Vec<String> = analysis.mentions.iter().map(|mention| format!("{:40} {}", mention.text, people(&mention.participants))).collect();
    section(&mut page, "Mentions", mentions.iter().map(String::as_str));
    let times: Vec<String> = analysis.times.iter().map(|time| format!("{:40} {}", time.text, time.value)).collect();
    section(&mut page, "Times", times.iter().map(String::as_str));
    let places: Vec<String> = analysis
        .places
        .iter()
        .map(|place| {
            format!("{:40} {} {}", place.text.as_deref().unwrap_or("-"), place.name.as_deref().unwrap_or("-"), place.country.as_deref().unwrap_or("-"))
        })
        .collect();
    section(&mut page, "Places", places.iter().map(String::as_str));
    section(&mut page, "Frames", frame_lines(&trace.scene).iter().map(String::as_str));
    section(&mut page, "Rules tried", trials.iter().map(|(_, line)| line.as_str()));
    let statements: Vec<String> = analysis.statements.iter().map(statement_line).collect();
    section(&mut page, "Statements", statements.iter().map(String::as_str));
    let events: Vec<String> = analysis.events.iter().map(event_line).collect();
    section(&mut page, "Events", events.iter().map(String::as_str));
    let conflicts: Vec<String> = analysis.conflicts.iter().map(|conflict| format!("{:?} {}", conflict.field, conflict.events.join(" "))).collect();
    section(&mut page, "Conflicts", conflicts.iter().map(String::as_str));
    page
}

fn section<'a>(page: &mut String, title: &str, lines: impl IntoIterator<Item = &'a str>) {
    let _ = writeln!(page, "== {title}");
    for line in lines {
        let _ = writeln!(page, "{}", line.trim_end());
    }
    page.push('\n');
}

fn people(participants: &[Participant]) -> String {
    let one = |who: &Participant| {
        let name = who.name.as_deref().or(who.text.as_deref()).unwrap_or("-");
        who.code.as_ref().map_or_else(|| name.to_string(), |code| format!("{name} ({code})"))
    };
    participants.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn statement_line(statement: &Statement) -> String {
    let speaker: Vec<Participant> = statement.speaker.iter().cloned().collect();
    format!("{} | {} | {:?} {:?} | {}", people(&speaker), statement.cue.text, statement.manner, statement.stance, statement.content.text)
}

fn event_line(event: &Event) -> String {
    let kind = event.kind.map_or_else(|| format!("code {}", event.cameo.as_deref().unwrap_or("-")), |kind| kind.to_string());
    let kind = event.mode.as_ref().map_or_else(|| kind.clone(), |mode| format!("{kind} {mode}"));
    let sources: Vec<String> = event.attribution.iter().map(|link| format!("{} {:?}", people(&link.sources), link.stance)).collect();
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    let date = event.date.as_ref().map(|date| format!("{}..{}", day(&date.start), day(&date.end))).unwrap_or_default();
    let place = event.place.as_ref().and_then(|place| place.name.clone()).unwrap_or_default();
    let counts: Vec<String> = event.counts.iter().map(|count| format!("{:?} {:?}-{:?}", count.what, count.min, count.max)).collect();
    format!(
        "{kind} | {} > {} | {date} | {place} | {:?} | {} | topic: {} | according to: {} | {} | {}",
        people(&event.actors),
        people(&event.recipients),
        event.aux,
        counts.join(", "),
        event.topic.as_ref().map_or("", |topic| &topic.text),
        sources.join(" > "),
        event.rule,
        event.evidence[0].text,
    )
}
