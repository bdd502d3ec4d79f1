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
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy_sample(&folder)?;
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

/// Writes the files of each copy to the folder, and says what one copy took.
fn time(
    what: &str,
    copies: usize,
    out: &Path,
    write: impl Fn(&mut Findings) -> Result<Site>,
) -> Result<()> {
    let (start, before) = (Instant::now(), usage::cpu_seconds());
    let (mut bytes, mut largest) = (0, 0);
    for copy in 0..copies {
        let site = write(&mut Findings::new())?;
        ensure!(site.pages() > 0, "no page was written");
        for file in &site.files {
            bytes += file.bytes.len();
            largest = largest.max(file.bytes.len());
            fs::write(
                out.join(format!("{copy:04}-{}", file.path.replace('/', "-"))),
                &file.bytes,
            )?;
        }
    }
    let wall = start.elapsed().as_secs_f64() * 1e3 / copies as f64;
    let cpu = (usage::cpu_seconds() - before) * 1e3 / copies as f64;
    println!(
        "{what:24}{wall:8.2} ms a copy, {cpu:.2} ms of it on the core, {} bytes a copy, {largest} \
         in its largest file",
        bytes / copies
    );
    Ok(())
}
