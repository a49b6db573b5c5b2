//! `readout who`: one line out for each line in.

use crate::support::{readout, readout_with};

#[test]
fn each_phrase_gets_a_line_of_seven_fields() {
    let ran = readout(&["who", "Vladimir Putin", "the moon men of nowhere", "--on", "2022-11-12"]);
    let lines: Vec<&str> = ran.lines().collect();
    assert_eq!(lines.len(), 2);
    for line in lines {
        assert_eq!(line.split('\t').count(), 7, "{line}");
    }
}

#[test]
fn a_line_may_bring_a_day_of_its_own() {
    let ran = readout_with("Vladimir Putin\t2022-11-12\n\nIran\r\n", &["who", "-", "--format", "jsonl"]);
    let answers: Vec<serde_json::Value> = ran.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["on"], "2022-11-12");
    assert_eq!(answers[1]["name"], serde_json::Value::Null);
    assert_eq!(answers[2]["phrase"], "Iran");
}

#[test]
fn a_line_with_an_unknown_day_keeps_its_place() {
    let ran = readout_with("Iran\tsoon\nIran\t2022-11-12\n", &["who", "-"]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("standard input: line 1: soon"), "{}", ran.stderr);
    assert_eq!(ran.text().lines().count(), 2);
    assert_eq!(ran.text().lines().next(), Some("\t\t\t\t\t\t"));
}

#[test]
fn a_seat_lists_whom_it_may_stand_for() {
    let ran = readout(&["who", "Brussels", "Iran", "--on", "2020-01-01", "--format", "jsonl"]);
    let answers: Vec<serde_json::Value> = ran.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(answers[0]["candidates"], serde_json::json!(["EUR", "IGO", "BELGOV", "BEL"]));
    assert!(answers[0]["confidence"].as_f64() < Some(0.7));
    assert_eq!(answers[1].get("candidates"), None);
}

#[test]
fn an_office_names_the_spell_that_decided() {
    let ran = readout(&["who", "the Russian president", "--on", "2022-11-12", "--format", "jsonl"]);
    let answer: serde_json::Value = serde_json::from_str(ran.lines().next().expect("one line")).expect("JSON");
    assert_eq!(answer["office"]["spell"], "vladimir-putin/president/2012-05-07");
    assert!(answer["office"]["confidence"].as_f64() > Some(0.5));
}
