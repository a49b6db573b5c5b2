//! A bar on stderr while many files are read, only where somebody can see it.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::report;

/// With fewer files the records themselves are the progress.
const MANY: usize = 10;

/// The bar, or nothing.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over `files` files. It stays hidden when records already scroll past on the same terminal.
    pub fn over(files: usize, records_on_terminal: bool) -> Progress {
        let visible = files >= MANY && !records_on_terminal && std::io::stderr().is_terminal();
        let bar = if visible { drawn(files as u64) } else { ProgressBar::hidden() };
        Progress { bar }
    }

    /// All files before this one are done.
    pub fn at(&self, file: usize) {
        self.bar.set_position(file as u64);
    }

    /// Tells of a failure without tearing the bar.
    pub fn error(&self, message: &str) {
        self.bar.suspend(|| report::error(message));
    }

    /// Removes the bar.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}

fn drawn(files: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files  {elapsed} gone, {eta} to go");
    let bar = ProgressBar::new(files);
    bar.set_style(style.expect("the template is well formed"));
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
