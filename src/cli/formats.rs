//! What `check` found, for programs (JSON) and for Excel (CSV). `docs/controle.md` describes both.

use anyhow::{Result, anyhow};
use ijkpunt_model::{Comparison, Delivery, Finding, RuleOutcome, Spot};
use ijkpunt_report::WaiverNote;
use serde::Serialize;

use super::print::Summary;
use crate::{Outcome, VERSION};

/// The shape of the JSON. Keys may be added to a shape; one that goes or changes its meaning makes
/// a new shape.
const SHAPE: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    vorm: u32,
    programma: &'static str,
    versie: &'static str,
    samenvatting: Totals,
    leveringen: Vec<DeliveryLine<'a>>,
    regels: Vec<RuleLine<'a>>,
    bevindingen: Vec<FindingLine<'a>>,
    uitzonderingen: Vec<WaiverLine<'a>>,
}

#[derive(Serialize)]
struct Totals {
    bestanden: usize,
    rijen_gelezen: u64,
    rijen_gebruikt: u64,
    blokkeert: usize,
    waarschuwing: usize,
    info: usize,
    raakt: Vec<String>,
}

#[derive(Serialize)]
struct DeliveryLine<'a> {
    bestand: &'a str,
    dataset: &'a str,
    afzender: Option<&'a str>,
    ontvangen: Option<String>,
    gelezen: bool,
    sha256: Option<&'a str>,
    rijen_gelezen: u64,
    rijen_gebruikt: u64,
    ontbrekende_kolommen: &'a [String],
    ongewijzigd: bool,
    vorige_rijen_gelezen: Option<u64>,
}

#[derive(Serialize)]
struct RuleLine<'a> {
    dataset: &'a str,
    regel: &'a str,
    omschrijving: &'a str,
    dimensie: &'static str,
    ernst: &'static str,
    klopt: u64,
    klopt_niet: u64,
    niet_te_zeggen: u64,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    code: &'static str,
    ernst: &'static str,
    dimensie: Option<&'static str>,
    regel: Option<&'a str>,
    bestand: &'a str,
    blad: Option<&'a str>,
    kolom: Option<&'a str>,
    tekst: Option<TextLine>,
    aantal: u64,
    plaatsen: Vec<SpotLine<'a>>,
    wat: &'a str,
    doen: &'a str,
    raakt: &'a [String],
    uitzondering: Option<&'a str>,
}

/// A place in a text that a person typed.
#[derive(Serialize)]
struct TextLine {
    regel: usize,
    kolom: usize,
}

#[derive(Serialize)]
struct SpotLine<'a> {
    rij: u64,
    cel: Option<&'a str>,
    waarde: Option<&'a str>,
}

#[derive(Serialize)]
struct WaiverLine<'a> {
    regel: &'a str,
    plaats: &'a str,
    reden: &'a str,
    naam: &'a str,
    tot_en_met: String,
}

/// Everything as one JSON object, worst finding first.
pub fn json(outcome: &Outcome) -> Result<Vec<u8>> {
    let summary = Summary::of(outcome);
    let count = |severity| outcome.findings.count(severity);
    use ijkpunt_model::Severity::{Blokkeert, Info, Waarschuwing};
    let report = Report {
        vorm: SHAPE,
        programma: "IJkpunt",
        versie: VERSION,
        samenvatting: Totals {
            bestanden: summary.files,
            rijen_gelezen: summary.rows_read,
            rijen_gebruikt: summary.rows_kept,
            blokkeert: count(Blokkeert),
            waarschuwing: count(Waarschuwing),
            info: count(Info),
            raakt: summary.touched,
        },
        leveringen: deliveries(outcome),
        regels: outcome.quality.rules.iter().map(rule).collect(),
        bevindingen: outcome.findings.sorted().into_iter().map(finding).collect(),
        uitzonderingen: outcome.quality.waivers.iter().map(waiver).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&report)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn deliveries(outcome: &Outcome) -> Vec<DeliveryLine<'_>> {
    let line = |sent: &'_ crate::quality::Sent| {
        let delivery: Option<&Delivery> = outcome.deliveries.iter().find(|d| d.file == sent.file);
        let comparison: Option<&Comparison> = outcome
            .quality
            .comparisons
            .iter()
            .find(|comparison| comparison.dataset == sent.dataset);
        (delivery, comparison)
    };
    outcome
        .sent
        .iter()
        .map(|sent| {
            let (delivery, comparison) = line(sent);
            DeliveryLine {
                bestand: &sent.file,
                dataset: &sent.dataset,
                afzender: sent.sender.as_deref(),
                ontvangen: sent.received.map(|day| day.to_string()),
                gelezen: delivery.is_some(),
                sha256: delivery.map(|d| d.sha256.as_str()),
                rijen_gelezen: delivery.map_or(0, |d| d.rows_read),
                rijen_gebruikt: delivery.map_or(0, |d| d.rows_kept),
                ontbrekende_kolommen: delivery.map_or(&[], |d| d.absent.as_slice()),
                ongewijzigd: comparison.is_some_and(|c| c.unchanged),
                vorige_rijen_gelezen: comparison
                    .and_then(|c| c.before.as_ref())
                    .map(|before| before.rows_read),
            }
        })
        .collect()
}

