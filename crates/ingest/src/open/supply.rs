//! Where the bytes of a text come from: a file as it lies there, or one that was packed.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};
use std::path::{Path, PathBuf};

use flate2::CrcReader;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder};

use super::bounds::{Bound, unpacked_limit};

/// Bytes that can be read from their beginning again and again. Nothing is unpacked to disk: a
/// packed text is inflated each time that it is read.
#[derive(Debug, Clone)]
pub(crate) enum Supply {
    /// A file.
    File(PathBuf),
    /// A file packed with gzip.
    Gzip(PathBuf),
    /// A file in a zip archive.
    Entry(PathBuf, Entry),
}

/// Where a file lies in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// First byte of what was packed.
    pub start: u64,
    /// Number of packed bytes.
    pub packed: u64,
    /// Whether it was packed at all, or stored as it is.
    pub deflated: bool,
    /// Checksum of what comes out.
    pub crc: u32,
}

/// Why what was packed can't be taken out. It travels as the cause of an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It is cut off, or its bytes were changed.
    Damaged,
    /// More comes out than is believed.
    TooMuch(Bound),
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Trouble {}

impl Trouble {
    /// The trouble that an error was caused by.
    pub(crate) fn of(error: &io::Error) -> Option<Trouble> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<Trouble> for io::Error {
    fn from(trouble: Trouble) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, trouble)
    }
}

impl Supply {
    /// The path, where the bytes lie in the file as they are.
    pub(crate) fn plain(&self) -> Option<&Path> {
        match self {
            Supply::File(path) => Some(path),
            Supply::Gzip(_) | Supply::Entry(..) => None,
        }
    }

    /// The bytes, from their beginning. Reading goes on until a bound is met.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Supply::File(path) => Box::new(File::open(path)?),
            Supply::Gzip(path) => {
                let file = File::open(path)?;
                let packed = file.metadata()?.len();
                let inflated = MultiGzDecoder::new(BufReader::new(file));
                Box::new(Guarded::new(inflated, packed))
            }
            Supply::Entry(path, entry) => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(entry.start))?;
                let packed: Take<File> = file.take(entry.packed);
                let packed = BufReader::new(packed);
                let crc = entry.crc;
                match entry.deflated {
                    true => {
                        let read = Checked::new(DeflateDecoder::new(packed), crc);
                        Box::new(Guarded::new(read, entry.packed))
                    }
                    false => Box::new(Guarded::new(Checked::new(packed, crc), entry.packed)),
                }
            }
        })
    }
}

/// Fails at the end where the checksum is another one.
struct Checked<R> {
    input: CrcReader<R>,
    crc: u32,
}

impl<R: Read> Checked<R> {
    fn new(input: R, crc: u32) -> Self {
        Checked {
            input: CrcReader::new(input),
            crc,
        }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        let ended = read == 0 && !buffer.is_empty();
        match ended && self.input.crc().sum() != self.crc {
            true => Err(Trouble::Damaged.into()),
            false => Ok(read),
        }
    }
}

/// Counts what comes out, whatever sizes were promised, and stops at the bound.
pub(super) struct Guarded<R> {
    input: R,
    packed: u64,
    came: u64,
}

impl<R> Guarded<R> {
    pub(super) fn new(input: R, packed: u64) -> Self {
        Guarded {
            input,
            packed,
            came: 0,
        }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.input.read(buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(error) => return Err(Trouble::of(&error).unwrap_or(Trouble::Damaged).into()),
        };
        self.came += read as u64;
        match unpacked_limit(self.packed, self.came) {
            Some(bound) => Err(Trouble::TooMuch(bound).into()),
            None => Ok(read),
        }
    }
}
