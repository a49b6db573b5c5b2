//! Day arithmetic on the civil (proleptic Gregorian) calendar: `2022-11-12` is a Saturday in week 45.

use std::fmt;

/// A day, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i32);

impl Date {
    /// A day of a year and month; the day is clipped to the month.
    pub fn new(year: i32, month: u32, day: u32) -> Date {
        let month = month.clamp(1, 12);
        Date::exact(year, month, day.clamp(1, days_in_month(year, month)))
    }

    /// A day of a year and month, or nothing where the calendar has no such day.
    pub fn checked(year: i32, month: u32, day: u32) -> Option<Date> {
        let valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        valid.then(|| Date::exact(year, month, day))
    }

    /// Howard Hinnant's days-from-civil.
    fn exact(year: i32, month: u32, day: u32) -> Date {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (month as i32 + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
        let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Date(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day.
    pub fn civil(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * years + years / 4 - years / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = years + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// Year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.civil().1
    }

    /// Weekday, Monday 1 to Sunday 7.
    pub fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7) + 1
    }

    /// Some days later, or earlier.
    pub fn plus(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }

    /// Some months later or earlier; the day is clipped to the month.
    pub fn plus_months(self, months: i32) -> Date {
        let (year, month, day) = self.civil();
        let (year, month) = add_months(year, month, months);
        Date::new(year, month, day)
    }

    /// Monday of its week.
    pub fn monday(self) -> Date {
        self.plus(1 - self.weekday())
    }

    /// ISO year and week.
    pub fn week(self) -> (i32, i32) {
        let thursday = self.monday().plus(3);
        let year = thursday.year();
        (year, (thursday.0 - Date::new(year, 1, 1).0) / 7 + 1)
    }

    /// Monday of an ISO week.
    pub fn of_week(year: i32, week: i32) -> Date {
        Date::new(year, 1, 4).monday().plus((week - 1) * 7)
    }

    /// Reads `2022-11-12`, also with a time after it, and `20221112`.
    pub fn parse(text: &str) -> Option<Date> {
        let text = text.trim();
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
        let dashed = text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
        let (month, day) = if dashed { (part(5..7)?, part(8..10)?) } else { (part(4..6)?, part(6..8)?) };
        Date::checked(part(0..4)? as i32, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(to, "{year:04}-{month:02}-{day:02}")
    }
}

/// Year and month some months away.
pub fn add_months(year: i32, month: u32, months: i32) -> (i32, u32) {
    let count = year.saturating_mul(12).saturating_add(month as i32 - 1).saturating_add(months);
    (count.div_euclid(12), count.rem_euclid(12) as u32 + 1)
}

/// Days in a month.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_round_trip() {
        for day in (-800_000..800_000).step_by(17) {
            let (year, month, of_month) = Date(day).civil();
            assert_eq!(Date::checked(year, month, of_month), Some(Date(day)));
        }
    }

    #[test]
    fn weekdays_and_weeks_follow_iso() {
        let saturday = Date::parse("2022-11-12").unwrap();
        assert_eq!(saturday.weekday(), 6);
        assert_eq!(saturday.week(), (2022, 45));
        assert_eq!(Date::of_week(2022, 45).to_string(), "2022-11-07");
        assert_eq!(Date::parse("2021-01-03").unwrap().week(), (2020, 53));
        assert_eq!(Date::parse("20240229"), Some(Date::new(2024, 2, 29)));
        assert_eq!(Date::parse("2023-02-29"), None);
        assert_eq!(Date::new(2024, 1, 31).plus_months(1).to_string(), "2024-02-29");
    }
}
