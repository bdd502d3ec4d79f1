//! Measures how long a page takes: the chapter of the sample workspace, once for every gemeente of
//! the country, written to a folder on one core.
//!
//! `cargo bench --bench pages [-- COPIES]`. `docs/performance.md` has the results.

#[allow(dead_code, reason = "the other measurement needs the rest")]
mod usage;

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use ijkpunt::workspace::{Workspace, copy_sample};
use ijkpunt::{Outcome, Quiet, stages};
use ijkpunt_engine::Polars;
use ijkpunt_model::Findings;
use ijkpunt_report::{Material, Site, Writer};

/// Gemeenten of the country in 2024.
const COPIES: usize = 342;

fn main() -> Result<()> {
    let copies = std::env::args()
        .filter_map(|word| word.parse().ok())
        .next()
        .unwrap_or(COPIES);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    if !folder.exists() {
        copy_sample(&folder)?;
    }
    let mut outcome = Outcome::default();
    let workspace = Workspace::open(&folder, None, &mut outcome.findings)?;
    let workspace = workspace.context("the sample workspace can't be opened")?;
    let definitions = stages::definitions(&workspace, &mut outcome)?;
    let report = definitions
        .report
        .as_ref()
        .context("the sample has no report")?;
    let tables = stages::ingest(&workspace, &definitions, &mut Quiet, &mut outcome)?;
    let areas = stages::areas(&workspace, report, &mut outcome);
    let figures = stages::compute(
        &workspace,
        &definitions,
        &tables,
        &areas,
        &mut Polars::new(),
        &mut Quiet,
        &mut outcome,
    )?;
    let released = stages::disclose(figures, &definitions);
    stages::with_material(
        &workspace,
        &definitions,
        report,
        &released,
        &areas,
        &outcome,
        |material| measure(material, copies, &folder.join("out")),
    )
}

fn measure(material: &Material<'_>, copies: usize, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let start = Instant::now();
    let writer = Writer::new(material.templates)?;
    println!(
        "templates and formats   {:8.2} ms, once",
        start.elapsed().as_secs_f64() * 1e3
    );
    let page = |findings: &mut Findings| Ok(writer.page(material, findings)?);
    time("the page", copies, out, page)?;
    let whole = |findings: &mut Findings| Ok(writer.write(material, findings)?);
    time("with all that goes along", copies, out, whole)
}

/// Makes all copies, then writes their files to the folder, and says what one copy took.
fn time(
    what: &str,
    copies: usize,
    out: &Path,
    write: impl Fn(&mut Findings) -> Result<Site>,
) -> Result<()> {
    let mut clock = Stopwatch::start(copies);
    let mut sites = Vec::new();
    for _ in 0..copies {
        sites.push(write(&mut Findings::new())?);
    }
    let made = clock.lap();
    for (copy, site) in sites.iter().enumerate() {
        ensure!(site.pages() > 0, "no page was written");
        for file in &site.files {
            let name = format!("{copy:04}-{}", file.path.replace('/', "-"));
            fs::write(out.join(name), &file.bytes)?;
        }
    }
    let written = clock.lap();
    let sizes = || {
        sites
            .iter()
            .flat_map(|site| &site.files)
            .map(|file| file.bytes.len())
    };
    println!(
        "{what:24} made {made}, written {written} a copy; {} bytes a copy, {} in its largest file",
        sizes().sum::<usize>() / copies,
        sizes().max().unwrap_or_default()
    );
    Ok(())
}

struct Stopwatch {
    copies: f64,
    last: (Instant, f64),
}

impl Stopwatch {
    fn start(copies: usize) -> Stopwatch {
        Stopwatch {
            copies: copies as f64,
            last: (Instant::now(), usage::cpu_seconds()),
        }
    }

    /// Wall time and CPU time since the last lap, for one copy.
    fn lap(&mut self) -> String {
        let now = (Instant::now(), usage::cpu_seconds());
        let wall = (now.0 - self.last.0).as_secs_f64() * 1e3 / self.copies;
        let cpu = (now.1 - self.last.1) * 1e3 / self.copies;
        self.last = now;
        format!("{wall:.2} ms (CPU {cpu:.2})")
    }
}
