//! The sayings around an event become its chain of sources, outermost first.

use events::{Draft, Saying};
use record::{Attribution, Participant};

use super::Scene;

/// Sentences back in which the issuer of "the statement" is looked for.
const ISSUER_REACH: usize = 12;

impl Scene<'_> {
    /// Indices of the sayings that carry an event, outermost first.
    pub(super) fn chain(&self, draft: &Draft) -> Vec<usize> {
        let trigger = draft.frame.trigger;
        let own = |at: usize| self.sayings[at].trigger == trigger || self.sayings[at].cue.contains(&draft.frame.anchor);
        let mut next = self.index.held[trigger];
        if let Some(at) = next.filter(|&at| own(at)) {
            next = self.sayings[at].within;
        }
        let mut chain = Vec::new();
        while let Some(at) = next.filter(|at| !chain.contains(at)) {
            chain.push(at);
            next = self.sayings[at].within;
        }
        chain.reverse();
        chain
    }

    /// The links of a chain.
    pub(super) fn attribution(&self, chain: &[usize]) -> Vec<Attribution> {
        let link = |&at: &usize| {
            let saying = &self.sayings[at];
            Attribution {
                sources: self.sources(saying),
                cue: self.quote(&saying.cue),
                manner: saying.manner,
                stance: saying.stance,
                date: self.date(saying.trigger),
            }
        };
        chain.iter().map(link).collect()
    }

    /// Id of the event or statement that contains an event.
    pub(super) fn within(&self, draft: &Draft, chain: &[usize]) -> Option<String> {
        let holder = draft.within.and_then(|trigger| self.index.triggers[trigger]).map(|at| &self.drafts[at]);
        match holder {
            Some(holder) => Some(self.id('e', holder.frame.trigger, holder.kind.as_str())),
            None => chain.last().map(|&at| self.statement_id(at, 0)),
        }
    }

    /// Who speaks: those named, or the body behind "the statement".
    pub(super) fn sources(&self, saying: &Saying) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        for &speaker in &saying.speakers {
            let named = self.names.at(speaker).is_some_and(|mention| !mention.refers.is_empty());
            let document = !named && self.knowledge.lists.has("documents", self.parse.lemma(speaker));
            let issuers = if document { self.issuers(speaker) } else { Vec::new() };
            for participant in if issuers.is_empty() { self.at(speaker) } else { issuers } {
                if !found.iter().any(|known| super::participants::same(known, &participant)) {
                    found.push(participant);
                }
            }
        }
        found
    }

    /// Who issued "the statement": its owner in the phrase, else the last body that spoke before it.
    fn issuers(&self, document: usize) -> Vec<Participant> {
        let parse = self.parse;
        let span = parse.tokens[document].span;
        let words = (span.of(parse.text).to_string(), span);
        let owner = parse.children(document).find(|&child| self.names.at(child).is_some_and(|mention| !mention.refers.is_empty()));
        let before = || {
            let sentence = parse.sentence(document);
            let near = (sentence.saturating_sub(ISSUER_REACH)..=sentence).rev().flat_map(|sentence| &self.index.sayings[sentence]);
            let speakers = near.map(|&at| &self.sayings[at]).filter(|saying| saying.trigger < document).flat_map(|saying| saying.speakers.iter().copied());
            speakers.filter(|&speaker| self.speaks_for_a_body(speaker)).max()
        };
        let Some(issuer) = owner.or_else(before) else { return Vec::new() };
        let mention = self.names.at(issuer).expect("it was found by its mention");
        mention.refers.iter().map(|&at| self.names.entities[at].participant(Some(words.clone()))).collect()
    }

    /// Bodies issue statements; a person alone only where nobody else does.
    fn speaks_for_a_body(&self, speaker: usize) -> bool {
        self.names
            .at(speaker)
            .is_some_and(|mention| !mention.refers.is_empty() && !matches!(mention.kind, record::MentionKind::Person) && mention.form != names::Form::Pronoun)
    }
}
