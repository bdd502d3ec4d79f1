//! Counts the published figures from the written bytes, as a stranger to the generator would.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{DataType, Reader, Xlsx};
use chrono::{Datelike, NaiveDate};

use crate::calendar::{COMPACT, ISO, PADDED, SHORT, day};
use crate::numbers::passes_eleven_proof;
use crate::tests::{Row, date, distinct, in_year, rows_of, runs_at};

fn bytes(name: &str) -> &'static [u8] {
    crate::tests::export("albrandswaard", name)
}

fn rows(name: &str, separator: u8) -> Vec<Row> {
    rows_of(bytes(name), separator, 0)
}

fn sheet(name: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes(name))).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &calamine::Data| cell.as_string().unwrap_or_default();
    sheet
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

fn housed() -> Vec<(NaiveDate, u32)> {
    rows("huisvesting_tvs_2020-02.csv", b',')
        .iter()
        .filter_map(|row| {
            let day = date(row, "Datum huisvesting", ISO)?;
            Some((day, row["Aantal personen"].parse().unwrap()))
        })
        .collect()
}

#[test]
fn the_taakstelling_is_8_and_what_was_housed_is_counted_in_dossiers() {
    let published = rows("taakstelling_2018-2020.csv", b';');
    let column = |name: &str| -> Vec<i64> {
        let values = published.iter().map(|row| row[name].parse().unwrap());
        values.collect()
    };
    let (goal, counted) = (column("Taakstelling"), column("Gehuisvest"));
    assert_eq!(goal, [19, 13, 9, 9, 8]);
    let saldo = column("Voor-/achterstand begin");
    for half in 1..saldo.len() {
        assert_eq!(
            saldo[half],
            saldo[half - 1] + counted[half - 1] - goal[half - 1]
        );
    }
    assert_eq!(saldo[4], 0);
    let halves = [(2018, 1), (2018, 2), (2019, 1), (2019, 2), (2020, 1)];
    let of_half = |(year, half): (i32, u32)| -> u32 {
        let moves = housed().into_iter();
        moves
            .filter(|(day, _)| day.year() == year && day.month().div_ceil(6) == half)
            .map(|(_, persons)| persons)
            .sum()
    };
    assert_eq!(halves.map(of_half).map(i64::from).to_vec(), counted);
    // The letter expects 10 in the second half: 18 over the year.
    let doelen = rows("doelen_2020.csv", b';');
    let of_2020 = doelen.iter().find(|row| {
        row["Periode"] == "2020" && row["Indicator"] == "gehuisveste-vergunninghouders"
    });
    assert_eq!(of_2020.unwrap()["Beoogd"], "18");
}

#[test]
fn half_of_those_who_were_housed_are_adults() {
    let guided = rows("begeleiding_vluchtelingenwerk_2020-02.csv", b';');
    for (year, persons) in [(2016, 40), (2017, 40), (2018, 40), (2019, 20)] {
        let moved: u32 = housed()
            .iter()
            .filter(|(day, _)| day.year() == year)
            .map(|(_, persons)| persons)
            .sum();
        assert_eq!(moved, persons, "{year}");
        let started: Vec<_> = guided
            .iter()
            .filter(|row| in_year(date(row, "Startdatum", PADDED), year))
            .collect();
        assert_eq!(started.len(), persons as usize, "{year}");
        let adults = started.iter().filter(|row| row["Kind"] == "N").count();
        assert_eq!(adults * 2, persons as usize, "{year}");
    }
    assert_eq!(distinct(&guided, "Clientnummer"), guided.len());
}

#[test]
fn ten_statushouders_and_ten_gezinsmigranten_start_a_year_and_double_before_2019() {
    let duties = rows("inburgering_duo_2020-02.csv", b';');
    for (year, each) in [(2016, 20), (2017, 20), (2018, 20), (2019, 10)] {
        for group in ["Asielstatushouder", "Gezinsmigrant en overige migrant"] {
            let started = duties.iter().filter(|row| {
                row["Doelgroep"] == group
                    && in_year(date(row, "Ingangsdatum plicht", COMPACT), year)
            });
            assert_eq!(started.count(), each, "{group} {year}");
        }
    }
    assert_eq!(distinct(&duties, "Clientnummer"), duties.len());
}

