//! A description with its evidence becomes whom it means: holders of posts, or somebody with a country and a sector.
//!
//! "the Iranian president" on 2022-11-12 is Ebrahim Raisi; "Turkish prosecutors" are TUR JUD and nobody in particular.

use knowledge::names::fold::{self, Key};
use knowledge::names::{Day, Kind, NamesTable, RoleKind};
use record::{MentionKind, Sector};

use crate::evidence::Evidence;
use crate::meaning::{Meaning, What, is_transnational};
use crate::office;

/// What stands around the head of a description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// Possessors ("Iran's", "their") and what "of" adds.
    pub owners: Vec<Meaning>,
    /// What "in" adds: a country where it is.
    pub inside: Vec<u16>,
    /// The title in small letters: "foreign minister".
    pub title: String,
    /// Whether the head is plural.
    pub plural: bool,
    /// Whether the phrase begins with an indefinite article: then it is not the one holder of a post.
    pub indefinite: bool,
    /// Whether a text stands around: there a role tells its sector ("shot a man"), which the bare word does not.
    pub in_text: bool,
    /// Whether the owner stands after "of".
    pub of: bool,
    /// Keys of the words of the head, and as singulars.
    pub keys: Vec<Key>,
}

/// The kind of bodies that states make, whose groups and agencies are parts of them.
const INTERGOVERNMENTAL: &str = "igo";

