//! Words and dependencies become noun phrases: "the envoys of Arnland, Gonland and Bay" is one compound of three.
//!
//! A phrase reaches from its first modifier to its noun; where one preposition leads from it to a phrase that carries none
//! itself, both are one. Phrases of time ("last week") are left out unless a preposition governs them.

use std::ops::Range;

use syntax::{Dep, EntityLabel, Parse, Pos, Tag};

use crate::sentence::Word;

/// A noun phrase or a compound of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Words from the first to the last.
    pub span: Range<usize>,
    /// Its members: one, or several where it is a compound.
    pub members: Vec<Member>,
}

/// A member of a compound, or the only one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its own words.
    pub own: Range<usize>,
    /// The preposition that leads to another phrase.
    pub link: Range<usize>,
    /// Alternatives of what it adds: one for each member of that phrase.
    pub linked: Vec<Range<usize>>,
    /// Modifiers that it shares with the first member: "Arnish press and government".
    pub shared: Range<usize>,
}

impl Member {
    fn alone(own: Range<usize>) -> Member {
        Member { own, link: 0..0, linked: Vec::new(), shared: 0..0 }
    }
}

/// The phrases of a sentence, in order, not overlapping; a word that is told to be a verb heads none.
pub(crate) fn chunks(parse: &Parse, words: &[Word], verbs: &[bool]) -> Vec<Chunk> {
    let reader = Reader { parse, words, verbs };
    let mut chunks = reader.compounds(reader.bases());
    reader.share_modifiers(&mut chunks);
    reader.linked(chunks)
}

struct Reader<'a> {
    parse: &'a Parse<'a>,
    words: &'a [Word],
    verbs: &'a [bool],
}

