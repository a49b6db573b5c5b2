//! One record a line, its `kind` first: a document line, then the layers of that document.

use std::io::Write;

use readout::Analysis;
use record::Record;

use super::{Writer, layer_records};
use crate::args::Layer;
use crate::output::Output;

/// Writes lines.
pub struct JsonlWriter {
    output: Output,
    layers: Vec<Layer>,
}

impl JsonlWriter {
    /// Writes the layers to the output.
    pub fn new(output: Output, layers: &[Layer]) -> JsonlWriter {
        JsonlWriter { output, layers: layers.to_vec() }
    }

    fn line(&mut self, record: &Record) -> anyhow::Result<()> {
        serde_json::to_writer(&mut self.output, record).map_err(std::io::Error::from)?;
        Ok(self.output.write_all(b"\n")?)
    }
}

impl Writer for JsonlWriter {
    fn document(&mut self, mut analysis: Analysis) -> anyhow::Result<()> {
        self.line(&Record::Document(analysis.document.clone()))?;
        for layer in self.layers.clone() {
            for record in layer_records(&mut analysis, layer) {
                self.line(&record)?;
            }
        }
        // Whoever reads along gets whole documents.
        Ok(self.output.flush()?)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.output.finish()
    }
}
