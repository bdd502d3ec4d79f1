//! Counts the published figures from the written bytes, as a stranger to the generator would.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{DataType, Reader, Xlsx};
use chrono::{Datelike, NaiveDate};

use crate::calendar::{COMPACT, ISO, PADDED, SHORT, day};
use crate::numbers::passes_eleven_proof;
use crate::tests::{Row, date, distinct, in_year, rows_of, runs_at};

fn bytes(name: &str) -> &'static [u8] {
    crate::tests::export("maastricht", name)
}

fn rows(name: &str) -> Vec<Row> {
    rows_of(bytes(name), b';', 0)
}

fn homes(year: i32) -> Vec<Row> {
    let rows = rows_of(bytes("woningen_corporaties_2019-2024.csv"), b';', 3);
    rows.into_iter()
        .filter(|row| in_year(date(row, "Datum vrij", SHORT), year))
        .collect()
}

/// Months of search in tenths, in order.
fn search(year: i32) -> Vec<i64> {
    let mut months: Vec<i64> = homes(year)
        .iter()
        .filter(|row| !row["Zoekduur maanden"].is_empty())
        .map(|row| {
            let (whole, tenth) = row["Zoekduur maanden"].split_once(',').unwrap();
            whole.parse::<i64>().unwrap() * 10 + tenth.parse::<i64>().unwrap()
        })
        .collect();
    months.sort();
    months
}

#[test]
fn search_for_a_social_home_took_11_6_months_in_2021_and_24_in_2023() {
    for (year, tenths) in [(2021, 116), (2023, 240)] {
        let months = search(year);
        let count = i64::try_from(months.len()).unwrap();
        assert!(count > 450);
        assert_eq!(months.iter().sum::<i64>(), tenths * count, "{year}");
        let (low, high) = (months[(months.len() - 1) / 2], months[months.len() / 2]);
        assert_eq!(low + high, 2 * tenths, "{year}");
        assert!(months[0] > 0);
    }
}

#[test]
fn about_a_thousand_homes_a_year_fall_free_and_half_go_to_urgent_seekers() {
    for year in 2019..=2024 {
        let homes = homes(year);
        assert!((980..=1_025).contains(&homes.len()), "{year}");
        let urgent = homes
            .iter()
            .filter(|row| row["Toegewezen aan"] != "Regulier");
        let (urgent, half) = (urgent.count(), homes.len() / 2);
        assert!(urgent.abs_diff(half) <= 15, "{year}: {urgent}");
        for row in &homes {
            let searched = !row["Zoekduur maanden"].is_empty();
            assert_eq!(searched, row["Toegewezen aan"] == "Regulier", "{row:?}");
        }
    }
    let of_2023 = homes(2023);
    let urgent = of_2023
        .iter()
        .filter(|row| row["Toegewezen aan"] != "Regulier");
    assert_eq!((of_2023.len(), urgent.count()), (1_000, 500));
}

#[test]
fn the_azc_has_650_places_until_2037() {
    let reception = rows("opvang_2019-2024.csv");
    let azc = |measure: &str| -> Vec<&Row> {
        let of = |row: &&Row| row["Voorziening"] == "AZC" && row["Meting"] == measure;
        reception.iter().filter(of).collect()
    };
    let places = azc("Capaciteit");
    let last = places.last().unwrap();
    assert_eq!(
        (last["Periode"].as_str(), last["Aantal"].as_str()),
        ("2024KW04", "650")
    );
    assert_eq!(last["Einddatum overeenkomst"], "31-12-2037");
    for (places, persons) in places.iter().zip(azc("Stand")) {
        assert_eq!(places["Periode"], persons["Periode"]);
        let number = |row: &Row| row["Aantal"].parse::<u32>().unwrap();
        assert!(number(persons) <= number(places) && number(places) <= 650);
    }
}

