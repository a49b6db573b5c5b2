//! A verb pattern as it is written becomes steps away from the verb, on both sides of it.
//!
//! `$ BACK + IN *` is, before the verb and read towards the beginning, `IN`, target, `BACK`, source.
//! A space lets words stand between; an underscore does not.

/// What a step wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A word, in capitals.
    Word(String),
    /// A word or phrase of a set.
    Synset(String),
    /// `$`: a coded noun phrase that is the source.
    Source,
    /// `+`: a coded noun phrase that is the target.
    Target,
    /// `^`: a noun phrase that is passed over.
    Skip,
    /// `%`: a coded compound whose members are both source and target.
    Both,
}

/// A step away from the verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// What it wants.
    pub part: Part,
    /// Whether it must stand at once beside the step before it.
    pub near: bool,
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// As it is written.
    pub written: String,
    /// Its code, or two around a colon.
    pub code: String,
    /// Steps before the verb, from the verb to the beginning.
    pub before: Vec<Step>,
    /// Steps after the verb.
    pub after: Vec<Step>,
    /// File and line that it was first read from.
    pub source: String,
}

impl Pattern {
    /// Reads a pattern; the text says what is wrong with it.
    pub fn read(written: &str, code: &str, source: &str) -> Result<Pattern, &'static str> {
        let parts = parts(written);
        let star = parts.iter().position(|(word, _)| word == "*").ok_or("a pattern needs a * where the verb stands")?;
        let step = |word: &str, near| Step { part: part(word), near };
        let after = parts[star + 1..].iter().map(|(word, near)| step(word, *near)).collect();
        let before = (0..star).rev().map(|at| step(&parts[at].0, parts[at + 1].1)).collect();
        Ok(Pattern { written: written.to_string(), code: code.to_string(), before, after, source: source.to_string() })
    }

    /// Its id in a block: `petrarch:ABANDON:* EFFORT`.
    pub fn id(&self, block: &str) -> String {
        format!("petrarch:{block}:{}", self.written)
    }

    /// Number of steps: of two patterns that match the longer one holds.
    pub fn len(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Names of the sets that it refers to.
    pub fn synsets(&self) -> impl Iterator<Item = &str> {
        self.before.iter().chain(&self.after).filter_map(|step| match &step.part {
            Part::Synset(name) => Some(name.as_str()),
            _ => None,
        })
    }
}

/// The parts of a pattern, each with whether an underscore joins it to the one before.
fn parts(written: &str) -> Vec<(String, bool)> {
    let mut parts = Vec::new();
    for open in written.split_whitespace() {
        for (nth, word) in open.split('_').enumerate().filter(|(_, word)| !word.is_empty()) {
            parts.push((word.to_uppercase(), nth > 0));
        }
    }
    parts
}

fn part(word: &str) -> Part {
    match word {
        "$" => Part::Source,
        "+" => Part::Target,
        "^" => Part::Skip,
        "%" => Part::Both,
        _ => word.strip_prefix('&').map_or_else(|| Part::Word(word.to_string()), |name| Part::Synset(name.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(steps: &[Step]) -> String {
        steps.iter().map(|step| format!("{}{:?}", if step.near { "_" } else { " " }, step.part)).collect()
    }

    #[test]
    fn steps_lead_away_from_the_verb() {
        let pattern = Pattern::read("$ BACK + IN_*_NEW_&TIES", "042", "f:1").unwrap();
        assert_eq!(written(&pattern.before), r#"_Word("IN") Target Word("BACK") Source"#);
        assert_eq!(written(&pattern.after), r#"_Word("NEW")_Synset("TIES")"#);
        assert_eq!(pattern.len(), 6);
    }

    #[test]
    fn an_underscore_at_the_end_of_a_word_joins_nothing() {
        let pattern = Pattern::read("KNOWN_ * IN_ $", "075", "f:1").unwrap();
        assert_eq!((written(&pattern.before).as_str(), written(&pattern.after).as_str()), (r#" Word("KNOWN")"#, r#" Word("IN") Source"#));
        assert!(Pattern::read("NO VERB", "1", "f:1").is_err());
    }
}
