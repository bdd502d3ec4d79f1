//! Packed files and workbooks that claim too much, lie, or are cut off.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ijkpunt_model::{Code, Findings, Table};
use proptest::prelude::*;
use rust_xlsxwriter::Worksheet;

use super::support::{Temporary, contract, file, lines, pipelines, read_in, unzipped, zipped};
use super::workbooks::workbook;
use crate::recognise;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> (Table, Findings) {
    let file = Temporary::new(name, bytes);
    recognise(&file.0, pipelines());
    read_in(2019, false, &[file.source()], &contract("proef"))
}

/// The words of the one finding about a bound, and that nothing was read.
fn refused(name: &str, bytes: &[u8]) -> String {
    let (table, findings) = read(name, bytes);
    assert_eq!(table.rows(), 0, "{name}");
    let found: Vec<_> = findings.iter().collect();
    assert_eq!(found.len(), 1, "{name}: {:?}", lines(&findings));
    assert_eq!(found[0].code, Code::BestandTeGroot, "{name}: {found:?}");
    assert!(findings.block() && !found[0].remedy.is_empty());
    found[0].what.clone()
}

/// A good sheet for the contract of the tests.
fn proef(sheet: &mut Worksheet) {
    sheet
        .write_row(0, 0, ["Gemeente", "Cliëntnr", "Wijk"])
        .unwrap();
    sheet.write_row(1, 0, ["GM0014", "1", "Zuid"]).unwrap();
}

fn book() -> Vec<u8> {
    std::fs::read(&workbook("packed.xlsx", &[("Blad1", proef)]).0).unwrap()
}

