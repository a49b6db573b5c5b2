//! Token vectors become entities: each token begins one, goes on in it, ends it, is one, or is none.

use std::ops::Range;

use crate::flat::FlatFile;
use crate::kernels::Kernel;
use crate::labels::EntityLabel;
use crate::model::ModelError;
use crate::parse::Entity;
use crate::scorer::{Scorer, Scores};

/// Tokens that a step looks at.
const SLOTS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Begin(EntityLabel),
    In(EntityLabel),
    Last(EntityLabel),
    Unit(EntityLabel),
    Out,
    /// A class that the weights have and that is never taken.
    Never,
}

/// The weights of the entity finder.
#[derive(Debug)]
pub struct EntityFinder {
    scorer: Scorer<SLOTS>,
    moves: Vec<Move>,
}

/// What the finder must know of a token besides its vector.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub is_space: bool,
    /// The next token starts a sentence, or there is none: an entity cannot go on.
    pub ends_sentence: bool,
}

impl EntityFinder {
    pub fn load(file: &FlatFile, kernel: Kernel) -> Result<EntityFinder, ModelError> {
        let moves = file.texts("entities.moves")?.iter().map(parse_move).collect::<Result<Vec<_>, _>>()?;
        let scorer = Scorer::load(file, "entities", moves.len(), kernel)?;
        Ok(EntityFinder { scorer, moves })
    }

    /// The entities of a text, in order.
    pub fn entities(&self, vectors: &[f32], scores: &mut Scores, places: &[Place]) -> Vec<Entity> {
        self.scorer.prepare(vectors, scores);
        let mut entities = Vec::new();
        let mut open: Option<(usize, EntityLabel)> = None;
        for (token, &place) in places.iter().enumerate() {
            let start = open.map(|(start, _)| start);
            let scores = self.scorer.score(scores, [Some(token), start, start.map(|_| token - 1)]);
            let mut close = |tokens: Range<usize>, label| entities.push(Entity { tokens, label });
            match (self.best(scores, open.map(|(_, label)| label), place), open) {
                (Move::Begin(label), _) => open = Some((token, label)),
                (Move::Unit(label), _) => close(token..token + 1, label),
                (Move::Last(_), Some((start, label))) => {
                    close(start..token + 1, label);
                    open = None;
                }
                _ => {}
            }
        }
        entities
    }

    /// The valid move with the highest score, the first of equals.
    fn best(&self, scores: &[f32], open: Option<EntityLabel>, place: Place) -> Move {
        let mut best = (f32::NEG_INFINITY, Move::Never);
        for (&score, &next) in scores.iter().zip(&self.moves) {
            if score > best.0 && is_valid(next, open, place) {
                best = (score, next);
            }
        }
        best.1
    }
}

fn is_valid(next: Move, open: Option<EntityLabel>, place: Place) -> bool {
    match next {
        Move::Begin(_) => open.is_none() && !place.is_space && !place.ends_sentence,
        Move::Unit(_) => open.is_none() && !place.is_space,
        Move::In(label) => open == Some(label) && !place.ends_sentence,
        Move::Last(label) => open == Some(label),
        Move::Out => open.is_none(),
        Move::Never => false,
    }
}

fn parse_move(name: &str) -> Result<Move, ModelError> {
    let (kind, label) = name.split_once(' ').unwrap_or((name, ""));
    let with = |make: fn(EntityLabel) -> Move| match label {
        "" => Ok(Move::Never),
        label => EntityLabel::from_label(label).map(make).ok_or_else(|| ModelError::Label(label.to_owned())),
    };
    match kind {
        "begin" => with(Move::Begin),
        "in" => with(Move::In),
        "last" => with(Move::Last),
        "unit" => with(Move::Unit),
        "out" => Ok(Move::Out),
        other => Err(ModelError::Label(other.to_owned())),
    }
}
