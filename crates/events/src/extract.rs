//! Frames become drafts of events: the rule that fits, who acts on whom, and what operators make of acts.
//!
//! "agreed to send aid" is one AGREE; "accused Iran of sending drones" is an ACCUSE with an AID inside it.

mod context;
mod modes;
mod politics;

use knowledge::{ActFate, Composed, Knowledge, Role, Rule};
use names::Names;
use record::{Aux, EventType};
use syntax::{Dep, Parse};

use crate::fit::{Misfit, RuleIndex, fit};
use crate::frames::{Frame, Scene};

/// An event in terms of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The predicate it was read from.
    pub frame: Frame,
    /// Index of the rule.
    pub rule: usize,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code, where the rule or the operator names one.
    pub cameo: Option<String>,
    /// Head tokens of who acts.
    pub actors: Vec<usize>,
    /// Head tokens of who is acted on.
    pub recipients: Vec<usize>,
    /// Those among actors and recipients whom only the context implies.
    pub implied: Vec<usize>,
    /// Those among actors who belong to another actor and share its country: "withdrew its troops".
    pub owned: Vec<usize>,
    /// Head token of what it is about.
    pub topic: Option<usize>,
    /// Head tokens of phrases in which the rule expects the place.
    pub places: Vec<usize>,
    /// Tense, modality and polarity.
    pub aux: Vec<Aux>,
    /// Trigger of the act that an operator was applied to.
    pub content: Option<usize>,
    /// Trigger of the event that contains this one.
    pub within: Option<usize>,
    /// Whether it only served as content.
    pub dropped: bool,
    /// How often the rule is right where it fires.
    pub confidence: f64,
}

/// What was tried on one frame, for `explain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Trigger token.
    pub trigger: usize,
    /// Rule id.
    pub rule: String,
    /// Why it did not fit; none where it did.
    pub misfit: Option<String>,
    /// Why it fitted and yet no event came of it.
    pub dropped: Option<&'static str>,
}

/// State of a token's extraction.
#[derive(Clone, Debug)]
enum Slot {
    Untried,
    Busy,
    Done(Option<Box<Draft>>),
}

/// All drafts of a text, by trigger, and the trials behind them.
pub fn extract(parse: &Parse, names: &Names, knowledge: &Knowledge, index: &RuleIndex) -> (Vec<Draft>, Vec<Trial>) {
    let scene = Scene::new(parse, names, knowledge);
    let mut extractor = Extractor::new(scene, index);
    extractor.try_all();
    extractor.settle()
}

/// The drafts of a text in which some phrases are given as parties, those that serve only as content too.
///
/// What is given can act and be acted on whatever is known of it, and nothing has to concern politics.
pub fn extract_given(scene: Scene, index: &RuleIndex) -> Vec<Draft> {
    let mut extractor = Extractor::new(scene, index);
    extractor.try_all();
    let mut drafts: Vec<Draft> = extractor.slots.into_iter().filter_map(Slot::draft).collect();
    for draft in &mut drafts {
        tense(scene.knowledge, draft);
    }
    drafts
}

struct Extractor<'a> {
    scene: Scene<'a>,
    index: &'a RuleIndex,
    slots: Vec<Slot>,
    trials: Vec<Trial>,
}

impl Slot {
    fn draft(self) -> Option<Draft> {
        match self {
            Slot::Done(Some(draft)) => Some(*draft),
            _ => None,
        }
    }
}

