//! Loaded knowledge becomes problems where its parts do not fit together: unknown codes, lists and operators.

use crate::rules::{Kind, Rule};
use crate::{Knowledge, Problem};

impl Knowledge {
    /// What refers to something that is not there.
    pub(crate) fn check(&self, problems: &mut Vec<Problem>) {
        for rule in &self.rules.rules {
            for (what, hint) in self.faults(rule) {
                problems.push(Problem::new(&rule.file, rule.line, format!("{}: {what}", rule.id), hint));
            }
        }
        for words in &self.rules.modes {
            if !self.ontology.has_mode(&words.kind, &words.mode) {
                let what = format!("{} has no mode {:?}", words.kind, words.mode);
                problems.push(Problem::new("events", 1, what, "see ontology/modes.tsv"));
            }
        }
        self.duplicate_ids(problems);
    }

    fn faults(&self, rule: &Rule) -> Vec<(String, &'static str)> {
        let mut faults = Vec::new();
        if self.ontology.event_type(&rule.kind).is_none() {
            faults.push((format!("unknown type {:?}", rule.kind), "see ontology/types.tsv"));
        }
        if let Some(mode) = rule.mode.as_deref().filter(|mode| !self.ontology.has_mode(&rule.kind, mode)) {
            faults.push((format!("{} has no mode {mode:?}", rule.kind), "see ontology/modes.tsv"));
        }
        if let Some(code) = rule.cameo.as_deref().filter(|code| !self.ontology.has_cameo(code)) {
            faults.push((format!("unknown CAMEO code {code:?}"), "see ontology/cameo.tsv"));
        }
        for context in rule.contexts.iter().filter(|context| !self.ontology.has_context(context)) {
            faults.push((format!("unknown context {context:?}"), "see ontology/contexts.tsv"));
        }
        if let Some(operator) = rule.operator.as_deref().filter(|operator| !self.compose.has(operator)) {
            faults.push((format!("unknown operator {operator:?}"), "see compose/"));
        }
        if rule.verbs.is_empty() && rule.nouns.is_empty() && rule.adjectives.is_empty() {
            faults.push(("no trigger".into(), "give `verbs`, `nouns` or `adjectives`"));
        }
        let kinds = rule.when.iter().chain(&rule.unless).flat_map(|condition| &condition.kinds);
        for kind in kinds {
            if let Kind::List(list) = kind
                && !self.lists.exists(list)
            {
                faults.push((format!("unknown list @{list}"), "see lists/"));
            }
        }
        faults
    }

    fn duplicate_ids(&self, problems: &mut Vec<Problem>) {
        let mut seen = std::collections::HashSet::new();
        for rule in &self.rules.rules {
            if !seen.insert(&rule.id) {
                problems.push(Problem::new(&rule.file, rule.line, format!("{} stands twice", rule.id), "ids are unique"));
            }
        }
    }
}
