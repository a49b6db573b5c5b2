//! The attribute ruler's patterns become plain lines, one block a pattern; `crates/syntax/src/ruler.rs` reads them.
//!
//! ```text
//! at 0
//! token TAG in VBP VBZ <tab> LOWER in ai
//! token LOWER in n't nt
//! set LEMMA be
//! ```

use anyhow::{Context, Result, bail, ensure};

use crate::flat::FlatFile;
use crate::msgpack::Value;

/// Writes the section `ruler`: one text a pattern, in the order of application.
pub fn convert(file: &mut FlatFile, patterns: &Value) -> Result<()> {
    let mut blocks = Vec::new();
    for rule in patterns.list()? {
        for pattern in rule.get("patterns")?.list()? {
            blocks.push(block(rule, pattern)?);
        }
    }
    file.texts("ruler", &blocks)
}

fn block(rule: &Value, pattern: &Value) -> Result<String> {
    let mut lines = vec![format!("at {}", rule.get("index")?.int()?)];
    for token in pattern.list()? {
        let conditions = token.entries()?.iter().map(|(attr, test)| condition(attr.text()?, test)).collect::<Result<Vec<_>>>()?;
        lines.push(format!("token {}", conditions.join("\t")));
    }
    for (attr, value) in rule.get("attrs")?.entries()? {
        lines.push(format!("set {} {}", attr.text()?, value.text()?));
    }
    Ok(lines.join("\n"))
}

fn condition(attr: &str, test: &Value) -> Result<String> {
    Ok(match test {
        Value::Bool(value) => format!("{attr} is {value}"),
        Value::Text(value) => format!("{attr} in {value}"),
        Value::Map(entries) => {
            let [(operator, operand)] = entries.as_slice() else { bail!("two operators on {attr}") };
            let (operator, mut values) = match operator.text()? {
                "IN" => ("in", words(operand)?),
                "NOT_IN" => ("out", words(operand)?),
                "REGEX" => ("in", expand(operand.text()?)?),
                other => bail!("operator {other}"),
            };
            // No attribute of ours is ever empty.
            values.retain(|value| !value.is_empty());
            format!("{attr} {operator} {}", values.join(" ")).trim_end().to_owned()
        }
        other => bail!("{attr} is {other:?}"),
    })
}

fn words(list: &Value) -> Result<Vec<String>> {
    list.list()?.iter().map(|word| Ok(word.text()?.to_owned())).collect()
}

/// All texts that an anchored expression with only `x?` and `[xy]` matches: `^n[ou]t?$` is no, nu, not, nut.
fn expand(expression: &str) -> Result<Vec<String>> {
    let body = expression.strip_prefix('^').and_then(|body| body.strip_suffix('$')).context("not anchored")?;
    let mut texts = vec![String::new()];
    let mut chars = body.chars().peekable();
    while let Some(char) = chars.next() {
        let mut choices: Vec<String> = match char {
            '[' => chars.by_ref().take_while(|&char| char != ']').map(String::from).collect(),
            plain if !"\\.*+(){}|".contains(plain) => vec![plain.to_string()],
            other => bail!("{other} in {expression}"),
        };
        if chars.next_if_eq(&'?').is_some() {
            choices.push(String::new());
        }
        texts = texts.iter().flat_map(|text| choices.iter().map(move |choice| format!("{text}{choice}"))).collect();
    }
    ensure!(texts.len() < 100, "{expression} matches too much");
    Ok(texts)
}

#[cfg(test)]
mod tests {
    #[test]
    fn expressions_expand_to_what_they_match() {
        let expand = |expression| super::expand(expression).unwrap();
        assert_eq!(expand("^n'?t$"), ["n't", "nt"]);
        assert_eq!(expand("^n[ou]thin'$"), ["nothin'", "nuthin'"]);
    }
}
