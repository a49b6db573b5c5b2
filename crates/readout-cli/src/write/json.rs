//! One array with an object for each document: `{"document": {...}, "events": [...], ...}`.
//!
//! Each record in it is the same object that a JSONL line would be. The array is written as documents come,
//! so it needs no more memory than the lines do.

use std::io::Write;

use readout::Analysis;
use record::Record;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Writer, layer_records};
use crate::args::Layer;
use crate::output::Output;

/// Writes the array.
pub struct JsonWriter {
    output: Output,
    layers: Vec<Layer>,
    documents: usize,
}

impl JsonWriter {
    /// Writes the layers to the output.
    pub fn new(output: Output, layers: &[Layer]) -> JsonWriter {
        JsonWriter { output, layers: layers.to_vec(), documents: 0 }
    }
}

impl Writer for JsonWriter {
    fn document(&mut self, mut analysis: Analysis) -> anyhow::Result<()> {
        self.output.write_all(if self.documents == 0 { b"[\n" } else { b",\n" })?;
        self.documents += 1;
        let nested = Nested::of(&mut analysis, &self.layers);
        serde_json::to_writer_pretty(&mut self.output, &nested).map_err(std::io::Error::from)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        self.output.write_all(if self.documents == 0 { b"[]\n" } else { b"\n]\n" })?;
        self.output.finish()
    }
}

/// One document with its records under the names of their layers.
struct Nested {
    document: Record,
    layers: Vec<(Layer, Vec<Record>)>,
}

impl Nested {
    fn of(analysis: &mut Analysis, layers: &[Layer]) -> Nested {
        let document = Record::Document(analysis.document.clone());
        Nested { document, layers: layers.iter().map(|layer| (*layer, layer_records(analysis, *layer))).collect() }
    }
}

impl Serialize for Nested {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + self.layers.len()))?;
        map.serialize_entry("document", &self.document)?;
        for (layer, records) in &self.layers {
            map.serialize_entry(&layer.to_string(), records)?;
        }
        map.end()
    }
}
