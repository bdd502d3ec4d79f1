//! Reads a person list: counts it, and takes the counts as rows.

use std::io;

use chrono::NaiveDate;
use ijkpunt_model::Kind;

use super::Reading;
use crate::grid::{Delimited, Way};
use crate::header::Header;
use crate::open::Content;
use crate::persons::{self, Counter, FILLED, Layout};
use crate::rows::Plan;
use crate::source::Source;
use crate::text::trim;
use crate::values::parse_date;
use crate::words;

impl Reading<'_> {
    /// Counts the persons of a list; gives the plan of the counts and how many rows they have.
    pub(super) fn persons(
        &mut self,
        source: &Source,
        content: &Content,
        layout: &Layout,
    ) -> (Option<Plan>, u64) {
        let header = self.counted_header(layout);
        let Some(plan) = self.plan(source, content, &header) else {
            return (None, 0);
        };
        for element in &layout.doubles {
            self.findings.push(persons::twice(&plan.place, element));
        }
        let on = source.constants.get("peildatum").and_then(|text| day(text));
        if on.is_none() {
            self.findings.push(persons::no_date_of_count(source));
        }
        // Where the list has no gemeente, it is that of the workspace.
        let own = self.setting.gemeente.as_ref().map(ToString::to_string);
        let has_gemeente = layout.column("080910").is_some();
        if !has_gemeente && own.is_none() {
            let index = self.contract.field_index("gemeente").unwrap_or_default();
            self.findings
                .push(words::missing_column(source, self.contract, &header, index));
            return (None, 0);
        }
        let gemeente = own.filter(|_| !has_gemeente);
        let counter = on.filter(|_| layout.doubles.is_empty()).and_then(|on| {
            let place = plan.place.clone();
            Counter::new(layout, &on, place, gemeente)
        });
        let Some(mut counter) = counter else {
            return (None, 0);
        };
        if let Err(error) = self.pass(source, content, layout, &mut counter) {
            self.findings.push(words::not_opened(source, &error));
            return (None, 0);
        }
        let rows = counter.finish();
        if counter.persons == 0 {
            self.findings.push(words::only_header(&plan.place));
        } else {
            self.findings
                .push(persons::counted(&plan.place, counter.persons));
        }
        self.findings.append(counter.findings);
        let mut taker = self.taker(&plan);
        let mut refused = 0;
        for row in &rows {
            let kept = taker.table.rows();
            taker.take(row, false);
            if taker.table.rows() == kept {
                refused += row.persons;
            }
        }
        let met = taker.met;
        if refused > 0 {
            self.findings.push(persons::refused(&plan.place, refused));
        }
        (Some(plan), met)
    }

    /// The header that the counts would have in a file.
    fn counted_header(&self, layout: &Layout) -> Header {
        let column = |name: &str| FILLED.iter().position(|(filled, _)| *filled == name);
        let fits = self.contract.fields.iter().map(|field| {
            let fits = field.kind != Kind::Datum;
            column(&field.name).filter(|_| fits).into_iter().collect()
        });
        Header {
            way: layout.way.clone(),
            row: layout.row,
            names: FILLED.iter().map(|(_, name)| (*name).to_owned()).collect(),
            fits: fits.collect(),
        }
    }

    /// Lets every row of the list pass the counter.
    fn pass(
        &mut self,
        source: &Source,
        content: &Content,
        layout: &Layout,
        counter: &mut Counter<'_>,
    ) -> io::Result<()> {
        match (content, &layout.way) {
            (Content::Text(text), Way::Delimiter(delimiter)) => {
                let mut rows = Delimited::new(text.reader()?, *delimiter);
                let mut at = 0;
                loop {
                    match rows.advance()? {
                        Ok(true) if at > layout.row => counter.take(&rows, rows.is_torn()),
                        Ok(true) => {}
                        Ok(false) => break,
                        Err(too_long) => {
                            self.findings.push(words::too_long(source, too_long));
                            break;
                        }
                    }
                    at += 1;
                }
            }
            (Content::Book(book), Way::Sheet(name)) => {
                let Some(mut rows) = book.sheet(name, self.contract.lezen.decimal_point) else {
                    return Ok(());
                };
                let mut at = 0;
                while rows.advance() {
                    if at > layout.row {
                        counter.take(&rows, false);
                    }
                    at += 1;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The peildatum as the BRP writes days.
fn day(text: &str) -> Option<String> {
    let days = parse_date(trim(text), false).ok()??.day;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    let day = epoch.checked_add_signed(chrono::TimeDelta::days(days.into()))?;
    Some(day.format("%Y%m%d").to_string())
}
