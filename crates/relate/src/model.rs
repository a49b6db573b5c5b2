//! Names of features become a type with its probability: a layer of rectified units over the features, a linear layer over the units.
//!
//! All weights and sums are whole numbers, so that they are the same on any machine; the only floating point is in the
//! probability, by a portable exponential. With the units that are on, the answer is linear in the features: what each
//! feature adds to a type is told exactly.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use record::EventType;

/// The classes: the types in the order of the ontology, and last the pair that has nothing to do with each other.
pub(crate) const CLASSES: usize = 17;
const NONE: usize = CLASSES - 1;
/// Units between the features and the classes.
pub(crate) const UNITS: usize = 24;
/// Weights of features are whole hundredths, weights of units whole thousandths.
pub(crate) const FEATURE_SCALE: f64 = 100.0;
pub(crate) const UNIT_SCALE: f64 = 1000.0;
/// What a sum of products of both stands for.
const SUM_SCALE: f64 = FEATURE_SCALE * UNIT_SCALE;

/// Values of the units.
pub(crate) type Layer = [i64; UNITS];

/// Two layers of weights over named features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    features: HashMap<String, [i16; UNITS]>,
    /// What each unit holds without any feature, in hundredths.
    bias: [i16; UNITS],
    /// What each unit adds to each class, in thousandths.
    outputs: [[i32; UNITS]; CLASSES],
    /// What each class has without any unit, in thousandths.
    output_bias: [i32; CLASSES],
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
        write!(out, "line {}: not a row of weights: {:?}", self.line, self.text)
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

    /// Puts a model together; `outputs` and `output_bias` by class. Features without weights are left out.
    pub(crate) fn new(
        features: impl IntoIterator<Item = (String, [i16; UNITS])>,
        bias: [i16; UNITS],
        outputs: [[i32; UNITS]; CLASSES],
        output_bias: [i32; CLASSES],
    ) -> Model {
        let features = features.into_iter().filter(|(_, weights)| weights.iter().any(|weight| *weight != 0)).collect();
        Model { features, bias, outputs, output_bias, temperature: UNIT_SCALE as i32 }
    }

    /// The same model with other probabilities: the higher the temperature, the less sure.
    pub fn with_temperature(self, temperature: f64) -> Model {
        Model { temperature: ((temperature * UNIT_SCALE).round() as i32).max(1), ..self }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// The first line that is neither a comment nor a row of weights.
    pub fn read(text: &str) -> Result<Model, ModelError> {
        let mut model = Model { temperature: UNIT_SCALE as i32, ..Model::default() };
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            model.take(line).ok_or_else(|| ModelError { line: at + 1, text: line.to_string() })?;
        }
        Ok(model)
    }

    /// Takes a row in: `=temperature`, `=units`, `=CLASS` or a feature, and its numbers.
    fn take(&mut self, line: &str) -> Option<()> {
        let (name, numbers) = line.split_once('\t')?;
        let Some(special) = name.strip_prefix('=') else {
            self.features.insert(name.to_string(), row(numbers)?);
            return Some(());
        };
        match special {
            "temperature" => self.temperature = numbers.parse().ok().filter(|temperature| *temperature > 0)?,
            "units" => self.bias = row(numbers)?,
            class => {
                let class = (0..CLASSES).find(|&known| word(known) == class)?;
                let (weights, bias) = numbers.rsplit_once(' ')?;
                self.outputs[class] = row(weights)?;
                self.output_bias[class] = bias.parse().ok()?;
            }
        }
        Some(())
    }

    /// Writes the table that [`Model::read`] reads, features sorted.
    pub fn write(&self) -> String {
        let mut rows: Vec<String> = self.features.iter().map(|(name, weights)| format!("{name}\t{}\n", joined(weights))).collect();
        rows.sort();
        let classes = (0..CLASSES).map(|class| format!("={}\t{} {}\n", word(class), joined(&self.outputs[class]), self.output_bias[class]));
        let head = format!("=temperature\t{}\n=units\t{}\n", self.temperature, joined(&self.bias));
        head + &classes.collect::<String>() + &rows.concat()
    }

    /// Values of the units before those below zero are cut off, in hundredths.
    fn units(&self, features: &[String]) -> Layer {
        let mut units = self.bias.map(i64::from);
        for weights in features.iter().filter_map(|name| self.features.get(name)) {
            units.iter_mut().zip(weights).for_each(|(unit, weight)| *unit += i64::from(*weight));
        }
        units
    }

    /// Sums by class.
    fn sums(&self, units: &Layer) -> [i64; CLASSES] {
        std::array::from_fn(|class| {
            let products = units.iter().zip(&self.outputs[class]).map(|(unit, weight)| unit.max(&0) * i64::from(*weight));
            products.sum::<i64>() + i64::from(self.output_bias[class]) * FEATURE_SCALE as i64
        })
    }

    /// The most likely class, and the most likely among the types.
    pub(crate) fn decide(&self, features: &[String]) -> Decision {
        let sums = self.sums(&self.units(features));
        let best = |classes: usize| (0..classes).max_by_key(|&class| (sums[class], std::cmp::Reverse(class))).unwrap_or(0);
        let (any, typed) = (best(CLASSES), best(NONE));
        Decision {
            kind: EventType::ALL.get(any).copied(),
            confidence: self.probability(&sums, any),
            forced: EventType::ALL[typed],
            forced_confidence: self.probability(&sums[..NONE], typed),
        }
    }

    /// The probability of a type, or of none.
    pub fn chance(&self, features: &[String], kind: Option<EventType>) -> f64 {
        self.probability(&self.sums(&self.units(features)), class_of(kind))
    }

    fn probability(&self, sums: &[i64], class: usize) -> f64 {
        let scale = SUM_SCALE * f64::from(self.temperature) / UNIT_SCALE;
        let power = |sum: i64| libm::exp((sum - sums[class]) as f64 / scale);
        1.0 / sums.iter().map(|&sum| power(sum)).sum::<f64>()
    }

    /// The features that speak most for a type, strongest first, with what each adds to it beyond what it adds to all types on average.
    pub(crate) fn reasons(&self, features: &[String], kind: EventType) -> Vec<(String, f64)> {
        let (units, class) = (self.units(features), class_of(Some(kind)));
        let pull: [i64; UNITS] = std::array::from_fn(|unit| {
            let all: i64 = self.outputs.iter().map(|weights| i64::from(weights[unit])).sum();
            if units[unit] > 0 { i64::from(self.outputs[class][unit]) * CLASSES as i64 - all } else { 0 }
        });
        let adds = |weights: &[i16; UNITS]| weights.iter().zip(&pull).map(|(weight, pull)| i64::from(*weight) * pull).sum::<i64>();
        let mut found: Vec<(i64, &String)> = features.iter().filter_map(|name| Some((adds(self.features.get(name)?), name))).collect();
        found.retain(|(added, _)| *added > 0);
        found.sort_by_key(|&(added, name)| (std::cmp::Reverse(added), name));
        found.into_iter().take(8).map(|(added, name)| (name.clone(), added as f64 / SUM_SCALE / CLASSES as f64)).collect()
    }
}

