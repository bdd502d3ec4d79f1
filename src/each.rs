//! A site for each gemeente, from one build: the exports are read once and each statement is run once,
//! and every gemeente gets the site that it would have by itself, in a folder with its code. A page
//! above them leads to each. Finished sites are written at once, so that a country takes little more
//! memory than a gemeente.

mod engine;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use ijkpunt_model::{Area, Code, Finding, Findings, Place, Severity, Table};
use ijkpunt_publish::{FileLine, Fresh, Manifest, SiteFile};
use ijkpunt_report::{INHABITANTS, ReportLink};

use self::engine::Whole;
use self::tables::PerGemeente;
use crate::several::{self, Run};
use crate::stages::{self, Remembrance, Written};
use crate::workspace::{Each, SETTINGS_FILE, Workspace};
use crate::{Options, Outcome, Progress, Quiet, VERSION};

/// What the sites of all gemeenten share.
struct Shared<'a> {
    options: &'a Options,
    links: Vec<ReportLink>,
    /// What was found before anything was made of it.
    read: Outcome,
}

/// Builds the sites. `first` is the workspace with the first report of `names`.
pub(crate) fn build(
    folder: &Path,
    first: &Workspace,
    names: &[String],
    options: &Options,
    progress: &mut dyn Progress,
    mut outcome: Outcome,
) -> Result<Outcome> {
    let Some(mut runs) = several::open(folder, names, options, &mut outcome)? else {
        return Ok(outcome.could_not_run());
    };
    refuse_others(&runs, &mut outcome.findings);
    let tables = several::read(&runs, progress, &mut outcome)?;
    if !options.preview {
        stages::keep(first, &tables)?;
    }
    for run in &mut runs {
        let definitions = std::mem::take(&mut run.definitions);
        run.definitions = stages::classes(&run.workspace, definitions, &tables, &mut outcome);
    }
    let parts = PerGemeente::of(&tables);
    let areas = chosen(first, &parts, &mut outcome.findings);
    let mut total = Outcome {
        deliveries: outcome.deliveries.clone(),
        remembered: std::mem::take(&mut outcome.remembered),
        findings: outcome.findings.clone(),
        blocking: std::mem::take(&mut outcome.blocking),
        ..Outcome::default()
    };
    if total.findings.block() {
        return Ok(total);
    }
    let shared = Shared {
        options,
        links: several::links(&runs)?,
        read: outcome,
    };
    let mut site = Sites::begin(first, options)?;
    let mut whole = Whole::over(&tables);
    progress.stage("gemeenten", areas.len());
    for area in &areas {
        let own = parts.tables(area.code.as_str())?;
        let written = make(&shared, &mut runs, area, &own, &mut whole, &mut total)?;
        if !total.findings.block() {
            site.add(&shared, area, written)?;
        }
        progress.step(&area.name);
    }
    let statements = whole.statements();
    progress.done(&format!(
        "{} sites with {} pages, {statements} statements",
        areas.len(),
        total.pages
    ));
    if !total.findings.block() {
        let above = stages::above_each(&runs, &areas, &shared.read)?;
        total.pages += above.pages();
        site.place(first, above, progress, &mut total)?;
    }
    Ok(total)
}

/// Makes all reports of one gemeente.
fn make<'r>(
    shared: &Shared<'_>,
    runs: &'r mut [Run],
    area: &Area,
    tables: &BTreeMap<String, Table>,
    whole: &mut Whole<'_>,
    total: &mut Outcome,
) -> Result<Vec<Written<'r>>> {
    let mut written = Vec::new();
    for (at, run) in runs.iter_mut().enumerate() {
        run.workspace.settings.gemeente = Some(area.code.clone());
        let mut own = shared.read.for_report(&shared.links, at);
        own.folder = folder_of(area);
        if shared.links.len() == 1 {
            own.place = None;
        }
        let made = crate::make(
            &run.workspace,
            &run.definitions,
            tables,
            &mut whole.of(area.code.as_str()),
            &mut Quiet,
            &mut own,
        )?;
        total.find(&own.findings);
        if own.findings.block() {
            let report = &run.workspace.settings.report;
            total.blocking.push(format!("{}{report}", folder_of(area)));
        }
        total.figures += own.figures;
        total.pages += own.pages;
        let Some((released, site)) = made else {
            continue;
        };
        written.push(Written {
            workspace: &run.workspace,
            definitions: &run.definitions,
            released,
            site,
            outcome: own,
        });
    }
    Ok(written)
}

/// The folder of a gemeente within the site: a code stays what it is where a name changes.
fn folder_of(area: &Area) -> String {
    format!("{}/", area.code)
}

