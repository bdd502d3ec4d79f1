//! Exports of the region that are totals: taakstelling with exchange, homes, counts and actions.

use chrono::Datelike;
use fastrand::Rng;

use crate::calendar::{between, day, workday};
use crate::draw::{apportion, percent, rng, weighted};
use crate::table::{Cell, Table};

use super::region::{GEMEENTEN, Gemeente, half_years, persons_housed};

/// Inhabitants of the country on 1 January 2017: the sum of the gemeenten of that year.
const NEDERLAND: u64 = 17_081_507;

/// National taakstelling of each half-year from 2014 on; those before 2016 are weakly sourced.
const NATIONAL: [u64; 6] = [6_616, 8_725, 14_900, 13_823, 20_000, 23_000];

/// Exchange between gemeenten: half-year, code, and persons taken over. Each half-year nets to zero.
const EXCHANGE: [(usize, &str, i64); 9] = [
    (4, "GM0356", 10),
    (4, "GM0321", -10),
    (5, "GM0344", 24),
    (5, "GM0312", -6),
    (5, "GM0310", -8),
    (5, "GM0335", -4),
    (5, "GM0589", -6),
    (3, "GM0355", 5),
    (3, "GM0331", -5),
];

/// Inhabitants of each gemeente, as StatLine gives them.
pub fn inwoners() -> Table {
    let rows = GEMEENTEN.map(|(_, name, count)| {
        // StatLine tells a gemeente from the province of the same name.
        let name = if name == "Utrecht" {
            "Utrecht (gemeente)"
        } else {
            name
        };
        let count = format!("{count:>8}");
        vec!["2017".into(), name.into(), count.into()]
    });
    Table {
        header: vec!["Perioden", "Regio's", "Totale bevolking (aantal)"],
        rows: rows.into(),
    }
}

/// One row a gemeente and half-year: the national number by inhabitants, to the nearest person.
pub fn taakstelling(region: &[Gemeente]) -> Table {
    let mut rows = Vec::new();
    let mut saldo = vec![0_i64; region.len()];
    for ((half, (first, last)), national) in half_years().enumerate().zip(NATIONAL) {
        let housed = persons_housed(region, half);
        for (gemeente, saldo) in region.iter().zip(&mut saldo) {
            let goal = (2 * national * gemeente.inwoners + NEDERLAND) / (2 * NEDERLAND);
            let goal = i64::try_from(goal).unwrap_or(i64::MAX);
            let taken = EXCHANGE
                .into_iter()
                .find(|(at, code, _)| *at == half && *code == gemeente.code)
                .map_or(0, |(_, _, persons)| persons);
            let housed = housed.get(gemeente.code).copied().unwrap_or_default();
            rows.push(vec![
                gemeente.code.into(),
                format!("{}HJ{:02}", first.year(), first.month().div_ceil(6)).into(),
                goal.into(),
                taken.into(),
                (*saldo).into(),
                housed.into(),
                last.succ_opt().into(),
            ]);
            *saldo += housed - goal - taken;
        }
    }
    Table {
        header: vec![
            "Gemeente",
            "Periode",
            "Taakstelling",
            "Herverdeling",
            "Saldo begin",
            "Gehuisvest",
            "Publicatiedatum",
        ],
        rows,
    }
}

/// Homes that fell free in 2016, as far as corporaties put them in the register of the region.
pub fn woningen(region: &[Gemeente]) -> Table {
    let mut rows = Vec::new();
    for gemeente in region {
        let mut rng = rng(&format!("u16 woningen {}", gemeente.code));
        let moves = gemeente.moves_of_2016();
        let homes = moves.filter(|household| household.soort != "AMV").count();
        let fates = [
            ("Statushouder", homes),
            ("Urgent", homes / 4),
            ("Regulier", homes / 2),
        ];
        let fates = fates
            .into_iter()
            .flat_map(|(whom, count)| std::iter::repeat_n(whom, count));
        let mut free: Vec<_> = fates
            .map(|whom| {
                let free = between(&mut rng, day(2016, 1, 4), day(2016, 12, 23));
                (workday(free), whom)
            })
            .collect();
        free.sort();
        for (number, (day, whom)) in (1001_u32..).zip(free) {
            let (rooms, persons) = size(&mut rng, whom);
            rows.push(vec![
                gemeente.name.into(),
                format!("{}-{number}", gemeente.code).into(),
                day.into(),
                rooms.into(),
                persons.into(),
                weighted(
                    &mut rng,
                    &[(76, "Regulier"), (14, "Flex"), (10, "Tijdelijk")],
                )
                .into(),
                whom.into(),
            ]);
        }
    }
    Table {
        header: vec![
            "Gemeente",
            "Woningnummer",
            "Datum vrij",
            "Kamers",
            "Geschikt voor personen",
            "Woningsoort",
            "Toegewezen aan",
        ],
        rows,
    }
}

/// Single persons ask for more small homes than fall free: that is the mismatch.
fn size(rng: &mut Rng, whom: &str) -> (u32, u32) {
    let rooms: &[(u32, u32)] = match whom {
        "Statushouder" => &[(20, 1), (33, 2), (27, 3), (14, 4), (6, 5)],
        _ => &[(7, 1), (31, 2), (39, 3), (18, 4), (5, 5)],
    };
    let rooms = weighted(rng, rooms).max(1);
    let persons = match rooms {
        1 => 1,
        2 => 2,
        3 => weighted(rng, &[(45, 3), (55, 4)]),
        more => more + 1,
    };
    (rooms, persons)
}

