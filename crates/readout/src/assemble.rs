//! Drafts and sayings in terms of tokens become records in terms of words, days, places and sources.
//!
//! Nothing is decided here that a stage could decide: this file only joins what the stages found.

mod attribution;
mod imported;
mod layers;
mod participants;
mod place;

use events::{Draft, Saying};
use ground::{DateQuery, GroundedPlace, Inherit, Quantity, Timex};
use knowledge::Knowledge;
use names::Names;
use record::{Aux, Coder, Content, DateRange, Document, Event, Evidence, Quad, Quote, Span, Statement};
use syntax::Parse;
use text::Report;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::{Analysis, Layers};

/// What the stages found in one report.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub parse: &'a Parse<'a>,
    pub names: &'a Names,
    pub times: &'a [Timex],
    pub places: &'a [GroundedPlace],
    pub quantities: &'a [Quantity],
    pub sayings: &'a [Saying],
    pub drafts: &'a [Draft],
}

/// All that a record of one report is made of.
pub(crate) struct Scene<'a> {
    report: &'a Report,
    knowledge: &'a Knowledge,
    found: Found<'a>,
    index: Index,
}

/// Where acts and sayings stand, so that each is found without a search of the whole text.
#[derive(Debug, Default)]
struct Index {
    /// Drafts by the sentence of their trigger.
    drafts: Vec<Vec<usize>>,
    /// Sayings by the sentence of their cue.
    sayings: Vec<Vec<usize>>,
    /// For each token the saying with the shortest content around it.
    held: Vec<Option<usize>>,
    /// For each token the draft that it triggers.
    triggers: Vec<Option<usize>>,
}

impl Index {
    /// Indexes what was found in a parse.
    fn new(parse: &Parse, drafts: &[Draft], sayings: &[Saying]) -> Index {
        let mut index = Index {
            drafts: vec![Vec::new(); parse.sentences.len()],
            sayings: vec![Vec::new(); parse.sentences.len()],
            held: events::statements::innermost(parse.tokens.len(), sayings),
            triggers: vec![None; parse.tokens.len()],
        };
        for (at, draft) in drafts.iter().enumerate() {
            index.drafts[parse.sentence(draft.frame.trigger)].push(at);
            index.triggers[draft.frame.trigger] = Some(at);
        }
        for (at, saying) in sayings.iter().enumerate() {
            index.sayings[parse.sentence(saying.trigger)].push(at);
        }
        index
    }
}

/// What was found is spoken of as the scene's own.
impl<'a> std::ops::Deref for Scene<'a> {
    type Target = Found<'a>;

    fn deref(&self) -> &Found<'a> {
        &self.found
    }
}

