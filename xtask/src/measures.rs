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
use crate::eval::{dates, phrases, places};

/// Scores by name.
type Scores = Vec<(&'static str, f64)>;

/// Scores that are shares of wrong answers end like this.
const WRONG: &str = ".wrong";

/// Runs every measure whose data are there.
pub fn measure() -> Result<()> {
    let sets = root().join("../shared/data/dev");
    let floors = floors()?;
    let mut scores = ground(&sets)?;
    scores.extend(whom()?);
    scores.extend(coreference(&sets.join("coref-gum-news"))?);
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

/// Whom phrases mean on a day, by our own list.
fn whom() -> Result<Scores> {
    let (knowledge, _) = Knowledge::load(&[]);
    let (score, _) = phrases::measure(&root().join("eval/phrases.tsv"), &knowledge)?;
    Ok(vec![("phrases.right", score.right()), ("phrases.wrong", score.wrong())])
}

/// Chains of coreference in news.
fn coreference(folder: &Path) -> Result<Scores> {
    if !folder.is_dir() {
        println!("skipped: there is no ../shared/data/dev/coref-gum-news");
        return Ok(Vec::new());
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "names", "--example", "coref_eval", "--", "assets/syntax.model"]).arg(folder).current_dir(root());
    let output = command.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{command:?} failed");
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().find_map(|line| line.strip_prefix("CoNLL F1 ")).context("no CoNLL F1")?;
    Ok(vec![("coref.conll-f1", line.trim().parse()?)])
}
