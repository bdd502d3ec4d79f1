//! Gemeenten beside each other: figures of every year on the map of that year, then on one map, and
//! who is compared with whom.
//!
//! The order matters. Figures pass disclosure on their own map first, so that a small part of a
//! merged gemeente is a missing part and no part of a sum; what was put together passes it again.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use arrow::array::AsArray;
use arrow::compute::cast;
use arrow::datatypes::DataType;
use chrono::Datelike;
use ijkpunt_areas::{
    Feature, Geography, Indeling, Note, PartShare, PeerRule, Reason, Reference, Remark,
};
use ijkpunt_assessment::with_interval;
use ijkpunt_engine::Polars;
use ijkpunt_indicators::{Indicator, Request, compute_years, reporting_period};
use ijkpunt_model::{
    Area, Code, Figure, Finding, Findings, GemeenteCode, Kind, Period, Place, Released, Severity,
    Table,
};
use ijkpunt_report::{
    ComparisonSpec, GroupSpec, INHABITANTS, PeerGroup, SeriesRemark, Surroundings,
};

use super::method::{has_chance, method, per};
use super::{Definitions, disclose, request};
use crate::Outcome;
use crate::workspace::Workspace;

/// What the report compares, where it does.
pub(super) fn spec(definitions: &Definitions) -> Option<&ComparisonSpec> {
    let report = definitions.report.as_ref()?;
    let compares = report.layout.compares();
    report.comparison.as_ref().filter(|_| compares)
}

/// The first year of which the map is known, where the report compares.
pub(super) fn first_map(workspace: &Workspace, definitions: &Definitions) -> Option<i32> {
    spec(definitions)?;
    let years = workspace.gemeenten().years()?;
    Some(*years.start())
}

/// How many years before the verslagjaar are compared.
pub(crate) fn years_back(definitions: &Definitions) -> i32 {
    spec(definitions).map_or(0, |spec| i32::from(spec.years) - 1)
}

/// The gemeenten that a comparison is about: those that it lists, else those that the deliveries of
/// its indicators name. Of a report about one gemeente that one comes first. What compares nothing
/// keeps its areas.
pub fn delivered(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: Vec<Area>,
) -> Vec<Area> {
    let (Some(spec), Some(first)) = (spec(definitions), areas.first()) else {
        return areas;
    };
    let geography = &workspace.reference.tables.geography;
    let Some(map) = geography.indeling(first.indelingsjaar) else {
        return areas;
    };
    let own = workspace.settings.gemeente.as_ref();
    let own = own.filter(|_| areas.len() == 1);
    let wanted: BTreeSet<GemeenteCode> = match spec.gemeenten.is_empty() {
        false => spec.gemeenten.iter().cloned().collect(),
        true => {
            let codes = spec.indicators.iter();
            let codes = codes
                .filter_map(|id| definitions.catalogue.get(id))
                .flat_map(Indicator::counted)
                .filter_map(Indicator::calculation)
                .map(|calculation| calculation.dataset.as_str())
                .collect::<BTreeSet<&str>>()
                .into_iter()
                .flat_map(|dataset| codes_of(definitions, tables, dataset))
                .collect();
            on_map(geography, &map, codes, years_back(definitions))
        }
    };
    let others = map
        .areas()
        .filter(|area| wanted.contains(&area.code) && Some(&area.code) != own)
        .cloned();
    match own {
        Some(_) => areas.iter().cloned().chain(others).collect(),
        None => others.collect(),
    }
}

/// The codes that a dataset names.
fn codes_of(
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    dataset: &str,
) -> BTreeSet<GemeenteCode> {
    let mut codes = BTreeSet::new();
    let (Some(table), Some(contract)) = (tables.get(dataset), definitions.contracts.get(dataset))
    else {
        return codes;
    };
    let columns = contract.dataset().columns.iter();
    for column in columns.filter(|column| column.kind == Kind::Gemeente) {
        for batch in &table.batches {
            let array = batch.column_by_name(&column.name);
            let Some(array) = array.and_then(|array| cast(array, &DataType::Utf8).ok()) else {
                continue;
            };
            let mut last = "";
            let texts = array.as_string::<i32>();
            for text in texts.iter().flatten() {
                // Exports are mostly in order of gemeente.
                if text != last {
                    codes.extend(GemeenteCode::parse(text));
                    last = text;
                }
            }
        }
    }
    codes
}

