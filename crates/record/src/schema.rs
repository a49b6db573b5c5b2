//! The record format as a JSON Schema: what `schema/readout.schema.json` holds.
//!
//! One line of `readout code --format jsonl` is one value of this schema.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;

use crate::Record;

/// The JSON Schema (draft 2020-12) of one [`Record`], indented, with a newline at its end.
///
/// ```
/// let schema = record::schema();
/// assert!(schema.contains("\"happening\""));
/// ```
pub fn schema() -> String {
    let generator: SchemaGenerator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Record>();
    schema.insert("title".to_string(), "readout record".into());
    schema.insert("$comment".to_string(), format!("record format {}", crate::SCHEMA).into());
    format!("{:#}\n", schema.as_value())
}
