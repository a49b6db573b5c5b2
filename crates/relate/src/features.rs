//! A sentence with two phrases becomes the names of the features that hold: rules' events, words, grammar, who they are.
//!
//! Names are words that a person can read: `event ASSAULT actor recipient`, `verb above both: condemn`.

use std::collections::BTreeSet;
use std::ops::Range;

use events::frames::{Frame, Part as Class, Scene};
use events::{Draft, RuleIndex};
use syntax::{Dep, Pos, Tag};

use crate::Pair;
use crate::rank::{Part, parts};

/// All features of a pair, sorted.
pub fn features(scene: &Scene, index: &RuleIndex, drafts: &[Draft], loose: &[Draft], pair: &Pair) -> Vec<String> {
    let mut found = Found { scene, index, names: BTreeSet::new() };
    found.events("", drafts, pair);
    found.events("loose ", loose, pair);
    found.phrases(pair);
    found.frames(pair);
    found.path(pair);
    found.words(pair);
    found.names.into_iter().collect()
}

struct Found<'a> {
    scene: &'a Scene<'a>,
    index: &'a RuleIndex,
    names: BTreeSet<String>,
}

impl Found<'_> {
    fn add(&mut self, name: String) {
        self.names.insert(name);
    }

    /// What the rules found, by the parts that the two phrases have in it.
    fn events(&mut self, how: &str, drafts: &[Draft], pair: &Pair) {
        for (rank, draft) in drafts.iter().enumerate() {
            let (source, target) = parts(self.scene, draft, pair);
            let near = source != Part::Out || target != Part::Out;
            let fate = if draft.dropped { "content" } else { "event" };
            self.add(format!("{how}{fate} {} {} {}", draft.kind, source.word(), target.word()));
            if rank == 0 && near {
                self.add(format!("{how}nearest {}", draft.kind));
                self.add(format!("{how}nearest {} {} {}", draft.kind, source.word(), target.word()));
                let rule = &self.scene.knowledge.rules.rules[draft.rule];
                self.add(format!("{how}nearest rule {}", rule.id));
                for aux in &draft.aux {
                    self.add(format!("{how}nearest {} {aux:?}", draft.kind));
                }
            }
            if source == Part::Actor && matches!(target, Part::Recipient | Part::Topic) {
                self.add(format!("{how}joins {}", draft.kind));
            }
        }
        if drafts.is_empty() {
            self.add(format!("{how}no event"));
        }
    }

    /// Who and what the two phrases are, and which stands first.
    fn phrases(&mut self, pair: &Pair) {
        for (side, phrase) in [("source", &pair.source), ("target", &pair.target)] {
            let Some(phrase) = phrase else {
                self.add(format!("{side} absent"));
                continue;
            };
            let head = head(self.scene, phrase);
            self.add(format!("{side} head: {}", self.scene.parse.lemma(head).to_lowercase()));
            for sector in self.sectors(phrase) {
                self.add(format!("{side} is {sector}"));
            }
            self.add(format!("{side} relation: {}", self.scene.parse.dep(head).as_str()));
            for token in phrase.clone().filter(|&token| is_content(self.scene, token)) {
                self.add(format!("{side} word: {}", self.scene.parse.lemma(token).to_lowercase()));
                for kind in self.kinds(Class::Noun, self.scene.parse.lemma(token)) {
                    self.add(format!("{side} holds {kind}"));
                }
            }
        }
        if let (Some(source), Some(target)) = (&pair.source, &pair.target) {
            self.add(if source.start < target.start { "source first".into() } else { "target first".into() });
        }
    }

    fn sectors(&self, phrase: &Range<usize>) -> BTreeSet<&'static str> {
        let mentions = phrase.clone().filter_map(|token| self.scene.names.at(token));
        let entities = mentions.flat_map(|mention| mention.refers.iter().map(|&at| &self.scene.names.entities[at]));
        entities.map(|entity| entity.sector.map_or(if entity.country.is_some() { "country" } else { "unknown" }, |sector| sector.as_str())).collect()
    }

    /// The types whose rules a word can trigger.
    fn kinds(&self, class: Class, lemma: &str) -> BTreeSet<String> {
        let rules = self.index.of_lemma(class, &lemma.to_lowercase()).iter().map(|&at| &self.scene.knowledge.rules.rules[at]);
        rules.map(|rule| rule.operator.as_ref().map_or_else(|| rule.kind.clone(), |operator| format!("{} {operator}", rule.kind))).collect()
    }

    /// Predicates of which the phrases are arguments.
    fn frames(&mut self, pair: &Pair) {
        let sentence = self.sentence(pair);
        for token in sentence {
            if !matches!(self.scene.parse.tokens[token].pos, Pos::Verb | Pos::Aux | Pos::Noun | Pos::Adj) {
                continue;
            }
            let Some(frame) = self.scene.frame(token) else { continue };
            let (source, target) = (slot_of(&frame, pair.source.as_ref()), slot_of(&frame, pair.target.as_ref()));
            let class = class_word(frame.part);
            let kinds = self.kinds(frame.part, &frame.lemma);
            let aspect = aspect_words(&frame);
            let mut tell = |place: String| {
                self.names.insert(format!("{class} {place}: {}", frame.lemma));
                for kind in &kinds {
                    self.names.insert(format!("{class} {place} for {kind}"));
                    for word in &aspect {
                        self.names.insert(format!("{class} {place} for {kind} {word}"));
                    }
                }
                for word in &aspect {
                    self.names.insert(format!("{place} {word}"));
                }
            };
            match (source, target) {
                (Some(source), Some(target)) => {
                    tell("of both".into());
                    tell(format!("of {source} and {target}"));
                }
                (Some(source), None) => tell(format!("of source as {source}")),
                (None, Some(target)) => tell(format!("of target as {target}")),
                (None, None) => {}
            }
        }
    }

    /// Words on the way through the tree from one phrase to the other.
    fn path(&mut self, pair: &Pair) {
        let parse = self.scene.parse;
        let (Some(source), Some(target)) = (&pair.source, &pair.target) else { return };
        let up = |phrase: &Range<usize>| -> Vec<usize> {
            let head = head(self.scene, phrase);
            std::iter::once(head).chain(parse.ancestors(head)).collect()
        };
        let (from, to) = (up(source), up(target));
        let Some(top) = from.iter().copied().find(|token| to.contains(token)) else {
            self.add("no path".into());
            return;
        };
        let legs = [("up", from), ("down", to)].map(|(leg, way)| (leg, way.into_iter().take_while(|&token| token != top).collect::<Vec<_>>()));
        let shape: Vec<String> =
            legs.iter().map(|(leg, way)| format!("{leg} {}", way.iter().map(|&token| parse.dep(token).as_str()).collect::<Vec<_>>().join(" "))).collect();
        self.add(format!("path {}", shape.join(", ")));
        let steps = legs.iter().flat_map(|(leg, way)| way.iter().skip(1).map(move |&token| (*leg, token))).chain([("top", top)]);
        for (leg, token) in steps.collect::<Vec<_>>() {
            if source.contains(&token) || target.contains(&token) {
                self.add(format!("path {leg} in phrase"));
                continue;
            }
            let class = if matches!(parse.tokens[token].pos, Pos::Verb | Pos::Aux) { Class::Verb } else { Class::Noun };
            self.add(format!("path {leg}: {}", parse.lemma(token).to_lowercase()));
            self.add(format!("path: {}", parse.lemma(token).to_lowercase()));
            for kind in self.kinds(class, parse.lemma(token)) {
                self.add(format!("path for {kind}"));
            }
        }
    }

    /// Content words of the sentence outside both phrases, and those between them.
    fn words(&mut self, pair: &Pair) {
        let ends: Vec<&Range<usize>> = [&pair.source, &pair.target].into_iter().flatten().collect();
        let between = match ends.as_slice() {
            [a, b] => a.end.min(b.end)..a.start.max(b.start),
            _ => 0..0,
        };
        for token in self.sentence(pair) {
            if ends.iter().any(|phrase| phrase.contains(&token)) || !is_content(self.scene, token) {
                continue;
            }
            let lemma = self.scene.parse.lemma(token).to_lowercase();
            if between.contains(&token) {
                self.add(format!("between: {lemma}"));
            }
            let class = if self.scene.parse.tokens[token].pos == Pos::Verb { Class::Verb } else { Class::Noun };
            for kind in self.kinds(class, &lemma) {
                self.add(format!("word for {kind}"));
            }
            self.add(format!("word: {lemma}"));
        }
    }

    /// The tokens of the sentences in which the phrases stand.
    fn sentence(&self, pair: &Pair) -> Range<usize> {
        let starts = [&pair.source, &pair.target].into_iter().flatten().map(|phrase| self.scene.parse.sentence(phrase.start));
        let (first, last) = (starts.clone().min(), starts.max());
        match (first, last) {
            (Some(first), Some(last)) => self.scene.parse.sentences[first].start..self.scene.parse.sentences[last].end,
            _ => 0..self.scene.parse.tokens.len(),
        }
    }
}

