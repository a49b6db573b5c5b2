//! A value against a JSON Schema: the part of the language that our schema uses.
//!
//! A whole validator would cost more to build than this program's other dependencies together.
//! A keyword that is not known here is a fault, so that the schema cannot outgrow the check unnoticed.

use serde_json::{Map, Value};

/// What is wrong with a value, each with where it stands; nothing for a valid one.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { root: schema, faults: Vec::new() };
    check.value(schema, value, "");
    check.faults
}

struct Check<'s> {
    root: &'s Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        let Value::Object(keywords) = schema else { return };
        for (keyword, rule) in keywords {
            if !self.holds(keyword, rule, value, at) {
                self.faults.push(format!("{at}: {keyword} {rule} does not hold for {value}"));
            }
        }
        self.unknown_fields(keywords, value, at);
    }

    fn holds(&mut self, keyword: &str, rule: &Value, value: &Value, at: &str) -> bool {
        match keyword {
            "$schema" | "$defs" | "$comment" | "title" | "description" | "format" => true,
            "$ref" => {
                let target = rule.as_str().and_then(|path| self.root.pointer(path.trim_start_matches('#')));
                target.cloned().map(|target| self.value(&target, value, at)).is_some()
            }
            "type" => rule.as_array().map_or_else(|| is_a(rule, value), |any| any.iter().any(|one| is_a(one, value))),
            "const" => rule == value,
            "minimum" => value.is_null() || value.as_f64() >= rule.as_f64(),
            "minItems" => value.as_array().map(Vec::len) >= length(rule),
            "maxItems" => value.as_array().map(Vec::len) <= length(rule),
            "required" => list(rule).all(|name| value.get(name.as_str().unwrap_or_default()).is_some()),
            "oneOf" => list(rule).filter(|one| self.fits(one, value)).count() == 1,
            "anyOf" => list(rule).any(|one| self.fits(one, value)),
            "properties" => {
                self.each(rule.as_object().into_iter().flatten(), |name| value.get(name), at);
                true
            }
            "prefixItems" => {
                for (n, (one, value)) in list(rule).zip(list(value)).enumerate() {
                    self.value(one, value, &format!("{at}/{n}"));
                }
                true
            }
            "items" => {
                list(value).enumerate().for_each(|(n, value)| self.value(rule, value, &format!("{at}/{n}")));
                true
            }
            _ => false,
        }
    }

    fn each<'r, 'v>(&mut self, rules: impl Iterator<Item = (&'r String, &'r Value)>, get: impl Fn(&str) -> Option<&'v Value>, at: &str) {
        for (name, rule) in rules {
            if let Some(value) = get(name) {
                self.value(rule, value, &format!("{at}/{name}"));
            }
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut check = Check { root: self.root, faults: Vec::new() };
        check.value(schema, value, "");
        check.faults.is_empty()
    }

    /// The schema allows fields that it does not name, so that later ones do no harm; we write none.
    fn unknown_fields(&mut self, keywords: &Map<String, Value>, value: &Value, at: &str) {
        let (Some(rules), Value::Object(fields)) = (keywords.get("properties"), value) else { return };
        if keywords.contains_key("$ref") {
            return;
        }
        for name in fields.keys().filter(|name| *name != "kind" && rules.get(name).is_none()) {
            self.faults.push(format!("{at}: {name} is not in the schema"));
        }
    }
}

fn is_a(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn length(rule: &Value) -> Option<usize> {
    rule.as_u64().map(|length| length as usize)
}
