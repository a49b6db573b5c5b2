//! The knowledge that the program is built with, linked and indexed at build time: it loads in a few milliseconds.

use knowledge::Knowledge;

/// Names and rules of the embedded knowledge, packed by the build script.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.pack"));

/// Bytes of all embedded knowledge: the texts, and what is packed.
pub fn size() -> usize {
    PACKED.len() + knowledge::FILES.iter().map(|(_, text)| text.len()).sum::<usize>()
}

/// The embedded knowledge.
pub fn knowledge() -> Knowledge {
    Knowledge::unpack(PACKED).expect("the pack was written by this version")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pack_says_what_the_texts_say() {
        let (packed, read) = (super::knowledge(), knowledge::Knowledge::load(&[]).0);
        assert_eq!(packed.names.people.len(), read.names.people.len());
        assert_eq!(packed.rules.rules, read.rules.rules);
        for person in &read.names.people {
            let name = read.names.str(person.name);
            assert!(packed.names.proper().get(name).eq(read.names.proper().get(name)), "{name}");
        }
    }

    #[test]
    fn it_is_small() {
        assert!(super::size() < 8_000_000, "{} bytes", super::size());
    }
}
