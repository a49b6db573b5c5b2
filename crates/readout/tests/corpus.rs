//! The literate corpus: each `corpus/*.md` is a test, and each text in it must give the records that stand below it.
//!
//! `CORPUS.md` in that folder tells the form. `UPDATE_CORPUS=1 cargo test -p readout --test corpus` writes what the program says today
//! into the blocks; what was wanted and is not met stays below, below a `TODO`, until it is met.

mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;

use readout::Analysis;
use record::{Count, DateRange, Event, Participant, Statement};

/// Texts whose records are wrong today; it may only fall.
const WRONG_TODAY: usize = 32;
/// The day that texts without one of their own are published on: a Wednesday.
const DAY: &str = "2024-03-06";

macro_rules! files {
    ($($name:ident = $file:literal),+ $(,)?) => {
        const FILES: &[&str] = &[$($file),+];
        mod file {
            $(#[test] fn $name() { super::run($file); })+
        }
    };
}

files! {
    attribution = "attribution.md",
    composition = "composition.md",
    conflicts = "conflicts.md",
    control = "control.md",
    counts = "counts.md",
    dates = "dates.md",
    denial = "denial.md",
    near_business = "near-business.md",
    near_metaphor = "near-metaphor.md",
    near_nature = "near-nature.md",
    near_sport = "near-sport.md",
    negation = "negation.md",
    nominalisation = "nominalisation.md",
    one_sentence = "one-sentence.md",
    passive = "passive.md",
    places = "places.md",
    plain_acts = "plain-acts.md",
    plural_actors = "plural-actors.md",
    quotes = "quotes.md",
    relative_clauses = "relative-clauses.md",
    tense = "tense.md",
}

#[test]
fn every_file_is_a_test() {
    let names = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let found: BTreeSet<String> = names.filter(|name| name.ends_with(".md")).collect();
    let known: BTreeSet<String> = FILES.iter().chain(&["CORPUS.md"]).map(ToString::to_string).collect();
    assert_eq!(found, known);
}

#[test]
fn what_is_wrong_today_does_not_grow() {
    let count = |mark: &str| -> usize { FILES.iter().map(|file| read(file).matches(mark).count()).sum() };
    let (texts, wrong, empty) = (count("\n```text\n"), count("\nTODO: should be\n"), count("\n```events\n```\n"));
    println!("{texts} texts, {wrong} wrong today, {empty} that give nothing");
    assert!(wrong <= WRONG_TODAY, "{wrong} texts are wrong today, {WRONG_TODAY} were");
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

fn read(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|fault| panic!("corpus/{file}: {fault}"))
}

/// Runs a file, or rewrites its blocks.
fn run(file: &str) {
    let old = read(file);
    let mut faults = Vec::new();
    let new: String = pieces(&old).iter().map(|piece| case(piece, &mut faults)).collect();
    if std::env::var_os("UPDATE_CORPUS").is_some() {
        if new != old {
            std::fs::write(folder().join(file), new).unwrap();
        }
        return;
    }
    assert!(faults.is_empty(), "corpus/{file}: {} blocks differ\n{}", faults.len(), faults.join("\n"));
}

/// The file cut before each heading of a text.
fn pieces(old: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for line in old.split_inclusive('\n') {
        if line.starts_with("## ") {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push_str(line);
    }
    pieces
}

/// One heading with its text and blocks, as it should be written.
fn case(piece: &str, faults: &mut Vec<String>) -> String {
    let Some(text) = block(piece, "text") else { return piece.to_string() };
    let text = text.trim_end().replace("\n\n", "\u{1}").replace('\n', " ").replace('\u{1}', "\n\n");
    let published = piece.lines().find_map(|line| line.strip_prefix("Published: ")).unwrap_or(DAY);
    let analysis = common::analyze(&text, published);
    let heading = piece.lines().next().unwrap_or_default();
    let mut new = piece.to_string();
    for (tag, today) in [("events", events as Today), ("statements", statements), ("conflicts", conflicts)] {
        let Some(wanted) = block(piece, tag) else { continue };
        let should_tag = format!("should {tag}");
        let should = block(piece, &should_tag);
        let told = today(&analysis, wanted, false);
        let reached = should.is_some_and(|should| today(&analysis, should, false) == should);
        if told != wanted {
            faults.push(format!("{heading}\n  {tag} wanted:\n{wanted}  {tag} today:\n{}", today(&analysis, wanted, true)));
        } else if reached {
            faults.push(format!("{heading}\n  what should be is so: UPDATE_CORPUS=1 takes the TODO away"));
        }
        new = rewrite(&new, tag, wanted, should, &told, reached, &today(&analysis, should.unwrap_or(wanted), true));
    }
    if let Some(explained) = explained(piece, &text, published) {
        if explained != new {
            faults.push(format!("{heading}\n  the stages differ; today:\n{explained}"));
        }
        new = explained;
    }
    new
}

/// What the program says today in the form of a block; where a line of the block holds, that line; or always in full.
type Today = fn(&Analysis, &str, bool) -> String;

/// Puts today's answer into a block, and keeps what was wanted below it.
fn rewrite(piece: &str, tag: &str, wanted: &str, should: Option<&str>, told: &str, reached: bool, full: &str) -> String {
    let fence = |tag: &str, body: &str| format!("```{tag}\n{body}```\n");
    let should_tag = format!("should {tag}");
    match should {
        Some(should) if reached => {
            let with_todo = format!("{}TODO: should be\n{}", fence(tag, wanted), fence(&should_tag, should));
            piece.replace(&with_todo, &fence(tag, should))
        }
        _ if told == wanted => piece.to_string(),
        Some(_) => piece.replace(&fence(tag, wanted), &fence(tag, full)),
        None => piece.replace(&fence(tag, wanted), &format!("{}TODO: should be\n{}", fence(tag, full), fence(&should_tag, wanted))),
    }
}

/// The body of the first block of a kind.
fn block<'p>(piece: &'p str, tag: &str) -> Option<&'p str> {
    let start = piece.find(&format!("\n```{tag}\n"))? + tag.len() + 5;
    let rest = &piece[start..];
    if rest.starts_with("```") {
        return Some("");
    }
    Some(&rest[..rest.find("\n```")? + 1])
}

