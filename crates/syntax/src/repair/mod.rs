//! A parse becomes a better one where the weights go wrong in ways that matter for who did what to whom.
//!
//! Each repair states a fact of English that the parser is known to miss, has a name, and is told in `explain`.
//! [`crate::Parser::parse`] itself stays token-exact; only what reads events asks for repairs.

mod coordination;
mod fragments;
mod headless;
mod lemmas;
mod paragraphs;
mod phrases;
mod quotes;
mod relatives;
mod replant;

use knowledge::Knowledge;

use crate::{Parse, Parser};

/// One change to a parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Name of the repair.
    pub name: &'static str,
    /// Token that was given another head.
    pub token: usize,
}

/// Applies every repair, in an order in which later ones see what earlier ones mended.
pub fn repair(parser: &mut Parser, parse: &mut Parse, knowledge: &Knowledge) -> Vec<Repair> {
    let mut done = Vec::new();
    paragraphs::sentences_end_with_paragraphs(parser, parse, &mut done);
    quotes::scare_quotes(parser, parse, &mut done);
    fragments::attribution_fragments(parse, &mut done);
    headless::participles_read_as_modifiers(parse, knowledge, &mut done);
    coordination::modifiers_read_as_heads(parse, &mut done);
    coordination::participles_read_as_clauses(parse, knowledge, &mut done);
    lemmas::missed_lemmas(parse, knowledge, &mut done);
    relatives::clefts(parse, &mut done);
    relatives::harm_climbs_to_its_event(parse, knowledge, &mut done);
    phrases::agents_climb(parse, &mut done);
    phrases::phrases_leave_times(parse, &mut done);
    phrases::venues_climb(parse, knowledge, &mut done);
    phrases::causes_climb(parse, knowledge, &mut done);
    phrases::absolutes_descend(parse, knowledge, &mut done);
    done
}
