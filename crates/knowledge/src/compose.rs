//! `compose/*.tsv` becomes one table: an operator over an act makes another act.
//!
//! agree + AID is AGREE, refuse + RETREAT release is REJECT yield, threaten + ASSAULT is THREATEN violence.

use std::collections::HashMap;

use record::Aux;

use crate::Problem;
use crate::table::Table;

/// What an operator makes of an act.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// Resulting type; none where the operator over this act is no event.
    pub kind: Option<String>,
    /// Resulting mode.
    pub mode: Option<String>,
    /// Resulting CAMEO code.
    pub cameo: Option<String>,
    /// What becomes of the act itself.
    pub act: ActFate,
    /// What an act that is kept gains: "failed to attack" was attempted.
    pub aux: Option<Aux>,
}

/// What becomes of the act under an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActFate {
    /// Told as a fact of its own.
    Keep,
    /// Only the content of the composed event: not told by itself.
    Drop,
    /// Kept inside the composed event, as that event's actor has it.
    Within,
}

/// Operator and act to result.
#[derive(Debug, Default)]
pub struct Compose {
    rows: HashMap<(String, String), Composed>,
    laid_over: bool,
}

impl Compose {
    /// Reads a table of operators.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            let act = match row.get("act") {
                "keep" => ActFate::Keep,
                "drop" => ActFate::Drop,
                "within" => ActFate::Within,
                other => {
                    problems.push(row.problem(format!("unknown fate {other:?}"), "keep, drop or within"));
                    continue;
                }
            };
            let composed = Composed {
                kind: row.some("type").filter(|kind| *kind != "-").map(String::from),
                mode: row.some("mode").map(String::from),
                cameo: row.some("cameo").map(String::from),
                act,
                aux: row.some("aux").and_then(aux_of),
            };
            let key = (row.get("operator").to_string(), row.get("content").to_string());
            if self.rows.insert(key, composed).is_some() && !self.laid_over {
                problems.push(row.problem("this operator has the same content twice", "remove one"));
            }
        }
    }

    /// What is read from now on is a user's own, and may replace what is built in.
    pub(crate) fn lay_over(&mut self) {
        self.laid_over = true;
    }

    /// Whether an operator exists.
    pub fn has(&self, operator: &str) -> bool {
        self.rows.keys().any(|(known, _)| known == operator)
    }

    /// What an operator makes of a type and mode: the closest row of `TYPE mode`, `TYPE`, `*`.
    pub fn of(&self, operator: &str, kind: &str, mode: Option<&str>) -> Option<&Composed> {
        let row = |content: String| self.rows.get(&(operator.to_string(), content));
        mode.and_then(|mode| row(format!("{kind} {mode}"))).or_else(|| row(kind.into())).or_else(|| row("*".into()))
    }

    /// What an operator is when its content is no known act.
    pub fn bare(&self, operator: &str) -> Option<&Composed> {
        self.rows.get(&(operator.to_string(), "none".to_string()))
    }
}

/// The auxiliary mode that a word of the table names.
fn aux_of(word: &str) -> Option<Aux> {
    Some(match word {
        "future" => Aux::Future,
        "hypothetical" => Aux::Hypothetical,
        "negation" => Aux::Negation,
        "ongoing" => Aux::Ongoing,
        "attempted" => Aux::Attempted,
        "historical" => Aux::Historical,
        _ => return None,
    })
}
