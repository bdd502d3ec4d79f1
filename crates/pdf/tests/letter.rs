//! A small letter with everything that a document may hold.

use chrono::NaiveDate;
use ijkpunt_model::{
    Block, Document, DocumentChart, DocumentColumn, DocumentField, DocumentLine, DocumentSection,
    DocumentSignature, DocumentTable, Inline,
};
use ijkpunt_pdf::{PdfError, write};
use proptest::prelude::*;

use crate::reader::{Pdf, Tag};

const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 100"><rect width="360" height="40" fill="#0b5a74"/><text x="0" y="80" font-family="Source Sans 3" font-size="15">111%</text></svg>"##;

fn column(heading: &str, numeric: bool) -> DocumentColumn {
    DocumentColumn {
        heading: heading.to_owned(),
        numeric,
    }
}

fn table(rows: usize) -> DocumentTable {
    DocumentTable {
        caption: "Lasten, 2019".into(),
        columns: vec![column("Post", false), column("Begroot", true)],
        rows: (0..rows)
            .map(|row| vec![format!("Post {row}"), format!("{row}.000")])
            .collect(),
    }
}

fn section(id: &str, heading: &str, blocks: Vec<Block>) -> DocumentSection {
    DocumentSection {
        id: id.to_owned(),
        heading: heading.to_owned(),
        blocks,
    }
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

fn letter() -> Document {
    Document {
        title: "Stand van zaken".into(),
        report: "Raadsinformatiebrief 18 februari 2020".into(),
        date: NaiveDate::from_ymd_opt(2020, 2, 18).unwrap(),
        sender: "Gemeente Voorbeeld".into(),
        sender_address: vec!["Raadplein 1".into()],
        to: "De gemeenteraad".into(),
        address: vec!["0000 AA Voorbeelddorp".into()],
        fields: vec![DocumentField {
            name: "Bijlagen".into(),
            lines: vec![DocumentLine {
                text: "Bijlage 1: Het geld".into(),
                section: Some("bijlage-1".into()),
            }],
        }],
        salutation: "Geachte raad,".into(),
        sections: vec![section(
            "onderdeel-1",
            "Inleiding",
            vec![
                Block::Heading {
                    level: 3,
                    text: text("Huisvesting"),
                },
                Block::Paragraph {
                    text: vec![
                        Inline::text("Er kwamen "),
                        Inline::Strong { text: text("20") },
                        Inline::text(" mensen, "),
                        Inline::Emphasis {
                            text: text("ook kinderen"),
                        },
                        Inline::text(": "),
                        Inline::Link {
                            to: "https://gemeente.example/brief".into(),
                            text: text("meer"),
                        },
                        Inline::Link {
                            to: "verantwoording.html".into(),
                            text: text(" hier"),
                        },
                    ],
                },
                Block::List {
                    start: Some(3),
                    items: vec![
                        vec![Block::paragraph("drie")],
                        vec![Block::paragraph("vier")],
                    ],
                },
                Block::Quote {
                    blocks: vec![Block::paragraph("Zo staat het er.")],
                },
                Block::Code {
                    text: "a  b".into(),
                },
                Block::Rule,
            ],
        )],
        on_behalf: "Het college van Voorbeeld".into(),
        signatures: vec![DocumentSignature {
            office: "de secretaris".into(),
            name: "T. Voorbeeld".into(),
        }],
        annexes: vec![section(
            "bijlage-1",
            "Bijlage 1: Het geld",
            vec![
                Block::Chart(DocumentChart {
                    id: "lasten".into(),
                    headline: "Lasten: € 116.745".into(),
                    subtitle: "Lasten, 2019, euro".into(),
                    alternative: "Een staaf: 111%.".into(),
                    svg: PICTURE.into(),
                    summary: "De lasten zijn € 116.745.".into(),
                    table: table(2),
                }),
                Block::Terms {
                    terms: vec![("geheim".into(), "Te klein om te tonen.".into())],
                },
            ],
        )],
    }
}

fn read(document: &Document) -> Pdf {
    Pdf::read(&write(document, "IJkpunt proef").unwrap())
}

#[test]
fn a_letter_is_tagged_from_sender_to_last_table() {
    let pdf = read(&letter());
    let expected = "\
P Gemeente Voorbeeld Raadplein 1
P De gemeenteraad 0000 AA Voorbeelddorp
L
  LI Lbl Bijlagen | LBody Bijlage 1: Het geld
P Betreft
H1 Stand van zaken
P Geachte raad,
H2 Inleiding
H3 Huisvesting
P Er kwamen 20 mensen, ook kinderen : meer hier
L
  LI Lbl 3. | LBody drie
  LI Lbl 4. | LBody vier
BlockQuote
  P Zo staat het er.
Code a b
P Met vriendelijke groet,
P Het college van Voorbeeld
Div
  Div
    P T. Voorbeeld de secretaris
H2 Bijlage 1: Het geld
Div
  Caption Lasten: € 116.745 Lasten, 2019, euro
  Figure Alt: Een staaf: 111%.
P De lasten zijn € 116.745.
Table
  Caption Lasten, 2019
  TR TH(Column) Post | TH(Column) Begroot
  TR TH(Row) Post 0 | TD 0.000
  TR TH(Row) Post 1 | TD 1.000
L
  LI Lbl geheim | LBody Te klein om te tonen.
";
    assert_eq!(pdf.tree.outline(), expected);
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = read(&letter());
    assert_eq!((pdf.language.as_str(), pdf.shows_title), ("nl-NL", true));
    for told in [
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "Stand van zaken",
        "Gemeente Voorbeeld",
        "IJkpunt proef",
        "2020-02-18",
    ] {
        assert!(pdf.metadata.contains(told), "{told}\n{}", pdf.metadata);
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let once = write(&letter(), "IJkpunt").unwrap();
    assert!(once == write(&letter(), "IJkpunt").unwrap());
}

/// A table over two pages is one table, whose header is told once and whose rows are whole.
#[test]
fn a_long_table_stays_one_table() {
    let long = Document {
        annexes: vec![section("b", "Bijlage", vec![Block::Table(table(80))])],
        ..letter()
    };
    let pdf = read(&long);
    assert!(pdf.pages >= 3, "{}", pdf.pages);
    let tables = pdf.tree.all("Table");
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].all("TR").len(), 1 + 80);
    assert_eq!(tables[0].all("TH").len(), 2 + 80);
}

