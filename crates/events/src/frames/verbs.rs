//! A verb becomes a frame: its arguments by what they do, not by where they stand.

use syntax::{Dep, EntityLabel, Pos, Tag};

use super::{Frame, Part, Scene};

impl Scene<'_> {
    /// Whether a token is a verb that can head a clause.
    pub(super) fn is_verb(&self, token: usize) -> bool {
        matches!(self.parse.tokens[token].pos, Pos::Verb | Pos::Aux)
    }

    /// The frame of a verb; none for an auxiliary of another.
    pub(super) fn verb_frame(&self, verb: usize) -> Option<Frame> {
        let parse = self.parse;
        if matches!(parse.dep(verb), Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound) {
            return None;
        }
        let particle = self.particle(verb);
        let lemma = match particle {
            Some(particle) => format!("{} {}", parse.lemma(verb), parse.lower(particle)),
            None => parse.lemma(verb).to_string(),
        };
        let mut frame = Frame {
            trigger: verb,
            words: [Some(verb), particle].into_iter().flatten().collect(),
            lemma,
            part: Part::Verb,
            arguments: Vec::new(),
            aspect: self.aspect(verb),
            anchor: verb,
            passive: self.is_passive(verb),
        };
        self.own_arguments(verb, &mut frame);
        self.understood_arguments(verb, &mut frame);
        self.object_phrases(&mut frame);
        self.inner_phrases(&mut frame);
        Some(frame)
    }

    /// The particle of a verb: "pull out", also where "out of" is read as a preposition.
    pub(super) fn particle(&self, verb: usize) -> Option<usize> {
        let parse = self.parse;
        let next = |child: usize| child == verb + 1 && self.knowledge.lists.has("particles", parse.lower(child));
        let loose = |child: usize| matches!(parse.dep(child), Dep::Prep | Dep::Advmod) && next(child) && parse.child(child, Dep::Pobj).is_none();
        parse.children(verb).find(|&child| parse.dep(child) == Dep::Prt || loose(child))
    }

    /// Passive by auxiliary, by subject, or as a bare participle after its noun.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let parse = self.parse;
        let marked = parse.children(verb).any(|child| matches!(parse.dep(child), Dep::Auxpass | Dep::Nsubjpass | Dep::Csubjpass | Dep::Agent));
        let ordered = self.ordered_by(verb).is_some();
        let participle = ordered || parse.tokens[verb].tag == Tag::Vbn && matches!(parse.dep(verb), Dep::Acl | Dep::Advcl | Dep::Relcl);
        let has_aux = parse.children_with(verb, Dep::Aux).next().is_some();
        let conjunct = parse.dep(verb) == Dep::Conj && parse.tokens[verb].tag == Tag::Vbn && !has_aux && parse.child(verb, Dep::Nsubj).is_none();
        let has_subject = !ordered && parse.child(verb, Dep::Nsubj).is_some();
        marked || (participle && !has_aux && !has_subject) || (conjunct && self.is_verb(parse.head(verb)) && self.is_passive(parse.head(verb)))
    }

    /// Arguments that hang on the verb itself.
    fn own_arguments(&self, verb: usize, frame: &mut Frame) {
        let parse = self.parse;
        let objects: Vec<usize> = parse.children_with(verb, Dep::Dobj).collect();
        let has_object = !objects.is_empty();
        for child in parse.children(verb) {
            match parse.dep(child) {
                Dep::Nsubj if self.ordered_by(verb).is_some() => frame.add_all("object", self.fillers(child), false),
                Dep::Nsubj => frame.add_all("subject", self.fillers(child), false),
                Dep::Nsubjpass if has_object => frame.add_all("indirect", self.fillers(child), false),
                Dep::Nsubjpass => frame.add_all("object", self.fillers(child), false),
                Dep::Dobj if objects.len() > 1 && child == objects[0] => frame.add_all("indirect", self.fillers(child), false),
                Dep::Dobj => frame.add_all("object", self.fillers(child), false),
                Dep::Advmod => frame.add("adverb", child, false),
                Dep::Agent => self.prepositional(child, "subject", frame),
                Dep::Dative if parse.tokens[child].pos == Pos::Adp => self.prepositional(child, parse.lower(child), frame),
                Dep::Dative => frame.add_all("indirect", self.fillers(child), false),
                Dep::Prep => self.prepositional(child, parse.lower(child), frame),
                Dep::Ccomp | Dep::Xcomp if self.ordered_by(child).is_some() => frame.add("ordered", child, false),
                Dep::Ccomp | Dep::Xcomp => {
                    frame.add_all("clause", self.clauses(child), false);
                    let subject = parse.children(child).find(|&inner| matches!(parse.dep(inner), Dep::Nsubj | Dep::Nsubjpass));
                    let subject = subject.map(|subject| self.fillers(subject)).unwrap_or_default();
                    if self.aspect(child).wanted {
                        frame.add("wish", child, false);
                        frame.add_all("wish subject", subject.iter().copied(), false);
                    }
                    frame.add_all("clause subject", subject, false);
                }
                Dep::Csubj | Dep::Csubjpass => frame.add("subject clause", child, false),
                Dep::Advcl => frame.add(self.adverbial(child), child, false),
                Dep::Attr | Dep::Acomp | Dep::Oprd => frame.add_all("complement", self.fillers(child), false),
                _ => {}
            }
        }
    }

    /// Purpose ("to attack") or any other adverbial clause.
    fn adverbial(&self, clause: usize) -> &'static str {
        if self.is_infinitive(clause) { "purpose" } else { "adverbial" }
    }

    /// A date or time of day, which fills no role.
    pub(crate) fn is_time(&self, token: usize) -> bool {
        let label = self.parse.entity(token).map(|entity| entity.label);
        matches!(label, Some(EntityLabel::Date | EntityLabel::Time))
    }

    /// A clause and the verbs coordinated with it.
    fn clauses(&self, clause: usize) -> Vec<usize> {
        let mut found = vec![clause];
        let mut at = 0;
        while at < found.len() {
            found.extend(self.parse.children_with(found[at], Dep::Conj).filter(|&conjunct| self.is_verb(conjunct)));
            at += 1;
        }
        found
    }

    /// The objects of a preposition and of prepositions inside it ("from behind the lines").
    pub(super) fn prepositional(&self, preposition: usize, slot: &str, frame: &mut Frame) {
        for child in self.parse.children(preposition) {
            match self.parse.dep(child) {
                Dep::Pobj if self.is_time(child) => frame.add("time", child, false),
                Dep::Pobj => frame.add_all(slot, self.fillers(child), false),
                Dep::Pcomp => {
                    let subject = self.parse.child(child, Dep::Nsubj).filter(|_| slot == "with");
                    frame.add_all(slot, subject.map(|subject| self.fillers(subject)).unwrap_or_default(), false);
                    frame.add_all(slot, self.clauses(child), false);
                }
                Dep::Prep => self.prepositional(child, self.parse.lower(child), frame),
                Dep::Conj if self.parse.tokens[child].pos == Pos::Adp => self.prepositional(child, self.parse.lower(child), frame),
                _ => {}
            }
        }
    }

    /// Who has a noun: "Libya's desire", "the French plan", "a proposal by Mali".
    fn owners(&self, noun: usize) -> Vec<usize> {
        let parse = self.parse;
        if let Some(possessor) = parse.child(noun, Dep::Poss) {
            return self.fillers(possessor);
        }
        let by = parse.children_with(noun, Dep::Prep).find(|&prep| matches!(parse.lower(prep), "by" | "from"));
        if let Some(object) = by.and_then(|by| parse.child(by, Dep::Pobj)) {
            return self.fillers(object);
        }
        let modifiers = parse.children(noun).filter(|&child| matches!(parse.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod));
        modifiers.filter(|&child| self.names.at(child).is_some()).collect()
    }

    /// Phrases that the parser hung on the object: "impose sanctions on Iran".
    fn object_phrases(&self, frame: &mut Frame) {
        let objects: Vec<usize> = frame.slot("object").chain(frame.slot("complement")).collect();
        for object in objects {
            let somebody = self.names.at(object).is_some();
            if !somebody {
                frame.add_all("owner", self.owners(object), false);
            }
            for preposition in self.parse.children_with(object, Dep::Prep).filter(|&preposition| !somebody || self.parse.lower(preposition) != "of") {
                self.prepositional(preposition, self.parse.lower(preposition), frame);
            }
            self.carried_phrases(object, frame);
            let infinitive = self.parse.children_with(object, Dep::Acl).find(|&clause| self.adverbial(clause) == "purpose");
            frame.add_all("object clause", infinitive, false);
        }
    }

    /// Whom the object was brought on, in a clause about it: "lifted the sanctions that it had imposed on Iran".
    fn carried_phrases(&self, object: usize, frame: &mut Frame) {
        let clauses = self.parse.children(object).filter(|&clause| matches!(self.parse.dep(clause), Dep::Acl | Dep::Relcl));
        for clause in clauses.filter(|&clause| self.knowledge.lists.has("light-verbs", self.parse.lemma(clause))) {
            for preposition in self.parse.children_with(clause, Dep::Prep).filter(|&prep| matches!(self.parse.lower(prep), "on" | "against" | "upon")) {
                let slot = self.parse.lower(preposition);
                if !frame.has(slot) {
                    self.prepositional(preposition, slot, frame);
                }
            }
        }
    }

    /// Whose something is, and to whom it goes, inside a phrase with a preposition: "poured scorn on Tokyo's offer".
    fn inner_phrases(&self, frame: &mut Frame) {
        let direct = |slot: &str| matches!(slot, "subject" | "object" | "indirect" | "complement" | "owner" | "clause" | "time" | "adverb" | "by");
        let aside = |slot: &str| direct(slot) || self.knowledge.lists.has("circumstance-prepositions", slot);
        let inner: Vec<usize> = frame.arguments.iter().filter(|argument| !aside(&argument.slot)).map(|argument| argument.filler).collect();
        for thing in inner.into_iter().filter(|&thing| matches!(self.parse.tokens[thing].pos, Pos::Noun) && !self.is_somebody(thing)) {
            if !frame.has("owner") {
                frame.add_all("owner", self.owners(thing), true);
            }
            for preposition in self.parse.children_with(thing, Dep::Prep).filter(|&preposition| self.parse.lower(preposition) != "of") {
                let object = self.parse.child(preposition, Dep::Pobj).filter(|&object| self.is_somebody(object));
                let slot = self.parse.lower(preposition);
                if object.is_some() && !frame.has(slot) {
                    self.prepositional(preposition, slot, frame);
                }
            }
        }
    }
}
