//! The SQL itself: readable, one scan a dataset, and within what a standard parser takes.

use std::collections::BTreeMap;

use ijkpunt_model::Table;
use sqlparser::ast::{SetExpr, Statement as Sql};
use sqlparser::dialect::{AnsiDialect, GenericDialect};
use sqlparser::parser::Parser;

use super::support::{area, builtin, contracts, datasets, table};
use crate::compile::Shape;
use crate::{Catalogue, Indicator, Measure, Request, Statement, compile};

/// A table of each built-in dataset: a header and no row, for compiling looks at columns only.
fn delivered() -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    for (name, dataset) in datasets() {
        let columns: Vec<String> = dataset.columns.into_iter().map(|c| c.name).collect();
        let header = columns.join(";");
        tables.insert(name.clone(), table(&name, &format!("{header}\n")));
    }
    tables
}

fn compiled(indicators: &[&Indicator]) -> Vec<Statement> {
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: "2019-01-01".parse().ok(),
        areas: &areas,
    };
    compile(indicators, &delivered(), &request)
}

fn all(catalogue: &Catalogue) -> Vec<&Indicator> {
    catalogue.iter().collect()
}

/// The statement of one built-in indicator, for its years only: twelve months say the same again.
fn yearly(id: &str) -> String {
    let mut indicator = builtin().get(id).unwrap().clone();
    let crate::Origin::Counted(calculation) = &mut indicator.origin else {
        panic!("{id} is derived");
    };
    calculation.periods.truncate(1);
    let statements = compiled(&[&indicator]);
    assert_eq!(statements.len(), 1);
    // As it is, but for line ends within an expression.
    let sql = statements[0].sql.replace(" AND ", "\n    AND ");
    sql.replace(" THEN ", "\n    THEN ")
}

#[test]
fn a_flow_with_its_classes_reads_as_people_would_write_it() {
    insta::assert_snapshot!(yearly("bijstand-uitstroom"), @"
    SELECT gemeente,
      CAST(COUNT(CASE WHEN (regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (einddatum >= DATE '2019-01-01'
        AND einddatum <= DATE '2019-12-31')
        THEN 1 END) AS BIGINT) AS c0,
      CAST(COUNT(CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (einddatum >= DATE '2019-01-01'
        AND einddatum <= DATE '2019-12-31'))
        AND (reden_einde IN ('onderwijs'))
        THEN 1 END) AS BIGINT) AS c1,
      CAST(COUNT(CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (einddatum >= DATE '2019-01-01'
        AND einddatum <= DATE '2019-12-31'))
        AND (reden_einde IN ('werk'))
        THEN 1 END) AS BIGINT) AS c2,
      CAST(COUNT(CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (einddatum >= DATE '2019-01-01'
        AND einddatum <= DATE '2019-12-31'))
        AND (reden_einde IN ('verhuizing', 'relatie', 'overig'))
        THEN 1 END) AS BIGINT) AS c3,
      CAST(COUNT(CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (einddatum >= DATE '2019-01-01'
        AND einddatum <= DATE '2019-12-31'))
        AND (reden_einde IS NULL)
        THEN 1 END) AS BIGINT) AS c4
    FROM uitkeringen
    WHERE (regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
    GROUP BY gemeente
    ORDER BY gemeente NULLS LAST
    ");
}

