//! `events/*.toml` become event rules: a trigger, the roles over the clause, conditions on who fills them.
//!
//! `actor = "subject"`, `recipient = "to | indirect"`, `when = ["object is @weapons"]`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::Problem;
use crate::table::Table;

/// A file of rules, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "type")]
    kind: String,
    #[allow(dead_code)]
    definition: String,
    #[serde(default)]
    rule: Vec<Written>,
    #[serde(default)]
    mode: Vec<WrittenMode>,
}

/// A rule, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    #[serde(default)]
    verbs: String,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    adjectives: String,
    #[serde(default)]
    actor: String,
    #[serde(default)]
    recipient: String,
    #[serde(default)]
    own: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    priority: i32,
    operator: Option<String>,
    #[serde(default)]
    content: String,
    mode: Option<String>,
    #[serde(default)]
    contexts: Vec<String>,
    cameo: Option<String>,
    #[serde(default = "usual_confidence")]
    confidence: f64,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Words near the trigger that choose a mode or add a context, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMode {
    mode: String,
    words: String,
    cameo: Option<String>,
}

fn usual_confidence() -> f64 {
    0.7
}

/// An event rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Permanent id, `assault.attack`.
    pub id: String,
    /// File and line it stands in.
    pub file: String,
    /// Line of its id.
    pub line: u32,
    /// PLOVER type.
    pub kind: String,
    /// Verb lemmas, with a particle after a space: `pull out`.
    pub verbs: Vec<String>,
    /// Noun lemmas.
    pub nouns: Vec<String>,
    /// Adjective lemmas.
    pub adjectives: Vec<String>,
    /// Where the actor stands.
    pub actor: Role,
    /// Where the recipient stands.
    pub recipient: Role,
    /// Slots whose fillers belong to the actor and share its country.
    pub own: Role,
    /// Where the topic stands.
    pub topic: Role,
    /// Slots that hold the place of the act besides the usual ones.
    pub place: Role,
    /// All must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Tried before rules of lower priority on the same word; 0 as a rule.
    pub priority: i32,
    /// The operator that this rule is over the act in `content`.
    pub operator: Option<String>,
    /// Where the act stands.
    pub content: Role,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// How often it is right where it fires, 0 to 1.
    pub confidence: f64,
    /// Texts that must give this rule's event.
    pub yes: Vec<Example>,
    /// Texts in which this rule must not fire.
    pub no: Vec<String>,
}

/// A text of a rule, and who acts on whom in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Words of the actor; empty when none is known.
    pub actor: String,
    /// Words of the recipient; empty when none is known.
    pub recipient: String,
}

/// Alternatives in order; each is the union of its slots.
pub type Role = Vec<Vec<String>>;

/// What a slot's filler must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Any of these slots.
    pub slots: Vec<String>,
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// Whether it must hold or must not.
    pub holds: bool,
    /// As written, for `explain`.
    pub text: String,
}

/// A kind of filler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Something stands there.
    Any,
    /// Nothing stands there.
    None,
    /// Somebody who can act.
    Actor,
    /// A country or somebody acting for one.
    State,
    /// A human being or several.
    Person,
    /// A body or a country.
    Body,
    /// A toponym.
    Place,
    /// Neither an actor nor a place.
    Thing,
    /// A verb or noun with an act of its own.
    Act,
    /// One of PLOVER's sectors.
    Sector(String),
    /// The lemma, or that of a word before it, stands in a list.
    List(String),
    /// One of these lemmas.
    Lemma(String),
}

impl Kind {
    /// Whether it tells who somebody is.
    pub fn is_party(&self) -> bool {
        matches!(self, Kind::Actor | Kind::State | Kind::Person | Kind::Body | Kind::Sector(_))
    }
}

/// Words that choose a mode of a type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModeWords {
    /// PLOVER type.
    pub kind: String,
    /// PLOVER mode.
    pub mode: String,
    /// Lemmas, several words joined by a space.
    pub words: Vec<String>,
    /// CAMEO code of the mode when these words choose it.
    pub cameo: Option<String>,
}

/// All rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    /// The rules, by file and line.
    pub rules: Vec<Rule>,
    /// Words that choose modes, by file and line.
    pub modes: Vec<ModeWords>,
    /// Contexts that a lemma near an act adds.
    pub contexts: BTreeMap<String, Vec<String>>,
    /// How many of the rules can be replaced by those read later.
    built_in: usize,
    /// How often rules were right where they were judged, by id.
    measured: BTreeMap<String, f64>,
}

impl Rules {
    /// Reads one file of rules.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let written: File = match toml::from_str(text) {
            Ok(written) => written,
            Err(error) => {
                let line = line_of(text, error.span().unwrap_or(0..0));
                problems.push(Problem::new(file, line, error.message(), "see data/README.md for the fields of a rule"));
                return;
            }
        };
        for rule in written.rule {
            let line = line_of(text, rule.id.span());
            match compile(rule, &written.kind, file, line) {
                Ok(rule) => self.add(rule),
                Err(problem) => problems.push(problem),
            }
        }
        self.modes.extend(written.mode.into_iter().map(|mode| ModeWords {
            kind: written.kind.clone(),
            mode: mode.mode,
            words: lemmas(&mode.words),
            cameo: mode.cameo,
        }));
    }
}

