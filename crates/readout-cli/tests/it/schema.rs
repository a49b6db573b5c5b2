//! The committed JSON Schema is the one that the code makes, and the program keeps to it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Folder, TALK, readout};
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

#[test]
fn every_record_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(&record::schema()).expect("the schema is JSON");
    let folder = Folder::new("schema");
    let layers = "events,statements,conflicts,places,times,mentions,sentences";
    let path = folder.file("talk.txt", TALK);
    let ran = readout(&["code", &path, "--published", "2022-11-12", "--text", "--layers", layers]);
    let mut kinds = Vec::new();
    for line in ran.lines() {
        let record: Value = serde_json::from_str(line).expect("each line is JSON");
        assert_eq!(faults(&schema, &record), Vec::<String>::new(), "{line}");
        assert!(line.starts_with("{\"kind\":"), "kind comes first: {line}");
        kinds.push(record["kind"].as_str().expect("a kind").to_string());
    }
    for kind in ["document", "event", "statement", "time", "mention", "sentence"] {
        assert!(kinds.iter().any(|found| found == kind), "no {kind} in {kinds:?}");
    }
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
