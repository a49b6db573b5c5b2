//! A page of any kind becomes one that a recursive, superlinear extractor can be trusted with.
//!
//! Scripts, styles, comments and bold letters go; 20,000 nested `<div>` become 128 with the text kept. What the page says
//! of itself is noted on the way.
//!
//! The depth is counted as the HTML standard builds its tree, or deeper, never less deep. That is why tags like `<b>` go:
//! unclosed ones are reopened by the standard in every later block, each inside the one before.

use super::meta::Meta;
use super::tags::{Piece, Tag, Tags};
use crate::clean::boundary;
use crate::limits::{ATTRIBUTES, DEPTH, PAGE, TAGS};

/// How far up an end tag looks for its start tag.
const LOOK_UP: usize = 2 * DEPTH;
/// Bytes of one attribute, and of one block of linked data; longer ones go.
const VALUE: usize = 2048;
const LINKED_DATA: usize = 256 << 10;

/// A page that is safe to parse.
#[derive(Debug)]
pub(crate) struct Tamed {
    pub html: String,
    pub meta: Meta,
    pub notes: Vec<String>,
}

/// Tames a page, in time linear in its length.
pub(crate) fn tame(page: &str) -> Tamed {
    let mut tamer = Tamer { out: String::with_capacity(page.len() / 2), ..Tamer::default() };
    tamer.out.push_str("<!doctype html>");
    let mut tags = Tags::new(page);
    let mut seen = 0;
    while let Some(piece) = tags.next() {
        if tamer.out.len() > PAGE {
            break;
        }
        match piece {
            Piece::Text(text) => tamer.text(text),
            Piece::End(name) => tamer.end(&name.to_ascii_lowercase()),
            Piece::Start(tag) => {
                seen += 1;
                if seen > TAGS {
                    tamer.notes.push(format!("cut at byte {} of the page: it has more than {TAGS} tags", tags.offset()));
                    break;
                }
                let name = tag.name.to_ascii_lowercase();
                tamer.meta.see(&name, &tag);
                if kind(&name) == Kind::Raw {
                    let content = tags.content_of(&name);
                    tamer.raw(&name, &tag, content);
                } else {
                    tamer.start(&name, &tag);
                }
            }
            Piece::Broken => tamer.notes.push("the page breaks off inside a tag or comment".to_owned()),
        }
    }
    if tamer.out.len() > PAGE {
        tamer.cut_page();
    }
    Tamed { html: tamer.out, meta: tamer.meta, notes: tamer.notes }
}

/// How an element takes part in nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Its content is no text of the article: passed over.
    Raw,
    /// Its tags go, its text stays.
    Dropped,
    /// It has no content.
    Void,
    /// One a page: `html`, `head`, `body`.
    Frame,
    Paragraph,
    /// `li`, which closes another.
    Item,
    /// `dt` and `dd`, which close each other.
    Definition,
    List,
    Cell,
    Row,
    Table,
    /// A block.
    Block,
    /// A part of a line.
    Inline,
}

