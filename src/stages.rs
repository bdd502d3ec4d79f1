//! The stages of a run, one function each. A stage knows the type that it receives and the type
//! that it hands on.

mod account;
mod coming;
mod compare;
mod cycle;
mod define;
mod downloads;
mod each;
mod maps;
mod method;
mod regions;
mod restated;
mod rows;
mod scan;
mod several;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use chrono::Datelike;
use ijkpunt_engine::{Engine, Polars};
use ijkpunt_indicators::{Domain, Explanation, Framework, Request, columns_read};
use ijkpunt_ingest::{Contract, Setting as IngestSetting};
use ijkpunt_model::{Area, Code, Figure, Finding, Findings, Place, Released, Severity, Table};
use ijkpunt_publish::{Manifest, Memory, SiteFile};
use ijkpunt_report::{
    ClusterNote, DatasetNote, DomainNote, Layout, Material, ReportDefinition, Setting, Site,
    SitePlace,
};

pub(crate) use self::account::Remembrance;
use self::coming::{compute_ahead, compute_around, compute_expected};
pub(crate) use self::compare::years_back;
pub use self::compare::{compare, delivered};
pub use self::define::{Definitions, classes, definitions};
pub(crate) use self::each::{above_each, files_of};
pub use self::maps::asked;
pub use self::rows::show_rows;
use self::scan::Scan;
pub(crate) use self::several::{Written, joined, publish_several};
use crate::workspace::{Key, SETTINGS_FILE, Workspace, exports};
use crate::{Options, Outcome, Progress, VERSION, letter_pdf, pictures, quality, single_file};

