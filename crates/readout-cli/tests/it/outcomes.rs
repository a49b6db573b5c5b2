//! Exit codes and messages: 0 all done, 1 nothing could be read, 2 wrong usage, 3 some documents failed.

use std::io::Read;
use std::process::Stdio;

use crate::support::{Folder, TALK, command, jsonl, readout, readout_with};

#[test]
fn all_coded_is_0() {
    let folder = Folder::new("all-coded");
    let ran = readout(&["code", &folder.file("talk.txt", TALK), "--published", "2022-11-12"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.count("document"), 1);
}

#[test]
fn a_file_that_is_not_there_is_1_when_it_is_all() {
    let ran = readout(&["code", "no/such/report.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("no/such/report.txt"), "{}", ran.stderr);
    assert_eq!(ran.text(), "");
}

#[test]
fn a_file_that_is_not_there_is_3_beside_others() {
    let folder = Folder::new("one-missing");
    let ran = readout(&["code", "no/such/report.txt", &folder.file("talk.txt", TALK)]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("no/such/report.txt"), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 document coded, 1 failed"), "{}", ran.stderr);
    assert_eq!(ran.count("document"), 1);
}

#[test]
fn a_broken_line_fails_alone_and_is_named() {
    let mut lines: Vec<String> = jsonl(3).lines().map(String::from).collect();
    lines[1].truncate(20);
    let ran = readout_with(&lines.join("\n"), &["code", "-", "--from", "jsonl"]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("standard input: line 2: "), "{}", ran.stderr);
    assert_eq!(ran.count("document"), 2);
}

#[test]
fn an_empty_folder_is_1() {
    let folder = Folder::new("empty");
    let ran = readout(&["code", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("no report"), "{}", ran.stderr);
}

#[test]
fn an_unknown_day_is_2_with_a_hint() {
    for args in [["code", "a.txt", "--published", "12 Nov"], ["who", "Raisi", "--on", "2022-02-30"]] {
        let ran = readout(&args);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(args[2]) && ran.stderr.contains("2022-11-12"), "{}", ran.stderr);
    }
}

#[test]
fn wrong_usage_is_2() {
    let folder = Folder::new("usage");
    let file = folder.file("talk.txt", TALK);
    let wrong: &[&[&str]] = &[
        &[],
        &["decode"],
        &["code", &file, "--format", "xml"],
        &["code", &file, "--layers", "paragraphs"],
        &["code", &file, "--jobs", "0"],
        &["code", &file, "--format", "csv"],
        &["code", &file, "--format", "parquet", "-o", &file],
        &["code", &file, "-o", folder.path().to_str().expect("UTF-8")],
        &["code", &file, "--knowledge", "no/such/folder"],
        &["check", "no/such/folder"],
        &["explain", "no/such/report.txt"],
        &["who"],
    ];
    for args in wrong {
        let ran = readout(args);
        assert_eq!(ran.code, 2, "{args:?} {}", ran.stderr);
        assert!(!ran.stderr.is_empty() && ran.text().is_empty(), "{args:?}");
    }
}

#[test]
fn a_broken_pipe_is_0() {
    let folder = Folder::new("pipe");
    let path = folder.file("many.jsonl", jsonl(40));
    let mut child = command(&["code", &path, "--layers", "mentions,sentences"]).spawn().expect("the program starts");
    let mut first = [0; 8];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("something comes");
    // The pipe is closed here, long before all is written.
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_closed_pipe_does_not_wait_for_more_input() {
    let mut child = command(&["code", "-", "--from", "jsonl"]).stdin(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("piped");
    drop(child.stdout.take());
    std::io::Write::write_all(&mut input, jsonl(8).as_bytes()).expect("it reads");
    // The input stays open; the program ends all the same.
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    drop(input);
}

#[test]
fn faults_in_a_users_own_files_are_named() {
    let folder = Folder::new("check");
    folder.file("rules/mine.toml", "[[rule]\nid = ");
    let ran = readout(&["check", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("rules/mine.toml:1:"), "{}", ran.stderr);
}

#[test]
fn completions_and_manual_name_every_command() {
    let commands = ["code", "who", "check", "explain"];
    for args in [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let ran = readout(args);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for command in commands {
            assert!(ran.text().contains(command), "{args:?} does not name {command}");
        }
    }
}

#[test]
fn manual_pages_go_into_a_folder() {
    let folder = Folder::new("man");
    assert_eq!(readout(&["man", "-o", &folder.at("pages")]).code, 0);
    assert!(folder.read("pages/readout-code.1").contains("published"));
    assert!(folder.read("pages/readout.1").contains("readout"));
}
