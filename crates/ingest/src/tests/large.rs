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
    assert_eq!(table.rows(), 70_000);
    assert!(table.batches.len() > 1);
    assert!(table.batches.iter().all(|batch| batch.num_rows() <= 65_536));
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

/// A quotation mark makes ingest read a file from top to bottom; without it the file is read in
/// pieces, by several threads.
#[test]
fn a_file_in_pieces_gives_the_table_and_the_findings_of_the_whole() {
    let mut body = String::new();
    for number in 0..3_000 {
        let gemeente = ["GM0014", "Amsterdam", "Nergens", "GM0363"][number * number % 4];
        let period = if number % 97 == 0 { "?" } else { "2019KW03" };
        let blank = if number % 50 == 0 { "\r\n" } else { "" };
        let client = number % 2_900;
        write!(
            body,
            "{gemeente};{client};{};werk\r\n{blank}",
            1990 + number / 100
        )
        .unwrap();
        write!(body, "{gemeente};{number};{period};onzin\r\n").unwrap();
    }
    let read = |header: &str| {
        let text = format!("{header};Cliëntnr;Periode;Reden\r\n{body}Totaal;;;\r\n");
        let file = Temporary::new("stukken.csv", text.as_bytes());
        let (table, findings) = read_in(2019, false, &[file.source()], &contract("proef"));
        let whole = arrow::compute::concat_batches(&table.schema, &table.batches).unwrap();
        (
            whole,
            table.deliveries[0].rows_read,
            findings.iter().cloned().collect::<Vec<_>>(),
            table.rules,
        )
    };
    let (pieces, whole) = (read("Gemeente"), read("\"Gemeente\""));
    assert!(pieces.0.num_rows() > 1_000);
    assert!(pieces.2.len() > 2, "{:?}", pieces.2);
    assert!(pieces.3.iter().any(|rule| rule.undecided > 1_000));
    assert_eq!(pieces, whole);
}
