//! An empty table to fill in.

use anyhow::Result;
use ijkpunt_ingest::{Contract, FileColumn};
use ijkpunt_model::Kind;
use rust_xlsxwriter::{
    ColNum, Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet,
};

use super::{allowed, example};

/// The last row that a sheet can have.
const LAST_ROW: u32 = 1_048_575;

/// The longest text that Excel shows beside a cell.
const LONGEST_HINT: usize = 255;

const CODES: &str = "Codelijsten";

/// The header as CSV for Excel: UTF-8 with BOM and `;`. An explanation would be read as data, so it
/// stands in the workbook.
pub fn csv(contract: &Contract) -> Vec<u8> {
    let names: Vec<&str> = contract.file_columns().map(|column| column.name).collect();
    format!("\u{feff}{}\r\n", names.join(";")).into_bytes()
}

/// The table as a workbook: the header with hints, drop-down lists and checks of what is typed; a
/// sheet that explains each column; and the lists of codes. `rows` are written under the header as
/// they would be typed, a text for each column.
pub fn xlsx(contract: &Contract, rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let columns: Vec<FileColumn<'_>> = contract.file_columns().collect();
    let mut workbook = Workbook::new();
    // Without a fixed date the file would carry the time at which it was made.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let title = format!("Sjabloon {}", contract.dataset().title);
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), contract, &columns, rows)?;
    explanation(workbook.add_worksheet(), contract, &columns)?;
    if columns.iter().any(|column| codes(column).is_some()) {
        code_lists(workbook.add_worksheet(), &columns)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E1_E7EA))
        .set_align(FormatAlign::Top)
}

fn table(
    sheet: &mut Worksheet,
    contract: &Contract,
    columns: &[FileColumn<'_>],
    rows: &[Vec<String>],
) -> Result<()> {
    let name: String = contract.dataset().name.chars().take(31).collect();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, width(column.name).max(12.0))?;
        sheet.set_column_format(at, &format(column))?;
        sheet.write_with_format(0, at, column.name, &heading())?;
        let check = check(column, at, contract.decimal_point())?;
        sheet.add_data_validation(1, at, LAST_ROW, at, &check)?;
    }
    for (row, values) in (1..).zip(rows) {
        for ((at, column), value) in (0..).zip(columns).zip(values) {
            fill(sheet, (row, at), column, value)?;
        }
    }
    Ok(())
}

/// Writes a value as Excel keeps it when a person types it.
fn fill(
    sheet: &mut Worksheet,
    (row, at): (u32, ColNum),
    column: &FileColumn<'_>,
    value: &str,
) -> Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    let format = format(column);
    let parts: Vec<&str> = value.split('-').collect();
    match (column.kind, parts.as_slice()) {
        (Kind::Datum, [day, month, year]) => {
            let day = ExcelDateTime::from_ymd(year.parse()?, month.parse()?, day.parse()?)?;
            sheet.write_datetime_with_format(row, at, &day, &format)?;
        }
        (Kind::Geheel | Kind::Getal, _) => match value.replace(',', ".").parse::<f64>() {
            Ok(number) => {
                sheet.write_number_with_format(row, at, number, &format)?;
            }
            // A sign of CBS in the place of a number.
            Err(_) => {
                sheet.write_string_with_format(row, at, value, &format)?;
            }
        },
        _ => {
            sheet.write_string_with_format(row, at, value, &format)?;
        }
    }
    Ok(())
}

/// How cells of a column are kept. Codes and numbers that name something are text, so that Excel
/// takes no zero from their front and makes no date of a period.
fn format(column: &FileColumn<'_>) -> Format {
    Format::new().set_num_format(match column.kind {
        Kind::Datum => "dd-mm-yyyy",
        Kind::Geheel => "0",
        Kind::Getal => "General",
        _ => "@",
    })
}

/// What Excel checks and says while a person types. It shows the message, and refuses only what the
/// contract surely refuses.
fn check(column: &FileColumn<'_>, at: ColNum, decimal_point: bool) -> Result<DataValidation> {
    let duty = match column.required {
        true => "Verplicht.",
        false => "Mag leeg blijven.",
    };
    let hint = format!(
        "{duty} {} {}",
        column.description,
        allowed(column, decimal_point)
    );
    let check = rule(column, at)?
        .set_input_title(short(column.name, 32))?
        .set_input_message(short(&hint, LONGEST_HINT))?
        .set_error_title("Dit past hier niet")?
        .set_error_message(short(&allowed(column, decimal_point), LONGEST_HINT))?
        .set_error_style(DataValidationErrorStyle::Stop);
    Ok(check)
}

