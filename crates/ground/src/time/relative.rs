//! Expressions that count units or point from another time: "last week", "two weeks ago", "every Monday", "the third quarter".

use std::borrow::Cow;

use knowledge::counts::Number;
use knowledge::time::{Glue, Rel, Sense, Unit};
use syntax::Tag;

use super::expr::{Amount, Clock, Expr, Found, YearOf};
use super::grammar::{Grammar, Lead};
use super::resolve::duration;
use super::words::{Seen, Word};

impl<'a> Grammar<'a> {
    /// "last week", "this past spring", "the next two days", "recent months", "this morning", "next Friday".
    pub(super) fn related(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let first = self.word(at)?.rel()?;
        let second = self.word(at + 1).and_then(Word::rel).filter(|rel| matches!(rel, Rel::Past | Rel::Next | Rel::Last | Rel::After));
        let (rel, next) = match second {
            Some(rel) if matches!(first, Rel::This | Rel::Same) => (if rel == Rel::Past { Rel::Last } else { rel }, at + 2),
            _ => (first, at + 1),
        };
        let next = next + usize::from(self.word(next).is_some_and(|word| word.is(&Sense::Fiscal)));
        let found = self
            .related_part(next, rel, lead)
            .or_else(|| self.window(next, rel))
            .or_else(|| self.related_unit(next, rel, lead))
            .or_else(|| self.related_name(next, rel));
        found.map(|found| Found { words: at..found.words.end, ..found })
    }

    /// "this morning", "last night", "the following evening", "that night".
    fn related_part(&self, at: usize, rel: Rel, lead: Lead<'a>) -> Option<Found<'a>> {
        let early = usize::from(self.word(at).is_some_and(|word| word.modifier().is_some()));
        let word = self.word(at + early)?;
        let part = word.part().filter(|_| !word.plural())?;
        let expr = match rel {
            Rel::This => Expr::DayOffset(0),
            Rel::Last if lead.the => return None,
            Rel::Last => Expr::DayOffset(-1),
            Rel::Next | Rel::After => Expr::RelUnit { rel: Rel::After, unit: Unit::Day, definite: Self::definite(lead) },
            Rel::Same => Expr::RelUnit { rel: Rel::Same, unit: Unit::Day, definite: Self::definite(lead) },
            _ => return None,
        };
        Some(Found::new(at..at + 1, expr).at(Clock::Part(part), at + early + 1))
    }

    /// "the past two months", "the next few days", "the first nine months", "recent weeks".
    fn window(&self, at: usize, rel: Rel) -> Option<Found<'a>> {
        let plain = Lead::default();
        let (amount, unit_at) = match self.amount(at, plain) {
            Some((amount, end)) => (amount, self.skip(self.skip(end, Glue::More), Glue::Dash)),
            None => (Amount::Plural, at),
        };
        let word = self.word(unit_at)?;
        let unit = word.unit().filter(|unit| *unit != Unit::Period && *unit != Unit::Moment)?;
        let counted = unit_at > at || word.plural();
        if rel == Rel::Past || counted && rel != Rel::Same {
            let amount = if counted { amount } else { Amount::Exact(1.0) };
            return Some(Found::new(at..unit_at + 1, Expr::Window { rel, amount, unit }));
        }
        None
    }

    /// "last week", "the following day", "this year's third quarter".
    fn related_unit(&self, at: usize, rel: Rel, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let unit = word.unit().filter(|_| matches!(word.tag, Tag::Nn | Tag::Nns | Tag::Nnp))?;
        if matches!(rel, Rel::First | Rel::Recent) || unit == Unit::Moment || unit == Unit::Period && rel != Rel::Latest {
            return None;
        }
        let (quarter_at, owned) = match self.word(at + 1) {
            Some(next) if next.tag == Tag::Pos => (at + 2, true),
            _ => (at + 1, false),
        };
        if owned
            && let Some(quarter) = self.ordered(quarter_at, Lead::default())
            && let Expr::Quarter { year: YearOf::Open, quarter: number } = quarter.expr
        {
            let expr = Expr::Quarter { year: YearOf::Rel(rel), quarter: number };
            return Some(Found::new(at..quarter.words.end, expr));
        }
        let found = Found::new(at..at + 1, Expr::RelUnit { rel, unit, definite: Self::definite(lead) });
        Some(if unit == Unit::Day { self.and_part(found) } else { found })
    }

