//! A TSV file becomes rows with named columns that remember where they stand.
//!
//! Lines that begin with `#` are the header: what the table is, its source, licence, date, known problems.
//! The first other line names the columns. Several values in one field are separated by `|`.

use crate::problem::Problem;

/// A table of one file.
#[derive(Debug)]
pub struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<(u32, &'t str)>,
}

impl<'t> Table<'t> {
    /// Reads a table; a row with more fields than columns is a problem.
    pub fn read(file: &'t str, text: &'t str, problems: &mut Vec<Problem>) -> Table<'t> {
        let mut lines = (1u32..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let columns = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
        let table = Table { file, columns, rows: lines.collect() };
        for (line, row) in &table.rows {
            if row.split('\t').count() > table.columns.len() {
                problems.push(Problem::new(file, *line, "more fields than columns", "check for a stray tab"));
            }
        }
        table
    }

    /// The rows, in file order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.rows.iter().map(|&(line, text)| Row { table: self, line, fields: text.split('\t').collect() })
    }
}

/// One row.
#[derive(Debug)]
pub struct Row<'a, 't> {
    table: &'a Table<'t>,
    /// Line in the file, from 1.
    pub line: u32,
    fields: Vec<&'t str>,
}

impl<'t> Row<'_, 't> {
    /// A field by column name; empty where the row or the table does not have it.
    pub fn get(&self, column: &str) -> &'t str {
        let at = self.table.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.fields.get(at)).map_or("", |field| field.trim())
    }

    /// A field, or nothing where it is empty.
    pub fn some(&self, column: &str) -> Option<&'t str> {
        Some(self.get(column)).filter(|field| !field.is_empty())
    }

    /// The values of a field that holds several.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// A problem at this row.
    pub fn problem(&self, what: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem::new(self.table.file, self.line, what, hint)
    }
}