fn rule(column: &FileColumn<'_>, at: ColNum) -> Result<DataValidation> {
    let none = DataValidation::new();
    Ok(match column.kind {
        Kind::JaNee => none.allow_list_strings(&["ja", "nee"])?,
        Kind::Code(codes) => {
            let letter = rust_xlsxwriter::utility::column_number_to_name(at);
            let last = codes.len() + 1;
            none.allow_list_formula(Formula::new(format!(
                "={CODES}!${letter}$2:${letter}${last}"
            )))
        }
        Kind::Datum => none.allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1900, 1, 1)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        )),
        // A sign of CBS may stand in the place of the number.
        Kind::Geheel | Kind::Getal if column.signs => none.allow_any_value(),
        Kind::Geheel | Kind::Getal => bounds(none, column),
        _ => none.allow_any_value(),
    })
}

/// A number within the bounds. Those of a whole number are written as formulas, since as numbers
/// they would have to fit in 32 bits.
fn bounds(check: DataValidation, column: &FileColumn<'_>) -> DataValidation {
    const MOST: f64 = 1e15;
    let low = column.minimum.unwrap_or(-MOST);
    let high = column.maximum.unwrap_or(MOST);
    let formula = |bound: f64| Formula::new(format!("={bound:.0}"));
    match column.kind {
        Kind::Geheel => check.allow_whole_number_formula(DataValidationRule::Between(
            formula(low.ceil()),
            formula(high.floor()),
        )),
        _ => check.allow_decimal_number(DataValidationRule::Between(low, high)),
    }
}

fn explanation(
    sheet: &mut Worksheet,
    contract: &Contract,
    columns: &[FileColumn<'_>],
) -> Result<()> {
    let dataset = contract.dataset();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name("Uitleg")?;
    sheet.write_with_format(0, 0, dataset.title.as_str(), &bold)?;
    sheet.write(1, 0, contract.description())?;
    let key = contract.key().join(", ");
    sheet.write(
        2,
        0,
        format!(
            "Vul het eerste blad in. Verander de kop niet. Elke combinatie van {key} mag er één keer \
             in staan."
        ),
    )?;
    let header = [
        ("Kolom", 26.0),
        ("Verplicht", 10.0),
        ("Soort", 12.0),
        ("Wat kan er staan", 48.0),
        ("Voorbeeld", 14.0),
        ("Betekenis", 60.0),
    ];
    for (at, (word, width)) in (0..).zip(header) {
        sheet.write_with_format(4, at, word, &heading())?;
        sheet.set_column_width(at, width)?;
    }
    let point = contract.decimal_point();
    for (row, column) in (5..).zip(columns) {
        let cells = [
            column.name.to_owned(),
            if column.required { "ja" } else { "nee" }.to_owned(),
            column.kind.word().to_owned(),
            allowed(column, point),
            example(column, point),
            column.description.to_owned(),
        ];
        for (at, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, at, cell, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(5, 1)?;
    Ok(())
}

/// The codes of each column, under its name and in the same place as on the first sheet.
fn code_lists(sheet: &mut Worksheet, columns: &[FileColumn<'_>]) -> Result<()> {
    sheet.set_name(CODES)?;
    for (at, column) in (0..).zip(columns) {
        let Some(codes) = codes(column) else { continue };
        sheet.write_with_format(0, at, column.name, &heading())?;
        sheet.set_column_width(at, width(column.name).max(18.0))?;
        for (row, code) in (1..).zip(codes) {
            sheet.write_string(row, at, code)?;
        }
    }
    Ok(())
}

fn codes<'a>(column: &FileColumn<'a>) -> Option<&'a [String]> {
    match column.kind {
        Kind::Code(codes) => Some(codes),
        _ => None,
    }
}

fn width(name: &str) -> f64 {
    name.chars().fold(3.0, |width, _| width + 1.0)
}

fn short(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => {
            let kept: String = text.chars().take(most.saturating_sub(1)).collect();
            format!("{kept}…")
        }
        false => text.to_owned(),
    }
}
