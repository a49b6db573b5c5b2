//! A text file and a day become a list of mentions with whom they mean: `mentions MODEL FILE [DAY]`.

use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let model = syntax::Model::load(&std::fs::read(&arguments[1])?)?;
    let text = std::fs::read_to_string(&arguments[2])?;
    let (knowledge, _) = knowledge::Knowledge::load(&[]);
    let parse = syntax::Parser::new(&model).parse(&text);
    let start = std::time::Instant::now();
    let names = names::find(&parse, &knowledge, arguments.get(3).map(String::as_str));
    let took = start.elapsed();
    let mut out = std::io::stdout().lock();
    let mut sentence = usize::MAX;
    for mention in &names.mentions {
        if parse.sentence(mention.head) != sentence {
            sentence = parse.sentence(mention.head);
            writeln!(out, "\n# {}", parse.span(parse.sentences[sentence].clone()).of(&text))?;
        }
        let span = parse.span(mention.tokens.clone());
        let located = if mention.located { " [place]" } else { "" };
        write!(out, "{:?} {:?} {:?}{located} head={}", span.of(&text), mention.form, mention.kind, parse.word(mention.head))?;
        for &at in &mention.refers {
            let entity = &names.entities[at];
            let participant = entity.participant(None);
            write!(
                out,
                "\n    #{at} {} {:?} office={:?} ({})",
                participant.code.unwrap_or_default(),
                entity.name,
                entity.office.as_ref().map(|office| &office.title),
                entity.why
            )?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{took:?} for {} tokens", parse.tokens.len())?;
    Ok(())
}
