//! Spreadsheets that no permissive library writes, made by hand: ODS, XLS and XLSB.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::support::{Temporary, contract, lines, read_in, rows, zipped};

/// An ODS with one sheet.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\">\
         <office:body><office:spreadsheet><table:table table:name=\"Blad1\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn text(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn header() -> String {
    row(&["Gemeente", "Cliëntnr", "Start", "Aantal", "Bedrag", "Duaal"].map(text))
}

#[test]
fn an_ods_is_read() {
    let blank = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell \
                 table:number-columns-repeated=\"6\"/></table:table-row>";
    let typed = [
        text("GM0014"),
        text("1"),
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-11-03\"/>".into(),
        "<table:table-cell office:value-type=\"float\" office:value=\"12\"/>".into(),
        "<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" \
         office:value=\"7.5\"/>"
            .into(),
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>".into(),
    ];
    let typing = [
        text("Groningen"),
        text("2"),
        text("3-11-19"),
        text("5"),
        text("1.234,5"),
        text("nee"),
    ];
    let rows_of_it = [
        row(&[text("Titel")]),
        blank.to_owned(),
        header(),
        row(&typed),
        row(&typing),
    ];
    let book = Temporary::new("boek.ods", &ods(&rows_of_it.concat()));
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert_eq!(
        rows(&table),
        ["GM0014|1||2019-11-03|||12||7.5|true||"],
        "{:?}",
        lines(&findings)
    );
    let found = lines(&findings);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("blad Blad1, kolom 'Start', cel C7 ('3-11-19')"),
        "{found:?}"
    );
}

#[test]
fn an_ods_that_repeats_without_end_is_refused() {
    let wide = "<table:table-cell table:number-columns-repeated=\"16384\" \
                office:value-type=\"float\" office:value=\"1\"/>"
        .to_owned();
    let row = row(&[wide]);
    let bombs = [
        row.replace(
            "<table:table-row>",
            "<table:table-row table:number-rows-repeated=\"1000000\">",
        ),
        row.repeat(3_000),
    ];
    for bomb in bombs {
        let book = Temporary::new("bom.ods", &ods(&(header() + &bomb)));
        let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
        assert_eq!(table.rows(), 0);
        let found = lines(&findings).join("\n");
        assert!(
            found.starts_with("blokkeert bestand-te-groot") && found.contains("40 miljoen"),
            "{found}"
        );
    }
}

/// A record of an XLS: kind, length, data.
fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

fn position(row: u16, column: u16) -> Vec<u8> {
    [row, column, 0]
        .iter()
        .flat_map(|part| part.to_le_bytes())
        .collect()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(text.encode_utf16().count())
        .unwrap()
        .to_le_bytes();
    record(0x0204, &[&position(row, column), &length, &[1], &units])
}

fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[&position(row, column), &number.to_le_bytes()])
}

/// The records of an XLS (BIFF8) with one sheet of these cells.
fn xls_stream(cells: &[u8]) -> Vec<u8> {
    let start = |kind: u16| {
        let words = [0x0600, kind, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes);
        record(0x0809, &[&words.concat()])
    };
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes(), &[0, 0, 5, 0], b"Blad1"]);
    let end = record(0x000a, &[]);
    let at = start(5).len() + sheet(0).len() + end.len();
    let globals = [start(5), sheet(u32::try_from(at).unwrap()), end.clone()].concat();
    let mut stream = [globals, start(16), cells.to_vec(), end].concat();
    // A shorter stream would lie in the small sectors; what comes behind the end is not read.
    stream.resize(stream.len().max(5_000), 0);
    stream
}

fn xls_file(stream: &[u8]) -> Vec<u8> {
    let bytes = Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, bytes).unwrap();
    file.create_stream("/Workbook")
        .unwrap()
        .write_all(stream)
        .unwrap();
    file.into_inner().into_inner()
}

fn xls(cells: &[u8]) -> Vec<u8> {
    xls_file(&xls_stream(cells))
}

fn labels(texts: &[&str]) -> Vec<u8> {
    (0..)
        .zip(texts)
        .flat_map(|(column, text)| label(2, column, text))
        .collect()
}

