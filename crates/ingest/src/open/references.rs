//! Looks at the references to cells in a sheet of an XLSX before its reader computes with them.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};

/// Letters and digits of the last cell that a sheet can have, `XFD1048576`.
const LETTERS: usize = 3;
const DIGITS: usize = 7;

/// Whether all references are ones that a sheet can have: the reader of workbooks adds up their
/// letters and digits as it meets them, and a sum that runs over would put the cell elsewhere.
/// The reader takes for a sheet whatever the workbook calls one, so every part is looked at, whatever
/// its first element. Text that is no XML passes: the reader finds that out.
pub(super) fn fit<R: Read>(input: R) -> bool {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(input));
    // As lenient as the reader of workbooks, so that it never gets further than this one.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if !refers_well(&element) {
                    return false;
                }
            }
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
    }
}

/// Whether the place that an element names can be one of a sheet.
fn refers_well(element: &BytesStart<'_>) -> bool {
    let key = match element.local_name().as_ref() {
        "c" | "row" => "r",
        "dimension" | "f" | "mergeCell" => "ref",
        _ => return true,
    };
    let mut attributes = element.attributes().flatten();
    attributes
        .find(|attribute| attribute.key.as_ref() == key)
        .is_none_or(|attribute| in_order(&attribute.value))
}

/// Whether a cell, or a range from its first to its last cell, lies in a sheet.
fn in_order(text: &str) -> bool {
    let Some((first, last)) = text.split_once(':') else {
        return parts(text).is_some();
    };
    match (parts(first), parts(last)) {
        (Some(first), Some(last)) => first.0 <= last.0 && first.1 <= last.1,
        _ => false,
    }
}

/// Column, with a length that orders it, and row of a reference. Other signs are for the reader of
/// workbooks to refuse.
fn parts(text: &str) -> Option<((usize, String), u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    let digits = row.bytes().take_while(u8::is_ascii_digit).count();
    if letters > LETTERS || digits > DIGITS {
        return None;
    }
    let number = row.get(..digits)?.parse().unwrap_or(0);
    Some(((letters, column.to_ascii_uppercase()), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: &str) -> String {
        format!("<?xml version=\"1.0\"?><worksheet><sheetData>{cells}</sheetData></worksheet>")
    }

    #[test]
    fn references_of_a_sheet_fit_and_endless_ones_do_not() {
        for fine in [
            "<row r=\"1\"><c r=\"A1\"/><c r=\"XFD1048576\"/></row>",
            "<row><c><f ref=\"A1:B2\"/></c><c r=\"$A\"/></row>",
            "<c><is><t> r=\"AAAAAAAAAA1\"</t></is></c>",
        ] {
            assert!(fit(sheet(fine).as_bytes()), "{fine}");
        }
        for odd in [
            "<row r=\"99999999999\"/>",
            "<c r=\"AAAAAAAAAA1\"/>",
            "<c r=\"A99999999999\"/>",
            "<x:c r=\"MWLQKXV1\"/>",
            "<f ref=\"B2:A1\"/>",
        ] {
            assert!(!fit(sheet(odd).as_bytes()), "{odd}");
        }
    }

    #[test]
    fn what_is_no_xml_passes_and_no_name_of_a_part_hides_a_reference() {
        for other in ["", "<a", "<styles><c r=\"A1\"/></styles>"] {
            assert!(fit(other.as_bytes()), "{other}");
        }
        let hidden = "<styles><sheetData><c r=\"AAAAAAAAAA1\"/></sheetData></styles>";
        assert!(!fit(hidden.as_bytes()));
        assert!(!fit(sheet("<mergeCell ref=\"A1:AAAAAAAAAA1\"/>").as_bytes()));
    }
}
