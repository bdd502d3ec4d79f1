//! The maps of all years, and the ways between them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::support::{code, period};
use crate::{ChangeKind, Continuity, Gemeenten, Geography, Herindelingen, Inwoners};
use crate::{PartShare, Tegelkaart};

/// Gemeenten on 1 January: 2010 and 2014–2026 as CBS counts them, 2011–2013 by the register.
const COUNTS: [(i32, usize); 17] = [
    (2010, 431),
    (2011, 418),
    (2012, 415),
    (2013, 408),
    (2014, 403),
    (2015, 393),
    (2016, 390),
    (2017, 388),
    (2018, 380),
    (2019, 355),
    (2020, 355),
    (2021, 352),
    (2022, 345),
    (2023, 342),
    (2024, 342),
    (2025, 342),
    (2026, 342),
];

#[test]
fn every_row_of_the_builtin_tables_is_read() {
    let lines = |text: &str| text.lines().count() - 1;
    let herindelingen = include_str!("../../data/herindelingen.csv");
    let (table, findings) = Herindelingen::parse(herindelingen, "herindelingen.csv");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(table.changes().len(), lines(herindelingen));
    let inwoners = include_str!("../../data/inwoners.csv");
    let (table, findings) = Inwoners::parse(inwoners, "inwoners.csv");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(table.iter().count(), lines(inwoners));
    let tiles = include_str!("../../data/tegelkaart.csv");
    let (table, findings) = Tegelkaart::parse(tiles, "tegelkaart.csv");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(table.iter().count(), lines(tiles));
    let gemeenten = include_str!("../../data/gemeenten.csv");
    let (table, findings) = Gemeenten::parse(gemeenten, "gemeenten.csv");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(table, Gemeenten::builtin());
}

#[test]
fn the_counts_of_every_year_follow_from_the_changes() {
    let geography = Geography::builtin();
    for (year, count) in COUNTS {
        assert_eq!(geography.indeling(year).unwrap().len(), count, "{year}");
        assert_eq!(geography.followed(2010, year).len(), count, "{year}");
    }
    assert_eq!(geography.indeling(2009), None);
    assert_eq!(geography.indeling(2027), None);
}

#[test]
fn the_changes_lead_from_each_map_to_the_next() {
    let (geography, findings) = Geography::new(Gemeenten::builtin(), Herindelingen::builtin());
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(geography, Geography::builtin());
    for year in 2010..2026 {
        let next = geography.indeling(year + 1).unwrap();
        let codes: BTreeSet<_> = next.areas().map(|area| area.code.clone()).collect();
        assert_eq!(geography.followed(year, year + 1), codes, "{year}");
    }
}

#[test]
fn the_names_in_the_table_of_changes_are_those_of_the_register() {
    let gemeenten = Gemeenten::builtin();
    for line in include_str!("../../data/herindelingen.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        for (of, name) in [(cells[1], cells[2]), (cells[3], cells[4])] {
            assert_eq!(gemeenten.name_of(&code(of)), Some(name), "{line}");
        }
    }
}

#[test]
fn inhabitants_are_those_of_the_map_of_their_year() {
    let (inwoners, geography) = (Inwoners::builtin(), Geography::builtin());
    for (year, sum) in [(2022, 17_590_672), (2024, 17_942_942), (2025, 18_044_027)] {
        let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let of_day = inwoners.iter().filter(|(_, of, _)| *of == day);
        assert_eq!(of_day.map(|(.., number)| number).sum::<u32>(), sum);
    }
    for year in 2017..=2026 {
        for area in geography.indeling(year).unwrap().areas() {
            assert!(inwoners.of(&area.code, year).is_some(), "{area:?}");
        }
    }
    assert_eq!(inwoners.of(&code("GM0014"), 2016), None);
}

#[test]
fn the_tiles_are_those_of_2023_and_later() {
    let (tiles, geography) = (Tegelkaart::builtin(), Geography::builtin());
    for (year, fits) in [(2022, false), (2023, true), (2026, true)] {
        assert_eq!(
            tiles.fits(&geography.indeling(year).unwrap()),
            fits,
            "{year}"
        );
    }
    // Maastricht lies south of Groningen, and Middelburg west of Enschede.
    let tile = |of: &str| tiles.of(&code(of)).unwrap();
    assert!(tile("GM0935").row > tile("GM0014").row);
    assert!(tile("GM0687").column < tile("GM0153").column);
}

#[test]
fn provinces_have_the_gemeenten_of_their_year() {
    let geography = Geography::builtin();
    let of = |year| geography.indeling(year).unwrap();
    assert_eq!(of(2026).provinces().len(), 12);
    // Vianen lay in Utrecht, Leerdam and Zederik in Zuid-Holland; Vijfheerenlanden lies in Utrecht.
    for (year, code_of, province) in [
        (2018, "GM0620", "Utrecht"),
        (2018, "GM0545", "Zuid-Holland"),
        (2018, "GM0707", "Zuid-Holland"),
        (2019, "GM1961", "Utrecht"),
    ] {
        let area = of(year).get(&code(code_of)).cloned().unwrap();
        assert_eq!(area.province, province, "{code_of}");
    }
    // Gelderland had 54 gemeenten in 2016, as Omroep Gelderland counted.
    assert_eq!(of(2016).in_province("Gelderland").len(), 54);
}

