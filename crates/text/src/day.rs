//! The day of publication as outlets write it: `Sat, 12 Nov 2022 23:30:00 -0500` becomes `2022-11-12`.
//!
//! The day is taken as written, in the outlet's own time zone. What is ambiguous (`03/04/2022`) is no day.

use record::Day;

const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Reads RFC 3339, RFC 2822, ISO 8601, `20221112T083000Z`, `Nov 12, 2022`, `12 November 2022`, `12.11.2022`, and Unix
/// times in seconds or milliseconds; nothing else, and never a guess.
///
/// ```
/// assert_eq!(text::parse_day("Nov 12, 2022").as_deref(), Some("2022-11-12"));
/// assert_eq!(text::parse_day("03/04/2022"), None);
/// ```
pub fn parse(written: &str) -> Option<Day> {
    let written = written.trim();
    if written.len() > 100 {
        return None;
    }
    let parts = split(written);
    let (year, month, day) =
        compact(&parts).or_else(|| named_month(&parts)).or_else(|| year_first(&parts)).or_else(|| year_last(&parts)).or_else(|| unix_time(written))?;
    is_day(year, month, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A run of digits, a run of letters, or one other character.
#[derive(Clone, Copy, Debug)]
enum Part<'a> {
    Number { value: u64, digits: usize },
    Word(&'a str),
    Mark(char),
}

fn split(written: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let class = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            class(|c| c.is_ascii_digit())
        } else if c.is_alphabetic() {
            class(char::is_alphabetic)
        } else {
            c.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        parts.push(match token.parse() {
            Ok(value) => Part::Number { value, digits: length },
            Err(_) if c.is_alphabetic() => Part::Word(token),
            Err(_) => Part::Mark(c),
        });
        rest = after;
    }
    parts
}

type Civil = (u64, u64, u64);

/// `20221112`, `20221112T083000Z`, `20221112083000`.
fn compact(parts: &[Part]) -> Option<Civil> {
    let &Part::Number { value, digits } = parts.first()? else {
        return None;
    };
    let date = match digits {
        8 => value,
        14 => value / 1_000_000,
        _ => return None,
    };
    Some((date / 10_000, date / 100 % 100, date % 100))
}

/// `2022-11-12...`, `2022/11/12`, `2022.11.12`, anywhere in the words.
fn year_first(parts: &[Part]) -> Option<Civil> {
    parts.windows(5).find_map(|window| match *window {
        [
            Part::Number { value: year, digits: 4 },
            Part::Mark(a @ ('-' | '/' | '.')),
            Part::Number { value: month, digits: 1..=2 },
            Part::Mark(b),
            Part::Number { value: day, digits: 1..=2 },
        ] if a == b => Some((year, month, day)),
        _ => None,
    })
}

/// `12.11.2022` is day first; with a slash or hyphen it must be clear which is the day.
fn year_last(parts: &[Part]) -> Option<Civil> {
    parts.windows(5).find_map(|window| match *window {
        [
            Part::Number { value: a, digits: 1..=2 },
            Part::Mark(mark @ ('-' | '/' | '.')),
            Part::Number { value: b, digits: 1..=2 },
            Part::Mark(other),
            Part::Number { value: year, digits: 4 },
        ] if mark == other => match (a, b) {
            _ if mark == '.' || a > 12 || a == b => Some((year, b, a)),
            _ if b > 12 => Some((year, a, b)),
            _ => None,
        },
        _ => None,
    })
}

/// `12 Nov 2022`, `November 12th, 2022`, `Sat Nov 12 08:30:00 2022`, `12-Nov-22`.
fn named_month(parts: &[Part]) -> Option<Civil> {
    let (at, month) = parts.iter().enumerate().find_map(|(at, part)| match part {
        Part::Word(word) => Some((at, month_of(word)?)),
        _ => None,
    })?;
    let number = |part: Option<&Part>| match part {
        Some(&Part::Number { value, digits: 1..=2 }) => Some(value),
        _ => None,
    };
    let after = parts[at + 1..].iter().position(|part| matches!(part, Part::Number { .. })).map(|n| at + 1 + n);
    let before = day_before(&parts[..at]);
    let full_year = parts.iter().find_map(|part| match *part {
        Part::Number { value, digits: 4 } if (1600..2200).contains(&value) => Some(value),
        _ => None,
    });
    if let Some(day) = before {
        let short_year = || number(after.and_then(|at| parts.get(at))).filter(|_| !is_clock(parts, after));
        let century = |year| if year < 70 { 2000 + year } else { 1900 + year };
        return Some((full_year.or_else(|| short_year().map(century))?, month, day));
    }
    let day = number(parts.get(after?)).filter(|_| !is_clock(parts, after))?;
    Some((full_year?, month, day))
}

/// The day that stands before a month: `12`, `12th`, `12th of`; not the minutes of `08:30 Nov`.
fn day_before(parts: &[Part]) -> Option<u64> {
    let links = |part: &&Part| match part {
        Part::Word(word) => ["st", "nd", "rd", "th", "of"].contains(word),
        Part::Mark(mark) => *mark != ':',
        Part::Number { .. } => false,
    };
    let between = parts.iter().rev().take_while(links).count();
    let at = parts.len() - between;
    match parts[..at] {
        [.., Part::Mark(':'), _] => None,
        [.., Part::Number { value, digits: 1..=2 }] => Some(value),
        _ => None,
    }
}

/// Whether the number is the hour of `08:30`.
fn is_clock(parts: &[Part], at: Option<usize>) -> bool {
    at.is_some_and(|at| matches!(parts.get(at + 1), Some(Part::Mark(':'))))
}

fn month_of(word: &str) -> Option<u64> {
    let word = word.to_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    let index = MONTHS.iter().position(|month| *month == word || (word.len() == 3 && month.starts_with(word)))?;
    Some(index as u64 + 1)
}

/// Seconds or milliseconds since 1970, from 1990 on.
fn unix_time(written: &str) -> Option<Civil> {
    let whole = written.split('.').next()?;
    let value: u64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        9 | 10 => value,
        12 | 13 => value / 1000,
        _ => return None,
    };
    (seconds >= 631_152_000).then(|| civil(seconds / 86_400))
}