#[test]
fn a_share_by_way_of_another_dataset_joins_each_person_once() {
    insta::assert_snapshot!(yearly("bijstand-assessment"), @"
    SELECT gemeente,
      CAST(COUNT(DISTINCT CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (ingangsdatum < DATE '2019-01-01'
        AND (einddatum IS NULL OR einddatum >= DATE '2019-01-01')))
        AND (k0_raak = 1)
        THEN clientnummer END) AS BIGINT) AS c0,
      CAST(COUNT(DISTINCT CASE WHEN (regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (ingangsdatum < DATE '2019-01-01'
        AND (einddatum IS NULL OR einddatum >= DATE '2019-01-01'))
        THEN clientnummer END) AS BIGINT) AS c1,
      CAST(COUNT(DISTINCT CASE WHEN ((regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (ingangsdatum < DATE '2020-01-01'
        AND (einddatum IS NULL OR einddatum >= DATE '2020-01-01')))
        AND (k1_raak = 1)
        THEN clientnummer END) AS BIGINT) AS c2,
      CAST(COUNT(DISTINCT CASE WHEN (regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
        AND (ingangsdatum < DATE '2020-01-01'
        AND (einddatum IS NULL OR einddatum >= DATE '2020-01-01'))
        THEN clientnummer END) AS BIGINT) AS c3
    FROM uitkeringen
    LEFT JOIN (SELECT gemeente AS k0_gemeente, clientnummer AS k0_sleutel, CAST(1 AS BIGINT) AS k0_raak FROM trajecten WHERE datum_assessment < DATE '2019-01-01' GROUP BY gemeente, clientnummer) AS k0 ON uitkeringen.gemeente = k0.k0_gemeente
        AND uitkeringen.clientnummer = k0.k0_sleutel
    LEFT JOIN (SELECT gemeente AS k1_gemeente, clientnummer AS k1_sleutel, CAST(1 AS BIGINT) AS k1_raak FROM trajecten WHERE datum_assessment < DATE '2020-01-01' GROUP BY gemeente, clientnummer) AS k1 ON uitkeringen.gemeente = k1.k1_gemeente
        AND uitkeringen.clientnummer = k1.k1_sleutel
    WHERE (regeling = 'pw'
        AND doelgroep = 'vergunninghouder')
    GROUP BY gemeente
    ORDER BY gemeente NULLS LAST
    ");
}

#[test]
fn each_dataset_is_scanned_once_for_all_its_counts() {
    let indicators = all(builtin());
    let statements = compiled(&indicators);
    let mut scans: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in &statements {
        // Medians, cohorts and denominators of another dataset are grouped by more than the gemeente.
        if matches!(statement.shape, Shape::Cells(_)) {
            *scans.entry(&statement.dataset).or_default() += 1;
        }
    }
    let mut expected: Vec<&str> = indicators
        .iter()
        .filter_map(|indicator| indicator.calculation())
        .filter(|calculation| !matches!(calculation.measure, Measure::Within { .. }))
        .map(|calculation| calculation.dataset.as_str())
        .collect();
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(scans.keys().copied().collect::<Vec<_>>(), expected);
    assert!(scans.values().all(|count| *count == 1), "{scans:?}");
}

#[test]
fn every_statement_is_one_select_that_a_standard_parser_takes() {
    for statement in compiled(&all(builtin())) {
        let sql = &statement.sql;
        let parsed = Parser::parse_sql(&GenericDialect {}, sql).unwrap();
        assert!(Parser::parse_sql(&AnsiDialect {}, sql).is_ok(), "{sql}");
        let [Sql::Query(query)] = parsed.as_slice() else {
            panic!("not one query: {sql}");
        };
        assert!(matches!(*query.body, SetExpr::Select(_)), "{sql}");
        // Equal bytes ask for an order, and engines differ in where NULL goes.
        assert!(query.order_by.is_some(), "{sql}");
        assert_eq!(
            sql.matches("NULLS LAST").count(),
            sql.split("ORDER BY").nth(1).unwrap().split(',').count()
        );
    }
}

#[test]
fn a_statement_names_every_column_that_it_reads() {
    for statement in compiled(&all(builtin())) {
        for (dataset, columns) in &statement.columns {
            let known = contracts()[dataset].dataset();
            for column in columns {
                assert!(known.column(column).is_some(), "{dataset}.{column}");
                assert!(statement.sql.contains(column.as_str()), "{column}");
            }
        }
    }
}

/// A value with a quote stays inside its literal.
#[test]
fn values_with_quotes_can_not_leave_their_literal() {
    let text = super::support::definition("uitstroom-werk").replace(
        "regeling = 'pw' AND doelgroep = 'vergunninghouder'",
        "wijk = 'De ''Hoogte'' -- x'",
    );
    let catalogue = super::support::only("uitstroom-werk", &text);
    let statements = compiled(&all(&catalogue));
    let sql = &statements[0].sql;
    assert!(sql.contains("wijk = 'De ''Hoogte'' -- x'"), "{sql}");
    assert_eq!(Parser::parse_sql(&GenericDialect {}, sql).unwrap().len(), 1);
}
