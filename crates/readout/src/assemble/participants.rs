//! Head tokens become participants; a place that is acted on stands for its country.

use events::Draft;
use record::{Basis, Participant};

use super::Scene;

impl Scene<'_> {
    /// One side of an event: those only implied have no words, those owned share the owner's country.
    pub(super) fn side(&self, draft: &Draft, heads: &[usize]) -> Vec<Participant> {
        let (implied, stated): (Vec<usize>, Vec<usize>) = heads.iter().partition(|head| draft.implied.contains(head));
        let mut side = self.participants(&stated);
        for mut participant in self.participants(&implied) {
            (participant.text, participant.span, participant.basis) = (None, None, Basis::Context);
            side.push(participant);
        }
        let country = side.iter().find_map(|participant| participant.country.clone());
        let owned: Vec<_> = draft.owned.iter().flat_map(|&head| self.at(head)).filter_map(|owned| owned.span).collect();
        for participant in side.iter_mut().filter(|participant| participant.country.is_none() && participant.span.is_some_and(|span| owned.contains(&span))) {
            participant.country.clone_from(&country);
            participant.code = Participant::code_of(participant.country.as_deref(), participant.sector);
        }
        side
    }

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
    fn country_of_place(&self, head: usize, participant: &mut Participant) {
        if participant.country.is_some() || participant.sector.is_some() || participant.basis != Basis::Stated {
            return;
        }
        let place = self.places.iter().find(|place| place.head == head).and_then(|place| place.meaning.as_ref());
        if let Some(place) = place {
            participant.country.clone_from(&place.country);
            participant.name = participant.name.take().or_else(|| Some(place.name.to_string()));
            participant.code = Participant::code_of(participant.country.as_deref(), None);
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
