//! A text becomes pieces: byte ranges of tokens, whether a space follows, and the norms that exceptions give them.
//!
//! "We can't go." becomes `We`, `ca`, `n't`, `go`, `.`, where `ca` has the norm "can" and `n't` the norm "not".

use std::collections::HashMap;
use std::ops::Range;

use crate::address::is_address;
use crate::affixes::Affixes;
use crate::chars::{CharClass, is_space};
use crate::flat::FlatFile;
use crate::hash::Symbols;
use crate::model::ModelError;

/// A token before its analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether a single space follows.
    pub space_after: bool,
    /// Id of the norm that an exception gives; 0 for none.
    pub norm: u64,
}

/// Words with a fixed analysis: bytes and norm of each of their tokens.
type Exceptions = HashMap<Box<str>, Vec<(u32, u64)>>;

/// Cuts texts into tokens.
#[derive(Debug)]
pub struct Tokenizer {
    affixes: Affixes,
    /// Letters of top-level domains.
    domain: CharClass,
    exceptions: Exceptions,
    /// Bytes of the longest exception.
    longest: usize,
    /// Exceptions that the affix rules would cut up, as the tokens they would leave, by the first of them.
    cut_up: HashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

impl Tokenizer {
    pub fn load(file: &FlatFile, symbols: &Symbols) -> Result<Tokenizer, ModelError> {
        let exceptions = load_exceptions(file, symbols)?;
        let mut tokenizer = Tokenizer {
            affixes: Affixes::load(file)?,
            domain: CharClass::new(&file.numbers("class.domain")?),
            longest: exceptions.keys().map(|word| word.len()).max().unwrap_or(0),
            exceptions: HashMap::new(),
            cut_up: HashMap::new(),
        };
        // Cut up while there are no exceptions that could prevent it.
        let mut words: Vec<&str> = exceptions.keys().map(|word| &**word).collect();
        words.sort_unstable();
        words.retain(|word| tokenizer.cuts(word));
        for word in words {
            let mut pieces = Vec::new();
            tokenizer.chunk(word, 0..word.len(), &mut pieces);
            let tokens: Vec<Box<str>> = pieces.iter().map(|piece| text_of(word, piece).into()).collect();
            tokenizer.cut_up.entry(tokens[0].clone()).or_default().push(tokens);
        }
        tokenizer.exceptions = exceptions;
        Ok(tokenizer)
    }

    /// Whether any rule would touch the word.
    fn cuts(&self, word: &str) -> bool {
        let affixes = &self.affixes;
        word.contains(' ') || affixes.prefix(word) > 0 || affixes.suffix(word) > 0 || !affixes.infixes(word).is_empty()
    }

    /// The tokens of a text. White space of more than one blank is a token.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::with_capacity(text.len() / 4);
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, char) in text.char_indices() {
            if is_space(char) == in_space {
                continue;
            }
            if start < at {
                self.run(text, start..at, in_space, &mut pieces);
            }
            start = at;
            if char == ' ' {
                start += 1;
                pieces.last_mut().expect("a word ends here").space_after = true;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.run(text, start..text.len(), in_space, &mut pieces);
        }
        self.restore_exceptions(text, pieces)
    }

    /// Cuts up a run of white space or of anything else.
    fn run(&self, text: &str, range: Range<usize>, is_space: bool, pieces: &mut Vec<Piece>) {
        // A no-break space alone is an exception too: its norm is two blanks.
        if self.exception(text, range.clone(), pieces) {
            return;
        }
        if is_space {
            pieces.push(piece(range));
        } else {
            self.chunk(text, range, pieces);
        }
    }

    /// Cuts up a run without white space: prefixes, what is left, suffixes.
    fn chunk(&self, text: &str, mut range: Range<usize>, pieces: &mut Vec<Piece>) {
        let mut suffixes = Vec::new();
        loop {
            let word = &text[range.clone()];
            let prefix = self.affixes.prefix(word);
            let rest = range.start + prefix..range.end;
            if prefix > 0 && self.is_exception(&text[rest.clone()]) {
                pieces.push(piece(range.start..rest.start));
                range = rest;
                break;
            }
            let suffix = self.affixes.suffix(&word[prefix..]);
            let body = range.start..range.end - suffix;
            if suffix > 0 && self.is_exception(&text[body.clone()]) {
                suffixes.push(piece(body.end..range.end));
                range = body;
                break;
            }
            if prefix > 0 {
                pieces.push(piece(range.start..rest.start));
            }
            if suffix > 0 {
                suffixes.push(piece(body.end..range.end));
            }
            range = rest.start..body.end;
            if prefix + suffix == 0 || range.is_empty() || self.is_exception(&text[range.clone()]) {
                break;
            }
        }
        if !range.is_empty() && !self.exception(text, range.clone(), pieces) {
            self.body(text, range, pieces);
        }
        pieces.extend(suffixes.into_iter().rev());
    }

