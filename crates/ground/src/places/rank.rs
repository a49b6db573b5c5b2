//! Of all that a name may mean, the one that the text means: by what stands beside it, the countries around it, other places, and size.

use std::collections::{BTreeMap, BTreeSet};

use knowledge::Knowledge;
use knowledge::names::Kind;
use syntax::{Dep, Parse, Tag};

use super::candidates::{Candidate, candidates};
use super::find::Toponym;
use super::{GroundedPlace, PlaceKind};
use crate::gazetteer::Gazetteer;

/// Weight of the votes of other names for a division.
const VOTE: f64 = 3.0;

/// A country or division that the text speaks of at some token.
struct Setting {
    token: usize,
    country: String,
    division: Option<u32>,
    weight: f64,
}

/// Places every toponym.
pub fn ground(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, toponyms: Vec<Toponym>) -> Vec<GroundedPlace> {
    let settings = settings(parse, knowledge, &toponyms);
    let containers: Vec<Vec<Candidate>> = toponyms.iter().map(|toponym| container(parse, knowledge, gazetteer, toponym)).collect();
    let hints: Vec<Option<PlaceKind>> = toponyms.iter().map(|toponym| hint(parse, knowledge, &toponym.place)).collect();
    let votes = votes(&toponyms);
    let base: Vec<Vec<f64>> = toponyms
        .iter()
        .enumerate()
        .map(|(at, toponym)| {
            let score = |candidate: &Candidate| {
                prior(candidate) - eponymous(candidate, &toponym.candidates)
                    + hinted(candidate, hints[at])
                    + contained(candidate, &containers[at])
                    + set(parse, candidate, &toponym.place, &settings)
                    + voted(candidate, &toponym.candidates, &votes)
            };
            toponym.candidates.iter().map(score).collect()
        })
        .collect();
    let first: Vec<Option<usize>> = base.iter().map(|scores| best(scores)).collect();
    let sure: Vec<Option<(f32, f32)>> = (0..toponyms.len())
        .map(|at| first[at].map(|best| &toponyms[at].candidates[best]).filter(|best| best.kind != PlaceKind::Country).and_then(|best| best.point))
        .collect();
    let chosen: Vec<Option<usize>> = (0..toponyms.len())
        .map(|at| {
            let near = |(candidate, score): (&Candidate, &f64)| score + nearby(candidate, at, &sure) + agreed(candidate, at, &toponyms, &first, &base);
            best(&toponyms[at].candidates.iter().zip(&base[at]).map(near).collect::<Vec<_>>())
        })
        .collect();
    let placed = toponyms.into_iter().zip(chosen);
    placed.map(|(toponym, best)| GroundedPlace { meaning: best.map(|best| toponym.candidates[best].clone()), ..toponym.place }).collect()
}

/// Index of the highest score; the first of equals.
fn best(scores: &[f64]) -> Option<usize> {
    (0..scores.len()).reduce(|best, at| if scores[at] > scores[best] { at } else { best })
}

/// What speaks for a meaning before the text is asked: size, and being a capital, a country or a known region.
fn prior(candidate: &Candidate) -> f64 {
    let size = (candidate.population as f64 + 10.0).log10();
    let kind = match candidate.kind {
        PlaceKind::Country => 12.0,
        PlaceKind::Region | PlaceKind::Water => 9.5,
        PlaceKind::Facility => 6.0,
        PlaceKind::Admin1 => size + 0.8,
        PlaceKind::Admin2 => size - 1.2,
        PlaceKind::City => size,
    };
    kind + if candidate.capital { 2.0 } else { 0.0 } - if candidate.alias { 1.5 } else { 0.0 }
}

/// A division that bears the name of its chief town is called so only with a word like "region": bare "Kherson" is the town.
fn eponymous(candidate: &Candidate, all: &[Candidate]) -> f64 {
    let seat = |other: &Candidate| other.kind == PlaceKind::City && other.division == candidate.division && other.population * 20 > candidate.population;
    if matches!(candidate.kind, PlaceKind::Admin1 | PlaceKind::Admin2) && all.iter().any(seat) { 2.5 } else { 0.0 }
}

/// "the city of X", "X province".
fn hinted(candidate: &Candidate, hint: Option<PlaceKind>) -> f64 {
    match hint {
        Some(kind) if kind == candidate.kind => 4.0,
        Some(_) => -3.0,
        None => 0.0,
    }
}

