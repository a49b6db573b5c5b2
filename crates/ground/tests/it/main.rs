//! Sentences of our own through the parser and this crate: times, dates of acts, counts, places.

mod counts;
mod dating;
mod gazetteer;
mod places;
mod support;
mod times;
