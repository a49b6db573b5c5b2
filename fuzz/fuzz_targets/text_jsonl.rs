//! Any bytes as `jsonl`; see `text::fuzzing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| text::fuzzing::jsonl(bytes));
