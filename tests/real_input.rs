//! The same build on real public files, where they are at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ijkpunt_areas::Gemeenten;
use ijkpunt_model::{Code, Findings};

use crate::workbench::{Site, Workbench, exit_code, listed, number, real, rows};

const COA: &str = "taakstelling/coa-stand-taakstelling-2015-11.csv";
const STATLINE: &str = "statline/70072ned-regionale-kerncijfers-2025.csv";

fn count(findings: &Findings, code: Code) -> u64 {
    findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| finding.count)
        .sum()
}

fn settings(report: &str, peildatum: &str) -> String {
    let year = &peildatum[..4];
    format!(
        "[verslag]\nrapport = \"{report}\"\njaar = {year}\nrundatum = 2025-12-01\n\
         peildatum = {peildatum}\ntitel = \"Proef\"\n"
    )
}

fn delivery(dataset: &str, file: &str) -> String {
    format!("\n[[levering]]\ndataset = \"{dataset}\"\nbestand = \"{file}\"\n")
}

/// The workspace of COA's stand of November 2015, or nothing.
fn coa() -> Option<Workbench> {
    let path = real(COA)?;
    let bench = Workbench::empty();
    bench.write("exports/stand.csv", fs::read(path).unwrap());
    let settings = settings("stand-taakstelling", "2015-11-01")
        + &delivery("taakstelling_stand", "stand.csv")
        + "[levering.vast]\npeildatum = \"2015-11-01\"\n";
    bench.write("ijkpunt.toml", settings);
    Some(bench)
}

/// Per gemeente the figure of an indicator; missing ones are empty.
fn by_gemeente(site: &Site, id: &str) -> BTreeMap<String, String> {
    site.figures()
        .into_iter()
        .filter(|figure| figure.indicator == id)
        .map(|figure| (figure.gemeente, figure.waarde))
        .collect()
}

#[test]
fn the_stand_of_november_2015_stands_on_a_page() {
    let Some(bench) = coa() else { return };
    let outcome = bench.build_well();
    assert_eq!(exit_code(&outcome), 0, "{}", listed(&outcome.findings));
    assert_eq!(count(&outcome.findings, Code::RijZonderCijfer), 10);
    let site = bench.site();
    let stands = by_gemeente(&site, "taakstelling-stand");
    let filled: BTreeMap<&String, f64> = stands
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(code, value)| (code, number(value)))
        .collect();
    assert_eq!((stands.len(), filled.len()), (393, 381));
    assert_eq!(filled.values().sum::<f64>(), -15_162.0);

    // The ratio against the numbers of inhabitants in the same file.
    let ratios = by_gemeente(&site, "taakstelling-stand-per-1000");
    let source = rows(std::str::from_utf8(&bench.read("exports/stand.csv")).unwrap());
    let mut empty = BTreeSet::new();
    for row in &source[1..] {
        let (name, code, inhabitants) = (&row[0], &row[1], &row[8]);
        if row[2].is_empty() {
            empty.insert(name.clone());
            assert_eq!(ratios[code], "", "{name}");
            continue;
        }
        let (stand, inhabitants): (f64, f64) =
            (row[2].parse().unwrap(), inhabitants.parse().unwrap());
        assert_eq!(filled[code], stand, "{name}");
        let ratio: f64 = ratios[code].replace(',', ".").parse().unwrap();
        assert!(
            (ratio - stand / inhabitants * 1000.0).abs() < 1e-9,
            "{name}"
        );
    }
    assert_eq!((source.len() - 1, empty.len()), (391, 10));

    // Ten empty and two absent gemeenten are named on the page, under their reason.
    let known: BTreeSet<&String> = source[1..].iter().map(|row| &row[1]).collect();
    let absent: Vec<String> = Gemeenten::builtin()
        .in_year(2015)
        .into_iter()
        .filter(|area| !known.contains(&area.code.to_string()))
        .map(|area| area.name)
        .collect();
    assert_eq!(absent.len(), 2, "{absent:?}");
    let page = site.page("index.html");
    let missing = page
        .all("section")
        .into_iter()
        .map(|section| section.text())
        .find(|text| text.contains("Gemeenten zonder cijfer"))
        .unwrap();
    assert!(missing.contains("Geen gegevens"), "{missing}");
    for name in empty.iter().chain(&absent) {
        assert!(missing.contains(name), "{name} is not in: {missing}");
    }
    for figure in site.figures().iter().filter(|f| f.waarde.is_empty()) {
        assert_eq!(figure.teken, "niet-geleverd", "{figure:?}");
    }

    // Sorted, and the download says the same.
    let tables = page.all("table");
    let table = tables.last().unwrap().table();
    assert_eq!(table.rows.len(), 1 + 381);
    let order: Vec<f64> = table.rows[1..].iter().map(|row| number(&row[2])).collect();
    assert!(order.is_sorted(), "not from low to high");
    let shown: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.replace('−', "-")).collect())
        .collect();
    assert_eq!(shown, site.csv("gemeenten.csv"));
}

