//! Reads a TOML text in such a way that every value keeps its place.
//!
//! Serde stops at the first error and forgets where a value stood. People who write definitions
//! deserve all errors of a file at once, each with line and column, so this room walks the parsed
//! tree itself. A [`Section`] is asked for its keys by name and kind; what it was never asked for
//! is an unknown key, reported with the nearest known one.

mod section;
mod text;

pub use section::{Section, Spanned};
pub use text::SourceText;

use ijkpunt_model::{Code, Finding, Findings, Severity};
use toml::de::DeTable;

/// Reads `text` and hands its root to `read`. Syntax errors and whatever `read` finds come back as
/// findings; the keys that can be read are read even when others can't.
pub fn read<T>(
    file: &str,
    text: &str,
    findings: &mut Findings,
    read: impl FnOnce(&Section<'_>, &mut Findings) -> T,
) -> T {
    let source = SourceText::new(file, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        findings.push(source.finding(
            Code::Leesfout,
            Severity::Blokkeert,
            span,
            format!(
                "Dit is geen geldige TOML: {}.",
                error.message().trim().replace('\n', "; ")
            ),
            "Verbeter de regel. Tekst staat tussen aanhalingstekens, een datum als 2020-03-15.",
        ));
    }
    let section = Section::root(&source, &root);
    let mut own = Findings::new();
    let value = read(&section, &mut own);
    // A text that does not parse would give a second, misleading finding for each lost key.
    if errors.is_empty() {
        section.report_unknown(&mut own);
        findings.append(own);
    } else {
        let of_use = |finding: &&Finding| finding.code != Code::OntbrekendeSleutel;
        own.iter()
            .filter(of_use)
            .for_each(|finding| findings.push(finding.clone()));
    }
    value
}

#[cfg(test)]
mod tests;
