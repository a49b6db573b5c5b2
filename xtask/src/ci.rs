//! The steps of `.ci/run`, in order: tests, form, lints, house rules, schema, measures.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::demo::{self, cargo};
use crate::{measures, schema, tidy};

/// A step: its name, and what it does.
type Step = (&'static str, fn() -> Result<()>);

const STEPS: &[Step] = &[
    ("test", demo::test),
    ("fmt", || cargo(["fmt", "--all", "--check"])),
    ("clippy", || cargo(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])),
    ("tidy", tidy::tidy),
    ("schema", schema::check),
    ("eval", measures::measure),
];

/// Runs every step; the first that fails ends it.
pub fn ci() -> Result<()> {
    for (name, step) in STEPS {
        let start = Instant::now();
        println!("== {name}");
        step().with_context(|| format!("step {name}"))?;
        println!("== {name}: passed in {} s", start.elapsed().as_secs());
    }
    Ok(())
}
