//! How much of one document is read: the bounds that keep hostile input from costing unbounded time or memory.
//!
//! What goes over a bound is cut with a note, or refused with an error that names it; nothing is dropped in silence.

/// Bytes of coded text in one report; longer text is cut at the end of a paragraph.
pub const TEXT: usize = 4_000_000;

/// Bytes of one plain text, page or feed that are read.
pub const INPUT: usize = 16 << 20;

/// Bytes of one page that are parsed as HTML, once its scripts and the like are gone.
pub const PAGE: usize = TEXT;

/// Bytes of one JSONL line; a longer one is refused and passed over.
pub const LINE: usize = 64 << 20;

/// Bytes of one WARC record, and of its body once decompressed.
pub const RECORD: usize = 16 << 20;

/// Depth to which elements may nest; tags below are dropped and their text is kept.
///
/// Extraction is recursive, and worse than linear in depth: 20,000 nested elements overflow the stack of a thread.
pub const DEPTH: usize = 128;

/// Tags of one page; what follows them is cut. It bounds extraction to about a second.
pub const TAGS: usize = 40_000;

/// Attributes kept of one tag. Extraction is quadratic in them: 50,000 cost 12 s.
pub const ATTRIBUTES: usize = 16;

/// Entries read of one feed.
pub const ENTRIES: usize = 20_000;
