//! Chains of coreference against a gold standard: MUC, B-cubed and CEAF-e, averaged as CoNLL F1.
//!
//! A chain is a list of spans; chains of one mention are left out by the caller. A mention is right where its span is.

use std::collections::HashMap;

/// A chain: spans as (first, one past last) in any unit that both sides share.
pub type Chain = Vec<(usize, usize)>;

/// Sums over documents of what each metric counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// MUC, B-cubed, CEAF-e, plain mentions: numerator and denominator of recall, then of precision.
    sums: [[f64; 4]; 4],
}

impl Score {
    /// Adds one document.
    pub fn add(&mut self, gold: &[Chain], found: &[Chain]) {
        let pairs = [
            [muc(gold, found), muc(found, gold)],
            [b_cubed(gold, found), b_cubed(found, gold)],
            ceaf(gold, found),
            [mentions(gold, found), mentions(found, gold)],
        ];
        for (sum, [recall, precision]) in self.sums.iter_mut().zip(pairs) {
            let more = [recall.0, recall.1, precision.0, precision.1];
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }

    /// Recall, precision and F1 of MUC, B-cubed, CEAF-e and mention detection.
    pub fn parts(&self) -> [[f64; 3]; 4] {
        self.sums.map(|[hit, gold, right, found]| {
            let (recall, precision) = (hit / gold.max(1e-9), right / found.max(1e-9));
            [recall, precision, 2.0 * recall * precision / (recall + precision).max(1e-9)]
        })
    }

    /// The mean of the three F1.
    pub fn conll(&self) -> f64 {
        self.parts()[..3].iter().map(|part| part[2]).sum::<f64>() / 3.0
    }
}

/// The chain of each mention.
fn index(chains: &[Chain]) -> HashMap<(usize, usize), usize> {
    chains.iter().enumerate().flat_map(|(row, chain)| chain.iter().map(move |span| (*span, row))).collect()
}

fn muc(key: &[Chain], response: &[Chain]) -> (f64, f64) {
    let index = index(response);
    key.iter().fold((0.0, 0.0), |(hit, all), chain| {
        let mut parts: Vec<usize> = chain.iter().filter_map(|span| index.get(span).copied()).collect();
        let missing = chain.len() - parts.len();
        parts.sort_unstable();
        parts.dedup();
        (hit + (chain.len() - missing - parts.len()) as f64, all + (chain.len() - 1) as f64)
    })
}

fn b_cubed(key: &[Chain], response: &[Chain]) -> (f64, f64) {
    let index = index(response);
    let mut sum = (0.0, 0.0);
    for chain in key {
        let mut shared: HashMap<usize, f64> = HashMap::new();
        for row in chain.iter().filter_map(|span| index.get(span)) {
            *shared.entry(*row).or_default() += 1.0;
        }
        let mut squares: Vec<f64> = shared.values().map(|count| count * count).collect();
        squares.sort_unstable_by(f64::total_cmp);
        sum.0 += squares.iter().sum::<f64>() / chain.len() as f64;
        sum.1 += chain.len() as f64;
    }
    sum
}

/// Entity-based CEAF with the best one-to-one alignment of chains.
fn ceaf(gold: &[Chain], found: &[Chain]) -> [(f64, f64); 2] {
    let index = index(found);
    let mut overlap = vec![vec![0.0; found.len()]; gold.len()];
    for (row, chain) in gold.iter().enumerate() {
        for column in chain.iter().filter_map(|span| index.get(span)) {
            overlap[row][*column] += 1.0;
        }
    }
    for (row, chain) in gold.iter().enumerate() {
        for (column, other) in found.iter().enumerate() {
            overlap[row][column] = 2.0 * overlap[row][column] / (chain.len() + other.len()) as f64;
        }
    }
    let best = assign(&overlap, found.len());
    [(best, gold.len() as f64), (best, found.len() as f64)]
}

/// The greatest sum of one entry for each row and column (the Hungarian method on negated entries).
fn assign(gain: &[Vec<f64>], columns: usize) -> f64 {
    let size = gain.len().max(columns);
    let cost = |row: usize, column: usize| -gain.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0);
    let (mut rows, mut cols) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut matched = vec![0usize; size + 1];
    for row in 1..=size {
        matched[0] = row;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        let mut way = vec![0usize; size + 1];
        let mut column = 0;
        while matched[column] != 0 {
            used[column] = true;
            let (here, mut delta, mut next) = (matched[column], f64::INFINITY, 0);
            for other in (1..=size).filter(|other| !used[*other]) {
                let value = cost(here - 1, other - 1) - rows[here] - cols[other];
                if value < least[other] {
                    (least[other], way[other]) = (value, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if used[other] {
                    rows[matched[other]] += delta;
                    cols[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            matched[column] = matched[way[column]];
            column = way[column];
        }
    }
    (1..=size).map(|column| -cost(matched[column] - 1, column - 1)).sum()
}

fn mentions(key: &[Chain], response: &[Chain]) -> (f64, f64) {
    let index = index(response);
    let all = key.iter().map(Vec::len).sum::<usize>();
    let hit = key.iter().flatten().filter(|span| index.contains_key(span)).count();
    (hit as f64, all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(gold: &[Chain], found: &[Chain]) -> Score {
        let mut score = Score::default();
        score.add(gold, found);
        score
    }

    #[test]
    fn equal_chains_are_perfect() {
        let chains = vec![vec![(0, 1), (3, 5)], vec![(6, 7), (8, 9), (10, 11)]];
        assert!((score(&chains, &chains).conll() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_textbook_case_of_b_cubed() {
        // Key {1-5} {6 7} {8-c}; response {1-5 8-c} {6 7}: MUC recall 1, precision 9/10; B-cubed precision 16/21 a known 0.762.
        let spans = |from: usize, upto: usize| (from..upto).map(|at| (at, at + 1)).collect::<Chain>();
        let gold = vec![spans(0, 5), spans(5, 7), spans(7, 12)];
        let found = vec![[spans(0, 5), spans(7, 12)].concat(), spans(5, 7)];
        let parts = score(&gold, &found).parts();
        assert!((parts[0][0] - 1.0).abs() < 1e-9 && (parts[0][1] - 0.9).abs() < 1e-9);
        assert!((parts[1][1] - 7.0 / 12.0).abs() < 1e-9);
    }
}
