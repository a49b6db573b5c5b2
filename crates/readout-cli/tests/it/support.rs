//! Runs the built program in a folder of the test's own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A report with an act, a saying and a day in it.
pub const TALK: &str = "The president of Russia, Vladimir Putin, spoke by phone on Saturday with his Iranian \
    counterpart, Ebrahim Raisi.\n\nThe two leaders discussed trade, the Kremlin said in a statement.\n";

/// A report of another happening.
pub const CLASH: &str = "At least 12 people were killed on Monday when police fired on protesters in Lima, \
    officials said.\n\nThe interior ministry denied that officers had used live rounds.\n";

/// How a run of the program ended.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// What it wrote.
    pub stdout: Vec<u8>,
    /// What it told the user.
    pub stderr: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let stderr = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert!(!stderr.contains("assets` if"), "the model is missing: run `cargo xtask assets`");
        assert!(!stderr.contains("panicked at"), "{stderr}");
        Ran { code: output.status.code().expect("it was not killed"), stdout: output.stdout, stderr }
    }

    /// What it wrote, as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("records are UTF-8")
    }

    /// What it wrote, line by line, when it went well.
    pub fn lines(&self) -> std::str::Lines<'_> {
        assert_eq!(self.code, 0, "{}", self.stderr);
        self.text().lines()
    }

    /// How many lines of a kind it wrote.
    pub fn count(&self, kind: &str) -> usize {
        let start = format!("{{\"kind\":\"{kind}\"");
        self.text().lines().filter(|line| line.starts_with(&start)).count()
    }
}

/// Runs the program with nothing on its standard input.
pub fn readout(args: &[&str]) -> Ran {
    readout_with("", args)
}

/// Runs the program with a text on its standard input.
pub fn readout_with(input: &str, args: &[&str]) -> Ran {
    let mut child = command(args).stdin(Stdio::piped()).spawn().expect("the program starts");
    // A program that stops at a wrong usage does not read its input.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    Ran::of(child.wait_with_output().expect("the program ends"))
}

/// The program, its output caught.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readout"));
    command.args(args).env("NO_COLOR", "1").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A folder that is removed with the test that made it.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The path of something in it.
    pub fn at(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("the path is UTF-8").to_string()
    }

    /// A file in it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.at(name);
        fs::create_dir_all(Path::new(&path).parent().expect("a folder")).expect("a folder for the file");
        fs::write(&path, content).expect("the file is written");
        path
    }

    /// The text of a file in it.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What is in it, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder is there");
        let mut names: Vec<String> = entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A JSONL file of `count` reports.
pub fn jsonl(count: usize) -> String {
    let line = |n: usize| {
        let text = if n.is_multiple_of(3) { TALK } else { CLASH };
        let report = serde_json::json!({
            "id": format!("r{n}"), "title": format!("Report {n}"), "text": text, "published": "2022-11-12",
        });
        format!("{report}\n")
    };
    (0..count).map(line).collect()
}
