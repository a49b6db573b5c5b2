//! Who held what on the day: a person's spell in force, and the holder of a post.
//!
//! On 2022-11-12 "president" of IRN is Ebrahim Raisi; Hassan Rouhani is then an elite without office.

use knowledge::names::{Day, Kind, NamesTable, Spell};
use record::{MentionKind, Sector};

use crate::evidence::Evidence;
use crate::meaning::{Meaning, What, is_state, is_transnational};

/// Whether an office was held on the day; without a day, whether it is the last known.
pub(crate) fn in_force(spell: &Spell, on: Option<Day>) -> bool {
    match on {
        Some(on) => spell.covers(on),
        None => spell.until == Day::LAST && spell.succeeded == Day::LAST,
    }
}

/// How high an office is; 1 is the highest.
fn rank(names: &NamesTable, spell: &Spell) -> u8 {
    spell.post.map_or(u8::MAX, |post| names.posts[post as usize].rank)
}

fn certainty(spell: &Spell, on: Option<Day>) -> f64 {
    on.map_or(0.6 * f64::from(spell.confidence), |on| spell.certainty(on))
}

/// A person on a day.
pub(crate) fn person_on(names: &NamesTable, row: u32, evidence: &Evidence, on: Option<Day>, why: &'static str) -> Meaning {
    let spells = names.spells_by(row);
    let start = names.people[row as usize].spells.start;
    let fits = |spell: &Spell| {
        let post = is_of(names, spell, &evidence.posts);
        let country = spell.country.is_some_and(|country| evidence.countries.contains(&country));
        let governs = spell.sector == Some(Sector::Gov);
        let single = spell.post.is_some_and(|post| names.posts[post as usize].single);
        (
            post,
            country,
            spell.sector != Some(Sector::Pty),
            governs,
            std::cmp::Reverse(rank(names, spell)),
            single,
            (certainty(spell, on) * 1000.0) as i32,
            spell.from,
        )
    };
    let best = (0..).zip(spells).filter(|(_, spell)| in_force(spell, on)).max_by_key(|(_, spell)| fits(spell));
    if let Some((place, spell)) = best {
        let mut meaning = in_office(names, row, start + place, on, why);
        if evidence.former && spell.post.is_some_and(|post| evidence.posts.contains(&post)) {
            leave(&mut meaning);
        }
        return meaning;
    }
    out_of_office(names, row, spells, on, why)
}

/// Somebody in an office; the head of a party that does not govern is of the opposition.
fn in_office(names: &NamesTable, person: u32, spell: u32, on: Option<Day>, why: &'static str) -> Meaning {
    let held = &names.spells[spell as usize];
    let mut meaning = Meaning::person(names, person, Some((spell, certainty(held, on))), why);
    if meaning.sector == Some(Sector::Pty) && held.body.is_some_and(|body| opposes(names, body, on)) {
        meaning.sector = Some(Sector::Opp);
    }
    meaning
}

/// Somebody who holds nothing on the day.
fn out_of_office(names: &NamesTable, row: u32, spells: &[Spell], on: Option<Day>, why: &'static str) -> Meaning {
    let mut meaning = Meaning::person(names, row, None, why);
    let past = spells.iter().rev().find(|spell| on.is_none_or(|on| spell.from <= on));
    let Some(past) = past else { return meaning };
    meaning.country = past.country.or(meaning.country);
    meaning.confidence = 0.85;
    meaning.sector = match past.sector {
        Some(sector) if on.is_some() && is_state(sector) => Some(Sector::Eli),
        Some(sector) if on.is_some() && is_transnational(sector) => {
            meaning.country = names.people[row as usize].country;
            Some(Sector::Eli)
        }
        sector => {
            meaning.confidence = 0.6;
            sector
        }
    };
    meaning
}

/// Takes the office away: "former".
pub(crate) fn leave(meaning: &mut Meaning) {
    meaning.spell = None;
    if meaning.sector.is_none_or(|sector| is_state(sector) || is_transnational(sector)) {
        meaning.sector = Some(Sector::Eli);
    }
}

/// The one holder of an office, by its whole title.
pub(crate) fn titled(names: &NamesTable, keys: &[u64], on: Option<Day>) -> Option<Meaning> {
    let found = names.proper().get_keys(keys).filter(|entry| entry.kind == Kind::Title);
    let rows: Vec<u32> = found.map(|entry| entry.row).collect();
    let mut held = rows.into_iter().rev().filter(|row| in_force(&names.spells[*row as usize], on));
    let row = held.next()?;
    if held.any(|other| names.spells[other as usize].person != names.spells[row as usize].person) {
        return None;
    }
    Some(in_office(names, names.spells[row as usize].person, row, on, "title"))
}

/// Whether a family name is so common that alone it means nobody.
pub(crate) fn is_common(names: &NamesTable, keys: &[u64]) -> bool {
    names.words().get_keys(keys).any(|entry| entry.kind == Kind::CommonSurname)
}