    /// "last September", "next Friday", "this summer", "last Thanksgiving".
    fn related_name(&self, at: usize, rel: Rel) -> Option<Found<'a>> {
        let word = self.word(at)?;
        if !matches!(rel, Rel::This | Rel::Last | Rel::Next | Rel::Past | Rel::After) {
            return None;
        }
        if let Some(weekday) = word.weekday().filter(|_| word.capital) {
            return Some(self.and_part(Found::new(at..at + 1, Expr::Weekday { weekday, rel: Some(rel), weeks: 0 })));
        }
        if let Some((code, _)) = word.season() {
            return Some(Found::new(at..at + 1, Expr::Season { code, year: YearOf::Open, rel: Some(rel) }));
        }
        let mut found = self.month_first_or_named(at)?;
        match &mut found.expr {
            Expr::Month { rel: slot, .. } | Expr::Named { rel: slot, .. } => *slot = Some(rel),
            Expr::Day { .. } => {}
            _ => return None,
        }
        Some(found)
    }

    /// A date that may follow a relation or "week of".
    fn month_first_or_named(&self, at: usize) -> Option<Found<'a>> {
        let lead = Lead::default();
        let begins = [Self::month_first, Self::day_first, Self::named];
        begins.into_iter().filter_map(|read| read(self, at, lead)).max_by_key(|found| found.words.end)
    }

    /// "two weeks", "a year earlier", "10-day", "three days ago".
    pub(super) fn counted(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let (amount, next) = self.amount(at, lead)?;
        let next = self.skip(self.skip(next, Glue::Dash), Glue::More);
        let word = self.word(next)?;
        let unit = word.unit().filter(|unit| *unit != Unit::Period && *unit != Unit::Moment)?;
        let noun = matches!(word.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Cd | Tag::Jj);
        let whole = next > at || noun && word.tag != Tag::Jj;
        let fraction = unit == Unit::Quarter && (lead.a || self.glue(next + 1, Glue::Of));
        if !noun || !whole || fraction || self.aged(next + 1) || self.rate(at, next, lead) {
            return None;
        }
        let half = self.glue(next + 1, Glue::And) && self.glue(next + 2, Glue::A) && self.word(next + 3).is_some_and(|word| word.is(&Sense::Half));
        let (amount, end) = match amount {
            Amount::Exact(value) if half => (Amount::Exact(value + 0.5), next + 4),
            _ => (amount, next + 1),
        };
        Some(self.shifted(at, end, amount, unit))
    }

    /// Takes "ago", "earlier", "later", "from now" into an amount of time.
    fn shifted(&self, at: usize, end: usize, amount: Amount, unit: Unit) -> Found<'a> {
        let next = self.skip(end, Glue::Dash);
        let shift = self.word(next).and_then(|word| {
            let shift = word.find(|sense| if let Sense::Shift(shift) = sense { Some(*shift) } else { None })?;
            let adverb = matches!(word.tag, Tag::Rb | Tag::Rbr | Tag::Jjr | Tag::Jj) || shift.abs() == 1;
            (adverb || shift == 3).then_some(shift)
        });
        match shift {
            Some(3) => match self.word(next + 1) {
                Some(now) if now.is(&Sense::Ref("PRESENT_REF".into())) => Found::new(at..next + 2, Expr::Shift { amount, unit, shift: 1 }),
                Some(day) if day.weekday().is_some() => {
                    let weeks = if let (Amount::Exact(weeks), Unit::Week) = (amount, unit) { weeks as i32 } else { 0 };
                    let weekday = day.weekday().unwrap_or(1);
                    Found::new(at..next + 2, Expr::Weekday { weekday, rel: Some(Rel::Next), weeks })
                }
                _ => Found::new(at..end, Expr::Duration { amount, unit }),
            },
            Some(shift) => Found::new(at..next + 1, Expr::Shift { amount, unit, shift }),
            None => {
                let long = self.glue(end, Glue::Dash) && self.word(end + 1).is_some_and(|word| word.is(&Sense::Long));
                Found::new(at..if long { end + 2 } else { end }, Expr::Duration { amount, unit })
            }
        }
    }

    /// Whether "old" follows: an age, not a time.
    fn aged(&self, at: usize) -> bool {
        let next = self.skip(at, Glue::Dash);
        self.word(next).is_some_and(|word| word.is(&Sense::Age))
    }

    /// Whether "a week" is a rate: "$500 a week", "twice a day", "40 miles an hour".
    fn rate(&self, at: usize, unit: usize, lead: Lead<'a>) -> bool {
        let before = at.checked_sub(2).and_then(|before| self.word(before));
        let rated = |word: &Word<'_>| matches!(word.tag, Tag::Cd | Tag::Nns) && word.unit().is_none() || word.lower == "%";
        lead.a && at == unit && before.is_some_and(rated)
    }

    /// "the third quarter", "19th century", "the first half of 2022", "every Monday", "the quarter", "year-end", "years".
    pub(super) fn ordered(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        self.every(at)
            .or_else(|| self.week_of(at))
            .or_else(|| self.year_earlier(at))
            .or_else(|| self.numbered(at))
            .or_else(|| self.year_end(at))
            .or_else(|| self.definite_unit(at, lead))
            .or_else(|| self.plural_unit(at, lead))
            .or_else(|| self.bare_part(at, lead))
    }

    /// "every Monday", "each year", "every two weeks".
    fn every(&self, at: usize) -> Option<Found<'a>> {
        if !self.word(at)?.is(&Sense::Each) {
            return None;
        }
        let word = self.word(at + 1)?;
        if let Some(weekday) = word.weekday() {
            let part = self.word(at + 2).and_then(Word::part);
            let value = format!("XXXX-WXX-{weekday}{}", part.map(|part| format!("T{part}")).unwrap_or_default());
            return Some(Found::new(at..at + 2 + usize::from(part.is_some()), Expr::Set(Cow::Owned(value))));
        }
        if let Some((month, _)) = word.month() {
            return Some(Found::new(at..at + 2, Expr::Set(Cow::Owned(format!("XXXX-{month:02}")))));
        }
        if let Some((code, _)) = word.season() {
            return Some(Found::new(at..at + 2, Expr::Set(Cow::Owned(format!("XXXX-{code}")))));
        }
        let (amount, next) = self.amount(at + 1, Lead::default()).unwrap_or((Amount::Exact(1.0), at + 1));
        let unit = self.word(next)?.unit()?;
        Some(Found::new(at..next + 1, Expr::Set(Cow::Owned(duration(amount, unit)))))
    }

    /// "week of 7 November".
    fn week_of(&self, at: usize) -> Option<Found<'a>> {
        if self.word(at)?.unit()? != Unit::Week || !self.glue(at + 1, Glue::Of) {
            return None;
        }
        let day = self.month_first_or_named(at + 2)?;
        matches!(day.expr, Expr::Day { .. }).then(|| Found::new(at..day.words.end, Expr::WeekOf(Box::new(day.expr))))
    }

    /// "year-earlier quarter", "year-ago period", "year earlier".
    fn year_earlier(&self, at: usize) -> Option<Found<'a>> {
        let unit = self.word(at)?.unit().filter(|unit| *unit == Unit::Year)?;
        if !self.glue(at + 1, Glue::Dash) {
            return None;
        }
        self.word(at + 2)?.find(|sense| if let Sense::Shift(shift) = sense { (*shift < 0).then_some(()) } else { None })?;
        let numbered = self.numbered(at + 3);
        if let Some(Found { expr: Expr::Quarter { quarter, .. }, words, .. }) = numbered {
            return Some(Found::new(at..words.end, Expr::YearEarlier { unit, quarter: Some(quarter) }));
        }
        let noun = self.word(at + 3).and_then(Word::unit).is_some_and(|unit| matches!(unit, Unit::Quarter | Unit::Period | Unit::Month));
        Some(Found::new(at..at + 3 + usize::from(noun), Expr::YearEarlier { unit, quarter: None }))
    }

    /// "third quarter of 1990", "fiscal first quarter", "1988 third quarter", "first half", "19th century".
    fn numbered(&self, at: usize) -> Option<Found<'a>> {
        let (before, next) = match self.year(at) {
            Some((year, end)) => (YearOf::Exact(year), end),
            None => (YearOf::Open, at),
        };
        let next = next + usize::from(self.word(next).is_some_and(|word| word.is(&Sense::Fiscal)));
        let word = self.word(next)?;
        let number = match word.number {
            Some(Number::Ordinal(value)) => value as u32,
            _ => word.lower.strip_suffix("th").or(word.lower.strip_suffix("st")).or(word.lower.strip_suffix("nd"))?.parse().ok()?,
        };
        let unit_at = self.skip(next + 1, Glue::Dash);
        let unit_at = unit_at + usize::from(self.word(unit_at).is_some_and(|word| word.is(&Sense::Fiscal)));
        let noun = self.word(unit_at)?;
        let half = noun.is(&Sense::Half);
        let (after, end) = self.year_after(unit_at + 1);
        let year = if before == YearOf::Open { after } else { before };
        match noun.unit() {
            Some(Unit::Quarter) if (1..=4).contains(&number) => Some(Found::new(at..end, Expr::Quarter { year, quarter: number })),
            Some(Unit::Century) if before == YearOf::Open && number < 30 => Some(Found::new(at..unit_at + 1, Expr::Century(number as i32))),
            None if half && number <= 2 && year != YearOf::Open => Some(Found::new(at..end, Expr::Half { year, half: number })),
            _ => None,
        }
    }

    /// "year-end", "year end", "year's end".
    fn year_end(&self, at: usize) -> Option<Found<'a>> {
        if self.word(at)?.unit()? != Unit::Year {
            return None;
        }
        let next = at + 1;
        let next = next + usize::from(self.glue(next, Glue::Dash) || self.word(next).is_some_and(|word| word.tag == Tag::Pos));
        let code = self.word(next)?.find(|sense| if let Sense::ModOf(code) = sense { Some(&**code) } else { None })?;
        let (year, end) = self.year_after(next + 1);
        let expr = match year {
            YearOf::Exact(year) => Expr::Year(year),
            _ => Expr::RelUnit { rel: Rel::This, unit: Unit::Year, definite: super::expr::Definite::No },
        };
        let mut found = Found::new(at..end, expr);
        found.modifier = Some(code);
        Some(found)
    }

    /// "the quarter", "the weekend", "the year": the one that is spoken of.
    fn definite_unit(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let fiscal = usize::from(word.is(&Sense::Fiscal) || lead.the && word.is(&Sense::Glue(Glue::More)));
        let noun = self.word(at + fiscal)?;
        let unit = noun.unit().filter(|_| !noun.plural() && lead.the && noun.tag == Tag::Nn)?;
        let known = match unit {
            Unit::Quarter | Unit::Weekend => !self.glue(at + 1, Glue::Of),
            Unit::Year | Unit::Week | Unit::Month => fiscal == 1 || lead.modifier.is_some() || noun.seen == Seen::Time && self.led_by_preposition(at),
            _ => false,
        };
        known.then(|| Found::new(at..at + fiscal + 1, Expr::RelUnit { rel: Rel::Same, unit, definite: super::expr::Definite::Yes }))
    }

    /// Whether the article before a unit follows a preposition.
    fn led_by_preposition(&self, at: usize) -> bool {
        at >= 2 && self.words[at - 2].tag == Tag::In
    }

    /// "years", "weeks ago": several.
    fn plural_unit(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let unit = word.unit().filter(|_| word.plural() && word.tag == Tag::Nns && !lead.the)?;
        let short = matches!(unit, Unit::Second | Unit::Quarter | Unit::Period | Unit::Moment | Unit::Night | Unit::Weekend);
        let counted = at > 0 && matches!(self.words[at - 1].tag, Tag::Cd | Tag::Jj | Tag::Dt | Tag::Hyph | Tag::PrpS | Tag::Pos);
        if short || counted || self.aged(at + 1) {
            return None;
        }
        let found = self.shifted(at, at + 1, Amount::Vague, unit);
        let led = at > 0 && self.words[at - 1].tag == Tag::In || lead.bounded || word.seen == Seen::Time;
        (led || found.words.end > at + 1).then_some(found)
    }

    /// "overnight", "the morning".
    fn bare_part(&self, at: usize, lead: Lead<'a>) -> Option<Found<'a>> {
        let word = self.word(at)?;
        let part = word.part().filter(|_| !word.plural())?;
        let stands = lead.the && word.tag == Tag::Nn && at >= 2 && self.words[at - 2].tag == Tag::In || word.tag == Tag::Rb;
        stands.then(|| Found::new(at..at + 1, Expr::Clock).at(Clock::Part(part), at + 1))
    }
}
