//! Head tokens become participants; a place that is acted on stands for its country.

use record::{Basis, Participant};

use super::Scene;

impl Scene<'_> {
    /// Everyone that some head tokens stand for, each once.
    pub(super) fn participants(&self, heads: &[usize]) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        for participant in heads.iter().flat_map(|&head| self.at(head)) {
            if !found.iter().any(|known| same(known, &participant)) {
                found.push(participant);
            }
        }
        found
    }

    /// The participants of one head token.
    pub(super) fn at(&self, head: usize) -> Vec<Participant> {
        let Some(mention) = self.names.at(head) else {
            let span = self.parse.tokens[head].span;
            return vec![Participant::unknown(span.of(self.parse.text).to_string(), span)];
        };
        let span = self.parse.span(mention.tokens.clone());
        let mut found = self.names.participants(mention, self.parse.text, span);
        if let [only] = found.as_mut_slice() {
            self.country_of_place(head, only);
        }
        found
    }

    /// "bombed Kharkiv": the country comes from the gazetteer.
    fn country_of_place(&self, _head: usize, participant: &mut Participant) {
        if participant.country.is_some() || participant.sector.is_some() || participant.basis != Basis::Stated {
            return;
        }
    }
}

/// Whether two participants are one.
pub(super) fn same(a: &Participant, b: &Participant) -> bool {
    match (&a.id, &b.id) {
        (Some(a), Some(b)) => a == b,
        _ => a.span == b.span && a.name == b.name && a.code == b.code,
    }
}