/// The gemeenten that get a site, as they were in the year of the report, by name.
fn chosen(workspace: &Workspace, parts: &PerGemeente<'_>, findings: &mut Findings) -> Vec<Area> {
    let year = stages::indelingsjaar(workspace);
    let gemeenten = workspace.gemeenten();
    let mut areas: Vec<Area> = match &workspace.settings.each {
        Some(Each::Listed(codes)) => codes
            .iter()
            .filter_map(|(code, at)| {
                let area = gemeenten.by_code(code, year);
                if area.is_none() {
                    let finding = Finding::new(
                        Code::OnbekendeGemeente,
                        Severity::Blokkeert,
                        Place::file(SETTINGS_FILE),
                        format!("Gemeente {code} bestond niet op 1 januari {year}."),
                        "Verbeter de code onder [gemeente], of het jaar onder [verslag].",
                    );
                    findings.push(finding.at(at.clone()));
                }
                area
            })
            .collect(),
        _ => {
            // The inhabitants of the whole country are often sent along: who is named there only has
            // delivered nothing.
            let mut datasets: Vec<&str> = parts.datasets().collect();
            if datasets.iter().any(|dataset| *dataset != INHABITANTS) {
                datasets.retain(|dataset| *dataset != INHABITANTS);
            }
            let named = datasets
                .into_iter()
                .flat_map(|dataset| parts.named(dataset));
            let named: BTreeSet<&str> = named.collect();
            let all = gemeenten.in_year(year).into_iter();
            all.filter(|area| named.contains(area.code.as_str()))
                .collect()
        }
    };
    // As Statistics Netherlands lists them: 's-Hertogenbosch stands with the S.
    areas.sort_by_cached_key(|area| {
        let name = area.name.trim_start_matches('\'').to_lowercase();
        (name, area.code.clone())
    });
    areas.dedup();
    if areas.is_empty() && !findings.block() {
        findings.push(Finding::new(
            Code::OnbekendeGemeente,
            Severity::Blokkeert,
            Place::file(SETTINGS_FILE),
            "De leveringen noemen geen enkele gemeente.",
            "Lever gegevens met een gemeente, of noem er een: [gemeente] met code = \"GM0014\".",
        ));
    }
    areas
}

/// Only a report about one gemeente can be made for each.
fn refuse_others(runs: &[Run], findings: &mut Findings) {
    for run in runs {
        let layout = run.definitions.report.as_ref().map(|report| report.layout);
        if layout.is_none_or(|layout| layout.is_of_one() && !layout.compares()) {
            continue;
        }
        let settings = &run.workspace.settings;
        let finding = Finding::new(
            Code::OngeldigeKeuze,
            Severity::Blokkeert,
            Place::file(SETTINGS_FILE),
            format!(
                "Het rapport '{}' gaat zelf over meer gemeenten. Het kan er niet voor elke gemeente zijn.",
                settings.report
            ),
            "Kies een rapport over een gemeente, of haal `elke` of `codes` weg onder [gemeente].",
        );
        findings.push(finding.at(settings.report_at.clone()));
    }
}

/// The sites while they are written.
struct Sites {
    out: std::path::PathBuf,
    /// None of a preview, which is kept in memory.
    fresh: Option<Fresh>,
    lines: Vec<FileLine>,
    preview: BTreeMap<String, Vec<u8>>,
    /// What is remembered of each gemeente once all stand in place.
    editions: Vec<Remembrance>,
}

impl Sites {
    fn begin(workspace: &Workspace, options: &Options) -> Result<Sites> {
        let out = options.out.clone();
        let out = out.unwrap_or_else(|| workspace.site_folder());
        Ok(Sites {
            fresh: match options.preview {
                true => None,
                false => Some(Fresh::site(&out)?),
            },
            out,
            lines: Vec::new(),
            preview: BTreeMap::new(),
            editions: Vec::new(),
        })
    }

    /// Writes the site of a gemeente.
    fn add(
        &mut self,
        shared: &Shared<'_>,
        area: &Area,
        mut written: Vec<Written<'_>>,
    ) -> Result<()> {
        let files = match (written.as_mut_slice(), shared.links.len()) {
            ([one], 1) => stages::files_of(shared.options, one)?,
            (several, _) => stages::joined(shared.options, several, &mut Outcome::default())?,
        };
        let folder = folder_of(area);
        let within = files.into_iter();
        let within: Vec<SiteFile> = within
            .map(|(path, bytes)| (format!("{folder}{path}"), bytes))
            .collect();
        self.write(within)?;
        for one in written {
            let Some(fresh) = &self.fresh else { break };
            let edition = one.outcome.edition.as_ref();
            self.editions
                .extend(Remembrance::lay_aside(one.workspace, edition, fresh)?);
        }
        Ok(())
    }

    fn write(&mut self, files: Vec<SiteFile>) -> Result<()> {
        self.lines.extend(Manifest::lines(&files));
        match &self.fresh {
            Some(fresh) => fresh.write(&files)?,
            None => self.preview.extend(files),
        }
        Ok(())
    }

    /// Puts all in place in one move, with the page above them and the manifest.
    fn place(
        mut self,
        workspace: &Workspace,
        above: ijkpunt_report::Site,
        progress: &mut dyn Progress,
        total: &mut Outcome,
    ) -> Result<()> {
        progress.stage("publishing", 1);
        let files = above.files.into_iter();
        self.write(files.map(|file| (file.path, file.bytes)).collect())?;
        let count = self.lines.len() + 1;
        let run_date = workspace.settings.run_date.to_string();
        let lines = std::mem::take(&mut self.lines);
        let manifest = Manifest::of(VERSION, &run_date, &total.deliveries, lines);
        let manifest = (ijkpunt_publish::MANIFEST.to_owned(), manifest.json()?);
        match &self.fresh {
            Some(fresh) => fresh.write(std::slice::from_ref(&manifest))?,
            None => self.preview.extend([manifest]),
        }
        let Some(fresh) = self.fresh else {
            total.preview = Some(self.preview);
            progress.done(&format!("{count} files, for looking only"));
            return Ok(());
        };
        fresh.place()?;
        stages::remember_deliveries(workspace, total)?;
        for edition in self.editions {
            edition.keep()?;
        }
        progress.done(&format!("{count} files"));
        total.published = Some(self.out);
        Ok(())
    }
}
