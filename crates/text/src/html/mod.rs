//! A page becomes a document: its article, one paragraph a block, and what its head says of it.
//!
//! `<h1>Talks</h1><nav>Home</nav><p>Putin called Raisi.</p>` becomes the title `Talks` and the body `Putin called Raisi.`
//!
//! The page is first tamed (`tame`): hostile nesting, attributes and sizes are cut, since what follows is recursive and
//! not linear. The article is then told from the rest by `trafilatura`, and its blocks become paragraphs (`flatten`).

mod flatten;
mod meta;
mod tags;
mod tame;

use std::panic::{AssertUnwindSafe, catch_unwind};

use trafilatura::{HtmlDateMode, Options};

use crate::decode;
use crate::error::Fault;
use crate::report::Draft;

pub(crate) use flatten::{fragment, words};
pub(crate) use tame::tame;

/// Pages with less text, in bytes, are too short to tell article and frame apart: all of it is taken.
const SHORT: usize = 800;

/// Bytes in which a page names its charset.
const CHARSET_WITHIN: usize = 1024;

/// Reads a page; `charset` is what the HTTP header says.
///
/// # Errors
/// [`ErrorKind::NotText`](crate::ErrorKind::NotText) for PDFs, images, noise.
pub(crate) fn draft(bytes: &[u8], charset: Option<&str>) -> Result<Draft, Fault> {
    let declared = charset.map(str::to_owned).or_else(|| declared_charset(bytes));
    let decoded = decode::decode(bytes, declared.as_deref());
    decode::refuse_binary(bytes, &decoded.text)?;
    let mut draft = page(&decoded.text);
    draft.notes.splice(0..0, decoded.notes);
    Ok(draft)
}

/// Reads a decoded page.
fn page(html: &str) -> Draft {
    let tamed = tame(html);
    let mut notes = tamed.notes;
    let mut draft = tamed.meta.draft(&mut notes);
    let whole = flatten::page(&tamed.html);
    draft.body = if whole.is_empty() {
        flatten::fragment(&tamed.html)
    } else if whole.len() < SHORT {
        whole
    } else if let Some(article) = article(&tamed.html) {
        draft.title = article.title.or(draft.title);
        draft.outlet = draft.outlet.or(article.outlet);
        article.body
    } else {
        notes.push("no article was found in the page; all its text was taken".to_owned());
        whole
    };
    draft.notes = notes;
    draft
}

struct Article {
    title: Option<String>,
    outlet: Option<String>,
    body: String,
}

/// The main text of a tamed page. A panic inside the library counts as nothing found.
fn article(html: &str) -> Option<Article> {
    let options = Options::default().with_fallback(true).with_exclude_comments(true).with_html_date_mode(HtmlDateMode::Disabled);
    let found = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(html, &options))).ok()?.ok()?;
    let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    Some(Article { title: some(found.metadata.title), outlet: some(found.metadata.sitename), body: some(flatten::fragment(&found.content_html))? })
}

/// The charset that `<meta charset="...">` or `<?xml encoding="..."?>` names near the beginning.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(CHARSET_WITHIN)]).to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().filter_map(|key| head.find(key).map(|at| at + key.len())).min()?;
    let value = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}
