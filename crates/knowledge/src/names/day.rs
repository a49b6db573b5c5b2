//! An ISO day, or a month or year where no more is known, becomes one number that can be compared.
//!
//! `2021-08-05` is 20210805; as a first day `2021-08` is 20210800, as a last day 20210899.

/// A packed day; smaller is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// Before every day.
    pub const FIRST: Day = Day(i32::MIN);
    /// After every day.
    pub const LAST: Day = Day(i32::MAX);

    /// The earliest day that the words may mean.
    pub fn first_of(iso: &str) -> Option<Day> {
        Day::pack(iso, 0)
    }

    /// The latest day that the words may mean.
    pub fn last_of(iso: &str) -> Option<Day> {
        Day::pack(iso, 99)
    }

    /// The same day so many months later (earlier where negative); good enough to tell stale from fresh.
    pub fn plus_months(self, months: i32) -> Day {
        if self == Day::FIRST || self == Day::LAST {
            return self;
        }
        let (year, month, day) = (self.0 / 10_000, (self.0 / 100 % 100).clamp(1, 12), self.0 % 100);
        let count = year * 12 + month - 1 + months;
        Day(count.div_euclid(12) * 10_000 + (count.rem_euclid(12) + 1) * 100 + day)
    }

    /// Whether year, month and day are all known.
    pub fn is_full(self) -> bool {
        let day = self.0 % 100;
        self.0 > 0 && self != Day::LAST && (1..=31).contains(&day) && (1..=12).contains(&(self.0 / 100 % 100))
    }

    /// ISO form of a full day.
    pub fn iso(self) -> Option<String> {
        let iso = || format!("{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        self.is_full().then(iso)
    }

    /// As much of the day as is known: `2021-08-05`, `2021-08`, `2021`, or nothing.
    pub fn written(self) -> String {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        match self {
            Day::FIRST | Day::LAST => String::new(),
            _ if !(1..=12).contains(&month) => format!("{year:04}"),
            _ if !(1..=31).contains(&day) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        }
    }

    fn pack(iso: &str, missing: i32) -> Option<Day> {
        let mut parts = iso.splitn(3, '-');
        let year: i32 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut part = |upto: i32| match parts.next() {
            None => Some(missing),
            Some(word) if word.len() == 2 => word.parse().ok().filter(|value| (1..=upto).contains(value)),
            Some(_) => None,
        };
        let (month, day) = (part(12)?, part(31)?);
        Some(Day(year * 10_000 + month * 100 + day))
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn partial_days_open_to_their_side() {
        assert_eq!(Day::first_of("2021-08"), Some(Day(20_210_800)));
        assert_eq!(Day::last_of("2021"), Some(Day(20_219_999)));
        assert!(Day::first_of("2021-08") < Day::first_of("2021-08-01"));
        assert_eq!(Day::first_of("2021-13-01"), None);
        assert_eq!(Day::first_of("last year"), None);
    }

    #[test]
    fn only_full_days_are_written() {
        assert_eq!(Day::first_of("2021-08-05").and_then(Day::iso).as_deref(), Some("2021-08-05"));
        assert_eq!(Day::first_of("2021-08").and_then(Day::iso), None);
        assert_eq!(Day::LAST.iso(), None);
    }

    #[test]
    fn months_carry_into_years() {
        assert_eq!(Day(20_221_112).plus_months(3), Day(20_230_212));
        assert_eq!(Day(20_220_112).plus_months(-1), Day(20_211_212));
    }
}
