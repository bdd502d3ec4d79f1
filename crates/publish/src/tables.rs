//! Typed tables as Parquet, for whoever wants to look.

use std::fs;
use std::path::Path;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use ijkpunt_model::Table;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::PublishError;

/// Keeps a typed table in the workspace's own build folder, as `DATASET.parquet`. It holds rows
/// about persons, so it never goes into a site.
pub fn keep_table(folder: &Path, table: &Table) -> Result<(), PublishError> {
    let bytes =
        parquet_bytes(table.schema.clone(), &table.batches).map_err(|why| PublishError::Table {
            what: "typed table",
            why,
        })?;
    let io = |path: &Path, why| PublishError::Io {
        path: path.to_owned(),
        why,
    };
    fs::create_dir_all(folder).map_err(|why| io(folder, why))?;
    let path = folder.join(format!("{}.parquet", table.dataset));
    fs::write(&path, bytes).map_err(|why| io(&path, why))
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
