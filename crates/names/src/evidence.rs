//! A run of words becomes what it tells about the one it describes: nationalities, posts, roles, modifiers.
//!
//! "former Russian deputy foreign minister" tells RUS, the post of foreign minister, `former` and `deputy`.

use std::ops::Range;

use knowledge::names::fold;
use knowledge::names::{Case, Effect, Entries, Entry, Gender, Kind, NamesTable, RoleKind, Use};
use record::Sector;

use crate::line::{Line, Shape};

/// A stretch of tokens that the tables know.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub tokens: Range<usize>,
    pub entries: Vec<Entry>,
    /// Names inside a longer common phrase ("Pentagon" in "Pentagon chief").
    pub inside: Vec<Entry>,
}

impl Segment {
    /// Rows of one kind.
    pub fn rows(&self, kind: Kind) -> impl Iterator<Item = u32> + '_ {
        self.entries.iter().filter(move |entry| entry.kind == kind).map(|entry| entry.row)
    }

    pub fn row(&self, kind: Kind) -> Option<u32> {
        self.rows(kind).next()
    }

    pub fn has(&self, kind: Kind) -> bool {
        self.row(kind).is_some()
    }

    /// Whether the tables of names know it, not those of common words.
    pub fn is_proper(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind <= Kind::Title)
    }

    /// What a function word does.
    pub fn function(&self, names: &NamesTable) -> Option<Use> {
        self.row(Kind::Function).map(|row| names.functions[row as usize].role)
    }
}

/// What words before, after and around a head tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    pub countries: Vec<u16>,
    pub regions: Vec<u16>,
    pub cities: Vec<u32>,
    pub bodies: Vec<u32>,
    pub people: Vec<u32>,
    pub posts: Vec<u16>,
    /// Tokens of the title that gave the posts.
    pub title: Option<Range<usize>>,
    pub role: Option<u32>,
    /// Row of the role of a body before a post: "club" in "club president".
    pub host: Option<u32>,
    pub portfolio: Option<u32>,
    pub sector: Option<Sector>,
    pub gender: Option<Gender>,
    pub former: bool,
    pub acting: bool,
    pub deputy: bool,
    pub elect: bool,
    pub alleged: bool,
    pub honorific: bool,
    pub count: u8,
    /// Whether countries stood only as friends or foes ("pro-Russian", "Iran-backed").
    pub sided: bool,
}

impl Evidence {
    /// The sector that role, portfolio and modifiers give.
    pub fn role_sector(&self, names: &NamesTable) -> Option<Sector> {
        let role = self.role.and_then(|row| names.roles[row as usize].sector);
        let portfolio = self.portfolio.and_then(|row| names.portfolios[row as usize].sector);
        match (role, portfolio) {
            (Some(Sector::Gov) | None, Some(sector)) => Some(sector),
            (Some(sector), _) => Some(sector),
            (None, None) => self.sector,
        }
    }

    /// The sector that a role or post beside a name gives: "judge", "opposition leader".
    pub fn said_sector(&self, names: &NamesTable) -> Option<Sector> {
        let tells = self.role.is_some_and(|row| names.roles[row as usize].tells);
        let body = self.bodies.first().and_then(|row| names.organisations[*row as usize].sector);
        let own = self.posts.iter().filter(|post| Some(**post) != names.leader && !self.elect);
        let post = own.into_iter().find_map(|post| names.posts[*post as usize].sector);
        body.or(self.role_sector(names).filter(|_| tells)).or(post)
    }

    pub fn role_kind(&self, names: &NamesTable) -> Option<RoleKind> {
        self.role.map(|row| names.roles[row as usize].kind)
    }