fn rule(rule: &RuleOutcome) -> RuleLine<'_> {
    RuleLine {
        dataset: &rule.dataset,
        regel: &rule.rule,
        omschrijving: &rule.words,
        dimensie: rule.dimension.word(),
        ernst: rule.severity.word(),
        klopt: rule.holds,
        klopt_niet: rule.broken,
        niet_te_zeggen: rule.undecided,
    }
}

fn finding(finding: &Finding) -> FindingLine<'_> {
    FindingLine {
        code: finding.code.id(),
        ernst: finding.severity.word(),
        dimensie: finding.code.dimension().map(|side| side.word()),
        regel: finding.rule.as_deref(),
        bestand: &finding.place.file,
        blad: finding.place.sheet.as_deref(),
        kolom: finding.place.column.as_deref(),
        tekst: finding.text.as_ref().map(|spot| TextLine {
            regel: spot.line,
            kolom: spot.column,
        }),
        aantal: finding.count,
        plaatsen: finding.spots.iter().map(spot).collect(),
        wat: &finding.what,
        doen: &finding.remedy,
        raakt: &finding.touches,
        uitzondering: finding.waiver.as_deref(),
    }
}

fn spot(spot: &Spot) -> SpotLine<'_> {
    SpotLine {
        rij: spot.row,
        cel: spot.cell.as_deref(),
        waarde: Some(spot.value.as_str()).filter(|value| !value.is_empty()),
    }
}

fn waiver(waiver: &WaiverNote) -> WaiverLine<'_> {
    WaiverLine {
        regel: &waiver.rule,
        plaats: &waiver.place,
        reden: &waiver.reason,
        naam: &waiver.name,
        tot_en_met: waiver.expires.to_string(),
    }
}

/// A line for each place of each finding, worst first, as Dutch spreadsheets open it: UTF-8 with
/// BOM and `;`. `aantal` is that of the whole finding.
pub fn csv(outcome: &Outcome) -> Result<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer.write_record([
        "ernst",
        "code",
        "dimensie",
        "bestand",
        "blad",
        "kolom",
        "rij",
        "cel",
        "waarde",
        "wat",
        "doen",
        "raakt",
        "regel",
        "uitzondering",
        "aantal",
    ])?;
    for finding in outcome.findings.sorted() {
        let line = |spot: Option<&Spot>| record(finding, spot);
        if finding.spots.is_empty() {
            writer.write_record(line(None))?;
        }
        for spot in &finding.spots {
            writer.write_record(line(Some(spot)))?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| anyhow!(error.to_string()))?;
    Ok(bytes)
}

fn record(finding: &Finding, spot: Option<&Spot>) -> [String; 15] {
    let line = finding.text.as_ref().map(|text| text.line.to_string());
    let row = spot.map(|spot| spot.row.to_string());
    let touches = finding.touches.join(" | ");
    let text = |text: Option<&str>| harmless(text.unwrap_or_default());
    [
        finding.severity.word().to_owned(),
        finding.code.id().to_owned(),
        text(finding.code.dimension().map(|side| side.word())),
        text(Some(&finding.place.file)),
        text(finding.place.sheet.as_deref()),
        text(finding.place.column.as_deref()),
        row.or(line).unwrap_or_default(),
        text(spot.and_then(|spot| spot.cell.as_deref())),
        text(spot.map(|spot| spot.value.as_str())),
        text(Some(&finding.what)),
        text(Some(&finding.remedy)),
        text(Some(&touches)),
        text(finding.rule.as_deref()),
        text(finding.waiver.as_deref()),
        finding.count.to_string(),
    ]
}

/// A text that a spreadsheet can't take for a formula: what it would begin one with gets an
/// apostrophe in front. Values come from files of others.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in ["=1+1", "+31", "-5", "@x", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "a=b", "31-12-2019", "'=1"] {
            assert_eq!(harmless(text), text);
        }
    }
}
