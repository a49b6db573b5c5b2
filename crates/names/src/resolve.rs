//! Drafts become mentions that refer: descriptions and pronouns, left to right, after the names.
//!
//! "Putin met Raisi. The two leaders agreed": "The two leaders" refers to both entities.

use std::collections::BTreeMap;

use knowledge::names::{RoleKind, Use};
use record::{MentionKind, Sector};
use syntax::Dep;

use crate::describe::{self, Around};
use crate::drafts::{Draft, Sort, Start};
use crate::meaning::{Meaning, What};
use crate::named::{Node, Nodes};
use crate::pronouns;
use crate::text::Text;

/// The drafts and entities of a text that is being resolved.
pub(crate) struct State<'x, 'r, 't> {
    pub text: &'x Text<'r, 't>,
    pub drafts: Vec<Draft>,
    pub nodes: Nodes,
    /// Row of the draft of each head token, and one more.
    by_head: Vec<u32>,
    /// The node of "we" of each person who speaks.
    sides: BTreeMap<usize, usize>,
}

/// How many sentences back a description may look.
const REACH: usize = 12;

impl<'x, 'r, 't> State<'x, 'r, 't> {
    pub fn new(text: &'x Text<'r, 't>, drafts: Vec<Draft>, nodes: Nodes) -> State<'x, 'r, 't> {
        let mut by_head = vec![0; text.line.len()];
        for (row, draft) in drafts.iter().enumerate() {
            by_head[draft.head] = row as u32 + 1;
        }
        State { text, drafts, nodes, by_head, sides: BTreeMap::new() }
    }

    /// The draft whose head is a token.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.by_head[token].checked_sub(1).map(|row| row as usize)
    }

    /// Resolves everything that is not a name.
    pub fn resolve(&mut self) {
        for place in 0..self.drafts.len() {
            self.settle(place, 0);
        }
    }

    /// Resolves one draft, and first those that it depends on.
    pub fn settle(&mut self, place: usize, depth: usize) {
        if self.drafts[place].done || depth > 8 {
            return;
        }
        self.drafts[place].done = true;
        let mut needs: Vec<usize> = [self.drafts[place].owner, self.drafts[place].of].into_iter().flatten().collect();
        if self.drafts[place].sort == Sort::Description {
            let head = self.drafts[place].head;
            let objects = self.text.parse.children_with(head, Dep::Prep).filter_map(|prep| self.text.parse.child(prep, Dep::Pobj));
            needs.extend(objects);
        }
        for token in needs {
            if let Some(other) = self.at(token).filter(|other| self.drafts[*other].sort != Sort::Pronoun || *other < place) {
                self.settle(other, depth + 1);
            }
        }
        let refers = match self.drafts[place].sort {
            Sort::Description => self.description(place, depth),
            Sort::Pronoun => pronouns::resolve(self, place, depth),
            Sort::Decoy | Sort::Name(_) | Sort::Adjective(_) => return,
        };
        let lemma = self.text.parse.lemma(self.drafts[place].head).to_lowercase();
        if let ([node], Sort::Description) = (refers.as_slice(), self.drafts[place].sort) {
            self.nodes.list[*node].heads.push(lemma);
        }
        self.drafts[place].refers = refers;
    }

    pub fn node(&self, node: usize) -> &Node {
        &self.nodes.list[node]
    }

    fn description(&mut self, place: usize, depth: usize) -> Vec<usize> {
        if let Some(refers) = self.beside(place, depth) {
            return refers;
        }
        if self.text.is(self.drafts[place].head, Use::Counterpart) {
            return self.counterpart(place);
        }
        if let Some(refers) = self.several(place) {
            return refers;
        }
        let around = self.around(place);
        let evidence = self.drafts[place].evidence.clone();
        let own = !evidence.countries.is_empty() || !around.owners.is_empty() || !evidence.bodies.is_empty();
        if !own && let Some(node) = self.antecedent(place) {
            return vec![node];
        }
        let meanings = describe::describe(self.text.names, &evidence, &around, self.text.on);
        if own && let Some(node) = self.same_description(place, &meanings) {
            return vec![node];
        }
        meanings.into_iter().map(|meaning| self.nodes.of(meaning)).collect()
    }

