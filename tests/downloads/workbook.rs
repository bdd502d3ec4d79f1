//! `tabellen.xlsx`, read back with another library than the one that wrote it.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use ijkpunt_model::{Form, Sheet, SheetCell};
use ijkpunt_publish::{Imprint, Licence};

use crate::workbench::{Site, number, sample_site};

type Book = Xlsx<Cursor<Vec<u8>>>;

/// A workbook from its bytes, with its tables and merged cells looked up.
pub fn open(bytes: &[u8]) -> Book {
    let mut book: Book = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    book.load_tables().unwrap();
    book
}

/// The cells of a sheet.
pub fn cells(book: &mut Book, sheet: &str) -> Range<Data> {
    book.worksheet_range(sheet).unwrap()
}

/// The sheet of the sample site whose title ends so.
fn titled(book: &mut Book, title: &str) -> Range<Data> {
    let names = book.sheet_names();
    let mut sheets = names.iter().map(|name| cells(book, name));
    let found = sheets.find(|sheet| sheet.get((0, 0)).unwrap().to_string().ends_with(title));
    found.unwrap_or_else(|| panic!("no sheet with '{title}'"))
}

/// The rows of the table of a sheet, its headings first.
fn rows(sheet: &Range<Data>, top: usize) -> Vec<Vec<Data>> {
    sheet.rows().skip(top).map(<[Data]>::to_vec).collect()
}

#[test]
fn the_workbook_is_laid_out_as_government_practice_asks() {
    let mut book = open(&sample_site().files["tabellen.xlsx"]);
    let names = book.sheet_names();
    assert_eq!(names[..3], ["Voorblad", "Inhoud", "Toelichting"]);
    for (name, place) in names[3..].iter().zip(1..) {
        assert_eq!(*name, format!("Tabel_{place}"));
    }
    assert_eq!(names.len(), 8);
    for name in &names {
        let sheet = cells(&mut book, name);
        assert_eq!(sheet.start(), Some((0, 0)), "{name} does not begin in A1");
        let merged = book.merge_cells_by_sheet_name(name).unwrap();
        assert!(merged.is_empty(), "{name}");
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name}");
        assert!(
            sheet.rows().all(|row| row[0] != Data::Empty),
            "{name}: an empty row"
        );
        if name == "Voorblad" {
            continue;
        }
        let tables: Vec<String> = book
            .table_names_in_sheet(name)
            .into_iter()
            .cloned()
            .collect();
        assert_eq!(tables, [name.to_lowercase()]);
        let table = book.table_by_name(&tables[0]).unwrap();
        // The table reaches to the end of the sheet, and no cell in it is empty.
        assert_eq!(table.data().end(), sheet.end(), "{name}");
        assert_eq!(table.data().start().unwrap().1, 0, "{name}");
        assert!(
            table
                .data()
                .rows()
                .flatten()
                .all(|cell| *cell != Data::Empty),
            "{name}"
        );
        let headings: Vec<String> = sheet
            .rows()
            .nth(table.data().start().unwrap().0 as usize - 1)
            .unwrap()
            .iter()
            .map(Data::to_string)
            .collect();
        assert_eq!(table.columns(), headings, "{name}");
    }
    let cover = cells(&mut book, "Voorblad");
    let lines: Vec<String> = cover.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(lines[0], "Vluchtelingen en asielzoekers");
    for line in [
        "Gemeente: Groningen (GM0014)",
        "Verslagjaar: 2019",
        "Rundatum: 15-3-2020",
        "Uitgever: Gemeente Groningen",
    ] {
        assert!(lines.iter().any(|known| known == line), "{line}: {lines:?}");
    }
    let contents = cells(&mut book, "Inhoud");
    let listed: Vec<String> = contents
        .rows()
        .skip(3)
        .map(|row| row[0].to_string())
        .collect();
    assert_eq!(listed[0], "Voorblad");
    assert_eq!(listed[2..], names[3..]);
    let notes = cells(&mut book, "Toelichting");
    for sign in ijkpunt_model::Sign::ALL {
        let row = notes.rows().find(|row| row[1] == text(sign.id()));
        assert_eq!(row.unwrap()[0].to_string(), sign.words());
    }
}

