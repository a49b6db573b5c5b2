//! `words/lemmas.tsv` becomes a table of verb forms whose dictionary form the lemmatizer misses.

use std::collections::HashMap;

use crate::Problem;
use crate::table::Table;

/// Dictionary forms by the form in the text.
#[derive(Debug, Default)]
pub struct Lemmas {
    by_form: HashMap<String, String>,
}

impl Lemmas {
    /// Reads a table of forms.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            self.by_form.insert(row.get("form").to_string(), row.get("lemma").to_string());
        }
    }

    /// The dictionary form of a verb form in lower case, where the lemmatizer misses it.
    pub fn of(&self, form: &str) -> Option<&str> {
        self.by_form.get(form).map(String::as_str)
    }
}