#[test]
fn budgets_are_the_published_ones() {
    let money = rows("financien_2024-2027.csv");
    let of = |post: &str| -> Vec<(String, String)> {
        money
            .iter()
            .filter(|row| row["Post"] == post)
            .map(|row| (row["Begroot"].clone(), row["Status"].clone()))
            .collect()
    };
    let plain = |amounts: [&str; 4]| -> Vec<(String, String)> {
        amounts
            .map(|amount| (amount.to_owned(), "definitief".to_owned()))
            .into()
    };
    let starred = |amount: &str| vec![(format!("{amount}*"), "voorlopig".to_owned()); 4];
    assert_eq!(of("tijdelijke-opvang"), plain(["108.654"; 4]));
    assert_eq!(of("vluchtelingen"), plain(["150.000"; 4]));
    assert_eq!(
        of("vluchtelingenwerk"),
        plain(["106.220", "100.220", "94.220", "88.220"])
    );
    assert_eq!(
        of("inburgering"),
        plain(["620.987", "524.869", "525.191", "525.191"])
    );
    assert_eq!(of("faciliteitenbesluit"), starred("175.000"));
    assert_eq!(of("spuk-inburgering"), starred("1.250.000"));
    assert_eq!(of("reserve-vluchtelingen"), starred("400.000"));
    assert_eq!(money.len(), 28);
}

#[test]
fn what_was_housed_is_counted_in_dossiers_and_follows_the_taakstelling() {
    let published = rows("taakstelling_2019-2024.csv");
    let column = |name: &str| -> Vec<i64> {
        let values = published.iter().map(|row| row[name].parse().unwrap());
        values.collect()
    };
    let goal = column("Taakstelling");
    // Worked out by hand from the national number and the inhabitants.
    assert_eq!(goal, [43, 43, 39, 46, 94, 77, 69, 93, 146, 121, 129, 74]);
    let (counted, saldo) = (column("Gehuisvest"), column("Saldo begin"));
    for half in 1..12 {
        assert_eq!(
            saldo[half],
            saldo[half - 1] + counted[half - 1] - goal[half - 1]
        );
    }
    let mut halves: BTreeMap<String, i64> = BTreeMap::new();
    for row in rows_of(bytes("huisvesting_tvs_2019-2024.csv"), b',', 0) {
        let days = [
            "Datum vergunning",
            "Datum koppeling",
            "Datum aanbod",
            "Datum huisvesting",
        ];
        let days: Vec<NaiveDate> = days
            .iter()
            .filter_map(|column| date(&row, column, ISO))
            .collect();
        assert!(days.is_sorted(), "{row:?}");
        if let Some(housed) = date(&row, "Datum huisvesting", ISO) {
            let half = format!("{}HJ{:02}", housed.year(), housed.month().div_ceil(6));
            *halves.entry(half).or_default() += row["Personen"].parse::<i64>().unwrap();
        }
    }
    assert_eq!(halves.into_values().collect::<Vec<_>>(), counted);
}

#[test]
fn three_leerroutes_are_given_by_one_school() {
    let duties = rows("inburgering_regiesysteem_2025-01.csv");
    let of_2021: Vec<&Row> = duties.iter().filter(|row| row["Wet"] == "Wi2021").collect();
    let started = of_2021.iter().filter(|row| !row["Aanbieder"].is_empty());
    let (routes, schools): (BTreeSet<&str>, BTreeSet<&str>) = started
        .map(|row| (row["Leerroute"].as_str(), row["Aanbieder"].as_str()))
        .unzip();
    assert_eq!(routes.into_iter().collect::<Vec<_>>(), ["B", "O", "Z"]);
    assert_eq!(schools.len(), 1);
    assert_eq!(distinct(&duties, "Clientnummer"), duties.len());
    for row in &duties {
        let begin = date(row, "Ingangsdatum plicht", SHORT).unwrap();
        assert_eq!(row["Wet"] == "Wi2021", begin >= day(2022, 1, 1), "{row:?}");
        let steps = [
            "Ingangsdatum plicht",
            "Datum brede intake",
            "Dagtekening PIP",
            "Datum start leerroute",
            "Datum voldaan",
        ];
        let steps: Vec<NaiveDate> = steps
            .iter()
            .filter_map(|column| date(row, column, SHORT))
            .collect();
        assert!(steps.is_sorted(), "{row:?}");
        // The term is three years from the day after the plan, and ends exclusively.
        if let Some(plan) = date(row, "Dagtekening PIP", SHORT) {
            let after = plan.succ_opt().unwrap();
            let end = after.checked_add_months(chrono::Months::new(36));
            assert_eq!(date(row, "Termijn einde", SHORT), end);
        }
    }
}

