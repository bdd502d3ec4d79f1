use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array,
    RecordBatch, StringArray,
};
use arrow::datatypes::{Date32Type, Float64Type, Int32Type, Int64Type};
use ijkpunt_model::Table;

use super::*;

/// Six spells of four persons; the dictionary, null and date kinds that ingest hands on.
fn table() -> Table {
    let gemeente: DictionaryArray<Int32Type> =
        ["GM0014", "GM0014", "GM0014", "GM0017", "GM0017", "GM0017"]
            .into_iter()
            .collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("gemeente", Arc::new(gemeente)),
        (
            "clientnummer",
            Arc::new(StringArray::from(vec!["a", "a", "b", "c", "c", "d"])),
        ),
        (
            "reden",
            Arc::new(StringArray::from(vec![
                Some("werk"),
                None,
                None,
                None,
                None,
                None,
            ])),
        ),
        (
            "begin",
            Arc::new(Date32Array::from(vec![
                17_897, 18_000, 17_900, 17_900, 17_901, 18_500,
            ])),
        ),
        (
            "aantal",
            Arc::new(Int64Array::from(vec![
                Some(5),
                None,
                Some(3),
                Some(1),
                None,
                None,
            ])),
        ),
        (
            "bedrag",
            Arc::new(Float64Array::from(vec![1.5, 2.5, 0.0, 0.0, 0.0, 0.0])),
        ),
        (
            "kind",
            Arc::new(BooleanArray::from(vec![
                true, false, true, false, false, false,
            ])),
        ),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    )
    .unwrap();
    // Two batches, so that the frame has more than one chunk.
    let batches = vec![batch.slice(0, 4), batch.slice(4, 2)];
    Table {
        dataset: "t".into(),
        schema: batch.schema(),
        batches,
        deliveries: Vec::new(),
        origins: Default::default(),
        rules: Vec::new(),
    }
}

fn run(sql: &str) -> RecordBatch {
    let mut engine = Polars::new();
    let columns = [
        "gemeente",
        "clientnummer",
        "reden",
        "begin",
        "aantal",
        "bedrag",
        "kind",
    ];
    engine.register("t", &table(), &columns).unwrap();
    engine.query(sql).unwrap()
}

fn counts(batch: &RecordBatch, column: &str) -> Vec<Option<i64>> {
    let array = batch
        .column_by_name(column)
        .unwrap()
        .as_primitive::<Int64Type>();
    (0..array.len())
        .map(|row| array.is_valid(row).then(|| array.value(row)))
        .collect()
}

#[test]
fn counts_rows_per_gemeente_as_bigint() {
    let got = run(
        "SELECT gemeente, CAST(COUNT(CASE WHEN begin < DATE '2019-04-14' THEN 1 END) AS BIGINT) AS n \
                   FROM t GROUP BY gemeente ORDER BY gemeente",
    );
    assert_eq!(counts(&got, "n"), [Some(2), Some(2)]);
    assert_eq!(got.column(0).as_string::<i32>().value(1), "GM0017");
}

/// A NULL is no person: `COUNT(DISTINCT …)` over a CASE without ELSE must not count it.
#[test]
fn distinct_persons_do_not_include_null() {
    let got = run(
        "SELECT CAST(COUNT(DISTINCT CASE WHEN begin < DATE '2019-04-14' THEN clientnummer END) AS BIGINT) AS n FROM t",
    );
    assert_eq!(counts(&got, "n"), [Some(3)]);
}

/// Nothing to add up is NULL, never zero: that is how "geen gegevens" differs from 0.
#[test]
fn a_sum_over_nothing_is_null() {
    let got = run(
        "SELECT SUM(CASE WHEN reden = 'x' THEN aantal END) AS n, SUM(CASE WHEN kind THEN aantal END) AS m FROM t",
    );
    assert_eq!(counts(&got, "n"), [None]);
    assert_eq!(counts(&got, "m"), [Some(8)]);
}

#[test]
fn a_left_join_on_grouped_keys_finds_persons_of_another_table() {
    let got = run(
        "SELECT gemeente, CAST(COUNT(DISTINCT CASE WHEN k0_raak = 1 AND NOT kind THEN clientnummer END) AS BIGINT) AS n \
                   FROM t LEFT JOIN (SELECT clientnummer AS k0_sleutel, CAST(1 AS BIGINT) AS k0_raak FROM t WHERE kind GROUP BY clientnummer) AS k0 \
                   ON t.clientnummer = k0.k0_sleutel GROUP BY gemeente ORDER BY gemeente",
    );
    assert_eq!(counts(&got, "n"), [Some(1), Some(0)]);
}

