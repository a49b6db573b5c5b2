//! The tokenizer's four regular expressions become literal lists and character classes.
//!
//! `crates/syntax` matches them by hand, so the shape of each expression is checked here piece by piece: a model
//! whose rules say anything else does not convert.

use anyhow::{Context, Result, bail, ensure};

use crate::fetch::sha256;
use crate::flat::FlatFile;

/// SHA-256 of the address expression with its one long class cut out, as `crates/syntax/src/address.rs` implements it.
const ADDRESS_SHAPE: &str = "33cb8a04bf089948e469014ee5b28fe252a8a50ad0466a9620dda8b0cb84d158";

/// Ranges of characters, sorted, both ends inside.
type Class = Vec<(u32, u32)>;

/// Writes the sections for all four.
pub fn convert(file: &mut FlatFile, prefix: &str, suffix: &str, infix: &str, address: &str) -> Result<()> {
    prefixes(file, prefix).context("prefix rules")?;
    suffixes(file, suffix).context("suffix rules")?;
    infixes(file, infix).context("infix rules")?;
    addresses(file, address).context("address rule")
}

/// Anchored alternatives, of which the first that matches wins; so their order is kept.
fn prefixes(file: &mut FlatFile, pattern: &str) -> Result<()> {
    let mut rules = Vec::new();
    for rule in alternatives(pattern) {
        let rule = rule.strip_prefix('^').context("a rule is not anchored")?;
        rules.push(match rule {
            r"\+(?![0-9])" => "plus".to_owned(),
            r"\.\.+" => "dots".to_owned(),
            class if class.starts_with('[') => {
                write_class(file, "class.symbol", class)?;
                "symbol".to_owned()
            }
            other => format!("={}", literal(other)?),
        });
    }
    file.texts("prefixes", &rules)
}