fn kind(name: &str) -> Kind {
    match name {
        "script" | "style" | "svg" | "math" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp" | "textarea" | "template" | "select" | "object"
        | "applet" | "audio" | "video" | "canvas" | "title" => Kind::Raw,
        "b" | "big" | "code" | "em" | "font" | "form" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u" | "plaintext" | "listing"
        | "marquee" | "frameset" | "frame" | "option" | "optgroup" | "caption" | "colgroup" | "thead" | "tbody" | "tfoot" | "image" | "pre" | "rb" | "rt"
        | "rtc" | "rp" | "ruby" => Kind::Dropped,
        "area" | "base" | "basefont" | "bgsound" | "br" | "col" | "embed" | "hr" | "img" | "input" | "keygen" | "link" | "meta" | "param" | "source"
        | "track" | "wbr" => Kind::Void,
        "html" | "head" | "body" => Kind::Frame,
        "p" => Kind::Paragraph,
        "li" => Kind::Item,
        "dt" | "dd" => Kind::Definition,
        "ul" | "ol" | "dl" => Kind::List,
        "td" | "th" => Kind::Cell,
        "tr" => Kind::Row,
        "table" => Kind::Table,
        "address" | "article" | "aside" | "blockquote" | "button" | "center" | "details" | "dialog" | "dir" | "div" | "fieldset" | "figcaption" | "figure"
        | "footer" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "main" | "menu" | "nav" | "search" | "section" | "summary" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    kind: Kind,
}

#[derive(Debug, Default)]
struct Tamer {
    out: String,
    open: Vec<Open>,
    meta: Meta,
    notes: Vec<String>,
    preformatted: bool,
    too_deep: bool,
}

impl Tamer {
    fn text(&mut self, text: &str) {
        let text = match text.strip_prefix('<') {
            Some(rest) => {
                self.out.push_str("&lt;");
                rest
            }
            None => text,
        };
        if self.preformatted {
            self.out.push_str(&text.replace("\r\n", "\n").replace('\n', "<br>"));
        } else {
            self.out.push_str(text);
        }
    }

    /// Of elements that are passed over, linked data and the title are read.
    fn raw(&mut self, name: &str, tag: &Tag, content: &str) {
        if name == "title" {
            self.meta.see_title(content);
            self.out.push_str("<title>");
            self.out.push_str(&content.replace('<', "&lt;"));
        } else if name == "script" && tag.get("type").is_some_and(|kind| kind.contains("ld+json")) {
            if content.len() <= LINKED_DATA {
                self.meta.see_linked_data(content);
            }
        } else {
            self.out.push(' ');
        }
    }

    fn start(&mut self, name: &str, tag: &Tag) {
        let kind = kind(name);
        match kind {
            Kind::Raw => return,
            Kind::Dropped => {
                self.preformatted |= name == "pre";
                let breaks = matches!(name, "pre" | "plaintext" | "listing" | "caption" | "form");
                self.out.push_str(if breaks { "<br>" } else { "" });
                return;
            }
            Kind::Void | Kind::Frame => {
                write_tag(&mut self.out, name, tag);
                return;
            }
            Kind::Paragraph | Kind::List | Kind::Block | Kind::Table => self.close(&[Kind::Paragraph], &[Kind::Inline]),
            Kind::Item | Kind::Definition => self.close(&[kind], &[Kind::Inline, Kind::Paragraph]),
            Kind::Cell | Kind::Row => {
                if !self.close_in_table(kind) {
                    return;
                }
            }
            Kind::Inline => {}
        }
        if self.open.len() < DEPTH {
            write_tag(&mut self.out, name, tag);
        } else {
            self.note_depth();
            if kind != Kind::Inline && !self.out.ends_with("<br>") {
                self.out.push_str("<br>");
            }
        }
        if !(kind == Kind::Inline && tag.closes_itself()) {
            self.open.push(Open { name: name.to_owned(), kind });
        }
    }

    fn end(&mut self, name: &str) {
        let kind = kind(name);
        match kind {
            Kind::Raw if name == "title" => {
                self.out.push_str("</title>");
                return;
            }
            Kind::Raw | Kind::Void | Kind::Frame => return,
            Kind::Dropped => {
                self.preformatted &= name != "pre";
                return;
            }
            _ => {}
        }
        let found = self.find(name, kind);
        if found.is_none_or(|at| at < DEPTH) && self.open.len() <= DEPTH + usize::from(found.is_some()) {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        if let Some(at) = found {
            self.open.truncate(at);
        }
    }

    /// The open element that an end tag closes, by the scopes of the standard.
    fn find(&self, name: &str, kind: Kind) -> Option<usize> {
        for (at, open) in self.open.iter().enumerate().rev().take(LOOK_UP) {
            if open.name == name {
                return Some(at);
            }
            let stops = match kind {
                Kind::Inline => open.kind != Kind::Inline,
                Kind::Cell | Kind::Row | Kind::Table => open.kind == Kind::Table,
                Kind::Item => matches!(open.kind, Kind::Table | Kind::Cell | Kind::List),
                _ => matches!(open.kind, Kind::Table | Kind::Cell),
            };
            if stops {
                return None;
            }
        }
        None
    }

    /// A start tag that implies the end of an open element, where only the given kinds stand between.
    fn close(&mut self, kinds: &[Kind], through: &[Kind]) {
        let between = |open: &&Open| through.contains(&open.kind);
        let passed = self.open.iter().rev().take(LOOK_UP).take_while(between).count();
        let at = self.open.len() - passed;
        if at > 0 && kinds.contains(&self.open[at - 1].kind) {
            self.open.truncate(at - 1);
        }
    }

    /// The same for cells and rows, where anything may stand between. Outside a table they are no elements: `false`.
    fn close_in_table(&mut self, kind: Kind) -> bool {
        let from = self.open.len().saturating_sub(LOOK_UP);
        let Some(table) = self.open[from..].iter().rposition(|open| open.kind == Kind::Table) else {
            return false;
        };
        let inside = from + table + 1;
        if let Some(at) = self.open[inside..].iter().position(|open| open.kind == kind) {
            self.open.truncate(inside + at);
        }
        true
    }

    /// Cuts what one long text may have added over the bound.
    fn cut_page(&mut self) {
        let end = boundary(&self.out, PAGE);
        self.out.truncate(end);
        self.notes.push(format!("only the first {PAGE} bytes of the page were read, scripts and the like apart"));
    }

    fn note_depth(&mut self) {
        if !self.too_deep {
            self.too_deep = true;
            self.notes.push(format!("tags nested deeper than {DEPTH} were dropped, their text kept"));
        }
    }
}

/// Writes a start tag with as many attributes as are allowed.
fn write_tag(out: &mut String, name: &str, tag: &Tag) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in tag.attributes().take(ATTRIBUTES) {
        if attribute.len() > 64 || value.len() > VALUE || attribute.contains(['"', '\'', '<']) {
            continue;
        }
        out.push(' ');
        out.push_str(attribute);
        let quote = if value.contains('"') { '\'' } else { '"' };
        if !value.contains(quote) {
            out.push('=');
            out.push(quote);
            out.push_str(value);
            out.push(quote);
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use scraper::Html;

    /// The depth of the tree that the standard builds of a page.
    fn depth(html: &str) -> usize {
        use ego_tree::iter::Edge;
        let tree = Html::parse_document(html);
        let (mut depth, mut deepest) = (0usize, 0);
        for edge in tree.tree.root().traverse() {
            match edge {
                Edge::Open(_) => depth += 1,
                Edge::Close(_) => depth -= 1,
            }
            deepest = deepest.max(depth);
        }
        deepest
    }

    fn check(page: &str, tamed: &str) {
        assert_eq!(tame(page).html.strip_prefix("<!doctype html>"), Some(tamed), "{page}");
    }

    #[test]
    fn what_goes_and_what_stays() {
        check("<p class=x id='y'>a <b>b</b></p>", r#"<p class="x" id="y">a b</p>"#);
        check("<!-- c --><script>a</script>x<style>b</style>", " x ");
        check("<title>a<b</title>x", "<title>a&lt;b</title>x");
        check("<p>3 < 4", "<p>3 &lt; 4");
        check("<div><p>a<div>b</div></div>", "<div><p>a<div>b</div></div>");
        let long = format!("<p data-x=\"{}\">a", "y".repeat(3000));
        check(&long, "<p>a");
    }

    #[test]
    fn unclosed_paragraphs_items_and_cells_do_not_nest() {
        for piece in ["<p>x", "<li>x", "<dd>x<dt>y", "<tr><td>x<td>y", "<br>", "<img>", "<p><span>x"] {
            let page = format!("<table>{}", piece.repeat(1000));
            assert!(tame(&page).notes.is_empty(), "{piece}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// Bounded however the tags are shuffled: the standard implies at most a body and a row for each open cell.
        #[test]
        fn any_pattern_repeated_stays_shallow(tags in proptest::collection::vec((any::<bool>(), 0..TAG_NAMES.len()), 1..7)) {
            let pattern: String = tags.iter().map(|&(end, at)| format!("<{}{}>x", if end { "/" } else { "" }, TAG_NAMES[at])).collect();
            let tamed = tame(&pattern.repeat(1000));
            let deepest = depth(&tamed.html);
            prop_assert!(deepest <= 3 * DEPTH + 16, "{} deep: {}", deepest, pattern);
        }
    }

    const TAG_NAMES: &[&str] = &[
        "div",
        "p",
        "span",
        "a",
        "b",
        "i",
        "font",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "caption",
        "ul",
        "li",
        "dl",
        "dd",
        "form",
        "button",
        "select",
        "option",
        "h1",
        "blockquote",
        "article",
        "object",
        "svg",
        "math",
        "template",
        "pre",
        "nobr",
        "label",
        "x-y",
        "html",
        "body",
        "head",
        "title",
        "center",
        "ruby",
        "rt",
        "input",
        "frameset",
        "address",
    ];
}
