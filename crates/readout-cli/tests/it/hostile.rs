//! Bad input: a clear message, the other documents coded, never a panic and never without end.

use crate::support::{Folder, TALK, readout, readout_with};

/// Codes one bad file beside a good one; the bad one must fail and be named with `why`.
fn fails(name: &str, bytes: &[u8], why: &str) {
    let folder = Folder::new(&format!("bad-{name}"));
    let bad = folder.file(name, bytes);
    let ran = readout(&["code", &bad, &folder.file("good.txt", TALK), "--published", "2022-11-12"]);
    assert_eq!(ran.code, 3, "{name}: {}", ran.stderr);
    assert_eq!(ran.count("document"), 1, "{name}");
    assert!(ran.stderr.contains(name) && ran.stderr.contains(why), "{name}: {}", ran.stderr);
}

/// Codes one odd file; it must come out as one document with a note that has `why` in it.
fn notes(name: &str, bytes: &[u8], why: &str) {
    let folder = Folder::new(&format!("odd-{name}"));
    let ran = readout(&["code", &folder.file(name, bytes)]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
    let document: serde_json::Value = serde_json::from_str(ran.lines().next().expect("a document")).expect("JSON");
    assert!(document["notes"].to_string().contains(why), "{name}: {document}");
}

#[test]
fn what_holds_no_text() {
    fails("empty.txt", b"", "no text");
    fails("blank.txt", b" \n\t\n", "no text");
    fails("empty.html", b"<html><body></body></html>", "no text");
    fails("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "");
}

#[test]
fn what_is_broken() {
    fails("list.jsonl", b"[1, 2, 3]\n", "line 1");
    fails("bare.jsonl", b"{\"id\": \"x\"}\n", "line 1");
    fails("cut.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x2b", "");
    fails("deep.jsonl", format!("{}\n", "[".repeat(100_000)).as_bytes(), "line 1");
}

#[test]
fn what_is_not_english_says_so_in_its_notes() {
    let czech = "Prezident v sobotu telefonoval se svým protějškem a mluvili spolu o obchodu a o válce na Ukrajině. \
        Vláda uvedla, že se obě země dohodly na další spolupráci a že se ministři sejdou příští týden v Praze.\n";
    notes("czech.txt", czech.as_bytes(), "not English");
}

#[test]
fn a_day_that_cannot_be_read_is_noted() {
    let report = serde_json::json!({"id": "x", "text": TALK, "published": "the other day"});
    notes("undated.jsonl", report.to_string().as_bytes(), "the other day");
}

#[test]
fn a_very_long_line_without_a_word_in_it_ends() {
    let ran = readout_with(&"a".repeat(1 << 20), &["code", "-"]);
    assert!([0, 1].contains(&ran.code), "{}", ran.stderr);
}

#[test]
fn deep_nesting_of_a_page_ends() {
    let page = format!("<html><body>{}<p>{TALK}</p></body></html>", "<div>".repeat(50_000));
    let ran = readout_with(&page, &["code", "-", "--from", "html"]);
    assert!([0, 1].contains(&ran.code), "{}", ran.stderr);
}
