//! What a supplier gets of a contract: the template that can be filled in, and the schema.

use std::collections::BTreeMap;
use std::fs;

use ijkpunt::handout;
use ijkpunt::{Options, Quiet};
use ijkpunt_ingest::Contract;
use ijkpunt_model::{Findings, Kind};
use serde_json::Value;

use crate::workbench::{Workbench, line, program, repository};

/// The built-in contracts, by name.
fn contracts() -> BTreeMap<String, Contract> {
    let entries = fs::read_dir(repository("pipelines")).unwrap();
    let mut contracts = BTreeMap::new();
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let contract = Contract::read(&name, &text, &mut Findings::new()).unwrap();
        contracts.insert(contract.dataset().name.clone(), contract);
    }
    contracts
}

/// A row that the contract's own examples make.
fn row(contract: &Contract) -> Vec<String> {
    contract
        .file_columns()
        .map(
            |column| match (contract.dataset().name.as_str(), column.name) {
                // The contract allows a reason only with this one.
                ("lvv", "meting") => "uitstroom".to_owned(),
                // Twelve less twelve.
                ("taakstelling_landelijk", "saldo_einde") => "0".to_owned(),
                _ => handout::example(&column, contract.decimal_point()),
            },
        )
        .collect()
}

/// A workspace that delivers these files, each as the dataset of its name.
fn workspace(extension: &str, files: &BTreeMap<String, Vec<u8>>) -> Workbench {
    let bench = Workbench::empty();
    let mut settings = String::from(
        "[gemeente]\ncode = \"GM0014\"\n[verslag]\nrapport = \"jaarverslag\"\njaar = 2019\n\
         rundatum = 2020-03-15\ntitel = \"Proef\"\n",
    );
    for (dataset, bytes) in files {
        bench.write(&format!("exports/{dataset}.{extension}"), bytes);
        settings.push_str(&format!(
            "[[levering]]\ndataset = \"{dataset}\"\nbestand = \"{dataset}.{extension}\"\n"
        ));
    }
    bench.write("ijkpunt.toml", settings);
    bench
}

/// What a check finds in the files themselves, and how many rows each gave.
fn found(bench: &Workbench) -> (Vec<String>, BTreeMap<String, u64>) {
    let outcome = ijkpunt::check(&bench.path(""), &Options::default(), &mut Quiet).unwrap();
    let findings = outcome.findings.iter();
    let about_files = findings.filter(|finding| finding.place.file.starts_with("exports/"));
    let rows = outcome.deliveries.iter();
    let rows = rows.map(|delivery| (delivery.dataset.clone(), delivery.rows_kept));
    (about_files.map(line).collect(), rows.collect())
}

#[test]
fn every_filled_workbook_is_read_without_a_finding() {
    let contracts = contracts();
    let files = contracts
        .iter()
        .map(|(name, contract)| {
            let bytes = handout::xlsx(contract, &[row(contract)]).unwrap();
            (name.clone(), bytes)
        })
        .collect();
    let (findings, rows) = found(&workspace("xlsx", &files));
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!(rows.len(), contracts.len());
    assert!(rows.values().all(|rows| *rows == 1), "{rows:?}");
}

#[test]
fn every_filled_csv_is_read_without_a_finding() {
    let contracts = contracts();
    let files = contracts
        .iter()
        .map(|(name, contract)| {
            let mut bytes = handout::csv(contract);
            bytes.extend(row(contract).join(";").bytes());
            bytes.extend(b"\r\n");
            (name.clone(), bytes)
        })
        .collect();
    let (findings, rows) = found(&workspace("csv", &files));
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!(rows.len(), contracts.len());
    assert!(rows.values().all(|rows| *rows == 1), "{rows:?}");
}

/// A table without rows is no delivery, and its explanation is not taken for one.
#[test]
fn an_empty_template_is_an_empty_delivery() {
    let contracts = contracts();
    let files: BTreeMap<String, Vec<u8>> = contracts
        .iter()
        .map(|(name, contract)| (name.clone(), handout::xlsx(contract, &[]).unwrap()))
        .collect();
    let (findings, rows) = found(&workspace("xlsx", &files));
    assert_eq!(findings.len(), contracts.len(), "{findings:?}");
    for finding in findings {
        assert!(finding.starts_with("blokkeert bestand-leeg"), "{finding}");
    }
    assert!(rows.values().all(|rows| *rows == 0), "{rows:?}");
}

