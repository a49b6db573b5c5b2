//! Numbers with their bounds, units and nouns: "more than 30,000 troops", "between 5 and 10", "$2.5 billion", "a soldier".

use knowledge::Knowledge;
use knowledge::counts::{Bound, Number};
use knowledge::time::{Glue, Sense};
use record::Span;
use syntax::{Dep, EntityLabel, Parse, Pos, Tag};

use crate::time::{Timex, Word, whole, words};

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The token through which the number hangs in the sentence.
    pub number: usize,
    /// The last token of the number itself.
    pub numeral: usize,
    /// At least; null when open.
    pub min: Option<f64>,
    /// At most; null when open.
    pub max: Option<f64>,
    /// `USD`, `tonnes`; null for people and things.
    pub unit: Option<String>,
    /// Whether it is money.
    pub money: bool,
    /// The noun counted; null where the number stands alone.
    pub noun: Option<usize>,
    /// Whether it is only an article: "a soldier".
    pub article: bool,
    /// Bytes of the text, with bounds and noun.
    pub span: Span,
}

/// A number as it was read.
struct Read {
    min: Option<f64>,
    max: Option<f64>,
    /// Word after it.
    end: usize,
    /// Word that holds the number itself.
    at: usize,
}

/// All quantities of a text, without those that are times.
pub fn quantities(parse: &Parse<'_>, knowledge: &Knowledge, times: &[Timex]) -> Vec<Quantity> {
    let words = words(parse, &knowledge.time, &knowledge.counts);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let next = match read(&words, knowledge, at) {
            Some(read) => {
                found.extend(quantity(parse, knowledge, &words, at, &read, times));
                read.end.max(at + 1)
            }
            None => {
                found.extend(article(parse, knowledge, &words[at]));
                at + 1
            }
        };
        at = next;
    }
    found
}

