//! Any text as a contract; one without faults then reads a file.
#![no_main]

use ijkpunt_ingest::Contract;
use ijkpunt_model::Findings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut findings = Findings::new();
    let contract = Contract::read("proef.toml", text, &mut findings);
    assert_eq!(
        contract.is_none(),
        findings.block(),
        "a contract with a fault is none"
    );
    for finding in findings.iter() {
        assert!(
            !finding.what.is_empty() && !finding.remedy.is_empty(),
            "{finding:?}"
        );
    }
    if let Some(contract) = contract {
        ijkpunt_fuzz::reads_by(&contract);
    }
});
