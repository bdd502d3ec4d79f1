//! Tables that a workspace gets wrong: a finding with its place, and never a guess.

use ijkpunt_model::{Code, Findings, Severity};

use super::support::{ADDRESSES, code};
use crate::{Gemeenten, Geography, Grootteklassen, Groups, Herindelingen, Inwoners, Method};
use crate::{Reason, Reference, Tegelkaart, Weights};

/// The codes of the findings with the column and the rows they stand in.
fn places(findings: &Findings) -> Vec<String> {
    findings
        .iter()
        .map(|found| {
            let column = found.place.column.as_deref().unwrap_or("-");
            let rows: Vec<String> = found
                .spots
                .iter()
                .map(|spot| spot.row.to_string())
                .collect();
            format!("{} {column} {}", found.code, rows.join(","))
        })
        .collect()
}

#[test]
fn a_table_without_a_column_has_no_rows() {
    let (table, findings) = Gemeenten::parse("gemeentecode;naam\nGM0001;A\n", "eigen.csv");
    assert_eq!(table, Gemeenten::default());
    assert_eq!(
        places(&findings),
        [
            "kolom-ontbreekt gemeentenaam ",
            "kolom-ontbreekt provincie ",
            "kolom-ontbreekt eerste_indelingsjaar ",
            "kolom-ontbreekt laatste_indelingsjaar ",
        ]
    );
    assert_eq!(findings.worst(), Some(Severity::Blokkeert));
    assert_eq!(table.years(), None);
}

#[test]
fn rows_of_gemeenten_that_can_not_be_read() {
    let text = "\u{feff}Laatste_Indelingsjaar;gemeentecode;gemeentenaam;provincie;eerste_indelingsjaar\n\
        2026;GM0001;Een;Utrecht;2010\n\
        2026;1;Twee;Utrecht;2010\n\
        2026;GM0003;;Utrecht;2010\n\
        nu;GM0004;Vier;Utrecht;2010\n\
        2009;GM0005;Vijf;Utrecht;2010\n\
        2026;GM0001;Een;Utrecht;2010\n\
        \n";
    let (table, findings) = Gemeenten::parse(text, "eigen.csv");
    assert_eq!(table.in_year(2020).len(), 1);
    assert_eq!(
        places(&findings),
        [
            "onbekende-gemeente gemeentecode 3",
            "waarde-ontbreekt gemeentenaam 4",
            "geen-getal laatste_indelingsjaar 5",
            "volgorde-datums laatste_indelingsjaar 6",
            "dubbele-sleutel gemeentecode 7",
        ]
    );
}

#[test]
fn rows_of_herindelingen_that_can_not_be_read() {
    let head = "ingangsdatum;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n";
    let text = format!(
        "{head}2019-01-01;GM0009;Ten Boer;GM0014;Groningen;samenvoeging\n\
         1-1-2019;GM0017;Haren;GM0014;Groningen;samenvoeging\n\
         2019-01-01;GM0017;Haren;GM0014;Groningen;fusie\n\
         2019-01-01;GM0009;Ten Boer;GM0014;Groningen;samenvoeging\n"
    );
    let (table, findings) = Herindelingen::parse(&text, "eigen.csv");
    assert_eq!(table.changes().len(), 1);
    assert_eq!(
        places(&findings),
        [
            "geen-datum ingangsdatum 3",
            "ongeldige-keuze soort 4",
            "dubbele-sleutel oude_code 5",
        ]
    );
    // Half a table leads nowhere: it is said, and nothing is restated over the year.
    let (geography, findings) = Geography::new(Gemeenten::builtin(), table);
    let years = findings
        .iter()
        .filter(|found| found.what.contains("2018 en van 2019"));
    assert_eq!(years.count(), 1);
    assert!(matches!(
        geography.concordance(2018, 2019),
        Err(Reason::GeenOvergang { year: 2019, .. })
    ));
    let figure = super::support::count("GM0363", "2018JJ00", 1.0);
    let restated = geography.restate(&[figure], 2019, &|_| Method::Count, &Weights::none());
    assert!(restated.figures.is_empty() && restated.notes.len() == 1);
}

#[test]
fn weights_that_do_not_make_a_whole_are_no_weights() {
    let herindelingen = Herindelingen::builtin();
    let parse = |text: &str| Weights::parse(text, "gewichten.csv", &herindelingen);
    let head = "ingangsdatum;oude_code;nieuwe_code;aandeel;sleutel\n";
    let winsum = |a: &str, b: &str, key: &str| {
        format!("{head}2019-01-01;GM0053;GM1966;{a};{key}\n2019-01-01;GM0053;GM1969;{b};{key}\n")
    };
    assert!(parse(ADDRESSES).1.is_empty());
    assert!(parse(&winsum("0.877", "0.123", "adressen")).1.is_empty());
    for (text, expected) in [
        (
            winsum("0,877", "0,2", "adressen"),
            "delen-tellen-niet-op - ",
        ),
        (
            winsum("1,2", "-0,2", "adressen"),
            "buiten-bereik aandeel 2,3",
        ),
        (winsum("0,877", "0,123", ""), "waarde-ontbreekt sleutel 2,3"),
        (
            format!("{head}2019-01-01;GM0053;GM1966;1;adressen\n"),
            "delen-tellen-niet-op - ",
        ),
        (
            format!("{head}2019-01-01;GM0014;GM1966;1;adressen\n"),
            "delen-tellen-niet-op - ",
        ),
    ] {
        let (weights, findings) = parse(&text);
        assert_eq!(places(&findings), [expected], "{text}");
        assert_eq!(weights, Weights::none());
    }
    // Thirds of three decimals are divided by their sum, so that nobody gets lost.
    let (weights, findings) = parse(&winsum("0,8765", "0,1225", "adressen"));
    assert!(findings.is_empty());
    let of = |to: &str| {
        let split = crate::Split {
            date: chrono::NaiveDate::from_ymd_opt(2019, 1, 1).unwrap(),
            from: code("GM0053"),
            to: code(to),
        };
        weights.share(&split).unwrap().0
    };
    assert!((of("GM1966") + of("GM1969") - 1.0).abs() < 1e-15);
}

