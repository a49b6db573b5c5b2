//! The text of one table becomes raw rows: fields in a fixed order of columns, words kept in one shared text.

use record::Sector;

use super::day::Day;
use super::rows::{At, Gender, Text};
use crate::Problem;

/// A row whose fields are not yet read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<const N: usize> {
    pub at: At,
    pub fields: [Text; N],
}

/// The raw rows of a table over all its files.
#[derive(Clone, Debug)]
pub(super) struct Raws<const N: usize> {
    columns: [&'static str; N],
    pub rows: Vec<Raw<N>>,
}

impl<const N: usize> Raws<N> {
    pub(super) fn new(columns: [&'static str; N]) -> Raws<N> {
        Raws { columns, rows: Vec::new() }
    }

    /// Adds the rows of one file, whose text begins at `base` of the shared text.
    pub(super) fn read(&mut self, file: u16, base: usize, text: &str, name: &str, problems: &mut Vec<Problem>) {
        let mut order: Option<Vec<Option<usize>>> = None;
        for (line, row) in (1u32..).zip(text.split('\n')) {
            if row.starts_with('#') || row.trim().is_empty() {
                continue;
            }
            match &order {
                None => order = Some(self.order(row, line, name, problems)),
                Some(order) => {
                    let start = base + (row.as_ptr() as usize - text.as_ptr() as usize);
                    self.row(order, row, start, At { file, line }, name, problems);
                }
            }
        }
    }

    fn order(&self, header: &str, line: u32, name: &str, problems: &mut Vec<Problem>) -> Vec<Option<usize>> {
        let place = |title: &str| self.columns.iter().position(|column| *column == title.trim());
        let order: Vec<Option<usize>> = header.split('\t').map(place).collect();
        if !order.contains(&Some(0)) {
            let hint = format!("the columns are {}", self.columns.join(", "));
            problems.push(Problem::new(name, line, format!("no column {:?}", self.columns[0]), hint));
        }
        for (title, _) in header.split('\t').zip(&order).filter(|(_, place)| place.is_none()) {
            if !matches!(title.trim(), "source" | "note" | "cow" | "gw") {
                problems.push(Problem::new(name, line, format!("unknown column {title:?}"), "see data/README.md"));
            }
        }
        order
    }

    fn row(&mut self, order: &[Option<usize>], row: &str, mut start: usize, at: At, name: &str, problems: &mut Vec<Problem>) {
        let mut fields = [Text::default(); N];
        let mut count = 0;
        for field in row.split('\t') {
            let trimmed = field.trim();
            let indent = field.len() - field.trim_start().len();
            if let Some(Some(place)) = order.get(count) {
                fields[*place] = Text { start: (start + indent) as u32, len: trimmed.len() as u32 };
            }
            start += field.len() + 1;
            count += 1;
        }
        if count > order.len() {
            problems.push(Problem::new(name, at.line, "more fields than columns", "check for a stray tab"));
        }
        self.rows.push(Raw { at, fields });
    }
}

/// Reads fields, and collects what is wrong with them.
pub(super) struct Fields<'a> {
    pub text: &'a str,
    pub files: &'a [String],
    pub problems: &'a mut Vec<Problem>,
}

impl<'a> Fields<'a> {
    pub(super) fn str(&self, words: Text) -> &'a str {
        &self.text[words.start as usize..(words.start + words.len) as usize]
    }

    pub(super) fn problem(&mut self, at: At, what: impl Into<String>, hint: impl Into<String>) {
        let file = self.files.get(at.file as usize).map_or("names", String::as_str);
        self.problems.push(Problem::new(file, at.line, what, hint));
    }

    /// The first day of a spell; the beginning of time where the field is empty.
    pub(super) fn from(&mut self, at: At, words: Text) -> Day {
        self.day(at, words, Day::first_of, Day::FIRST)
    }

    /// The last day of a spell; the end of time where the field is empty.
    pub(super) fn until(&mut self, at: At, words: Text) -> Day {
        self.day(at, words, Day::last_of, Day::LAST)
    }

    fn day(&mut self, at: At, words: Text, read: fn(&str) -> Option<Day>, missing: Day) -> Day {
        let word = self.str(words);
        if word.is_empty() {
            return missing;
        }
        read(word).unwrap_or_else(|| {
            self.problem(at, format!("{word:?} is not a day"), "write 2021-08-05, 2021-08 or 2021");
            missing
        })
    }

    pub(super) fn sector(&mut self, at: At, words: Text) -> Option<Sector> {
        let word = self.str(words);
        let sector = Sector::from_word(word);
        if sector.is_none() && !word.is_empty() {
            self.problem(at, format!("unknown sector {word:?}"), "use a PLOVER sector, as GOV or MIL");
        }
        sector
    }

    pub(super) fn gender(&mut self, at: At, words: Text) -> Option<Gender> {
        match self.str(words) {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            "" => None,
            word => {
                self.problem(at, format!("unknown gender {word:?}"), "write m, f or nothing");
                None
            }
        }
    }
}
