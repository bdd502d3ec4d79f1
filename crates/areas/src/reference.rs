//! All reference tables together, with those of a workspace in the place of the built-in ones.

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use crate::{
    Gemeenten, Geography, Grootteklassen, Groups, Herindelingen, Indeling, Inwoners, Places,
    Tegelkaart, Weights,
};

/// What a workspace may call its own tables.
pub const REFERENCE_FILES: [&str; 7] = [
    "gemeenten.csv",
    "herindelingen.csv",
    "inwoners.csv",
    "tegelkaart.csv",
    "grootteklassen.csv",
    "groepen.csv",
    "gewichten.csv",
];

/// Everything that is known of the country.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
    /// The maps of all years and the way between them.
    pub geography: Geography,
    /// Inhabitants on 1 January.
    pub inwoners: Inwoners,
    /// The country as tiles.
    pub tegelkaart: Tegelkaart,
    /// Classes of size.
    pub klassen: Grootteklassen,
    /// Regions and other groups.
    pub groups: Groups,
    /// How gemeenten that were split are divided; empty unless the workspace says so.
    pub weights: Weights,
}

impl Reference {
    /// The tables that are built into the program.
    pub fn builtin() -> Self {
        Reference {
            geography: Geography::builtin(),
            inwoners: Inwoners::builtin(),
            tegelkaart: Tegelkaart::builtin(),
            klassen: Grootteklassen::builtin(),
            groups: Groups::builtin(),
            weights: Weights::none(),
        }
    }

    /// The built-in tables with those of a workspace: pairs of a name of [`REFERENCE_FILES`],
    /// possibly with folders before it, and the text of the file.
    ///
    /// A table of its own takes the place of the built-in one. Of `inwoners.csv` it does so for the
    /// peildata that it names, and of `groepen.csv` for the groups that it names; the others stay.
    pub fn with(own: &[(&str, &str)]) -> (Self, Findings) {
        let mut findings = Findings::new();
        let mut reference = Reference::builtin();
        for (file, _) in own {
            if !REFERENCE_FILES.contains(&base(file)) {
                findings.push(Finding::new(
                    Code::BestandNietHerkend,
                    Severity::Waarschuwing,
                    Place::file(*file),
                    "Er is geen tabel met deze naam.",
                    format!("Kies uit: {}.", REFERENCE_FILES.join(", ")),
                ));
            }
        }
        let find = |name: &str| own.iter().find(|(file, _)| base(file) == name);
        let mut keep = |found: Findings| findings.append(found);
        let gemeenten = find("gemeenten.csv").map(|(file, text)| Gemeenten::parse(text, file));
        let changes =
            find("herindelingen.csv").map(|(file, text)| Herindelingen::parse(text, file));
        if gemeenten.is_some() || changes.is_some() {
            let none = Findings::new();
            let (gemeenten, found) = gemeenten.unwrap_or((Gemeenten::builtin(), none.clone()));
            keep(found);
            let (changes, found) = changes.unwrap_or((Herindelingen::builtin(), none));
            keep(found);
            let (geography, found) = Geography::new(gemeenten, changes);
            keep(found);
            reference.geography = geography;
        }
        if let Some((file, text)) = find("inwoners.csv") {
            let (own, found) = Inwoners::parse(text, file);
            keep(found);
            reference.inwoners = reference.inwoners.overlaid(own);
        }
        if let Some((file, text)) = find("tegelkaart.csv") {
            let (own, found) = Tegelkaart::parse(text, file);
            keep(found);
            reference.tegelkaart = own;
        }
        if let Some((file, text)) = find("grootteklassen.csv") {
            let (own, found) = Grootteklassen::parse(text, file);
            keep(found);
            reference.klassen = own;
        }
        if let Some((file, text)) = find("groepen.csv") {
            let (own, found) = Groups::parse(text, file, reference.geography.gemeenten());
            keep(found);
            reference.groups = reference.groups.overlaid(own);
        }
        if let Some((file, text)) = find("gewichten.csv") {
            let (own, found) = Weights::parse(text, file, reference.geography.herindelingen());
            keep(found);
            reference.weights = own;
        }
        (reference, findings)
    }

    /// What peers are chosen from on a map.
    pub fn places<'t>(&'t self, indeling: &'t Indeling) -> Places<'t> {
        Places {
            indeling,
            inwoners: &self.inwoners,
            klassen: &self.klassen,
            groups: &self.groups,
        }
    }
}

/// The name of a file without its folders.
fn base(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}
