mod faults;
mod groups;
mod maps;
mod properties;
mod real;
mod restate;
mod support;

use ijkpunt_model::GemeenteCode;

use crate::Gemeenten;

fn code_of(text: &str, year: i32) -> Option<String> {
    Gemeenten::builtin()
        .resolve(text, year)
        .map(|area| area.code.to_string())
}

#[test]
fn every_row_of_the_builtin_table_is_read() {
    let lines = include_str!("../data/gemeenten.csv").lines().count() - 1;
    let all: std::collections::BTreeSet<_> = (2010..=2026)
        .flat_map(|year| Gemeenten::builtin().in_year(year))
        .map(|area| area.code)
        .collect();
    assert_eq!(all.len(), lines);
}

#[test]
fn the_counts_of_each_year_are_those_of_cbs() {
    let gemeenten = Gemeenten::builtin();
    for (year, count) in [
        (2010, 431),
        (2015, 393),
        (2018, 380),
        (2019, 355),
        (2021, 352),
        (2022, 345),
        (2023, 342),
        (2024, 342),
        (2025, 342),
        (2026, 342),
    ] {
        let areas = gemeenten.in_year(year);
        assert_eq!(areas.len(), count, "{year}");
        assert!(areas.is_sorted_by(|a, b| a.code < b.code), "{year}");
        assert!(areas.iter().all(|area| area.indelingsjaar == year));
    }
}

#[test]
fn names_and_codes_as_people_and_cbs_write_them() {
    for (text, code) in [
        ("Groningen", "GM0014"),
        ("Groningen (gemeente)", "GM0014"),
        ("  groningen ", "GM0014"),
        ("gm0014 ", "GM0014"),
        ("14", "GM0014"),
        ("0014", "GM0014"),
        ("14.0", "GM0014"),
        ("gm14", "GM0014"),
        ("GM0014    ", "GM0014"),
        ("GM 0014", "GM0014"),
        ("Gemeente Groningen", "GM0014"),
        ("Krimpen a/d IJssel", "GM0542"),
        ("Nuenen c.a.", "GM0820"),
        ("s-Gravenhage", "GM0518"),
        ("\u{2019}s-Gravenhage", "GM0518"),
        ("Beek (L.)", "GM0888"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (NH)", "GM0373"),
        ("Bergen (L.)", "GM0893"),
        ("Hengelo (O.)", "GM0164"),
        ("'s-Gravenhage (gemeente)", "GM0518"),
        ("Den Haag", "GM0518"),
        ("SUDWEST-FRYSLAN", "GM1900"),
    ] {
        assert_eq!(code_of(text, 2019).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn what_fits_no_gemeente_or_two_gives_none() {
    for text in [
        "Bergen",
        "Hengelo (Gld.)",
        "Valkenburg (ZH.)",
        "Nederland",
        "",
        "GM9999",
        "GM",
        "GM00014",
        "14.5",
        "Gemeente",
        "0",
        "()",
    ] {
        assert_eq!(code_of(text, 2019), None, "{text}");
    }
}

#[test]
fn a_gemeente_exists_only_in_its_own_years() {
    assert_eq!(code_of("Ten Boer", 2018).as_deref(), Some("GM0009"));
    assert_eq!(code_of("Ten Boer", 2019), None);
    let code = GemeenteCode::parse("GM0009").unwrap();
    assert!(Gemeenten::builtin().by_code(&code, 2019).is_none());
}

#[test]
fn every_official_name_leads_back_to_its_code() {
    let gemeenten = Gemeenten::builtin();
    for year in 2010..=2026 {
        for area in gemeenten.in_year(year) {
            assert_eq!(gemeenten.by_name(&area.name, year), Some(area));
        }
    }
}
