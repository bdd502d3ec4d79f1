//! What is learnt of a text while its bytes go by.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use memchr::{memchr, memchr_iter, memrchr};

use super::bounds::CELL;
use super::supply::Supply;
use super::{Piece, TextFile};

/// Bytes of a piece, about. Large enough that its own lists of words cost nothing, small enough
/// that several pieces together are no burden on the memory. The tests' files are small, and have pieces.
const PIECE: u64 = if cfg!(test) { 1 << 10 } else { 4 << 20 };

/// What is learnt of a text while its bytes go by.
#[derive(Default)]
pub(super) struct Scan {
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
    /// Bytes that are letters and dashes in Windows-1252, and nothing in the ISO sets.
    controls: bool,
    /// The byte that is a euro in ISO-8859-15 and a sign that nobody writes in Windows-1252.
    currency: bool,
    /// Letters of the sets of DOS, which in Windows-1252 are signs that stand in no word.
    dos: bool,
    lines: Lines,
}

/// Where a text can be cut: behind a line break that is no part of a cell.
struct Lines {
    pieces: Vec<Piece>,
    /// Bytes and line breaks seen.
    bytes: u64,
    breaks: u64,
    /// Bytes since the last line break.
    since: u64,
    /// Whether the last byte was a CR.
    after_return: bool,
    /// Whether a quotation mark, or a line without end, asks for the slow reader.
    unsafe_to_cut: bool,
}

impl Default for Lines {
    fn default() -> Self {
        Lines {
            pieces: vec![Piece { start: 0, line: 1 }],
            bytes: 0,
            breaks: 0,
            since: 0,
            after_return: false,
            unsafe_to_cut: false,
        }
    }
}

impl Lines {
    fn take(&mut self, chunk: &[u8]) {
        self.unsafe_to_cut |= memchr(b'"', chunk).is_some() || self.has_lone_return(chunk);
        if self.unsafe_to_cut {
            return;
        }
        let mut rest = chunk;
        while let Some((piece, behind)) = self.cut(rest) {
            self.count(piece);
            self.pieces.push(Piece {
                start: self.bytes,
                line: self.breaks + 1,
            });
            rest = behind;
        }
        self.count(rest);
    }

    /// Whether a CR stands without an LF: the pieces are cut and counted by LF.
    fn has_lone_return(&mut self, chunk: &[u8]) -> bool {
        let starts = chunk.first() == Some(&b'\n');
        let before = self.after_return && !starts && !chunk.is_empty();
        if let Some(last) = chunk.last() {
            self.after_return = *last == b'\r';
        }
        before
            || memchr_iter(b'\r', chunk)
                .any(|at| chunk.get(at + 1).is_some_and(|next| *next != b'\n'))
    }

    /// What completes the piece at hand, and what comes behind it.
    fn cut<'a>(&self, bytes: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        let full = self.pieces.last()?.start + PIECE;
        let from = usize::try_from(full.saturating_sub(self.bytes)).ok()?;
        let last = memchr(b'\n', bytes.get(from..)?)?;
        bytes.split_at_checked(from + last + 1)
    }

    fn count(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.breaks += memchr_iter(b'\n', bytes).count() as u64;
        // A row in which a cell may be over its bound.
        let first = memchr(b'\n', bytes).unwrap_or(bytes.len()) as u64;
        self.unsafe_to_cut |= self.since + first > CELL as u64;
        match memrchr(b'\n', bytes) {
            None => self.since += bytes.len() as u64,
            Some(last) => self.since = (bytes.len() - last) as u64,
        }
    }
}

impl Scan {
    /// Takes the next bytes.
    pub(super) fn take(&mut self, chunk: &[u8]) {
        self.lines.take(chunk);
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
        if self.invalid {
            self.look_for_other_sets(&pairs);
        }
        self.unassigned |= chunk
            .iter()
            .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
        self.tail = pairs.split_off(pairs.len().saturating_sub(3));
    }

    /// Looks for what tells the sets of one byte a letter apart, in a text that is one of them.
    fn look_for_other_sets(&mut self, bytes: &[u8]) {
        for three in bytes.windows(3) {
            let letter = |at: usize| three.get(at).is_some_and(u8::is_ascii_alphabetic);
            let odd = matches!(three.get(1), Some(0x82 | 0x84 | 0x87..=0x89 | 0x8b));
            self.dos |= odd && letter(0) && letter(2);
        }
        self.controls |= bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f));
        self.currency |= bytes.contains(&0xa4);
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
            Err(error) if error.error_len().is_none() => bytes
                .get(error.valid_up_to()..)
                .unwrap_or_default()
                .to_vec(),
            Err(_) => {
                self.invalid = true;
                Vec::new()
            }
        };
        self.cut = cut;
    }

    /// Goes no further, so that a letter which is cut at this place is no fault.
    pub(super) fn stop(&mut self) {
        self.cut.clear();
        self.lines.unsafe_to_cut = true;
    }

    /// The text as it is to be decoded, now that all bytes are known.
    pub(super) fn file(self, supply: Supply, fallback: &'static Encoding) -> TextFile {
        let utf_8 = !self.invalid && self.cut.is_empty();
        let mark = if self.marked { 3 } else { 0 };
        let pieces = match self.lines.unsafe_to_cut {
            true => Vec::new(),
            false => self.lines.pieces,
        };
        match (utf_8, self.marked) {
            (true, _) => TextFile::new(supply, UTF_8, mark, true, self.doubled).cut(pieces),
            (false, true) => TextFile::new(supply, UTF_8, mark, false, true),
            (false, false) => {
                let odd = match fallback == WINDOWS_1252 {
                    true => self.unassigned || self.currency || self.dos,
                    false => self.controls && fallback.name().starts_with("ISO-8859"),
                };
                TextFile::new(supply, fallback, 0, false, self.mixed || odd)
            }
        }
    }
}
