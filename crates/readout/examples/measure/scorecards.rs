//! Coded pair sentences become scorecards: how often each rule and each word that triggers it fired, and was right or wrong.
//!
//! An event is judged where it joins the pair of its sentence, or has its type; other events of the sentence are only counted.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use readout::Engine;
use readout::record::{Event, MentionRecord};

use crate::Result;
use crate::code::{joins, report};
use crate::sample::{Sample, root};

#[derive(Clone, Copy, Default)]
struct Card {
    fired: u32,
    right: u32,
    wrong: u32,
}

impl Card {
    fn add(&mut self, verdict: Option<bool>) {
        self.fired += 1;
        self.right += u32::from(verdict == Some(true));
        self.wrong += u32::from(verdict == Some(false));
    }
}

/// Writes `rules.csv` and `entries.csv` into a folder, and prints how well confidence tells right from wrong.
pub fn measure(engine: &Engine, samples: &[Sample], folder: &Path) -> Result<()> {
    let mut session = engine.session();
    let mut rules: BTreeMap<String, Card> = engine.knowledge().rules.rules.iter().map(|rule| (rule.id.clone(), Card::default())).collect();
    let mut entries: BTreeMap<(String, String), Card> = BTreeMap::new();
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for sample in samples {
        let analysis = session.analyze(&report(sample.sentence()));
        for event in &analysis.events {
            let verdict = verdict(event, &analysis.mentions, sample);
            rules.entry(event.rule.clone()).or_default().add(verdict);
            let word = event.evidence[0].trigger.text.to_lowercase();
            entries.entry((event.rule.clone(), word)).or_default().add(verdict);
            judged.extend(verdict.map(|right| (event.confidence, right)));
        }
    }
    write(&folder.join("rules.csv"), "rule,fired,right,wrong", rules.into_iter().map(|(rule, card)| (rule, card)))?;
    write(&folder.join("entries.csv"), "rule,words,fired,right,wrong", entries.into_iter().map(|((rule, word), card)| (format!("{rule},{}", quoted(&word)), card)))?;
    reliability(judged);
    Ok(())
}

/// Whether an event is right; none where the sentence's pair does not tell.
fn verdict(event: &Event, mentions: &[MentionRecord], sample: &Sample) -> Option<bool> {
    let (type_right, joined) = (root(crate::code::kind(event)) == root(&sample.kind), joins(event, mentions, sample));
    (type_right || joined).then_some(type_right && joined)
}

fn quoted(word: &str) -> String {
    if word.contains([',', '"', '\n']) { format!("\"{}\"", word.replace('"', "\"\"").replace('\n', " ")) } else { word.to_string() }
}

fn write(path: &Path, header: &str, rows: impl Iterator<Item = (String, Card)>) -> Result<()> {
    let mut text = format!("{header}\n");
    for (key, card) in rows {
        writeln!(text, "{key},{},{},{}", card.fired, card.right, card.wrong)?;
    }
    Ok(std::fs::write(path, text)?)
}

/// Mean confidence beside the share that was right, by tenths of confidence.
fn reliability(mut judged: Vec<(f64, bool)>) {
    judged.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gap = 0.0;
    for bin in 0..10 {
        let (low, high) = (f64::from(bin) / 10.0, f64::from(bin + 1) / 10.0);
        let inside: Vec<_> = judged.iter().filter(|(confidence, _)| low < *confidence && *confidence <= high).collect();
        if inside.is_empty() {
            continue;
        }
        let count = inside.len() as f64;
        let said = inside.iter().map(|(confidence, _)| confidence).sum::<f64>() / count;
        let was = inside.iter().filter(|(_, right)| *right).count() as f64 / count;
        println!("confidence {low:.1} to {high:.1}: {} events, said {said:.2}, right {was:.2}", inside.len());
        gap += (said - was).abs() * count;
    }
    println!("code.calibration-gap {:.3}", gap / judged.len().max(1) as f64);
}