    /// Takes in a segment that stands at `at` in a run.
    pub fn take(&mut self, names: &NamesTable, segment: &Segment) {
        for entry in segment.entries.iter().chain(&segment.inside) {
            let row = entry.row;
            match entry.kind {
                Kind::Country | Kind::Adjective | Kind::Capital | Kind::People => push(&mut self.countries, row as u16),
                Kind::Region | Kind::RegionAdjective | Kind::RegionPeople => {
                    push(&mut self.regions, row as u16);
                    if let Some(country) = names.regions[row as usize].country {
                        push(&mut self.countries, country);
                    }
                }
                Kind::City => {
                    push(&mut self.cities, row);
                    push(&mut self.countries, names.cities[row as usize].country);
                }
                Kind::Organisation => push(&mut self.bodies, row),
                Kind::Person | Kind::Family => push(&mut self.people, row),
                Kind::Post => {
                    if self.title.as_ref() != Some(&segment.tokens) {
                        self.posts.clear();
                        self.title = Some(segment.tokens.clone());
                    }
                    push(&mut self.posts, row as u16);
                }
                Kind::Role => {
                    self.host = self.role.filter(|before| *before != row && names.roles[*before as usize].kind == RoleKind::Body).or(self.host);
                    self.role = Some(row);
                    self.gender = names.roles[row as usize].gender.or(self.gender);
                }
                Kind::Portfolio => self.portfolio = Some(row),
                Kind::Modifier => self.modify(names, row),
                Kind::Function => self.count = self.count.max(names.functions[row as usize].count),
                Kind::Seat => {
                    let codes = names.seat_codes(&names.seats[row as usize]);
                    let known: Vec<u16> = codes.filter_map(|(code, _)| names.country(code)).collect();
                    if let [country] = known[..] {
                        push(&mut self.countries, country);
                    }
                }
                Kind::Title | Kind::GivenName | Kind::CommonSurname => {}
            }
        }
    }

