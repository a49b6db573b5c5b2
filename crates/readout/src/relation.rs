//! A sentence and two of its phrases become a relation: what the one does to the other, and how sure that is.

use std::borrow::Cow;
use std::ops::Range;

use events::frames::Scene;
use record::{EventType, Quad};
use relate::{Answer, Direction, Evidence, Model, Pair};
use syntax::Parse;

use crate::{Engine, Session};

/// A sentence and the two phrases that are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question<'t> {
    /// The sentence.
    pub sentence: Cow<'t, str>,
    /// Bytes of the one who acts; none where the sentence does not name it.
    pub source: Option<Range<usize>>,
    /// Bytes of the one acted on; none where the sentence does not name it.
    pub target: Option<Range<usize>>,
}

/// What the source does to the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// PLOVER type; none where the two have nothing to do with each other.
    pub kind: Option<EventType>,
    /// PLOVER mode, where a rule knows it.
    pub mode: Option<String>,
    /// Quad class of the type.
    pub quad: Option<Quad>,
    /// PLOVER score, -10 to 10.
    pub score: Option<f64>,
    /// Probability that the type is right, 0 to 1.
    pub confidence: f64,
    /// The rule whose event agrees, or `model`.
    pub rule: String,
    /// Who acts on whom, where grammar tells.
    pub direction: Option<Direction>,
    /// Features that spoke most for the answer, with their weights.
    pub why: Vec<(String, f64)>,
}

impl<'t> Question<'t> {
    /// A question from the words of both phrases: their first occurrence in the sentence, exact or else in other case.
    pub fn from_words(sentence: &'t str, source: &str, target: &str) -> Question<'t> {
        Question { source: find(sentence, source), target: find(sentence, target), sentence: sentence.into() }
    }

    /// The same question with a sentence of its own.
    pub fn into_owned(self) -> Question<'static> {
        Question { sentence: Cow::Owned(self.sentence.into_owned()), source: self.source, target: self.target }
    }

    /// A question from a sentence whose phrases stand between `<s>` and `</s>`, `<t>` and `</t>`; none where a mark is missing.
    pub fn from_marked(marked: &str) -> Option<Question<'static>> {
        let mut sentence = String::with_capacity(marked.len());
        let mut at = [None; 4];
        let mut rest = marked;
        while let Some((before, mark, after)) = next_mark(rest) {
            sentence.push_str(before);
            at[mark].get_or_insert(sentence.len());
            rest = after;
        }
        sentence.push_str(rest);
        let [source, source_end, target, target_end] = at;
        let (source, target) = (source?..source_end?, target?..target_end?);
        (source.start < source.end && target.start < target.end).then(|| Question { sentence: sentence.into(), source: Some(source), target: Some(target) })
    }
}

const MARKS: [&str; 4] = ["<s>", "</s>", "<t>", "</t>"];

/// The text before the next mark, which mark it is, and the text after it.
fn next_mark(text: &str) -> Option<(&str, usize, &str)> {
    let found = MARKS.iter().enumerate().filter_map(|(mark, word)| Some((text.find(word)?, mark)));
    let (at, mark) = found.min()?;
    Some((&text[..at], mark, &text[at + MARKS[mark].len()..]))
}

/// A field of a table without the quotes that spreadsheets put around it: `"a ""b"" c"` is `a "b" c`.
pub fn unquoted(field: &str) -> Cow<'_, str> {
    let inner = field.strip_prefix('"').and_then(|field| field.strip_suffix('"')).filter(|inner| !inner.replace("\"\"", "").contains('"'));
    inner.map_or(Cow::Borrowed(field), |inner| Cow::Owned(inner.replace("\"\"", "\"")))
}

