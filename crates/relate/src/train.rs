//! Pair sentences with their types become a model: multinomial logistic regression, the same weights on every run.

use std::collections::BTreeMap;

use record::EventType;

use crate::model::{CLASSES, Model, UNIT, class_of};

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
    /// Size of the steps.
    pub step: f64,
    /// How strongly weights are drawn to zero.
    pub decay: f64,
    /// Features that hold in fewer examples are left out.
    pub least: usize,
    /// Weights nearer to zero than this are left out.
    pub smallest: f64,
    /// What sums are divided by before they become probabilities.
    pub temperature: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { passes: 400, step: 0.4, decay: 1.0, least: 3, smallest: 0.05, temperature: 1.0 }
    }
}

/// Fits a model.
pub fn fit(examples: &[Example], settings: Settings) -> Model {
    let names = vocabulary(examples, settings.least);
    let numbers: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let rows: Vec<Vec<usize>> =
        examples.iter().map(|example| example.features.iter().filter_map(|name| numbers.get(name.as_str()).copied()).collect()).collect();
    let classes: Vec<usize> = examples.iter().map(|example| class_of(example.kind)).collect();
    let weights = descend(&rows, &classes, names.len(), settings);
    let whole = |weight: f64| if weight.abs() < settings.smallest { 0 } else { (weight * UNIT).round() as i32 };
    let of_feature = |at: usize| weights[at * CLASSES..(at + 1) * CLASSES].iter().map(|&weight| whole(weight)).collect();
    Model::new(names.iter().enumerate().map(|(at, name)| ((*name).to_string(), of_feature(at))), (settings.temperature * UNIT) as i32)
}

/// Features that hold often enough, sorted.
fn vocabulary(examples: &[Example], least: usize) -> Vec<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(name, _)| name).collect()
}

/// Full-batch descent with a step of its own for each weight (AdaGrad).
fn descend(rows: &[Vec<usize>], classes: &[usize], features: usize, settings: Settings) -> Vec<f64> {
    let mut weights = vec![0.0; features * CLASSES];
    let mut history = vec![1e-6; features * CLASSES];
    let mut slope = vec![0.0; features * CLASSES];
    for _ in 0..settings.passes {
        slope.iter_mut().zip(&weights).for_each(|(slope, weight)| *slope = settings.decay * weight);
        for (row, &class) in rows.iter().zip(classes) {
            let chances = chances(&weights, row);
            for &feature in row {
                for (at, chance) in chances.iter().enumerate() {
                    slope[feature * CLASSES + at] += chance - f64::from(u8::from(at == class));
                }
            }
        }
        for ((weight, history), slope) in weights.iter_mut().zip(&mut history).zip(&slope) {
            *history += slope * slope;
            *weight -= settings.step * slope / history.sqrt();
        }
    }
    weights
}

/// Probabilities of the classes.
fn chances(weights: &[f64], row: &[usize]) -> [f64; CLASSES] {
    let mut sums = [0.0; CLASSES];
    for &feature in row {
        for (sum, weight) in sums.iter_mut().zip(&weights[feature * CLASSES..(feature + 1) * CLASSES]) {
            *sum += weight;
        }
    }
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let powers = sums.map(|sum| libm::exp(sum - most));
    let total: f64 = powers.iter().sum();
    powers.map(|power| power / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shown_is_told_again() {
        let example = |word: &str, kind| Example { features: vec![word.to_string(), "common".into()], kind };
        let examples: Vec<Example> =
            (0..10).flat_map(|_| [example("aid", Some(EventType::Aid)), example("bomb", Some(EventType::Assault)), example("sun", None)]).collect();
        let model = fit(&examples, Settings::default());
        assert_eq!(model.decide(&["bomb".into()]).kind, Some(EventType::Assault));
        assert_eq!(model.decide(&["sun".into()]).kind, None);
        assert_eq!(fit(&examples, Settings::default()), model);
    }
}
