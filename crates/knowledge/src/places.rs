//! `places/*.tsv` become our own additions to the gazetteer: regions, waters, disputed areas, airports, other spellings.
//!
//! The towns of the world come from a pack file; what it lacks, or spells otherwise than the news, stands here.

use std::collections::{HashMap, HashSet};

use crate::Problem;
use crate::table::{Row, Table};

/// A place of our own.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlace {
    /// Usual news name.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Vec<Box<str>>,
    /// `region`, `water`, `admin1`, `city`, `facility`.
    pub kind: Box<str>,
    /// Country code, where it lies in one.
    pub country: Option<Box<str>>,
    /// First-level division.
    pub admin1: Option<Box<str>>,
    /// Degrees north and east, where known.
    pub point: Option<(f32, f32)>,
    /// GeoNames id, where known.
    pub geonames: Option<u32>,
}

/// Our own places and the words around places.
#[derive(Debug, Default)]
pub struct Places {
    /// All, in file order.
    pub own: Vec<OwnPlace>,
    names: HashMap<Box<str>, Vec<u32>>,
    words: HashMap<Box<str>, HashSet<Box<str>>>,
    short: HashMap<Box<str>, Box<str>>,
}

impl Places {
    /// Indices into [`Places::own`] of the places with a name, folded as [`fold`] does.
    pub fn find(&self, folded: &str) -> &[u32] {
        self.names.get(folded).map_or(&[], |found| found)
    }

    /// Whether a lemma is in a class of words about places: `generic` (city), `locative` (in), `not-place`, `state`.
    pub fn word(&self, class: &str, word: &str) -> bool {
        self.words.get(class).is_some_and(|set| set.contains(word))
    }

    /// The division that a short form means after a comma: `La.`, `Calif.`, `TX`.
    pub fn short(&self, form: &str) -> Option<&str> {
        self.short.get(form).map(|name| &**name)
    }

    /// Reads one of the files of `places/`.
    pub(crate) fn read(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let table = Table::read(file, text, problems);
        for row in table.rows() {
            if file == "places/words.tsv" {
                self.words.entry(row.get("class").into()).or_default().insert(row.get("word").into());
            } else if file == "places/short.tsv" {
                self.short.insert(row.get("short").into(), row.get("name").into());
            } else {
                problems.extend(self.row(&row).err());
            }
        }
    }

    fn row(&mut self, row: &Row<'_, '_>) -> Result<(), Problem> {
        let number = |column: &str| match row.some(column) {
            None => Ok(None),
            Some(text) => text.parse::<f32>().map(Some).map_err(|_| row.problem(format!("{column} is no number"), "degrees")),
        };
        let point = number("lat")?.zip(number("lon")?);
        let geonames = row.some("geonames").map(|id| id.parse().map_err(|_| row.problem("bad id", "digits only")));
        let at = self.own.len() as u32;
        self.own.push(OwnPlace {
            name: row.get("name").into(),
            aliases: row.list("aliases").map(Box::from).collect(),
            kind: row.get("kind").into(),
            country: row.some("country").map(Box::from),
            admin1: row.some("admin1").map(Box::from),
            point,
            geonames: geonames.transpose()?,
        });
        for name in row.list("name").chain(row.list("aliases")) {
            self.names.entry(fold(name).into()).or_default().push(at);
        }
        Ok(())
    }
}

/// A name as it is looked up: lower case, no accents, no apostrophes, one blank between words.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(c),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '.' | 'ʿ' | 'ʾ' | '´' => {}
            c if c.is_ascii() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => push_plain(c, &mut folded),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Appends the plain Latin letters of an accented one; other scripts are kept.
fn push_plain(c: char, folded: &mut String) {
    const PLAIN: &[(&str, &str)] = &[
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"),
        ("æǽ", "ae"),
        ("çćĉċč", "c"),
        ("ďđḍḏ", "d"),
        ("ðþ", "th"),
        ("èéêëēĕėęěẹẻẽếềểễệə", "e"),
        ("ĝğġģ", "g"),
        ("ĥħḥḩḫ", "h"),
        ("ìíîïĩīĭįıỉị", "i"),
        ("ĵ", "j"),
        ("ķḳ", "k"),
        ("ĺļľł", "l"),
        ("ñńņň", "n"),
        ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"),
        ("œ", "oe"),
        ("ŕŗř", "r"),
        ("śŝşšșṣ", "s"),
        ("ß", "ss"),
        ("ţťŧțṭ", "t"),
        ("ùúûüũūŭůűųưụủứừửữự", "u"),
        ("ŵ", "w"),
        ("ýÿŷỳỵỷỹ", "y"),
        ("źżžẓ", "z"),
    ];
    if ('\u{300}'..='\u{36f}').contains(&c) {
        return;
    }
    for lower in c.to_lowercase() {
        match PLAIN.iter().find(|(accented, _)| accented.contains(lower)) {
            Some((_, plain)) => folded.push_str(plain),
            None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
            None if lower.is_alphanumeric() => folded.push(lower),
            None if folded.ends_with(' ') || folded.is_empty() => {}
            None => folded.push(' '),
        }
    }
}
