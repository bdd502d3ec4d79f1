//! A text file as a stream of UTF-8.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};

use super::CHUNK;
use super::supply::Supply;
use crate::grid::{Delimited, HEAD_ROWS, Head, Row, Way};

/// Bytes in which the header is looked for, at most.
const HEAD_BYTES: u64 = 256 << 10;
/// One of these stands between cells.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A text, and how to decode it.
#[derive(Debug, Clone)]
pub(crate) struct TextFile {
    supply: Supply,
    encoding: &'static Encoding,
    /// Length of the byte order mark.
    mark: usize,
    /// Whether the bytes are what the encoding says.
    valid: bool,
    /// Whether letters seem to have been decoded twice.
    pub doubtful: bool,
    /// Set when decoding had to replace something.
    replaced: Rc<Cell<bool>>,
    /// Where it can be cut, if nothing in it asks for being read from beginning to end.
    pieces: Vec<Piece>,
}

/// Where a part of a file begins that can be read without what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its first byte.
    pub start: u64,
    /// The line on which it begins, counted from 1.
    pub line: u64,
}

impl TextFile {
    pub(super) fn new(
        supply: Supply,
        encoding: &'static Encoding,
        mark: usize,
        valid: bool,
        doubtful: bool,
    ) -> Self {
        let replaced = Rc::new(Cell::new(false));
        TextFile {
            supply,
            encoding,
            mark,
            valid,
            doubtful,
            replaced,
            pieces: Vec::new(),
        }
    }

    /// With the places where it can be cut. What is packed can't be entered halfway.
    pub(super) fn cut(self, pieces: Vec<Piece>) -> Self {
        match self.supply.plain() {
            Some(_) => TextFile { pieces, ..self },
            None => self,
        }
    }

    /// Whether it has the form of UTF-16 and no mark that says so.
    pub(crate) fn is_unmarked(&self) -> bool {
        self.mark == 0 && (self.encoding == UTF_16LE || self.encoding == UTF_16BE)
    }

    /// The parts in which it can be read, each with the byte before which it ends; none where it
    /// must be read as one.
    pub(crate) fn pieces(&self) -> Vec<(Piece, Option<u64>)> {
        let ends = self.pieces.iter().skip(1).map(|piece| Some(piece.start));
        self.pieces
            .iter()
            .copied()
            .zip(ends.chain([None]))
            .collect()
    }

    /// Puts the text of a piece in the place of what a buffer held. Any thread may ask for it.
    pub(crate) fn piece_reader(
        &self,
    ) -> impl Fn(Piece, Option<u64>, &mut String) -> io::Result<()> + use<> {
        let path = self.supply.plain().map(Path::to_owned);
        let mark = self.mark as u64;
        move |piece, end, text| {
            let start = piece.start.max(mark);
            let path = path.as_ref().ok_or(io::ErrorKind::NotSeekable)?;
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(start))?;
            let end = end.map_or_else(|| file.metadata().map(|data| data.len()), Ok)?;
            let length = end.saturating_sub(start);
            text.clear();
            text.reserve(usize::try_from(length).unwrap_or(0) + 1);
            file.take(length).read_to_string(text)?;
            Ok(())
        }
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
        let mut file = self.supply.open()?;
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
            let end = text
                .iter()
                .rposition(|byte| matches!(byte, b'\n' | b'\r'))
                .unwrap_or(text.len());
            text.truncate(end);
        }
        DELIMITERS
            .iter()
            .map(|delimiter| head(&text, *delimiter))
            .collect()
    }
}

fn head(text: &[u8], delimiter: u8) -> io::Result<Head> {
    let mut reader = Delimited::new(text, delimiter);
    let mut rows = Vec::new();
    let mut too_long = None;
    while rows.len() < HEAD_ROWS {
        match reader.advance()? {
            Ok(true) => {}
            Ok(false) => break,
            Err(found) => {
                too_long = Some(found);
                break;
            }
        }
        rows.push(
            (0..reader.width())
                .map(|index| reader.text(index).to_owned())
                .collect(),
        );
    }
    Ok(Head {
        way: Way::Delimiter(delimiter),
        rows,
        too_long,
    })
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