/// Whether a spell is of one of some posts; "leader" is the post that leads the country of the spell.
pub(crate) fn is_of(names: &NamesTable, spell: &Spell, posts: &[u16]) -> bool {
    let Some(post) = spell.post else { return false };
    let leads = || spell.country.and_then(|country| names.countries[usize::from(country)].leader) == Some(post);
    posts.contains(&post) || (names.leader.is_some_and(|leader| posts.contains(&leader)) && leads())
}

/// The holder of one of the posts that a title may mean, in a country on a day.
pub(crate) fn holder(names: &NamesTable, posts: &[u16], country: u16, title: &str, on: Option<Day>) -> Option<Meaning> {
    let leader = names.countries[usize::from(country)].leader;
    let means = |&post: &u16| if Some(post) == names.leader { leader } else { Some(post) };
    let found = posts.iter().filter_map(means).filter(|&post| names.posts[post as usize].single);
    let spells = found.filter_map(|post| names.spells_of_post(post, country).rev().find(|spell| in_force(spell, on)));
    let said = |spell: &Spell| {
        let held = names.str(spell.title).to_lowercase();
        (held.starts_with(title), held.contains(title))
    };
    // `max_by_key` keeps the last of equals; the first post that the table lists for a title should win.
    let best = spells.rev_by(|spell| said(spell))?;
    Some(of_spell(names, best, on, "holder of the post"))
}

/// The holder of a post at a body.
pub(crate) fn holder_at(names: &NamesTable, body: u32, posts: &[u16], title: &str, on: Option<Day>) -> Option<Meaning> {
    let spells = || names.spells_at(body).rev().filter(|spell| in_force(spell, on));
    let heads = |post: u16| names.posts[post as usize].heads;
    let by_post = || spells().find(|spell| spell.post.is_some_and(|post| posts.contains(&post)));
    let asks_head = posts.iter().any(|&post| heads(post));
    let fits = |spell: &&Spell| !asks_head || spell.post.is_some_and(heads);
    let by_title = || spells().filter(fits).find(|spell| names.str(spell.title).to_lowercase().contains(title));
    let head = || only_head(names, spells().filter(fits)).filter(|_| asks_head);
    let spell = by_title().or_else(by_post).or_else(head)?;
    Some(of_spell(names, spell, on, "holder of the post at the body"))
}

/// "head", "chief" and "leader" of a body with one known office are its holder, however the office is called.
fn only_head<'n>(names: &NamesTable, spells: impl Iterator<Item = &'n Spell>) -> Option<&'n Spell> {
    let mut heads = spells.filter(|spell| spell.post.is_some_and(|post| names.posts[post as usize].single || names.posts[post as usize].heads));
    let first = heads.next()?;
    heads.all(|other| other.person == first.person).then_some(first)
}

fn of_spell(names: &NamesTable, spell: &Spell, on: Option<Day>, why: &'static str) -> Meaning {
    let row = names.people[spell.person as usize].spells.start;
    let place = names.spells_by(spell.person).iter().position(|other| std::ptr::eq(other, spell)).unwrap_or(0);
    in_office(names, spell.person, row + place as u32, on, why)
}

/// Keeps the first of the best.
trait FirstBest: Iterator + Sized {
    fn rev_by<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        let mut best: Option<(K, Self::Item)> = None;
        for item in self {
            let rank = key(&item);
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, item));
            }
        }
        best.map(|(_, item)| item)
    }
}

impl<I: Iterator> FirstBest for I {}

/// What it counts for a bearer of a name to have led a country.
const LED: i32 = 4;

/// The lowest rank of those who lead a country.
const LEADS: u8 = 2;

/// Whether somebody leads a country on a day.
pub(crate) fn leads(names: &NamesTable, person: u32, on: Option<Day>) -> bool {
    names.spells_by(person).iter().any(|spell| in_force(spell, on) && rank(names, spell) <= LEADS)
}

