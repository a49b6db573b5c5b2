//! Resolved drafts become the mentions and entities of the text.

use knowledge::Knowledge;
use knowledge::names::{Day, Kind, Number, Use};
use record::MentionKind;
use syntax::{Parse, Tag};

use crate::drafts::{self, Sort};
use crate::mentions::{Form, Mention, Names};
use crate::named::{self, Nodes};
use crate::resolve::State;
use crate::spans;
use crate::text::Text;

/// Finds and resolves everyone named in a text.
pub(crate) fn find(parse: &Parse<'_>, knowledge: &Knowledge, on: Option<Day>) -> Names {
    let text = Text::new(parse, knowledge, on);
    let spans = spans::find(&text);
    let mut drafts = drafts::find(&text, &spans);
    let mut nodes = Nodes::default();
    named::resolve(&text, &spans, &mut drafts, &mut nodes);
    let mut state = State::new(&text, drafts, nodes);
    state.resolve();
    collect(&text, state)
}

/// Keeps what refers, and numbers entities by their first mention.
fn collect(text: &Text<'_, '_>, state: State<'_, '_, '_>) -> Names {
    let State { drafts, nodes, .. } = state;
    let mut numbers: Vec<Option<usize>> = vec![None; nodes.list.len()];
    let mut names = Names::default();
    for draft in drafts {
        let keeps = match draft.sort {
            Sort::Decoy => false,
            Sort::Pronoun => !draft.refers.is_empty() || draft.animate == Some(true) && draft.gender.is_some(),
            Sort::Name(_) | Sort::Adjective(_) => !draft.refers.is_empty(),
            Sort::Description => true,
        };
        if !keeps {
            continue;
        }
        let mut refers = Vec::with_capacity(draft.refers.len());
        for node in draft.refers {
            let number = *numbers[node].get_or_insert_with(|| {
                names.entities.push(nodes.list[node].meaning.entity(text.names));
                names.entities.len() - 1
            });
            if !refers.contains(&number) {
                refers.push(number);
            }
        }
        let kind = match (draft.form, refers.as_slice()) {
            (Form::Pronoun | Form::Name, [one]) => names.entities[*one].kind,
            (Form::Pronoun, [_, _, ..]) => MentionKind::Group,
            _ => draft.kind,
        };
        let extent = draft.extent.start.min(draft.tokens.start)..draft.extent.end.max(draft.tokens.end);
        let marked = is_marked(text, draft.head, draft.form, &names, &refers);
        let (tokens, head, form, located) = (draft.tokens, draft.head, draft.form, draft.located);
        names.mentions.push(Mention { tokens, extent, head, kind, form, refers, marked, located });
    }
    names
}

/// Whether the layer of mentions shows a mention, as corpora of coreference would.
fn is_marked(text: &Text<'_, '_>, head: usize, form: Form, names: &Names, refers: &[usize]) -> bool {
    let within = |other: &&Mention| other.refers == refers && other.extent.contains(&head);
    match form {
        Form::Adjective => matches!(text.tag(head), Tag::Nnp | Tag::Nnps) && !is_adjective(text, head),
        Form::Pronoun if text.is(head, Use::Relative) => false,
        Form::Pronoun if text.function(head).is_some_and(|function| function.person == 1 && function.number == Some(Number::Plural)) => {
            refers.iter().any(|&at| names.entities[at].kind != MentionKind::Person || names.entities[at].plural)
        }
        Form::Pronoun => true,
        _ => !refers.is_empty() && !names.mentions.iter().rev().take(12).any(|other| within(&other)),
    }
}

/// Whether a token is only an adjective of nationality.
fn is_adjective(text: &Text<'_, '_>, token: usize) -> bool {
    let kinds = || text.names.proper().get_keys(&text.line.keys[token..token + 1]).map(|entry| entry.kind);
    // "US" is both; before a noun it is the name.
    kinds().any(|kind| matches!(kind, Kind::Adjective | Kind::RegionAdjective)) && !kinds().any(|kind| kind == Kind::Country)
}
