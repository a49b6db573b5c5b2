//! What a time expression means before it is placed on the calendar.
//!
//! "last week" is `RelUnit(Last, Week)`; which days these are depends on the day it is spoken from.

use std::borrow::Cow;
use std::ops::Range;

use knowledge::time::{NamedDay, Rel, Unit};

use super::civil::Date;

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// This many.
    Exact(f64),
    /// Several.
    Vague,
    /// Not said: "coming months".
    Plural,
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// Not said.
    Open,
    /// This one.
    Exact(i32),
    /// "last year".
    Rel(Rel),
}

/// The meaning of a time expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr<'k> {
    /// `2022-11-12`.
    Iso(Date),
    /// "4 October", "3 to 5 May".
    Day { year: YearOf, month: u32, day: u32, to: Option<u32> },
    /// "September".
    Month { year: YearOf, month: u32, rel: Option<Rel> },
    /// "2014".
    Year(i32),
    /// "the 1990s".
    Decade(i32),
    /// "the 19th century".
    Century(i32),
    /// "the third quarter".
    Quarter { year: YearOf, quarter: u32 },
    /// "the first half of 2022".
    Half { year: YearOf, half: u32 },
    /// "last summer".
    Season { code: &'k str, year: YearOf, rel: Option<Rel> },
    /// "on Saturday", "last Friday", "a week from Friday".
    Weekday { weekday: i32, rel: Option<Rel>, weeks: i32 },
    /// "yesterday".
    DayOffset(i32),
    /// "last week", "the following day".
    RelUnit { rel: Rel, unit: Unit, definite: Definite },
    /// "two weeks ago", "a year earlier".
    Shift { amount: Amount, unit: Unit, shift: i32 },
    /// "the past two months", "recent weeks".
    Window { rel: Rel, amount: Amount, unit: Unit },
    /// "for three days".
    Duration { amount: Amount, unit: Unit },
    /// "every Monday", "daily".
    Set(Cow<'k, str>),
    /// "now", "recently".
    Ref(&'k str),
    /// "Christmas Day".
    Named { day: &'k NamedDay, rel: Option<Rel>, year: YearOf },
    /// "the week of 7 November".
    WeekOf(Box<Expr<'k>>),
    /// "the third quarter" of a year before: "the year-earlier quarter".
    YearEarlier { unit: Unit, quarter: Option<u32> },
    /// A time of day alone.
    Clock,
}

/// Whether an article stands before: "the next day" follows a day told before, "next day" need not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definite {
    /// With "the".
    Yes,
    /// Without.
    No,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock<'k> {
    /// `TNI`.
    Part(&'k str),
    /// Hour and minute; the minute is null where only the hour is told.
    At(u32, Option<u32>),
}

/// A time expression as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'k> {
    /// Words.
    pub words: Range<usize>,
    /// Meaning.
    pub expr: Expr<'k>,
    /// Time of day.
    pub clock: Option<Clock<'k>>,
    /// `START`, `MID`, `END`, `APPROX`.
    pub modifier: Option<&'k str>,
}

impl<'k> Found<'k> {
    /// An expression over some words.
    pub fn new(words: Range<usize>, expr: Expr<'k>) -> Found<'k> {
        Found { words, expr, clock: None, modifier: None }
    }

    /// The same with a time of day, up to another word.
    pub fn at(mut self, clock: Clock<'k>, end: usize) -> Found<'k> {
        self.clock = Some(clock);
        self.words.end = end;
        self
    }
}
