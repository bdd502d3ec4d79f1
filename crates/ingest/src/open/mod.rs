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
pub(crate) use text_file::TextFile;

/// A file whose bytes have all been seen once.
pub(crate) struct Opened {
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What it is.
    pub content: Content,
}

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
/// Bytes of a workbook that are read at once, at most.
const LARGEST_BOOK: u64 = 256 << 20;
/// Bytes read at a time.
const CHUNK: usize = 1 << 18;

/// Reads the file once: for its hash, and to see what it is.
pub(crate) fn open(path: &Path, fallback: &'static Encoding) -> io::Result<Opened> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut hash = Sha256::new();
    let mut buffer = vec![0; CHUNK];
    let first = fill(&mut file, &mut buffer)?;
    let start = buffer.get(..first).unwrap_or_default();
    let magic = Magic::of(start);
    let mut scan = Scan::default();
    let mut whole = Vec::new();
    let mut length = first;
    while length > 0 {
        let chunk = buffer.get(..length).unwrap_or_default();
        hash.update(chunk);
        match magic {
            Magic::Book if size <= LARGEST_BOOK => whole.extend_from_slice(chunk),
            Magic::Text => scan.take(chunk),
            _ => {}
        }
        length = fill(&mut file, &mut buffer)?;
    }
    let content = match magic {
        Magic::Empty => Content::Empty,
        Magic::Binary(what) => Content::Binary(what),
        Magic::Book if size > LARGEST_BOOK => Content::TooLarge,
        Magic::Book => match Book::open(whole) {
            Some(book) => Content::Book(book),
            None => Content::Binary("een beschadigde spreadsheet of een ander ingepakt bestand"),
        },
        Magic::Marked(encoding, mark) => {
            Content::Text(TextFile::new(path, encoding, mark, false, false))
        }
        Magic::Text => Content::Text(scan.file(path, fallback)),
    };
    Ok(Opened {
        sha256: hex(&hash.finalize()),
        content,
    })
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
