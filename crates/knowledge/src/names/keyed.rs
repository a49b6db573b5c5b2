//! Raw rows of one table become rows by key: a user's row takes the place of the one that is built in.

use std::collections::HashMap;

use super::read::{Fields, Raws};
use super::rows::{At, Text};

/// Rows by their key; the last of a key wins.
pub(super) struct Keyed<'a> {
    pub(super) rows: HashMap<&'a str, usize>,
    pub(super) chosen: Vec<usize>,
}

/// Picks the rows that count: of two files the later, within one file both are told.
pub(super) fn keyed<'a, const N: usize>(raws: &Raws<N>, fields: &mut Fields<'a>) -> Keyed<'a> {
    let mut keyed = Keyed { rows: HashMap::with_capacity(raws.rows.len()), chosen: Vec::with_capacity(raws.rows.len()) };
    for (number, raw) in raws.rows.iter().enumerate() {
        let key = fields.str(raw.fields[0]);
        match keyed.rows.get(key) {
            None => {
                keyed.rows.insert(key, keyed.chosen.len());
                keyed.chosen.push(number);
            }
            Some(&slot) => {
                if raws.rows[keyed.chosen[slot]].at.file == raw.at.file {
                    fields.problem(raw.at, format!("{key:?} stands here twice"), "remove one, or join the rows");
                }
                keyed.chosen[slot] = number;
            }
        }
    }
    keyed
}

/// A user's country with the name of one that is built in takes its place under its own code; the old code still finds it.
pub(super) fn renamed<'a, const N: usize>(mut keyed: Keyed<'a>, raws: &Raws<N>, fields: &Fields<'a>) -> Keyed<'a> {
    const NAME: usize = 1;
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (slot, &number) in keyed.chosen.iter().enumerate() {
        let raw = &raws.rows[number];
        match by_name.get(fields.str(raw.fields[NAME])) {
            Some(&first) if raws.rows[keyed.chosen[first]].at.file != raw.at.file => moved.push((slot, first)),
            _ => {
                by_name.insert(fields.str(raw.fields[NAME]), slot);
            }
        }
    }
    for (slot, first) in moved.into_iter().rev() {
        let number = keyed.chosen.remove(slot);
        keyed.chosen[first] = number;
        keyed.rows.values_mut().for_each(|place| match *place {
            at if at == slot => *place = first,
            at if at > slot => *place -= 1,
            _ => {}
        });
    }
    keyed
}

impl Keyed<'_> {
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.rows.get(key).copied()
    }
}

/// A row that a field names, or a problem.
pub(super) fn link(keyed: &Keyed<'_>, fields: &mut Fields<'_>, at: At, words: Text, file: &str) -> Option<usize> {
    let key = fields.str(words);
    if key.is_empty() {
        return None;
    }
    let found = keyed.find(key);
    if found.is_none() {
        fields.problem(at, format!("{key:?} is not in {file}"), "add it there, or correct the spelling");
    }
    found
}

/// Puts rows in the order of their keys, so that they can be searched.
pub(super) fn sorted(keyed: Keyed<'_>) -> Keyed<'_> {
    let mut pairs: Vec<(&str, usize)> = keyed.rows.iter().map(|(key, slot)| (*key, keyed.chosen[*slot])).collect();
    pairs.sort_unstable();
    let rows = pairs.iter().enumerate().map(|(slot, (key, _))| (*key, slot)).collect();
    Keyed { rows, chosen: pairs.into_iter().map(|(_, number)| number).collect() }
}

/// Links a field that may hold several keys by its first.
pub(super) fn first_link(keyed: &Keyed<'_>, fields: &mut Fields<'_>, at: At, words: Text, file: &str) -> Option<usize> {
    let first = fields.str(words).split('|').next().unwrap_or("").len() as u32;
    link(keyed, fields, at, Text { start: words.start, len: first }, file)
}
