//! Typed tables as Parquet, for whoever wants to look, and for rules that look back.

use std::fs::File;
use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use ijkpunt_model::{Origins, Table};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::PublishError;
use crate::memory::put;

/// Keeps a typed table in the workspace's own build folder, as `DATASET.parquet`. It holds rows
/// about persons, so it never goes into a site.
pub fn keep_table(folder: &Path, table: &Table) -> Result<(), PublishError> {
    let bytes =
        parquet_bytes(table.schema.clone(), &table.batches).map_err(|why| PublishError::Table {
            what: "typed table",
            why,
        })?;
    put(&table_path(folder, &table.dataset), &bytes)
}

/// Where [`keep_table`] keeps the table of a dataset.
pub(crate) fn table_path(folder: &Path, dataset: &str) -> PathBuf {
    folder.join(format!("{dataset}.parquet"))
}

/// Reads a typed table that [`keep_table`] kept. Its deliveries and origins are not in the file,
/// and are empty.
pub fn read_table(path: &Path, dataset: &str) -> Result<Table, PublishError> {
    let fail = |why: String| PublishError::Table {
        what: "typed table of an earlier delivery",
        why: format!("{}: {why}", path.display()),
    };
    let file = File::open(path).map_err(|why| PublishError::Io {
        path: path.to_owned(),
        why,
    })?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| fail(error.to_string()))?;
    let schema = builder.schema().clone();
    let reader = builder
        .with_batch_size(65_536)
        .build()
        .map_err(|error| fail(error.to_string()))?;
    let batches: Result<Vec<RecordBatch>, _> = reader.collect();
    Ok(Table {
        dataset: dataset.to_owned(),
        schema,
        batches: batches.map_err(|error| fail(error.to_string()))?,
        deliveries: Vec::new(),
        origins: Origins::default(),
        rules: Vec::new(),
    })
}

/// Batches as the bytes of a Parquet file. Nothing in them depends on the clock.
pub(crate) fn parquet_bytes(schema: SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, String> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("IJkpunt".to_owned())
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, schema, Some(properties))
        .map_err(|error| error.to_string())?;
    for batch in batches {
        writer.write(batch).map_err(|error| error.to_string())?;
    }
    writer.close().map_err(|error| error.to_string())?;
    Ok(bytes)
}
