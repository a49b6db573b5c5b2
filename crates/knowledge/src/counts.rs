//! `counts/*.tsv` become number words, currencies, and the words that say what a number counts.
//!
//! `dozens` is at least 24; `killed` makes a number a count of the killed; `$` is USD.

use std::collections::HashMap;

use crate::Problem;
use crate::table::{Row, Table};

/// What a number word is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// `twelve`: 12.
    Cardinal(f64),
    /// `third`: 3.
    Ordinal(f64),
    /// `million`: times 1,000,000.
    Scale(f64),
    /// `dozens`: from this number up.
    Vague(f64),
    /// `none`: 0.
    Zero,
    /// `without losing a soldier`: what it governs is 0.
    Without,
    /// `including`: what it governs is a part of a number told before.
    Part,
}

/// What a word before or after a number does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `at least`, `more than`: the number is the least.
    Min,
    /// `up to`, `fewer than`: the number is the most.
    Max,
    /// `about`: the number is what is known.
    About,
}

/// The side of a clause on which the number's noun stands for a kind to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governor {
    /// A verb: its object, or its subject in the passive.
    Verb,
    /// A verb: its subject (`15 people died`).
    Subject,
    /// A noun that carries the number (`a death toll of 15`, `the arrest of five men`).
    Noun,
    /// The counted word itself (`15 dead`, `five hostages`).
    Self_,
    /// The noun counted is a kind of thing (`troops`, `missiles`).
    Thing,
}

/// One row of `counts/kinds.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindWord {
    /// Where the word stands.
    pub governor: Governor,
    /// What is counted: `killed`, as the record writes it.
    pub kind: Kind,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Killed,
    Injured,
    Arrested,
    Abducted,
    Missing,
    Displaced,
    Released,
    Troops,
    Protesters,
    Weapons,
}

/// Number words and what they count.
#[derive(Debug, Default)]
pub struct Counts {
    numbers: HashMap<Box<str>, Number>,
    bounds: Vec<(Vec<Box<str>>, Bound)>,
    bound_first: HashMap<Box<str>, Vec<usize>>,
    kinds: HashMap<Box<str>, Vec<KindWord>>,
    currencies: HashMap<Box<str>, Box<str>>,
    units: HashMap<Box<str>, Box<str>>,
    people: HashMap<Box<str>, ()>,
}

impl Counts {
    /// What a word in lower case is worth as a number word.
    pub fn number(&self, word: &str) -> Option<Number> {
        self.numbers.get(word).copied()
    }

    /// The bounds that begin with a word, longest first: their words and what they do.
    pub fn bounds(&self, first: &str) -> impl Iterator<Item = (&[Box<str>], Bound)> {
        let found = self.bound_first.get(first).map_or(&[][..], |at| at);
        found.iter().map(|&at| (&self.bounds[at].0[..], self.bounds[at].1))
    }

    /// What a lemma makes of a number.
    pub fn kinds(&self, lemma: &str) -> &[KindWord] {
        self.kinds.get(lemma).map_or(&[], |kinds| kinds)
    }

    /// ISO code of a currency sign or word (`$`, `euros`).
    pub fn currency(&self, word: &str) -> Option<&str> {
        self.currencies.get(word).map(|code| &**code)
    }

    /// Canonical name of a unit of measure (`tonnes`).
    pub fn unit(&self, word: &str) -> Option<&str> {
        self.units.get(word).map(|code| &**code)
    }

    /// Whether a lemma names human beings, for numbers below a verb of harm.
    pub fn person(&self, lemma: &str) -> bool {
        self.people.contains_key(lemma)
    }

    /// Reads one of the files of `counts/`.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            let done = match file {
                "counts/numbers.tsv" => self.number_row(&row),
                "counts/bounds.tsv" => self.bound_row(&row),
                "counts/kinds.tsv" => self.kind_row(&row),
                "counts/units.tsv" => self.unit_row(&row),
                "counts/people.tsv" => {
                    self.people.insert(row.get("lemma").into(), ());
                    Ok(())
                }
                _ => Err(row.problem("unknown file of counts", "see data/README.md")),
            };
            problems.extend(done.err());
        }
    }

    fn number_row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let value = || row.get("value").parse::<f64>().map_err(|_| row.problem("not a number", "write digits"));
        let number = match row.get("class") {
            "cardinal" => Number::Cardinal(value()?),
            "ordinal" => Number::Ordinal(value()?),
            "scale" => Number::Scale(value()?),
            "vague" => Number::Vague(value()?),
            "zero" => Number::Zero,
            "without" => Number::Without,
            "part" => Number::Part,
            other => {
                return Err(row.problem(format!("unknown class {other:?}"), "see the head of the file"));
            }
        };
        self.numbers.insert(row.get("word").into(), number);
        Ok(())
    }

    fn bound_row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let bound = match row.get("bound") {
            "min" => Bound::Min,
            "max" => Bound::Max,
            "about" => Bound::About,
            other => {
                return Err(row.problem(format!("unknown bound {other:?}"), "one of min, max, about"));
            }
        };
        let words: Vec<Box<str>> = row.get("phrase").split(' ').map(Box::from).collect();
        let at = self.bound_first.entry(words[0].clone()).or_default();
        at.push(self.bounds.len());
        self.bounds.push((words, bound));
        at.sort_by_key(|&at| std::cmp::Reverse(self.bounds[at].0.len()));
        Ok(())
    }

    fn kind_row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let governor = match row.get("as") {
            "verb" => Governor::Verb,
            "subject" => Governor::Subject,
            "noun" => Governor::Noun,
            "self" => Governor::Self_,
            "thing" => Governor::Thing,
            other => {
                return Err(row.problem(format!("unknown use {other:?}"), "see the head of the file"));
            }
        };
        let kind = kind(row.get("kind")).ok_or_else(|| row.problem("unknown kind", "see the head of the file"))?;
        self.kinds.entry(row.get("lemma").into()).or_default().push(KindWord { governor, kind });
        Ok(())
    }

    fn unit_row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let table = match row.get("class") {
            "money" => &mut self.currencies,
            "measure" => &mut self.units,
            other => {
                return Err(row.problem(format!("unknown class {other:?}"), "money or measure"));
            }
        };
        table.insert(row.get("word").into(), row.get("unit").into());
        Ok(())
    }
}

/// The kind of a word of the table.
fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "killed" => Kind::Killed,
        "injured" => Kind::Injured,
        "arrested" => Kind::Arrested,
        "abducted" => Kind::Abducted,
        "missing" => Kind::Missing,
        "displaced" => Kind::Displaced,
        "released" => Kind::Released,
        "troops" => Kind::Troops,
        "protesters" => Kind::Protesters,
        "weapons" => Kind::Weapons,
        _ => return None,
    })
}
