//! Cases of PETRARCH's unit tests become a score: how many are coded exactly by their dictionaries once these are imported.
//!
//! The cases bring parses of their own; they are not looked at. The options that stand between cases are set as they come.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use knowledge::Knowledge;
use petrarch::{Dictionary, Sources};
use syntax::Parser;

use super::markup::{inner, unescape};

/// Cases that test how a broken parse is refused.
const BROKEN: [&str; 2] = ["ERROR-02", "ERROR-03"];

/// How many cases come out as they should.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Cases.
    pub cases: usize,
    /// Those with the same sources, targets and codes.
    pub exact: usize,
    /// Those with the same codes of sources, and of targets.
    pub actors: usize,
    /// What differs, one text a case.
    pub differing: Vec<String>,
}

/// Source, target and code.
type Triples = BTreeSet<[String; 3]>;

/// A case.
struct Case {
    id: String,
    day: String,
    text: String,
    wanted: Triples,
}

/// Scores the cases of a folder; nothing where it is absent.
pub fn measure(folder: &Path, knowledge: &Knowledge, parser: &mut Parser) -> Result<Option<Score>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let (dictionary, problems) = Dictionary::load(&petrarch::import(&sources(folder)?).files);
    anyhow::ensure!(problems.is_empty(), "{problems:?}");
    let mut dictionary = dictionary.context("the import gave no files")?;
    let records = uncommented(&fs::read_to_string(folder.join("PETR.UnitTest.records.xml"))?);
    let mut score = Score::default();
    for piece in records.split('<') {
        if let Some(tag) = piece.strip_prefix("Config ") {
            dictionary.options.set(&attribute(tag, "option").unwrap_or_default(), &attribute(tag, "value").unwrap_or_default().to_lowercase());
        } else if piece.starts_with("Sentence ") {
            let from = piece.as_ptr() as usize - records.as_ptr() as usize;
            let end = records[from..].find("</Sentence>").map_or(records.len(), |end| from + end);
            let case = case(&records[from..end]).with_context(|| piece.to_string())?;
            if !BROKEN.contains(&case.id.as_str()) {
                run(&case, &dictionary, knowledge, parser, &mut score);
            }
        }
    }
    Ok(Some(score))
}

fn sources(folder: &Path) -> Result<Sources> {
    let file = |name: &str| -> Result<Vec<(String, String)>> { Ok(vec![(name.to_string(), fs::read_to_string(folder.join(name))?)]) };
    Ok(Sources {
        actors: file("PETR.Validate.actors.txt")?,
        agents: file("PETR.Validate.agents.txt")?,
        verbs: file("PETR.Validate.verbs.txt")?,
        discards: file("PETR.Validate.discards.txt")?,
    })
}

/// Records without comments: cases may stand in them that are not run.
fn uncommented(text: &str) -> String {
    let mut pieces = text.split("<!--");
    let mut kept = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        kept.push_str(piece.split_once("-->").map_or("", |(_, rest)| rest));
    }
    kept
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let after = tag.split(name).skip(1).find_map(|rest| rest.trim_start().strip_prefix('='))?;
    let quote = after.trim_start().chars().next()?;
    Some(unescape(after.trim_start()[1..].split(quote).next()?))
}

fn case(record: &str) -> Option<Case> {
    let head = record.split('>').next()?;
    let day = attribute(head, "date")?;
    let coding = |tag: &str| -> Option<[String; 3]> {
        let field = |name| attribute(tag, name).map(|value| value.to_uppercase());
        Some([field("sourcecode")?, field("targetcode")?, attribute(tag, "eventcode")?])
    };
    let codings = record.split("<EventCoding").skip(1).filter_map(|tag| coding(tag.split('>').next()?));
    Some(Case {
        id: attribute(head, " id")?,
        day: format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..8]),
        text: unescape(inner(record, "Text")?).split_whitespace().collect::<Vec<_>>().join(" "),
        wanted: codings.collect(),
    })
}

fn run(case: &Case, dictionary: &Dictionary, knowledge: &Knowledge, parser: &mut Parser, score: &mut Score) {
    let mut parse = parser.parse(&case.text);
    syntax::repair(parser, &mut parse, knowledge);
    let coded = petrarch::code(&parse, dictionary, Some(&case.day));
    let found: Triples = coded.acts.iter().flat_map(petrarch::Act::triples).collect();
    let side = |triples: &Triples, nth: usize| -> BTreeSet<String> { triples.iter().map(|triple| triple[nth].clone()).collect() };
    score.cases += 1;
    score.exact += usize::from(found == case.wanted);
    score.actors += usize::from((0..2).all(|nth| side(&found, nth) == side(&case.wanted, nth)));
    if found != case.wanted {
        let told = |triples: &Triples| triples.iter().map(|triple| triple.join(" ")).collect::<Vec<_>>().join(", ");
        score.differing.push(format!("{}: {}\n  wanted {}\n  found  {}", case.id, case.text, told(&case.wanted), told(&found)));
    }
}
