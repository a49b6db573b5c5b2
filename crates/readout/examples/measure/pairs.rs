//! Sentences with a pair and its type become F1 of types and quad classes.
//!
//! CONCEDE and RETREAT count as YIELD, of quad class 2. Rows whose phrases do not stand in the sentence are answered and counted too.

use std::collections::BTreeSet;

use readout::Engine;

use crate::sample::{Sample, root};
use crate::scorecards::reliability;

/// One answered row.
struct Row {
    gold: (String, String),
    ours: (String, String),
}

pub fn measure(engine: &Engine, samples: &[Sample], list: bool) {
    let mut session = engine.session();
    let mut rows = Vec::new();
    let mut judged = Vec::new();
    for sample in samples.iter().filter(|sample| sample.kind != "NONE") {
        let relation = session.relate(&sample.question, false);
        let (gold, ours) = (root(&sample.kind), relation.kind.map_or("NONE", |kind| root(kind.as_str())));
        judged.push((relation.confidence, gold == ours));
        if list && gold != ours {
            let why: Vec<String> = relation.why.iter().take(4).map(|(name, weight)| format!("{name} {weight:.2}")).collect();
            let (phrases, why) = (format!("{} > {}", sample.source, sample.target), why.join("; "));
            println!("{gold}\t{ours}\t{:.2}\t{}\t{phrases}\t{}\t{why}", relation.confidence, relation.rule, sample.sentence());
        }
        rows.push(Row { gold: (gold.into(), quad(gold)), ours: (ours.into(), quad(ours)) });
    }
    reliability("pairs", judged);
    report(&rows, samples.iter().filter(|sample| !sample.is_usable()).count());
}

fn quad(root: &str) -> String {
    let class = match root {
        "AGREE" | "CONSULT" | "SUPPORT" => "1",
        "COOPERATE" | "AID" | "YIELD" => "2",
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => "3",
        _ => "4",
    };
    class.into()
}

fn report(rows: &[Row], unusable: usize) {
    let all: Vec<usize> = (0..rows.len()).collect();
    let roots = |sample: &[usize]| macro_f1(sample.iter().map(|&at| (rows[at].gold.0.as_str(), rows[at].ours.0.as_str())));
    let quads = |sample: &[usize]| macro_f1(sample.iter().map(|&at| (rows[at].gold.1.as_str(), rows[at].ours.1.as_str())));
    let right = rows.iter().filter(|row| row.gold.0 == row.ours.0).count();
    println!("pairs: {} rows, {unusable} without both phrases in the sentence, {right} right ({:.3})", rows.len(), right as f64 / rows.len() as f64);
    for (name, score) in [("root-f1", &roots as &dyn Fn(&[usize]) -> f64), ("quad-f1", &quads)] {
        let (low, high) = interval(&all, score);
        println!("pairs.{name} {:.3} (95 in 100 resamples between {low:.3} and {high:.3})", score(&all));
    }
}

/// Mean F1 over the classes that the gold standard has.
fn macro_f1<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> f64 {
    let pairs: Vec<_> = pairs.collect();
    let classes: BTreeSet<&str> = pairs.iter().map(|(gold, _)| *gold).collect();
    let f1 = |class: &str| {
        let both = pairs.iter().filter(|(gold, ours)| *gold == class && *ours == class).count() as f64;
        let either = pairs.iter().map(|(gold, ours)| usize::from(*gold == class) + usize::from(*ours == class)).sum::<usize>() as f64;
        2.0 * both / either
    };
    classes.iter().map(|class| f1(class)).sum::<f64>() / classes.len() as f64
}

/// The middle 95 in 100 of the score on 1,000 resamples of the rows.
fn interval(rows: &[usize], score: &dyn Fn(&[usize]) -> f64) -> (f64, f64) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut scores: Vec<f64> = (0..1000).map(|_| score(&(0..rows.len()).map(|_| rows[next() % rows.len()]).collect::<Vec<_>>())).collect();
    scores.sort_by(f64::total_cmp);
    (scores[25], scores[974])
}
