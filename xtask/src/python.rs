//! Two tables in Python sources become lists: the names with small ids, and the norms of punctuation.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

/// The pairs of a dictionary literal of texts, one pair a line: `"’": "'",`.
pub fn text_pairs(source: &str) -> Result<Vec<(String, String)>> {
    let pairs: Vec<_> = source.lines().filter_map(|line| text_pair(line.trim())).collect();
    ensure!(!pairs.is_empty(), "no pairs of texts");
    Ok(pairs)
}

fn text_pair(line: &str) -> Option<(String, String)> {
    let (key, rest) = quoted(line)?;
    let (value, rest) = quoted(rest.strip_prefix(':')?.trim_start())?;
    (rest == ",").then(|| (key.to_owned(), value.to_owned()))
}

/// A quoted text without escapes at the start of `source`, and what follows it.
fn quoted(source: &str) -> Option<(&str, &str)> {
    let quote = source.chars().next().filter(|quote| "'\"".contains(*quote))?;
    source[1..].split_once(quote)
}

/// `(name, id)` of every symbol: the dictionary names the constants, the declaration numbers them.
pub fn symbols(dictionary: &str, declaration: &str) -> Result<Vec<(String, u32)>> {
    let numbers = constants(declaration)?;
    let mut symbols = Vec::new();
    for line in dictionary.lines().take_while(|line| *line != "}") {
        let line = line.split('#').next().unwrap_or("").trim().trim_end_matches(',');
        let Some((name, rest)) = quoted(line) else {
            continue;
        };
        let constant = rest.trim_start_matches(':').trim();
        let number = numbers.get(constant).with_context(|| format!("no constant {constant}"))?;
        symbols.push((name.to_owned(), *number));
    }
    symbols.retain(|(name, _)| !name.is_empty());
    ensure!(symbols.len() > 400, "only {} symbols", symbols.len());
    Ok(symbols)
}

/// The constants of the one enumeration in a declaration: each is one more than that before it, unless it says otherwise.
fn constants(declaration: &str) -> Result<HashMap<&str, u32>> {
    let mut next = 0;
    let mut numbers = HashMap::new();
    let lines = declaration.lines().skip_while(|line| !line.starts_with("cdef enum")).skip(1);
    for line in lines {
        let line = line.split('#').next().unwrap_or("").trim();
        let (name, number) = line.split_once('=').map_or((line, None), |(name, number)| (name.trim(), Some(number.trim())));
        if name.is_empty() {
            continue;
        }
        if let Some(number) = number {
            next = number.parse()?;
        }
        numbers.insert(name, next);
        next += 1;
    }
    Ok(numbers)
}
