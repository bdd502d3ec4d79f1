//! From the contract as it was typed to a contract that can be relied on.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Column, Dataset, Findings, Kind, Sign};
use ijkpunt_spans::{Section, Spanned};

use super::raw::{Raw, RawColumn, RawDerived, RawLezen};
use super::{About, Contract, Derived, Field, Lezen, Names, checks, rules};
use crate::text::normalise;

/// First words of a row that is a total, unless a contract says otherwise.
const TOTALS: [&str; 4] = ["Totaal", "Nederland", "Eindtotaal", "Totaal generaal"];

/// Validates the whole contract. Gives one even when there are faults, so that all are found; the
/// caller drops it then.
pub(super) fn validate(
    file: &str,
    raw: Raw,
    root: &Section<'_>,
    findings: &mut Findings,
) -> Option<Contract> {
    let mut check = checks::Check { root, findings };
    check.name(file, raw.name.as_ref());
    check.columns(&raw);
    let lezen = lezen(&raw.lezen, &mut check);
    let headers = headers(&raw.columns, &mut check);
    let fields: Vec<Field> = raw
        .columns
        .iter()
        .filter_map(|column| field(column, &mut check))
        .collect();
    let key = raw
        .key
        .iter()
        .filter_map(|name| check.known(name, &fields))
        .collect();
    check.person_list(&raw, &fields);
    check.public(&raw, &fields);
    let derived: Vec<Derived> = raw
        .derived
        .iter()
        .filter_map(|raw| derived(raw, &fields, &mut check))
        .collect();
    let named = raw.name.is_some() && raw.title.is_some();
    let text = |text: Option<Spanned<String>>| text.map(|text| text.value).unwrap_or_default();
    let dataset = Dataset {
        name: text(raw.name),
        title: text(raw.title),
        columns: columns(&fields, &derived),
    };
    let (rules, at_reading) = rules::read(file, root, &dataset, &fields, findings);
    named.then(|| Contract {
        dataset,
        about: About {
            description: raw.description,
            origin: raw.origin,
            version: raw.version,
            public: raw.public.map(|reason| reason.value),
        },
        file_names: raw
            .file_names
            .iter()
            .map(|name| name.value.to_lowercase())
            .collect(),
        lezen,
        fields,
        key,
        rules,
        at_reading,
        derived,
        headers,
    })
}

/// The columns of the typed table.
fn columns(fields: &[Field], derived: &[Derived]) -> Vec<Column> {
    let mut columns = Vec::new();
    for field in fields {
        columns.push(Column {
            name: field.name.clone(),
            kind: field.kind.clone(),
            required: field.required,
            description: field.description.clone(),
        });
        if field.signs {
            columns.push(Column {
                name: field.sign_name(),
                kind: Kind::Code(Sign::ALL.iter().map(|sign| sign.id().to_owned()).collect()),
                required: false,
                description: format!("Teken bij '{}', zoals de bron het geeft.", field.name),
            });
        }
    }
    columns.extend(derived.iter().map(|derived| Column {
        name: derived.name.clone(),
        kind: Kind::Geheel,
        required: false,
        description: derived.description.clone(),
    }));
    columns
}

fn lezen(raw: &RawLezen, check: &mut checks::Check<'_, '_>) -> Lezen {
    let encoding = raw.encoding.as_ref().and_then(|label| {
        let encoding = encoding_rs::Encoding::for_label(label.value.as_bytes());
        if encoding.is_none() {
            check.fault(
                Code::OngeldigeKeuze,
                label,
                format!("'{}' is geen bekende tekenset.", label.value),
                "Schrijf bijvoorbeeld windows-1252 of iso-8859-15.",
            );
        }
        encoding
    });
    Lezen {
        encoding: encoding.unwrap_or(encoding_rs::WINDOWS_1252),
        decimal_point: raw.decimal_point,
        totals: match &raw.totals {
            Some(words) => words.iter().map(|word| normalise(&word.value)).collect(),
            None => TOTALS.iter().map(|word| normalise(word)).collect(),
        },
        area_list: raw.area_list,
        person_list: raw.person_list.as_ref().is_some_and(|flag| flag.value),
    }
}

