//! Counts the published figures from the written bytes, as a stranger to the generator would.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::calendar::{COMPACT, ISO, PADDED};
use crate::numbers::passes_eleven_proof;
use crate::tests::{Row, date, distinct, export, rows_of};

const SIXTEEN: [&str; 16] = [
    "GM0310", "GM0312", "GM0321", "GM0331", "GM0335", "GM0344", "GM0352", "GM0353", "GM0355",
    "GM0356", "GM0589", "GM0620", "GM0632", "GM0736", "GM1581", "GM1904",
];

fn rows(name: &str) -> Vec<Row> {
    rows_of(export("u16", name), b';', 0)
}

fn number(row: &Row, column: &str) -> i64 {
    row[column].parse().unwrap()
}

/// Persons housed, by gemeente and half-year.
fn housed() -> BTreeMap<(String, String), i64> {
    let mut counts = BTreeMap::new();
    for row in rows("huisvesting_koppelingen_2014-2016.csv") {
        let Some(day) = date(&row, "Datum huisvesting", ISO) else {
            continue;
        };
        let half = format!("{}HJ{:02}", day.year(), day.month().div_ceil(6));
        *counts.entry((row["Gemeente"].clone(), half)).or_default() += number(&row, "Personen");
    }
    counts
}

#[test]
fn more_than_4000_were_housed_in_three_years_and_more_than_1900_in_2016() {
    let all = housed();
    let of_2016 = all.iter().filter(|((_, half), _)| half.starts_with("2016"));
    assert_eq!(of_2016.map(|(_, persons)| persons).sum::<i64>(), 1_918);
    assert_eq!(all.values().sum::<i64>(), 4_044);
}

#[test]
fn sixteen_gemeenten_stand_in_every_file() {
    for name in [
        "taakstelling_2014-2016.csv",
        "huisvesting_koppelingen_2014-2016.csv",
        "trajecten_2016.csv",
        "begeleiding_vluchtelingenwerk_2016.csv",
        "inburgering_duo_2017-02.csv",
        "examens_duo_2017-02.csv",
        "tellingen_2016.csv",
    ] {
        let codes: BTreeSet<String> = rows(name)
            .into_iter()
            .map(|row| row["Gemeente"].clone())
            .collect();
        assert!(codes.iter().eq(SIXTEEN), "{name}: {codes:?}");
    }
    let homes = rows_of(export("u16", "woningen_register_2016.csv"), b';', 3);
    assert_eq!(distinct(&homes, "Gemeente"), 16);
    assert_eq!(distinct(&homes, "Woningnummer"), homes.len());
    assert_eq!(rows("inwoners_statline.csv").len(), 16);
}

#[test]
fn exchange_nets_to_zero_and_every_saldo_follows() {
    let goals = rows("taakstelling_2014-2016.csv");
    let counted = housed();
    let mut exchange: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    let mut saldo: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &goals {
        let taken = number(row, "Herverdeling");
        let (net, moved) = exchange.entry(&row["Periode"]).or_default();
        *net += taken;
        *moved += taken.abs();
        let key = (row["Gemeente"].clone(), row["Periode"].clone());
        let persons = counted.get(&key).copied().unwrap_or(0);
        assert_eq!(number(row, "Gehuisvest"), persons, "{row:?}");
        let saldo = saldo.entry(&row["Gemeente"]).or_default();
        assert_eq!(number(row, "Saldo begin"), *saldo, "{row:?}");
        *saldo += persons - number(row, "Taakstelling") - taken;
    }
    assert_eq!(goals.len(), 96);
    assert!(exchange.values().all(|(net, _)| *net == 0), "{exchange:?}");
    assert!(exchange.values().any(|(_, moved)| *moved > 0));
    // 23.000 × 343.038 / 17.081.507 = 461,9 and 23.000 × 14.208 / 17.081.507 = 19,1, by hand.
    let goal = |code: &str| {
        let found = goals
            .iter()
            .find(|row| row["Gemeente"] == code && row["Periode"] == "2016HJ02");
        number(found.unwrap(), "Taakstelling")
    };
    assert_eq!((goal("GM0344"), goal("GM0331")), (462, 19));
}

