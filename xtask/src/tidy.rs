//! The house rules become checks: what the documents promise of the tree must be true of it.
//!
//! A fault is told with its file and line: `crates/story/src/lib.rs:1: does not open with //!`.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use knowledge::Knowledge;

use crate::assets::root;

/// Which crate may know which: an edge that is not here fails, and so does one that is not needed.
const EDGES: &[(&str, &[&str])] = &[
    ("events", &["knowledge", "names", "record", "syntax"]),
    ("ground", &["knowledge", "names", "record", "syntax"]),
    ("knowledge", &["record"]),
    ("names", &["knowledge", "record", "syntax"]),
    ("pack", &["knowledge"]),
    ("petrarch", &["knowledge", "syntax"]),
    ("readout", &["events", "ground", "knowledge", "names", "pack", "petrarch", "record", "relate", "story", "syntax", "text"]),
    ("readout-cli", &["readout", "record"]),
    ("record", &[]),
    ("relate", &["events", "knowledge", "names", "record", "syntax"]),
    ("story", &["knowledge", "record"]),
    ("syntax", &["knowledge", "record"]),
    ("text", &["record"]),
    ("xtask", &["ground", "knowledge", "names", "petrarch", "record", "syntax"]),
];

/// Crates that read no file, clock or environment: the same input gives the same records anywhere.
const PURE: &[&str] = &["events", "ground", "knowledge", "names", "pack", "petrarch", "readout", "record", "relate", "story", "syntax", "text"];
/// What those crates may not use.
const IMPURE: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "std::thread", "SystemTime", "Instant"];

/// Documents whose paths must exist.
const DOCUMENTS: &[&str] = &["AGENTS.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DESIGN.md", "README.md", "eval/README.md"];

/// Words that concern one machine or one tool only, in halves so that this file does not hold them.
const FOREIGN: &[(&str, &str)] = &[("/wo", "rk/"), ("/tm", "p/"), ("/ro", "ot/"), ("/ho", "me/"), ("Cla", "ude"), ("Anth", "ropic"), ("sub", "agent")];

/// Lines that the map may have.
const MAP_LINES: usize = 300;

/// Runs every check and tells all faults.
pub fn tidy() -> Result<()> {
    let tree = Tree::read()?;
    let mut faults = Vec::new();
    edges(&mut faults)?;
    map(&tree, &mut faults);
    paths(&tree, &mut faults);
    sources(&tree, &mut faults);
    tables(&tree, &mut faults);
    words(&tree, &mut faults);
    rules(&mut faults);
    faults.iter().for_each(|fault| println!("{fault}"));
    ensure!(faults.is_empty(), "{} faults", faults.len());
    println!("{} files are tidy", tree.files.len());
    Ok(())
}

/// The committed files that are text, by path from the root.
struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    fn read() -> Result<Tree> {
        let listed = Command::new("git").arg("ls-files").current_dir(root()).output()?;
        ensure!(listed.status.success(), "git lists no files");
        let names = String::from_utf8(listed.stdout)?;
        let text = |name: &str| Some((name.to_string(), fs::read_to_string(root().join(name)).ok()?));
        Ok(Tree { files: names.lines().filter_map(text).collect() })
    }

    fn of(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter(move |(name, _)| name.ends_with(ending)).map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// The crates' dependencies on each other are those of the list.
fn edges(faults: &mut Vec<String>) -> Result<()> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps"]).current_dir(root()).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().context("packages")? {
        let dependencies = package["dependencies"].as_array().context("dependencies")?.iter();
        let ours = dependencies.filter(|edge| edge["path"].is_string() && edge["kind"].is_null());
        let mut ours: Vec<&str> = ours.filter_map(|edge| edge["name"].as_str()).collect();
        ours.sort_unstable();
        found.insert(package["name"].as_str().context("name")?, ours);
    }
    for (name, ours) in &found {
        match EDGES.iter().find(|(known, _)| known == name) {
            Some((_, allowed)) if *allowed == ours.as_slice() => {}
            Some((_, allowed)) => faults.push(format!("{name}: depends on {ours:?}, the list in xtask/src/tidy.rs has {allowed:?}")),
            None => faults.push(format!("{name}: is not in the list of xtask/src/tidy.rs")),
        }
    }
    Ok(())
}

/// The map is short and names every crate.
fn map(tree: &Tree, faults: &mut Vec<String>) {
    let map = tree.files.get("ARCHITECTURE.md").map_or("", String::as_str);
    let lines = map.lines().count();
    if lines == 0 || lines >= MAP_LINES {
        faults.push(format!("ARCHITECTURE.md: {lines} lines; wanted some, and fewer than {MAP_LINES}"));
    }
    for (manifest, _) in tree.of("/Cargo.toml") {
        let folder = manifest.trim_end_matches("/Cargo.toml");
        if !map.contains(&format!("`{folder}/")) && !map.contains(&format!("`{folder}`")) {
            faults.push(format!("ARCHITECTURE.md: does not name {folder}"));
        }
    }
}

