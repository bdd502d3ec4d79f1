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
fn a_class_from_a_delivery_is_no_formula() {
    let mut figure = released().figures()[0].clone();
    figure.uitsplitsing = "aanbieder".into();
    figure.klasse = "=HYPERLINK(\"http://example.org\")".into();
    figure.teller = Some(-3.5);
    let bytes = figures_csv(&Released::after_disclosure(vec![figure])).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let row = text.lines().nth(1).unwrap();
    assert!(row.contains(";\"'=HYPERLINK("), "{row}");
    // A negative number stays a number.
    assert!(row.contains(";-3,5;"), "{row}");
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

#[test]
fn pages_for_suppliers_never_take_the_place_of_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    publish(&site, &files("goed")).unwrap();
    let pages = vec![(PAGES.to_owned(), b"{}".to_vec())];
    assert!(matches!(
        publish_pages(&site, &pages),
        Err(PublishError::NotOurs(_))
    ));
    assert!(site.join("index.html").is_file());
    let own = folder.path().join("terug");
    publish_pages(&own, &pages).unwrap();
    publish_pages(&own, &pages).unwrap();
    assert!(matches!(
        publish(&own, &files("goed")),
        Err(PublishError::NotOurs(_))
    ));
}

mod earlier {
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::sync::Arc;

    use arrow::array::{ArrayRef, BooleanArray, Date32Array, DictionaryArray, RecordBatch};
    use arrow::datatypes::Int32Type;
    use ijkpunt_model::{Code, Delivery, Finding, Findings, Origins, Place, Severity, Table};

    use crate::{Memory, Remembered, keep_table, read_table, sha256};

    fn table(words: &[Option<&str>]) -> Table {
        let codes: DictionaryArray<Int32Type> = words.iter().copied().collect();
        let days = Date32Array::from_iter((0..words.len()).map(|day| (day > 0).then_some(17_000)));
        let flags = BooleanArray::from_iter(words.iter().map(|_| Some(true)));
        let columns: [(&str, ArrayRef); 3] = [
            ("bestemming", Arc::new(codes)),
            ("einddatum", Arc::new(days)),
            ("kind", Arc::new(flags)),
        ];
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns.map(|(name, column)| (name, column, true)),
        )
        .unwrap();
        Table {
            dataset: "proef".into(),
            schema: batch.schema(),
            batches: vec![batch],
            deliveries: Vec::new(),
            origins: Origins::default(),
            rules: Vec::new(),
        }
    }

    #[test]
    fn a_kept_table_is_read_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let kept = table(&[Some("werk"), None, Some("werk")]);
        keep_table(folder.path(), &kept).unwrap();
        let read = read_table(&folder.path().join("proef.parquet"), "proef").unwrap();
        assert_eq!(read.schema, kept.schema);
        assert_eq!(read.batches, kept.batches);
        std::fs::write(folder.path().join("proef.parquet"), b"PAR1").unwrap();
        assert!(read_table(&folder.path().join("proef.parquet"), "proef").is_err());
    }

    /// A delivery whose bytes are `text`, with these faults: code, column, count.
    fn remembered(text: &str, rows: u64, faults: &[(Code, &str, u64)]) -> Remembered {
        let delivery = Delivery {
            file: "exports/proef.csv".into(),
            dataset: "proef".into(),
            sha256: sha256(text.as_bytes()),
            received: None,
            sender: None,
            rows_read: rows,
            rows_kept: rows,
            absent: Vec::new(),
        };
        let mut findings = Findings::new();
        for (code, column, count) in faults {
            let place = Place::file("exports/proef.csv").column(*column);
            let mut finding = Finding::new(*code, Severity::Waarschuwing, place, "x", "y");
            finding.count = *count;
            findings.push(finding);
        }
        let elsewhere = Place::file("ijkpunt.toml");
        findings.push(Finding::new(
            Code::Leesfout,
            Severity::Info,
            elsewhere,
            "x",
            "y",
        ));
        Remembered::of(&[delivery], &findings)
    }

    fn published(folder: &Path, now: &Remembered, words: &[Option<&str>]) {
        keep_table(&folder.join("tabellen"), &table(words)).unwrap();
        let mut memory = Memory::read(folder).unwrap();
        let all = BTreeMap::from([("proef".to_owned(), now.clone())]);
        memory.publish(folder, &all).unwrap();
    }

    #[test]
    fn the_comparison_is_with_the_last_different_delivery_and_stays_so() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let first = remembered("een", 10, &[(Code::GeenDatum, "Einddatum", 3)]);
        let compare = |now: &Remembered| Memory::read(folder).unwrap().compare("proef", now);
        assert_eq!(compare(&first).before, None);
        published(folder, &first, &[Some("werk")]);
        // The same files again: still the first delivery.
        let again = compare(&first);
        assert_eq!((again.before, again.unchanged), (None, true));

        let second = remembered(
            "twee",
            7,
            &[
                (Code::GeenDatum, "Einddatum", 1),
                (Code::GeenGetal, "Bedrag", 2),
            ],
        );
        let fresh = compare(&second);
        assert_eq!(fresh.before.as_ref().unwrap().rows_read, 10);
        assert_eq!((fresh.more_rows, fresh.unchanged), (-3, false));
        assert_eq!(fresh.new[0].column.as_deref(), Some("Bedrag"));
        assert_eq!(
            (fresh.new.len(), fresh.solved.len(), fresh.stayed.len()),
            (1, 0, 1)
        );
        let before = || {
            let memory = Memory::read(folder).unwrap();
            memory.previous_table(folder, "proef", &second).unwrap()
        };
        assert_eq!(before().unwrap().batches, table(&[Some("werk")]).batches);

        published(folder, &second, &[Some("zorg"), None]);
        let rebuilt = compare(&second);
        assert!(rebuilt.unchanged);
        assert_eq!((rebuilt.before, rebuilt.new), (fresh.before, fresh.new));
        assert_eq!(before().unwrap().batches, table(&[Some("werk")]).batches);
        // A check of other files writes a table, and spoils nothing that was remembered.
        keep_table(&folder.join("tabellen"), &table(&[None])).unwrap();
        assert_eq!(before().unwrap().batches, table(&[Some("werk")]).batches);
    }

    #[test]
    fn older_generations_are_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for text in ["een", "twee", "drie", "drie"] {
            published(folder, &remembered(text, 1, &[]), &[Some(text)]);
        }
        assert_eq!(std::fs::read_dir(folder.join("eerder")).unwrap().count(), 2);
        let now = remembered("vier", 1, &[(Code::GeenDatum, "Einddatum", 1)]);
        let memory = Memory::read(folder).unwrap();
        let last = memory.previous_table(folder, "proef", &now).unwrap();
        assert_eq!(last.unwrap().batches, table(&[Some("drie")]).batches);
    }

    #[test]
    fn a_record_that_is_damaged_is_an_error_that_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("leveringen.json"), "{").unwrap();
        let error = Memory::read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("leveringen.json") && error.contains("remove the file"));
    }
}
