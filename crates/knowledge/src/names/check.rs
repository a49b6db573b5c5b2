//! Linked rows become problems where they contradict each other.

use std::collections::HashMap;

use super::index::Kind;
use super::rows::At;
use super::{Day, NamesTable};
use crate::Problem;

impl NamesTable {
    /// What is wrong across rows.
    pub(crate) fn check(&self, problems: &mut Vec<Problem>) {
        self.check_codes(problems);
        self.check_seats(problems);
        self.check_holders(problems);
        self.check_reach(problems);
    }

    fn problem(&self, at: At, what: String, hint: &str) -> Problem {
        let file = self.files.get(at.file as usize).map_or("names", String::as_str);
        Problem::new(file, at.line, what, hint)
    }

    fn check_codes(&self, problems: &mut Vec<Problem>) {
        for country in &self.countries {
            let code = self.str(country.code);
            if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let what = format!("{code:?} is not a country code");
                problems.push(self.problem(country.at, what, "write three capital letters, as ISO 3166-1 alpha-3"));
            }
        }
    }

    fn check_seats(&self, problems: &mut Vec<Problem>) {
        let codes: HashMap<&str, ()> = self.countries.iter().map(|country| (self.str(country.code), ())).collect();
        let sectors = |code: &str| record::Sector::from_word(code).is_some();
        for seat in &self.seats {
            for code in super::build::values(self.str(seat.codes)) {
                if !codes.contains_key(code) && !sectors(code) && self.proper.get(code).next().is_none() && self.organisation(code).is_none() {
                    let what = format!("{code:?} is neither a country nor a body");
                    problems.push(self.problem(seat.at, what, "use a code of countries.tsv or an organisation"));
                }
            }
        }
    }

    /// A post that one person holds at a time may not have two holders on one day.
    fn check_holders(&self, problems: &mut Vec<Problem>) {
        self.check_order(&self.by_post, problems);
        self.check_order(&self.by_body, problems);
    }

    fn check_order(&self, order: &[(u32, Day, u32)], problems: &mut Vec<Problem>) {
        for pair in order.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let (one, two) = (&self.spells[pair[0].2 as usize], &self.spells[pair[1].2 as usize]);
            let single = one.post.is_some_and(|post| self.posts[post as usize].single);
            if single && super::build::same_office(one, two) && one.person != two.person && one.until != Day::LAST && earliest(one.until) > two.from {
                let name = |row: u32| self.str(self.people[row as usize].name);
                let what = format!("{} and {} hold one post at once", name(one.person), name(two.person));
                problems.push(self.problem(two.at, what, "end the first spell before the second begins"));
            }
        }
    }

    /// Every person and body must be found by its own name.
    fn check_reach(&self, problems: &mut Vec<Problem>) {
        for (row, person) in self.people.iter().enumerate() {
            if !self.proper.get(self.str(person.name)).any(|entry| matches!(entry.kind, Kind::Person | Kind::Family) && entry.row == row as u32) {
                let what = format!("{:?} cannot be found by its name", self.str(person.id));
                problems.push(self.problem(person.at, what, "give a name with letters"));
            }
        }
        for organisation in &self.organisations {
            if self.proper.get(self.str(organisation.name)).next().is_none() {
                let what = format!("{:?} cannot be found by its name", self.str(organisation.id));
                problems.push(self.problem(organisation.at, what, "give a name with letters"));
            }
        }
        self.check_ordinary(problems);
        for person in self.people.iter().filter(|person| self.is_ordinary(self.str(person.family))) {
            let what = format!("the family name {:?} is also a common word here", self.str(person.family));
            problems.push(self.problem(person.at, what, "leave the family name empty"));
        }
    }

    /// A name of one word in small letters that is also a common word would be found everywhere.
    fn check_ordinary(&self, problems: &mut Vec<Problem>) {
        let bodies = self.organisations.iter().map(|body| (body.name, body.at));
        let lands = self.countries.iter().map(|country| (country.name, country.at));
        let seats = self.seats.iter().map(|seat| (seat.phrase, seat.at));
        for (name, at) in bodies.chain(lands).chain(seats).filter(|(name, _)| self.is_ordinary(self.str(*name))) {
            let what = format!("the name {:?} is also a common word here", self.str(name));
            problems.push(self.problem(at, what, "write it as news does, with a capital, or leave it out"));
        }
    }

    /// Whether a phrase is a role or function word in small letters.
    fn is_ordinary(&self, phrase: &str) -> bool {
        phrase.chars().next().is_some_and(char::is_lowercase) && self.words.get(phrase).any(|entry| entry.kind != Kind::GivenName)
    }
}

/// The earliest day that a partly known last day may mean.
fn earliest(day: Day) -> Day {
    let (year, month, last) = (day.0 / 10_000, day.0 / 100 % 100, day.0 % 100);
    Day(year * 10_000 + if month == 99 { 0 } else { month * 100 } + if last == 99 { 0 } else { last })
}
