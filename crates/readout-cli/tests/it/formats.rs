//! What is written: the same records in every format, whole files or none.

use std::fs::File;

use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::Value;

use crate::support::{Folder, TALK, jsonl, readout, readout_with};

#[test]
fn jsonl_is_what_a_pipe_gets() {
    let plain = readout_with(TALK, &["code", "-"]);
    let asked = readout_with(TALK, &["code", "-", "--format", "jsonl"]);
    assert_eq!(plain.stdout, asked.stdout);
    let kinds: Vec<bool> = plain.lines().map(|line| line.starts_with("{\"kind\":")).collect();
    assert!(kinds.len() > 1 && kinds.iter().all(|first| *first));
}

#[test]
fn layers_are_what_was_asked_for() {
    let ran = readout_with(TALK, &["code", "-", "--layers", "sentences"]);
    assert_eq!((ran.count("document"), ran.count("event"), ran.count("statement")), (1, 0, 0));
    assert!(ran.count("sentence") > 0);
}

#[test]
fn the_text_comes_only_when_asked_for() {
    let first = |args: &[&str]| -> Value { serde_json::from_str(readout_with(TALK, args).lines().next().expect("a document")).expect("JSON") };
    assert_eq!(first(&["code", "-"]).get("text"), None);
    let text = first(&["code", "-", "--text"])["text"].as_str().expect("the text").to_string();
    assert!(text.contains("Ebrahim Raisi"), "{text}");
}

#[test]
fn json_holds_the_same_records_as_the_lines() {
    let reports = jsonl(3);
    let lines = readout_with(&reports, &["code", "-", "--from", "jsonl"]);
    let json = readout_with(&reports, &["code", "-", "--from", "jsonl", "--format", "json"]);
    let documents: Vec<Value> = serde_json::from_str(json.text()).expect("one array");
    let mut nested = Vec::new();
    for document in &documents {
        nested.push(document["document"].clone());
        for layer in ["events", "statements", "conflicts"] {
            nested.extend(document[layer].as_array().expect("an array").iter().cloned());
        }
    }
    let flat: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(nested, flat);
}

#[test]
fn a_table_fits_the_page_and_has_no_escapes_in_a_file() {
    let ran = readout_with(TALK, &["code", "-", "--format", "table", "--published", "2022-11-12"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.text().contains("EVENTS"), "{}", ran.text());
    assert!(!ran.text().contains('\u{1b}'));
    for line in ran.text().lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}

#[test]
fn csv_and_parquet_hold_the_same_rows() {
    let folder = Folder::new("flat");
    let path = folder.file("many.jsonl", jsonl(4));
    for format in ["csv", "parquet"] {
        let ran = readout(&["code", &path, "--format", format, "-o", &folder.at("out")]);
        assert_eq!((ran.code, ran.text()), (0, ""), "{}", ran.stderr);
    }
    let tables = ["documents", "events", "participants", "attribution", "evidence", "counts", "statements", "conflicts"];
    for table in tables {
        let mut csv = csv::Reader::from_path(folder.at(&format!("out/{table}.csv"))).expect("a CSV file");
        let file = File::open(folder.at(&format!("out/{table}.parquet"))).expect("a Parquet file");
        let parquet = SerializedFileReader::new(file).expect("readable");
        let schema = parquet.metadata().file_metadata().schema();
        let columns: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
        assert_eq!(csv.headers().expect("a header"), columns, "{table}");
        let rows: Vec<csv::StringRecord> = csv.records().map(|row| row.expect("as many fields as columns")).collect();
        assert_eq!(parquet.get_row_iter(None).expect("readable").count(), rows.len(), "{table}");
        assert!(!rows.is_empty() || matches!(table, "counts" | "conflicts"), "{table} is empty");
    }
    let left: Vec<String> = Folder::names(&folder).into_iter().filter(|name| name.ends_with(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn days_are_dates_in_parquet() {
    let folder = Folder::new("days");
    let path = folder.file("one.jsonl", jsonl(1));
    assert_eq!(readout(&["code", &path, "--format", "parquet", "-o", &folder.at("out")]).code, 0);
    let file = File::open(folder.at("out/documents.parquet")).expect("a Parquet file");
    let parquet = SerializedFileReader::new(file).expect("readable");
    let row = parquet.get_row_iter(None).expect("readable").next().expect("a row").expect("whole");
    let published = row.get_column_iter().find(|(name, _)| *name == "published").expect("the column").1;
    assert_eq!(published.to_string(), "2022-11-12");
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = Folder::new("whole");
    let out = folder.file("records.jsonl", "old\n");
    assert_eq!(readout(&["code", "no/such/report.txt", "-o", &out]).code, 1);
    assert_eq!(folder.read("records.jsonl"), "old\n");
    let ran = readout_with(TALK, &["code", "-", "-o", &out]);
    assert_eq!((ran.code, ran.text()), (0, ""));
    assert!(folder.read("records.jsonl").starts_with("{\"kind\":\"document\""));
    assert_eq!(folder.names(), ["records.jsonl"]);
}
