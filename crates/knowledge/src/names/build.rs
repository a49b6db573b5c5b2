//! Raw rows become linked rows and an index.

use super::day::Day;
use super::index::{Entry, Index, Kind};
use super::keyed::{Keyed, first_link, keyed, link, renamed, sorted};
use super::read::{Fields, Raw};
use super::rows::*;
use super::{NamesTable, RawTables, fold};
use crate::Problem;

/// The post whose holder depends on the country: column `leader` of `countries.tsv`.
const COUNTRY_LEADER: &str = "country-leader";

/// The rank of a post that tells none.
const LOWEST_RANK: u8 = 9;

impl NamesTable {
    /// Links and indexes raw rows.
    pub(super) fn build(&mut self, raw: &RawTables, problems: &mut Vec<Problem>) {
        let text = std::mem::take(&mut self.text);
        let files = std::mem::take(&mut self.files);
        let mut fields = Fields { text: &text, files: &files, problems };
        let countries = renamed(keyed(&raw.countries, &mut fields), &raw.countries, &fields);
        let posts = keyed(&raw.posts, &mut fields);
        let organisations = sorted(keyed(&raw.organisations, &mut fields));
        let people = keyed(&raw.people, &mut fields);
        let phrases = raw.people.rows.len() * 5 + raw.organisations.rows.len() * 3 + raw.spells.rows.len() + 4_000;
        self.proper = Index::with_room(phrases);
        self.words = Index::with_room(8_000);
        self.loose = Index::with_room(raw.people.rows.len() * 3);
        self.build_countries(raw, &countries, &posts, &mut fields);
        self.build_regions(raw, &countries, &mut fields);
        self.build_seats(raw, &mut fields);
        self.build_posts(raw, &posts, &mut fields);
        self.leader = posts.find(COUNTRY_LEADER).map(|row| row as u16);
        self.build_organisations(raw, &organisations, &countries, &mut fields);
        self.build_cities(raw, &countries, &mut fields);
        self.build_people(raw, &people, &countries, &mut fields);
        let links = Links { countries: &countries, posts: &posts, organisations: &organisations, people: &people };
        self.build_spells(raw, &links, &mut fields);
        self.build_memberships(raw, &links, &mut fields);
        self.build_words(raw, &posts, &mut fields);
        self.text = text;
        self.files = files;
    }

    fn build_countries(&mut self, raw: &RawTables, keyed: &Keyed<'_>, posts: &Keyed<'_>, fields: &mut Fields<'_>) {
        for (row, &number) in keyed.chosen.iter().enumerate() {
            let Raw { at, fields: f } = raw.countries.rows[number];
            let [code, name, aliases, adjectives, people, capital, from, until, _, leader, order] = f;
            let leader = link(posts, fields, at, leader, "posts.tsv").map(|row| row as u16);
            let family_first = fields.str(order) == "family-first";
            let (from, until) = (fields.from(at, from), fields.until(at, until));
            self.countries.push(Country { code, name, capital, adjectives, leader, family_first, from, until, at });
            let row = row as u32;
            self.proper.add(fields.str(name), Kind::Country, row);
            add_all(&mut self.proper, fields.str(aliases), Kind::Country, row);
            add_all(&mut self.proper, fields.str(adjectives), Kind::Adjective, row);
            add_all(&mut self.proper, fields.str(people), Kind::People, row);
            add_all(&mut self.proper, fields.str(capital), Kind::Capital, row);
        }
    }