/// Blocks ```` ```explain TITLE ```` hold a section of what `readout explain` prints.
fn explained(piece: &str, text: &str, published: &str) -> Option<String> {
    let page = piece.contains("\n```explain ").then(|| common::engine().session().explain(&common::report(text, published), None))?;
    let mut new = String::new();
    let mut inside = false;
    for line in piece.split_inclusive('\n') {
        if let Some(title) = line.trim_end().strip_prefix("```explain ") {
            let section = page.split("== ").find_map(|section| section.strip_prefix(&format!("{title}\n"))).unwrap_or_else(|| panic!("no section {title}"));
            let shown = section.lines().filter(|line| !line.is_empty() && (title != "Rules tried" || line.ends_with("fires")));
            new.push_str(line);
            shown.for_each(|line| new.extend([line, "\n"]));
            inside = true;
        } else if line.trim_end() == "```" && inside {
            inside = false;
            new.push_str(line);
        } else if !inside {
            new.push_str(line);
        }
    }
    Some(new)
}

/// `TYPE mode | actor, actor > recipient | field=value; field=value`
fn events(analysis: &Analysis, wanted: &str, full: bool) -> String {
    let lines: Vec<&str> = wanted.lines().collect();
    let fields: BTreeSet<&str> = lines.iter().flat_map(|line| fields_of(line)).map(|(name, _)| name).collect();
    let one = |(at, event): (usize, &Event)| {
        let line = lines.get(at).copied().filter(|line| !full && event_holds(analysis, event, line));
        line.map_or_else(|| event_line(analysis, event, &fields), String::from) + "\n"
    };
    analysis.events.iter().enumerate().map(one).collect()
}

fn fields_of(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('|').nth(2).unwrap_or_default().split(';').filter_map(|field| field.trim().split_once('='))
}

fn event_holds(analysis: &Analysis, event: &Event, line: &str) -> bool {
    let mut columns = line.split('|').map(str::trim);
    let (kind, sides) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    let (kind, mode) = kind.split_once(' ').map_or((kind, None), |(kind, mode)| (kind, Some(mode)));
    let Some((actors, recipients)) = sides.split_once('>') else { return false };
    let of_kind = kind.split('/').any(|kind| Some(kind) == event.kind.map(|kind| kind.as_str()))
        && mode.is_none_or(|mode| mode.split('/').any(|mode| mode == event.mode.as_deref().unwrap_or("-")));
    let sides = side_holds(&event.actors, actors.trim()) && side_holds(&event.recipients, recipients.trim());
    of_kind && sides && fields_of(line).all(|(name, value)| value_holds(name, value, &field(analysis, event, name)))
}

fn side_holds(side: &[Participant], words: &str) -> bool {
    match words {
        "*" => true,
        "-" => side.is_empty(),
        words => {
            let mut left: Vec<&Participant> = side.iter().collect();
            words.split(',').map(str::trim).all(|word| left.iter().position(|who| is_called(who, word)).map(|at| left.remove(at)).is_some()) && left.is_empty()
        }
    }
}

fn is_called(who: &Participant, word: &str) -> bool {
    let word_lower = word.to_lowercase();
    let has = |text: &Option<String>| text.as_ref().is_some_and(|text| text.to_lowercase().contains(&word_lower));
    who.code.as_deref() == Some(word) || has(&who.text) || has(&who.name)
}