impl Rules {
    /// Reads a table of how often rules were right.
    pub(crate) fn read_measured(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            match row.get("confidence").parse() {
                Ok(confidence) => drop(self.measured.insert(row.get("rule").to_string(), confidence)),
                Err(_) => problems.push(row.problem("the confidence is not a number", "run `cargo xtask train`")),
            }
        }
    }

    /// What is read from now on is a user's own: a rule with the id of a built-in one takes its place.
    ///
    /// The confidence of built-in rules is what was measured; that of a user's own is what stands in the rule.
    pub(crate) fn lay_over(&mut self) {
        self.built_in = self.rules.len();
        for rule in &mut self.rules {
            rule.confidence = self.measured.get(&rule.id).copied().unwrap_or(rule.confidence);
        }
    }

    fn add(&mut self, rule: Rule) {
        match self.rules[..self.built_in].iter().position(|known| known.id == rule.id) {
            Some(at) => self.rules[at] = rule,
            None => self.rules.push(rule),
        }
    }

    /// Reads a table of words that add a context.
    pub(crate) fn read_contexts(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            for word in row.list("words") {
                self.contexts.entry(word.to_string()).or_default().push(row.get("context").to_string());
            }
        }
    }
}

/// The line of a byte range, from 1.
fn line_of(text: &str, range: Range<usize>) -> u32 {
    1 + text.bytes().take(range.start).filter(|&byte| byte == b'\n').count() as u32
}

/// Lemmas separated by white space; `_` joins the words of one lemma.
fn lemmas(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| word.replace('_', " ")).collect()
}

fn compile(written: Written, kind: &str, file: &str, line: u32) -> Result<Rule, Problem> {
    let problem = |what: String, hint: &str| Problem::new(file, line, what, hint);
    let id = written.id.into_inner();
    if written.yes.is_empty() || written.no.is_empty() {
        return Err(problem(format!("{id} has no examples"), "give both `yes` and `no` at least one"));
    }
    let conditions = |list: Vec<String>| -> Result<Vec<Condition>, Problem> {
        list.into_iter().map(|text| condition(&text).ok_or_else(|| problem(format!("cannot read condition {text:?}"), "write `slot is kind`"))).collect()
    };
    let examples =
        written.yes.iter().map(|text| example(text).ok_or_else(|| problem(format!("cannot read example {text:?}"), "write `Sentence. | actor > recipient`")));
    Ok(Rule {
        yes: examples.collect::<Result<_, _>>()?,
        id,
        file: file.to_string(),
        line,
        kind: kind.to_string(),
        verbs: lemmas(&written.verbs),
        nouns: lemmas(&written.nouns),
        adjectives: lemmas(&written.adjectives),
        actor: role(&written.actor),
        recipient: role(&written.recipient),
        own: role(&written.own),
        topic: role(&written.topic),
        place: role(&written.place),
        when: conditions(written.when)?,
        unless: conditions(written.unless)?,
        priority: written.priority,
        operator: written.operator,
        content: role(&written.content),
        mode: written.mode,
        contexts: written.contexts,
        cameo: written.cameo,
        confidence: written.confidence,
        no: written.no,
    })
}

/// `"to | with + and"` becomes alternatives of unions.
pub(crate) fn role(text: &str) -> Role {
    let unions = text.split('|').map(|union| union.split('+').map(|slot| slot.trim().to_string()).filter(|slot| !slot.is_empty()).collect());
    unions.filter(|union: &Vec<String>| !union.is_empty()).collect()
}

/// `"object or on is not @weapons or actor"` becomes a condition.
fn condition(text: &str) -> Option<Condition> {
    let (slots, kinds) = text.split_once(" is ")?;
    let (holds, kinds) = kinds.strip_prefix("not ").map_or((true, kinds), |kinds| (false, kinds));
    let kinds: Option<Vec<Kind>> = kinds.split(" or ").map(|word| kind(word.trim())).collect();
    let slots = slots.split(" or ").map(|slot| slot.trim().to_string()).collect();
    Some(Condition { slots, kinds: kinds?, holds, text: text.to_string() })
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "any" => Kind::Any,
        "none" => Kind::None,
        "actor" => Kind::Actor,
        "state" => Kind::State,
        "person" => Kind::Person,
        "body" => Kind::Body,
        "place" => Kind::Place,
        "thing" => Kind::Thing,
        "act" => Kind::Act,
        _ if word.starts_with('@') => Kind::List(word[1..].to_string()),
        _ if word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()) => Kind::Sector(word.to_string()),
        _ if word.starts_with('\'') && word.ends_with('\'') && word.len() > 2 => Kind::Lemma(word[1..word.len() - 1].to_string()),
        _ => return None,
    })
}

/// `"Sentence. | actor > recipient"` becomes an example.
fn example(text: &str) -> Option<Example> {
    let (sentence, roles) = text.rsplit_once('|')?;
    let (actor, recipient) = roles.split_once('>')?;
    Some(Example { text: sentence.trim().into(), actor: actor.trim().into(), recipient: recipient.trim().into() })
}
