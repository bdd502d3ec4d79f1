//! What the bytes of a file are: a workbook, or text in some encoding.

mod magic;
mod scan;
mod text_file;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use encoding_rs::Encoding;
use sha2::{Digest, Sha256};

use crate::grid::Book;
use magic::Magic;
use scan::Scan;
pub(crate) use text_file::{Piece, TextFile};

/// What a file is.
pub(crate) enum Content {
    /// Nothing at all.
    Empty,
    /// Text.
    Text(TextFile),
    /// A workbook.
    Book(Book),
    /// Neither; the words say what it seems to be.
    Binary(&'static str),
    /// More than is read into memory at once.
    TooLarge,
}

/// How much of a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// All of it.
    Whole,
    /// Its beginning: enough for the header.
    Start,
}

/// Bytes of a workbook that are read at once, at most.
const LARGEST_BOOK: u64 = 256 << 20;
/// Bytes read at a time.
const CHUNK: usize = 1 << 18;

/// Sees what a file is.
pub(crate) fn open(path: &Path, fallback: &'static Encoding, look: Look) -> io::Result<Content> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut buffer = vec![0; CHUNK];
    let first = fill(&mut file, &mut buffer)?;
    let start = buffer.get(..first).unwrap_or_default();
    Ok(match Magic::of(start) {
        Magic::Empty => Content::Empty,
        Magic::Binary(what) => Content::Binary(what),
        Magic::Book if size > LARGEST_BOOK => Content::TooLarge,
        Magic::Book => match Book::open(std::fs::read(path)?) {
            Some(book) => Content::Book(book),
            None => Content::Binary("een beschadigde spreadsheet of een ander ingepakt bestand"),
        },
        Magic::Marked(encoding, mark) => {
            Content::Text(TextFile::new(path, encoding, mark, false, false))
        }
        Magic::Text => {
            let mut scan = Scan::default();
            let mut length = first;
            while length > 0 {
                scan.take(buffer.get(..length).unwrap_or_default());
                if look == Look::Start {
                    scan.stop();
                    break;
                }
                length = fill(&mut file, &mut buffer)?;
            }
            Content::Text(scan.file(path, fallback))
        }
    })
}

/// SHA-256 of a file's bytes, in hexadecimal.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; CHUNK];
    loop {
        match fill(&mut file, &mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            length => hash.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

/// Fills the buffer as far as the file goes.
fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    loop {
        let rest = buffer.get_mut(filled..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(filled);
        }
        match file.read(rest) {
            Ok(0) => return Ok(filled),
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
