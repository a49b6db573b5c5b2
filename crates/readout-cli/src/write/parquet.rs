//! The flat tables as Parquet, one file a table; days are dates, and every column may be null.
//!
//! Rows gather in memory, column by column, and leave as one row group when there are enough of them.

use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::cell::{Cell, Kind};
use super::flat::{Column, Row, Table};
use super::folder::TableFile;
use crate::day;
use crate::output::Pending;

/// Rows of one row group.
const GROUP_ROWS: usize = 1 << 16;

/// Bytes of words after which a row group ends early: texts may be long.
const GROUP_BYTES: usize = 16 << 20;

/// Writes one table.
pub struct ParquetFile {
    writer: SerializedFileWriter<Pending>,
    columns: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

impl TableFile for ParquetFile {
    const EXTENSION: &'static str = "parquet";

    fn create(table: &'static Table, pending: Pending) -> anyhow::Result<ParquetFile> {
        let made_by = KeyValue::new("readout.schema".to_string(), record::SCHEMA.to_string());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("readout {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(Some(vec![made_by]))
            .build();
        let writer = SerializedFileWriter::new(pending, schema(table)?, Arc::new(properties))?;
        let columns = table.columns.iter().map(Gathered::of).collect();
        Ok(ParquetFile { writer, columns, rows: 0, bytes: 0 })
    }

    fn rows(&mut self, rows: Vec<Row<'_>>) -> anyhow::Result<()> {
        for row in rows {
            for (column, cell) in self.columns.iter_mut().zip(row) {
                self.bytes += column.push(cell);
            }
            self.rows += 1;
        }
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES { self.end_group() } else { Ok(()) }
    }

    fn finish(mut self) -> anyhow::Result<Pending> {
        self.end_group()?;
        Ok(self.writer.into_inner()?)
    }
}

impl ParquetFile {
    fn end_group(&mut self) -> anyhow::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// The values of one column that wait for the end of their row group.
struct Gathered {
    /// For each row, 1 where there is a value and 0 where it is null.
    present: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Int(Vec<i64>),
    Float(Vec<f64>),
    Day(Vec<i32>),
}

impl Gathered {
    fn of(column: &Column) -> Gathered {
        let values = match column.kind {
            Kind::Text => Values::Text(Vec::new()),
            Kind::Int => Values::Int(Vec::new()),
            Kind::Float => Values::Float(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
        };
        Gathered { present: Vec::new(), values }
    }

    /// Adds a field; gives how many bytes of words it took.
    fn push(&mut self, cell: Cell<'_>) -> usize {
        let mut bytes = 0;
        let present = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => {
                bytes = text.as_ref().map_or(0, |text| text.len());
                push(values, text.map(|text| ByteArray::from(text.into_owned().into_bytes())))
            }
            (Values::Int(values), Cell::Int(number)) => push(values, number),
            (Values::Float(values), Cell::Float(number)) => push(values, number),
            (Values::Day(values), Cell::Day(written)) => push(values, written.and_then(day::since_epoch)),
            (_, cell) => unreachable!("{cell:?} stands in a column of another kind"),
        };
        self.present.push(present);
        bytes
    }

    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, Pending>) -> anyhow::Result<()> {
        let mut column = group.next_column()?.expect("the schema has a column for each");
        match &mut self.values {
            Values::Text(values) => write::<ByteArrayType>(&mut column, values, &self.present)?,
            Values::Int(values) => write::<Int64Type>(&mut column, values, &self.present)?,
            Values::Float(values) => write::<DoubleType>(&mut column, values, &self.present)?,
            Values::Day(values) => write::<Int32Type>(&mut column, values, &self.present)?,
        }
        self.present.clear();
        Ok(column.close()?)
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>) -> i16 {
    let present = i16::from(value.is_some());
    values.extend(value);
    present
}

fn write<T: DataType>(column: &mut SerializedColumnWriter<'_>, values: &mut Vec<T::T>, present: &[i16]) -> anyhow::Result<()> {
    column.typed::<T>().write_batch(values, Some(present), None)?;
    values.clear();
    Ok(())
}

fn schema(table: &Table) -> anyhow::Result<TypePtr> {
    let fields = table.columns.iter().map(field).collect::<anyhow::Result<_>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name).with_fields(fields).build()?))
}

fn field(column: &Column) -> anyhow::Result<TypePtr> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Int => (Physical::INT64, None),
        Kind::Float => (Physical::DOUBLE, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .with_converted_type(ConvertedType::NONE)
        .build()?;
    Ok(Arc::new(field))
}