/// The kind of place that the words around name.
fn hint(parse: &Parse<'_>, knowledge: &Knowledge, place: &GroundedPlace) -> Option<PlaceKind> {
    let kinds = [PlaceKind::City, PlaceKind::Admin1, PlaceKind::Admin2, PlaceKind::Country, PlaceKind::Water];
    let kind = |word: &str| kinds.into_iter().find(|kind| knowledge.places.word(kind.as_str(), word));
    let next = (place.tokens.end < parse.tokens.len()).then(|| kind(parse.lower(place.tokens.end))).flatten();
    let of = (parse.dep(place.head) == Dep::Pobj).then(|| parse.head(place.head)).filter(|&of| parse.dep(of) == Dep::Prep);
    let before = of
        .and_then(|of| kind(parse.lemma(parse.head(of))))
        .filter(|_| of.is_some_and(|of| of + 1 == place.tokens.start && knowledge.places.word("of", parse.lower(of))));
    let beside = place.tokens.start.checked_sub(1).and_then(|token| kind(parse.lower(token)));
    next.or(before).or(beside)
}

/// The larger place that is named with a place: "Paris, Texas", "Alexandria, La.", "Tripoli in Libya", "Iran's Shiraz".
fn container(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, toponym: &Toponym) -> Vec<Candidate> {
    let place = &toponym.place;
    let next = place.tokens.end;
    let comma = parse.tokens.get(next).is_some_and(|token| token.tag == Tag::Comma || token.tag == Tag::LeftBracket);
    if comma {
        let found = larger(parse, knowledge, gazetteer, next + 1);
        if !found.is_empty() {
            return found;
        }
    }
    if parse.tokens.get(next).is_some_and(|token| token.tag == Tag::In && knowledge.places.word("locative", &token.lower)) {
        let from = next + 1 + usize::from(parse.tokens.get(next + 1).is_some_and(|token| matches!(token.tag, Tag::Dt | Tag::Jj)));
        let mut found = larger(parse, knowledge, gazetteer, from);
        found.retain(|found| found.kind == PlaceKind::Country);
        return found;
    }
    let Some(owner) = parse.children_with(place.head, Dep::Poss).next().filter(|&owner| owner < place.tokens.start) else { return Vec::new() };
    let mut found = candidates(knowledge, gazetteer, parse.word(owner));
    found.retain(|found| found.kind == PlaceKind::Country);
    found
}

