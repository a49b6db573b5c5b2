//! A TSV with a header becomes samples: a sentence, two phrases of it, and what the one does to the other.

use std::collections::BTreeMap;

use readout::{Question, unquoted};
use sha2::{Digest, Sha256};

/// An annotated sentence.
pub struct Sample {
    pub question: Question<'static>,
    pub source: String,
    pub target: String,
    /// Type, or what the set calls it: `YIELD` for CONCEDE and RETREAT.
    pub kind: String,
    /// Class of the form, where the set has one.
    pub form: String,
}

impl Sample {
    pub fn sentence(&self) -> &str {
        &self.question.sentence
    }

    /// Whether both phrases stand in the sentence.
    pub fn is_usable(&self) -> bool {
        self.question.source.is_some() && self.question.target.is_some()
    }
}

/// Reads the rows; columns go by their names.
pub fn read(table: &str) -> Vec<Sample> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(|line| sample(&columns.iter().copied().zip(line.split('\t')).collect())).collect()
}

fn sample(fields: &BTreeMap<&str, &str>) -> Sample {
    let first = |names: &[&str]| names.iter().find_map(|name| fields.get(name)).map(|field| unquoted(field).into_owned()).unwrap_or_default();
    let (sentence, source, target) = (first(&["sentence"]), first(&["source", "actor"]), first(&["target", "recipient"]));
    let marked = Question::from_marked(&first(&["marked_sentence"]));
    let question = marked.unwrap_or_else(|| Question::from_words(&sentence, &source, &target).into_owned());
    Sample { question, source, target, kind: first(&["root", "type"]), form: first(&["form"]) }
}

/// The rows of a half: open where the first byte of the sentence's SHA-256 is even.
pub fn half(samples: Vec<Sample>, half: Option<&str>) -> Vec<Sample> {
    let even = |sample: &Sample| Sha256::digest(sample.sentence())[0] % 2 == 0;
    samples.into_iter().filter(|sample| half.is_none_or(|half| even(sample) == (half == "open"))).collect()
}

/// A type as sets with a joint class for CONCEDE and RETREAT call it.
pub fn root(kind: &str) -> &str {
    match kind {
        "CONCEDE" | "RETREAT" => "YIELD",
        other => other,
    }
}
