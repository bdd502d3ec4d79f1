//! The page of one gemeente: each indicator beside the same of its peers.

use ijkpunt_assessment::{PeerRefusal, PeerVerdict, Standing, against_peers, recent};
use ijkpunt_model::{About, Area, Period};
use serde::Serialize;

use super::{Land, Link, about_line, deviation_line, each, file_of, overview_file};
use crate::board::Column;
use crate::pages::Frame;
use crate::pages::verantwoording::definition_href;
use crate::view::{Among, Cell, ChartView, Row, TableView};
use crate::{Dutch, PeerGroup, ReportError, SeriesRemark, Site, Surroundings, peer_words, words};

#[derive(Serialize)]
struct GemeenteView {
    frame: Frame,
    rubric: String,
    lead: String,
    alone: bool,
    summary: TableView,
    sections: Vec<SectionView>,
    groups: Vec<GroupView>,
    csv: String,
}

/// One indicator.
#[derive(Serialize)]
struct SectionView {
    id: String,
    name: String,
    definition: String,
    definition_href: String,
    /// Why there is no comparison, in place of the charts.
    refusals: Vec<String>,
    figures: Vec<String>,
    groups: Option<TableView>,
    /// Members of the groups that measure something else, each with the reason.
    left_out: Vec<String>,
    remarks: Vec<String>,
    /// The years of each peer, on the overview.
    each: Option<Link>,
    overview: Link,
}

/// A peer group.
#[derive(Serialize)]
struct GroupView {
    name: String,
    rule: String,
    members: Vec<Link>,
}

/// A peer group with the codes of its members.
struct Group<'a> {
    name: String,
    group: &'a PeerGroup,
    members: Vec<&'a str>,
}

/// What a page says of one indicator.
struct Told {
    section: SectionView,
    line: Row,
    charts: Vec<ChartView>,
}

/// Writes the page of a gemeente.
pub fn write<'a>(
    land: &Land<'_, 'a>,
    around: &'a Surroundings,
    area: &'a Area,
    site: &mut Site,
    charts: &mut Vec<ChartView>,
) -> Result<(), ReportError> {
    let (nl, material) = (&land.writer.nl, land.material);
    let known = around.peers.get(&area.code);
    let groups: Vec<Group<'a>> = known
        .into_iter()
        .flatten()
        .map(|group| Group {
            name: peer_words::group_name(nl, group),
            group,
            members: group.members.iter().map(|code| code.as_str()).collect(),
        })
        .collect();
    // A report about one gemeente offers its charts as files; of hundreds nobody would look at them.
    let alone = land.own.is_some();
    let mut told = Vec::with_capacity(land.board.columns.len());
    for column in &land.board.columns {
        told.push(tell(land, around, area, column, &groups)?);
    }
    let file = match alone {
        true => "index.html".to_owned(),
        false => file_of(area),
    };
    let csv = format!("{}.csv", area.code.as_str().to_lowercase());
    let main = groups.iter().find(|group| group.group.refusal.is_none());
    let summary = TableView {
        caption: nl.say("gemeente-bijschrift", &[("naam", &area.name)]),
        corner: "Cijfer".into(),
        columns: vec![
            Cell::text("Oordeel"),
            Cell::number(area.name.clone()),
            Cell::number("Mediaan van de andere"),
            Cell::number("Middelste helft van de andere"),
        ],
        rows: told.iter().map(|told| told.line.clone()).collect(),
    };
    site.add(&csv, summary.csv());
    if alone {
        let subtitle = main.map_or_else(String::new, |group| group.name.clone());
        site.sheets
            .push(summary.sheet("vergelijking", &file, &subtitle, Some(csv.clone())));
        for told in &told {
            site.sheets
                .extend(told.charts.iter().map(|chart| chart.sheet(&file)));
        }
    }
    let lead = match main {
        Some(main) => nl.say(
            "gemeente-inleiding",
            &[("naam", &area.name), ("groep", &main.name)],
        ),
        None => nl.say("gemeente-inleiding-alleen", &[("naam", &area.name)]),
    };
    let title = match alone {
        true => material.setting.title.clone(),
        false => area.name.clone(),
    };
    let mut sections = Vec::with_capacity(told.len());
    for told in told {
        sections.push(told.section);
        if alone {
            charts.extend(told.charts);
        }
    }
    let view = GemeenteView {
        frame: Frame::new(nl, material, &title, &area.name),
        rubric: match alone {
            true => nl.say("gemeente-rubriek", &[("naam", &area.name)]),
            false => nl.say(
                "gemeente-rubriek-provincie",
                &[("provincie", &area.province)],
            ),
        },
        lead,
        alone,
        summary,
        sections,
        groups: groups
            .iter()
            .map(|group| group_view(land, around, group))
            .collect(),
        csv,
    };
    site.add(&file, land.writer.render("vergelijking.html", &view)?);
    Ok(())
}

