//! Which column of a person list holds which element.

use std::collections::BTreeMap;

use crate::grid::{Head, Way};

/// An element that a count reads, as the logical design of the BRP numbers it: category, group,
/// element. `H` of a category says what its next row is.
pub(crate) type Element = &'static str;

/// The elements that a count reads. No other cell of the list is looked at.
const READ: [Element; 16] = [
    "01.H", "010310", "010330", "010410", "04.H", "040510", "046510", "048410", "076710", "080910",
    "080920", "088410", "103910", "103920", "103930", "108410",
];

/// How many elements make a person list: fewer may be an accident.
const FEWEST: usize = 3;

/// The header of a person list.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// How the file is read.
    pub way: Way,
    /// Which of the rows is the header, counted from 0 without empty lines.
    pub row: usize,
    /// Number of cells in the header, without blank ones at the end.
    pub width: usize,
    /// Number of headers that are elements.
    pub elements: usize,
    /// Elements that stand in two columns though a count reads them.
    pub doubles: Vec<Element>,
    columns: BTreeMap<Element, usize>,
    /// The columns of category 01, which the first row of a person fills.
    pub persons: Vec<usize>,
    /// A column without a name before the elements; it names a person in the person's first row.
    pub label: Option<usize>,
}

impl Layout {
    /// The reading of a file with most elements, if it has enough of them to be a person list.
    pub(crate) fn find(heads: &[Head]) -> Option<Layout> {
        let mut best: Option<Layout> = None;
        for head in heads {
            for (row, names) in head.rows.iter().enumerate() {
                let layout = Layout::read(head.way.clone(), row, names);
                if layout.elements > best.as_ref().map_or(0, |best| best.elements) {
                    best = Some(layout);
                }
            }
        }
        best.filter(|best| best.elements >= FEWEST && !best.columns.is_empty())
    }

    fn read(way: Way, row: usize, names: &[String]) -> Layout {
        let mut layout = Layout {
            way,
            row,
            width: names
                .iter()
                .rposition(|name| !name.trim().is_empty())
                .map_or(0, |last| last + 1),
            elements: 0,
            doubles: Vec::new(),
            columns: BTreeMap::new(),
            persons: Vec::new(),
            label: None,
        };
        for (column, name) in names.iter().enumerate() {
            let Some(element) = element(name) else {
                continue;
            };
            if !element.ends_with('H') {
                layout.elements += 1;
            }
            if element.starts_with("01") && !element.ends_with('H') {
                layout.persons.push(column);
            }
            if let Some(read) = READ.iter().find(|read| **read == element)
                && layout.columns.insert(read, column).is_some()
            {
                layout.doubles.push(read);
            }
        }
        let nameless = names.first().is_some_and(|name| name.trim().is_empty());
        layout.label = nameless.then_some(0);
        layout
    }

    /// The column of an element.
    pub(crate) fn column(&self, element: Element) -> Option<usize> {
        self.columns.get(element).copied()
    }
}

/// The element of a header such as `01.03.10`, `010310` or `01.03.10 Geboortedatum`, without its
/// points; of the column about the next row `01.H`.
fn element(name: &str) -> Option<String> {
    let word = name.split_whitespace().next()?;
    let digits: String = word.chars().filter(|c| *c != '.').collect();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only categories that exist: six digits can be a year and a month too.
        let category: u8 = digits.get(..2)?.parse().ok()?;
        return matches!(category, 1..=14 | 21).then_some(digits);
    }
    let (category, rest) = word.split_once('.')?;
    let about_next = rest == "H" && category.len() == 2;
    about_next.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_elements_are_known_in_their_spellings() {
        for name in ["01.03.10", "010310", " 01.03.10 Geboortedatum "] {
            assert_eq!(element(name).as_deref(), Some("010310"), "{name}");
        }
        assert_eq!(element("08.H").as_deref(), Some("08.H"));
        for name in [
            "", "Gemeente", "201901", "1.3.10", "01.03", "x.H", "010310a",
        ] {
            assert_eq!(element(name), None, "{name}");
        }
    }
}
