//! Reads the author's text before it is rendered: which ids it names, and which numbers it types.
//!
//! A heading that says 84 % over a text that says 90 % has been published elsewhere. A number
//! typed by hand goes stale without a sound, so each one is a finding with its line and column.

use std::ops::Range;

use ijkpunt_model::{Code, Findings, Severity};
use ijkpunt_spans::SourceText;

/// The placeholders that take an indicator's id.
pub const FIGURE_CALLS: [&str; 6] = [
    "cijfer",
    "beoogd",
    "verschil",
    "aandeel",
    "boven_doel",
    "heeft_cijfer",
];

/// Ids of the indicators that a text names, with their places.
pub fn named_ids(text: &str) -> Vec<(String, Range<usize>)> {
    calls(text, &FIGURE_CALLS)
}

/// Ids of the indicators whose figure a text prints, with their places.
pub fn printed_ids(text: &str) -> Vec<(String, Range<usize>)> {
    calls(text, &["cijfer", "aandeel", "verschil"])
}

/// Ids of the charts that a text names, with their places.
pub fn named_charts(text: &str) -> Vec<(String, Range<usize>)> {
    calls(text, &["grafiek"])
}

/// First arguments of calls such as `cijfer("id")` inside placeholders.
fn calls(text: &str, names: &[&str]) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for code in segments(text).into_iter().filter(|segment| segment.is_code) {
        let body = text.get(code.range.clone()).unwrap_or_default();
        for name in names {
            for (start, _) in body.match_indices(name) {
                let before = body.get(..start).and_then(|b| b.chars().next_back());
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let rest = body.get(start + name.len()..).unwrap_or_default();
                let Some(inside) = rest.trim_start().strip_prefix('(').map(str::trim_start) else {
                    continue;
                };
                let Some(quote) = inside.chars().next().filter(|c| *c == '"' || *c == '\'') else {
                    continue;
                };
                let id = inside
                    .get(1..)
                    .unwrap_or_default()
                    .split(quote)
                    .next()
                    .unwrap_or_default();
                let at = code.range.start + body.len() - inside.len();
                found.push((id.to_owned(), at..at + id.len() + 2));
            }
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Reports each number that stands in the text itself.
pub fn literal_numbers(source: &SourceText<'_>, findings: &mut Findings) {
    for prose in segments(source.text)
        .into_iter()
        .filter(|segment| !segment.is_code)
    {
        let body = source.text.get(prose.range.clone()).unwrap_or_default();
        for number in numbers(body) {
            let at_line_start = body.get(..number.start).is_none_or(|before| {
                before
                    .rsplit('\n')
                    .next()
                    .is_some_and(|line| line.trim().is_empty())
            });
            let after = body.get(number.end..).unwrap_or_default();
            // "1. " at the beginning of a line is the mark of a numbered list.
            let is_list_mark =
                at_line_start && (after.starts_with(". ") || after.starts_with(") "));
            if is_list_mark {
                continue;
            }
            let text = body.get(number.clone()).unwrap_or_default();
            let span = prose.range.start + number.start..prose.range.start + number.end;
            findings.push(source.finding(
                Code::LetterlijkGetal,
                Severity::Waarschuwing,
                span,
                format!("Hier staat het getal '{text}' in de tekst zelf."),
                "Gebruik een plaatshouder, zoals {{ cijfer(\"id\") }}, {{ jaar }} of {{ datum(\"2019-01-01\") }}. Hoort het getal bij een naam, schrijf dan {{ letterlijk(\"...\") }}.",
            ));
        }
    }
}

/// Runs of digits with the points and commas between them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut numbers = Vec::new();
    let mut index = 0;
    while index < bytes.len() {
        if !digit(index) {
            index += 1;
            continue;
        }
        let start = index;
        while digit(index) || (matches!(bytes.get(index), Some(b'.' | b',')) && digit(index + 1)) {
            index += 1;
        }
        numbers.push(start..index);
    }
    numbers
}

struct Segment {
    range: Range<usize>,
    is_code: bool,
}

/// The text cut into prose and placeholders. An unclosed placeholder runs to the end; the renderer
/// will say what is wrong with it.
fn segments(text: &str) -> Vec<Segment> {
    const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let mut segments = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        // One look at each brace: to search for each mark would read the rest of the text anew.
        let opening = rest.match_indices('{').find_map(|(index, _)| {
            let code = rest.get(index..)?;
            let mark = MARKS.iter().find(|(open, _)| code.starts_with(open))?;
            Some((index, mark.1))
        });
        let Some((start, close)) = opening else { break };
        let end = rest
            .get(start..)
            .and_then(|code| code.find(close))
            .map_or(rest.len(), |index| start + index + close.len());
        segments.push(Segment {
            range: at..at + start,
            is_code: false,
        });
        segments.push(Segment {
            range: at + start..at + end,
            is_code: true,
        });
        at += end;
    }
    segments.push(Segment {
        range: at..text.len(),
        is_code: false,
    });
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers_in(text: &str) -> Vec<String> {
        let mut findings = Findings::new();
        literal_numbers(&SourceText::new("verhaal/x.md", text), &mut findings);
        findings
            .iter()
            .map(|f| {
                let at = f.text.as_ref().unwrap();
                format!("{}:{}+{}", at.line, at.column, at.width)
            })
            .collect()
    }

    #[test]
    fn every_typed_number_is_found_at_its_place() {
        assert_eq!(
            numbers_in("Er kwamen 1.234,5 mensen.\nIn 2019 niet."),
            ["1:11+7", "2:4+4"]
        );
        assert_eq!(numbers_in("Één 7."), ["1:5+1"]);
    }

    #[test]
    fn placeholders_dates_in_them_and_list_marks_are_no_typed_numbers() {
        let text = "{{ cijfer(\"x\", periode=\"2019-01-01\") }} en {% if a > 3 %}b{% endif %}\n\n1. een\n2. twee\n";
        assert!(numbers_in(text).is_empty());
    }

    #[test]
    fn ids_are_found_with_their_quotes() {
        let text =
            "é {{ cijfer( 'a-b' ) }} {% if boven_doel(\"c\") %}{% endif %} mijn_cijfer(\"d\")";
        let ids: Vec<String> = named_ids(text).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["a-b", "c"]);
        let (_, range) = named_ids(text).remove(0);
        assert_eq!(&text[range], "'a-b'");
        assert_eq!(named_charts("{{ grafiek(\"lvv\") }}").len(), 1);
    }

    #[test]
    fn an_unclosed_placeholder_does_no_harm() {
        assert!(numbers_in("{{ cijfer(\"x\"").is_empty());
        assert_eq!(named_ids("{{ cijfer(").len(), 0);
    }
}