    fn build_regions(&mut self, raw: &RawTables, countries: &Keyed<'_>, fields: &mut Fields<'_>) {
        for Raw { at, fields: f } in raw.regions.rows.iter().copied() {
            let [name, aliases, adjectives, country, sector, kind, people] = f;
            let row = self.regions.len() as u32;
            let country = first_link(countries, fields, at, country, "countries.tsv").map(|row| row as u16);
            let sector = fields.sector(at, sector);
            self.regions.push(Region { name, country, sector, kind, at });
            for name in std::iter::once(fields.str(name)).chain(values(fields.str(aliases))) {
                let name = name.trim_start_matches("the ");
                if self.proper.get(name).any(|entry| entry.kind == Kind::Country) {
                    let entry = Entry { kind: Kind::Region, case: super::Case::of(name), row };
                    self.proper.add_keys(fold::keys(name).map(fold::homonym), entry);
                } else {
                    self.proper.add(name, Kind::Region, row);
                }
            }
            add_all(&mut self.proper, fields.str(adjectives), Kind::RegionAdjective, row);
            add_all(&mut self.proper, fields.str(people), Kind::RegionPeople, row);
        }
    }

    fn build_seats(&mut self, raw: &RawTables, fields: &mut Fields<'_>) {
        for Raw { at, fields: f } in raw.seats.rows.iter().copied() {
            let [phrase, codes, sectors, meaning, from, until] = f;
            let (many, given) = (fields.str(codes).split('|').count(), values(fields.str(sectors)).count());
            if given > 1 && many != given {
                fields.problem(at, "sector does not list as many as code", "give one for all, or one for each");
            }
            for sector in values(fields.str(sectors)).filter(|word| record::Sector::from_word(word).is_none()) {
                fields.problem(at, format!("unknown sector {sector:?}"), "use a PLOVER sector, as GOV or MIL");
            }
            let (from, until) = (fields.from(at, from), fields.until(at, until));
            self.proper.add(fields.str(phrase), Kind::Seat, self.seats.len() as u32);
            self.seats.push(Seat { phrase, codes, sectors, meaning, from, until, at });
        }
    }

    fn build_cities(&mut self, raw: &RawTables, countries: &Keyed<'_>, fields: &mut Fields<'_>) {
        for Raw { at, fields: [name, country] } in raw.cities.rows.iter().copied() {
            if let Some(country) = link(countries, fields, at, country, "countries.tsv") {
                add_all(&mut self.proper, fields.str(name), Kind::City, self.cities.len() as u32);
                self.cities.push(City { name, country: country as u16, at });
            }
        }
    }

    fn build_posts(&mut self, raw: &RawTables, keyed: &Keyed<'_>, fields: &mut Fields<'_>) {
        for (row, &number) in keyed.chosen.iter().enumerate() {
            let Raw { at, fields: [key, titles, sector, single, rank, office, heads] } = raw.posts.rows[number];
            let sector = fields.sector(at, sector);
            let rank = fields.str(rank).parse().unwrap_or(LOWEST_RANK);
            let (single, office, heads) = (fields.str(single) == "yes", fields.str(office) != "no", fields.str(heads) == "yes");
            self.posts.push(Post { key, sector, single, rank, office, heads, at });
            add_all(&mut self.words, fields.str(titles), Kind::Post, row as u32);
        }
    }

    fn build_organisations(&mut self, raw: &RawTables, keyed: &Keyed<'_>, countries: &Keyed<'_>, fields: &mut Fields<'_>) {
        for (row, &number) in keyed.chosen.iter().enumerate() {
            let Raw { at, fields: f } = raw.organisations.rows[number];
            let [id, name, aliases, kind, country, sector, from, until, parent, _] = f;
            let country = first_link(countries, fields, at, country, "countries.tsv").map(|row| row as u16);
            let parent = link(keyed, fields, at, parent, "organisations.tsv").map(|row| row as u32);
            let sector = fields.sector(at, sector);
            let (from, until) = (fields.from(at, from), fields.until(at, until));
            self.organisations.push(Organisation { id, name, kind, country, sector, from, until, parent, at });
            let row = row as u32;
            add_name(&mut self.proper, fields.str(name), Kind::Organisation, row);
            for alias in values(fields.str(aliases)) {
                add_name(&mut self.proper, alias, Kind::Organisation, row);
            }
            let owner = country.filter(|_| OF_STATES.contains(&fields.str(kind))).map(|country| self.countries[usize::from(country)]);
            for name in owner.into_iter().flat_map(|owner| national_forms(fields, owner, name, aliases)) {
                self.proper.add(&name, Kind::Organisation, row);
            }
        }
    }

