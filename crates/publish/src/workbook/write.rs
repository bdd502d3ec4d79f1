//! Cells and tables of a sheet.

use ijkpunt_model::{FORMULA_STARTS, Form, Sheet};
use rust_xlsxwriter::{
    Format, FormatAlign, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError,
};

use super::columns::{Item, laid_out};
use super::sheet_name;

/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 12..=60;

/// A sheet with one table: its title in A1, what it is about, the way back, and the table.
pub fn table_sheet(page: &mut Worksheet, sheet: &Sheet, number: usize) -> Result<(), XlsxError> {
    let name = sheet_name(number);
    page.set_name(&name)?;
    heading(page, &format!("Tabel {number}: {}", sheet.title))?;
    let about = match sheet.subtitle.is_empty() {
        true => format!("Deze tabel staat op de pagina {}.", sheet.page),
        false => format!("{}. Pagina {}.", sheet.subtitle, sheet.page),
    };
    text(page, 1, 0, &about)?;
    let back = Url::new("internal:'Inhoud'!A1").set_text("Terug naar de inhoud");
    page.write_url(2, 0, back)?;
    let (headings, rows) = laid_out(sheet);
    table(page, 3, &format!("tabel_{number}"), &headings, &rows)
}

/// The title of a sheet, in A1.
pub fn heading(page: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
    let format = shielded(title, Format::new().set_bold().set_font_size(14));
    page.write_string_with_format(0, 0, title, &format)?;
    Ok(())
}

/// A text in a cell. It is written as text, and never as what it looks like.
pub fn text(page: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let format = shielded(text, Format::new());
    page.write_string_with_format(row, column, text, &format)?;
    Ok(())
}

/// A table that begins in column A, with its headings in row `top`, marked as a table so that a
/// screen reader and a program find it by name. No filters and no totals, which would hide rows or
/// need a formula.
pub fn table(
    page: &mut Worksheet,
    top: u32,
    name: &str,
    headings: &[String],
    rows: &[Vec<Item>],
) -> Result<(), XlsxError> {
    for (row, place) in rows.iter().zip(top + 1..) {
        for (item, column) in row.iter().zip(0..) {
            write_item(page, place, column, item)?;
        }
    }
    let columns: Vec<TableColumn> = headings
        .iter()
        .map(|heading| {
            let format = shielded(heading, Format::new().set_bold().set_text_wrap());
            TableColumn::new()
                .set_header(heading)
                .set_header_format(format)
        })
        .collect();
    let marked = Table::new()
        .set_name(name)
        .set_columns(&columns)
        .set_autofilter(false)
        .set_banded_rows(false)
        .set_first_column(true)
        .set_style(TableStyle::Light1);
    let last_row = top + u32::try_from(rows.len()).unwrap_or(u32::MAX - top);
    let last_column = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.add_table(top, 0, last_row, last_column, &marked)?;
    for (at, heading) in headings.iter().enumerate() {
        let words = rows.iter().filter_map(|row| match row.get(at) {
            Some(Item::Words(text)) => Some(text.chars().count()),
            _ => None,
        });
        // A heading may take two lines.
        let widest = words.chain([heading.chars().count() / 2 + 4]).max();
        let width = widest.unwrap_or(0).clamp(*WIDTHS.start(), *WIDTHS.end());
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        page.set_column_width(column, width as f64)?;
    }
    Ok(())
}

fn write_item(page: &mut Worksheet, row: u32, column: u16, item: &Item) -> Result<(), XlsxError> {
    match item {
        Item::Number(value, form) => {
            let format = Format::new().set_num_format(number_format(*form));
            page.write_number_with_format(row, column, *value, &format)?;
        }
        Item::Words(words) => {
            let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
            page.write_string_with_format(row, column, words, &shielded(words, format))?;
        }
    }
    Ok(())
}

/// A text cell holds no formula, whatever its text. The quote prefix keeps it so when somebody edits
/// the cell and presses Enter.
fn shielded(text: &str, format: Format) -> Format {
    match text.starts_with(FORMULA_STARTS) {
        true => format.set_quote_prefix(),
        false => format,
    }
}

/// The code of Excel for a form. Points and commas in it stand for whatever the reader's Excel
/// uses: in a Dutch one 1.234,5.
fn number_format(form: Form) -> String {
    let with = |whole: &str, decimals: u8| match decimals {
        0 => whole.to_owned(),
        _ => format!("{whole}.{}", "0".repeat(usize::from(decimals))),
    };
    match form {
        Form::Number(decimals) => with("#,##0", decimals),
        Form::Signed(decimals) => {
            let number = with("#,##0", decimals);
            format!("+{number};-{number};{}", with("0", decimals))
        }
        Form::Share(decimals) => format!("{}%", with("0", decimals)),
        Form::Euro(decimals) => {
            let number = with("#,##0", decimals);
            format!("[$€-413] {number};[$€-413] -{number}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_their_code() {
        for (form, code) in [
            (Form::Number(0), "#,##0"),
            (Form::Number(2), "#,##0.00"),
            (Form::Signed(1), "+#,##0.0;-#,##0.0;0.0"),
            (Form::Share(0), "0%"),
            (Form::Share(1), "0.0%"),
            (Form::Euro(0), "[$€-413] #,##0;[$€-413] -#,##0"),
        ] {
            assert_eq!(number_format(form), code);
        }
    }
}
