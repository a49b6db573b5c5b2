//! Days as dictionaries write them become ISO days: `950601` and `19950601` are `1995-06-01`.

/// The first and last day of a restriction: `<950601`, `>19950601`, `19950601-19960101`; `None` where it cannot be read.
pub(super) fn span(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    if let Some(day) = text.strip_prefix('<') {
        return Some((String::new(), before(&iso(day)?)));
    }
    if let Some(day) = text.strip_prefix('>') {
        return Some((after(&iso(day)?), String::new()));
    }
    let (from, until) = text.split_once('-')?;
    Some((iso(from)?, iso(until)?))
}

fn iso(text: &str) -> Option<String> {
    let digits = text.trim();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let long = match digits.len() {
        8 => digits.to_string(),
        // Dictionaries with two digits for a year are of the last century.
        6 if digits < "30" => format!("20{digits}"),
        6 => format!("19{digits}"),
        _ => return None,
    };
    Some(format!("{}-{}-{}", &long[..4], &long[4..6], &long[6..]))
}

fn parts(day: &str) -> (u32, u32, u32) {
    let number = |range: std::ops::Range<usize>| day[range].parse().unwrap_or(1);
    (number(0..4), number(5..7), number(8..10))
}

fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn before(day: &str) -> String {
    let (mut year, mut month, mut day) = parts(day);
    day = day.saturating_sub(1);
    if day == 0 {
        (year, month) = if month <= 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) };
        day = length(year, month);
    }
    format!("{year:04}-{month:02}-{day:02}")
}

fn after(day: &str) -> String {
    let (mut year, mut month, mut day) = parts(day);
    day += 1;
    if day > length(year, month) {
        (year, month, day) = if month >= 12 { (year + 1, 1, 1) } else { (year, month + 1, 1) };
    }
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn restrictions_become_days_that_are_both_within() {
        let days = |text| span(text).map(|(from, until)| format!("{from}..{until}"));
        assert_eq!(days("< 950601").as_deref(), Some("..1995-05-31"));
        assert_eq!(days(">19991231").as_deref(), Some("2000-01-01.."));
        assert_eq!(days("<20000301").as_deref(), Some("..2000-02-29"));
        assert_eq!(days("20100109-20100112").as_deref(), Some("2010-01-09..2010-01-12"));
        assert_eq!(days("<1995"), None);
    }
}
