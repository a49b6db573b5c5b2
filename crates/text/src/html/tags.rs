//! The marks of a page, one after another: `<a href=x>` is a start tag with one attribute.
//!
//! It reads as browsers do, in one pass and without copies; it decides nothing.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'p> {
    /// Characters outside tags.
    Text(&'p str),
    /// `<name ...>`.
    Start(Tag<'p>),
    /// `</name>`.
    End(&'p str),
    /// A tag, comment or declaration that is never closed: the page breaks off in it.
    Broken,
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'p> {
    /// As written, in any case.
    pub name: &'p str,
    inside: &'p str,
}

/// A page and how far it was read.
#[derive(Debug)]
pub(crate) struct Tags<'p> {
    page: &'p str,
    at: usize,
}

impl<'p> Tags<'p> {
    pub fn new(page: &'p str) -> Tags<'p> {
        Tags { page, at: 0 }
    }

    /// Bytes read.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Takes everything up to the end tag of an element whose content is no markup; to the end where there is none.
    pub fn content_of(&mut self, name: &str) -> &'p str {
        let rest = &self.page[self.at..];
        let mut from = 0;
        let end = loop {
            let Some(found) = rest[from..].find("</") else {
                break rest.len();
            };
            let at = from + found;
            let tail = &rest.as_bytes()[at + 2..];
            let closes = tail.len() >= name.len()
                && tail[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                && tail.get(name.len()).is_none_or(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
            if closes {
                break at;
            }
            from = at + 2;
        };
        self.at += end;
        &rest[..end]
    }

    /// A comment, declaration or the like; nothing where it is never closed.
    fn skip_to(&mut self, mark: &str) -> Option<()> {
        let found = self.page[self.at..].find(mark)?;
        self.at += found + mark.len();
        Some(())
    }
}

impl<'p> Iterator for Tags<'p> {
    type Item = Piece<'p>;

    fn next(&mut self) -> Option<Piece<'p>> {
        loop {
            let rest = &self.page[self.at..];
            let bytes = rest.as_bytes();
            if rest.is_empty() {
                return None;
            }
            let closed = match bytes {
                [b'<', b'!', b'-', b'-', b'>', ..] => self.skip_to(">"),
                [b'<', b'!', b'-', b'-', ..] => self.skip_to("-->"),
                [b'<', b'!' | b'?', ..] => self.skip_to(">"),
                [b'<', b'/', c, ..] if c.is_ascii_alphabetic() => {
                    let name = name(&rest[2..]);
                    if let Some(()) = self.skip_to(">") {
                        return Some(Piece::End(name));
                    }
                    None
                }
                [b'<', b'/', ..] => self.skip_to(">"),
                [b'<', c, ..] if c.is_ascii_alphabetic() => {
                    let name = name(&rest[1..]);
                    let inside = &rest[1 + name.len()..];
                    if let Some(length) = tag_length(inside) {
                        self.at += 1 + name.len() + length + 1;
                        return Some(Piece::Start(Tag { name, inside: &inside[..length] }));
                    }
                    None
                }
                _ => {
                    let from = usize::from(bytes[0] == b'<');
                    let end = rest[from..].find('<').map_or(rest.len(), |found| from + found);
                    self.at += end;
                    return Some(Piece::Text(&rest[..end]));
                }
            };
            if closed.is_none() {
                self.at = self.page.len();
                return Some(Piece::Broken);
            }
        }
    }
}

impl<'p> Tag<'p> {
    /// Names and values, as written; a value that is not given is empty.
    pub fn attributes(&self) -> Attributes<'p> {
        Attributes { rest: self.inside }
    }

    /// The value of the first attribute of a name.
    pub fn get(&self, wanted: &str) -> Option<&'p str> {
        self.attributes().take(64).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    }

    /// Whether the tag closes itself, as in XHTML.
    pub fn closes_itself(&self) -> bool {
        self.inside.ends_with('/')
    }
}

/// Attributes yet to come.
#[derive(Debug)]
pub(crate) struct Attributes<'p> {
    rest: &'p str,
}

impl<'p> Iterator for Attributes<'p> {
    type Item = (&'p str, &'p str);

    fn next(&mut self) -> Option<(&'p str, &'p str)> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let first = rest.chars().next()?.len_utf8();
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>');
        let end = rest[first..].find(ends).map_or(rest.len(), |found| first + found);
        let (name, rest) = rest.split_at(end);
        let after = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = after.strip_prefix('=') else {
            self.rest = rest;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
}

fn name(rest: &str) -> &str {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}

/// Bytes from behind the name to the `>` that closes the tag; a `>` inside a quoted value does not.
fn tag_length(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let (mut at, mut after_equals) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return Some(at),
            b'"' | b'\'' if after_equals => {
                at += 1 + bytes[at + 1..].iter().position(|&other| other == byte)?;
                after_equals = false;
            }
            b'=' => after_equals = true,
            _ if byte.is_ascii_whitespace() => {}
            _ => after_equals = false,
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let page = "<!doctype html><!-- <p> -->a < b<P class='x > y' id=z hidden data-q = \"1\"/>c</p\n><?xml?></><br>d<p";
        let pieces: Vec<String> = Tags::new(page)
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Start(tag) => {
                    format!("+{} {:?}", tag.name, tag.attributes().collect::<Vec<_>>())
                }
                Piece::End(name) => format!("-{name}"),
                Piece::Broken => "!".to_owned(),
            })
            .collect();
        let attributes = r#"+P [("class", "x > y"), ("id", "z"), ("hidden", ""), ("data-q", "1")]"#;
        assert_eq!(pieces, ["a ", "< b", attributes, "c", "-p", "+br []", "d", "!"]);
    }

    #[test]
    fn raw_content_ends_at_its_own_tag() {
        let mut tags = Tags::new("<script>if (a </b) '</scripted>'</SCRIPT >x");
        assert!(matches!(tags.next(), Some(Piece::Start(_))));
        assert_eq!(tags.content_of("script"), "if (a </b) '</scripted>'");
        assert_eq!(tags.next(), Some(Piece::End("SCRIPT")));
        assert_eq!(tags.content_of("style"), "x");
        assert_eq!(tags.next(), None);
    }
}
