//! Documents with TIMEX3 become a score: how many time expressions are found, and how many get the value that people gave them.

use std::fs;
use std::path::Path;

use anyhow::Result;
use knowledge::Knowledge;
use record::Span;
use syntax::Parser;

use super::markup;

/// How well times are found and placed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dates {
    /// Expressions that people marked.
    pub gold: usize,
    /// Expressions that we found.
    pub found: usize,
    /// Marked expressions that one of ours overlaps.
    pub overlapped: usize,
    /// Those with the same span.
    pub exact: usize,
    /// Those with the same value.
    pub valued: usize,
}

impl Dates {
    /// F1 of overlapping spans.
    pub fn relaxed_f1(&self) -> f64 {
        2.0 * self.overlapped as f64 / (self.gold + self.found) as f64
    }

    /// Share of all marked expressions that get their value.
    pub fn value_accuracy(&self) -> f64 {
        self.valued as f64 / self.gold as f64
    }
}

/// Scores every `.tml` file of a folder; nothing where the folder is absent.
pub fn measure(folder: &Path, knowledge: &Knowledge, parser: &mut Parser) -> Result<Option<Dates>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "tml"));
    paths.sort();
    let mut score = Dates::default();
    for path in paths {
        let marked = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        document(&marked, knowledge, parser, &mut score);
    }
    Ok(Some(score))
}

/// Adds one document to a score.
fn document(marked: &str, knowledge: &Knowledge, parser: &mut Parser, score: &mut Dates) {
    let (_, all) = markup::strip(marked, "TIMEX3");
    let made = |kind: &&markup::Element| matches!(kind.attribute("functionInDocument"), Some("CREATION_TIME" | "PUBLICATION_TIME"));
    let published = all.iter().find(made).and_then(|element| element.attribute("value"));
    let (text, gold) = markup::strip(markup::inner(marked, "TEXT").unwrap_or(marked), "TIMEX3");
    let times = ground::times(&parser.parse(&text), knowledge, published);
    score.gold += gold.len();
    score.found += times.len();
    for element in gold {
        let span = Span::new(element.span.0, element.span.1);
        if let Some(ours) = times.iter().find(|timex| timex.span.overlaps(span)) {
            score.overlapped += 1;
            score.exact += usize::from(ours.span == span);
            score.valued += usize::from(element.attribute("value") == Some(&ours.value));
        }
    }
}
