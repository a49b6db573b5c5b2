//! A parse with its names becomes drafts of mentions: every phrase that may refer to somebody, not yet resolved.
//!
//! Nouns that cannot act ("the statement") are drafts too, as decoys: "it" may mean them, and then it means nobody.

use std::ops::Range;

use knowledge::names::fold::Key;
use knowledge::names::{Gender, Kind, Number, RoleKind, Use};
use record::MentionKind;
use syntax::{Dep, Tag};

use crate::evidence::{self, Evidence, Segment};
use crate::mentions::Form;
use crate::named::is_located;
use crate::spans::{Class, Span};
use crate::text::Text;
use crate::who::prefer_head;

/// What a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Row of a name among the spans.
    Name(usize),
    /// A nationality word inside another phrase.
    Adjective(usize),
    Description,
    Pronoun,
    /// A noun that cannot act.
    Decoy,
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Definite,
    Demonstrative,
    Possessed,
    Indefinite,
    Bare,
}

/// A phrase that may refer to somebody.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub tokens: Range<usize>,
    pub extent: Range<usize>,
    pub head: usize,
    pub sort: Sort,
    pub form: Form,
    pub kind: MentionKind,
    pub start: Start,
    pub plural: bool,
    pub gender: Option<Gender>,
    /// Whether it means people; nothing where both can be.
    pub animate: Option<bool>,
    pub evidence: Evidence,
    pub title: String,
    /// Keys of the words of the title.
    pub keys: Vec<Key>,
    /// Token that possesses it.
    pub owner: Option<usize>,
    /// Token that "of" adds.
    pub of: Option<usize>,
    pub located: bool,
    pub done: bool,
    pub refers: Vec<usize>,
}

impl Draft {
    fn new(text: &Text<'_, '_>, head: usize, sort: Sort, form: Form) -> Draft {
        Draft {
            tokens: text.phrase_start(head)..text.phrase_end(head),
            extent: text.phrase_start(head)..text.extent_end(head),
            head,
            sort,
            form,
            kind: MentionKind::Person,
            start: start_of(text, head),
            plural: matches!(text.tag(head), Tag::Nns | Tag::Nnps),
            gender: None,
            animate: None,
            evidence: Evidence::default(),
            title: String::new(),
            keys: Vec::new(),
            owner: text.owner(head),
            of: None,
            located: false,
            done: false,
            refers: Vec::new(),
        }
    }
}

/// All drafts by head token.
pub(crate) fn find(text: &Text<'_, '_>, spans: &[Span]) -> Vec<Draft> {
    let mut inside = vec![0u32; text.line.len()];
    let mut drafts: Vec<Option<Draft>> = vec![None; text.line.len()];
    for (row, span) in spans.iter().enumerate() {
        inside[span.tokens.clone()].fill(row as u32 + 1);
    }
    for (row, span) in spans.iter().enumerate() {
        let head = root_of(text, &span.tokens);
        drafts[head] = Some(of_span(text, spans, row, head));
    }
    for token in 0..text.line.len() {
        if drafts[token].is_some() {
            continue;
        }
        if text.is_noun(token) && inside[token] == 0 && !is_modifier(text, token) {
            drafts[token] = Some(of_noun(text, token));
        } else {
            drafts[token] = of_pronoun(text, token);
        }
    }
    drafts.into_iter().flatten().collect()
}

/// The token of a name through which it hangs in the tree.
pub(crate) fn root_of(text: &Text<'_, '_>, tokens: &Range<usize>) -> usize {
    let hangs = |&at: &usize| {
        let head = text.parse.head(at);
        (head == at || !tokens.contains(&head)) && text.line.keys[at] != 0
    };
    tokens.clone().rev().find(hangs).unwrap_or(tokens.end - 1)
}

/// Whether a noun only modifies another.
fn is_modifier(text: &Text<'_, '_>, token: usize) -> bool {
    match text.dep(token) {
        Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Quantmod | Dep::Advmod => true,
        Dep::Conj if text.parse.head(token) < token && !text.is_noun(token) => is_modifier(text, text.parse.head(token)),
        _ => false,
    }
}

