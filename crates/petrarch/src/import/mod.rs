//! Dictionaries in TABARI's and PETRARCH's formats become files of ours, row for row, with the line that each came from.

mod actors;
mod agents;
mod days;
mod discards;
mod lines;
mod verbs;

use knowledge::Problem;

use crate::options::Options;

/// Dictionaries as they were written: name and text of each.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Actors.
    pub actors: Vec<(String, String)>,
    /// Agents.
    pub agents: Vec<(String, String)>,
    /// Verbs, patterns and synsets.
    pub verbs: Vec<(String, String)>,
    /// Discards.
    pub discards: Vec<(String, String)>,
}

/// What became of dictionaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Path below the folder, and text.
    pub files: Vec<(String, String)>,
    /// What was left out, and why; it stops nothing.
    pub problems: Vec<Problem>,
}

/// Turns dictionaries into files of ours.
pub fn import(sources: &Sources) -> Imported {
    let mut problems = Vec::new();
    let mut tables = vec![
        actors::table(&sources.actors, &mut problems),
        agents::table(&sources.agents, &mut problems),
        discards::table(&sources.discards, &mut problems),
        options(),
    ];
    tables.extend(verbs::tables(&sources.verbs, &mut problems));
    Imported { files: tables.iter().map(Sheet::file).collect(), problems }
}

/// A table to be written.
pub(crate) struct Sheet {
    name: &'static str,
    about: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn new(name: &'static str, about: &'static str, columns: &'static [&'static str]) -> Sheet {
        Sheet { name, about, columns, rows: Vec::new() }
    }

    pub(crate) fn row<const N: usize>(&mut self, fields: [&str; N]) {
        self.rows.push(fields.iter().map(|field| field.replace(['\t', '\n', '\r'], " ")).collect());
    }

    /// Rows are sorted by their first column; those that are alike there keep their order.
    fn file(&self) -> (String, String) {
        let mut rows = self.rows.clone();
        rows.sort_by(|a, b| a[0].cmp(&b[0]));
        let mut text = String::new();
        for line in self.about.lines() {
            text.push_str(&format!("# {line}\n"));
        }
        text.push_str(&format!("{}\n", self.columns.join("\t")));
        for row in rows {
            text.push_str(row.join("\t").trim_end_matches('\t'));
            text.push('\n');
        }
        (format!("petrarch/{}.tsv", self.name), text)
    }
}

const OPTIONS: &str = "How acts are coded; the names are those of PETRARCH's configuration.\n\
    Clauses between commas, before the first and after the last are left out where their words number from min to max; max 0 keeps them.\n\
    new_actor_length: phrases of at most so many words that no dictionary knows stand for themselves; 0 for none.\n\
    require_dyad: whether both sides need a code.";

fn options() -> Sheet {
    let mut sheet = Sheet::new("options", OPTIONS, &["option", "value"]);
    for name in Options::NAMES {
        sheet.row([name, &Options::default().get(name)]);
    }
    sheet
}