    /// An apposition refers as the name beside it.
    fn beside(&mut self, place: usize, depth: usize) -> Option<Vec<usize>> {
        let head = self.drafts[place].head;
        let parse = self.text.parse;
        let mut beside: Vec<usize> = parse.children_with(head, Dep::Appos).collect();
        if parse.dep(head) == Dep::Appos {
            beside.insert(0, parse.head(head));
        }
        for token in beside {
            let Some(other) = self.at(token) else {
                continue;
            };
            if other > place && !matches!(self.drafts[other].sort, Sort::Name(_)) {
                continue;
            }
            self.settle(other, depth + 1);
            if matches!(self.drafts[other].sort, Sort::Name(_) | Sort::Description) && self.can_be(place, other) {
                return Some(self.drafts[other].refers.clone()).filter(|refers| !refers.is_empty());
            }
        }
        None
    }

    /// Whether two phrases side by side can mean the same.
    fn can_be(&self, place: usize, other: usize) -> bool {
        let (one, two) = (&self.drafts[place], &self.drafts[other]);
        let person = |kind: MentionKind| kind == MentionKind::Person;
        person(one.kind) == person(two.kind) && one.plural == (two.plural || two.refers.len() > 1)
    }

    /// "his Iranian counterpart": the same post, in another country.
    fn counterpart(&mut self, place: usize) -> Vec<usize> {
        let countries = self.drafts[place].evidence.countries.clone();
        let owners = self.owners(place);
        let subject = self.clause_subject(self.drafts[place].head).map(|subject| self.meanings(subject)).unwrap_or_default();
        let spell = owners.iter().chain(&subject).find_map(|owner| owner.spell);
        let post = spell.and_then(|spell| self.text.names.spells[spell as usize].post);
        let sector = owners.iter().chain(&subject).find_map(|owner| owner.sector);
        let make = |country: &u16| {
            let post: Vec<u16> = post.into_iter().collect();
            let holder = crate::office::holder(self.text.names, &post, *country, "", self.text.on);
            holder.unwrap_or_else(|| Meaning::generic(MentionKind::Person, Some(*country), sector, "counterpart"))
        };
        let meanings: Vec<Meaning> = countries.iter().map(make).collect();
        meanings.into_iter().map(|meaning| self.nodes.of(meaning)).collect()
    }

    /// The draft of the subject of the clause that a token stands in.
    pub fn clause_subject(&self, token: usize) -> Option<usize> {
        let parse = self.text.parse;
        let subject = |verb: usize| parse.children(verb).find(|&child| matches!(parse.dep(child), Dep::Nsubj | Dep::Nsubjpass) && child != token);
        parse.ancestors(token).skip(1).find_map(subject).and_then(|subject| self.at(subject))
    }

    /// What a draft refers to.
    pub fn meanings(&self, place: usize) -> Vec<Meaning> {
        self.drafts[place].refers.iter().map(|&node| self.node(node).meaning.clone()).collect()
    }

    /// Whom "we" means: a body, or those whom one person speaks for. They are a chain of their own, but the speaker is
    /// who is known of them.
    pub fn side_of(&mut self, speaker: Vec<usize>) -> Vec<usize> {
        let [node] = speaker[..] else { return speaker };
        let meaning = &self.node(node).meaning;
        if meaning.kind != MentionKind::Person || meaning.plural {
            return speaker;
        }
        if let Some(&side) = self.sides.get(&node) {
            return vec![side];
        }
        let meaning = Meaning { plural: true, ..meaning.clone() };
        self.nodes.list.push(Node { meaning, words: Vec::new(), heads: Vec::new() });
        let side = self.nodes.list.len() - 1;
        self.sides.insert(node, side);
        vec![side]
    }

