//! The committed JSON Schema is the one that the code makes, and the program keeps to it.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{CLASH, TALK, readout_with};
use crate::validate::faults;

fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schema/readout.schema.json")
}

#[test]
fn the_committed_schema_is_current() {
    let made = record::schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(committed(), &made).expect("the schema is written");
    }
    let found = fs::read_to_string(committed()).expect("schema/readout.schema.json is there");
    assert!(found == made, "schema/readout.schema.json is out of date: run `cargo xtask schema`");
}

/// Every line that the program writes for our own reports and for the texts of the corpus, all layers asked for.
fn lines_of_all_kinds() -> Vec<Value> {
    let reports = [TALK, CLASH].map(String::from).into_iter().chain(corpus_texts());
    let lines: Vec<String> = reports.map(|text| json!({"text": text, "published": "2022-11-12"}).to_string()).collect();
    let layers = "events,statements,conflicts,places,times,mentions,sentences";
    let ran = readout_with(&lines.join("\n"), &["code", "-", "--from", "jsonl", "--text", "--layers", layers]);
    ran.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The fenced `text` blocks of `corpus/*.md`.
fn corpus_texts() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("readable").path());
    let mut texts = Vec::new();
    for path in entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let markdown = fs::read_to_string(&path).expect("the corpus is UTF-8");
        let blocks = markdown.split("\n```text\n").skip(1).filter_map(|rest| rest.split("\n```").next());
        texts.extend(blocks.map(String::from));
    }
    texts.sort();
    texts
}

#[test]
fn every_record_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(&record::schema()).expect("the schema is JSON");
    let records = lines_of_all_kinds();
    for record in &records {
        assert_eq!(faults(&schema, record), Vec::<String>::new(), "{record}");
    }
    for kind in ["document", "event", "statement", "place", "time", "mention", "sentence"] {
        assert!(records.iter().any(|record| record["kind"] == kind), "no {kind}");
    }
}

#[test]
fn words_stand_where_their_spans_say() {
    let mut text = String::new();
    let mut checked = 0;
    for record in lines_of_all_kinds() {
        if record["kind"] == "document" {
            text = record["text"].as_str().expect("asked for").to_string();
        } else {
            each_object(&record, &mut |object| checked += usize::from(words_agree(&text, object)));
        }
    }
    assert!(checked > 20, "only {checked} spans");
}

fn each_object(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    let inner = value.as_object().into_iter().flat_map(|fields| fields.values());
    inner.chain(value.as_array().into_iter().flatten()).for_each(|inner| each_object(inner, visit));
}

/// Compares an object's words with its span; false where it has not both.
fn words_agree(text: &str, object: &Value) -> bool {
    let (Some(words), Some(span)) = (object["text"].as_str(), object["span"].as_array()) else { return false };
    let bound = |at: usize| span[at].as_u64().expect("a byte") as usize;
    assert_eq!(text.get(bound(0)..bound(1)), Some(words), "{object}");
    true
}

#[test]
fn the_check_finds_faults() {
    let schema: Value = serde_json::from_str(&record::schema()).expect("the schema is JSON");
    let check = |text: &str| faults(&schema, &serde_json::from_str(text).expect("JSON"));
    assert_eq!(check(r#"{"kind":"sentence","doc":"d","index":0,"span":[0,5]}"#), Vec::<String>::new());
    assert!(!check(r#"{"kind":"sentence","doc":"d","index":0}"#).is_empty(), "a field is missing");
    assert!(!check(r#"{"kind":"sentence","doc":"d","index":0,"span":[0,"5"]}"#).is_empty(), "a number is text");
    assert!(!check(r#"{"kind":"sentence","doc":"d","index":0,"span":[0]}"#).is_empty(), "a span is short");
    assert!(!check(r#"{"kind":"essay"}"#).is_empty(), "no such kind");
}
