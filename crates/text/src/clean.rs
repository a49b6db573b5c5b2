//! Characters that only typesetting wanted are made plain: `Putin\u{a0}\u{ad}said` becomes `Putin said`.
//!
//! The result has no control character but the line feed, and no white space but single spaces and line feeds.

/// Plain characters, and how many control characters were dropped.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cleaned {
    pub text: String,
    pub dropped: usize,
}

/// Makes characters plain; lines stay lines. A tab or two spaces that begin a line are kept as one tab, since they may
/// begin a paragraph.
pub(crate) fn characters(raw: &str) -> Cleaned {
    let mut out = Cleaned { text: String::with_capacity(raw.len()), dropped: 0 };
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                line_feed(&mut out.text);
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{b}' => line_feed(&mut out.text),
            '\u{2029}' | '\u{c}' => {
                line_feed(&mut out.text);
                line_feed(&mut out.text);
            }
            ' ' | '\t' => space(&mut out.text, c),
            _ if c.is_whitespace() || c == '\u{2800}' || c == '\u{3164}' => space(&mut out.text, ' '),
            '\u{80}'..='\u{9f}' => match windows_1252(c) {
                Some(meant) => out.text.push(meant),
                None => out.dropped += 1,
            },
            _ if c.is_control() => out.dropped += 1,
            _ if is_invisible(c) => {}
            '\u{fb00}'..='\u{fb06}' => out.text.push_str(ligature(c)),
            _ => out.text.push(c),
        }
    }
    out
}

/// One line of plain characters: for titles, ids and names.
pub(crate) fn line(raw: &str) -> String {
    let cleaned = characters(raw).text;
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The greatest character boundary at or before a byte.
pub(crate) fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line_feed(text: &mut String) {
    text.truncate(text.trim_end_matches([' ', '\t']).len());
    text.push('\n');
}

/// Runs of space become one; at the start of a line, a tab for two or more, none for one.
fn space(text: &mut String, c: char) {
    let at_start = text.is_empty() || text.ends_with('\n');
    if at_start {
        text.push(if c == '\t' { '\t' } else { ' ' });
    } else if text.ends_with(' ') && is_indent(text) {
        text.pop();
        text.push('\t');
    } else if !text.ends_with([' ', '\t']) {
        text.push(' ');
    }
}

/// Whether the last character, a space, begins its line.
fn is_indent(text: &str) -> bool {
    let before = &text[..text.len() - 1];
    before.is_empty() || before.ends_with('\n')
}

/// The character that a byte of windows-1252 stood for, where it was read as Latin-1: U+0093 is a quotation mark.
fn windows_1252(c: char) -> Option<char> {
    let byte = [c as u8];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
    text.chars().next().filter(|meant| !meant.is_control())
}

/// Characters that take no room and say nothing in English: soft hyphens, joiners, marks of direction and order.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

fn ligature(c: char) -> &'static str {
    match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_characters() {
        let cases = [
            ("a\r\nb\rc", "a\nb\nc"),
            ("Putin\u{a0}said", "Putin said"),
            ("nego\u{ad}tiations", "negotiations"),
            ("\u{feff}Talks\u{200b}", "Talks"),
            ("a \u{2009} b\tc", "a b c"),
            ("o\u{fb03}ce", "office"),
            ("\u{93}Yes\u{94}", "“Yes”"),
            ("page one\u{c}page two", "page one\n\npage two"),
            ("line  \nnext", "line\nnext"),
            ("  indented\n\tso\n flush", "\tindented\n\tso\n flush"),
            ("Erdoğan, São Tomé", "Erdoğan, São Tomé"),
        ];
        for (raw, text) in cases {
            assert_eq!(characters(raw).text, text, "{raw:?}");
        }
        assert_eq!(characters("a\0b\u{1}\u{7f}"), Cleaned { text: "ab".into(), dropped: 3 });
        assert_eq!(line("  Two\n  lines\t"), "Two lines");
    }
}
