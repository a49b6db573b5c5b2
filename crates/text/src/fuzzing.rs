//! What holds for any bytes, as functions that fuzz targets and ordinary tests call alike.
//!
//! Each reads the bytes in one format and panics where a promise of this crate is broken. `fuzz/` feeds them with noise;
//! inputs that once failed are kept in `fuzz/seeds/text/` and replayed by `cargo test`.

use crate::{Defaults, Format, Report, limits};

/// Any bytes as plain text.
pub fn plain(bytes: &[u8]) {
    check(bytes, Format::Plain);
}

/// Any bytes as a page.
pub fn html(bytes: &[u8]) {
    check(bytes, Format::Html);
}

/// Any bytes as lines of JSON.
pub fn jsonl(bytes: &[u8]) {
    check(bytes, Format::Jsonl);
}

/// Any bytes as a feed.
pub fn feed(bytes: &[u8]) {
    check(bytes, Format::Feed);
}

/// Any bytes as a web archive.
pub fn warc(bytes: &[u8]) {
    check(bytes, Format::Warc);
}

/// Any words as a day of publication.
pub fn day(bytes: &[u8]) {
    if let Some(day) = crate::parse_day(&String::from_utf8_lossy(bytes)) {
        assert_eq!(crate::parse_day(&day).as_deref(), Some(day.as_str()));
    }
}

/// Reads any bytes in a format and holds each report to what [`Report`] promises.
///
/// # Panics
/// Where a promise is broken.
pub fn check(bytes: &[u8], format: Format) {
    for result in crate::read(bytes, format, &Defaults::default()) {
        match result {
            Ok(report) => check_report(&report),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

fn check_report(report: &Report) {
    let text = &report.text;
    assert!(!report.id.is_empty() && !report.id.contains('\n'));
    assert!(text.len() <= limits::TEXT && text.contains(char::is_alphanumeric));
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "a control character in {text:?}");
    for paragraph in text.split("\n\n") {
        assert!(!paragraph.is_empty() && paragraph.trim() == paragraph, "a ragged paragraph in {text:?}");
        assert!(!paragraph.contains('\n') && !paragraph.contains("  "), "odd white space in {text:?}");
    }
    assert!(report.codable || !report.notes.is_empty());
    assert!(report.published.as_deref().is_none_or(|day| crate::parse_day(day).as_deref() == Some(day)));
}
