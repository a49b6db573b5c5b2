//! A text becomes the 64-bit id under which the weights know it, and an id the four rows of a hashed table.

use std::collections::HashMap;

/// MurmurHash64A with seed 1: the id of a text that is not a symbol.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0xc6a4_a793_5bd1_e995;
    const SEED: u64 = 1;
    let shift = |value: u64| value ^ (value >> 47);
    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(MIX);
    let (chunks, tail) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let word = shift(u64::from_le_bytes(*chunk).wrapping_mul(MIX)).wrapping_mul(MIX);
        hash = (hash ^ word).wrapping_mul(MIX);
    }
    if !tail.is_empty() {
        let word = tail.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
        hash = (hash ^ word).wrapping_mul(MIX);
    }
    shift(shift(hash).wrapping_mul(MIX))
}

/// The names whose id is a small number instead of their hash, such as `X`, `ORG` and `mark`.
///
/// They are the library's own constants; an ordinary word that happens to be spelt like one gets its number too.
#[derive(Debug, Default)]
pub struct Symbols {
    ids: HashMap<Box<str>, u64>,
    longest: usize,
}

impl Symbols {
    /// Symbols from their names and ids.
    pub fn new<'n>(symbols: impl IntoIterator<Item = (&'n str, u32)>) -> Symbols {
        let ids: HashMap<Box<str>, u64> = symbols.into_iter().map(|(name, id)| (name.into(), id.into())).collect();
        let longest = ids.keys().map(|name| name.len()).max().unwrap_or(0);
        Symbols { ids, longest }
    }

    /// The id of a text; the empty text is 0.
    pub fn id(&self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let symbol = if text.len() <= self.longest { self.ids.get(text) } else { None };
        symbol.copied().unwrap_or_else(|| of_bytes(text.as_bytes()))
    }
}

/// The four hashes that pick the rows of a table with this seed: one round of MurmurHash3-x64-128 over the id.
pub(crate) fn table_hashes(id: u64, seed: u32) -> [u32; 4] {
    let finish = |mut value: u64| {
        value = (value ^ (value >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        value = (value ^ (value >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        value ^ (value >> 33)
    };
    let block = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let length = 8;
    let low = block ^ u64::from(seed) ^ length;
    let high = u64::from(seed) ^ length;
    let low = low.wrapping_add(high);
    let high = high.wrapping_add(low);
    let (low, high) = (finish(low), finish(high));
    let low = low.wrapping_add(high);
    let high = high.wrapping_add(low);
    [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_ids_of_the_weights() {
        // The key of the adjective tables in the package.
        assert_eq!(of_bytes(b"adj"), 12401032943472870168);
        assert_eq!(of_bytes(b"noun"), 16833663260455505849);
    }

    #[test]
    fn symbols_have_small_ids() {
        let symbols = Symbols::new([("ORG", 383)]);
        assert_eq!(symbols.id("ORG"), 383);
        assert_eq!(symbols.id(""), 0);
        assert_eq!(symbols.id("noun"), of_bytes(b"noun"));
    }
}
