//! Names of features become a type and a probability: a linear model with whole-number weights, read from a table.
//!
//! A row is a feature and its weights: `joins ASSAULT<tab>ASSAULT 1310|ACCUSE -120`, in thousandths.
//! Sums are exact; the only floating point is in the probability, by a portable exponential.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use record::EventType;

/// The classes: the types in the order of the ontology, and last the pair that has nothing to do with each other.
pub(crate) const CLASSES: usize = 17;
const NONE: usize = CLASSES - 1;
/// Weights are whole thousandths.
pub(crate) const UNIT: f64 = 1000.0;

/// A linear model over named features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    weights: HashMap<String, Vec<(u8, i32)>>,
    /// What sums are divided by before they become probabilities, in thousandths.
    temperature: i32,
}

/// A table of weights that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    /// Line of the table, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: not a feature with weights: {:?}", self.line, self.text)
    }
}

impl std::error::Error for ModelError {}

/// The class of a type.
pub(crate) fn class_of(kind: Option<EventType>) -> usize {
    kind.map_or(NONE, |kind| EventType::ALL.iter().position(|&known| known == kind).unwrap_or(NONE))
}

fn word(class: usize) -> &'static str {
    EventType::ALL.get(class).map_or("NONE", |kind| kind.as_str())
}

fn class_of_word(word: &str) -> Option<usize> {
    if word == "NONE" { Some(NONE) } else { EventType::from_word(word).map(|kind| class_of(Some(kind))) }
}

/// The outcome of a decision.
pub(crate) struct Decision {
    pub(crate) kind: Option<EventType>,
    pub(crate) confidence: f64,
    pub(crate) forced: EventType,
    pub(crate) forced_confidence: f64,
}

/// The weights that `cargo xtask train` wrote.
static WEIGHTS: &str = include_str!("../data/weights.tsv");

impl Model {
    /// The model that comes with the program, read once.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(WEIGHTS).expect("the embedded weights are whole"))
    }

    /// Puts a model together from weights by feature and class.
    pub(crate) fn new(rows: impl IntoIterator<Item = (String, Vec<i32>)>, temperature: i32) -> Model {
        let sparse = |weights: Vec<i32>| (0u8..).zip(weights).filter(|(_, weight)| *weight != 0).collect::<Vec<_>>();
        let weights = rows.into_iter().map(|(name, weights)| (name, sparse(weights))).filter(|(_, weights)| !weights.is_empty()).collect();
        Model { weights, temperature }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// The first line that is neither a comment nor a feature with weights.
    pub fn read(text: &str) -> Result<Model, ModelError> {
        let mut model = Model { weights: HashMap::new(), temperature: UNIT as i32 };
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let (name, weights) = row(line).ok_or_else(|| ModelError { line: at + 1, text: line.to_string() })?;
            match name {
                "temperature" => model.temperature = weights.first().map_or(UNIT as i32, |&(_, weight)| weight.max(1)),
                name => drop(model.weights.insert(name.to_string(), weights)),
            }
        }
        Ok(model)
    }

    /// Writes the table that [`Model::read`] reads, rows sorted by feature.
    pub fn write(&self) -> String {
        let pairs =
            |weights: &[(u8, i32)]| weights.iter().map(|(class, weight)| format!("{} {weight}", word(usize::from(*class)))).collect::<Vec<_>>().join("|");
        let mut rows: Vec<String> = self.weights.iter().map(|(name, weights)| format!("{name}\t{}\n", pairs(weights))).collect();
        rows.sort();
        format!("temperature\tNONE {}\n{}", self.temperature, rows.concat())
    }

    /// Sums of weights by class, in thousandths.
    fn sums(&self, features: &[String]) -> [i64; CLASSES] {
        let mut sums = [0; CLASSES];
        for (class, weight) in features.iter().filter_map(|name| self.weights.get(name)).flatten() {
            sums[usize::from(*class)] += i64::from(*weight);
        }
        sums
    }

    /// The most likely class, and the most likely among the types.
    pub(crate) fn decide(&self, features: &[String]) -> Decision {
        let sums = self.sums(features);
        let best = |classes: usize| (0..classes).max_by_key(|&class| (sums[class], std::cmp::Reverse(class))).unwrap_or(0);
        let (any, typed) = (best(CLASSES), best(NONE));
        Decision {
            kind: EventType::ALL.get(any).copied(),
            confidence: self.probability(&sums, any),
            forced: EventType::ALL[typed],
            forced_confidence: self.probability(&sums[..NONE], typed),
        }
    }

    fn probability(&self, sums: &[i64], class: usize) -> f64 {
        let power = |sum: i64| libm::exp((sum - sums[class]) as f64 / f64::from(self.temperature));
        1.0 / sums.iter().map(|&sum| power(sum)).sum::<f64>()
    }

    /// The features that speak most for a type, strongest first.
    pub(crate) fn reasons(&self, features: &[String], kind: EventType) -> Vec<(String, f64)> {
        let class = class_of(Some(kind));
        let weight = |name: &String| self.weights.get(name)?.iter().find(|(known, _)| usize::from(*known) == class).map(|(_, weight)| *weight);
        let mut found: Vec<(i32, &String)> = features.iter().filter_map(|name| Some((weight(name)?, name))).filter(|(weight, _)| *weight > 0).collect();
        found.sort_by_key(|&(weight, name)| (std::cmp::Reverse(weight), name));
        found.into_iter().take(8).map(|(weight, name)| (name.clone(), f64::from(weight) / UNIT)).collect()
    }
}

/// `joins ASSAULT<tab>ASSAULT 1310|ACCUSE -120`
fn row(line: &str) -> Option<(&str, Vec<(u8, i32)>)> {
    let (name, weights) = line.split_once('\t')?;
    let weight = |pair: &str| {
        let (class, weight) = pair.split_once(' ')?;
        Some((u8::try_from(class_of_word(class)?).ok()?, weight.parse().ok()?))
    };
    Some((name, weights.split('|').map(weight).collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        Model::read("temperature\tNONE 500\na\tAID 1000|SANCTION -200\nb\tNONE 1500\n").unwrap()
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(Model::read(&model().write()).unwrap(), model());
        assert_eq!(Model::read("a AID 1").unwrap_err().line, 1);
    }

    #[test]
    fn a_type_is_forced_where_none_is_likelier() {
        let decision = model().decide(&["a".into(), "b".into()]);
        assert_eq!((decision.kind, decision.forced), (None, EventType::Aid));
        assert!(decision.confidence > 0.3 && decision.forced_confidence > 0.3 && decision.forced_confidence <= 1.0);
    }

    #[test]
    fn unknown_features_say_nothing() {
        let probability = model().decide(&["c".into()]).confidence;
        assert!((probability - 1.0 / CLASSES as f64).abs() < 1e-9);
    }
}
