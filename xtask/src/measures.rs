//! Scores on annotated news, and on phrases of our own, must not fall below `eval/floors.toml`; shares of wrong answers must not rise above it.
//!
//! The annotated sets are not part of the project: where `../shared/data/dev` is not there, the measures are skipped and say so.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use ground::Gazetteer;
use knowledge::Knowledge;
use syntax::{Model, Parser};

use crate::assets::root;
use crate::eval::{dates, petrarch, phrases, places};

/// Scores by name.
type Scores = Vec<(&'static str, f64)>;

/// Scores that are shares of wrong answers end like this.
const WRONG: &str = ".wrong";

/// Runs every measure whose data are there.
pub fn measure() -> Result<()> {
    let sets = root().join("../shared/data/dev");
    let floors = floors()?;
    let mut scores = ground(&sets)?;
    scores.extend(dictionaries(&sets.join("petrarch-unit"))?);
    scores.extend(whom()?);
    scores.extend(coreference(&sets.join("coref-gum-news"))?);
    scores.extend(sentences(&sets)?);
    let mut fallen = Vec::new();
    for (name, score) in scores {
        let floor = floors.get(name).copied().with_context(|| format!("eval/floors.toml has no {name}"))?;
        let ceiling = name.ends_with(WRONG);
        println!("{name:32} {score:.3} ({} {floor:.3})", if ceiling { "ceiling" } else { "floor" });
        if (ceiling && score > floor) || (!ceiling && score < floor) {
            fallen.push(name);
        }
    }
    ensure!(fallen.is_empty(), "below the floor or above the ceiling: {}", fallen.join(", "));
    Ok(())
}

/// The lowest score that each measure may have.
fn floors() -> Result<BTreeMap<String, f64>> {
    let text = fs::read_to_string(root().join("eval/floors.toml")).context("eval/floors.toml")?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let floor = |line: &str| -> Result<(String, f64)> {
        let (name, floor) = line.split_once('=').with_context(|| format!("not a floor: {line}"))?;
        Ok((name.trim().trim_matches('"').to_string(), floor.trim().parse()?))
    };
    lines.map(floor).collect()
}

/// Time expressions found and valued, toponyms placed.
fn ground(sets: &Path) -> Result<Scores> {
    let (knowledge, _) = Knowledge::load(&[]);
    let model = Model::load(&fs::read(root().join("assets/syntax.model"))?)?;
    let pack = fs::read(root().join("assets/places.pack"))?;
    let mut parser = Parser::new(&model);
    let mut scores = Vec::new();
    for (set, names) in [("TimeBank", ["timebank.relaxed-f1", "timebank.value-accuracy"]), ("AQUAINT", ["aquaint.relaxed-f1", "aquaint.value-accuracy"])] {
        match dates::measure(&sets.join("dates").join(set), &knowledge, &mut parser)? {
            Some(score) => scores.extend([(names[0], score.relaxed_f1()), (names[1], score.value_accuracy())]),
            None => println!("skipped: there is no ../shared/data/dev/dates/{set}"),
        }
    }
    match places::measure(&sets.join("places/lgl.xml"), &knowledge, &Gazetteer::load(&pack)?, &mut parser)? {
        Some(score) => scores.extend([("lgl.within-161-km", score.resolution()), ("lgl.f1", score.f1())]),
        None => println!("skipped: there is no ../shared/data/dev/places"),
    }
    Ok(scores)
}

/// Cases that imported dictionaries must code.
fn dictionaries(folder: &Path) -> Result<Scores> {
    let model = Model::load(&fs::read(root().join("assets/syntax.model"))?)?;
    Ok(match petrarch::measure(folder, &Knowledge::load(&[]).0, &mut Parser::new(&model))? {
        Some(score) => vec![("petrarch.exact", score.exact as f64), ("petrarch.actors", score.actors as f64 / score.cases as f64)],
        None => {
            println!("skipped: there is no ../shared/data/dev/petrarch-unit");
            Vec::new()
        }
    })
}

/// Whom phrases mean on a day, by our own list.
fn whom() -> Result<Scores> {
    let (knowledge, _) = Knowledge::load(&[]);
    let (score, _) = phrases::measure(&root().join("eval/phrases.tsv"), &knowledge)?;
    Ok(vec![("phrases.right", score.right()), ("phrases.wrong", score.wrong())])
}

/// Sentences with a pair: public ones in two halves, and our own, of which `corpus/pairs/kept` is never looked at.
fn sentences(sets: &Path) -> Result<Scores> {
    let mut scores = Scores::new();
    let public = sets.join("relations/plv_train.tsv");
    if public.is_file() {
        let file = public.display().to_string();
        let names = [("pairs.root-f1", "plv-open.root-f1"), ("pairs.quad-f1", "plv-open.quad-f1")];
        scores.extend(measured(&["pairs", &file, "--half", "open"], &names)?);
        let names = [("pairs.root-f1", "plv-closed.root-f1"), ("pairs.quad-f1", "plv-closed.quad-f1")];
        scores.extend(measured(&["pairs", &file, "--half", "closed"], &names)?);
        let names = [("code.type", "plv-open.code-type"), ("code.both-sides", "plv-open.code-both-sides")];
        scores.extend(measured(&["code", &file, "--half", "open"], &names)?);
    } else {
        println!("skipped: there is no ../shared/data/dev/relations");
    }
    let kept = tables("corpus/pairs/kept")?;
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    let names = [("pairs.root-f1", "kept.root-f1"), ("pairs.quad-f1", "kept.quad-f1")];
    scores.extend(measured(&[&["pairs"], kept.as_slice()].concat(), &names)?);
    let names = [("code.type", "kept.code-type"), ("code.both-sides", "kept.code-both-sides")];
    scores.extend(measured(&[&["code"], kept.as_slice()].concat(), &names)?);
    let names = [("directions.of-pair", "directions.of-pair"), ("directions.right", "directions.coded")];
    scores.extend(measured(&["directions", "corpus/who-on-whom.tsv"], &names)?);
    scorecards(&kept)?;
    Ok(scores)
}

/// Writes how often each rule and word fired and was right; `git diff` tells what a change did to them.
fn scorecards(kept: &[&str]) -> Result<()> {
    let open = tables("corpus/pairs/open")?;
    let open = open.iter().map(String::as_str);
    let arguments: Vec<&str> = ["scorecards"].into_iter().chain(open).chain(["--out", "eval"]).collect();
    measured(&arguments, &[])?;
    print!("{}", measuring(&[&["scorecards"], kept, &["--out", "target"]].concat())?);
    Ok(())
}

/// Compares the events of a thousand fixed reports with those of the last accepted version, or accepts them.
pub fn changes(write: bool) -> Result<()> {
    let reports: Vec<String> = ["bbc", "reuters", "wikinews"].iter().map(|name| format!("../shared/data/raw-news/{name}.jsonl")).collect();
    if !reports.iter().all(|file| root().join(file).is_file()) {
        println!("skipped: there is no ../shared/data/raw-news");
        return Ok(());
    }
    let mut arguments = vec!["changes"];
    arguments.extend(reports.iter().map(String::as_str));
    arguments.extend(["--against", "eval/thousand.tsv"]);
    arguments.extend(write.then_some("--write"));
    print!("{}", measuring(&arguments)?);
    Ok(())
}

/// Measures how often each rule is right on the harder part of `corpus/pairs/open`, fits the second opinion on all of it, and writes both.
///
/// In plain prose, where one act joins the pair, rules are right more often than in reports; confidence would promise too much.
pub fn train() -> Result<()> {
    let open = tables("corpus/pairs/open")?;
    let open = || open.iter().map(String::as_str);
    let hard = open().filter(|file| !["/kinds-", "/plain-", "/region-"].iter().any(|part| file.contains(part)));
    let ends = ["--out", "target", "--calibration", "crates/knowledge/data/calibration/rules.tsv"];
    measuring(&["scorecards"].into_iter().chain(hard).chain(ends).collect::<Vec<_>>())?;
    print!("{}", measuring(&["train"].into_iter().chain(open()).chain(["--out", "crates/relate/data/weights.tsv"]).collect::<Vec<_>>())?);
    Ok(())
}

/// The TSV files of a folder, sorted.
fn tables(folder: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).with_context(|| folder.to_string())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        files.extend(name.ends_with(".tsv").then(|| format!("{folder}/{name}")));
    }
    files.sort();
    Ok(files)
}