    fn build_people(&mut self, raw: &RawTables, keyed: &Keyed<'_>, countries: &Keyed<'_>, fields: &mut Fields<'_>) {
        for (row, &number) in keyed.chosen.iter().enumerate() {
            let Raw { at, fields: [id, name, aliases, gender, country, family] } = raw.people.rows[number];
            let country = first_link(countries, fields, at, country, "countries.tsv").map(|row| row as u16);
            let gender = fields.gender(at, gender);
            self.people.push(Person { id, name, gender, country, family, spells: 0..0, at });
            let row = row as u32;
            for name in std::iter::once(fields.str(name)).chain(values(fields.str(aliases))) {
                let kind = if name.contains(' ') { Kind::Person } else { Kind::Family };
                add_name(&mut self.proper, name, kind, row);
                add_loose(&mut self.loose, name, kind, row);
            }
            let name = fields.str(name);
            if country.is_some_and(|country| self.countries[usize::from(country)].family_first)
                && let Some((given, family)) = name.rsplit_once(' ')
            {
                add_name(&mut self.proper, &format!("{family} {given}"), Kind::Person, row);
            }
            for family in values(fields.str(family)) {
                add_name(&mut self.proper, family, Kind::Family, row);
                add_loose(&mut self.loose, family, Kind::Family, row);
            }
        }
    }

    fn build_spells(&mut self, raw: &RawTables, links: &Links<'_>, fields: &mut Fields<'_>) {
        let mut spells = Vec::with_capacity(raw.spells.rows.len());
        for Raw { at, fields: f } in raw.spells.rows.iter().copied() {
            let [person, title, post, country, organisation, sector, from, until, confirmed, confidence] = f;
            let Some(person) = link(links.people, fields, at, person, "people.tsv") else {
                continue;
            };
            let confidence: f32 = match fields.str(confidence) {
                "" => 1.0,
                word => word.parse().ok().filter(|share| (0.0..=1.0).contains(share)).unwrap_or_else(|| {
                    fields.problem(at, format!("{word:?} is not a confidence"), "write a number from 0 to 1");
                    0.5
                }),
            };
            let post = link(links.posts, fields, at, post, "posts.tsv").map(|row| row as u16);
            let sector = fields.sector(at, sector).or(post.and_then(|post| self.posts[post as usize].sector));
            let organisation = link(links.organisations, fields, at, organisation, "organisations.tsv").map(|row| row as u32);
            let country = first_link(links.countries, fields, at, country, "countries.tsv").map(|row| row as u16);
            let mut spell = Spell {
                person: person as u32,
                title,
                post,
                country,
                organisation,
                body: organisation.or_else(|| self.body_of_title(fields.str(title), country)),
                sector,
                from: fields.from(at, from),
                until: fields.until(at, until),
                succeeded: Day::LAST,
                confirmed: fields.until(at, confirmed),
                confidence,
                at,
            };
            if spell.until == Day::LAST && spell.confirmed == Day::LAST {
                spell.confirmed = spell.from.plus_months(12);
            }
            if spell.from > spell.until {
                fields.problem(at, "the spell ends before it begins", "swap or correct from and until");
                continue;
            }
            spells.push(spell);
        }
        self.spells = latest_of_same(spells, fields);
        self.index_spells(fields);
    }

    fn index_spells(&mut self, fields: &Fields<'_>) {
        for (row, spell) in self.spells.iter().enumerate() {
            let person = &mut self.people[spell.person as usize].spells;
            *person = if person.start == person.end { row as u32..row as u32 + 1 } else { person.start..row as u32 + 1 };
            if let (Some(post), Some(country)) = (spell.post, spell.country) {
                self.by_post.push((u32::from(post) << 16 | u32::from(country), spell.from, row as u32));
            }
            let named = self.body_of_title(fields.str(spell.title), spell.country).filter(|body| Some(*body) != spell.organisation);
            for organisation in [spell.organisation, named].into_iter().flatten() {
                self.by_body.push((organisation, spell.from, row as u32));
            }
            if fields.str(spell.title).contains(' ') {
                self.proper.add(fields.str(spell.title), Kind::Title, row as u32);
            }
        }
        self.by_post.sort_unstable();
        self.by_body.sort_unstable();
        succeed(&mut self.spells, &self.posts, &self.by_post);
        succeed(&mut self.spells, &self.posts, &self.by_body);
    }

