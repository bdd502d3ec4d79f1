//! Measures the sheets of an ODS before its reader repeats what it is asked to.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};

use super::bounds::{Bound, CELL, CELLS, COLUMNS, ROWS, TEXT};

/// The cells of an ODS: a few bytes can ask for a cell or a row to be repeated a million times.
#[derive(Default)]
struct Sheet {
    rows: u64,
    cells: u64,
    text: u64,
    /// Cells and bytes of text in the row at hand, and how often it stands there.
    row_cells: u64,
    row_text: u64,
    row_repeats: u64,
    /// Empty cells that count only if another follows.
    pending: u64,
    /// Empty rows that count only if another follows.
    pending_rows: u64,
    widest: u64,
    /// How often the cell at hand stands there.
    cell_repeats: u64,
}

/// Whether the cells of the sheets stay within the bounds, when all repeating is done. Text that is
/// no XML does: whoever reads it finds that out.
pub(super) fn check<R: Read>(input: R) -> Result<(), Bound> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(input));
    let (mut buffer, mut sheet) = (Vec::new(), Sheet::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => sheet.start(&element),
            Ok(Event::Empty(element)) => {
                sheet.start(&element);
                sheet.end(element.name().as_ref());
            }
            Ok(Event::Text(text)) => sheet.text(text.len() as u64)?,
            Ok(Event::End(element)) => sheet.end(element.name().as_ref()),
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        sheet.check()?;
    }
}

impl Sheet {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table-row" => {
                self.row_repeats = repeats(element, "table:number-rows-repeated");
                (self.row_cells, self.row_text, self.pending) = (0, 0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let most = COLUMNS as u64;
                self.cell_repeats = repeats(element, "table:number-columns-repeated").min(most);
                let (mut valued, mut text) = (false, 0);
                for attribute in element.attributes().flatten() {
                    let key = attribute.key.as_ref();
                    valued |= key.starts_with("office:") || key == "table:formula";
                    if matches!(key, "office:string-value" | "table:formula") {
                        text += attribute.value.len() as u64;
                    }
                }
                match valued {
                    true => {
                        self.row_cells += self.pending + self.cell_repeats;
                        self.row_text += text * self.cell_repeats;
                        self.pending = 0;
                    }
                    false => self.pending += self.cell_repeats,
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, length: u64) -> Result<(), Bound> {
        if length > CELL as u64 {
            return Err(Bound::Cell);
        }
        self.row_text += length * self.cell_repeats;
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-row" if self.row_cells == 0 => self.pending_rows += self.row_repeats,
            "table:table-row" => {
                self.rows += self.pending_rows + self.row_repeats;
                self.widest = self.widest.max(self.row_cells);
                let rows = self.pending_rows + self.row_repeats;
                self.cells = self.cells.saturating_add(rows.saturating_mul(self.widest));
                let text = self.row_text.saturating_mul(self.row_repeats);
                self.text = self.text.saturating_add(text);
                self.pending_rows = 0;
            }
            "table:table" => (self.rows, self.pending_rows, self.widest) = (0, 0, 0),
            _ => {}
        }
    }

    fn check(&self) -> Result<(), Bound> {
        let cells = self.cells.saturating_add(self.row_cells);
        match () {
            () if self.rows > u64::from(ROWS) => Err(Bound::Rows),
            () if cells > CELLS => Err(Bound::Cells),
            () if self.text.saturating_add(self.row_text) > TEXT => Err(Bound::Text),
            () => Ok(()),
        }
    }
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u64 {
    let attribute = element
        .attributes()
        .flatten()
        .find(|a| a.key.as_ref() == name);
    let text = attribute.map(|attribute| attribute.value.into_owned());
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(1)
}
