//! Every published figure of the chapter, computed from the exports.
//!
//! Source: Gemeente Groningen, Gemeenterekening 2019, deelprogramma 4.2.5 "Vluchtelingen en
//! asielzoekers". `data/groningen-2019.csv` says of each line whether it was published there.

use std::fs;

use arrow::array::AsArray;
use arrow::datatypes::Float64Type;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::workbench::{repository, rows, sample_site};

#[test]
fn every_published_figure_comes_out_of_the_exports() {
    let site = sample_site();
    let text = fs::read_to_string(repository("tests/data/groningen-2019.csv")).unwrap();
    let expected = rows(&text);
    let mut wrong = Vec::new();
    for line in &expected[1..] {
        let figure = site.class(&line[0], &line[1], &line[2], &line[3]);
        let got = [
            &figure.teller,
            &figure.waarde,
            &figure.beoogd,
            &figure.teken,
        ];
        if got != [&line[4], &line[5], &line[6], &line[7]] {
            wrong.push(format!("{line:?} became {figure:?}"));
        }
        assert_eq!(figure.gemeente, "GM0014");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(expected.len() > 40);
}

#[test]
fn the_figures_fit_each_other() {
    let site = sample_site();
    let year = |indicator: &str| site.total(indicator, "2019JJ00").value();
    let stand = |day: &str| site.total("bijstand-stand", day).value();
    let stock = stand("2019-01-01") + year("bijstand-instroom") - year("bijstand-uitstroom");
    assert_eq!(stock, stand("2020-01-01"));
    let classes = ["werk", "onderwijs", "overig"]
        .map(|class| site.class("bijstand-uitstroom", "2019JJ00", "bestemming", class));
    let parts: f64 = classes.iter().map(|figure| figure.value()).sum();
    assert_eq!(parts, year("bijstand-uitstroom"));
    // A stock and the persons over the year are two things, and so are their figures.
    let at_end = site.total("lvv-stand", "2020-01-01").value();
    assert!(at_end > 200.0 && at_end < year("lvv-personen"));
    for part in ["bijstand-assessment", "bijstand-brede-intake"] {
        assert_eq!(site.total(part, "2020-01-01").noemer, "609");
    }
    assert!(year("begeleiding-inburgeringsplichtig") < year("begeleiding-genomen"));
}

#[test]
fn a_month_balances_with_the_next() {
    let site = sample_site();
    for month in 1..=12 {
        let next = match month {
            12 => "2020-01-01".to_owned(),
            _ => format!("2019-{:02}-01", month + 1),
        };
        let flow = |indicator: &str| site.total(indicator, &format!("2019MM{month:02}")).value();
        let stand = |day: &str| site.total("bijstand-stand", day).value();
        let expected = stand(&format!("2019-{month:02}-01")) + flow("bijstand-instroom")
            - flow("bijstand-uitstroom");
        assert_eq!(stand(&next), expected, "{next}");
    }
}

#[test]
fn every_figure_can_be_walked_back_to_its_deliveries() {
    let site = sample_site();
    let manifest: serde_json::Value = serde_json::from_str(site.text("manifest.json")).unwrap();
    let deliveries: Vec<String> = manifest["leveringen"]
        .as_array()
        .unwrap()
        .iter()
        .map(|delivery| {
            let hash = &delivery["sha256"].as_str().unwrap()[..12];
            format!("{}#{hash}", delivery["bestand"].as_str().unwrap())
        })
        .collect();
    assert_eq!(deliveries.len(), 11);
    for figure in site.figures() {
        assert!(!figure.bron.is_empty(), "{figure:?}");
        for source in figure.bron.split(" | ") {
            assert!(
                deliveries.iter().any(|known| known == source),
                "{source} of {figure:?}"
            );
        }
    }
}

#[test]
fn the_parquet_file_says_what_the_csv_file_says() {
    let site = sample_site();
    let bytes = site.files["cijfers.parquet"].clone();
    let scratch = tempfile::NamedTempFile::new().unwrap();
    fs::write(scratch.path(), bytes).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(scratch.reopen().unwrap()).unwrap();
    let mut lines = site.figures().into_iter();
    for batch in reader.build().unwrap().map(Result::unwrap) {
        let values = batch
            .column_by_name("waarde")
            .unwrap()
            .as_primitive::<Float64Type>();
        let ids = batch
            .column_by_name("indicator")
            .unwrap()
            .as_string::<i32>();
        for (id, value) in ids.iter().zip(values) {
            let line = lines.next().unwrap();
            let text = value.map(|value| value.to_string().replace('.', ","));
            assert_eq!(id, Some(line.indicator.as_str()));
            assert_eq!(text.unwrap_or_default(), line.waarde);
        }
    }
    assert!(lines.next().is_none());
}

#[test]
fn a_missing_figure_is_said_in_words_and_never_zero() {
    let site = sample_site();
    let page = site.page("index.html");
    let table = page.all("table")[0].table();
    let row = table
        .rows
        .iter()
        .find(|row| row[0].contains("noodopvang"))
        .unwrap();
    assert_eq!(row[1], "18");
    assert_eq!(row[2], "geen gegevens");
    assert!(page.text().contains("geen levering waaruit dit cijfer"));
}
