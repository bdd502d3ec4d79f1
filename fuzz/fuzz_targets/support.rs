//! What the fuzz targets share: contracts, a place for the bytes, and what must hold of any file.

use std::panic;
use std::path::PathBuf;
use std::sync::LazyLock;

use ijkpunt_ingest::{Contract, Setting, Source, read, recognise};
use ijkpunt_model::{Findings, GemeenteCode};

/// A contract with every kind and option, and some of those that are shipped.
static CONTRACTS: LazyLock<Vec<Contract>> = LazyLock::new(|| {
    [
        (
            "proef.toml",
            include_str!("../../crates/ingest/testdata/proef.toml"),
        ),
        (
            "persoon.toml",
            include_str!("../../crates/ingest/testdata/persoon.toml"),
        ),
        (
            "inwoners.toml",
            include_str!("../../pipelines/inwoners.toml"),
        ),
        (
            "trajecten.toml",
            include_str!("../../pipelines/trajecten.toml"),
        ),
        (
            "uitkeringen.toml",
            include_str!("../../pipelines/uitkeringen.toml"),
        ),
    ]
    .into_iter()
    .map(|(name, text)| {
        Contract::read(name, text, &mut Findings::new()).expect("the contracts are without faults")
    })
    .collect()
});

/// Puts back the usual way of a panic, which libfuzzer turns into an abort before anyone can catch
/// it. Ingest catches panics of the reader of workbooks on purpose; one that gets out still ends
/// the run, since the fuzzer looks at what the target gives back.
pub fn catch_panics() {
    panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}

/// Reads bytes as a file of a contract. Nothing may panic, and nothing may be lost in silence.
pub fn survives(ending: &str, bytes: &[u8]) {
    let path = place(ending);
    std::fs::write(&path, bytes).expect("the temporary folder can be written");
    let source = Source {
        path: path.clone(),
        name: format!("levering.{ending}"),
        ..Source::default()
    };
    // The bytes choose the contract, so that an input means the same in every run.
    let sum: usize = bytes.iter().map(|byte| usize::from(*byte)).sum();
    let odd = sum % 2 == 1;
    let Some(contract) = CONTRACTS.get(sum % CONTRACTS.len()) else {
        return;
    };
    let setting = Setting {
        gemeente: GemeenteCode::parse("GM0014"),
        only_gemeente: odd,
        key: odd.then_some(b"not a secret, only for fuzzing".as_slice()),
        resolve: &|text| GemeenteCode::parse(text),
    };
    recognise(&path, &CONTRACTS);
    let (table, findings) = read(&[source], contract, &CONTRACTS, &setting);
    let mut deliveries = table.deliveries.iter();
    let lost = deliveries.any(|delivery| delivery.rows_kept < delivery.rows_read);
    assert!(!lost || !findings.is_empty(), "rows are lost in silence");
    assert!(
        table.rows() > 0 || !findings.is_empty(),
        "nothing was read, and nobody says so"
    );
    for finding in findings.iter() {
        assert!(!finding.remedy.is_empty(), "{finding:?}");
    }
}

/// One file a process. `TMPDIR=/dev/shm` keeps it in memory.
fn place(ending: &str) -> PathBuf {
    std::env::temp_dir().join(format!("ijkpunt-fuzz-{}.{ending}", std::process::id()))
}

/// Packs texts as a zip without compression.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let start = (archive.len() as u32).to_le_bytes();
        let size = (bytes.len() as u32).to_le_bytes();
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 33, 0];
        about.extend(crc32fast::hash(bytes).to_le_bytes());
        about.extend([size, size].concat());
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(*bytes);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&about);
        list.extend([0; 10]);
        list.extend(start);
        list.extend(name.as_bytes());
    }
    let start = (archive.len() as u32).to_le_bytes();
    archive.extend(&list);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    let count = (parts.len() as u16).to_le_bytes();
    archive.extend([count, count].concat());
    archive.extend((list.len() as u32).to_le_bytes());
    archive.extend(start);
    archive.extend([0, 0]);
    archive
}

/// Reads a file with a cell of every form by any contract.
pub fn reads_by(contract: &Contract) {
    let path = place("csv");
    std::fs::write(
        &path,
        include_bytes!("../../crates/ingest/testdata/waarden.csv"),
    )
    .expect("the temporary folder can be written");
    let source = Source {
        path,
        name: "waarden.csv".to_owned(),
        ..Source::default()
    };
    let setting = Setting {
        gemeente: GemeenteCode::parse("GM0014"),
        only_gemeente: false,
        key: None,
        resolve: &|text| GemeenteCode::parse(text),
    };
    let (table, findings) = read(&[source], contract, &CONTRACTS, &setting);
    assert!(
        table.rows() > 0 || !findings.is_empty(),
        "nothing was read, and nobody says so"
    );
}
