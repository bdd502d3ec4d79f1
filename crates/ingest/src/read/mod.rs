//! From files to a typed table.

mod finish;
mod identities;
mod persons;
mod pieces;
mod plan;

use std::io;
use std::thread;

use ijkpunt_model::{Delivery, Findings, Table};

use crate::contract::Contract;
use crate::grid::{Book, Delimited, Head, Way};
use crate::header::{Given, Header};
use crate::open::{Content, Look, TextFile, open, sha256};
use crate::persons::Layout;
use crate::privacy::Watch;
use crate::rows::{Cells, Plan, Taker};
use crate::source::{Setting, Source};
use crate::table::TableBuilder;
use crate::{recognise, words};

/// Reads files as one dataset. Gives the typed table and everything that was wrong.
///
/// The columns of the table are those of [`Contract::dataset`], in that order, in batches of at
/// most 65,536 rows. A row with a fault is not in the table and is in the findings. `others` are
/// the contracts that a file may have been meant for.
pub fn read(
    sources: &[Source],
    contract: &Contract,
    others: &[Contract],
    setting: &Setting<'_>,
) -> (Table, Findings) {
    let mut reading = Reading {
        contract,
        others,
        setting,
        cells: Cells::new(contract),
        table: TableBuilder::new(contract, setting.key),
        findings: Findings::new(),
        watch: Watch::default(),
        deliveries: Vec::new(),
        starts: Vec::new(),
    };
    for source in sources {
        reading.source(source);
    }
    reading.finish()
}

struct Reading<'a> {
    contract: &'a Contract,
    others: &'a [Contract],
    setting: &'a Setting<'a>,
    cells: Cells,
    table: TableBuilder,
    findings: Findings,
    /// What is seen of the columns of the file at hand that are not read.
    watch: Watch,
    deliveries: Vec<Delivery>,
    /// For each delivery its first row in the table, and the plan it was read by.
    starts: Vec<(usize, Option<Plan>)>,
}