/// Reads a number with its bounds.
fn read(words: &[Word<'_>], knowledge: &Knowledge, at: usize) -> Option<Read> {
    let word = &words[at];
    for (phrase, bound) in knowledge.counts.bounds(word.lower) {
        let matches = phrase.iter().enumerate().all(|(next, part)| words.get(at + next).is_some_and(|word| *word.lower == **part));
        if matches && let Some(number) = plain(words, knowledge, at + phrase.len()) {
            return Some(bounded(number, bound));
        }
    }
    let between = word.is(&Sense::Edge(knowledge::time::Edge::Between));
    if between {
        let low = plain(words, knowledge, at + 1)?;
        let high = glue(words, low.end, Glue::And).then(|| plain(words, knowledge, low.end + 1)).flatten()?;
        return Some(Read { min: low.min, max: high.max, end: high.end, at: low.at });
    }
    let number = plain(words, knowledge, at)?;
    Some(trailing(words, knowledge, number))
}

/// A number without bounds: digits, words, "dozens", "tens of thousands", "no", "a dozen".
fn plain(words: &[Word<'_>], knowledge: &Knowledge, at: usize) -> Option<Read> {
    let word = words.get(at)?;
    let at = if word.tag == Tag::Dollar || knowledge.counts.currency(word.lower).is_some() && word.tag != Tag::Nn { at + 1 } else { at };
    let word = words.get(at)?;
    let exact = |value: f64, end: usize| Some(Read { min: Some(value), max: Some(value), end, at });
    if word.is(&Sense::Glue(Glue::A)) {
        return match words.get(at + 1)?.number? {
            Number::Scale(value) => Some(Read { min: Some(value), max: Some(value), end: at + 2, at: at + 1 }),
            Number::Vague(value) => Some(vague(words, at + 1, value)),
            Number::Cardinal(2.0) => Some(Read { min: Some(2.0), max: Some(2.0), end: at + 2, at: at + 1 }),
            _ => None,
        };
    }
    if let Some((value, end)) = whole(words, at) {
        let joined = glue(words, end, Glue::Dash) || glue(words, end, Glue::To);
        if let Some((high, after)) = whole(words, end + 1).filter(|&(high, _)| joined && high > value) {
            return Some(Read { min: Some(value), max: Some(high), end: after, at });
        }
        return exact(value, end);
    }
    match word.number? {
        Number::Vague(value) => Some(vague(words, at, value)),
        Number::Zero if word.tag != Tag::Uh => {
            let one = words.get(at + 1).is_some_and(|next| next.number == Some(Number::Cardinal(1.0)));
            let at = at + usize::from(one);
            Some(Read { min: Some(0.0), max: Some(0.0), end: at + 1, at })
        }
        _ => None,
    }
}

/// "dozens", "tens of thousands", "several hundred", "a few dozen".
fn vague(words: &[Word<'_>], at: usize, value: f64) -> Read {
    let of = at + 1 + usize::from(glue(words, at + 1, Glue::Of));
    match words.get(of).and_then(|word| word.number) {
        Some(Number::Vague(more)) if of > at + 1 && more >= 200.0 => open(value * more / 2.0, of + 1, at),
        Some(Number::Scale(scale)) => open(value * scale, of + 1, at),
        _ => open(value, at + 1, at),
    }
}

/// A number without a most.
fn open(min: f64, end: usize, at: usize) -> Read {
    Read { min: Some(min), max: None, end, at }
}

/// Applies a bound that stands before.
fn bounded(number: Read, bound: Bound) -> Read {
    match bound {
        Bound::Min => Read { max: None, ..number },
        Bound::Max => Read { min: None, max: number.max.or(number.min), ..number },
        Bound::About => number,
    }
}

/// Applies a bound that stands after: "10 or more".
fn trailing(words: &[Word<'_>], knowledge: &Knowledge, number: Read) -> Read {
    let Some(next) = words.get(number.end).filter(|word| word.is(&Sense::Glue(Glue::And))) else { return number };
    for (phrase, bound) in knowledge.counts.bounds(next.lower) {
        let from = number.end;
        if phrase.iter().enumerate().all(|(next, part)| words.get(from + next).is_some_and(|word| *word.lower == **part)) {
            let end = from + phrase.len();
            return bounded(Read { end, ..number }, bound);
        }
    }
    number
}

/// Whether a small word stands at a place.
fn glue(words: &[Word<'_>], at: usize, glue: Glue) -> bool {
    words.get(at).is_some_and(|word| word.is(&Sense::Glue(glue)))
}

/// The quantity of a number, unless it is a time, an age, a name or a label.
fn quantity(parse: &Parse<'_>, knowledge: &Knowledge, words: &[Word<'_>], from: usize, read: &Read, times: &[Timex]) -> Option<Quantity> {
    let span = words[from].span.join(words[read.end - 1].span);
    let timed = times.partition_point(|timex| timex.span.end <= span.start);
    if times.get(timed).is_some_and(|timex| timex.span.overlaps(span)) || glue(words, read.end, Glue::Dash) {
        return None;
    }
    let number = words[read.at].token;
    if part_of_name(parse, number) {
        return None;
    }
    let last = words[read.end - 1].token;
    let money = (read.at > 0).then(|| &words[read.at - 1]).filter(|word| word.tag == Tag::Dollar || knowledge.counts.currency(word.lower).is_some());
    if let Some(currency) = money.and_then(|word| knowledge.counts.currency(word.lower)) {
        let span = span.join(words[read.at - 1].span);
        return Some(Quantity {
            number: top(parse, number),
            numeral: last,
            min: read.min,
            max: read.max,
            unit: Some(currency.to_string()),
            money: true,
            noun: None,
            article: false,
            span,
        });
    }
    let noun = noun(parse, last, number);
    let counted = noun.unwrap_or(last);
    let next = words.get(read.end).map_or("", |word| word.lower);
    let currency = knowledge.counts.currency(parse.lower(counted)).or_else(|| knowledge.counts.currency(next));
    let unit = currency.or_else(|| knowledge.counts.unit(parse.lower(counted))).or_else(|| knowledge.counts.unit(next));
    let zero = read.max == Some(0.0);
    if zero && noun.is_none() && !matches!(parse.tokens[number].pos, Pos::Pron | Pos::Noun) {
        return None;
    }
    let end = noun.filter(|&noun| noun > last).unwrap_or(last);
    let heads = noun.filter(|&noun| !below(parse, noun, number));
    Some(Quantity {
        number: heads.unwrap_or_else(|| top(parse, number)),
        numeral: last,
        min: read.min,
        max: read.max,
        unit: unit.map(str::to_string),
        money: currency.is_some(),
        noun,
        article: false,
        span: span.join(parse.tokens[end].span),
    })
}

/// "a soldier", "another civilian": one, where something is done to one.
fn article(parse: &Parse<'_>, knowledge: &Knowledge, word: &Word<'_>) -> Option<Quantity> {
    let noun = word.token;
    if !matches!(parse.tokens[noun].pos, Pos::Noun) || parse.tokens[noun].tag != Tag::Nn || !super::kind::is_person(parse, knowledge, noun) {
        return None;
    }
    let article = parse.child(noun, Dep::Det).filter(|&det| knowledge.time.senses(parse.lower(det)).iter().any(|(sense, _)| *sense == Sense::Glue(Glue::A)))?;
    let span = parse.tokens[article].span.join(parse.tokens[noun].span);
    Some(Quantity { number: noun, numeral: article, min: Some(1.0), max: Some(1.0), unit: None, money: false, noun: Some(noun), article: true, span })
}

/// The noun that a number counts: after it, or in the "of" phrase that follows it.
fn noun(parse: &Parse<'_>, last: usize, number: usize) -> Option<usize> {
    let mut at = last;
    let joined = |at: usize| parse.dep(at) == Dep::Conj && parse.tokens[parse.head(at)].pos == Pos::Num;
    let inner = |at: usize| matches!(parse.dep(at), Dep::Nummod | Dep::Quantmod | Dep::Compound | Dep::Amod | Dep::Det | Dep::Nmod);
    while (inner(at) || joined(at)) && parse.head(at) != at {
        at = parse.head(at);
        if at > last && matches!(parse.tokens[at].pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Adj) && parse.dep(at) != Dep::Compound {
            return Some(at);
        }
    }
    let of = parse.children_with(last, Dep::Prep).chain(parse.children_with(number, Dep::Prep)).find(|&prep| prep > last)?;
    let counted = parse.child(of, Dep::Pobj)?;
    (of == last + 1 && matches!(parse.tokens[counted].pos, Pos::Noun | Pos::Propn)).then_some(counted)
}

/// Whether a noun hangs below its number: "dozens of people".
fn below(parse: &Parse<'_>, noun: usize, number: usize) -> bool {
    let top = top(parse, number);
    parse.ancestors(noun).skip(1).any(|above| above == number || above == top)
}

/// The token of a number phrase through which it hangs in the sentence.
fn top(parse: &Parse<'_>, number: usize) -> usize {
    let inner = |token: usize| {
        let number = parse.tokens[parse.head(token)].pos == Pos::Num;
        parse.dep(token) == Dep::Quantmod || matches!(parse.dep(token), Dep::Compound | Dep::Nummod) && number
    };
    parse.ancestors(number).find(|&token| !inner(token)).unwrap_or(number)
}

/// "Flight 370", "Article 5", "the Group of Seven".
fn part_of_name(parse: &Parse<'_>, number: usize) -> bool {
    use EntityLabel as L;
    let named =
        parse.entity(number).is_some_and(|entity| matches!(entity.label, L::Law | L::Product | L::Org | L::Fac | L::Event | L::WorkOfArt | L::Person | L::Gpe));
    let head = parse.head(number);
    let label = head < number && parse.tokens[head].tag != Tag::Dollar;
    named || label && parse.dep(number) == Dep::Nummod
}