#[test]
fn routes_change_within_a_year_and_a_half_and_only_the_b1_route_is_lowered() {
    let (mut switched, mut lowered) = (0, 0);
    for row in rows("inburgering_regiesysteem_2025-01.csv") {
        let start = date(&row, "Datum start leerroute", SHORT);
        if let Some(day) = date(&row, "Datum wijziging leerroute", SHORT) {
            let since = (day - start.unwrap()).num_days();
            assert!((1..=548).contains(&since), "{row:?}");
            switched += 1;
        }
        if let Some(day) = date(&row, "Datum afschaling", SHORT) {
            assert!(day < super::drawn() && Some(day) > start, "{row:?}");
            assert_eq!(row["Leerroute"], "B", "{row:?}");
            assert!(row["Uren taal"].parse::<u32>().unwrap() >= 600, "{row:?}");
            lowered += 1;
        }
    }
    assert!(switched >= 10 && lowered >= 10, "{switched} {lowered}");
}

#[test]
fn begeleiding_takes_twelve_months_and_ontzorgen_six() {
    let mut within = [0_usize; 2];
    let mut over = [0_usize; 2];
    for row in rows("begeleiding_vluchtelingenwerk_2025-01.csv") {
        let start = date(&row, "Startdatum", PADDED).unwrap();
        let lasts = [("Einddatum", 365), ("Ontzorgen tot", 183)];
        for (at, (column, norm)) in lasts.into_iter().enumerate() {
            if let Some(end) = date(&row, column, PADDED) {
                let long = (end - start).num_days() > norm;
                if long { over[at] += 1 } else { within[at] += 1 }
            }
        }
    }
    assert!(
        within[0] > 2 * over[0] && within[1] > 3 * over[1],
        "{within:?} {over:?}"
    );
}

#[test]
fn nobody_has_bijstand_twice_at_a_time_and_each_year_has_a_stand() {
    let spells: Vec<Row> = rows("uitkeringen_suite_2025-01.csv")
        .into_iter()
        .filter(|row| row["Doelgroep"] == "Vergunninghouder")
        .collect();
    let span = |row: &Row| {
        (
            date(row, "Ingangsdatum", SHORT).unwrap(),
            date(row, "Einddatum", SHORT),
        )
    };
    let mut of_person: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for row in &spells {
        of_person
            .entry(&row["Cliëntnr"])
            .or_default()
            .push(span(row));
    }
    let again = of_person.values().filter(|spans| spans.len() > 1).count();
    assert!(again > 20, "{again} persons with more than one spell");
    for (person, spans) in &mut of_person {
        spans.sort();
        let apart = |pair: &[(NaiveDate, Option<NaiveDate>)]| {
            pair[0].1 < Some(pair[1].0) && pair[0].1.is_some()
        };
        assert!(spans.windows(2).all(apart), "{person}");
    }
    for row in &spells {
        let (begin, end) = span(row);
        assert!(
            end.is_none_or(|end| end > begin && end < super::drawn()),
            "{row:?}"
        );
        assert_eq!(
            end.is_some(),
            !row["Reden beëindiging"].is_empty(),
            "{row:?}"
        );
    }
    for year in 2019..=2025 {
        let running = spells
            .iter()
            .filter(|row| runs_at(&span(row), day(year, 1, 1)))
            .count();
        assert!((180..450).contains(&running), "{year}: {running}");
    }
}