impl Reading<'_> {
    fn source(&mut self, source: &Source) {
        let opened = match open(&source.path, self.contract.lezen.encoding, Look::Whole) {
            Ok(opened) => opened,
            Err(error) => return self.findings.push(words::not_opened(source, &error)),
        };
        let content = opened.content;
        // Findings and the delivery name the file in the archive too.
        let inner = opened.inside.map(|inside| Source {
            name: format!("{}/{inside}", source.name),
            ..source.clone()
        });
        let source = inner.as_ref().unwrap_or(source);
        let before = self.table.rows();
        // The hash takes as long as the reading, and there is a second core.
        let ((plan, met), hash) = thread::scope(|scope| {
            let hash = scope.spawn(|| sha256(&source.path));
            (self.content(source, &content), hash.join())
        });
        let hash = hash.unwrap_or_else(|_| Err(io::ErrorKind::Other.into()));
        let sha256 = hash.unwrap_or_else(|error| {
            self.findings.push(words::not_opened(source, &error));
            String::new()
        });
        let absent = plan
            .as_ref()
            .map(|plan| self.absent(plan))
            .unwrap_or_default();
        self.starts.push((before, plan));
        self.deliveries.push(Delivery {
            file: source.name.clone(),
            dataset: self.contract.dataset.name.clone(),
            sha256,
            received: source.received,
            sender: source.sender.clone(),
            rows_read: met,
            rows_kept: (self.table.rows() - before) as u64,
            absent,
        });
    }

    /// The columns that a file does not have, and those that would be derived from them.
    fn absent(&self, plan: &Plan) -> Vec<String> {
        let fields = &self.contract.fields;
        let mut absent = plan.absent(fields);
        let lacks = |index: usize| fields.get(index).is_some_and(|f| absent.contains(&f.name));
        let derived: Vec<String> = self
            .contract
            .derived
            .iter()
            .filter(|derived| lacks(derived.from) || lacks(derived.to))
            .map(|derived| derived.name.clone())
            .collect();
        absent.extend(derived);
        absent
    }

    fn content(&mut self, source: &Source, content: &Content) -> (Option<Plan>, u64) {
        if let Some(finding) = words::no_table(source, content) {
            self.findings.push(finding);
            return (None, 0);
        }
        if let Content::Text(text) = content
            && text.doubtful
        {
            self.findings.push(words::doubtful(source, text.encoding()));
        }
        if let Content::Text(text) = content
            && text.is_unmarked()
        {
            self.findings.push(words::unmarked(source, text.encoding()));
        }
        let point = self.contract.lezen.decimal_point;
        let heads = recognise::heads(content, source.sheet.as_deref(), point);
        if let Some(finding) = words::no_rows(source, content, &heads) {
            self.findings.push(finding);
            return (None, 0);
        }
        if let Some(finding) = words::metadata(source, &heads) {
            self.findings.push(finding);
            return (None, 0);
        }
        if self.contract.lezen.person_list
            && let Some(layout) = Layout::find(&heads)
        {
            return self.persons(source, content, &layout);
        }
        let given = Given {
            constants: &source.constants,
            gemeente: self.setting.gemeente.is_some(),
        };
        let Some(header) = self.header(source, &heads, given) else {
            return (None, 0);
        };
        let Some(plan) = self.plan(source, content, &header) else {
            return (None, 0);
        };
        let met = match self.rows(source, content, &header, &plan) {
            Ok(met) => met,
            Err(error) => {
                self.findings.push(words::not_opened(source, &error));
                0
            }
        };
        self.notes(&plan);
        (Some(plan), met)
    }

    /// Says what is worth saying of each column of the file that was just read.
    fn notes(&mut self, plan: &Plan) {
        for (index, notes) in self.cells.take_notes().into_iter().enumerate() {
            let place = plan.place(index, &self.contract.fields);
            let name = self
                .contract
                .fields
                .get(index)
                .map(|field| field.name.as_str());
            for finding in notes.findings(&place, name.unwrap_or_default()) {
                self.findings.push(finding);
            }
        }
    }

    /// The header, if the file has what the contract requires.
    fn header(&mut self, source: &Source, heads: &[Head], given: Given<'_>) -> Option<Header> {
        let header = Header::best(self.contract, heads);
        let score = header.as_ref().map_or(0, Header::score);
        let missing = header
            .as_ref()
            .map(|header| header.missing(self.contract, given));
        let fits = missing.as_ref().is_some_and(Vec::is_empty);
        let other = self
            .others
            .iter()
            .filter(|other| other.dataset.name != self.contract.dataset.name)
            .filter_map(|other| Some((recognise::fit(other, heads, given)?, other)))
            // Of equals the first by name, so that the message does not depend on an order.
            .max_by(|(a, left), (b, right)| {
                a.cmp(b)
                    .then_with(|| right.dataset.name.cmp(&left.dataset.name))
            });
        if let Some((found, other)) = other
            && found > if fits { 2 * score } else { score }
        {
            self.findings
                .push(words::swapped(source, self.contract, other));
            return None;
        }
        let Some(header) = header else {
            if let Some(too_long) = heads.iter().find_map(|head| head.too_long) {
                self.findings.push(words::too_long(source, too_long));
                return None;
            }
            self.findings
                .push(words::no_header(source, self.contract, heads));
            return None;
        };
        for index in missing.into_iter().flatten() {
            self.findings
                .push(words::missing_column(source, self.contract, &header, index));
        }
        fits.then_some(header)
    }

    /// Takes all rows under the header; gives how many there were.
    fn rows(
        &mut self,
        source: &Source,
        content: &Content,
        header: &Header,
        plan: &Plan,
    ) -> io::Result<u64> {
        let before = self.table.rows();
        // Constants are no cells of the file.
        self.cells.notations();
        self.watch = Watch::new(plan, &header.names);
        let met = match (content, &header.way) {
            (Content::Text(text), Way::Delimiter(delimiter)) => {
                self.delimited(source, text, *delimiter, header.row, plan)?
            }
            (Content::Book(book), Way::Sheet(name)) => self.sheet(book, name, header.row, plan),
            _ => 0,
        };
        self.report_notations(plan);
        for finding in self.watch.findings(plan) {
            self.findings.push(finding);
        }
        if met == 0 && self.table.rows() == before {
            self.findings.push(words::only_header(&plan.place));
        }
        Ok(met)
    }

    /// Reports the columns whose numbers speak against the notation in which they were read.
    fn report_notations(&mut self, plan: &Plan) {
        let point = self.contract.lezen.decimal_point;
        for (index, notation) in self.cells.notations().into_iter().enumerate() {
            let field = self.contract.fields.get(index);
            if let (Some(field), Some(doubt)) = (field, notation.doubt()) {
                let place = plan.place(index, &self.contract.fields);
                self.findings
                    .push(words::notation(place, field, point, doubt));
            }
        }
    }

    fn delimited(
        &mut self,
        source: &Source,
        text: &TextFile,
        delimiter: u8,
        header: usize,
        plan: &Plan,
    ) -> io::Result<u64> {
        let pieces = text.pieces();
        if !pieces.is_empty() {
            return self.pieces(text, &pieces, delimiter, header, plan);
        }
        let mut rows = Delimited::new(text.reader()?, delimiter);
        let mut taker = self.taker(plan);
        let mut at = 0;
        let too_long = loop {
            match rows.advance()? {
                Ok(true) if at > header => {
                    let torn = rows.is_torn();
                    taker.take(&rows, torn);
                }
                Ok(true) => {}
                Ok(false) => break None,
                Err(too_long) => break Some(too_long),
            }
            at += 1;
        };
        let met = taker.met;
        if let Some(too_long) = too_long {
            self.findings.push(words::too_long(source, too_long));
        }
        if text.replaced() && !text.doubtful {
            self.findings.push(words::doubtful(source, text.encoding()));
        }
        Ok(met)
    }

    fn sheet(&mut self, book: &Book, name: &str, header: usize, plan: &Plan) -> u64 {
        let point = self.contract.lezen.decimal_point;
        let Some(mut rows) = book.sheet(name, point) else {
            return 0;
        };
        let mut taker = self.taker(plan);
        let mut at = 0;
        while rows.advance() {
            if at > header {
                taker.take(&rows, false);
            }
            at += 1;
        }
        taker.met
    }

    fn taker<'b>(&'b mut self, plan: &'b Plan) -> Taker<'b> {
        Taker {
            contract: self.contract,
            setting: self.setting,
            plan,
            cells: &mut self.cells,
            table: &mut self.table,
            findings: &mut self.findings,
            watch: &mut self.watch,
            values: Vec::new(),
            faults: Vec::new(),
            at_top: true,
            met: 0,
        }
    }
}