#[test]
fn ratios_are_doubles_and_empty_tables_keep_their_columns() {
    let got = run("SELECT CAST(SUM(aantal) AS DOUBLE) / NULLIF(SUM(bedrag), 0) AS r FROM t");
    assert!((got.column(0).as_primitive::<Float64Type>().value(0) - 2.25).abs() < 1e-12);
    let mut engine = Polars::new();
    let empty = Table {
        batches: Vec::new(),
        ..table()
    };
    engine
        .register("t", &empty, &["gemeente", "begin"])
        .unwrap();
    let got = engine
        .query("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM t WHERE begin > DATE '2019-01-01'")
        .unwrap();
    assert_eq!(counts(&got, "n"), [Some(0)]);
}

#[test]
fn a_refused_statement_names_itself() {
    let mut engine = Polars::new();
    let error = engine
        .query("SELECT x FROM nergens")
        .unwrap_err()
        .to_string();
    assert!(error.contains("nergens"), "{error}");
    assert!(engine.register("t", &table(), &["bestaat_niet"]).is_err());
}

/// Every kind of column comes back as it went in, nulls included, from two batches of which each
/// has words of its own.
#[test]
fn columns_survive_the_way_there_and_back() {
    let words = |words: &[Option<&str>]| -> ArrayRef {
        Arc::new(
            words
                .iter()
                .copied()
                .collect::<DictionaryArray<Int32Type>>(),
        )
    };
    let batch = |gemeente: ArrayRef, empty: ArrayRef, day: Option<i32>| {
        let columns: [(&str, ArrayRef); 5] = [
            ("gemeente", gemeente),
            ("leeg", empty),
            ("dag", Arc::new(Date32Array::from(vec![day, Some(0)]))),
            (
                "bedrag",
                Arc::new(Float64Array::from(vec![None, Some(0.1)])),
            ),
            ("ja", Arc::new(BooleanArray::from(vec![None, Some(true)]))),
        ];
        let columns = columns.into_iter().map(|(name, array)| (name, array, true));
        RecordBatch::try_from_iter_with_nullable(columns).unwrap()
    };
    let first = batch(words(&[Some("b"), Some("a")]), words(&[None, None]), None);
    let second = batch(words(&[Some("a"), None]), words(&[None, None]), Some(-1));
    let table = Table {
        dataset: "t".into(),
        schema: first.schema(),
        batches: vec![first, second],
        deliveries: Vec::new(),
        origins: Default::default(),
        rules: Vec::new(),
    };
    let mut engine = Polars::new();
    engine
        .register("t", &table, &["gemeente", "leeg", "dag", "bedrag", "ja"])
        .unwrap();
    let got = engine
        .query("SELECT gemeente, leeg, dag, bedrag, ja FROM t")
        .unwrap();
    let texts: Vec<_> = got.column(0).as_string::<i32>().iter().collect();
    assert_eq!(texts, [Some("b"), Some("a"), Some("a"), None]);
    assert_eq!(got.column(1).as_string::<i32>().null_count(), 4);
    let days: Vec<_> = got.column(2).as_primitive::<Date32Type>().iter().collect();
    assert_eq!(days, [None, Some(0), Some(-1), Some(0)]);
    let amounts: Vec<_> = got.column(3).as_primitive::<Float64Type>().iter().collect();
    assert_eq!(amounts, [None, Some(0.1), None, Some(0.1)]);
    let flags: Vec<_> = got.column(4).as_boolean().iter().collect();
    assert_eq!(flags, [None, Some(true), None, Some(true)]);
}

/// Registering the same columns again costs nothing; other rows under the same name count.
#[test]
fn a_table_that_changed_is_loaded_anew() {
    let mut engine = Polars::new();
    let mut table = table();
    let count = |engine: &mut Polars| {
        let got = engine
            .query("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM t")
            .unwrap();
        counts(&got, "n")
    };
    engine.register("t", &table, &["gemeente"]).unwrap();
    engine.register("t", &table, &["gemeente"]).unwrap();
    assert_eq!(count(&mut engine), [Some(6)]);
    table.batches.pop();
    engine.register("t", &table, &["gemeente"]).unwrap();
    assert_eq!(count(&mut engine), [Some(4)]);
}
