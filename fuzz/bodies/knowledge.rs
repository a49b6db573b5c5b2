//! Any bytes as a knowledge file: what is wrong with it is told, and nothing panics.
#![allow(dead_code)]

use knowledge::Knowledge;
use knowledge::table::Table;

/// Any bytes as a table of tab-separated values.
pub fn table(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut problems = Vec::new();
    let table = Table::read("own.tsv", &text, &mut problems);
    for row in table.rows() {
        for column in text.split_whitespace().take(8) {
            assert_eq!(row.some(column).is_none(), row.get(column).is_empty());
            assert!(row.list(column).all(|value| !value.is_empty()));
        }
        assert!(row.line as usize <= text.lines().count());
    }
}

/// A file of a user's own: the first line is its path (`events/own.toml`), the rest its text.
pub fn file(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (path, text) = all.split_once('\n').unwrap_or(("events/own.toml", &all));
    let (_, problems) = Knowledge::load(&[(path.trim().to_owned(), text.to_owned())]);
    assert!(problems.iter().all(|problem| !problem.to_string().is_empty()));
}
