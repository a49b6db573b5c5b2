//! Markup becomes paragraphs: `<h2>Reaction</h2><p>Kyiv <b>protested</b>.</p>` becomes `Reaction\n\nKyiv protested.`

use scraper::node::Node;
use scraper::{ElementRef, Html};

/// Elements of a page around the article.
const AROUND: &[&str] = &["nav", "aside", "footer", "button", "figcaption", "time", "head"];

/// Elements that do not break a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// The paragraphs of a piece of markup that is all text.
pub(crate) fn fragment(html: &str) -> String {
    flatten(&Html::parse_fragment(html), &["script", "style"])
}

/// The paragraphs of a whole tamed page, without what is plainly around the article.
pub(super) fn page(html: &str) -> String {
    flatten(&Html::parse_document(html), AROUND)
}

/// The words of a short piece of markup on one line: `Q&amp;A` is `Q&A`.
pub(crate) fn words(html: &str) -> String {
    let text = if html.contains(['<', '&']) { fragment(&html.replace('<', " <")) } else { html.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Walks the tree without recursion. A `<br>` stays a line feed: some pages cut lines with it, others paragraphs.
fn flatten(html: &Html, skipped: &[&str]) -> String {
    use ego_tree::iter::Edge;
    let mut out = String::new();
    let mut skipping = 0usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if let Some(element) = ElementRef::wrap(node) {
                    let name = element.value().name();
                    skipping += usize::from(skipping > 0 || skipped.contains(&name));
                    if skipping == 0 {
                        break_before(&mut out, name);
                    }
                } else if let (0, Node::Text(text)) = (skipping, node.value()) {
                    push_text(&mut out, text);
                }
            }
            Edge::Close(node) => {
                if let Some(element) = ElementRef::wrap(node) {
                    if skipping == 0 && element.value().name() != "br" {
                        break_before(&mut out, element.value().name());
                    }
                    skipping = skipping.saturating_sub(1);
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn break_before(out: &mut String, name: &str) {
    if name == "br" {
        trim_space(out);
        out.push('\n');
    } else if !INLINE.contains(&name) {
        trim_space(out);
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push_str("\n\n");
        }
    }
}

/// White space in markup is one space.
fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

fn trim_space(out: &mut String) {
    if out.ends_with(' ') {
        out.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs() {
        let cases = [
            ("<h2>Reaction</h2><p>Kyiv <b>pro</b>tested.</p>", "Reaction\n\nKyiv protested."),
            ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
            ("<p>one<br>\n two<br><br>three</p>", "one\ntwo\n\nthree"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
            ("Q&amp;A &ldquo;yes&rdquo;&nbsp;&#8212; no", "Q&A “yes”\u{a0}— no"),
            ("<p>a\n   <a href=x>b</a>\n c </p>\n<p> d</p>", "a b c\n\nd"),
            ("<style>p{}</style><script>x</script>a", "a"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(fragment(html), text, "{html}");
        }
        assert_eq!(words("Talks <i>in</i><br>Lima &amp; Quito"), "Talks in Lima & Quito");
        assert_eq!(page("<nav><p>Home</p></nav><p>Talks.</p><footer>(c)</footer>"), "Talks.");
    }
}
