//! What the bytes of a file are: a workbook, or text in some encoding.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};

use crate::grid::{Book, Delimited, HEAD_ROWS, Head, Way};

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

/// A text, and how to decode it.
#[derive(Debug, Clone)]
pub(crate) struct TextFile {
    path: PathBuf,
    encoding: &'static Encoding,
    /// Length of the byte order mark.
    mark: usize,
    /// Whether the bytes are what the encoding says.
    valid: bool,
    /// Whether letters seem to have been decoded twice.
    pub doubtful: bool,
    /// Set when decoding had to replace something.
    replaced: Rc<Cell<bool>>,
}

/// Bytes of a workbook that are read at once, at most.
const LARGEST_BOOK: u64 = 256 << 20;
/// Bytes in which the header is looked for, at most.
const HEAD_BYTES: u64 = 256 << 10;
/// Bytes read at a time.
const CHUNK: usize = 1 << 18;
/// Cells between which the header is looked for have one of these between them.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

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
    Ok(Opened { sha256: hex(&hash.finalize()), content })
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

/// What the first bytes of a file tell.
#[derive(Clone, Copy)]
enum Magic {
    Empty,
    Book,
    Binary(&'static str),
    /// Text in UTF-16, which has zero bytes.
    Marked(&'static Encoding, usize),
    Text,
}

impl Magic {
    fn of(start: &[u8]) -> Magic {
        const KNOWN: [(&[u8], &str); 7] = [
            (b"\xff\xd8\xff", "een foto (JPEG)"),
            (b"\x89PNG", "een afbeelding (PNG)"),
            (b"GIF8", "een afbeelding (GIF)"),
            (b"%PDF", "een PDF"),
            (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
            (b"PAR1", "een Parquet-bestand"),
            (b"{\\rtf", "een tekstdocument (RTF)"),
        ];
        if start.is_empty() {
            return Magic::Empty;
        }
        if start.starts_with(b"PK") || start.starts_with(b"\xd0\xcf\x11\xe0") {
            return Magic::Book;
        }
        if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| start.starts_with(magic)) {
            return Magic::Binary(what);
        }
        match Encoding::for_bom(start) {
            Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
                Magic::Marked(encoding, mark)
            }
            _ if start.contains(&0) => Magic::Binary("een bestand met bytes die geen tekst zijn"),
            _ => Magic::Text,
        }
    }
}

/// What is learnt of a text while its bytes go by.
#[derive(Default)]
struct Scan {
    seen: bool,
    marked: bool,
    invalid: bool,
    /// Bytes of a letter that the last chunk cut in two.
    cut: Vec<u8>,
    /// The last bytes of the last chunk, for pairs that lie across its edge.
    tail: Vec<u8>,
    /// Signs that UTF-8 was taken for Windows-1252 and stored as UTF-8 again.
    doubled: bool,
    /// Signs that a text in another encoding has pieces of UTF-8.
    mixed: bool,
    /// Bytes that Windows-1252 does not have.
    unassigned: bool,
}

impl Scan {
    fn take(&mut self, chunk: &[u8]) {
        if !self.seen {
            self.marked = chunk.starts_with(b"\xef\xbb\xbf");
            self.seen = true;
        }
        if self.cut.is_empty() && chunk.is_ascii() {
            self.tail.clear();
            return;
        }
        self.validate(chunk);
        let mut pairs = std::mem::take(&mut self.tail);
        pairs.extend_from_slice(chunk);
        for pair in pairs.windows(4) {
            self.doubled |= matches!(
                pair,
                [0xc3, 0x83, 0xc2, 0x80..=0xbf] | [0xc3, 0x83, 0xc5 | 0xcb | 0xe2, _]
            );
        }
        for pair in pairs.windows(2) {
            self.mixed |= matches!(pair, [0xc3, 0x80..=0xbf]);
        }
        self.unassigned |=
            chunk.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
        self.tail = pairs.split_off(pairs.len().saturating_sub(3));
    }

