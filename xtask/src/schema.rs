//! The record format in code becomes `schema/readout.schema.json`, and a check that the two agree.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::assets::root;

const FILE: &str = "schema/readout.schema.json";

/// Writes the schema.
pub fn write() -> Result<()> {
    fs::write(root().join(FILE), record::schema())?;
    println!("{FILE} written");
    Ok(())
}

/// Fails where the committed schema is not that of the code.
pub fn check() -> Result<()> {
    let committed = fs::read_to_string(root().join(FILE)).context(FILE)?;
    ensure!(committed == record::schema(), "{FILE} is stale: run `cargo xtask schema` and commit it");
    println!("{FILE} is that of the code");
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_schema_is_that_of_the_code() {
        super::check().unwrap();
    }
}
