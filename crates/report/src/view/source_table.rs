//! A table of published reference data, exactly as its source gives it. A row that does not close
//! gets a remark; no number is changed and none is filled in.

use ijkpunt_assessment::closing;
use ijkpunt_model::{Period, ReleasedRows, Sign, Value};
use serde::Serialize;

use super::forecast::SignLine;
use super::{Cell, Row, TableView};
use crate::supplement::{ClosingSpec, ColumnSpec, SourceTableSpec};
use crate::{Dutch, Material};

/// A section with a source's table.
#[derive(Debug, Clone, Serialize)]
pub struct SourceTableView {
    /// Id, as the download is named.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// How many rows there are, and how many of them do not close.
    pub lead: String,
    /// The table.
    pub table: TableView,
    /// The words that stand in the place of a number, explained.
    pub signs: Vec<SignLine>,
    /// The file that it was read from.
    pub files: String,
}

/// The tables of a report whose rows are at hand; of a dashboard those of one domain.
pub fn source_tables(
    nl: &Dutch,
    material: &Material<'_>,
    domain: Option<&str>,
) -> Vec<SourceTableView> {
    let specs = material.definition.source_tables.iter();
    specs
        .filter(|spec| domain.is_none_or(|domain| spec.domain.as_deref() == Some(domain)))
        .filter_map(|spec| view(nl, spec, material.rows.get(&spec.dataset)?))
        .collect()
}

fn view(nl: &Dutch, spec: &SourceTableSpec, rows: &ReleasedRows) -> Option<SourceTableView> {
    let headers: Vec<&Value> = rows.column(&spec.row.name)?.collect();
    let columns: Vec<Vec<&Value>> = spec
        .columns
        .iter()
        .map(|column| cells(rows, column))
        .collect::<Option<_>>()?;
    let remarks = spec.remark.as_ref().and_then(|column| cells(rows, column));
    let closing = spec.closing.as_ref();
    let (mut lines, mut open) = (Vec::with_capacity(rows.len()), 0_usize);
    for (index, header) in headers.iter().enumerate() {
        let told = remarks.as_ref().and_then(|all| all.get(index)?.text());
        let found = closing.and_then(|closing| remark(nl, closing, rows, index));
        open += usize::from(found.is_some());
        let remark: Vec<String> = told.map(str::to_owned).into_iter().chain(found).collect();
        let own = columns.iter().filter_map(|column| column.get(index));
        lines.push(Row {
            header: words(nl, header),
            cells: own
                .map(|value| cell(nl, value))
                .chain([Cell::text(remark.join(" "))])
                .collect(),
        });
    }
    let lacks = columns
        .iter()
        .flatten()
        .any(|value| **value == Value::Empty);
    let number = |column: &[&Value]| column.iter().any(|value| value.number().is_some());
    let heading = |(column, values): (&ColumnSpec, &Vec<&Value>)| match number(values) {
        true => Cell::number(column.heading.clone()),
        false => Cell::text(column.heading.clone()),
    };
    let headings = spec.columns.iter().zip(&columns).map(heading);
    Some(SourceTableView {
        id: spec.id.clone(),
        heading: spec.heading.clone(),
        lead: lead(nl, rows.len(), open),
        table: TableView {
            caption: spec.caption.clone(),
            corner: spec.row.heading.clone(),
            columns: headings.chain([Cell::text("Opmerking")]).collect(),
            rows: lines,
        },
        signs: lacks.then(|| not_given(nl)).into_iter().collect(),
        files: rows.files().join(", "),
    })
}

/// Here nothing was to be computed: the source itself is silent.
fn not_given(nl: &Dutch) -> SignLine {
    SignLine {
        words: Sign::NietGeleverd.words(),
        explanation: nl.say("brontabel-geen-aantal", &[]),
    }
}

fn cells<'a>(rows: &'a ReleasedRows, column: &ColumnSpec) -> Option<Vec<&'a Value>> {
    Some(rows.column(&column.name)?.collect())
}

/// What a row lacks to close, in words; nothing where it closes or where a number is missing.
fn remark(nl: &Dutch, spec: &ClosingSpec, rows: &ReleasedRows, index: usize) -> Option<String> {
    let at = |column: &ColumnSpec| rows.column(&column.name)?.nth(index)?.number();
    let all = |columns: &[ColumnSpec]| columns.iter().map(at).collect::<Vec<_>>();
    let verdict = closing(at(&spec.whole), &all(&spec.plus), &all(&spec.minus))?;
    (verdict.difference > 0.0).then(|| {
        let number = |number: f64| nl.number(number, 0);
        nl.say(
            "brontabel-sluit-niet",
            &[
                ("bron", &number(verdict.stated)),
                ("som", &number(verdict.summed)),
                ("verschil", &number(verdict.difference)),
            ],
        )
    })
}

fn lead(nl: &Dutch, rows: usize, open: usize) -> String {
    let count = |number: usize| nl.number(number as f64, 0);
    nl.say(
        "brontabel-inleiding",
        &[
            ("rijen", &count(rows)),
            ("open", &open),
            ("open-tekst", &count(open)),
        ],
    )
}

fn cell(nl: &Dutch, value: &Value) -> Cell {
    match value {
        Value::Number(number) => Cell::number(nl.number(*number, 0)),
        Value::Text(_) => Cell::text(words(nl, value)),
        Value::Empty => Cell::words(Sign::NietGeleverd.words()),
    }
}

/// Words of a cell; a period as people say it.
fn words(nl: &Dutch, value: &Value) -> String {
    match value {
        Value::Empty => Sign::NietGeleverd.words().to_owned(),
        Value::Number(number) => nl.number(*number, 0),
        Value::Text(text) => match Period::parse_cbs(text) {
            // Short, for it stands at the head of each row.
            Some(Period::Halfjaar(year, half)) => nl.say(
                "brontabel-halfjaar",
                &[("jaar", &year.to_string()), ("helft", &half.to_string())],
            ),
            Some(period) => crate::words::sentence(&nl.period(period)),
            None => text.clone(),
        },
    }
}