/// Alternatives anchored at the end, of which the longest match wins, so their order is of no matter.
fn suffixes(file: &mut FlatFile, pattern: &str) -> Result<()> {
    const AFTER_DIGIT: &str = "(?<=[0-9])(?:";
    const FIXED: [&str; 3] = [r"\.\.+", r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\."];
    let (mut literals, mut units, mut fixed) = (Vec::new(), Vec::new(), 0);
    for rule in alternatives(pattern) {
        let rule = rule.strip_suffix('$').context("a rule is not anchored")?;
        if FIXED.contains(&rule) {
            fixed += 1;
        } else if let Some(list) = rule.strip_prefix(AFTER_DIGIT) {
            let list = list.strip_suffix(')').context("the list of units does not end")?;
            units.extend(alternatives(list).into_iter().map(literal).collect::<Result<Vec<_>>>()?);
        } else if let Some(behind) = rule.strip_prefix("(?<=").and_then(|rule| rule.strip_suffix(r")\.")) {
            period_context(file, behind)?;
        } else if !rule.starts_with('[') {
            literals.push(literal(rule)?);
        }
    }
    ensure!(fixed == FIXED.len(), "{fixed} of the fixed rules");
    file.texts("suffixes", &literals)?;
    file.texts("units", &units)
}

/// What stands before a full stop that is cut off: one class, or one class twice (the end of an acronym).
fn period_context(file: &mut FlatFile, behind: &str) -> Result<()> {
    let half = behind.len() / 2;
    if behind.is_char_boundary(half) && behind[..half] == behind[half..] {
        write_class(file, "class.acronym", &behind[..half])
    } else {
        write_class(file, "class.before_period", behind)
    }
}

/// Alternatives found inside a word.
fn infixes(file: &mut FlatFile, pattern: &str) -> Result<()> {
    let mut shapes = Vec::new();
    let mut classes = Vec::new();
    for rule in alternatives(pattern) {
        let (shape, found) = cut_classes(rule)?;
        shapes.push(shape);
        classes.push(found);
    }
    let expected =
        [r"\.\.+", "…", "@", r"(?<=[0-9])[+\-\*^](?=[0-9-])", r"(?<=@)\.(?=@)", "(?<=@),(?=@)", "(?<=@)(?:-|–|—|--|---|——|~)(?=@)", "(?<=@)[:<>=/](?=@)"];
    ensure!(shapes == expected, "the rules are {shapes:?}");
    ensure!(classes[5][0] == classes[5][1] && classes[6] == classes[7] && classes[6][1] == classes[5][0], "classes differ");
    write_class(file, "class.lower", &classes[4][0])?;
    write_class(file, "class.upper", &classes[4][1])?;
    write_class(file, "class.letter", &classes[5][0])?;
    write_class(file, "class.letter_or_digit", &classes[6][0])
}

fn addresses(file: &mut FlatFile, pattern: &str) -> Result<()> {
    let (shape, classes) = cut_classes(pattern)?;
    ensure!(sha256(shape.as_bytes()) == ADDRESS_SHAPE, "the rule is {shape}, checksum {}", sha256(shape.as_bytes()));
    let [class] = classes.as_slice() else { bail!("{} long classes", classes.len()) };
    write_class(file, "class.domain", class)
}

/// Splits at the bars that stand outside of classes and groups.
fn alternatives(pattern: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut in_class) = (Vec::new(), 0, 0, false);
    let mut chars = pattern.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => _ = chars.next(),
            ']' => in_class = false,
            _ if in_class => {}
            '[' => in_class = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                parts.push(&pattern[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pattern[start..]);
    parts
}

/// The pattern with each long class replaced by `@`, and those classes.
fn cut_classes(pattern: &str) -> Result<(String, Vec<String>)> {
    const LONG: usize = 100;
    let (mut shape, mut classes, mut rest) = (String::new(), Vec::new(), pattern);
    while let Some(start) = class_start(rest) {
        let end = start + class_end(&rest[start..])?;
        shape.push_str(&rest[..start]);
        if end - start > LONG {
            shape.push('@');
            classes.push(rest[start..end].to_owned());
        } else {
            shape.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    shape.push_str(rest);
    Ok((shape, classes))
}

fn class_start(pattern: &str) -> Option<usize> {
    let mut escaped = false;
    pattern.find(|char| {
        let found = char == '[' && !escaped;
        escaped = char == '\\' && !escaped;
        found
    })
}

/// One past the bracket that closes the class at the start of `pattern`.
fn class_end(pattern: &str) -> Result<usize> {
    let mut escaped = false;
    let close = pattern.find(|char| {
        let found = char == ']' && !escaped;
        escaped = char == '\\' && !escaped;
        found
    });
    Ok(close.context("a class does not end")? + 1)
}

/// A pattern without operators, as the text it matches.
fn literal(pattern: &str) -> Result<String> {
    let mut text = String::new();
    let mut chars = pattern.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => text.push(chars.next().filter(|char| !char.is_alphanumeric()).context("an escape that is no literal")?),
            operator if "[](){}.*+?^$|".contains(operator) => bail!("{pattern:?} is no literal"),
            other => text.push(other),
        }
    }
    Ok(text)
}

fn write_class(file: &mut FlatFile, name: &str, source: &str) -> Result<()> {
    let numbers: Vec<u32> = class(source)?.into_iter().flat_map(|(low, high)| [low, high]).collect();
    file.numbers(name, &numbers)
}

/// Parses `[a-z\u00df…]`, sorts and joins its ranges.
fn class(source: &str) -> Result<Class> {
    let body = source.strip_prefix('[').and_then(|source| source.strip_suffix(']')).with_context(|| format!("{source} is no class"))?;
    ensure!(!body.starts_with('^'), "a negated class");
    let mut chars = body.chars().peekable();
    let mut ranges = Class::new();
    while let Some(low) = class_member(&mut chars)? {
        // A hyphen is a range only between two members.
        let mut ahead = chars.clone();
        let mut high = low;
        if ahead.next() == Some('-') && ahead.peek().is_some() {
            chars = ahead;
            high = class_member(&mut chars)?.context("a range does not end")?;
        }
        ranges.push((low, high));
    }
    ranges.sort_unstable();
    Ok(ranges.into_iter().fold(Vec::new(), join_range))
}

fn join_range(mut ranges: Class, (low, high): (u32, u32)) -> Class {
    match ranges.last_mut() {
        Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
        _ => ranges.push((low, high)),
    }
    ranges
}

fn class_member(chars: &mut std::iter::Peekable<std::str::Chars>) -> Result<Option<u32>> {
    let Some(char) = chars.next() else {
        return Ok(None);
    };
    if char != '\\' {
        return Ok(Some(char as u32));
    }
    let escape = chars.next().context("an escape does not end")?;
    let digits = match escape {
        'u' => 4,
        'U' => 8,
        letter if letter.is_alphanumeric() => bail!("\\{letter} in a class"),
        other => return Ok(Some(other as u32)),
    };
    let hex: String = chars.take(digits).collect();
    Ok(Some(u32::from_str_radix(&hex, 16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_join_their_ranges() {
        assert_eq!(class(r"[a-cb\u0064x-]").unwrap(), [(0x2d, 0x2d), (0x61, 0x64), (0x78, 0x78)]);
    }

    #[test]
    fn bars_inside_classes_and_groups_do_not_split() {
        assert_eq!(alternatives(r"a|[b|c]|(?:d|e)|\|"), ["a", "[b|c]", "(?:d|e)", r"\|"]);
    }
}
