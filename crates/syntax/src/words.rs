//! A word becomes the ids that the networks see of it: norm, first character, last three, shape.
//!
//! "Raisi's" is the tokens `Raisi` (norm "raisi", prefix "R", suffix "isi", shape "Xxxxx") and `'s`.

use std::collections::HashMap;

use crate::chars;
use crate::flat::FlatFile;
use crate::hash::Symbols;
use crate::model::ModelError;

/// What the networks see of a token, apart from its neighbours. Tokens that share it share their embedding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Features {
    pub norm: u64,
    pub prefix: u64,
    pub suffix: u64,
    pub shape: u64,
    pub space_after: bool,
    pub is_space: bool,
}

impl Features {
    /// The attributes in the order of the embedding tables.
    pub fn ids(&self) -> [u64; 6] {
        [self.norm, self.prefix, self.suffix, self.shape, self.space_after.into(), self.is_space.into()]
    }
}

/// A word of any text.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its features where no space follows.
    pub features: Features,
    /// The word in lower case.
    pub lower: Box<str>,
}

/// The tables from which words get their ids.
#[derive(Debug)]
pub struct Lexicon {
    symbols: Symbols,
    /// Id of the norm by id of the word: spelling variants, contractions, slang.
    norms: HashMap<u64, u64>,
}

impl Lexicon {
    pub fn load(file: &FlatFile, symbols: Symbols) -> Result<Lexicon, ModelError> {
        let mut norms = HashMap::new();
        let punctuation: Vec<u64> = file.texts("norms.punctuation")?.iter().map(|text| symbols.id(text)).collect();
        norms.extend(punctuation.as_chunks().0.iter().map(|&[word, norm]| (word, norm)));
        // After the punctuation, since these overrule it.
        let ids = file.numbers("norms.ids")?;
        let ids = ids.as_chunks().0.iter().map(|&[low, high]| u64::from(high) << 32 | u64::from(low));
        norms.extend(ids.zip(file.texts("norms.values")?.iter().map(|norm| symbols.id(norm))));
        Ok(Lexicon { symbols, norms })
    }

    /// The word that a text spells.
    pub fn word(&self, text: &str) -> Word {
        let lower = text.to_lowercase().into_boxed_str();
        let norm = self.norms.get(&self.symbols.id(text)).copied();
        let features = Features {
            norm: norm.unwrap_or_else(|| self.symbols.id(&lower)),
            prefix: self.symbols.id(first(text)),
            suffix: self.symbols.id(last_three(text)),
            shape: self.symbols.id(&shape(text)),
            space_after: false,
            is_space: text.chars().all(chars::is_space),
        };
        Word { features, lower }
    }
}

fn first(text: &str) -> &str {
    let length = text.chars().next().map_or(0, char::len_utf8);
    &text[..length]
}

fn last_three(text: &str) -> &str {
    let start = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Letters as `X` and `x`, digits as `d`, others as they are, at most four of a kind in a row: "2,000km" is `d,dddxx`.
fn shape(text: &str) -> String {
    const LONG: usize = 100;
    const RUN: usize = 4;
    if text.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = ('\0', 0);
    for char in text.chars() {
        let kind = kind(char);
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= RUN {
            shape.push(kind);
        }
    }
    shape
}

fn kind(char: char) -> char {
    match char {
        _ if !chars::is_alpha(char) => {
            if chars::is_digit(char) {
                'd'
            } else {
                char
            }
        }
        _ if char.is_uppercase() => 'X',
        _ => 'x',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_keep_four_of_a_kind() {
        assert_eq!(shape("Raisi"), "Xxxxx");
        assert_eq!(shape("international"), "xxxx");
        assert_eq!(shape("2,000km²"), "d,dddxxd");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn affixes_count_characters() {
        assert_eq!((first("Éire"), last_three("Éire")), ("É", "ire"));
        assert_eq!((first("né"), last_three("né")), ("n", "né"));
    }
}
