//! A [`Parse`] becomes lines, one a token: the form of the recorded analyses that tests compare with.
//!
//! ```text
//! 0  4   _  Iran    NNP  PROPN  Iran   1  nsubj  S  B-GPE
//! 5  9   _  sold    VBD  VERB   sell   1  ROOT   -  O
//! ```
//!
//! With tabs between: first byte, byte after the last, `_` where a space follows, word, tag, part of speech, lemma, head,
//! relation, `S` at the start of a sentence, entity.

use std::collections::HashMap;

use crate::parse::Parse;

/// The lines of an analysis.
pub fn lines(parse: &Parse) -> Vec<String> {
    (0..parse.tokens.len()).map(|token| line(parse, token)).collect()
}

/// Every expected line that is not among the found ones, beside what was found at its place.
pub fn differences<T: AsRef<str>>(expected: &[T], found: &[String]) -> Vec<String> {
    let start = |line: &str| line.split('\t').next().unwrap_or("").to_owned();
    let by_start: HashMap<String, &String> = found.iter().map(|line| (start(line), line)).collect();
    let mut differences = Vec::new();
    for expected in expected.iter().map(AsRef::as_ref) {
        let found = by_start.get(&start(expected)).map_or("nothing", |line| line.as_str());
        if found != expected {
            differences.push(format!("expected {expected}\n   found {found}"));
        }
    }
    differences
}

fn line(parse: &Parse, at: usize) -> String {
    let token = &parse.tokens[at];
    let starts = parse.sentences[parse.sentence(at)].start == at;
    let entity = parse.entity(at).map_or("O".to_owned(), |entity| format!("{}-{}", if entity.tokens.start == at { 'B' } else { 'I' }, entity.label.as_str()));
    let fields: [&str; 11] = [
        &token.span.start.to_string(),
        &token.span.end.to_string(),
        if token.space_after { "_" } else { "-" },
        &escape(parse.word(at)),
        token.tag.as_str(),
        token.pos.as_str(),
        &escape(&token.lemma),
        &token.head.to_string(),
        token.dep.as_str(),
        if starts { "S" } else { "-" },
        &entity,
    ];
    fields.join("\t")
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}
