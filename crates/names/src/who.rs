//! A bare phrase becomes whom it means: "president of the Riigikogu", "Turkish prosecutors", "Raisi", "the Kremlin".
//!
//! Without a parse the phrase is read as owner, core, complement: [Iran 's] [foreign minister], [president] of [Estonia].

use std::ops::Range;

use knowledge::names::{Day, Kind, NamesTable, Number, RoleKind, Use};
use record::MentionKind;

use crate::describe::{self, Around};
use crate::evidence::{self, Evidence, Segment};
use crate::line::{Line, Shape};
use crate::meaning::{Meaning, What};
use crate::office;

/// Whom a phrase means; the surest first where it means several.
pub(crate) fn who(names: &NamesTable, phrase: &str, on: Option<Day>) -> Vec<Meaning> {
    let line = Line::of_phrase(phrase);
    if let Some(title) = whole_title(names, &line, on) {
        return vec![title];
    }
    let segments = evidence::segments(names, &line, 0..line.len());
    Reader { names, line: &line, segments: &segments, on }.read(0..line.len(), 0)
}

/// The codes that a seat may stand for, its country as a capital last.
pub(crate) fn candidates(names: &NamesTable, phrase: &str, on: Option<Day>) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for entry in names.proper().get(phrase) {
        if entry.kind == Kind::Seat && on.is_none_or(|on| names.seats[entry.row as usize].from <= on && on <= names.seats[entry.row as usize].until) {
            let stands = names.seat_codes(&names.seats[entry.row as usize]);
            codes.extend(stands.map(|(code, sector)| {
                let country = names.country(code).map(|_| code);
                let sector = record::Sector::from_word(code).or(sector);
                record::Participant::code_of(country, sector).unwrap_or_else(|| code.to_string())
            }));
        }
    }
    let capital = names.proper().get(phrase).find(|entry| entry.kind == Kind::Capital).map(|entry| &names.countries[entry.row as usize]);
    if !codes.is_empty() {
        codes.extend(capital.map(|country| names.str(country.code).to_string()));
    }
    codes.dedup();
    codes
}

/// A phrase that is the title of an office: "Minister of Foreign Affairs of Iran".
fn whole_title(names: &NamesTable, line: &Line<'_>, on: Option<Day>) -> Option<Meaning> {
    let function = |at: usize| names.words().get_keys(&line.keys[at..at + 1]).find(|entry| entry.kind == Kind::Function);
    let function = |at: usize| function(at).map(|entry| &names.functions[entry.row as usize]);
    match line.words.first().and_then(|_| function(0)).filter(|function| function.role == Use::Article) {
        Some(article) if article.number == Some(Number::Singular) => None,
        Some(_) => office::titled(names, &line.keys[1..], on),
        None => office::titled(names, &line.keys, on),
    }
}

/// How a phrase begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    Definite,
    Indefinite,
}

struct Reader<'r> {
    names: &'r NamesTable,
    line: &'r Line<'r>,
    segments: &'r [Segment],
    on: Option<Day>,
}

