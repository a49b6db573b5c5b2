//! An event noun or adjective becomes a frame: "Tehran's rejection of the plan", "carried out an attack on", "ready to".

use record::MentionKind;
use syntax::{Dep, Parse};

use super::{Aspect, Frame, Part, Scene};

impl Scene<'_> {
    /// The frame of a noun, with the subject and phrases of its light verb.
    pub(super) fn noun_frame(&self, noun: usize) -> Frame {
        let light = self.light_verb(noun);
        let mut frame = Frame {
            trigger: noun,
            words: light.into_iter().chain([noun]).collect(),
            lemma: self.parse.lemma(noun).to_lowercase(),
            part: Part::Noun,
            arguments: Vec::new(),
            aspect: self.noun_aspect(noun, light),
            anchor: light.unwrap_or(noun),
            passive: false,
        };
        self.noun_arguments(noun, &mut frame);
        if let Some(verb) = light {
            self.light_arguments(verb, noun, &mut frame);
        }
        self.agents_below(noun, &mut frame);
        self.noun_roles(&mut frame);
        frame
    }

    /// "the expulsion of envoys by Oman": a "by" that the parser hung on the noun after "of".
    fn agents_below(&self, noun: usize, frame: &mut Frame) {
        let parse = self.parse;
        let of: Vec<usize> = parse.children_with(noun, Dep::Prep).filter(|&prep| parse.lower(prep) == "of").collect();
        for inner in of.into_iter().filter_map(|of| parse.child(of, Dep::Pobj)) {
            for by in parse.children_with(inner, Dep::Prep).filter(|&prep| parse.lower(prep) == "by").collect::<Vec<_>>() {
                self.prepositional(by, "by", frame);
            }
        }
    }

    /// The frame of an adjective after a copula.
    pub(super) fn adjective_frame(&self, adjective: usize) -> Option<Frame> {
        if !matches!(self.parse.dep(adjective), Dep::Acomp | Dep::Oprd) {
            return None;
        }
        let verb = self.parse.head(adjective);
        let mut frame = Frame {
            trigger: adjective,
            words: vec![adjective],
            lemma: self.parse.lemma(adjective).to_string(),
            part: Part::Adjective,
            arguments: Vec::new(),
            aspect: if self.is_verb(verb) { self.aspect(verb) } else { Aspect::default() },
            anchor: verb,
            passive: false,
        };
        frame.add_all("subject", self.copular_subject(adjective), false);
        for child in self.parse.children(adjective).chain(self.parse.children(verb).filter(|&child| child > adjective)) {
            match self.parse.dep(child) {
                Dep::Prep => self.prepositional(child, self.parse.lower(child), &mut frame),
                Dep::Xcomp | Dep::Ccomp => frame.add("clause", child, false),
                _ => {}
            }
        }
        Some(frame)
    }

    /// The verb that only carries the noun: "held talks", "an attack was launched", "engaged in fighting".
    fn light_verb(&self, noun: usize) -> Option<usize> {
        let parse = self.parse;
        let first = self.counted(first_conjunct(parse, noun));
        let head = parse.head(first);
        let verb = match parse.dep(first) {
            Dep::Dobj | Dep::Nsubjpass => head,
            Dep::Nsubj => return Some(head).filter(|&verb| self.only_occurs(verb) || self.does_harm(verb)),
            Dep::Pobj => Some(parse.head(head)).filter(|&verb| verb != head && self.is_verb(verb))?,
            _ => return None,
        };
        let key = self.carrier_key(verb, noun);
        let list = if parse.dep(first) == Dep::Pobj { "light-prepositional-verbs" } else { "light-verbs" };
        [list, "receiving-verbs"].iter().any(|list| self.knowledge.lists.has(list, &key)).then_some(verb)
    }

    /// The noun through which a counted noun stands in its clause: "round" in "a third round of talks".
    fn counted(&self, noun: usize) -> usize {
        let parse = self.parse;
        let of = parse.head(noun);
        let whole = parse.head(of);
        let counts = parse.dep(noun) == Dep::Pobj && parse.lower(of) == "of" && self.knowledge.lists.has("quantities", parse.lemma(whole));
        if counts && whole != of { whole } else { noun }
    }

    /// The verb that carries a noun, with the preposition between them: "hold", "come under".
    fn carrier_key(&self, verb: usize, noun: usize) -> String {
        let first = self.counted(first_conjunct(self.parse, noun));
        let lemma = self.verb_lemma(verb);
        if self.parse.dep(first) == Dep::Pobj { format!("{lemma} {}", self.parse.lower(self.parse.head(first))) } else { lemma }
    }

    /// "took place", "broke out".
    fn only_occurs(&self, verb: usize) -> bool {
        let lemma = self.verb_lemma(verb);
        let place = self.parse.child(verb, Dep::Dobj).map(|object| self.parse.lemma(object) == "place");
        self.knowledge.lists.has("occurrence-verbs", &lemma) && place.unwrap_or(lemma != "take")
    }

    /// "killed nine", of an attack: the deed is the noun's, and its object the victims.
    fn does_harm(&self, verb: usize) -> bool {
        self.knowledge.lists.has("harm-verbs", self.parse.lemma(verb)) && self.parse.child(verb, Dep::Dobj).is_some()
    }

    fn verb_lemma(&self, verb: usize) -> String {
        match self.particle(verb) {
            Some(particle) => format!("{} {}", self.parse.lemma(verb), self.parse.lower(particle)),
            None => self.parse.lemma(verb).to_string(),
        }
    }

    fn noun_aspect(&self, noun: usize, light: Option<usize>) -> Aspect {
        // Whoever does not accept an offer does not undo it.
        let carries = |verb: &usize| !self.knowledge.lists.has("receiving-verbs", &self.carrier_key(*verb, noun));
        let mut aspect = light.filter(carries).map(|verb| self.aspect(verb)).unwrap_or_default();
        aspect.negated |= self.parse.children_with(noun, Dep::Det).any(|det| self.parse.lower(det) == "no");
        let of = self.parse.head(noun);
        aspect.hypothetical |= self.parse.dep(noun) == Dep::Pobj && self.parse.lower(of) == "of" && self.is_capacity(self.parse.head(of));
        let lists = &self.knowledge.lists;
        for modifier in self.parse.children_with(noun, Dep::Amod) {
            aspect.future |= lists.has("future-adjectives", self.parse.lemma(modifier));
            aspect.hypothetical |= lists.has("possible-adjectives", self.parse.lemma(modifier));
            aspect.ongoing |= lists.has("ongoing-adjectives", self.parse.lemma(modifier));
        }
        aspect
    }

    /// Possessor, nationality words, prepositional phrases and clauses of the noun itself.
    fn noun_arguments(&self, noun: usize, frame: &mut Frame) {
        let first = first_conjunct(self.parse, noun);
        let counted = self.counted(first);
        let shared = self.parse.children(first).filter(|_| first != noun).chain(self.parse.children(counted).filter(|_| counted != first));
        for child in self.parse.children(noun).chain(shared) {
            match self.parse.dep(child) {
                Dep::Poss => frame.add_all("poss", self.fillers(child), first != noun),
                Dep::Amod | Dep::Compound | Dep::Nmod if self.names.at(child).is_some() => frame.add("modifier", child, false),
                Dep::Amod | Dep::Compound | Dep::Nmod => frame.add("word", child, false),
                Dep::Prep if self.parse.children(child).any(|inner| inner == noun) => {}
                Dep::Prep => self.prepositional(child, self.parse.lower(child), frame),
                Dep::Acl | Dep::Ccomp | Dep::Xcomp => {
                    frame.add("clause", child, false);
                    self.cause(child, frame);
                }
                Dep::Relcl => frame.add("relative", child, false),
                _ => {}
            }
        }
    }

    /// "protests sparked by the arrest".
    fn cause(&self, clause: usize, frame: &mut Frame) {
        if self.knowledge.lists.has("causing-verbs", self.parse.lemma(clause)) {
            for agent in self.parse.children_with(clause, Dep::Agent) {
                self.prepositional(agent, "cause", frame);
            }
        }
    }

    /// Subject and phrases of the light verb.
    fn light_arguments(&self, verb: usize, noun: usize, frame: &mut Frame) {
        let Some(carrier) = self.verb_frame(verb) else { return };
        let receives = !carrier.passive && self.knowledge.lists.has("receiving-verbs", &self.carrier_key(verb, noun));
        let deed = self.parse.dep(noun) == Dep::Nsubj && self.does_harm(verb);
        for argument in carrier.arguments {
            if deed && argument.slot == "object" {
                frame.add("victim", argument.filler, argument.understood);
            }
            let own = argument.filler == noun || self.parse.ancestors(argument.filler).any(|above| above == noun);
            if receives && argument.slot == "subject" {
                frame.add("receiver", argument.filler, argument.understood);
                frame.add("to", argument.filler, argument.understood);
                continue;
            }
            if receives && matches!(argument.slot.as_str(), "from" | "by") {
                frame.add("by", argument.filler, argument.understood);
            }
            if !own && argument.slot != "object" && !(self.parse.dep(noun) == Dep::Nsubj && argument.slot == "subject") {
                frame.add(&argument.slot, argument.filler, argument.understood);
            }
        }
    }

    /// Subject and object of a noun by what its phrases usually mean.
    fn noun_roles(&self, frame: &mut Frame) {
        let sent = self.knowledge.lists.has("sent-nouns", &frame.lemma) && frame.slot("from").any(|filler| self.is_somebody(filler));
        for slot in [if sent { "from" } else { "by" }, "by", "poss", "modifier"] {
            if frame.has("subject") {
                break;
            }
            let (towns, fillers): (Vec<usize>, Vec<usize>) = frame.slot(slot).partition(|&filler| slot == "modifier" && self.is_town(filler));
            frame.add_all("subject", fillers, false);
            frame.add_all("in", towns, true);
        }
        let objects: Vec<usize> = frame.slot("of").collect();
        frame.add_all("object", objects, false);
    }

    /// A place that stands for nobody: "a Mosul car bombing" is where, not who.
    fn is_town(&self, token: usize) -> bool {
        let stands = |at: &usize| self.names.entities[*at].country.is_some() || self.names.entities[*at].sector.is_some();
        self.names.at(token).is_some_and(|mention| mention.kind == MentionKind::Place && !mention.refers.iter().any(stands))
    }
}

/// The first of coordinated nouns, which carries the shared arguments.
fn first_conjunct(parse: &Parse, noun: usize) -> usize {
    if parse.dep(noun) == Dep::Conj { parse.head(noun) } else { noun }
}