#[test]
fn the_command_writes_both_files_and_leaves_filled_ones_alone() {
    let bench = Workbench::empty();
    let template = || {
        let mut command = program();
        command.current_dir(bench.path(""));
        command.args(["template", "uitkeringen", "--out", "voor suite"]);
        command.assert()
    };
    template().code(0);
    let contract = &contracts()["uitkeringen"];
    let xlsx = bench.read("voor suite/uitkeringen.xlsx");
    assert_eq!(
        xlsx,
        handout::xlsx(contract, &[]).unwrap(),
        "not the same twice"
    );
    let csv = String::from_utf8(bench.read("voor suite/uitkeringen.csv")).unwrap();
    let names: Vec<&str> = contract.file_columns().map(|column| column.name).collect();
    assert_eq!(csv, format!("\u{feff}{}\r\n", names.join(";")));
    bench.write("voor suite/uitkeringen.csv", "ingevuld");
    let refused = template().code(2);
    let error = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(error.contains("uitkeringen.xlsx exists"), "{error}");
    assert_eq!(bench.read("voor suite/uitkeringen.csv"), b"ingevuld");
}

#[test]
fn a_contract_of_the_workspace_goes_before_the_built_in_one() {
    let bench = Workbench::sample();
    bench.own_definition(
        "pipelines/opvang.toml",
        &[("titel = \"Opvang\"", "titel = \"Opvang bij ons\"")],
    );
    let run = |arguments: &[&str]| {
        let mut command = program();
        command.current_dir(bench.path("")).args(arguments);
        let output = command.assert().code(0).get_output().stdout.clone();
        serde_json::from_slice::<Value>(&output).unwrap()
    };
    assert_eq!(run(&["schema", "opvang"])["title"], "Opvang");
    let own = run(&["schema", "opvang", "--workspace", "."]);
    assert_eq!(own["title"], "Opvang bij ons");
}

#[test]
fn two_schemas_are_those_that_were_written_by_hand() {
    let contracts = contracts();
    for name in ["opvang", "doelen"] {
        let golden = repository(&format!("tests/data/schema/{name}.json"));
        let golden: Value = serde_json::from_slice(&fs::read(golden).unwrap()).unwrap();
        let schema = handout::schema(&contracts[name]).unwrap();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        assert_eq!(schema, golden, "{name}");
    }
}

/// The words of Table Schema, and nothing else: a program of others must be able to read them.
#[test]
fn every_schema_has_the_shape_of_the_standard() {
    const TYPES: [&str; 5] = ["string", "integer", "number", "date", "boolean"];
    for (name, contract) in contracts() {
        let schema: Value = serde_json::from_str(&handout::schema(&contract).unwrap()).unwrap();
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        let columns: Vec<_> = contract.file_columns().collect();
        assert_eq!(names, columns.iter().map(|c| c.name).collect::<Vec<_>>());
        for key in schema["primaryKey"].as_array().unwrap() {
            assert!(names.contains(&key.as_str().unwrap()), "{name}: {key}");
        }
        for (field, column) in fields.iter().zip(&columns) {
            let kind = field["type"].as_str().unwrap();
            assert!(TYPES.contains(&kind), "{name}: {kind}");
            let limits = field["constraints"].as_object().unwrap();
            let is_number = ["integer", "number"].contains(&kind);
            assert!(
                is_number || !(limits.contains_key("minimum") || limits.contains_key("maximum"))
            );
            assert_eq!(
                limits.contains_key("enum"),
                matches!(column.kind, Kind::Code(_))
            );
            assert_eq!(
                field.get("decimalChar").is_some(),
                kind == "number",
                "{name}"
            );
            assert_eq!(field.get("groupChar").is_some(), is_number, "{name}");
            assert_eq!(
                field.get("trueValues").is_some(),
                kind == "boolean",
                "{name}"
            );
        }
    }
}
