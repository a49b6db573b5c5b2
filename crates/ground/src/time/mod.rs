//! A parse becomes its time expressions, each with a TIMEX3 value and the days that it means.
//!
//! "discussed it on Saturday", published 2022-11-12, gives `Saturday`, DATE, `2022-11-12`, that one day.

mod attach;
pub mod civil;
mod expr;
mod grain;
mod grammar;
mod number;
mod relative;
mod resolve;
mod words;

use std::ops::Range;

use knowledge::Knowledge;
use knowledge::time::Unit;
use record::{Basis, DateRange, Day, Span, TimeKind, TimeRecord};
use syntax::Parse;

pub(crate) use attach::governor;
pub use attach::{DateQuery, EventDate, Inherit, event_date};
pub use number::whole;
pub use words::{Seen, Word, words};

use civil::Date;
use expr::{Expr, Found, YearOf};
use grammar::Grammar;
use resolve::{Context, resolve};

use crate::clause::{Tense, tense};

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Tokens that it covers.
    pub tokens: Range<usize>,
    /// The token through which it hangs in the sentence.
    pub head: usize,
    /// Bytes of the text; inside a token where only a part of it is time.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// The days that it means, where that can be told.
    pub days: Option<Days>,
}

/// A range of days, either end open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub start: Option<Day>,
    /// Last day.
    pub end: Option<Day>,
}

impl Timex {
    /// The line of the `times` layer.
    pub fn record(&self, doc: &str, text: &str) -> TimeRecord {
        let (doc, text) = (doc.to_string(), self.span.of(text).to_string());
        TimeRecord { doc, text, span: self.span, kind: self.kind, value: self.value.clone() }
    }

    /// The range of days as a record, pointing at the words.
    pub fn date_range(&self, text: &str) -> Option<DateRange> {
        let days = self.days.clone()?;
        let words = Some(self.span.of(text).to_string());
        Some(DateRange { start: days.start, end: days.end, text: words, span: Some(self.span), basis: Basis::Stated })
    }
}

/// The day that a text speaks from: the day of publication, or a full date at its head.
pub fn reference_day(parse: &Parse<'_>, knowledge: &Knowledge, published: Option<&str>) -> Option<Day> {
    if let Some(day) = published.and_then(Date::parse) {
        return Some(day.to_string());
    }
    let words = words(parse, &knowledge.time, &knowledge.counts);
    leading_day(&expressions(&words, knowledge)).map(|day| day.to_string())
}

/// All time expressions of a text, in text order, not overlapping.
pub fn times(parse: &Parse<'_>, knowledge: &Knowledge, published: Option<&str>) -> Vec<Timex> {
    let words = words(parse, &knowledge.time, &knowledge.counts);
    let found = expressions(&words, knowledge);
    let reference = published.and_then(Date::parse).or_else(|| leading_day(&found));
    let mut anchor = None;
    let mut times = Vec::with_capacity(found.len());
    for expression in &found {
        let tokens = words[expression.words.start].token..words[expression.words.end - 1].token + 1;
        let head = head(parse, &tokens);
        let tense = if needs_tense(&expression.expr) { tense(parse, knowledge, head) } else { Tense::Unknown };
        let resolved = resolve(expression, &Context { reference, tense, anchor });
        let back = matches!(expression.expr, Expr::YearEarlier { .. } | Expr::Shift { shift: ..0, .. });
        anchor = resolved.stretch.filter(|stretch| stretch.unit != Unit::Night && !back).or(anchor);
        let day = |date: Date| date.to_string();
        times.push(Timex {
            head,
            tokens,
            span: words[expression.words.start].span.join(words[expression.words.end - 1].span),
            kind: resolved.kind,
            value: resolved.value,
            days: resolved.days.map(|(start, end)| Days { start: start.map(day), end: end.map(day) }),
        });
    }
    times
}

/// Every expression, longest first at each word.
fn expressions<'a>(words: &'a [Word<'a>], knowledge: &'a Knowledge) -> Vec<Found<'a>> {
    let grammar = Grammar { words, time: &knowledge.time };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match grammar.read(at) {
            Some(expression) => {
                at = expression.words.end.max(at + 1);
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// A full date among the first words: a dateline or a date line.
fn leading_day(found: &[Found<'_>]) -> Option<Date> {
    let early = found.iter().take_while(|found| found.words.start < 16);
    early.map(|found| &found.expr).find_map(|expr| match expr {
        Expr::Iso(date) => Some(*date),
        Expr::Day { year: YearOf::Exact(year), month, day, .. } => Date::checked(*year, *month, *day),
        _ => None,
    })
}

/// Whether the tense of the clause decides what is meant.
fn needs_tense(expr: &Expr<'_>) -> bool {
    !matches!(expr, Expr::Iso(_) | Expr::Year(_) | Expr::Decade(_) | Expr::Century(_) | Expr::Duration { .. } | Expr::Set(_) | Expr::Ref(_))
}

/// The token of a range whose head lies outside it.
fn head(parse: &Parse<'_>, tokens: &Range<usize>) -> usize {
    let outside = |&token: &usize| {
        let head = parse.head(token);
        head == token || !tokens.contains(&head)
    };
    tokens.clone().rev().find(outside).unwrap_or(tokens.start)
}
