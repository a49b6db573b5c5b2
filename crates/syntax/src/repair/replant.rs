//! Some tokens of a text are parsed again as a text of their own, and take over what the parser then says.

use crate::{Parse, Parser};

/// Parses tokens (ascending) again without what stands between them; their heads then lie among them.
///
/// Nothing happens, and none comes back, where the parser then sees other tokens. Else the first token of each sentence.
pub(super) fn replant(parser: &mut Parser, parse: &mut Parse, tokens: &[usize]) -> Option<Vec<usize>> {
    let mut text = String::new();
    for (at, &token) in tokens.iter().enumerate() {
        text.push_str(parse.word(token));
        let next = tokens.get(at + 1).copied().unwrap_or(token + 1);
        let spaced = (token..next).any(|between| parse.tokens[between].space_after);
        text.push_str(if spaced { " " } else { "" });
    }
    let fresh = parser.parse(&text);
    let same = fresh.tokens.len() == tokens.len() && (0..tokens.len()).all(|at| fresh.word(at) == parse.word(tokens[at]));
    if !same {
        return None;
    }
    for (given, &token) in fresh.tokens.iter().zip(tokens) {
        let own = &mut parse.tokens[token];
        (own.tag, own.pos, own.dep) = (given.tag, given.pos, given.dep);
        own.lemma.clone_from(&given.lemma);
        own.head = tokens[given.head as usize] as u32;
    }
    Some(fresh.sentences.iter().map(|sentence| tokens[sentence.start]).collect())
}
