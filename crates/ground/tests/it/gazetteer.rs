//! The gazetteer: what it knows, and that a broken pack is told, not followed.

use ground::Gazetteer;
use ground::gazetteer::PackKind;

use crate::support::{GAZETTEER, asset};

#[test]
fn towns_are_found_by_any_spelling() {
    let found = GAZETTEER.find("shiraz");
    let (shiraz, alias) = found.first().expect("Shiraz is a town");
    assert_eq!((shiraz.name, shiraz.country, shiraz.kind, *alias), ("Shiraz", "IRN", PackKind::City, false));
    assert_eq!(GAZETTEER.place(shiraz.admin1.expect("it lies in a province")).expect("the province").country, "IRN");
    let capital = GAZETTEER.find("kiev").into_iter().find(|(place, _)| place.kind == PackKind::Capital);
    assert_eq!(capital.map(|(place, alias)| (place.name, alias)), Some(("Kyiv", true)));
    assert!(GAZETTEER.find("no such place").is_empty());
    assert_eq!(GAZETTEER.country("KOS").map(|place| place.name), Some("Kosovo"));
}

#[test]
fn a_broken_pack_is_an_error_and_never_a_panic() {
    let whole = asset("places.pack");
    assert!(Gazetteer::load(b"").is_err());
    assert!(Gazetteer::load(b"PLACES02 and more").is_err());
    for cut in [4, 8, 20, 27, 28, 1000, whole.len() / 2, whole.len() - 1] {
        if let Ok(gazetteer) = Gazetteer::load(&whole[..cut]) {
            gazetteer.find("shiraz");
        }
    }
}
