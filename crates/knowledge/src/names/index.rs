//! Phrases become entries: an open-addressed table from the joined keys of a phrase to what it may mean.
//!
//! Every beginning of a phrase is stored too, so that the longest match is found in one walk over the tokens.

use serde::{Deserialize, Serialize};

use super::fold::{self, Key};

/// What a phrase means: a kind and a row of that kind's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// Which table, and which column of it.
    pub kind: Kind,
    /// How the phrase is written.
    pub case: Case,
    /// Row.
    pub row: u32,
}

/// Which table a phrase comes from, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    Country,
    Adjective,
    People,
    Capital,
    Region,
    RegionAdjective,
    RegionPeople,
    Seat,
    City,
    Person,
    Family,
    Organisation,
    Title,
    Post,
    Role,
    Portfolio,
    Modifier,
    GivenName,
    CommonSurname,
    Function,
}

/// How a phrase must be written to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Case {
    /// In any way ("prosecutor").
    Any,
    /// With a capital ("Iran").
    Capital,
    /// All in capitals ("WHO").
    Acronym,
}

impl Case {
    /// How a phrase of a table is written.
    pub fn of(phrase: &str) -> Case {
        let mut letters = phrase.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else {
            return Case::Any;
        };
        let rest = letters.clone().count();
        if first.is_uppercase() && rest > 0 && !phrase.contains(' ') && letters.all(char::is_uppercase) {
            return Case::Acronym;
        }
        let capital = phrase.split([' ', '-']).filter_map(|word| word.chars().next()).any(char::is_uppercase);
        if capital { Case::Capital } else { Case::Any }
    }
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Slot {
    key: u64,
    /// One more than the index of the first posting; 0 where the phrase is only a beginning.
    first: u32,
    /// Whether a longer phrase begins like this.
    open: bool,
}

const EMPTY: Slot = Slot { key: 0, first: 0, open: false };

/// Phrases of one family of tables.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Index {
    slots: Vec<Slot>,
    used: usize,
    postings: Vec<(Entry, u32)>,
}

/// An index without its empty places, by key.
#[derive(Serialize, Deserialize)]
struct Packed {
    slots: Vec<Slot>,
    postings: Vec<(Entry, u32)>,
}

impl From<Index> for Packed {
    fn from(index: Index) -> Packed {
        let mut slots: Vec<Slot> = index.slots.into_iter().filter(|slot| slot.key != 0).collect();
        slots.sort_unstable_by_key(|slot| slot.key);
        Packed { slots, postings: index.postings }
    }
}

impl From<Packed> for Index {
    fn from(packed: Packed) -> Index {
        let size = (packed.slots.len() * 2).next_power_of_two().max(16);
        let mut index = Index { slots: vec![EMPTY; size], used: packed.slots.len(), postings: packed.postings };
        packed.slots.into_iter().for_each(|slot| index.put(slot));
        index
    }
}

/// Entries of one phrase, in the order in which they were added.
#[derive(Clone)]
pub struct Entries<'i> {
    index: &'i Index,
    next: u32,
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let (entry, next) = *self.index.postings.get((self.next as usize).checked_sub(1)?)?;
        self.next = next;
        Some(entry)
    }
}

impl Index {
    /// An index with room for so many phrases.
    pub fn with_room(phrases: usize) -> Index {
        let slots = vec![EMPTY; (phrases * 4).next_power_of_two().max(16)];
        Index { slots, used: 0, postings: Vec::with_capacity(phrases) }
    }

    /// Adds a phrase; one without letters is refused.
    pub fn add(&mut self, phrase: &str, kind: Kind, row: u32) -> bool {
        self.add_keys(fold::keys(phrase), Entry { kind, case: Case::of(phrase), row })
    }

    /// Adds a phrase by its keys.
    pub fn add_keys(&mut self, keys: impl Iterator<Item = Key>, entry: Entry) -> bool {
        let mut at = None;
        let mut hash = 0;
        for key in keys {
            if let Some(at) = at {
                let slot: &mut Slot = &mut self.slots[at];
                slot.open = true;
            }
            hash = fold::join(hash, key);
            at = Some(self.place(hash));
        }
        let Some(at) = at else { return false };
        self.post(at, entry);
        true
    }

