//! The words of a noun phrase become codes: that of the first actor, with those of the agents around it.
//!
//! "the Arnland foreign minister" is `ARNGOVFRM`: the actor ARN and the agent `FOREIGN_MINISTER [~GOVFRM]`.

use std::ops::Range;

use crate::dictionary::Dictionary;

/// The code of somebody that no dictionary knows.
pub const NOBODY: &str = "---";

/// The word before a role that makes its holder one of the elite, as TABARI has it.
const FORMER: (&str, &str) = ("FORMER", "ELI");

/// Who takes part in an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The dictionary's code.
    pub code: String,
    /// Tokens of the words that have the code, first and one past the last.
    pub tokens: Range<usize>,
}

/// A code that an actor has, on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActorCode {
    pub code: String,
    pub from: Option<String>,
    pub until: Option<String>,
}

/// What a word for a role adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgentCode {
    pub code: String,
    pub side: Side,
}

/// Where an agent's code stands beside the actor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

impl Dictionary {
    /// The codes of a phrase of words in capitals on a day: several where an actor's code names several (`A/B`).
    pub(crate) fn codes(&self, words: &[&str], day: Option<&str>) -> Vec<String> {
        let agents: Vec<AgentCode> = self.agents_in(words).into_iter().map(|(_, agent)| agent).collect();
        let actor = self.actor_in(words, day).map_or("", |(_, code)| code);
        actor.split('/').map(|actor| joined(actor, &agents)).collect()
    }

    /// The words of a phrase that its code comes from: those of the actor, and of roles from first to last.
    pub(crate) fn coded_words(&self, words: &[&str], day: Option<&str>) -> Option<(Range<usize>, Range<usize>)> {
        let actor = self.actor_in(words, day).map(|(range, _)| range);
        let agents = self.agents_in(words).into_iter().map(|(range, _)| range);
        let all = actor.clone().into_iter().chain(agents).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))?;
        Some((actor.unwrap_or_else(|| all.clone()), all))
    }

    /// Whether a phrase names an actor, whatever the roles in it.
    pub(crate) fn has_actor(&self, words: &[&str], day: Option<&str>) -> bool {
        self.actor_in(words, day).is_some()
    }

    /// The code of a phrase as a user asks for it; nothing for an unknown one.
    pub fn who(&self, phrase: &str, day: Option<&str>) -> Option<String> {
        let words: Vec<String> = phrase.split([' ', '_']).map(|word| word.trim_end_matches("'s").trim_end_matches("’s").to_uppercase()).collect();
        let codes = self.codes(&words.iter().map(String::as_str).collect::<Vec<_>>(), day);
        let known: Vec<String> = codes.into_iter().filter(|code| code != NOBODY).collect();
        (!known.is_empty()).then(|| known.join("/"))
    }

    /// The code of the first actor that has one on that day.
    fn actor_in(&self, words: &[&str], day: Option<&str>) -> Option<(Range<usize>, &str)> {
        (0..words.len()).find_map(|start| {
            let (end, codes) = self.actors.at(words, start)?;
            Some((start..end, on(&codes, day)?))
        })
    }

    /// Agents in their order; words that one has used are not looked at again.
    fn agents_in(&self, words: &[&str]) -> Vec<(Range<usize>, AgentCode)> {
        let mut found = Vec::new();
        let mut former = false;
        let mut at = 0;
        while at < words.len() {
            if let Some((end, agents)) = self.agents.at(words, at) {
                let mut agent = agents[0].clone();
                if former {
                    agent = AgentCode { code: FORMER.1.into(), side: Side::After };
                }
                found.push((at..end, agent));
                at = end;
            } else {
                former |= words[at] == FORMER.0;
                at += 1;
            }
        }
        found
    }
}