#[test]
fn exams_are_passed_once_and_levels_follow_from_them() {
    let mut passed: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in rows("examens_duo_2025-01.csv") {
        assert!(date(&row, "Examendatum", COMPACT).unwrap() < super::drawn());
        if row["Resultaat"] == "Geslaagd" {
            let key = (row["Clientnummer"].clone(), row["Onderdeel"].clone());
            assert!(
                passed.insert(key, row["Niveau"].clone()).is_none(),
                "{row:?}"
            );
        }
    }
    for row in rows("inburgering_regiesysteem_2025-01.csv") {
        let parts = [
            ("LE", "Niveau lezen"),
            ("LU", "Niveau luisteren"),
            ("SC", "Niveau schrijven"),
            ("SP", "Niveau spreken"),
        ];
        for (part, column) in parts {
            let key = (row["Clientnummer"].clone(), part.to_owned());
            let level = passed.get(&key).map_or("", String::as_str);
            assert_eq!(level, row[column], "{row:?}");
        }
    }
}

#[test]
fn surveys_ask_both_groups_in_every_soft_domain_and_leave_gaps() {
    let file = bytes("enquete_2020-2024.xlsx");
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file)).unwrap();
    let sheet = workbook.worksheet_range("Antwoorden").unwrap();
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in sheet.rows().skip(3) {
        let text = |at: usize| row[at].as_string().unwrap();
        let number = |at: usize| row[at].as_i64().unwrap();
        assert!([2020, 2022, 2024].contains(&number(0)));
        assert!(number(4) < number(3) && number(3) >= 200, "{row:?}");
        groups.entry(text(1)).or_default().insert(text(2));
    }
    let both = [
        "kent-rechten-en-plichten",
        "ervaren-gezondheid",
        "lid-van-vereniging",
        "voelt-zich-veilig",
        "digid-zelfstandig",
        "culturele-activiteit",
        "iemand-om-op-terug-te-vallen",
        "contact-andere-achtergrond",
        "vertrouwen-in-gemeente",
    ];
    for question in both {
        assert_eq!(groups[question].len(), 2, "{question}");
    }
    assert!(groups.values().any(|groups| groups.len() == 1));
}

#[test]
fn a_part_never_exceeds_its_whole_and_no_row_comes_twice() {
    for (name, key) in [
        ("tellingen_2019-2024.csv", ["Periode", "Meting"]),
        ("onderwijs_2019-2024.csv", ["Schooljaar", "Soort"]),
    ] {
        let counts = rows(name);
        let keys: BTreeSet<_> = counts
            .iter()
            .map(|row| key.map(|column| &row[column]))
            .collect();
        assert_eq!(keys.len(), counts.len(), "{name}");
    }
    for row in rows("tellingen_2019-2024.csv") {
        if let Ok(whole) = row["Noemer"].parse::<u32>() {
            assert!(row["Aantal"].parse::<u32>().unwrap() <= whole, "{row:?}");
        }
    }
}

#[test]
fn inhabitants_of_the_brp_sum_to_those_of_cbs() {
    let cbs: BTreeMap<String, u64> = rows("inwoners_statline.csv")
        .iter()
        .filter(|row| row["Regio's"] == "Maastricht")
        .map(|row| {
            let count = row["Totale bevolking (aantal)"].trim().parse().unwrap();
            (format!("1-1-{}", row["Perioden"]), count)
        })
        .collect();
    let mut counted: BTreeMap<String, u64> = BTreeMap::new();
    let mut cells = BTreeSet::new();
    for row in rows("brp_telling_2019-2025.csv") {
        *counted.entry(row["Peildatum"].clone()).or_default() +=
            row["Aantal"].parse::<u64>().unwrap();
        let mut cell = row.clone();
        cell.remove("Aantal");
        assert!(cells.insert(cell), "{row:?}");
    }
    assert_eq!(counted.len(), 7);
    for (day, count) in counted {
        assert_eq!(count, cbs[&day], "{day}");
    }
}

#[test]
fn no_number_looks_like_a_bsn() {
    for name in [
        "inburgering_regiesysteem_2025-01.csv",
        "begeleiding_vluchtelingenwerk_2025-01.csv",
    ] {
        for row in rows(name) {
            let number = &row["Clientnummer"];
            assert_eq!(number.len(), 7);
            assert!(!passes_eleven_proof(number.parse().unwrap()), "{number}");
        }
    }
}
