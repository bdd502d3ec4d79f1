//! Where each field of a file comes from.

use ijkpunt_model::{Finding, Kind, Place, Severity};

use super::Reading;
use crate::grid::{Delimited, Nature, Row, Way};
use crate::header::Header;
use crate::open::Content;
use crate::rows::{Plan, Slot};
use crate::source::Source;
use crate::text::trim;
use crate::values::{Read, Value};
use crate::words;

/// The constant that numbers the rows of a file. It is asked for by whoever delivers, since it makes
/// each row a case of its own: nothing links such a row to another file.
const ROW_NUMBER: &str = "{rij}";

impl Reading<'_> {
    /// Where each field comes from, if that is clear.
    pub(super) fn plan(
        &mut self,
        source: &Source,
        content: &Content,
        header: &Header,
    ) -> Option<Plan> {
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
            let repeated = columns.len() > 1
                && constant.is_none()
                && header.repeats(columns)
                && self.same_in_all_rows(content, header, columns);
            if repeated {
                self.findings.push(words::repeated(&place, header, columns));
            }
            if !repeated && columns.len() + usize::from(constant.is_some()) > 1 {
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
        clear.then(|| Plan::new(place, slots, header, &self.contract.fields))
    }

    /// Whether columns hold the same text in every row. It takes a reading of its own, and few
    /// files ask for it.
    fn same_in_all_rows(&self, content: &Content, header: &Header, columns: &[usize]) -> bool {
        match (content, &header.way) {
            (Content::Text(text), Way::Delimiter(delimiter)) => {
                let Ok(input) = text.reader() else {
                    return false;
                };
                let mut rows = Delimited::new(input, *delimiter);
                let mut at = 0;
                while let Ok(Ok(true)) = rows.advance() {
                    if at > header.row && !is_same(&rows, columns) {
                        return false;
                    }
                    at += 1;
                }
                true
            }
            (Content::Book(book), Way::Sheet(name)) => {
                let Some(mut rows) = book.sheet(name, self.contract.lezen.decimal_point) else {
                    return false;
                };
                let mut at = 0;
                while rows.advance() {
                    if at > header.row && !is_same(&rows, columns) {
                        return false;
                    }
                    at += 1;
                }
                true
            }
            _ => false,
        }
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

/// Whether the cells of a row are the same text.
fn is_same<R: Row>(row: &R, columns: &[usize]) -> bool {
    let mut cells = columns.iter().map(|column| trim(row.text(*column)));
    let first = cells.next();
    cells.all(|cell| Some(cell) == first)
}
