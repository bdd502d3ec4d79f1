//! Measures the sheets of an XLS before its reader makes room for what they claim.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::archive::Refusal;
use super::bounds::{Bound, CELLS, SHEETS, TEXT};

/// Whether the cells of the sheets stay within the bounds. Bytes that are no such workbook do.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
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
    let mut strings = Vec::new();
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
            0x00fc => strings = lengths(data, rest),
            0x0809 => open.push((start, Area::default())),
            0x000a => areas.extend(open.pop().map(|(start, area)| (start, area.size()))),
            0x0200 => claimed(data)?,
            _ => {
                if let Some((_, area)) = open.last_mut() {
                    area.record(kind, data, &strings)?;
                }
            }
        }
    }
    areas.extend(open.into_iter().map(|(start, area)| (start, area.size())));
    if sheets.len() > SHEETS {
        return Err(Bound::Sheets);
    }
    let most = |part: fn(&(u64, u64)) -> u64| areas.values().map(part).max().unwrap_or_default();
    let largest = (most(|area| area.0), most(|area| area.1));
    let (mut cells, mut text) = (0_u64, 0_u64);
    for start in sheets {
        let start = usize::try_from(start).unwrap_or_default();
        let area = areas.get(&start).copied().unwrap_or(largest);
        cells = cells.saturating_add(area.0);
        text = text.saturating_add(area.1);
    }
    match () {
        () if cells > CELLS => Err(Bound::Cells),
        () if text > TEXT => Err(Bound::Text),
        () => Ok(()),
    }
}

/// Lengths in bytes, at most, of the texts that cells share. They stand in a record and in those
/// that continue it; a text that is cut in two says again how wide its letters are.
fn lengths(first: &[u8], mut behind: &[u8]) -> Vec<u64> {
    let mut parts = vec![first];
    while let Some(([0x3c, 0x00, low, high], rest)) = behind.split_first_chunk::<4>() {
        let length = usize::from(u16::from_le_bytes([*low, *high]));
        let Some((data, rest)) = rest.split_at_checked(length) else {
            break;
        };
        parts.push(data);
        behind = rest;
    }
    let mut shared = Shared {
        part: parts.first().copied().unwrap_or_default(),
        later: parts.into_iter().skip(1),
    };
    let mut lengths = Vec::new();
    if shared.skip(8).is_some() {
        while let Some(letters) = shared.text() {
            // A letter of two bytes takes three in UTF-8.
            lengths.push(3 * letters);
        }
    }
    lengths
}

/// Goes through the texts that cells share.
struct Shared<'a, I> {
    part: &'a [u8],
    later: I,
}

impl<'a, I: Iterator<Item = &'a [u8]>> Shared<'a, I> {
    /// Goes over one text and gives its number of letters.
    fn text(&mut self) -> Option<u64> {
        if self.part.is_empty() {
            self.part = self.later.next()?;
        }
        let letters = u64::from(narrow(self.part, 0)?);
        let flags = *self.part.get(2)?;
        let (rich, extended) = (flags & 8 != 0, flags & 4 != 0);
        let mut at = 3;
        let mut behind = 0;
        if rich {
            behind += 4 * u64::from(narrow(self.part, at)?);
            at += 2;
        }
        if extended {
            behind += u64::from(wide(self.part, at)?);
            at += 4;
        }
        self.part = self.part.get(at..)?;
        self.letters(letters, flags)?;
        self.skip(behind)?;
        Some(letters)
    }

    fn letters(&mut self, mut letters: u64, mut flags: u8) -> Option<()> {
        loop {
            let width = 1 + u64::from(flags & 1);
            let here = (self.part.len() as u64 / width).min(letters);
            let bytes = usize::try_from(here * width).ok()?;
            self.part = self.part.get(bytes..)?;
            letters -= here;
            if letters == 0 {
                return Some(());
            }
            let (next, rest) = self.later.next()?.split_first()?;
            (flags, self.part) = (*next, rest);
        }
    }

    fn skip(&mut self, mut bytes: u64) -> Option<()> {
        loop {
            let here = bytes.min(self.part.len() as u64);
            self.part = self.part.get(usize::try_from(here).ok()?..)?;
            bytes -= here;
            if bytes == 0 {
                return Some(());
            }
            self.part = self.later.next()?;
        }
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

/// The smallest rectangle round all cells, and the text in it.
#[derive(Default)]
struct Area {
    rows: Option<(u32, u32)>,
    columns: Option<(u32, u32)>,
    /// Bytes of text in the cells, at most.
    text: u64,
}

impl Area {
    /// Takes a record, if it is one of cells: number, label, text, truth value, small number,
    /// shared text, formula, or a run of small numbers.
    fn record(&mut self, kind: u16, data: &[u8], strings: &[u64]) -> Result<(), Bound> {
        self.text += match kind {
            0x00fd => wide(data, 6)
                .and_then(|index| strings.get(usize::try_from(index).ok()?).copied())
                .unwrap_or_default(),
            0x0204 | 0x00d6 | 0x0207 => 3 * data.len() as u64,
            _ => 0,
        };
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

    /// Number of cells, and bytes of text.
    fn size(&self) -> (u64, u64) {
        let side =
            |side: Option<(u32, u32)>| side.map_or(0, |(low, high)| u64::from(high - low) + 1);
        (side(self.rows) * side(self.columns), self.text)
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
