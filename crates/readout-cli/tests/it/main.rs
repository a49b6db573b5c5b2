//! The program as a user meets it: commands in, bytes and exit codes out.
//!
//! One test binary with a module for each concern, because linking is what takes long.

mod formats;
mod hostile;
mod import;
mod inputs;
mod outcomes;
mod own_names;
mod parallel;
mod relate;
mod schema;
mod support;
mod validate;
mod who;
