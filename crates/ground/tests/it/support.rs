//! The weights, the knowledge and the gazetteer, loaded once for all tests.

use std::sync::LazyLock;

use ground::Gazetteer;
use knowledge::Knowledge;
use syntax::{Model, Parse, Parser};

/// The knowledge that is embedded.
pub static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::load(&[]).0);

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::load(&asset("syntax.model")).expect("the weights are whole"));

/// The gazetteer.
pub static GAZETTEER: LazyLock<Gazetteer<'static>> = LazyLock::new(|| Gazetteer::load(asset("places.pack").leak()).expect("the pack is whole"));

/// Parses a text.
pub fn parse(text: &str) -> Parse<'_> {
    Parser::new(&MODEL).parse(text)
}

/// The bytes of an asset.
pub fn asset(name: &str) -> Vec<u8> {
    let path = format!("{}/../../assets/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap_or_else(|_| panic!("assets/{name} is missing: run `cargo xtask assets`"))
}

/// The token of a word.
pub fn token(parse: &Parse<'_>, word: &str) -> usize {
    (0..parse.tokens.len()).find(|&token| parse.word(token) == word).unwrap_or_else(|| panic!("no {word:?} in {:?}", parse.text))
}
