//! A meaning becomes a TIMEX3 value and days: "last week", spoken on 2022-11-12, is `2022-W44`, 2022-10-31 to 2022-11-06.

use knowledge::time::{NamedDay, Rel, Unit};
use record::TimeKind;

use super::civil::{Date, add_months};
use super::expr::{Amount, Clock, Definite, Expr, Found, YearOf};
use super::grain::{Stretch, of_unit, quarter_start, step};
use crate::clause::Tense;

/// What an expression is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The day spoken from.
    pub reference: Option<Date>,
    /// Tense of the clause.
    pub tense: Tense,
    /// The time told before in the text.
    pub anchor: Option<Stretch>,
}

/// A value, and days where they are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// First and last day; a null end is open.
    pub days: Option<(Option<Date>, Option<Date>)>,
    /// The stretch of the calendar that it names, for later expressions to point back to.
    pub stretch: Option<Stretch>,
}

impl Resolved {
    fn value(kind: TimeKind, value: impl Into<String>) -> Resolved {
        Resolved { kind, value: value.into(), days: None, stretch: None }
    }

    fn stretch(stretch: Stretch) -> Resolved {
        let days = Some((Some(stretch.start), Some(stretch.end)));
        Resolved { kind: TimeKind::Date, value: stretch.value(), days, stretch: Some(stretch) }
    }

    fn with_days(mut self, start: Option<Date>, end: Option<Date>) -> Resolved {
        self.days = Some((start, end));
        self
    }
}

/// Places an expression on the calendar.
pub fn resolve(found: &Found<'_>, context: &Context) -> Resolved {
    let plain = plain(&found.expr, context);
    let trimmed = trim(plain, found, context);
    match found.clock {
        None => trimmed,
        Some(clock) => with_clock(trimmed, found, clock),
    }
}

/// The value without time of day and modifier.
fn plain(expr: &Expr<'_>, context: &Context) -> Resolved {
    match expr {
        Expr::Iso(date) => Resolved::stretch(Stretch::day(*date)),
        Expr::Day { year, month, day, to } => dated(*year, *month, *day, *to, context),
        Expr::Month { year, month, rel } => month_of(*year, *month, *rel, context),
        Expr::Year(year) => Resolved::stretch(of_unit(Unit::Year, Date::new(*year, 1, 1))),
        Expr::Decade(year) => Resolved::stretch(of_unit(Unit::Decade, Date::new(*year, 1, 1))),
        Expr::Century(number) => Resolved::stretch(of_unit(Unit::Century, Date::new(number * 100 - 50, 1, 1))),
        Expr::Quarter { year, quarter } => quarter_of(*year, *quarter, context),
        Expr::Half { year, half } => match exact_year(*year, context) {
            Some(year) => {
                let (first, last) = if *half == 1 { (1, 6) } else { (7, 12) };
                let (start, end) = (Date::new(year, first, 1), Date::new(year, last, 31));
                Resolved::value(TimeKind::Date, format!("{year:04}-H{half}")).with_days(Some(start), Some(end))
            }
            None => Resolved::value(TimeKind::Date, format!("XXXX-H{half}")),
        },
        Expr::Season { code, year, rel } => season(code, *year, *rel, context),
        Expr::Weekday { weekday, rel, weeks } => weekday_of(*weekday, *rel, *weeks, context),
        Expr::DayOffset(days) => match context.reference {
            Some(reference) => Resolved::stretch(Stretch::day(reference.plus(*days))),
            None => Resolved::value(TimeKind::Date, reference_word(days.signum())),
        },
        Expr::RelUnit { rel, unit, definite } => related(*rel, *unit, *definite, context),
        Expr::Shift { amount, unit, shift } => shifted(*amount, *unit, *shift, context),
        Expr::Window { rel, amount, unit } => window(*rel, *amount, *unit, context),
        Expr::Duration { amount, unit } => Resolved::value(TimeKind::Duration, duration(*amount, *unit)),
        Expr::Set(value) => Resolved::value(TimeKind::Set, value.as_ref()),
        Expr::Ref(value) => Resolved::value(TimeKind::Date, *value),
        Expr::Named { day, rel, year } => named(day, *rel, *year, context),
        Expr::WeekOf(day) => match plain(day, context).stretch {
            Some(stretch) => Resolved::stretch(of_unit(Unit::Week, stretch.start)),
            None => Resolved::value(TimeKind::Date, "XXXX-WXX"),
        },
        Expr::YearEarlier { quarter, .. } => year_earlier(*quarter, context),
        Expr::Clock => match context.anchor.filter(|anchor| anchor.unit == Unit::Day).map(|anchor| anchor.start).or(context.reference) {
            Some(day) => Resolved::stretch(Stretch::day(day)),
            None => Resolved::value(TimeKind::Time, "XXXX-XX-XX"),
        },
    }
}

