//! The files of `petrarch/` become lookups: who has which code on a day, which words are verbs, what their patterns are.
//!
//! Each file is a TSV whose rows a person can read and edit; what is wrong with a row is a problem, and the others hold.

use std::collections::HashMap;

use knowledge::Problem;
use knowledge::table::{Row, Table};

use crate::options::Options;
use crate::parties::{ActorCode, AgentCode, Side};
use crate::patterns::Pattern;
use crate::phrases::{Index, Phrase};

/// How deep sets may stand in sets.
const SETS_IN_SETS: usize = 3;

/// The folder that such files stand in.
const FOLDER: &str = "petrarch/";

/// Whether a file is one of these.
pub fn is_ours(file: &str) -> bool {
    file.starts_with(FOLDER)
}

/// Everything that codes a text.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Who has which code.
    pub(crate) actors: Index<ActorCode>,
    /// What words for roles add to a code.
    pub(crate) agents: Index<AgentCode>,
    /// Verbs by the word that is inflected.
    pub(crate) verbs: HashMap<String, Vec<Verb>>,
    /// Patterns by the block that they stand in, longest first.
    pub(crate) blocks: HashMap<String, Vec<Pattern>>,
    /// Sets of phrases.
    pub(crate) synsets: HashMap<String, Vec<Vec<String>>>,
    /// Phrases that keep a sentence from being coded.
    pub(crate) sentence_discards: Vec<Phrase>,
    /// Phrases that keep a report from being coded.
    pub(crate) story_discards: Vec<Phrase>,
    /// How acts are coded.
    pub options: Options,
}

/// A form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Words that must stand at once before the inflected one.
    pub before: Vec<String>,
    /// Words that must stand at once after it.
    pub after: Vec<String>,
    /// Whose patterns it has.
    pub block: String,
    /// Its code where no pattern holds; empty where it has none.
    pub code: String,
    /// File and line that it was first read from.
    pub source: String,
}

impl Verb {
    /// The id of the verb's own code.
    pub fn id(&self) -> String {
        format!("petrarch:{}", self.block)
    }
}