impl Reader<'_> {
    /// The token that says what a word is.
    fn token(&self, word: usize) -> usize {
        self.words[word].tokens.end - 1
    }

    fn word_of(&self, token: usize) -> Option<usize> {
        let at = self.words.partition_point(|word| word.tokens.end <= token);
        (at < self.words.len() && self.words[at].tokens.contains(&token)).then_some(at)
    }

    fn nominal(&self, word: usize) -> bool {
        let token = &self.parse.tokens[self.token(word)];
        let noun = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Num) || matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Prp);
        noun && !self.verbs[word]
    }

    /// Each noun with its modifiers, the widest only.
    fn bases(&self) -> Vec<Range<usize>> {
        let mut bases: Vec<Range<usize>> = Vec::new();
        for word in (0..self.words.len()).filter(|&word| self.nominal(word)) {
            let start = self.left_edge(word);
            while bases.last().is_some_and(|known| known.start >= start) {
                bases.pop();
            }
            let start = bases.last().map_or(start, |known| start.max(known.end));
            match bases.last_mut().filter(|known| known.end == start && self.names(known, word)) {
                Some(known) => known.end = word + 1,
                None => bases.push(start..word + 1),
            }
        }
        bases.retain(|base| !self.is_time(base));
        bases
    }

    /// "mayor Hana Okri": a name at once behind what its bearer is.
    fn names(&self, base: &Range<usize>, word: usize) -> bool {
        let (title, name) = (self.token(base.end - 1), self.token(word));
        let same_place = self.parse.dep(title) == self.parse.dep(name) && self.parse.head(title) == self.parse.head(name);
        // "Arnland former officials", where the parse takes an unknown name for a phrase of time.
        let astray = self.parse.dep(title) == Dep::Npadvmod && self.parse.head(title) == self.parse.head(name) && self.parse.dep(name) == Dep::Nsubj;
        self.parse.dep(name) == Dep::Appos && self.parse.head(name) == title || same_place && self.parse.dep(name) == Dep::Nsubj || astray
    }

    /// The first of the modifiers that stand side by side before a noun.
    fn left_edge(&self, word: usize) -> usize {
        let head = self.words[word].tokens.clone();
        let mut edge = word;
        while edge > 0 && self.modifies(edge - 1, &head) {
            edge -= 1;
        }
        edge
    }

    /// Whether every step from a word up to a noun is one of modifiers.
    fn modifies(&self, word: usize, head: &Range<usize>) -> bool {
        let mut token = self.token(word);
        if self.words[word].tokens == *head {
            return true;
        }
        if self.words[word].is_comma() {
            // "complete, full ties": a comma between modifiers.
            return word > 0 && matches!(self.parse.tokens[self.token(word - 1)].dep, Dep::Amod) && self.modifies(word - 1, head);
        }
        for _ in 0..12 {
            let (dep, next) = (self.parse.dep(token), self.parse.head(token));
            let modifier = matches!(
                dep,
                Dep::Det
                    | Dep::Amod
                    | Dep::Compound
                    | Dep::Poss
                    | Dep::Nummod
                    | Dep::Nmod
                    | Dep::Quantmod
                    | Dep::Predet
                    | Dep::Advmod
                    | Dep::Case
                    | Dep::Npadvmod
                    | Dep::Punct
            ) || matches!(dep, Dep::Conj | Dep::Cc) && next != token;
            if !modifier || next <= token && !matches!(dep, Dep::Conj | Dep::Cc | Dep::Case | Dep::Punct) {
                return false;
            }
            if head.contains(&next) {
                return !matches!(dep, Dep::Conj | Dep::Cc | Dep::Punct);
            }
            if next == token {
                return false;
            }
            token = next;
        }
        false
    }

    /// "last week": a phrase of time that no preposition governs.
    fn is_time(&self, base: &Range<usize>) -> bool {
        let head = self.token(base.end - 1);
        let name = matches!(self.parse.tokens[head].tag, Tag::Nnp | Tag::Nnps);
        let dated = self.parse.entity(head).is_some_and(|entity| matches!(entity.label, EntityLabel::Date | EntityLabel::Time));
        self.parse.dep(head) == Dep::Npadvmod && (!name || dated)
    }

    /// Bases joined by "and", "or" or commas in one coordination.
    fn compounds(&self, bases: Vec<Range<usize>>) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        for (at, base) in bases.iter().enumerate() {
            let parts = self.parts(base.clone());
            let joined = chunks.last().is_some_and(|last| self.coordinated(last, &parts[0]) || self.listed(last, base, bases.get(at + 1)));
            for (nth, part) in parts.into_iter().enumerate() {
                if nth > 0 || joined {
                    let last = chunks.last_mut().expect("there is one to join");
                    last.span.end = part.end;
                    last.members.push(Member::alone(part));
                } else {
                    chunks.push(Chunk { span: part.clone(), members: vec![Member::alone(part)] });
                }
            }
        }
        chunks
    }

    /// "death and injury toll", "Arnish and Gonish envoys", "Bay and the grim Arnland": members inside what the parse takes for one phrase.
    fn parts(&self, base: Range<usize>) -> Vec<Range<usize>> {
        let opens = |word: usize| self.nominal(word) || matches!(self.words[word].tag, Tag::Dt | Tag::PrpS);
        let inside = |word: usize| word > base.start && word + 1 < base.end && self.nominal(word - 1) && opens(word + 1);
        if !base.clone().any(|word| self.words[word].tag == Tag::Cc && inside(word)) {
            return vec![base];
        }
        let mut parts = Vec::new();
        let mut start = base.start;
        for word in base.clone().filter(|&word| (self.words[word].tag == Tag::Cc || self.words[word].is_comma()) && inside(word)) {
            parts.push(start..word);
            start = word + 1;
        }
        parts.push(start..base.end);
        parts
    }

    /// Whether a base continues a compound: only conjunctions and commas between, and the parse joins them or names stand side by side.
    fn coordinated(&self, last: &Chunk, base: &Range<usize>) -> bool {
        let between = last.span.end..base.start;
        let glue = |word: usize| self.words[word].is_comma() || self.words[word].tag == Tag::Cc;
        if between.is_empty() || !between.clone().all(glue) {
            return false;
        }
        let head = self.token(base.end - 1);
        if self.ended(last, between.start) {
            return false;
        }
        let conjunction = between.into_iter().any(|word| self.words[word].tag == Tag::Cc);
        let conjunct = self.parse.dep(head) == Dep::Conj && self.word_of(self.parse.head(head)).is_some_and(|above| last.span.contains(&above));
        conjunct || conjunction && self.parse.dep(head) != Dep::Nsubj && self.parse.dep(head) != Dep::Nsubjpass
    }

    /// Whether a list ends at a word: at a comma behind its "and".
    fn ended(&self, last: &Chunk, word: usize) -> bool {
        self.words[word].is_comma() && last.span.clone().any(|word| self.words[word].tag == Tag::Cc)
    }

    /// "Bay, the Isles, Arnland and Gonland": what the parse takes for an apposition is a member where a list goes on behind it.
    fn listed(&self, last: &Chunk, base: &Range<usize>, next: Option<&Range<usize>>) -> bool {
        let Some(next) = next else { return false };
        let commas = |range: Range<usize>| !range.is_empty() && range.into_iter().all(|word| self.words[word].is_comma() || self.words[word].tag == Tag::Cc);
        let above = |base: &Range<usize>| self.word_of(self.parse.head(self.token(base.end - 1)));
        let dep = |base: &Range<usize>| self.parse.dep(self.token(base.end - 1));
        !self.ended(last, last.span.end)
            && commas(last.span.end..base.start)
            && commas(base.end..next.start)
            && matches!(dep(base), Dep::Appos | Dep::Conj)
            && above(base).is_some_and(|above| last.span.contains(&above))
            && dep(next) == Dep::Conj
            && above(next).is_some_and(|above| last.span.contains(&above) || base.contains(&above))
    }

    /// "Arnish press and government": a bare second noun shares the modifiers of the first.
    fn share_modifiers(&self, chunks: &mut [Chunk]) {
        for chunk in chunks {
            let first = chunk.members[0].own.clone();
            for member in &mut chunk.members[1..] {
                if member.own.len() == 1 && !matches!(self.words[member.own.start].tag, Tag::Nnp | Tag::Nnps) {
                    member.shared = first.start..first.end - 1;
                }
            }
        }
    }

    /// Phrases joined by one preposition, from the end of the sentence to its beginning.
    fn linked(&self, chunks: Vec<Chunk>) -> Vec<Chunk> {
        let mut done: Vec<Chunk> = Vec::new();
        for chunk in chunks.into_iter().rev() {
            match done.last() {
                Some(next) if self.leads(&chunk, next) => {
                    let next = done.pop().expect("it is the last");
                    // "lawmakers and officials in Arnland" are all of Arnland; of "Bay and the council of Arnland" only the council is.
                    let alike = chunk.members.last().is_some_and(|last| self.words[last.own.start].tag != Tag::Dt);
                    done.push(joined(chunk, next, alike));
                }
                _ => done.push(chunk),
            }
        }
        done.reverse();
        self.continued(done)
    }

    /// Whether one preposition of a phrase leads to the next, which has none itself.
    fn leads(&self, chunk: &Chunk, next: &Chunk) -> bool {
        let simple = next.members.iter().all(|member| member.linked.is_empty());
        if !simple || chunk.span.end + 1 != next.span.start || !matches!(self.words[chunk.span.end].tag, Tag::In | Tag::To) {
            return false;
        }
        let preposition = self.token(chunk.span.end);
        let above = self.parse.head(preposition);
        let inside = self.word_of(above).is_some_and(|word| chunk.span.contains(&word));
        inside && self.parse.children_with(above, Dep::Prep).filter(|&prep| prep > above).count() == 1
    }

    /// "Bay and the council of Arnland": a compound may go on behind the phrase that a preposition added.
    fn continued(&self, chunks: Vec<Chunk>) -> Vec<Chunk> {
        let mut done: Vec<Chunk> = Vec::new();
        for chunk in chunks {
            let first = chunk.members[0].own.clone();
            let joins = done.last().is_some_and(|last| last.members.iter().any(|member| !member.linked.is_empty()) && self.conjunct(last, &first));
            match done.last_mut().filter(|_| joins) {
                Some(last) => {
                    last.span.end = chunk.span.end;
                    last.members.extend(chunk.members);
                }
                None => done.push(chunk),
            }
        }
        done
    }

    fn conjunct(&self, last: &Chunk, base: &Range<usize>) -> bool {
        let between = last.span.end..base.start;
        let head = self.token(base.end - 1);
        !between.is_empty()
            && !self.ended(last, between.start)
            && between.clone().all(|word| self.words[word].is_comma() || self.words[word].tag == Tag::Cc)
            && self.parse.dep(head) == Dep::Conj
            && self.word_of(self.parse.head(head)).is_some_and(|above| last.span.contains(&above))
    }
}

/// A phrase and the one that its preposition leads to.
fn joined(chunk: Chunk, next: Chunk, alike: bool) -> Chunk {
    let linked: Vec<Range<usize>> = next.members.iter().map(|member| member.own.clone()).collect();
    let last = chunk.members.len() - 1;
    let reached = |nth: usize| if alike || nth == last { linked.clone() } else { Vec::new() };
    let link = chunk.span.end..next.span.start;
    let members = chunk.members.into_iter().enumerate().map(|(nth, member)| Member { link: link.clone(), linked: reached(nth), ..member }).collect();
    Chunk { span: chunk.span.start..next.span.end, members }
}
