//! What is learnt of a text while its bytes go by.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8};

use super::TextFile;

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
}

impl Scan {
    /// Takes the next bytes.
    pub(super) fn take(&mut self, chunk: &[u8]) {
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
        self.unassigned |= chunk
            .iter()
            .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
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
    }

    /// The text as it is to be decoded, now that all bytes are known.
    pub(super) fn file(self, path: &Path, fallback: &'static Encoding) -> TextFile {
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
