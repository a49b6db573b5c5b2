//! Number words and digits become a value: "twenty-four", "2 1/2", "1.5 million", "two and a half", "half a million".

use knowledge::counts::Number;
use knowledge::time::{Glue, Sense};

use super::words::Word;

/// The number that begins at a word, and the word after it. Ordinals and vague numbers are none.
pub fn whole(words: &[Word<'_>], at: usize) -> Option<(f64, usize)> {
    let first = words.get(at)?;
    if first.is(&Sense::Half) {
        let next = at + 1 + usize::from(glue(words, at + 1, Glue::A));
        let scale = scale(words.get(next)?)?;
        return Some((scale / 2.0, next + 1));
    }
    if let Some((value, end)) = digits(words, at) {
        return Some(scaled(words, value, end));
    }
    spelled(words, at)
}

/// Digits, with a fraction after them: `2 1/2`.
fn digits(words: &[Word<'_>], at: usize) -> Option<(f64, usize)> {
    let word = words.get(at)?;
    let value = decimal(word.lower)?;
    match words.get(at + 1).and_then(|next| fraction(next.lower)) {
        Some(part) if value.fract() == 0.0 => Some((value + part, at + 2)),
        _ => Some((value, at + 1)),
    }
}

/// `1,250.5`.
fn decimal(text: &str) -> Option<f64> {
    let valid = text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    if !valid {
        return None;
    }
    if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

/// `1/2`.
fn fraction(text: &str) -> Option<f64> {
    match text {
        "½" => return Some(0.5),
        "¼" => return Some(0.25),
        "¾" => return Some(0.75),
        _ => {}
    }
    let (above, below) = text.split_once('/')?;
    let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
    (above < below && below < 10.0).then_some(above / below)
}

/// Multiplies by the scales that follow: "1.5 million".
fn scaled(words: &[Word<'_>], value: f64, mut end: usize) -> (f64, usize) {
    let mut value = value;
    loop {
        let next = end + usize::from(glue(words, end, Glue::Dash));
        match words.get(next).and_then(scale) {
            Some(scale) => (value, end) = (value * scale, next + 1),
            None => return (value, end),
        }
    }
}

/// A number in words: "one hundred and five thousand", "twenty-four", "two and a half".
fn spelled(words: &[Word<'_>], at: usize) -> Option<(f64, usize)> {
    let (mut total, mut group) = (0.0, 0.0);
    let mut end = at;
    let mut last = f64::INFINITY;
    loop {
        let joint = end > at && (glue(words, end, Glue::Dash) || glue(words, end, Glue::And) && group >= 100.0);
        let next = end + usize::from(joint);
        match words.get(next).and_then(|word| word.number) {
            Some(Number::Cardinal(value)) if end == at || value < last && (last >= 20.0 && value < 10.0 || last >= 100.0) => {
                group += value;
                last = value;
            }
            Some(Number::Scale(scale)) if end > at => {
                group *= scale;
                last = scale;
                if scale >= 1000.0 {
                    total += group;
                    group = 0.0;
                }
            }
            _ => break,
        }
        end = next + 1;
    }
    if end == at {
        return None;
    }
    let half = glue(words, end, Glue::And) && glue(words, end + 1, Glue::A) && words.get(end + 2).is_some_and(|word| word.is(&Sense::Half));
    Some(if half { (total + group + 0.5, end + 3) } else { (total + group, end) })
}

/// The factor of a scale word.
fn scale(word: &Word<'_>) -> Option<f64> {
    match word.number {
        Some(Number::Scale(scale)) => Some(scale),
        _ => None,
    }
}

/// Whether a small word stands at a place.
fn glue(words: &[Word<'_>], at: usize, glue: Glue) -> bool {
    words.get(at).is_some_and(|word| word.is(&Sense::Glue(glue)))
}
