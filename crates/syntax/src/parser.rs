//! A text goes through every stage of the crate and comes out as a [`Parse`].

use std::collections::HashMap;

use record::Span;

use crate::embed::{PADDING, Vectors};
use crate::entities::Place;
use crate::kernels::WIDTH;
use crate::model::{Model, Parts};
use crate::parse::{Entity, Parse, Token};
use crate::ruler::Given;
use crate::scorer::Scores;
use crate::tokens::Piece;
use crate::trees::{self, Trees};
use crate::words::{Features, Word};

/// Parses texts, one after the other. It remembers words between texts, which makes it quicker and changes nothing
/// else; use one for each thread.
#[derive(Debug)]
pub struct Parser {
    model: Model,
    words: Words,
    vectors: Vectors,
    buffers: Buffers,
}

/// Tokens of a text after which no memory is kept for the next one. While it lasts, a text takes some 1.5 kB a token.
const LONG: usize = 1 << 15;

/// Memory that is used again for each text.
#[derive(Debug, Default)]
struct Buffers {
    shared: Vec<f32>,
    entities: Vec<f32>,
    scratch: Vec<f32>,
    scores: Scores,
}

impl Parser {
    /// A parser over a model.
    pub fn new(model: &Model) -> Parser {
        Parser {
            model: model.clone(),
            words: Words::default(),
            vectors: Vectors::default(),
            buffers: Buffers::default(),
        }
    }

    /// Parses a whole text. Any text will do, also an empty one.
    pub fn parse<'t>(&mut self, text: &'t str) -> Parse<'t> {
        let model = self.model.parts();
        let Buffers {
            shared,
            entities,
            scratch,
            scores,
        } = &mut self.buffers;
        let pieces = model.tokenizer.pieces(text);
        let words: Vec<Word> = pieces
            .iter()
            .map(|piece| self.words.look_up(model, text, piece))
            .collect();
        let features: Vec<Features> = words.iter().map(|word| word.features).collect();
        let is_space: Vec<bool> = features.iter().map(|features| features.is_space).collect();

        self.vectors.trim();
        self.vectors.look_up(
            [&model.shared, &model.entity_encoder],
            &features,
            [shared, entities],
        );
        model.shared.encode(shared, scratch);
        let tags = model.tagger.tags(inner(shared), scratch);
        let arcs = model.arcs.arcs(inner(shared), scores, pieces.len());
        let trees = trees::plant(&arcs, &is_space);
        model.entity_encoder.encode(entities, scratch);
        let entities = model
            .entities
            .entities(inner(entities), scores, &places(&trees, &is_space));

        let given: Vec<Given> = words
            .iter()
            .enumerate()
            .map(|(at, word)| Given {
                tag: tags[at],
                dep: trees.deps[at],
                lower: &word.lower,
                is_space: is_space[at],
            })
            .collect();
        let parse = assemble(model, text, &pieces, &given, &trees, entities);
        if parse.tokens.len() > LONG {
            self.buffers = Buffers::default();
        }
        parse
    }
}

/// The rows of the text itself, without the padding.
fn inner(vectors: &[f32]) -> &[f32] {
    &vectors[PADDING * WIDTH..vectors.len() - PADDING * WIDTH]
}

fn places(trees: &Trees, is_space: &[bool]) -> Vec<Place> {
    let ends = |token: usize| trees.starts.get(token + 1).copied().unwrap_or(true);
    is_space
        .iter()
        .enumerate()
        .map(|(token, &is_space)| Place {
            is_space,
            ends_sentence: ends(token),
        })
        .collect()
}

/// Applies the rules, finds the lemmas and numbers the sentences.
fn assemble<'t>(
    model: &Parts,
    text: &'t str,
    pieces: &[Piece],
    given: &[Given],
    trees: &Trees,
    entities: Vec<Entity>,
) -> Parse<'t> {
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut starts = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at == 0 || trees.starts[at] {
            starts.push(at);
        }
        let ruling = model.ruler.rule(given, at);
        let span = Span {
            start: piece.start,
            end: piece.end,
        };
        let lower = given[at].lower;
        let lemma = ruling.lemma.map(Box::from);
        tokens.push(Token {
            span,
            space_after: piece.space_after,
            tag: ruling.tag,
            pos: ruling.pos,
            lemma: lemma.unwrap_or_else(|| {
                model
                    .lemmatizer
                    .lemma(span.of(text), lower, ruling.pos, ruling.morph)
            }),
            lower: lower.into(),
            head: trees.heads[at] as u32,
            dep: ruling.dep,
            sentence: starts.len() as u32 - 1,
        });
    }
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    let sentences = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| start..end)
        .collect();
    Parse::new(text, tokens, sentences, entities)
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