/// The token of a phrase that stands highest in the tree, the first of several.
fn head(scene: &Scene, phrase: &Range<usize>) -> usize {
    let top = |&token: &usize| !phrase.contains(&scene.parse.head(token)) || scene.parse.head(token) == token;
    phrase.clone().find(top).unwrap_or(phrase.start)
}

/// The slot of a frame that a phrase fills.
fn slot_of<'f>(frame: &'f Frame, phrase: Option<&Range<usize>>) -> Option<&'f str> {
    let phrase = phrase?;
    if phrase.contains(&frame.trigger) {
        return None;
    }
    frame.arguments.iter().find(|argument| phrase.contains(&argument.filler)).map(|argument| argument.slot.as_str())
}

fn class_word(class: Class) -> &'static str {
    match class {
        Class::Verb => "verb",
        Class::Noun => "noun",
        Class::Adjective => "adjective",
    }
}

fn aspect_words(frame: &Frame) -> Vec<&'static str> {
    let aspect = frame.aspect;
    let flags = [(aspect.future, "future"), (aspect.hypothetical, "hypothetical"), (aspect.wanted, "wanted"), (aspect.negated, "negated")];
    flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word).collect()
}

/// Whether a token carries meaning of its own, and is not a name.
fn is_content(scene: &Scene, token: usize) -> bool {
    let known = &scene.parse.tokens[token];
    let open = matches!(known.pos, Pos::Verb | Pos::Noun | Pos::Adj | Pos::Adv) || known.tag == Tag::Md || known.dep == Dep::Neg || known.pos == Pos::Adp;
    open && known.lemma.chars().any(char::is_alphabetic)
}
