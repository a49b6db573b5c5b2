//! Inputs made in the tests: archives and their compression.
#![allow(dead_code)]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use text::{Defaults, Format, ReadError, Report};

/// Every report and error of an input.
pub fn read(bytes: &[u8], format: Format) -> Vec<Result<Report, ReadError>> {
    text::read(bytes, format, &Defaults::default()).collect()
}

/// The one report of an input.
pub fn one(bytes: &[u8], format: Format) -> Report {
    let mut all = read(bytes, format);
    assert_eq!(all.len(), 1, "{all:?}");
    all.pop().unwrap().unwrap()
}

/// The texts of an input, and its errors in words.
pub fn texts(bytes: &[u8], format: Format) -> Vec<String> {
    read(bytes, format).into_iter().map(|result| result.map_or_else(|error| format!("! {error}"), |report| report.text)).collect()
}

/// A WARC record.
pub fn record(kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-11-12T09:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    out.extend_from_slice(block);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

/// A WARC record of an HTTP response.
pub fn response(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").into_bytes();
    block.extend_from_slice(body);
    record("response", url, "application/http; msgtype=response", &block)
}

/// One gzip member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