/// The civil day of a count of days since 1970-01-01 (Hinnant's algorithm, for days since then only).
fn civil(days: u64) -> Civil {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

fn is_day(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1600..2200).contains(&year) && (1..=12).contains(&month) && (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_day() {
        let forms = [
            "2022-11-12",
            "2022-11-12T08:30:00Z",
            "2022-11-12T23:30:00-05:00",
            "2022-11-12 08:30",
            "2022/11/12",
            "20221112",
            "20221112T083000Z",
            "20221112083000",
            "Sat, 12 Nov 2022 08:30:00 GMT",
            "Sat, 12 Nov 22 08:30:00 +0000",
            "12 Nov 2022",
            "12 November 2022",
            "12th of November 2022",
            "Nov 12, 2022",
            "Nov. 12, 2022 8:30 am EST",
            "November 12th, 2022",
            "Sat Nov 12 08:30:00 2022",
            "Saturday, November 12, 2022",
            "12-Nov-2022",
            "12.11.2022",
            "11/12/2022 x",
            "1668241800",
            "1668241800000",
            " Published: November 12, 2022 ",
            "08:30 Nov 12, 2022",
        ];
        for form in forms {
            let expected = (!form.ends_with('x')).then_some("2022-11-12");
            assert_eq!(parse(form).as_deref(), expected, "{form}");
        }
        assert_eq!(parse("13/11/2022").as_deref(), Some("2022-11-13"));
        assert_eq!(parse("11/13/2022").as_deref(), Some("2022-11-13"));
        assert_eq!(parse("Feb 29, 2024").as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn what_is_no_day() {
        let forms =
            ["", "yesterday", "2022-13-12", "2022-02-30", "Feb 29, 2023", "November 2022", "2022", "12:30", "May", "99999999", "0000-00-00", "١٢ نوفمبر"];
        for form in forms {
            assert_eq!(parse(form), None, "{form}");
        }
    }

    #[test]
    fn unix_days_count_from_1970() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_051), (2022, 2, 28));
        assert_eq!(civil(19_052), (2022, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
    }
}
