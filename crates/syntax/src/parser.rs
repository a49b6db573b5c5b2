//! A text goes through every stage of the crate and comes out as a [`Parse`].

use std::collections::HashMap;

use record::Span;

use crate::embed::{PADDING, Vectors};
use crate::entities::Place;
use crate::kernels::WIDTH;
use crate::labels::Tag;
use crate::model::{Model, Parts};
use crate::parse::{Entity, Parse, Token};
use crate::ruler::Given;
use crate::scorer::Scores;
use crate::tokens::Piece;
use crate::trees::{self, Trees};
use crate::words::{Features, Word};

/// Tokens of a text after which no memory is kept for the next one. While it lasts, a text takes some 2 kB a token.
const LONG: usize = 1 << 15;

/// Parses texts, one after the other. It remembers words between texts, which makes it quicker and changes nothing
/// else; use one for each thread.
#[derive(Debug)]
pub struct Parser {
    model: Model,
    words: Words,
    vectors: Vectors,
    buffers: Buffers,
}

/// Memory that is used again for each text.
#[derive(Debug, Default)]
struct Buffers {
    shared: Vec<f32>,
    entities: Vec<f32>,
    scratch: Vec<f32>,
    scores: Scores,
}

/// What the networks find in a text.
struct Findings {
    tags: Vec<Tag>,
    trees: Trees,
    entities: Vec<Entity>,
}

impl Parser {
    /// A parser over a model.
    pub fn new(model: &Model) -> Parser {
        Parser { model: model.clone(), words: Words::default(), vectors: Vectors::default(), buffers: Buffers::default() }
    }

    /// Parses a whole text. Any text will do, also an empty one.
    pub fn parse<'t>(&mut self, text: &'t str) -> Parse<'t> {
        let model = &self.model.clone();
        let parts = model.parts();
        let pieces = parts.tokenizer.pieces(text);
        let look_up = |piece| self.words.look_up(parts, text, piece);
        let words: Vec<Word> = pieces.iter().map(look_up).collect();
        let findings = self.find(parts, &words);
        assemble(parts, text, &pieces, &words, findings)
    }

    /// Runs the networks.
    fn find(&mut self, model: &Parts, words: &[Word]) -> Findings {
        let Buffers { shared, entities, scratch, scores } = &mut self.buffers;
        let features: Vec<Features> = words.iter().map(|word| word.features).collect();
        let is_space: Vec<bool> = features.iter().map(|features| features.is_space).collect();
        let encoders = [&model.shared, &model.entity_encoder];
        self.vectors.trim();
        self.vectors.look_up(encoders, &features, [shared, entities]);

        model.shared.encode(shared, scratch);
        let tags = model.tagger.tags(inner(shared), scratch);
        let arcs = model.arcs.arcs(inner(shared), scores, words.len());
        let trees = trees::plant(&arcs, &is_space);

        model.entity_encoder.encode(entities, scratch);
        let places = places(&trees, &is_space);
        let entities = model.entities.entities(inner(entities), scores, &places);
        if words.len() > LONG {
            self.buffers = Buffers::default();
        }
        Findings { tags, trees, entities }
    }
}

/// The rows of the text itself, without the padding.
fn inner(vectors: &[f32]) -> &[f32] {
    &vectors[PADDING * WIDTH..vectors.len() - PADDING * WIDTH]
}

fn places(trees: &Trees, is_space: &[bool]) -> Vec<Place> {
    let ends = |token: usize| trees.starts.get(token + 1).copied().unwrap_or(true);
    is_space.iter().enumerate().map(|(token, &is_space)| Place { is_space, ends_sentence: ends(token) }).collect()
}

/// Applies the rules, finds the lemmas and numbers the sentences.
fn assemble<'t>(model: &Parts, text: &'t str, pieces: &[Piece], words: &[Word], Findings { tags, trees, entities }: Findings) -> Parse<'t> {
    let mut given = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let is_space = word.features.is_space;
        given.push(Given { tag: tags[at], dep: trees.deps[at], lower: &word.lower, is_space });
    }
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut starts = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at == 0 || trees.starts[at] {
            starts.push(at);
        }
        let head = trees.heads[at] as u32;
        let sentence = starts.len() as u32 - 1;
        tokens.push(Token { head, sentence, ..token(model, text, piece, &given, at) });
    }
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    let sentences = starts.iter().zip(ends).map(|(&start, end)| start..end).collect();
    Parse::new(text, tokens, sentences, entities)
}

/// A token but for its place in the tree.
fn token(model: &Parts, text: &str, piece: &Piece, given: &[Given], at: usize) -> Token {
    let Given { lower, .. } = given[at];
    let ruling = model.ruler.rule(given, at);
    let span = Span { start: piece.start, end: piece.end };
    let regular = || model.lemmatizer.lemma(span.of(text), lower, ruling.pos, ruling.morph);
    Token {
        span,
        space_after: piece.space_after,
        tag: ruling.tag,
        pos: ruling.pos,
        lemma: ruling.lemma.map_or_else(regular, Box::from),
        lower: lower.into(),
        head: 0,
        dep: ruling.dep,
        sentence: 0,
    }
}

/// Words already seen.
#[derive(Debug, Default)]
struct Words(HashMap<Box<str>, Word>);

impl Words {
    /// How many words are kept, and how long a word may be to be kept.
    const KEPT: usize = 1 << 14;
    const LONGEST: usize = 64;

    fn look_up(&mut self, model: &Parts, text: &str, piece: &Piece) -> Word {
        let spelling = &text[piece.start as usize..piece.end as usize];
        let mut word = match self.0.get(spelling) {
            Some(word) => word.clone(),
            None => self.keep(spelling, model.lexicon.word(spelling)),
        };
        word.features.space_after = piece.space_after;
        if piece.norm != 0 {
            word.features.norm = piece.norm;
        }
        word
    }

    fn keep(&mut self, spelling: &str, word: Word) -> Word {
        if self.0.len() >= Words::KEPT {
            self.0.clear();
        }
        if spelling.len() <= Words::LONGEST {
            self.0.insert(spelling.into(), word.clone());
        }
        word
    }
}