impl<'a> Extractor<'a> {
    fn new(scene: Scene<'a>, index: &'a RuleIndex) -> Extractor<'a> {
        Extractor { scene, index, slots: vec![Slot::Untried; scene.parse.tokens.len()], trials: Vec::new() }
    }

    fn try_all(&mut self) {
        for token in 0..self.slots.len() {
            self.draft(token);
        }
    }

    /// The draft of a token, made once.
    fn draft(&mut self, token: usize) -> Option<Draft> {
        match &self.slots[token] {
            Slot::Done(draft) => return draft.as_deref().cloned(),
            Slot::Busy => return None,
            Slot::Untried => self.slots[token] = Slot::Busy,
        }
        let draft = self.attempt(token);
        self.slots[token] = Slot::Done(draft.clone().map(Box::new));
        draft
    }

    fn attempt(&mut self, token: usize) -> Option<Draft> {
        if !self.may_trigger(token) {
            return None;
        }
        let frame = self.scene.frame(token)?;
        let (index, knowledge) = (self.index, self.scene.knowledge);
        for &at in index.of(&frame) {
            let rule = &knowledge.rules.rules[at];
            let outcome = self.try_rule(at, rule, &frame);
            let misfit = outcome.as_ref().err().map(|misfit| misfit.0.clone());
            self.trials.push(Trial { trigger: token, rule: rule.id.clone(), misfit, dropped: None });
            if let Ok(draft) = outcome {
                return Some(draft);
            }
        }
        None
    }

    /// Cheap test before a frame is built.
    fn may_trigger(&self, token: usize) -> bool {
        use crate::frames::Part;
        use syntax::Pos;
        let lemma = self.scene.parse.lemma(token);
        match self.scene.parse.tokens[token].pos {
            Pos::Verb | Pos::Aux => true,
            Pos::Noun => self.index.knows(Part::Noun, lemma),
            Pos::Propn => self.index.knows(Part::Noun, &lemma.to_lowercase()),
            Pos::Adj => self.index.knows(Part::Adjective, lemma),
            _ => false,
        }
    }

    fn try_rule(&mut self, at: usize, rule: &Rule, frame: &Frame) -> Result<Draft, Misfit> {
        let scene = self.scene;
        fit(&scene, rule, frame, &mut |token| self.act_in(token, 2).is_some())?;
        let mut draft = self.base(at, rule, frame);
        let content = rule.operator.as_ref().map(|operator| self.apply(operator, rule, &mut draft)).transpose()?.flatten();
        self.check_roles(rule, &draft)?;
        if let Some((token, composed)) = content {
            self.seal(token, composed, &draft);
        }
        modes::choose(&scene, &mut draft);
        modes::contexts(&scene, &mut draft);
        Ok(draft)
    }

    /// The rule's event before any operator.
    fn base(&self, at: usize, rule: &Rule, frame: &Frame) -> Draft {
        let topic = frame.role(&rule.topic).into_iter().find(|&topic| !self.scene.is_time(topic));
        let actors = self.able(frame, &rule.actor);
        let refers = |token: usize| self.scene.names.at(token).map(|mention| mention.refers.as_slice()).unwrap_or_default();
        let acts = |token: usize| actors.iter().any(|&actor| actor == token || !refers(actor).is_empty() && refers(actor) == refers(token));
        let mut recipients: Vec<usize> = self.able(frame, &rule.recipient).into_iter().filter(|&token| !acts(token)).collect();
        if recipients.is_empty() {
            recipients.extend(frame.slot("receiver").filter(|&token| self.scene.is_somebody(token) && !acts(token)));
        }
        Draft {
            rule: at,
            kind: EventType::from_word(&rule.kind).unwrap_or(EventType::Accuse),
            mode: rule.mode.clone(),
            contexts: rule.contexts.clone(),
            cameo: rule.cameo.clone(),
            implied: Vec::new(),
            owned: frame.role(&rule.own).into_iter().filter(|token| actors.contains(token)).collect(),
            actors,
            recipients,
            topic,
            places: frame.role(&rule.place),
            aux: aux_of(frame),
            content: None,
            within: None,
            dropped: false,
            confidence: rule.confidence,
            frame: frame.clone(),
        }
    }

    /// Fillers of the first alternative of a role in which somebody stands, or in which something of somebody's stands.
    fn able(&self, frame: &Frame, role: &Role) -> Vec<usize> {
        let fillers = |union: &Vec<String>| frame.role(&vec![union.clone()]);
        let somebody = |token: &usize| self.scene.is_somebody(*token);
        let first = |pick: &dyn Fn(usize) -> Option<usize>| {
            let found = role.iter().map(|union| fillers(union).into_iter().filter_map(pick).collect::<Vec<_>>());
            found.into_iter().find(|found| !found.is_empty())
        };
        let of_somebody = |token: usize| self.scene.bearer(token);
        first(&|token| Some(token).filter(somebody)).or_else(|| first(&of_somebody)).unwrap_or_default()
    }

    /// Lets an operator make another event of its content; returns the act in it and what becomes of that.
    fn apply(&mut self, operator: &str, rule: &Rule, draft: &mut Draft) -> Result<Option<(usize, &'a Composed)>, Misfit> {
        let compose: &'a knowledge::Compose = &self.scene.knowledge.compose;
        let content = draft.frame.role(&rule.content);
        let act = content.iter().find_map(|&token| self.act_in(token, 2));
        let composed = match &act {
            Some((_, act)) => composed_of(compose, operator, act),
            None => compose.bare(operator),
        };
        let Some(composed) = composed else {
            return Err(Misfit(format!("operator {operator:?} has no row for its content")));
        };
        let Some((token, act)) = act else {
            return become_composed(draft, composed).map(|()| None);
        };
        become_composed_over(draft, composed, token, &act);
        self.roles_of_content(rule, draft, &act);
        if composed.kind.is_none() {
            self.seal(token, composed, draft);
            return Err(Misfit(format!("operator {operator:?} is no event over {}", act.kind)));
        }
        Ok(Some((token, composed)))
    }

    /// The act that a token is, carries ("to hold talks"), or only leads to ("using drones to attack").
    fn act_in(&mut self, token: usize, depth: usize) -> Option<(usize, Draft)> {
        if let Some(draft) = self.draft(token) {
            return Some((token, draft));
        }
        let carried = self.scene.parse.children_with(token, Dep::Dobj).find_map(|noun| self.draft(noun).filter(|draft| draft.frame.anchor == token));
        if let Some(draft) = carried {
            return Some((draft.frame.trigger, draft));
        }
        let through = depth > 0 && self.scene.knowledge.lists.has("transparent-verbs", self.scene.parse.lemma(token));
        let frame = self.scene.frame(token).filter(|_| through)?;
        let inner: Vec<usize> = frame.slot("clause").chain(frame.slot("purpose")).chain(frame.slot("object clause")).collect();
        inner.into_iter().find_map(|token| self.act_in(token, depth - 1))
    }

    /// Roles that a rule takes from the act in its content.
    fn roles_of_content(&self, rule: &Rule, draft: &mut Draft, act: &Draft) {
        let names = |slot: &str| rule.recipient.iter().flatten().any(|known| known == slot);
        if draft.recipients.is_empty() && names("content.actor") {
            draft.recipients = act.actors.iter().copied().filter(|token| !draft.actors.contains(token)).collect();
        }
        if draft.recipients.is_empty() && names("content.recipient") {
            draft.recipients = act.recipients.iter().copied().filter(|token| !draft.actors.contains(token)).collect();
        }
        if draft.actors.is_empty() && rule.actor.iter().flatten().any(|known| known == "content.actor") {
            draft.actors = act.actors.clone();
        }
    }

    /// Records what becomes of an act under an operator.
    fn seal(&mut self, token: usize, composed: &Composed, draft: &Draft) {
        let Slot::Done(Some(act)) = &mut self.slots[token] else { return };
        match composed.act {
            ActFate::Drop => act.dropped = true,
            ActFate::Within => act.within = Some(draft.frame.trigger),
            ActFate::Keep => {}
        }
        if act.actors.is_empty() && composed.kind.is_none() {
            act.actors.clone_from(&draft.actors);
        }
        act.aux.extend(composed.aux);
        if composed.kind.is_none() {
            act.aux.extend(draft.aux.iter().copied());
        }
        act.aux.sort_unstable();
        act.aux.dedup();
    }

    /// Nothing inanimate may stand where somebody acts.
    fn check_roles(&self, rule: &Rule, draft: &Draft) -> Result<(), Misfit> {
        let filled = draft.frame.role(&rule.actor);
        let lifeless = draft.actors.is_empty() && !filled.is_empty();
        if lifeless { Err(Misfit("what stands as actor cannot act".into())) } else { Ok(()) }
    }

    /// The drafts that stand by themselves, in text order.
    fn settle(mut self) -> (Vec<Draft>, Vec<Trial>) {
        let scene = self.scene;
        let (content, mut drafts): (Vec<Draft>, Vec<Draft>) =
            std::mem::take(&mut self.slots).into_iter().filter_map(Slot::draft).partition(|draft| draft.dropped);
        context::imply(&scene, &mut drafts);
        let leisure = politics::is_leisure(&scene);
        let (mut kept, private): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| politics::concerns(&scene, draft, leisure));
        self.mark(&content, "but only as content of another act");
        self.mark(&private, "but nobody takes part who makes it politics");
        for draft in &mut kept {
            tense(scene.knowledge, draft);
        }
        (kept, self.trials)
    }

    /// Notes on the trials of drafts that are no events why they are none.
    fn mark(&mut self, drafts: &[Draft], why: &'static str) {
        for trial in self.trials.iter_mut().filter(|trial| trial.misfit.is_none()) {
            trial.dropped = trial.dropped.or(drafts.iter().any(|draft| draft.frame.trigger == trial.trigger).then_some(why));
        }
    }
}

