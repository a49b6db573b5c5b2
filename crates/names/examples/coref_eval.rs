//! Chains of a gold standard in CoNLL form against ours: `coref_eval MODEL FOLDER [show]`.
//!
//! FOLDER holds `dep/*.conllu` (texts), `ontogum-conll/*.conll` (chains) and `gum-conll/*.conll` (types of mentions).

use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::path::Path;

use names::coref::{Chain, Score};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A text of the corpus: its words, and where each of its tokens stands.
struct Sample {
    text: String,
    tokens: Vec<(usize, usize)>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let model = syntax::Model::load(&std::fs::read(&arguments[1])?)?;
    let folder = Path::new(&arguments[2]);
    let show = arguments.get(3).map(String::as_str);
    let (knowledge, _) = knowledge::Knowledge::load(&[]);
    let mut parser = syntax::Parser::new(&model);
    let mut files: Vec<_> = std::fs::read_dir(folder.join("dep"))?.collect::<std::result::Result<Vec<_>, _>>()?;
    files.sort_by_key(|file| file.file_name());
    let mut score = Score::default();
    let mut out = std::io::stdout().lock();
    for file in files {
        let name = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let sample = sample(&std::fs::read_to_string(file.path())?);
        let types = spans(&std::fs::read_to_string(folder.join(format!("gum-conll/{name}.conll")))?);
        let types: HashMap<(usize, usize), String> = types.into_iter().map(|(id, span)| (span, kind(&id))).collect();
        let mut gold: BTreeMap<String, Chain> = BTreeMap::new();
        for (id, span) in spans(&std::fs::read_to_string(folder.join(format!("ontogum-conll/{name}.conll")))?) {
            if types.get(&span).is_some_and(|kind| matches!(kind.as_str(), "person" | "organization" | "place")) {
                gold.entry(id).or_default().push(span);
            }
        }
        let parse = parser.parse(&sample.text);
        let found = names::find(&parse, &knowledge, None);
        let ours = chains(&parse, &found, &sample);
        let place = |chain: &Chain| chain.iter().all(|span| types.get(span).is_some_and(|kind| kind == "place"));
        let counts = |chain: &Chain| chain.len() > 1 && (!place(chain) || chain.iter().any(|span| is_country(&knowledge, &sample, *span)));
        let gold: Vec<Chain> = gold.into_values().filter(counts).collect();
        let mut one = Score::default();
        one.add(&gold, &ours);
        score.add(&gold, &ours);
        writeln!(out, "{name} {:.3}", one.conll())?;
        if show.is_some_and(|show| name.contains(show)) {
            print(&mut out, "gold", &sample, &gold, &ours)?;
            print(&mut out, "ours", &sample, &ours, &gold)?;
        }
    }
    for (metric, part) in ["MUC", "B3", "CEAFe", "mentions"].iter().zip(score.parts()) {
        writeln!(out, "{metric:9} R {:.3} P {:.3} F {:.3}", part[0], part[1], part[2])?;
    }
    writeln!(out, "CoNLL F1 {:.4}", score.conll())?;
    Ok(())
}

fn kind(id: &str) -> String {
    id.split('-').next().unwrap_or(id).to_string()
}

/// Whether a span of the corpus is the name of a country; of places only countries are measured.
fn is_country(knowledge: &knowledge::Knowledge, sample: &Sample, span: (usize, usize)) -> bool {
    let words = &sample.text[sample.tokens[span.0].0..sample.tokens[span.1 - 1].1];
    let words = words.trim_start_matches("the ").trim_start_matches("The ").trim_end_matches("'s");
    knowledge.names.proper().get(words).any(|entry| entry.kind == knowledge::names::Kind::Country)
}

/// Whether a mention of ours counts: marked, and of places only countries.
fn is_measured(found: &names::Names, mention: &names::Mention) -> bool {
    let fits = |at: &usize| {
        let entity = &found.entities[*at];
        entity.kind != record::MentionKind::Place || entity.id.is_some()
    };
    mention.marked && !mention.refers.is_empty() && mention.refers.iter().all(fits)
}

/// Our chains as token ranges of the corpus.
fn chains(parse: &syntax::Parse<'_>, found: &names::Names, sample: &Sample) -> Vec<Chain> {
    let mut chains: BTreeMap<&[usize], Chain> = BTreeMap::new();
    for mention in found.mentions.iter().filter(|mention| is_measured(found, mention)) {
        let span = parse.span(mention.extent.clone());
        let inside = |token: &(usize, usize)| token.0 < span.end as usize && (span.start as usize) < token.1;
        let Some(first) = sample.tokens.iter().position(inside) else {
            continue;
        };
        let last = sample.tokens.iter().rposition(inside).unwrap_or(first);
        let chain = chains.entry(&mention.refers).or_default();
        if !chain.contains(&(first, last + 1)) {
            chain.push((first, last + 1));
        }
    }
    chains.into_values().filter(|chain| chain.len() > 1).collect()
}

/// Reads a text: sentences joined by spaces, paragraphs by an empty line.
fn sample(conllu: &str) -> Sample {
    let mut sample = Sample { text: String::new(), tokens: Vec::new() };
    let mut space = "";
    let mut skip = 0;
    for line in conllu.lines() {
        if line.starts_with("# newpar") && !sample.text.is_empty() {
            space = "\n\n";
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 10 || line.starts_with('#') {
            continue;
        }
        if fields[0].contains('.') {
            continue;
        }
        if fields[0].contains('-') {
            // Words written as one ("don't"): the parts stand on the next lines.
            let ends: Vec<usize> = fields[0].split('-').filter_map(|end| end.parse().ok()).collect();
            skip = ends[1] - ends[0];
            continue;
        }
        if !sample.text.is_empty() {
            sample.text.push_str(space);
        }
        let start = sample.text.len();
        sample.text.push_str(fields[1]);
        sample.tokens.push((start, sample.text.len()));
        space = if fields[9].contains("SpaceAfter=No") || skip > 0 { "" } else { " " };
        skip = skip.saturating_sub(1);
    }
    sample
}

/// Reads the bracketed spans of a CoNLL file: id, and token range.
fn spans(conll: &str) -> Vec<(String, (usize, usize))> {
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut found = Vec::new();
    for (token, line) in conll.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).enumerate() {
        let mark = line.rsplit('\t').next().unwrap_or("_");
        let mut rest = mark;
        while !rest.is_empty() && rest != "_" {
            if let Some(opened) = rest.strip_prefix('(') {
                let end = opened.find(['(', ')']).unwrap_or(opened.len());
                open.push((opened[..end].to_string(), token));
                rest = &opened[end..];
                if let Some(closed) = rest.strip_prefix(')') {
                    let (id, start) = open.pop().unwrap_or_default();
                    found.push((id, (start, token + 1)));
                    rest = closed;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                let id = &rest[..end];
                if let Some(place) = open.iter().rposition(|(other, _)| other == id) {
                    let (id, start) = open.remove(place);
                    found.push((id, (start, token + 1)));
                }
                rest = rest.get(end + 1..).unwrap_or("");
            }
        }
    }
    found
}

fn print(out: &mut impl std::io::Write, title: &str, sample: &Sample, chains: &[Chain], others: &[Chain]) -> std::io::Result<()> {
    for chain in chains {
        let words = chain.iter().map(|span| {
            let (start, end) = (sample.tokens[span.0].0, sample.tokens[span.1 - 1].1);
            let missing = if others.iter().any(|other| other.contains(span)) { "" } else { "*" };
            format!("{missing}{}:{}", span.0, sample.text[start..end].replace('\n', " "))
        });
        writeln!(out, "  {title}: {}", words.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}