    /// Cuts what has no affixes left at its inner marks, unless it is an address.
    fn body(&self, text: &str, range: Range<usize>, pieces: &mut Vec<Piece>) {
        let word = &text[range.clone()];
        let mut start = range.start;
        if !is_address(word, &self.domain) {
            for infix in self.affixes.infixes(word).into_iter().filter(|infix| infix.start > 0) {
                let infix = range.start + infix.start..range.start + infix.end;
                if start < infix.start {
                    pieces.push(piece(start..infix.start));
                }
                start = infix.end;
                pieces.push(piece(infix));
            }
        }
        if start < range.end {
            pieces.push(piece(start..range.end));
        }
    }

    fn is_exception(&self, word: &str) -> bool {
        word.len() <= self.longest && self.exceptions.contains_key(word)
    }

    /// Pushes the tokens of a word with a fixed analysis; false if it is none.
    fn exception(&self, text: &str, range: Range<usize>, pieces: &mut Vec<Piece>) -> bool {
        if range.len() > self.longest {
            return false;
        }
        let Some(tokens) = self.exceptions.get(&text[range.clone()]) else {
            return false;
        };
        let mut start = range.start;
        for &(length, norm) in tokens {
            let end = start + length as usize;
            pieces.push(Piece { norm, ..piece(start..end) });
            start = end;
        }
        true
    }

    /// Puts exceptions together again that were cut up because something was stuck to them: `(:-))`.
    fn restore_exceptions(&self, text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
        let matches = self.cut_up_matches(text, &pieces);
        if matches.is_empty() {
            return pieces;
        }
        let mut restored = Vec::with_capacity(pieces.len());
        let mut next = 0;
        for range in longest_first(matches, pieces.len()) {
            restored.extend_from_slice(&pieces[next..range.start]);
            next = range.end;
            let last = pieces[range.end - 1];
            if self.exception(text, pieces[range.start].start as usize..last.end as usize, &mut restored) {
                restored.last_mut().expect("an exception has tokens").space_after = last.space_after;
            } else {
                // The tokens match, but the text has spaces between them.
                restored.extend_from_slice(&pieces[range]);
            }
        }
        restored.extend_from_slice(&pieces[next..]);
        restored
    }

    fn cut_up_matches(&self, text: &str, pieces: &[Piece]) -> Vec<Range<usize>> {
        let mut matches = Vec::new();
        for (start, first) in pieces.iter().enumerate() {
            let first = text_of(text, first);
            if first.len() > self.longest {
                continue;
            }
            for tokens in self.cut_up.get(first).into_iter().flatten() {
                let here = pieces[start..].iter().map(|piece| text_of(text, piece)).take(tokens.len());
                if here.eq(tokens.iter().map(|token| &**token)) {
                    matches.push(start..start + tokens.len());
                }
            }
        }
        matches
    }
}

/// Of overlapping ranges the longest, then the first; the result is in order.
fn longest_first(mut ranges: Vec<Range<usize>>, tokens: usize) -> Vec<Range<usize>> {
    let mut seen = vec![false; tokens];
    ranges.sort_by_key(|range| (std::cmp::Reverse(range.len()), range.start));
    ranges.retain(|range| {
        let free = !seen[range.start] && !seen[range.end - 1];
        seen[range.clone()].fill(true);
        free
    });
    ranges.sort_by_key(|range| range.start);
    ranges
}

fn piece(range: Range<usize>) -> Piece {
    Piece { start: range.start as u32, end: range.end as u32, space_after: false, norm: 0 }
}

fn text_of<'t>(text: &'t str, piece: &Piece) -> &'t str {
    &text[piece.start as usize..piece.end as usize]
}

/// The section is flat: a word, the number of its tokens, then each with its norm.
fn load_exceptions(file: &FlatFile, symbols: &Symbols) -> Result<Exceptions, ModelError> {
    let broken = || ModelError::Shape("exceptions".to_owned());
    let texts = file.texts("exceptions")?;
    let mut fields = texts.iter();
    let mut exceptions = HashMap::new();
    while let Some(word) = fields.next() {
        let count: usize = fields.next().and_then(|count| count.parse().ok()).ok_or_else(broken)?;
        let mut tokens = Vec::with_capacity(count);
        for _ in 0..count {
            let (Some(token), Some(norm)) = (fields.next(), fields.next()) else {
                return Err(broken());
            };
            tokens.push((token.len() as u32, symbols.id(norm)));
        }
        let whole = tokens.iter().map(|&(length, _)| length as usize).sum::<usize>() == word.len();
        if tokens.is_empty() || !whole {
            return Err(broken());
        }
        exceptions.insert(word.into(), tokens);
    }
    Ok(exceptions)
}