#[test]
fn statline_of_2025_gives_342_gemeenten() {
    let Some(path) = real(STATLINE) else { return };
    let bench = Workbench::empty();
    bench.write("exports/bevolking.csv", fs::read(path).unwrap());
    let settings = settings("inwoners", "2025-01-01") + &delivery("inwoners", "bevolking.csv");
    bench.write("ijkpunt.toml", settings);
    let outcome = bench.build_well();
    assert_eq!(exit_code(&outcome), 0, "{}", listed(&outcome.findings));
    assert_eq!(count(&outcome.findings, Code::Totaalrij), 1);
    assert_eq!(count(&outcome.findings, Code::HistorischGebied), 386);
    assert_eq!(count(&outcome.findings, Code::RijZonderCijfer), 0);
    let site = bench.site();
    let figures = by_gemeente(&site, "inwoners");
    assert_eq!(figures.len(), 342);
    let sum: f64 = figures.values().map(|value| number(value)).sum();
    assert_eq!(sum, 18_044_027.0);
    let page = site.page("index.html");
    let tables = page.all("table");
    assert_eq!(tables.last().unwrap().table().rows.len(), 1 + 342);
    assert!(!page.text().contains("Gemeenten zonder cijfer"));
}

/// COA's workspace with the inhabitants of another delivery as the denominator.
fn over(inhabitants: &[u8]) -> Option<Workbench> {
    let bench = coa()?;
    bench.write("exports/bevolking.csv", inhabitants);
    bench.append("ijkpunt.toml", &delivery("inwoners", "bevolking.csv"));
    bench.own_definition(
        "indicators/2.1-huisvesting/taakstelling-stand-per-1000.toml",
        &[(
            "[berekening.noemer]\nsom = \"inwoners\"",
            "[berekening.noemer]\ndataset = \"inwoners\"\nsom = \"inwoners\"\npeildatum = \"peildatum\"",
        )],
    );
    Some(bench)
}

/// A stand of 2015 over the inhabitants of 2025 is a ratio over two indelingen. The file names
/// gemeenten that did not exist in 2015 as well, so nothing is published at all.
#[test]
fn a_ratio_over_two_indelingen_is_refused() {
    let Some(path) = real(STATLINE) else { return };
    let Some(bench) = over(&fs::read(path).unwrap()) else {
        return;
    };
    let outcome = bench.build();
    let refused: Vec<_> = outcome
        .findings
        .iter()
        .filter(|finding| finding.code == Code::Indelingsverschil)
        .collect();
    let [finding] = refused.as_slice() else {
        panic!("one cause is one finding:\n{}", listed(&outcome.findings))
    };
    assert!(finding.count > 250, "{finding:?}");
    assert!(finding.what.contains("2015") && finding.what.contains("2025"));
    assert!(count(&outcome.findings, Code::OnbekendeGemeente) > 0);
    assert!(outcome.published.is_none());
    assert!(!bench.path("site").exists());
}

/// With gemeenten that exist in both years nothing blocks, and still there is no ratio.
#[test]
fn a_refused_ratio_is_no_figure() {
    let inhabitants =
        "Gemeente;Peildatum;Inwoners\nGM0014;1-1-2025;246000\nGM0034;1-1-2025;229000\n";
    let Some(bench) = over(inhabitants.as_bytes()) else {
        return;
    };
    let outcome = bench.build_well();
    assert_eq!(count(&outcome.findings, Code::Indelingsverschil), 2);
    let site = bench.site();
    let ratios = by_gemeente(&site, "taakstelling-stand-per-1000");
    assert_eq!(ratios.len(), 393);
    assert!(ratios.values().all(String::is_empty), "{ratios:?}");
    assert_ne!(by_gemeente(&site, "taakstelling-stand")["GM0014"], "");
}
