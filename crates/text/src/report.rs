//! The parts of a document become a report: title and body joined, cleaned, cut, dated, named and judged.
//!
//! Title `Talks` and body `Putin called Raisi.` become the text `Talks\n\nPutin called Raisi.` and its id, a hash.

use record::Day;
use xxhash_rust::xxh3::xxh3_64;

use crate::error::{ErrorKind, Place, ReadError};
use crate::limits::TEXT;
use crate::{clean, day, language, paragraphs};

/// One report, ready to code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// From the input, else 16 hexadecimal digits of a hash of the text: the same on any machine.
    pub id: String,
    /// Headline; where there is one, the text begins with it or holds it in its first paragraph.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Day>,
    /// Address of the report.
    pub url: Option<String>,
    /// ISO 639-1 language of the text; null when it could not be told.
    pub lang: Option<String>,
    /// The coded text: paragraphs with a blank line between, no other line feed. Every span is a byte range of it.
    pub text: String,
    /// What was mended, cut or is missing, for the reader of the document record.
    pub notes: Vec<String>,
    /// Whether the text is to be coded; false where it is not English, and a note says so.
    pub codable: bool,
}

impl Report {
    /// A text that is a report by itself, taken as it stands: without id, title or notes.
    pub fn of_text(text: &str, published: Option<&str>) -> Report {
        Report {
            id: String::new(),
            title: None,
            outlet: None,
            published: published.map(Day::from),
            url: None,
            lang: None,
            text: text.into(),
            notes: Vec::new(),
            codable: true,
        }
    }
}

/// What holds for documents that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// ISO day of publication.
    pub published: Option<Day>,
    /// Who published them.
    pub outlet: Option<String>,
}

/// The parts of a document as its format gave them: decoded, not yet cleaned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub id: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub body: String,
    pub notes: Vec<String>,
}

impl Draft {
    /// Makes the report.
    ///
    /// # Errors
    /// [`ErrorKind::NoText`] where neither title nor body holds a word.
    pub fn finish(self, place: Place, defaults: &Defaults) -> Result<Report, ReadError> {
        let mut notes = self.notes;
        let id = self.id.as_deref().map(clean::line).filter(|id| !id.is_empty());
        let url = self.url.as_deref().map(clean::line).filter(|url| !url.is_empty());
        let title = self.title.as_deref().map(clean::line).filter(|title| !title.is_empty());
        let body = body(&self.body, &mut notes);
        let text = cut(join(title.as_deref(), body, &mut notes), &mut notes);
        if !text.contains(char::is_alphanumeric) {
            let message = "no text: the document is empty or holds no word";
            return Err(ReadError::new(ErrorKind::NoText, place, message).of(id.or(url)));
        }
        let published = published(self.published.as_deref(), &mut notes).or_else(|| defaults.published.clone());
        let verdict = language::judge(&text);
        if let Some(other) = verdict.other {
            notes.push(format!("not coded: the text is {other}, not English"));
        }
        Ok(Report {
            id: id.unwrap_or_else(|| format!("{:016x}", xxh3_64(text.as_bytes()))),
            title,
            outlet: outlet(self.outlet.as_deref(), defaults),
            published,
            url,
            lang: verdict.lang,
            text,
            notes,
            codable: verdict.other.is_none(),
        })
    }
}

fn body(raw: &str, notes: &mut Vec<String>) -> String {
    let cleaned = clean::characters(raw);
    if cleaned.dropped > 0 {
        notes.push(format!("{} control characters were dropped", cleaned.dropped));
    }
    paragraphs::paragraphs(&cleaned.text)
}

fn outlet(given: Option<&str>, defaults: &Defaults) -> Option<String> {
    let given = given.map(clean::line).filter(|name| !name.is_empty());
    given.or_else(|| defaults.outlet.clone())
}

