//! Words of a sentence become those that are matched: short clauses between commas are left out.
//!
//! "Arnland, in remarks on Monday, urged Gonland" is matched as "Arnland urged Gonland".

use std::ops::Range;

use syntax::{Dep, Parse};

use crate::chunks::Chunk;
use crate::options::Options;
use crate::sentence::Word;

/// Indices of the words that stay; a comma that stays is one that bounds what stands before a verb.
///
/// A clause whose subject stands before it stays: "Arnland, in remarks on Monday, urged Gonland" does not end at its last comma.
pub(crate) fn kept(parse: &Parse, words: &[Word], chunks: &[Chunk], options: &Options) -> Vec<usize> {
    let bounds = |at: &usize| words[*at].is_comma() && !chunks.iter().any(|chunk| chunk.span.contains(at));
    let commas: Vec<usize> = (0..words.len()).filter(bounds).collect();
    let mut left_out = vec![false; words.len()];
    let count = |range: Range<usize>, left_out: &[bool]| range.filter(|&at| !words[at].is_comma() && !left_out[at]).count();
    if let Some(&first) = commas.first()
        && fits(count(0..first, &left_out), options.comma_begin)
    {
        left_out[..=first].fill(true);
    }
    if let Some(&last) = commas.last()
        && fits(count(last..words.len(), &left_out), options.comma_end)
        && !has_subject_before(parse, &words[last..])
    {
        left_out[last..].fill(true);
    }
    for pair in commas.windows(2) {
        if !left_out[pair[0]] && fits(count(pair[0]..pair[1], &left_out), options.comma) && !has_subject_before(parse, &words[pair[0]..pair[1]]) {
            left_out[pair[0]..=pair[1]].fill(true);
        }
    }
    (0..words.len()).filter(|&at| !left_out[at] && (!words[at].is_comma() || commas.contains(&at))).collect()
}

/// Whether some words hold a verb whose subject stands before them.
fn has_subject_before(parse: &Parse, words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let subjects = |token: usize| parse.children(token).filter(|&child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    words.iter().flat_map(|word| word.tokens.clone()).any(|token| subjects(token).any(|subject| subject < first.tokens.start))
}

/// Whether a number of words is within bounds; a most of 0 keeps all.
fn fits(words: usize, (least, most): (usize, usize)) -> bool {
    most > 0 && (least..=most).contains(&words)
}
