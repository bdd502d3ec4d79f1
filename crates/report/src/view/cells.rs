//! Cells that know their number, and tables as they are handed on to the downloads.

use ijkpunt_model::{About, Figure, Form, Sheet, SheetCell, Sign};

use super::{Cell, ChartView, TableView};
use crate::{Dutch, words};

impl Cell {
    /// A number that is no share.
    pub fn amount(nl: &Dutch, value: f64, decimals: u8) -> Self {
        Cell::number(nl.number(value, decimals)).of(value, Form::Number(decimals))
    }

    /// A difference, with its sign.
    pub fn signed(nl: &Dutch, value: f64, decimals: u8) -> Self {
        Cell::number(nl.signed(value, decimals)).of(value, Form::Signed(decimals))
    }

    /// A fraction, in percent.
    pub fn share(nl: &Dutch, fraction: f64, decimals: u8) -> Self {
        Cell::number(nl.share(fraction, decimals)).of(fraction, Form::Share(decimals))
    }

    /// The limits of an interval, in the unit of the indicator.
    pub fn limits(text: String, lower: f64, upper: f64, form: Form) -> Self {
        Cell {
            data: Some(SheetCell::Interval { lower, upper, form }),
            ..Cell::number(text)
        }
    }

    /// The target of a figure, or that there is none.
    pub fn target(nl: &Dutch, figure: &Figure, about: &About) -> Self {
        let text = words::target(nl, figure, about);
        match figure.beoogd {
            Some(target) => Cell::number(text).of(target, form(about)),
            None => Cell::words(text),
        }
    }

    /// The same cell, with the number that its text shows.
    pub fn of(self, value: f64, form: Form) -> Self {
        let number = SheetCell::Number {
            value,
            form,
            limits: None,
            note: String::new(),
        };
        Cell {
            data: Some(number),
            ..self
        }
    }

    /// The same cell, with the words that its sign puts behind the number.
    pub fn qualified(mut self, sign: Option<Sign>) -> Self {
        let words = sign.filter(|sign| !sign.is_missing()).map(Sign::words);
        if let Some(words) = words {
            self.remark(words);
        }
        self
    }

    /// The same cell, with more about its number: on a page between brackets behind it, in a
    /// workbook in a column of its own.
    pub fn with_remark(mut self, words: &str) -> Self {
        self.text.push_str(&format!(" ({words})"));
        self.remark(words);
        self
    }

    /// The same cell with the doubt about its figure: on a page between brackets, in a workbook the
    /// limits of the interval and over how many it was taken in columns of their own.
    pub fn with_doubt(mut self, nl: &Dutch, figure: &Figure, about: &About) -> Self {
        let interval = words::interval(nl, figure, about);
        let over = words::over(nl, figure, about);
        if let Some(SheetCell::Number { limits, .. }) = &mut self.data {
            *limits = figure.ondergrens.zip(figure.bovengrens);
        }
        if let Some(over) = &over {
            self.remark(over);
        }
        let doubt: Vec<String> = interval.into_iter().chain(over).collect();
        if !doubt.is_empty() {
            self.text.push_str(&format!(" ({})", doubt.join("; ")));
        }
        self
    }

    fn remark(&mut self, words: &str) {
        if let Some(SheetCell::Number { note, .. }) = &mut self.data {
            if !note.is_empty() {
                note.push_str("; ");
            }
            note.push_str(words);
        }
    }

    fn handed_on(&self) -> SheetCell {
        let words = || SheetCell::Words(self.text.clone());
        self.data.clone().unwrap_or_else(words)
    }
}

/// How the figures of an indicator are shown.
pub fn form(about: &About) -> Form {
    match about.sort.is_share() {
        true => Form::Share(about.decimals),
        false if about.unit.many.starts_with("euro") => Form::Euro(about.decimals),
        false => Form::Number(about.decimals),
    }
}

impl TableView {
    /// The table for the downloads.
    pub fn sheet(&self, id: &str, page: &str, subtitle: &str, csv: Option<String>) -> Sheet {
        let headings = self.columns.iter().map(|column| column.text.clone());
        Sheet {
            id: id.to_owned(),
            title: self.caption.clone(),
            subtitle: subtitle.to_owned(),
            page: page.to_owned(),
            csv,
            elsewhere: false,
            columns: std::iter::once(self.corner.clone())
                .chain(headings)
                .collect(),
            rows: self
                .rows
                .iter()
                .map(|row| {
                    let header = SheetCell::Words(row.header.clone());
                    let cells = row.cells.iter().map(Cell::handed_on);
                    std::iter::once(header).chain(cells).collect()
                })
                .collect(),
        }
    }
}

impl ChartView {
    /// The table of the chart for the downloads; `page` is where the chart stands.
    pub fn sheet(&self, page: &str) -> Sheet {
        let csv = Some(format!("grafieken/{}.csv", self.id));
        Sheet {
            elsewhere: self.table_elsewhere.is_some(),
            ..self.table.sheet(&self.id, page, &self.subtitle, csv)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Row;

    #[test]
    fn a_number_keeps_its_value_and_what_stands_behind_it() {
        let nl = Dutch::new().unwrap();
        let cell = Cell::share(&nl, 0.1234, 1).with_remark("n = 57");
        assert_eq!(cell.text, "12,3% (n = 57)");
        let provisional = Cell::amount(&nl, 1200.0, 0).qualified(Some(Sign::Voorlopig));
        let table = TableView {
            caption: "Proef".into(),
            corner: "Wie".into(),
            columns: vec![Cell::number("A"), Cell::number("B"), Cell::text("C")],
            rows: vec![Row {
                header: "iedereen".into(),
                cells: vec![cell, provisional, Cell::words("geheim")],
            }],
        };
        let sheet = table.sheet("proef", "index.html", "", None);
        assert_eq!(sheet.columns, ["Wie", "A", "B", "C"]);
        let number = |value: f64, form: Form, note: &str| SheetCell::Number {
            value,
            form,
            limits: None,
            note: note.to_owned(),
        };
        let expected = [
            SheetCell::Words("iedereen".into()),
            number(0.1234, Form::Share(1), "n = 57"),
            number(1200.0, Form::Number(0), "voorlopig"),
            SheetCell::Words("geheim".into()),
        ];
        assert_eq!(sheet.rows, [expected.to_vec()]);
    }
}
