//! `readout relate`: one answer for each question, in the form that the contract gives.

use crate::support::readout_with;

const QUESTIONS: &str = "id\tsentence\tsource\ttarget\n\
    a\tPeru expelled two Bolivian envoys on Monday.\tPeru\tBolivian envoys\n\
    b\tThe dissidents jailed by Belarus wrote to Lithuania.\tBelarus\tThe dissidents\n\
    c\t\"The minister \"\"praised\"\" Chad.\"\tThe minister\tGabon\n";

#[test]
fn every_question_has_an_answer() {
    let ran = readout_with(QUESTIONS, &["relate"]);
    let lines: Vec<Vec<&str>> = ran.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["id", "type", "mode", "quad", "score", "confidence", "rule", "acts"]);
    assert_eq!(lines.len(), 4, "{}", ran.text());
    assert_eq!((lines[1][0], lines[1][1], lines[1][3], lines[1][7]), ("a", "SANCTION", "material-conflict", "source"));
    assert_eq!((lines[2][0], lines[2][1], lines[2][7]), ("b", "COERCE", "source"));
    assert_ne!(lines[3][1], "NONE");
    for line in &lines[1..] {
        let confidence: f64 = line[5].parse().expect("a number");
        assert!((0.0..=1.0).contains(&confidence));
    }
}

#[test]
fn none_is_said_only_where_it_is_allowed() {
    let question = "id\tsentence\tsource\ttarget\na\tNorway is smaller than Sweden by area.\tNorway\tSweden\n";
    assert!(!readout_with(question, &["relate"]).text().contains("NONE"));
    assert!(readout_with(question, &["relate", "--allow-none"]).text().contains("NONE"));
}

#[test]
fn what_cannot_be_read_is_named() {
    let ran = readout_with("id\tsentence\tsource\na\tb\tc\n", &["relate"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("target"), "{}", ran.stderr);
    let ran = readout_with("id\tsentence\tsource\ttarget\na\tPeru thanked Chile.\tPeru\n", &["relate"]);
    assert!(ran.stderr.contains("line 2"), "{}", ran.stderr);
}
