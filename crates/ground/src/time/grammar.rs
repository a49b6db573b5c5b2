//! Words become time expressions: "the week of 7 November", "early 2014", "two days ago", "every Monday".
//!
//! [`Grammar::read`] gives the longest expression that begins at a word. Leading articles and modifiers belong to it.

use std::borrow::Cow;

use knowledge::Time;
use knowledge::counts::Number;
use knowledge::time::{Care, Glue, Rel, Sense, Unit};
use syntax::Tag;

use super::civil::Date;
use super::expr::{Amount, Clock, Definite, Expr, Found, YearOf};
use super::words::{Seen, Word};

/// The words of a text and the data to read them with.
pub struct Grammar<'a> {
    /// Words of the text.
    pub words: &'a [Word<'a>],
    /// Named days.
    pub time: &'a Time,
}

/// What stood before the core of an expression.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead<'a> {
    /// "the".
    pub the: bool,
    /// "a".
    pub a: bool,
    /// "early".
    pub modifier: Option<&'a str>,
    /// "nearly", "more than".
    pub bounded: bool,
}

/// Reads what may begin at a word.
type Reader<'a> = fn(&Grammar<'a>, usize, Lead<'a>) -> Option<Found<'a>>;

impl<'a> Grammar<'a> {
    /// The longest expression that begins at a word.
    pub fn read(&self, at: usize) -> Option<Found<'a>> {
        if !self.words[at].matters() || self.blocked(at) {
            return None;
        }
        let (core, lead) = self.lead(at);
        let found = self.core(core, lead).or_else(|| if core > at { self.core(at, Lead::default()) } else { None });
        found.map(|mut found| {
            let article = lead.a && self.words[core].unit().is_none() && found.words.start >= core;
            found.words.start = if article { core } else { at };
            found.modifier = found.modifier.or(lead.modifier);
            found
        })
    }

    /// A word of somebody's name, or the number of a sum of money, begins no expression.
    fn blocked(&self, at: usize) -> bool {
        at > 0 && self.words[at - 1].tag == Tag::Dollar
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a Word<'a>> {
        self.words.get(at)
    }

    /// Whether a small word stands at a place.
    pub(super) fn glue(&self, at: usize, glue: Glue) -> bool {
        self.word(at).is_some_and(|word| word.is(&Sense::Glue(glue)))
    }

    /// Skips a small word if it is there.
    pub(super) fn skip(&self, at: usize, glue: Glue) -> usize {
        at + usize::from(self.glue(at, glue))
    }

    /// Reads what may stand before the core: "the", "early", "the end of", "nearly", "more than".
    fn lead(&self, at: usize) -> (usize, Lead<'a>) {
        let mut lead = Lead::default();
        let mut next = at;
        while let Some(word) = self.word(next).filter(|_| next < at + 6) {
            if word.is(&Sense::Glue(Glue::The)) {
                lead.the = true;
            } else if word.is(&Sense::Glue(Glue::A)) {
                lead.a = true;
            } else if let Some(code) = word.find(|sense| if let Sense::Approx(code) = sense { Some(&**code) } else { None }) {
                (lead.modifier, lead.bounded) = (Some(code), true);
            } else if let Some(code) = word.modifier() {
                lead.modifier = Some(code);
                let after = self.skip(self.skip(self.skip(next + 1, Glue::Dash), Glue::In), Glue::On);
                next = self.skip(after, Glue::Of) - 1;
            } else if let Some(code) = word.find(|sense| if let Sense::ModOf(code) = sense { Some(&**code) } else { None }) {
                if !self.glue(next + 1, Glue::Of) {
                    break;
                }
                lead.modifier = Some(code);
                next += 1;
            } else if word.is(&Sense::Glue(Glue::More)) && self.glue(next + 1, Glue::Than) {
                (lead.modifier, lead.bounded) = (Some("MORE_THAN"), true);
                next += 1;
            } else {
                break;
            }
            next += 1;
        }
        (next, lead)
    }

    /// The longest core that begins at a word.
    fn core(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        if !word.matters() {
            return None;
        }
        let readers: [Reader<'a>; 11] = [
            Self::in_digits,
            Self::named,
            Self::month_first,
            Self::day_first,
            Self::weekday,
            Self::near_day,
            Self::timed,
            Self::related,
            Self::counted,
            Self::ordered,
            Self::alone,
        ];
        let mut best: Option<Found<'a>> = None;
        for read in readers {
            if let Some(found) = read(self, at, lead)
                && best.as_ref().is_none_or(|best| found.words.end > best.words.end)
            {
                best = Some(found);
            }
        }
        best
    }

    /// "2022-11-12", "10/30/89", "20221112".
    fn in_digits(&self, at: usize, _: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let text = word.lower;
        let found = |date| Some(Found::new(at..at + 1, Expr::Iso(date)));
        if let Some(date) = self.dashed(at) {
            return Some(Found::new(at..at + 5, Expr::Iso(date)));
        }
        if text.len() >= 10 && text.as_bytes()[4] == b'-' {
            let date = Date::parse(text)?;
            let clock = text.get(10..).and_then(|rest| rest.strip_prefix('t')).and_then(hour_minute);
            let found = found(date)?;
            return Some(match clock {
                Some((hour, minute)) => found.at(Clock::At(hour, Some(minute)), at + 1),
                None => found,
            });
        }
        if text.len() == 8 && word.digits().is_some() && (text.starts_with("19") || text.starts_with("20")) {
            return found(Date::parse(text)?);
        }
        let mark = ['/', '.'].into_iter().find(|&mark| text.matches(mark).count() == 2)?;
        let parts: Vec<u32> = text.split(mark).map(str::parse).collect::<Result<_, _>>().ok()?;
        let [first, second, year] = parts[..] else { return None };
        let year = if year < 100 { long_year(year as i32) } else { year as i32 };
        let (month, day) = if mark == '.' || first > 12 { (second, first) } else { (first, second) };
        (1900..2100).contains(&year).then(|| Date::checked(year, month, day)).flatten().and_then(found)
    }

    /// "2022-11-12" as the tokenizer splits it.
    fn dashed(&self, at: usize) -> Option<Date> {
        let part = |at: usize, length: usize| self.word(at)?.digits().filter(|_| self.words[at].lower.len() == length);
        let (year, month, day) = (part(at, 4)?, part(at + 2, 2)?, part(at + 4, 2)?);
        let joined = self.glue(at + 1, Glue::Dash) && self.glue(at + 3, Glue::Dash);
        Date::checked(year as i32, month as u32, day as u32).filter(|_| joined)
    }

    /// "Christmas Day", "9/11".
    pub(super) fn named(&self, at: usize, _: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let begins =
            |named: &&knowledge::time::Named| named.words.iter().enumerate().all(|(next, part)| self.word(at + next).is_some_and(|word| *word.lower == **part));
        let named = self.time.named(word.lower).iter().find(begins).filter(|_| word.capital || word.digits().is_none())?;
        let end = at + named.words.len();
        let (year, end) = self.year_after(end);
        Some(Found::new(at..end, Expr::Named { day: &named.day, rel: None, year }))
    }

    /// "Nov. 21, 2016", "September", "June last year", "May 3 to 5".
    pub(super) fn month_first(&self, at: usize, _: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let (month, care) = word.month()?;
        let day_at = self.skip(at + 1, Glue::The);
        if let Some(day) = self.day_number(day_at).filter(|_| !self.counts_something(day_at)) {
            let (to, end) = self.to_day(day_at + 1, day);
            let (year, end) = self.year_after(end);
            return Some(self.and_part(Found::new(at..end, Expr::Day { year, month, day, to })));
        }
        if self.glue(at + 1, Glue::Dash) && self.word(at + 2).is_some_and(|word| word.lower == "in") {
            return None;
        }
        let (year, end) = self.year_after(at + 1);
        if year == YearOf::Open && !self.month_stands(at, care) {
            return None;
        }
        Some(Found::new(at..end, Expr::Month { year, month, rel: None }))
    }

    /// Whether a bare month name is a month here.
    fn month_stands(&self, at: usize, care: Care) -> bool {
        let word = &self.words[at];
        let led = at > 0 && (self.words[at - 1].tag == Tag::In || self.words[at - 1].find(lead_sense).is_some());
        match (care, word.seen) {
            (_, Seen::Time) => word.capital,
            (Care::None, Seen::Nothing) => word.capital,
            (Care::None, Seen::Name) => word.capital && led,
            (_, Seen::Nothing) => word.capital && led && matches!(word.tag, Tag::Nnp | Tag::Nnps),
            (_, Seen::Name) => false,
        }
    }

    /// "4 October 2007", "the 4th of October", "3 to 5 May".
    pub(super) fn day_first(&self, at: usize, _: Lead<'a>) -> Option<Found<'a>> {
        let day = self.day_number(at)?;
        let (to, next) = self.to_day(at + 1, day);
        let next = self.skip(self.skip(next, Glue::Of), Glue::Dash);
        let (month, _) = self.word(next).filter(|word| word.capital)?.month()?;
        let (year, end) = self.year_after(next + 1);
        Some(self.and_part(Found::new(at..end, Expr::Day { year, month, day, to })))
    }

    /// The second day of "3 to 5", and the word after it.
    fn to_day(&self, at: usize, first: u32) -> (Option<u32>, usize) {
        let joined = self.glue(at, Glue::To) || self.glue(at, Glue::Dash) || self.glue(at, Glue::And);
        match self.day_number(at + 1).filter(|&day| joined && day > first && !self.counts_something(at + 1)) {
            Some(day) => (Some(day), at + 2),
            None => (None, at),
        }
    }

    /// A day of a month: "4", "4th", "fourth".
    fn day_number(&self, at: usize) -> Option<u32> {
        let word = self.word(at)?;
        let text = word.lower;
        let cut = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
        let suffix = matches!(&text[cut..], "" | "st" | "nd" | "rd" | "th");
        let value = match word.number {
            Some(Number::Ordinal(value)) => value as u32,
            _ if suffix && (1..=2).contains(&cut) => text[..cut].parse().ok()?,
            _ => return None,
        };
        (1..=31).contains(&value).then_some(value)
    }

    /// Whether the number at a word counts what follows ("May 10 people", "June 5 percent").
    fn counts_something(&self, at: usize) -> bool {
        self.word(at + 1).is_some_and(|word| matches!(word.tag, Tag::Nns) && word.unit().is_none() || word.lower == "%")
    }

    /// A year after a month or day: ", 2016", "of 2016", "last year", "this year".
    pub(super) fn year_after(&self, at: usize) -> (YearOf, usize) {
        let next = self.skip(self.skip(at, Glue::Comma), Glue::Of);
        let next = if next > at { self.skip(next, Glue::The) } else { next };
        if let Some((year, end)) = self.year(next) {
            return (YearOf::Exact(year), end);
        }
        if let (Some(rel), Some(unit)) = (self.word(next).and_then(Word::rel), self.word(next + 1).and_then(Word::unit))
            && unit == Unit::Year
            && matches!(rel, Rel::Last | Rel::This | Rel::Next)
            && !self.words[next + 1].plural()
        {
            return (YearOf::Rel(rel), next + 2);
        }
        (YearOf::Open, at)
    }

    /// A year in digits or words: "2016", "'98", "nineteen ninety-six".
    pub(super) fn year(&self, at: usize) -> Option<(i32, usize)> {
        let word = self.word(at)?;
        if let Some(year) = word.digits() {
            let plain = word.lower.len() == 4 && (1000..2200).contains(&year);
            let glued = self.glue(at + 1, Glue::Dash) && self.word(at + 2).is_some_and(|word| word.unit().is_some());
            return (plain && !glued).then_some((year as i32, at + 1));
        }
        if let Some(short) = word.lower.strip_prefix(['\'', '’', '`']).filter(|short| short.len() == 2) {
            return short.parse().ok().map(|year| (long_year(year), at + 1));
        }
        let cardinal = |at| match self.word(at)?.number {
            Some(Number::Cardinal(value)) => Some(value as i32),
            _ => None,
        };
        let century = cardinal(at).filter(|century| matches!(century, 18..=20))?;
        let tens = cardinal(at + 1).filter(|tens| (10..100).contains(tens))?;
        let units_at = self.skip(at + 2, Glue::Dash);
        match cardinal(units_at).filter(|units| (1..10).contains(units) && tens >= 20) {
            Some(units) => Some((century * 100 + tens + units, units_at + 1)),
            None => Some((century * 100 + tens, at + 2)),
        }
    }

    /// "Saturday", "Friday, Oct. 20", "Wednesday night", "Mondays", "a week from Friday".
    fn weekday(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let weekday = word.weekday().filter(|_| word.capital)?;
        let next = self.skip(at + 1, Glue::Comma);
        if let Some(dated) = self.month_first(next, lead).or_else(|| self.day_first(next, lead))
            && matches!(dated.expr, Expr::Day { .. })
        {
            return Some(Found { words: at..dated.words.end, ..dated });
        }
        if word.lower.ends_with("days") || self.word(at + 1).is_some_and(|word| word.part().is_some() && word.plural()) {
            let part = self.word(at + 1).and_then(Word::part);
            let value = format!("XXXX-WXX-{weekday}{}", part.map(|part| format!("T{part}")).unwrap_or_default());
            return Some(Found::new(at..at + 1 + usize::from(part.is_some()), Expr::Set(Cow::Owned(value))));
        }
        let (rel, end) = match self.rel_week_after(at + 1) {
            Some((rel, end)) => (Some(rel), end),
            None => (None, at + 1),
        };
        let weeks = if rel.is_some() && end > at + 1 { week_steps(rel) } else { 0 };
        let rel = if end > at + 1 { Some(Rel::Same) } else { rel };
        Some(self.and_part(Found::new(at..end, Expr::Weekday { weekday, rel, weeks })))
    }

    /// "last week" after a weekday: "Monday last week", "Friday of this week".
    fn rel_week_after(&self, at: usize) -> Option<(Rel, usize)> {
        let next = self.skip(at, Glue::Of);
        let rel = self.word(next)?.rel().filter(|rel| matches!(rel, Rel::This | Rel::Last | Rel::Next))?;
        (self.word(next + 1)?.unit()? == Unit::Week).then_some((rel, next + 2))
    }

    /// Adds a part of the day or a time that follows a day: "Friday night", "Nov. 3 at 10 p.m.".
    pub(super) fn and_part(&self, found: Found<'a>) -> Found<'a> {
        let end = found.words.end;
        let early = self.word(end).is_some_and(|word| word.modifier().is_some());
        let at = end + usize::from(early);
        if let Some(part) = self.word(at).and_then(Word::part) {
            return found.at(Clock::Part(part), at + 1);
        }
        let at = self.skip(end, Glue::At);
        match self.clock(at) {
            Some((clock, after)) if at > end || !matches!(clock, Clock::At(_, None)) => found.at(clock, after),
            _ => found,
        }
    }

    /// "yesterday", "late yesterday", "tonight", "today at noon".
    fn near_day(&self, at: usize, _: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let (days, part) = word.find(|sense| if let Sense::Day(days, part) = sense { Some((*days, &**part)) } else { None })?;
        let found = Found::new(at..at + 1, Expr::DayOffset(days));
        Some(if part.is_empty() { self.and_part(found) } else { found.at(Clock::Part(part), at + 1) })
    }

    /// "10:30 a.m. Thursday", "noon", "1430 GMT", "4 in the morning".
    fn timed(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let (clock, end) = self.clock(at)?;
        let next = self.skip(end, Glue::Comma);
        let dated = self.weekday(next, lead).or_else(|| self.near_day(next, lead)).or_else(|| self.month_first(next, lead));
        if let Some(dated) = dated.filter(|dated| dated.clock.is_none() && !matches!(dated.expr, Expr::Month { .. } | Expr::Set(_))) {
            let end = dated.words.end;
            return Some(Found { words: at..end, ..dated }.at(clock, end));
        }
        Some(Found::new(at..end, Expr::Clock).at(clock, end))
    }

    /// A time of day and the word after it.
    fn clock(&self, at: usize) -> Option<(Clock<'a>, usize)> {
        let word = self.word(at)?;
        if let Some(text) = word.find(|sense| if let Sense::Clock(text) = sense { Some(&**text) } else { None }) {
            let (hour, minute) = hour_minute(text)?;
            return Some((Clock::At(hour, Some(minute)), at + 1));
        }
        let whole = word.digits().or(match word.number {
            Some(Number::Cardinal(value)) => Some(value as i64),
            _ => None,
        });
        let (hour, minute) = hour_minute(word.lower).map(|(hour, minute)| (hour, Some(minute))).or_else(|| Some((whole? as u32, None)))?;
        let half = self.word(at + 1).and_then(|word| word.find(|sense| if let Sense::AmPm(plus) = sense { Some(*plus) } else { None }));
        if let Some(plus) = half.filter(|_| hour <= 12) {
            let end = self.zone(at + 2);
            return Some((Clock::At(hour % 12 + plus, minute), end));
        }
        if self.word(at + 1).is_some_and(|word| word.is(&Sense::Oclock)) && hour <= 12 {
            return Some((Clock::At(hour, minute), self.zone(at + 2)));
        }
        if self.glue(at + 1, Glue::In) && self.glue(at + 2, Glue::The) && hour <= 12 && minute.is_none() {
            let part = self.word(at + 3)?.part()?;
            let plus = if part == "MO" || hour == 12 { 0 } else { 12 };
            return Some((Clock::At(hour + plus, minute), at + 4));
        }
        let zone = self.zone(at + 1);
        if zone > at + 1 && minute.is_none() && word.lower.len() == 4 && word.digits().is_some() {
            return (hour < 2400 && hour % 100 < 60).then_some((Clock::At(hour / 100, Some(hour % 100)), zone));
        }
        let stated = minute.is_some() && (zone > at + 1 || word.seen == Seen::Time || at > 0 && self.glue(at - 1, Glue::At));
        stated.then_some((Clock::At(hour, minute), zone))
    }

    /// Skips a time zone.
    fn zone(&self, at: usize) -> usize {
        let mut end = at;
        while self.word(end).is_some_and(|word| word.is(&Sense::Zone)) {
            end += 1;
        }
        end
    }

    /// Single words and what needs little: "1996", "the 1990s", "the nineties", "summer", "now", "daily".
    fn alone(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        self.decade(at).or_else(|| self.bare_year(at, lead)).or_else(|| self.season(at, lead)).or_else(|| self.reference(at, lead))
    }

    /// "1990s", "'80s", "nineties".
    fn decade(&self, at: usize) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let value = match word.find(|sense| if let Sense::Decade(value) = sense { Some(*value) } else { None }) {
            Some(value) => 1900 + value,
            None => {
                let text = word.lower.strip_suffix('s')?;
                let text = text.trim_end_matches(['\'', '’']);
                let short = text.trim_start_matches(['\'', '’', '`']);
                let value: i32 = short.parse().ok()?;
                match short.len() {
                    4 if value % 10 == 0 => value,
                    2 if value % 10 == 0 => 1900 + value,
                    _ => return None,
                }
            }
        };
        Some(Found::new(at..at + 1, Expr::Decade(value)))
    }

    /// A year that stands alone: with something that leads to it, or seen as a time.
    fn bare_year(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let fiscal = self.word(at)?.is(&Sense::Fiscal);
        let (year, end) = self.year(at + usize::from(fiscal))?;
        let word = &self.words[at + usize::from(fiscal)];
        let usual = (1800..2100).contains(&year);
        let led = at > 0 && self.words[at - 1].tag == Tag::In || lead.modifier.is_some() || fiscal;
        let counted = self.word(end).is_some_and(|next| next.tag == Tag::Nns && next.seen != Seen::Time) && year % 10 == 0;
        let stands = usual && !counted && (led || word.seen == Seen::Time) && word.seen != Seen::Name;
        stands.then(|| Found::new(at..end, Expr::Year(year)))
    }

    /// "summer", "the winter of 1994", "summer 2012".
    fn season(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let (code, care) = word.season()?;
        let (year, end) = self.year_after(at + 1);
        let noun = matches!(word.tag, Tag::Nn | Tag::Nns | Tag::Nnp);
        let led = lead.modifier.is_some() || at > 0 && self.words[at - 1].tag == Tag::In || lead.the;
        let stands = noun && word.seen != Seen::Name && (year != YearOf::Open || care == Care::None || led && word.seen == Seen::Time);
        stands.then(|| Found::new(at..end, Expr::Season { code, year, rel: None }))
    }

    /// "now", "recently", "the future", "daily".
    fn reference(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let found = |expr| Some(Found::new(at..at + 1, expr));
        if let Some(value) = word.find(|sense| if let Sense::Freq(value) = sense { Some(&**value) } else { None }) {
            return found(Expr::Set(Cow::Borrowed(value)));
        }
        let adverb = matches!(word.tag, Tag::Rb | Tag::Rbr | Tag::Jj | Tag::Jjr) && !lead.a;
        if let Some(value) = word.find(|sense| if let Sense::Ref(value) = sense { Some(&**value) } else { None })
            && (adverb || lead.the && word.tag == Tag::Nn)
            && word.seen != Seen::Name
        {
            return found(Expr::Ref(value));
        }
        None
    }

    /// An amount before a unit: "two", "2 1/2", "several", "a" (from the lead), "two and a half".
    pub(super) fn amount(&self, at: usize, lead: Lead<'a>) -> Option<(Amount, usize)> {
        let word = self.word(at)?;
        if word.is(&Sense::Vague) {
            let next = self.skip(at + 1, Glue::Of);
            return Some((Amount::Vague, next));
        }
        if let Some((value, end)) = super::number::whole(self.words, at) {
            return Some((Amount::Exact(value), end));
        }
        match word.number {
            Some(Number::Vague(_)) => Some((Amount::Vague, self.skip(at + 1, Glue::Of))),
            _ => (lead.a && word.unit().is_some()).then_some((Amount::Exact(1.0), at)),
        }
    }

    /// Whether an article that means a time told before stands in the lead.
    pub(super) fn definite(lead: Lead<'a>) -> Definite {
        if lead.the { Definite::Yes } else { Definite::No }
    }
}

/// What may lead to a bare month: "last", "late", "each", "and", a dash.
fn lead_sense(sense: &Sense) -> Option<()> {
    let leads =
        matches!(sense, Sense::Rel(_) | Sense::Mod(_) | Sense::ModOf(_) | Sense::Each | Sense::Glue(Glue::And | Glue::To | Glue::Dash | Glue::In | Glue::Of));
    leads.then_some(())
}

/// Weeks away from this one.
fn week_steps(rel: Option<Rel>) -> i32 {
    match rel {
        Some(Rel::Last) => -1,
        Some(Rel::Next) => 1,
        _ => 0,
    }
}

/// `10:30`.
fn hour_minute(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    let minute = minute.get(..2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour <= 24 && minute < 60).then_some((hour, minute))
}

/// The year that two digits mean.
fn long_year(short: i32) -> i32 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
