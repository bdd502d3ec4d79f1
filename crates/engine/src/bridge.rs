//! Between arrow-rs and Polars, by way of an Arrow IPC stream in memory.
//!
//! Both speak the IPC format, so this costs one copy and no `unsafe`. It goes as soon as the two
//! share the C stream interface in safe code.

use std::io::Cursor;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow::compute::{cast, concat_batches};
use arrow::datatypes::{DataType, Field, Schema};
use arrow::error::ArrowError;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;
use ijkpunt_model::Table;
use polars::prelude::{CompatLevel, DataFrame, IpcStreamReader, IpcStreamWriter, PolarsResult};
use polars::prelude::{SerReader, SerWriter};

/// All rows of one column. In one piece, or every statement would put the pieces together anew.
pub fn whole_column(table: &Table, index: usize) -> Result<RecordBatch, String> {
    let text = |error: ArrowError| error.to_string();
    let schema = table.schema.project(&[index]).map_err(text)?;
    let column = |batch: &RecordBatch| batch.project(&[index]);
    let pieces = table
        .batches
        .iter()
        .map(column)
        .collect::<Result<Vec<_>, _>>();
    concat_batches(&Arc::new(schema), &pieces.map_err(text)?).map_err(text)
}

/// One batch as a data frame. Dictionaries become plain text, since Polars is built without its
/// categorical types.
pub fn to_polars(batch: &RecordBatch) -> Result<DataFrame, String> {
    // Views of the dictionary's words: no word is written out for each row.
    let plain = plain_text(batch, &DataType::Utf8View).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    write_stream(&plain, &mut bytes).map_err(|error| error.to_string())?;
    IpcStreamReader::new(Cursor::new(bytes))
        .finish()
        .map_err(|error| error.to_string())
}

/// A data frame as one batch, text as Utf8.
pub fn from_polars(mut frame: DataFrame) -> Result<RecordBatch, String> {
    let mut bytes = Vec::new();
    write_frame(&mut frame, &mut bytes).map_err(|error| error.to_string())?;
    read_stream(&bytes).map_err(|error| error.to_string())
}

fn write_stream(batch: &RecordBatch, bytes: &mut Vec<u8>) -> Result<(), ArrowError> {
    let mut writer = StreamWriter::try_new(bytes, batch.schema_ref())?;
    writer.write(batch)?;
    writer.finish()
}

fn write_frame(frame: &mut DataFrame, bytes: &mut Vec<u8>) -> PolarsResult<()> {
    IpcStreamWriter::new(bytes)
        .with_compat_level(CompatLevel::oldest())
        .finish(frame)
}

fn read_stream(bytes: &[u8]) -> Result<RecordBatch, ArrowError> {
    let reader = StreamReader::try_new(Cursor::new(bytes), None)?;
    let schema = reader.schema();
    let batches = reader.collect::<Result<Vec<_>, _>>()?;
    plain_text(&concat_batches(&schema, &batches)?, &DataType::Utf8)
}

/// The same batch with every kind of text column cast to one.
fn plain_text(batch: &RecordBatch, text: &DataType) -> Result<RecordBatch, ArrowError> {
    let mut fields = Vec::with_capacity(batch.num_columns());
    let mut columns: Vec<ArrayRef> = Vec::with_capacity(batch.num_columns());
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let is_text = matches!(
            field.data_type(),
            DataType::Dictionary(..) | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
        ) && field.data_type() != text;
        match is_text {
            true => {
                fields.push(Arc::new(Field::new(
                    field.name(),
                    text.clone(),
                    field.is_nullable(),
                )));
                columns.push(cast(column, text)?);
            }
            false => {
                fields.push(Arc::clone(field));
                columns.push(Arc::clone(column));
            }
        }
    }
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options)
}