    /// The body that a title names after its first preposition: "Chairman of the State Duma of Russia".
    fn body_of_title(&self, title: &str, country: Option<u16>) -> Option<u32> {
        let (_, mut body) = title.split_once(" of ").or_else(|| title.split_once(" for "))?;
        body = body.trim_start_matches("the ");
        loop {
            let mut found = self.proper.get(body).filter(|entry| entry.kind == Kind::Organisation);
            let here = found.find(|entry| self.organisations[entry.row as usize].country == country);
            if let Some(entry) = here {
                return Some(entry.row);
            }
            body = body.rsplit_once(" of ")?.0;
        }
    }

    fn build_memberships(&mut self, raw: &RawTables, links: &Links<'_>, fields: &mut Fields<'_>) {
        for Raw { at, fields: [organisation, country, from, until] } in raw.members.rows.iter().copied() {
            let organisation = link(links.organisations, fields, at, organisation, "organisations.tsv");
            let country = link(links.countries, fields, at, country, "countries.tsv");
            let (from, until) = (fields.from(at, from), fields.until(at, until));
            if let (Some(organisation), Some(country)) = (organisation, country) {
                self.members.push((organisation as u32, country as u16, from, until));
            }
        }
        self.members.sort_unstable();
        for Raw { at, fields: [organisation, status, from, until, _] } in raw.parties.rows.iter().copied() {
            let governs = fields.str(status) == "gov";
            if !governs && fields.str(status) != "opp" {
                fields.problem(at, "status is neither gov nor opp", "write one of them");
            }
            let (from, until) = (fields.from(at, from), fields.until(at, until));
            if let Some(organisation) = link(links.organisations, fields, at, organisation, "organisations.tsv") {
                self.parties.push((organisation as u32, governs, from, until));
            }
        }
        self.parties.sort_unstable();
    }

    fn build_words(&mut self, raw: &RawTables, posts: &Keyed<'_>, fields: &mut Fields<'_>) {
        for Raw { at, fields: [noun, sector, kind, gender, alone, names] } in raw.roles.rows.iter().copied() {
            let Some(kind) = role_kind(fields.str(kind)) else {
                fields.problem(at, "unknown kind of role", "write person, group or body");
                continue;
            };
            let (sector, gender) = (fields.sector(at, sector), fields.gender(at, gender));
            self.words.add(fields.str(noun), Kind::Role, self.roles.len() as u32);
            let (tells, needs_country) = (!matches!(fields.str(alone), "no" | "country"), fields.str(alone) == "country");
            let names_body = fields.str(names) == "yes";
            self.roles.push(Role { noun, sector, kind, gender, tells, needs_country, names_body, at });
        }
        for Raw { at, fields: [words, sector, _, minister] } in raw.portfolios.rows.iter().copied() {
            let sector = fields.sector(at, sector);
            let minister = posts.find(fields.str(minister)).map(|row| row as u16);
            add_all(&mut self.words, fields.str(words), Kind::Portfolio, self.portfolios.len() as u32);
            self.portfolios.push(Portfolio { words, sector, minister, at });
        }
        for Raw { at, fields: [word, effect, sector, gender] } in raw.modifiers.rows.iter().copied() {
            let Some(effect) = effect_of(fields.str(effect)) else {
                fields.problem(at, "unknown effect", "see data/README.md");
                continue;
            };
            let (sector, gender) = (fields.sector(at, sector), fields.gender(at, gender));
            add_all(&mut self.words, fields.str(word), Kind::Modifier, self.modifiers.len() as u32);
            self.modifiers.push(Modifier { word, effect, sector, gender, at });
        }
        for Raw { at, fields: [name, gender] } in raw.given.rows.iter().copied() {
            let gender = fields.gender(at, gender);
            self.words.add(fields.str(name), Kind::GivenName, self.given.len() as u32);
            self.given.push(gender);
        }
        for Raw { fields: [name], .. } in raw.surnames.rows.iter().copied() {
            self.words.add(fields.str(name), Kind::CommonSurname, 0);
        }
        self.build_functions(raw, fields);
    }

