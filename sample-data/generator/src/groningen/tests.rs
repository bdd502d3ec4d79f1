//! Counts the published figures from the written bytes, as a stranger to the generator would.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{DataType, Reader, Xlsx};
use chrono::{Datelike, NaiveDate};

use crate::calendar::{COMPACT, ISO, PADDED, SHORT, day};
use crate::numbers::passes_eleven_proof;
use crate::tests::{Row, date, distinct, in_year, rows_of, runs_at};

fn bytes(name: &str) -> &'static [u8] {
    crate::tests::export("groningen", name)
}

fn rows(name: &str, separator: u8) -> Vec<Row> {
    rows_of(bytes(name), separator, 0)
}

fn in_2019(date: Option<NaiveDate>) -> bool {
    in_year(date, 2019)
}

fn uitkering(row: &Row) -> (NaiveDate, Option<NaiveDate>) {
    (
        date(row, "Ingangsdatum", SHORT).unwrap(),
        date(row, "Einddatum", SHORT),
    )
}

fn bijstand() -> Vec<Row> {
    rows("uitkeringen_suite_2019.csv", b';')
        .into_iter()
        .filter(|row| {
            row["Regeling"] == "Participatiewet" && row["Doelgroep"] == "Vergunninghouder"
        })
        .collect()
}

#[test]
fn bijstand_goes_from_700_to_609() {
    let spells = bijstand();
    let stand = |peildatum| {
        let running = spells
            .iter()
            .filter(|row| runs_at(&uitkering(row), peildatum));
        distinct(running, "Cliëntnr")
    };
    assert_eq!(stand(day(2019, 1, 1)), 700);
    assert_eq!(stand(day(2020, 1, 1)), 609);

    let started: Vec<_> = spells
        .iter()
        .filter(|row| in_2019(Some(uitkering(row).0)))
        .collect();
    let ended: Vec<_> = spells
        .iter()
        .filter(|row| in_2019(uitkering(row).1))
        .collect();
    assert_eq!((started.len(), distinct(started, "Cliëntnr")), (77, 77));
    assert_eq!(
        (ended.len(), distinct(ended.clone(), "Cliëntnr")),
        (168, 168)
    );

    let reason = |word| {
        ended
            .iter()
            .filter(|row| row["Reden beëindiging"] == word)
            .count()
    };
    assert_eq!(reason("Uitstroom naar werk"), 42);
    assert_eq!(reason("Onderwijs met studiefinanciering"), 80);
    let others = [
        "Verhuizing andere gemeente",
        "Wijziging leefsituatie",
        "Overige redenen",
    ];
    assert_eq!(others.map(reason).iter().sum::<usize>(), 46);
}

#[test]
fn bijstand_falls_smoothly_and_students_leave_in_summer() {
    let spells = bijstand();
    let months = (1..=12)
        .map(|month| day(2019, month, 1))
        .chain([day(2020, 1, 1)]);
    let stands: Vec<i32> = months
        .map(|peildatum| {
            let running = spells
                .iter()
                .filter(|row| runs_at(&uitkering(row), peildatum));
            running.count().try_into().unwrap()
        })
        .collect();
    for pair in stands.windows(2) {
        assert!((0..=30).contains(&(pair[0] - pair[1])), "{stands:?}");
    }
    let mut students = [0; 12];
    for row in &spells {
        if row["Reden beëindiging"] == "Onderwijs met studiefinanciering"
            && in_2019(uitkering(row).1)
        {
            students[uitkering(row).1.unwrap().month0() as usize] += 1;
        }
    }
    assert!(students.iter().all(|count| *count > 0), "{students:?}");
    assert!(students[7] + students[8] > 40, "{students:?}");
}

#[test]
fn nobody_has_an_uitkering_twice_at_a_time() {
    let mut spells: BTreeMap<(String, String), Vec<_>> = BTreeMap::new();
    for row in rows("uitkeringen_suite_2019.csv", b';') {
        let (begin, end) = uitkering(&row);
        assert!(end.is_none_or(|end| end > begin), "{row:?}");
        assert_eq!(
            end.is_some(),
            !row["Reden beëindiging"].is_empty(),
            "{row:?}"
        );
        let key = (row["Cliëntnr"].clone(), row["Regeling"].clone());
        spells.entry(key).or_default().push((begin, end));
    }
    let mut again = 0;
    for (key, spans) in &mut spells {
        spans.sort();
        again += usize::from(spans.len() > 1);
        assert!(
            spans
                .windows(2)
                .all(|pair| pair[0].1.is_some_and(|end| end < pair[1].0)),
            "{key:?}"
        );
    }
    assert!(again > 20, "{again} persons with more than one spell");
}

