//! The words of a text become days, places and numbers: when and where an act was, and how many it touched.
//!
//! This crate knows no clock: days are counted from the day of publication that is passed in. It gives ranges, not false precision.

pub mod clause;
pub mod counts;
pub mod gazetteer;
pub mod places;
pub mod time;

pub use counts::{Quantity, counts, quantities};
pub use gazetteer::Gazetteer;
pub use places::{GroundedPlace, PlaceKind, PlaceQuery, event_place, places};
pub use time::{DateQuery, Days, EventDate, Inherit, Timex, event_date, reference_day, times};