/// Codes of this map and of those of the years before it, as gemeenten of this map.
fn on_map(
    geography: &Geography,
    map: &Indeling,
    codes: BTreeSet<GemeenteCode>,
    years: i32,
) -> BTreeSet<GemeenteCode> {
    let mut found: BTreeSet<GemeenteCode> = BTreeSet::new();
    let old = codes.iter().any(|code| map.get(code).is_none());
    let earlier = if old { years } else { 0 };
    for year in (map.year() - earlier..map.year()).rev() {
        let Ok(concordance) = geography.concordance(year, map.year()) else {
            continue;
        };
        let targets = concordance.targets();
        let named = targets
            .filter(|(_, parts)| parts.iter().any(|part| codes.contains(&part.code)))
            .map(|(code, _)| code.clone());
        found.extend(named);
    }
    found.extend(codes.into_iter().filter(|code| map.get(code).is_some()));
    found
}

/// The figures of all years that are compared, each on the map of its year: of each indicator that
/// of its reporting period alone. Where no dataset behind an indicator names a gemeente that has
/// gone since, its rows stand on the map of the report for all years.
pub(super) fn compute(
    workspace: &Workspace,
    definitions: &Definitions,
    spec: &ComparisonSpec,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let Some(map) = areas.first().map(|area| area.indelingsjaar) else {
        return Ok(Vec::new());
    };
    let geography = &workspace.reference.tables.geography;
    let asked = request(workspace, &[]);
    let years: Vec<i32> = (0..i32::from(spec.years))
        .rev()
        .map(|back| asked.year - back)
        .collect();
    let mut figures = Vec::new();
    for (basis, ids) in bases(workspace, definitions, tables, map) {
        let year_of = |year: i32| basis.map_or(map, |later| map.min(year + later));
        let maps: Vec<Vec<Area>> = years
            .iter()
            .map(|year| areas_of(geography, year_of(*year), areas))
            .collect();
        let requests: Vec<Request<'_>> = years
            .iter()
            .zip(&maps)
            .map(|(year, areas)| Request {
                year: *year,
                peildatum: asked
                    .peildatum
                    .and_then(|day| day.with_year(day.year() + year - asked.year)),
                areas,
            })
            .collect();
        let reported: BTreeSet<(&str, Period)> = ids
            .iter()
            .filter_map(|id| definitions.catalogue.get(id))
            .flat_map(|indicator| {
                let periods = requests
                    .iter()
                    .filter_map(|request| reporting_period(indicator, request));
                periods.map(|period| (indicator.id.as_str(), period))
            })
            .collect();
        let made = compute_years(
            &definitions.catalogue,
            &ids,
            tables,
            &mut Polars::new(),
            &requests,
            &mut outcome.findings,
        )?;
        figures.extend(made.into_iter().filter(|figure| {
            figure.is_total() && reported.contains(&(figure.indicator.as_str(), figure.periode))
        }));
    }
    Ok(figures)
}

/// The indicators by the map of their rows: none for that of the report, else so many years after
/// the year that is asked for. A stand at the end of a year is one of the first day of the next, and
/// so on the map of that day.
fn bases(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    map: i32,
) -> BTreeMap<Option<i32>, BTreeSet<String>> {
    let geography = &workspace.reference.tables.geography;
    let known = geography.indeling(map);
    let asked = request(workspace, &[]);
    let mut datasets: BTreeMap<String, bool> = BTreeMap::new();
    let mut bases: BTreeMap<Option<i32>, BTreeSet<String>> = BTreeMap::new();
    for id in &definitions.wanted {
        let Some(indicator) = definitions.catalogue.get(id) else {
            continue;
        };
        let of_today = indicator.datasets().into_iter().all(|dataset| {
            let judge = || {
                let codes = codes_of(definitions, tables, &dataset);
                let here =
                    |code: &GemeenteCode| known.as_ref().is_some_and(|map| map.get(code).is_some());
                codes.iter().all(here)
            };
            *datasets.entry(dataset.clone()).or_insert_with(judge)
        });
        let later = reporting_period(indicator, &asked)
            .map_or(0, |period| period.first_day().year() - asked.year);
        let basis = (!of_today).then_some(later);
        bases.entry(basis).or_default().insert(id.clone());
    }
    bases
}

/// The gemeenten of another map that became those of the report.
fn areas_of(geography: &Geography, year: i32, areas: &[Area]) -> Vec<Area> {
    let to = areas.first().map_or(year, |area| area.indelingsjaar);
    if year == to {
        return areas.to_vec();
    }
    let (Ok(concordance), Some(map)) = (geography.concordance(year, to), geography.indeling(year))
    else {
        return areas.to_vec();
    };
    let codes: BTreeSet<&GemeenteCode> = areas
        .iter()
        .flat_map(|area| concordance.parts_of(&area.code))
        .map(|part| &part.code)
        .collect();
    let named = map.areas().filter(|area| codes.contains(&area.code));
    named.cloned().collect()
}

