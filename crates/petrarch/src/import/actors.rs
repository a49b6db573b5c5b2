//! An actor dictionary becomes rows: one for each name and code, with the days that the code holds.
//!
//! ```text
//! ZEDLAND [ZED]            HANA_OKRI
//! +ZEDDISH                     [ZEDGOV 20010101-20050101]
//! ```

use knowledge::Problem;

use super::lines::{Line, blocks, lines};
use super::{Sheet, days};

const ABOUT: &str = "Who has which code. A phrase allows words between its own where it has a space, and none where it has an underscore.\n\
    A code holds from its first to its last day; one without days holds where no other does. --- keeps a name from being coded; A/B is two actors.\n\
    The first row that fits holds.";

/// An actor with its synonyms, and the codes of all.
#[derive(Default)]
struct Group {
    names: Vec<(String, u32)>,
    codes: Vec<Code>,
}

struct Code {
    code: String,
    from: String,
    until: String,
}

pub(super) fn table(files: &[(String, String)], problems: &mut Vec<Problem>) -> Sheet {
    let mut sheet = Sheet::new("actors", ABOUT, &["phrase", "code", "from", "until", "source"]);
    for (file, text) in files {
        let mut group = Group::default();
        for line in lines(text) {
            let (name, written) = blocks(line.text, '[', ']');
            let codes = codes(file, &line, &written, problems);
            if line.text.starts_with('+') && !codes.is_empty() {
                // A synonym with a code of its own.
                write(&mut sheet, file, &Group { names: vec![(name.trim_start_matches('+').trim().into(), line.number)], codes });
            } else if line.text.starts_with('+') {
                group.names.push((name.trim_start_matches('+').trim().to_string(), line.number));
            } else if name.is_empty() {
                group.codes.extend(codes);
            } else if group.codes.is_empty() && !group.names.is_empty() {
                // A name on a line of its own without a code shares that of the next.
                group.names.push((name.to_string(), line.number));
                group.codes = codes;
            } else {
                write(&mut sheet, file, &group);
                group = Group { names: vec![(name.to_string(), line.number)], codes };
            }
        }
        write(&mut sheet, file, &group);
    }
    sheet
}

/// The codes of a line, several of them parted by semicolons or in brackets of their own.
fn codes(file: &str, line: &Line, written: &[&str], problems: &mut Vec<Problem>) -> Vec<Code> {
    let mut found = Vec::new();
    for block in written.iter().flat_map(|block| block.split(';')) {
        match code(block) {
            Some(code) => found.push(code),
            None => problems.push(Problem::new(file, line.number, format!("[{block}] is not a code with its days"), "write [ABC <19950601]; it is left out")),
        }
    }
    found
}

/// `ZEDGOV 20010101-20050101`, `ZED <950601`, or a code alone.
fn code(block: &str) -> Option<Code> {
    let block = block.trim();
    let end = block.find([' ', '<', '>']).unwrap_or(block.len());
    let (code, rest) = block.split_at(end);
    let (from, until) = if rest.trim().is_empty() { Default::default() } else { days::span(rest)? };
    // TABARI's marks for what is not coded.
    let code = if matches!(code, "+++" | "###") { "---" } else { code };
    (!code.is_empty()).then(|| Code { code: code.to_string(), from, until })
}

fn write(sheet: &mut Sheet, file: &str, group: &Group) {
    for (name, number) in &group.names {
        for code in &group.codes {
            sheet.row([name, &code.code, &code.from, &code.until, &format!("{file}:{number}")]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let (_, text) = table(&[("a.txt".into(), text.into())], &mut problems).file();
        let told = problems.iter().map(|problem| format!("{}: {}", problem.line, problem.what));
        text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.replace('\t', "|")).chain(told).collect()
    }

    #[test]
    fn synonyms_share_the_codes_that_follow_them() {
        assert_eq!(
            rows("HANA_OKRI # a note\n+OKRI\n\t[ZED < 950601]\n\t[ZEDOPP >19950601]\nQUAY [QUA]"),
            [
                "HANA_OKRI|ZED||1995-05-31|a.txt:1",
                "HANA_OKRI|ZEDOPP|1995-06-02||a.txt:1",
                "OKRI|ZED||1995-05-31|a.txt:2",
                "OKRI|ZEDOPP|1995-06-02||a.txt:2",
                "QUAY|QUA|||a.txt:5"
            ]
        );
    }

    #[test]
    fn a_name_without_a_code_has_that_of_the_next() {
        assert_eq!(rows("LONG_ISLE\nISLE [ISL]\nBAY [BAY]"), ["BAY|BAY|||a.txt:3", "ISLE|ISL|||a.txt:2", "LONG_ISLE|ISL|||a.txt:1"]);
    }

    #[test]
    fn marks_for_nothing_and_faults() {
        assert_eq!(rows("FOO [+++]\nBAR [A/B; C <x]"), ["BAR|A/B|||a.txt:2", "FOO|---|||a.txt:1", "2: [ C <x] is not a code with its days"]);
    }
}
