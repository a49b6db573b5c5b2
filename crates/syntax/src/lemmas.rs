//! A word and its coarse tag become the dictionary form: "sold" as a verb is "sell", "drones" as a noun "drone".

use crate::chars::is_alpha;
use crate::flat::{FlatFile, Texts};
use crate::labels::Pos;
use crate::model::ModelError;
use crate::ruler::Morph;

/// The tables for the coarse tags that have them.
#[derive(Debug)]
pub struct Lemmatizer {
    tables: Vec<(Pos, Table)>,
}

#[derive(Debug)]
struct Table {
    /// Endings and what replaces them, in turn.
    rules: Texts,
    /// Dictionary forms, sorted.
    index: Texts,
    /// Irregular forms, sorted, and the dictionary forms of each with blanks between.
    forms: Texts,
    lemmas: Texts,
}

impl Lemmatizer {
    pub fn load(file: &FlatFile) -> Result<Lemmatizer, ModelError> {
        let poses = [(Pos::Adj, "adj"), (Pos::Adv, "adv"), (Pos::Noun, "noun"), (Pos::Verb, "verb"), (Pos::Punct, "punct")];
        let tables = poses.into_iter().map(|(pos, name)| Ok((pos, Table::load(file, name)?)));
        Ok(Lemmatizer { tables: tables.collect::<Result<_, ModelError>>()? })
    }

    /// The dictionary form of a word; `lower` is the word in lower case.
    pub fn lemma(&self, word: &str, lower: &str, pos: Pos, morph: Morph) -> Box<str> {
        if pos == Pos::Space || is_base_form(pos, morph) {
            return lower.into();
        }
        match self.tables.iter().find(|(table, _)| *table == pos) {
            Some((_, table)) => table.lemma(word, lower),
            None if pos == Pos::Propn => word.into(),
            None => lower.into(),
        }
    }
}

/// Whether the morphology says that the word is not inflected.
fn is_base_form(pos: Pos, morph: Morph) -> bool {
    let bare_present = morph.finite && morph.present && !morph.has_number;
    morph.infinitive || morph.positive || pos == Pos::Noun && morph.singular || pos == Pos::Verb && bare_present
}

impl Table {
    fn load(file: &FlatFile, name: &str) -> Result<Table, ModelError> {
        let texts = |part: &str| file.texts(&format!("lemmas.{name}.{part}"));
        let table = Table { rules: texts("rules")?, index: texts("index")?, forms: texts("forms")?, lemmas: texts("lemmas")? };
        let pairs = table.rules.len().is_multiple_of(2) && table.forms.len() == table.lemmas.len();
        if pairs { Ok(table) } else { Err(ModelError::Shape(format!("lemmas.{name}"))) }
    }

    /// The last irregular form that is no regular one, else the last regular one in the dictionary, else the first
    /// regular one that is no word, else the first regular one at all, else the word itself.
    fn lemma(&self, word: &str, lower: &str) -> Box<str> {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for form in self.regular_forms(lower) {
            if self.index.find(&form).is_some() {
                known.insert(0, form);
            } else if !form.chars().all(is_alpha) {
                known.push(form);
            } else {
                unknown.push(form);
            }
        }
        let irregular = self.forms.find(lower).map_or("", |at| self.lemmas.get(at));
        let irregular = irregular.split_ascii_whitespace().rfind(|form| !known.iter().any(|known| known == form));
        let regular = || known.first().or(unknown.first()).map(String::as_str);
        irregular.or_else(regular).unwrap_or(word).into()
    }

    /// What the rules make of a word, in their order.
    fn regular_forms(&self, lower: &str) -> impl Iterator<Item = String> {
        let rules = (0..self.rules.len()).step_by(2).map(|at| (self.rules.get(at), self.rules.get(at + 1)));
        let forms = rules.filter_map(move |(ending, new)| Some(format!("{}{new}", lower.strip_suffix(ending)?)));
        forms.filter(|form| !form.is_empty())
    }
}