/// Puts released figures on the map of the report, and finds who is compared with whom. What
/// compares nothing stays as it is.
pub fn compare(
    workspace: &Workspace,
    definitions: &Definitions,
    released: Released,
    areas: &[Area],
    outcome: &mut Outcome,
) -> Released {
    let (Some(spec), Some(first)) = (spec(definitions), areas.first()) else {
        return released;
    };
    let reference = &workspace.reference.tables;
    let map = first.indelingsjaar;
    unknown_groups(reference, spec, &mut outcome.findings);
    let rates = rates(definitions);
    let method = |id: &str| method(definitions, id);
    let restated =
        reference
            .geography
            .restate(released.figures(), map, &method, &reference.weights);
    let known: BTreeSet<&GemeenteCode> = areas.iter().map(|area| &area.code).collect();
    let figures = restated
        .figures
        .into_iter()
        .filter(|figure| known.contains(&figure.gemeente))
        .map(|figure| doubted(definitions, &rates, figure))
        .collect();
    let released = disclose(figures, definitions);
    outcome.surroundings = Some(Surroundings {
        indelingsjaar: map,
        peers: peers(workspace, definitions, spec, &released, areas),
        tiles: tiles(reference, map),
        rates,
        remarks: remarks(reference, &restated.notes, &known),
    });
    released
}

/// A region that no table has: its pages would say so, but a mistyped name must not be published.
fn unknown_groups(reference: &Reference, spec: &ComparisonSpec, findings: &mut Findings) {
    let groups = &reference.groups;
    let known: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    for group in &spec.groups {
        let GroupSpec::Regio { id } = group else {
            continue;
        };
        if groups.get(id).is_none() {
            findings.push(Finding::new(
                Code::OngeldigeKeuze,
                Severity::Blokkeert,
                Place::file("reports"),
                format!("Er is geen regio '{id}'."),
                format!(
                    "Kies een van: {}; of maak gebieden/groepen.csv.",
                    known.join(", ")
                ),
            ));
        }
    }
}

/// Per how many each rate is.
fn rates(definitions: &Definitions) -> BTreeMap<String, f64> {
    let indicators = definitions.wanted.iter();
    indicators
        .filter_map(|id| {
            let per = per(definitions.catalogue.get(id)?)?;
            Some((id.clone(), per))
        })
        .collect()
}

/// A figure that was put together gets its interval, where its kind has one.
fn doubted(definitions: &Definitions, rates: &BTreeMap<String, f64>, figure: Figure) -> Figure {
    let indicator = definitions.catalogue.get(&figure.indicator);
    match indicator.filter(|indicator| has_chance(indicator)) {
        Some(indicator) => {
            let per = rates.get(&figure.indicator).copied().unwrap_or(1.0);
            with_interval(&figure, indicator.sort, per)
        }
        None => figure,
    }
}

/// The place of each gemeente on the tile map. That is of some years only: of another year those have
/// a place that are still the same area in the nearest of them.
fn tiles(reference: &Reference, map: i32) -> BTreeMap<GemeenteCode, (u16, u16)> {
    let geography = &reference.geography;
    let fitting = |year: &i32| {
        let indeling = geography.indeling(*year);
        indeling.is_some_and(|indeling| reference.tegelkaart.fits(&indeling))
    };
    let years = geography.gemeenten().years().into_iter().flatten();
    let nearest = years.filter(fitting).min_by_key(|year| (year - map).abs());
    let Some(concordance) = nearest.and_then(|year| geography.concordance(map, year).ok()) else {
        return BTreeMap::new();
    };
    let mut places = BTreeMap::new();
    for (target, parts) in concordance.targets() {
        let mut lasting = parts.iter().filter(|part| !part.late);
        let (Some(only), None) = (lasting.next(), lasting.next()) else {
            continue;
        };
        let tile = reference.tegelkaart.of(target);
        let tile = tile.filter(|_| only.share == PartShare::Whole);
        let place = tile.and_then(|tile| {
            let column = u16::try_from(tile.column).ok()?;
            Some((column, u16::try_from(tile.row).ok()?))
        });
        places.extend(place.map(|place| (only.code.clone(), place)));
    }
    places
}

/// What restating has to say, by gemeente and indicator.
fn remarks(
    reference: &Reference,
    notes: &[Note],
    known: &BTreeSet<&GemeenteCode>,
) -> BTreeMap<GemeenteCode, BTreeMap<String, Vec<SeriesRemark>>> {
    let mut remarks: BTreeMap<GemeenteCode, BTreeMap<String, Vec<SeriesRemark>>> = BTreeMap::new();
    for note in notes.iter().filter(|note| known.contains(&note.gemeente)) {
        // A part without a figure of its own is told by the figure that is not there.
        if let Remark::Stopt(Reason::DeelOntbreekt { parts }) = &note.remark
            && parts.as_slice() == [note.gemeente.clone()]
        {
            continue;
        }
        let of_gemeente = remarks.entry(note.gemeente.clone()).or_default();
        let of_indicator = of_gemeente.entry(note.indicator.clone()).or_default();
        of_indicator.push(SeriesRemark {
            period: note.periode,
            words: note.remark.words(reference.geography.gemeenten()),
            breaks: matches!(
                note.remark,
                Remark::Samengevoegd { .. } | Remark::Geschat { .. }
            ),
        });
    }
    remarks
}

