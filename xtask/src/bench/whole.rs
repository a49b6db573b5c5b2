//! The release program on files: start-up, words a second on one core, memory, growth with length, two cores, instructions.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::assets::root;
use crate::demo::cargo;

/// Clock ticks a second in which Linux tells processor time.
const TICKS: f64 = 100.0;
/// Runs of which the quickest counts.
const RUNS: usize = 3;

/// What one run of the program took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    /// Seconds of processor time, user and system.
    processor: f64,
    /// Seconds of the clock.
    wall: f64,
    /// Most memory held, in MB.
    memory: f64,
}

/// Measures the whole program against spaCy's tokens a second on the same texts in the same run.
pub(super) fn whole(texts: &[String], tokens: usize, their_speed: f64) -> Result<()> {
    cargo(["build", "--release", "--package", "readout-cli"])?;
    let (half, all) = (corpus(&texts[..texts.len() / 2], "half")?, corpus(texts, "all")?);
    let tiny = corpus(&["Iran sold drones to Russia.".to_string()], "tiny")?;

    let start = best(&tiny, 1)?;
    let (one, part, two) = (best(&all, 1)?, best(&half, 1)?, best(&all, 2)?);
    let speed = tokens as f64 / one.processor;
    println!("whole program, {} texts, {tokens} tokens, one core", texts.len());
    println!("  start-up (one sentence, processor time):    {:8.0} ms", start.processor * 1000.0);
    println!("  text in, records out:                       {speed:8.0} tokens/s");
    println!("  ratio to spaCy's tagger, parser, entities:  {:8.2}", speed / their_speed);
    println!("  memory:                                     {:8.0} MB", one.memory);
    println!("  time of all texts to time of half:          {:8.2}", one.processor / part.processor);
    println!("  two cores to one, by the clock:             {:8.2}", one.wall / two.wall);
    instructions(&tiny)
}

/// The texts as one file of reports.
fn corpus(texts: &[String], name: &str) -> Result<PathBuf> {
    let mut lines = String::new();
    for (at, text) in texts.iter().enumerate() {
        writeln!(lines, "{}", serde_json::json!({ "id": at.to_string(), "published": "2024-03-06", "text": text }))?;
    }
    let path = root().join("target/bench").join(format!("{name}.jsonl"));
    fs::create_dir_all(path.parent().context("the path has a folder")?)?;
    fs::write(&path, lines)?;
    Ok(path)
}

fn program() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("release/readout")
}

/// The cheapest of several runs.
fn best(file: &Path, jobs: usize) -> Result<Cost> {
    let mut best: Option<Cost> = None;
    for _ in 0..RUNS {
        let cost = run(file, jobs)?;
        best = Some(best.map_or(cost, |best| Cost {
            processor: best.processor.min(cost.processor),
            wall: best.wall.min(cost.wall),
            memory: best.memory.max(cost.memory),
        }));
    }
    best.context("there is at least one run")
}

fn run(file: &Path, jobs: usize) -> Result<Cost> {
    let before = children_ticks();
    let start = Instant::now();
    let mut child = Command::new(program())
        .args(["code", "--format", "jsonl", "--jobs", &jobs.to_string()])
        .arg(file)
        .stdout(Stdio::null())
        .spawn()
        .context("the release program starts")?;
    let memory = watch(&mut child)?;
    let wall = start.elapsed().as_secs_f64();
    ensure!(child.wait()?.success(), "readout failed on {}", file.display());
    Ok(Cost { processor: (children_ticks() - before) / TICKS, wall, memory })
}

/// Waits for a program and tells the most memory it held, in MB.
fn watch(child: &mut Child) -> Result<f64> {
    let mut most = 0.0_f64;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        most = most.max(peak.unwrap_or_default() / 1024.0);
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(most)
}

/// Processor time of all programs run so far, in clock ticks; 0 where the system does not tell.
fn children_ticks() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    after_name.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum()
}

/// Counts instructions of one small run where valgrind is there, and records them beside the scores.
fn instructions(file: &Path) -> Result<()> {
    let Ok(output) = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program())
        .args(["code", "--format", "jsonl", "--jobs", "1"])
        .arg(file)
        .output()
    else {
        println!("  instructions: valgrind is not there, not counted");
        return Ok(());
    };
    let told = String::from_utf8_lossy(&output.stderr);
    let count = told.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim().to_string());
    let count = count.context("valgrind tells what it collected")?;
    println!("  instructions of start-up and one sentence:  {count}");
    fs::write(root().join("eval/instructions.txt"), format!("start-up and one sentence: {count}\n"))?;
    Ok(())
}