#[test]
fn of_158_hours_before_the_move_121_are_dutch_and_four_dossiers_go_along() {
    let counts = rows("tellingen_2016.csv");
    let of =
        |what: &str| -> Vec<&Row> { counts.iter().filter(|row| row["Meting"] == what).collect() };
    let hours = of("voorinburgering-uren-taal");
    assert_eq!(hours.len(), 16);
    for row in hours {
        assert_eq!(number(row, "Aantal") * 158, number(row, "Noemer") * 121);
    }
    for row in &counts {
        if !row["Noemer"].is_empty() {
            assert!(number(row, "Aantal") <= number(row, "Noemer"), "{row:?}");
        }
    }
    let kinds = ["huisarts", "jgz", "vluchtelingenwerk", "risicosignalen"];
    for kind in kinds {
        assert_eq!(of(&format!("overdracht-{kind}")).len(), 16, "{kind}");
    }
    let places = |what: &str| -> i64 { of(what).iter().map(|row| number(row, "Aantal")).sum() };
    assert_eq!(
        [
            "plaatsen-taalstage",
            "plaatsen-werkstage",
            "plaatsen-werkervaring"
        ]
        .map(places),
        [240, 150, 90]
    );
}

#[test]
fn steps_of_a_dossier_come_in_order_and_some_links_take_longer_than_two_weeks() {
    let mut within = 0;
    let dossiers = rows("huisvesting_koppelingen_2014-2016.csv");
    assert_eq!(distinct(&dossiers, "Dossier"), dossiers.len());
    for row in &dossiers {
        let steps = [
            "Datum vergunning",
            "Datum koppeling",
            "Datum aanbod",
            "Datum huisvesting",
        ];
        let steps: Vec<NaiveDate> = steps
            .iter()
            .filter_map(|column| date(row, column, ISO))
            .collect();
        assert!(steps.is_sorted(), "{row:?}");
        within += usize::from((steps[1] - steps[0]).num_days() <= 14);
    }
    assert!(within > dossiers.len() / 2 && within < dossiers.len());
}

#[test]
fn providers_differ_and_some_pupils_have_600_hours() {
    let mut tries: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for row in rows("examens_duo_2017-02.csv") {
        assert!(date(&row, "Examendatum", COMPACT).unwrap() < super::drawn());
        let (passed, all) = tries.entry(row["Aanbieder"].clone()).or_default();
        *passed += u32::from(row["Resultaat"] == "Geslaagd");
        *all += u32::from(row["Resultaat"] != "Geen");
    }
    assert_eq!(tries.len(), 8);
    let share = |name: &str| {
        let (passed, all) = tries[name];
        f64::from(passed) / f64::from(all)
    };
    assert!(share("Taalaanbieder Kromme Rijn") > share("Taalaanbieder Lek") + 0.05);
    let duties = rows("inburgering_duo_2017-02.csv");
    let enough = duties.iter().filter(|row| {
        row["Uren taal"]
            .parse::<u32>()
            .is_ok_and(|hours| hours >= 600)
    });
    let enough = enough.count();
    assert!(enough > 100 && enough < duties.len() / 2 + 100, "{enough}");
}

#[test]
fn everyone_housed_in_2016_has_begeleiding_and_no_number_looks_like_a_bsn() {
    let guided = rows("begeleiding_vluchtelingenwerk_2016.csv");
    assert_eq!(
        (guided.len(), distinct(&guided, "Clientnummer")),
        (1_918, 1_918)
    );
    for row in guided {
        assert_eq!(date(&row, "Startdatum", PADDED).unwrap().year(), 2016);
        let number = &row["Clientnummer"];
        assert_eq!(number.len(), 7);
        assert!(!passes_eleven_proof(number.parse().unwrap()), "{number}");
    }
}
