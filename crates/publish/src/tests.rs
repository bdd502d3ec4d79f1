use std::fs;

use ijkpunt_model::{Figure, GemeenteCode, Period, Released, Sign, TOTAAL};

use super::*;

fn files(text: &str) -> Vec<SiteFile> {
    vec![
        ("index.html".to_owned(), text.as_bytes().to_vec()),
        ("grafieken/a.svg".to_owned(), b"<svg/>".to_vec()),
        (MANIFEST.to_owned(), b"{}".to_vec()),
    ]
}

#[test]
fn a_site_takes_the_place_of_the_last_one_whole() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("diep/site");
    publish(&out, &files("een")).unwrap();
    fs::write(out.join("oud.html"), "x").unwrap();
    publish(&out, &files("twee")).unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "twee");
    assert!(
        !out.join("oud.html").exists(),
        "a page of an earlier run stayed behind"
    );
    assert!(out.join("grafieken/a.svg").is_file());
    let left: Vec<_> = fs::read_dir(out.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "a temporary folder stayed behind");
}

#[test]
fn somebody_elses_folder_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("scriptie.docx"), "x").unwrap();
    let refused = publish(folder.path(), &files("een"));
    assert!(matches!(refused, Err(PublishError::NotOurs(_))));
    assert!(folder.path().join("scriptie.docx").is_file());
    let file = folder.path().join("scriptie.docx");
    assert!(publish(&file, &files("een")).is_err());
}

#[test]
fn a_path_that_leads_out_of_the_site_leaves_the_old_site_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    publish(&out, &files("goed")).unwrap();
    for path in ["../weg.html", "/weg.html", ""] {
        let mut bad = files("slecht");
        bad.push((path.to_owned(), Vec::new()));
        assert!(publish(&out, &bad).is_err(), "{path}");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "goed");
    }
}

fn released() -> Released {
    let figure = Figure {
        indicator: "uitstroom-werk".into(),
        gemeente: GemeenteCode::parse("GM0014").unwrap(),
        indelingsjaar: 2019,
        periode: Period::Jaar(2019),
        uitsplitsing: TOTAAL.into(),
        klasse: TOTAAL.into(),
        teller: Some(42.0),
        noemer: Some(168.0),
        waarde: Some(0.25),
        ondergrens: Some(0.19),
        bovengrens: Some(0.32),
        beoogd: None,
        teken: None,
        bron: vec!["a.csv#0123456789ab".into(), "b.csv#ba9876543210".into()],
    };
    let missing = figure.without_value(Sign::NietGeleverd);
    Released::after_disclosure(vec![figure, missing])
}

#[test]
fn the_csv_has_dutch_numbers_and_says_why_one_is_missing() {
    let text = String::from_utf8(figures_csv(&released()).unwrap()).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        lines[1],
        "uitstroom-werk;GM0014;2019;2019JJ00;totaal;totaal;42;168;0,25;0,19;0,32;;;a.csv#0123456789ab | b.csv#ba9876543210"
    );
    assert!(
        lines[2].contains(";totaal;totaal;;;;;;;niet-geleverd;"),
        "{}",
        lines[2]
    );
}

#[test]
fn parquet_is_the_same_bytes_twice_and_can_be_read_back() {
    let bytes = figures_parquet(&released()).unwrap();
    assert_eq!(bytes, figures_parquet(&released()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cijfers.parquet");
    fs::write(&path, &bytes).unwrap();
    let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(
        fs::File::open(&path).unwrap(),
    )
    .unwrap();
    let schema = reader.schema().clone();
    let names: Vec<&str> = schema
        .fields()
        .iter()
        .map(|field| field.name().as_str())
        .collect();
    assert_eq!(names, ijkpunt_model::FIGURE_COLUMNS);
    let rows: usize = reader
        .build()
        .unwrap()
        .map(|batch| batch.unwrap().num_rows())
        .sum();
    assert_eq!(rows, 2);
}

#[test]
fn sha256_of_nothing_is_the_published_value() {
    // FIPS 180-4 test vector for the empty message.
    assert_eq!(
        sha256(b""),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}
