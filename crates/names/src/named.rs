//! Names become entities: rows of the knowledge, or somebody that only this text knows.
//!
//! A full name earlier or later in the text settles a family name; a title, a nationality or an apposition beside the
//! name settles namesakes; a misspelt name is the one in the text that it comes closest to.

use std::collections::BTreeMap;

use knowledge::names::fold;
use knowledge::names::{Kind, RoleKind, Use};
use record::{MentionKind, Sector};
use syntax::Dep;

use crate::drafts::{Draft, Sort};
use crate::evidence::Evidence;
use crate::meaning::{Meaning, What, is_transnational};
use crate::office;
use crate::spans::{Class, Span};
use crate::text::Text;

/// An entity in the making.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub meaning: Meaning,
    /// The words of its longest name, folded.
    pub words: Vec<String>,
    /// Head words of descriptions that mean it.
    pub heads: Vec<String>,
}

/// Entities in the making, found by what they are.
#[derive(Debug, Default)]
pub(crate) struct Nodes {
    pub list: Vec<Node>,
    known: BTreeMap<What, usize>,
}

impl Nodes {
    /// The node of a meaning: the same for the same row of knowledge.
    pub fn of(&mut self, meaning: Meaning) -> usize {
        if meaning.what < What::Named {
            if let Some(&node) = self.known.get(&meaning.what) {
                return node;
            }
            self.known.insert(meaning.what, self.list.len());
        }
        self.list.push(Node { meaning, words: Vec::new(), heads: Vec::new() });
        self.list.len() - 1
    }

    pub fn country(&mut self, row: u16) -> usize {
        self.of(Meaning::country(row, "name of a country"))
    }
}

/// Resolves all drafts of names, full names of people first.
pub(crate) fn resolve(text: &Text<'_, '_>, spans: &[Span], drafts: &mut [Draft], nodes: &mut Nodes) {
    let context = context(text, spans);
    let row = |draft: &Draft| match draft.sort {
        Sort::Name(row) | Sort::Adjective(row) => Some(row),
        _ => None,
    };
    let full = |span: &Span| span.class == Class::Person && span.tokens.len() > 1;
    for first in [true, false] {
        for place in 0..drafts.len() {
            let Some(row) = row(&drafts[place]).filter(|row| full(&spans[*row]) == first) else {
                continue;
            };
            let gathered = gather(text, drafts, place);
            let node = Reader { text, span: &spans[row], evidence: &gathered, context: &context }.read(drafts, place, nodes);
            if let Some(node) = node {
                drafts[place].refers = vec![node];
                drafts[place].kind = if drafts[place].kind == MentionKind::Group { MentionKind::Group } else { nodes.list[node].meaning.kind };
            }
            drafts[place].done = true;
        }
    }
}

/// Countries and bodies that the text names anywhere, for names that several share; a country as often as it or one of its people and bodies is named.
fn context(text: &Text<'_, '_>, spans: &[Span]) -> Evidence {
    let mut context = Evidence::default();
    for segment in spans.iter().filter_map(|span| span.segment.as_ref()) {
        let alone = segment.entries.iter().filter(|entry| matches!(entry.kind, Kind::Organisation | Kind::Person)).count() == 1;
        for entry in &segment.entries {
            match entry.kind {
                Kind::Country | Kind::Adjective | Kind::Capital => context.countries.push(entry.row as u16),
                Kind::Organisation => {
                    context.bodies.push(entry.row);
                    context.countries.extend(text.names.organisations[entry.row as usize].country.filter(|_| alone));
                }
                Kind::Person => context.countries.extend(text.names.people[entry.row as usize].country.filter(|_| alone)),
                _ => {}
            }
        }
    }
    context
}