/// Every path in backticks exists.
fn paths(tree: &Tree, faults: &mut Vec<String>) {
    for document in DOCUMENTS {
        let Some(text) = tree.files.get(*document) else {
            faults.push(format!("{document}: is not there"));
            continue;
        };
        let mut fenced = false;
        for (number, line) in (1..).zip(text.lines()) {
            fenced ^= line.starts_with("```");
            let quoted = line.split('`').skip(1).step_by(2);
            for path in quoted.filter(|quoted| !fenced && is_path(quoted)) {
                if !root().join(path).exists() {
                    faults.push(format!("{document}:{number}: {path} does not exist"));
                }
            }
        }
    }
}

/// Whether words in backticks mean a file of the repository: not what is made, nor what lies beside it.
fn is_path(quoted: &str) -> bool {
    let plain = quoted.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
    let made = ["target/", "assets/", "../", "/"].iter().any(|start| quoted.starts_with(start));
    let file = [".md", ".rs", ".toml", ".tsv", ".json", ".txt"].iter().any(|ending| quoted.ends_with(ending) && quoted.len() > ending.len());
    plain && !made && (quoted.contains('/') || file)
}

/// Sources open with what they are for, and do only what their crate may.
fn sources(tree: &Tree, faults: &mut Vec<String>) {
    for (name, text) in tree.of(".rs") {
        if !text.starts_with("//!") {
            faults.push(format!("{name}:1: does not open with //!"));
        }
        let pure = PURE.iter().any(|known| name.starts_with(&format!("crates/{known}/src/")));
        let kernel = name.starts_with("crates/syntax/src/kernels/") || name == "xtask/src/tidy.rs";
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if pure && let Some(word) = IMPURE.iter().find(|word| line.contains(**word)) {
                faults.push(format!("{name}:{number}: {word}, in a crate that knows only what it is passed"));
            }
            if !kernel && ["unsafe {", "unsafe fn", "unsafe impl", "(unsafe_code)"].iter().any(|word| line.contains(word)) {
                faults.push(format!("{name}:{number}: unsafe outside crates/syntax/src/kernels"));
            }
        }
    }
}

/// Tables of knowledge say what they are, and are sorted by their first column.
fn tables(tree: &Tree, faults: &mut Vec<String>) {
    for (name, text) in tree.of(".tsv").filter(|(name, _)| name.starts_with("crates/knowledge/data/")) {
        let header: String = text.lines().take_while(|line| line.starts_with('#')).collect();
        for part in ["Source", "Licence", "Known problems"] {
            if !header.to_lowercase().contains(&part.to_lowercase()) {
                faults.push(format!("{name}:1: the header does not tell: {part}"));
            }
        }
        let rows = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()).skip(1);
        let keys: Vec<(usize, &str)> = rows.map(|(number, line)| (number, line.split('\t').next().unwrap_or(line))).collect();
        for pair in keys.windows(2).filter(|pair| pair[0].1 > pair[1].1) {
            faults.push(format!("{name}:{}: {:?} stands after {:?}", pair[1].0, pair[1].1, pair[0].1));
        }
    }
}

/// Nothing names a machine or a tool that a reader does not have.
fn words(tree: &Tree, faults: &mut Vec<String>) {
    // A person or a firm may have such a name.
    let lists_people = |name: &str| name.starts_with("crates/knowledge/data/names/") || name == "eval/phrases.tsv";
    let files = tree.files.iter().filter(|(name, _)| !lists_people(name));
    for (name, text) in files {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some((one, other)) = FOREIGN.iter().find(|(one, other)| line.contains(&format!("{one}{other}"))) {
                faults.push(format!("{name}:{number}: {one}{other}"));
            }
        }
    }
}

/// The embedded knowledge loads without a problem, and each rule has examples of both kinds.
fn rules(faults: &mut Vec<String>) {
    let (knowledge, problems) = Knowledge::load(&[]);
    faults.extend(problems.iter().map(|problem| format!("crates/knowledge/data/{problem}")));
    for rule in knowledge.rules.rules.iter().filter(|rule| rule.yes.is_empty() || rule.no.is_empty()) {
        faults.push(format!("crates/knowledge/data/{}:{}: {} lacks examples", rule.file, rule.line, rule.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        tidy().unwrap();
    }

    #[test]
    fn paths_are_told_from_other_code() {
        assert!(is_path("crates/story/src/lib.rs") && is_path("ARCHITECTURE.md"));
        assert!(!is_path("Session::analyze") && !is_path("target/packages") && !is_path(".rs") && !is_path("cargo xtask test"));
    }
}