/// "Nov. 21, 2016", "4 October", "3 to 5 May".
fn dated(year: YearOf, month: u32, day: u32, to: Option<u32>, context: &Context) -> Resolved {
    let year = exact_year(year, context).or_else(|| {
        let reference = context.reference?;
        Some(nearest_year(reference, context.tense, |year| Date::new(year, month, day)))
    });
    let Some(year) = year else {
        return Resolved::value(TimeKind::Date, format!("XXXX-{month:02}-{day:02}"));
    };
    let start = Date::new(year, month, day);
    match to {
        None => Resolved::stretch(Stretch::day(start)),
        Some(to) => {
            let end = Date::new(year, month, to);
            let stretch = Stretch { start, end, unit: Unit::Day };
            Resolved { value: format!("{start}/{end}"), ..Resolved::stretch(stretch) }
        }
    }
}

/// The year in which a day is nearest to the reference; a future tense favours what comes, another what has been.
fn nearest_year(reference: Date, tense: Tense, day: impl Fn(i32) -> Date) -> i32 {
    let this = reference.year();
    let cost = |year: i32| {
        let away = day(year).0 - reference.0;
        match tense {
            Tense::Future if away < 0 => -away * 4,
            Tense::Past if away > 45 => away * 8,
            Tense::Past if away > 0 => away * 3,
            _ if away > 0 => away * 3 / 2,
            _ => away.abs(),
        }
    };
    (this - 1..=this + 1).min_by_key(|&year| cost(year)).unwrap_or(this)
}

/// "September", "last May", "June last year".
fn month_of(year: YearOf, month: u32, rel: Option<Rel>, context: &Context) -> Resolved {
    let year = exact_year(year, context).or_else(|| {
        let (this, now, _) = context.reference?.civil();
        Some(match (rel, context.tense) {
            (Some(Rel::Last | Rel::Past), _) => this - i32::from(month >= now),
            (Some(Rel::Next), _) => this + i32::from(month <= now),
            (Some(Rel::This), _) => this,
            (_, Tense::Future) => this + i32::from(month < now),
            (_, Tense::Past) => this - i32::from(month > now),
            _ => nearest_year(context.reference?, context.tense, |year| Date::new(year, month, 15)),
        })
    });
    match year {
        Some(year) => Resolved::stretch(of_unit(Unit::Month, Date::new(year, month, 1))),
        None => Resolved::value(TimeKind::Date, format!("XXXX-{month:02}")),
    }
}

/// The year that is said, or that "last year" means.
fn exact_year(year: YearOf, context: &Context) -> Option<i32> {
    match year {
        YearOf::Open => None,
        YearOf::Exact(year) => Some(year),
        YearOf::Rel(rel) => context.reference.map(|reference| reference.year() + rel_steps(rel)),
    }
}

/// Steps that a relation takes.
fn rel_steps(rel: Rel) -> i32 {
    match rel {
        Rel::Last | Rel::Past => -1,
        Rel::Next | Rel::After => 1,
        _ => 0,
    }
}

