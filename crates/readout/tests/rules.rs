//! Every rule does what its own examples say, alone and beside all others.

mod common;

#[test]
fn examples_hold() {
    let problems = common::engine().run_examples(&|_| true);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} examples do not hold:\n{}", lines.len(), lines.join("\n"));
}
