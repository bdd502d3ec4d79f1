//! Spreadsheets, written by the tests themselves.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::support::{Temporary, contract, lines, pipelines, read_in, rows};
use crate::recognise;

/// A sheet's name, and what fills it.
pub(super) type Filled<'a> = (&'a str, fn(&mut Worksheet));

/// Writes a workbook.
pub(super) fn workbook(name: &str, sheets: &[Filled<'_>]) -> Temporary {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    let file = Temporary::named(name);
    book.save(&file.0).unwrap();
    file
}

fn day(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let format = Format::new().set_num_format("dd-mm-yyyy");
    let date = ExcelDateTime::parse_from_str(text).unwrap();
    sheet
        .write_with_format(row, column, &date, &format)
        .unwrap();
}

/// As `trajecten_2019.xlsx` comes: a title, an empty row, the header.
fn trajecten(sheet: &mut Worksheet) {
    sheet
        .write(0, 0, "Trajecten vergunninghouders, stand 14 januari 2020")
        .unwrap();
    let header = [
        "Cliëntnummer",
        "Datum brede intake",
        "Datum assessment",
        "Ontwikkelroute",
        "Afstand tot werk",
        "Startdatum",
        "Einddatum",
        "Duaal traject",
    ];
    sheet.write_row(2, 0, header).unwrap();
    for (row, number) in [(3, "4012345"), (4, "4012346"), (5, "4012347")] {
        sheet.write(row, 0, number).unwrap();
    }
    day(sheet, 3, 1, "2019-02-05");
    sheet.write_row(3, 3, ["Werk", "bijna"]).unwrap();
    day(sheet, 3, 5, "2019-03-01");
    day(sheet, 3, 6, "2019-12-31");
    sheet.write(3, 7, "ja").unwrap();
    // A date without its format, and a truth value.
    sheet.write(4, 5, 43_772).unwrap();
    sheet.write(4, 7, false).unwrap();
    // Two faults.
    sheet.write(5, 3, "omweg").unwrap();
    sheet.write(5, 5, "31-2-2019").unwrap();
}

fn other(sheet: &mut Worksheet) {
    sheet.write_row(0, 0, ["Kleur", "Smaak"]).unwrap();
}

fn doelen(sheet: &mut Worksheet) {
    sheet
        .write_row(0, 0, ["Gemeente", "Periode", "Indicator", "Beoogd"])
        .unwrap();
    sheet.write(1, 0, 14).unwrap();
    sheet.write(1, 1, 2019).unwrap();
    sheet.write(1, 2, "uitstroom-werk").unwrap();
    sheet.write(1, 3, 7.5).unwrap();
    sheet.write_row(2, 0, ["GM0014", "2019", "groot"]).unwrap();
    sheet.write(2, 3, "1.234,5").unwrap();
    sheet.write(3, 0, "GM0014").unwrap();
    day(sheet, 3, 1, "2019-11-01");
    sheet.write(3, 2, 9_007_199_254_740_994.0).unwrap();
    sheet.write(3, 3, 1).unwrap();
}

#[test]
fn a_title_row_dates_and_serials() {
    let book = workbook(
        "trajecten.xlsx",
        &[("Toelichting", other), ("Trajecten", trajecten)],
    );
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("trajecten"));
    assert_eq!(
        rows(&table),
        [
            "GM0014|4012345|2019-02-05||werk|bijna|2019-03-01|2019-12-31||true|305|",
            "GM0014|4012346|||||2019-11-03|||false||",
        ]
    );
    let found = lines(&findings);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("blad Trajecten, kolom 'Ontwikkelroute', cel D6 ('omweg')"));
    assert!(found[1].contains("cel F6 ('31-2-2019')"), "{found:?}");
    assert_eq!(
        recognise(&book.0, pipelines()).as_deref(),
        Some("trajecten")
    );
}

#[test]
fn numbers_of_a_workbook_are_read_as_they_are() {
    let book = workbook("doelen.xlsx", &[("Blad1", doelen)]);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("doelen"));
    assert_eq!(
        rows(&table),
        [
            "GM0014|2019JJ00|uitstroom-werk|7.5||||",
            "GM0014|2019JJ00|groot|1234.5||||"
        ]
    );
    let found = lines(&findings).join("\n");
    assert!(
        found.contains("geen-periode"),
        "a date is no period: {found}"
    );
    assert!(found.contains("buiten-bereik"), "digits are lost: {found}");
}

#[test]
fn a_sheet_is_taken_by_its_name_or_reported() {
    let book = workbook("bladen.xlsx", &[("Blad1", other), ("Blad2", doelen)]);
    let mut source = book.source();
    source.sheet = Some("Blad2".into());
    let (table, _) = read_in(2019, true, &[source.clone()], &contract("doelen"));
    assert_eq!(table.rows(), 2);
    source.sheet = Some("Blad9".into());
    let (table, findings) = read_in(2019, true, &[source], &contract("doelen"));
    assert_eq!(table.rows(), 0);
    assert!(
        lines(&findings)[0].contains("geen blad 'Blad9'"),
        "{:?}",
        lines(&findings)
    );
}