/// What is still to come, or will not come, is another type: a future AID is AGREE.
fn tense(knowledge: &Knowledge, draft: &mut Draft) {
    let operator = match (draft.aux.contains(&Aux::Future), draft.aux.contains(&Aux::Negation)) {
        (true, false) => "future",
        (true, true) => "future-not",
        (false, true) => "not",
        _ => return,
    };
    let composed = knowledge.compose.of(operator, draft.kind.as_str(), draft.mode.as_deref());
    let Some(kind) = composed.and_then(|composed| EventType::from_word(composed.kind.as_deref()?)) else { return };
    draft.kind = kind;
    draft.mode = composed.and_then(|composed| composed.mode.clone());
    draft.cameo = composed.and_then(|composed| composed.cameo.clone());
    if operator != "future" {
        draft.aux.retain(|aux| *aux != Aux::Negation);
    }
}

/// What an operator makes of an act, or of its absence: "vowed not to bomb" has rows of its own.
fn composed_of<'a>(compose: &'a knowledge::Compose, operator: &str, act: &Draft) -> Option<&'a Composed> {
    let of = |operator: &str| compose.of(operator, act.kind.as_str(), act.mode.as_deref());
    let absent = act.aux.contains(&Aux::Negation).then(|| of(&format!("{operator}-not"))).flatten();
    absent.or_else(|| of(operator))
}

