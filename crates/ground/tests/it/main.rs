//! Sentences of our own through the parser and this crate: times, dates of acts, counts, places.

mod counts;
mod dating;
mod places;
mod support;
mod times;
