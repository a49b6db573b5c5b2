//! A word with marks stuck to it becomes its prefix, suffix and inner marks: `("U.S.-led"…` loses `(`, `"`, `…`.
//!
//! The rules are the model's; this is what its regular expressions say, character by character.

use std::collections::HashMap;
use std::ops::Range;

use crate::chars::CharClass;
use crate::flat::FlatFile;
use crate::model::ModelError;

/// Texts by their last character.
type Texts = HashMap<char, Vec<Box<str>>>;

/// The rules that cut marks off a word.
#[derive(Debug)]
pub struct Affixes {
    /// By first character, in the order in which they are tried.
    prefixes: HashMap<char, Vec<Prefix>>,
    /// By last character.
    suffixes: Texts,
    /// Currencies and units, which are suffixes after a digit; by last character.
    units: Texts,
    /// Pictures and symbols, cut off wherever they stand.
    symbol: CharClass,
    /// What a full stop is cut off after.
    before_period: CharClass,
    /// What a full stop is cut off after, if it stands there twice.
    acronym: CharClass,
    /// What stands before and after a full stop between two sentences without a space.
    lower: CharClass,
    upper: CharClass,
    /// What stands on both sides of a comma, and after a hyphen.
    letter: CharClass,
    /// What stands before a hyphen.
    letter_or_digit: CharClass,
}

#[derive(Debug)]
enum Prefix {
    Text(Box<str>),
    /// Two or more full stops.
    Dots,
    /// A plus that no digit follows.
    Plus,
}

impl Affixes {
    pub fn load(file: &FlatFile) -> Result<Affixes, ModelError> {
        let class = |name| Ok::<_, ModelError>(CharClass::new(&file.numbers(name)?));
        let broken = || ModelError::Shape("prefixes".to_owned());
        let mut prefixes: HashMap<char, Vec<Prefix>> = HashMap::new();
        for rule in file.texts("prefixes")?.iter() {
            let (first, rule) = match rule {
                "dots" => ('.', Prefix::Dots),
                "plus" => ('+', Prefix::Plus),
                "symbol" => continue,
                text => {
                    let text = text.strip_prefix('=').ok_or_else(broken)?;
                    (text.chars().next().ok_or_else(broken)?, Prefix::Text(text.into()))
                }
            };
            prefixes.entry(first).or_default().push(rule);
        }
        Ok(Affixes {
            prefixes,
            suffixes: by_last(file, "suffixes")?,
            units: by_last(file, "units")?,
            symbol: class("class.symbol")?,
            before_period: class("class.before_period")?,
            acronym: class("class.acronym")?,
            lower: class("class.lower")?,
            upper: class("class.upper")?,
            letter: class("class.letter")?,
            letter_or_digit: class("class.letter_or_digit")?,
        })
    }

    /// Bytes of the prefix to cut off; 0 for none.
    pub fn prefix(&self, word: &str) -> usize {
        let Some(first) = word.chars().next() else {
            return 0;
        };
        let rules = self.prefixes.get(&first).map_or([].as_slice(), Vec::as_slice);
        let found = rules.iter().map(|rule| rule.length(word)).find(|&length| length > 0);
        found.unwrap_or(if self.symbol.contains(first) { first.len_utf8() } else { 0 })
    }

    /// Bytes of the suffix to cut off, the longest there is; 0 for none.
    pub fn suffix(&self, word: &str) -> usize {
        let Some(last) = word.chars().next_back() else {
            return 0;
        };
        let text = longest(&self.suffixes, last, |text| word.ends_with(text));
        let after_digit = |unit: &str| word.strip_suffix(unit).is_some_and(ends_with_digit);
        let unit = longest(&self.units, last, after_digit);
        let symbol = if self.symbol.contains(last) { last.len_utf8() } else { 0 };
        let mark = match last {
            '.' => self.final_period(word),
            '+' => usize::from(ends_with_digit(&word[..word.len() - 1])),
            _ => 0,
        };
        text.max(unit).max(symbol).max(mark)
    }

