//! Lines of a readout: labels on the left, words wrapped beside them, nothing past column 100.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::options::Colour;

/// No line is longer.
const WIDTH: usize = 100;

/// Where a record's own words begin, after its label.
const RECORD: usize = 4;

/// Where a field's words begin, after its label.
const FIELD: usize = 14;

/// How a line looks where colour is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bold.
    Title,
    /// Bold and cyan.
    Heading,
    /// As it is.
    Plain,
}

impl Style {
    fn escape(self) -> &'static str {
        match self {
            Style::Title => "\x1b[1m",
            Style::Heading => "\x1b[1;36m",
            Style::Plain => "",
        }
    }
}

/// Lines that gather until the document is complete.
pub struct Page {
    text: String,
    colour: Colour,
}

impl Page {
    /// An empty page.
    pub fn new(colour: Colour) -> Page {
        Page { text: String::new(), colour }
    }

    /// All lines so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line from the left edge.
    pub fn line(&mut self, style: Style, words: &str) {
        self.wrapped("", 0, style, words);
    }

    /// The first line of a record.
    pub fn record(&mut self, label: &str, words: &str) {
        self.wrapped(label, RECORD, Style::Title, words);
    }

    /// A line of a list.
    pub fn row(&mut self, words: &str) {
        self.wrapped("", RECORD, Style::Plain, words);
    }

    /// A field of a record; nothing at all where it is empty.
    pub fn field(&mut self, label: &str, words: &str) {
        if !words.is_empty() {
            self.wrapped(&format!("{:RECORD$}{label}", ""), FIELD, Style::Plain, words);
        }
    }

    fn wrapped(&mut self, label: &str, indent: usize, style: Style, words: &str) {
        let escape = if self.colour == Colour::Always { style.escape() } else { "" };
        let reset = if escape.is_empty() { "" } else { "\x1b[0m" };
        let label = if label.width() < indent || indent == 0 { label.to_string() } else { format!("{label} ") };
        for (number, line) in wrap(words, WIDTH - indent.max(label.width())).iter().enumerate() {
            let label = if number == 0 { label.as_str() } else { "" };
            let gap = " ".repeat(indent.saturating_sub(label.width()));
            self.text.push_str(&format!("{label}{gap}{escape}{line}{reset}\n"));
        }
    }
}

/// Breaks at spaces where it can, else inside a word. Controls, which could move the cursor, are left out.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let clean: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    for word in clean.split_inclusive(' ') {
        let line = lines.last_mut().expect("never empty");
        if line.width() + word.trim_end().width() <= width {
            line.push_str(word);
        } else {
            lines.extend(pieces(word, width));
        }
    }
    lines.iter().map(|line| line.trim_end().to_string()).filter(|line| !line.is_empty()).collect()
}

/// A word in pieces that fit.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let piece = pieces.last_mut().expect("never empty");
        if c != ' ' && piece.width() + c.width().unwrap_or(0) > width {
            pieces.push(c.to_string());
        } else {
            piece.push(c);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_spaces() {
        assert_eq!(wrap("who did what to whom", 9), ["who did", "what to", "whom"]);
    }

    #[test]
    fn breaks_a_word_that_is_too_long() {
        assert_eq!(wrap("a https://example.org b", 8), ["a", "https://", "example.", "org b"]);
    }

    #[test]
    fn counts_columns_and_not_bytes() {
        assert_eq!(wrap("Čeští Čeští", 11), ["Čeští Čeští"]);
        assert_eq!(wrap("東京 東京", 5), ["東京", "東京"]);
    }

    #[test]
    fn leaves_out_what_would_move_the_cursor() {
        assert_eq!(wrap("a\u{1b}[2Jb\nc", 20), ["a[2Jb c"]);
    }

    #[test]
    fn fields_stand_under_each_other() {
        let mut page = Page::new(Colour::Never);
        page.record("E1", "CONSULT phone");
        page.field("who", "Putin");
        page.field("whom", "");
        assert_eq!(page.text(), "E1  CONSULT phone\n    who       Putin\n");
    }
}
