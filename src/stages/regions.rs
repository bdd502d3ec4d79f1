//! The regions that a report is about, with their members.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ijkpunt_areas::{Gemeenten, Reference};
use ijkpunt_model::{Area, Code, Finding, Findings, GemeenteCode, Place, Region, Severity};
use ijkpunt_report::{Layout, ReportDefinition};

use super::indelingsjaar;
use crate::workspace::{Members, RegionSetting, SETTINGS_FILE, Workspace, slug};

/// The region of the workspace, and where it says so the same region without some members. None for
/// a report that is not about a region.
pub(super) fn regions(
    workspace: &Workspace,
    report: &ReportDefinition,
    findings: &mut Findings,
) -> Vec<Region> {
    if report.layout != Layout::Regio {
        return Vec::new();
    }
    let Some(setting) = &workspace.settings.region else {
        findings.push(Finding::new(
            Code::OntbrekendeSleutel,
            Severity::Blokkeert,
            Place::file(SETTINGS_FILE),
            "Dit rapport gaat over een regio, maar er staat niet welke.",
            "Voeg toe: [regio] met naam = \"U16\" en groep = \"u16\".",
        ));
        return Vec::new();
    };
    let year = indelingsjaar(workspace);
    let reference = &workspace.reference.tables;
    let members = members(setting, year, reference, findings);
    let whole = region(setting.code.clone(), setting.name.clone(), year, members);
    let without = without(setting, &whole, workspace.gemeenten(), findings);
    std::iter::once(whole).chain(without).collect()
}

/// The members of the region as gemeenten, in order of name: a list that is sorted by anything else
/// would seem to rank them.
pub(super) fn members_of(region: &Region, gemeenten: &Gemeenten) -> Vec<Area> {
    let year = region.area.indelingsjaar;
    let mut areas: Vec<Area> = region
        .members
        .iter()
        .filter_map(|code| gemeenten.by_code(code, year))
        .collect();
    areas.sort_by(|one, other| one.name.cmp(&other.name));
    areas
}

fn region(code: GemeenteCode, name: String, year: i32, members: BTreeSet<GemeenteCode>) -> Region {
    let area = Area {
        code,
        name,
        province: String::new(),
        indelingsjaar: year,
    };
    Region { area, members }
}

fn members(
    setting: &RegionSetting,
    year: i32,
    reference: &Reference,
    findings: &mut Findings,
) -> BTreeSet<GemeenteCode> {
    let gemeenten = reference.geography.gemeenten();
    let named: BTreeSet<GemeenteCode> = match &setting.members {
        Members::Listed(codes) => codes.iter().cloned().collect(),
        Members::Group(id) => {
            let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
            let group = reference.groups.get(id);
            group.map(|group| group.members(day)).unwrap_or_default()
        }
    };
    let (members, strange): (BTreeSet<_>, BTreeSet<_>) = named
        .into_iter()
        .partition(|code| gemeenten.by_code(code, year).is_some());
    for code in strange {
        findings.push(blocking(
            setting,
            Code::OnbekendeGemeente,
            format!("Gemeente {code} van de regio bestond niet op 1 januari {year}."),
            "Verbeter de lijst onder [regio], of het jaar onder [verslag].",
        ));
    }
    if members.len() < 2 {
        findings.push(blocking(
            setting,
            Code::OngeldigeKeuze,
            format!("De regio heeft op 1 januari {year} geen twee gemeenten."),
            "Noem onder [regio] ten minste twee gemeenten.",
        ));
    }
    members
}

/// The region a second time, without some members. Someone who is no member can't be left out.
fn without(
    setting: &RegionSetting,
    whole: &Region,
    gemeenten: &Gemeenten,
    findings: &mut Findings,
) -> Option<Region> {
    if setting.without.is_empty() {
        return None;
    }
    let mut names = Vec::new();
    for code in &setting.without {
        match gemeenten.by_code(code, whole.area.indelingsjaar) {
            Some(area) if whole.members.contains(code) => names.push(area.name),
            _ => findings.push(blocking(
                setting,
                Code::OngeldigeKeuze,
                format!("Gemeente {code} staat bij 'zonder', maar hoort niet bij de regio."),
                "Haal de code weg bij 'zonder', of voeg de gemeente toe aan de regio.",
            )),
        }
    }
    let rest = whole.members.iter();
    let rest: BTreeSet<GemeenteCode> = rest
        .filter(|code| !setting.without.contains(code))
        .cloned()
        .collect();
    let name = format!("{} zonder {}", setting.name, names.join(" en "));
    let id = format!("{}-zonder-{}", setting.code, slug(&names.join(" ")));
    let code = GemeenteCode::of_group(&id)?;
    (rest.len() > 1 && !names.is_empty())
        .then(|| region(code, name, whole.area.indelingsjaar, rest))
}

fn blocking(setting: &RegionSetting, code: Code, what: String, remedy: &'static str) -> Finding {
    let place = Place::file(SETTINGS_FILE);
    Finding::new(code, Severity::Blokkeert, place, what, remedy).at(setting.at.clone())
}