#[test]
fn filters_and_edges_of_the_year_matter() {
    let all = rows("uitkeringen_suite_2019.csv", b';');
    let unfiltered = all
        .iter()
        .filter(|row| runs_at(&uitkering(row), day(2020, 1, 1)));
    assert!(unfiltered.count() > 750);
    let spells: Vec<_> = bijstand().iter().map(uitkering).collect();
    let begins = |date| spells.iter().any(|span| span.0 == date);
    let ends = |date| spells.iter().any(|span| span.1 == Some(date));
    assert!(
        [(2019, 1, 1), (2019, 12, 31), (2020, 1, 1)]
            .iter()
            .all(|d| begins(day(d.0, d.1, d.2)))
    );
    assert!(ends(day(2018, 12, 31)) && ends(day(2019, 1, 1)) && ends(day(2019, 12, 31)));
    assert!(ends(day(2020, 1, 1)));
}

#[test]
fn sixteen_ex_amv_had_leefgeld() {
    let all = rows("uitkeringen_suite_2019.csv", b';');
    let leefgeld: Vec<_> = all
        .iter()
        .filter(|row| row["Regeling"] == "Leefgeld ex-AMV")
        .collect();
    let in_year: Vec<_> = leefgeld
        .iter()
        .copied()
        .filter(|row| {
            let (begin, end) = uitkering(row);
            begin < day(2020, 1, 1) && end.is_none_or(|end| end >= day(2019, 1, 1))
        })
        .collect();
    assert!(leefgeld.len() > in_year.len() && in_year.len() > 16);
    assert_eq!(distinct(in_year, "Cliëntnr"), 16);
}

#[test]
fn of_609_persons_210_had_an_assessment_and_349_an_intake() {
    let spells = bijstand();
    let running: BTreeSet<&str> = spells
        .iter()
        .filter(|row| runs_at(&uitkering(row), day(2020, 1, 1)))
        .map(|row| row["Cliëntnr"].as_str())
        .collect();
    let file = bytes("trajecten_2019.xlsx");
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file)).unwrap();
    let sheet = workbook.worksheet_range("Trajecten").unwrap();
    let plans: Vec<_> = sheet.rows().skip(3).collect();
    let persons: BTreeSet<&str> = plans
        .iter()
        .map(|row| row[0].get_string().unwrap())
        .collect();
    assert_eq!(persons.len(), plans.len());

    let before_2020 = |column: usize| -> BTreeSet<&str> {
        let has = |row: &&&[calamine::Data]| {
            row[column]
                .as_date()
                .is_some_and(|date| date < day(2020, 1, 1))
        };
        let of = plans
            .iter()
            .filter(has)
            .map(|row| row[0].get_string().unwrap());
        of.filter(|number| running.contains(number)).collect()
    };
    let (intakes, assessments) = (before_2020(1), before_2020(2));
    assert_eq!((assessments.len(), intakes.len()), (210, 349));
    assert_eq!(assessments.intersection(&intakes).count(), 150);

    let late = plans
        .iter()
        .filter_map(|row| row[1].as_date())
        .filter(|date| date.year() == 2020);
    assert_eq!(late.count(), 2);
    assert!(persons.iter().any(|number| !running.contains(number)));
}

#[test]
fn begeleiding_started_for_175_persons() {
    let all = rows("begeleiding_vluchtelingenwerk_2019.csv", b';');
    let of_2019: Vec<_> = all
        .iter()
        .filter(|row| in_2019(date(row, "Startdatum", PADDED)))
        .collect();
    assert_eq!(
        (of_2019.len(), distinct(of_2019.clone(), "Clientnummer")),
        (175, 175)
    );
    let count = |plichtig, kind| {
        let alike = |row: &&&Row| row["Inburgeringsplichtig"] == plichtig && row["Kind"] == kind;
        of_2019.iter().filter(alike).count()
    };
    assert_eq!(
        [count("J", "N"), count("N", "J"), count("N", "N")],
        [114, 56, 5]
    );
    assert!(all.len() > 350);
}

