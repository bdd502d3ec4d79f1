//! Figures of a region, worked out by hand from the records of its gemeenten.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_engine::Polars;
use ijkpunt_model::{Figure, Findings, GemeenteCode, Region, Sign};

use super::support::{area, builtin, lines, tables};
use crate::{Request, compute_regions};

/// The figures of two gemeenten and of both together in 2019.
fn of_two(wanted: &[&str], deliveries: &[(&str, &str)]) -> (Vec<Figure>, Findings) {
    let areas = [area("GM0014", 2019), area("GM0034", 2019)];
    let region = Region {
        area: ijkpunt_model::Area {
            code: GemeenteCode::of_group("samen").unwrap(),
            ..area("GM0014", 2019)
        },
        members: areas.iter().map(|area| area.code.clone()).collect(),
    };
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let mut findings = Findings::new();
    let wanted: BTreeSet<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
    let figures = compute_regions(
        builtin(),
        &wanted,
        &tables(deliveries),
        &mut Polars::new(),
        &[request],
        &[region],
        &mut findings,
    );
    (figures.unwrap(), findings)
}

/// Totals of one indicator in a period, by code: numerator, denominator, value.
fn totals(figures: &[Figure], id: &str, period: &str) -> BTreeMap<String, [Option<f64>; 3]> {
    figures
        .iter()
        .filter(|f| f.indicator == id && f.is_total() && f.periode.to_string() == period)
        .map(|f| (f.gemeente.to_string(), [f.teller, f.noemer, f.waarde]))
        .collect()
}

const HOUSED: &str = "gemeente;dossier;personen;datum_koppeling;datum_huisvesting
GM0014;a;1;1-1-2019;11-1-2019
GM0014;b;1;1-1-2019;21-1-2019
GM0014;c;1;1-1-2019;31-1-2019
GM0034;a;1;1-1-2019;11-4-2019
";

/// 10, 20 and 30 days, and 100: the medians are 20 and 100 with a mean of 60; of all four together
/// the median is 25. The numbers of the dossiers are the same in both, and name other people.
#[test]
fn the_median_of_a_region_comes_from_its_records_and_is_no_mean_of_medians() {
    let ids = ["huisvesting-doorlooptijd", "gehuisveste-vergunninghouders"];
    let (figures, findings) = of_two(&ids, &[("huisvesting", HOUSED)]);
    let days = totals(&figures, ids[0], "2019JJ00");
    assert_eq!(days["GM0014"], [None, Some(3.0), Some(20.0)]);
    assert_eq!(days["GM0034"], [None, Some(1.0), Some(100.0)]);
    assert_eq!(days["samen"], [None, Some(4.0), Some(25.0)]);
    let region = figures
        .iter()
        .find(|f| f.indicator == ids[0] && f.gemeente.is_group());
    // Ranks 0,75 and 2,25 of 10, 20, 30, 100.
    let limits = region.map(|f| (f.ondergrens, f.bovengrens));
    assert_eq!(limits, Some((Some(17.5), Some(47.5))));
    let persons = totals(&figures, ids[1], "2019JJ00");
    assert_eq!(persons["samen"], [Some(4.0), None, Some(4.0)]);
    assert!(findings.is_empty(), "{:?}", lines(&findings));
}

/// 3 of 3 and 0 of 1: 100 and 0 % with a mean of 50 %, but 75 % of all.
#[test]
fn both_sides_of_a_share_add_apart() {
    let id = "huisvesting-binnen-14-weken";
    let (figures, _) = of_two(&[id], &[("huisvesting", HOUSED)]);
    let shares = totals(&figures, id, "2019JJ00");
    assert_eq!(shares["samen"], [Some(3.0), Some(4.0), Some(0.75)]);
}

/// Three of three have left after half a year and one of one stays: 0 and 100 % with a mean of 50 %, but of
/// all four together one quarter is still there.
#[test]
fn survival_in_a_region_comes_from_the_spells() {
    let id = "bijstand-nog-na-12-maanden";
    let rows = "gemeente;clientnummer;regeling;doelgroep;ingangsdatum;einddatum;reden_einde
GM0014;a1;pw;vergunninghouder;1-1-2018;1-7-2018;werk
GM0014;b2;pw;vergunninghouder;1-1-2018;1-7-2018;werk
GM0014;c3;pw;vergunninghouder;1-1-2018;1-7-2018;werk
GM0034;a1;pw;vergunninghouder;1-1-2018;;
";
    let (figures, _) = of_two(&[id], &[("uitkeringen", rows)]);
    let shares = totals(&figures, id, "2019JJ00");
    assert_eq!(shares["GM0034"], [None, Some(1.0), Some(1.0)]);
    assert_eq!(shares["samen"], [None, Some(4.0), Some(0.25)]);
}

/// Each gemeente has its own last version: of GM0014 the second, of GM0034 the only one.
#[test]
fn versions_hold_within_a_gemeente() {
    let rows = "gemeente;periode;versie;taakstelling;gehuisvest
GM0014;2019HJ01;1;80;50
GM0014;2019HJ01;2;90;50
GM0034;2019HJ01;1;10;5
";
    let (figures, _) = of_two(&["taakstelling"], &[("taakstelling", rows)]);
    let goals = totals(&figures, "taakstelling", "2019HJ01");
    assert_eq!(goals["samen"], [Some(100.0), None, Some(100.0)]);
}

#[test]
fn what_a_member_lacks_the_region_lacks_and_says_so() {
    let rows = "gemeente;periode;taakstelling;gehuisvest
GM0014;2019HJ01;80;50
GM0014;2019HJ02;80;50
GM0034;2019HJ01;10;5
";
    let (figures, findings) = of_two(&["taakstelling"], &[("taakstelling", rows)]);
    let halves = totals(&figures, "taakstelling", "2019HJ01");
    assert_eq!(halves["samen"][2], Some(90.0));
    for period in ["2019HJ02", "2019JJ00"] {
        let got = figures
            .iter()
            .find(|f| f.gemeente.is_group() && f.periode.to_string() == period);
        let got = got.unwrap();
        assert_eq!((got.waarde, got.teken), (None, Some(Sign::NietGeleverd)));
    }
    let said = lines(&findings).join("\n");
    assert!(said.contains("niet op te tellen"), "{said}");
    assert!(said.contains("GM0034"), "{said}");
}