/// The noun that a modifier stands before, where nothing but words stands between.
fn modified(text: &Text<'_, '_>, token: usize) -> Option<usize> {
    let mut noun = text.parse.head(token);
    while noun < token && text.dep(token) == Dep::Conj && is_modifier(text, noun) {
        noun = text.parse.head(noun);
    }
    let quoted = (token + 1..noun).any(|at| matches!(text.tag(at), Tag::OpenQuote | Tag::CloseQuote));
    (noun > token && !quoted).then_some(noun)
}

fn of_span(text: &Text<'_, '_>, spans: &[Span], row: usize, head: usize) -> Draft {
    let span = &spans[row];
    let modifies = is_modifier(text, head) && modified(text, head).is_some();
    match span.class {
        Class::People if modifies || !can_be_people(text, span, head) => adjective(text, row, span, head),
        Class::Place if modifies => adjective(text, row, span, head),
        Class::Organisation if span.segment.is_none() && is_located(text, head) => named(text, row, span, head, MentionKind::Place),
        Class::Organisation if span.segment.is_none() => match described(text, head, Form::Name) {
            // "Rangers" and "Pirates" alone are teams.
            Some(draft) if !(span.tokens.len() == 1 && draft.plural && draft.evidence.role_kind(text.names) == Some(RoleKind::Person)) => draft,
            _ => named(text, row, span, head, MentionKind::Organisation),
        },
        Class::Person => named(text, row, span, head, MentionKind::Person),
        Class::Organisation => named(text, row, span, head, MentionKind::Organisation),
        Class::Place => named(text, row, span, head, MentionKind::Place),
        Class::People => {
            let mut draft = named(text, row, span, head, MentionKind::Group);
            draft.plural = text.tag(head) != Tag::Nn || text.tag(head) == Tag::Jj;
            draft.animate = Some(true);
            draft
        }
    }
}

/// Whether a word of nationality is used as a noun: "Ukrainians", "the French".
fn can_be_people(text: &Text<'_, '_>, span: &Span, head: usize) -> bool {
    let noun = text.is_noun(head) || text.tag(head) == Tag::Jj;
    let argument = matches!(
        text.dep(head),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Conj | Dep::Poss | Dep::Appos | Dep::Dative | Dep::Agent | Dep::Attr
    );
    let is_people = |segment: &Segment| segment.has(Kind::People) || segment.has(Kind::RegionPeople);
    noun && argument && span.segment.as_ref().is_none_or(is_people) && (text.dep(head) != Dep::Attr || text.tag(head) == Tag::Nns)
}

fn adjective(text: &Text<'_, '_>, row: usize, span: &Span, head: usize) -> Draft {
    let mut draft = Draft::new(text, head, Sort::Adjective(row), Form::Adjective);
    draft.tokens = span.tokens.clone();
    draft.extent = span.tokens.clone();
    draft.kind = MentionKind::Place;
    draft.owner = None;
    draft.animate = Some(false);
    draft
}

fn named(text: &Text<'_, '_>, row: usize, span: &Span, head: usize, kind: MentionKind) -> Draft {
    let mut draft = Draft::new(text, head, Sort::Name(row), Form::Name);
    draft.kind = kind;
    draft.tokens.start = draft.tokens.start.min(span.tokens.start);
    draft.tokens.end = span.tokens.end;
    draft.plural = text.tag(head) == Tag::Nns;
    draft.animate = Some(kind == MentionKind::Person);
    let core = core_start(text, head, draft.owner, draft.tokens.start)..span.tokens.start;
    draft.evidence = evidence::read(text.names, &text.line, &text.segments(core));
    if kind == MentionKind::Person {
        draft.gender = draft.evidence.gender;
    }
    draft
}

/// Where the words between an owner and the head begin.
fn core_start(text: &Text<'_, '_>, head: usize, owner: Option<usize>, start: usize) -> usize {
    let Some(owner) = owner.filter(|owner| *owner < head) else {
        return start;
    };
    let genitive = (owner..head).find(|&at| text.line.genitive[at]);
    genitive.map_or(owner + 1, |at| at + 1).max(start)
}

fn of_noun(text: &Text<'_, '_>, head: usize) -> Draft {
    described(text, head, Form::Description).unwrap_or_else(|| {
        let mut draft = Draft::new(text, head, Sort::Decoy, Form::Description);
        draft.animate = Some(false);
        draft.of = text.of_object(head);
        draft
    })
}

