//! Words in quotation marks become the words of a speaker: "I" and "we" inside them mean who said it.

use syntax::{Dep, Tag};

use crate::resolve::State;

/// Whom "I" or "we" means at a token: the subject of the verb that carries the quotation.
pub(crate) fn speaker(state: &mut State<'_, '_, '_>, token: usize, depth: usize) -> Option<Vec<usize>> {
    let range = quotation(state, token)?;
    let parse = state.text.parse;
    let outside = |at: usize| at < range.0 || at >= range.1;
    let above = parse.ancestors(token).find(|&above| outside(above));
    let subject = |verb: usize| parse.children(verb).find(|&child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass) && outside(child));
    let found = above.and_then(subject).or_else(|| nearest(state, range))?;
    let place = state.at(found)?;
    if state.drafts[place].head != token {
        state.settle(place, depth + 1);
    }
    Some(state.drafts[place].refers.clone()).filter(|refers| !refers.is_empty())
}

/// The subject of the clause outside the quotation, in the sentence where it ends or begins.
fn nearest(state: &State<'_, '_, '_>, range: (usize, usize)) -> Option<usize> {
    let parse = state.text.parse;
    let last = range.1.min(parse.tokens.len()).checked_sub(1)?;
    [parse.sentence(last), parse.sentence(range.0)].into_iter().find_map(|sentence| {
        let tokens = parse.sentences.get(sentence)?.clone();
        tokens.into_iter().find(|&at| (at < range.0 || at >= range.1) && parse.dep(at) == Dep::Nsubj && state.at(at).is_some())
    })
}

/// The quotation that covers a token: its first token and one past its last.
fn quotation(state: &State<'_, '_, '_>, token: usize) -> Option<(usize, usize)> {
    let parse = state.text.parse;
    let opens = |at: usize| parse.tokens[at].tag == Tag::OpenQuote || parse.word(at) == "\u{201c}";
    let closes = |at: usize| parse.tokens[at].tag == Tag::CloseQuote || parse.word(at) == "\u{201d}";
    let from = token.saturating_sub(120);
    let open = (from..token).rev().find(|&at| opens(at) || closes(at)).filter(|&at| opens(at))?;
    let close = (token + 1..(token + 120).min(parse.tokens.len())).find(|&at| closes(at) || opens(at)).unwrap_or(parse.tokens.len());
    Some((open, close))
}
