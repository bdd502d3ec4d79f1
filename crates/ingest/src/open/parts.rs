//! Measures a workbook before its reader makes room for what it claims.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::archive::Refusal;
use super::bounds::{Bound, CELL, CELLS, COLUMNS, FREE, RATIO, ROWS, SHEETS, TEXT, UNPACKED_BOOK};

/// Whether the bytes of a workbook stay within the bounds. Bytes that are no workbook do: whoever
/// reads them finds that out.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    match bytes.starts_with(b"PK") {
        true => zipped(bytes),
        false => compound(bytes),
    }
}

/// Inflates every part and counts: the sizes in the directory are what the sender says.
fn zipped(bytes: &[u8]) -> Result<(), Refusal> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut total = 0;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        let is_ods = part.name_raw() == b"content.xml";
        let mut counted = Counted {
            packed: part.compressed_size(),
            input: part,
            came: 0,
            total,
            bound: None,
        };
        let room = match is_ods {
            true => open_document(&mut counted),
            // A damaged part is for the reader to find.
            false => io::copy(&mut counted, &mut io::sink()).map_or(Ok(()), |_| Ok(())),
        };
        if let Some(bound) = counted.bound.or(room.err()) {
            return Err(Refusal::TooMuch(bound));
        }
        total = counted.total;
    }
    Ok(())
}

/// Counts what comes out of a part, and stops at a bound.
struct Counted<R> {
    input: R,
    packed: u64,
    came: u64,
    total: u64,
    bound: Option<Bound>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.came += read as u64;
        self.total += read as u64;
        self.bound = match (self.total, self.came) {
            (total, _) if total > UNPACKED_BOOK => Some(Bound::Unpacked),
            (_, came) if came > FREE && came / RATIO > self.packed => Some(Bound::Ratio),
            _ => return Ok(read),
        };
        Err(io::ErrorKind::FileTooLarge.into())
    }
}

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

fn open_document<R: Read>(input: &mut Counted<R>) -> Result<(), Bound> {
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

/// The old kind of workbook: records in a file system of its own.
fn compound(bytes: &[u8]) -> Result<(), Refusal> {
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return Ok(());
    };
    if file.is_stream("/EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name));
    let Some(Ok(stream)) = name.map(|name| file.open_stream(name)) else {
        return Ok(());
    };
    let mut records = Vec::new();
    // A stream can't hold more than the file, whatever it says.
    if stream
        .take(bytes.len() as u64)
        .read_to_end(&mut records)
        .is_err()
    {
        return Ok(());
    }
    extents(&records).map_err(Refusal::TooMuch)
}

/// Where the cells of each sheet lie. A sheet is a run of records, and another run, such as that of
/// a chart, can lie in it. The list of sheets says where each run begins, and may name one twice.
fn extents(records: &[u8]) -> Result<(), Bound> {
    let (mut sheets, mut areas, mut open) = (Vec::new(), BTreeMap::new(), Vec::new());
    let mut rest = records;
    while let Some((head, behind)) = rest.split_first_chunk::<4>() {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let Some((data, behind)) = behind.split_at_checked(length) else {
            break;
        };
        let start = records.len() - rest.len();
        rest = behind;
        match kind {
            0x0085 => sheets.extend(wide(data, 0)),
            0x0809 => open.push((start, Area::default())),
            0x000a => areas.extend(open.pop().map(|(start, area)| (start, area.size()))),
            0x0200 => claimed(data)?,
            _ => {
                if let Some((_, area)) = open.last_mut() {
                    area.record(kind, data)?;
                }
            }
        }
    }
    areas.extend(open.into_iter().map(|(start, area)| (start, area.size())));
    if sheets.len() > SHEETS {
        return Err(Bound::Sheets);
    }
    let largest = areas.values().copied().max().unwrap_or_default();
    let cells = sheets.iter().map(|start| {
        let start = usize::try_from(*start).unwrap_or_default();
        areas.get(&start).copied().unwrap_or(largest)
    });
    match cells.fold(0, u64::saturating_add) > CELLS {
        true => Err(Bound::Cells),
        false => Ok(()),
    }
}

fn wide(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn narrow(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at + 2)?;
    Some(u32::from(u16::from_le_bytes(bytes.try_into().ok()?)))
}

/// The size that a sheet claims: room is made for it before a cell is met.
fn claimed(data: &[u8]) -> Result<(), Bound> {
    let sides = match data.len() {
        10 => [0, 2, 4, 6].map(|at| narrow(data, at)),
        _ => [
            wide(data, 0),
            wide(data, 4),
            narrow(data, 8),
            narrow(data, 10),
        ],
    };
    let [Some(top), Some(bottom), Some(left), Some(right)] = sides else {
        return Ok(());
    };
    if bottom == 0 || right == 0 {
        return Ok(());
    }
    // As its reader does: a first column that can't be is the first of all.
    let left = if left > 0xff || right < left { 0 } else { left };
    let side = |from: u32, to: u32| u64::from(to.wrapping_sub(from)) + 1;
    match side(top, bottom).saturating_mul(side(left, right)) > CELLS {
        true => Err(Bound::Cells),
        false => Ok(()),
    }
}

/// The smallest rectangle round all cells.
#[derive(Default)]
struct Area {
    rows: Option<(u32, u32)>,
    columns: Option<(u32, u32)>,
}

impl Area {
    /// Takes a record, if it is one of cells: number, label, text, truth value, small number,
    /// shared text, formula, or a run of small numbers.
    fn record(&mut self, kind: u16, data: &[u8]) -> Result<(), Bound> {
        match kind {
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 => {
                self.meet(narrow(data, 0), narrow(data, 2))
            }
            0x00bd => {
                self.meet(narrow(data, 0), narrow(data, 2))?;
                let last = data.len().checked_sub(2).and_then(|at| narrow(data, at));
                self.meet(narrow(data, 0), last)
            }
            _ => Ok(()),
        }
    }

    fn size(&self) -> u64 {
        let side =
            |side: Option<(u32, u32)>| side.map_or(0, |(low, high)| u64::from(high - low) + 1);
        side(self.rows) * side(self.columns)
    }

    fn meet(&mut self, row: Option<u32>, column: Option<u32>) -> Result<(), Bound> {
        let (Some(row), Some(column)) = (row, column) else {
            return Ok(());
        };
        let widen = |side: &mut Option<(u32, u32)>, at: u32| {
            let (low, high) = side.unwrap_or((at, at));
            *side = Some((low.min(at), high.max(at)));
            u64::from(high.max(at) - low.min(at)) + 1
        };
        match widen(&mut self.rows, row) * widen(&mut self.columns, column) > CELLS {
            true => Err(Bound::Cells),
            false => Ok(()),
        }
    }
}