fn headers(columns: &[RawColumn], check: &mut checks::Check<'_, '_>) -> BTreeMap<String, usize> {
    let mut headers: BTreeMap<String, usize> = BTreeMap::new();
    for (index, column) in columns.iter().enumerate() {
        for header in std::iter::once(&column.name).chain(&column.headers) {
            let known = headers.insert(normalise(&header.value), index);
            let owner = known
                .filter(|other| *other != index)
                .and_then(|i| columns.get(i));
            if let Some(owner) = owner {
                check.fault(
                    Code::DubbelId,
                    header,
                    format!(
                        "De kopnaam '{}' hoort al bij kolom '{}'.",
                        header.value, owner.name.value
                    ),
                    "Geef elke kopnaam aan één kolom.",
                );
            }
        }
    }
    headers
}

fn field(raw: &RawColumn, check: &mut checks::Check<'_, '_>) -> Option<Field> {
    let kind = match raw.kind? {
        0 => Kind::Tekst,
        1 => Kind::Sleutel,
        2 => Kind::Code(raw.codes.iter().map(|code| code.value.clone()).collect()),
        3 => Kind::Geheel,
        4 => Kind::Getal,
        5 => Kind::Datum,
        6 => Kind::Periode,
        7 => Kind::Gemeente,
        _ => Kind::JaNee,
    };
    check.options(raw, &kind);
    Some(Field {
        name: raw.name.value.clone(),
        codes: codes(raw, check),
        kind,
        required: raw.required,
        description: raw.description.clone(),
        identifies: raw.identifies.as_ref().is_some_and(|flag| flag.value),
        severity: raw.severity,
        minimum: raw.minimum.as_ref().map(|minimum| minimum.value),
        maximum: raw.maximum.as_ref().map(|maximum| maximum.value),
        signs: raw.signs.as_ref().is_some_and(|signs| signs.value),
        dash_is_nil: raw.dash_is_nil.is_some(),
        blank: raw.blank.as_ref().map(|blank| blank.value),
        year_is_first_day: raw.year_is_first_day.is_some(),
        half_year: raw.half_year.as_ref().is_some_and(|half| half.value),
        school_year: raw.school_year.is_some(),
        length: raw.length.as_ref().map(|length| length.value),
    })
}

/// Every text that stands for a code, in lower case.
fn codes(raw: &RawColumn, check: &mut checks::Check<'_, '_>) -> Names {
    let mut names = Names::new();
    for (index, code) in (0..).zip(&raw.codes) {
        if names.insert(code.value.to_lowercase(), index).is_some() {
            check.fault(
                Code::DubbelId,
                code,
                format!("De code '{}' staat er twee keer.", code.value),
                "Noem elke code één keer.",
            );
        }
    }
    for (text, code) in &raw.translations {
        let index = (0..)
            .zip(&raw.codes)
            .find(|(_, known)| known.value == code.value);
        let Some((index, _)) = index else {
            check.fault(
                Code::OngeldigeKeuze,
                code,
                format!("'{}' staat niet in 'codes' van deze kolom.", code.value),
                "Zet de code in 'codes', of verbeter hem hier.",
            );
            continue;
        };
        let known = names.insert(text.value.trim().to_lowercase(), index);
        if known.is_some_and(|known| known != index) {
            check.fault(
                Code::DubbelId,
                text,
                format!("'{}' wordt aan twee codes gegeven.", text.value),
                "Geef elke waarde uit het bestand aan één code.",
            );
        }
    }
    names
}

fn derived(
    raw: &RawDerived,
    fields: &[Field],
    check: &mut checks::Check<'_, '_>,
) -> Option<Derived> {
    let from = check.date(&raw.from, fields);
    let to = check.date(&raw.to, fields);
    let description = raw.description.clone().unwrap_or_else(|| {
        format!(
            "Hele dagen van '{}' tot '{}'.",
            raw.from.value, raw.to.value
        )
    });
    Some(Derived {
        name: raw.name.value.clone(),
        description,
        from: from?,
        to: to?,
    })
}

/// A name that validation points at.
pub(super) type Name = Spanned<String>;
