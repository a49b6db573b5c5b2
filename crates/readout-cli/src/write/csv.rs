//! The flat tables as CSV (RFC 4180), one file a table: `events.csv`, `participants.csv`, ...

use super::flat::{Row, Table};
use super::folder::TableFile;
use crate::output::Pending;

/// Writes one table.
pub struct CsvFile {
    writer: csv::Writer<Pending>,
}

impl TableFile for CsvFile {
    const EXTENSION: &'static str = "csv";

    fn create(table: &'static Table, pending: Pending) -> anyhow::Result<CsvFile> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(pending);
        writer.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(CsvFile { writer })
    }

    fn rows(&mut self, rows: Vec<Row<'_>>) -> anyhow::Result<()> {
        for row in rows {
            self.writer.write_record(row.iter().map(|cell| cell.csv().into_owned()))?;
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Pending> {
        self.writer.into_inner().map_err(|error| error.into_error().into())
    }
}
