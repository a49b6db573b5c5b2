//! Tokens of a sentence become words as the dictionaries know them: in capitals, without `'s`, hyphened words whole.
//!
//! "Arnland's state-run radio isn't" is `ARNLAND STATE-RUN RADIO IS N'T`.

use std::ops::Range;

use syntax::{Parse, Pos, Tag};

/// A word, or a comma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// In capitals.
    pub upper: String,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Tag of the token that says what it is.
    pub tag: Tag,
}

impl Word {
    /// Whether it is a comma; no other mark is kept.
    pub fn is_comma(&self) -> bool {
        self.upper == ","
    }
}

/// Tokens that a sentence may have after parts of it were joined.
const LONGEST_JOINED: usize = 120;

/// The sentences of a text. Where the parse breaks one without a mark or a new line, as it may at an unknown name, it goes on.
pub(crate) fn sentences(parse: &Parse) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in &parse.sentences {
        let goes_on = sentence.start > 0 && !ended(parse, sentence.start);
        match found.last_mut().filter(|last| goes_on && sentence.end - last.start <= LONGEST_JOINED) {
            Some(last) => last.end = sentence.end,
            None => found.push(sentence.clone()),
        }
    }
    found
}

/// Whether a sentence ends before a token: a full stop, a closing quote, a line of its own.
fn ended(parse: &Parse, start: usize) -> bool {
    let before = &parse.tokens[start - 1];
    before.pos == Pos::Space
        || matches!(before.tag, Tag::Period | Tag::CloseQuote | Tag::Colon | Tag::Nfp)
        || parse.word(start - 1).ends_with(['.', '!', '?', '"', '”'])
}

/// The words and commas of a sentence.
pub(crate) fn words(parse: &Parse, sentence: Range<usize>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let end = end_of_word(parse, at, sentence.end);
        let text: String = (at..end).map(|token| parse.word(token).trim()).collect();
        let tag = parse.tokens[end - 1].tag;
        let possessive = parse.tokens[at].tag == Tag::Pos;
        if text == "," || (!possessive && text.chars().any(char::is_alphanumeric)) {
            let upper = text.replace('’', "'").to_uppercase();
            words.extend(upper.split('_').filter(|part| !part.is_empty()).map(|part| Word { upper: part.to_string(), tokens: at..end, tag }));
        }
        at = end;
    }
    words
}

/// One past the last token of the word that begins at a token: hyphens without spaces join.
fn end_of_word(parse: &Parse, start: usize, limit: usize) -> usize {
    let joined = |token: usize| !parse.tokens[token].space_after && parse.tokens[token].span.end == parse.tokens[token + 1].span.start;
    let hyphen = |token: usize| parse.word(token) == "-";
    let mut end = start + 1;
    while end < limit && joined(end - 1) && (hyphen(end) || hyphen(end - 1)) && parse.tokens[end].pos != Pos::Space && parse.word(end) != "," {
        end += 1;
    }
    end
}