/// The code that holds on a day: the first with days that fit, else the last without days.
fn on<'c>(codes: &[&'c ActorCode], day: Option<&str>) -> Option<&'c str> {
    let dated = |code: &&&ActorCode| {
        let Some(day) = day else { return false };
        let bounded = code.from.is_some() || code.until.is_some();
        bounded && code.from.as_deref().is_none_or(|from| from <= day) && code.until.as_deref().is_none_or(|until| day <= until)
    };
    let open = |code: &&&ActorCode| code.from.is_none() && code.until.is_none();
    codes.iter().find(dated).or_else(|| codes.iter().rev().find(open)).map(|code| code.code.as_str())
}

/// An actor's code with those of agents; what it has already is not added again.
fn joined(actor: &str, agents: &[AgentCode]) -> String {
    if actor == NOBODY {
        return actor.to_string();
    }
    let mut code = if actor.is_empty() { NOBODY.to_string() } else { actor.to_string() };
    for agent in agents {
        let new: String = blocks(&agent.code).into_iter().filter(|block| !holds(&code, block)).collect();
        code = if agent.side == Side::Before { format!("{new}{code}") } else { format!("{code}{new}") };
    }
    code
}

/// A code in its parts of three letters.
fn blocks(code: &str) -> Vec<&str> {
    let whole = code.is_ascii() && code.len().is_multiple_of(3);
    if whole { (0..code.len()).step_by(3).map(|at| &code[at..at + 3]).collect() } else { vec![code] }
}

/// Whether a code has another in it where codes begin: every three letters.
fn holds(code: &str, part: &str) -> bool {
    (0..code.len()).step_by(3).any(|at| code.get(at..).is_some_and(|rest| rest.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let mut dictionary = Dictionary::default();
        let code =
            |code: &str, from: Option<&str>, until: Option<&str>| ActorCode { code: code.into(), from: from.map(Into::into), until: until.map(Into::into) };
        dictionary.actors.add("ARNLAND", code("ARN", None, None));
        dictionary.actors.add("TWIN_ISLES", code("TWA/TWB", None, None));
        dictionary.actors.add("HANA_OKRI", code("ARNGOV", Some("2001-01-01"), Some("2003-05-05")));
        dictionary.actors.add("HANA_OKRI", code("ARNOPP", None, None));
        dictionary.actors.add("NOTHING_PARTY", code("---", None, None));
        dictionary.agents.add("FOREIGN_MINISTER", AgentCode { code: "GOVFRM".into(), side: Side::After });
        dictionary.agents.add("MINISTER", AgentCode { code: "GOV".into(), side: Side::After });
        dictionary.agents.add("CHARITY", AgentCode { code: "NGO".into(), side: Side::Before });
        dictionary
    }

    fn codes(phrase: &str, day: &str) -> String {
        let words: Vec<&str> = phrase.split(' ').collect();
        dictionary().codes(&words, Some(day)).join(" ")
    }

    #[test]
    fn agents_stand_around_the_actor_once() {
        assert_eq!(codes("THE ARNLAND FOREIGN MINISTER", "2000-01-01"), "ARNGOVFRM");
        assert_eq!(codes("CHARITY ARNLAND MINISTER MINISTER", "2000-01-01"), "NGOARNGOV");
        assert_eq!(codes("A MINISTER", "2000-01-01"), "---GOV");
        assert_eq!(codes("FORMER ARNLAND MINISTER", "2000-01-01"), "ARNELI");
        assert_eq!(codes("TWIN ISLES MINISTER", "2000-01-01"), "TWAGOV TWBGOV");
        assert_eq!(codes("HANA OKRI MINISTER", "2002-01-01"), "ARNGOV");
        assert_eq!(codes("NOTHING PARTY MINISTER", "2002-01-01"), "---");
    }

    #[test]
    fn codes_follow_the_day() {
        assert_eq!(codes("HANA OKRI", "2003-05-05"), "ARNGOV");
        assert_eq!(codes("HANA OKRI", "2003-05-06"), "ARNOPP");
        assert_eq!(dictionary().who("Hana Okri's foreign minister", Some("2003-05-05")).as_deref(), Some("ARNGOVFRM"));
        assert_eq!(dictionary().who("nobody", None), None);
    }
}
