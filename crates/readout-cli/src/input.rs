//! Paths become reports, one at a time, each under a name that a message can use.
//!
//! A folder gives its files in order of path; a file that cannot be read is one failure among the reports.

use std::fs::File;
use std::io::{self, BufReader, Cursor};
use std::iter::Enumerate;
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

use readout::Report;
use readout::text::{self, Format};

use crate::{lay, report};

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
    /// A text on the command line.
    Typed(String),
}

impl Source {
    /// What messages call it.
    fn name(&self) -> String {
        match self {
            Source::Standard => "standard input".to_string(),
            Source::File(path) => path.display().to_string(),
            Source::Typed(_) => "the text".to_string(),
        }
    }
}

/// The bytes of one report, or why there are none.
pub struct Framed {
    /// Index of its source.
    pub file: usize,
    /// What messages call the source: `reports.jsonl`.
    pub name: String,
    /// The bytes, which any thread may turn into a report.
    pub item: Result<text::Item, String>,
}

impl Framed {
    /// Where in its source it stands, for a message: `line 3: `; nothing where it is the whole source.
    pub fn place(&self) -> String {
        match self.item.as_ref().map(text::Item::place) {
            Ok(text::Place::Whole) | Err(_) => String::new(),
            Ok(place) => format!("{place}: "),
        }
    }

    /// The report, or why there is none: `line 3: ...`.
    pub fn report(self, defaults: &text::Defaults) -> Result<Report, String> {
        self.item?.report(defaults).map_err(|error| error.to_string())
    }
}

/// The files to read: folders are replaced by what is in them.
pub fn sources(paths: &[PathBuf], from: Option<Format>) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            sources.push(Source::Standard);
        } else if path.is_dir() {
            let skipped = walk(path, from, &mut sources);
            if skipped > 0 {
                let name = path.display();
                let what = report::counted(skipped, "file");
                report::warning(&format!("{name}: {what} of unknown kind passed over; --from FORMAT reads them"));
            }
        } else {
            sources.push(Source::File(path.clone()));
        }
    }
    sources
}

/// Links to folders are not followed, so that no file is read twice.
fn walk(folder: &Path, from: Option<Format>, sources: &mut Vec<Source>) -> usize {
    let Ok(entries) = lay::sorted_entries(folder) else {
        // It is named as a failure when it is its turn.
        sources.push(Source::File(folder.to_path_buf()));
        return 0;
    };
    let mut skipped = 0;
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if hidden || (path.is_dir() && path.is_symlink()) {
            continue;
        } else if path.is_dir() {
            skipped += walk(&path, from, sources);
        } else if from.is_some() || by_extension(&path).is_some() {
            sources.push(Source::File(path));
        } else {
            skipped += 1;
        }
    }
    skipped
}

fn by_extension(path: &Path) -> Option<Format> {
    Format::of_name(path.file_name()?.to_str()?)
}

/// The reports of all sources, in order; one source is open at a time.
pub struct Input {
    sources: Enumerate<IntoIter<Source>>,
    from: Option<Format>,
    current: Option<Open>,
}

struct Open {
    file: usize,
    name: String,
    items: text::Items<'static>,
}

impl Input {
    /// Reads the sources one after the other.
    pub fn new(sources: Vec<Source>, from: Option<Format>) -> Input {
        Input { sources: sources.into_iter().enumerate(), from, current: None }
    }
}

impl Iterator for Input {
    type Item = Framed;

    fn next(&mut self) -> Option<Framed> {
        loop {
            if let Some(Open { file, name, items }) = &mut self.current {
                if let Some(item) = items.next() {
                    let item = item.map_err(|error| error.to_string());
                    return Some(Framed { file: *file, name: name.clone(), item });
                }
                self.current = None;
            }
            let (file, source) = self.sources.next()?;
            let name = source.name();
            match open(source, self.from) {
                Ok(items) => self.current = Some(Open { file, name, items }),
                Err(error) => return Some(Framed { file, name, item: Err(error.to_string()) }),
            }
        }
    }
}

/// What has no telling extension is read as plain text.
fn open(source: Source, from: Option<Format>) -> io::Result<text::Items<'static>> {
    let format = |by_name: Option<Format>| from.or(by_name).unwrap_or(Format::Plain);
    Ok(match source {
        Source::Standard => text::items(BufReader::new(io::stdin()), format(None)),
        Source::File(path) => text::items(BufReader::new(File::open(&path)?), format(by_extension(&path))),
        Source::Typed(typed) => text::items(Cursor::new(typed), Format::Plain),
    })
}
