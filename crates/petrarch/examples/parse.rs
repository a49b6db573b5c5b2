fn main() {
    let bytes = std::fs::read("assets/syntax.model").unwrap();
    let model = syntax::Model::load(&bytes).unwrap();
    let mut parser = syntax::Parser::new(&model);
    let knowledge = knowledge::Knowledge::embedded();
    for text in std::env::args().skip(1) {
        let mut parse = parser.parse(&text);
        syntax::repair(&mut parser, &mut parse, &knowledge);
        let line: Vec<String> = (0..parse.tokens.len()).map(|t| format!("{t}:{}/{}/{}>{}{}", parse.word(t), parse.tokens[t].tag.as_str(), parse.dep(t).as_str(), parse.head(t), if parse.sentences.iter().any(|s| s.start == t) {" |S"} else {""})).collect();
        println!("{}\n", line.join("  "));
    }
}
