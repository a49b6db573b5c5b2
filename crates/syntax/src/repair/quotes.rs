//! Quotation marks around one or two words derail the parser; the sentence is parsed again without them.
//!
//! In `sold the drones to Russia "months" before the war` the weights take `months` for the receiver.

use std::ops::Range;

use super::Repair;
use crate::{Dep, Parse, Parser};

/// Words between the marks for them to be scare quotes.
const SHORT: usize = 2;

/// Parses every sentence with scare quotes again without the marks.
pub(super) fn scare_quotes(parser: &mut Parser, parse: &mut Parse, done: &mut Vec<Repair>) {
    for sentence in parse.sentences.clone() {
        let marks = scare_marks(parse, &sentence);
        if !marks.is_empty() && parse_without(parser, parse, &sentence, &marks) {
            done.extend(marks.iter().map(|&token| Repair {
                name: "scare-quotes",
                token,
            }));
        }
    }
}

/// Tokens of the marks around one or two words inside a sentence.
fn scare_marks(parse: &Parse, sentence: &Range<usize>) -> Vec<usize> {
    let marks: Vec<usize> = sentence
        .clone()
        .filter(|&token| is_mark(parse.word(token)))
        .collect();
    let pairs = marks
        .windows(2)
        .filter(|pair| (2..=SHORT + 1).contains(&(pair[1] - pair[0])));
    let mut found: Vec<usize> = pairs.flat_map(|pair| pair.iter().copied()).collect();
    found.dedup();
    if marks.len() % 2 == 0 {
        found
    } else {
        Vec::new()
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "``" | "''")
}

/// Takes over heads and relations of the sentence parsed without some tokens; not where its tokens then differ.
fn parse_without(
    parser: &mut Parser,
    parse: &mut Parse,
    sentence: &Range<usize>,
    marks: &[usize],
) -> bool {
    let kept: Vec<usize> = sentence
        .clone()
        .filter(|token| !marks.contains(token))
        .collect();
    let mut text = String::new();
    for &token in &kept {
        text.push_str(parse.word(token));
        let space = parse.tokens[token].space_after
            || marks.contains(&(token + 1)) && parse.tokens[token + 1].space_after;
        text.push_str(if space { " " } else { "" });
    }
    let fresh = parser.parse(&text);
    let same = fresh.tokens.len() == kept.len()
        && (0..kept.len()).all(|at| fresh.word(at) == parse.word(kept[at]));
    if !same || fresh.sentences.len() != 1 {
        return false;
    }
    for (at, &token) in kept.iter().enumerate() {
        let given = &fresh.tokens[at];
        let own = &mut parse.tokens[token];
        (own.tag, own.pos, own.dep) = (given.tag, given.pos, given.dep);
        own.lemma.clone_from(&given.lemma);
        own.head = kept[given.head as usize] as u32;
    }
    for pair in marks.chunks(2) {
        let inner = pair[1] - 1;
        for &mark in pair {
            parse.tokens[mark].head = inner as u32;
            parse.tokens[mark].dep = Dep::Punct;
        }
    }
    parse.link();
    true
}
