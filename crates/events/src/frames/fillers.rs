//! An argument's head becomes the tokens that really fill it.
//!
//! "a number of villages and towns" fills a slot with `villages` and `towns`; "which" with its antecedent.

use syntax::{Dep, Pos, Tag};

use super::Scene;

/// Tokens that fill a slot.
pub type Fillers = Vec<usize>;

impl Scene<'_> {
    /// The fillers behind one argument head: through relatives, quantity nouns and coordination.
    pub fn fillers(&self, head: usize) -> Fillers {
        let mut found = Vec::new();
        for conjunct in self.coordinated(head) {
            let filler = self.content_of(self.antecedent(conjunct));
            for each in if filler == conjunct { vec![filler] } else { self.coordinated(filler) } {
                if !found.contains(&each) {
                    found.push(each);
                }
            }
        }
        found
    }

    /// A head and its nominal conjuncts, also where they hang on its apposition: "the president, Mr Ruto, and the minister".
    fn coordinated(&self, head: usize) -> Vec<usize> {
        let mut found = vec![head];
        let mut at = 0;
        while at < found.len() {
            let here = found[at];
            found.extend(self.parse.children_with(here, Dep::Conj));
            let same = |name: &usize| self.names.at(*name).zip(self.names.at(here)).is_some_and(|(name, noun)| name.refers == noun.refers);
            let names = self.parse.children_with(here, Dep::Appos).filter(same);
            found.extend(names.flat_map(|name| self.parse.children_with(name, Dep::Conj)));
            at += 1;
        }
        found
    }

    /// The noun that a relative pronoun stands for.
    fn antecedent(&self, token: usize) -> usize {
        let pronoun = matches!(self.parse.tokens[token].tag, Tag::Wdt | Tag::Wp);
        let that = self.parse.lower(token) == "that" && self.parse.dep(self.parse.head(token)) == Dep::Relcl;
        if !pronoun && !that {
            return token;
        }
        let relative = self.parse.ancestors(token).find(|&above| self.parse.dep(above) == Dep::Relcl);
        relative.map_or(token, |verb| self.parse.head(verb))
    }

    /// The noun that counts behind a quantity or a kind of place: "a number of villages", "the city of Kano".
    fn content_of(&self, token: usize) -> usize {
        let of = self.parse.children_with(token, Dep::Prep).find(|&prep| self.parse.lower(prep) == "of");
        let Some(inner) = of.and_then(|of| self.parse.child(of, Dep::Pobj)) else { return token };
        let lists = &self.knowledge.lists;
        let quantity = lists.has("quantities", self.parse.lemma(token)) && (self.names.at(token).is_none() || self.names.at(inner).is_some());
        let place = lists.has("place-nouns", self.parse.lemma(token)) && self.parse.tokens[inner].pos == Pos::Propn;
        if quantity || place { self.content_of(inner) } else { token }
    }

    /// Whom a thing stands for by the name before it: "United Nations convoys", "Syrian jets".
    pub fn bearer(&self, thing: usize) -> Option<usize> {
        let parse = self.parse;
        let stands = self.knowledge.lists.has("bearers", parse.lemma(thing));
        let before = parse.children(thing).filter(|&child| matches!(parse.dep(child), Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Poss));
        before.filter(|_| stands).find(|&child| self.names.at(child).is_some())
    }

    /// A noun with the words that make its phrase up to its head: "phone call", "drone sales".
    pub fn phrase_words(&self, noun: usize) -> Vec<usize> {
        let mut words: Vec<usize> = self.parse.children(noun).filter(|&child| matches!(self.parse.dep(child), Dep::Compound | Dep::Amod | Dep::Nmod)).collect();
        words.push(noun);
        words.sort_unstable();
        words
    }
}
