//! Where records go: standard output, or a file that appears whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::exit;

/// Standard output or a file.
pub enum Output {
    /// Held for as long as the command runs, so that nothing comes between two records.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file that is not there yet.
    File(Pending),
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Output {
        Output::Stdout(BufWriter::new(io::stdout().lock()))
    }

    /// The file, or standard output for none and for `-`.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        match path {
            None => Ok(Output::stdout()),
            Some(path) if path == "-" => Ok(Output::stdout()),
            Some(path) => Pending::create(path).map(Output::File),
        }
    }

    /// Everything was written: the file gets its name.
    pub fn finish(self) -> anyhow::Result<()> {
        match self {
            Output::Stdout(mut stdout) => Ok(stdout.flush()?),
            Output::File(pending) => pending.finish(),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(stdout) => stdout.write(bytes),
            Output::File(pending) => pending.file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(stdout) => stdout.flush(),
            Output::File(pending) => pending.file.flush(),
        }
    }
}

/// A file under a temporary name beside the one it will get; removed unless it is finished.
pub struct Pending {
    file: BufWriter<File>,
    path: PathBuf,
    /// Nothing where the path is a device or a pipe, which is written to as it is.
    temporary: Option<PathBuf>,
}

impl Pending {
    /// Opens a file for writing; what stood there before stays until [`Pending::finish`].
    pub fn create(path: &Path) -> anyhow::Result<Pending> {
        let about = || format!("cannot write {}", path.display());
        if path.is_dir() {
            return Err(exit::usage(format!("cannot write {}: it is a folder; name a file in it", path.display())));
        }
        // The file behind a link is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let special = fs::metadata(&path).is_ok_and(|data| !data.is_file());
        let temporary = (!special).then(|| beside(&path));
        let file = File::create(temporary.as_ref().unwrap_or(&path)).with_context(about)?;
        Ok(Pending { file: BufWriter::new(file), path, temporary })
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> anyhow::Result<()> {
        let about = || format!("cannot write {}", self.path.display());
        self.file.flush().with_context(about)?;
        if let Some(temporary) = &self.temporary {
            fs::rename(temporary, &self.path).with_context(about)?;
        }
        self.temporary = None;
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // Nothing is left to do about a file that cannot be removed.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// `records.jsonl` becomes `.records.jsonl.1234.part`.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("readout-output-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        folder
    }

    #[test]
    fn an_unfinished_file_leaves_the_old_one() {
        let path = folder("old").join("records.jsonl");
        fs::write(&path, "old").expect("the old file");
        let mut pending = Pending::create(&path).expect("a new file");
        pending.write_all(b"ne").expect("room");
        drop(pending);
        assert_eq!(fs::read_to_string(&path).expect("still there"), "old");
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("readable").count(), 1);
    }

    #[test]
    fn a_finished_file_replaces_the_old_one() {
        let path = folder("new").join("records.jsonl");
        fs::write(&path, "old").expect("the old file");
        let mut pending = Pending::create(&path).expect("a new file");
        pending.write_all(b"new").expect("room");
        pending.finish().expect("renamed");
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    }

    #[test]
    fn a_device_is_written_to_as_it_is() {
        let pending = Pending::create(Path::new("/dev/null")).expect("opens");
        assert_eq!(pending.temporary, None);
    }
}
