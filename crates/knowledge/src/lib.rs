//! Text files become the knowledge that every stage is lent: names, word lists, rules, cues, codes.
//!
//! The files under `data/` are embedded; a user's own are laid over them.
//! This crate takes text, not paths, and knows no linguistics: it reads, checks and indexes facts.

pub mod compose;
pub mod counts;
pub mod cues;
pub mod lemmas;
mod lists;
pub mod names;
pub mod ontology;
pub mod places;
pub mod problem;
pub mod rules;
pub mod story;
pub mod table;
pub mod time;

mod check;

pub use compose::{ActFate, Compose, Composed};
pub use counts::Counts;
pub use cues::{Cue, CuePart, Cues};
pub use lemmas::Lemmas;
pub use lists::Lists;
pub use names::NamesTable;
pub use ontology::Ontology;
pub use places::Places;
pub use problem::Problem;
pub use rules::{Condition, Example, Kind, ModeWords, Role, Rule, Rules};
pub use story::{Side, Story};
pub use time::Time;

/// The embedded files: path under `data/`, and text.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// All knowledge, immutable after load and lent to the stages.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Types, modes, contexts and codes.
    pub ontology: Ontology,
    /// Named sets of lemmas.
    pub lists: Lists,
    /// Dictionary forms that the lemmatizer misses.
    pub lemmas: Lemmas,
    /// Words that attribute.
    pub cues: Cues,
    /// What operators make of acts.
    pub compose: Compose,
    /// Event rules.
    pub rules: Rules,
    /// Who and where.
    pub names: NamesTable,
    /// Words of time.
    pub time: Time,
    /// Number words and what they count.
    pub counts: Counts,
    /// Our own places.
    pub places: Places,
    /// What can be one happening, and how it went.
    pub story: Story,
}

impl Knowledge {
    /// The embedded knowledge with a user's own files (path, text) laid over it.
    ///
    /// Problems do not stop the load: what is wrong is left out and told.
    pub fn load(own: &[(String, String)]) -> (Knowledge, Vec<Problem>) {
        let (knowledge, mut problems) = Knowledge::unchecked(own);
        knowledge.names.check(&mut problems);
        knowledge.check(&mut problems);
        problems.sort();
        (knowledge, problems)
    }

    /// The linked and indexed names and the read rules of the embedded files as bytes, for [`Knowledge::unpack`].
    ///
    /// # Errors
    /// None that the embedded files could bring.
    pub fn pack() -> Result<Vec<u8>, postcard::Error> {
        let knowledge = Knowledge::unchecked(&[]).0;
        postcard::to_allocvec(&(knowledge.names, knowledge.rules))
    }

    /// The embedded knowledge alone, which our tests have checked, with its names and rules as [`Knowledge::pack`] left them.
    ///
    /// # Errors
    /// The bytes are not what `pack` of the same version wrote.
    pub fn unpack(packed: &[u8]) -> Result<Knowledge, postcard::Error> {
        let mut knowledge = Knowledge::default();
        let is_name = |file: &str| file.starts_with("names/");
        let is_rule = |file: &str| ["events/", "contexts/", "calibration/"].iter().any(|folder| file.starts_with(folder));
        for (file, text) in FILES.iter().filter(|(file, _)| !is_name(file) && !is_rule(file)) {
            knowledge.read(file, text, &mut Vec::new());
        }
        (knowledge.names, knowledge.rules) = postcard::from_bytes(packed)?;
        knowledge.names.set_texts(FILES.iter().filter(|(file, _)| is_name(file)).map(|(_, text)| *text));
        Ok(knowledge)
    }

    /// All files read and linked, and what was wrong in single rows.
    fn unchecked(own: &[(String, String)]) -> (Knowledge, Vec<Problem>) {
        let mut knowledge = Knowledge::default();
        let mut problems = Vec::new();
        for (file, text) in FILES {
            knowledge.read(file, text, &mut problems);
        }
        knowledge.rules.lay_over();
        knowledge.lists.lay_over();
        knowledge.compose.lay_over();
        for (file, text) in own {
            knowledge.read(file, text, &mut problems);
        }
        knowledge.names.finish(&mut problems);
        (knowledge, problems)
    }

    /// Reads one file into the table that its folder names.
    fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        match file.split('/').next().unwrap_or(file) {
            "ontology" => self.ontology.read(file, text, problems),
            "words" => self.lemmas.read(file, text, problems),
            "lists" => self.lists.read(file, text, problems),
            "attribution" => self.cues.read(file, text, problems),
            "compose" => self.compose.read(file, text, problems),
            "story" => self.story.read(file, text, problems),
            "calibration" => self.rules.read_measured(file, text, problems),
            "contexts" => self.rules.read_contexts(file, text, problems),
            "events" => self.rules.read(file, text, problems),
            "time" => self.time.read(file, text, problems),
            "counts" => self.counts.read(file, text, problems),
            "places" => self.places.read(file, text, problems),
            "names" => self.names.read(file, text, problems),
            _ => problems.push(Problem::new(file, 1, "unknown folder", "see data/README.md")),
        }
    }
}