#[test]
fn a_code_is_no_identity() {
    let geography = Geography::builtin();
    let of = |text: &str, from, to| geography.continuity(&code(text), from, to);
    let different =
        |codes: &[&str]| Continuity::Different(codes.iter().map(|text| code(text)).collect());
    assert_eq!(of("GM0014", 2018, 2019), different(&["GM0014"]));
    assert_eq!(of("GM0014", 2019, 2026), Continuity::Same);
    assert_eq!(of("GM0009", 2018, 2019), different(&["GM0014"]));
    assert_eq!(
        of("GM0083", 2010, 2011),
        Continuity::Renamed(code("GM1908"))
    );
    assert_eq!(
        of("GM1921", 2015, 2016),
        Continuity::Renamed(code("GM1940"))
    );
    assert_eq!(of("GM0014", 2016, 2017), Continuity::Border(code("GM0014")));
    assert_eq!(of("GM0040", 2016, 2017), Continuity::Border(code("GM0040")));
    // Hellevoetsluis and Nissewaard: once Hellevoetsluis is a part of Voorne aan Zee the border
    // correction is still one between two gemeenten.
    assert_eq!(of("GM1930", 2017, 2026), Continuity::Border(code("GM1930")));
    assert_eq!(
        of("GM0788", 2020, 2021),
        different(&["GM0757", "GM0824", "GM0855", "GM0865"])
    );
    assert_eq!(of("GM0457", 2022, 2023), different(&["GM0363"]));
    assert_eq!(of("GM0457", 2023, 2024), Continuity::Unknown);
    assert_eq!(of("GM0014", 2026, 2030), Continuity::Unknown);
}

#[test]
fn a_gemeente_knows_its_parts() {
    let geography = Geography::builtin();
    let concordance = geography.concordance(2018, 2019).unwrap();
    let parts = |target: &str| -> Vec<String> {
        let parts = concordance.parts_of(&code(target)).iter();
        parts.map(|part| part.code.to_string()).collect()
    };
    assert_eq!(parts("GM0014"), ["GM0009", "GM0014", "GM0017"]);
    assert_eq!(parts("GM1966"), ["GM0005", "GM0053", "GM1651", "GM1663"]);
    let shares: Vec<bool> = concordance
        .parts_of(&code("GM1966"))
        .iter()
        .map(|part| part.share == PartShare::Whole)
        .collect();
    assert_eq!(shares, [true, false, true, true]);
    // From 2010 to 2026 some go two steps: Groesbeek took two in and was renamed a year later.
    let far = geography.concordance(2010, 2026).unwrap();
    let berg_en_dal: Vec<&str> = far
        .parts_of(&code("GM1945"))
        .iter()
        .map(|part| part.code.as_str())
        .collect();
    assert_eq!(berg_en_dal, ["GM0241", "GM0265", "GM0282"]);
}

#[test]
fn weesp_ended_in_the_middle_of_a_half_year() {
    let herindelingen = Herindelingen::builtin();
    let during = |text: &str| -> Vec<String> {
        let changes = herindelingen.during(period(text));
        changes.map(|change| change.from.to_string()).collect()
    };
    for holding in ["2022JJ00", "2022HJ01", "2022KW01", "2022MM03"] {
        assert_eq!(during(holding), ["GM0457"], "{holding}");
    }
    for other in [
        "2022HJ02",
        "2022KW02",
        "2022-03-24",
        "2022-01-01",
        "2021JJ00",
    ] {
        assert!(during(other).is_empty(), "{other}");
    }
    let change = herindelingen
        .changes()
        .iter()
        .find(|c| c.from == code("GM0457"));
    let change = change.unwrap();
    assert_eq!(change.kind, ChangeKind::Samenvoeging);
    assert_eq!(change.first_indelingsjaar(), 2023);
}

/// The 54 gemeenten that Omroep Gelderland asked in 2016 are 51 today: Geldermalsen, Neerijnen and
/// Lingewaal are West Betuwe, Rijnwaarden is a part of Zevenaar; Groesbeek was Berg en Dal already.
#[test]
fn the_gelderse_gemeenten_of_2016_on_todays_map() {
    let geography = Geography::builtin();
    let (then, now) = (geography.indeling(2016), geography.indeling(2026));
    let (then, now) = (then.unwrap(), now.unwrap());
    let concordance = geography.concordance(2016, 2026).unwrap();
    let today: BTreeSet<_> = then
        .in_province("Gelderland")
        .into_iter()
        .flat_map(|area| concordance.targets_of(&area.code))
        .collect();
    let gelderland = now.in_province("Gelderland").into_iter();
    assert_eq!(today, gelderland.map(|area| area.code.clone()).collect());
    assert_eq!(today.len(), 51);
    for (target, expected) in [
        ("GM1960", &["GM0236", "GM0304", "GM0733"][..]),
        ("GM0299", &["GM0196", "GM0299"]),
        ("GM1945", &["GM1945"]),
    ] {
        let parts = concordance.parts_of(&code(target)).iter();
        let parts: Vec<&str> = parts.map(|part| part.code.as_str()).collect();
        assert_eq!(parts, expected, "{target}");
    }
}