/// Reads all exports into typed tables.
pub fn ingest(
    workspace: &Workspace,
    definitions: &Definitions,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<BTreeMap<String, Table>> {
    let exports = exports(workspace, &definitions.contracts, &mut outcome.findings)?;
    let files = exports.values().map(|export| export.sources.len()).sum();
    progress.stage("reading", files);
    let gemeenten = workspace.gemeenten();
    let year = indelingsjaar(workspace);
    // Rows of earlier years may name a gemeente that has gone since, also where the report does not
    // go back as far as the delivery.
    let every = workspace.settings.each.as_ref();
    let every = every.and_then(|_| Some(*gemeenten.years()?.start()));
    let first = compare::first_map(workspace, definitions)
        .or(every)
        .unwrap_or(year)
        .min(year);
    let resolve = |text: &str| {
        let mut years = (first..=year).rev();
        years.find_map(|year| gemeenten.resolve(text, year).map(|area| area.code))
    };
    let layout = definitions.report.as_ref().map(|report| report.layout);
    let setting = IngestSetting {
        gemeente: workspace.settings.gemeente.clone(),
        only_gemeente: layout.is_some_and(Layout::is_of_one),
        key: workspace.key.as_ref().map(Key::bytes),
        resolve: &resolve,
    };
    let others: Vec<Contract> = definitions.contracts.values().cloned().collect();
    outcome.sent = quality::sent(definitions, &exports);
    let titles = definitions.notes.values();
    outcome.quality.titles = titles
        .map(|note| (note.name.clone(), note.title.clone()))
        .collect();
    let mut tables = BTreeMap::new();
    for (dataset, export) in exports {
        let Some(contract) = definitions.contracts.get(&dataset) else {
            continue;
        };
        let (table, findings) = ijkpunt_ingest::read(&export.sources, contract, &others, &setting);
        for delivery in &table.deliveries {
            progress.step(&delivery_line(delivery, &findings));
        }
        outcome.findings.append(findings);
        outcome.deliveries.extend(table.deliveries.iter().cloned());
        tables.insert(dataset, table);
    }
    report_missing(definitions, &tables, &mut outcome.findings);
    quality::judge(workspace, definitions, &tables, outcome)?;
    quality::touch(definitions, &outcome.sent, &mut outcome.findings);
    quality::waive(workspace, outcome);
    quality::compare(workspace, &tables, outcome)?;
    progress.done(&format!("{} deliveries", outcome.deliveries.len()));
    Ok(tables)
}

/// Keeps the typed tables, for whoever wants to look.
pub fn keep(workspace: &Workspace, tables: &BTreeMap<String, Table>) -> Result<()> {
    let kept = workspace.own_folder().join("tabellen");
    for table in tables.values() {
        ijkpunt_publish::keep_table(&kept, table)?;
    }
    Ok(())
}

fn delivery_line(delivery: &ijkpunt_model::Delivery, findings: &Findings) -> String {
    let about = findings
        .iter()
        .filter(|finding| finding.place.file == delivery.file);
    let count: u64 = about.map(|finding| finding.count).sum();
    format!(
        "{} as {}: {} rows, {} used, {count} findings",
        delivery.file, delivery.dataset, delivery.rows_read, delivery.rows_kept
    )
}

/// Datasets that the report uses and that nobody delivered, and columns that it uses and that a
/// delivery does not have.
fn report_missing(
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    findings: &mut Findings,
) {
    // A dashboard shows whatever there is, and says itself what is not measured.
    let severity = match definitions.report.as_ref().map(|report| report.layout) {
        Some(Layout::Dashboard) => Severity::Info,
        _ => Severity::Waarschuwing,
    };
    let mut undelivered: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut lacking: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for about in definitions.abouts.values() {
        for dataset in &about.datasets {
            if !tables.contains_key(dataset) {
                undelivered.entry(dataset).or_default().push(&about.name);
            }
        }
        let Some(indicator) = definitions.catalogue.get(&about.id) else {
            continue;
        };
        for (dataset, columns) in columns_read(indicator) {
            let deliveries = tables.get(dataset).map(|table| &table.deliveries);
            for delivery in deliveries.into_iter().flatten() {
                for column in columns
                    .iter()
                    .filter(|column| delivery.absent.contains(column))
                {
                    let names = lacking.entry((&delivery.file, column.clone())).or_default();
                    names.push(&about.name);
                }
            }
        }
    }
    for (dataset, names) in undelivered {
        let finding = Finding::new(
            Code::LeveringOntbreekt,
            severity,
            Place::file(format!("dataset {dataset}")),
            "Dit is niet geleverd.",
            "Lever het na. Tot dan staat bij de cijfers die het raakt: geen gegevens.",
        );
        findings.push(touching(finding, &names));
    }
    for ((file, column), names) in lacking {
        let finding = Finding::new(
            Code::KolomOntbreekt,
            severity,
            Place::file(file),
            format!("Kolom '{column}' ontbreekt."),
            "Lever de kolom mee, of noem haar kopnaam in het contract. Tot dan staat bij de cijfers \
             die het raakt: geen gegevens.",
        );
        findings.push(touching(finding, &names));
    }
}

fn touching(finding: Finding, names: &[&str]) -> Finding {
    Finding {
        touches: names.iter().map(|name| (*name).to_owned()).collect(),
        ..finding
    }
}

/// The gemeenten that the report is about, as they were in its year.
pub fn areas(workspace: &Workspace, report: &ReportDefinition, outcome: &mut Outcome) -> Vec<Area> {
    if report.layout == Layout::Regio {
        // What is wrong with the region was said when the definitions were read.
        let regions = regions::regions(workspace, report, &mut Findings::new());
        let members = |region| regions::members_of(region, workspace.gemeenten());
        return regions.first().map(members).unwrap_or_default();
    }
    let gemeenten = workspace.gemeenten();
    let year = indelingsjaar(workspace);
    let of_many = [Layout::Gemeenten, Layout::Land, Layout::Maatregelen];
    if of_many.contains(&report.layout) {
        return gemeenten.in_year(year);
    }
    let area = workspace
        .settings
        .gemeente
        .as_ref()
        .map(|code| (code, gemeenten.by_code(code, year)));
    match area {
        Some((_, Some(area))) => vec![area],
        Some((code, None)) => {
            outcome.findings.push(Finding::new(
                Code::OnbekendeGemeente,
                Severity::Blokkeert,
                Place::file(SETTINGS_FILE),
                format!("Gemeente {code} bestond niet op 1 januari {year}."),
                "Verbeter de code onder [gemeente], of het jaar onder [verslag].",
            ));
            Vec::new()
        }
        None => {
            outcome.findings.push(Finding::new(
                Code::OntbrekendeSleutel,
                Severity::Blokkeert,
                Place::file(SETTINGS_FILE),
                "Dit rapport gaat over een gemeente, maar er staat niet welke.",
                "Voeg toe: [gemeente] met code = \"GM0014\".",
            ));
            Vec::new()
        }
    }
}

/// Computes the figures.
pub fn compute(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    engine: &mut dyn Engine,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    progress.stage("computing", 1);
    if let Some(spec) = compare::spec(definitions) {
        let figures = compare::compute(workspace, definitions, spec, tables, areas, outcome)?;
        outcome.figures = figures.len();
        progress.done(&format!("{} figures", figures.len()));
        return Ok(figures);
    }
    let scan = Scan {
        workspace,
        definitions,
        tables,
        areas,
    };
    let mut figures = scan.figures(
        &definitions.catalogue,
        &definitions.wanted,
        &requests(scan),
        engine,
        &mut outcome.findings,
    )?;
    figures.extend(compute_ahead(scan, engine, outcome)?);
    figures.extend(compute_expected(scan, engine, outcome)?);
    add_new(&mut figures, compute_around(scan, engine, outcome)?);
    add_new(&mut figures, cycle::compute_parts(scan, engine, outcome)?);
    add_new(&mut figures, cycle::compute_books(scan, engine, outcome)?);
    let figures = cycle::only_known(workspace, definitions, figures);
    outcome.figures = figures.len();
    let indicators = definitions.wanted.len();
    progress.done(&format!(
        "{} figures of {indicators} indicators",
        figures.len()
    ));
    Ok(figures)
}

/// Adds the figures that are not there yet: the beginning of one year is the end of another.
fn add_new(figures: &mut Vec<Figure>, more: Vec<Figure>) {
    let key = |figure: &Figure| {
        (
            figure.indicator.clone(),
            figure.gemeente.clone(),
            figure.periode,
            figure.uitsplitsing.clone(),
            figure.klasse.clone(),
        )
    };
    let mut known: BTreeSet<_> = figures.iter().map(key).collect();
    figures.extend(more.into_iter().filter(|figure| known.insert(key(figure))));
}

/// What stands behind an indicator, and its figures as far as they may be shown. Where no definition
/// has the id, the ids nearest to it.
pub fn explain(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    id: &str,
    with_rows: bool,
) -> Result<std::result::Result<(Explanation, Released), Vec<String>>> {
    let catalogue = &definitions.catalogue;
    let request = request(workspace, areas);
    let mut engine = Polars::new();
    let found =
        ijkpunt_indicators::explain(catalogue, id, tables, &mut engine, &request, with_rows)?;
    let Some(mut explanation) = found else {
        let near = catalogue.nearest(id).into_iter().map(str::to_owned);
        return Ok(Err(near.collect()));
    };
    let abouts = BTreeMap::from([(id.to_owned(), explanation.about.clone())]);
    let figures = std::mem::take(&mut explanation.figures);
    let released = ijkpunt_disclosure::release(figures, &abouts);
    Ok(Ok((explanation, released)))
}

/// Withholds what is too small to show.
pub fn disclose(figures: Vec<Figure>, definitions: &Definitions) -> Released {
    ijkpunt_disclosure::release_regions(figures, &definitions.abouts, &definitions.regions)
}

/// Writes the pages.
pub fn report(
    workspace: &Workspace,
    definitions: &Definitions,
    report: &ReportDefinition,
    released: &Released,
    areas: &[Area],
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<Site> {
    progress.stage("writing", 1);
    account::account(workspace, definitions, released, outcome)?;
    let mut findings = Findings::new();
    let site = with_material(
        workspace,
        definitions,
        report,
        released,
        areas,
        outcome,
        |material| ijkpunt_report::write(material, &mut findings),
    )?;
    outcome.findings.append(findings);
    outcome.pages = site.pages();
    progress.done(&format!("{} pages", site.pages()));
    Ok(site)
}

/// Who reports about what.
pub(crate) fn setting(workspace: &Workspace) -> Setting {
    let settings = &workspace.settings;
    Setting {
        year: settings.year,
        run_date: settings.run_date,
        peildatum: settings.peildatum,
        title: settings.title.clone(),
        programme: settings.programme.clone(),
        number: settings.number.clone(),
        version: VERSION.to_owned(),
    }
}

/// Hands everything that a report is made from to whoever writes it.
pub fn with_material<T>(
    workspace: &Workspace,
    definitions: &Definitions,
    report: &ReportDefinition,
    released: &Released,
    areas: &[Area],
    outcome: &Outcome,
    write: impl FnOnce(&Material<'_>) -> T,
) -> T {
    let settings = &workspace.settings;
    let setting = setting(workspace);
    let used: BTreeSet<&String> = definitions
        .abouts
        .values()
        .flat_map(|about| &about.datasets)
        .chain(outcome.rows.keys())
        .collect();
    let datasets: Vec<DatasetNote> = used
        .into_iter()
        .filter_map(|name| definitions.notes.get(name).cloned())
        .collect();
    let domains = definitions
        .catalogue
        .framework
        .all()
        .map(|domain| (domain.number.clone(), domain.name.clone()))
        .collect();
    let framework = &definitions.catalogue.framework;
    let clusters = clusters(framework);
    let maps = maps::maps(workspace, report, areas);
    let restated = restated::restated(workspace, definitions, report, released);
    let beside: Vec<DomainNote> = framework.beside.iter().map(note).collect();
    write(&Material {
        setting: &setting,
        site: outcome
            .place
            .as_ref()
            .map(|(reports, own)| SitePlace { reports, own: *own }),
        definition: report,
        released,
        abouts: &definitions.abouts,
        domains: &domains,
        clusters: &clusters,
        beside: &beside,
        expectation: settings.expectation.as_ref(),
        prognoses: &settings.prognoses,
        account: &outcome.account,
        accessibility: workspace.accessibility.as_ref(),
        letter: settings.letter.as_ref(),
        pdf: outcome.pdf,
        png: outcome.png,
        rows: &outcome.rows,
        surroundings: outcome.surroundings.as_ref(),
        areas,
        regions: &definitions.regions,
        maps: &maps,
        restated: restated.as_ref(),
        own_tables: &workspace.reference.own,
        deliveries: &outcome.deliveries,
        findings: &outcome.findings,
        quality: &outcome.quality,
        datasets: &datasets,
        narrative: &workspace.narrative,
        templates: &definitions.templates,
    })
}

/// The framework as a report shows it.
fn clusters(framework: &Framework) -> Vec<ClusterNote> {
    let clusters = framework.clusters.iter();
    clusters
        .map(|cluster| ClusterNote {
            name: cluster.name.clone(),
            domains: cluster.domains.iter().map(note).collect(),
        })
        .collect()
}

fn note(domain: &Domain) -> DomainNote {
    DomainNote {
        number: domain.number.clone(),
        name: domain.name.clone(),
        english: domain.english.clone(),
    }
}

/// Puts the site in place, unless a finding blocks.
pub fn publish(
    workspace: &Workspace,
    options: &Options,
    released: &Released,
    mut site: Site,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<()> {
    if outcome.findings.block() {
        return Ok(());
    }
    progress.stage("publishing", 1);
    let files = files(workspace, options, released, &mut site, &[], outcome)?;
    put(workspace, options, files, progress, outcome)?;
    if outcome.published.is_some() {
        account::remember(workspace, outcome)?;
    }
    Ok(())
}

/// The files of one report: pages, downloads, and what was asked for beside them. `shared` are files
/// of the site that its pages fetch.
fn files(
    workspace: &Workspace,
    options: &Options,
    released: &Released,
    site: &mut Site,
    shared: &[SiteFile],
    outcome: &mut Outcome,
) -> Result<Vec<SiteFile>> {
    if options.pdf {
        let size = letter_pdf::add(site)?;
        outcome.pdf_file = size.map(|size| (letter_pdf::FILE.to_owned(), size));
    }
    if options.png {
        outcome.png_files = Some(pictures::add(site)?);
    }
    let downloads = downloads::make(workspace, released, site, outcome)?;
    let pages = std::mem::take(&mut site.files).into_iter();
    let mut files: Vec<SiteFile> = pages.map(|file| (file.path, file.bytes)).collect();
    files.extend(downloads);
    if options.single_file {
        let all: Vec<SiteFile> = files.iter().chain(shared).cloned().collect();
        let pages = single_file::pages(&workspace.settings, &all)?;
        let sizes = pages
            .iter()
            .map(|(path, bytes)| (path.clone(), bytes.len()));
        outcome.single_files = sizes.collect();
        files.extend(pages);
    }
    Ok(files)
}

/// Puts the files in place in one move, with their manifest.
fn put(
    workspace: &Workspace,
    options: &Options,
    mut files: Vec<SiteFile>,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<()> {
    let run_date = workspace.settings.run_date.to_string();
    let manifest = Manifest::new(VERSION, &run_date, &outcome.deliveries, &files);
    files.push((ijkpunt_publish::MANIFEST.to_owned(), manifest.json()?));
    if options.preview {
        progress.done(&format!("{} files, for looking only", files.len()));
        outcome.preview = Some(files.into_iter().collect());
        return Ok(());
    }
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| workspace.site_folder());
    ijkpunt_publish::publish(&out, &files)?;
    remember_deliveries(workspace, outcome)?;
    progress.done(&format!("{} files", files.len()));
    outcome.published = Some(out);
    Ok(())
}

/// Remembers the deliveries that a site was just made of.
pub(crate) fn remember_deliveries(workspace: &Workspace, outcome: &Outcome) -> Result<()> {
    let own = workspace.own_folder();
    Memory::read(&own)?.publish(&own, &outcome.remembered)?;
    Ok(())
}

/// The year whose map of the country holds: that of the peildatum, else the verslagjaar.
pub(crate) fn indelingsjaar(workspace: &Workspace) -> i32 {
    let settings = &workspace.settings;
    settings.peildatum.map_or(settings.year, |day| day.year())
}

/// The last map up to the run date that the tables hold.
fn last_map(workspace: &Workspace) -> Option<i32> {
    let years = workspace.gemeenten().years()?;
    Some(workspace.settings.run_date.year().min(*years.end()))
}

/// What is computed: the verslagjaar, and for a dashboard or a region the years before it.
fn requests(scan: Scan<'_>) -> Vec<Request<'_>> {
    let years = match &scan.definitions.report {
        Some(report) if report.layout == Layout::Dashboard => i32::from(report.dashboard.years),
        Some(report) => i32::from(report.region_years()),
        None => 1,
    };
    (1 - years..=0).map(|years| scan.shifted(years)).collect()
}

fn request<'a>(workspace: &Workspace, areas: &'a [Area]) -> Request<'a> {
    let settings = &workspace.settings;
    Request {
        year: settings.year,
        peildatum: settings.peildatum,
        areas,
    }
}
