//! `time/words.tsv`, `time/named.tsv` and `time/verbs.tsv` become what single words can mean inside a time expression.
//!
//! `monday` is `Weekday(1)`; `last` is `Rel(Last)` and so on. Which reading counts is decided where the words are read.

use std::collections::HashMap;

use crate::Problem;
use crate::table::{Row, Table};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Moment,
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Period,
    Year,
    Decade,
    Century,
    Millennium,
}

/// How a time lies to the time that is spoken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Rel {
    This,
    Last,
    Next,
    After,
    Same,
    Latest,
    Recent,
    Past,
    First,
}

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// 1 to 12.
    Month(u32),
    /// Monday 1 to Sunday 7.
    Weekday(i32),
    /// `SP`, `SU`, `FA`, `WI`.
    Season(Box<str>),
    /// `week`.
    Unit(Unit),
    /// Part of a day: `MO`, `AF`, `EV`, `NI`, `DT`, `MI`.
    Part(Box<str>),
    /// `noon` is 12:00.
    Clock(Box<str>),
    /// Days from the day spoken on, and a part of that day: `yesterday`, `tonight`.
    Day(i32, Box<str>),
    /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Ref(Box<str>),
    /// `last`.
    Rel(Rel),
    /// `ago` -1 and `hence` 1 count from the day spoken on, `earlier` -2 and `later` 2 from the time told before, `from` 3.
    Shift(i32),
    /// `START`, `MID`, `END`: a part of a longer time.
    Mod(Box<str>),
    /// `APPROX`, `EQUAL_OR_LESS`.
    Approx(Box<str>),
    /// `P1D`.
    Freq(Box<str>),
    /// `every`.
    Each,
    /// `several`.
    Vague,
    /// `a.m.` 0, `p.m.` 12.
    AmPm(u32),
    /// `o'clock`.
    Oclock,
    /// `GMT`.
    Zone,
    /// `half`.
    Half,
    /// `nineties` is 90.
    Decade(i32),
    /// `fiscal`.
    Fiscal,
    /// `old`.
    Age,
    /// `long`.
    Long,
    /// A noun that takes a part of a longer time: the `end` of the year.
    ModOf(Box<str>),
    /// A small word that holds an expression together.
    Glue(Glue),
    /// A preposition that makes a time the edge of a longer one.
    Edge(Edge),
    /// The first word of a named day.
    Named,
}

/// What a preposition makes of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// "since Monday", "from Monday": from its first day on.
    Since,
    /// "until Friday", "by Friday": up to its last day.
    Until,
    /// "before Friday".
    Before,
    /// "after Friday".
    After,
    /// "between Monday and Friday".
    Between,
}

/// Small words that hold expressions together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Glue {
    The,
    A,
    Of,
    And,
    To,
    At,
    In,
    On,
    Comma,
    Dash,
    More,
    Than,
    Per,
}

/// What a word asks of its surroundings before it counts as time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Care {
    /// Nothing.
    #[default]
    None,
    /// It may be somebody's name.
    Name,
    /// It may be a verb, a modal or another noun.
    Verb,
    /// It counts only with a capital letter.
    Capital,
}

/// What a verb says about the time words under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbClass {
    /// What follows is still to come: `plan`, `agree`.
    Forward,
    /// It shares its time with the infinitive under it: `begin`.
    Aspect,
    /// It shares its time with the noun of action that it carries: `hold talks`.
    Light,
}

/// When a named day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedDay {
    /// Once: year, month, day.
    Once(i32, u32, u32),
    /// Every year: month, day.
    Yearly(u32, u32),
    /// The nth weekday of a month, and days after it; -1 is the last.
    Nth { month: u32, weekday: i32, nth: i32, plus: i32 },
    /// Days from Easter Sunday.
    Easter(i32),
}

/// A day with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its words, in lower case, as the tokenizer splits them.
    pub words: Vec<Box<str>>,
    /// When it is.
    pub day: NamedDay,
}

/// The words of time.
#[derive(Debug, Default)]
pub struct Time {
    senses: HashMap<Box<str>, Vec<(Sense, Care)>>,
    named: HashMap<Box<str>, Vec<Named>>,
    verbs: HashMap<Box<str>, Vec<VerbClass>>,
}

impl Time {
    /// The readings of a word in lower case.
    pub fn senses(&self, word: &str) -> &[(Sense, Care)] {
        self.senses.get(word).map_or(&[], |senses| senses)
    }

    /// The named days that begin with a word, longest first.
    pub fn named(&self, first: &str) -> &[Named] {
        self.named.get(first).map_or(&[], |named| named)
    }

    /// Whether a verb is of a class.
    pub fn verb(&self, lemma: &str, class: VerbClass) -> bool {
        self.verbs.get(lemma).is_some_and(|classes| classes.contains(&class))
    }

