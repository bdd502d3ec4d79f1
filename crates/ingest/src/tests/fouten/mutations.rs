//! Files of the cases with a few bytes changed: whatever is in a file, reading it ends.

use std::sync::LazyLock;

use ijkpunt_model::Findings;
use proptest::prelude::*;
use proptest::sample::Index;

use super::case::Content;
use super::{book, file, subjects};
use crate::Contract;
use crate::tests::support::{Temporary, contract, read_in};

/// A changed byte: where, and what it becomes.
type Change = (Index, u8);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec((any::<Index>(), any::<u8>()), 1..8)
}

fn change(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (at, byte) in changes
        .iter()
        .filter(|_| !bytes.is_empty())
        .copied()
        .collect::<Vec<_>>()
    {
        let at = at.index(bytes.len());
        bytes[at] = byte;
    }
    bytes
}

/// The bytes of all cases, without those that are large on purpose.
fn files() -> &'static [(&'static str, &'static str, Vec<u8>)] {
    static FILES: LazyLock<Vec<(&str, &str, Vec<u8>)>> = LazyLock::new(read_files);
    &FILES
}

fn read_files() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let cases = subjects().iter().flat_map(|(_, cases)| cases);
    let bytes = |(case, _): &'static (super::Case, super::Outcome)| {
        let bytes = match &case.content {
            Content::Absent => return None,
            Content::Bytes(bytes) => bytes.clone(),
            Content::Sheets(sheets) => {
                let place = Temporary::named(&format!("bron-{}.xlsx", case.number));
                book::write(&place.0, sheets);
                std::fs::read(&place.0).unwrap()
            }
        };
        let small = bytes.len() < 100_000;
        small.then_some((case.contract.as_str(), case.file.as_str(), bytes))
    };
    cases.filter_map(bytes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_case_with_a_few_wrong_bytes(at in any::<Index>(), changes in changes()) {
        let (by, name, bytes) = at.get(files());
        let place = Temporary::new(&format!("mutatie-{name}"), &change(bytes.clone(), &changes));
        let (table, findings) = read_in(2019, false, &[place.source()], &contract(by));
        let lost = table.deliveries.iter().any(|d| d.rows_kept < d.rows_read);
        prop_assert!(!lost || !findings.is_empty());
        prop_assert!(table.rows() > 0 || !findings.is_empty());
    }

    #[test]
    fn a_contract_with_a_few_wrong_bytes(at in any::<Index>(), changes in changes()) {
        let names = ["proef", "persoon", "inwoners", "uitkeringen", "lvv"];
        let name = at.get(&names);
        let own = file(&format!("testdata/{name}.toml"));
        let path = if own.exists() { own } else { file(&format!("../../pipelines/{name}.toml")) };
        let bytes = change(std::fs::read(path).unwrap(), &changes);
        let mut findings = Findings::new();
        let text = String::from_utf8_lossy(&bytes);
        let contract = Contract::read(&format!("{name}.toml"), &text, &mut findings);
        prop_assert_eq!(contract.is_none(), findings.block());
        if let Some(contract) = contract {
            let place = Temporary::new("mutatie-contract.csv", b"Gemeente;Nummer\n14;1\n");
            let (table, findings) = read_in(2019, false, &[place.source()], &contract);
            prop_assert!(table.rows() > 0 || !findings.is_empty());
        }
    }

    #[test]
    fn any_text_is_no_contract_or_a_good_one(text in "[\\[\\]a-z.=\"{}\n #0-9']{0,80}") {
        let mut findings = Findings::new();
        let contract = Contract::read("x.toml", &text, &mut findings);
        prop_assert_eq!(contract.is_none(), findings.block());
    }
}
