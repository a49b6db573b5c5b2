//! A report goes in, records come out: the facade over all stages, and the only crate that others need.
//!
//! [`Session::analyze`] is the table of contents of the program: each line is a stage, in the order that the text flows.
//!
//! ```no_run
//! let engine = readout::Engine::new(Vec::new(), Vec::new()).expect("the embedded knowledge is sound");
//! let lines = br#"{"id": "a", "text": "Iran sold drones to Russia.", "published": "2022-11-12"}"#;
//! let report = readout::text::read(&lines[..], readout::text::Format::Jsonl, &Default::default()).next().unwrap().unwrap();
//! let analysis = engine.session().analyze(&report);
//! assert_eq!(analysis.events[0].kind, Some(record::EventType::Cooperate));
//! ```

mod assemble;
mod examples;
mod explain;
mod relation;

pub use knowledge::Problem;
pub use petrarch;
pub use record;
pub use relate::Direction;
pub use relation::{Question, Relation, unquoted};
pub use text;
pub use text::Report;

use std::collections::HashMap;
use std::sync::Arc;

use events::frames::Scene;
use events::{RuleIndex, extract, statements};
use ground::Gazetteer;
use knowledge::Knowledge;
use petrarch::Dictionary;
use record::{Conflict, Document, Event, MentionRecord, Participant, PlaceRecord, SentenceRecord, Statement, TimeRecord};
use syntax::{Model, Parser};

/// The weights of the syntax stage, made by `cargo xtask assets`.
static WEIGHTS: &[u8] = include_bytes!("../../../assets/syntax.model");
/// The gazetteer, made by `cargo xtask assets`.
static PLACES: &[u8] = include_bytes!("../../../assets/places.pack");

/// Everything that is shared between documents and threads: weights, gazetteer, knowledge. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    model: Model,
    gazetteer: Arc<Gazetteer<'static>>,
    knowledge: Arc<Knowledge>,
    rules: Arc<RuleIndex>,
    /// Imported dictionaries, which stand alone: where there are some, no built-in rule codes beside them.
    dictionary: Option<Arc<Dictionary>>,
    knowledge_version: String,
}

/// What one thread needs to code one document after another.
pub struct Session<'e> {
    engine: &'e Engine,
    parser: Parser,
}

/// Which optional layers are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Toponyms.
    pub places: bool,
    /// Time expressions.
    pub times: bool,
    /// Mentions.
    pub mentions: bool,
    /// Sentences.
    pub sentences: bool,
}

impl Layers {
    /// Every layer.
    pub const ALL: Layers = Layers { places: true, times: true, mentions: true, sentences: true };
}

/// All records of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The report.
    pub document: Document,
    /// Acts, in text order.
    pub events: Vec<Event>,
    /// What was said, in text order.
    pub statements: Vec<Statement>,
    /// Accounts that differ.
    pub conflicts: Vec<Conflict>,
    /// Toponyms.
    pub places: Vec<PlaceRecord>,
    /// Time expressions.
    pub times: Vec<TimeRecord>,
    /// Who is mentioned.
    pub mentions: Vec<MentionRecord>,
    /// Sentences.
    pub sentences: Vec<SentenceRecord>,
}

impl Engine {
    /// The embedded weights and knowledge, with a user's own files (path, text) laid over them.
    ///
    /// # Errors
    /// Every problem of the files, with file, line and hint.
    pub fn new(knowledge: Vec<(String, String)>, rules: Vec<(String, String)>) -> Result<Engine, Vec<Problem>> {
        let own: Vec<(String, String)> = knowledge.into_iter().chain(rules).collect();
        let (knowledge, dictionary) = if own.is_empty() { (pack::knowledge(), None) } else { sound(&own)? };
        let index = match &dictionary {
            Some(_) => RuleIndex::those(&knowledge, |rule| own.iter().any(|(file, _)| *file == rule.file)),
            None => RuleIndex::new(&knowledge),
        };
        Ok(Engine {
            model: Model::load(WEIGHTS).expect("the embedded weights are whole"),
            gazetteer: Arc::new(Gazetteer::load(PLACES).expect("the embedded gazetteer is whole")),
            rules: Arc::new(index),
            dictionary: dictionary.map(Arc::new),
            knowledge_version: version_of(&own),
            knowledge: Arc::new(knowledge),
        })
    }

    /// Starts a thread's work.
    pub fn session(&self) -> Session<'_> {
        Session { engine: self, parser: Parser::new(&self.model) }
    }

    /// Who a phrase means on a day, and how sure that is, 0 to 1.
    pub fn who(&self, phrase: &str, on: Option<&str>) -> (Participant, f64) {
        if let Some(dictionary) = &self.dictionary {
            let code = dictionary.who(phrase, on);
            let confidence = if code.is_some() { 1.0 } else { 0.0 };
            return (Participant { text: Some(phrase.to_string()), code, ..Participant::nobody() }, confidence);
        }
        match names::who(phrase, &self.knowledge, on) {
            Some(entity) => (entity.participant(None), entity.confidence),
            None => (Participant { text: Some(phrase.to_string()), ..Participant::nobody() }, 0.0),
        }
    }

    /// Whom else a seat may stand for, as codes; empty for other phrases.
    pub fn candidates(&self, phrase: &str, on: Option<&str>) -> Vec<String> {
        names::candidates(phrase, &self.knowledge, on)
    }

    /// What is wrong with a user's own files (path, text): faults of form, and examples of rules that do not hold.
    pub fn check(&self, files: Vec<(String, String)>) -> Vec<Problem> {
        let names: Vec<String> = files.iter().map(|(file, _)| file.clone()).collect();
        match Engine::new(files, Vec::new()) {
            Ok(engine) => engine.run_examples(&|rule| names.contains(&rule.file)),
            Err(problems) => problems,
        }
    }

    /// The same engine with one rule only, to see what the rule does by itself.
    fn alone(&self, rule: usize) -> Engine {
        Engine { rules: Arc::new(RuleIndex::only(&self.knowledge, rule)), ..self.clone() }
    }

    /// The knowledge that is in force.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }
}