#[test]
fn a_workspace_puts_its_own_tables_in_place() {
    let (builtin, findings) = Reference::with(&[]);
    assert!(findings.is_empty());
    assert_eq!(builtin, Reference::builtin());
    let (own, findings) = Reference::with(&[
        ("gebieden/gewichten.csv", ADDRESSES),
        (
            "gebieden/inwoners.csv",
            "gemeentecode;peildatum;inwoners\nGM0014;2019-01-01;1\nGM0014;2016-01-01;2\n",
        ),
        (
            "gebieden/grootteklassen.csv",
            "klasse;naam;vanaf;tot\nalle;alle;0;\n",
        ),
        (
            "gebieden/groepen.csv",
            "groep;naam;gemeentecode;van;tot\nr;Regio;GM0014;;\n",
        ),
        ("gebieden/kaart.csv", ""),
    ]);
    assert_eq!(places(&findings), ["bestand-niet-herkend - "]);
    let inhabitants = |of: &str, year| own.inwoners.of(&code(of), year);
    assert_eq!(inhabitants("GM0014", 2016), Some(2));
    assert_eq!(inhabitants("GM0014", 2019), Some(1));
    assert_eq!(inhabitants("GM0034", 2019), None);
    assert!(inhabitants("GM0034", 2020).is_some());
    assert_eq!(own.klassen.iter().count(), 1);
    assert_eq!(own.groups.iter().count(), 5);
    assert_ne!(own.weights, Weights::none());
    // A map of two years, in which one gemeente took in the other.
    let (own, findings) = Reference::with(&[
        (
            "gemeenten.csv",
            "gemeentecode;gemeentenaam;provincie;eerste_indelingsjaar;laatste_indelingsjaar\n\
             GM0001;Een;Utrecht;2027;2028\nGM0002;Twee;Utrecht;2027;2027\n",
        ),
        (
            "herindelingen.csv",
            "ingangsdatum;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n\
             2028-01-01;GM0002;Twee;GM0001;Een;samenvoeging\n",
        ),
    ]);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(own.geography.followed(2027, 2028).len(), 1);
    assert_eq!(own.geography.indeling(2026), None);
}

#[test]
fn other_tables_say_what_is_wrong_too() {
    let (_, findings) = Inwoners::parse(
        "gemeentecode;peildatum;inwoners\nGM0014;2019-01-01;231.299\nGM0014;2019-01-01;1\n\
         GM0014;2019-01-01;2\n",
        "eigen.csv",
    );
    assert_eq!(
        places(&findings),
        ["geen-getal inwoners 2", "dubbele-sleutel gemeentecode 4"]
    );
    let (_, findings) = Tegelkaart::parse(
        "gemeentecode;kolom;rij\nGM0014;1;1\nGM0017;1;1\nGM0014;2;2\n",
        "eigen.csv",
    );
    assert_eq!(
        places(&findings),
        ["dubbele-sleutel kolom 3", "dubbele-sleutel gemeentecode 4"]
    );
    let (groups, findings) = Groups::parse(
        "groep;naam;gemeentecode;van;tot\nr;Regio;GM0014;;\nr;Regio;GM9999;;\n\
         r;Regio;GM0017;2019-01-01;2018-01-01\nr;Regio;GM0014;;\n",
        "eigen.csv",
        &Gemeenten::builtin(),
    );
    assert_eq!(groups.iter().count(), 1);
    assert_eq!(
        places(&findings),
        [
            "onbekende-gemeente gemeentecode 3",
            "volgorde-datums tot 4",
            "dubbele-sleutel gemeentecode 5",
        ]
    );
    for wrong in [
        "klasse;naam;vanaf;tot\na;A;0;100\nb;B;200;\n",
        "klasse;naam;vanaf;tot\na;A;10;\n",
        "klasse;naam;vanaf;tot\na;A;0;100\nb;B;100;200\n",
    ] {
        let (classes, findings) = Grootteklassen::parse(wrong, "eigen.csv");
        assert_eq!(findings.worst(), Some(Severity::Blokkeert), "{wrong}");
        assert_eq!(
            findings.iter().next().unwrap().code,
            Code::DelenTellenNietOp
        );
        assert_eq!(classes.iter().count(), 0);
    }
}
