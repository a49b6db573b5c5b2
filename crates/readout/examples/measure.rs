//! Annotated sentences become scores: `measure pairs FILE open|closed [list]`, `measure directions FILE [list]`, `measure code FILE [list]`.
//!
//! Prints `NAME VALUE` for each score; with `list` also what was wrong.

#[path = "measure/pairs.rs"]
mod pairs;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let engine = readout::Engine::new(Vec::new(), Vec::new()).map_err(|_| "the embedded knowledge is not sound")?;
    let list = arguments.last() == Some(&"list");
    match arguments.as_slice() {
        ["pairs", file, half, ..] => pairs::measure(&engine, &std::fs::read_to_string(file)?, half, list),
        _ => return Err("measure pairs FILE open|closed [list]".into()),
    }
    Ok(())
}