#[test]
fn exams_and_duties_agree() {
    let mut passed: BTreeMap<String, BTreeMap<String, NaiveDate>> = BTreeMap::new();
    for row in rows("examens_duo_2020-02.csv", b';') {
        let taken = date(&row, "Examendatum", COMPACT).unwrap();
        assert!(taken < super::drawn(), "{row:?}");
        assert_eq!(
            row["Resultaat"] == "Geen",
            !row["Reden geen resultaat"].is_empty()
        );
        if row["Resultaat"] == "Geslaagd" {
            let parts = passed.entry(row["Clientnummer"].clone()).or_default();
            assert!(parts.insert(row["Onderdeel"].clone(), taken).is_none());
        }
    }
    let mut met = 0;
    for row in rows("inburgering_duo_2020-02.csv", b';') {
        let parts = passed.get(&row["Clientnummer"]);
        if let Some(day) = date(&row, "Datum voldaan", COMPACT) {
            met += 1;
            let parts = parts.unwrap();
            assert!(
                parts.len() == 5 && parts.values().all(|passed| *passed < day),
                "{row:?}"
            );
        }
    }
    assert!(met > 40, "{met}");
}

#[test]
fn fifty_five_vergunninghouders_have_bijstand() {
    let spells = rows("uitkeringen_socrates_2020-02.csv", b';');
    let span = |row: &Row| {
        (
            date(row, "Ingangsdatum", SHORT).unwrap(),
            date(row, "Einddatum", SHORT),
        )
    };
    let running: Vec<_> = spells
        .iter()
        .filter(|row| runs_at(&span(row), day(2020, 1, 1)))
        .collect();
    let counted: Vec<_> = running
        .iter()
        .copied()
        .filter(|row| {
            row["Regeling"] == "Participatiewet" && row["Doelgroep"] == "Vergunninghouder"
        })
        .collect();
    assert_eq!((counted.len(), distinct(counted, "Cliëntnr")), (55, 55));
    assert!(running.len() > 80);
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
}

#[test]
fn the_agenda_has_23_actions_by_quarter() {
    let rows = sheet("ontwikkelagenda_2020.xlsx");
    assert_eq!(rows[2][..4], ["Nummer", "Actie", "Gereed", "Status"]);
    let actions = &rows[3..];
    let due = |quarter| actions.iter().filter(|row| row[2] == quarter).count();
    assert_eq!(
        ["2020KW01", "2020KW02", "2020KW03", "2020KW04", "2020"].map(due),
        [9, 8, 3, 2, 1]
    );
    let state = |word| actions.iter().filter(|row| row[3] == word).count();
    assert_eq!(
        ["Gereed", "Op koers", "Vertraagd", "Niet gestart"].map(state),
        [3, 9, 1, 10]
    );
    let names: BTreeSet<&str> = actions.iter().map(|row| row[1].as_str()).collect();
    assert_eq!((actions.len(), names.len()), (23, 23));
}

#[test]
fn plans_know_four_routes_and_belong_to_persons_who_were_housed() {
    let rows = sheet("trajecten_2020-02.xlsx");
    let plans = &rows[3..];
    let routes: BTreeSet<&str> = plans.iter().map(|row| row[3].as_str()).collect();
    let expected = ["", "ondernemerschap", "onderwijs", "participatie", "werk"];
    assert_eq!(routes.into_iter().collect::<Vec<_>>(), expected);
    let guided: BTreeSet<String> = self::rows("begeleiding_vluchtelingenwerk_2020-02.csv", b';')
        .iter()
        .map(|row| row["Clientnummer"].clone())
        .collect();
    for plan in plans {
        assert!(guided.contains(&plan[0]), "{plan:?}");
    }
}

#[test]
fn money_comes_from_five_streams() {
    let money = rows("financien_2019-2020.csv", b';');
    assert_eq!(distinct(&money, "Post"), 5);
    assert_eq!(money.len(), 10);
}

#[test]
fn the_matrix_has_thirteen_domains_and_nobody_counts_twice() {
    let domains = rows("tellingen_zrm_2019.csv", b';');
    assert_eq!(distinct(&domains, "Meting"), 13);
    for row in &domains {
        let number = |column: &str| row[column].parse::<u32>().unwrap();
        assert!(number("Aantal") <= number("Noemer"), "{row:?}");
    }
}

#[test]
fn no_number_looks_like_a_bsn() {
    for name in [
        "inburgering_duo_2020-02.csv",
        "begeleiding_vluchtelingenwerk_2020-02.csv",
    ] {
        for row in rows(name, b';') {
            let number = &row["Clientnummer"];
            assert_eq!(number.len(), 7);
            assert!(!passes_eleven_proof(number.parse().unwrap()), "{number}");
        }
    }
}