    /// Reads one of the files of `time/`.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            let done = match file {
                "time/words.tsv" => self.word(&row),
                "time/named.tsv" => self.name(&row),
                "time/verbs.tsv" => self.verb_row(&row),
                _ => Err(row.problem("unknown file of time", "see data/README.md")),
            };
            problems.extend(done.err());
        }
    }

    fn word(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let sense = sense(row.get("class"), row.get("value")).ok_or_else(|| row.problem("unknown class or value", "see time/ in data/README.md"))?;
        let care = match row.get("care") {
            "" => Care::None,
            "name" => Care::Name,
            "verb" => Care::Verb,
            "cap" => Care::Capital,
            other => {
                return Err(row.problem(format!("unknown care {other:?}"), "one of name, verb, cap"));
            }
        };
        self.senses.entry(row.get("word").into()).or_default().push((sense, care));
        Ok(())
    }

    fn name(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let day = named_day(row.get("rule")).ok_or_else(|| row.problem("unknown rule", "see the head of the file"))?;
        let words: Vec<Box<str>> = row.get("phrase").split(' ').map(Box::from).collect();
        let readings = self.senses.entry(words[0].clone()).or_default();
        if !readings.iter().any(|(sense, _)| *sense == Sense::Named) {
            readings.push((Sense::Named, Care::None));
        }
        let list = self.named.entry(words[0].clone()).or_default();
        list.push(Named { words, day });
        list.sort_by_key(|named| std::cmp::Reverse(named.words.len()));
        Ok(())
    }

    fn verb_row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let class = match row.get("class") {
            "forward" => VerbClass::Forward,
            "aspect" => VerbClass::Aspect,
            "light" => VerbClass::Light,
            other => {
                return Err(row.problem(format!("unknown class {other:?}"), "one of forward, aspect, light"));
            }
        };
        self.verbs.entry(row.get("lemma").into()).or_default().push(class);
        Ok(())
    }
}

/// The reading that a class and a value name.
fn sense(class: &str, value: &str) -> Option<Sense> {
    Some(match class {
        "month" => Sense::Month(value.parse().ok()?),
        "weekday" => Sense::Weekday(value.parse().ok()?),
        "season" => Sense::Season(value.into()),
        "unit" => Sense::Unit(unit(value)?),
        "part" => Sense::Part(value.into()),
        "clock" => Sense::Clock(value.into()),
        "day" => {
            let cut = value.find(|c: char| c.is_ascii_uppercase()).unwrap_or(value.len());
            Sense::Day(value[..cut].parse().ok()?, value[cut..].into())
        }
        "ref" => Sense::Ref(value.into()),
        "rel" => Sense::Rel(rel(value)?),
        "shift" => Sense::Shift(value.parse().ok()?),
        "mod" => Sense::Mod(value.into()),
        "approx" => Sense::Approx(value.into()),
        "freq" => Sense::Freq(value.into()),
        "each" => Sense::Each,
        "vague" => Sense::Vague,
        "ampm" => Sense::AmPm(value.parse().ok()?),
        "oclock" => Sense::Oclock,
        "zone" => Sense::Zone,
        "half" => Sense::Half,
        "decade" => Sense::Decade(value.parse().ok()?),
        "fiscal" => Sense::Fiscal,
        "age" => Sense::Age,
        "long" => Sense::Long,
        "modof" => Sense::ModOf(value.into()),
        "glue" => Sense::Glue(glue(value)?),
        "edge" => Sense::Edge(match value {
            "since" => Edge::Since,
            "until" => Edge::Until,
            "before" => Edge::Before,
            "after" => Edge::After,
            "between" => Edge::Between,
            _ => return None,
        }),
        _ => return None,
    })
}

/// The small word that a value of the table names.
fn glue(value: &str) -> Option<Glue> {
    Some(match value {
        "the" => Glue::The,
        "a" => Glue::A,
        "of" => Glue::Of,
        "and" => Glue::And,
        "to" => Glue::To,
        "at" => Glue::At,
        "in" => Glue::In,
        "on" => Glue::On,
        "comma" => Glue::Comma,
        "dash" => Glue::Dash,
        "more" => Glue::More,
        "than" => Glue::Than,
        "per" => Glue::Per,
        _ => return None,
    })
}

/// The unit that a letter of the table names.
fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "V" => Unit::Moment,
        "S" => Unit::Second,
        "M" => Unit::Minute,
        "H" => Unit::Hour,
        "N" => Unit::Night,
        "D" => Unit::Day,
        "E" => Unit::Weekend,
        "W" => Unit::Week,
        "F" => Unit::Fortnight,
        "O" => Unit::Month,
        "Q" => Unit::Quarter,
        "P" => Unit::Period,
        "Y" => Unit::Year,
        "A" => Unit::Decade,
        "C" => Unit::Century,
        "K" => Unit::Millennium,
        _ => return None,
    })
}

/// The relation that a word of the table names.
fn rel(value: &str) -> Option<Rel> {
    Some(match value {
        "this" => Rel::This,
        "last" => Rel::Last,
        "next" => Rel::Next,
        "after" => Rel::After,
        "same" => Rel::Same,
        "latest" => Rel::Latest,
        "recent" => Rel::Recent,
        "past" => Rel::Past,
        "first" => Rel::First,
        _ => return None,
    })
}

/// `MM-DD`, `YYYY-MM-DD`, `MM:W:N`, `MM:W:N+D`, `easter+N`.
fn named_day(rule: &str) -> Option<NamedDay> {
    if let Some(days) = rule.strip_prefix("easter") {
        return days.parse().ok().map(NamedDay::Easter);
    }
    if rule.contains(':') {
        let (nth, plus) = rule.split_once('+').unwrap_or((rule, "0"));
        let mut parts = nth.split(':');
        let month = parts.next()?.parse().ok()?;
        let weekday = parts.next()?.parse().ok()?;
        return Some(NamedDay::Nth { month, weekday, nth: parts.next()?.parse().ok()?, plus: plus.parse().ok()? });
    }
    let parts: Vec<u32> = rule.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    match parts[..] {
        [year, month, day] => Some(NamedDay::Once(year as i32, month, day)),
        [month, day] => Some(NamedDay::Yearly(month, day)),
        _ => None,
    }
}