/// The scores that the measuring example prints, under the names that they have here.
fn measured(arguments: &[&str], names: &[(&str, &'static str)]) -> Result<Scores> {
    let text = measuring(arguments)?;
    let score = |(printed, name): &(&str, &'static str)| {
        let line = text.lines().find_map(|line| line.strip_prefix(printed)?.strip_prefix(' ')).with_context(|| format!("no {printed}"))?;
        println!("{name}: {line}");
        Ok((*name, line.split(' ').next().unwrap_or_default().parse()?))
    };
    names.iter().map(score).collect()
}

/// What the measuring example of the whole program prints.
fn measuring(arguments: &[&str]) -> Result<String> {
    example("readout", "measure", arguments)
}

/// What an example of a crate prints.
fn example(package: &str, name: &str, arguments: &[&str]) -> Result<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", package, "--example", name, "--"]).args(arguments).current_dir(root());
    let output = command.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{command:?} failed");
    Ok(String::from_utf8(output.stdout)?)
}

/// Chains of coreference in news.
fn coreference(folder: &Path) -> Result<Scores> {
    if !folder.is_dir() {
        println!("skipped: there is no ../shared/data/dev/coref-gum-news");
        return Ok(Vec::new());
    }
    let text = example("names", "coref_eval", &["assets/syntax.model", &folder.display().to_string()])?;
    let line = text.lines().find_map(|line| line.strip_prefix("CoNLL F1 ")).context("no CoNLL F1")?;
    Ok(vec![("coref.conll-f1", line.trim().parse()?)])
}
