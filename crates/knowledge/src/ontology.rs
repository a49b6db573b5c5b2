//! Types, modes, contexts and CAMEO codes become lookups from a code to its numbers.

use std::collections::HashMap;

use crate::Problem;
use crate::table::Table;

/// PLOVER's and CAMEO's codes with their numbers.
#[derive(Debug, Default)]
pub struct Ontology {
    types: HashMap<String, TypeFacts>,
    modes: HashMap<(String, String), Numbers>,
    contexts: Vec<String>,
    cameo: HashMap<String, f64>,
    roots: HashMap<String, String>,
}

/// What the ontology says of an event type.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeFacts {
    /// Quad class.
    pub quad: String,
    /// PLOVER score.
    pub score: f64,
    /// Whether an event without a recipient is incomplete.
    pub needs_recipient: bool,
    /// CAMEO root.
    pub cameo: String,
}

/// PLOVER score and CAMEO code of a mode.
#[derive(Clone, Debug, PartialEq)]
struct Numbers {
    score: Option<f64>,
    cameo: String,
}

impl Ontology {
    /// Reads a file of `ontology/` into the lookups.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            match file {
                "ontology/types.tsv" => {
                    let facts = TypeFacts {
                        quad: row.get("quad").into(),
                        score: row.get("score").parse().unwrap_or_default(),
                        needs_recipient: row.get("recipient") == "yes",
                        cameo: row.get("cameo").into(),
                    };
                    self.types.insert(row.get("type").into(), facts);
                }
                "ontology/modes.tsv" => {
                    let numbers = Numbers { score: row.get("score").parse().ok(), cameo: row.get("cameo").into() };
                    self.modes.insert((row.get("type").into(), row.get("mode").into()), numbers);
                }
                "ontology/roots.tsv" => drop(self.roots.insert(row.get("root").into(), row.get("type").into())),
                "ontology/contexts.tsv" => self.contexts.push(row.get("context").into()),
                "ontology/cameo.tsv" => match row.get("goldstein").parse() {
                    Ok(value) => drop(self.cameo.insert(row.get("code").into(), value)),
                    Err(_) => problems.push(row.problem("Goldstein value is not a number", "write it like -5.8")),
                },
                _ => problems.push(row.problem("unknown ontology file", "see data/README.md")),
            }
        }
    }

    /// Facts of an event type.
    pub fn event_type(&self, name: &str) -> Option<&TypeFacts> {
        self.types.get(name)
    }

    /// Whether a type has a mode.
    pub fn has_mode(&self, kind: &str, mode: &str) -> bool {
        self.modes.contains_key(&(kind.to_string(), mode.to_string()))
    }

    /// Whether a context exists.
    pub fn has_context(&self, context: &str) -> bool {
        self.contexts.iter().any(|known| known == context)
    }

    /// Whether a CAMEO code exists.
    pub fn has_cameo(&self, code: &str) -> bool {
        self.cameo.contains_key(code)
    }

    /// PLOVER score of a type and mode.
    pub fn score(&self, kind: &str, mode: Option<&str>) -> f64 {
        let of_mode = mode.and_then(|mode| self.modes.get(&(kind.to_string(), mode.to_string()))?.score);
        of_mode.or_else(|| Some(self.types.get(kind)?.score)).unwrap_or_default()
    }

    /// The CAMEO code that a type and mode stand for when a rule names no closer one.
    pub fn cameo_of(&self, kind: &str, mode: Option<&str>) -> Option<String> {
        let of_mode = mode.and_then(|mode| Some(self.modes.get(&(kind.to_string(), mode.to_string()))?.cameo.clone()));
        of_mode.or_else(|| Some(format!("{}0", self.types.get(kind)?.cameo)))
    }

    /// The type that a code comes to whose first digits are CAMEO's; nothing where no type stands for them.
    pub fn type_of(&self, code: &str) -> Option<&str> {
        prefixes(code).find_map(|prefix| self.roots.get(prefix)).map(String::as_str)
    }

    /// Goldstein value of the longest CAMEO code that a code begins with.
    pub fn goldstein_near(&self, code: &str) -> Option<f64> {
        prefixes(code).find_map(|prefix| self.goldstein(prefix))
    }

    /// Goldstein value of a CAMEO code.
    pub fn goldstein(&self, code: &str) -> Option<f64> {
        self.cameo.get(code).copied()
    }
}

/// What a code of digits begins with, from four digits down to two.
fn prefixes(code: &str) -> impl Iterator<Item = &str> {
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    (2..=digits.min(4)).rev().map(|length| &code[..length])
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    #[test]
    fn codes_come_to_types_by_their_first_digits() {
        let ontology = Knowledge::load(&[]).0.ontology;
        assert_eq!(
            ["042", "0871", "1913", "174K", "023", "abc", "4"].map(|code| ontology.type_of(code)),
            [Some("CONSULT"), Some("RETREAT"), Some("COERCE"), Some("COERCE"), None, None, None]
        );
        assert_eq!(ontology.goldstein_near("174K"), ontology.goldstein("174"));
    }
}
