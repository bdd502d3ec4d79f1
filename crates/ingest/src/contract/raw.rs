//! A contract as it was typed, with the place of everything that validation may point at.

use ijkpunt_model::{Findings, Severity, Sign};
use ijkpunt_spans::{Section, Spanned};

use crate::values::Length;

/// The whole file.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub name: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub description: String,
    pub origin: String,
    pub version: i64,
    pub public: Option<Spanned<String>>,
    pub file_names: Vec<Spanned<String>>,
    pub key: Vec<Spanned<String>>,
    pub lezen: RawLezen,
    pub columns: Vec<RawColumn>,
    pub derived: Vec<RawDerived>,
}

/// `[lezen]`
#[derive(Debug, Default)]
pub(super) struct RawLezen {
    pub encoding: Option<Spanned<String>>,
    pub decimal_point: bool,
    pub totals: Option<Vec<Spanned<String>>>,
    pub area_list: bool,
    pub person_list: Option<Spanned<bool>>,
}

/// `[kolom.NAAM]`
#[derive(Debug)]
pub(super) struct RawColumn {
    pub name: Spanned<String>,
    pub kind: Option<usize>,
    pub required: bool,
    pub description: String,
    pub headers: Vec<Spanned<String>>,
    pub severity: Severity,
    pub identifies: Option<Spanned<bool>>,
    pub minimum: Option<Spanned<f64>>,
    pub maximum: Option<Spanned<f64>>,
    pub signs: Option<Spanned<bool>>,
    pub dash_is_nil: Option<Spanned<usize>>,
    pub blank: Option<Spanned<Sign>>,
    pub year_is_first_day: Option<Spanned<usize>>,
    pub half_year: Option<Spanned<bool>>,
    pub school_year: Option<Spanned<usize>>,
    pub length: Option<Spanned<Length>>,
    pub codes: Vec<Spanned<String>>,
    pub translations: Vec<(Spanned<String>, Spanned<String>)>,
}

/// `[[afgeleid]]`
#[derive(Debug)]
pub(super) struct RawDerived {
    pub name: Spanned<String>,
    pub description: Option<String>,
    pub from: Spanned<String>,
    pub to: Spanned<String>,
}

/// The words for kinds, in the order that [`super::validate`] knows.
pub(super) const KINDS: [&str; 9] = [
    "tekst", "sleutel", "code", "geheel", "getal", "datum", "periode", "gemeente", "ja-nee",
];

impl Raw {
    /// Reads the whole file; what is missing or wrong becomes a finding.
    pub(super) fn read(root: &Section<'_>, findings: &mut Findings) -> Raw {
        let mut raw = Raw {
            version: 1,
            ..Raw::default()
        };
        if let Some(dataset) = root.required("dataset", findings, Section::section) {
            raw.read_dataset(&dataset, findings);
            dataset.report_unknown(findings);
        }
        if let Some(lezen) = root.section("lezen", findings) {
            raw.lezen = RawLezen::read(&lezen, findings);
            lezen.report_unknown(findings);
        }
        for (name, section) in root.named_sections("kolom", findings) {
            raw.columns.push(RawColumn::read(name, &section, findings));
            section.report_unknown(findings);
        }
        for section in root.sections("afgeleid", findings) {
            raw.derived.extend(RawDerived::read(&section, findings));
            section.report_unknown(findings);
        }
        raw
    }

    fn read_dataset(&mut self, section: &Section<'_>, findings: &mut Findings) {
        self.name = section.required_text("naam", findings);
        self.title = section.required_text("titel", findings);
        self.description = text(section.required_text("beschrijving", findings));
        self.origin = text(section.text("herkomst", findings));
        self.version = section
            .integer("versie", findings)
            .map_or(1, |version| version.value);
        if section.has("openbaar") {
            self.public = section.required_text("openbaar", findings);
        }
        self.file_names = section.texts("bestandsnamen", findings);
        self.key = section.texts("sleutel", findings);
    }
}

impl RawLezen {
    fn read(section: &Section<'_>, findings: &mut Findings) -> RawLezen {
        let decimal = section.choice("decimaalteken", &["komma", "punt"], findings);
        RawLezen {
            encoding: section.text("tekenset", findings),
            decimal_point: decimal.is_some_and(|choice| choice.value == 1),
            totals: section
                .has("totaalrijen")
                .then(|| section.texts("totaalrijen", findings)),
            area_list: flag(section.flag("gemeentelijst", findings)),
            person_list: section.flag("persoonslijst", findings),
        }
    }
}

impl RawColumn {
    fn read(name: Spanned<String>, section: &Section<'_>, findings: &mut Findings) -> RawColumn {
        let kind = section.required("soort", findings, |section, key, findings| {
            section.choice(key, &KINDS, findings)
        });
        let mild = section.choice("ernst", &["blokkeert", "waarschuwing"], findings);
        let blank = section.choice("leeg", &[Sign::KanNietVoorkomen.id()], findings);
        RawColumn {
            name,
            kind: kind.map(|kind| kind.value),
            required: flag(section.flag("verplicht", findings)),
            description: text(section.required_text("betekenis", findings)),
            headers: section.texts("kopnamen", findings),
            severity: match mild {
                Some(choice) if choice.value == 1 => Severity::Waarschuwing,
                _ => Severity::Blokkeert,
            },
            identifies: section.flag("identificeert", findings),
            minimum: section.number("minimum", findings),
            maximum: section.number("maximum", findings),
            signs: section.flag("tekens", findings),
            dash_is_nil: section.choice("streepje", &["nul"], findings),
            blank: blank.map(|b| Spanned {
                value: Sign::KanNietVoorkomen,
                span: b.span,
            }),
            year_is_first_day: section.choice("jaar", &["eerste-dag"], findings),
            half_year: section.flag("halfjaar", findings),
            school_year: section.choice("schooljaar", &["beginjaar"], findings),
            length: section
                .choice("periode_is", &Length::ALL.map(|(_, word)| word), findings)
                .and_then(|choice| {
                    let (value, _) = Length::ALL.get(choice.value).copied()?;
                    let span = choice.span;
                    Some(Spanned { value, span })
                }),
            codes: section.texts("codes", findings),
            translations: section.named_texts("vertaling", findings),
        }
    }
}

impl RawDerived {
    fn read(section: &Section<'_>, findings: &mut Findings) -> Option<RawDerived> {
        section.required("soort", findings, |section, key, findings| {
            section.choice(key, &["dagen-tussen"], findings)
        });
        let name = section.required_text("naam", findings);
        let from = section.required_text("van", findings);
        let to = section.required_text("tot", findings);
        let description = section.text("betekenis", findings).map(|text| text.value);
        Some(RawDerived {
            name: name?,
            description,
            from: from?,
            to: to?,
        })
    }
}

fn text(text: Option<Spanned<String>>) -> String {
    text.map(|text| text.value).unwrap_or_default()
}

fn flag(flag: Option<Spanned<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}
