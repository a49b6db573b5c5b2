//! A stored HTTP response becomes its body: status and header read, chunks joined, compression undone.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::error::{ErrorKind, Fault};
use crate::limits::RECORD;
use crate::source::read_capped;

/// The content of a response.
#[derive(Debug)]
pub(super) struct Body {
    pub bytes: Vec<u8>,
    /// In lower case, with its parameters.
    pub content_type: String,
}

/// Reads a response; nothing where it is no success, or no page and no plain text.
///
/// # Errors
/// Where the header never ends, or the body is compressed in a way that is not read.
pub(super) fn body(block: Vec<u8>) -> Result<Option<Body>, Fault> {
    let Some((head, from)) = head(&block) else {
        return Err(Fault::new(ErrorKind::Malformed, "the HTTP header of the response never ends"));
    };
    let head = String::from_utf8_lossy(head).into_owned();
    let status = head.lines().next().and_then(|line| line.split_whitespace().nth(1)).unwrap_or_default();
    let field = |name: &str| {
        let mut fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        fields.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_ascii_lowercase())
    };
    let content_type = field("content-type").unwrap_or_default();
    let readable = ["text/html", "text/plain", "application/xhtml"].iter().any(|kind| content_type.starts_with(kind));
    if !status.starts_with('2') || !readable {
        return Ok(None);
    }
    let mut bytes = block;
    bytes.drain(..from);
    if field("transfer-encoding").is_some_and(|value| value.contains("chunked")) {
        bytes = without_chunks(&bytes).unwrap_or(bytes);
    }
    let bytes = decompress(bytes, field("content-encoding").as_deref().unwrap_or("identity"))?;
    Ok(Some(Body { bytes, content_type }))
}

/// A parameter of a header value: `charset` of `text/html; charset="utf-8"`.
pub(super) fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}

/// The header, and where the body begins.
fn head(block: &[u8]) -> Option<(&[u8], usize)> {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"];
    let found = ends.iter().filter_map(|end| {
        let at = block.windows(end.len()).position(|window| window == *end)?;
        Some((at, at + end.len()))
    });
    found.min().map(|(at, from)| (&block[..at], from))
}

/// Joins chunks; nothing where there are none, since archives may have joined them already.
fn without_chunks(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let end = rest.iter().take(64).position(|&byte| byte == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(rest.get(..size).unwrap_or(rest));
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(out);
        }
    }
}

/// Undoes compression, up to [`RECORD`] bytes; a body that is plain already, as archives may store it, is left alone.
fn decompress(bytes: Vec<u8>, encoding: &str) -> Result<Vec<u8>, Fault> {
    let decoder: Box<dyn Read + '_> = match encoding {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => Box::new(MultiGzDecoder::new(&bytes[..])),
        "deflate" if bytes.first().is_some_and(|byte| byte & 0x0f == 8) => Box::new(ZlibDecoder::new(&bytes[..])),
        "deflate" if !looks_like_text(&bytes) => Box::new(DeflateDecoder::new(&bytes[..])),
        "br" | "zstd" if !looks_like_text(&bytes) => {
            return Err(Fault::new(ErrorKind::Unsupported, format!("the body is compressed with {encoding}, which is not read")));
        }
        _ => return Ok(bytes),
    };
    let mut decoder = decoder;
    let (text, _) = read_capped(&mut decoder, RECORD).map_err(|error| Fault::new(ErrorKind::Malformed, format!("the {encoding} body is broken: {error}")))?;
    Ok(text)
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    head.iter().all(|&byte| byte >= b' ' || byte.is_ascii_whitespace())
}