#[test]
fn housed_persons_are_79_and_89_in_dossiers_and_in_the_taakstelling() {
    let mut halves = [0_u32; 2];
    let mut waiting = 0;
    for row in rows("huisvesting_tvs_2019.csv", b',') {
        let persons: u32 = row["Aantal personen"].parse().unwrap();
        assert!((1..=6).contains(&persons));
        match date(&row, "Datum huisvesting", ISO) {
            Some(housed) if housed.year() == 2019 => {
                halves[housed.month0() as usize / 6] += persons
            }
            Some(_) => (),
            None => waiting += 1,
        }
    }
    assert_eq!(halves, [79, 89]);
    assert!(waiting > 0);

    let published = rows("taakstelling_2019.csv", b';');
    let column = |name: &str| -> Vec<i64> {
        published
            .iter()
            .map(|row| row[name].parse().unwrap())
            .collect()
    };
    assert_eq!(column("Gehuisvest"), [79, 89]);
    assert_eq!(column("Taakstelling"), [78, 78]);
    let saldo = column("Voor-/achterstand begin");
    assert_eq!(saldo[1], saldo[0] + 79 - 78);
}

#[test]
fn the_lvv_had_230_persons_and_203_at_the_end() {
    let stays = rows("lvv_verblijven_2019.csv", b';');
    let span = |row: &Row| {
        (
            date(row, "Datum instroom", SHORT).unwrap(),
            date(row, "Datum uitstroom", SHORT),
        )
    };
    let of_2019: Vec<_> = stays
        .iter()
        .filter(|row| in_2019(Some(span(row).0)))
        .collect();
    assert!(stays.iter().all(|row| span(row).0 >= day(2019, 4, 1)));
    assert!(stays.len() > of_2019.len() && of_2019.len() > 230);
    assert_eq!(distinct(of_2019, "Cliëntnummer"), 230);

    let places: BTreeMap<String, usize> = rows("lvv_2019.csv", b'\t')
        .into_iter()
        .filter(|row| row["Meting"] == "Capaciteit")
        .map(|row| (row["Periode"].clone(), row["Aantal"].parse().unwrap()))
        .collect();
    let occupied = |peildatum| {
        stays
            .iter()
            .filter(|row| runs_at(&span(row), peildatum))
            .count()
    };
    let mut last = 0;
    for (month, (_, capacity)) in (5..=13).zip(&places) {
        let first = if month == 13 {
            day(2020, 1, 1)
        } else {
            day(2019, month, 1)
        };
        let guests = occupied(first);
        assert!(
            guests > last && guests <= *capacity,
            "{first}: {guests} of {capacity}"
        );
        last = guests;
    }
    assert_eq!((places.len(), last), (9, 203));
}

#[test]
fn persons_recur_between_exports_and_no_number_looks_like_a_bsn() {
    let numbers = |name, column: &str| -> BTreeSet<String> {
        rows(name, b';')
            .iter()
            .map(|row| row[column].clone())
            .collect()
    };
    let inburgering = rows("inburgering_duo_2019.csv", b';');
    assert!(inburgering.iter().all(|row| {
        date(row, "Ingangsdatum plicht", COMPACT) < date(row, "Einde termijn", COMPACT)
    }));
    let duo = numbers("inburgering_duo_2019.csv", "Clientnummer");
    let begeleiding = numbers("begeleiding_vluchtelingenwerk_2019.csv", "Clientnummer");
    let uitkering = numbers("uitkeringen_suite_2019.csv", "Cliëntnr");
    let guests = numbers("lvv_verblijven_2019.csv", "Cliëntnummer");
    assert_eq!(duo.len(), inburgering.len());
    assert!(duo.intersection(&begeleiding).count() > 200);
    assert!(duo.intersection(&uitkering).count() > 200);
    assert_eq!(guests.intersection(&uitkering).count(), 2);
    for number in [duo, begeleiding, uitkering, guests].into_iter().flatten() {
        assert_eq!(number.len(), 7);
        assert!(!passes_eleven_proof(number.parse().unwrap()), "{number}");
    }
}