/// What the phrase of a name and its appositions tell.
fn gather(text: &Text<'_, '_>, drafts: &[Draft], place: usize) -> Evidence {
    let draft = &drafts[place];
    let mut evidence = draft.evidence.clone();
    let at = |head: usize| drafts.binary_search_by_key(&head, |draft| draft.head).ok().map(|place| &drafts[place]);
    let mut beside: Vec<usize> = text.parse.children_with(draft.head, Dep::Appos).collect();
    let above = text.parse.head(draft.head);
    if text.dep(draft.head) == Dep::Appos {
        beside.push(above);
    }
    if text.dep(draft.head) == Dep::Conj && evidence.posts.is_empty() && evidence.role.is_none() {
        shared_title(drafts, above, &mut evidence);
    }
    for other in beside.into_iter().filter_map(at).chain(Some(draft)) {
        if other.sort == Sort::Description {
            merge(&mut evidence, &other.evidence);
        }
        for token in [other.owner, other.of].into_iter().flatten() {
            if let Some(owner) = at(token) {
                let country = owner.refers.is_empty().then(|| owner.evidence.countries.first().copied()).flatten();
                evidence.countries.extend(country);
                let told = take_body(text, owner, &mut evidence);
                evidence.countries.extend(told.countries);
            }
        }
        let prepositions = text.parse.children_with(other.head, Dep::Prep).filter(|&prep| text.is(prep, Use::Preposition));
        for body in prepositions.filter_map(|prep| text.parse.child(prep, Dep::Pobj)).filter_map(at) {
            take_body(text, body, &mut evidence);
        }
    }
    evidence
}

/// "Presidents Putin and Raisi": the title stands before both.
fn shared_title(drafts: &[Draft], above: usize, evidence: &mut Evidence) {
    if let Ok(place) = drafts.binary_search_by_key(&above, |draft| draft.head) {
        evidence.posts.clone_from(&drafts[place].evidence.posts);
        evidence.role = drafts[place].evidence.role;
    }
}

/// Takes in the body whose member or servant somebody is: "chairman of the Electoral Commission of Ghana"; returns all that its phrase tells.
fn take_body(text: &Text<'_, '_>, body: &Draft, evidence: &mut Evidence) -> Evidence {
    let found = crate::evidence::read(text.names, &text.line, &text.segments(body.tokens.clone()));
    evidence.bodies.extend(&found.bodies);
    let role = found.role.filter(|row| text.names.roles[*row as usize].kind == RoleKind::Body);
    evidence.host = evidence.host.or(role);
    found
}

fn merge(evidence: &mut Evidence, other: &Evidence) {
    evidence.countries.extend(&other.countries);
    evidence.bodies.extend(&other.bodies);
    evidence.posts.extend(&other.posts);
    evidence.role = evidence.role.or(other.role);
    evidence.portfolio = evidence.portfolio.or(other.portfolio);
    evidence.sector = evidence.sector.or(other.sector);
    evidence.gender = evidence.gender.or(other.gender);
    evidence.former |= other.former;
    evidence.deputy |= other.deputy;
}

struct Reader<'x, 'r, 't> {
    text: &'x Text<'r, 't>,
    span: &'x Span,
    evidence: &'x Evidence,
    context: &'x Evidence,
}