impl<'a> Scene<'a> {
    /// Indexes what was found.
    pub fn new(report: &'a Report, knowledge: &'a Knowledge, found: Found<'a>) -> Scene<'a> {
        let index = Index::new(found.parse, found.drafts, found.sayings);
        Scene { report, knowledge, found, index }
    }

    /// All records but the conflicts, which need all events.
    pub fn records(&self, coder: Coder, layers: Layers) -> Analysis {
        let events: Vec<Event> = self.drafts.iter().map(|draft| self.event(draft)).collect();
        Analysis {
            document: self.document(coder),
            statements: self.sayings.iter().enumerate().flat_map(|(at, _)| self.statements(at, &events)).collect(),
            events,
            conflicts: Vec::new(),
            places: if layers.places { self.place_layer() } else { Vec::new() },
            times: if layers.times { self.time_layer() } else { Vec::new() },
            mentions: if layers.mentions { self.mention_layer() } else { Vec::new() },
            sentences: if layers.sentences { self.sentence_layer() } else { Vec::new() },
        }
    }

    /// What the words of each event say beyond its record, for the story stage.
    pub fn clues(&self) -> Vec<story::Clue> {
        self.drafts.iter().map(|draft| self.clue(draft)).collect()
    }

    fn clue(&self, draft: &Draft) -> story::Clue {
        let lemmas = |tokens: Vec<usize>| -> Vec<String> { tokens.into_iter().map(|token| self.parse.lemma(token).to_lowercase()).collect() };
        let scene = events::frames::Scene::new(self.parse, self.names, self.knowledge);
        let phrase = |topic| events::fit::phrases(&scene, topic);
        let of_topic = draft.topic.and_then(|topic| self.parse.child(topic, syntax::Dep::Acl));
        let of_time = draft
            .frame
            .aspect
            .background
            .then(|| self.parse.children_with(draft.frame.anchor, syntax::Dep::Prep).find(|&prep| self.parse.lower(prep) == "before"));
        let qualifiers = of_topic.into_iter().chain(of_time.flatten());
        let trigger = draft.frame.trigger;
        let definite = self.parse.children_with(trigger, syntax::Dep::Det).any(|det| matches!(self.parse.lower(det), "the" | "this" | "that"));
        story::Clue {
            lemma: self.parse.lemma(trigger).to_lowercase(),
            takes_up: definite && draft.frame.part == events::frames::Part::Noun,
            topic: draft.topic.map(phrase).unwrap_or_default(),
            words: lemmas(self.event_tokens(draft)),
            qualifiers: qualifiers.map(|phrase| self.quote(&self.parse.subtree(phrase)).text).collect(),
        }
    }

    fn document(&self, coder: Coder) -> Document {
        let report = self.report;
        Document {
            id: report.id.clone(),
            title: report.title.clone(),
            outlet: report.outlet.clone(),
            published: report.published.clone(),
            url: report.url.clone(),
            lang: report.lang.clone(),
            sentences: self.parse.sentences.len() as u32,
            coder,
            notes: report.notes.clone(),
            text: None,
        }
    }

    fn event(&self, draft: &Draft) -> Event {
        let ontology = &self.knowledge.ontology;
        let kind = draft.kind.as_str();
        let mode = draft.mode.as_deref();
        let cameo = draft.cameo.clone().or_else(|| ontology.cameo_of(kind, mode));
        let rule = &self.knowledge.rules.rules[draft.rule];
        let sayings = self.chain(draft);
        let date = self.date(draft.frame.anchor);
        let mut event = Event {
            id: self.id('e', draft.frame.trigger, kind),
            doc: self.report.id.clone(),
            sentence: self.parse.sentence(draft.frame.trigger) as u32,
            happening: String::new(),
            within: self.within(draft, &sayings),
            kind: Some(draft.kind),
            mode: draft.mode.clone(),
            contexts: draft.contexts.clone(),
            quad: ontology.event_type(kind).and_then(|facts| Quad::from_word(&facts.quad)),
            score: Some(ontology.score(kind, mode)),
            goldstein: cameo.as_deref().and_then(|code| ontology.goldstein(code)),
            cameo,
            actors: self.side(draft, &draft.actors),
            recipients: self.side(draft, &draft.recipients),
            place: self.place(draft).or_else(|| self.place_around(draft)),
            aux: draft.aux.clone(),
            attribution: self.attribution(&sayings),
            counts: ground::counts(self.parse, self.knowledge, self.quantities, &self.own_tokens(draft)),
            topic: draft.topic.filter(|&topic| !self.same_as_side(draft, topic)).map(|topic| self.quote(&self.parse.subtree(topic))),
            evidence: vec![self.evidence(draft)],
            rule: rule.id.clone(),
            confidence: (draft.confidence * 100.0).round() / 100.0,
            date,
        };
        self.settle_truth(draft, &mut event);
        event
    }

    /// A topic that is only the recipient again says nothing.
    fn same_as_side(&self, draft: &Draft, topic: usize) -> bool {
        draft.actors.contains(&topic) || draft.recipients.contains(&topic)
    }

    /// Denials negate, old days are history; the flags stand in order, once.
    fn settle_truth(&self, draft: &Draft, event: &mut Event) {
        use record::Stance;
        let negated = event.aux.contains(&Aux::Negation);
        if !event.attribution.is_empty() {
            // "said it had sold": the past of the past is only the past of a report.
            event.aux.retain(|aux| *aux != Aux::Historical);
        }
        if let Some(link) = event.attribution.last_mut() {
            match link.stance {
                Stance::Asserts if negated => link.stance = Stance::Denies,
                Stance::Denies if !negated => event.aux.push(Aux::Negation),
                _ => {}
            }
        }
        if self.is_history(event.date.as_ref()) || draft.frame.aspect.background {
            event.aux.push(Aux::Historical);
        }
        event.aux.sort_unstable();
        event.aux.dedup();
    }

    /// Whether a date ended two months or more before the report.
    fn is_history(&self, date: Option<&DateRange>) -> bool {
        let end = date.and_then(|date| date.end.as_deref());
        match (end, self.report.published.as_deref()) {
            (Some(end), Some(published)) => {
                let day = ground::time::civil::Date::parse;
                day(end).zip(day(published)).is_some_and(|(end, published)| published.0 - end.0 > 60)
            }
            _ => false,
        }
    }

    /// The day of an act or saying, from the words of its own clause.
    fn date(&self, trigger: usize) -> Option<DateRange> {
        let others = self.others(trigger);
        let query = DateQuery { trigger, others: &others, inherit: Inherit::Governor };
        ground::event_date(self.parse, self.knowledge, self.times, &query).map(|found| found.range)
    }

    /// Triggers of all other acts and sayings of the sentence: what stands below them is theirs.
    fn others(&self, trigger: usize) -> Vec<usize> {
        let sentence = self.parse.sentence(trigger);
        let acts = self.index.drafts[sentence].iter().map(|&at| self.drafts[at].frame.anchor);
        let sayings = self.index.sayings[sentence].iter().map(|&at| self.sayings[at].trigger);
        acts.chain(sayings).filter(|&other| other != trigger).collect()
    }

    /// Statements of one saying: one for each speaker.
    fn statements(&self, at: usize, events: &[Event]) -> Vec<Statement> {
        let saying = &self.sayings[at];
        let speakers = self.sources(saying);
        let spoken: Vec<_> = if speakers.is_empty() { vec![None] } else { speakers.into_iter().map(Some).collect() };
        let inside: Vec<String> = saying.content.iter().filter_map(|&token| self.index.triggers[token]).map(|at| events[at].id.clone()).collect();
        let statement = |(nth, speaker)| Statement {
            id: self.statement_id(at, nth),
            doc: self.report.id.clone(),
            sentence: self.parse.sentence(saying.content.first().copied().unwrap_or(saying.trigger)) as u32,
            speaker,
            addressees: self.participants(&saying.addressees),
            cue: self.quote(&saying.cue),
            manner: saying.manner,
            stance: saying.stance,
            content: self.content(saying),
            date: self.date(saying.trigger),
            within: saying.within.map(|holder| self.statement_id(holder, 0)),
            events: inside.clone(),
        };
        spoken.into_iter().enumerate().map(statement).collect()
    }

    fn content(&self, saying: &Saying) -> Content {
        let spans = self.runs(&saying.content);
        let words: Vec<&str> = spans.iter().map(|span| span.of(self.parse.text)).collect();
        Content { text: words.join(" "), spans }
    }

    fn statement_id(&self, saying: usize, nth: usize) -> String {
        let first = self.sayings[saying].content.first().copied().unwrap_or_default();
        self.id('s', self.sayings[saying].trigger, &format!("{first} {nth}"))
    }

    /// Spans of runs of neighbouring tokens.
    fn runs(&self, tokens: &[usize]) -> Vec<Span> {
        tokens.chunk_by(|a, b| a + 1 == *b).map(|run| self.parse.span(run[0]..run[run.len() - 1] + 1)).collect()
    }

    /// The words from the first to the last of some tokens.
    fn quote(&self, tokens: &[usize]) -> Quote {
        let words = || tokens.iter().copied().filter(|&token| self.parse.tokens[token].pos != syntax::Pos::Space);
        let first = words().min().unwrap_or_default();
        let last = words().max().unwrap_or_default();
        let span = self.parse.span(first..last + 1);
        Quote { text: span.of(self.parse.text).to_string(), span }
    }

    /// Tokens of an event: its words and the phrases of its arguments in the same sentence.
    fn event_tokens(&self, draft: &Draft) -> Vec<usize> {
        let parse = self.parse;
        let mut tokens = parse.subtree(draft.frame.trigger);
        tokens.extend(&draft.frame.words);
        for argument in &draft.frame.arguments {
            let near = parse.sentence(argument.filler) == parse.sentence(draft.frame.trigger);
            if near && argument.slot != "relative" {
                tokens.extend(if argument.understood { vec![argument.filler] } else { parse.subtree(argument.filler) });
            }
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// Tokens of an event without those of other acts told inside it.
    fn own_tokens(&self, draft: &Draft) -> Vec<usize> {
        let mut tokens = self.event_tokens(draft);
        if draft.frame.anchor != draft.frame.trigger {
            tokens.extend(self.parse.subtree(draft.frame.anchor));
            tokens.sort_unstable();
            tokens.dedup();
        }
        let own = |token: usize| draft.frame.words.contains(&token) || token == draft.frame.trigger;
        let others = self.index.drafts[self.parse.sentence(draft.frame.trigger)]
            .iter()
            .map(|&at| &self.drafts[at])
            .filter(|other| tokens.binary_search(&other.frame.trigger).is_ok() && !own(other.frame.trigger));
        let inner: Vec<Vec<usize>> = others.map(|other| self.parse.subtree(other.frame.anchor)).filter(|inner| !inner.contains(&draft.frame.trigger)).collect();
        tokens.into_iter().filter(|token| !inner.iter().any(|inner| inner.binary_search(token).is_ok())).collect()
    }

    fn evidence(&self, draft: &Draft) -> Evidence {
        let clause = self.quote(&self.event_tokens(draft));
        let trigger = self.quote(&[draft.frame.trigger]);
        Evidence { text: clause.text, span: clause.span, sentence: self.parse.sentence(draft.frame.trigger) as u32, trigger }
    }

    /// An id that depends on the text alone.
    fn id(&self, letter: char, token: usize, kind: &str) -> String {
        let seed = xxh3_64_with_seed(self.parse.text.as_bytes(), token as u64);
        format!("{letter}{:016x}", xxh3_64_with_seed(kind.as_bytes(), seed))
    }
}