fn published(raw: Option<&str>, notes: &mut Vec<String>) -> Option<Day> {
    let raw = raw.map(clean::line).filter(|raw| !raw.is_empty())?;
    let day = day::parse(&raw);
    if day.is_none() {
        let shown: String = raw.chars().take(40).collect();
        notes.push(format!("the day of publication `{shown}` could not be read"));
    }
    day
}

/// Title, blank line, body; the body alone where it begins with the title already.
fn join(title: Option<&str>, body: String, notes: &mut Vec<String>) -> String {
    match title {
        None => body,
        Some(title) if body.is_empty() => {
            notes.push("no text but the title".to_owned());
            title.to_owned()
        }
        Some(title) if begins_with(&body, title) => body,
        Some(title) => format!("{title}\n\n{body}"),
    }
}

/// Whether a body repeats its title, in whatever case, at its very beginning; `...` in a title stands for the rest.
fn begins_with(body: &str, title: &str) -> bool {
    let title = title.trim_end_matches(['.', '…', ' ']);
    let mut rest = body.chars().flat_map(char::to_lowercase);
    let same = title.chars().flat_map(char::to_lowercase).all(|c| rest.next() == Some(c));
    same && rest.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Cuts a text that is too long: after a paragraph, else after a sentence or a word of its last hundredth.
fn cut(mut text: String, notes: &mut Vec<String>) -> String {
    if text.len() > TEXT {
        let whole = text.len();
        let head = &text[..clean::boundary(&text, TEXT)];
        let late = |at: &usize| *at > TEXT / 100 * 99;
        let sentence = || head.rfind(". ").map(|at| at + 1).filter(late);
        let end = head.rfind("\n\n").filter(|at| *at > TEXT / 2).or_else(sentence).or_else(|| head.rfind(' ').filter(late));
        text.truncate(end.unwrap_or(head.len()));
        text.truncate(text.trim_end().len());
        notes.push(format!("cut at byte {} of {whole}: a report may have {TEXT}", text.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(title: &str, body: &str) -> Report {
        let draft = Draft { title: Some(title.into()), body: body.into(), ..Draft::default() };
        draft.finish(Place::Whole, &Defaults::default()).unwrap()
    }

    #[test]
    fn a_title_is_the_first_paragraph_once() {
        let body = "Putin called Raisi.";
        assert_eq!(finish("Talks", body).text, "Talks\n\nPutin called Raisi.");
        assert_eq!(finish("", body).text, body);
        assert_eq!(finish("PUTIN CALLED RAISI", body).text, body);
        assert_eq!(finish("Putin called…", body).text, body);
        assert_eq!(finish("Putin call", body).text, "Putin call\n\nPutin called Raisi.");
        let alone = finish("Putin called Raisi", " ");
        assert_eq!((alone.text.as_str(), alone.notes.len()), ("Putin called Raisi", 1));
    }

    #[test]
    fn the_id_depends_on_the_text_alone() {
        let ids = [finish("Talks", "Putin called Raisi."), finish("Talks ", "Putin\ncalled\u{a0}Raisi.\n")];
        assert_eq!(ids[0].id, "d4c7095494667c5b");
        assert_eq!(ids[0].id, ids[1].id);
    }

    #[test]
    fn long_text_is_cut_after_a_paragraph() {
        let paragraph = "Protesters marched in Lima on Monday, and police fired tear gas at them.";
        let long = format!("{paragraph}\n\n").repeat(TEXT / paragraph.len() + 10);
        let report = finish("", &long);
        assert!(report.text.len() <= TEXT && report.text.ends_with("gas at them."));
        assert!(report.notes[0].starts_with("cut at byte"), "{:?}", report.notes);
        let line = finish("", &"word ".repeat(TEXT));
        assert!(line.text.len() <= TEXT && line.text.ends_with("word"));
    }

    #[test]
    fn nothing_to_code_is_an_error() {
        let error = Draft::default().finish(Place::Line(3), &Defaults::default()).unwrap_err();
        assert_eq!((error.kind(), error.place()), (ErrorKind::NoText, Place::Line(3)));
    }
}
