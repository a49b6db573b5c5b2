//! Whatever the text, the analysis holds together; and a text twice as long takes no more than about twice the time.

mod common;

use std::time::{Duration, Instant};

use syntax::kernels::Kernel;
use syntax::{Parse, Parser};

/// Numbers from a fixed seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % bound
    }

    fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

/// Pieces that meet the rules of the tokenizer, and words that meet those of the parser.
const PIECES: &[&str] = &[
    "the",
    "Iran",
    "said",
    "that",
    "which",
    "U.S.",
    "don't",
    "I'm",
    "'s",
    "gonna",
    "15km",
    "$5",
    "US$",
    "10:30",
    "...",
    "e.g.",
    ":-)",
    "(:",
    "http://",
    "example.org",
    "a@b.co",
    "8.8.8.8",
    "-",
    "--",
    "—",
    ",",
    ".",
    ";",
    ":",
    "?!",
    "\"",
    "'",
    "’",
    "(",
    ")",
    "[",
    "]",
    "+",
    "*",
    "/",
    "<",
    "=",
    "°C.",
    "½",
    "²",
    "①",
    "é",
    "e\u{301}",
    "ſ",
    "İ",
    "ß",
    "ﬁ",
    "北京",
    "한",
    "ก็",
    "עב",
    "ال",
    "ि",
    "👍🏽",
    "👩‍👧",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "\u{1c}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{3000}",
    "\u{10ffff}",
    "\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
];

fn any_text(random: &mut Random) -> String {
    let length = random.below(120);
    (0..length).map(|_| *random.pick(PIECES)).collect()
}

fn any_chars(random: &mut Random) -> String {
    let length = random.below(60);
    let char = |random: &mut Random| char::from_u32(random.below(0x3000) as u32).unwrap_or(' ');
    (0..length).map(|_| char(random)).collect()
}

/// Everything that callers rely on.
fn check(parse: &Parse) {
    let text = parse.text;
    let mut covered = 0;
    for token in &parse.tokens {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let gap = &text[covered..start];
        assert!(gap.is_empty() || gap == " ", "{gap:?} lies between tokens");
        assert!(start < end && text.get(start..end).is_some(), "{start}..{end}");
        assert_eq!(token.space_after, text[end..].starts_with(' ') && next_start(parse, end) == Some(end + 1));
        covered = end;
    }
    assert!(matches!(&text[covered..], "" | " "), "the end is not covered");
    check_sentences(parse);
    let mut last = 0;
    for entity in &parse.entities {
        assert!(last <= entity.tokens.start && entity.tokens.start < entity.tokens.end);
        last = entity.tokens.end;
        assert!(last <= parse.tokens.len());
    }
}

/// Where the first token after a byte starts; the end of the text where there is none and one blank follows.
fn next_start(parse: &Parse, end: usize) -> Option<usize> {
    let at = parse.tokens.partition_point(|token| (token.span.start as usize) < end);
    let start = parse.tokens.get(at).map(|token| token.span.start as usize);
    start.or((parse.text.len() == end + 1).then_some(end + 1))
}

fn check_sentences(parse: &Parse) {
    let mut next = 0;
    for (index, sentence) in parse.sentences.iter().enumerate() {
        assert_eq!(sentence.start, next);
        assert!(sentence.start < sentence.end);
        next = sentence.end;
        for token in sentence.clone() {
            assert_eq!(parse.sentence(token), index);
            assert!(sentence.contains(&parse.head(token)), "the head of token {token} lies outside of {sentence:?}");
            assert!(parse.ancestors(token).take(parse.tokens.len() + 1).count() <= parse.tokens.len(), "a cycle");
        }
    }
    assert_eq!(next, parse.tokens.len());
}

#[test]
fn any_text_has_a_sound_analysis() {
    let mut parser = Parser::new(&common::model_for(Kernel::best()));
    let mut random = Random(7);
    for _ in 0..400 {
        check(&parser.parse(&any_text(&mut random)));
        check(&parser.parse(&any_chars(&mut random)));
    }
}

#[test]
fn edge_cases_have_a_sound_analysis() {
    let mut parser = Parser::new(&common::model_for(Kernel::best()));
    for text in ["", " ", "  ", "\n", "\u{0}", "a", ".", " a", "a ", "a  ", "\u{1c}", "..", "\"", "(((", "I'm", "é"] {
        check(&parser.parse(text));
    }
}

#[test]
fn an_analysis_does_not_depend_on_what_was_parsed_before() {
    let model = common::model_for(Kernel::best());
    let mut used = Parser::new(&model);
    let mut random = Random(11);
    for _ in 0..50 {
        let text = any_text(&mut random);
        assert_eq!(used.parse(&text), Parser::new(&model).parse(&text));
    }
}

#[test]
fn huge_texts_are_parsed_in_linear_time() {
    let mut parser = Parser::new(&common::model_for(Kernel::best()));
    for (unit, count) in [
        ("a", 1_000_000),
        ("é", 500_000),
        ("\n", 100_000),
        (" \n", 10_000),
        ("\"", 50_000),
        ("(", 5_000),
        (".", 100_000),
        (". ", 5_000),
        ("a.", 100_000),
        ("a@", 100_000),
        ("a-", 5_000),
        (":)", 5_000),
        ("http://", 20_000),
        ("He said that ", 3_000),
        ("of the ", 5_000),
    ] {
        let start = Instant::now();
        check_spans(&parser.parse(&unit.repeat(count)));
        let taken = start.elapsed();
        assert!(taken < Duration::from_secs(30), "{count} times {unit:?} took {taken:?}");
    }
}

/// The checks of [`check`] that take linear time.
fn check_spans(parse: &Parse) {
    assert!(parse.tokens.is_sorted_by(|one, other| one.span.end <= other.span.start));
    let sentences: usize = parse.sentences.iter().map(|sentence| sentence.len()).sum();
    assert_eq!(sentences, parse.tokens.len());
}
