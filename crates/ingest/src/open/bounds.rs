//! How much is believed of one file. Whoever means harm, or a program that went wrong, can make a
//! small file that takes all memory; each bound has words of its own.

/// A bound that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Bytes of a workbook as it was sent.
    Book,
    /// Bytes that come out of something packed.
    Unpacked,
    /// Bytes that come out of each packed byte.
    Ratio,
    /// Files in an archive.
    Entries,
    /// Sheets of a workbook.
    Sheets,
    /// Columns of a sheet or of a row.
    Columns,
    /// Rows of a sheet.
    Rows,
    /// Cells of a sheet, the empty ones between them included.
    Cells,
    /// Text of all cells of a sheet.
    Text,
    /// Characters in one cell.
    Cell,
    /// Bytes in one row.
    Row,
}

/// Bytes of a workbook that are read at once, at most.
pub(crate) const LARGEST_BOOK: u64 = 256 << 20;
/// Bytes that come out of a packed text, at most.
const UNPACKED_TEXT: u64 = 16 << 30;
/// Bytes that come out of a workbook, at most.
pub(super) const UNPACKED_BOOK: u64 = 1 << 30;
/// Bytes that come out of one packed byte, at most.
pub(super) const RATIO: u64 = 200;
/// Below this many bytes nothing is asked about the ratio. Tests have no time for large bombs.
pub(super) const FREE: u64 = if cfg!(test) { 1 << 20 } else { 16 << 20 };
/// Files in an archive or a workbook, at most.
pub(super) const ENTRIES: usize = 10_000;
/// Sheets of a workbook, at most.
pub(crate) const SHEETS: usize = 255;
/// Rows of a sheet, at most: what a sheet can have.
pub(crate) const ROWS: u32 = 1 << 20;
/// Columns of a sheet or a row, at most: what a sheet can have.
pub(crate) const COLUMNS: usize = 1 << 14;
/// Cells of a workbook, at most; one takes 32 bytes.
pub(crate) const CELLS: u64 = 40_000_000;
/// Bytes of text in the cells of a workbook, at most.
pub(crate) const TEXT: u64 = if cfg!(test) { 1 << 24 } else { 1 << 29 };
/// Bytes in one cell, at most.
pub(crate) const CELL: usize = 1 << 20;

/// Whether more came out of so many packed bytes than is believed.
pub(super) fn unpacked_limit(packed: u64, came: u64) -> Option<Bound> {
    match came {
        came if came > UNPACKED_TEXT => Some(Bound::Unpacked),
        came if came > FREE && came / RATIO > packed => Some(Bound::Ratio),
        _ => None,
    }
}

impl Bound {
    /// What is too much, for users.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Bound::Book => "Deze spreadsheet is groter dan 256 MB.",
            Bound::Unpacked => {
                "Uit dit bestand komt bij het uitpakken te veel: meer dan 16 GB, \
                of meer dan 1 GB bij een spreadsheet."
            }
            Bound::Ratio => {
                "Dit bestand wordt bij het uitpakken meer dan 200 keer zo groot. Dat \
                is bij een tabel niet te geloven."
            }
            Bound::Entries => "Dit archief bevat meer dan 10.000 bestanden.",
            Bound::Sheets => "Deze spreadsheet heeft meer dan 255 bladen.",
            Bound::Columns => "Deze tabel heeft meer dan 16.384 kolommen.",
            Bound::Rows => "Een blad van deze spreadsheet heeft meer dan 1.048.576 rijen.",
            Bound::Cells => {
                "Deze spreadsheet heeft meer dan 40 miljoen cellen, lege cellen \
                tussen de gevulde meegeteld."
            }
            Bound::Text => "De cellen van deze spreadsheet bevatten samen meer dan 512 MB tekst.",
            Bound::Cell => "Een cel bevat meer dan 1 MB tekst.",
            Bound::Row => {
                "Hier begint een rij van meer dan 16 MB. De rest van het bestand is niet \
                gelezen."
            }
        }
    }

    /// What to do about it, for users.
    pub(crate) fn remedy(self) -> &'static str {
        match self {
            Bound::Unpacked | Bound::Ratio => {
                "Controleer waar het bestand vandaan komt. Lever de tabel zonder in te pakken."
            }
            Bound::Entries => "Lever een archief met alleen de tabel, of de tabel zelf.",
            Bound::Sheets => "Lever een spreadsheet met alleen het blad met de tabel.",
            Bound::Columns => {
                "Controleer het scheidingsteken en haal lege kolommen achter de tabel weg."
            }
            Bound::Book | Bound::Rows | Bound::Cells | Bound::Text => {
                "Haal lege rijen en kolommen weg, of sla de tabel op als CSV en lever die."
            }
            Bound::Cell => "Kort de tekst in, of zoek een aanhalingsteken dat niet wordt gesloten.",
            Bound::Row => "Zoek in deze rij een aanhalingsteken dat niet wordt gesloten.",
        }
    }
}