/// `12 -3 0`, as many numbers as there are units.
fn row<T: std::str::FromStr + fmt::Debug>(numbers: &str) -> Option<[T; UNITS]> {
    let numbers: Vec<T> = numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

fn joined<T: ToString>(numbers: &[T]) -> String {
    numbers.iter().map(T::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unit 0 is on with "a" and speaks for AID, unit 1 with "b" and speaks for nothing.
    fn model() -> Model {
        let unit = |at: usize, weight: i16| std::array::from_fn(|unit| if unit == at { weight } else { 0 });
        let mut outputs = [[0; UNITS]; CLASSES];
        outputs[class_of(Some(EventType::Aid))][0] = 1000;
        outputs[NONE][1] = 1500;
        Model::new([("a".to_string(), unit(0, 100)), ("b".to_string(), unit(1, 100)), ("off".to_string(), unit(0, -300))], [0; UNITS], outputs, [0; CLASSES])
            .with_temperature(0.5)
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(Model::read(&model().write()).unwrap(), model());
        assert_eq!(Model::read("a\t1").unwrap_err().line, 1);
    }

    #[test]
    fn a_type_is_forced_where_none_is_likelier() {
        let decision = model().decide(&["a".into(), "b".into()]);
        assert_eq!((decision.kind, decision.forced), (None, EventType::Aid));
        assert!(decision.confidence > 0.3 && decision.forced_confidence > 0.3 && decision.forced_confidence <= 1.0);
    }

    #[test]
    fn unknown_features_say_nothing() {
        assert!((model().decide(&["c".into()]).confidence - 1.0 / CLASSES as f64).abs() < 1e-9);
    }

    #[test]
    fn a_unit_below_zero_is_off_and_gives_no_reason() {
        let off = ["a".to_string(), "off".to_string()];
        assert!((model().chance(&off, Some(EventType::Aid)) - 1.0 / CLASSES as f64).abs() < 1e-9);
        assert_eq!(model().reasons(&off, EventType::Aid), []);
        let [(name, added)] = &model().reasons(&["a".to_string()], EventType::Aid)[..] else { panic!("one reason") };
        assert!(name == "a" && (added - 16.0 / 17.0).abs() < 1e-9);
    }
}
