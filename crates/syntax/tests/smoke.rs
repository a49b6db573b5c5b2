//! One sentence through the whole crate.

mod common;

use syntax::kernels::Kernel;
use syntax::{Dep, EntityLabel, Parser, Pos, Tag};

#[test]
fn a_sentence_has_its_analysis() {
    let parse = Parser::new(&common::model_for(Kernel::best())).parse("Iran hasn't sold drones to Russia.");
    let words: Vec<&str> = (0..parse.tokens.len()).map(|token| parse.word(token)).collect();
    assert_eq!(words, ["Iran", "has", "n't", "sold", "drones", "to", "Russia", "."]);
    let sold = &parse.tokens[3];
    assert_eq!((sold.tag, sold.pos, &*sold.lemma, sold.dep), (Tag::Vbn, Pos::Verb, "sell", Dep::Root));
    assert_eq!((parse.head(0), parse.dep(0)), (3, Dep::Nsubj));
    assert_eq!((parse.dep(2), parse.lemma(2)), (Dep::Neg, "not"));
    assert_eq!((parse.dep(4), parse.lemma(4)), (Dep::Dobj, "drone"));
    let entities: Vec<_> = parse.entities.iter().map(|entity| (entity.tokens.clone(), entity.label)).collect();
    assert_eq!(entities, [(0..1, EntityLabel::Gpe), (6..7, EntityLabel::Gpe)]);
}
