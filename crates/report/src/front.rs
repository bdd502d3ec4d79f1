//! What stands above the reports of a site that has several: the page that leads to them, one
//! register, and the files that they share.

use serde::Serialize;

use crate::pages::Frame;
use crate::{Contents, Entry, Material, ReportError, Site, Writer, register};

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
