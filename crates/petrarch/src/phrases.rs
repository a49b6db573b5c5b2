//! Phrases of a dictionary become an index in which the words of a text are looked up, longest phrase first.
//!
//! `NEW_HARBOUR` wants its words side by side; `HARBOUR COUNCIL` allows words between: "the harbour's town council".

use std::collections::HashMap;

/// A phrase: words, each with whether it must follow the one before it at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    words: Vec<(String, bool)>,
}

impl Phrase {
    /// Reads a phrase in the language of the dictionaries.
    pub fn read(written: &str) -> Phrase {
        let mut words = Vec::new();
        for open in written.split_whitespace() {
            for (nth, word) in open.split('_').filter(|word| !word.is_empty()).enumerate() {
                words.push((word.to_uppercase(), nth > 0));
            }
        }
        Phrase { words }
    }

    /// Where the phrase ends if it begins at a word; words of `text` are in capitals.
    fn end(&self, text: &[&str], start: usize) -> Option<usize> {
        let mut at = start;
        for (nth, (word, near)) in self.words.iter().enumerate() {
            let reach = if nth == 0 || *near { at + 1 } else { text.len() };
            at = (at..reach.min(text.len())).find(|&at| text[at] == word)? + 1;
        }
        Some(at)
    }

    /// Whether the phrase stands anywhere in a text.
    pub fn is_in(&self, text: &[&str]) -> bool {
        (0..text.len()).any(|start| self.end(text, start).is_some())
    }
}

/// Phrases with something to tell, by their first word.
#[derive(Clone, Debug)]
pub(crate) struct Index<T> {
    by_word: HashMap<String, Vec<(Phrase, T)>>,
}

impl<T> Default for Index<T> {
    fn default() -> Index<T> {
        Index { by_word: HashMap::new() }
    }
}

impl<T> Index<T> {
    /// Adds a phrase; false where it has no word. Longer phrases come first, and of equal ones the first that was added.
    pub fn add(&mut self, written: &str, value: T) -> bool {
        let phrase = Phrase::read(written);
        let Some((first, _)) = phrase.words.first() else { return false };
        let list = self.by_word.entry(first.clone()).or_default();
        let at = list.partition_point(|(known, _)| known.words.len() >= phrase.words.len());
        list.insert(at, (phrase, value));
        true
    }

    /// All values of the longest phrase that begins at a word, and where it ends; words of `text` are in capitals.
    pub fn at<'i>(&'i self, text: &[&str], start: usize) -> Option<(usize, Vec<&'i T>)> {
        let list = self.by_word.get(text[start])?;
        let found = list.iter().position(|(phrase, _)| phrase.end(text, start).is_some())?;
        let phrase = &list[found].0;
        let values = list[found..].iter().filter(|(known, _)| known == phrase).map(|(_, value)| value).collect();
        Some((phrase.end(text, start)?, values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index<&'static str> {
        let mut index = Index::default();
        for phrase in ["HARBOUR", "HARBOUR_COUNCIL", "HARBOUR COURT", "HARBOUR_"] {
            index.add(phrase, phrase);
        }
        index
    }

    #[test]
    fn the_longest_phrase_is_found() {
        assert_eq!(index().at(&["HARBOUR", "COUNCIL"], 0), Some((2, vec![&"HARBOUR_COUNCIL"])));
        assert_eq!(index().at(&["HARBOUR", "TOWN", "COUNCIL"], 0), Some((1, vec![&"HARBOUR", &"HARBOUR_"])));
    }

    #[test]
    fn spaces_skip_and_underscores_do_not() {
        assert_eq!(index().at(&["HARBOUR", "TOWN", "COURT"], 0), Some((3, vec![&"HARBOUR COURT"])));
        assert!(!Phrase::read("A_B").is_in(&["A", "C", "B"]) && Phrase::read("A B").is_in(&["X", "A", "C", "B"]));
    }
}
