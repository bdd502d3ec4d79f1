//! Waivers: what they cover, and what is wrong with them.

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, Place, Severity, Spot};

use super::support::lines;
use crate::Waivers;

const GOOD: &str = r#"[[uitzondering]]
regel = "buiten-bereik"
bestand = "a.csv"
reden = "Nagevraagd bij de leverancier"
naam = "J. de Vries"
tot = 2020-12-31
"#;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Two findings in one file, the second of a rule with a name of its own.
fn found() -> Findings {
    let spot = |row| Spot {
        row,
        cell: None,
        value: String::new(),
    };
    let finding = |code, column: &str| {
        let place = Place::file("a.csv").column(column);
        Finding::new(code, Severity::Blokkeert, place, "Fout.", "Herstel.")
    };
    let mut findings = Findings::new();
    for row in 2..5 {
        findings.push_spot(finding(Code::BuitenBereik, "uren"), spot(row));
    }
    let mut rule = finding(Code::RegelGebroken, "winst");
    rule.rule = Some("balans".to_owned());
    findings.push_spot(rule, spot(9));
    let number = finding(Code::Identificatienummer, "bsn");
    findings.push_spot(number, spot(2));
    findings
}

fn applied(text: &str, on: &str) -> Vec<String> {
    let mut findings = Findings::new();
    let waivers = Waivers::read("uitzonderingen.toml", text, &mut findings);
    assert!(findings.is_empty(), "{:?}", lines(&findings));
    let mut found = found();
    waivers.apply(&mut found, day(on), |file| {
        (file == "a.csv").then(|| "werk".to_owned())
    });
    found
        .iter()
        .map(|f| {
            let waived = f.waiver.as_deref().unwrap_or("-");
            format!("{} {} {} {waived}", f.severity, f.code, f.count)
        })
        .collect()
}

const ALLOWED: &str = "Toegestaan door J. de Vries tot en met 31-12-2020: Nagevraagd bij de \
    leverancier. Zonder uitzondering: blokkeert.";

#[test]
fn a_waiver_makes_its_finding_worth_knowing_only() {
    let covered = format!("info buiten-bereik 3 {ALLOWED}");
    let left = [
        "blokkeert regel-gebroken 1 -",
        "blokkeert identificatienummer 1 -",
    ];
    for (from, to) in [
        ("", ""),
        ("bestand = \"a.csv\"", "dataset = \"werk\""),
        ("tot =", "kolom = \"uren\"\ntot ="),
        ("tot =", "rijen = [\"2-4\"]\ntot ="),
    ] {
        let found = applied(&GOOD.replacen(from, to, 1), "2020-12-31");
        assert_eq!(found[0], covered, "{to}");
        assert_eq!(found[1..], left, "{to}");
    }
}

#[test]
fn a_waiver_names_a_rule_too() {
    let found = applied(&GOOD.replace("buiten-bereik", "balans"), "2020-01-01");
    assert_eq!(found[0], "blokkeert buiten-bereik 3 -");
    assert_eq!(found[1], format!("info regel-gebroken 1 {ALLOWED}"));
}

#[test]
fn rows_that_are_not_named_stay_what_they_were() {
    let text = GOOD.replace("tot =", "rijen = [\"3\"]\ntot =");
    let found = applied(&text, "2020-01-01");
    assert_eq!(found[0], format!("info buiten-bereik 1 {ALLOWED}"));
    assert_eq!(found[1], "blokkeert buiten-bereik 2 -");
}

#[test]
fn a_waiver_that_covers_nothing_is_a_finding() {
    for (from, to) in [
        ("buiten-bereik", "buiten-bereikt"),
        ("\"a.csv\"", "\"b.csv\""),
        ("bestand = \"a.csv\"", "dataset = \"ander\""),
        ("tot =", "kolom = \"winst\"\ntot ="),
        ("tot =", "rijen = [\"7-9\"]\ntot ="),
    ] {
        let found = applied(&GOOD.replacen(from, to, 1), "2020-01-01");
        assert_eq!(found.len(), 4, "{to}");
        assert_eq!(found[0], "blokkeert buiten-bereik 3 -", "{to}");
        assert_eq!(found[3], "waarschuwing uitzondering-ongebruikt 1 -", "{to}");
    }
}

#[test]
fn a_waiver_ends_on_its_last_day() {
    let found = applied(GOOD, "2021-01-01");
    assert_eq!(found[0], "blokkeert buiten-bereik 3 -");
    assert_eq!(found[3], "waarschuwing uitzondering-verlopen 1 -");
}

#[test]
fn what_became_of_a_waiver_points_at_its_line() {
    let mut findings = Findings::new();
    let text = format!("{GOOD}{}", GOOD.replace("2020-12-31", "2019-12-31"));
    let waivers = Waivers::read("uitzonderingen.toml", &text, &mut findings);
    waivers.apply(&mut findings, day("2020-01-01"), |_| None);
    assert_eq!(
        lines(&findings),
        [
            "waarschuwing uitzondering-ongebruikt uitzonderingen.toml, regel 2, kolom 9 | De \
             uitzondering voor 'buiten-bereik' past bij geen enkele bevinding.",
            "waarschuwing uitzondering-verlopen uitzonderingen.toml, regel 8, kolom 9 | De \
             uitzondering voor 'buiten-bereik' gold tot en met 31-12-2019 en geldt niet meer.",
        ]
    );
}

#[test]
fn every_fault_in_a_waiver_has_its_place() {
    for (from, to, expected) in [
        (
            "naam = \"J. de Vries\"\n",
            "",
            "1, kolom 1 | 'naam' ontbreekt hier",
        ),
        (
            "reden = \"Nagevraagd bij de leverancier\"\n",
            "",
            "'reden' ontbreekt hier",
        ),
        ("tot = 2020-12-31\n", "", "'tot' ontbreekt hier"),
        (
            "2020-12-31",
            "\"31 december\"",
            "6, kolom 7 | De waarde van 'tot'",
        ),
        (
            "bestand = \"a.csv\"\n",
            "",
            "noemt geen dataset en geen bestand",
        ),
        (
            "tot =",
            "rijen = [\"9-2\"]\ntot =",
            "6, kolom 10 | '9-2' is geen rij",
        ),
        (
            "\"buiten-bereik\"",
            "\"identificatienummer\"",
            "2, kolom 9 | Voor 'identificatienummer'",
        ),
        (
            "\"buiten-bereik\"",
            "\"leesfout\"",
            "2, kolom 9 | Voor 'leesfout'",
        ),
        (
            "tot =",
            "regels = 1\ntot =",
            "6, kolom 1 | 'regels' is hier geen bekende sleutel",
        ),
    ] {
        let mut findings = Findings::new();
        let text = GOOD.replacen(from, to, 1);
        let waivers = Waivers::read("uitzonderingen.toml", &text, &mut findings);
        let found = lines(&findings);
        let hit = found.iter().any(|line| line.contains(expected));
        assert!(hit, "{expected} is not among:\n{}", found.join("\n"));
        assert_eq!(waivers.is_empty(), !to.starts_with("regels"), "{to}");
    }
}
