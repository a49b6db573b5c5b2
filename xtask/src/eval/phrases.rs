//! Phrases on a day become shares of right and of wrong answers: `eval/phrases.tsv` says whom a careful analyst takes them to mean.
//!
//! Right is an answer with name, country, sector and office as expected; wrong is one that claims something else than
//! expected. An answer that leaves out what is expected is neither.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use knowledge::Knowledge;
use knowledge::names::{Kind, fold};
use names::Entity;

/// How many phrases there are, and how many of them were answered right and wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub phrases: usize,
    pub right: usize,
    pub wrong: usize,
}

impl Score {
    /// Share of answers with everything as expected.
    pub fn right(self) -> f64 {
        self.right as f64 / self.phrases.max(1) as f64
    }

    /// Share of answers with a wrong claim.
    pub fn wrong(self) -> f64 {
        self.wrong as f64 / self.phrases.max(1) as f64
    }
}

/// A row of the list.
struct Row {
    phrase: String,
    on: String,
    expected: [String; 4],
    class: String,
}

/// What became of one field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    Missing,
    Wrong,
}

/// Asks every phrase; the second of the pair lists those not answered right, wrong ones first.
pub fn measure(file: &Path, knowledge: &Knowledge) -> Result<(Score, String)> {
    let mut score = Score::default();
    let (mut wrong, mut missing) = (String::new(), String::new());
    for row in rows(file)? {
        let answer = names::who(&row.phrase, knowledge, Some(&row.on));
        let given = fields(answer.as_ref());
        let verdicts = judge(knowledge, &row, answer.as_ref(), &given);
        score.phrases += 1;
        let list = if verdicts.contains(&Verdict::Wrong) {
            score.wrong += 1;
            &mut wrong
        } else if verdicts.contains(&Verdict::Missing) {
            &mut missing
        } else {
            score.right += 1;
            continue;
        };
        let why = answer.map_or(String::new(), |answer| answer.why);
        writeln!(list, "{}\t{}\t{}\texpected {}\tgiven {}\t{why}", row.class, row.phrase, row.on, row.expected.join("; "), given.join("; "))?;
    }
    Ok((score, format!("WRONG\n{wrong}\nMISSING\n{missing}")))
}

fn rows(file: &Path) -> Result<Vec<Row>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        ensure!(fields.len() == 7, "not seven fields: {line}");
        let field = |at: usize| fields[at].trim().to_string();
        rows.push(Row { phrase: field(0), on: field(1), expected: [field(2), field(3), field(4), field(5)], class: field(6) });
    }
    Ok(rows)
}

/// Name, country, sector and office of an answer; empty where null.
fn fields(answer: Option<&Entity>) -> [String; 4] {
    let Some(entity) = answer else { return Default::default() };
    let sector = entity.sector.map(|sector| sector.as_str().to_string());
    let office = entity.office.as_ref().map(|office| office.title.clone());
    [entity.name.clone(), entity.country.clone(), sector, office].map(Option::unwrap_or_default)
}

fn judge(knowledge: &Knowledge, row: &Row, answer: Option<&Entity>, given: &[String; 4]) -> [Verdict; 4] {
    let same = |at: usize| match at {
        0 => same_name(knowledge, &row.expected[0], &given[0], answer),
        3 => same_office(knowledge, row, &given[3], answer),
        _ => row.expected[at] == given[at],
    };
    std::array::from_fn(|at| match (row.expected[at].is_empty(), given[at].is_empty()) {
        (true, true) => Verdict::Right,
        (false, true) => Verdict::Missing,
        (true, false) => Verdict::Wrong,
        (false, false) => {
            if same(at) {
                Verdict::Right
            } else {
                Verdict::Wrong
            }
        }
    })
}

/// Case, accents, punctuation and a leading article do not count.
fn bare(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = words.split_whitespace().map(fold::plain).collect::<Vec<_>>().join(" ");
    words.strip_prefix("the ").map(str::to_string).unwrap_or(words)
}

