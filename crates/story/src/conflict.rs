//! Accounts of one happening by different sources become conflicts where they cannot both be as told.

use knowledge::{Knowledge, Side};
use record::{Account, AccountValue, Aux, Conflict, CountKind, Event, Field, Participant, Stance};

use crate::Clue;
use crate::same::REACH;

/// All conflicts among the events of a report.
pub(crate) fn conflicts(events: &[Event], clues: &[Clue], knowledge: &Knowledge) -> Vec<Conflict> {
    let mut found = Vec::new();
    for later in 0..events.len() {
        for earlier in later.saturating_sub(REACH)..later {
            let pair = Pair { a: &events[earlier], b: &events[later], a_clue: &clues[earlier], b_clue: &clues[later], knowledge };
            found.extend(pair.conflicts());
        }
    }
    found
}

struct Pair<'a> {
    a: &'a Event,
    b: &'a Event,
    a_clue: &'a Clue,
    b_clue: &'a Clue,
    knowledge: &'a Knowledge,
}

impl Pair<'_> {
    fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        if self.same_matter() && self.negated(self.a) != self.negated(self.b) {
            found.push(self.conflict(Field::Occurrence, self.words(self.a), self.words(self.b)));
        }
        if self.a.happening != self.b.happening || same_sources(self.a, self.b) {
            return found;
        }
        for what in [CountKind::Killed, CountKind::Injured, CountKind::Arrested, CountKind::Protesters, CountKind::Troops] {
            if let (Some(one), Some(other)) = (range(self.a, what), range(self.b, what))
                && apart(one, other)
            {
                found.push(self.conflict(Field::Count, value(one), value(other)));
            }
        }
        if self.side(self.a, self.a_clue).zip(self.side(self.b, self.b_clue)).is_some_and(|(one, other)| one != other) {
            found.push(self.conflict(Field::Manner, self.words(self.a), self.words(self.b)));
        }
        found
    }

    /// Whether both speak of one thing that happened or did not: one happening, or the same family between the same countries
    /// with a topic of one kind.
    fn same_matter(&self) -> bool {
        let family = |event: &Event| event.kind.and_then(|kind| self.knowledge.story.family(kind.as_str(), event.mode.as_deref()));
        let same_way = country_shared(&self.a.actors, &self.b.actors) && country_shared(&self.a.recipients, &self.b.recipients);
        let arms = |clue: &Clue| clue.topic.iter().any(|lemma| self.knowledge.lists.has("weapons", lemma));
        self.a.happening == self.b.happening || (family(self.a) == family(self.b) && same_way && arms(self.a_clue) && arms(self.b_clue))
    }

    fn negated(&self, event: &Event) -> bool {
        event.aux.contains(&Aux::Negation) || event.attribution.last().is_some_and(|link| link.stance == Stance::Denies)
    }

    fn words(&self, event: &Event) -> AccountValue {
        AccountValue::Text(event.evidence.first().map(|evidence| evidence.text.clone()).unwrap_or_default())
    }

    /// How an account says that it went; no losses is a good end.
    fn side(&self, event: &Event, clue: &Clue) -> Option<Side> {
        let said = clue.words.iter().find_map(|lemma| self.knowledge.story.side(lemma));
        let unharmed = || range(event, CountKind::Killed).is_some_and(|(_, most)| most == Some(0.0)).then_some(Side::Good);
        said.or_else(unharmed)
    }

    fn conflict(&self, field: Field, one: AccountValue, other: AccountValue) -> Conflict {
        let account = |event: &Event, value| Account { sources: sources(event), value, event: event.id.clone() };
        let note: Vec<String> = self.a_clue.qualifiers.iter().chain(&self.b_clue.qualifiers).cloned().collect();
        Conflict {
            id: format!("c{}{}{}", &self.a.id[1..9], &self.b.id[1..9], field_letter(field)),
            events: vec![self.a.id.clone(), self.b.id.clone()],
            field,
            accounts: vec![account(self.a, one), account(self.b, other)],
            note: (!note.is_empty()).then(|| note.join("; ")),
        }
    }
}

fn field_letter(field: Field) -> char {
    match field {
        Field::Occurrence => 'o',
        Field::Count => 'n',
        Field::Date => 'd',
        Field::Place => 'p',
        Field::Actor => 'a',
        Field::Manner => 'm',
    }
}

fn sources(event: &Event) -> Vec<Participant> {
    event.attribution.last().map(|link| link.sources.clone()).unwrap_or_default()
}

/// Whether the innermost sources are the same; the report's own voice is a source too.
fn same_sources(a: &Event, b: &Event) -> bool {
    let names = |event: &Event| -> Vec<Option<String>> { sources(event).into_iter().map(|who| who.id.or(who.text)).collect() };
    names(a) == names(b)
}

fn country_shared(a: &[Participant], b: &[Participant]) -> bool {
    a.iter().any(|one| one.country.is_some() && b.iter().any(|other| other.country == one.country))
}

type Numbers = (Option<f64>, Option<f64>);

fn range(event: &Event, what: CountKind) -> Option<Numbers> {
    event.counts.iter().find(|count| count.what == what).map(|count| (count.min, count.max))
}

/// Whether two ranges share no number.
fn apart(a: Numbers, b: Numbers) -> bool {
    let below = |one: Numbers, other: Numbers| one.1.zip(other.0).is_some_and(|(most, least)| most < least);
    below(a, b) || below(b, a)
}

fn value((min, max): Numbers) -> AccountValue {
    match (min, max) {
        (Some(min), Some(max)) if min == max => AccountValue::Number(min),
        (min, max) => AccountValue::Range { min, max },
    }
}