/// A letter that no font of the program has would be a box on paper and silence for a screen reader.
#[test]
fn a_letter_that_cannot_be_shown_is_refused() {
    let unknown = Document {
        salutation: "Geachte 議会,".into(),
        ..letter()
    };
    let Err(PdfError::Refused(why)) = write(&unknown, "IJkpunt") else {
        panic!("written all the same");
    };
    assert!(!why.is_empty() && !why[0].is_empty(), "{why:?}");
}

#[test]
fn a_picture_that_is_none_is_refused() {
    let mut silent = letter();
    for block in &mut silent.annexes[0].blocks {
        if let Block::Chart(chart) = block {
            chart.svg = "no picture".into();
        }
    }
    assert!(matches!(
        write(&silent, "IJkpunt"),
        Err(PdfError::Refused(_))
    ));
}

/// Without spaces, since a line may end anywhere.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn tags<'a>(pdf: &'a Pdf, role: &str) -> Vec<&'a Tag> {
    pdf.tree.all(role)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever an author or a delivery writes is text: no sign of typst's own does anything.
    #[test]
    fn any_text_goes_through_unharmed(
        told in proptest::collection::vec("[a-zA-Z#$@*_\\[\\]<=/\\\\`~€.-][ -~à-ÿ€–’−]{0,40}", 8)
    ) {
        let mut document = letter();
        document.title = told[0].clone();
        document.salutation = told[1].clone();
        document.sections = vec![section("a", &told[2], vec![
            Block::paragraph(&told[3]),
            Block::List { start: None, items: vec![vec![Block::paragraph(&told[4])]] },
        ])];
        document.annexes = vec![section("b", "Bijlage", vec![Block::Table(DocumentTable {
            caption: told[5].clone(),
            columns: vec![column("Post", false)],
            rows: vec![vec![told[6].clone()]],
        })])];
        document.signatures[0].name = told[7].clone();
        document.fields.clear();
        let pdf = read(&document);
        let first = |role: &str| bare(&tags(&pdf, role)[0].text());
        prop_assert_eq!(first("H1"), bare(&told[0]));
        prop_assert_eq!(first("H2"), bare(&told[2]));
        prop_assert_eq!(first("LBody"), bare(&told[4]));
        prop_assert_eq!(first("Caption"), bare(&told[5]));
        let paragraphs: Vec<String> = tags(&pdf, "P").iter().map(|tag| bare(&tag.text())).collect();
        prop_assert!(paragraphs.contains(&bare(&told[1])), "{:?}", paragraphs);
        prop_assert!(paragraphs.contains(&bare(&told[3])), "{:?}", paragraphs);
        let signed = bare(&format!("{}de secretaris", told[7]));
        prop_assert!(paragraphs.contains(&signed), "{:?}", paragraphs);
        let row = tags(&pdf, "TH")[1].text();
        // A column may cut a long word off, with a hyphen that is no part of it.
        let uncut = |text: &str| bare(text).replace(['-', '\u{ad}'], "");
        prop_assert_eq!(uncut(&row), uncut(&told[6]));
    }
}
