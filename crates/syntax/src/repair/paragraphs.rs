//! A sentence ends where its paragraph ends: headlines and bylines have no full stop to tell the parser so.
//!
//! `Police clear square` over `Thousands had gathered on Sunday.` are two sentences, whatever the weights say.

use super::Repair;
use super::replant::replant;
use crate::{Dep, Parse, Parser};

/// Parses sentences that run over the end of a paragraph again, paragraph by paragraph.
pub(super) fn sentences_end_with_paragraphs(parser: &mut Parser, parse: &mut Parse, done: &mut Vec<Repair>) {
    let mut sentences = Vec::with_capacity(parse.sentences.len());
    for sentence in parse.sentences.clone() {
        let ends: Vec<usize> = sentence.clone().filter(|&token| token + 1 < sentence.end && ends_paragraph(parse, token)).collect();
        let mut start = sentence.start;
        for end in ends.into_iter().map(|token| token + 1).chain([sentence.end]) {
            if start == sentence.start && end == sentence.end {
                sentences.push(start..end);
            } else if start < end {
                sentences.extend(part(parser, parse, start, end));
                done.push(Repair { name: "sentence-ends-with-paragraph", token: start });
            }
            start = end;
        }
    }
    for (index, sentence) in sentences.iter().enumerate() {
        parse.tokens[sentence.clone()].iter_mut().for_each(|token| token.sentence = index as u32);
    }
    parse.sentences = sentences;
    parse.link();
}

fn ends_paragraph(parse: &Parse, token: usize) -> bool {
    parse.word(token).matches('\n').count() > 1
}

/// The sentences of one paragraph's part.
fn part(parser: &mut Parser, parse: &mut Parse, start: usize, end: usize) -> Vec<std::ops::Range<usize>> {
    let words: Vec<usize> = (start..end).filter(|&token| !parse.word(token).trim().is_empty()).collect();
    let Some(&first) = words.first() else {
        keep_inside(parse, start, end);
        return std::iter::once(start..end).collect();
    };
    let starts = replant(parser, parse, &words);
    let mut starts = starts.unwrap_or_else(|| vec![first]);
    starts[0] = start;
    keep_inside(parse, start, end);
    starts.iter().enumerate().map(|(at, &from)| from..starts.get(at + 1).copied().unwrap_or(end)).collect()
}

/// No head may lie outside: what did becomes a root, or hangs on the token before where it is only space.
fn keep_inside(parse: &mut Parse, start: usize, end: usize) {
    for token in start..end {
        let space = parse.word(token).trim().is_empty();
        let outside = !(start..end).contains(&(parse.tokens[token].head as usize));
        if space {
            let (head, dep) = if token > start { (token - 1, Dep::Dep) } else { (token, Dep::Root) };
            (parse.tokens[token].head, parse.tokens[token].dep) = (head as u32, dep);
        } else if outside {
            (parse.tokens[token].head, parse.tokens[token].dep) = (token as u32, Dep::Root);
        }
    }
}