    fn final_period(&self, word: &str) -> usize {
        let dots = word.len() - word.trim_end_matches('.').len();
        if dots > 1 {
            return dots;
        }
        let mut before = word[..word.len() - 1].chars().rev();
        let (last, second) = (before.next(), before.next());
        let within = |class: &CharClass, char: Option<char>| char.is_some_and(|char| class.contains(char));
        let degree = second == Some('°') && last.is_some_and(|char| "FfCcKk".contains(char));
        let acronym = within(&self.acronym, last) && within(&self.acronym, second);
        usize::from(degree || acronym || within(&self.before_period, last))
    }

    /// Byte ranges of the marks inside a word, in order.
    pub fn infixes(&self, word: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut before = None;
        let mut at = 0;
        while let Some(char) = word[at..].chars().next() {
            let length = self.infix(before, char, &word[at..]);
            if length > 0 {
                found.push(at..at + length);
            }
            at += length.max(char.len_utf8());
            before = word[..at].chars().next_back();
        }
        found
    }

    /// Bytes of the mark at the start of `rest`, which begins with `char` and stands after `before`; 0 for none.
    fn infix(&self, before: Option<char>, char: char, rest: &str) -> usize {
        if char.is_ascii_alphanumeric() {
            return 0;
        }
        if rest.starts_with("..") {
            return rest.len() - rest.trim_start_matches('.').len();
        }
        if char == '…' || self.symbol.contains(char) {
            return char.len_utf8();
        }
        let Some(before) = before else { return 0 };
        let after = |length: usize| rest[length..].chars().next();
        let next = after(char.len_utf8());
        let next_in = |class: &CharClass| next.is_some_and(|next| class.contains(next));
        let operator = before.is_ascii_digit() && "+-*^".contains(char) && next.is_some_and(|next| next.is_ascii_digit() || next == '-');
        let mark = match char {
            '.' => self.lower.contains(before) && next_in(&self.upper),
            ',' => self.letter.contains(before) && next_in(&self.letter),
            ':' | '<' | '>' | '=' | '/' => self.letter_or_digit.contains(before) && next_in(&self.letter),
            _ => false,
        };
        if operator || mark {
            return char.len_utf8();
        }
        if !self.letter_or_digit.contains(before) {
            return 0;
        }
        let hyphen = ["-", "–", "—", "--", "---", "——", "~"]
            .into_iter()
            .find(|hyphen| rest.starts_with(hyphen) && after(hyphen.len()).is_some_and(|next| self.letter.contains(next)));
        hyphen.map_or(0, str::len)
    }
}

impl Prefix {
    fn length(&self, word: &str) -> usize {
        match self {
            Prefix::Text(text) if word.starts_with(&**text) => text.len(),
            Prefix::Text(_) => 0,
            Prefix::Dots => match word.len() - word.trim_start_matches('.').len() {
                1 => 0,
                dots => dots,
            },
            Prefix::Plus => usize::from(!word[1..].starts_with(|next: char| next.is_ascii_digit())),
        }
    }
}

/// Bytes of the longest text with this last character that fits; 0 for none.
fn longest(groups: &Texts, last: char, fits: impl Fn(&str) -> bool) -> usize {
    let texts = groups.get(&last).into_iter().flatten();
    let lengths = texts.filter(|text| fits(text)).map(|text| text.len());
    lengths.max().unwrap_or(0)
}

fn by_last(file: &FlatFile, name: &str) -> Result<Texts, ModelError> {
    let mut groups: Texts = HashMap::new();
    for text in file.texts(name)?.iter() {
        if let Some(last) = text.chars().next_back() {
            groups.entry(last).or_default().push(text.into());
        }
    }
    Ok(groups)
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|last: char| last.is_ascii_digit())
}
