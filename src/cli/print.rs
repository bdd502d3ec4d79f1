//! What the operator reads. The frame is English; a finding is Dutch, since it may be forwarded to
//! whoever supplied the data.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use ijkpunt_model::{Finding, Findings, Severity};

use crate::{Outcome, VERSION};

pub fn title(workspace: &Path) {
    let _ = writeln!(
        std::io::stderr(),
        "IJkpunt {VERSION}, {}",
        workspace.display()
    );
}

pub fn error(error: &anyhow::Error) {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    let _ = writeln!(std::io::stderr(), "error: {}", causes.join("\n  because: "));
}

/// Worst first, each with its place and what to do; then how many there are.
pub fn findings(outcome: &Outcome) {
    worst_first(outcome);
    if !outcome.findings.is_empty() {
        let _ = writeln!(std::io::stdout(), "{}", counts(&outcome.findings));
    }
}

/// Worst first, each with its place, what to do and which figures it touches.
pub fn worst_first(outcome: &Outcome) {
    let mut out = std::io::stdout().lock();
    for finding in outcome.findings.sorted() {
        let sent = outcome.sent.iter().find(|s| s.file == finding.place.file);
        let all = sent.map_or(&[][..], |sent| &sent.figures);
        let _ = writeln!(out, "{}", text(finding, all));
    }
}

/// What was read and what it means for the report, in the last lines: there a terminal stops.
pub fn summary(outcome: &Outcome) {
    let mut out = std::io::stdout().lock();
    let sum = Summary::of(outcome);
    let unread = match sum.files.saturating_sub(outcome.deliveries.len()) {
        0 => String::new(),
        unread => format!(", {unread} daarvan niet gelezen"),
    };
    let _ = writeln!(
        out,
        "{} leveringen{unread}; {} rijen gelezen, {} gebruikt",
        sum.files, sum.rows_read, sum.rows_kept
    );
    let rules = &outcome.quality.rules;
    if !rules.is_empty() {
        let broken = rules.iter().filter(|rule| rule.broken > 0).count();
        let rest = match broken {
            0 => "alle kloppen".to_owned(),
            1 => "1 daarvan klopt niet overal".to_owned(),
            _ => format!("{broken} daarvan kloppen niet overal"),
        };
        let _ = writeln!(out, "{} regels nagegaan, {rest}", rules.len());
    }
    let _ = match sum.touched.len() {
        0 => writeln!(out, "geen cijfer van het rapport wordt geraakt"),
        1 => writeln!(
            out,
            "1 cijfer van het rapport wordt geraakt: {}",
            some_of(&sum.touched)
        ),
        count => writeln!(
            out,
            "{count} cijfers van het rapport worden geraakt: {}",
            some_of(&sum.touched)
        ),
    };
    let _ = writeln!(out, "{}", counts(&outcome.findings));
}

/// What a check comes down to.
pub struct Summary {
    pub files: usize,
    pub rows_read: u64,
    pub rows_kept: u64,
    /// Names of the indicators that any finding touches.
    pub touched: Vec<String>,
}

impl Summary {
    pub fn of(outcome: &Outcome) -> Summary {
        let deliveries = &outcome.deliveries;
        let names = outcome.findings.iter().flat_map(|f| &f.touches);
        let touched: BTreeSet<&String> = names.collect();
        Summary {
            files: outcome.sent.len(),
            rows_read: deliveries.iter().map(|d| d.rows_read).sum(),
            rows_kept: deliveries.iter().map(|d| d.rows_kept).sum(),
            touched: touched.into_iter().cloned().collect(),
        }
    }
}

fn counts(findings: &Findings) -> String {
    let count = |severity| findings.count(severity);
    format!(
        "{} blokkeert, {} waarschuwing, {} info",
        count(Severity::Blokkeert),
        count(Severity::Waarschuwing),
        count(Severity::Info)
    )
}

/// The first names of a list; JSON and CSV have them all.
fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 6;
    let first = names.iter().take(SHOWN).map(String::as_str);
    let first: Vec<&str> = first.collect();
    match names.len().saturating_sub(SHOWN) {
        0 => first.join(", "),
        rest => format!("{} en nog {rest}", first.join(", ")),
    }
}

pub fn pages(folder: &Path, outcome: &Outcome) {
    let _ = writeln!(
        std::io::stderr(),
        "  {} pages for suppliers in {}",
        outcome.sent.len(),
        folder.display()
    );
}

pub fn written(path: &Path) {
    let _ = writeln!(std::io::stderr(), "  {}", path.display());
}

