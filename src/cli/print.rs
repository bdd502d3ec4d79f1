//! What the operator reads. The frame is English; a finding is Dutch, since it may be forwarded to
//! whoever supplied the data.

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

/// Worst first, each with its place and what to do.
pub fn findings(findings: &Findings) {
    let mut out = std::io::stdout().lock();
    for finding in findings.sorted() {
        let _ = writeln!(out, "{}", text(finding));
    }
    if !findings.is_empty() {
        let count = |severity| findings.count(severity);
        let _ = writeln!(
            out,
            "{} blokkeert, {} waarschuwing, {} info",
            count(Severity::Blokkeert),
            count(Severity::Waarschuwing),
            count(Severity::Info)
        );
    }
}

/// A finding as the terminal shows it; one that stands in a text shows its line with a mark.
pub fn text(finding: &Finding) -> String {
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

pub fn not_published() {
    let _ = writeln!(
        std::io::stderr(),
        "  nothing was published; an earlier site is as it was. Mend what blocks and run again."
    );
}

pub fn made(folder: &Path, files: usize) {
    let _ = writeln!(
        std::io::stderr(),
        "  {files} files written. Now run: ijkpunt build {}",
        folder.display()
    );
}