fn group_view(land: &Land<'_, '_>, around: &Surroundings, group: &Group<'_>) -> GroupView {
    let rule = match &group.group.refusal {
        Some(why) => why.clone(),
        None => peer_words::group_rule(&land.writer.nl, group.group, around.indelingsjaar),
    };
    let member = |code: &&str| {
        let area = land.board.area(code)?;
        Some(Link {
            name: area.name.clone(),
            href: land.href(area).unwrap_or_default(),
        })
    };
    GroupView {
        name: words::sentence(&group.name),
        rule,
        members: group.members.iter().filter_map(member).collect(),
    }
}

/// One indicator of one gemeente.
fn tell<'a>(
    land: &Land<'_, 'a>,
    around: &'a Surroundings,
    area: &'a Area,
    column: &Column<'a>,
    groups: &[Group<'a>],
) -> Result<Told, ReportError> {
    let nl = &land.writer.nl;
    let about = column.about;
    let code = area.code.as_str();
    let own = column.own(code);
    let remarks = around.remarks.get(&area.code);
    let remarks = remarks.and_then(|of| of.get(&about.id));
    let remarks = remarks.map_or(&[][..], Vec::as_slice);
    let verdict = |group: &Group<'a>| {
        let own = own.ok_or(PeerRefusal::GeenCijfer(ijkpunt_model::Sign::NietGeleverd))?;
        let peers = column.among(group.members.iter().copied(), column.reported);
        against_peers(own, &peers, about.sort, about.direction)
    };
    let main = groups.iter().find(|group| group.group.refusal.is_none());
    let outcome = main.map(verdict);
    let stop = stop(land, column, code, outcome.as_ref());
    let mut charts = Vec::new();
    let mut refusals = Vec::new();
    if let (None, Some(own), Some(main)) = (&stop, own, main) {
        let among = Among {
            nl,
            board: &land.board,
            column,
            area,
            group: &main.name,
            members: &main.members,
        };
        let judged = outcome.as_ref().and_then(|outcome| outcome.as_ref().ok());
        if let Some(Err(why)) = &outcome {
            refusals.push(peer_words::refusal(nl, *why));
        }
        charts.push(among.dots(own, judged));
        let breaks = breaks(land, column, remarks);
        let broken = !breaks.is_empty();
        let trend = recent(&column.years(code), about.sort, broken);
        charts.extend(among.years(&peer_words::trend(nl, trend), breaks));
    }
    let judged = outcome
        .as_ref()
        .filter(|_| stop.is_none())
        .and_then(|outcome| outcome.as_ref().ok());
    let line = line(land, column, code, judged, stop.is_some());
    let comparable = stop.is_none();
    refusals.extend(stop);
    let mut figures = Vec::with_capacity(charts.len());
    for chart in &charts {
        let elsewhere = chart.table_elsewhere.map(|_| overview_file(&about.id));
        figures.push(land.writer.comparison_figure(
            chart,
            land.own.is_some(),
            elsewhere.as_deref(),
        )?);
    }
    let section = SectionView {
        id: about.id.clone(),
        name: about.name.clone(),
        definition: about_line(nl, about),
        definition_href: definition_href(land.material, about),
        refusals,
        figures,
        groups: comparable.then(|| groups_table(land, about, groups, verdict)),
        left_out: match comparable {
            true => left_out(land, column, code, groups),
            false => Vec::new(),
        },
        remarks: grouped(land, remarks),
        each: each::view(land, around, column).map(|view| Link {
            name: view.headline,
            href: format!("{}#fig-{}", overview_file(&about.id), view.id),
        }),
        overview: Link {
            name: nl.say("overzicht-link", &[("naam", &about.name)]),
            href: overview_file(&about.id),
        },
    };
    Ok(Told {
        section,
        line,
        charts,
    })
}