/// "the third quarter": the latest that has begun, unless it is still to come.
fn quarter_of(year: YearOf, quarter: u32, context: &Context) -> Resolved {
    let year = exact_year(year, context).or_else(|| {
        let reference = context.reference?;
        let ahead = quarter_start(reference.year(), quarter) > reference;
        Some(match context.tense {
            Tense::Future => reference.year() + i32::from(of_unit(Unit::Quarter, quarter_start(reference.year(), quarter)).end.plus(120) < reference),
            Tense::Past => reference.year() - i32::from(ahead),
            _ => reference.year() - i32::from(ahead && quarter_start(reference.year(), quarter).0 - reference.0 > 120),
        })
    });
    match year {
        Some(year) => Resolved::stretch(of_unit(Unit::Quarter, quarter_start(year, quarter))),
        None => Resolved::value(TimeKind::Date, format!("XXXX-Q{quarter}")),
    }
}

/// "last summer", "the winter of 1994".
fn season(code: &str, year: YearOf, rel: Option<Rel>, context: &Context) -> Resolved {
    let first = match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let start_in = |year: i32| Date::new(if first == 12 { year - 1 } else { year }, first, 1);
    let end_of = |start: Date| start.plus_months(3).plus(-1);
    let year = exact_year(year, context).or_else(|| {
        let reference = context.reference?;
        let this = reference.year();
        let mut latest = (this - 1..=this + 1).rev().filter(|&year| start_in(year) <= reference);
        Some(match (rel, context.tense) {
            (Some(Rel::Last | Rel::Past), _) => latest.find(|&year| end_of(start_in(year)) < reference)?,
            (Some(Rel::Next), _) => (this..=this + 2).find(|&year| start_in(year) > reference)?,
            (Some(Rel::This), _) => this,
            (_, Tense::Future) => (this..=this + 2).find(|&year| end_of(start_in(year)) >= reference)?,
            _ => latest.next()?,
        })
    });
    let Some(year) = year else { return Resolved::value(TimeKind::Date, format!("XXXX-{code}")) };
    let start = start_in(year);
    Resolved::value(TimeKind::Date, format!("{year:04}-{code}")).with_days(Some(start), Some(end_of(start)))
}

/// "on Saturday": by the tense of its clause; the day of publication itself when it is that weekday.
fn weekday_of(weekday: i32, rel: Option<Rel>, weeks: i32, context: &Context) -> Resolved {
    let Some(reference) = context.reference else {
        return Resolved::value(TimeKind::Date, format!("XXXX-WXX-{weekday}"));
    };
    let back = (reference.weekday() - weekday).rem_euclid(7);
    let ahead = (weekday - reference.weekday()).rem_euclid(7);
    let strictly = |days: i32| if days == 0 { 7 } else { days };
    let day = match (rel, context.tense) {
        (Some(Rel::Same), _) => reference.monday().plus(weeks * 7 + weekday - 1),
        (Some(Rel::Last | Rel::Past), _) => reference.plus(-strictly(back)),
        (Some(Rel::Next | Rel::After), _) => reference.plus(if weeks > 0 { ahead + 7 * weeks } else { strictly(ahead) }),
        (Some(Rel::This), Tense::Past) | (None, Tense::Past | Tense::Unknown) => reference.plus(-back),
        (Some(Rel::This), _) | (None, Tense::Future | Tense::Present) => reference.plus(ahead),
        (Some(_), _) => reference.plus(-back),
    };
    Resolved::stretch(Stretch::day(day))
}

