//! A sentence without a predicate whose noun has a participle that takes no object: the participle is the predicate.
//!
//! "Thousands of students protested in Dhaka." is no noun phrase, though the weights may read "protested" as one reads "arrested".

use knowledge::Knowledge;

use super::Repair;
use crate::{Dep, Parse, Pos, Tag};

/// Makes such a participle the root, and the noun its subject.
pub(super) fn participles_read_as_modifiers(parse: &mut Parse, knowledge: &Knowledge, done: &mut Vec<Repair>) {
    for sentence in parse.sentences.clone() {
        let root = sentence.clone().find(|&token| parse.head(token) == token);
        let stop = sentence.clone().next_back().is_some_and(|last| parse.tokens[last].pos == Pos::Punct || parse.tokens[last].pos == Pos::Space);
        let Some(noun) = root.filter(|&root| stop && matches!(parse.tokens[root].pos, Pos::Noun | Pos::Propn)) else { continue };
        let participle = parse.children_with(noun, Dep::Acl).find(|&verb| {
            parse.tokens[verb].tag == Tag::Vbn && knowledge.lists.has("intransitive-verbs", parse.lemma(verb)) && parse.child(verb, Dep::Agent).is_none()
        });
        if let Some(verb) = participle {
            promote(parse, noun, verb);
            done.push(Repair { name: "participle-read-as-modifier", token: verb });
        }
    }
}

fn promote(parse: &mut Parse, noun: usize, verb: usize) {
    parse.attach(verb, verb, Dep::Root);
    parse.attach(noun, verb, Dep::Nsubj);
    parse.tokens[verb].tag = Tag::Vbd;
    let after: Vec<usize> = parse.children(noun).filter(|&child| child > verb).collect();
    for child in after {
        let dep = parse.dep(child);
        parse.attach(child, verb, dep);
    }
}
