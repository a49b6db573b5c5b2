//! Tokens become the words that the time grammar reads: hyphened tokens are taken apart, and each word knows its readings.
//!
//! "22-year", "mid-1990s" and "two-week" are read as `22 - year`, `mid - 1990s`, `two - week`.

use knowledge::counts::Number;
use knowledge::time::{Care, Rel, Sense, Unit};
use knowledge::{Counts, Time};
use record::Span;
use syntax::{EntityLabel, Parse, Tag};

/// One word of the grammar.
#[derive(Clone, Copy, Debug)]
pub struct Word<'p> {
    /// Token that it is, or is part of.
    pub token: usize,
    /// Bytes of the text.
    pub span: Span,
    /// Lower case.
    pub lower: &'p str,
    /// Fine tag of the token.
    pub tag: Tag,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether the entity finder sees a date or time here, something else, or nothing.
    pub seen: Seen,
    /// Readings as time.
    senses: &'p [(Sense, Care)],
    /// What it is worth as a number.
    pub number: Option<Number>,
}

/// What the entity finder says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A date or time.
    Time,
    /// A person, body, place or thing with a name.
    Name,
    /// Nothing, or a number.
    Nothing,
}

impl<'p> Word<'p> {
    /// Whether it can have a part in a time expression or a number.
    pub fn matters(&self) -> bool {
        let digit = self.lower.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '’'));
        !self.senses.is_empty() || self.number.is_some() || digit
    }

    /// Its readings, without those that need a capital that is not there.
    pub fn senses(&self) -> impl Iterator<Item = (&'p Sense, Care)> + use<'p> {
        let capital = self.capital;
        self.senses.iter().filter(move |(_, care)| *care != Care::Capital || capital).map(|(sense, care)| (sense, *care))
    }

    /// First reading for which a function gives something.
    pub fn find<T>(&self, read: impl Fn(&'p Sense) -> Option<T>) -> Option<T> {
        self.senses().find_map(|(sense, _)| read(sense))
    }

    /// Unit.
    pub fn unit(&self) -> Option<Unit> {
        self.find(|sense| if let Sense::Unit(unit) = sense { Some(*unit) } else { None })
    }

    /// Relation.
    pub fn rel(&self) -> Option<Rel> {
        self.find(|sense| if let Sense::Rel(rel) = sense { Some(*rel) } else { None })
    }

    /// Weekday.
    pub fn weekday(&self) -> Option<i32> {
        self.find(|sense| if let Sense::Weekday(day) = sense { Some(*day) } else { None })
    }

    /// Part of a day.
    pub fn part(&self) -> Option<&'p str> {
        self.find(|sense| if let Sense::Part(part) = sense { Some(&**part) } else { None })
    }

    /// Month, and what its name asks for.
    pub fn month(&self) -> Option<(u32, Care)> {
        self.senses().find_map(|(sense, care)| if let Sense::Month(month) = sense { Some((*month, care)) } else { None })
    }

    /// Season, and what its name asks for.
    pub fn season(&self) -> Option<(&'p str, Care)> {
        self.senses().find_map(|(sense, care)| if let Sense::Season(code) = sense { Some((&**code, care)) } else { None })
    }

    /// Part of a longer time: `START`.
    pub fn modifier(&self) -> Option<&'p str> {
        self.find(|sense| if let Sense::Mod(code) = sense { Some(&**code) } else { None })
    }

    /// Whether it has a reading.
    pub fn is(&self, wanted: &Sense) -> bool {
        self.senses().any(|(sense, _)| sense == wanted)
    }

    /// Whole number in digits, thousands separated or not.
    pub fn digits(&self) -> Option<i64> {
        digits(self.lower)
    }

    /// Whether it is a plural form of a unit.
    pub fn plural(&self) -> bool {
        self.lower.ends_with('s') || self.lower == "centuries" || self.lower == "millennia"
    }
}

/// A whole number in digits.
fn digits(word: &str) -> Option<i64> {
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 || !bytes[0].is_ascii_digit() {
        return None;
    }
    let mut value = 0i64;
    for &byte in bytes {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b',' => {}
            _ => return None,
        }
    }
    Some(value)
}

/// The words of a text.
pub fn words<'p>(parse: &'p Parse<'_>, time: &'p Time, counts: &'p Counts) -> Vec<Word<'p>> {
    let mut words = Vec::with_capacity(parse.tokens.len() + 16);
    for (token, analysis) in parse.tokens.iter().enumerate() {
        if analysis.tag == Tag::Space {
            continue;
        }
        let seen = seen(parse, token);
        let surface = analysis.span.of(parse.text);
        let mut push = |from: usize, to: usize, lower: &'p str| {
            let start = analysis.span.start as usize;
            words.push(Word {
                token,
                span: Span::new(start + from, start + to),
                lower,
                tag: analysis.tag,
                capital: surface[from..].starts_with(|c: char| c.is_uppercase()),
                seen,
                senses: time.senses(lower),
                number: counts.number(lower),
            });
        };
        let lower = &*analysis.lower;
        match pieces(surface, lower) {
            None => push(0, surface.len(), lower),
            Some(cuts) => {
                for (from, to) in cuts {
                    push(from, to, &lower[from..to]);
                }
            }
        }
    }
    words
}

/// What the entity finder says of a token.
fn seen(parse: &Parse<'_>, token: usize) -> Seen {
    use EntityLabel as L;
    match parse.entity(token).map(|entity| entity.label) {
        Some(L::Date | L::Time) => Seen::Time,
        None | Some(L::Cardinal | L::Ordinal | L::Quantity | L::Percent | L::Money) => Seen::Nothing,
        Some(_) => Seen::Name,
    }
}

/// Byte ranges of the pieces of a hyphened or slashed token; nothing where it is one word or a date in digits.
fn pieces(surface: &str, lower: &str) -> Option<Vec<(usize, usize)>> {
    if surface.len() < 3 || surface.len() != lower.len() {
        return None;
    }
    let joint = |c: char| c == '-' || c == '–' || c == '/';
    let bytes = surface.as_bytes();
    if !bytes[0].is_ascii_digit() && !surface.contains(joint) {
        return None;
    }
    if !surface.contains(joint) {
        return glued(bytes);
    }
    let letters = bytes.iter().any(u8::is_ascii_alphabetic);
    let dash = surface.contains('–') || bytes.iter().filter(|&&byte| byte == b'-').count() == 1;
    if !letters && (!dash || surface.contains('/')) || surface == "9/11" {
        return None;
    }
    let mut cuts = Vec::new();
    let mut from = 0;
    for (at, mark) in surface.match_indices(joint) {
        cuts.extend((from < at).then_some((from, at)));
        cuts.push((at, at + mark.len()));
        from = at + mark.len();
    }
    cuts.extend((from < surface.len()).then_some((from, surface.len())));
    Some(cuts)
}

/// `1430GMT`, `10pm`: digits and letters in one token; `1990s` and `4th` stay whole.
fn glued(bytes: &[u8]) -> Option<Vec<(usize, usize)>> {
    let cut = bytes.iter().position(|byte| !byte.is_ascii_digit())?;
    let rest = &bytes[cut..];
    let zone = rest.len() >= 2 && rest.iter().all(|byte| byte.is_ascii_alphabetic());
    let ordinal = rest.len() == 2 && cut <= 2 && !rest.eq_ignore_ascii_case(b"am") && !rest.eq_ignore_ascii_case(b"pm");
    (zone && !ordinal).then(|| vec![(0, cut), (cut, bytes.len())])
}
