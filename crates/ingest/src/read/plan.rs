//! Where each field of a file comes from.

use ijkpunt_model::{Finding, Kind, Place, Severity};

use super::Reading;
use crate::grid::{Nature, Way};
use crate::header::Header;
use crate::rows::{Plan, Slot};
use crate::source::Source;
use crate::values::{Read, Value};
use crate::words;

/// The constant that numbers the rows of a file. It is asked for by whoever delivers, since it makes
/// each row a case of its own: nothing links such a row to another file.
const ROW_NUMBER: &str = "{rij}";

impl Reading<'_> {
    /// Where each field comes from, if that is clear.
    pub(super) fn plan(&mut self, source: &Source, header: &Header) -> Option<Plan> {
        let sheet = match &header.way {
            Way::Sheet(name) => Some(name.clone()),
            Way::Delimiter(_) => None,
        };
        let place = Place {
            sheet,
            ..Place::file(&source.name)
        };
        let mut clear = self.constants_are_known(source);
        let mut slots = Vec::new();
        for (index, (field, columns)) in self.contract.fields.iter().zip(&header.fits).enumerate() {
            let constant = source.constants.get(&field.name);
            if columns.len() + usize::from(constant.is_some()) > 1 {
                let finding = words::ambiguous(&place, field, header, columns, constant.is_some());
                self.findings.push(finding);
                clear = false;
                continue;
            }
            let name = |column: usize| header.names.get(column).cloned().unwrap_or_default();
            slots.push(match (columns.first(), constant) {
                (Some(column), _) => Slot::Column(*column, name(*column)),
                (None, Some(text)) if field.kind == Kind::Sleutel && text.trim() == ROW_NUMBER => {
                    Slot::RowNumber
                }
                (None, Some(text)) => match self.constant(&place, index, text) {
                    Some(read) => Slot::Fixed(read, text.trim().to_owned()),
                    None => {
                        clear = false;
                        Slot::Absent
                    }
                },
                (None, None) => match (&field.kind, &self.setting.gemeente) {
                    (Kind::Gemeente, Some(code)) if field.required => {
                        let value: Value = self.cells.word(index, code.as_str());
                        Slot::Fixed(value.into(), code.to_string())
                    }
                    _ => Slot::Absent,
                },
            });
        }
        let unknown = header.unknown();
        if !unknown.is_empty() {
            self.findings.push(words::unknown_columns(&place, &unknown));
        }
        clear.then(|| Plan::new(place, slots, header.width(), &self.contract.fields))
    }

    fn constants_are_known(&mut self, source: &Source) -> bool {
        let unknown: Vec<&String> = source
            .constants
            .keys()
            .filter(|name| self.contract.field_index(name).is_none())
            .collect();
        for name in &unknown {
            self.findings
                .push(words::unknown_constant(source, self.contract, name));
        }
        unknown.is_empty()
    }

    fn constant(&mut self, place: &Place, index: usize, text: &str) -> Option<Read> {
        let field = self.contract.fields.get(index)?;
        let read = self.cells.read(
            self.setting,
            self.contract,
            (index, field),
            text,
            Nature::Text,
        );
        match read {
            Ok(read) => Some(read),
            Err(fault) => {
                let place = place.column(field.name.as_str());
                self.findings.push(Finding::new(
                    fault.code(),
                    Severity::Blokkeert,
                    place,
                    format!(
                        "{} De waarde staat bij de levering, niet in het bestand.",
                        fault.what(field)
                    ),
                    fault.remedy(field),
                ));
                None
            }
        }
    }
}
