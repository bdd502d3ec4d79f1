//! One table of a TOML text, asked for its keys by name and kind.

use std::cell::RefCell;
use std::ops::Range;

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, Severity, TextSpot};
use toml::de::{DeTable, DeValue};

use crate::SourceText;

/// A value and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its byte range, quotes included.
    pub span: Range<usize>,
}

/// One table of a TOML text.
///
/// Every method that asks for a key notes that the key is known here. A value of the wrong kind is
/// a finding and counts as absent, so a reader never has to stop.
pub struct Section<'a> {
    source: &'a SourceText<'a>,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

type Node<'a> = toml::Spanned<DeValue<'a>>;

impl<'a> Section<'a> {
    pub(crate) fn root(source: &'a SourceText<'a>, table: &'a toml::Spanned<DeTable<'a>>) -> Self {
        Section::new(source, table.get_ref(), 0..0)
    }

    fn new(source: &'a SourceText<'a>, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Section {
            source,
            table,
            span,
            asked: RefCell::default(),
        }
    }

    /// The byte range of this table's header.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// A byte range as line and column, for a finding that is made later.
    pub fn spot(&self, span: Range<usize>) -> TextSpot {
        self.source.spot(span)
    }

    /// A finding at a place in this text.
    pub fn finding(
        &self,
        code: Code,
        span: Range<usize>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        self.source
            .finding(code, Severity::Blokkeert, span, what, remedy)
    }

    /// Whether the key stands here.
    pub fn has(&self, key: &'static str) -> bool {
        self.node(key).is_some()
    }

    /// A text, if it stands here.
    pub fn text(&self, key: &'static str, findings: &mut Findings) -> Option<Spanned<String>> {
        self.typed(
            key,
            "een tekst tussen aanhalingstekens",
            findings,
            |value| value.as_str().map(str::to_owned),
        )
    }

