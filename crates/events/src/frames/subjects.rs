//! A verb without a subject of its own becomes one whose subject is understood.
//!
//! "ordered troops to fire", "accused of firing", "troops firing", "fired and then fled", "troops that fired".

use syntax::{Dep, Tag};

use super::{Frame, Scene};

impl Scene<'_> {
    /// Fills subject or object from the clause around.
    pub(super) fn understood_arguments(&self, verb: usize, frame: &mut Frame) {
        let slot = if frame.passive { "object" } else { "subject" };
        if !(frame.has(slot) || frame.passive && frame.has("indirect")) {
            frame.add_all(slot, self.understood_subject(verb), true);
        }
        if self.parse.dep(verb) == Dep::Relcl && !frame.passive {
            self.relative_object(verb, frame);
        }
        if frame.passive && !frame.has("subject") {
            frame.add_all("subject", self.causer(verb), true);
        }
        if !frame.has("to") && !frame.slot("object").chain(frame.slot("indirect")).any(|filler| self.is_somebody(filler)) {
            frame.add_all("to", self.addressee(verb), true);
        }
    }

    /// Who has something done: "ordered two ministers jailed".
    fn causer(&self, verb: usize) -> Vec<usize> {
        self.ordered_by(verb).map(|governor| self.surface_subject(governor)).unwrap_or_default()
    }

    /// The verb by which something is ordered done, over the bare participle that tells what.
    pub(super) fn ordered_by(&self, participle: usize) -> Option<usize> {
        let head = self.parse.head(participle);
        let governor = match self.parse.dep(participle) {
            Dep::Acl if self.parse.dep(head) == Dep::Dobj => self.parse.head(head),
            Dep::Ccomp | Dep::Xcomp | Dep::Oprd => head,
            _ => return None,
        };
        let bare = matches!(self.parse.tokens[participle].tag, Tag::Vbn | Tag::Vbd) && self.parse.children_with(participle, Dep::Aux).next().is_none();
        (bare && self.knowledge.lists.has("ordering-verbs", self.parse.lemma(governor))).then_some(governor)
    }

    /// Whom somebody gets in touch with to say something: "phoned the king to apologise".
    fn addressee(&self, verb: usize) -> Vec<usize> {
        let contact = self.parse.head(verb);
        let said = matches!(self.parse.dep(verb), Dep::Advcl | Dep::Xcomp) && self.is_infinitive(verb);
        if !said || !self.knowledge.lists.has("contact-verbs", self.parse.lemma(contact)) {
            return Vec::new();
        }
        let prepositions = self.parse.children_with(contact, Dep::Prep).filter(|&prep| matches!(self.parse.lower(prep), "to" | "with"));
        let objects = prepositions.filter_map(|prep| self.parse.child(prep, Dep::Pobj));
        let found = self.parse.child(contact, Dep::Dobj).into_iter().chain(objects).find(|&token| self.is_somebody(token));
        found.map(|token| self.fillers(token)).unwrap_or_default()
    }

    /// What the subject would be if it stood there.
    fn understood_subject(&self, verb: usize) -> Vec<usize> {
        let head = self.parse.head(verb);
        match self.parse.dep(verb) {
            Dep::Conj if self.is_verb(head) => self.surface_subject(head),
            Dep::Xcomp | Dep::Ccomp if self.infinite(verb) => self.controller(head),
            Dep::Advcl if self.infinite(verb) => self.surface_subject(head),
            Dep::Pcomp => self.after_preposition(head),
            Dep::Acl | Dep::Relcl if self.is_infinitive(verb) => self.of_noun(head),
            Dep::Acl => self.fillers(head),
            _ => Vec::new(),
        }
    }

    /// The surface subject of a verb: own, or understood in its turn.
    fn surface_subject(&self, verb: usize) -> Vec<usize> {
        if !self.is_verb(verb) {
            return Vec::new();
        }
        let own = self.parse.children(verb).find(|&child| matches!(self.parse.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        match own {
            Some(own) => self.fillers(own),
            None => self.understood_subject(verb),
        }
    }

    /// Who does what a complement says: the object ("urged Iran to stop"), else the subject ("agreed to stop").
    fn controller(&self, verb: usize) -> Vec<usize> {
        let objects = self.parse.children(verb).find(|&child| matches!(self.parse.dep(child), Dep::Dobj | Dep::Dative));
        let subject_control = self.knowledge.lists.has("subject-control", self.parse.lemma(verb));
        match objects.filter(|_| !subject_control).or_else(|| self.controlling_phrase(verb)) {
            Some(object) => self.fillers(object),
            None if self.is_verb(verb) => self.surface_subject(verb),
            None => self.copular_subject(verb),
        }
    }

    /// "called on Iran to stop": who stands after the preposition.
    fn controlling_phrase(&self, verb: usize) -> Option<usize> {
        let controls = |&prep: &usize| self.knowledge.lists.has("controlling-phrases", &format!("{} {}", self.parse.lemma(verb), self.parse.lower(prep)));
        let prep = self.parse.children_with(verb, Dep::Prep).find(controls)?;
        self.parse.child(prep, Dep::Pobj)
    }

    /// The subject of the copula over an adjective or noun: "Iran is ready to talk".
    pub(super) fn copular_subject(&self, word: usize) -> Vec<usize> {
        let complement = matches!(self.parse.dep(word), Dep::Acomp | Dep::Attr | Dep::Oprd);
        if complement { self.surface_subject(self.parse.head(word)) } else { Vec::new() }
    }

    /// "accused Russia of using": the object; "by using", "after using": the subject.
    fn after_preposition(&self, preposition: usize) -> Vec<usize> {
        let governor = self.parse.head(preposition);
        let by_object = self.knowledge.lists.has("object-control-prepositions", self.parse.lower(preposition));
        if !self.is_verb(governor) {
            let accused = by_object && self.parse.dep(governor) == Dep::Dobj && self.is_somebody(governor);
            return if accused { self.fillers(governor) } else { self.of_noun(governor) };
        }
        let object = self.parse.children_with(governor, Dep::Dobj).next();
        match object.filter(|_| by_object) {
            Some(object) => self.fillers(object),
            None => self.surface_subject(governor),
        }
    }

    /// Who has the noun: "Russia's desire to talk", "an offer by Iran to talk".
    fn of_noun(&self, noun: usize) -> Vec<usize> {
        let owner = self.parse.child(noun, Dep::Poss).or_else(|| {
            let by = self.parse.children_with(noun, Dep::Prep).find(|&prep| matches!(self.parse.lower(prep), "by" | "from"));
            by.and_then(|by| self.parse.child(by, Dep::Pobj))
        });
        if let Some(owner) = owner {
            return self.fillers(owner);
        }
        let head = self.parse.head(noun);
        match self.parse.dep(noun) {
            Dep::Dobj if self.is_verb(head) => self.surface_subject(head),
            Dep::Attr | Dep::Acomp => self.copular_subject(noun),
            _ => Vec::new(),
        }
    }

    /// The antecedent as object where the relative clause has a gap: "the city they had captured".
    fn relative_object(&self, verb: usize, frame: &mut Frame) {
        let antecedent = self.parse.head(verb);
        let is_subject = frame.slot("subject").any(|filler| filler == antecedent);
        if frame.has("object") || is_subject || !frame.has("subject") {
            return;
        }
        let by_preposition = self
            .parse
            .children_with(verb, Dep::Prep)
            .any(|prep| self.parse.child(prep, Dep::Pobj).is_none_or(|object| matches!(self.parse.tokens[object].tag, Tag::Wdt | Tag::Wp)));
        let by_adverb = self.parse.children_with(verb, Dep::Advmod).any(|adverb| self.parse.tokens[adverb].tag == Tag::Wrb);
        if !by_preposition && !by_adverb {
            frame.add_all("object", self.fillers(antecedent), true);
        }
    }

    /// Whether a verb form has no tense: "to attack", "attacking", "attacked" as participle.
    pub(super) fn infinite(&self, verb: usize) -> bool {
        let finite_aux = self.parse.children(verb).any(|child| {
            matches!(self.parse.dep(child), Dep::Aux | Dep::Auxpass) && matches!(self.parse.tokens[child].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
        });
        matches!(self.parse.tokens[verb].tag, Tag::Vb | Tag::Vbg | Tag::Vbn) && !finite_aux
    }

    pub(super) fn is_infinitive(&self, verb: usize) -> bool {
        self.parse.children_with(verb, Dep::Aux).any(|aux| self.parse.tokens[aux].tag == Tag::To)
    }
}