    /// What possesses a draft.
    fn owners(&self, place: usize) -> Vec<Meaning> {
        let owner = self.drafts[place].owner.and_then(|token| self.at(token));
        let mut owners = owner.map(|owner| self.group(owner)).unwrap_or_default();
        owners.dedup();
        owners.iter().map(|&node| self.node(node).meaning.clone()).collect()
    }

    /// What a draft refers to, together with what is joined to it by "and".
    pub fn group(&self, place: usize) -> Vec<usize> {
        let mut found = self.drafts[place].refers.clone();
        for child in self.conjuncts(self.drafts[place].head) {
            if let Some(other) = self.at(child) {
                found.extend(self.drafts[other].refers.iter().filter(|node| !self.drafts[place].refers.contains(node)));
            }
        }
        found
    }

    /// The heads joined to a head by "and".
    pub fn conjuncts(&self, head: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut next = Some(head);
        while let Some(here) = next {
            let joined: Vec<usize> = self.text.parse.children_with(here, Dep::Conj).filter(|child| self.at(*child).is_some()).collect();
            next = joined.last().copied().filter(|last| *last > here);
            found.extend(joined);
        }
        found
    }

    fn around(&self, place: usize) -> Around {
        let draft = &self.drafts[place];
        let indefinite = draft.start == Start::Indefinite;
        let mut around = Around { title: draft.title.clone(), keys: draft.keys.clone(), plural: draft.plural, indefinite, in_text: true, ..Around::default() };
        around.owners = self.owners(place);
        let mut complement = draft.of.and_then(|token| self.at(token));
        let head = draft.head;
        // "the government and people of Iran": the complement of the last conjunct is shared.
        for conjunct in self.conjuncts(head) {
            complement = complement.or(self.text.of_object(conjunct).and_then(|token| self.at(token)));
        }
        if self.text.dep(head) == Dep::Conj && draft.owner.is_none() && draft.evidence.countries.is_empty() {
            around.owners.extend(self.shared(head));
            if complement.is_none() {
                complement = self.text.of_object(self.text.parse.head(head)).and_then(|token| self.at(token));
            }
        }
        if let Some(complement) = complement {
            around.of = around.owners.is_empty();
            around.owners.extend(self.group(complement).iter().map(|&node| self.node(node).meaning.clone()));
        }
        for prep in self.text.parse.children_with(head, Dep::Prep) {
            let Some(object) = self.text.parse.child(prep, Dep::Pobj).and_then(|object| self.at(object)) else {
                continue;
            };
            let meanings = self.meanings(object);
            if self.text.is(prep, Use::In) {
                around.inside.extend(meanings.iter().filter_map(|meaning| meaning.country));
            }
            let seat = |meaning: &Meaning| matches!(meaning.what, What::Seat(_));
            let body = |meaning: &Meaning| {
                matches!(meaning.what, What::Body(_)) || (meaning.kind == MentionKind::Organisation && meaning.sector.is_some() && !seat(meaning))
            };
            if self.text.is(prep, Use::In) || self.text.is(prep, Use::Preposition) {
                around.owners.extend(meanings.into_iter().filter(body));
            }
        }
        around
    }

    /// What the first of two nouns joined by "and" gives the second: "Iran's government and people",
    /// "Iranian entities and officials".
    fn shared(&self, head: usize) -> Vec<Meaning> {
        let first = self.text.parse.head(head);
        let adjacent = self.text.phrase_start(head) == head || self.text.parse.children(head).all(|child| self.text.dep(child) != Dep::Det);
        if first > head || !adjacent {
            return Vec::new();
        }
        let owned = self.at(first).map(|first| self.owners(first)).unwrap_or_default();
        if !owned.is_empty() {
            return owned;
        }
        let words = self.text.segments(self.text.phrase_start(first)..first);
        let evidence = crate::evidence::read(self.text.names, &self.text.line, &words);
        evidence.countries.iter().map(|&row| Meaning::country(row, "shared nationality")).collect()
    }