impl Session<'_> {
    /// Codes one report with all its layers. The same report gives the same analysis on any machine and thread.
    pub fn analyze(&mut self, report: &Report) -> Analysis {
        self.analyze_layers(report, Layers::ALL)
    }

    /// Codes one report; layers that are not wanted stay empty.
    pub fn analyze_layers(&mut self, report: &Report, layers: Layers) -> Analysis {
        self.stages(report, layers, |analysis, _| analysis)
    }

    /// The stages in order; what was tried on the way is lent to `finish` beside the records.
    fn stages<T>(&mut self, report: &Report, layers: Layers, finish: impl FnOnce(Analysis, &explain::Trace) -> T) -> T {
        let Engine { gazetteer, knowledge, rules, dictionary, .. } = self.engine;
        let text = if report.codable { report.text.as_str() } else { "" };
        let published = report.published.as_deref();

        let mut parse = self.parser.parse(text);
        let repairs = syntax::repair(&mut self.parser, &mut parse, knowledge);
        let names = names::find(&parse, knowledge, published);
        let times = ground::times(&parse, knowledge, published);
        let places = ground::places(&parse, knowledge, gazetteer, Some(&names));
        let quantities = ground::quantities(&parse, knowledge, &times);
        let sayings = statements(&parse, &names, knowledge);
        let (drafts, trials) = extract(&parse, &names, knowledge, rules);
        let found =
            assemble::Found { parse: &parse, names: &names, times: &times, places: &places, quantities: &quantities, sayings: &sayings, drafts: &drafts };
        let imported = dictionary.as_ref().map(|dictionary| petrarch::code(&parse, dictionary, published)).unwrap_or_default();
        let told = assemble::Scene::new(report, knowledge, found);
        let mut analysis = told.records(self.engine.coder(), layers);
        let events = std::mem::take(&mut analysis.events);
        analysis.take(story::tell(events, &told.clues(), knowledge));
        analysis.add(told.imported(&imported));

        finish(analysis, &explain::Trace { scene: Scene::new(&parse, &names, knowledge), repairs: &repairs, trials: &trials, attempts: &imported.attempts })
    }

    /// Every stage for a report as text; with a rule's id, where it was tried and the first condition that failed.
    pub fn explain(&mut self, report: &Report, rule: Option<&str>) -> String {
        let imported = |id: &str| self.engine.dictionary.as_ref().is_some_and(|dictionary| dictionary.has_rule(id));
        let known = |id: &str| imported(id) || self.engine.knowledge.rules.rules.iter().any(|rule| rule.id == id);
        if let Some(id) = rule.filter(|id| !known(id)) {
            return format!("{id}: no rule has this id\n");
        }
        self.stages(report, Layers::ALL, |analysis, trace| explain::page(&analysis, trace, rule))
    }
}

impl Analysis {
    /// Adds events of imported dictionaries, in text order.
    fn add(&mut self, events: Vec<Event>) {
        self.events.extend(events);
        self.events.sort_by_key(|event| event.evidence.first().map(|evidence| evidence.trigger.span));
    }

    /// Puts the events back as the story stage left them; statements follow merged events.
    fn take(&mut self, outcome: story::Outcome) {
        let merged: HashMap<String, String> = outcome.merged.into_iter().collect();
        let follow = |id: &mut String| {
            if let Some(new) = merged.get(id) {
                id.clone_from(new);
            }
        };
        self.events = outcome.events;
        self.events.iter_mut().filter_map(|event| event.within.as_mut()).for_each(follow);
        self.statements.iter_mut().flat_map(|statement| &mut statement.events).for_each(follow);
        for statement in &mut self.statements {
            statement.events.dedup();
        }
        self.conflicts = outcome.conflicts;
    }
}

impl Engine {
    /// Versions for the document record.
    fn coder(&self) -> record::Coder {
        record::Coder { version: env!("CARGO_PKG_VERSION").to_string(), knowledge: self.knowledge_version.clone(), schema: record::SCHEMA.to_string() }
    }
}

/// Knowledge with a user's own files, or the problems that those bring; what is wrong with the embedded ones fails our tests.
fn sound(own: &[(String, String)]) -> Result<(Knowledge, Option<Dictionary>), Vec<Problem>> {
    let (dictionary, faults) = Dictionary::load(own);
    let plain: Vec<(String, String)> = own.iter().filter(|(file, _)| !petrarch::is_ours(file)).cloned().collect();
    let (knowledge, mut problems) = Knowledge::load(&plain);
    if !problems.is_empty() {
        let embedded = Knowledge::load(&[]).1;
        problems.retain(|problem| !embedded.contains(problem));
    }
    problems.extend(faults);
    if problems.is_empty() { Ok((knowledge, dictionary)) } else { Err(problems) }
}

/// A hash of all knowledge files: the embedded ones and a user's own.
fn version_of(own: &[(String, String)]) -> String {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    let embedded = knowledge::FILES.iter().map(|(file, text)| (*file, *text));
    for (file, text) in embedded.chain(own.iter().map(|(file, text)| (file.as_str(), text.as_str()))) {
        hash.update(file.as_bytes());
        hash.update(&[0]);
        hash.update(text.as_bytes());
        hash.update(&[0]);
    }
    format!("{:016x}", hash.digest())
}
