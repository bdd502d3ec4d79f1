//! The long table of figures as CSV and Parquet.

use std::sync::Arc;

use arrow::array::StringBuilder;
use arrow::array::{ArrayRef, Float64Array, Int32Array, ListBuilder, RecordBatch, StringArray};
use ijkpunt_model::{FIGURE_COLUMNS, Released, Sign, harmless};

use crate::PublishError;
use crate::tables::parquet_bytes;

/// The table as Dutch spreadsheets open it: UTF-8 with BOM, `;`, decimal comma. A missing number is
/// an empty cell, and `teken` says why; sources are separated by ` | `.
pub fn figures_csv(released: &Released) -> Result<Vec<u8>, PublishError> {
    let fail = |why: String| PublishError::Table {
        what: "cijfers.csv",
        why,
    };
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer
        .write_record(FIGURE_COLUMNS)
        .map_err(|error| fail(error.to_string()))?;
    let number = |value: Option<f64>| {
        value
            .map(|value| value.to_string().replace('.', ","))
            .unwrap_or_default()
    };
    for figure in released.figures() {
        writer
            .write_record([
                figure.indicator.as_str(),
                figure.gemeente.as_str(),
                &figure.indelingsjaar.to_string(),
                &figure.periode.to_string(),
                &figure.uitsplitsing,
                // A class of an open breakdown is a text of a delivery, which may be anything.
                &harmless(&figure.klasse),
                &number(figure.teller),
                &number(figure.noemer),
                &number(figure.waarde),
                &number(figure.ondergrens),
                &number(figure.bovengrens),
                &number(figure.beoogd),
                figure.teken.map(Sign::id).unwrap_or_default(),
                &harmless(&figure.bron.join(" | ")),
            ])
            .map_err(|error| fail(error.to_string()))?;
    }
    writer.flush().map_err(|error| fail(error.to_string()))?;
    drop(writer);
    Ok(bytes)
}

/// The table as Parquet, with the types of the house: text, Int32, Float64, and a list of sources.
pub fn figures_parquet(released: &Released) -> Result<Vec<u8>, PublishError> {
    let fail = |why: String| PublishError::Table {
        what: "cijfers.parquet",
        why,
    };
    let figures = released.figures();
    let text = |of: &dyn Fn(&ijkpunt_model::Figure) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(figures.iter().map(of)))
    };
    let number = |of: &dyn Fn(&ijkpunt_model::Figure) -> Option<f64>| -> ArrayRef {
        Arc::new(Float64Array::from_iter(figures.iter().map(of)))
    };
    let years: ArrayRef = Arc::new(Int32Array::from_iter_values(
        figures.iter().map(|f| f.indelingsjaar),
    ));
    let signs: ArrayRef = Arc::new(StringArray::from_iter(
        figures.iter().map(|f| f.teken.map(Sign::id)),
    ));
    let mut sources = ListBuilder::new(StringBuilder::new());
    for figure in figures {
        for source in &figure.bron {
            sources.values().append_value(source);
        }
        sources.append(true);
    }
    let columns: [ArrayRef; 14] = [
        text(&|f| f.indicator.clone()),
        text(&|f| f.gemeente.to_string()),
        years,
        text(&|f| f.periode.to_string()),
        text(&|f| f.uitsplitsing.clone()),
        text(&|f| f.klasse.clone()),
        number(&|f| f.teller),
        number(&|f| f.noemer),
        number(&|f| f.waarde),
        number(&|f| f.ondergrens),
        number(&|f| f.bovengrens),
        number(&|f| f.beoogd),
        signs,
        Arc::new(sources.finish()),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(
        FIGURE_COLUMNS
            .into_iter()
            .zip(columns)
            .map(|(name, column)| (name, column, true)),
    )
    .map_err(|error| fail(error.to_string()))?;
    parquet_bytes(batch.schema(), &[batch]).map_err(fail)
}
