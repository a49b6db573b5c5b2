//! Words of a sentence become those that are matched: short clauses between commas are left out.
//!
//! "Arnland, in remarks on Monday, urged Gonland" is matched as "Arnland urged Gonland".

use std::ops::Range;

use crate::chunks::Chunk;
use crate::options::Options;
use crate::sentence::Word;

/// Indices of the words that stay; a comma that stays is one that bounds what stands before a verb.
pub(crate) fn kept(words: &[Word], chunks: &[Chunk], options: &Options) -> Vec<usize> {
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
    {
        left_out[last..].fill(true);
    }
    for pair in commas.windows(2) {
        if !left_out[pair[0]] && fits(count(pair[0]..pair[1], &left_out), options.comma) {
            left_out[pair[0]..=pair[1]].fill(true);
        }
    }
    (0..words.len()).filter(|&at| !left_out[at] && (!words[at].is_comma() || commas.contains(&at))).collect()
}

/// Whether a number of words is within bounds; a most of 0 keeps all.
fn fits(words: usize, (least, most): (usize, usize)) -> bool {
    most > 0 && (least..=most).contains(&words)
}
