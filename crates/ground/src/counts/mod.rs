//! A parse becomes its quantities, and the quantities of an act become counts: "killed 15 people", "without losing a soldier".
//!
//! Bounds: "at least 12" has no most, "up to 50" no least, "more than 30,000" keeps 30,000 as its least.
//! Vague words have a least and no most: "dozens" is 24 or more, "scores" 40, "hundreds" 200, "thousands" 2,000.

mod kind;
mod quantity;

use knowledge::Knowledge;
use record::{Count, CountKind, Span};
use syntax::Parse;

pub use quantity::{Quantity, quantities};

/// The counts of an act: the quantities among some tokens (its trigger and what hangs on it), each with what it counts.
///
/// Numbers of which nothing is known but their noun are [`CountKind::Other`].
pub fn counts(parse: &Parse<'_>, knowledge: &Knowledge, quantities: &[Quantity], tokens: &[usize]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for quantity in quantities {
        if !tokens.contains(&quantity.number) {
            continue;
        }
        if let Some(count) = count(parse, knowledge, quantity)
            && !counts.iter().any(|known| known.span == count.span)
        {
            counts.push(count);
        }
    }
    counts
}

/// One quantity as a count; nothing where an article or a negation does not count after all.
fn count(parse: &Parse<'_>, knowledge: &Knowledge, quantity: &Quantity) -> Option<Count> {
    let kind = kind::of(parse, knowledge, quantity);
    let zero = quantity.article && kind::denied(parse, knowledge, quantity);
    if quantity.article && (kind == CountKind::Other || !zero && kind::is_thing(kind)) {
        return None;
    }
    let (min, max) = if zero { (Some(0.0), Some(0.0)) } else { (quantity.min, quantity.max) };
    Some(Count {
        what: kind,
        min,
        max,
        unit: quantity.unit.clone(),
        whom: whom(parse, quantity),
        text: quantity.span.of(parse.text).to_string(),
        span: quantity.span,
    })
}

/// The words for what is counted, without the number: "Russian troops", "others".
fn whom(parse: &Parse<'_>, quantity: &Quantity) -> Option<String> {
    let noun = quantity.noun.filter(|_| quantity.unit.is_none())?;
    let first = (quantity.numeral + 1..=noun).find(|&token| kind::in_noun_phrase(parse, token, noun))?;
    let span: Span = parse.span(first..noun + 1);
    Some(span.of(parse.text).to_string())
}
