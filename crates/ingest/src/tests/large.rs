//! More rows than one batch holds.

use std::fmt::Write;

use arrow::array::{Array, AsArray};
use arrow::datatypes::Int32Type;

use super::support::{Temporary, contract, lines, read_in};

#[test]
fn batches_share_their_words_and_keys_are_compared_across_them() {
    let mut text = String::from("Gemeente;Cliëntnr;Periode;Reden\n");
    for number in 0..70_000 {
        let gemeente = if number % 2 == 0 {
            "GM0014"
        } else {
            "Amsterdam"
        };
        writeln!(text, "{gemeente};{number};{};werk", 2000 + number / 5_000).unwrap();
    }
    text.push_str("Groningen;6;2019;overig\n");
    let file = Temporary::new("groot.csv", text.as_bytes());
    let (table, findings) = read_in(2019, false, &[file.source()], &contract("proef"));
    assert_eq!(
        table
            .batches
            .iter()
            .map(|b| b.num_rows())
            .collect::<Vec<_>>(),
        [65_536, 4_464]
    );
    let found = lines(&findings);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("rij 70002 ('zelfde als rij 8')"),
        "{found:?}"
    );
    for column in ["gemeente", "periode", "reden"] {
        let words = |batch: usize| {
            let column = table.batches[batch].column_by_name(column).unwrap();
            column.as_dictionary::<Int32Type>().values().to_data()
        };
        assert!(
            words(0).ptr_eq(&words(1)),
            "{column} has two lists of words"
        );
    }
}
