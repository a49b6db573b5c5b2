//! Lines become paragraphs, a blank line between each: `Protesters marched\nin Lima.` becomes one paragraph of one line.
//!
//! In some texts a line end is a paragraph end, in others lines were cut at a width. A text is hard-wrapped when nearly
//! every line end inside its paragraphs is forced: the next word would not have fitted.

/// Lines shorter than this were not cut at a width.
const NARROWEST: usize = 40;
/// Nor were lines longer than this.
const WIDEST: usize = 160;

/// Rebuilds plain text (see [`crate::clean`]) as paragraphs without line feeds inside.
pub(crate) fn paragraphs(text: &str) -> String {
    let blocks: Vec<Vec<&str>> = blocks(text);
    let width = wrap_width(&blocks);
    let mut out = String::with_capacity(text.len());
    for block in &blocks {
        for (index, line) in block.iter().enumerate() {
            let joined = index > 0 && is_continued(block[index - 1], line, width);
            let words = line.trim();
            if joined && !breaks_after_hyphen(block[index - 1], words) {
                out.push(' ');
            } else if !joined && !out.is_empty() {
                out.push_str("\n\n");
            }
            out.push_str(words);
        }
    }
    out
}

/// Runs of lines between blank lines.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in text.split('\n') {
        if line.trim().is_empty() {
            blocks.push(Vec::new());
        } else if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The width at which the lines of the text were cut, in characters, or none where they were not.
fn wrap_width(blocks: &[Vec<&str>]) -> Option<usize> {
    let width = blocks.iter().flatten().map(|line| length(line)).max()?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut inner, mut forced, mut unfinished) = (0usize, 0usize, 0usize);
    for pair in blocks.iter().flat_map(|block| block.windows(2)) {
        inner += 1;
        forced += usize::from(is_forced(pair[0], pair[1], width));
        unfinished += usize::from(!is_finished(pair[0]));
    }
    (inner > 0 && forced * 10 >= inner * 7 && unfinished * 3 >= inner).then_some(width)
}

/// Whether the second line goes on with the paragraph of the first.
fn is_continued(line: &str, next: &str, width: Option<usize>) -> bool {
    if next.starts_with('\t') && !line.starts_with('\t') {
        return false;
    }
    let goes_on = !is_finished(line) && next.trim_start().starts_with(|c: char| c.is_lowercase());
    goes_on && length(line) <= WIDEST || width.is_some_and(|width| is_forced(line, next, width))
}

/// Whether the next word would not have fitted on the line. A few characters of play allow for ragged tools.
fn is_forced(line: &str, next: &str, width: usize) -> bool {
    const PLAY: usize = 4;
    let word = next.split_whitespace().next().map_or(0, length);
    length(line) + 1 + word + PLAY > width
}

/// Whether a line ends as a sentence does.
fn is_finished(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    line.ends_with(['.', '!', '?', ':', ';', '…'])
}

/// `Iran-` and `backed` join without a space.
fn breaks_after_hyphen(line: &str, next: &str) -> bool {
    let mut tail = line.trim_end().chars().rev();
    tail.next() == Some('-') && tail.next().is_some_and(char::is_alphabetic) && next.starts_with(|c: char| c.is_lowercase())
}

fn length(line: &str) -> usize {
    line.trim().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, parts: &[&str]) {
        assert_eq!(paragraphs(text).split("\n\n").collect::<Vec<_>>(), parts);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        check(
            "Iran and Russia signed an accord on Saturday to\n\
             build a transport corridor. Officials in Tehran\n\
             and Moscow said that work would begin in March.\n\
             Kyiv condemned it.\n\
             \n\
             Washington said nothing.",
            &[
                "Iran and Russia signed an accord on Saturday to build a transport corridor. Officials in Tehran \
                 and Moscow said that work would begin in March. Kyiv condemned it.",
                "Washington said nothing.",
            ],
        );
        check("Protesters marched\nin Lima on Monday.", &["Protesters marched in Lima on Monday."]);
        check("They met Iran-\nbacked fighters.", &["They met Iran-backed fighters."]);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        check("Talks held\nPutin called Raisi.\nKyiv protested.", &["Talks held", "Putin called Raisi.", "Kyiv protested."]);
        let long = "Russian forces shelled the town for a third day, the governor said, and four people were killed.";
        check(&format!("{long}\n{long} {long}\n{long}"), &[long, &format!("{long} {long}"), long]);
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        check(
            "\tIran and Russia signed an accord on Saturday to\n\
             build a corridor that ends on the Caspian coast.\n\
             \tKyiv condemned the accord and asked the Council\n\
             to meet.",
            &[
                "Iran and Russia signed an accord on Saturday to build a corridor that ends on the Caspian coast.",
                "Kyiv condemned the accord and asked the Council to meet.",
            ],
        );
    }

    #[test]
    fn blank_runs_and_edges_vanish() {
        check("\n\n one \n\n\n\n two\n\n", &["one", "two"]);
        assert_eq!(paragraphs(""), "");
    }
}