/// Countries and divisions that a name which begins at a token may mean: the longest name that means any.
fn larger(parse: &Parse<'_>, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, at: usize) -> Vec<Candidate> {
    let capital = at < parse.tokens.len() && parse.word(at).starts_with(char::is_uppercase);
    for end in (at + 1..=(at + 3).min(parse.tokens.len())).rev().filter(|_| capital) {
        let span = parse.span(at..end);
        let short = knowledge.places.short(span.of(parse.text));
        let mut found = candidates(knowledge, gazetteer, short.unwrap_or(span.of(parse.text)));
        found.retain(|found| {
            matches!(found.kind, PlaceKind::Country | PlaceKind::Admin1 | PlaceKind::Admin2) && (short.is_none() || found.kind == PlaceKind::Admin1)
        });
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// How well a meaning fits the larger place named with it.
fn contained(candidate: &Candidate, containers: &[Candidate]) -> f64 {
    let inside = |container: &Candidate| match (container.kind, container.division, candidate.division) {
        (PlaceKind::Admin1, Some(outer), Some(inner)) => outer == inner && candidate.kind != PlaceKind::Admin1,
        (PlaceKind::Admin1, Some(_), None) => false,
        _ => container.country == candidate.country && candidate.kind != PlaceKind::Country,
    };
    if containers.iter().any(inside) { 8.0 } else { 0.0 }
}

/// The countries and divisions of which the text speaks, by name or adjective.
fn settings(parse: &Parse<'_>, knowledge: &Knowledge, toponyms: &[Toponym]) -> Vec<Setting> {
    let mut settings = Vec::new();
    for toponym in toponyms {
        let clear = toponym
            .candidates
            .iter()
            .filter(|candidate| matches!(candidate.kind, PlaceKind::Country | PlaceKind::Admin1) || candidate.capital || candidate.population > 1_500_000);
        let Some(clear) = clear.max_by(|a, b| prior(a).total_cmp(&prior(b))) else { continue };
        let only = toponym.candidates.iter().all(|other| prior(other) <= prior(clear));
        if let Some(country) = clear.country.clone().filter(|_| only) {
            let division = clear.division;
            settings.push(Setting { token: toponym.place.tokens.start, country, division, weight: 1.0 });
        }
    }
    let table = &knowledge.names;
    for (token, analysis) in parse.tokens.iter().enumerate() {
        let capital = matches!(analysis.tag, Tag::Jj | Tag::Nnp | Tag::Nnps | Tag::Nns) && parse.word(token).starts_with(char::is_uppercase);
        if !capital {
            continue;
        }
        for entry in table.proper().get(parse.word(token)).filter(|entry| matches!(entry.kind, Kind::Adjective | Kind::People)).take(1) {
            if let Some(country) = table.countries.get(entry.row as usize) {
                settings.push(Setting { token, country: table.str(country.code).to_string(), division: None, weight: 0.8 });
            }
        }
    }
    settings
}

/// How well a meaning fits the countries and divisions around it.
fn set(parse: &Parse<'_>, candidate: &Candidate, place: &GroundedPlace, settings: &[Setting]) -> f64 {
    let here = parse.sentence(place.tokens.start);
    let (mut country, mut division) = (0.0f64, 0.0f64);
    for setting in settings.iter().filter(|setting| !place.tokens.contains(&setting.token)) {
        let away = parse.sentence(setting.token).abs_diff(here);
        let close = match away {
            0 => 1.0,
            1 => 0.75,
            2..=4 => 0.6,
            _ => 0.5,
        };
        if candidate.country.as_deref() == Some(&setting.country) {
            country = country.max(close * setting.weight);
        }
        if setting.division.is_some() && setting.division == candidate.division && candidate.kind != PlaceKind::Admin1 {
            division = division.max(close * setting.weight);
        }
    }
    2.0 * country + 3.0 * division
}

/// How many names of the text may lie in each first-level division; a name that may lie in many counts little for each.
fn votes(toponyms: &[Toponym]) -> BTreeMap<u32, f64> {
    let mut votes = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for toponym in toponyms {
        let Some(first) = toponym.candidates.first() else { continue };
        if !seen.insert(&first.name) {
            continue;
        }
        for (division, share) in shares(&toponym.candidates) {
            *votes.entry(division).or_insert(0.0) += share;
        }
    }
    votes
}

/// The divisions in which the meanings of a name lie, each with its share.
fn shares(candidates: &[Candidate]) -> BTreeMap<u32, f64> {
    let divisions: BTreeSet<u32> = candidates.iter().filter_map(|candidate| candidate.division).collect();
    let share = 1.0 / (divisions.len() as f64).max(1.0).sqrt();
    divisions.into_iter().map(|division| (division, share)).collect()
}

/// How much the other names of the text speak for the division of a meaning.
fn voted(candidate: &Candidate, own: &[Candidate], votes: &BTreeMap<u32, f64>) -> f64 {
    let Some(division) = candidate.division else { return 0.0 };
    let own = shares(own).get(&division).copied().unwrap_or(0.0);
    let others = votes.get(&division).copied().unwrap_or(0.0) - own;
    VOTE * (1.0 + others.max(0.0)).ln()
}

/// Nearness to other places of the text.
fn nearby(candidate: &Candidate, at: usize, sure: &[Option<(f32, f32)>]) -> f64 {
    let Some(point) = candidate.point.filter(|_| candidate.kind != PlaceKind::Country) else { return 0.0 };
    let others = sure.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, other)| *other);
    let close = others.filter(|&other| kilometres(point, other) < 150.0).count();
    1.2 * (1.0 + close as f64).ln()
}

/// The meaning that the same name has elsewhere in the text, where that is clearer.
fn agreed(candidate: &Candidate, at: usize, toponyms: &[Toponym], first: &[Option<usize>], base: &[Vec<f64>]) -> f64 {
    let own = toponyms[at].candidates.first().map(|first| first.name.as_str());
    let mut best = 0.0f64;
    for (other, toponym) in toponyms.iter().enumerate().filter(|(other, _)| *other != at) {
        if toponym.candidates.len() != toponyms[at].candidates.len() || toponym.candidates.first().map(|first| first.name.as_str()) != own {
            continue;
        }
        if let Some(chosen) = first[other].filter(|&chosen| toponym.candidates[chosen] == *candidate) {
            best = best.max((base[other][chosen] - prior(candidate)).clamp(0.0, 8.0));
        }
    }
    0.8 * best
}

/// Distance over the ground.
pub fn kilometres(a: (f32, f32), b: (f32, f32)) -> f64 {
    let (lat1, lat2) = (f64::from(a.0).to_radians(), f64::from(b.0).to_radians());
    let (dlat, dlon) = (lat2 - lat1, f64::from(b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    12_742.0 * h.sqrt().min(1.0).asin()
}
