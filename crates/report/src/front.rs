//! What stands above the reports of a site that has several: the page that leads to them, one
//! register, and the files that they share.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::pages::Frame;
use crate::{Contents, Entry, Material, ReportError, Site, Writer, register, words};

/// A report that was written, for the pages above it.
#[derive(Debug)]
pub struct Part {
    /// Its folder within the site.
    pub folder: String,
    /// What it holds.
    pub contents: Contents,
}

#[derive(Serialize)]
struct HomeView {
    frame: Frame,
    lead: String,
    reports: Vec<ReportView>,
}

#[derive(Serialize)]
struct ReportView {
    id: String,
    title: String,
    href: String,
    subject: String,
    lead: String,
    date: String,
    pages: String,
}

/// Writes the files above the reports. `material` is that of the first of them.
pub fn write_front(material: &Material<'_>, parts: &[Part]) -> Result<Site, ReportError> {
    let writer = Writer::new(material.templates)?;
    let nl = &writer.nl;
    let place = material.subject().map(|area| area.name.as_str());
    let place = place.unwrap_or("alle gemeenten");
    let mut site = Site::default();
    let links = material.site.map(|site| site.reports).unwrap_or_default();
    let reports: Vec<ReportView> = links
        .iter()
        .zip(parts)
        .map(|(link, part)| {
            let entries = part.contents.entries.iter();
            let pages = entries.filter(|entry| entry.kind == "Pagina").count();
            ReportView {
                id: format!("rapport-{}", part.folder),
                title: link.title.clone(),
                href: format!("{}/index.html", part.folder),
                subject: link.subject.clone(),
                lead: part.contents.lead.clone(),
                date: nl.day(link.run_date),
                pages: nl.number(pages as f64, 0),
            }
        })
        .collect();
    let title = nl.say("rapporten-titel", &[("plaats", &place)]);
    let home = HomeView {
        frame: Frame::above(nl, material, &title, place),
        lead: nl.say(
            "rapporten-inleiding",
            &[("aantal", &nl.number(reports.len() as f64, 0))],
        ),
        reports,
    };
    site.add("index.html", writer.render("start.html", &home)?);
    let frame = Frame::above(nl, material, register::TITLE, place);
    register::add(
        &writer,
        frame,
        all(links.iter().map(|link| &*link.title), parts),
        &mut site,
    )?;
    site.add("stijl.css", writer.css.clone());
    Ok(site)
}

#[derive(Serialize)]
struct EachView {
    frame: Frame,
    lead: String,
    /// The reports of each site, where they are several.
    reports: Option<String>,
    provinces: Vec<ProvinceView>,
}

#[derive(Serialize)]
struct ProvinceView {
    id: String,
    name: String,
    gemeenten: Vec<GemeenteLink>,
}

#[derive(Serialize)]
struct GemeenteLink {
    name: String,
    href: String,
}

/// Writes the page above the sites of many gemeenten. `material` is that of the first report and of
/// all the gemeenten, in order of name; `titles` are those of the reports that each of them has.
///
/// # Errors
/// Where a template can't be filled in.
pub fn write_above_each(material: &Material<'_>, titles: &[String]) -> Result<Site, ReportError> {
    let writer = Writer::new(material.templates)?;
    let nl = &writer.nl;
    let many = material.areas.len();
    let count = nl.say(
        "elke-gemeenten",
        &[
            ("aantal", &many),
            ("aantal-tekst", &nl.number(many as f64, 0)),
        ],
    );
    let mut provinces: BTreeMap<&str, Vec<GemeenteLink>> = BTreeMap::new();
    for area in material.areas {
        let gemeenten = provinces.entry(&area.province).or_default();
        gemeenten.push(GemeenteLink {
            name: area.name.clone(),
            href: format!("{}/index.html", area.code),
        });
    }
    let provinces = provinces.into_iter().enumerate();
    let provinces = provinces
        .map(|(at, (name, gemeenten))| ProvinceView {
            id: format!("provincie-{}", at + 1),
            name: name.to_owned(),
            gemeenten,
        })
        .collect();
    let year = material.setting.year.to_string();
    let title = match titles {
        [one] => format!("{one} {year}"),
        _ => nl.say("elke-titel", &[("jaar", &year)]),
    };
    let frame = Frame {
        accessibility: false,
        reports: Vec::new(),
        ..Frame::above(nl, material, &title, &count)
    };
    let view = EachView {
        frame,
        lead: nl.say("elke-inleiding", &[("gemeenten", &count)]),
        reports: (titles.len() > 1).then(|| {
            let listed = words::listed(titles);
            nl.say("elke-rapporten", &[("rapporten", &listed)])
        }),
        provinces,
    };
    let mut site = Site::default();
    site.add("index.html", writer.render("elke.html", &view)?);
    site.add("stijl.css", writer.css.clone());
    Ok(site)
}

/// The entries of all reports, with addresses from the folder of the site.
fn all<'a>(titles: impl Iterator<Item = &'a str>, parts: &[Part]) -> Vec<Entry> {
    let mut all = Vec::new();
    for (title, part) in titles.zip(parts) {
        let within = |href: &str| format!("{}/{href}", part.folder);
        all.extend(part.contents.entries.iter().map(|entry| Entry {
            href: within(&entry.href),
            definition: entry.definition.as_deref().map(within),
            report: Some(title.to_owned()),
            ..entry.clone()
        }));
    }
    all
}