impl Reader<'_> {
    /// Whom a range of tokens means.
    fn read(&self, range: Range<usize>, depth: usize) -> Vec<Meaning> {
        let begins = range.start;
        let range = self.trim(self.quantified(range));
        if range.is_empty() || depth > 6 {
            return Vec::new();
        }
        if let Some(comma) = self.outside(range.clone(), |at| self.line.words[at] == ",") {
            return self.apposed(range, comma, depth);
        }
        let cut = self.outside(range.clone(), |at| self.function(at).is_some_and(ends_core)).unwrap_or(range.end);
        let owner = (range.start..cut).rev().find(|&at| self.line.genitive[at] && !self.covered(at));
        let (core, owners) = match owner {
            Some(at) => (at + 1..cut, self.read(range.start..at, depth + 1)),
            None => (range.start..cut, Vec::new()),
        };
        let article = (begins < range.start).then(|| self.article(begins)).flatten();
        self.core(core, owners, cut..range.end, article, depth)
    }

    /// What stands after the quantity that a phrase begins with: "dozens of Sudanese protesters".
    fn quantified(&self, range: Range<usize>) -> Range<usize> {
        let counts = |at: usize| matches!(self.function(at), Some(Use::Quantity | Use::Article | Use::Number | Use::Of));
        let rest = range.clone().find(|&at| !counts(at)).unwrap_or(range.end);
        let of = range.start < rest && rest < range.end && self.function(rest - 1) == Some(Use::Of);
        if of { rest..range.end } else { range }
    }

    /// Whether the article at a token is definite.
    fn article(&self, at: usize) -> Option<Article> {
        let segment = self.segments.iter().find(|segment| segment.tokens == (at..at + 1))?;
        let function = segment.row(Kind::Function).map(|row| &self.names.functions[row as usize])?;
        let indefinite = function.number == Some(Number::Singular);
        (function.role == Use::Article).then_some(if indefinite { Article::Indefinite } else { Article::Definite })
    }

    /// "Iran's foreign minister, Hossein Amir-Abdollahian": the side that names somebody wins.
    fn apposed(&self, range: Range<usize>, comma: usize, depth: usize) -> Vec<Meaning> {
        let before = self.read(range.start..comma, depth + 1);
        let after = self.read(comma + 1..range.end, depth + 1);
        let named = |found: &[Meaning]| found.first().is_some_and(|meaning| matches!(meaning.what, What::Person(_) | What::Body(_)));
        if !named(&before) && named(&after) || before.is_empty() { after } else { before }
    }

    /// The core of a phrase with its owners, and the complement that follows it.
    fn core(&self, core: Range<usize>, mut owners: Vec<Meaning>, rest: Range<usize>, article: Option<Article>, depth: usize) -> Vec<Meaning> {
        let indefinite = article == Some(Article::Indefinite);
        let core = self.trim(core);
        let inner: Vec<Segment> = self.within(core.clone()).cloned().collect();
        let mut around = Around::default();
        self.complement(rest, &mut owners, &mut around, depth);
        if let Some(found) = self.name(&inner, &core, &owners) {
            return found;
        }
        let Some(place) = inner.iter().rposition(|segment| self.can_head(segment, core.end)) else {
            return self.unknown(&core, &inner, owners);
        };
        let head = &inner[place];
        let mut evidence = evidence::read(self.names, self.line, &inner[..=place]);
        for segment in inner[place + 1..].iter().filter(|segment| segment.has(Kind::Modifier)) {
            evidence.take(self.names, segment);
        }
        prefer_head(self.names, &mut evidence, head);
        if head.has(Kind::People) || head.has(Kind::RegionPeople) {
            let definite = article == Some(Article::Definite) && inner.len() == 1;
            return self.people(head, &evidence, definite);
        }
        let last = head.tokens.end - 1;
        around.plural = self.line.forms[last] != self.line.keys[last];
        around.indefinite = indefinite;
        around.keys = head.tokens.clone().map(|at| self.line.keys[at]).filter(|key| *key != 0).collect();
        around.title = self.line.words[head.tokens.clone()].join(" ").to_lowercase();
        around.owners = owners;
        describe::describe(self.names, &evidence, &around, self.on)
    }

    /// Reads "of Estonia", "in Kyiv", "for the foreign ministry".
    fn complement(&self, rest: Range<usize>, owners: &mut Vec<Meaning>, around: &mut Around, depth: usize) {
        let Some(role) = rest.clone().next().and_then(|at| self.function(at)) else {
            return;
        };
        let start = rest.start + 1;
        match role {
            Use::Of => {
                around.of = owners.is_empty();
                owners.extend(self.read(start..rest.end, depth + 1));
            }
            Use::In => {
                let found = self.read(start..rest.end, depth + 1);
                if found.is_empty() {
                    // "in the Colombian jungle"
                    let inner: Vec<Segment> = self.within(start..rest.end).cloned().collect();
                    around.inside.extend(evidence::read(self.names, self.line, &inner).countries);
                }
                let bodies = found.iter().filter(|found| matches!(found.what, What::Body(_)));
                owners.extend(bodies.cloned());
                around.inside.extend(found.iter().filter_map(|found| found.country));
            }
            Use::Preposition => {
                let found = self.read(start..rest.end, depth + 1);
                let next = (start..rest.end).find(|&at| self.function(at) == Some(Use::In));
                if let Some(next) = next.filter(|_| found.is_empty()) {
                    // "gunmen on motorbikes in Niger"
                    return self.complement(next..rest.end, owners, around, depth + 1);
                }
                // "an adviser to the Afghan president"
                let person = found.iter().filter(|found| found.kind == MentionKind::Person).find_map(|found| found.country);
                owners.extend(person.map(|country| Meaning::country(country, "of a person")));
                owners.extend(found.into_iter().filter(|found| matches!(found.what, What::Body(_)) || found.kind == MentionKind::Organisation));
            }
            _ => {}
        }
    }

    /// A core that ends in a name: of a person with titles, a body, a country, a seat.
    fn name(&self, inner: &[Segment], core: &Range<usize>, owners: &[Meaning]) -> Option<Vec<Meaning>> {
        let last = inner.last().filter(|last| last.is_proper() && last.tokens.end == core.end)?;
        let mut evidence = evidence::read(self.names, self.line, &inner[..inner.len() - 1]);
        evidence.countries.extend(owners.iter().filter_map(|owner| owner.country));
        let names = self.names;
        let start = inner[..inner.len() - 1].iter().rev().find(|segment| !is_bare_name(segment)).map_or(core.start, |segment| segment.tokens.end);
        // "telecoms giant Huawei" is Huawei; "Joan Huawei" is somebody else.
        let unknown_before = (start..last.tokens.start).any(|at| self.line.keys[at] != 0 && self.line.shapes[at] != Shape::Lower && !self.is_read(at, inner));
        if let Some(person) = self.person(last, unknown_before, &evidence) {
            return Some(vec![person]);
        }
        if unknown_before {
            return None;
        }
        if last.has(Kind::Seat) {
            let rows: Vec<u16> = last.rows(Kind::Seat).map(|row| row as u16).collect();
            if let Some(meaning) = office::seat(names, &rows, &evidence, self.on) {
                return Some(vec![meaning]);
            }
        }
        if let Some(row) = last.row(Kind::Country).or(last.row(Kind::Capital)) {
            let what = if evidence.posts.is_empty() && evidence.role.is_none() {
                "name of a country"
            } else {
                return None;
            };
            let capital = !last.has(Kind::Country);
            let name = capital.then(|| self.line.words[last.tokens.clone()].join(" "));
            return Some(vec![Meaning { name, ..Meaning::country(row as u16, what) }]);
        }
        if last.has(Kind::Organisation) {
            let rows: Vec<u32> = last.rows(Kind::Organisation).collect();
            return office::choose_body(names, &rows, &evidence, self.on).map(|meaning| vec![meaning]);
        }
        if let Some(city) = last.row(Kind::City) {
            let country = Some(names.cities[city as usize].country);
            return Some(vec![Meaning { country, ..Meaning::of(What::City(city), MentionKind::Place, "name of a city") }]);
        }
        let region = last.row(Kind::Region).filter(|_| !last.has(Kind::People) && !last.has(Kind::RegionPeople))?;
        let region_row = &names.regions[region as usize];
        let mut meaning = Meaning::of(What::Region(region as u16), MentionKind::Place, "name of a region");
        meaning.country = region_row.country;
        meaning.sector = region_row.sector;
        Some(vec![meaning])
    }

    /// Whether a segment that is no bare name covers a token.
    fn is_read(&self, at: usize, inner: &[Segment]) -> bool {
        inner.iter().any(|segment| segment.tokens.contains(&at) && !is_bare_name(segment))
    }

    fn person(&self, last: &Segment, unknown_before: bool, evidence: &Evidence) -> Option<Meaning> {
        let full = last.rows(Kind::Person).map(|row| (row, true));
        let common = office::is_common(self.names, &self.line.keys[last.tokens.clone()]);
        let alone = common && evidence.posts.is_empty() && evidence.countries.is_empty() && evidence.bodies.is_empty();
        let family = last.rows(Kind::Family).filter(|_| !unknown_before && !alone).map(|row| (row, false));
        let mut bearers: Vec<(u32, bool)> = full.collect();
        bearers.extend(family.filter(|(row, _)| !last.rows(Kind::Person).any(|other| other == *row)));
        let other = last.entries.iter().any(|entry| matches!(entry.kind, Kind::Country | Kind::Organisation | Kind::Capital | Kind::Region));
        if bearers.is_empty() || (other && evidence.posts.is_empty() && !evidence.honorific) {
            return None;
        }
        let chosen = office::choose_person(self.names, &bearers, evidence, self.on);
        chosen.map(|mut meaning| {
            if meaning.spell.is_none() && meaning.sector.is_none() && !evidence.former {
                meaning.sector = evidence.said_sector(self.names);
            }
            if evidence.former && meaning.spell.is_none() {
                office::leave(&mut meaning);
            }
            meaning
        })
    }

    /// "Ukrainians", "Kurds"; "the Ukrainians" are their country.
    fn people(&self, head: &Segment, evidence: &Evidence, definite: bool) -> Vec<Meaning> {
        let country = head.row(Kind::People).map(|row| row as u16).or(evidence.countries.first().copied());
        if let Some(country) = country.filter(|_| definite && head.has(Kind::People)) {
            return vec![Meaning::country(country, "people of a country")];
        }
        let mut meaning = Meaning::generic(MentionKind::Group, country, evidence.sector, "people of a country");
        meaning.plural = true;
        vec![meaning]
    }

    /// A core whose head no table knows: a name of its own, or nobody.
    fn unknown(&self, core: &Range<usize>, inner: &[Segment], owners: Vec<Meaning>) -> Vec<Meaning> {
        let evidence = evidence::read(self.names, self.line, inner);
        let written = core.clone().all(|at| self.line.shapes[at] != Shape::Lower || self.line.keys[at] == 0);
        let country = owners.iter().find_map(|owner| owner.country).or(evidence.countries.first().copied());
        if let Some(row) = evidence.regions.first().filter(|_| inner.len() == 1 && inner[0].tokens == *core) {
            return vec![Meaning::of(What::Region(*row), MentionKind::Place, "name of a region")];
        }
        let nationality =
            |segment: &Segment| segment.entries.iter().any(|entry| matches!(entry.kind, Kind::Country | Kind::Capital | Kind::Adjective | Kind::People));
        if let Some(country) = country.filter(|_| inner.len() == 1 && inner[0].tokens == *core && nationality(&inner[0])) {
            return vec![Meaning::country(country, "nationality")];
        }
        if written && !core.is_empty() {
            let mut meaning = Meaning::of(What::Named, MentionKind::Person, "a name the knowledge does not have");
            meaning.name = Some(self.line.words[core.clone()].join(" "));
            meaning.country = country;
            meaning.confidence = 0.3;
            return vec![meaning];
        }
        Vec::new()
    }

    fn can_head(&self, segment: &Segment, end: usize) -> bool {
        let people = segment.tokens.end == end && (segment.has(Kind::People) || segment.has(Kind::RegionPeople));
        people || segment.has(Kind::Post) || segment.has(Kind::Role)
    }

    fn within(&self, range: Range<usize>) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(move |segment| range.start <= segment.tokens.start && segment.tokens.end <= range.end)
    }

    fn covered(&self, at: usize) -> bool {
        self.segments.iter().any(|segment| segment.tokens.start < at && at < segment.tokens.end)
    }

    /// The first token of a range, not inside a longer segment, that is so.
    fn outside(&self, mut range: Range<usize>, is: impl Fn(usize) -> bool) -> Option<usize> {
        range.find(|&at| is(at) && !self.covered(at) && self.starts_short(at))
    }

    /// Whether no segment of several tokens begins here ("The Hague", "In Amenas").
    fn starts_short(&self, at: usize) -> bool {
        self.segments.iter().all(|segment| segment.tokens.start != at || segment.tokens.len() == 1)
    }

    fn function(&self, at: usize) -> Option<Use> {
        let segment = self.segments.iter().find(|segment| segment.tokens == (at..at + 1))?;
        segment.function(self.names)
    }

    /// Drops articles, quotes and marks from the edges.
    fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        let drop = |at: usize| {
            let article = self.function(at) == Some(Use::Article);
            (self.line.keys[at] == 0 && !self.line.genitive[at]) || (article && self.starts_short(at) && !self.covered(at))
        };
        while range.start < range.end && drop(range.start) {
            range.start += 1;
        }
        while range.start < range.end && self.line.keys[range.end - 1] == 0 {
            range.end -= 1;
        }
        range
    }
}

/// Where head and modifiers have both a post and a role, only the head's counts.
pub(crate) fn prefer_head(names: &NamesTable, evidence: &mut Evidence, head: &Segment) {
    if head.has(Kind::Post) {
        let own = head.row(Kind::Role);
        let before = evidence.role.take().filter(|role| Some(*role) != own && names.roles[*role as usize].kind == RoleKind::Body);
        evidence.host = before.or(evidence.host);
        evidence.posts = head.rows(Kind::Post).map(|row| row as u16).collect();
    } else if let Some(role) = head.row(Kind::Role) {
        evidence.role = Some(role);
        evidence.posts.clear();
    }
}

fn ends_core(role: Use) -> bool {
    matches!(role, Use::Of | Use::In | Use::Preposition | Use::Relative)
}

/// Whether a segment is only a given or family name.
fn is_bare_name(segment: &Segment) -> bool {
    segment.entries.iter().all(|entry| matches!(entry.kind, Kind::GivenName | Kind::Family)) || segment.has(Kind::GivenName)
}
