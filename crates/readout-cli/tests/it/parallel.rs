//! The number of threads shows in the time taken and nowhere else.

use crate::support::{Folder, jsonl, readout};

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let folder = Folder::new("jobs");
    let mut lines: Vec<String> = jsonl(24).lines().map(String::from).collect();
    lines[7].truncate(30);
    let path = folder.file("many.jsonl", lines.join("\n"));
    let run = |jobs| readout(&["code", &path, "--jobs", jobs]);
    let one = run("1");
    assert_eq!(one.code, 3, "{}", one.stderr);
    assert_eq!(one.count("document"), 23);
    for jobs in ["2", "5"] {
        let several = run(jobs);
        assert!(several.stdout == one.stdout, "{jobs} jobs write other bytes than one");
        assert_eq!(several.stderr, one.stderr);
    }
}