/// Why an indicator of a gemeente can't be laid beside that of others, and nothing is drawn.
fn stop(
    land: &Land<'_, '_>,
    column: &Column<'_>,
    code: &str,
    outcome: Option<&Result<PeerVerdict, PeerRefusal>>,
) -> Option<String> {
    let nl = &land.writer.nl;
    if let Some(deviation) = column.deviation(code) {
        let words = peer_words::difference(nl, deviation.difference, &deviation.words);
        return Some(words);
    }
    if let Some(found) = column.other_moment(code)
        && column
            .own(code)
            .is_none_or(|own| own.teken == Some(ijkpunt_model::Sign::NietGeleverd))
    {
        return Some(peer_words::other_moment(nl, found, column.reported));
    }
    let own = column.own(code);
    if own.is_none_or(|own| own.waarde.is_none()) {
        let sign = own.and_then(|own| own.teken);
        let sign = sign.unwrap_or(ijkpunt_model::Sign::NietGeleverd);
        let mut words = peer_words::refusal(nl, PeerRefusal::GeenCijfer(sign));
        words.push(' ');
        words.push_str(sign.explanation());
        return Some(words);
    }
    match outcome {
        Some(Err(why @ (PeerRefusal::Aantallen | PeerRefusal::Ongelijksoortig))) => {
            Some(peer_words::refusal(nl, *why))
        }
        _ => None,
    }
}

/// The line of an indicator in the table at the top.
fn line(
    land: &Land<'_, '_>,
    column: &Column<'_>,
    code: &str,
    verdict: Option<&PeerVerdict>,
    stopped: bool,
) -> Row {
    let nl = &land.writer.nl;
    let about = column.about;
    let own = column.own(code);
    let mut cell = Cell::figure(nl, own, about);
    if let Some(figure) =
        own.filter(|own| ijkpunt_assessment::uncertainty(own, about.sort).is_some())
    {
        cell = cell.with_doubt(nl, figure, about);
    }
    let mut cells = Vec::new();
    match verdict {
        Some(verdict) => {
            cells.extend([standing_cell(nl, verdict), cell]);
            let quartiles = &verdict.statistic.quartiles;
            let form = crate::view::form(about);
            let text = peer_words::value(nl, quartiles.median, about);
            cells.push(Cell::number(text).of(quartiles.median, form));
            let half = peer_words::middle_half(nl, quartiles, about);
            cells.push(Cell::limits(half, quartiles.q1, quartiles.q3, form));
        }
        None => {
            cells.push(Cell::text(match stopped {
                true => "niet vergeleken",
                false => "geen oordeel",
            }));
            cells.push(cell);
            cells.extend(["geen", "geen"].map(Cell::words));
        }
    }
    Row {
        header: about.name.clone(),
        cells,
    }
}

fn standing_cell(nl: &Dutch, verdict: &PeerVerdict) -> Cell {
    Cell {
        class: match verdict.standing {
            Some(Standing::Beter) => "oordeel-kort goed",
            Some(Standing::Slechter) => "oordeel-kort let",
            _ => "",
        },
        ..Cell::text(peer_words::standing(nl, verdict))
    }
}