impl Reader<'_, '_, '_> {
    fn read(&self, drafts: &mut [Draft], place: usize, nodes: &mut Nodes) -> Option<usize> {
        match self.span.class {
            Class::Person => Some(self.person(&mut drafts[place], nodes)),
            Class::Organisation if drafts[place].kind == MentionKind::Place => self.place(&mut drafts[place], nodes),
            Class::Organisation => self.organisation(drafts, place, nodes),
            Class::Place => self.place(&mut drafts[place], nodes),
            Class::People => self.people(&mut drafts[place], nodes),
        }
    }

    fn words(&self) -> Vec<String> {
        let tokens = self.span.tokens.clone().filter(|&at| self.text.line.keys[at] != 0);
        tokens.map(|at| fold::plain(self.text.line.words[at])).filter(|word| !fold::is_article(word)).collect()
    }

    fn surface(&self) -> String {
        let span = self.text.parse.span(self.span.tokens.clone());
        span.of(self.text.parse.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn person(&self, draft: &mut Draft, nodes: &mut Nodes) -> usize {
        let words = self.words();
        draft.animate = Some(true);
        let node = self.same_person(&words, nodes).unwrap_or_else(|| {
            let meaning = self.known_person(&words).unwrap_or_else(|| self.new_person());
            let node = nodes.of(meaning);
            if nodes.list[node].words.len() < words.len() {
                nodes.list[node].words.clone_from(&words);
            }
            node
        });
        let known = &mut nodes.list[node].meaning;
        let given = self.given_gender(&words);
        known.gender = known.gender.or(draft.gender).or(given);
        if known.sector.is_none() && self.sector().is_none() && has_age(self.text, draft) {
            known.sector = Some(Sector::Cvl);
        }
        self.complete(known);
        node
    }

    /// Evidence beside a later mention fills what an earlier one left open.
    fn complete(&self, known: &mut Meaning) {
        if known.what == What::Named {
            known.country = known.country.or(self.evidence.countries.first().copied());
            known.sector = known.sector.or_else(|| self.sector());
        }
    }

    fn given_gender(&self, words: &[String]) -> Option<knowledge::names::Gender> {
        let first = words.first().filter(|_| words.len() > 1)?;
        let row = self.text.names.words().get(first).find(|entry| entry.kind == Kind::GivenName)?.row;
        self.text.names.given[row as usize]
    }

    /// Somebody the text has named already: by the same words, the family name, or a name close to it.
    fn same_person(&self, words: &[String], nodes: &Nodes) -> Option<usize> {
        let people = || nodes.list.iter().enumerate().rev().filter(|(_, node)| node.meaning.kind == MentionKind::Person && !node.words.is_empty());
        let same = people().find(|(_, node)| is_part(words, &node.words) || is_part(&node.words, words));
        let close = || people().find(|(_, node)| words.len() == 1 && node.words.last().is_some_and(|last| is_close(last, &words[0])));
        let known = || self.span.segment.as_ref().is_some_and(|segment| segment.has(Kind::Family) || segment.has(Kind::Person));
        same.or_else(|| if known() { None } else { close() }).map(|(node, _)| node)
    }

    fn known_person(&self, words: &[String]) -> Option<Meaning> {
        let names = self.text.names;
        let mut bearers: Vec<(u32, bool)> = Vec::new();
        if let Some(segment) = &self.span.segment {
            bearers.extend(segment.rows(Kind::Person).map(|row| (row, true)));
            let alone = segment.tokens == self.span.tokens;
            let family = segment.rows(Kind::Family).filter(|row| alone || self.shares_given(*row, words));
            bearers.extend(family.map(|row| (row, !alone)));
        }
        if bearers.is_empty() {
            let keys: Vec<u64> = words.iter().map(|word| fold::loose(word)).collect();
            let loose = names.loose().get_keys(&keys).filter(|entry| words.len() > 1 || entry.kind == Kind::Family);
            bearers.extend(loose.filter(|entry| words.len() > 1 || self.fits(entry.row)).map(|entry| (entry.row, entry.kind == Kind::Person)));
        }
        bearers.dedup_by_key(|bearer| bearer.0);
        let mut evidence = self.evidence.clone();
        let alone = !bearers.iter().any(|bearer| bearer.1);
        if alone {
            bearers.retain(|bearer| self.is_told(bearer.0));
        }
        if evidence.countries.is_empty() && alone && bearers.len() > 1 {
            evidence.countries.clone_from(&self.context.countries);
        }
        office::choose_person(names, &bearers, &evidence, self.text.on)
    }

    /// Whether a family name alone may mean a person: news tells a title, a body or a country beside it, or has named the
    /// country; a name that many bear needs the first two, unless it is the leader's of a country beside it.
    fn is_told(&self, row: u32) -> bool {
        let names = self.text.names;
        let spells = || names.spells_by(row).iter();
        let title = spells().any(|spell| office::is_of(names, spell, &self.evidence.posts));
        let body = spells().any(|spell| spell.body.is_some_and(|body| self.evidence.bodies.contains(&body)));
        let of = |countries: &[u16]| {
            let own = names.people[row as usize].country.is_some_and(|country| countries.contains(&country));
            own || spells().any(|spell| spell.country.is_some_and(|country| countries.contains(&country)))
        };
        let leads = office::leads(names, row, self.text.on);
        let last = self.span.tokens.end - 1;
        let key = &self.text.line.keys[last..last + 1];
        // "Liverpool" is a city and its club first.
        let city = names.proper().get_keys(key).any(|entry| entry.kind == Kind::City);
        if city || office::is_common(names, key) {
            return title || body || (leads && of(&self.evidence.countries));
        }
        title || body || leads || of(&self.evidence.countries) || of(&self.context.countries)
    }

    /// Whether a loosely matching family name has other evidence: its country or post stands beside it.
    fn fits(&self, row: u32) -> bool {
        let country = self.text.names.people[row as usize].country;
        country.is_some_and(|country| self.evidence.countries.contains(&country))
    }

    /// Whether a person's given name is among the words ("Vladimir Vladimirovich Putin").
    fn shares_given(&self, row: u32, words: &[String]) -> bool {
        let name = self.text.names.str(self.text.names.people[row as usize].name);
        let given = name.split([' ', '-']).next().map(fold::plain).unwrap_or_default();
        words.first().is_some_and(|first| *first == given || is_close(first, &given) || (first.len() == 1 && given.starts_with(first.as_str())))
    }

    fn sector(&self) -> Option<Sector> {
        // "Academy president Frank Pierson" governs nothing.
        if let Some(host) = self.evidence.host {
            let host = &self.text.names.roles[host as usize];
            return host.sector.filter(|_| host.tells);
        }
        let body = self.evidence.bodies.first().and_then(|row| self.text.names.organisations[*row as usize].sector);
        // "a chairman" is of no body of states unless one stands beside.
        let posts = self.evidence.posts.iter().find_map(|post| self.text.names.posts[*post as usize].sector);
        let post = posts.filter(|sector| body.is_some() || !is_transnational(*sector));
        match self.evidence.role_sector(self.text.names).or(post) {
            Some(sector) if self.evidence.former && crate::meaning::is_state(sector) => Some(Sector::Eli),
            Some(sector) if sector != Sector::Gov && !is_transnational(sector) => Some(sector),
            sector => body.or(sector),
        }
    }

    /// Somebody that only this text knows.
    fn new_person(&self) -> Meaning {
        let mut meaning = Meaning::of(What::Named, MentionKind::Person, "a name the knowledge does not have");
        meaning.name = Some(self.surface());
        meaning.sector = self.sector();
        let body = self.evidence.bodies.first().and_then(|row| self.text.names.organisations[*row as usize].country);
        meaning.country = self.evidence.countries.first().copied().or(body);
        if meaning.sector.is_some_and(is_transnational) {
            meaning.country = None;
        }
        meaning.confidence = 0.6;
        meaning
    }

    fn organisation(&self, drafts: &mut [Draft], place: usize, nodes: &mut Nodes) -> Option<usize> {
        let Some(segment) = &self.span.segment else {
            return Some(self.new_name(drafts, place, nodes, MentionKind::Organisation));
        };
        let names = self.text.names;
        let evidence = if self.evidence.countries.is_empty() { self.context } else { self.evidence };
        if segment.has(Kind::Seat) {
            let rows: Vec<u16> = segment.rows(Kind::Seat).map(|row| row as u16).collect();
            let mut with = self.evidence.clone();
            with.bodies.extend(&self.context.bodies);
            if let Some(meaning) = office::seat(names, &rows, &with, self.text.on) {
                return Some(nodes.of(meaning));
            }
        }
        let rows: Vec<u32> = segment.rows(Kind::Organisation).collect();
        if rows.is_empty() {
            return Some(self.new_name(drafts, place, nodes, MentionKind::Organisation));
        }
        let voted = if self.evidence.countries.is_empty() { self.most_named(&rows) } else { None };
        let voted = voted.map(|country| Evidence { countries: vec![country], ..Evidence::default() });
        let mut meaning = office::choose_body(names, &rows, voted.as_ref().unwrap_or(evidence), self.text.on)?;
        if meaning.confidence <= office::TIED {
            meaning = Meaning { what: What::Named, name: Some(self.surface()), ..meaning };
        }
        Some(nodes.of(meaning))
    }

    /// Of the countries that have a body of a name, the one that the text names most.
    fn most_named(&self, rows: &[u32]) -> Option<u16> {
        let countries = rows.iter().filter_map(|row| self.text.names.organisations[*row as usize].country);
        let votes = |country: &u16| self.context.countries.iter().filter(|named| *named == country).count();
        let mut voted: Vec<(usize, u16)> = countries.map(|country| (votes(&country), country)).filter(|(votes, _)| *votes > 0).collect();
        voted.sort_unstable();
        voted.dedup();
        match voted.as_slice() {
            [.., (second, _), (first, _)] if first == second => None,
            voted => voted.last().map(|(_, country)| *country),
        }
    }

    /// A body or place that only this text knows.
    fn new_name(&self, drafts: &[Draft], place: usize, nodes: &mut Nodes, kind: MentionKind) -> usize {
        let words = self.words();
        if let Some(node) = self.same_name(&words, kind, drafts, place, nodes) {
            return node;
        }
        let mut meaning = Meaning::of(What::Named, kind, "a name the knowledge does not have");
        meaning.name = Some(self.surface());
        meaning.confidence = 0.5;
        if kind == MentionKind::Organisation {
            let own = crate::evidence::read(self.text.names, &self.text.line, &self.text.segments(self.span.tokens.clone()));
            meaning.country = self.evidence.countries.first().or(own.countries.first()).copied();
            meaning.sector = own.role_sector(self.text.names);
        }
        nodes.list.push(Node { meaning, words, heads: Vec::new() });
        nodes.list.len() - 1
    }

    fn same_name(&self, words: &[String], kind: MentionKind, drafts: &[Draft], place: usize, nodes: &Nodes) -> Option<usize> {
        let before = self.span.tokens.start.checked_sub(1).filter(|at| self.text.line.words[*at] == "(");
        if before.is_some()
            && let Some(previous) = place.checked_sub(1).and_then(|place| drafts[..=place].iter().rev().find(|draft| !draft.refers.is_empty()))
        {
            let node = previous.refers[0];
            if nodes.list[node].meaning.kind == kind && words.len() == 1 && is_acronym(&words[0], &nodes.list[node].words) {
                return Some(node);
            }
        }
        let all = || nodes.list.iter().enumerate().rev().filter(|(_, node)| node.meaning.what == What::Named && !node.words.is_empty());
        let same = all().find(|(_, node)| node.words == words && node.meaning.kind == kind);
        let person = || all().find(|(_, node)| words.len() == 1 && node.meaning.kind == MentionKind::Person && node.words.last() == words.first());
        let close = || self.close_person(words, nodes);
        let short = || all().find(|(_, node)| words.len() == 1 && is_acronym(&words[0], &node.words));
        same.or_else(person).or_else(short).map(|(node, _)| node).or_else(close)
    }

    /// The weights take misspelt people for bodies.
    fn close_person(&self, words: &[String], nodes: &Nodes) -> Option<usize> {
        let [word] = words else { return None };
        let people = nodes.list.iter().enumerate().rev().filter(|(_, node)| node.meaning.kind == MentionKind::Person);
        let mut close = people.filter(|(_, node)| node.words.last().is_some_and(|last| last == word || is_close(last, word)));
        close.next().map(|(node, _)| node)
    }

    fn place(&self, draft: &mut Draft, nodes: &mut Nodes) -> Option<usize> {
        draft.animate = Some(false);
        draft.located = is_located(self.text, draft.head);
        let Some(segment) = &self.span.segment else {
            return Some(self.new_name(&[], 0, nodes, MentionKind::Place));
        };
        if let Some(row) = segment.row(Kind::Country) {
            return Some(nodes.country(row as u16));
        }
        if let Some(row) = segment.row(Kind::Capital) {
            let seat = segment.has(Kind::Seat) && !draft.located;
            if seat {
                let rows: Vec<u16> = segment.rows(Kind::Seat).map(|row| row as u16).collect();
                if let Some(meaning) = office::seat(self.text.names, &rows, self.evidence, self.text.on) {
                    return Some(nodes.of(meaning));
                }
            }
            return Some(if draft.located { self.city(row as u16, nodes) } else { nodes.country(row as u16) });
        }
        let row = segment.row(Kind::Region)?;
        let region = &self.text.names.regions[row as usize];
        let mut meaning = Meaning::of(What::Region(row as u16), MentionKind::Place, "name of a region");
        (meaning.country, meaning.sector) = (region.country, region.sector);
        Some(nodes.of(meaning))
    }

    /// A capital as the town that it is.
    fn city(&self, country: u16, nodes: &mut Nodes) -> usize {
        let words = self.words();
        let same = |node: &&Node| node.meaning.what == What::Named && node.meaning.kind == MentionKind::Place && node.words == words;
        if let Some(node) = nodes.list.iter().position(|node| same(&node)) {
            return node;
        }
        let mut meaning = Meaning::of(What::Named, MentionKind::Place, "a capital as a place");
        (meaning.name, meaning.country) = (Some(self.surface()), Some(country));
        nodes.list.push(Node { meaning, words, heads: Vec::new() });
        nodes.list.len() - 1
    }

    fn people(&self, draft: &mut Draft, nodes: &mut Nodes) -> Option<usize> {
        let country = self.span.segment.as_ref().and_then(|segment| {
            let row = segment.row(Kind::Adjective).or(segment.row(Kind::People)).or(segment.row(Kind::Country));
            row.map(|row| row as u16)
        });
        if matches!(draft.sort, Sort::Adjective(_)) {
            if let Some(country) = country {
                return Some(nodes.country(country));
            }
            let row = self.span.segment.as_ref()?.row(Kind::RegionAdjective)?;
            let region = &self.text.names.regions[row as usize];
            let mut meaning = Meaning::of(What::Region(row as u16), MentionKind::Place, "name of a region");
            (meaning.country, meaning.sector) = (region.country, region.sector);
            return Some(nodes.of(meaning));
        }
        let mut meaning = Meaning::generic(MentionKind::Group, country, Some(Sector::Cvl), "people of a country");
        (meaning.plural, meaning.name) = (true, None);
        nodes.list.push(Node { meaning, words: self.words(), heads: Vec::new() });
        Some(nodes.list.len() - 1)
    }
}

/// Whether a place name says where, and does not act: "in Tehran", "the city of Kherson", "Kyiv, Ukraine".
pub(crate) fn is_located(text: &Text<'_, '_>, head: usize) -> bool {
    let above = text.parse.head(head);
    match text.dep(head) {
        Dep::Conj | Dep::Appos | Dep::Npadvmod => text.dep(head) == Dep::Npadvmod || is_located(text, above),
        Dep::Pobj if text.is(above, Use::In) => true,
        Dep::Pobj if text.is(above, Use::Of) => text.listed("place-nouns", text.parse.head(above)),
        Dep::Pobj if text.is(above, Use::Preposition) => text.listed("place-prepositions", above) && !is_country(text, head),
        _ => false,
    }
}

/// Whether a token is the name of a country, which can be given and sold to.
fn is_country(text: &Text<'_, '_>, head: usize) -> bool {
    text.names.proper().get_keys(&text.line.keys[head..head + 1]).any(|entry| entry.kind == Kind::Country)
}

/// Whether words before a name, or a number after it, tell somebody's age: then it is a private person.
fn has_age(text: &Text<'_, '_>, draft: &Draft) -> bool {
    let words = draft.tokens.start..draft.head;
    let old = words.into_iter().any(|at| text.listed("age-words", at));
    let after = draft.head + 2;
    let aged = text.line.words.get(draft.head + 1) == Some(&",") && after + 1 < text.line.len();
    old || (aged && text.tag(after) == syntax::Tag::Cd && text.line.words[after + 1] == ",")
}

/// Whether all words of a short name stand in a long one, its last word included.
fn is_part(short: &[String], long: &[String]) -> bool {
    if short.is_empty() || short.len() > long.len() {
        return false;
    }
    let ends = short.last() == long.last() || (short.len() == 1 && long.len() > 1 && short[0] == long[0]);
    ends && short.iter().all(|word| long.contains(word) || (word.len() == 1 && long.iter().any(|other| other.starts_with(word.as_str()))))
}

/// Whether two words differ by so little that one may be a slip for the other.
pub(crate) fn is_close(one: &str, two: &str) -> bool {
    let (short, long) = (one.len().min(two.len()), one.len().max(two.len()));
    if short < 5 || long - short > 2 || one.as_bytes()[0] != two.as_bytes()[0] {
        return one == two;
    }
    let upto = if short >= 8 { 2 } else { 1 };
    distance(one.as_bytes(), two.as_bytes()) <= upto || fold::loose(one) == fold::loose(two)
}

fn distance(one: &[u8], two: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in two.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (corner + usize::from(a != b)).min(above + 1).min(row[j] + 1);
            corner = above;
        }
    }
    row[two.len()]
}

/// Whether a word is made of the first letters of a name.
fn is_acronym(word: &str, name: &[String]) -> bool {
    let letters: String = name.iter().filter(|word| word.len() > 3 || name.len() < 4).filter_map(|word| word.chars().next()).collect();
    let all: String = name.iter().filter_map(|word| word.chars().next()).collect();
    word.len() > 1 && name.len() > 1 && (word == letters || word == all)
}
