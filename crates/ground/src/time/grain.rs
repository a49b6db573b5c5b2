//! Stretches of the calendar: the week, month or century that holds a day, and the ones before and after it.

use knowledge::time::Unit;

use super::civil::Date;

/// A week, a month, a year: first day, last day, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// What it is.
    pub unit: Unit,
}

impl Stretch {
    /// One day.
    pub fn day(day: Date) -> Stretch {
        Stretch { start: day, end: day, unit: Unit::Day }
    }

    /// TIMEX3 value: `2022-11`, `2022-W45`, `199`.
    pub fn value(&self) -> String {
        let (year, month, _) = self.start.civil();
        match self.unit {
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let (year, week) = self.start.week();
                let end = if self.unit == Unit::Weekend { "-WE" } else { "" };
                format!("{year:04}-W{week:02}{end}")
            }
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Unit::Year => format!("{year:04}"),
            Unit::Decade => format!("{:03}", year.div_euclid(10)),
            Unit::Century => format!("{:02}", year.div_euclid(100)),
            Unit::Millennium => format!("{:01}", year.div_euclid(1000)),
            _ => self.start.to_string(),
        }
    }
}

/// The stretch of a unit that holds a day.
pub fn of_unit(unit: Unit, day: Date) -> Stretch {
    let (year, month, _) = day.civil();
    let years = |span: i32| {
        let first = year.div_euclid(span) * span;
        (Date::new(first, 1, 1), Date::new(first + span - 1, 12, 31))
    };
    let (start, end) = match unit {
        Unit::Week | Unit::Fortnight => (day.monday(), day.monday().plus(6)),
        Unit::Weekend => (day.monday().plus(5), day.monday().plus(6)),
        Unit::Month => (Date::new(year, month, 1), Date::new(year, month, 31)),
        Unit::Quarter | Unit::Period => {
            let first = (month - 1) / 3 * 3 + 1;
            (Date::new(year, first, 1), Date::new(year, first + 2, 31))
        }
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
        Unit::Millennium => years(1000),
        Unit::Day | Unit::Night | Unit::Hour | Unit::Minute | Unit::Second | Unit::Moment => (day, day),
    };
    Stretch { start, end, unit }
}

/// The stretch some steps later, or earlier.
pub fn step(stretch: Stretch, steps: i32) -> Stretch {
    let months = |count: i32| of_unit(stretch.unit, stretch.start.plus_months(count.saturating_mul(steps).clamp(-60_000, 60_000)));
    match stretch.unit {
        Unit::Week | Unit::Weekend => of_unit(stretch.unit, stretch.start.plus(steps.saturating_mul(7))),
        Unit::Fortnight => of_unit(stretch.unit, stretch.start.plus(steps.saturating_mul(14))),
        Unit::Month => months(1),
        Unit::Quarter | Unit::Period => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12_000),
        _ => of_unit(stretch.unit, stretch.start.plus(steps)),
    }
}

/// First day of a quarter.
pub fn quarter_start(year: i32, quarter: u32) -> Date {
    Date::new(year, (quarter.clamp(1, 4) - 1) * 3 + 1, 1)
}