/// Counts of 2016. Published: the norms of the chain, and 121 hours of Dutch in the 158 hours of
/// voorinburgering. How many met a norm is ours.
pub fn tellingen(region: &[Gemeente]) -> Table {
    let mut rows = Vec::new();
    let mut push = |code: &str, what: &str, count: u64, whole: Option<u64>| {
        let whole = whole.map_or(Cell::from(""), |whole| whole.to_string().into());
        rows.push(vec![
            code.into(),
            "2016".into(),
            what.into(),
            count.to_string().into(),
            whole,
        ]);
    };
    for gemeente in region {
        let mut rng = rng(&format!("u16 tellingen {}", gemeente.code));
        let moves: Vec<_> = gemeente.moves_of_2016().collect();
        let members = moves.iter().flat_map(|household| &household.members);
        let adults = members.clone().filter(|one| one.came_as_adult()).count() as u64;
        let persons = members.count() as u64;
        let families = moves
            .iter()
            .filter(|household| household.members.iter().any(|one| !one.came_as_adult()))
            .count() as u64;
        let dossiers = moves.len() as u64;
        let mut part = |whole: u64, share: u32| {
            let met = (0..whole).filter(|_| percent(&mut rng, share));
            met.count() as u64
        };
        let pupils = part(adults, 72);
        for (what, whole, share) in [
            ("col-binnen-4-dagen", persons, 83),
            ("pol-binnen-12-dagen", persons, 71),
            ("overdracht-huisarts", dossiers, 78),
            ("overdracht-jgz", families, 69),
            ("overdracht-vluchtelingenwerk", dossiers, 92),
            ("overdracht-risicosignalen", dossiers, 41),
        ] {
            let met = part(whole, share);
            push(gemeente.code, what, met, Some(whole));
        }
        push(
            gemeente.code,
            "voorinburgering-deelnemers",
            pupils,
            Some(adults),
        );
        push(
            gemeente.code,
            "voorinburgering-uren-taal",
            121 * pupils,
            Some(158 * pupils),
        );
    }
    // The city offers fewer places than its size asks for.
    let weights = GEMEENTEN.map(|(code, _, count)| {
        if code == "GM0344" {
            count * 4 / 5
        } else {
            count
        }
    });
    for (what, total) in [
        ("plaatsen-taalstage", 240),
        ("plaatsen-werkstage", 150),
        ("plaatsen-werkervaring", 90),
    ] {
        for (gemeente, places) in region.iter().zip(apportion(total, &weights)) {
            push(gemeente.code, what, places, None);
        }
    }
    Table {
        header: vec!["Gemeente", "Periode", "Meting", "Aantal", "Noemer"],
        rows,
    }
}

/// Actions of the region, kept by Utrecht, and of each gemeente; the words are ours.
pub fn agenda(region: &[Gemeente]) -> Table {
    const OF_REGION: [(&str, &str, &str); 8] = [
        (
            "Eén register van koppelingen en vrije woningen bijhouden",
            "2017KW01",
            "Gereed",
        ),
        (
            "De taakstelling onderling verdelen waar dat helpt",
            "2017KW01",
            "Op koers",
        ),
        (
            "De vier dossiers bij elke verhuizing meegeven",
            "2017KW02",
            "Op koers",
        ),
        (
            "Een overzicht maken van taalaanbieders en hun resultaten",
            "2017KW02",
            "Op koers",
        ),
        (
            "Het assessment al in het azc afnemen",
            "2017KW02",
            "Vertraagd",
        ),
        (
            "Plaatsen voor stages verdelen naar inwoners",
            "2017KW03",
            "Niet gestart",
        ),
        (
            "Werkgevers in de regio samen benaderen",
            "2017KW03",
            "Niet gestart",
        ),
        (
            "De hele keten meten van aankomst tot werk",
            "2017KW04",
            "Niet gestart",
        ),
    ];
    const OF_GEMEENTE: [(&str, &str, &str); 5] = [
        ("Een vast aanspreekpunt aanwijzen", "2017KW01", "Gereed"),
        ("Tijdelijke woningen zoeken", "2017KW02", "Op koers"),
        ("Helpers zoeken voor de taal", "2017KW02", "Op koers"),
        (
            "Een warm welkom in de buurt organiseren",
            "2017KW03",
            "Niet gestart",
        ),
        ("Afspraken maken met huisartsen", "2017KW03", "Vertraagd"),
    ];
    let mut rows = Vec::new();
    let mut push = |code: &str, number: String, (action, due, state), level: &str, owner: &str| {
        let fields: [&str; 5] = [action, due, state, level, owner];
        let mut row: Vec<Cell> = vec![code.into(), number.into()];
        row.extend(fields.map(Cell::from));
        rows.push(row);
    };
    for (number, action) in (1..).zip(OF_REGION) {
        push(
            "GM0344",
            format!("R{number}"),
            action,
            "Regio",
            "Regiobureau U16",
        );
    }
    for (at, gemeente) in region.iter().enumerate() {
        let actions = OF_GEMEENTE.into_iter().cycle().skip(at).take(2);
        for (number, action) in (1..).zip(actions) {
            push(
                gemeente.code,
                format!("G{number}"),
                action,
                "Gemeente",
                gemeente.name,
            );
        }
    }
    Table {
        header: vec![
            "Gemeente", "Nummer", "Actie", "Gereed", "Status", "Niveau", "Eigenaar",
        ],
        rows,
    }
}
