//! Where reports come from: files, folders, standard input, the command line.

use crate::support::{CLASH, Folder, TALK, jsonl, readout, readout_with};

#[test]
fn standard_input_is_a_dash_or_nothing() {
    let dash = readout_with(TALK, &["code", "-", "--published", "2022-11-12"]);
    let nothing = readout_with(TALK, &["code", "--published", "2022-11-12"]);
    assert_eq!(dash.count("document"), 1);
    assert_eq!(dash.stdout, nothing.stdout);
}

#[test]
fn the_same_text_gives_the_same_bytes_from_anywhere() {
    let folder = Folder::new("anywhere");
    let file = readout(&["code", &folder.file("talk.txt", TALK), "--published", "2022-11-12"]);
    let piped = readout_with(TALK, &["code", "-", "--published", "2022-11-12"]);
    assert_eq!(file.text(), piped.text());
}

#[test]
fn a_folder_gives_its_files_in_order_and_passes_over_the_rest() {
    let folder = Folder::new("folder");
    folder.file("b/one.txt", TALK);
    folder.file("a.jsonl", jsonl(2));
    folder.file("c.bin", [0, 159, 146, 150]);
    folder.file(".hidden.txt", CLASH);
    let ran = readout(&["code", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.count("document"), 3);
    assert!(ran.stderr.contains("1 file of unknown kind"), "{}", ran.stderr);
    let titles: Vec<usize> = ["\"Report 0\"", "\"Report 1\""].iter().filter_map(|t| ran.text().find(t)).collect();
    assert!(titles.len() == 2 && titles.is_sorted(), "{titles:?}");
}

#[test]
fn what_a_report_does_not_say_is_taken_from_the_command_line() {
    let ran = readout_with(TALK, &["code", "--published", "2022-11-12", "--outlet", "The Example"]);
    let document = ran.lines().next().expect("a document");
    assert!(document.contains("\"outlet\":\"The Example\""), "{document}");
    assert!(document.contains("\"published\":\"2022-11-12\""), "{document}");
}

#[test]
fn a_text_to_explain_may_be_typed() {
    let ran = readout(&["explain", "Putin called Raisi."]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.text().contains("Raisi"), "{}", ran.text());
}

#[test]
fn a_file_may_be_explained() {
    let folder = Folder::new("explain");
    let ran = readout(&["explain", &folder.file("talk.txt", TALK), "--published", "2022-11-12"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.text().contains("Raisi"), "{}", ran.text());
}
