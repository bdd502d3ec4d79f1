//! What is told of a row beside its values: columns without a name, units, quotation marks.

use ijkpunt_model::{Code, Finding, Severity, Spot};

use super::Taker;
use super::shape::is_multiple;
use crate::grid::Row;
use crate::text::trim;

impl Taker<'_> {
    /// Reports the cells of columns that have no name. A sheet has such columns behind its last
    /// name too.
    pub(super) fn nameless<R: Row>(&mut self, row: &R) {
        let behind = match row.is_rectangular() {
            true => self.plan.width..row.width(),
            false => 0..0,
        };
        let plan = self.plan;
        for column in plan.nameless.iter().copied().chain(behind) {
            if trim(row.text(column)).is_empty() {
                continue;
            }
            let finding = Finding::new(
                Code::KolomZonderNaam,
                Severity::Waarschuwing,
                plan.place.clone(),
                format!(
                    "Kolom {} heeft geen naam. Wat erin staat, is niet gelezen.",
                    column + 1
                ),
                "Geef de kolom een naam, of haal haar weg.",
            );
            // Nobody knows what it is, so it is not shown.
            let spot = Spot {
                row: row.number(),
                cell: row.address(column),
                value: String::new(),
            };
            self.findings.push_spot(finding, spot);
        }
    }

    /// Reports a row of which the text may not be what was meant.
    pub(super) fn misquoted<R: Row>(&mut self, row: &R) {
        let finding = Finding::new(
            Code::Regelvorm,
            Severity::Waarschuwing,
            self.plan.place.clone(),
            "In deze rij staat een aanhalingsteken midden in een cel. De tekst van die cel is \
             misschien anders gelezen dan bedoeld.",
            "Verdubbel het aanhalingsteken in de cel, of haal het weg.",
        );
        let spot = Spot {
            row: row.number(),
            cell: None,
            value: String::new(),
        };
        self.findings.push_spot(finding, spot);
    }

    /// Reports the row of units under a header, and the columns that it says are thousands.
    pub(super) fn units<R: Row>(&mut self, row: &R) {
        let filled = (0..row.width()).find(|index| !trim(row.text(*index)).is_empty());
        let finding = Finding::new(
            Code::Eenhedenrij,
            Severity::Info,
            self.plan.place.clone(),
            "Deze rij onder de kop noemt eenheden en is overgeslagen.",
            "U hoeft niets te doen.",
        );
        let spot = self.spot(row, filled);
        self.findings.push_spot(finding, spot);
        for (index, field) in self.contract.fields.iter().enumerate() {
            let column = self.plan.column(index);
            let unit = column.map_or("", |column| trim(row.text(column)));
            if !field.is_number() || !is_multiple(unit) {
                continue;
            }
            let finding = Finding::new(
                Code::Eenhedenrij,
                Severity::Waarschuwing,
                self.plan.place(index, &self.contract.fields),
                format!(
                    "De eenheid van '{}' is een veelvoud. De waarden zijn niet omgerekend.",
                    field.name
                ),
                "Lever de kolom in eenheden van één, of controleer of het contract dit bedoelt.",
            );
            let spot = self.spot(row, column);
            self.findings.push_spot(finding, spot);
        }
    }
}
