//! Any bytes as `html`; see `text::fuzzing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| text::fuzzing::html(bytes));
