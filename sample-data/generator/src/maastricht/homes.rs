//! Homes for social rent that fell free.
//!
//! Published: about a thousand a year, half of them for urgent seekers, statushouders among them;
//! others searched for 11,6 months in 2021 and for 24 in 2023. The other years are ours. The months
//! lie evenly round the published one, so that it is both their mean and their median.

use chrono::Datelike;
use fastrand::Rng;

use crate::calendar::{between, day, workday};
use crate::draw::{rng, weighted};
use crate::newcomers::households::Household;
use crate::table::{Cell, Table};

use super::city::WIJKEN;

/// Year, homes, homes for urgent seekers, and months of search in tenths.
const YEARS: [(i32, usize, usize, i64); 6] = [
    (2019, 1_021, 498, 84),
    (2020, 1_008, 503, 97),
    (2021, 1_013, 507, 116),
    (2022, 994, 500, 178),
    (2023, 1_000, 500, 240),
    (2024, 986, 497, 251),
];

/// One row a home, by the day on which it fell free.
pub fn table(households: &[Household]) -> Table {
    let mut rng = rng("maastricht woningen");
    let mut rows = Vec::new();
    for (year, homes, urgent, months) in YEARS {
        let statushouders = households_housed(households, year);
        let mut fates = vec![Fate::Statushouder; statushouders];
        fates.extend(vec![Fate::Urgent; urgent - statushouders]);
        let waits = round(&mut rng, homes - urgent, months);
        fates.extend(waits.into_iter().map(Fate::Regular));
        rng.shuffle(&mut fates);
        let mut free: Vec<_> = fates
            .iter()
            .map(|_| workday(between(&mut rng, day(year, 1, 3), day(year, 12, 31))))
            .collect();
        free.sort();
        rows.extend(
            free.into_iter()
                .zip(fates)
                .map(|(day, fate)| row(&mut rng, day, fate)),
        );
    }
    // A number of the corporatie, so that two like homes on one day are two homes.
    for (row, number) in rows.iter_mut().zip(100_207_u32..) {
        row.insert(0, format!("VHE{}", 3 * number).into());
    }
    Table {
        header: vec![
            "Woningnummer",
            "Datum vrij",
            "Kamers",
            "Geschikt voor personen",
            "Woningsoort",
            "Wijk",
            "Toegewezen aan",
            "Zoekduur maanden",
        ],
        rows,
    }
}

#[derive(Debug, Clone, Copy)]
enum Fate {
    Statushouder,
    Urgent,
    /// Months of search, in tenths.
    Regular(i64),
}

/// Dossiers that got a home of a corporatie: minors who come alone live with Nidos.
fn households_housed(households: &[Household], year: i32) -> usize {
    households
        .iter()
        .filter(|household| household.housed.is_some_and(|day| day.year() == year))
        .filter(|household| household.soort != "AMV")
        .count()
}

/// Values that lie in pairs round the middle.
fn round(rng: &mut Rng, count: usize, middle: i64) -> Vec<i64> {
    let mut values = Vec::new();
    if count % 2 == 1 {
        values.push(middle);
    }
    while values.len() < count {
        // Two dice: most lie near the middle.
        let away = (rng.i64(0..middle) + rng.i64(0..middle)) * 4 / 10;
        values.extend([middle - away, middle + away]);
    }
    values
}

fn row(rng: &mut Rng, free: chrono::NaiveDate, fate: Fate) -> Vec<Cell> {
    let rooms = match fate {
        Fate::Statushouder => weighted(rng, &[(26, 1_u32), (30, 2), (18, 3), (18, 4), (8, 5)]),
        _ => weighted(rng, &[(8, 1), (34, 2), (37, 3), (17, 4), (4, 5)]),
    };
    let persons = match rooms.max(1) {
        1 => 1,
        2 => 2,
        3 => weighted(rng, &[(40, 3), (60, 4)]),
        rooms => rooms + 1,
    };
    let (whom, months) = match fate {
        Fate::Statushouder => ("Statushouder", Cell::from("")),
        Fate::Urgent => ("Urgent", Cell::from("")),
        Fate::Regular(months) => ("Regulier", Cell::Tenths(months)),
    };
    vec![
        free.into(),
        rooms.into(),
        persons.into(),
        weighted(rng, &[(88, "Regulier"), (9, "Flex"), (3, "Tijdelijk")]).into(),
        weighted(rng, WIJKEN).into(),
        whom.into(),
        months,
    ]
}
