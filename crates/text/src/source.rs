//! Bytes as they come: gzip is seen through, and whatever is read into memory is bounded.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

/// A stream of bytes that a worker thread may own.
pub(crate) type Source<'a> = Box<dyn BufRead + Send + 'a>;

/// Decompresses what begins as gzip does; passes on anything else. An error shows again at the first read.
pub(crate) fn open<'a>(mut source: impl BufRead + Send + 'a) -> Source<'a> {
    match source.fill_buf() {
        Ok([0x1f, 0x8b, ..]) => Box::new(BufReader::new(MultiGzDecoder::new(source))),
        _ => Box::new(source),
    }
}

/// Reads at most `limit` bytes; says whether more was left.
pub(crate) fn read_capped(source: &mut dyn Read, limit: usize) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    let more = bytes.len() > limit;
    bytes.truncate(limit);
    Ok((bytes, more))
}

/// A line without its line feed.
pub(crate) enum Line {
    /// The input has ended.
    End,
    /// A line of at most the limit.
    Whole(Vec<u8>),
    /// A longer one, of which nothing is kept.
    TooLong,
}

/// Reads one line; one that is over the limit is passed over in bounded memory.
pub(crate) fn read_line(source: &mut dyn BufRead, limit: usize) -> io::Result<Line> {
    let mut line = Vec::new();
    (&mut *source).take(limit as u64 + 1).read_until(b'\n', &mut line)?;
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Line::Whole(line));
    }
    if line.is_empty() {
        return Ok(Line::End);
    }
    if line.len() <= limit {
        return Ok(Line::Whole(line));
    }
    drop(line);
    source.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_passed_over() {
        let mut source = &b"ab\nabcdef\ncd"[..];
        let mut seen = Vec::new();
        loop {
            match read_line(&mut source, 3).unwrap() {
                Line::End => break,
                Line::Whole(line) => seen.push(String::from_utf8(line).unwrap()),
                Line::TooLong => seen.push("-".into()),
            }
        }
        assert_eq!(seen, ["ab", "-", "cd"]);
    }
}
