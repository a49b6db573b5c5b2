//! What the user is told on stderr while records go elsewhere.
//!
//! Every line names what it is about, and begins with `readout:`.

use std::io::Write;

/// Something stopped the command or a document.
pub fn error(message: &str) {
    tell("error", message);
}

/// Something was passed over; the command goes on.
pub fn warning(message: &str) {
    tell("warning", message);
}

/// How it went, in a few words.
pub fn note(message: &str) {
    line(&format!("readout: {message}"));
}

/// `1 file`, `2 files`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn tell(grade: &str, message: &str) {
    line(&format!("readout: {grade}: {message}"));
}

/// Nobody is left to tell when stderr is closed, so a failure to write is passed over.
fn line(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = writeln!(stderr, "{text}");
}
