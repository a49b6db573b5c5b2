//! Tokens become keys to look up: of a parsed text, or of a bare phrase.
//!
//! "Iran's foreign ministers" has the keys of `iran`, nothing, `foreign`, `ministers`, and `minister` as another form of the last.

use knowledge::names::fold::{self, Key};
use syntax::{Parse, Tag};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    Capital,
    Upper,
}

/// The keys of a run of tokens.
#[derive(Debug, Default)]
pub(crate) struct Line<'t> {
    pub words: Vec<&'t str>,
    pub keys: Vec<Key>,
    pub forms: Vec<Key>,
    pub shapes: Vec<Shape>,
    /// Whether the token is a genitive mark.
    pub genitive: Vec<bool>,
}

impl<'t> Line<'t> {
    /// The tokens of a parse.
    pub fn of_parse(parse: &Parse<'t>) -> Line<'t> {
        let mut line = Line::default();
        for (at, token) in parse.tokens.iter().enumerate() {
            let word = parse.word(at);
            line.push(word, token.tag == Tag::Pos);
            let form = match token.tag {
                Tag::Nns => fold::key(&token.lemma),
                Tag::Nnps | Tag::Nnp => fold::key(&singular(word)),
                _ => 0,
            };
            if form != 0 {
                *line.forms.last_mut().expect("just pushed") = form;
            }
        }
        line.join_articles();
        line
    }

    /// The words of a phrase.
    pub fn of_phrase(phrase: &'t str) -> Line<'t> {
        let mut line = Line::default();
        for word in pieces(phrase) {
            let genitive = is_genitive(word);
            line.push(word, genitive);
            let form = fold::key(&singular(word));
            *line.forms.last_mut().expect("just pushed") = form;
        }
        line.join_articles();
        line
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    fn push(&mut self, word: &'t str, genitive: bool) {
        let key = if genitive { 0 } else { fold::key(word) };
        self.words.push(word);
        self.keys.push(key);
        self.forms.push(key);
        self.shapes.push(shape(word));
        self.genitive.push(genitive);
    }

    /// "al" and "el" before a hyphen are one article.
    fn join_articles(&mut self) {
        let article = fold::key("al");
        for at in 1..self.words.len() {
            if self.words[at] == "-" && fold::is_article(self.words[at - 1]) {
                self.keys[at - 1] = article;
            }
        }
    }
}

/// How a word is written.
pub(crate) fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Upper } else { Shape::Capital }
        }
        Some(_) if word.contains('-') && word.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase)) => Shape::Capital,
        _ => Shape::Lower,
    }
}

/// The singular of a regular plural; the word itself where it does not look like one.
pub(crate) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let stem = |drop: usize, add: &str| format!("{}{add}", &lower[..lower.len() - drop]);
    if lower.ends_with("men") {
        stem(2, "an")
    } else if word.len() > 2 && word.ends_with('s') && word[..word.len() - 1].chars().all(char::is_uppercase) {
        // "MPs"
        stem(1, "")
    } else if lower.len() < 4 || lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") {
        lower
    } else if lower.ends_with("ies") {
        stem(3, "y")
    } else if ["sses", "shes", "ches", "xes"].iter().any(|end| lower.ends_with(end)) {
        stem(2, "")
    } else if lower.ends_with('s') {
        stem(1, "")
    } else {
        lower
    }
}

fn is_genitive(word: &str) -> bool {
    matches!(word, "'s" | "\u{2019}s" | "'S" | "\u{2019}S" | "'" | "\u{2019}")
}

/// Splits a phrase at spaces, hyphens between words, commas, brackets and genitive marks.
fn pieces(phrase: &str) -> Vec<&str> {
    let mut out = Vec::with_capacity(8);
    for word in phrase.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next().filter(|c| opens(*c)) {
            out.push(&rest[..first.len_utf8()]);
            rest = &rest[first.len_utf8()..];
        }
        let mut tail = Vec::new();
        while let Some(last) = rest.chars().next_back().filter(|c| closes(*c)) {
            tail.push(&rest[rest.len() - last.len_utf8()..]);
            rest = &rest[..rest.len() - last.len_utf8()];
        }
        split_inner(rest, &mut out);
        out.extend(tail.into_iter().rev());
    }
    out
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '"' | '\u{201c}' | '\u{2018}' | '\'')
}

fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | ',' | ';' | ':' | '"' | '\u{201d}')
}

fn split_inner<'t>(word: &'t str, out: &mut Vec<&'t str>) {
    let (body, mark) = match word.char_indices().rev().nth(1) {
        Some((at, '\'' | '\u{2019}')) if word.ends_with(['s', 'S']) => word.split_at(at),
        _ if word.len() > 1 && word.ends_with("s'") => word.split_at(word.len() - 1),
        _ if word.ends_with("s\u{2019}") => word.split_at(word.len() - 3),
        _ => (word, ""),
    };
    let mut start = 0;
    for (at, c) in body.char_indices() {
        if matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '/') && at > 0 && at + c.len_utf8() < body.len() {
            out.push(&body[start..at]);
            out.push(&body[at..at + c.len_utf8()]);
            start = at + c.len_utf8();
        }
    }
    out.extend([&body[start..], mark].into_iter().filter(|part| !part.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_split_like_text() {
        assert_eq!(
            Line::of_phrase("Iran's pro-Russian (ex) allies, Bashar al-Assad").words,
            ["Iran", "'s", "pro", "-", "Russian", "(", "ex", ")", "allies", ",", "Bashar", "al", "-", "Assad"]
        );
        assert_eq!(Line::of_phrase("the U.S. and workers' unions").words, ["the", "U.S.", "and", "workers", "'", "unions"]);
    }

    #[test]
    fn plurals_have_a_singular_form() {
        for (plural, one) in
            [("ministers", "minister"), ("policemen", "policeman"), ("men", "man"), ("MPs", "mp"), ("armies", "army"), ("Congress", "congress")]
        {
            assert_eq!(singular(plural), one);
        }
    }

    #[test]
    fn shapes() {
        assert_eq!(shape("U.S."), Shape::Upper);
        assert_eq!(shape("Iran"), Shape::Capital);
        assert_eq!(shape("iran"), Shape::Lower);
    }
}
