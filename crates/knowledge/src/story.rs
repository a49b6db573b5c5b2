//! `story/*.tsv` become what can be one happening, and words that say how it went.

use std::collections::HashMap;

use crate::Problem;
use crate::table::Table;

/// Which side a word of manner takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// "orderly"
    Good,
    /// "chaotic"
    Bad,
}

/// Families of types, and words of manner.
#[derive(Debug, Default)]
pub struct Story {
    families: HashMap<(String, String), String>,
    manner: HashMap<String, Side>,
}

impl Story {
    /// Reads one table.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            match (file, row.get("side")) {
                ("story/families.tsv", _) => {
                    self.families.insert((row.get("type").into(), row.get("mode").into()), row.get("family").into());
                }
                ("story/manner.tsv", "good") => {
                    self.manner.insert(row.get("word").into(), Side::Good);
                }
                ("story/manner.tsv", "bad") => {
                    self.manner.insert(row.get("word").into(), Side::Bad);
                }
                _ => problems.push(row.problem("cannot read this row", "see data/README.md")),
            }
        }
    }

    /// The family of a type and mode.
    pub fn family(&self, kind: &str, mode: Option<&str>) -> Option<&str> {
        let row = |mode: &str| self.families.get(&(kind.to_string(), mode.to_string())).map(String::as_str);
        mode.and_then(row).or_else(|| row(""))
    }

    /// The side that a lemma takes, if it says how something went.
    pub fn side(&self, lemma: &str) -> Option<Side> {
        self.manner.get(lemma).copied()
    }
}