/// Where the words of a phrase stand.
fn find(sentence: &str, phrase: &str) -> Option<Range<usize>> {
    let phrase = phrase.trim();
    let exact = (!phrase.is_empty()).then(|| sentence.find(phrase)).flatten();
    let start = exact.or_else(|| {
        let (sentence, phrase) = (sentence.to_ascii_lowercase(), phrase.to_ascii_lowercase());
        (!phrase.is_empty()).then(|| sentence.find(&phrase)).flatten()
    })?;
    Some(start..start + phrase.len())
}

impl Session<'_> {
    /// Tells what the source of a question does to its target. Without `allow_none` some type is always named.
    pub fn relate(&mut self, question: &Question, allow_none: bool) -> Relation {
        let answer = relate::answer(self.evidence(question), Model::embedded());
        self.engine.relation(answer, allow_none)
    }

    /// The evidence that the answer to a question rests on.
    pub fn evidence(&mut self, question: &Question) -> Evidence {
        let Engine { knowledge, rules, .. } = self.engine;
        let mut parse = self.parser.parse(&question.sentence);
        syntax::repair(&mut self.parser, &mut parse, knowledge);
        let names = names::find(&parse, knowledge, None);
        let pair = Pair { source: tokens(&parse, question.source.as_ref()), target: tokens(&parse, question.target.as_ref()) };
        let given: Vec<Range<usize>> = [&pair.source, &pair.target].into_iter().flatten().cloned().collect();
        let scene = Scene { given: &given, ..Scene::new(&parse, &names, knowledge) };
        relate::evidence(scene, rules, &pair)
    }
}

impl Engine {
    fn relation(&self, answer: Answer, allow_none: bool) -> Relation {
        if allow_none && answer.kind.is_none() {
            let Answer { confidence, direction, why, .. } = answer;
            return Relation { kind: None, mode: None, quad: None, score: None, confidence, rule: "model".into(), direction, why };
        }
        let kind = answer.forced;
        let mode = answer.draft.as_ref().and_then(|draft| draft.mode.clone());
        let ontology = &self.knowledge.ontology;
        Relation {
            kind: Some(kind),
            quad: ontology.event_type(kind.as_str()).and_then(|facts| Quad::from_word(&facts.quad)),
            score: Some(ontology.score(kind.as_str(), mode.as_deref())),
            mode,
            confidence: if allow_none { answer.confidence } else { answer.forced_confidence },
            rule: answer.draft.map_or_else(|| "model".into(), |draft| self.knowledge.rules.rules[draft.rule].id.clone()),
            direction: answer.direction,
            why: answer.why,
        }
    }
}

/// The tokens that a range of bytes touches.
fn tokens(parse: &Parse, bytes: Option<&Range<usize>>) -> Option<Range<usize>> {
    let bytes = bytes?;
    let (start, end) = (bytes.start as u32, bytes.end as u32);
    let touches = |token: &&syntax::Token| token.span.start < end && start < token.span.end && !token.lower.trim().is_empty();
    let first = parse.tokens.iter().position(|token| touches(&token))?;
    let count = parse.tokens[first..].iter().take_while(touches).count();
    Some(first..first + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tell_which_occurrence_is_meant() {
        let question = Question::from_marked("Chad's army said <s>Chad</s> thanked <t>Gabon</t>.").unwrap();
        assert_eq!(question.sentence, "Chad's army said Chad thanked Gabon.");
        assert_eq!((question.source, question.target), (Some(17..21), Some(30..35)));
        assert_eq!(Question::from_marked("<s>Chad</s> thanked Gabon."), None);
    }

    #[test]
    fn only_a_field_quoted_as_a_whole_loses_its_quotes() {
        assert_eq!(unquoted("\"They said \"\"no\"\".\""), "They said \"no\".");
        assert_eq!(unquoted("\"No\", he said, \"never\""), "\"No\", he said, \"never\"");
    }

    #[test]
    fn a_phrase_that_is_not_there_stays_open() {
        let question = Question::from_words("Chad thanked Gabon.", "Mali", "gabon");
        assert_eq!((question.source, question.target), (None, Some(13..18)));
    }
}