    /// "the two leaders", "both sides", "the three countries": so many of those named before.
    fn several(&self, place: usize) -> Option<Vec<usize>> {
        let draft = &self.drafts[place];
        let count = usize::from(draft.evidence.count);
        if count < 2 || !draft.plural || !draft.evidence.countries.is_empty() || draft.owner.is_some() {
            return None;
        }
        if draft.start == Start::Bare && !self.text.parse.children(draft.head).any(|child| self.text.parse.dep(child) == Dep::Det) {
            return None;
        }
        pronouns::last_named(self, place, count)
    }

    /// Whom a definite description without a country of its own means, among those before it.
    fn antecedent(&self, place: usize) -> Option<usize> {
        let draft = &self.drafts[place];
        if !matches!(draft.start, Start::Definite | Start::Demonstrative) {
            return None;
        }
        let sentence = self.text.parse.sentence(draft.head);
        let lemma = self.text.parse.lemma(draft.head).to_lowercase();
        let near = || {
            let before = self.drafts[..place].iter().rev();
            before.take_while(move |other| self.text.parse.sentence(other.head) + REACH >= sentence)
        };
        let single = |other: &&Draft| other.refers.len() == 1 && !other.tokens.contains(&draft.head) && other.form != crate::mentions::Form::Adjective;
        let same_head = near().filter(single).find(|other| {
            let node = self.node(other.refers[0]);
            node.heads.contains(&lemma) && (other.plural == draft.plural || node.meaning.plural == draft.plural)
        });
        if let Some(other) = same_head {
            return Some(other.refers[0]);
        }
        if draft.plural {
            return None;
        }
        near().filter(single).map(|other| other.refers[0]).find(|&node| self.describes(place, node))
    }

    /// Whether a description without a country can mean an entity.
    fn describes(&self, place: usize, node: usize) -> bool {
        let draft = &self.drafts[place];
        let meaning = &self.node(node).meaning;
        let gender = draft.gender.is_none() || meaning.gender.is_none() || draft.gender == meaning.gender;
        let posts = &draft.evidence.posts;
        if !posts.is_empty() && draft.evidence.host.is_some() {
            return false;
        }
        if !posts.is_empty() {
            let spell = meaning.spell.map(|spell| &self.text.names.spells[spell as usize]);
            return meaning.kind == MentionKind::Person && gender && spell.is_some_and(|spell| crate::office::is_of(self.text.names, spell, posts));
        }
        if meaning.plural {
            return false;
        }
        let sector = draft.evidence.role_sector(self.text.names);
        match draft.evidence.role_kind(self.text.names) {
            Some(RoleKind::Body) if self.text.listed("country-nouns", draft.head) => {
                matches!(meaning.what, What::Country(_))
            }
            Some(RoleKind::Body) => {
                let named = matches!(meaning.what, What::Body(_) | What::Named) && meaning.kind == MentionKind::Organisation;
                named && (sector.is_none() || meaning.sector.is_none() || sector == meaning.sector)
            }
            Some(RoleKind::Person) => {
                let same = sector.is_some_and(|sector| meaning.sector == Some(sector) || (sector == Sector::Cvl && meaning.sector.is_none()));
                meaning.kind == MentionKind::Person && meaning.what != What::Generic && gender && same
            }
            _ => false,
        }
    }

    /// A description with a country that repeats an earlier one: "Russian troops ... the Russian troops".
    fn same_description(&self, place: usize, meanings: &[Meaning]) -> Option<usize> {
        let [meaning] = meanings else { return None };
        if meaning.what != What::Generic || matches!(self.drafts[place].start, Start::Indefinite | Start::Bare) {
            return None;
        }
        let lemma = self.text.parse.lemma(self.drafts[place].head).to_lowercase();
        let before = self.drafts[..place].iter().rev().filter(|other| other.refers.len() == 1);
        let mut nodes = before.map(|other| other.refers[0]);
        nodes.find(|&node| {
            let known = self.node(node);
            let same = (known.meaning.country, known.meaning.sector, known.meaning.plural) == (meaning.country, meaning.sector, meaning.plural);
            same && known.meaning.what == What::Generic && known.heads.contains(&lemma)
        })
    }
}
