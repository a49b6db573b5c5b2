//! Adjectives in a row, and participles before a noun, read as heads of their own.

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, Parse, Pos, Tag};

/// "deepening political, trade and economic cooperation": the row ends in the noun that is the object.
///
/// The weights make `political` a complement of the verb and hang the noun at the end of a chain of conjuncts.
pub(super) fn modifiers_read_as_heads(parse: &mut Parse, done: &mut Vec<Repair>) {
    for verb in 0..parse.tokens.len() {
        let takes_object = parse.tokens[verb].pos == Pos::Verb && parse.child(verb, Dep::Dobj).is_none();
        let Some(first) = parse.child(verb, Dep::Acomp).filter(|&first| takes_object && first > verb) else {
            continue;
        };
        let row = conjuncts(parse, first);
        let Some(&noun) = row.last().filter(|&&last| row.len() > 1 && is_noun(parse, last)) else {
            continue;
        };
        parse.attach(noun, verb, Dep::Dobj);
        for &modifier in &row[..row.len() - 1] {
            let dep = if is_noun(parse, modifier) { Dep::Compound } else { Dep::Amod };
            parse.attach(modifier, noun, dep);
            done.push(Repair { name: "modifiers-read-as-heads", token: modifier });
        }
    }
}

/// A word and the chain of its conjuncts, in text order.
fn conjuncts(parse: &Parse, first: usize) -> Vec<usize> {
    let mut row = vec![first];
    while let Some(next) = parse.child(row[row.len() - 1], Dep::Conj) {
        row.push(next);
    }
    row
}

fn is_noun(parse: &Parse, token: usize) -> bool {
    matches!(parse.tokens[token].pos, Pos::Noun | Pos::Propn)
}

/// "a number of pressing issues": a quantity has things, not clauses.
pub(super) fn participles_read_as_clauses(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for participle in 0..parse.tokens.len() {
        if parse.dep(participle) != Dep::Pcomp || parse.tokens[participle].tag != Tag::Vbg {
            continue;
        }
        let of = parse.head(participle);
        let quantity = parse.lower(of) == "of" && knowledge.lists.has("quantities", parse.lemma(parse.head(of)));
        let Some(noun) = parse.child(participle, Dep::Dobj).filter(|_| quantity) else {
            continue;
        };
        parse.attach(noun, of, Dep::Pobj);
        parse.attach(participle, noun, Dep::Amod);
        parse.tokens[participle].pos = Pos::Adj;
        done.push(Repair { name: "participle-read-as-clause", token: participle });
    }
}
