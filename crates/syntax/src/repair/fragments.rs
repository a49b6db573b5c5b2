//! A verbless fragment that only attributes belongs to the sentence before it.
//!
//! `... measures to fight crime. at home, according to state media.` is one sentence with a stray full stop.

use super::Repair;
use crate::{Dep, Parse, Pos};

/// Joins fragments that begin in lower case and hold no finite verb but an attribution to the sentence before.
pub(super) fn attribution_fragments(parse: &mut Parse, done: &mut Vec<Repair>) {
    let mut at = 1;
    while at < parse.sentences.len() {
        let sentence = parse.sentences[at].clone();
        let before = parse.sentences[at - 1].clone();
        let root = sentence.clone().find(|&token| parse.head(token) == token);
        let governor = before.clone().find(|&token| parse.head(token) == token);
        match root.zip(governor) {
            Some((root, governor)) if is_attribution_fragment(parse, sentence.clone()) => {
                parse.attach(root, governor, Dep::Dep);
                for token in &mut parse.tokens[sentence.start..] {
                    token.sentence -= 1;
                }
                parse.sentences[at - 1] = before.start..sentence.end;
                parse.sentences.remove(at);
                done.push(Repair { name: "attribution-fragment", token: root });
            }
            _ => at += 1,
        }
    }
}

fn is_attribution_fragment(parse: &Parse, mut sentence: std::ops::Range<usize>) -> bool {
    let first = sentence.clone().find(|&token| !matches!(parse.tokens[token].pos, Pos::Space | Pos::Punct));
    let lower = first.is_some_and(|token| parse.word(token).chars().next().is_some_and(char::is_lowercase));
    let according = sentence.clone().any(|token| parse.lower(token) == "according");
    let verbless = !sentence.any(|token| matches!(parse.tokens[token].pos, Pos::Verb | Pos::Aux) && parse.lower(token) != "according");
    lower && according && verbless
}
