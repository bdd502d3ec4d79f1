//! The gemeenten of a report on the map of then and on that of now, with the groups that they
//! belong to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use ijkpunt_areas::{Continuity, PartShare, Reference};
use ijkpunt_model::{Area, GemeenteCode, Table};
use ijkpunt_report::{AreaMap, Grouping, Layout, OwnPlace, ReportDefinition};

use super::{Definitions, indelingsjaar, last_map};
use crate::workspace::Workspace;

/// Of a report about an inquiry, the gemeenten of the provinces in which any was asked: the others
/// have nothing to do with it, and whoever lacks in such a province was not asked.
pub fn asked(
    definitions: &Definitions,
    report: &ReportDefinition,
    areas: Vec<Area>,
    tables: &BTreeMap<String, Table>,
) -> Vec<Area> {
    if report.layout != Layout::Maatregelen {
        return areas;
    }
    let response = report.measures.as_ref().map(|spec| &spec.response);
    let about = response.and_then(|id| definitions.abouts.get(id));
    let datasets = about.into_iter().flat_map(|about| &about.datasets);
    let codes: BTreeSet<String> = datasets
        .filter_map(|dataset| tables.get(dataset))
        .flat_map(|table| table.texts("gemeente"))
        .collect();
    let provinces: BTreeSet<String> = areas
        .iter()
        .filter(|area| codes.contains(area.code.as_str()))
        .map(|area| area.province.clone())
        .collect();
    let mut areas = areas;
    areas.retain(|area| provinces.contains(&area.province));
    areas
}

/// The maps of a report that shows more than one: first that of its own year, then that of the run
/// date, as far as the tables go. Without a way between them there is only the first.
pub(super) fn maps(
    workspace: &Workspace,
    report: &ReportDefinition,
    areas: &[Area],
) -> Vec<AreaMap> {
    if report.layout != Layout::Maatregelen {
        return Vec::new();
    }
    let reference = &workspace.reference.tables;
    let settings = &workspace.settings;
    let then = indelingsjaar(workspace);
    let day = settings.peildatum.or_else(|| new_year(then));
    let own = areas.iter().map(|area| OwnPlace {
        area: area.clone(),
        parts: vec![area.clone()],
        split: BTreeSet::new(),
    });
    let mut maps = vec![map(reference, then, day, own.collect())];
    if let Some(now) = last_map(workspace).filter(|now| *now > then)
        && let Some(places) = places_of(reference, areas, then, now)
    {
        let day = match settings.run_date.year() == now {
            true => Some(settings.run_date),
            false => new_year(now),
        };
        maps.push(map(reference, now, day, places));
    }
    maps
}

/// The gemeenten of a later map of which any part is in the report. A part that is not in it stands
/// among the others all the same: nothing is known of it.
fn places_of(reference: &Reference, areas: &[Area], then: i32, now: i32) -> Option<Vec<OwnPlace>> {
    let before = reference.geography.indeling(then)?;
    let indeling = reference.geography.indeling(now)?;
    let concordance = reference.geography.concordance(then, now).ok()?;
    let own: BTreeSet<&GemeenteCode> = areas.iter().map(|area| &area.code).collect();
    let mut places = Vec::new();
    for (target, parts) in concordance.targets() {
        let known = parts.iter().any(|part| own.contains(&part.code));
        let Some(area) = indeling.get(target).filter(|_| known) else {
            continue;
        };
        // A code that came to be later in that year stands for an area that has one already.
        let lasting = parts.iter().filter(|part| !part.late);
        let mut areas: Vec<Area> = lasting
            .filter_map(|part| before.get(&part.code).cloned())
            .collect();
        areas.sort_by(|a, b| a.name.cmp(&b.name));
        let split = parts.iter().filter(|part| part.share != PartShare::Whole);
        places.push(OwnPlace {
            area: area.clone(),
            parts: areas,
            split: split.map(|part| part.code.clone()).collect(),
        });
    }
    Some(places)
}