/// A noun phrase whose head the tables know as a role or post.
fn described(text: &Text<'_, '_>, head: usize, form: Form) -> Option<Draft> {
    let mut draft = Draft::new(text, head, Sort::Description, form);
    let core = core_start(text, head, draft.owner, draft.tokens.start);
    let upto = (head + 6).min(text.parse.sentences.get(text.parse.sentence(head))?.end).max(head + 1);
    let mut segments = text.segments(core..upto);
    segments.retain(|segment| segment.tokens.start <= head);
    let place = segments.iter().position(|segment| segment.tokens.contains(&head))?;
    let special = |segment: &Segment| segment.function(text.names) == Some(Use::Counterpart);
    let known = |segment: &Segment| segment.has(Kind::Role) || segment.has(Kind::Post) || special(segment);
    if !known(&segments[place]) {
        return None;
    }
    segments.truncate(place + 1);
    draft.evidence = evidence::read(text.names, &text.line, &segments);
    let last = &segments[place];
    prefer_head(text.names, &mut draft.evidence, last);
    draft.title = last.tokens.clone().filter(|&at| text.line.keys[at] != 0).map(|at| title_word(text, at)).collect::<Vec<_>>().join(" ");
    draft.keys = last.tokens.clone().map(|at| text.line.keys[at]).filter(|key| *key != 0).collect();
    let counted = last.tokens.clone().filter_map(|at| text.function(at)).map(|function| function.count).max();
    draft.evidence.count = draft.evidence.count.max(counted.unwrap_or(0));
    draft.of = last.tokens.clone().chain([head]).filter_map(|at| text.of_object(at)).find(|of| *of >= last.tokens.end);
    draft.tokens.end = draft.tokens.end.max(last.tokens.end);
    draft.gender = draft.evidence.gender;
    let apart = draft.evidence.role.is_some_and(|row| text.names.roles[row as usize].needs_country);
    if apart && draft.evidence.countries.is_empty() && draft.owner.is_none() {
        return None;
    }
    let kind = draft.evidence.role_kind(text.names);
    (draft.kind, draft.animate) = match kind {
        Some(RoleKind::Body) => (MentionKind::Organisation, Some(false)),
        Some(RoleKind::Group) => (MentionKind::Group, Some(true)),
        _ if draft.plural => (MentionKind::Group, Some(true)),
        _ => (MentionKind::Person, Some(true)),
    };
    draft.plural |= kind == Some(RoleKind::Group);
    Some(draft)
}

fn title_word(text: &Text<'_, '_>, at: usize) -> String {
    if matches!(text.tag(at), Tag::Nns) { text.parse.lemma(at).to_lowercase() } else { text.parse.lower(at).to_string() }
}

fn of_pronoun(text: &Text<'_, '_>, token: usize) -> Option<Draft> {
    let function = text.function(token)?;
    let fits = match function.role {
        Use::Pronoun | Use::Reflexive => text.tag(token) == Tag::Prp,
        Use::Possessive => matches!(text.tag(token), Tag::PrpS | Tag::Prp),
        Use::Relative => matches!(text.tag(token), Tag::Wp | Tag::WpS | Tag::Wdt),
        Use::Number => matches!(text.tag(token), Tag::Cd | Tag::Dt) && matches!(text.dep(token), Dep::Nsubj | Dep::Nsubjpass | Dep::Pobj | Dep::Dobj),
        _ => false,
    };
    if !fits {
        return None;
    }
    let mut draft = Draft::new(text, token, Sort::Pronoun, Form::Pronoun);
    draft.tokens = token..token + 1;
    draft.extent = token..token + 1;
    draft.plural = function.number == Some(Number::Plural) || function.count > 1;
    draft.gender = function.gender;
    draft.animate = function.animate;
    draft.evidence.count = function.count;
    Some(draft)
}

fn start_of(text: &Text<'_, '_>, head: usize) -> Start {
    for child in text.parse.children(head).filter(|child| *child < head) {
        match text.dep(child) {
            Dep::Poss => return Start::Possessed,
            Dep::Det => {
                return match text.tag(child) {
                    Tag::Dt if text.parse.lower(child) == "the" => Start::Definite,
                    Tag::Dt if text.parse.lower(child).starts_with("th") => Start::Demonstrative,
                    _ => Start::Indefinite,
                };
            }
            _ => {}
        }
    }
    Start::Bare
}
