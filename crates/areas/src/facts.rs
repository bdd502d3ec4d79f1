//! Reading a table of facts: the ones that are built in and the ones that a workspace puts in
//! their place go the same way, so that a fault in either is a finding with its row.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, GemeenteCode, Place, Severity, Spot};

/// One row, its cells in the order of the columns that were asked for.
pub(crate) struct Row {
    /// Line in the file, counted from 1 with the header included.
    line: u64,
    cells: Vec<String>,
}

/// A table while it is read: where it stands, and what was wrong.
pub(crate) struct Facts<'t> {
    file: &'t str,
    columns: &'t [&'t str],
    /// Everything that was wrong so far.
    pub findings: Findings,
}

/// What a cell is the place of.
pub(crate) type CellIndex = usize;

impl<'t> Facts<'t> {
    /// Reads UTF-8 text with `;` between cells and one header line. Columns may stand in any order,
    /// and others beside them are not looked at. Without a column that was asked for there are no
    /// rows.
    pub(crate) fn read(text: &str, file: &'t str, columns: &'t [&'t str]) -> (Facts<'t>, Vec<Row>) {
        let mut facts = Facts {
            file,
            columns,
            findings: Findings::new(),
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|column| {
                header
                    .iter()
                    .position(|cell| cell.eq_ignore_ascii_case(column))
            })
            .collect();
        for (column, place) in columns.iter().zip(&places) {
            if place.is_none() {
                facts.findings.push(Finding::new(
                    Code::KolomOntbreekt,
                    Severity::Blokkeert,
                    Place::file(file).column(*column),
                    format!("Kolom '{column}' ontbreekt."),
                    format!("Zet boven de tabel deze kolommen: {}.", columns.join(", ")),
                ));
            }
        }
        let Some(places) = places.into_iter().collect::<Option<Vec<usize>>>() else {
            return (facts, Vec::new());
        };
        let mut rows = Vec::new();
        for record in reader.records() {
            // Bytes that are a text already and rows of any length leave nothing to fail on.
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |place: &usize| record.get(*place).unwrap_or_default().to_owned();
            let cells: Vec<String> = places.iter().map(cell).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { line, cells });
            }
        }
        (facts, rows)
    }

    /// Says that a cell is wrong, and leaves its row out.
    pub(crate) fn fault(
        &mut self,
        row: &Row,
        cell: CellIndex,
        code: Code,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let column = self.columns.get(cell).copied().unwrap_or_default();
        let finding = Finding::new(
            code,
            Severity::Waarschuwing,
            Place::file(self.file).column(column),
            what,
            remedy,
        );
        let spot = Spot {
            row: row.line,
            cell: None,
            value: row.text(cell).to_owned(),
        };
        self.findings.push_spot(finding, spot);
    }

    /// The code of a gemeente.
    pub(crate) fn code(&mut self, row: &Row, cell: CellIndex) -> Option<GemeenteCode> {
        let code = GemeenteCode::parse(row.text(cell));
        if code.is_none() {
            self.fault(
                row,
                cell,
                Code::OnbekendeGemeente,
                "Dit is geen gemeentecode.",
                "Schrijf GM en vier cijfers, bijvoorbeeld GM0014.",
            );
        }
        code
    }

    /// A text that may not be empty.
    pub(crate) fn text(&mut self, row: &Row, cell: CellIndex) -> Option<String> {
        let text = row.text(cell);
        if text.is_empty() {
            self.fault(
                row,
                cell,
                Code::WaardeOntbreekt,
                "Deze cel is leeg.",
                "Vul de cel.",
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// An ISO date.
    pub(crate) fn date(&mut self, row: &Row, cell: CellIndex) -> Option<NaiveDate> {
        let date = NaiveDate::parse_from_str(row.text(cell), "%Y-%m-%d").ok();
        if date.is_none() {
            self.fault(
                row,
                cell,
                Code::GeenDatum,
                "Dit is geen bestaande datum.",
                "Schrijf jaar, maand en dag, bijvoorbeeld 2019-01-01.",
            );
        }
        date
    }

    /// An ISO date, or an empty cell for none; the outer `None` is a fault.
    pub(crate) fn date_or_none(&mut self, row: &Row, cell: CellIndex) -> Option<Option<NaiveDate>> {
        match row.text(cell).is_empty() {
            true => Some(None),
            false => self.date(row, cell).map(Some),
        }
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, row: &Row, cell: CellIndex) -> Option<u32> {
        let number = row.text(cell).parse().ok();
        if number.is_none() {
            self.fault(
                row,
                cell,
                Code::GeenGetal,
                "Dit is geen geheel getal.",
                "Schrijf alleen cijfers.",
            );
        }
        number
    }

    /// A year.
    pub(crate) fn year(&mut self, row: &Row, cell: CellIndex) -> Option<i32> {
        let year = self.count(row, cell)?;
        if !(1900..2200).contains(&year) {
            self.fault(
                row,
                cell,
                Code::BuitenBereik,
                "Dit is geen jaar.",
                "Schrijf een jaar met vier cijfers.",
            );
            return None;
        }
        i32::try_from(year).ok()
    }

    /// Keeps what a row says under its key, unless an earlier row has said it.
    pub(crate) fn keep<K: Ord, V>(
        &mut self,
        map: &mut BTreeMap<K, V>,
        (key, value): (K, V),
        row: &Row,
        cell: CellIndex,
    ) {
        match map.entry(key) {
            Entry::Vacant(place) => {
                place.insert(value);
            }
            Entry::Occupied(_) => self.twice(row, cell),
        }
    }

    /// Says that a row repeats the key of an earlier one.
    pub(crate) fn twice(&mut self, row: &Row, cell: CellIndex) {
        self.fault(
            row,
            cell,
            Code::DubbeleSleutel,
            "Deze rij staat er twee keer.",
            "Haal een van de twee weg. Alleen de eerste telt.",
        );
    }
}

impl Row {
    /// A cell as it stands in the file, without the blanks around it.
    pub(crate) fn text(&self, cell: CellIndex) -> &str {
        self.cells.get(cell).map_or("", String::as_str)
    }
}
