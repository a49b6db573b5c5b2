//! Which reader an input needs: `news.warc.gz` is [`Format::Warc`].

use std::fmt;
use std::str::FromStr;

/// The kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One report as plain text.
    Plain,
    /// One report as a web page.
    Html,
    /// A report a line, each a JSON object.
    Jsonl,
    /// RSS, Atom or JSON Feed: a report an entry.
    Feed,
    /// A web archive: a report for each page in it.
    Warc,
}

/// A word that names no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`: use plain, html, jsonl, feed or warc")]
pub struct UnknownFormat(String);

impl Format {
    /// Every format.
    pub const ALL: &[Format] = &[Format::Plain, Format::Html, Format::Jsonl, Format::Feed, Format::Warc];

    /// The word that `--from` takes.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Html => "html",
            Format::Jsonl => "jsonl",
            Format::Feed => "feed",
            Format::Warc => "warc",
        }
    }

    /// The format that a file extension stands for, with or without a first dot and a `.gz` behind it.
    ///
    /// ```
    /// use text::Format;
    /// assert_eq!(Format::of_extension("htm"), Some(Format::Html));
    /// assert_eq!(Format::of_extension("warc.gz"), Some(Format::Warc));
    /// assert_eq!(Format::of_extension("docx"), None);
    /// ```
    pub fn of_extension(extension: &str) -> Option<Format> {
        let lower = extension.to_ascii_lowercase();
        let lower = lower.strip_prefix('.').unwrap_or(&lower);
        match lower.strip_suffix(".gz").unwrap_or(lower) {
            "txt" | "text" | "md" => Some(Format::Plain),
            "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
            "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
            "rss" | "atom" | "xml" | "rdf" => Some(Format::Feed),
            "warc" | "wet" => Some(Format::Warc),
            _ => None,
        }
    }

    /// The format that a file name stands for: `cc-news.warc.gz` is WARC.
    pub fn of_name(name: &str) -> Option<Format> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".GZ")).unwrap_or(name);
        Format::of_extension(name.rsplit_once('.')?.1)
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Format, UnknownFormat> {
        let known = Format::ALL.iter().copied().find(|format| format.as_str() == word);
        known.or_else(|| Format::of_extension(word)).ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words() {
        let names = [
            ("a/b.warc.gz", Some(Format::Warc)),
            ("x.WARC", Some(Format::Warc)),
            ("feed.xml", Some(Format::Feed)),
            ("a.b/c", None),
            ("big.jsonl.gz", Some(Format::Jsonl)),
            ("noext", None),
            ("report.txt", Some(Format::Plain)),
        ];
        for (name, format) in names {
            assert_eq!(Format::of_name(name), format, "{name}");
        }
        for &format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert_eq!("txt".parse(), Ok(Format::Plain));
        assert!("docx".parse::<Format>().unwrap_err().to_string().contains("docx"));
    }
}
