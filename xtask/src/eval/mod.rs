//! Public annotated sets become scores. The sets are no part of the project: a measure is skipped where its set is absent.

pub mod dates;
mod markup;
pub mod petrarch;
pub mod phrases;
pub mod places;

use std::fs;
use std::path::Path;

use anyhow::Result;
use ground::Gazetteer;
use knowledge::Knowledge;
use syntax::{Model, Parser};

use crate::assets;

/// Scores times and places on the sets below a folder: `dates/NAME/*.tml`, `places/lgl.xml`.
pub fn ground(folder: &Path) -> Result<()> {
    let (knowledge, _) = Knowledge::load(&[]);
    let model = Model::load(&fs::read(assets::root().join("assets/syntax.model"))?)?;
    let pack = fs::read(assets::root().join("assets/places.pack"))?;
    let mut parser = Parser::new(&model);
    for set in ["TimeBank", "AQUAINT"] {
        match dates::measure(&folder.join("dates").join(set), &knowledge, &mut parser)? {
            Some(score) => println!("dates {set}: relaxed F1 {:.3}, value accuracy {:.3}, {score:?}", score.relaxed_f1(), score.value_accuracy()),
            None => println!("dates {set}: skipped, the set is not here"),
        }
    }
    match places::measure(&folder.join("places/lgl.xml"), &knowledge, &Gazetteer::load(&pack)?, &mut parser)? {
        Some(score) => println!("places LGL: within 161 km {:.3}, end to end F1 {:.3}, {score:?}", score.resolution(), score.f1()),
        None => println!("places LGL: skipped, the set is not here"),
    }
    Ok(())
}

/// Scores imported dictionaries on the cases of a folder, and prints those that differ where that is wanted.
pub fn cases(folder: &Path, list: bool) -> Result<()> {
    let model = Model::load(&fs::read(assets::root().join("assets/syntax.model"))?)?;
    match petrarch::measure(folder, &Knowledge::load(&[]).0, &mut Parser::new(&model))? {
        Some(score) => {
            score.differing.iter().filter(|_| list).for_each(|case| println!("{case}"));
            println!("petrarch: {} of {} cases exact, actors of {}", score.exact, score.cases, score.actors);
        }
        None => println!("petrarch: skipped, the cases are not here"),
    }
    Ok(())
}

/// Scores `who` on the phrases of `eval/phrases.tsv`, and lists those not answered right where `list` asks for it.
pub fn phrases(list: bool) -> Result<()> {
    let (knowledge, _) = Knowledge::load(&[]);
    let (score, wanting) = phrases::measure(&assets::root().join("eval/phrases.tsv"), &knowledge)?;
    if list {
        println!("{wanting}");
    }
    println!("phrases: right {:.3}, wrong {:.3}, {score:?}", score.right(), score.wrong());
    Ok(())
}