/// The peer groups of each gemeente.
fn peers(
    workspace: &Workspace,
    definitions: &Definitions,
    spec: &ComparisonSpec,
    released: &Released,
    areas: &[Area],
) -> BTreeMap<GemeenteCode, Vec<PeerGroup>> {
    let reference = &workspace.reference.tables;
    let known: BTreeSet<&GemeenteCode> = areas.iter().map(|area| &area.code).collect();
    let map = areas.first().map(|area| area.indelingsjaar);
    let Some(indeling) = map.and_then(|map| reference.geography.indeling(map)) else {
        return BTreeMap::new();
    };
    let rules: Vec<(&GroupSpec, PeerRule)> = spec
        .groups
        .iter()
        .map(|group| {
            let rule = rule(
                reference,
                definitions,
                group,
                released,
                areas,
                indeling.year(),
            );
            (group, rule)
        })
        .collect();
    let places = reference.places(&indeling);
    let of_area = |area: &Area| {
        let groups = rules.iter().map(|(group, rule)| {
            let features = match rule {
                PeerRule::Naaste { features, .. } => features
                    .iter()
                    .map(|feature| feature.name.clone())
                    .collect(),
                _ => Vec::new(),
            };
            let mut made = PeerGroup {
                spec: (*group).clone(),
                common: String::new(),
                members: Vec::new(),
                outside: 0,
                features,
                tied: false,
                refusal: None,
            };
            if let PeerRule::Groep(id) = rule
                && !belongs(reference, id, area, indeling.year())
            {
                let name = reference.groups.get(id).map_or(id.as_str(), |g| &g.name);
                made.refusal = Some(format!("{} hoort niet bij {name}.", area.name));
                return made;
            }
            match rule.choose(&area.code, &places) {
                Err(why) => made.refusal = Some(why.to_string()),
                Ok(chosen) => {
                    made.common = chosen.name;
                    made.tied = chosen.nearest.is_some_and(|nearest| nearest.tied);
                    let all = chosen.members.len();
                    made.members = chosen.members;
                    made.members.retain(|code| known.contains(code));
                    made.outside = all - made.members.len();
                }
            }
            made
        });
        groups.collect()
    };
    areas
        .iter()
        .map(|area| (area.code.clone(), of_area(area)))
        .collect()
}

/// Whether a gemeente is a member of a group itself; of a group that does not exist everybody is, so
/// that the fault is told and not this.
fn belongs(reference: &Reference, id: &str, area: &Area, year: i32) -> bool {
    let day = Period::Jaar(year).first_day();
    let group = reference.groups.get(id);
    group.is_none_or(|group| group.members(day).contains(&area.code))
}

fn rule(
    reference: &Reference,
    definitions: &Definitions,
    group: &GroupSpec,
    released: &Released,
    areas: &[Area],
    map: i32,
) -> PeerRule {
    match group {
        GroupSpec::Grootteklasse => PeerRule::Grootteklasse,
        GroupSpec::Provincie => PeerRule::Provincie,
        GroupSpec::Regio { id } => PeerRule::Groep(id.clone()),
        GroupSpec::Lijst { members, .. } => PeerRule::Lijst(members.clone()),
        GroupSpec::Naaste { number, features } => PeerRule::Naaste {
            number: *number,
            features: features
                .iter()
                .map(|id| feature(reference, definitions, id, (released, areas), map))
                .collect(),
        },
    }
}

/// A feature, of the gemeenten of the report alone: only they have figures to compare.
fn feature(
    reference: &Reference,
    definitions: &Definitions,
    id: &str,
    (released, areas): (&Released, &[Area]),
    map: i32,
) -> Feature {
    if id == INHABITANTS {
        let inwoners = &reference.inwoners;
        let number = |area: &Area| Some((area.code.clone(), inwoners.of(&area.code, map)?.into()));
        return Feature {
            name: format!("inwoners op 1 januari {map}"),
            values: areas.iter().filter_map(number).collect(),
        };
    }
    let about = definitions.abouts.get(id);
    let period = about.and_then(|about| about.reported);
    let own = released.figures().iter();
    let own = own.filter(|figure| figure.indicator == id && Some(figure.periode) == period);
    Feature {
        name: about.map_or_else(|| id.to_owned(), |about| about.name.clone()),
        values: own
            .filter_map(|figure| Some((figure.gemeente.clone(), figure.waarde?)))
            .collect(),
    }
}