/// Who is meant by a full or family name, among those who bear it.
pub(crate) fn choose_person(names: &NamesTable, bearers: &[(u32, bool)], evidence: &Evidence, on: Option<Day>) -> Option<Meaning> {
    let score = |&(row, full): &(u32, bool)| {
        let spells = names.spells_by(row);
        let active = spells.iter().filter(|spell| in_force(spell, on));
        let country = names.people[row as usize].country;
        let of_country = |wanted: &u16| country == Some(*wanted) || spells.iter().any(|spell| spell.country == Some(*wanted));
        let mut score = if full { 4 } else { 0 };
        if !evidence.countries.is_empty() {
            score += if evidence.countries.iter().any(of_country) { 6 } else { -8 };
        }
        if spells.iter().any(|spell| is_of(names, spell, &evidence.posts)) {
            score += 4;
        }
        if evidence.bodies.iter().any(|body| spells.iter().any(|spell| spell.organisation == Some(*body))) {
            score += 6;
        }
        let single = active.clone().any(|spell| spell.post.is_some_and(|post| names.posts[post as usize].single));
        let leads = active.clone().any(|spell| rank(names, spell) <= LEADS);
        // The only leader that a country has of this name: "North Korea's Kim"; one who led it once: "Khatami".
        let first = active.clone().any(|spell| names.leader.is_some_and(|leader| is_of(names, spell, &[leader])));
        let led = spells.iter().any(|spell| rank(names, spell) == 1 && on.is_none_or(|on| spell.until < on));
        score += i32::from(first) + if led && !leads { LED } else { 0 };
        score += if active.count() > 0 { 3 } else { 0 };
        let governs = active_sector(spells, on) == Some(Sector::Gov);
        score + i32::from(single) + i32::from(governs) + i32::from(leads)
    };
    let best = bearers.iter().map(score).max().filter(|best| *best >= 0)?;
    let mut top = bearers.iter().filter(|bearer| score(bearer) == best);
    let &(row, full) = top.next()?;
    let mut meaning = person_on(names, row, evidence, on, if full { "name" } else { "family name" });
    if top.any(|other| other.0 != row) {
        return None;
    }
    if !full && bearers.len() > 1 {
        meaning.confidence *= 0.85;
    }
    Some(meaning)
}

fn active_sector(spells: &[Spell], on: Option<Day>) -> Option<Sector> {
    spells.iter().find(|spell| in_force(spell, on)).and_then(|spell| spell.sector)
}

/// How sure a body is whose name several have, none of them likelier.
pub(crate) const TIED: f64 = 0.5;

/// A body among those that share a name.
pub(crate) fn choose_body(names: &NamesTable, rows: &[u32], evidence: &Evidence, on: Option<Day>) -> Option<Meaning> {
    let score = |&row: &u32| {
        let body = &names.organisations[row as usize];
        let lives = on.is_none_or(|on| body.from <= on && on <= body.until);
        let country = body.country.map_or(0, |country| match evidence.countries.as_slice() {
            [] => 0,
            some if some.contains(&country) => 2,
            _ => -2,
        });
        country + if lives { 3 } else { 0 }
    };
    let best = rows.iter().map(score).max()?;
    let mut top = rows.iter().filter(|row| score(row) == best);
    let &row = top.next()?;
    let mut meaning = Meaning::body(names, row, "name of a body");
    if let Some(&other) = top.find(|other| **other != row) {
        let other = Meaning::body(names, other, "name of several bodies");
        meaning.confidence = TIED;
        meaning.country = meaning.country.filter(|_| meaning.country == other.country);
        meaning.sector = meaning.sector.filter(|_| meaning.sector == other.sector);
    }
    Some(meaning)
}

/// Whether a body is a party out of government: its people are the opposition.
pub(crate) fn opposes(names: &NamesTable, body: u32, on: Option<Day>) -> bool {
    on.is_some() && governs(names, body, on) == Some(false)
}

fn governs(names: &NamesTable, body: u32, on: Option<Day>) -> Option<bool> {
    let from = names.parties.partition_point(|row| row.0 < body);
    let mut spells = names.parties[from..].iter().take_while(|row| row.0 == body);
    spells.find(|row| on.is_none_or(|on| row.2 <= on && on <= row.3)).map(|row| row.1)
}

/// The candidate of a seat that the evidence speaks for, else the first.
pub(crate) fn seat(names: &NamesTable, rows: &[u16], evidence: &Evidence, on: Option<Day>) -> Option<Meaning> {
    let lives = |row: &&u16| {
        let seat = &names.seats[**row as usize];
        on.is_none_or(|on| seat.from <= on && on <= seat.until)
    };
    let &row = rows.iter().find(lives)?;
    let seat = &names.seats[row as usize];
    let candidates: Vec<_> = names.seat_codes(seat).collect();
    let spoken = |code: &str| {
        let country = names.country(code).is_some_and(|country| evidence.countries.contains(&country));
        country || evidence.bodies.iter().any(|body| names.proper().get(code).any(|entry| entry.row == *body))
    };
    let chosen = candidates.iter().find(|(code, _)| spoken(code)).or(candidates.first())?;
    let country = names.country(chosen.0);
    let mut meaning = Meaning { country, sector: chosen.1, confidence: 0.9, ..Meaning::of(What::Seat(row), MentionKind::Organisation, "seat") };
    if country.is_none() && meaning.sector.is_none() {
        meaning.sector = Sector::from_word(chosen.0);
    }
    if country.is_none() && meaning.sector == Some(Sector::Gov) {
        meaning.sector = Sector::from_word(chosen.0).or(Some(Sector::Igo));
    }
    let capital = names.proper().get(names.str(seat.phrase)).any(|entry| entry.kind == Kind::Capital);
    if candidates.len() > 1 || capital {
        meaning.confidence = 0.6;
    }
    Some(meaning)
}
