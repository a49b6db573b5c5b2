//! Cues become statements: who says what, quoted or reported, and with what stance.
//!
//! "Iran had supplied no weapons, officials said" is a statement by `officials`; its content is the clause before the cue.

mod content;
mod quotes;

pub use quotes::{Quotations, quotations};

use knowledge::{Cue, CuePart, Knowledge};
use names::Names;
use record::{Manner, Stance};
use syntax::{Dep, Parse, Pos};

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
    let scene = Scene::new(parse, names, knowledge);
    let quotes = quotations(parse);
    let mut sayings: Vec<Saying> = (0..parse.tokens.len()).filter_map(|token| scene.saying(token, &quotes)).collect();
    continue_quotations(&scene, &quotes, &mut sayings);
    sayings.sort_by_key(|saying| (saying.content.first().copied(), std::cmp::Reverse(saying.content.len()), saying.trigger));
    nest(parse.tokens.len(), &mut sayings);
    carry(&scene, &mut sayings);
    sayings
}

impl Scene<'_> {
    /// The statement that a token introduces, if it is a cue.
    fn saying(&self, token: usize, quotes: &Quotations) -> Option<Saying> {
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
            parse.lower(prep) == "as" && parse.child(prep, Dep::Pcomp).is_some_and(|inner| self.knowledge.cues.get(CuePart::Verb, parse.lemma(inner)).is_some())
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
    fn according_to(&self, token: usize, quotes: &Quotations) -> Option<Saying> {
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
    fn finish(
        &self,
        cue: Vec<usize>,
        trigger: usize,
        speakers: Vec<usize>,
        addressees: Vec<usize>,
        content: Vec<usize>,
        stance: Stance,
        quotes: &Quotations,
    ) -> Saying {
        let manner = quotes::manner(self.parse, &content, quotes);
        let addressees = addressees.into_iter().filter(|&token| self.names.at(token).is_some()).collect();
        Saying { cue, trigger, speakers, addressees, content, manner, stance, within: None }
    }
}

/// A quotation that follows without a cue goes on with the last speaker.
fn continue_quotations(scene: &Scene, quotes: &Quotations, sayings: &mut Vec<Saying>) {
    let parse = scene.parse;
    let held = innermost(parse.tokens.len(), sayings);
    let mut direct: Vec<Option<usize>> = vec![None; parse.sentences.len()];
    for (at, saying) in sayings.iter().enumerate().filter(|(_, saying)| saying.manner != Manner::Indirect) {
        direct[parse.sentence(saying.trigger)] = Some(at);
    }
    let mut last: Option<Saying> = None;
    for (index, sentence) in parse.sentences.iter().enumerate() {
        let words: Vec<usize> = sentence.clone().filter(|&token| !matches!(parse.tokens[token].pos, Pos::Punct | Pos::Space)).collect();
        let quoted = words.iter().filter(|&&token| quotes.holds(token)).count();
        if let Some(own) = direct[index] {
            last = Some(sayings[own].clone());
        } else if words.len() > 2 && quoted == words.len() && words.iter().all(|&token| held[token].is_none()) {
            let content = sentence.clone().filter(|&token| parse.tokens[token].pos != Pos::Space).collect();
            sayings.extend(last.clone().map(|before| Saying { content, manner: Manner::Direct, within: None, ..before }));
        } else if !words.is_empty() && quoted == 0 {
            last = None;
        }
    }
}

/// For each token the saying with the shortest content around it.
pub fn innermost(tokens: usize, sayings: &[Saying]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..sayings.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(sayings[at].content.len()));
    let mut held = vec![None; tokens];
    for at in order {
        for &token in &sayings[at].content {
            held[token] = Some(at);
        }
    }
    held
}

/// A saying whose cue stands inside another's content is carried by it.
fn nest(tokens: usize, sayings: &mut [Saying]) {
    let held = innermost(tokens, sayings);
    for at in 0..sayings.len() {
        let holder = held[sayings[at].trigger];
        sayings[at].within = holder.filter(|&holder| sayings[holder].trigger != sayings[at].trigger);
    }
}

/// A saying that only goes on with what a document just reported is still carried by the document:
/// "The statement added that Putin expressed sympathy. Putin condemned terrorism, he said."
fn carry(scene: &Scene, sayings: &mut [Saying]) {
    let parse = scene.parse;
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); parse.sentences.len()];
    for (at, saying) in sayings.iter().enumerate() {
        by_sentence[parse.sentence(saying.trigger)].push(at);
    }
    for at in 0..sayings.len() {
        let sentence = parse.sentence(sayings[at].trigger);
        if sayings[at].within.is_some() || sentence == 0 || !is_pronoun(scene, &sayings[at]) {
            continue;
        }
        let entity = |token: usize| scene.names.at(token).and_then(|mention| mention.refers.first().copied());
        let Some(speaker) = sayings[at].speakers.first().and_then(|&token| entity(token)) else { continue };
        let document = |token: usize| scene.knowledge.lists.has("documents", parse.lemma(token));
        sayings[at].within = by_sentence[sentence - 1].iter().copied().find(|&before| {
            let before = &sayings[before];
            before.speakers.iter().any(|&token| document(token)) && before.content.iter().any(|&token| entity(token) == Some(speaker))
        });
    }
}

fn is_pronoun(scene: &Scene, saying: &Saying) -> bool {
    saying.speakers.iter().all(|&token| scene.parse.tokens[token].pos == Pos::Pron)
}
