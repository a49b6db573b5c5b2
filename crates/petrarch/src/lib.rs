//! The field's existing dictionaries (TABARI, KEDS, PETRARCH) become a user's own files, and those files code a parsed text.
//!
//! [`import()`] turns `- * DIPLOMATIC TIES [901]` below `--- ABANDON [345] ---` into a row of `petrarch/patterns.tsv`;
//! [`Dictionary::load`] reads such rows; [`code()`] matches them on a parse:
//! "Arnland will abandon diplomatic ties with Gonland." is `901` from the code of Arnland to that of Gonland.
//!
//! Codes pass unchecked: a dictionary's own are as good as CAMEO's. Who is source and who is target follows PETRARCH 1 (2014).

// The dictionaries of others become files of ours.
mod import;

// Files of ours become what is matched.
mod dictionary;
mod options;
mod patterns;
mod phrases;

// A parse becomes words and noun phrases.
mod chunks;
mod commas;
mod sentence;

// Words and dictionary become coded acts.
mod coder;
mod matching;
mod parties;

pub use coder::{Act, Attempt, Coded, code};
pub use dictionary::{Dictionary, is_ours};
pub use import::{Imported, Sources, import};
pub use options::Options;
pub use parties::{NOBODY, Party};
