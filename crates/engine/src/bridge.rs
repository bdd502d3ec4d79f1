//! Between arrow-rs and Polars, value by value.
//!
//! Both keep columns in the same layout but as types of their own. An IPC stream between them would
//! bring two compression libraries in C, and sharing the memory is not possible in safe code. So
//! this costs one copy. It goes as soon as the two share the C data interface in safe code.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, ArrowPrimitiveType, AsArray, BooleanArray, Date32Array, Float64Array,
    Int64Array, RecordBatch, RecordBatchOptions, StringArray,
};
use arrow::datatypes::{DataType as ArrowType, Date32Type, Float64Type, Int32Type, Int64Type};
use arrow::datatypes::{Field, Schema};
use ijkpunt_model::Table;
use polars::prelude::{BooleanChunked, Float64Chunked, IdxCa, Int32Chunked, Int64Chunked};
use polars::prelude::{Column, DataFrame, DataType, IdxSize, IntoSeries, NewChunkedArray};
use polars::prelude::{PlSmallStr, PolarsError, Series, StringChunked};

/// All rows of one column, in one piece: otherwise every statement would put the pieces together
/// anew. Dictionaries become plain text, since Polars is built without its categorical types.
pub fn to_polars(table: &Table, index: usize) -> Result<Column, String> {
    let field = table.schema.field(index);
    let name = PlSmallStr::from(field.name().as_str());
    let column = |batch: &RecordBatch| batch.columns().get(index).cloned();
    let pieces: Vec<ArrayRef> = table.batches.iter().filter_map(column).collect();
    let series = match field.data_type() {
        ArrowType::Utf8 => {
            let texts = pieces
                .iter()
                .filter_map(|piece| piece.as_string_opt::<i32>());
            StringChunked::from_iter_options(name, texts.flatten()).into_series()
        }
        ArrowType::Dictionary(..) => words(name, &pieces)?,
        ArrowType::Int64 => {
            Int64Chunked::from_iter_options(name, values::<Int64Type>(&pieces)).into_series()
        }
        ArrowType::Float64 => {
            Float64Chunked::from_iter_options(name, values::<Float64Type>(&pieces)).into_series()
        }
        ArrowType::Date32 => {
            let days = Int32Chunked::from_iter_options(name, values::<Date32Type>(&pieces));
            days.into_date().into_series()
        }
        ArrowType::Boolean => {
            let flags = pieces.iter().filter_map(|piece| piece.as_boolean_opt());
            BooleanChunked::from_iter_options(name, flags.flatten()).into_series()
        }
        other => return Err(format!("column '{name}' is of type {other}")),
    };
    // A piece of another type than the schema says would be left out above.
    match series.len() == table.rows() {
        true => Ok(series.into()),
        false => Err(format!(
            "column '{}' has parts of another type",
            field.name()
        )),
    }
}

fn values<T: ArrowPrimitiveType>(
    pieces: &[ArrayRef],
) -> impl Iterator<Item = Option<T::Native>> + '_ {
    let typed = pieces
        .iter()
        .filter_map(|piece| piece.as_primitive_opt::<T>());
    typed.flat_map(|piece| piece.iter())
}

/// A dictionary as text: the words once, and for each row which word it is.
fn words(name: PlSmallStr, pieces: &[ArrayRef]) -> Result<Series, String> {
    let mut list: Vec<Option<&str>> = Vec::new();
    let mut rows: Vec<Option<IdxSize>> = Vec::new();
    let (mut known, mut base): (Option<&ArrayRef>, IdxSize) = (None, 0);
    for piece in pieces {
        let Some(piece) = piece.as_dictionary_opt::<Int32Type>() else {
            continue;
        };
        let values = piece.values();
        if !known.is_some_and(|known| Arc::ptr_eq(known, values)) {
            base = IdxSize::try_from(list.len()).map_err(|error| error.to_string())?;
            let texts = values.as_string_opt::<i32>();
            list.extend(texts.ok_or("a dictionary of something else than text")?);
            known = Some(values);
        }
        let row = |key: i32| IdxSize::try_from(key).ok().map(|key| key + base);
        rows.extend(piece.keys().iter().map(|key| key.and_then(row)));
    }
    // So that a column in which every row is empty has something to point at.
    list.push(None);
    let list = StringChunked::from_iter_options(name, list.into_iter()).into_series();
    let rows = IdxCa::from_iter_options(PlSmallStr::EMPTY, rows.into_iter());
    list.take(&rows).map_err(|error| error.to_string())
}

/// A data frame as one batch: text as Utf8, whole numbers as Int64, others as Float64.
pub fn from_polars(frame: &DataFrame) -> Result<RecordBatch, String> {
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for column in frame.columns() {
        let series = column.as_materialized_series();
        let array = array(series).map_err(|error| error.to_string())?;
        fields.push(Field::new(
            column.name().as_str(),
            array.data_type().clone(),
            true,
        ));
        columns.push(array);
    }
    let options = RecordBatchOptions::new().with_row_count(Some(frame.height()));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options)
        .map_err(|error| error.to_string())
}

fn array(series: &Series) -> Result<ArrayRef, PolarsError> {
    Ok(match series.dtype() {
        DataType::String => Arc::new(series.str()?.iter().collect::<StringArray>()),
        DataType::Boolean => Arc::new(series.bool()?.iter().collect::<BooleanArray>()),
        DataType::Date => Arc::new(series.date()?.physical().iter().collect::<Date32Array>()),
        DataType::Null => Arc::new(StringArray::new_null(series.len())),
        kind if kind.is_integer() => {
            let whole = series.strict_cast(&DataType::Int64)?;
            Arc::new(whole.i64()?.iter().collect::<Int64Array>())
        }
        _ => {
            let number = series.strict_cast(&DataType::Float64)?;
            Arc::new(number.f64()?.iter().collect::<Float64Array>())
        }
    })
}
