//! A verb and its auxiliaries become tense, modality and polarity.
//!
//! "had not supplied" is past, perfect and negated; "would attack" is hypothetical; "will sign" is future.

use syntax::{Dep, Tag};

use super::Scene;

/// When and whether, as the grammar tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aspect {
    /// "not", "never", "no", "without".
    pub negated: bool,
    /// "will", "going to".
    pub future: bool,
    /// "would", "could", "if".
    pub hypothetical: bool,
    /// "is attacking".
    pub ongoing: bool,
    /// "had attacked".
    pub earlier: bool,
    /// Past tense.
    pub past: bool,
    /// "months before the war": background to the report's own news.
    pub background: bool,
    /// "must", "should": the speaker wants it.
    pub wanted: bool,
    /// "tried to attack".
    pub attempted: bool,
}

impl Scene<'_> {
    /// Aspect of a verb in its clause.
    pub(super) fn aspect(&self, verb: usize) -> Aspect {
        let mut aspect = self.own_aspect(verb);
        let parse = self.parse;
        let has_auxiliary = parse.children(verb).any(|child| matches!(parse.dep(child), Dep::Aux | Dep::Auxpass));
        if parse.dep(verb) == Dep::Conj && !has_auxiliary && self.is_verb(parse.head(verb)) && !self.finite(verb) {
            let first = self.aspect(parse.head(verb));
            aspect.future |= first.future;
            aspect.hypothetical |= first.hypothetical;
            aspect.earlier |= first.earlier;
            aspect.wanted |= first.wanted;
            aspect.negated |= first.negated && self.joined_by(verb, "or");
        }
        if matches!(parse.dep(verb), Dep::Xcomp | Dep::Ccomp) && self.infinite(verb) && self.is_verb(parse.head(verb)) {
            aspect.hypothetical |= self.aspect(parse.head(verb)).hypothetical;
        }
        aspect
    }

    fn own_aspect(&self, verb: usize) -> Aspect {
        let parse = self.parse;
        let mut aspect = Aspect { past: parse.tokens[verb].tag == Tag::Vbd, ..Aspect::default() };
        for child in parse.children(verb) {
            match parse.dep(child) {
                Dep::Neg => aspect.negated = true,
                Dep::Aux | Dep::Auxpass => self.auxiliary(child, &mut aspect),
                Dep::Mark | Dep::Advmod if self.knowledge.lists.has("conditional-marks", parse.lower(child)) => {
                    aspect.hypothetical = true;
                }
                Dep::Preconj | Dep::Cc if parse.lower(child) == "neither" => aspect.negated = true,
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj if self.none_of(child) => aspect.negated = true,
                _ => {}
            }
        }
        if parse.tokens[verb].tag == Tag::Vbg && parse.children_with(verb, Dep::Aux).any(|aux| parse.lemma(aux) == "be") {
            aspect.ongoing = true;
        }
        if self.is_backshifted(verb) {
            (aspect.future, aspect.hypothetical) = (true, false);
        }
        aspect.future |= self.is_intended(verb);
        aspect.background = self.is_background(verb);
        aspect.negated |= parse.dep(verb) == Dep::Pcomp && parse.lower(parse.head(verb)) == "without";
        aspect.negated |= self.is_disputed(verb);
        aspect.attempted |= parse.dep(verb) == Dep::Xcomp && self.knowledge.lists.has("attempt-verbs", parse.lemma(parse.head(verb)));
        aspect.hypothetical |= parse.dep(verb) == Dep::Acl && self.is_infinitive(verb) && self.is_capacity(parse.head(verb));
        aspect
    }

    /// "said it would attack": "will attack", told in the past.
    fn is_backshifted(&self, verb: usize) -> bool {
        let parse = self.parse;
        let would = parse.children_with(verb, Dep::Aux).any(|aux| self.knowledge.lists.has("backshifted-futures", parse.lower(aux)));
        let head = parse.head(verb);
        let told = parse.dep(verb) == Dep::Ccomp
            && matches!(parse.tokens[head].tag, Tag::Vbd | Tag::Vbn)
            && self.knowledge.lists.has("speech-verbs", parse.lemma(head));
        let conditional = |child: usize| {
            parse.dep(child) == Dep::Advcl && parse.children_with(child, Dep::Mark).any(|mark| self.knowledge.lists.has("conditional-marks", parse.lower(mark)))
        };
        would && told && !parse.children(verb).any(conditional)
    }

    /// "Russia's desire to strengthen", "May is to resign", the headline "May to resign": not yet done.
    fn is_intended(&self, verb: usize) -> bool {
        let parse = self.parse;
        let infinitive = matches!(parse.dep(verb), Dep::Acl | Dep::Relcl) && self.is_infinitive(verb);
        let planned = parse.dep(verb) == Dep::Xcomp && parse.lemma(parse.head(verb)) == "be" && self.is_infinitive(verb);
        let headline = parse.dep(verb) == Dep::Root && self.is_infinitive(verb) && parse.child(verb, Dep::Nsubj).is_some();
        planned || headline || infinitive && self.knowledge.lists.has("intentions", parse.lemma(parse.head(verb)))
    }

    /// "the strength to reject", "the possibility of a strike": not told as done.
    pub(super) fn is_capacity(&self, noun: usize) -> bool {
        self.knowledge.lists.has("capacity-nouns", self.parse.lemma(noun))
    }

    /// "no evidence that Peru bombed the village", "it is not true that it did".
    fn is_disputed(&self, verb: usize) -> bool {
        let parse = self.parse;
        let head = parse.head(verb);
        let clause = matches!(parse.dep(verb), Dep::Acl | Dep::Ccomp | Dep::Csubj | Dep::Advcl) && parse.children_with(verb, Dep::Mark).next().is_some();
        if !clause {
            return false;
        }
        let copula = |word: usize| matches!(parse.dep(word), Dep::Acomp | Dep::Attr).then(|| parse.head(word));
        let truth = |word: &usize| self.knowledge.lists.has("truth-words", parse.lemma(*word));
        let denied = |verb: usize| parse.children_with(verb, Dep::Neg).next().is_some();
        let word = if self.is_verb(head) { parse.children(head).find(|&child| copula(child).is_some() && truth(&child)) } else { Some(head).filter(truth) };
        word.is_some_and(|word| self.none_of(word) || copula(word).is_some_and(denied) || parse.dep(word) == Dep::Dobj && denied(parse.head(word)))
    }

    /// "before the start of the war".
    fn is_background(&self, verb: usize) -> bool {
        let parse = self.parse;
        parse
            .children_with(verb, Dep::Prep)
            .filter(|&prep| parse.lower(prep) == "before")
            .any(|before| parse.child(before, Dep::Pobj).is_some_and(|noun| self.knowledge.lists.has("starts", parse.lemma(noun))))
    }

    /// What one auxiliary adds.
    fn auxiliary(&self, aux: usize, aspect: &mut Aspect) {
        let lists = &self.knowledge.lists;
        let word = self.parse.lower(aux);
        aspect.future |= lists.has("future-auxiliaries", word);
        aspect.hypothetical |= lists.has("modal-auxiliaries", word);
        aspect.wanted |= lists.has("wanting-auxiliaries", word);
        let tag = self.parse.tokens[aux].tag;
        aspect.earlier |= self.parse.lemma(aux) == "have" && tag == Tag::Vbd;
        aspect.past |= tag == Tag::Vbd;
    }

    /// "no soldiers", "none".
    fn none_of(&self, noun: usize) -> bool {
        let no = |token: usize| matches!(self.parse.lower(token), "no" | "none" | "nobody" | "neither");
        no(noun) || self.parse.children_with(noun, Dep::Det).any(no)
    }

    /// Whether a conjunct is joined to its head by a given word.
    fn joined_by(&self, conjunct: usize, word: &str) -> bool {
        let head = self.parse.head(conjunct);
        self.parse.children_with(head, Dep::Cc).any(|cc| cc < conjunct && self.parse.lower(cc) == word)
    }

    /// Whether a verb carries its own tense.
    fn finite(&self, verb: usize) -> bool {
        matches!(self.parse.tokens[verb].tag, Tag::Vbd | Tag::Vbz)
    }
}
