//! What can only be said of all files together.

use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::filter_record_batch;
use ijkpunt_model::{Finding, Findings, Origins, Place, RuleOutcome, Spot, Table};

use super::Reading;
use crate::rows::Cells;
use crate::{keys, rules, words};

impl Reading<'_> {
    /// What can only be said of the whole: keys that occur twice, columns that must not be here.
    pub(super) fn finish(mut self) -> (Table, Findings) {
        let lists = std::mem::replace(&mut self.cells, Cells::none()).words();
        let batches = self
            .table
            .finish(self.contract, lists)
            .unwrap_or_else(|error| {
                self.findings
                    .push(words::not_built(&self.deliveries, &error));
                Vec::new()
            });
        let rules = self.rules();
        let doubles = keys::doubles(self.contract, &batches);
        for double in &doubles {
            self.report_double(*double);
        }
        let batches = without_rows(batches, &doubles);
        let origins = self.origins(&doubles);
        let batches = self.without_persons(batches, &origins);
        let table = Table {
            dataset: self.contract.dataset.name.clone(),
            schema: self.table.schema(),
            batches,
            deliveries: self.deliveries,
            origins,
            rules,
        };
        (table, self.findings)
    }

    /// How the rules at reading came out. Where fewer rows than its threshold break a rule, what
    /// was found weighs less.
    fn rules(&mut self) -> Vec<RuleOutcome> {
        let mut outcomes = Vec::new();
        for (read, tally) in self.contract.at_reading.iter().zip(&self.table.tallies) {
            let Some(rule) = self.contract.rules.get(read.rule) else {
                continue;
            };
            outcomes.push(rules::outcome(self.contract, rule, *tally));
            let (severity, words) = rules::weigh(rule, *tally);
            let own = |finding: &&mut Finding| finding.rule.as_ref() == Some(&rule.name);
            for finding in self.findings.iter_mut().filter(own) {
                finding.severity = severity;
                finding.what.push_str(&words);
            }
        }
        outcomes
    }

    fn report_double(&mut self, double: keys::Double) {
        let (file, row) = self.origin(double.again);
        let (first_file, first_row) = self.origin(double.first);
        if let Some(delivery) = self.deliveries.get_mut(file) {
            delivery.rows_kept = delivery.rows_kept.saturating_sub(1);
        }
        let name = |file: usize| {
            self.deliveries
                .get(file)
                .map(|delivery| delivery.file.clone())
                .unwrap_or_default()
        };
        let value = match file == first_file {
            true => format!("zelfde als rij {first_row}"),
            false => format!("zelfde als rij {first_row} van {}", name(first_file)),
        };
        let plan = self.starts.get(file).and_then(|(_, plan)| plan.as_ref());
        let place = plan.map_or_else(|| Place::file(name(file)), |plan| plan.place.clone());
        let finding = words::double(place, self.contract);
        self.findings.push_spot(
            finding,
            Spot {
                row,
                cell: None,
                value,
            },
        );
    }

    /// Where the rows that stay come from.
    fn origins(&self, doubles: &[keys::Double]) -> Origins {
        let before = |start: usize| {
            let again = |double: &keys::Double| usize::try_from(double.again).unwrap_or(usize::MAX);
            start - doubles.partition_point(|double| again(double) < start)
        };
        let mut gone = doubles.iter().map(|double| double.again).peekable();
        let rows = (0_u32..).zip(&self.table.origins);
        Origins {
            starts: self
                .starts
                .iter()
                .map(|(start, _)| before(*start))
                .collect(),
            rows: rows
                .filter(|(ordinal, _)| gone.next_if_eq(ordinal).is_none())
                .map(|(_, row)| *row)
                .collect(),
        }
    }

    /// Delivery and row in its file of a row in the table.
    fn origin(&self, ordinal: u32) -> (usize, u64) {
        let ordinal = usize::try_from(ordinal).unwrap_or(usize::MAX);
        let file = self
            .starts
            .iter()
            .rposition(|(start, _)| *start <= ordinal)
            .unwrap_or(0);
        (
            file,
            self.table
                .origins
                .get(ordinal)
                .copied()
                .map_or(0, u64::from),
        )
    }
}

/// The batches without the rows that repeat a key.
fn without_rows(batches: Vec<RecordBatch>, doubles: &[keys::Double]) -> Vec<RecordBatch> {
    if doubles.is_empty() {
        return batches;
    }
    let mut dropped = doubles
        .iter()
        .map(|double| u64::from(double.again))
        .peekable();
    let mut ordinal = 0;
    let mut kept = Vec::new();
    for batch in batches {
        let mut keep = Vec::with_capacity(batch.num_rows());
        for _ in 0..batch.num_rows() {
            keep.push(dropped.next_if_eq(&ordinal).is_none());
            ordinal += 1;
        }
        if let Ok(batch) = filter_record_batch(&batch, &BooleanArray::from(keep))
            && batch.num_rows() > 0
        {
            kept.push(batch);
        }
    }
    kept
}
