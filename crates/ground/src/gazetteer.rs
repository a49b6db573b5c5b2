//! `assets/places.pack`, read in place: a folded name becomes the towns, districts and provinces that bear it.
//!
//! Layout: `PLACES01`, the lengths of five sections (u32, little endian), the sections:
//! country codes (3 bytes each); records (21 bytes: GeoNames id u32, latitude and longitude i24 in 1/10,000 degree, name offset u24,
//! name length u8, population u24 in twenties, country u8, row of the first-level division u16, kind u8); postings (u24: row and alias
//! bit); names; an `fst` map from folded name to row and alias bit, or to a run of postings. Countries come first, by number.

use fst::Map;

const RECORD: usize = 21;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackKind {
    /// A country.
    Country,
    /// A first-level division.
    Admin1,
    /// A second-level division.
    Admin2,
    /// A town.
    City,
    /// A country's capital.
    Capital,
}

/// A place of the pack.
#[derive(Clone, Copy, Debug)]
pub struct PackPlace<'d> {
    /// Row.
    pub row: u32,
    /// GeoNames id.
    pub geonames: u32,
    /// Usual name.
    pub name: &'d str,
    /// Degrees north and east.
    pub point: (f32, f32),
    /// People.
    pub population: u64,
    /// ISO 3166-1 alpha-3.
    pub country: &'d str,
    /// Row of its first-level division.
    pub admin1: Option<u32>,
    /// Kind.
    pub kind: PackKind,
}

/// The gazetteer, borrowed from the bytes of the pack.
#[derive(Debug)]
pub struct Gazetteer<'d> {
    codes: &'d [u8],
    records: &'d [u8],
    postings: &'d [u8],
    names: &'d str,
    map: Map<&'d [u8]>,
}

/// Why some bytes are no pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPack(pub &'static str);

impl std::fmt::Display for BadPack {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "places pack: {}", self.0)
    }
}

impl std::error::Error for BadPack {}

impl<'d> Gazetteer<'d> {
    /// Reads a pack in place.
    pub fn load(bytes: &'d [u8]) -> Result<Gazetteer<'d>, BadPack> {
        let rest = bytes.strip_prefix(b"PLACES01").ok_or(BadPack("unknown format"))?;
        let (lengths, mut rest) = rest.split_at_checked(20).ok_or(BadPack("cut short"))?;
        let mut section = |at: usize| {
            let length = little(&lengths[at * 4..at * 4 + 4]) as usize;
            let (section, after) = rest.split_at_checked(length).ok_or(BadPack("cut short"))?;
            rest = after;
            Ok(section)
        };
        let (codes, records, postings, names, map) = (section(0)?, section(1)?, section(2)?, section(3)?, section(4)?);
        let names = std::str::from_utf8(names).map_err(|_| BadPack("names are not UTF-8"))?;
        let whole = codes.len().is_multiple_of(3) && records.len().is_multiple_of(RECORD) && postings.len().is_multiple_of(3);
        let map = Map::new(map).map_err(|_| BadPack("the map is broken"))?;
        if !whole || !codes.is_ascii() {
            return Err(BadPack("sections do not divide into records"));
        }
        Ok(Gazetteer { codes, records, postings, names, map })
    }

    /// The places that bear a folded name, with whether it is another spelling: own names first, then by population.
    pub fn find(&self, folded: &str) -> Vec<(PackPlace<'d>, bool)> {
        let Some(value) = self.map.get(folded) else { return Vec::new() };
        if value >> 63 == 0 {
            return self.place((value >> 1) as u32).map(|place| (place, value & 1 == 1)).into_iter().collect();
        }
        let (start, count) = ((value << 1 >> 7) as usize, (value & 63) as usize);
        let run = self.postings.get(start * 3..(start + count) * 3).unwrap_or(&[]);
        let places = run.chunks_exact(3).map(little);
        places.filter_map(|value| Some((self.place(value >> 1)?, value & 1 == 1))).collect()
    }

    /// A place by its row.
    pub fn place(&self, row: u32) -> Option<PackPlace<'d>> {
        let record = self.records.get(row as usize * RECORD..(row as usize + 1) * RECORD)?;
        let degrees = |bytes: &[u8]| (little(bytes) << 8) as i32 as f32 / 256.0 / 10_000.0;
        let (name, length) = (little(&record[10..13]) as usize, record[13] as usize);
        let admin1 = little(&record[18..20]);
        Some(PackPlace {
            row,
            geonames: little(&record[..4]),
            name: self.names.get(name..name + length)?,
            point: (degrees(&record[4..7]), degrees(&record[7..10])),
            population: u64::from(little(&record[14..17])) * 20,
            country: self.code(record[17])?,
            admin1: (admin1 != 0xffff).then_some(admin1),
            kind: kind(record[20])?,
        })
    }

    /// The record of a country by its code.
    pub fn country(&self, code: &str) -> Option<PackPlace<'d>> {
        let at = self.codes.chunks_exact(3).position(|known| known == code.as_bytes())?;
        self.place(at as u32)
    }

    /// Code of a country by its number.
    fn code(&self, number: u8) -> Option<&'d str> {
        std::str::from_utf8(self.codes.get(number as usize * 3..number as usize * 3 + 3)?).ok()
    }
}

/// Little-endian bytes as a number.
fn little(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte))
}

/// Kind by its number.
fn kind(number: u8) -> Option<PackKind> {
    Some(match number {
        0 => PackKind::Country,
        1 => PackKind::Admin1,
        2 => PackKind::Admin2,
        3 => PackKind::City,
        4 => PackKind::Capital,
        _ => return None,
    })
}
