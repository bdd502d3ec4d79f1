//! The sample exports, in the shapes that real systems write.

use super::support::{contract, file, lines, pipelines, read_case, read_in, source_at};
use crate::recognise;

/// Dataset and file.
pub(super) const SAMPLES: [(&str, &str); 11] = [
    ("begeleiding", "begeleiding_vluchtelingenwerk_2019.csv"),
    ("doelen", "doelen_begroting_2019.csv"),
    ("huisvesting", "huisvesting_tvs_2019.csv"),
    ("inburgering", "inburgering_duo_2019.csv"),
    ("inwoners", "inwoners_cbs.csv"),
    ("lvv", "lvv_2019.csv"),
    ("lvv_verblijven", "lvv_verblijven_2019.csv"),
    ("opvang", "opvang_2019.csv"),
    ("taakstelling", "taakstelling_2019.csv"),
    ("trajecten", "trajecten_2019.xlsx"),
    ("uitkeringen", "uitkeringen_suite_2019.csv"),
];

#[test]
fn every_sample_export_is_recognised_and_read_whole() {
    let contracts = pipelines();
    for (dataset, name) in SAMPLES {
        let path = file("../../sample-data/groningen-2019/exports").join(name);
        assert_eq!(
            recognise(&path, contracts).as_deref(),
            Some(dataset),
            "{name}"
        );
        let (table, findings) = read_in(2019, true, &[source_at(path)], &contract(dataset));
        let delivery = &table.deliveries[0];
        assert!(delivery.rows_kept > 0, "{name}");
        assert_eq!(delivery.rows_read, delivery.rows_kept, "{name}");
        let found = lines(&findings);
        let only_totals = found.iter().all(|line| line.starts_with("info totaalrij"));
        assert!(only_totals, "{name}: {found:?}");
        assert_eq!(
            found.len(),
            usize::from(dataset == "inwoners"),
            "{name}: {found:?}"
        );
    }
}

/// A small file of every dataset that has no sample export, and of systems whose headers only the
/// aliases know.
const SMALL: [(&str, &str); 17] = [
    ("brp", "brp-telling.csv"),
    ("brp", "persoonslijst.csv"),
    ("enquete", "enquete.csv"),
    ("examens", "duo-examens.csv"),
    ("examens", "examens.csv"),
    ("financien", "financien.csv"),
    ("huisvesting", "tvs.csv"),
    ("inburgering", "duo-inburgering.csv"),
    ("inwoners", "odata-ongetypeerd.csv"),
    ("maatregelen", "maatregelen.csv"),
    ("onderwijs", "onderwijs.csv"),
    ("ontwikkelagenda", "ontwikkelagenda.csv"),
    ("rvig_landen", "rvig-landen.csv"),
    ("tellingen", "tellingen.csv"),
    ("uitkeringen", "civision.csv"),
    ("uitkeringen", "suite.csv"),
    ("woningen", "woningen.csv"),
];

#[test]
fn a_small_file_of_each_dataset_is_recognised_by_its_columns() {
    for (dataset, name) in SMALL {
        let path = file("testdata").join(name);
        let found = recognise(&path, pipelines());
        assert_eq!(found.as_deref(), Some(dataset), "{name}");
        let (table, _) = read_case(dataset, &format!("{name}{}", day(name)));
        assert!(table.rows() > 0, "{name} gives no row");
    }
}

/// A person list is counted on a day that the delivery gives.
fn day(name: &str) -> &'static str {
    match name {
        "persoonslijst.csv" => " peildatum=2020-07-01",
        _ => "",
    }
}
