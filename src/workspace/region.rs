//! `[regio]` in `ijkpunt.toml`: which gemeenten are looked at together.

use ijkpunt_areas::Reference;
use ijkpunt_model::{Code, Findings, GemeenteCode, TextSpot};
use ijkpunt_spans::{Section, Spanned};

/// Which gemeenten are looked at together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionSetting {
    /// Id in the downloads, in the place of the code of a gemeente.
    pub code: GemeenteCode,
    /// Name on the pages.
    pub name: String,
    /// Who belongs to it.
    pub members: Members,
    /// Members without whom the region is shown a second time.
    pub without: Vec<GemeenteCode>,
    /// Where the table stands, for a finding that a later stage makes.
    pub at: TextSpot,
}

/// Who belongs to a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Members {
    /// Id of a group that the program knows, with who belonged to it when.
    Group(String),
    /// An own list.
    Listed(Vec<GemeenteCode>),
}

/// Reads the table. `None` where it does not say which gemeenten they are; the findings say so.
pub(super) fn read(
    section: &Section<'_>,
    reference: &Reference,
    findings: &mut Findings,
) -> Option<RegionSetting> {
    let name = section.required_text("naam", findings);
    let group = section.text("groep", findings);
    let listed = section.texts("gemeenten", findings);
    let without = section.texts("zonder", findings);
    section.report_unknown(findings);
    let without = codes(section, without, reference, findings);
    let at = section.spot(section.span());
    let name = name?;
    let members = match (group, listed.is_empty()) {
        (Some(group), true) => Members::Group(known(section, group, reference, findings)?),
        (None, false) => Members::Listed(codes(section, listed, reference, findings)),
        _ => {
            findings.push(section.finding(
                Code::OntbrekendeSleutel,
                section.span(),
                "Er staat niet op één manier welke gemeenten de regio zijn.",
                "Schrijf groep = \"u16\", of gemeenten = [\"GM0310\", \"GM0312\"].",
            ));
            return None;
        }
    };
    let id = match &members {
        Members::Group(id) => id.clone(),
        Members::Listed(_) => slug(&name.value),
    };
    let Some(code) = GemeenteCode::of_group(&id) else {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            name.span,
            format!("Van '{}' is geen id te maken.", name.value),
            "Begin de naam met een letter.",
        ));
        return None;
    };
    Some(RegionSetting {
        code,
        name: name.value,
        members,
        without,
        at,
    })
}

fn known(
    section: &Section<'_>,
    group: Spanned<String>,
    reference: &Reference,
    findings: &mut Findings,
) -> Option<String> {
    let groups = &reference.groups;
    if groups.get(&group.value).is_some() {
        return Some(group.value);
    }
    let names: Vec<&str> = groups.iter().map(|known| known.id.as_str()).collect();
    findings.push(section.finding(
        Code::OngeldigeKeuze,
        group.span,
        format!("Er is geen groep '{}'.", group.value),
        format!(
            "Kies een van: {}. Of noem de gemeenten zelf, met gemeenten = [...].",
            names.join(", ")
        ),
    ));
    None
}

fn codes(
    section: &Section<'_>,
    texts: Vec<Spanned<String>>,
    reference: &Reference,
    findings: &mut Findings,
) -> Vec<GemeenteCode> {
    let gemeenten = reference.geography.gemeenten();
    let mut codes = Vec::new();
    for text in texts {
        let code = GemeenteCode::parse(&text.value);
        match code.filter(|code| gemeenten.name_of(code).is_some()) {
            Some(code) => codes.push(code),
            None => findings.push(section.finding(
                Code::OnbekendeGemeente,
                text.span,
                format!("'{}' is geen gemeentecode.", text.value),
                "Schrijf GM en vier cijfers, bijvoorbeeld \"GM0310\".",
            )),
        }
    }
    codes
}

/// Small letters, digits and hyphens: "Holland Rijnland" gives `holland-rijnland`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.to_lowercase().chars() {
        match character.is_ascii_alphanumeric() {
            true => slug.push(character),
            false if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}
