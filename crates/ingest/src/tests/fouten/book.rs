//! Writes the workbook of a case.

use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use toml::Value;

/// Writes sheets: texts, numbers, truth values, and days with the form of a day. An empty text is
/// no cell.
pub(super) fn write(path: &Path, sheets: &[(String, Vec<Value>)]) {
    let mut book = Workbook::new();
    let form = Format::new().set_num_format("dd-mm-yyyy");
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells.as_array().unwrap()) {
                match cell {
                    Value::String(text) if text.is_empty() => continue,
                    Value::String(text) => sheet.write(row, column, text),
                    Value::Integer(number) => sheet.write(row, column, *number as f64),
                    Value::Float(number) => sheet.write(row, column, *number),
                    Value::Boolean(truth) => sheet.write(row, column, *truth),
                    Value::Datetime(day) => {
                        let day = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
                        sheet.write_with_format(row, column, &day, &form)
                    }
                    other => panic!("{other} is no cell"),
                }
                .unwrap();
            }
        }
    }
    book.save(path).unwrap();
}
