//! The bytes of `assets/syntax.model` become a [`Model`]: weights, rules and tables, checked and ready for use.

use std::sync::Arc;

use crate::embed::Encoder;
use crate::entities::EntityFinder;
use crate::flat::FlatFile;
use crate::hash::Symbols;
use crate::kernels::Kernel;
use crate::lemmas::Lemmatizer;
use crate::ruler::Ruler;
use crate::tags::Tagger;
use crate::tokens::Tokenizer;
use crate::transitions::ArcParser;
use crate::words::Lexicon;

/// Why some bytes are no model.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("this is not a syntax model, or one of another version")]
    NotAModel,
    #[error("the syntax model ends early")]
    Truncated,
    #[error("the syntax model has no section {0}")]
    Missing(String),
    #[error("section {0} of the syntax model has another shape than expected")]
    Shape(String),
    #[error("the syntax model has a label that is not known here: {0}")]
    Label(String),
    #[error("this processor cannot run the {0:?} kernel")]
    Kernel(Kernel),
}

/// Everything that parsing needs. It does not change, is shared between threads, and a clone of it is cheap.
#[derive(Clone, Debug)]
pub struct Model(Arc<Parts>);

/// The parts in the order in which a text meets them.
#[derive(Debug)]
pub(crate) struct Parts {
    pub tokenizer: Tokenizer,
    pub lexicon: Lexicon,
    /// Encodes tokens for the tagger and the parser.
    pub shared: Encoder,
    pub tagger: Tagger,
    pub arcs: ArcParser,
    /// Encodes tokens for the entity finder.
    pub entity_encoder: Encoder,
    pub entities: EntityFinder,
    pub ruler: Ruler,
    pub lemmatizer: Lemmatizer,
}

impl Model {
    /// Reads a model, for the quickest kernel of this machine. Takes some ten milliseconds.
    pub fn load(bytes: &[u8]) -> Result<Model, ModelError> {
        Model::load_for(bytes, Kernel::best())
    }

    /// Reads a model for a kernel. The kernel changes the speed and nothing else.
    pub fn load_for(bytes: &[u8], kernel: Kernel) -> Result<Model, ModelError> {
        if !Kernel::available().contains(&kernel) {
            return Err(ModelError::Kernel(kernel));
        }
        let file = &FlatFile::open(bytes)?;
        let symbols = load_symbols(file)?;
        Ok(Model(Arc::new(Parts {
            tokenizer: Tokenizer::load(file, &symbols)?,
            lexicon: Lexicon::load(file, symbols)?,
            shared: Encoder::load(file, "shared", kernel)?,
            tagger: Tagger::load(file, kernel)?,
            arcs: ArcParser::load(file, kernel)?,
            entity_encoder: Encoder::load(file, "entities", kernel)?,
            entities: EntityFinder::load(file, kernel)?,
            ruler: Ruler::load(file)?,
            lemmatizer: Lemmatizer::load(file)?,
        })))
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }
}

fn load_symbols(file: &FlatFile) -> Result<Symbols, ModelError> {
    let names = file.texts("symbols.names")?;
    Ok(Symbols::new(names.iter().zip(file.numbers("symbols.ids")?)))
}