/// A finding as the terminal shows it; one that stands in a text shows its line with a mark. `all`
/// are the figures that are made from the file.
fn text(finding: &Finding, all: &[String]) -> String {
    let mut text = format!(
        "{} [{}] {}\n  waar: {}\n",
        finding.severity,
        finding.code,
        finding.what,
        finding.place_words(true)
    );
    if let Some(spot) = &finding.text {
        let number = spot.line.to_string();
        let margin = " ".repeat(number.len());
        let before: String = spot
            .excerpt
            .chars()
            .take(spot.column.saturating_sub(1))
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        text.push_str(&format!("  {number} | {}\n", spot.excerpt));
        text.push_str(&format!(
            "  {margin} | {before}{}\n",
            "^".repeat(spot.width)
        ));
    }
    text.push_str(&format!("  doen: {}\n", finding.remedy));
    if !finding.touches.is_empty() {
        let touches = match finding.touches.len() {
            count if count > 2 && count == all.len() => {
                format!("alle {count} cijfers uit deze gegevens")
            }
            _ => some_of(&finding.touches),
        };
        text.push_str(&format!("  raakt: {touches}\n"));
    }
    if let Some(waiver) = &finding.waiver {
        text.push_str(&format!("  {waiver}\n"));
    }
    text
}

pub fn published(site: &Path, outcome: &Outcome) {
    let _ = writeln!(
        std::io::stderr(),
        "  {} pages, {} figures. Open {}",
        outcome.pages,
        outcome.figures,
        site.join("index.html").display()
    );
}

/// The letter as PDF.
pub fn pdf(site: &Path, outcome: &Outcome) {
    if let Some((path, bytes)) = &outcome.pdf_file {
        let file = site.join(path);
        let kilobytes = bytes.div_ceil(1000);
        let _ = writeln!(
            std::io::stderr(),
            "  {}, {kilobytes} kB, PDF/UA-1",
            file.display()
        );
    }
}

/// The charts as PNG.
pub fn png(site: &Path, outcome: &Outcome) {
    if let Some((count, bytes)) = outcome.png_files {
        let folder = site.join("grafieken");
        let kilobytes = bytes.div_ceil(1000);
        let _ = writeln!(
            std::io::stderr(),
            "  {}: {count} charts as PNG, {kilobytes} kB together",
            folder.display()
        );
    }
}

/// The pages that can be mailed, with their size, since a mail server may refuse what is big.
pub fn single_files(site: &Path, outcome: &Outcome) {
    let mut err = std::io::stderr().lock();
    for (path, bytes) in &outcome.single_files {
        let file = site.join(path);
        let kilobytes = bytes.div_ceil(1000);
        let _ = writeln!(err, "  {}, {kilobytes} kB, can be mailed", file.display());
    }
}

/// Where a preview is to be seen.
#[cfg(feature = "serve")]
pub fn serving(address: &str) {
    let _ = writeln!(
        std::io::stderr(),
        "  serving on {address} for this computer only; Ctrl-C ends it"
    );
}

/// What came of a build for a preview.
#[cfg(feature = "serve")]
pub fn previewed(good: bool, address: &str) {
    let words = match good {
        true => "to be seen on",
        false => "not built; the last good site is still to be seen on",
    };
    let _ = writeln!(std::io::stderr(), "  {words} {address}");
}

/// Why a preview is built again.
#[cfg(feature = "serve")]
pub fn changed(workspace: &Path, files: &[std::path::PathBuf]) {
    let mut err = std::io::stderr().lock();
    for file in files {
        let shown = file.strip_prefix(workspace).unwrap_or(file);
        let _ = writeln!(err, "changed: {}", shown.display());
    }
}

pub fn not_published(blocking: &[String]) {
    if !blocking.is_empty() {
        let _ = writeln!(
            std::io::stderr(),
            "  one site of several reports, held back by: {}",
            blocking.join(", ")
        );
    }
    let _ = writeln!(
        std::io::stderr(),
        "  nothing was published; an earlier site is as it was. Mend what blocks and run again."
    );
}

/// The styleguide.
pub fn guide(folder: &Path, files: usize) {
    let _ = writeln!(
        std::io::stderr(),
        "  {files} files. Open {}",
        folder.join("stijlgids.html").display()
    );
}

pub fn made(folder: &Path, files: usize) {
    let _ = writeln!(
        std::io::stderr(),
        "  {files} files written. Now run: ijkpunt build {}",
        folder.display()
    );
}
