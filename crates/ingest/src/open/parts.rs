//! Measures a workbook before its reader makes room for what it claims.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::archive::Refusal;
use super::bounds::{Bound, FREE, RATIO, UNPACKED_BOOK};
use super::{compound, open_document};

/// Whether the bytes of a workbook stay within the bounds. Bytes that are no workbook do: whoever
/// reads them finds that out.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    match bytes.starts_with(b"PK") {
        true => zipped(bytes),
        false => compound::check(bytes),
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
            true => open_document::check(&mut counted),
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