    fn build_functions(&mut self, raw: &RawTables, fields: &mut Fields<'_>) {
        for Raw { at, fields: [word, role, person, number, gender, animate, count] } in raw.functions.rows.iter().copied() {
            let Some(role) = use_of(fields.str(role)) else {
                fields.problem(at, "unknown use", "see data/README.md");
                continue;
            };
            let gender = fields.gender(at, gender);
            let number = match fields.str(number) {
                "sg" => Some(Number::Singular),
                "pl" => Some(Number::Plural),
                _ => None,
            };
            let animate = match fields.str(animate) {
                "y" => Some(true),
                "n" => Some(false),
                _ => None,
            };
            let small = |words: Text| fields.str(words).parse().unwrap_or(0);
            let function = Function { word, role, person: small(person), number, gender, animate, count: small(count), at };
            self.words.add(fields.str(word), Kind::Function, self.functions.len() as u32);
            self.functions.push(function);
        }
    }
}

/// The tables that spells point into.
struct Links<'a> {
    countries: &'a Keyed<'a>,
    posts: &'a Keyed<'a>,
    organisations: &'a Keyed<'a>,
    people: &'a Keyed<'a>,
}

/// Of spells with the same person, title and first day the latest read wins; the result is in order.
fn latest_of_same(mut spells: Vec<Spell>, fields: &mut Fields<'_>) -> Vec<Spell> {
    let key = |spell: &Spell, fields: &Fields<'_>| (spell.person, spell.from, fields.str(spell.title).to_string());
    spells.sort_by(|a, b| {
        let words = || fields.str(a.title).cmp(fields.str(b.title));
        (a.person, a.from).cmp(&(b.person, b.from)).then_with(words).then(a.at.cmp(&b.at))
    });
    let mut kept: Vec<Spell> = Vec::with_capacity(spells.len());
    for spell in spells {
        match kept.last_mut() {
            Some(last) if (last.person, last.from) == (spell.person, spell.from) && key(last, fields) == key(&spell, fields) => {
                if last.at.file == spell.at.file {
                    fields.problem(spell.at, "this spell stands twice", "remove one");
                }
                *last = spell;
            }
            _ => kept.push(spell),
        }
    }
    kept
}

/// Whether two spells are of one office.
pub(super) fn same_office(one: &Spell, two: &Spell) -> bool {
    (one.post, one.organisation) == (two.post, two.organisation)
}

/// Notes for each open spell of a single post the day on which another holder came.
fn succeed(spells: &mut [Spell], posts: &[Post], order: &[(u32, Day, u32)]) {
    for (place, &(key, from, row)) in order.iter().enumerate() {
        let spell = spells[row as usize];
        let single = spell.post.is_some_and(|post| posts[post as usize].single);
        if !single || spell.until != Day::LAST {
            continue;
        }
        let later = order[place + 1..].iter().take_while(|next| next.0 == key).map(|next| (next.1, spells[next.2 as usize]));
        let next = later.into_iter().find(|(day, next)| *day > from && same_office(&spell, next) && next.person != spell.person);
        if let Some((day, _)) = next {
            spells[row as usize].succeeded = day;
        }
    }
}

/// The values of a field.
pub(super) fn values(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').map(str::trim).filter(|value| !value.is_empty())
}

/// Kinds of bodies that a state has one of, so that its adjective and its name say the same of them.
const OF_STATES: [&str; 6] = ["ministry", "parliament", "court", "agency", "force", "police"];

