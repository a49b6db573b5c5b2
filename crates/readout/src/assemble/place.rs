//! The place of an act: where its rule expects it, else in its own words, else, for acts with nobody named, the country around.

use events::Draft;
use ground::{Inherit, PlaceQuery};
use record::{Basis, Place};

use super::Scene;

impl Scene<'_> {
    /// A place that the words of the act name.
    pub(super) fn place(&self, draft: &Draft) -> Option<Place> {
        let expected = draft.places.iter().find_map(|&head| self.place_in_phrase(head));
        expected.or_else(|| {
            let elsewhere = self.elsewhere(draft);
            let mut others = self.others(draft.frame.anchor);
            others.extend(&elsewhere);
            let found = [draft.frame.trigger, draft.frame.anchor].into_iter().find_map(|trigger| {
                let query = PlaceQuery { trigger, others: &others, inherit: Inherit::Never };
                ground::event_place(self.parse, self.knowledge, self.places, &query)
            });
            found.map(|at| &self.places[at]).filter(|place| !elsewhere.contains(&place.head)).map(|place| place.place(self.parse.text))
        })
    }

    /// Heads of phrases whose places are not the act's: its topic, its time, and the sides of an act of words.
    fn elsewhere(&self, draft: &Draft) -> Vec<usize> {
        let apart = &self.knowledge.lists;
        let of_time = draft.frame.arguments.iter().filter(|argument| apart.has("placeless-slots", &argument.slot)).map(|argument| argument.filler);
        let verbal = self.knowledge.ontology.event_type(draft.kind.as_str()).is_some_and(|facts| facts.quad.starts_with("verbal"))
            && draft.kind != record::EventType::Consult;
        let sides = draft.actors.iter().chain(&draft.recipients).copied().filter(|_| verbal);
        let done_to = |topic: usize| !verbal && draft.frame.slot("object").any(|object| object == topic);
        let own = |topic: &usize| draft.places.contains(topic) || draft.recipients.contains(topic) || done_to(*topic);
        let topic = draft.topic.filter(|topic| !own(topic));
        of_time.chain(sides).chain(topic).filter(|&head| head != draft.frame.trigger).collect()
    }

    /// The toponym in a phrase: "the city of Kherson".
    fn place_in_phrase(&self, head: usize) -> Option<Place> {
        let phrase = self.parse.subtree(head);
        let inside = self.places.iter().filter(|place| place.meaning.is_some() && phrase.binary_search(&place.head).is_ok());
        inside
            .min_by_key(|place| (place.head != head, place.meaning.as_ref().map(|meaning| std::cmp::Reverse(meaning.kind))))
            .map(|place| place.place(self.parse.text))
    }

    /// The country of the sentence's subject, where an act names neither a place nor anybody.
    pub(super) fn place_around(&self, draft: &Draft) -> Option<Place> {
        if !draft.actors.is_empty() || !draft.recipients.is_empty() {
            return None;
        }
        let sentence = self.parse.sentences.get(self.parse.sentence(draft.frame.trigger))?.clone();
        let root = sentence.clone().find(|&token| self.parse.head(token) == token)?;
        let subjects = self.parse.children(root).filter(|&child| matches!(self.parse.dep(child), syntax::Dep::Nsubj | syntax::Dep::Nsubjpass));
        let country = subjects.flat_map(|subject| self.at(subject)).find_map(|who| who.country)?;
        let name = self.knowledge.names.country_name(&country)?.to_string();
        Some(Place {
            name: Some(name),
            geonames: None,
            country: Some(country),
            admin1: None,
            lat: None,
            lon: None,
            kind: Some("country".to_string()),
            text: None,
            span: None,
            basis: Basis::Context,
        })
    }
}