/// "last week", "the following day", "that year", "the quarter".
fn related(rel: Rel, unit: Unit, definite: Definite, context: &Context) -> Resolved {
    let told = context.anchor.filter(|_| definite == Definite::Yes || matches!(rel, Rel::After | Rel::Same));
    let unit = if unit == Unit::Period { Unit::Quarter } else { unit };
    let small = matches!(unit, Unit::Day | Unit::Night | Unit::Hour | Unit::Minute);
    let base = match rel {
        _ if unit == Unit::Weekend => context.reference,
        Rel::Same | Rel::After => told.map(|told| told.start).or(context.reference),
        Rel::Last | Rel::Next if small && definite == Definite::Yes => told.map(|told| told.start).or(context.reference),
        Rel::Latest => context.anchor.filter(|anchor| anchor.unit == unit).map(|anchor| anchor.start).or(context.reference),
        _ => context.reference,
    };
    let Some(base) = base else {
        return Resolved::value(TimeKind::Date, reference_word(rel_steps(rel)));
    };
    let steps = match rel {
        Rel::Same | Rel::Latest if unit == Unit::Quarter && context.anchor.is_none_or(|anchor| anchor.unit != Unit::Quarter) => -1,
        rel => rel_steps(rel),
    };
    if unit == Unit::Weekend {
        return weekend(base, rel, context.tense);
    }
    Resolved::stretch(step(of_unit(unit, base), steps))
}

/// "the weekend": the latest that has begun, or the next one where the clause looks ahead.
fn weekend(base: Date, rel: Rel, tense: Tense) -> Resolved {
    let coming = base.monday().plus(5);
    let saturday = match (rel, tense) {
        (Rel::Next | Rel::After, _) => coming.plus(if base.weekday() >= 6 { 7 } else { 0 }),
        (Rel::Last | Rel::Past, _) => coming.plus(-7),
        (_, Tense::Future | Tense::Present) => coming,
        _ => coming.plus(if base.weekday() >= 6 { 0 } else { -7 }),
    };
    Resolved::stretch(Stretch { start: saturday, end: saturday.plus(1), unit: Unit::Weekend })
}

/// "two weeks ago", "a year earlier".
fn shifted(amount: Amount, unit: Unit, shift: i32, context: &Context) -> Resolved {
    let sign = shift.signum();
    let from_told = context.anchor.filter(|_| shift.abs() == 2);
    let base = from_told.map(|told| told.start).or(context.reference);
    let (Some(base), Amount::Exact(count)) = (base, amount) else {
        let open = context.reference.map(|reference| if sign < 0 { (None, Some(reference)) } else { (Some(reference), None) });
        return Resolved { days: open, ..Resolved::value(TimeKind::Date, reference_word(sign)) };
    };
    let steps = sign * count as i32;
    let quarter = context.anchor.filter(|anchor| unit == Unit::Year && anchor.unit == Unit::Quarter);
    if let Some(quarter) = quarter {
        return Resolved::stretch(step(quarter, 4 * steps));
    }
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let day = away(base, unit, f64::from(sign) * count);
            Resolved::value(TimeKind::Duration, duration(amount, unit)).with_days(Some(day.min(base)), Some(day.max(base)))
        }
        Unit::Fortnight => Resolved::stretch(step(of_unit(Unit::Week, base), steps * 2)),
        _ => Resolved::stretch(step(of_unit(unit, base), steps)),
    }
}

/// "the past two months", "recent weeks", "the next few days", "the first nine months".
fn window(rel: Rel, amount: Amount, unit: Unit, context: &Context) -> Resolved {
    let value = match (rel, amount) {
        (Rel::Recent, Amount::Vague | Amount::Plural) | (Rel::Past | Rel::Last, Amount::Plural) => Resolved::value(TimeKind::Date, "PAST_REF"),
        (Rel::Next | Rel::After, Amount::Plural) => Resolved::value(TimeKind::Date, "FUTURE_REF"),
        _ => Resolved::value(TimeKind::Duration, duration(amount, unit)),
    };
    let Some(reference) = context.reference else { return value };
    let Amount::Exact(count) = amount else {
        return match rel {
            Rel::Next | Rel::After => value.with_days(Some(reference), None),
            Rel::Recent | Rel::Past | Rel::Last => value.with_days(None, Some(reference)),
            _ => value,
        };
    };
    match rel {
        Rel::Next | Rel::After => value.with_days(Some(reference), Some(away(reference, unit, count))),
        Rel::Recent | Rel::Past | Rel::Last | Rel::Latest => value.with_days(Some(away(reference, unit, -count)), Some(reference)),
        Rel::First if matches!(unit, Unit::Month | Unit::Quarter) => {
            let start = Date::new(reference.year(), 1, 1);
            value.with_days(Some(start), Some(away(start, unit, count).plus(-1)))
        }
        _ => value,
    }
}

