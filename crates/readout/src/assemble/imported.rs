//! Acts that imported dictionaries coded become event records, with the dictionaries' own codes.
//!
//! `type`, `quad`, `score` and `goldstein` follow from a code that begins like one of CAMEO's, and are null for others.

use petrarch::{Act, Coded, NOBODY, Party};
use record::{Basis, Event, EventType, Evidence, Participant, Quad, Quote};

use super::Scene;

/// Dictionaries do not tell how often their patterns are right.
const CONFIDENCE: f64 = 0.5;

impl Scene<'_> {
    /// An event for each act, in text order.
    pub fn imported(&self, coded: &Coded) -> Vec<Event> {
        coded.acts.iter().enumerate().map(|(nth, act)| self.imported_event(nth, act)).collect()
    }

    fn imported_event(&self, nth: usize, act: &Act) -> Event {
        let ontology = &self.knowledge.ontology;
        let kind = ontology.type_of(&act.code);
        let id = self.id('e', act.trigger.start, &format!("{} {} {nth}", act.rule, act.code));
        let evidence = self.imported_evidence(act);
        Event {
            happening: id.replacen('e', "h", 1),
            id,
            doc: self.report.id.clone(),
            sentence: evidence.sentence,
            within: None,
            kind: kind.and_then(EventType::from_word),
            mode: None,
            contexts: Vec::new(),
            quad: kind.and_then(|kind| Quad::from_word(&ontology.event_type(kind)?.quad)),
            score: kind.map(|kind| ontology.score(kind, None)),
            goldstein: kind.and_then(|_| ontology.goldstein_near(&act.code)),
            cameo: Some(act.code.clone()),
            actors: act.actors.iter().map(|party| self.party(party)).collect(),
            recipients: act.recipients.iter().map(|party| self.party(party)).collect(),
            date: self.date(act.trigger.start),
            place: None,
            aux: Vec::new(),
            attribution: Vec::new(),
            counts: Vec::new(),
            topic: None,
            evidence: vec![evidence],
            rule: act.rule.clone(),
            confidence: CONFIDENCE,
        }
    }

    /// A party by its words and its code; that nobody knows it is a null.
    fn party(&self, party: &Party) -> Participant {
        let span = self.parse.span(party.tokens.clone());
        let code = (party.code != NOBODY).then(|| party.code.clone());
        Participant { text: Some(span.of(self.parse.text).to_string()), span: Some(span), basis: Basis::Stated, code, ..Participant::nobody() }
    }

    fn imported_evidence(&self, act: &Act) -> Evidence {
        let quote = |tokens: &std::ops::Range<usize>| {
            let span = self.parse.span(tokens.clone());
            Quote { text: span.of(self.parse.text).to_string(), span }
        };
        let words = quote(&act.tokens);
        Evidence { text: words.text, span: words.span, sentence: self.parse.sentence(act.trigger.start) as u32, trigger: quote(&act.trigger) }
    }
}
