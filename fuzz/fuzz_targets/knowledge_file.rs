//! Any bytes through `file` of `bodies/knowledge.rs`.
#![no_main]

#[path = "../bodies/knowledge.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::file(bytes));
