//! A folder that gets one file a table, all of them whole or none.

use std::fs;
use std::path::Path;

use anyhow::Context;
use readout::Analysis;

use super::Writer;
use super::flat::{Row, TABLES, Table};
use crate::args::Layer;
use crate::exit;
use crate::output::Pending;

/// One table in one file, in some format.
pub trait TableFile: Sized {
    /// `csv`, `parquet`.
    const EXTENSION: &'static str;

    /// Starts the file.
    fn create(table: &'static Table, pending: Pending) -> anyhow::Result<Self>;

    /// Adds rows.
    fn rows(&mut self, rows: Vec<Row<'_>>) -> anyhow::Result<()>;

    /// Ends the file; it has no name yet.
    fn finish(self) -> anyhow::Result<Pending>;
}

/// The files of a folder.
pub struct Folder<F> {
    files: Vec<(&'static Table, F)>,
}

impl<F: TableFile> Folder<F> {
    /// Starts a file for each table of the layers.
    pub fn create(folder: &Path, layers: &[Layer]) -> anyhow::Result<Folder<F>> {
        if folder.exists() && !folder.is_dir() {
            let what = format!("{} is a file; {} goes into a folder", folder.display(), F::EXTENSION);
            return Err(exit::usage(what));
        }
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let wanted = TABLES.iter().filter(|table| table.layer.is_none_or(|layer| layers.contains(&layer)));
        let files = wanted.map(|table| {
            let path = folder.join(format!("{}.{}", table.name, F::EXTENSION));
            Ok((table, F::create(table, Pending::create(&path)?)?))
        });
        Ok(Folder { files: files.collect::<anyhow::Result<_>>()? })
    }
}

impl<F: TableFile> Writer for Folder<F> {
    fn document(&mut self, analysis: Analysis) -> anyhow::Result<()> {
        for (table, file) in &mut self.files {
            file.rows((table.rows)(&analysis))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        let ended = self.files.into_iter().map(|(_, file)| file.finish()).collect::<anyhow::Result<Vec<_>>>()?;
        ended.into_iter().try_for_each(Pending::finish)
    }
}
