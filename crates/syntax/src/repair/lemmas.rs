//! Verb forms get the dictionary form that the lemmatizer misses.

use knowledge::Knowledge;

use super::Repair;
use crate::{Parse, Pos};

/// "staged" is a form of "stage", not of "stag".
pub(super) fn missed_lemmas(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for at in 0..parse.tokens.len() {
        let token = &mut parse.tokens[at];
        let lemma = knowledge.lemmas.of(&token.lower).filter(|lemma| token.pos == Pos::Verb && *token.lemma != **lemma);
        if let Some(lemma) = lemma {
            token.lemma = lemma.into();
            done.push(Repair { name: "missed-lemma", token: at });
        }
    }
}
