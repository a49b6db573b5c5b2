//! Quotation marks around one or two words derail the parser; the sentence is parsed again without them.
//!
//! In `sold the drones to Russia "months" before the war` the weights take `months` for the receiver.

use std::ops::Range;

use super::Repair;
use super::replant::replant;
use crate::{Dep, Parse, Parser, Token};

/// Words between the marks for them to be scare quotes.
const SHORT: usize = 2;

/// Parses every sentence with scare quotes again without the marks.
pub(super) fn scare_quotes(parser: &mut Parser, parse: &mut Parse, done: &mut Vec<Repair>) {
    for sentence in parse.sentences.clone() {
        let marks = scare_marks(parse, &sentence);
        if !marks.is_empty() && parse_without(parser, parse, &sentence, &marks) {
            done.extend(marks.iter().map(|&token| Repair { name: "scare-quotes", token }));
        }
    }
}

/// Tokens of the marks around one or two words inside a sentence, opening and closing in turn.
fn scare_marks(parse: &Parse, sentence: &Range<usize>) -> Vec<usize> {
    let marks: Vec<usize> = sentence.clone().filter(|&token| is_mark(parse.word(token))).collect();
    if !marks.len().is_multiple_of(2) {
        return Vec::new();
    }
    let short = |pair: &&[usize]| (2..=SHORT + 1).contains(&(pair[1] - pair[0]));
    marks.chunks_exact(2).filter(short).flatten().copied().collect()
}

fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "``" | "''")
}

/// Takes over the analysis of the sentence parsed without its marks; not where it then is more than one sentence.
fn parse_without(parser: &mut Parser, parse: &mut Parse, sentence: &Range<usize>, marks: &[usize]) -> bool {
    let kept: Vec<usize> = sentence.clone().filter(|token| !marks.contains(token)).collect();
    let before: Vec<Token> = parse.tokens[sentence.clone()].to_vec();
    if replant(parser, parse, &kept).is_none_or(|starts| starts.len() != 1) {
        parse.tokens[sentence.clone()].clone_from_slice(&before);
        return false;
    }
    for pair in marks.chunks_exact(2) {
        let inner = pair[1] - 1;
        for &mark in pair {
            parse.tokens[mark].head = inner as u32;
            parse.tokens[mark].dep = Dep::Punct;
        }
    }
    parse.link();
    true
}