#[test]
fn an_xls_is_read() {
    let mut cells = labels(&["Gemeente", "Cliëntnr", "Start", "Aantal"]);
    cells.extend(
        [
            label(3, 0, "GM0014"),
            label(3, 1, "1"),
            number(3, 2, 43_772.0),
            number(3, 3, 12.0),
        ]
        .concat(),
    );
    cells.extend(
        [
            label(4, 0, "GM0014"),
            label(4, 1, "2"),
            label(4, 2, "31-2-2019"),
        ]
        .concat(),
    );
    let book = Temporary::new("boek.xls", &xls(&cells));
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    let found = lines(&findings);
    assert_eq!(
        rows(&table),
        ["GM0014|1||2019-11-03|||12|||||"],
        "{found:?}"
    );
    assert!(
        found[0].contains("blad Blad1, kolom 'Start', cel C5 ('31-2-2019')"),
        "{found:?}"
    );
}

#[test]
fn an_xls_that_claims_or_has_a_huge_sheet_is_refused() {
    let dimensions = record(
        0x0200,
        &[&[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]],
    );
    let corners = [number(0, 0, 1.0), number(65_535, 65_535, 1.0)].concat();
    for cells in [dimensions, corners] {
        let book = Temporary::new("groot.xls", &xls(&cells));
        let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
        let found = lines(&findings).join("\n");
        assert!(found.starts_with("blokkeert bestand-te-groot"), "{found}");
    }
}

/// Texts that cells share: the second is cut in two, and its rest has letters of one byte.
#[test]
fn an_xls_with_shared_texts_is_read_within_a_bound() {
    let wide: Vec<u8> = "Gem".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let strings = |long: usize| {
        [
            record(0x00fc, &[&[9, 0, 0, 0, 4, 0, 0, 0], &[8, 0, 1], &wide]),
            record(
                0x003c,
                &[&[0], b"eente", &[6, 0, 8, 1, 0], b"Nummer", &[0; 4]],
            ),
            record(0x003c, &[&[6, 0, 0], b"GM0014"]),
            record(
                0x003c,
                &[
                    &u16::try_from(long).unwrap().to_le_bytes(),
                    &[0],
                    &vec![b'7'; long],
                ],
            ),
        ]
        .concat()
    };
    let shared = |row: u16, column: u16, text: u32| {
        record(0x00fd, &[&position(row, column), &text.to_le_bytes()])
    };
    let cells = |rows: u16| {
        let header = [shared(0, 0, 0), shared(0, 1, 1)].concat();
        let row = |row| [shared(row, 0, 2), shared(row, 1, 3)].concat();
        [header, (1..=rows).flat_map(row).collect()].concat()
    };
    let file = |rows: u16, long: usize| {
        let stream = xls_stream(&cells(rows));
        // The texts stand before the list of sheets, which says where its sheet begins.
        let texts = strings(long);
        let at = u32::from_le_bytes(stream[24..28].try_into().unwrap());
        let at = at + u32::try_from(texts.len()).unwrap();
        let list = [&stream[20..24], &at.to_le_bytes(), &stream[28..]].concat();
        let stream = [&stream[..20], &texts, &list].concat();
        Temporary::new("gedeeld.xls", &xls_file(&stream))
    };
    let book = file(1, 3);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert_eq!(
        rows(&table),
        ["GM0014|777||||||||||"],
        "{:?}",
        lines(&findings)
    );
    let book = file(2_000, 5_000);
    let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert!(
        lines(&findings)[0].contains("512 MB tekst"),
        "{:?}",
        lines(&findings)
    );
}

/// A sheet that is listed twice is read twice.
#[test]
fn an_xls_that_lists_one_sheet_many_times_is_refused() {
    let mut stream = xls_stream(&[number(0, 0, 1.0), number(65_535, 200, 1.0)].concat());
    let sheet = stream[20..20 + 17].to_vec();
    for _ in 0..3 {
        stream.splice(20..20, sheet.iter().copied());
    }
    let book = Temporary::new("dubbel.xls", &xls_file(&stream));
    let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    let found = lines(&findings).join("\n");
    assert!(found.starts_with("blokkeert bestand-te-groot"), "{found}");
}

