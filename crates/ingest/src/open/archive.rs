//! What a zip archive holds: a workbook, one table, or something that can't be read.

use std::io::{Read, Seek};

use zip::{CompressionMethod, ZipArchive};

use super::bounds::{Bound, ENTRIES};
use super::supply::Entry;

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Archive {
    /// The parts of a workbook.
    Book,
    /// One file.
    One(String, Entry),
    /// Something that can't be read.
    Refused(Refusal),
}

/// Why an archive is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Its bytes are no archive.
    Damaged,
    /// It holds no file.
    Bare,
    /// It holds several files.
    Several(Vec<String>),
    /// It holds another archive.
    Nested,
    /// Its file has a password.
    Locked,
    /// Its file was packed in a way that is not read.
    Method(String),
    /// It goes over a bound.
    TooMuch(Bound),
}

/// Looks into an archive.
pub(super) fn look<R: Read + Seek>(mut reader: R) -> Archive {
    if promised(&mut reader).is_some_and(|count| count > ENTRIES) {
        return Archive::Refused(Refusal::TooMuch(Bound::Entries));
    }
    let Ok(mut archive) = ZipArchive::new(reader) else {
        return Archive::Refused(Refusal::Damaged);
    };
    if archive.len() > ENTRIES {
        return Archive::Refused(Refusal::TooMuch(Bound::Entries));
    }
    let is_part = |name: &str| archive.index_for_name(name).is_some();
    if is_part("[Content_Types].xml") || is_part("xl/workbook.bin") || is_part("content.xml") {
        return Archive::Book;
    }
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index_raw(index) else {
            return Archive::Refused(Refusal::Damaged);
        };
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        if !file.is_dir() && !is_clutter(&name) {
            files.push((index, name));
        }
    }
    match files.as_slice() {
        [] => Archive::Refused(Refusal::Bare),
        [(index, name)] => one(&mut archive, *index, name),
        _ => Archive::Refused(Refusal::Several(
            files.into_iter().map(|(_, name)| name).collect(),
        )),
    }
}

fn one<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize, name: &str) -> Archive {
    let Ok(file) = archive.by_index_raw(index) else {
        return Archive::Refused(Refusal::Damaged);
    };
    if file.encrypted() {
        return Archive::Refused(Refusal::Locked);
    }
    let deflated = match file.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        other => return Archive::Refused(Refusal::Method(other.to_string())),
    };
    let Some(start) = file.data_start() else {
        return Archive::Refused(Refusal::Damaged);
    };
    let entry = Entry {
        start,
        packed: file.compressed_size(),
        deflated,
        crc: file.crc32(),
    };
    Archive::One(name.replace('\\', "/"), entry)
}

/// What programs put beside the files that a person packed.
fn is_clutter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/") || last.starts_with('.') || last == "Thumbs.db"
}

/// Number of files that the end of the archive promises. It is looked at first, since the list of
/// an archive with millions of files takes gigabytes.
fn promised<R: Read + Seek>(reader: &mut R) -> Option<usize> {
    let size = reader.seek(std::io::SeekFrom::End(0)).ok()?;
    let longest = size.min(22 + u64::from(u16::MAX));
    reader.seek(std::io::SeekFrom::Start(size - longest)).ok()?;
    let mut end = Vec::new();
    reader.take(longest).read_to_end(&mut end).ok()?;
    reader.rewind().ok()?;
    let at = memchr::memmem::rfind(&end, b"PK\x05\x06")?;
    let count = end.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
}