    /// The entries of a whole phrase.
    pub fn get(&self, phrase: &str) -> Entries<'_> {
        let hash = fold::keys(phrase).fold(0, fold::join);
        self.entries(self.find(hash).map_or(0, |slot| slot.first))
    }

    /// The entries of a phrase given by its keys.
    pub fn get_keys(&self, keys: &[Key]) -> Entries<'_> {
        let hash = keys.iter().copied().filter(|&key| key != 0).fold(0, fold::join);
        self.entries(self.find(hash).map_or(0, |slot| slot.first))
    }

    /// Walks every phrase that begins at the first of `keys`: how many keys it covers, and its entries.
    /// Keys of 0 inside a phrase are passed over.
    pub fn walk<'i>(&'i self, keys: &'i [Key]) -> impl Iterator<Item = (usize, Entries<'i>)> + 'i {
        let mut hash = 0;
        let mut at = 0;
        let mut open = keys.first().is_some_and(|&key| key != 0);
        std::iter::from_fn(move || {
            while open && at < keys.len() {
                let key = keys[at];
                at += 1;
                if key == 0 {
                    continue;
                }
                hash = fold::join(hash, key);
                let Some(slot) = self.find(hash) else { break };
                open = slot.open;
                if slot.first != 0 {
                    return Some((at, self.entries(slot.first)));
                }
            }
            open = false;
            None
        })
    }

    /// Walks every phrase that begins at the first of `keys`, where each word may also have another form
    /// ("foreign ministers", "ministers of defence"): how many keys it covers, and its entries.
    pub fn walk_forms<'i>(&'i self, keys: &'i [Key], forms: &'i [Key]) -> impl Iterator<Item = (usize, Entries<'i>)> + 'i {
        let mut hash = 0;
        let mut at = 0;
        let mut open = keys.first().is_some_and(|&key| key != 0);
        let mut waiting = None;
        std::iter::from_fn(move || {
            if let Some(found) = waiting.take() {
                return Some(found);
            }
            while open && at < keys.len() {
                let (key, form) = (keys[at], forms[at]);
                at += 1;
                if key == 0 {
                    continue;
                }
                let plain = self.find(fold::join(hash, key));
                let other = self.find(fold::join(hash, form)).filter(|_| form != key);
                let Some(next) = plain.filter(|slot| slot.open).or(other).or(plain) else {
                    break;
                };
                open = next.open;
                hash = next.key;
                let mut found = [plain, other].into_iter().flatten().filter(|slot| slot.first != 0);
                if let Some(first) = found.next() {
                    waiting = found.next().map(|slot| (at, self.entries(slot.first)));
                    return Some((at, self.entries(first.first)));
                }
            }
            open = false;
            None
        })
    }

    fn entries(&self, next: u32) -> Entries<'_> {
        Entries { index: self, next }
    }

    fn find(&self, hash: u64) -> Option<&Slot> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let slot = &self.slots[at];
            if slot.key == hash {
                return Some(slot);
            }
            if slot.key == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    fn place(&mut self, hash: u64) -> usize {
        if self.slots.len() < (self.used + 1) * 3 / 2 + 8 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            if self.slots[at].key == hash {
                return at;
            }
            if self.slots[at].key == 0 {
                self.slots[at] = Slot { key: hash, ..EMPTY };
                self.used += 1;
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        old.into_iter().filter(|slot| slot.key != 0).for_each(|slot| self.put(slot));
    }

    /// Puts a slot whose key is not there yet into the first free place.
    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.key as usize & mask;
        while self.slots[at].key != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn post(&mut self, at: usize, entry: Entry) {
        let mut last = self.slots[at].first;
        if last == 0 {
            self.postings.push((entry, 0));
            self.slots[at].first = self.postings.len() as u32;
            return;
        }
        loop {
            let (known, next) = self.postings[last as usize - 1];
            if known == entry {
                return;
            }
            if next == 0 {
                break;
            }
            last = next;
        }
        self.postings.push((entry, 0));
        self.postings[last as usize - 1].1 = self.postings.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(phrases: &[&str]) -> Index {
        let mut index = Index::with_room(2);
        for (row, phrase) in phrases.iter().enumerate() {
            index.add(phrase, Kind::Country, row as u32);
        }
        index
    }

    #[test]
    fn the_longest_phrase_is_walked_last() {
        let index = index(&["Congo", "Congo Republic", "Côte d'Ivoire"]);
        let keys: Vec<Key> = ["Congo", "-", "Republic", "said"].map(fold::key).to_vec();
        let found: Vec<usize> = index.walk(&keys).map(|(length, _)| length).collect();
        assert_eq!(found, [1, 3]);
        assert_eq!(index.get("Cote d’Ivoire").next().map(|entry| entry.row), Some(2));
        assert!(index.get("Republic").next().is_none());
    }

    #[test]
    fn many_phrases_are_kept() {
        let phrases: Vec<String> = (0..1000).map(|number| format!("name {number} of many")).collect();
        let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
        let index = index(&phrases);
        for (row, phrase) in phrases.iter().enumerate() {
            assert_eq!(index.get(phrase).map(|entry| entry.row).collect::<Vec<_>>(), [row as u32]);
        }
    }

    #[test]
    fn case_tells_acronyms() {
        assert_eq!(Case::of("WHO"), Case::Acronym);
        assert_eq!(Case::of("U.S."), Case::Acronym);
        assert_eq!(Case::of("al-Shabaab"), Case::Capital);
        assert_eq!(Case::of("prosecutor"), Case::Any);
    }
}
