//! Any bytes through `parse` of `bodies/syntax.rs`.
#![no_main]

#[path = "../bodies/syntax.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::parse(bytes));
