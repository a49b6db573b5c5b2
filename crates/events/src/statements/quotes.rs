//! Quotation marks become ranges of quoted tokens, also over several sentences.

use std::ops::Range;

use record::Manner;
use syntax::{Parse, Pos};

/// A quotation that is never closed ends with its paragraph or after this many tokens.
const LONGEST: usize = 400;

/// The quotations of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotations {
    /// Token ranges between quotation marks, marks included, in text order.
    pub ranges: Vec<Range<usize>>,
    quoted: Vec<bool>,
}

impl Quotations {
    /// Whether a token stands in a quotation.
    pub fn holds(&self, token: usize) -> bool {
        self.quoted[token]
    }

    /// Quotations that share a token with a range.
    pub fn near(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let first = self.ranges.partition_point(|quote| quote.end <= tokens.start);
        let end = tokens.end;
        self.ranges[first..].iter().take_while(move |quote| quote.start < end)
    }
}

/// Finds the quotations of a text.
pub fn quotations(parse: &Parse) -> Quotations {
    let ranges = ranges(parse);
    let mut quoted = vec![false; parse.tokens.len()];
    for range in &ranges {
        quoted[range.clone()].fill(true);
    }
    Quotations { ranges, quoted }
}

fn ranges(parse: &Parse) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for token in 0..parse.tokens.len() {
        if open.is_some_and(|start| token - start > LONGEST) || parse.word(token).contains("\n\n") {
            open = None;
        }
        match mark(parse.word(token), open.is_some()) {
            Some(Side::Open) => open = Some(token),
            Some(Side::Close) => found.extend(open.take().map(|start| start..token + 1)),
            None => {}
        }
    }
    found
}

enum Side {
    Open,
    Close,
}

/// Which side a token closes or opens, if it is a double quotation mark.
fn mark(word: &str, inside: bool) -> Option<Side> {
    match word {
        "“" | "«" | "``" | "„" => Some(Side::Open),
        "”" | "»" | "''" => Some(Side::Close),
        "\"" | "&quot;" => Some(if inside { Side::Close } else { Side::Open }),
        _ => None,
    }
}

/// Whether content is quoted wholly, partly or not at all.
pub(super) fn manner(parse: &Parse, content: &[usize], quotes: &Quotations) -> Manner {
    let words = content.iter().filter(|&&token| !matches!(parse.tokens[token].pos, Pos::Punct | Pos::Space));
    let (mut quoted, mut bare) = (0, 0);
    for token in words {
        if quotes.holds(*token) { quoted += 1 } else { bare += 1 }
    }
    match (quoted, bare) {
        (0, _) => Manner::Indirect,
        (_, 0) => Manner::Direct,
        _ => Manner::Mixed,
    }
}
