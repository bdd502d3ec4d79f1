//! Separated text in the dialects of the systems that the exports come from.

use anyhow::ensure;
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// How the text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 as it stands.
    Utf8,
    /// UTF-8 after a byte order mark.
    Utf8Bom,
    /// The Windows code page of western Europe.
    Windows1252,
}

impl Encoding {
    /// The same for text that does not open the file.
    pub fn without_mark(self) -> Self {
        match self {
            Encoding::Utf8Bom => Encoding::Utf8,
            other => other,
        }
    }
}

/// One dialect of separated text.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// Between the fields.
    pub separator: u8,
    /// Whether lines end in CR and LF, or in LF alone.
    pub crlf: bool,
    /// Whether every field stands in quotes.
    pub quoted: bool,
    /// How the text becomes bytes.
    pub encoding: Encoding,
}

/// UTF-8 with a byte order mark, semicolons and LF: what most Dutch exports look like.
pub const BOM_SEMICOLON: Dialect = Dialect {
    separator: b';',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8Bom,
};

/// Windows-1252, semicolons and CRLF: what older desktop systems write.
pub const WINDOWS: Dialect = Dialect {
    separator: b';',
    crlf: true,
    quoted: false,
    encoding: Encoding::Windows1252,
};

/// A header and rows in a dialect.
pub fn write(
    dialect: Dialect,
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> anyhow::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(dialect.separator)
        .terminator(if dialect.crlf {
            Terminator::CRLF
        } else {
            Terminator::Any(b'\n')
        })
        .quote_style(if dialect.quoted {
            QuoteStyle::Always
        } else {
            QuoteStyle::Necessary
        })
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    encode(dialect.encoding, writer.into_inner()?)
}

/// Text as bytes.
pub fn encode(encoding: Encoding, text: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => Ok(text),
        Encoding::Utf8Bom => Ok([b"\xef\xbb\xbf".as_slice(), &text].concat()),
        Encoding::Windows1252 => {
            let text = String::from_utf8(text)?;
            let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
            ensure!(
                !lost,
                "a character of the export does not exist in Windows-1252"
            );
            Ok(bytes.into_owned())
        }
    }
}
