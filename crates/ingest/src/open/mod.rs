//! What the bytes of a file are: a workbook, or text in some encoding, packed or not.

mod archive;
pub(crate) mod bounds;
mod compound;
mod magic;
mod open_document;
mod parts;
mod scan;
mod supply;
mod text_file;

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::panic::catch_unwind;
use std::path::Path;

use encoding_rs::Encoding;
use sha2::{Digest, Sha256};

use crate::grid::Book;
use archive::Archive;
pub(crate) use archive::Refusal;
use bounds::{Bound, LARGEST_BOOK};
use magic::Magic;
use scan::Scan;
use supply::Supply;
pub(crate) use supply::Trouble;
pub(crate) use text_file::{Piece, TextFile};

/// A file that was opened.
pub(crate) struct Opened {
    /// What it is.
    pub content: Content,
    /// Name of the file inside, where it is an archive.
    pub inside: Option<String>,
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
    /// An archive that is not read.
    Archive(Refusal),
    /// More than is read.
    TooLarge(Bound),
}

/// How much of a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// All of it.
    Whole,
    /// Its beginning: enough for the header.
    Start,
}

/// Bytes read at a time.
const CHUNK: usize = 1 << 18;

/// Sees what a file is.
pub(crate) fn open(path: &Path, fallback: &'static Encoding, look: Look) -> io::Result<Opened> {
    let start = beginning(&mut File::open(path)?)?;
    let opener = Opener { fallback, look };
    let mut inside = None;
    let content = match Magic::of(&start) {
        Magic::Gzip => opener.unpacked(Supply::Gzip(path.to_owned()))?,
        Magic::Zip => match archive::look(BufReader::new(File::open(path)?)) {
            Archive::Book => book(path)?,
            Archive::One(name, entry) => {
                inside = Some(name);
                opener.unpacked(Supply::Entry(path.to_owned(), entry))?
            }
            Archive::Refused(why) => Content::Archive(why),
        },
        Magic::Book => book(path)?,
        magic => opener.text(magic, Supply::File(path.to_owned()))?,
    };
    Ok(Opened { content, inside })
}

/// A workbook as it lies there.
fn book(path: &Path) -> io::Result<Content> {
    match std::fs::metadata(path)?.len() > LARGEST_BOOK {
        true => Ok(Content::TooLarge(Bound::Book)),
        false => Ok(read_book(std::fs::read(path)?)),
    }
}

fn read_book(bytes: Vec<u8>) -> Content {
    // What can't even be measured is not read.
    let measured = catch_unwind(|| parts::check(&bytes)).unwrap_or(Err(Refusal::Damaged));
    match measured {
        Ok(()) => {}
        Err(Refusal::TooMuch(bound)) => return Content::TooLarge(bound),
        Err(other) => return Content::Archive(other),
    }
    match Book::open(bytes) {
        Ok(Some(book)) => Content::Book(book),
        Ok(None) => Content::Binary("een beschadigde spreadsheet of een ander ingepakt bestand"),
        Err(bound) => Content::TooLarge(bound),
    }
}

/// What is known before the bytes.
struct Opener {
    fallback: &'static Encoding,
    look: Look,
}

impl Opener {
    /// What comes out of something packed. An archive in an archive is refused: nobody means to
    /// send it, and it is how a small file becomes an endless one.
    fn unpacked(&self, supply: Supply) -> io::Result<Content> {
        let start = match supply.open().and_then(|mut bytes| beginning(&mut bytes)) {
            Ok(start) => start,
            Err(error) => return refused(error),
        };
        match Magic::of(&start) {
            Magic::Gzip => Ok(Content::Archive(Refusal::Nested)),
            magic @ (Magic::Zip | Magic::Book) => {
                let mut bytes = Vec::new();
                let taken = supply.open()?.take(LARGEST_BOOK + 1);
                if let Err(error) = { taken }.read_to_end(&mut bytes) {
                    return refused(error);
                }
                let is_book = matches!(magic, Magic::Book)
                    || archive::look(Cursor::new(&bytes)) == Archive::Book;
                Ok(match is_book {
                    true if bytes.len() as u64 > LARGEST_BOOK => Content::TooLarge(Bound::Book),
                    true => read_book(bytes),
                    false => Content::Archive(Refusal::Nested),
                })
            }
            magic => self.text(magic, supply).or_else(refused),
        }
    }

    fn text(&self, magic: Magic, supply: Supply) -> io::Result<Content> {
        Ok(match magic {
            Magic::Empty => Content::Empty,
            Magic::Binary(what) => Content::Binary(what),
            // Those were met before.
            Magic::Gzip | Magic::Zip | Magic::Book => Content::Archive(Refusal::Nested),
            Magic::Wide(encoding, mark) => {
                if self.look == Look::Whole && supply.plain().is_none() {
                    io::copy(&mut supply.open()?, &mut io::sink())?;
                }
                let text = TextFile::new(supply, encoding, mark, false, false);
                Content::Text(text)
            }
            Magic::Text => {
                let mut bytes = supply.open()?;
                let mut buffer = vec![0; CHUNK];
                let mut scan = Scan::default();
                loop {
                    let length = fill(&mut bytes, &mut buffer)?;
                    scan.take(buffer.get(..length).unwrap_or_default());
                    if self.look == Look::Start {
                        scan.stop();
                        break;
                    }
                    if length == 0 {
                        break;
                    }
                }
                Content::Text(scan.file(supply, self.fallback))
            }
        })
    }
}

/// What can't be taken out of a packed file is a finding about it, and no error of the disk.
fn refused(error: io::Error) -> io::Result<Content> {
    match Trouble::of(&error) {
        Some(Trouble::Damaged) => Ok(Content::Archive(Refusal::Damaged)),
        Some(Trouble::TooMuch(bound)) => Ok(Content::TooLarge(bound)),
        None => Err(error),
    }
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

/// The first bytes, as many as are read at a time.
fn beginning<R: Read>(bytes: &mut R) -> io::Result<Vec<u8>> {
    let mut buffer = vec![0; CHUNK];
    let length = fill(bytes, &mut buffer)?;
    buffer.truncate(length);
    Ok(buffer)
}

/// Fills the buffer as far as the bytes go.
fn fill<R: Read>(bytes: &mut R, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    loop {
        let rest = buffer.get_mut(filled..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(filled);
        }
        match bytes.read(rest) {
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