/// A day some units away.
fn away(day: Date, unit: Unit, count: f64) -> Date {
    match unit {
        Unit::Month => day.plus_months(count as i32),
        Unit::Quarter => day.plus_months(3 * count as i32),
        Unit::Year => day.plus_months((12.0 * count) as i32),
        Unit::Decade => day.plus_months((120.0 * count) as i32),
        Unit::Century => day.plus_months((1200.0 * count) as i32),
        Unit::Week | Unit::Weekend => day.plus((7.0 * count) as i32),
        Unit::Fortnight => day.plus((14.0 * count) as i32),
        Unit::Day | Unit::Night => day.plus(count as i32),
        Unit::Hour => day.plus((count / 24.0) as i32),
        _ => day,
    }
}

/// "Christmas Day", "Thanksgiving", "9/11".
fn named(day: &NamedDay, rel: Option<Rel>, year: YearOf, context: &Context) -> Resolved {
    let exact = exact_year(year, context);
    let in_year = |year: i32| match *day {
        NamedDay::Once(year, month, day) => Date::new(year, month, day),
        NamedDay::Yearly(month, day) => Date::new(year, month, day),
        NamedDay::Nth { month, weekday, nth, plus } => nth_weekday(year, month, weekday, nth).plus(plus),
        NamedDay::Easter(days) => easter(year).plus(days),
    };
    if let NamedDay::Once(..) = day {
        return Resolved::stretch(Stretch::day(in_year(0)));
    }
    let year = exact.or_else(|| {
        let reference = context.reference?;
        let this = reference.year();
        Some(match rel {
            Some(Rel::Last | Rel::Past) => this - i32::from(in_year(this) >= reference),
            Some(Rel::Next) => this + i32::from(in_year(this) <= reference),
            Some(Rel::This) => this,
            _ if context.tense == Tense::Past => this - i32::from(in_year(this) > reference),
            _ => nearest_year(reference, context.tense, in_year),
        })
    });
    match (year, day) {
        (Some(year), _) => Resolved::stretch(Stretch::day(in_year(year))),
        (None, NamedDay::Yearly(month, day)) => Resolved::value(TimeKind::Date, format!("XXXX-{month:02}-{day:02}")),
        _ => Resolved::value(TimeKind::Date, "XXXX-XX-XX"),
    }
}

/// The nth weekday of a month; -1 is the last.
fn nth_weekday(year: i32, month: u32, weekday: i32, nth: i32) -> Date {
    if nth < 0 {
        let (year, next) = add_months(year, month, 1);
        let last = Date::new(year, next, 1).plus(-1);
        return last.plus(-(last.weekday() - weekday).rem_euclid(7));
    }
    let first = Date::new(year, month, 1);
    first.plus((weekday - first.weekday()).rem_euclid(7) + 7 * (nth - 1))
}

/// Easter Sunday of the Gregorian calendar.
fn easter(year: i32) -> Date {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, (sum / 31) as u32, (sum % 31 + 1) as u32)
}

/// "the year-earlier quarter": the quarter spoken of, a year before.
fn year_earlier(quarter: Option<u32>, context: &Context) -> Resolved {
    let told = context.anchor.filter(|anchor| anchor.unit == Unit::Quarter);
    let base = match (quarter, told, context.reference) {
        (Some(quarter), _, Some(_)) => quarter_of(YearOf::Open, quarter, context).stretch,
        (None, Some(told), _) => Some(told),
        (None, None, Some(reference)) => Some(of_unit(Unit::Year, reference)),
        _ => None,
    };
    match base {
        Some(base) => Resolved::stretch(step(base, if base.unit == Unit::Quarter { -4 } else { -1 })),
        None => Resolved::value(TimeKind::Date, "PAST_REF"),
    }
}

