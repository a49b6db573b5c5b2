//! Records become bytes: one writer a format, all behind [`Writer`].

mod cell;
mod csv;
mod flat;
mod folder;
mod json;
mod jsonl;
mod layout;
mod parquet;
mod phrase;
mod table;

use readout::Analysis;
use record::Record;

use crate::args::{Layer, OutputFormat};
use crate::exit;
use crate::options::CodeOptions;
use crate::output::Output;

/// Takes documents in order and writes what was asked for.
pub trait Writer {
    /// Writes one document.
    fn document(&mut self, analysis: Analysis) -> anyhow::Result<()>;

    /// All documents were written; files get their names.
    fn finish(self: Box<Self>) -> anyhow::Result<()>;
}

/// The writer for the chosen format.
pub fn open(options: &CodeOptions) -> anyhow::Result<Box<dyn Writer>> {
    let layers = &options.layers;
    let output = options.output.as_deref();
    let folder = || output.ok_or_else(|| exit::usage("csv and parquet write one file a kind; name a folder with -o DIR"));
    Ok(match options.format {
        OutputFormat::Table => Box::new(table::TableWriter::new(Output::open(output)?, options.colour, layers)),
        OutputFormat::Jsonl => Box::new(jsonl::JsonlWriter::new(Output::open(output)?, layers)),
        OutputFormat::Json => Box::new(json::JsonWriter::new(Output::open(output)?, layers)),
        OutputFormat::Csv => Box::new(folder::Folder::<csv::CsvFile>::create(folder()?, layers)?),
        OutputFormat::Parquet => Box::new(folder::Folder::<parquet::ParquetFile>::create(folder()?, layers)?),
    })
}

/// The records of one layer.
fn layer_records(analysis: &mut Analysis, layer: Layer) -> Vec<Record> {
    fn take<T>(records: &mut Vec<T>, wrap: fn(T) -> Record) -> Vec<Record> {
        std::mem::take(records).into_iter().map(wrap).collect()
    }
    match layer {
        Layer::Events => take(&mut analysis.events, |event| Record::Event(Box::new(event))),
        Layer::Statements => take(&mut analysis.statements, |statement| Record::Statement(Box::new(statement))),
        Layer::Conflicts => take(&mut analysis.conflicts, Record::Conflict),
        Layer::Places => take(&mut analysis.places, Record::Place),
        Layer::Times => take(&mut analysis.times, Record::Time),
        Layer::Mentions => take(&mut analysis.mentions, Record::Mention),
        Layer::Sentences => take(&mut analysis.sentences, Record::Sentence),
    }
}
