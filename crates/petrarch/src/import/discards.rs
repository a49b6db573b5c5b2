//! A discard list becomes rows: `+TYPHOON` keeps a whole report from being coded, `BASEBALL` a sentence.

use knowledge::Problem;

use super::Sheet;
use super::lines::lines;

const ABOUT: &str = "Phrases that keep a sentence or a whole story from being coded.";

pub(super) fn table(files: &[(String, String)], _: &mut Vec<Problem>) -> Sheet {
    let mut sheet = Sheet::new("discards", ABOUT, &["phrase", "scope", "source"]);
    for (file, text) in files {
        for line in lines(text) {
            let (scope, phrase) = line.text.trim().strip_prefix('+').map_or(("sentence", line.text.trim()), |phrase| ("story", phrase.trim()));
            sheet.row([&phrase.to_uppercase().replace(' ', "_"), scope, &format!("{file}:{}", line.number)]);
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_discards_the_story() {
        let (_, text) = table(&[("d.txt".into(), "# what\n+Chess Cup # x\nREGATTA\n".into())], &mut Vec::new()).file();
        assert!(text.ends_with("CHESS_CUP\tstory\td.txt:2\nREGATTA\tsentence\td.txt:3\n"));
    }
}
