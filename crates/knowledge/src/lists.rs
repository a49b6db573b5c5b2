//! `lists/NAME.tsv` become sets of lemmas that rules and repairs refer to as `@NAME`.

use std::collections::{BTreeMap, HashSet};

use crate::Problem;
use crate::table::Table;

/// Named sets of lemmas. A lemma of several words is written with spaces.
#[derive(Debug, Default)]
pub struct Lists {
    sets: BTreeMap<String, HashSet<String>>,
    laid_over: bool,
}

impl Lists {
    /// Reads one list; the file's name is the list's.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let name = file.trim_start_matches("lists/").trim_end_matches(".tsv");
        let set = self.sets.entry(name.to_string()).or_default();
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            if !set.insert(row.get("word").to_string()) && !self.laid_over {
                problems.push(row.problem(format!("{:?} stands here twice", row.get("word")), "remove one"));
            }
        }
    }

    /// What is read from now on is a user's own, and may repeat what is built in.
    pub(crate) fn lay_over(&mut self) {
        self.laid_over = true;
    }

    /// Whether a list exists.
    pub fn exists(&self, list: &str) -> bool {
        self.sets.contains_key(list)
    }

    /// Whether a lemma is in a list; an unknown list holds nothing.
    pub fn has(&self, list: &str, lemma: &str) -> bool {
        self.sets.get(list).is_some_and(|set| set.contains(lemma))
    }

    /// The set of a name, to be kept for many look-ups.
    pub fn set(&self, list: &str) -> Option<&HashSet<String>> {
        self.sets.get(list)
    }
}
