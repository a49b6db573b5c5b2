//! The examples of rules become problems where a rule does not do what they say.
//!
//! Each text runs twice: with its rule alone, and with all rules loaded, which catches rules that take each other's words.

use knowledge::{Example, Rule};
use record::{Event, Participant};
use text::Report;

use crate::{Engine, Problem};

/// The day on which examples are published: a Wednesday.
const DAY: &str = "2024-03-06";

impl Engine {
    /// Runs the examples of the rules that are wanted.
    pub fn run_examples(&self, wanted: &dyn Fn(&Rule) -> bool) -> Vec<Problem> {
        let rules = self.knowledge.rules.rules.iter().enumerate().filter(|(_, rule)| wanted(rule));
        rules.flat_map(|(at, rule)| self.run_rule(at, rule)).collect()
    }

    fn run_rule(&self, at: usize, rule: &Rule) -> Vec<Problem> {
        let alone = self.alone(at);
        let mut problems = Vec::new();
        for example in &rule.yes {
            if !alone.tells(&example.text).iter().any(|event| event.rule == rule.id) {
                problems.push(fault(rule, format!("does not fire, even alone, on {:?}", example.text)));
                continue;
            }
            let events = self.tells(&example.text);
            let fired: Vec<&Event> = events.iter().filter(|event| event.rule == rule.id).collect();
            if fired.is_empty() {
                let others: Vec<&str> = events.iter().map(|event| event.rule.as_str()).collect();
                problems.push(fault(rule, format!("does not fire beside the others on {:?}; these do: {others:?}", example.text)));
            } else if !fired.iter().any(|event| holds(event, example)) {
                problems.push(fault(rule, format!("has other sides in {:?}: {}", example.text, sides(fired[0]))));
            }
        }
        for text in &rule.no {
            if [self, &alone].iter().any(|engine| engine.tells(text).iter().any(|event| event.rule == rule.id)) {
                problems.push(fault(rule, format!("fires on {text:?}")));
            }
        }
        problems
    }

    /// The events of an example.
    fn tells(&self, text: &str) -> Vec<Event> {
        self.session().analyze(&Report::of_text(text, Some(DAY))).events
    }
}

fn fault(rule: &Rule, what: String) -> Problem {
    Problem::new(&rule.file, rule.line, format!("{} {what}", rule.id), "`readout explain --rule ID TEXT` shows the first condition that failed")
}

/// Whether the sides of an event are those of an example; a side left empty must be empty.
fn holds(event: &Event, example: &Example) -> bool {
    names(&event.actors, &example.actor) && names(&event.recipients, &example.recipient)
}

fn names(side: &[Participant], words: &str) -> bool {
    match words {
        "" => side.is_empty(),
        "*" => true,
        words => side.iter().any(|who| who.text.as_deref().or(who.name.as_deref()).is_some_and(|text| text.contains(words))),
    }
}

fn sides(event: &Event) -> String {
    let words = |side: &[Participant]| side.iter().map(|who| who.text.clone().unwrap_or_default()).collect::<Vec<_>>().join(", ");
    format!("{} > {}", words(&event.actors), words(&event.recipients))
}
