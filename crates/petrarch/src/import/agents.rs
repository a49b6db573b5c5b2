//! An agent dictionary becomes rows: one for each form of each word for a role.
//!
//! `GOLDEN_GOOSE {GOLDEN_GEESE} [~GGS]` has the plural that it names, `POLICE {} [~COP]` has none, `JUDGE [~JUD]` has JUDGES.

use std::collections::HashMap;

use knowledge::Problem;

use super::Sheet;
use super::lines::{Line, blocks, lines};

const ABOUT: &str = "Words for roles, in each of their forms, and what they add to the code of an actor in the same noun phrase: after it, or before it.";

pub(super) fn table(files: &[(String, String)], problems: &mut Vec<Problem>) -> Sheet {
    let mut sheet = Sheet::new("agents", ABOUT, &["phrase", "code", "side", "source"]);
    for (file, text) in files {
        let mut sets = HashMap::new();
        for line in lines(text) {
            if let Some((name, members)) = set(line.text) {
                sets.insert(name, members);
            } else if let Err(what) = agent(&mut sheet, file, &line, &sets) {
                problems.push(Problem::new(file, line.number, what, "write JUDGE {JUDGES} [~JUD]; it is left out"));
            }
        }
    }
    sheet
}

/// `!PERSON! = MAN, MEN`.
fn set(line: &str) -> Option<(&str, Vec<&str>)> {
    let (name, members) = line.strip_prefix('!')?.split_once('!')?;
    let members = members.trim().strip_prefix('=')?;
    Some((name, members.split(',').map(str::trim).filter(|member| !member.is_empty()).collect()))
}

fn agent(sheet: &mut Sheet, file: &str, line: &Line, sets: &HashMap<&str, Vec<&str>>) -> Result<(), String> {
    let (name, codes) = blocks(line.text, '[', ']');
    let code = codes.first().map(|code| code.trim()).ok_or("no code in brackets")?;
    let side = if code.ends_with('~') { "before" } else { "after" };
    let (_, plurals) = blocks(line.text, '{', '}');
    let forms = match name.split('!').nth(1) {
        Some(set) => {
            let members = sets.get(set).ok_or_else(|| format!("there is no set !{set}! above"))?;
            members.iter().map(|member| name.replacen(&format!("!{set}!"), member, 1)).collect()
        }
        None => forms(name, plurals.first().copied()),
    };
    for form in forms {
        sheet.row([&form, code.trim_matches('~').trim(), side, &format!("{file}:{}", line.number)]);
    }
    Ok(())
}

/// A word and its plurals: those that are given, or the regular one.
fn forms(name: &str, plurals: Option<&str>) -> Vec<String> {
    let mut forms = vec![name.to_string()];
    match plurals {
        Some(plurals) => forms.extend(plurals.split([' ', ',']).filter(|plural| !plural.is_empty()).map(Into::into)),
        None => forms.push(plural(name.trim_end_matches('_'))),
    }
    forms
}

/// The regular plural of a phrase.
pub(super) fn plural(name: &str) -> String {
    match name.char_indices().next_back() {
        Some((at, 'Y')) if !name[..at].ends_with(['A', 'E', 'O', 'U']) => format!("{}IES", &name[..at]),
        Some((_, 'S' | 'X' | 'Z')) => format!("{name}ES"),
        _ => format!("{name}S"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_written_out() {
        let text = "!WHO! = MAN, WOMAN\nJUDGE [~JUD]\nAUTHORITY  [~GOV]\nPOLICE {} [ ~COP]\nGOOSE {GEESE} [NGO~]\nCHAIR!WHO! [~GOV]\n!WHAT!_OF [~X]\n";
        let mut problems = Vec::new();
        let (_, text) = table(&[("g.txt".into(), text.into())], &mut problems).file();
        let rows: Vec<String> = text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.replace('\t', "|")).collect();
        assert_eq!(
            rows,
            [
                "AUTHORITIES|GOV|after|g.txt:3",
                "AUTHORITY|GOV|after|g.txt:3",
                "CHAIRMAN|GOV|after|g.txt:6",
                "CHAIRWOMAN|GOV|after|g.txt:6",
                "GEESE|NGO|before|g.txt:5",
                "GOOSE|NGO|before|g.txt:5",
                "JUDGE|JUD|after|g.txt:2",
                "JUDGES|JUD|after|g.txt:2",
                "POLICE|COP|after|g.txt:4"
            ]
        );
        assert_eq!(problems.len(), 1);
    }
}
