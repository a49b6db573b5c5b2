//! `2022-11-12` as a day of the calendar: what `--published` and `--on` take, and what Parquet stores.
//!
//! The day is kept as it was written; it is only checked, and counted from 1970-01-01 for columnar files.

use std::str::FromStr;

/// A day that exists, written `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day(String);

impl Day {
    /// The day as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.0
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(written: &str) -> Result<Day, String> {
        match since_epoch(written) {
            Some(_) => Ok(Day(written.to_string())),
            None => Err("no such day; write year-month-day, as in 2022-11-12".to_string()),
        }
    }
}

/// Days from 1970-01-01 to a day written `YYYY-MM-DD`; nothing where there is no such day.
pub fn since_epoch(written: &str) -> Option<i32> {
    let (year, month, day) = fields(written)?;
    let exists = year > 0 && (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
    exists.then(|| count(year, month, day))
}

fn fields(written: &str) -> Option<(i32, i32, i32)> {
    let bytes = written.as_bytes();
    let digits = |at: std::ops::Range<usize>| {
        let field = &bytes[at];
        let all = field.iter().all(u8::is_ascii_digit);
        all.then(|| field.iter().fold(0, |number, digit| number * 10 + i32::from(digit - b'0')))
    };
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    if !shaped {
        return None;
    }
    Some((digits(0..4)?, digits(5..7)?, digits(8..10)?))
}

fn length(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Counts in years that begin in March, so that the leap day is the last of its year.
fn count(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days_before_month = (153 * month + 2) / 5;
    365 * year + year / 4 - year / 100 + year / 400 + days_before_month + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_1970() {
        assert_eq!(since_epoch("1970-01-01"), Some(0));
        assert_eq!(since_epoch("1969-12-31"), Some(-1));
        assert_eq!(since_epoch("2000-02-29"), Some(11_016));
        assert_eq!(since_epoch("2022-11-12"), Some(19_308));
    }

    #[test]
    fn refuses_what_is_no_day() {
        for written in ["", "2022", "2022-13-01", "2022-02-29", "1900-02-29", "2022-1-1", "12.11.2022", "2022-11-1é"] {
            assert_eq!(since_epoch(written), None, "{written}");
        }
    }
}
