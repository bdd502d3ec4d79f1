//! A text and the places in it.

use std::ops::Range;

use ijkpunt_model::{Code, Finding, Place, Severity, TextSpot};

/// A text that a person typed, with the name of its file.
#[derive(Debug)]
pub struct SourceText<'a> {
    /// File name as the user knows it.
    pub file: &'a str,
    /// The text itself.
    pub text: &'a str,
}

impl<'a> SourceText<'a> {
    /// A text under its file name.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        SourceText { file, text }
    }

    /// Line, column, excerpt and width of a byte range. A range that runs over several lines is
    /// cut at the end of its first line; one that is out of bounds is moved to the end.
    pub fn spot(&self, span: Range<usize>) -> TextSpot {
        let start = floor_char(self.text, span.start);
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let excerpt = rest.lines().next().unwrap_or_default();
        let line_end = line_start + excerpt.len();
        let end = floor_char(self.text, span.end.min(line_end)).max(start);
        TextSpot {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            excerpt: excerpt.to_owned(),
            width: self
                .text
                .get(start..end)
                .unwrap_or_default()
                .chars()
                .count()
                .max(1),
        }
    }

    /// A finding at a byte range of this text.
    pub fn finding(
        &self,
        code: Code,
        severity: Severity,
        span: Range<usize>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        Finding::new(code, severity, Place::file(self.file), what, remedy).at(self.spot(span))
    }
}

/// The last character boundary at or before `index`.
fn floor_char(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}
