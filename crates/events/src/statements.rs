//! Cues become statements: who says what, quoted or reported, and with what stance.
//!
//! "Iran had supplied no weapons, officials said" is a statement by `officials`; its content is the clause before the cue.

mod content;
mod quotes;

pub use quotes::quotations;

use std::ops::Range;

use knowledge::{Cue, CuePart, Knowledge};
use names::Names;
use record::{Manner, Stance};
use syntax::{Dep, Parse};

use crate::frames::{Frame, Scene};

/// A statement in terms of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Tokens of the cue.
    pub cue: Vec<usize>,
    /// The frame token of the cue.
    pub trigger: usize,
    /// Head tokens of who speaks.
    pub speakers: Vec<usize>,
    /// Head tokens of who is spoken to.
    pub addressees: Vec<usize>,
    /// Tokens said, ascending.
    pub content: Vec<usize>,
    /// Quoted, reported or both.
    pub manner: Manner,
    /// What the speaker does with it.
    pub stance: Stance,
    /// Index of the saying that carries this one.
    pub within: Option<usize>,
}

/// All statements of a text, in the order of their cues.
pub fn statements(parse: &Parse, names: &Names, knowledge: &Knowledge) -> Vec<Saying> {
    let scene = Scene { parse, names, knowledge };
    let quotes = quotations(parse);
    let mut sayings: Vec<Saying> = (0..parse.tokens.len()).filter_map(|token| scene.saying(token, &quotes)).collect();
    continue_quotations(&scene, &quotes, &mut sayings);
    sayings.sort_by_key(|saying| (saying.content.first().copied(), std::cmp::Reverse(saying.content.len()), saying.trigger));
    nest(&mut sayings);
    carry(&scene, &mut sayings);
    sayings
}

impl Scene<'_> {
    /// The statement that a token introduces, if it is a cue.
    fn saying(&self, token: usize, quotes: &[Range<usize>]) -> Option<Saying> {
        use syntax::Pos;
        let (part, frame) = match self.parse.tokens[token].pos {
            Pos::Verb if self.parse.lower(token) == "according" => return self.according_to(token, quotes),
            Pos::Verb => (CuePart::Verb, self.frame(token)?),
            Pos::Noun => (CuePart::Noun, self.cue_noun(token)?),
            Pos::Adp | Pos::Sconj => return self.according_to(token, quotes),
            _ => return None,
        };
        let cue = self.knowledge.cues.get(part, &frame.lemma)?;
        if self.is_passive_echo(&frame) {
            return None;
        }
        let said = self.said(&frame, cue, quotes);
        let speakers = self.speakers(&frame, cue);
        if said.is_empty() || (speakers.is_empty() && part == CuePart::Noun) {
            return None;
        }
        Some(self.finish(frame.words.clone(), token, speakers, frame.role(&cue.addressee), said, cue.stance, quotes))
    }

    /// A noun is a cue only with a clause of its own: "the claim that".
    fn cue_noun(&self, token: usize) -> Option<Frame> {
        self.knowledge.cues.get(CuePart::Noun, self.parse.lemma(token))?;
        self.frame(token)
    }

    /// "was quoted as saying": the saying is the cue, not the quoting.
    fn is_passive_echo(&self, frame: &Frame) -> bool {
        let parse = self.parse;
        parse.children_with(frame.trigger, Dep::Prep).any(|prep| {
            parse.lower(prep) == "as"
                && parse.child(prep, Dep::Pcomp).is_some_and(|inner| self.knowledge.cues.get(CuePart::Verb, parse.lemma(inner)).is_some())
        })
    }

    /// Who speaks.
    fn speakers(&self, frame: &Frame, cue: &Cue) -> Vec<usize> {
        if frame.passive && cue.speaker.first().is_some_and(|slots| slots == &["subject"]) {
            return frame.slot("subject").collect();
        }
        frame.role(&cue.speaker)
    }

    /// "according to X": the content is the clause around.
    fn according_to(&self, token: usize, quotes: &[Range<usize>]) -> Option<Saying> {
        let parse = self.parse;
        let to = parse.children_with(token, Dep::Prep).next();
        let lemma = match to {
            Some(to) => format!("{} {}", parse.lower(token), parse.lower(to)),
            None => parse.lower(token).to_string(),
        };
        let cue = self.knowledge.cues.get(CuePart::Preposition, &lemma)?;
        let object = parse.child(to.unwrap_or(token), Dep::Pobj)?;
        let speakers: Vec<usize> = self.fillers(object);
        let speaks = speakers.iter().any(|&speaker| self.names.at(speaker).is_some());
        if !speaks && !self.knowledge.lists.has("documents", parse.lemma(object)) {
            return None;
        }
        let content = self.clause_around(token);
        let words = std::iter::once(token).chain(to).collect();
        Some(self.finish(words, token, speakers, Vec::new(), content, cue.stance, quotes))
    }

    #[allow(clippy::too_many_arguments)]
    fn finish(&self, cue: Vec<usize>, trigger: usize, speakers: Vec<usize>, addressees: Vec<usize>, content: Vec<usize>, stance: Stance, quotes: &[Range<usize>]) -> Saying {
        let manner = quotes::manner(self.parse, &content, quotes);
        let addressees = addressees.into_iter().filter(|&token| self.names.at(token).is_some()).collect();
        Saying { cue, trigger, speakers, addressees, content, manner, stance, within: None }
    }
}

