//! scratch
use readout::{Engine, Question};
use sha2::{Digest, Sha256};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let engine = Engine::new(Vec::new(), Vec::new()).ok().unwrap();
    let mut s = engine.session();
    for path in &a[1..] {
        let text = std::fs::read_to_string(path).unwrap();
        let plv = path.contains("plv");
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.starts_with("sentence\t") && !l.starts_with("id\t")) {
            let f: Vec<&str> = line.split('\t').collect();
            let (q, gold) = if plv {
                if Sha256::digest(f[1])[0] % 2 != 0 { continue; }
                (Question::from_marked(f[2]).unwrap_or_else(|| Question::from_words(f[1], f[3], f[4])), f[6])
            } else { (Question::from_words(f[0], f[1], f[2]), f[3]) };
            let e = s.evidence(&q);
            println!("{}\t{}\t{}", if plv { "plv" } else { path.rsplit('/').next().unwrap() }, gold, e.features.join("\u{1}"));
        }
    }
}
