//! A verb dictionary becomes three tables: forms of verbs, patterns around them, and the sets that patterns refer to.
//!
//! ```text
//! --- FENCE [190] ---
//! FENCE {FENCES FENCED}
//! +FENCE_OFF
//! - * HARBOUR [191]
//! ```

use std::collections::HashSet;

use knowledge::Problem;

use super::Sheet;
use super::agents::plural;
use super::lines::{Line, blocks, lines};

const VERBS: &str = "Every form of every verb, the block whose patterns it has, and its code where none of them holds.\n\
    In a form of several words, which stand side by side, + marks the one that is inflected.";
const PATTERNS: &str = "What stands around the verb (*) of a block, and the code that it makes; of two that hold the longer one counts.\n\
    A space allows words between, an underscore none; $ is the source, + the target, ^ a phrase passed over, % both sides at once, &NAME a set.\n\
    [A:B] makes two acts, the second the other way; --- makes none.";
const SYNSETS: &str = "Sets of words or phrases that patterns refer to as &NAME.";

/// Where the reader of a verb dictionary is.
struct Reader<'a> {
    file: &'a str,
    verbs: Sheet,
    patterns: Sheet,
    synsets: Sheet,
    block: String,
    code: String,
    set: Option<String>,
}

pub(super) fn tables(files: &[(String, String)], problems: &mut Vec<Problem>) -> [Sheet; 3] {
    let mut reader = Reader {
        file: "",
        verbs: Sheet::new("verbs", VERBS, &["form", "block", "code", "source"]),
        patterns: Sheet::new("patterns", PATTERNS, &["block", "pattern", "code", "source"]),
        synsets: Sheet::new("synsets", SYNSETS, &["set", "phrase", "source"]),
        block: String::new(),
        code: String::new(),
        set: None,
    };
    for (file, text) in files {
        reader.file = file;
        for line in lines(text) {
            if let Err((what, hint)) = reader.line(&line) {
                problems.push(Problem::new(file, line.number, what, hint));
            }
        }
    }
    reader.leave_out_unknown_sets(problems);
    [reader.verbs, reader.patterns, reader.synsets]
}

type Left = Result<(), (String, &'static str)>;

impl Reader<'_> {
    fn line(&mut self, line: &Line) -> Left {
        let text = line.text.trim();
        if let Some(name) = text.strip_prefix('&') {
            self.set = Some(name.trim().to_string());
            return Ok(());
        }
        if let (Some(set), Some(member)) = (self.set.clone(), text.strip_prefix('+')) {
            self.member(&set, member.trim(), line.number);
            return Ok(());
        }
        self.set = None;
        if let Some(header) = text.strip_prefix("---") {
            return self.header(header);
        }
        match text.strip_prefix('-') {
            Some(pattern) => self.pattern(pattern, line.number),
            None => self.verb(text, line.number),
        }
    }

    /// `DOLLAR`, with its plural; where the set or the member ends with an underscore it has none.
    fn member(&mut self, set: &str, member: &str, number: u32) {
        let source = format!("{}:{number}", self.file);
        let whole = set.ends_with('_') || member.ends_with(['_', 'S']) || member.starts_with('&');
        let (set, member) = (set_name(set), member.trim_end_matches('_'));
        self.synsets.row([set, member, &source]);
        if !whole {
            self.synsets.row([set, &plural(member), &source]);
        }
    }

    /// Patterns that refer to sets which no dictionary has.
    fn leave_out_unknown_sets(&mut self, problems: &mut Vec<Problem>) {
        let sets: HashSet<String> = self.synsets.rows.iter().map(|row| row[0].to_uppercase()).collect();
        self.patterns.rows.retain(|row| {
            let unknown = row[1].split([' ', '_']).filter_map(|word| word.strip_prefix('&')).find(|set| !sets.contains(&set.to_uppercase()));
            if let Some(set) = unknown {
                let (file, line) = row[3].rsplit_once(':').unwrap_or((&row[3], "1"));
                let what = format!("{}: there is no set &{set}", row[1]);
                problems.push(Problem::new(file, line.parse().unwrap_or(1), what, "write &NAME and its members; it is left out"));
            }
            unknown.is_none()
        });
    }

    /// `ABANDON [345] ---` opens a block whose verbs have that code.
    fn header(&mut self, header: &str) -> Left {
        let (name, codes) = blocks(header, '[', ']');
        self.block = name.trim_matches(['-', ' ', '_']).to_string();
        self.code = own_code(codes.last().copied().unwrap_or_default()).to_string();
        Ok(())
    }

    /// `DOWNPLAY {DOWNPLAYED} [014]`, with all its forms.
    fn verb(&mut self, text: &str, number: u32) -> Left {
        let (name, codes) = blocks(text, '[', ']');
        let (_, given) = blocks(text, '{', '}');
        if name.is_empty() || self.block.is_empty() {
            return Err((format!("{text:?} is neither verb nor pattern of a block"), "blocks open with --- VERB [code] ---; it is left out"));
        }
        let code = codes.first().map_or(self.code.as_str(), |code| own_code(code)).to_string();
        let (block, source) = (self.block.clone(), format!("{}:{number}", self.file));
        for form in forms(name, given.first().copied()) {
            self.verbs.row([&form, &block, &code, &source]);
        }
        Ok(())
    }

    /// `* DIPLOMATIC TIES [901]`.
    fn pattern(&mut self, text: &str, number: u32) -> Left {
        let (_, codes) = blocks(text, '[', ']');
        let words = plain(text.split('[').next().unwrap_or(text));
        let code = codes.first().copied().unwrap_or_default();
        if matches!(code, "+++" | "###") {
            return Err((format!("{words} [{code}]: TABARI's marks for complex and discarded sentences"), "use the discards; it is left out"));
        }
        if code.is_empty() || self.block.is_empty() {
            return Err((format!("{text:?} has no code or no block"), "write - * WORDS [code] below a verb; it is left out"));
        }
        if !words.contains('*') {
            return Err((format!("{words:?} does not tell where the verb stands"), "write a * there; it is left out"));
        }
        let words = words.split_whitespace().map(set_name).collect::<Vec<_>>().join(" ");
        let source = format!("{}:{number}", self.file);
        self.patterns.row([&self.block, &words, code, &source]);
        Ok(())
    }
}