/// Whom a description means; empty where it is nobody who can act.
pub(crate) fn describe(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Vec<Meaning> {
    if !evidence.posts.is_empty() && evidence.role.is_none() {
        return post(names, evidence, around, on);
    }
    if evidence.role.is_some() {
        return role(names, evidence, around, on);
    }
    Vec::new()
}

/// Countries that the description belongs to, each once.
fn countries(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Vec<u16> {
    let mut found: Vec<u16> = Vec::new();
    for country in around.owners.iter().filter_map(|owner| owner.country) {
        if !found.contains(&country) {
            found.push(country);
        }
    }
    if found.is_empty() {
        found.clone_from(&evidence.countries);
    }
    let governs = !evidence.posts.is_empty() || evidence.role_sector(names) == Some(Sector::Gov);
    if found.is_empty() && evidence.bodies.is_empty() && governs {
        // "the Merkel government"
        let bearers: Vec<(u32, bool)> = evidence.people.iter().map(|row| (*row, false)).collect();
        found.extend(office::choose_person(names, &bearers, &Evidence::default(), on).and_then(|person| person.country));
    }
    found
}

/// The body that a description belongs to.
fn body(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Option<u32> {
    let owner = around.owners.iter().find_map(|owner| match owner.what {
        What::Body(row) => Some(row),
        _ => None,
    });
    owner.or_else(|| own_body(names, evidence, around, on))
}

/// The body whose name stands before the head: "ELN" in "Colombia's ELN guerrillas".
fn own_body(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Option<u32> {
    let mut with = evidence.clone();
    with.countries.extend(around.owners.iter().filter_map(|owner| owner.country));
    let found = office::choose_body(names, &evidence.bodies, &with, on)?;
    match found.what {
        // "Labour lawmakers" may be of several countries.
        What::Body(row) if found.confidence > 0.5 || found.country.is_some() => Some(row),
        _ => None,
    }
}

/// The body of a country that a common phrase means: "Sweden's parliament" is known as "Swedish parliament".
fn national(names: &NamesTable, country: u16, around: &Around, on: Option<Day>) -> Option<Meaning> {
    let adjectives = names.str(names.countries[usize::from(country)].adjectives).split('|').filter(|word| !word.is_empty());
    let known = |adjective: &str| {
        let keys: Vec<Key> = fold::keys(adjective).chain(around.keys.iter().copied()).collect();
        let rows: Vec<u32> = names.proper().get_keys(&keys).filter(|entry| entry.kind == Kind::Organisation).map(|entry| entry.row).collect();
        let with = Evidence { countries: vec![country], ..Evidence::default() };
        office::choose_body(names, &rows, &with, on).filter(|meaning| meaning.country == Some(country) && matches!(meaning.what, What::Body(_)))
    };
    adjectives.into_iter().find_map(known)
}

fn post(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Vec<Meaning> {
    // "the president" alone is of a state; only beside a body is it that of an organisation.
    let sectors = || evidence.posts.iter().filter_map(|post| names.posts[*post as usize].sector);
    let sector = sectors().find(|sector| !is_transnational(*sector)).or_else(|| sectors().next());
    let vague = around.plural && evidence.countries.len() + around.owners.len() < 2;
    let host = evidence.host.map(|row| &names.roles[row as usize]);
    let sector = match (sector, host) {
        (Some(Sector::Gov) | None, Some(host)) => host.sector.filter(|_| host.tells || around.in_text && host.sector != Some(Sector::Bus)),
        (sector, _) => sector,
    };
    let held = host.is_none() && !evidence.former && !evidence.deputy && !evidence.elect && !vague && !around.indefinite;
    if let Some(body) = body(names, evidence, around, on) {
        let holder = held.then(|| office::holder_at(names, body, &evidence.posts, &around.title, on)).flatten();
        return vec![holder.unwrap_or_else(|| of_body(names, body, evidence, sector, around, on))];
    }
    if let Some(owner) = around.owners.iter().find(|owner| owner.what == What::Generic && owner.sector.is_some()) {
        return vec![of_generic(owner, evidence, sector, around)];
    }
    if held && let Some(holder) = local_holder(names, evidence, around, on) {
        return vec![holder];
    }
    // "The Iraqi Kurdish leader" is not Iraq's.
    let held = held && !of_region(names, evidence, around);
    let countries = countries(names, evidence, around, on);
    if countries.is_empty() {
        let country = around.inside.first().copied().filter(|_| around.inside.len() == 1);
        return vec![unnamed(evidence, country, sector, around)];
    }
    let of_country = |&country: &u16| {
        let holder = held.then(|| office::holder(names, &evidence.posts, country, &around.title, on)).flatten();
        holder.unwrap_or_else(|| unnamed(evidence, Some(country), sector, around))
    };
    countries.iter().map(of_country).collect()
}

/// Whether a post is of a people or a part of a country.
fn of_region(names: &NamesTable, evidence: &Evidence, around: &Around) -> bool {
    let owned = around.owners.iter().filter_map(|owner| match owner.what {
        What::Region(row) => Some(row),
        _ => None,
    });
    let kind = |row: u16| names.str(names.regions[usize::from(row)].kind);
    owned.chain(evidence.regions.iter().copied()).any(|row| !matches!(kind(row), "world" | "faith"))
}

/// The holder of a post of a region or city: "Scotland's first minister", "the mayor of Istanbul".
fn local_holder(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Option<Meaning> {
    let owned = around.owners.iter().filter_map(|owner| match owner.what {
        What::Region(row) => Some(names.str(names.regions[usize::from(row)].name)),
        What::City(row) => names.str(names.cities[row as usize].name).split('|').next(),
        What::Country(_) => owner.name.as_deref(),
        What::Named if owner.kind == MentionKind::Place => owner.name.as_deref(),
        _ => None,
    });
    let regions = evidence.regions.iter().map(|row| names.str(names.regions[usize::from(*row)].name));
    let cities = evidence.cities.iter().filter_map(|row| names.str(names.cities[*row as usize].name).split('|').next());
    let of = fold::key("of");
    owned.chain(regions).chain(cities).find_map(|place| {
        let keys: Vec<Key> = around.keys.iter().copied().chain([of]).chain(fold::keys(place)).collect();
        office::titled(names, &keys, on)
    })
}

/// An officer of a body whose name is not known: "a Hamas spokesman", "the head of the Riigikogu".
fn of_body(names: &NamesTable, row: u32, evidence: &Evidence, sector: Option<Sector>, around: &Around, on: Option<Day>) -> Meaning {
    let mut body = Meaning::body(names, row, "of a body");
    if office::opposes(names, row, on) {
        body.sector = Some(Sector::Opp);
    }
    let sector = match (sector, body.sector) {
        (None | Some(Sector::Gov | Sector::Igo), Some(of_body)) => Some(of_body),
        (Some(Sector::Mil), Some(of_body)) if is_irregular(of_body) || of_body == Sector::Uno => Some(of_body),
        (sector, _) => sector,
    };
    let country = if sector.is_some_and(is_transnational) { None } else { body.country.or(evidence.countries.first().copied()) };
    unnamed(evidence, country, sector, around)
}

/// Somebody of a body that is itself only described: "a spokesman of the foreign ministry".
fn of_generic(owner: &Meaning, evidence: &Evidence, sector: Option<Sector>, around: &Around) -> Meaning {
    let sector = match (sector, owner.sector) {
        (None | Some(Sector::Gov | Sector::Igo), Some(of_owner)) => Some(of_owner),
        (sector, _) => sector,
    };
    unnamed(evidence, owner.country.or(evidence.countries.first().copied()), sector, around)
}

/// Somebody with a post whose name is not known.
fn unnamed(evidence: &Evidence, country: Option<u16>, sector: Option<Sector>, around: &Around) -> Meaning {
    let kind = if around.plural { MentionKind::Group } else { MentionKind::Person };
    // "a spokesman" alone is of nobody in particular, and no body of states has a country.
    let sector = sector.filter(|sector| !is_transnational(*sector) || sector_of_body(evidence, around, *sector));
    let mut meaning = Meaning::generic(kind, country, sector, "post");
    meaning.plural = around.plural;
    meaning.gender = evidence.gender;
    if evidence.former {
        office::leave(&mut meaning);
    }
    meaning
}

/// Whether a body beside a post gives its sector.
fn sector_of_body(evidence: &Evidence, around: &Around, sector: Sector) -> bool {
    !evidence.bodies.is_empty() || around.owners.iter().any(|owner| owner.sector == Some(sector))
}

fn role(names: &NamesTable, evidence: &Evidence, around: &Around, on: Option<Day>) -> Vec<Meaning> {
    let kind = evidence.role_kind(names).unwrap_or(RoleKind::Person);
    let role = evidence.role.map(|row| &names.roles[row as usize]);
    let located = !evidence.countries.is_empty() || !around.owners.is_empty();
    let tells = role.is_none_or(|role| role.tells || (role.needs_country && located));
    let modified = evidence.sector.filter(|sector| role.is_some_and(|role| role.sector != Some(*sector)));
    let sector = evidence.role_sector(names).filter(|_| tells || around.in_text).or(modified);
    let countries = countries(names, evidence, around, on);
    if let Some(land) = around.owners.iter().find(|owner| matches!(owner.what, What::Country(_) | What::Region(_)))
        && around.owners.len() == 1
        && kind == RoleKind::Body
        && role.is_some_and(|role| role.names_body)
        && around.of
    {
        return vec![land.clone()];
    }
    if let Some(row) = own_body(names, evidence, around, on).filter(|row| is_apposed(names, *row, evidence, around)) {
        return vec![Meaning::body(names, row, "name before what it is")];
    }
    if kind == RoleKind::Body
        && !around.plural
        && !around.indefinite
        && evidence.bodies.is_empty()
        && let [country] = countries[..]
        && let Some(meaning) = national(names, country, around, on)
    {
        return vec![meaning];
    }
    let body = body(names, evidence, around, on).map(|row| Meaning::body(names, row, "of a body"));
    let make = |country: Option<u16>| of_role(evidence, around, kind, sector, country);
    if let Some(body) = body {
        let joined = join_sector(kind, sector.filter(|_| tells), body.sector);
        let country = if joined.is_some_and(is_transnational) { None } else { body.country.or(countries.first().copied()) };
        return vec![of_role(evidence, around, kind, joined, country)];
    }
    if let Some(owner) = around.owners.iter().find(|owner| owner.what == What::Generic && owner.sector.is_some()) {
        let joined = join_sector(kind, sector, owner.sector);
        return vec![of_role(evidence, around, kind, joined, owner.country.or(countries.first().copied()))];
    }
    if countries.is_empty() {
        let placed = sector.is_some_and(takes_place) && around.inside.len() == 1;
        return vec![make(around.inside.first().copied().filter(|_| placed))];
    }
    countries.into_iter().map(|country| make(Some(country))).collect()
}

/// Whether the head says what the body named before it is: "the Mossad spy agency", "the Houthi rebels", not "a UN agency".
fn is_apposed(names: &NamesTable, row: u32, evidence: &Evidence, around: &Around) -> bool {
    let Some(role) = evidence.role.map(|role| &names.roles[role as usize]) else {
        return false;
    };
    let of_states = names.str(names.organisations[row as usize].kind) == INTERGOVERNMENTAL;
    role.names_body && !of_states && !evidence.former && (role.kind != RoleKind::Person || around.plural)
}

/// The sector of somebody with a role at a body: a "Hamas official" is of Hamas, "NATO troops" are of NATO.
fn join_sector(kind: RoleKind, role: Option<Sector>, body: Option<Sector>) -> Option<Sector> {
    match (role, body) {
        (None, body) => body,
        (Some(Sector::Gov | Sector::Cvl | Sector::Eli | Sector::Uaf), Some(body)) if kind != RoleKind::Body || is_transnational(body) => Some(body),
        (Some(Sector::Spy), Some(body @ (Sector::Cop | Sector::Gov))) | (Some(Sector::Mil), Some(body @ Sector::Cop)) => Some(body),
        (Some(Sector::Mil | Sector::Spy | Sector::Reb | Sector::Uaf), Some(body)) if is_irregular(body) => Some(body),
        (Some(Sector::Mil | Sector::Cop), Some(body @ (Sector::Igo | Sector::Uno | Sector::Eur))) => Some(body),
        (role, _) => role,
    }
}

/// Bodies whose armed members are of them, whatever they are called: "a Hezbollah commander", "Islamic State militants".
fn is_irregular(body: Sector) -> bool {
    matches!(body, Sector::Reb | Sector::Ism | Sector::Img | Sector::Prm | Sector::Crm)
}

/// Whether a group is taken to belong to where it is: "police in Kenya", "rebels in Nepal", not "troops in Kenya".
fn takes_place(sector: Sector) -> bool {
    !matches!(sector, Sector::Mil | Sector::Img | Sector::Ism | Sector::Jrn | Sector::Ngo | Sector::Mnc)
}

fn of_role(evidence: &Evidence, around: &Around, kind: RoleKind, sector: Option<Sector>, country: Option<u16>) -> Meaning {
    let plural = around.plural || kind == RoleKind::Group;
    let kind = match kind {
        RoleKind::Body => MentionKind::Organisation,
        _ if plural => MentionKind::Group,
        _ => MentionKind::Person,
    };
    let mut meaning = Meaning::generic(kind, country, sector, "role");
    meaning.plural = plural;
    meaning.gender = evidence.gender;
    if evidence.former {
        office::leave(&mut meaning);
    }
    meaning
}
