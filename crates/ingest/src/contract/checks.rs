//! The single checks of validation, each with its words.

use std::collections::BTreeSet;
use std::ops::Range;

use ijkpunt_model::{Code, Findings, Kind};
use ijkpunt_spans::{Section, Spanned};

use super::Field;
use super::raw::{Raw, RawColumn};
use super::validate::Name;

/// Where faults go, and the text they point into.
pub(super) struct Check<'a, 'b> {
    pub root: &'a Section<'b>,
    pub findings: &'a mut Findings,
}

impl Check<'_, '_> {
    /// A fault at something that was typed.
    pub(super) fn fault<T>(
        &mut self,
        code: Code,
        at: &Spanned<T>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.fault_at(code, at.span.clone(), what.into(), remedy.into());
    }

    fn fault_at(&mut self, code: Code, span: Range<usize>, what: String, remedy: String) {
        self.findings
            .push(self.root.finding(code, span, what, remedy));
    }

    /// The dataset's name is that of its file, so that one can be found from the other.
    pub(super) fn name(&mut self, file: &str, name: Option<&Name>) {
        let Some(name) = name else { return };
        let base = file.rsplit(['/', '\\']).next().unwrap_or(file);
        if base.strip_suffix(".toml").unwrap_or(base) != name.value {
            self.fault(
                Code::OngeldigeKeuze,
                name,
                format!("De naam '{}' is niet de naam van dit bestand.", name.value),
                "Geef de dataset de naam van het bestand, zonder .toml.",
            );
        }
        self.snake_case(name);
    }

    /// Names of columns and derived columns: usable in SQL, and each once. The column with signs
    /// beside a column counts as a name too.
    pub(super) fn columns(&mut self, raw: &Raw) {
        if raw.columns.is_empty() {
            self.fault_at(
                Code::OntbrekendeSleutel,
                0..0,
                "Dit contract heeft geen enkele kolom.".to_owned(),
                "Voeg kolommen toe: [kolom.naam].".to_owned(),
            );
        }
        let signs: BTreeSet<String> = raw
            .columns
            .iter()
            .filter(|column| column.signs.as_ref().is_some_and(|signs| signs.value))
            .map(|column| format!("{}_teken", column.name.value))
            .collect();
        let mut seen = signs;
        let names = raw.columns.iter().map(|column| &column.name);
        for name in names.chain(raw.derived.iter().map(|derived| &derived.name)) {
            self.snake_case(name);
            if !seen.insert(name.value.clone()) {
                self.fault(
                    Code::DubbelId,
                    name,
                    format!("Er is al een kolom die '{}' heet.", name.value),
                    "Kies een andere naam. Namen op _teken horen bij een kolom met tekens.",
                );
            }
        }
    }

    fn snake_case(&mut self, name: &Name) {
        let starts = name.value.starts_with(|c: char| c.is_ascii_lowercase());
        let rest = name
            .value
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !(starts && rest) {
            self.fault(
                Code::OngeldigeKeuze,
                name,
                format!("'{}' kan geen naam zijn.", name.value),
                "Gebruik kleine letters, cijfers en _, en begin met een letter.",
            );
        }
    }

    /// Index of the column with this name.
    pub(super) fn known(&mut self, name: &Name, fields: &[Field]) -> Option<usize> {
        let index = fields.iter().position(|field| field.name == name.value);
        if index.is_none() {
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            self.fault(
                Code::OnbekendeKolomInDefinitie,
                name,
                format!("Dit contract heeft geen kolom '{}'.", name.value),
                format!("Kolommen zijn: {}.", names.join(", ")),
            );
        }
        index
    }

    /// Index of the column with this name, which must hold dates.
    pub(super) fn date(&mut self, name: &Name, fields: &[Field]) -> Option<usize> {
        let index = self.known(name, fields)?;
        if fields
            .get(index)
            .is_some_and(|field| field.kind == Kind::Datum)
        {
            return Some(index);
        }
        self.fault(
            Code::OngeldigeKeuze,
            name,
            format!("Kolom '{}' is geen datum.", name.value),
            "Noem hier een kolom met soort = \"datum\".",
        );
        None
    }