/// The figures of the report's own table are those of the long table, to the last digit.
#[test]
fn the_numbers_are_those_of_the_long_table() {
    let site = sample_site();
    let mut book = open(&site.files["tabellen.xlsx"]);
    let table = titled(&mut book, "Prestatie-indicatoren 2019");
    let rows = rows(&table, 3);
    let expected = [
        "gehuisveste-vergunninghouders",
        "lvv-personen",
        "noodopvang-personen",
        "begeleiding-genomen",
        "ex-amv-leefgeld",
    ];
    assert_eq!(rows.len(), expected.len() + 1);
    for (row, id) in rows[1..].iter().zip(expected) {
        let figure = site.total(id, "2019JJ00");
        assert_eq!(row[1], Data::Float(figure.target()), "{id}");
        match figure.waarde.as_str() {
            "" => assert_eq!(row[2..4], ["geen gegevens", "niet te bepalen"].map(text)),
            _ => {
                assert_eq!(row[2], Data::Float(figure.value()), "{id}");
                let difference = figure.value() - figure.target();
                assert_eq!(row[3], Data::Float(difference), "{id}");
            }
        }
    }
}

fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

/// Columns with what the verdicts add to the figures; they are checked against the page elsewhere.
const JUDGED: [&str; 5] = [
    "Verschil",
    "Behaald in % van beoogd",
    "Aandeel",
    "Interval van 95%, ondergrens",
    "Interval van 95%, bovengrens",
];

#[test]
fn every_number_of_every_table_stands_in_the_long_table() {
    let site = sample_site();
    let known = long_table(site);
    let mut book = open(&site.files["tabellen.xlsx"]);
    let mut met = 0;
    for name in book.sheet_names().split_off(3) {
        let rows = rows(&cells(&mut book, &name), 3);
        for row in &rows[1..] {
            for (cell, heading) in row.iter().zip(&rows[0]) {
                let Data::Float(value) = cell else { continue };
                if !JUDGED.contains(&heading.to_string().as_str()) {
                    met += 1;
                    assert!(known.contains(value), "{name}: {heading}: {value}");
                }
            }
        }
    }
    assert!(met > 60, "only {met} numbers");
}

fn long_table(site: &Site) -> Vec<f64> {
    let rows = site.csv("cijfers.csv");
    let cells = rows[1..].iter().flat_map(|row| &row[6..12]);
    cells
        .filter(|cell| !cell.is_empty())
        .map(|cell| number(cell))
        .collect()
}

/// A table whose every text looks like a formula.
fn hostile() -> Sheet {
    let starts = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1"];
    Sheet {
        id: "kwaad".into(),
        title: "=HYPERLINK(\"http://example.org\")".into(),
        subtitle: "@SUM(A1)".into(),
        page: "-index.html".into(),
        csv: None,
        elsewhere: false,
        columns: vec!["=1+1".into(), "+2".into(), "@getal".into()],
        rows: starts
            .map(|start| {
                vec![
                    SheetCell::Words(start.into()),
                    SheetCell::Words(format!("{start}x")),
                    SheetCell::Number {
                        value: -1.0,
                        form: Form::Signed(0),
                        limits: None,
                        note: start.into(),
                    },
                ]
            })
            .to_vec(),
    }
}

fn imprint() -> Imprint {
    Imprint {
        title: "=1+1".into(),
        report: "proef".into(),
        area: None,
        year: 2019,
        run_date: chrono::NaiveDate::from_ymd_opt(2020, 3, 15).unwrap(),
        version: "0".into(),
        licence: Licence::Cc0,
        publisher: "@uitgever".into(),
        contact: None,
        base: None,
        deliveries: Vec::new(),
    }
}

#[test]
fn a_text_never_becomes_a_formula() {
    let sheet = hostile();
    let bytes = ijkpunt_publish::workbook(&imprint(), std::slice::from_ref(&sheet)).unwrap();
    let mut book = open(&bytes);
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let rows = rows(&cells(&mut book, "Tabel_1"), 3);
    assert_eq!(
        rows[0],
        ["=1+1", "+2", "@getal", "@getal, toelichting"].map(text)
    );
    for (row, given) in rows[1..].iter().zip(&sheet.rows) {
        let SheetCell::Words(start) = &given[0] else {
            unreachable!()
        };
        // What a reader of workbooks makes of white space at the ends is its own affair.
        assert_eq!(row[0].to_string().trim(), start.trim());
        assert_eq!(row[1].to_string().trim(), format!("{start}x").trim());
        assert_eq!(row[2], Data::Float(-1.0));
        assert_eq!(row[3].to_string().trim(), start.trim());
    }
    assert_eq!(
        cells(&mut book, "Voorblad").get((0, 0)),
        Some(&text("=1+1"))
    );
}
