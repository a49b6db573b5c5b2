//! Pair sentences with their types become a model: stochastic descent (Adam), the same weights on every run.

use std::collections::BTreeMap;

use record::EventType;

use crate::model::{CLASSES, FEATURE_SCALE, Model, UNIT_SCALE, UNITS, class_of};

/// A sentence's features with what the source does to the target.
#[derive(Clone, Debug)]
pub struct Example {
    /// Names of the features that hold.
    pub features: Vec<String>,
    /// The type, or none.
    pub kind: Option<EventType>,
}

/// How a model is fitted.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over all examples.
    pub passes: usize,
    /// Examples whose slopes are averaged for one step.
    pub batch: usize,
    /// Size of the steps.
    pub step: f64,
    /// Features that hold in fewer examples are left out.
    pub least: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { passes: 8, batch: 64, step: 0.002, least: 3 }
    }
}

/// Fits a model.
pub fn fit(examples: &[Example], settings: Settings) -> Model {
    let names = vocabulary(examples, settings.least);
    let numbers: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let rows = examples.iter().map(|example| example.features.iter().filter_map(|name| numbers.get(name.as_str()).copied()).collect());
    let rows: Vec<(Vec<usize>, usize)> = rows.zip(examples.iter().map(|example| class_of(example.kind))).collect();
    let mut net = Net::new(names.len());
    net.descend(&rows, settings);
    net.rounded(&names)
}

/// Features that hold often enough, sorted.
fn vocabulary(examples: &[Example], least: usize) -> Vec<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(name, _)| name).collect()
}

/// Both layers in floating point, in one list: features by unit, units' bias, classes by unit, classes' bias.
struct Net {
    weights: Vec<f64>,
    features: usize,
}

impl Net {
    /// All features begin at zero, all units on; only how units speak for classes differs, by a fixed sequence.
    fn new(features: usize) -> Net {
        let mut random = Sequence::default();
        let mut weights = vec![0.0; features * UNITS];
        weights.extend([0.1; UNITS]);
        weights.extend((0..CLASSES * UNITS).map(|_| random.next(1000) as f64 / 1000.0 - 0.5));
        weights.extend([0.0; CLASSES]);
        Net { weights, features }
    }

    fn bias(&self) -> usize {
        self.features * UNITS
    }

    fn outputs(&self) -> usize {
        self.bias() + UNITS
    }

    fn output_bias(&self) -> usize {
        self.outputs() + CLASSES * UNITS
    }

    /// Adam: steps by the running mean of the slopes over the root of the running mean of their squares.
    fn descend(&mut self, rows: &[(Vec<usize>, usize)], settings: Settings) {
        let (mut mean, mut square) = (vec![0.0; self.weights.len()], vec![0.0; self.weights.len()]);
        let mut random = Sequence::default();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let (mut first, mut second) = (1.0, 1.0);
        for _ in 0..settings.passes {
            random.shuffle(&mut order);
            for batch in order.chunks(settings.batch) {
                let mut slope = vec![0.0; self.weights.len()];
                batch.iter().for_each(|&at| self.add_slope(&rows[at].0, rows[at].1, &mut slope));
                (first, second) = (first * 0.9, second * 0.999);
                let step = settings.step * (1.0_f64 - second).sqrt() / (1.0 - first);
                for (((weight, mean), square), slope) in self.weights.iter_mut().zip(&mut mean).zip(&mut square).zip(&slope) {
                    let slope = slope / batch.len() as f64;
                    *mean = 0.9 * *mean + 0.1 * slope;
                    *square = 0.999 * *square + 0.001 * slope * slope;
                    *weight -= step * *mean / (square.sqrt() + 1e-8);
                }
            }
        }
    }

    /// Adds the slope of the loss on one example.
    fn add_slope(&self, row: &[usize], class: usize, slope: &mut [f64]) {
        let units = self.units(row);
        let mut errors = self.chances(&units);
        errors[class] -= 1.0;
        let mut back = [0.0; UNITS];
        for (at, error) in errors.iter().enumerate() {
            let start = self.outputs() + at * UNITS;
            for unit in (0..UNITS).filter(|&unit| units[unit] > 0.0) {
                slope[start + unit] += error * units[unit];
                back[unit] += error * self.weights[start + unit];
            }
            slope[self.output_bias() + at] += error;
        }
        for start in row.iter().map(|feature| feature * UNITS).chain([self.bias()]) {
            slope[start..start + UNITS].iter_mut().zip(&back).for_each(|(slope, back)| *slope += back);
        }
    }

    fn units(&self, row: &[usize]) -> [f64; UNITS] {
        let mut units: [f64; UNITS] = std::array::from_fn(|unit| self.weights[self.bias() + unit]);
        for &feature in row {
            units.iter_mut().zip(&self.weights[feature * UNITS..]).for_each(|(unit, weight)| *unit += weight);
        }
        units
    }

    /// Probabilities of the classes.
    fn chances(&self, units: &[f64; UNITS]) -> [f64; CLASSES] {
        let sums: [f64; CLASSES] = std::array::from_fn(|class| {
            let weights = &self.weights[self.outputs() + class * UNITS..];
            units.iter().zip(weights).map(|(unit, weight)| unit.max(0.0) * weight).sum::<f64>() + self.weights[self.output_bias() + class]
        });
        let most = sums.iter().copied().fold(f64::MIN, f64::max);
        let powers = sums.map(|sum| libm::exp(sum - most));
        let total: f64 = powers.iter().sum();
        powers.map(|power| power / total)
    }

    fn rounded(&self, names: &[&str]) -> Model {
        let of_feature = |start: usize| std::array::from_fn(|unit| (self.weights[start + unit] * FEATURE_SCALE).round() as i16);
        let of_unit = |at: usize| (self.weights[at] * UNIT_SCALE).round() as i32;
        let features = names.iter().enumerate().map(|(at, name)| ((*name).to_string(), of_feature(at * UNITS)));
        let outputs = std::array::from_fn(|class| std::array::from_fn(|unit| of_unit(self.outputs() + class * UNITS + unit)));
        Model::new(features, of_feature(self.bias()), outputs, std::array::from_fn(|class| of_unit(self.output_bias() + class)))
    }
}

/// A fixed sequence of numbers that look random.
struct Sequence(u64);

impl Default for Sequence {
    fn default() -> Sequence {
        Sequence(0x9e37_79b9_7f4a_7c15)
    }
}

impl Sequence {
    /// The next number below a bound.
    fn next(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, self.next(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_told_again() {
        let example = |word: &str, kind| Example { features: vec![word.to_string(), "common".into()], kind };
        let examples: Vec<Example> =
            (0..10).flat_map(|_| [example("aid", Some(EventType::Aid)), example("bomb", Some(EventType::Assault)), example("sun", None)]).collect();
        let settings = Settings { passes: 300, step: 0.02, ..Settings::default() };
        let model = fit(&examples, settings);
        assert_eq!(model.decide(&["bomb".into()]).kind, Some(EventType::Assault));
        assert_eq!(model.decide(&["sun".into()]).kind, None);
        assert_eq!(fit(&examples, settings), model);
    }
}