    /// Every option of a column fits its kind.
    pub(super) fn options(&mut self, raw: &RawColumn, kind: &Kind) {
        let number = matches!(kind, Kind::Geheel | Kind::Getal);
        for (key, span, fits) in [
            (
                "identificeert",
                raw.identifies.as_ref().map(|v| &v.span),
                *kind == Kind::Sleutel,
            ),
            ("minimum", raw.minimum.as_ref().map(|v| &v.span), number),
            ("maximum", raw.maximum.as_ref().map(|v| &v.span), number),
            ("tekens", raw.signs.as_ref().map(|v| &v.span), number),
            (
                "streepje",
                raw.dash_is_nil.as_ref().map(|v| &v.span),
                number,
            ),
            ("leeg", raw.blank.as_ref().map(|v| &v.span), number),
            (
                "jaar",
                raw.year_is_first_day.as_ref().map(|v| &v.span),
                *kind == Kind::Datum,
            ),
            (
                "halfjaar",
                raw.half_year.as_ref().map(|v| &v.span),
                *kind == Kind::Periode,
            ),
            (
                "schooljaar",
                raw.school_year.as_ref().map(|v| &v.span),
                *kind == Kind::Periode,
            ),
            (
                "periode_is",
                raw.length.as_ref().map(|v| &v.span),
                *kind == Kind::Periode,
            ),
            (
                "codes",
                raw.codes.first().map(|v| &v.span),
                matches!(kind, Kind::Code(_)),
            ),
            (
                "vertaling",
                raw.translations.first().map(|(text, _)| &text.span),
                matches!(kind, Kind::Code(_)),
            ),
        ] {
            if let (Some(span), false) = (span, fits) {
                self.fault_at(
                    Code::OngeldigeKeuze,
                    span.clone(),
                    format!(
                        "'{key}' past niet bij een kolom van soort '{}'.",
                        kind.word()
                    ),
                    format!("Haal '{key}' weg of kies een andere soort."),
                );
            }
        }
        self.bounds(raw);
        self.signs(raw);
        if matches!(kind, Kind::Code(codes) if codes.is_empty()) {
            self.fault(
                Code::OntbrekendeSleutel,
                &raw.name,
                format!("Kolom '{}' heeft geen codes.", raw.name.value),
                "Voeg een lijst toe: codes = [\"…\"].",
            );
        }
    }

    /// A person list is counted by gemeente and peildatum, so the dataset has those and a count.
    pub(super) fn person_list(&mut self, raw: &Raw, fields: &[Field]) {
        let Some(flag) = raw.lezen.person_list.as_ref().filter(|flag| flag.value) else {
            return;
        };
        for (name, kind) in crate::persons::NEEDED {
            let fits = |field: &Field| field.name == name && field.kind == kind;
            if !fields.iter().any(fits) {
                self.fault(
                    Code::OntbrekendeSleutel,
                    flag,
                    format!("Een persoonslijst tellen vraagt om een kolom '{name}'."),
                    format!("Voeg toe: [kolom.{name}] met soort = \"{}\".", kind.word()),
                );
            }
        }
    }

    /// Rows that may be shown as they were delivered are about no person.
    pub(super) fn public(&mut self, raw: &Raw, fields: &[Field]) {
        let Some(reason) = &raw.public else {
            return;
        };
        let about_persons = |field: &&Field| field.identifies || field.kind == Kind::Sleutel;
        if let Some(field) = fields.iter().find(about_persons) {
            self.fault(
                Code::OngeldigeKeuze,
                reason,
                format!(
                    "Kolom '{}' kan naar een persoon wijzen. De rijen kunnen niet openbaar zijn.",
                    field.name
                ),
                "Haal 'openbaar' weg. Een rapport toont dan alleen cijfers, geen rijen.",
            );
        }
    }

    fn bounds(&mut self, raw: &RawColumn) {
        if let (Some(minimum), Some(maximum)) = (&raw.minimum, &raw.maximum)
            && minimum.value > maximum.value
        {
            self.fault(
                Code::OngeldigeKeuze,
                maximum,
                "Het maximum is kleiner dan het minimum.",
                "Verbeter een van beide grenzen.",
            );
        }
    }

    /// A meaning of a dash or a blank is stored as a sign, so it asks for `tekens`.
    fn signs(&mut self, raw: &RawColumn) {
        if raw.signs.as_ref().is_some_and(|signs| signs.value) {
            return;
        }
        let dash = raw.dash_is_nil.as_ref().map(|v| ("streepje", &v.span));
        let blank = raw.blank.as_ref().map(|v| ("leeg", &v.span));
        for (key, span) in dash.into_iter().chain(blank) {
            self.fault_at(
                Code::OngeldigeKeuze,
                span.clone(),
                format!("'{key}' kan alleen in een kolom met tekens."),
                "Zet er tekens = true bij.".to_owned(),
            );
        }
    }
}
