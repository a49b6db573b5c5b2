//! Phrases on standard input, a day after a tab, become whom they mean, and phrases a second on standard error.

use std::io::{BufRead as _, Write as _};

fn main() -> std::io::Result<()> {
    let (knowledge, _) = knowledge::Knowledge::load(&[]);
    let lines: Vec<String> = std::io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let mut out = std::io::stdout().lock();
    let start = std::time::Instant::now();
    let mut answers = Vec::new();
    for line in &lines {
        let (phrase, on) = line.split_once('\t').map_or((line.as_str(), None), |(phrase, on)| (phrase, Some(on)));
        answers.push(names::who(phrase, &knowledge, on));
    }
    let rate = lines.len() as f64 / start.elapsed().as_secs_f64();
    for (line, answer) in lines.iter().zip(answers) {
        match answer {
            None => writeln!(out, "{line}\t-")?,
            Some(entity) => {
                let office = entity.office.map_or(String::new(), |office| format!("{} {:?} {:?}", office.title, office.since, office.until));
                let sector = entity.sector.map_or("", |sector| sector.as_str());
                let (country, name) = (entity.country.unwrap_or_default(), entity.name.unwrap_or_default());
                writeln!(out, "{line}\t{country}\t{sector}\t{name}\t{office}\t{:.2}\t{}", entity.confidence, entity.why)?;
            }
        }
    }
    writeln!(std::io::stderr(), "{rate:.0} phrases/s")
}