/// Another spelling of the same row of knowledge is the same name; a seat is the country or body that it stands for.
fn same_name(knowledge: &Knowledge, expected: &str, given: &str, answer: Option<&Entity>) -> bool {
    let names = &knowledge.names;
    let id = answer.and_then(|answer| answer.id.as_deref());
    let known = names.proper().get(expected).any(|entry| {
        let row = entry.row as usize;
        let found = match entry.kind {
            Kind::Country => format!("country:{}", names.str(names.countries[row].code)),
            Kind::Person => format!("person:{}", names.str(names.people[row].id)),
            Kind::Organisation => format!("organisation:{}", names.str(names.organisations[row].id)),
            _ => return false,
        };
        id == Some(found.as_str())
    });
    known || bare(expected) == bare(given) || is_seat_of(knowledge, given, expected)
}

fn is_seat_of(knowledge: &Knowledge, given: &str, expected: &str) -> bool {
    let names = &knowledge.names;
    names.proper().get(given).filter(|entry| entry.kind == Kind::Seat).any(|entry| {
        let seat = &names.seats[entry.row as usize];
        let country = names.seat_codes(seat).filter_map(|(code, _)| names.country_name(code)).any(|name| name == expected);
        let meaning = names.str(seat.meaning);
        let body = || names::who(meaning, knowledge, None).zip(names::who(expected, knowledge, None));
        country || body().is_some_and(|(one, two)| one.id.is_some() && one.id == two.id)
    })
}

/// Titles are the same where they mean the same spell, or the same post in other words:
/// "Speaker of the United States House of Representatives" and "Speaker of the House of Representatives of the United States".
fn same_office(knowledge: &Knowledge, row: &Row, given: &str, answer: Option<&Entity>) -> bool {
    let expected = &row.expected[3];
    let meant = || names::who(expected, knowledge, Some(&row.on));
    let same_spell = || meant().zip(answer).is_some_and(|(meant, answer)| meant.id.is_some() && meant.id == answer.id && meant.office == answer.office);
    let country = answer.and_then(|answer| answer.country.as_deref()).and_then(|code| knowledge.names.country_name(code));
    words_of(expected, country) == words_of(given, country) || same_post(knowledge, expected, given, answer) || same_spell()
}

/// The words of a title in alphabetical order, without small words and the country.
fn words_of(title: &str, country: Option<&str>) -> Vec<String> {
    let title = bare(title);
    let title = country.map_or(title.clone(), |country| title.replace(&bare(country), ""));
    let mut words: Vec<String> = title.split_whitespace().filter(|word| word.len() > 3).map(str::to_string).collect();
    words.sort();
    words
}

/// Whether both titles are words for the post of the spell that the answer gives.
fn same_post(knowledge: &Knowledge, expected: &str, given: &str, answer: Option<&Entity>) -> bool {
    let names = &knowledge.names;
    let Some(id) = answer.and_then(|answer| answer.id.as_deref()).and_then(|id| id.strip_prefix("person:")) else { return false };
    let Some(person) = names.people.iter().position(|person| names.str(person.id) == id) else { return false };
    let spell = names.spells_by(person as u32).iter().find(|spell| names.str(spell.title) == given);
    let post = spell.and_then(|spell| spell.post);
    let country = answer.and_then(|answer| answer.country.as_deref()).and_then(|code| names.country_name(code)).unwrap_or_default();
    let head = expected.rsplit_once(" of ").map_or(expected, |(head, _)| head);
    let without = expected.replace(&format!(" of the {country}"), "").replace(&format!(" of {country}"), "");
    let is_post = |words: &str| names.words().get(words).any(|entry| entry.kind == Kind::Post && Some(entry.row as u16) == post);
    is_post(head) || is_post(&without) || is_post(&without.replace(" the ", " "))
}
