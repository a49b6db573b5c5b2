//! Articles with toponyms and their GeoNames ids become a score: how many are found, and how many are put where people put them.

use std::fs;
use std::path::Path;

use anyhow::Result;
use ground::{Gazetteer, GroundedPlace};
use knowledge::Knowledge;
use record::Span;
use syntax::Parser;

use super::markup::{inner, unescape};

/// Kilometres within which a place counts as the same, as the literature counts.
const NEAR: f64 = 161.0;

/// How well toponyms are found and placed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Places {
    /// Toponyms with an id.
    pub gold: usize,
    /// Toponyms that we found and placed.
    pub found: usize,
    /// With the spans given: those that we know at all.
    pub known: usize,
    /// With the spans given: those with the same id.
    pub same: usize,
    /// With the spans given: those within 161 km.
    pub near: usize,
    /// End to end: those that one of ours overlaps.
    pub overlapped: usize,
    /// End to end: those that one of ours overlaps within 161 km.
    pub right: usize,
}

impl Places {
    /// Share of toponyms placed within 161 km, the spans given.
    pub fn resolution(&self) -> f64 {
        self.near as f64 / self.gold as f64
    }

    /// F1 end to end.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found) as f64
    }
}

/// A toponym as people marked it.
struct Gold {
    span: Span,
    id: u32,
    point: (f32, f32),
}

/// Scores a file of articles (LGL's format); nothing where it is absent.
pub fn measure(file: &Path, knowledge: &Knowledge, gazetteer: &Gazetteer<'_>, parser: &mut Parser) -> Result<Option<Places>> {
    if !file.is_file() {
        return Ok(None);
    }
    let marked = fs::read_to_string(file)?;
    let mut score = Places::default();
    for article in marked.split("<article ").skip(1) {
        let Some((text, gold)) = read(article) else { continue };
        let parse = parser.parse(&text);
        let spans: Vec<Span> = gold.iter().map(|gold| gold.span).collect();
        let given = ground::places::resolve_spans(&parse, knowledge, gazetteer, &spans);
        let names = names::find(&parse, knowledge, None);
        let found = ground::places(&parse, knowledge, gazetteer, Some(&names));
        score.found += found.iter().filter(|place| place.meaning.is_some()).count();
        for (gold, given) in gold.iter().zip(given) {
            let same = given.meaning.as_ref().is_some_and(|meaning| meaning.geonames == Some(gold.id));
            score.gold += 1;
            score.known += usize::from(given.meaning.is_some());
            score.same += usize::from(same);
            score.near += usize::from(near(&given, gold));
            let ours = found.iter().find(|place| place.span.overlaps(gold.span));
            score.overlapped += usize::from(ours.is_some());
            score.right += usize::from(ours.is_some_and(|ours| near(ours, gold)));
        }
    }
    Ok(Some(score))
}

/// Whether a place is the one that people mean, or close to it.
fn near(place: &GroundedPlace, gold: &Gold) -> bool {
    let Some(meaning) = &place.meaning else { return false };
    meaning.geonames == Some(gold.id) || meaning.point.is_some_and(|point| ground::places::kilometres(point, gold.point) < NEAR)
}

/// Text and toponyms of an article. Offsets count characters and are off by a few where the text was cleaned: the phrase decides.
fn read(article: &str) -> Option<(String, Vec<Gold>)> {
    let body = inner(article, "text")?.trim();
    let text = match body.strip_prefix("<![CDATA[") {
        Some(raw) => raw.trim_end_matches("]]>").to_string(),
        None => unescape(body),
    };
    let mut gold = Vec::new();
    for toponym in article.split("<toponym>").skip(1) {
        let Some(id) = toponym.split("geonameid=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()) else { continue };
        let phrase = unescape(inner(toponym, "phrase")?);
        let point = (inner(toponym, "lat")?.parse().ok()?, inner(toponym, "lon")?.parse().ok()?);
        let start: usize = inner(toponym, "start")?.trim().parse().ok()?;
        let from = text.char_indices().nth(start.saturating_sub(20)).map_or(0, |(byte, _)| byte);
        let exact = text.char_indices().nth(start).map(|(byte, _)| byte).filter(|&byte| text[byte..].starts_with(&phrase));
        let Some(start) = exact.or_else(|| text[from..].find(&phrase).map(|at| at + from)) else { continue };
        gold.push(Gold { span: Span::new(start, start + phrase.len()), id, point });
    }
    Some((text, gold))
}