/// The workbook with one of its parts changed.
fn changed(part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let parts: Vec<(String, Vec<u8>)> = unzipped(&book())
        .into_iter()
        .map(|(name, bytes)| match name == part {
            true => {
                let (old, name) = (String::from_utf8(bytes).unwrap(), name);
                let new = change(old.clone());
                assert_ne!(new, old);
                (name, new.into_bytes())
            }
            false => (name, bytes),
        })
        .collect();
    let files: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    zipped(&files)
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn a_bomb_is_refused_by_its_ratio() {
    let long = vec![b'a'; 2 << 20];
    for (name, bytes) in [
        ("bom.csv.gz", gzip(&long)),
        ("bom.zip", zipped(&[("a.csv", &long)])),
        (
            "bom.xlsx",
            zipped(&[("[Content_Types].xml", b"x"), (SHEET, &long)]),
        ),
    ] {
        assert!(refused(name, &bytes).contains("200 keer"), "{name}");
    }
}

#[test]
fn an_archive_of_too_many_files_is_refused_before_its_list_is_read() {
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    assert!(refused("veel.zip", &zipped(&files)).contains("10.000 bestanden"));
}

#[test]
fn cells_in_opposite_corners_take_no_memory() {
    let far = |row: u32| {
        changed(SHEET, |xml| {
            let cell = format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row></sheetData>");
            xml.replace("</sheetData>", &cell)
        })
    };
    assert!(refused("hoek.xlsx", &far(1_048_576)).contains("40 miljoen cellen"));
    assert!(refused("rijen.xlsx", &far(1_048_577)).contains("1.048.576 rijen"));
}

/// What stands before the damage is no table either: nobody knows what is missing.
#[test]
fn a_sheet_that_breaks_off_is_not_read_in_part() {
    let torn = changed(SHEET, |xml| xml.replace("</sheetData>", "<row><c></v>"));
    let (table, findings) = read("gescheurd.xlsx", &torn);
    assert_eq!(table.rows(), 0);
    assert!(lines(&findings)[0].contains("beschadigde spreadsheet"));
}

#[test]
fn a_sheet_that_claims_more_rows_than_it_has_is_read() {
    let claims = changed(SHEET, |xml| {
        let from = xml.find("<dimension ref=\"").unwrap();
        let to = from + xml[from..].find("/>").unwrap();
        xml.replace(&xml[from..to], "<dimension ref=\"A1:XFD1048577\"")
    });
    let (table, findings) = read("maat.xlsx", &claims);
    assert_eq!(table.rows(), 1, "{:?}", lines(&findings));
    assert!(findings.is_empty());
}

/// The directory says that each part is one byte long, or four gigabytes.
#[test]
fn a_workbook_with_lying_sizes_is_read_or_reported() {
    for size in [1_u32, u32::MAX - 1] {
        let mut bytes = book();
        let mut at = 0;
        while let Some(found) = memchr::memmem::find(&bytes[at..], b"PK\x01\x02") {
            at += found;
            bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
            at += 4;
        }
        let (table, findings) = read("leugen.xlsx", &bytes);
        assert!(table.rows() == 1 || findings.block(), "{size}");
    }
}

#[test]
fn a_workbook_of_too_many_sheets_is_refused() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for _ in 0..256 {
        book.add_worksheet();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert!(refused("bladen.xlsx", &bytes).contains("255 bladen"));
}

/// One long text that every cell points at takes its length for each of them.
#[test]
fn a_shared_text_is_counted_for_every_cell() {
    let long = "x".repeat(1 << 16);
    let strings = changed("xl/sharedStrings.xml", |xml| xml.replace("Zuid", &long));
    let cells: String = (0..300)
        .map(|row| {
            format!(
                "<row r=\"{0}\"><c r=\"C{0}\" t=\"s\"><v>5</v></c></row>",
                row + 3
            )
        })
        .collect();
    let parts: Vec<(String, Vec<u8>)> = unzipped(&strings);
    let parts = parts.iter().map(|(name, bytes)| {
        let xml = String::from_utf8(bytes.clone()).unwrap();
        match name == SHEET {
            true => (
                name.as_str(),
                xml.replace("</sheetData>", &(cells.clone() + "</sheetData>")),
            ),
            false => (name.as_str(), xml),
        }
    });
    let parts: Vec<(&str, String)> = parts.collect();
    let files: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
    assert!(refused("tekst.xlsx", &zipped(&files)).contains("512 MB tekst"));
}

#[test]
fn a_long_cell_and_a_wide_row_are_refused() {
    let long = "x".repeat((1 << 20) + 1);
    let (table, findings) = read(
        "cel.csv",
        format!("Gemeente;Nummer;Wijk\nGM0014;1;a\nGM0014;2;{long}\nGM0014;3;b\n").as_bytes(),
    );
    assert_eq!(table.rows(), 1);
    let found = findings.iter().next().unwrap();
    assert_eq!((found.code, found.spots[0].row), (Code::BestandTeGroot, 3));
    assert!(found.what.contains("1 MB tekst") && found.what.contains("De rest"));
    let wide = format!("Gemeente;Nummer{}\nGM0014;1\n", ";a".repeat(20_000));
    assert!(refused("breed.csv", wide.as_bytes()).contains("16.384 kolommen"));
}

#[test]
fn a_workbook_in_an_archive_is_read() {
    for (name, bytes) in [
        ("boek.zip", zipped(&[("map/boek.xlsx", &book())])),
        ("boek.xlsx.gz", gzip(&book())),
    ] {
        let (table, findings) = read(name, &bytes);
        assert_eq!(table.rows(), 1, "{name}: {:?}", lines(&findings));
        assert!(findings.is_empty());
        let file = &table.deliveries[0].file;
        let inside = file.ends_with("boek.zip/map/boek.xlsx");
        assert!(inside || file.ends_with(".xlsx.gz"), "{file}");
    }
}

#[test]
fn a_packed_file_gives_the_table_of_the_file_itself() {
    for name in ["aanhef.csv", "goed-utf16le.csv", "waarden.csv"] {
        let bytes = std::fs::read(file("testdata").join(name)).unwrap();
        let (plain, findings) = read(name, &bytes);
        for packed in [gzip(&bytes), zipped(&[("x.csv", &bytes)])] {
            let (table, found) = read("ingepakt", &packed);
            assert_eq!(table.batches, plain.batches, "{name}");
            let codes = |findings: &Findings| -> Vec<(Code, u64)> {
                findings.iter().map(|f| (f.code, f.count)).collect()
            };
            assert_eq!(codes(&found), codes(&findings), "{name}");
        }
    }
}

/// Whatever is in the file, reading it ends, and nothing is lost without a finding.
fn survives(name: &str, bytes: &[u8]) {
    let (table, findings) = read(name, bytes);
    assert!(table.rows() > 0 || !findings.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_packed_file_that_was_cut_or_changed(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        cut in any::<prop::sample::Index>(),
        zip: bool,
    ) {
        let good = std::fs::read(file("testdata/aanhef.csv")).unwrap();
        let mut bytes = if zip { zipped(&[("a.csv", &good)]) } else { gzip(&good) };
        let whole = bytes.len();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(whole - cut.index(whole));
        survives("veranderd.gz", &bytes);
    }

    #[test]
    fn any_bytes_behind_a_magic_number(
        magic in prop::sample::select(vec![
            b"\x1f\x8b\x08\x00".as_slice(), b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ]),
        bytes in proptest::collection::vec(any::<u8>(), 0..1500),
    ) {
        survives("magie.bin", &[magic, &bytes].concat());
    }
}
