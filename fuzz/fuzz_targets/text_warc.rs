//! Any bytes as `warc`; see `text::fuzzing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| text::fuzzing::warc(bytes));