/// An operator by itself: its content is no known act.
fn become_composed(draft: &mut Draft, composed: &Composed) -> Result<(), Misfit> {
    if take_codes(draft, composed) { Ok(()) } else { Err(Misfit("the operator alone is no event".into())) }
}

/// Takes over the codes of a composition; tells whether it is an event.
fn take_codes(draft: &mut Draft, composed: &Composed) -> bool {
    let kind = composed.kind.as_deref().and_then(EventType::from_word);
    draft.kind = kind.unwrap_or(draft.kind);
    draft.mode = composed.mode.clone().or(draft.mode.take());
    draft.cameo = composed.cameo.clone().or(draft.cameo.take());
    kind.is_some()
}

/// An operator over an act: the act's contexts and, where the rule has none, its trigger as topic come along.
fn become_composed_over(draft: &mut Draft, composed: &Composed, token: usize, act: &Draft) {
    take_codes(draft, composed);
    draft.content = Some(token);
    for context in &act.contexts {
        if !draft.contexts.contains(context) {
            draft.contexts.push(context.clone());
        }
    }
    if draft.topic.is_none() {
        draft.topic = Some(token);
    }
}

/// What the grammar of the frame says of time and truth.
fn aux_of(frame: &Frame) -> Vec<Aux> {
    let aspect = frame.aspect;
    let flags = [
        (aspect.earlier, Aux::Historical),
        (aspect.future, Aux::Future),
        (aspect.hypothetical || aspect.wanted, Aux::Hypothetical),
        (aspect.negated, Aux::Negation),
        (aspect.ongoing, Aux::Ongoing),
        (aspect.attempted, Aux::Attempted),
    ];
    flags.into_iter().filter(|(set, _)| *set).map(|(_, aux)| aux).collect()
}