fn map(
    reference: &Reference,
    year: i32,
    day: Option<NaiveDate>,
    mut places: Vec<OwnPlace>,
) -> AreaMap {
    places.sort_by(|a, b| a.area.name.cmp(&b.area.name));
    let groupings = [
        provinces(&places),
        day.and_then(|day| regions(reference, &places, day)),
        day.and_then(|day| sizes(reference, &places, year, day)),
    ];
    AreaMap {
        year,
        groupings: groupings.into_iter().flatten().collect(),
        places,
    }
}

/// By province, where there is more than one.
fn provinces(places: &[OwnPlace]) -> Option<Grouping> {
    let mut groups: BTreeMap<&str, BTreeSet<GemeenteCode>> = BTreeMap::new();
    for place in places {
        let province = groups.entry(&place.area.province).or_default();
        province.insert(place.area.code.clone());
    }
    (groups.len() > 1).then(|| Grouping {
        id: "provincie",
        name: "Provincie",
        about: String::new(),
        groups: groups
            .into_iter()
            .map(|(name, members)| (name.to_owned(), members))
            .collect(),
    })
}

/// By region and other group: those of which all members on the day are in the report. Of a group
/// that is cut off a count would say less than it seems to.
fn regions(reference: &Reference, places: &[OwnPlace], day: NaiveDate) -> Option<Grouping> {
    let own: BTreeSet<&GemeenteCode> = places.iter().map(|place| &place.area.code).collect();
    let whole = reference.groups.iter().filter_map(|group| {
        let members = group.members(day);
        let all = !members.is_empty() && members.iter().all(|code| own.contains(code));
        all.then(|| (group.name.clone(), members))
    });
    let groups: Vec<(String, BTreeSet<GemeenteCode>)> = whole.collect();
    let counted: usize = groups.iter().map(|(_, members)| members.len()).sum();
    let together: BTreeSet<&GemeenteCode> = groups.iter().flat_map(|(_, codes)| codes).collect();
    let about = match counted == own.len() && together.len() == own.len() {
        true => "Elke gemeente hoort bij een van deze regio’s.",
        false => "Een gemeente kan bij meer dan een van deze groepen horen, of bij geen.",
    };
    (!groups.is_empty()).then(|| Grouping {
        id: "regio",
        name: "Regio",
        about: about.to_owned(),
        groups,
    })
}

/// By inhabitants, on the first of January nearest to the day of which the table knows any of them.
/// Whoever is another area on that day, or is not in the table, is in a group of its own.
fn sizes(
    reference: &Reference,
    places: &[OwnPlace],
    year: i32,
    day: NaiveDate,
) -> Option<Grouping> {
    let inhabitants = |place: &OwnPlace, of: i32| {
        let (from, to) = (year.min(of), year.max(of));
        let code = &place.area.code;
        let same = match reference.geography.continuity(code, from, to) {
            Continuity::Same => true,
            Continuity::Border(other) => other == *code,
            _ => false,
        };
        same.then(|| reference.inwoners.of(code, of)).flatten()
    };
    let mut years = [year, year + 1, year - 1];
    years.sort_by_key(|year| new_year(*year).map(|first| (first - day).num_days().abs()));
    let of = years
        .into_iter()
        .find(|of| places.iter().any(|place| inhabitants(place, *of).is_some()))?;
    let mut members: BTreeMap<Option<u32>, (String, BTreeSet<GemeenteCode>)> = BTreeMap::new();
    for place in places {
        let number = inhabitants(place, of);
        let class = number.and_then(|number| reference.klassen.of(number));
        let name = class.map_or("inwoners niet bekend", |class| class.name.as_str());
        let group = members.entry(class.map(|class| class.from));
        let group = group.or_insert_with(|| (name.to_owned(), BTreeSet::new()));
        group.1.insert(place.area.code.clone());
    }
    // Whoever has no class comes last.
    let unknown = members.remove(&None);
    let groups = members.into_values().chain(unknown).collect();
    Some(Grouping {
        id: "grootteklasse",
        name: "Grootteklasse",
        about: format!("De klasse volgt uit het aantal inwoners op 1 januari {of}."),
        groups,
    })
}

/// 1 January of a year.
fn new_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}