/// A quotation that follows without a cue goes on with the last speaker.
fn continue_quotations(scene: &Scene, quotes: &[Range<usize>], sayings: &mut Vec<Saying>) {
    let parse = scene.parse;
    let mut last: Option<Saying> = None;
    for sentence in &parse.sentences {
        let inside: Vec<usize> = sentence.clone().filter(|token| quotes.iter().any(|quote| quote.contains(token))).collect();
        let words = sentence.clone().filter(|&token| parse.tokens[token].pos != syntax::Pos::Punct && parse.tokens[token].pos != syntax::Pos::Space).count();
        let quoted_words = inside.iter().filter(|&&token| parse.tokens[token].pos != syntax::Pos::Punct).count();
        let own = sayings.iter().rev().find(|saying| sentence.contains(&saying.trigger) && saying.manner != Manner::Indirect);
        let covered = sayings.iter().any(|saying| inside.iter().any(|token| saying.content.contains(token)));
        if let Some(own) = own {
            last = Some(own.clone());
        } else if words > 2 && quoted_words == words && !covered {
            if let Some(before) = &last {
                let content = sentence.clone().filter(|&token| parse.tokens[token].pos != syntax::Pos::Space).collect();
                sayings.push(Saying { content, manner: Manner::Direct, within: None, ..before.clone() });
            }
        } else if words > 0 && inside.is_empty() {
            last = None;
        }
    }
}

/// A saying whose cue stands inside another's content is carried by it.
fn nest(sayings: &mut [Saying]) {
    for at in 0..sayings.len() {
        let trigger = sayings[at].trigger;
        let holders = sayings.iter().enumerate().filter(|(other, holder)| *other != at && holder.trigger != trigger && holder.content.binary_search(&trigger).is_ok());
        sayings[at].within = holders.min_by_key(|(_, holder)| holder.content.len()).map(|(other, _)| other);
    }
}

/// A saying that only goes on with what a document just reported is still carried by the document:
/// "The statement added that Putin expressed sympathy. Putin condemned terrorism, he said."
fn carry(scene: &Scene, sayings: &mut [Saying]) {
    let parse = scene.parse;
    for at in 0..sayings.len() {
        let sentence = parse.sentence(sayings[at].trigger);
        if sayings[at].within.is_some() || sentence == 0 || !is_pronoun(scene, &sayings[at]) {
            continue;
        }
        let entity = |token: usize| scene.names.at(token).and_then(|mention| mention.refers.first().copied());
        let speaker = sayings[at].speakers.first().and_then(|&token| entity(token));
        let holder = (0..sayings.len()).find(|&other| {
            let before = &sayings[other];
            parse.sentence(before.trigger) + 1 == sentence
                && before.speakers.iter().any(|&token| scene.knowledge.lists.has("documents", parse.lemma(token)))
                && speaker.is_some()
                && before.content.iter().any(|&token| entity(token) == speaker)
        });
        sayings[at].within = holder;
    }
}

fn is_pronoun(scene: &Scene, saying: &Saying) -> bool {
    saying.speakers.iter().all(|&token| scene.parse.tokens[token].pos == syntax::Pos::Pron)
}
