//! What the first bytes of a file tell.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// What the first bytes of a file tell.
#[derive(Clone, Copy)]
pub(super) enum Magic {
    /// There are none.
    Empty,
    /// A workbook, or something packed in the same way.
    Book,
    /// No table, but what the words say.
    Binary(&'static str),
    /// Text in UTF-16, which has zero bytes.
    Marked(&'static Encoding, usize),
    /// Text in another encoding.
    Text,
}

impl Magic {
    /// Looks at the first bytes.
    pub(super) fn of(start: &[u8]) -> Magic {
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
