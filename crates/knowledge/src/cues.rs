//! `attribution/cues.tsv` becomes the words that introduce what somebody says, and what they do with it.

use std::collections::HashMap;

use record::Stance;

use crate::Problem;
use crate::rules::{Role, role};
use crate::table::Table;

/// How a cue takes part in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CuePart {
    /// A verb whose subject speaks: "said".
    Verb,
    /// A noun whose possessor speaks: "claim that".
    Noun,
    /// A preposition whose object speaks: "according to".
    Preposition,
}

/// A word that attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// What the speaker does with the content.
    pub stance: Stance,
    /// Where the content stands, besides a quotation: `clause`, `of`, `object`.
    pub content: Role,
    /// Where the speaker stands: `subject`, or `object` in "Raisi was quoted".
    pub speaker: Role,
    /// Where the addressees stand.
    pub addressee: Role,
}

/// All cues by part and lemma.
#[derive(Debug, Default)]
pub struct Cues {
    cues: HashMap<(CuePart, String), Cue>,
}

impl Cues {
    /// Reads the table.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            let part = match row.get("part") {
                "verb" => CuePart::Verb,
                "noun" => CuePart::Noun,
                "preposition" => CuePart::Preposition,
                other => {
                    problems.push(row.problem(format!("unknown part {other:?}"), "verb, noun or preposition"));
                    continue;
                }
            };
            let Some(stance) = stance_of(row.get("stance")) else {
                problems.push(row.problem("unknown stance", "asserts, denies, alleges, doubts, promises or demands"));
                continue;
            };
            let slots = |column: &str, usual: &str| role(row.some(column).unwrap_or(usual));
            let cue = Cue { stance, content: slots("content", "clause"), speaker: slots("speaker", "subject"), addressee: slots("addressee", "") };
            if self.cues.insert((part, row.get("lemma").to_string()), cue).is_some() {
                problems.push(row.problem(format!("{:?} stands here twice", row.get("lemma")), "remove one"));
            }
        }
    }

    /// The cue of a lemma, if it is one.
    pub fn get(&self, part: CuePart, lemma: &str) -> Option<&Cue> {
        self.cues.get(&(part, lemma.to_string()))
    }
}

/// The stance that a word of the table names.
fn stance_of(word: &str) -> Option<Stance> {
    Some(match word {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "alleges" => Stance::Alleges,
        "doubts" => Stance::Doubts,
        "promises" => Stance::Promises,
        "demands" => Stance::Demands,
        _ => return None,
    })
}