    /// A text that must stand here and must not be empty.
    pub fn required_text(
        &self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<String>> {
        let text = self.required(key, findings, Section::text)?;
        if text.value.trim().is_empty() {
            findings.push(self.finding(
                Code::OngeldigeKeuze,
                text.span,
                format!("'{key}' is leeg."),
                format!("Vul '{key}' in."),
            ));
            return None;
        }
        Some(text)
    }

    /// A text that must be one of `choices`. Gives the choice's index.
    pub fn choice(
        &self,
        key: &'static str,
        choices: &[&str],
        findings: &mut Findings,
    ) -> Option<Spanned<usize>> {
        let text = self.text(key, findings)?;
        self.chosen(text, choices, findings)
    }

    /// A list of words of a closed list, as indices in it.
    pub fn choices(
        &self,
        key: &'static str,
        choices: &[&str],
        findings: &mut Findings,
    ) -> Vec<usize> {
        let texts = self.texts(key, findings);
        let chosen = texts
            .into_iter()
            .filter_map(|text| self.chosen(text, choices, findings));
        chosen.map(|choice| choice.value).collect()
    }

    fn chosen(
        &self,
        text: Spanned<String>,
        choices: &[&str],
        findings: &mut Findings,
    ) -> Option<Spanned<usize>> {
        match choices.iter().position(|choice| *choice == text.value) {
            Some(value) => Some(Spanned {
                value,
                span: text.span,
            }),
            None => {
                findings.push(self.finding(
                    Code::OngeldigeKeuze,
                    text.span,
                    format!("'{}' kan hier niet.", text.value),
                    format!(
                        "Kies een van: {}.{}",
                        choices.join(", "),
                        nearest(&text.value, choices)
                    ),
                ));
                None
            }
        }
    }

    /// A whole number, if it stands here.
    pub fn integer(&self, key: &'static str, findings: &mut Findings) -> Option<Spanned<i64>> {
        self.typed(key, "een geheel getal", findings, |value| {
            let integer = value.as_integer()?;
            i64::from_str_radix(integer.as_str(), integer.radix()).ok()
        })
    }

    /// A number with or without decimals, if it stands here.
    pub fn number(&self, key: &'static str, findings: &mut Findings) -> Option<Spanned<f64>> {
        self.typed(key, "een getal", findings, |value| match value {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            _ => None,
        })
    }

    /// A number, or a text that says it otherwise such as `"2%"`, if it stands here.
    pub fn number_or_text(
        &self,
        key: &'static str,
        expected: &str,
        findings: &mut Findings,
    ) -> Option<Spanned<Result<f64, String>>> {
        self.typed(key, expected, findings, |value| match value {
            DeValue::Float(float) => float.as_str().parse().ok().map(Ok),
            DeValue::Integer(integer) => integer.as_str().parse().ok().map(Ok),
            _ => value.as_str().map(|text| Err(text.to_owned())),
        })
    }

    /// True or false, if it stands here.
    pub fn flag(&self, key: &'static str, findings: &mut Findings) -> Option<Spanned<bool>> {
        self.typed(key, "true of false", findings, DeValue::as_bool)
    }

    /// A calendar day, if it stands here.
    pub fn date(&self, key: &'static str, findings: &mut Findings) -> Option<Spanned<NaiveDate>> {
        self.typed(
            key,
            "een datum zonder aanhalingstekens, zoals 2020-03-15",
            findings,
            |value| {
                let moment = value.as_datetime()?;
                let date = moment.date.filter(|_| moment.time.is_none())?;
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            },
        )
    }

    /// A list of texts; absent is empty.
    pub fn texts(&self, key: &'static str, findings: &mut Findings) -> Vec<Spanned<String>> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Some(array) = node.get_ref().as_array() else {
            self.wrong_kind(key, node, "een lijst van teksten", findings);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Spanned {
                    value: text.to_owned(),
                    span: item.span(),
                }),
                None => self.wrong_kind(key, item, "een tekst", findings),
            }
        }
        texts
    }

    /// A table below this one, if it stands here.
    pub fn section(&self, key: &'static str, findings: &mut Findings) -> Option<Section<'a>> {
        let node = self.node(key)?;
        match node.get_ref().as_table() {
            Some(table) => Some(Section::new(self.source, table, node.span())),
            None => {
                self.wrong_kind(key, node, &format!("een tabel: [{key}]"), findings);
                None
            }
        }
    }

    /// The tables of `[[key]]`; absent is empty.
    pub fn sections(&self, key: &'static str, findings: &mut Findings) -> Vec<Section<'a>> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Some(array) = node.get_ref().as_array() else {
            self.wrong_kind(
                key,
                node,
                &format!("een lijst van tabellen: [[{key}]]"),
                findings,
            );
            return Vec::new();
        };
        let mut sections = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => sections.push(Section::new(self.source, table, item.span())),
                None => self.wrong_kind(key, item, &format!("een tabel: [[{key}]]"), findings),
            }
        }
        sections
    }

    /// All tables of a table whose keys people choose, such as `[kolom.NAAM]`, in the order of the
    /// text. Such a table has no unknown keys.
    pub fn named_sections(
        &self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Vec<(Spanned<String>, Section<'a>)> {
        let Some(parent) = self.section(key, findings) else {
            return Vec::new();
        };
        let mut sections = Vec::new();
        for (name, node) in parent.table.iter() {
            match node.get_ref().as_table() {
                Some(table) => sections.push((
                    Spanned {
                        value: name.get_ref().to_string(),
                        span: name.span(),
                    },
                    Section::new(self.source, table, name.span()),
                )),
                None => self.wrong_kind(key, node, &format!("een tabel: [{key}.naam]"), findings),
            }
        }
        sections.sort_by_key(|(name, _)| name.span.start);
        sections
    }

    /// All texts of a table whose keys people choose, such as `[aliassen]`, in the order of the
    /// text.
    pub fn named_texts(
        &self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(parent) = self.section(key, findings) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (name, node) in parent.table.iter() {
            match node.get_ref().as_str() {
                Some(text) => texts.push((
                    Spanned {
                        value: name.get_ref().to_string(),
                        span: name.span(),
                    },
                    Spanned {
                        value: text.to_owned(),
                        span: node.span(),
                    },
                )),
                None => self.wrong_kind(key, node, "een tekst", findings),
            }
        }
        texts.sort_by_key(|(name, _)| name.span.start);
        texts
    }

    /// Asks for a key with one of the methods above, and reports it where it is absent.
    pub fn required<T>(
        &self,
        key: &'static str,
        findings: &mut Findings,
        ask: impl FnOnce(&Self, &'static str, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            findings.push(self.finding(
                Code::OntbrekendeSleutel,
                self.span(),
                format!("'{key}' ontbreekt hier."),
                format!("Voeg een regel toe die begint met: {key} ="),
            ));
            return None;
        }
        ask(self, key, findings)
    }

    /// Reports every key that nobody asked for. A reader calls it when it is done with a section;
    /// [`crate::read`] does so for the root.
    pub fn report_unknown(&self, findings: &mut Findings) {
        let asked = self.asked.borrow();
        let mut unknown: Vec<_> = self
            .table
            .keys()
            .filter(|key| !asked.iter().any(|a| *a == key.get_ref()))
            .collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let mut known = asked.clone();
            known.sort_unstable();
            known.dedup();
            findings.push(self.finding(
                Code::OnbekendeSleutel,
                key.span(),
                format!("'{}' is hier geen bekende sleutel.", key.get_ref()),
                format!(
                    "Bekend zijn: {}.{}",
                    known.join(", "),
                    nearest(key.get_ref(), &known)
                ),
            ));
        }
    }

    fn node(&self, key: &'static str) -> Option<&'a Node<'a>> {
        self.asked.borrow_mut().push(key);
        self.table
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, node)| node)
    }

    fn typed<T>(
        &self,
        key: &'static str,
        expected: &str,
        findings: &mut Findings,
        convert: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        match convert(node.get_ref()) {
            Some(value) => Some(Spanned {
                value,
                span: node.span(),
            }),
            None => {
                self.wrong_kind(key, node, expected, findings);
                None
            }
        }
    }

    fn wrong_kind(&self, key: &str, node: &Node<'_>, expected: &str, findings: &mut Findings) {
        findings.push(self.finding(
            Code::VerkeerdSoort,
            node.span(),
            format!("De waarde van '{key}' heeft de verkeerde vorm."),
            format!("Schrijf hier {expected}."),
        ));
    }
}

/// " Bedoelt u 'x'?" for the nearest known word, or nothing where none is near.
fn nearest(typed: &str, known: &[&str]) -> String {
    known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(typed, word), word))
        .min()
        .filter(|(distance, word)| *distance <= word.chars().count().div_ceil(3))
        .map(|(_, word)| format!(" Bedoelt u '{word}'?"))
        .unwrap_or_default()
}