#[test]
fn a_workbook_with_a_password_says_so() {
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage")
        .unwrap()
        .write_all(&[7; 100])
        .unwrap();
    let book = Temporary::new("slot.xlsx", &file.into_inner().into_inner());
    let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    assert!(lines(&findings)[0].contains("beveiligd met een wachtwoord"));
}

/// A record of an XLSB: kind and length in seven bits a byte.
fn binary(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    let kind = match kind {
        0..128 => vec![kind as u8],
        _ => vec![(kind & 0x7f | 0x80) as u8, (kind >> 7) as u8],
    };
    let length = [(data.len() & 0x7f | 0x80) as u8, (data.len() >> 7) as u8];
    [kind.as_slice(), &length, &data].concat()
}

/// A text with its length before it.
fn wide(text: &str) -> Vec<u8> {
    let length = u32::try_from(text.encode_utf16().count()).unwrap();
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    length.to_le_bytes().into_iter().chain(units).collect()
}

#[test]
fn an_xlsb_is_read() {
    let cell = |kind: u16, column: u32, value: &[u8]| {
        binary(kind, &[&column.to_le_bytes(), &[0; 4], value])
    };
    let line = |row: u32| binary(0x00, &[&row.to_le_bytes(), &[0; 13]]);
    let mut sheet = [
        binary(0x81, &[]),
        binary(0x94, &[&[0; 16]]),
        binary(0x91, &[]),
        line(0),
    ]
    .concat();
    for (column, name) in (0..).zip(["Gemeente", "Cliëntnr", "Aantal", "Bedrag", "Duaal"]) {
        sheet.extend(cell(0x06, column, &wide(name)));
    }
    sheet.extend(line(2));
    sheet.extend([cell(0x06, 0, &wide("GM0014")), cell(0x06, 1, &wide("1"))].concat());
    sheet.extend(
        [
            cell(0x05, 2, &12.0_f64.to_le_bytes()),
            cell(0x09, 3, &7.5_f64.to_le_bytes()),
        ]
        .concat(),
    );
    sheet.extend([cell(0x04, 4, &[1]), line(3), cell(0x06, 0, &wide("GM0014"))].concat());
    sheet.extend([cell(0x06, 1, &wide("2")), cell(0x03, 2, &[0x07])].concat());
    sheet.extend([binary(0x92, &[]), binary(0x82, &[])].concat());
    let workbook = [
        binary(0x83, &[]),
        binary(0x8f, &[]),
        binary(0x9c, &[&[0; 8], &wide("rId1"), &wide("Blad1")]),
        binary(0x90, &[]),
        binary(0x9d, &[&[0; 26]]),
        binary(0x84, &[]),
    ]
    .concat();
    let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    let bytes = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/worksheets/sheet1.bin", &sheet),
    ]);
    let book = Temporary::new("boek.xlsb", &bytes);
    let (table, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
    let found = lines(&findings);
    assert_eq!(rows(&table), ["GM0014|1|||||12||7.5|true||"], "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("foutwaarde") && found[0].contains("cel C4"),
        "{found:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Bytes of the old file system and of its records, changed one by one.
    #[test]
    fn an_xls_with_a_few_wrong_bytes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = xls(&[label(0, 0, "Gemeente"), number(1, 0, 14.0)].concat());
        for (at, byte) in changes {
            // Most of the file is empty room.
            let at = at.index(2_048.min(bytes.len()));
            bytes[at] = byte;
        }
        let book = Temporary::new("veranderd.xls", &bytes);
        let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
        prop_assert!(!findings.is_empty());
    }

    #[test]
    fn an_ods_with_a_few_wrong_bytes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = ods(&(header() + &row(&["GM0014", "", "", "", "", ""].map(text))));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let book = Temporary::new("veranderd.ods", &bytes);
        let (_, findings) = read_in(2019, true, &[book.source()], &contract("proef"));
        prop_assert!(!findings.is_empty());
    }
}