/// Other ways to say whose a body is: "Supreme Court of Kenya" is the "Kenyan Supreme Court".
fn national_forms(fields: &Fields<'_>, owner: Country, name: Text, aliases: Text) -> Vec<String> {
    let (country, adjectives) = (fields.str(owner.name), fields.str(owner.adjectives));
    let mut forms: Vec<String> = Vec::new();
    for said in std::iter::once(fields.str(name)).chain(values(fields.str(aliases))) {
        let bare = said.strip_suffix(country).and_then(|rest| rest.trim_end_matches("the ").strip_suffix(" of "));
        let owned = || values(adjectives).find_map(|adjective| said.strip_prefix(adjective)?.strip_prefix(' '));
        if let Some(body) = bare.or_else(owned) {
            forms.extend(values(adjectives).map(|adjective| format!("{adjective} {body}")));
            // "United States Department of State"; "Brazil's army" stays an army that Brazil has.
            if values(adjectives).any(|adjective| super::Case::of(adjective) == super::Case::Acronym) {
                forms.push(format!("{country} {body}"));
            }
        }
    }
    forms.sort_unstable();
    forms.dedup();
    forms.retain(|form| form != fields.str(name) && values(fields.str(aliases)).all(|alias| alias != form));
    forms
}

fn add_all(index: &mut Index, field: &str, kind: Kind, row: u32) {
    for value in values(field) {
        index.add(value.trim_start_matches("the "), kind, row);
    }
}

/// Adds a name also without the Arabic article that is joined to it: "al-Assad" is found as "Assad" too.
fn add_name(index: &mut Index, name: &str, kind: Kind, row: u32) {
    let name = name.trim_start_matches("the ");
    let entry = Entry { kind, case: super::Case::of(name), row };
    if !name.contains('-') {
        index.add_keys(fold::keys(name), entry);
        return;
    }
    let words: Vec<(fold::Key, bool)> = fold::name_keys(name).collect();
    index.add_keys(words.iter().map(|(key, _)| *key), entry);
    if words.iter().any(|(_, article)| *article) {
        index.add_keys(words.iter().filter(|(_, article)| !article).map(|(key, _)| *key), entry);
    }
}

fn add_loose(index: &mut Index, name: &str, kind: Kind, row: u32) {
    let keys = fold::name_words(name).filter(|(_, article)| !article).map(|(word, _)| fold::loose(word));
    index.add_keys(keys, Entry { kind, case: super::Case::Capital, row });
}

fn role_kind(word: &str) -> Option<RoleKind> {
    match word {
        "person" => Some(RoleKind::Person),
        "group" => Some(RoleKind::Group),
        "body" => Some(RoleKind::Body),
        _ => None,
    }
}

fn effect_of(word: &str) -> Option<Effect> {
    let effects = [
        ("former", Effect::Former),
        ("acting", Effect::Acting),
        ("deputy", Effect::Deputy),
        ("alleged", Effect::Alleged),
        ("pro", Effect::Pro),
        ("backed", Effect::Backed),
        ("elect", Effect::Elect),
        ("named", Effect::Named),
        ("honorific", Effect::Honorific),
        ("sector", Effect::Sector),
    ];
    effects.into_iter().find(|(name, _)| *name == word).map(|(_, effect)| effect)
}

fn use_of(word: &str) -> Option<Use> {
    let uses = [
        ("pronoun", Use::Pronoun),
        ("possessive", Use::Possessive),
        ("reflexive", Use::Reflexive),
        ("relative", Use::Relative),
        ("article", Use::Article),
        ("of", Use::Of),
        ("in", Use::In),
        ("preposition", Use::Preposition),
        ("and", Use::And),
        ("number", Use::Number),
        ("same", Use::Same),
        ("counterpart", Use::Counterpart),
        ("other", Use::Other),
        ("quantity", Use::Quantity),
    ];
    uses.into_iter().find(|(name, _)| *name == word).map(|(_, role)| role)
}