    fn modify(&mut self, names: &NamesTable, row: u32) {
        let modifier = &names.modifiers[row as usize];
        self.sector = modifier.sector.or(self.sector);
        self.gender = modifier.gender.or(self.gender);
        match modifier.effect {
            Effect::Former => self.former = true,
            Effect::Acting => self.acting = true,
            Effect::Deputy => self.deputy = true,
            Effect::Elect => self.elect = true,
            Effect::Alleged => self.alleged = true,
            Effect::Honorific => self.honorific = true,
            Effect::Pro | Effect::Backed => self.sided = true,
            Effect::Named | Effect::Sector => {}
        }
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Reads the segments of a run into evidence; nationalities joined to "pro-" or "-backed" do not count.
pub(crate) fn read(names: &NamesTable, line: &Line<'_>, segments: &[Segment]) -> Evidence {
    let mut evidence = Evidence::default();
    for (place, segment) in segments.iter().enumerate() {
        if is_sided(names, line, segments, place) {
            evidence.sided = true;
            continue;
        }
        evidence.take(names, segment);
    }
    evidence
}

/// Whether a nationality is only whom somebody sides with: "pro-Russian", "Iran-backed", "anti-French".
fn is_sided(names: &NamesTable, line: &Line<'_>, segments: &[Segment], place: usize) -> bool {
    let segment = &segments[place];
    if segment.function(names).is_some() {
        return false;
    }
    let effect = |segment: &Segment| segment.row(Kind::Modifier).map(|row| names.modifiers[row as usize].effect);
    let joined = |left: usize, right: usize| right == left || (right == left + 1 && line.keys[left] == 0);
    let before = place.checked_sub(1).map(|place| &segments[place]).filter(|before| joined(before.tokens.end, segment.tokens.start));
    let after = segments.get(place + 1).filter(|after| joined(segment.tokens.end, after.tokens.start));
    before.and_then(effect) == Some(Effect::Pro) || after.and_then(effect) == Some(Effect::Backed)
}

/// The segments of a run, left to right, each the longest that the tables know.
pub(crate) fn segments(names: &NamesTable, line: &Line<'_>, range: Range<usize>) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match segment_at(names, line, at, range.end) {
            Some(segment) => {
                at = segment.tokens.end;
                found.push(segment);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest segment that begins at a token; names win over common words of the same length.
pub(crate) fn segment_at(names: &NamesTable, line: &Line<'_>, at: usize, upto: usize) -> Option<Segment> {
    if line.keys[at] == 0 {
        return None;
    }
    let proper = if begins_name(line, at) { proper_at(names, line, at, upto) } else { None };
    let proper = proper.and_then(|proper| before_owned(names, line, proper, upto));
    let common = common_at(names, line, at, upto);
    match (proper, common) {
        (Some(proper), Some(common)) if common.tokens.end > proper.tokens.end => Some(longer(names, line, proper, common)),
        (Some(proper), _) => Some(proper),
        (None, common) => common,
    }
}

/// "Pakistan's army chief" is a chief that Pakistan has, not one of "Pakistan's army".
fn before_owned(names: &NamesTable, line: &Line<'_>, proper: Segment, upto: usize) -> Option<Segment> {
    let Some(mark) = proper.tokens.clone().rev().find(|&at| line.genitive[at]) else {
        return Some(proper);
    };
    let owned = (mark + 1 < upto).then(|| common_at(names, line, mark + 1, upto)).flatten();
    if owned.is_some_and(|owned| owned.tokens.end > proper.tokens.end) {
        return proper_at(names, line, proper.tokens.start, mark);
    }
    Some(proper)
}

/// A common phrase that begins with a name: the name by itself where the rest is a phrase too.
fn longer(names: &NamesTable, line: &Line<'_>, proper: Segment, mut common: Segment) -> Segment {
    let rest = (proper.tokens.end..common.tokens.end).find(|&at| line.keys[at] != 0);
    let rest = rest.and_then(|at| common_at(names, line, at, common.tokens.end));
    if rest.is_some_and(|rest| rest.tokens.end == common.tokens.end && rest.entries.iter().any(|entry| common.entries.contains(entry))) {
        return proper;
    }
    common.inside = proper.entries;
    common
}

/// Whether a name can begin at a token: "Iran", "al-Shabaab", "101st Airborne Division", "eBay".
pub(crate) fn begins_name(line: &Line<'_>, at: usize) -> bool {
    let unusual = || line.words[at].chars().any(|c| c.is_ascii_digit() || c.is_uppercase());
    line.shapes[at] != Shape::Lower || starts_capital_later(line, at) || unusual()
}

/// "al-Shabaab", "al Qaeda", "pan-African" begin small.
fn starts_capital_later(line: &Line<'_>, at: usize) -> bool {
    let capital = |at: usize| line.shapes.get(at).is_some_and(|shape| *shape != Shape::Lower);
    if fold::is_article(line.words[at]) && capital(at + 1) {
        return true;
    }
    line.words.get(at + 1) == Some(&"-") && line.shapes.get(at + 2).is_some_and(|shape| *shape != Shape::Lower)
}

/// The longest name that begins at a token, but not "President Xi" of "President Xi Jinping"; "President of Chad" is a description.
pub(crate) fn proper_at(names: &NamesTable, line: &Line<'_>, at: usize, upto: usize) -> Option<Segment> {
    let best = longest_at(names, line, at, upto)?;
    let is_person = |segment: &Segment| segment.has(Kind::Person);
    let overlaps = |next: usize| longest_at(names, line, next, upto).is_some_and(|other| is_person(&other) && other.tokens.end > best.tokens.end);
    if best.tokens.len() > 1 && is_person(&best) && (at + 1..best.tokens.end).any(|next| line.keys[next] != 0 && overlaps(next)) {
        return None;
    }
    Some(best)
}

fn longest_at(names: &NamesTable, line: &Line<'_>, at: usize, upto: usize) -> Option<Segment> {
    let mut best = None;
    for (length, entries) in names.proper().walk(&line.keys[at..upto]) {
        let written = |entry: &Entry| is_written(entry.case, line, at..at + length);
        let entries: Vec<Entry> = entries.filter(|entry| entry.kind != Kind::Title && written(entry)).collect();
        if !entries.is_empty() {
            best = Some(Segment { tokens: at..at + length, entries, inside: Vec::new() });
        }
    }
    best
}

/// The longest common phrase that begins at a token.
pub(crate) fn common_at(names: &NamesTable, line: &Line<'_>, at: usize, upto: usize) -> Option<Segment> {
    let mut best: Option<Segment> = None;
    for (length, entries) in names.words().walk_forms(&line.keys[at..upto], &line.forms[at..upto]) {
        let entries = common_entries(line, at, entries);
        if entries.is_empty() {
            continue;
        }
        match &mut best {
            Some(best) if best.tokens.len() == length => best.entries.extend(entries),
            _ => best = Some(Segment { tokens: at..at + length, entries, inside: Vec::new() }),
        }
    }
    best
}

fn common_entries(line: &Line<'_>, at: usize, entries: Entries<'_>) -> Vec<Entry> {
    let given = |entry: &Entry| entry.kind != Kind::GivenName || line.shapes[at] != Shape::Lower;
    entries.filter(given).collect()
}

/// Whether tokens are written as an entry asks.
fn is_written(case: Case, line: &Line<'_>, tokens: Range<usize>) -> bool {
    let shapes = &line.shapes[tokens.clone()];
    // "ISIS-K" and "MS-13" have a part that is a single letter, a number or a hyphen.
    let letters = |at: usize| line.words[at].chars().filter(|c| c.is_alphabetic());
    let in_capitals = |at: usize| letters(at).all(char::is_uppercase);
    match case {
        Case::Any => true,
        Case::Capital => shapes.iter().any(|shape| *shape != Shape::Lower),
        Case::Acronym => tokens.clone().all(in_capitals) && tokens.clone().any(|at| letters(at).nth(1).is_some()),
    }
}
