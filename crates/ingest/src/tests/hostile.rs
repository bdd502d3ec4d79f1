//! Bytes that nobody meant to send.

use ijkpunt_model::Code;
use proptest::prelude::*;

use super::support::{Temporary, contract, file, pipelines, read_in, source_at};
use crate::recognise;

/// Whatever is in the file, reading it ends, and rows are never lost without a finding.
fn survives(name: &str, bytes: &[u8]) {
    let file = Temporary::new(name, bytes);
    let (table, findings) = read_in(2019, false, &[file.source()], &contract("proef"));
    let lost = table
        .deliveries
        .iter()
        .any(|delivery| delivery.rows_kept < delivery.rows_read);
    assert!(!lost || !findings.is_empty());
    assert!(table.rows() > 0 || !findings.is_empty());
    recognise(&file.0, pipelines());
}

fn good() -> Vec<u8> {
    std::fs::read(file("testdata/aanhef.csv")).unwrap()
}

#[test]
fn a_row_without_end_is_reported() {
    let mut bytes = b"Gemeente;Nummer\nGM0014;1\nGM0014;\"".to_vec();
    bytes.resize((1 << 24) + 100, b'x');
    let file = Temporary::new("lang.csv", &bytes);
    let (table, findings) = read_in(2019, false, &[file.source()], &contract("proef"));
    assert_eq!(table.rows(), 1);
    let found = findings
        .iter()
        .find(|finding| finding.code == Code::BestandTeGroot)
        .unwrap();
    assert_eq!(found.spots[0].row, 3);
}

#[test]
fn a_folder_is_no_file() {
    let (_, findings) = read_in(
        2019,
        false,
        &[source_at(std::env::temp_dir())],
        &contract("proef"),
    );
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::BestandOnleesbaar)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        survives("bytes.csv", &bytes);
    }

    #[test]
    fn a_good_file_with_a_few_wrong_bytes(
        changes in proptest::collection::vec((0usize..300, any::<u8>()), 1..6),
        cut in 0usize..300,
    ) {
        let mut bytes = good();
        for (at, byte) in changes {
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        bytes.truncate(bytes.len().saturating_sub(cut));
        survives("veranderd.csv", &bytes);
    }

    #[test]
    fn a_workbook_with_a_few_wrong_bytes(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let path = file("../../sample-data/groningen-2019/exports/trajecten_2019.xlsx");
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives("boek.xlsx", &bytes);
    }
}