    fn validate(&mut self, chunk: &[u8]) {
        if self.invalid {
            return;
        }
        let joined;
        let bytes = if self.cut.is_empty() {
            chunk
        } else {
            joined = [self.cut.as_slice(), chunk].concat();
            joined.as_slice()
        };
        let cut = match std::str::from_utf8(bytes) {
            Ok(_) => Vec::new(),
            Err(error) if error.error_len().is_none() => {
                bytes.get(error.valid_up_to()..).unwrap_or_default().to_vec()
            }
            Err(_) => {
                self.invalid = true;
                Vec::new()
            }
        };
        self.cut = cut;
    }

    fn file(self, path: &Path, fallback: &'static Encoding) -> TextFile {
        let utf_8 = !self.invalid && self.cut.is_empty();
        let mark = if self.marked { 3 } else { 0 };
        match (utf_8, self.marked) {
            (true, _) => TextFile::new(path, UTF_8, mark, true, self.doubled),
            (false, true) => TextFile::new(path, UTF_8, mark, false, true),
            (false, false) => {
                let odd = self.unassigned && fallback == encoding_rs::WINDOWS_1252;
                TextFile::new(path, fallback, 0, false, self.mixed || odd)
            }
        }
    }
}

impl TextFile {
    fn new(
        path: &Path,
        encoding: &'static Encoding,
        mark: usize,
        valid: bool,
        doubtful: bool,
    ) -> Self {
        let replaced = Rc::new(Cell::new(false));
        TextFile { path: path.to_owned(), encoding, mark, valid, doubtful, replaced }
    }

    /// Name of the encoding it is decoded from.
    pub(crate) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Whether decoding had to replace bytes that mean nothing.
    pub(crate) fn replaced(&self) -> bool {
        self.replaced.get()
    }

    /// The text as UTF-8, from its beginning.
    pub(crate) fn reader(&self) -> io::Result<Box<dyn BufRead>> {
        let mut file = File::open(&self.path)?;
        let mut mark = vec![0; self.mark];
        file.read_exact(&mut mark)?;
        if self.valid {
            return Ok(Box::new(BufReader::with_capacity(CHUNK, file)));
        }
        Ok(Box::new(Transcoder {
            input: BufReader::with_capacity(CHUNK, file),
            decoder: self.encoding.new_decoder_without_bom_handling(),
            output: vec![0; CHUNK],
            filled: 0,
            taken: 0,
            ended: false,
            replaced: Rc::clone(&self.replaced),
        }))
    }

    /// The first rows under each delimiter.
    pub(crate) fn heads(&self) -> io::Result<Vec<Head>> {
        let mut text = Vec::new();
        self.reader()?.take(HEAD_BYTES).read_to_end(&mut text)?;
        // The last line may be cut, also inside a letter.
        if text.len() as u64 == HEAD_BYTES {
            let end = text.iter().rposition(|byte| *byte == b'\n').unwrap_or(text.len());
            text.truncate(end);
        }
        DELIMITERS.iter().map(|delimiter| head(&text, *delimiter)).collect()
    }
}

fn head(text: &[u8], delimiter: u8) -> io::Result<Head> {
    use crate::grid::Row;
    let mut reader = Delimited::new(text, delimiter);
    let mut rows = Vec::new();
    while rows.len() < HEAD_ROWS && reader.advance()? == Ok(true) {
        rows.push((0..reader.width()).map(|index| reader.text(index).to_owned()).collect());
    }
    Ok(Head { way: Way::Delimiter(delimiter), rows })
}

/// Text in another encoding as a stream of UTF-8.
struct Transcoder<R> {
    input: R,
    decoder: Decoder,
    output: Vec<u8>,
    filled: usize,
    taken: usize,
    ended: bool,
    replaced: Rc<Cell<bool>>,
}

impl<R: BufRead> BufRead for Transcoder<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.filled && !self.ended {
            let input = self.input.fill_buf()?;
            let last = input.is_empty();
            let (result, read, written, replaced) =
                self.decoder.decode_to_utf8(input, &mut self.output, last);
            self.input.consume(read);
            self.filled = written;
            self.taken = 0;
            self.ended = last && result == encoding_rs::CoderResult::InputEmpty;
            if replaced {
                self.replaced.set(true);
            }
        }
        Ok(self.output.get(self.taken..self.filled).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.taken = (self.taken + amount).min(self.filled);
    }
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), ready.get(..length)) {
            to.copy_from_slice(from);
        }
        self.consume(length);
        Ok(length)
    }
}