impl Dictionary {
    /// Reads the files of `petrarch/` among a user's own; nothing where there is none.
    pub fn load(own: &[(String, String)]) -> (Option<Dictionary>, Vec<Problem>) {
        let mut files: Vec<&(String, String)> = own.iter().filter(|(file, _)| is_ours(file)).collect();
        files.sort();
        files.dedup();
        let mut dictionary = Dictionary::default();
        let mut problems = Vec::new();
        for (file, text) in &files {
            dictionary.read(file, text, &mut problems);
        }
        dictionary.check(&mut problems);
        dictionary.unfold_synsets();
        dictionary.blocks.values_mut().for_each(|patterns| patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len())));
        problems.sort();
        ((!files.is_empty()).then_some(dictionary), problems)
    }

    /// Whether a verb or pattern has an id, as records and `explain` tell it.
    pub fn has_rule(&self, id: &str) -> bool {
        let verbs = self.verbs.values().flatten().any(|verb| verb.id() == id);
        verbs || self.blocks.iter().any(|(block, patterns)| patterns.iter().any(|pattern| pattern.id(block) == id))
    }

    /// Reads one file.
    fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        let read: fn(&mut Dictionary, &Row<'_, '_>) -> Result<(), &'static str> = match file {
            "petrarch/actors.tsv" => Dictionary::actor,
            "petrarch/agents.tsv" => Dictionary::agent,
            "petrarch/discards.tsv" => Dictionary::discard,
            "petrarch/options.tsv" => Dictionary::option,
            "petrarch/patterns.tsv" => Dictionary::pattern,
            "petrarch/synsets.tsv" => Dictionary::synset,
            "petrarch/verbs.tsv" => Dictionary::verb,
            _ => return problems.push(Problem::new(file, 1, "unknown file", "see knowledge/data/README.md, section petrarch/")),
        };
        for row in table.rows() {
            if let Err(what) = read(self, &row) {
                problems.push(row.problem(what, "see knowledge/data/README.md, section petrarch/"));
            }
        }
    }

    fn actor(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let days = [row.get("from"), row.get("until")];
        if days.iter().any(|day| !day.is_empty() && !is_day(day)) {
            return Err("not a day: write it like 1995-06-01");
        }
        let [from, until] = days.map(|day| (!day.is_empty()).then(|| day.to_string()));
        let code = row.some("code").ok_or("an actor needs a code")?.to_string();
        let added = self.actors.add(row.get("phrase"), ActorCode { code, from, until });
        added.then_some(()).ok_or("an actor needs a phrase")
    }

    fn agent(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let side = match row.get("side") {
            "after" => Side::After,
            "before" => Side::Before,
            _ => return Err("side is after or before: where the code stands beside that of the actor"),
        };
        let code = row.some("code").ok_or("an agent needs a code")?.to_string();
        let added = self.agents.add(row.get("phrase"), AgentCode { code, side });
        added.then_some(()).ok_or("an agent needs a phrase")
    }

    fn discard(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let phrase = Phrase::read(row.some("phrase").ok_or("a discard needs a phrase")?);
        match row.get("scope") {
            "sentence" => self.sentence_discards.push(phrase),
            "story" => self.story_discards.push(phrase),
            _ => return Err("scope is sentence or story"),
        }
        Ok(())
    }

    fn option(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        self.options.set(row.get("option"), row.get("value")).then_some(()).ok_or("unknown option or value")
    }

    fn pattern(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let pattern = Pattern::read(row.get("pattern"), row.some("code").ok_or("a pattern needs a code")?, row.get("source"))?;
        self.blocks.entry(row.some("block").ok_or("a pattern needs a block")?.to_string()).or_default().push(pattern);
        Ok(())
    }

    fn synset(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let words: Vec<String> = row.get("phrase").split([' ', '_']).filter(|word| !word.is_empty()).map(str::to_uppercase).collect();
        if words.is_empty() {
            return Err("a member of a set needs a phrase");
        }
        self.synsets.entry(row.some("set").ok_or("a member needs a set")?.to_uppercase()).or_default().push(words);
        Ok(())
    }

    fn verb(&mut self, row: &Row<'_, '_>) -> Result<(), &'static str> {
        let form = row.some("form").ok_or("a verb needs a form")?.to_uppercase();
        let words: Vec<&str> = form.split('_').filter(|word| !word.is_empty()).collect();
        let head = words.iter().position(|word| word.starts_with('+')).unwrap_or(0);
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect();
        let key = words.get(head).ok_or("a verb needs a form")?.trim_start_matches('+').to_string();
        let verb = Verb {
            before: owned(&words[..head]),
            after: owned(&words[head + 1..]),
            block: row.some("block").ok_or("a verb needs a block")?.to_string(),
            code: row.get("code").to_string(),
            source: row.get("source").to_string(),
        };
        let list = self.verbs.entry(key).or_default();
        if let Some(known) = list.iter_mut().find(|known| (&known.before, &known.after, &known.block) == (&verb.before, &verb.after, &verb.block)) {
            // A block that is opened twice has the code of the later one.
            if !verb.code.is_empty() {
                *known = verb;
            }
            return Ok(());
        }
        let length = verb.before.len() + verb.after.len();
        let at = list.partition_point(|known| known.before.len() + known.after.len() >= length);
        list.insert(at, verb);
        Ok(())
    }

    /// Members that are sets themselves become the members of those.
    fn unfold_synsets(&mut self) {
        for _ in 0..SETS_IN_SETS {
            let known = self.synsets.clone();
            let nested = |member: &Vec<String>| match member.as_slice() {
                [only] => only.strip_prefix('&').and_then(|set| known.get(set)).cloned(),
                _ => None,
            };
            let unfold =
                |members: &mut Vec<Vec<String>>| *members = members.drain(..).flat_map(|member| nested(&member).unwrap_or_else(|| vec![member])).collect();
            self.synsets.values_mut().for_each(unfold);
        }
    }

    /// What refers to something that is not there.
    fn check(&self, problems: &mut Vec<Problem>) {
        let patterns = self.blocks.values().flatten();
        for pattern in patterns {
            if let Some(set) = pattern.synsets().find(|set| !self.synsets.contains_key(*set)) {
                let what = format!("{}: there is no set &{set}", pattern.written);
                problems.push(Problem::new("petrarch/patterns.tsv", 1, what, "add it to petrarch/synsets.tsv"));
            }
        }
    }
}

/// Whether a text looks like an ISO day.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, text: &str) -> (Dictionary, Vec<String>) {
        let (dictionary, problems) = Dictionary::load(&[(file.to_string(), text.to_string())]);
        (dictionary.expect("there is a file"), problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn verbs_of_several_words_are_found_by_the_one_that_is_inflected() {
        let (dictionary, problems) = load("petrarch/verbs.tsv", "form\tblock\tcode\tsource\nFENCE\tFENCE\t010\tf:1\nTAPE_+FENCED_OFF\tFENCE\t\tf:2\n");
        assert!(problems.is_empty());
        let verb = &dictionary.verbs["FENCED"][0];
        assert_eq!((verb.before.as_slice(), verb.after.as_slice()), (&["TAPE".to_string()][..], &["OFF".to_string()][..]));
    }

    #[test]
    fn longer_patterns_come_first() {
        let (dictionary, _) = load("petrarch/patterns.tsv", "block\tpattern\tcode\tsource\nA\t* X\t1\tf:1\nA\tP * X\t2\tf:2\n");
        assert_eq!(dictionary.blocks["A"].iter().map(|pattern| pattern.code.as_str()).collect::<Vec<_>>(), ["2", "1"]);
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let (_, problems) = load("petrarch/actors.tsv", "phrase\tcode\tfrom\tuntil\tsource\nARNLAND\t\t\t\tf:1\nGONLAND\tGON\t1995\t\tf:2\n");
        assert_eq!(problems.len(), 2);
        assert!(problems[0].starts_with("petrarch/actors.tsv:2: an actor needs a code") && problems[1].starts_with("petrarch/actors.tsv:3: not a day"));
        let (_, problems) = load("petrarch/patterns.tsv", "block\tpattern\tcode\tsource\nA\t* &X\t1\tf:1\n");
        assert!(problems[0].contains("no set &X"));
    }
}