/// A pattern without the marks for phrases that later dictionaries have: `* (TO {ARMED MEN})` is `* TO ARMED MEN`.
fn plain(pattern: &str) -> String {
    let mut plain = String::new();
    let mut before = ' ';
    for char in pattern.chars().map(|char| if "(){}".contains(char) { ' ' } else { char }) {
        let apart = |char: char| char.is_whitespace() || char == '_';
        if (char == '*' && !apart(before)) || (before == '*' && !apart(char)) {
            plain.push(' ');
        }
        plain.push(char);
        before = char;
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A verb's own code; the marks for none are no code.
fn own_code(code: &str) -> &str {
    if matches!(code, "---" | "+++" | "###") { "" } else { code }
}

/// TABARI wrote an underscore at the end of a set or word that must match whole, as all do here.
fn set_name(name: &str) -> &str {
    name.trim().trim_end_matches('_')
}

/// All forms of a verb: those that are given beside it, or the regular ones.
fn forms(name: &str, given: Option<&str>) -> Vec<String> {
    let written = |form: &str| form.trim_matches('_').replace(' ', "_");
    let name = written(name);
    let mut forms = vec![name.clone()];
    match given {
        Some(given) => forms.extend(given.split([' ', ',']).filter(|form| !form.is_empty()).map(written)),
        None => {
            let words: Vec<&str> = name.split('_').collect();
            let head = words.iter().position(|word| word.starts_with('+')).unwrap_or(0);
            let with =
                |form: String| words.iter().enumerate().map(|(at, word)| if at == head { form.clone() } else { (*word).to_string() }).collect::<Vec<_>>();
            forms.extend(regular(words[head]).into_iter().map(|form| with(form).join("_")));
        }
    }
    let mut seen: Vec<String> = Vec::new();
    forms.retain(|form| {
        !seen.contains(form) && {
            seen.push(form.clone());
            true
        }
    });
    forms
}

/// The forms of a regular verb, as PETRARCH makes them: no consonant is doubled.
fn regular(verb: &str) -> [String; 3] {
    let stem = &verb[..verb.len() - verb.chars().next_back().map_or(0, char::len_utf8)];
    let vowel_before = stem.ends_with(['A', 'E', 'O', 'U']);
    match verb.chars().next_back() {
        Some('E') => [format!("{verb}S"), format!("{verb}D"), format!("{stem}ING")],
        Some('Y') if !vowel_before => [format!("{stem}IES"), format!("{stem}IED"), format!("{verb}ING")],
        Some('S' | 'X' | 'Z') => [format!("{verb}ES"), format!("{verb}ED"), format!("{verb}ING")],
        Some('H') if verb.ends_with("SH") || verb.ends_with("CH") => [format!("{verb}ES"), format!("{verb}ED"), format!("{verb}ING")],
        _ => [format!("{verb}S"), format!("{verb}ED"), format!("{verb}ING")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let sheets = tables(&[("v.txt".into(), text.into())], &mut problems);
        let rows = sheets.iter().flat_map(|sheet| sheet.rows.clone());
        rows.map(|row| row.join("|")).chain(problems.iter().map(|problem| format!("{}: {}", problem.line, problem.what))).collect()
    }

    #[test]
    fn a_block_has_verbs_and_patterns() {
        assert_eq!(
            read(
                "--- FENCE [190] ---\nFENCE {FENCED}  # x\n+CARRY_OFF [191]\n- * HARBOUR_&QUAYS [192]\n- * Y [+++]\n- * (TO {QUAY}) [193]\n- *TOLL [194]\n&QUAYS_\n\n+PIER\n&BOATS\n+LONG BARGE\n+PUNT_\n"
            ),
            [
                "FENCE|FENCE|190|v.txt:2",
                "FENCED|FENCE|190|v.txt:2",
                "+CARRY_OFF|FENCE|191|v.txt:3",
                "+CARRIES_OFF|FENCE|191|v.txt:3",
                "+CARRIED_OFF|FENCE|191|v.txt:3",
                "+CARRYING_OFF|FENCE|191|v.txt:3",
                "FENCE|* HARBOUR_&QUAYS|192|v.txt:4",
                "FENCE|* TO QUAY|193|v.txt:6",
                "FENCE|* TOLL|194|v.txt:7",
                "QUAYS|PIER|v.txt:10",
                "BOATS|LONG BARGE|v.txt:12",
                "BOATS|LONG BARGES|v.txt:12",
                "BOATS|PUNT|v.txt:13",
                "5: * Y [+++]: TABARI's marks for complex and discarded sentences"
            ]
        );
    }

    #[test]
    fn a_verb_without_code_waits_for_a_pattern() {
        assert_eq!(read("--- PLAY [---] ---\nPLAY\n")[..2], ["PLAY||".replace("||", "|PLAY||v.txt:2"), "PLAYS|PLAY||v.txt:2".into()]);
        assert_eq!(regular("RUSH"), ["RUSHES", "RUSHED", "RUSHING"]);
    }
}
