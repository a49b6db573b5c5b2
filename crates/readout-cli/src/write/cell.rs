//! One field of a flat table, typed, before it becomes CSV text or a Parquet value.

use std::borrow::Cow;

use serde::Serialize;

/// What the fields of a column hold; any of them may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// A day of the calendar.
    Day,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Words.
    Text(Option<Cow<'a, str>>),
    /// A whole number.
    Int(Option<i64>),
    /// A number.
    Float(Option<f64>),
    /// A day, as `2022-11-12`.
    Day(Option<&'a str>),
}

impl Cell<'_> {
    /// The field as CSV writes it; null is empty.
    pub fn csv(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) => text.as_deref().map_or(Cow::Borrowed(""), Cow::Borrowed),
            Cell::Int(number) => number.map_or(Cow::Borrowed(""), |n| n.to_string().into()),
            Cell::Float(number) => number.map_or(Cow::Borrowed(""), |n| n.to_string().into()),
            Cell::Day(day) => Cow::Borrowed(day.unwrap_or("")),
        }
    }
}

/// Several values in one field stand between bars.
pub const BETWEEN: &str = "|";

/// Joins several values; none are null.
pub fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> Option<String> {
    let mut joined = String::new();
    for value in values {
        if !joined.is_empty() {
            joined.push_str(BETWEEN);
        }
        joined.push_str(value.as_ref());
    }
    (!joined.is_empty()).then_some(joined)
}

/// The word that stands for a value in records: `stated` for `Basis::Stated`.
pub fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("closed sets are written as words, not as {other:?}"),
    }
}

/// What can stand in a column of words.
pub trait ToText<'a> {
    fn to_text(self) -> Option<Cow<'a, str>>;
}

impl<'a> ToText<'a> for &'a String {
    fn to_text(self) -> Option<Cow<'a, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl<'a> ToText<'a> for &'a str {
    fn to_text(self) -> Option<Cow<'a, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl<'a> ToText<'a> for &'a Option<String> {
    fn to_text(self) -> Option<Cow<'a, str>> {
        self.as_deref().map(Cow::Borrowed)
    }
}

impl<'a> ToText<'a> for Option<&'a str> {
    fn to_text(self) -> Option<Cow<'a, str>> {
        self.map(Cow::Borrowed)
    }
}

impl<'a> ToText<'a> for String {
    fn to_text(self) -> Option<Cow<'a, str>> {
        Some(Cow::Owned(self))
    }
}

impl<'a> ToText<'a> for Option<String> {
    fn to_text(self) -> Option<Cow<'a, str>> {
        self.map(Cow::Owned)
    }
}

/// What can stand in a column of whole numbers.
pub trait ToInt {
    fn to_int(self) -> Option<i64>;
}

impl ToInt for u32 {
    fn to_int(self) -> Option<i64> {
        Some(self.into())
    }
}

impl ToInt for usize {
    fn to_int(self) -> Option<i64> {
        i64::try_from(self).ok()
    }
}

impl<T: ToInt> ToInt for Option<T> {
    fn to_int(self) -> Option<i64> {
        self.and_then(T::to_int)
    }
}
