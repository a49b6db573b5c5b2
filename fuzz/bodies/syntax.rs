//! Any text through the parser: every token has an analysis that holds together.

use std::cell::RefCell;
use std::path::Path;

use syntax::{Model, Parser};

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new(parser());
}

fn parser() -> Parser {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut paths = folders.map(|folder| folder.join("assets/syntax.model"));
    let path = paths.find(|path| path.exists());
    let path = path.expect("the weights are missing: run `cargo xtask assets`");
    let bytes = std::fs::read(path).expect("readable weights");
    Parser::new(&Model::load(&bytes).expect("a model"))
}

/// Parses any bytes as text.
pub fn parse(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    PARSER.with_borrow_mut(|parser| {
        let parse = parser.parse(&text);
        let count = parse.tokens.len();
        let mut end = 0;
        for token in &parse.tokens {
            let (from, to) = (token.span.start as usize, token.span.end as usize);
            assert!(end <= from && from < to && text.get(from..to).is_some());
            assert!((token.head as usize) < count && (token.sentence as usize) < parse.sentences.len());
            end = to;
        }
        let mut next = 0;
        for sentence in &parse.sentences {
            assert!(sentence.start == next && sentence.end > next);
            next = sentence.end;
        }
        assert_eq!(next, count);
        assert!(parse.entities.iter().all(|entity| entity.tokens.end <= count));
    });
}
