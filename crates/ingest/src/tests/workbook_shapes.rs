//! Shapes that people give to spreadsheets: merged headers, formulas, errors, columns without a name.

use rust_xlsxwriter::{Format, Formula, Worksheet};

use super::support::{contract, lines, read_in, rows};
use super::workbooks::workbook;

/// A title, a header of two rows with merged cells, units, rows, a total and a source.
fn merged(sheet: &mut Worksheet) {
    let plain = Format::new();
    sheet
        .merge_range(0, 1, 0, 6, "Overzicht 2019", &plain)
        .unwrap();
    sheet.merge_range(2, 1, 3, 1, "Gemeente", &plain).unwrap();
    sheet.merge_range(2, 2, 3, 2, "Cliëntnr", &plain).unwrap();
    sheet.merge_range(2, 3, 2, 4, "Traject", &plain).unwrap();
    sheet.write_row(3, 3, ["Start", "Eind"]).unwrap();
    sheet.merge_range(2, 5, 2, 6, "Omvang", &plain).unwrap();
    sheet.write_row(3, 5, ["Aantal", "Bedrag"]).unwrap();
    sheet.write_row(4, 5, ["aantal", "€"]).unwrap();
    sheet
        .write_row(5, 1, ["GM0014", "1", "1-1-2019", ""])
        .unwrap();
    sheet.write(5, 5, 12).unwrap();
    sheet
        .write(5, 6, Formula::new("=F6*2.5").set_result("30.5"))
        .unwrap();
    sheet
        .write_row(6, 1, ["GM0014", "2", "31-2-2019", ""])
        .unwrap();
    sheet.write(7, 1, "Totaal").unwrap();
    sheet.write(7, 5, 12).unwrap();
    sheet.write(9, 1, "Bron: eigen administratie").unwrap();
}

#[test]
fn a_merged_header_units_formulas_totals_and_notes() {
    let book = workbook("samengevoegd.xlsx", &[("Blad1", merged)]);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert_eq!(rows(&table), ["GM0014|1||2019-01-01|||12||30.5|||"]);
    let found = lines(&findings);
    let starts: Vec<String> = found
        .iter()
        .map(|line| line.split('|').next().unwrap().replace(&book.name(), "X"))
        .collect();
    assert_eq!(
        starts,
        [
            "info eenhedenrij X, blad Blad1, cel F5 ('aantal') ",
            "blokkeert geen-datum X, blad Blad1, kolom 'Start', cel D7 ('31-2-2019') ",
            "info totaalrij X, blad Blad1, cel B8 ('Totaal') ",
            "info voetregel X, blad Blad1, cel B10 ('Bron: eigen administratie') ",
        ]
    );
}

fn errors(sheet: &mut Worksheet) {
    sheet
        .write_row(0, 0, ["Gemeente", "Nummer", "Bedrag", "Wijk"])
        .unwrap();
    sheet.write_row(1, 0, ["GM0014", "1"]).unwrap();
    sheet
        .write(1, 2, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    sheet.write_row(2, 0, ["GM0014", "2"]).unwrap();
    sheet
        .write(2, 3, Formula::new("=NA()").set_result("#N/A"))
        .unwrap();
    sheet.write_row(3, 0, ["GM0014", "3"]).unwrap();
    sheet.write(3, 2, 12.345).unwrap();
    sheet.write(3, 5, "los").unwrap();
}

#[test]
fn error_cells_are_findings_and_so_are_cells_without_a_header() {
    let book = workbook("fouten.xlsx", &[("Blad1", errors)]);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert_eq!(rows(&table), ["GM0014|3|||||||12.345|||"]);
    let found = lines(&findings);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("waarschuwing foutwaarde") && found[0].contains("cel C2"));
    assert!(found[1].starts_with("blokkeert foutwaarde") && found[1].contains("cel D3"));
    assert!(
        found[2].contains("kolom-zonder-naam") && found[2].contains("cel F4 |"),
        "{found:?}"
    );
}

fn whole(sheet: &mut Worksheet) {
    sheet
        .write_row(0, 0, ["Nummer", "Aantal", "Bedrag"])
        .unwrap();
    for (row, (count, amount)) in [("1.000", "38.450"), ("2.5", "38.45")].iter().enumerate() {
        let at = u32::try_from(row).unwrap() + 1;
        sheet.write(at, 0, at).unwrap();
        sheet.write(at, 1, *count).unwrap();
        sheet.write(at, 2, *amount).unwrap();
    }
    sheet.write(3, 0, 3).unwrap();
    sheet.write(3, 1, 12.345).unwrap();
    sheet.write(4, 0, 4).unwrap();
    sheet.write(4, 2, 38.45).unwrap();
}

/// Numbers of a spreadsheet have no notation; texts in it do.
#[test]
fn numbers_that_are_text_are_judged_by_their_column() {
    let book = workbook("tekst.xlsx", &[("Blad1", whole)]);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert_eq!(
        rows(&table),
        [
            "GM0014|1|||||1000||38450|||",
            "GM0014|4||||||kan-niet-voorkomen|38.45|||"
        ]
    );
    let found = lines(&findings);
    let count = |word: &str| found.iter().filter(|line| line.contains(word)).count();
    assert_eq!(count("getalnotatie-onzeker"), 2, "{found:?}");
    assert_eq!(count("geen-getal"), 3, "{found:?}");
}
