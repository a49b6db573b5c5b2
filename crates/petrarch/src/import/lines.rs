//! The text of a dictionary becomes its lines without comments, and lines become what stands in brackets.
//!
//! `ZEDLAND [ZED <950601]  # checked` is `ZEDLAND [ZED <950601]`, whose code block is `ZED <950601`.

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// As it stands, without its comment.
    pub text: &'t str,
    /// Number in its file, from 1.
    pub number: u32,
}

/// Lines without comments (`#` to the end, `<!-- -->` over several lines) and without empty ones.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut found, mut inside) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        if inside || line.trim_start().starts_with("<!") {
            inside = !line.contains("->") && !line.trim_end().ends_with('>');
            continue;
        }
        let line = uncommented(line).trim_end();
        if !line.trim().is_empty() {
            found.push(Line { text: line, number });
        }
    }
    found
}

/// A line up to its `#`; in brackets the mark is part of a code.
fn uncommented(line: &str) -> &str {
    let mut depth = 0;
    for (at, char) in line.char_indices() {
        match char {
            '[' => depth += 1,
            ']' => depth -= 1,
            '#' if depth <= 0 => return &line[..at],
            _ => {}
        }
    }
    line
}

/// What stands before the first bracket or brace, and the blocks between `open` and `close`.
pub(super) fn blocks(text: &str, open: char, close: char) -> (&str, Vec<&str>) {
    let head = text.split(['[', '{']).next().unwrap_or(text).trim();
    let found = text.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0.trim())).collect();
    (head, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_numbers_stay() {
        let text = "<!-- one\ntwo -->\nZEDLAND [Z#D]  # three\n\n  [ZED]\n# four\nNEXT";
        let lines: Vec<_> = lines(text).into_iter().map(|line| (line.number, line.text)).collect();
        assert_eq!(lines, [(3, "ZEDLAND [Z#D]"), (5, "  [ZED]"), (7, "NEXT")]);
    }

    #[test]
    fn blocks_are_told_from_the_words_before_them() {
        assert_eq!(blocks("GOOSE {GEESE} [~GGS]", '[', ']'), ("GOOSE", vec!["~GGS"]));
        assert_eq!(blocks("GOOSE { GEESE } [~GGS]", '{', '}'), ("GOOSE", vec!["GEESE"]));
    }
}