/// Cuts the days to what a modifier or the tense leaves: "early 2014", "this week" told in the past.
fn trim(resolved: Resolved, found: &Found<'_>, context: &Context) -> Resolved {
    let Some((Some(start), Some(end))) = resolved.days else { return resolved };
    let third = (end.0 - start.0 + 1) / 3;
    let this = matches!(found.expr, Expr::RelUnit { rel: Rel::This, .. });
    let (start, end) = match (found.modifier, context.reference) {
        (Some("START"), Some(reference)) if this => (start, end.min(reference)),
        (Some("END"), Some(reference)) if this && reference >= start && reference <= end && context.tense != Tense::Past => (reference, end),
        (Some("START"), _) if third > 0 => (start, start.plus(third - 1)),
        (Some("MID"), _) if third > 0 => (start.plus(third), end.plus(-third)),
        (Some("END"), _) if third > 0 => (end.plus(1 - third), end),
        (_, Some(reference)) if this && context.tense == Tense::Past && start <= reference => (start, end.min(reference)),
        _ => (start, end),
    };
    resolved.with_days(Some(start), Some(end))
}

/// Adds a time of day to a day.
fn with_clock(resolved: Resolved, found: &Found<'_>, clock: Clock<'_>) -> Resolved {
    let mut resolved = resolved;
    if !matches!(resolved.stretch, Some(Stretch { unit: Unit::Day | Unit::Night, .. })) && resolved.kind != TimeKind::Time && found.expr != Expr::Clock {
        return resolved;
    }
    let time = match clock {
        Clock::Part(part) => format!("T{part}"),
        Clock::At(hour, Some(minute)) => format!("T{hour:02}:{minute:02}"),
        Clock::At(hour, None) => format!("T{hour:02}:00"),
    };
    resolved.kind = TimeKind::Time;
    resolved.value.push_str(&time);
    resolved
}

/// The value of what cannot be placed.
fn reference_word(sign: i32) -> &'static str {
    match sign {
        -1 => "PAST_REF",
        1 => "FUTURE_REF",
        _ => "PRESENT_REF",
    }
}

/// TIMEX3 value of a length of time: `P3D`, `PT5H30M`, `PXW`.
pub fn duration(amount: Amount, unit: Unit) -> String {
    let (factor, code) = unit_code(unit);
    let (time, code) = code.strip_prefix('T').map_or(("", code), |code| ("T", code));
    let Amount::Exact(count) = amount else { return format!("P{time}X{code}") };
    let count = count * factor;
    let whole = count.trunc();
    if count == whole {
        return format!("P{time}{whole}{code}");
    }
    let rest = count - whole;
    match (time, code) {
        ("", "Y") => format!("P{whole}Y{}M", (rest * 12.0).round()),
        ("T", "H") => format!("PT{whole}H{}M", (rest * 60.0).round()),
        ("T", "M") => format!("PT{whole}M{}S", (rest * 60.0).round()),
        ("", "D") => format!("P{whole}DT{}H", (rest * 24.0).round()),
        _ => format!("P{time}{count}{code}"),
    }
}

/// Factor and letters of a unit in a TIMEX3 value.
fn unit_code(unit: Unit) -> (f64, &'static str) {
    match unit {
        Unit::Second | Unit::Moment => (1.0, "TS"),
        Unit::Minute => (1.0, "TM"),
        Unit::Hour => (1.0, "TH"),
        Unit::Day | Unit::Night => (1.0, "D"),
        Unit::Weekend => (1.0, "WE"),
        Unit::Week => (1.0, "W"),
        Unit::Fortnight => (2.0, "W"),
        Unit::Month | Unit::Period => (1.0, "M"),
        Unit::Quarter => (1.0, "Q"),
        Unit::Year => (1.0, "Y"),
        Unit::Decade => (10.0, "Y"),
        Unit::Century => (100.0, "Y"),
        Unit::Millennium => (1000.0, "Y"),
    }
}