fn value_holds(name: &str, wanted: &str, found: &str) -> bool {
    match name {
        "topic" if wanted != "-" => found.contains(wanted),
        _ => wanted == found,
    }
}

fn event_line(analysis: &Analysis, event: &Event, fields: &BTreeSet<&str>) -> String {
    let mode = event.mode.as_deref().map(|mode| format!(" {mode}")).unwrap_or_default();
    let fields: Vec<String> = fields.iter().map(|name| format!("{name}={}", field(analysis, event, name))).collect();
    let sides = format!("{}{mode} | {} > {}", event.kind.map_or("-", |kind| kind.as_str()), side(&event.actors), side(&event.recipients));
    if fields.is_empty() { sides } else { format!("{sides} | {}", fields.join("; ")) }
}

fn side(side: &[Participant]) -> String {
    let word = |who: &Participant| who.code.clone().or(who.text.clone()).or(who.name.clone()).unwrap_or_else(|| "?".into());
    if side.is_empty() { "-".into() } else { side.iter().map(word).collect::<Vec<_>>().join(", ") }
}

/// A field of an event in the form that blocks have it; `-` where there is none.
fn field(analysis: &Analysis, event: &Event, name: &str) -> String {
    let position = |id: &str| analysis.events.iter().position(|other| other.id == id).map(|at| (at + 1).to_string());
    let innermost = event.attribution.last();
    let none = || "-".to_string();
    match name {
        "date" => days(event.date.as_ref()),
        "place" => event.place.as_ref().and_then(|place| place.name.clone().or(place.text.clone())).unwrap_or_else(none),
        "country" => event.place.as_ref().and_then(|place| place.country.clone()).unwrap_or_else(none),
        "aux" if event.aux.is_empty() => none(),
        "aux" => event.aux.iter().map(|aux| format!("{aux:?}").to_lowercase()).collect::<Vec<_>>().join(","),
        "says" if event.attribution.is_empty() => none(),
        "says" => event.attribution.iter().map(|link| side(&link.sources).replace(", ", "+")).collect::<Vec<_>>().join(" > "),
        "stance" => innermost.map(|link| format!("{:?}", link.stance).to_lowercase()).unwrap_or_else(none),
        "said" => days(innermost.and_then(|link| link.date.as_ref())),
        "topic" => event.topic.as_ref().map(|topic| topic.text.clone()).unwrap_or_else(none),
        "context" => {
            if event.contexts.is_empty() {
                none()
            } else {
                event.contexts.join(",")
            }
        }
        "within" => event.within.as_deref().and_then(position).unwrap_or_else(none),
        "same" => analysis.events.iter().position(|other| other.happening == event.happening).map_or_else(none, |at| (at + 1).to_string()),
        what => event.counts.iter().find(|count| format!("{:?}", count.what).to_lowercase() == what).map_or_else(none, number),
    }
}

fn number(count: &Count) -> String {
    let end = |end: Option<f64>| end.map(|end| end.to_string()).unwrap_or_default();
    if count.min == count.max { end(count.min) } else { format!("{}..{}", end(count.min), end(count.max)) }
}

fn days(range: Option<&DateRange>) -> String {
    let Some(range) = range else { return "-".into() };
    let end = |day: &Option<String>| day.clone().unwrap_or_default();
    if range.start == range.end { end(&range.start) } else { format!("{}..{}", end(&range.start), end(&range.end)) }
}

/// `speaker | stance manner | words of the content`
fn statements(analysis: &Analysis, wanted: &str, full: bool) -> String {
    let lines: Vec<&str> = wanted.lines().collect();
    let one = |(at, statement): (usize, &Statement)| {
        let speaker: Vec<Participant> = statement.speaker.iter().cloned().collect();
        let how = format!("{:?} {:?}", statement.stance, statement.manner).to_lowercase();
        let holds = |line: &&str| {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            columns.len() == 3 && side_holds(&speaker, columns[0]) && columns[1] == how && statement.content.text.contains(columns[2])
        };
        let line = lines.get(at).copied().filter(|_| !full).filter(holds);
        line.map_or_else(|| format!("{} | {how} | {}", side(&speaker), statement.content.text), String::from) + "\n"
    };
    analysis.statements.iter().enumerate().map(one).collect()
}

/// `field | event, event`
fn conflicts(analysis: &Analysis, _: &str, _: bool) -> String {
    let place = |id: &String| analysis.events.iter().position(|event| event.id == *id).map_or(0, |at| at + 1).to_string();
    let one = |conflict: &record::Conflict| {
        let events: Vec<String> = conflict.events.iter().map(place).collect();
        format!("{} | {}\n", format!("{:?}", conflict.field).to_lowercase(), events.join(", "))
    };
    analysis.conflicts.iter().map(one).collect()
}