/// The verdict beside each peer group.
fn groups_table<'a>(
    land: &Land<'_, 'a>,
    about: &About,
    groups: &[Group<'a>],
    verdict: impl Fn(&Group<'a>) -> Result<PeerVerdict, PeerRefusal>,
) -> TableView {
    let nl = &land.writer.nl;
    let form = crate::view::form(about);
    let row = |group: &Group<'a>| {
        let outcome = match &group.group.refusal {
            Some(why) => Err(words::lower(why)),
            None => verdict(group).map_err(|why| match why {
                PeerRefusal::TeWeinig { count, needed } => nl.say(
                    "te-weinig-gemeenten",
                    &[
                        ("aantal", &nl.number(count as f64, 0)),
                        ("nodig", &nl.number(needed as f64, 0)),
                    ],
                ),
                why => words::lower(&peer_words::refusal(nl, why)),
            }),
        };
        let cells = match outcome {
            Ok(verdict) => {
                let quartiles = &verdict.statistic.quartiles;
                let text = peer_words::value(nl, quartiles.median, about);
                let half = peer_words::middle_half(nl, quartiles, about);
                vec![
                    standing_cell(nl, &verdict),
                    Cell::amount(nl, verdict.statistic.count as f64, 0),
                    Cell::number(text).of(quartiles.median, form),
                    Cell::limits(half, quartiles.q1, quartiles.q3, form),
                ]
            }
            Err(why) => {
                let mut cells = vec![Cell::text(why)];
                cells.extend(["geen"; 3].map(Cell::words));
                cells
            }
        };
        Row {
            header: words::sentence(&group.name),
            cells,
        }
    };
    TableView {
        caption: nl.say("groepen-bijschrift", &[("naam", &about.name)]),
        corner: "Vergeleken met".into(),
        columns: vec![
            Cell::text("Oordeel"),
            Cell::number("Aantal andere"),
            Cell::number("Mediaan"),
            Cell::number("Middelste helft"),
        ],
        rows: groups.iter().map(row).collect(),
    }
}

/// Where the line through the years is cut: at another definition, and after the last year that was
/// put together from other gemeenten.
pub(super) fn breaks(
    land: &Land<'_, '_>,
    column: &Column<'_>,
    remarks: &[SeriesRemark],
) -> Vec<(Period, String)> {
    let nl = &land.writer.nl;
    let first_since = |day: chrono::NaiveDate| {
        let mut periods = column.periods.iter();
        periods.find(|period| period.first_day() >= day).copied()
    };
    let definitions = column.about.breaks.iter();
    let mut breaks: Vec<(Period, String)> = definitions
        .filter_map(|cut| {
            let label = words::since(nl, cut.since, &cut.words);
            Some((first_since(cut.since.first_day())?, label))
        })
        .collect();
    let merged = remarks.iter().filter(|remark| remark.breaks);
    let last = merged
        .map(|remark| remark.period)
        .max_by_key(|period| period.first_day());
    let next = last.and_then(|last| {
        let mut periods = column.periods.iter();
        periods.find(|period| period.first_day() > last.first_day())
    });
    breaks.extend(next.map(|next| {
        let label = nl.say("vanaf-herindeling", &[("periode", &nl.period(*next))]);
        (*next, label)
    }));
    breaks
}

/// Remarks with the periods for which they hold, each sentence once.
fn grouped(land: &Land<'_, '_>, remarks: &[SeriesRemark]) -> Vec<String> {
    let nl = &land.writer.nl;
    let mut seen: Vec<(&str, Vec<String>)> = Vec::new();
    for remark in remarks {
        let period = nl.period(remark.period);
        match seen.iter_mut().find(|(words, _)| *words == remark.words) {
            Some((_, periods)) => periods.push(period),
            None => seen.push((&remark.words, vec![period])),
        }
    }
    seen.into_iter()
        .map(|(words, periods)| format!("{}: {}", words::listed(&periods), words))
        .collect()
}

/// Who of the peers is no part of the comparison since it measures something else: without a word a
/// reader would take the others for all of them.
fn left_out(
    land: &Land<'_, '_>,
    column: &Column<'_>,
    own: &str,
    groups: &[Group<'_>],
) -> Vec<String> {
    let is_peer = |code: &str| groups.iter().any(|group| group.members.contains(&code));
    column
        .deviations()
        .filter(|deviation| deviation.gemeente.as_str() != own)
        .filter(|deviation| is_peer(deviation.gemeente.as_str()))
        .map(|deviation| deviation_line(land, column, deviation))
        .collect()
}
