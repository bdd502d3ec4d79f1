//! What the first bytes of a file tell.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// What the first bytes of a file tell.
#[derive(Clone, Copy)]
pub(super) enum Magic {
    /// There are none.
    Empty,
    /// A workbook of the old kind (XLS).
    Book,
    /// A zip archive, as the newer workbooks are too.
    Zip,
    /// Packed with gzip.
    Gzip,
    /// No table, but what the words say.
    Binary(&'static str),
    /// Text in UTF-16, which has zero bytes, and the length of its mark.
    Wide(&'static Encoding, usize),
    /// Text in another encoding.
    Text,
}

impl Magic {
    /// Looks at the first bytes.
    pub(super) fn of(start: &[u8]) -> Magic {
        const KNOWN: [(&[u8], &str); 11] = [
            (b"\xff\xd8\xff", "een foto (JPEG)"),
            (b"\x89PNG", "een afbeelding (PNG)"),
            (b"GIF8", "een afbeelding (GIF)"),
            (b"%PDF", "een PDF"),
            (b"PAR1", "een Parquet-bestand"),
            (b"{\\rtf", "een tekstdocument (RTF)"),
            (b"7z\xbc\xaf\x27\x1c", "een ingepakt bestand (7z)"),
            (b"Rar!", "een ingepakt bestand (RAR)"),
            (b"BZh", "een ingepakt bestand (bzip2)"),
            (b"\xfd7zXZ", "een ingepakt bestand (xz)"),
            (b"\x28\xb5\x2f\xfd", "een ingepakt bestand (zstd)"),
        ];
        if start.is_empty() {
            return Magic::Empty;
        }
        if start.starts_with(b"\xd0\xcf\x11\xe0") {
            return Magic::Book;
        }
        if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]
            .iter()
            .any(|magic| start.starts_with(*magic))
        {
            return Magic::Zip;
        }
        if start.starts_with(b"\x1f\x8b") {
            return Magic::Gzip;
        }
        if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| start.starts_with(magic)) {
            return Magic::Binary(what);
        }
        match Encoding::for_bom(start) {
            Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
                Magic::Wide(encoding, mark)
            }
            _ if start.contains(&0) => match unmarked(start) {
                Some(encoding) => Magic::Wide(encoding, 0),
                None => Magic::Binary("een bestand met bytes die geen tekst zijn"),
            },
            _ => Magic::Text,
        }
    }
}

/// UTF-16 without a mark: of nearly every pair of bytes one is zero, always on the same side, and
/// the other is not.
fn unmarked(start: &[u8]) -> Option<&'static Encoding> {
    let (pairs, rest) = start.as_chunks::<2>();
    let count = |zero: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| zero(pair)).count();
    let both = count(|pair| *pair == [0, 0]);
    let (first, second) = (count(|pair| pair[0] == 0), count(|pair| pair[1] == 0));
    let most = |zeros: usize, others: usize| {
        both == 0 && others == 0 && zeros * 10 >= pairs.len() * 9 && pairs.len() >= 4
    };
    match rest.is_empty() {
        true if most(second, first) => Some(UTF_16LE),
        true if most(first, second) => Some(UTF_16BE),
        _ => None,
    }
}
