//! Person lists in other shapes than the cases of the test data have.

use ijkpunt_model::{Code, Findings};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::support::{Temporary, contract, file, lines, read_case, read_in, rows};
use crate::Contract;

const DAY: &str = "2020-07-01";

/// A list in another form gives the same counts as the text file does.
#[test]
fn a_list_in_a_workbook_is_counted_alike() {
    let text = std::fs::read_to_string(file("testdata/persoonslijst.csv")).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let temporary = Temporary::named("personen.xlsx");
    book.save(&temporary.0).unwrap();
    let mut source = temporary.source();
    source.constants.insert("peildatum".into(), DAY.into());
    let (table, findings) = read_in(2019, false, &[source], &contract("brp"));
    let (expected, of_text) = read_case("brp", &format!("persoonslijst.csv peildatum={DAY}"));
    assert_eq!(rows(&table), rows(&expected));
    let codes = |findings: &Findings| -> Vec<(Code, u64)> {
        findings.iter().map(|f| (f.code, f.count)).collect()
    };
    assert_eq!(codes(&findings), codes(&of_text));
}

#[test]
fn a_list_without_gemeente_is_that_of_the_workspace() {
    let text = "01.01.10;01.03.10;01.04.10;10.39.10\n9000000001;19850601;M;26\n";
    let temporary = Temporary::new("eigen.csv", text.as_bytes());
    let mut source = temporary.source();
    for (column, value) in [("peildatum", "1-7-2020"), ("wijk", "Centrum")] {
        source.constants.insert(column.into(), value.into());
    }
    let (table, findings) = read_in(2019, true, &[source], &contract("brp"));
    assert_eq!(
        rows(&table),
        ["GM0014|2020-07-01|1||Centrum||M||27-44|||26"]
    );
    assert!(!findings.block(), "{:?}", lines(&findings));
}

#[test]
fn a_contract_that_counts_persons_has_the_columns_of_a_count() {
    let text = r#"[dataset]
naam = "x"
titel = "X"
beschrijving = "Eén rij per x."
[lezen]
persoonslijst = true
[kolom.gemeente]
soort = "gemeente"
betekenis = "Gemeente."
[kolom.peildatum]
soort = "tekst"
betekenis = "Geen datum."
"#;
    let mut findings = Findings::new();
    assert!(Contract::read("x.toml", text, &mut findings).is_none());
    let found = lines(&findings);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("'peildatum'") && found[1].contains("'aantal'"));
}

/// Cells that stand in lists, and some that do not.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{1,9}",
        "(0|1|2)[0-9]{3}(00|0[1-9]|13)(00|[0-3][0-9])",
        "M|V|O|51|54|04|98|26|0014|1999",
        "[a-zé\"; ]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_list_makes_the_counter_panic_lose_a_person_or_show_a_cell(
        cells in prop::collection::vec(prop::collection::vec(cell(), 9), 0..12)
    ) {
        let mut text = "01.03.10;01.04.10;01.H;04.05.10;04.H;07.67.10;08.09.10;10.39.10;10.39.20\n"
            .to_owned();
        for row in &cells {
            text.push_str(&row.join(";"));
            text.push('\n');
        }
        let temporary = Temporary::new("willekeurig.csv", text.as_bytes());
        let mut source = temporary.source();
        source.constants.insert("peildatum".into(), DAY.into());
        let (table, findings) = read_in(2019, false, &[source], &contract("brp"));
        for finding in findings.iter() {
            for spot in &finding.spots {
                prop_assert!(spot.value.len() <= 4 || !spot.value.contains(char::is_alphanumeric),
                    "{}", spot.value);
            }
        }
        for row in rows(&table) {
            prop_assert!(!row.contains('?'), "{}", row);
        }
        let met = |code: Code| -> u64 {
            findings.iter().filter(|f| f.code == code).map(|f| f.count).sum()
        };
        let counted: u64 = rows(&table)
            .iter()
            .map(|row| row.split('|').nth(2).unwrap().parse::<u64>().unwrap())
            .sum();
        let persons = met(Code::PersonenGeteld);
        prop_assert_eq!(counted + met(Code::PersoonNietGeteld), persons);
    }
}
