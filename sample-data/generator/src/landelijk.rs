//! The national taakstelling of each half-year, as it was published.
//!
//! Reference data, no invention: every number stands in the source that its row names, and what the
//! source does not give stays empty. Three rows do not close in the source itself; they stay as they
//! are, and the contract's sum rule remarks on them. The second half of 2018, both halves of 2014 and
//! 2015 and the second half of 2024 are not here, since no sound source was found.

use crate::table::{Cell, Table};

const KAMERSTUK: &str = "Kamerstuk ah-tk-20232024-2564";
const GEMEENTE_NU: &str = "gemeente.nu, april 2025";
const NONE: [Option<i64>; 3] = [None; 3];

/// Half-year, national number, and with carry-over, housed and balance at the end as far as they
/// are given; source and remark. Persons.
type Row = (
    &'static str,
    i64,
    [Option<i64>; 3],
    &'static str,
    &'static str,
);

const fn whole(with_balance: i64, housed: i64, balance: i64) -> [Option<i64>; 3] {
    [Some(with_balance), Some(housed), Some(balance)]
}

const ROWS: [Row; 17] = [
    ("2016HJ02", 23_000, NONE, "nieuweerven.nu, oktober 2016", ""),
    ("2017HJ01", 13_000, NONE, "opnieuwthuis.nl", ""),
    ("2017HJ02", 10_000, NONE, "blikopnieuws.nl, april 2017", ""),
    ("2018HJ01", 13_000, NONE, "vng.nl", ""),
    (
        "2019HJ01",
        6_000,
        whole(8_934, 6_372, -2_540),
        KAMERSTUK,
        "",
    ),
    (
        "2019HJ02",
        6_000,
        whole(8_537, 6_962, -1_575),
        KAMERSTUK,
        "",
    ),
    (
        "2020HJ01",
        5_500,
        whole(7_192, 4_987, -2_205),
        KAMERSTUK,
        "",
    ),
    (
        "2020HJ02",
        6_500,
        whole(8_706, 7_025, -1_681),
        KAMERSTUK,
        "",
    ),
    (
        "2021HJ01",
        13_500,
        whole(15_144, 9_596, -5_548),
        KAMERSTUK,
        "",
    ),
    (
        "2021HJ02",
        11_000,
        whole(16_586, 12_787, -3_728),
        KAMERSTUK,
        "",
    ),
    (
        "2022HJ01",
        10_000,
        whole(13_748, 11_934, -1_810),
        KAMERSTUK,
        "",
    ),
    (
        "2022HJ02",
        13_500,
        whole(15_333, 17_126, 1_793),
        KAMERSTUK,
        "",
    ),
    (
        "2023HJ01",
        21_200,
        whole(19_418, 14_296, -5_122),
        KAMERSTUK,
        "",
    ),
    (
        "2023HJ02",
        17_600,
        NONE,
        KAMERSTUK,
        "De rij is in de bron niet volledig.",
    ),
    (
        "2024HJ01",
        18_750,
        [None, Some(14_271), None],
        KAMERSTUK,
        "",
    ),
    (
        "2025HJ01",
        15_000,
        NONE,
        GEMEENTE_NU,
        "Bijgesteld; eerder was het 17.700.",
    ),
    ("2025HJ02", 13_000, NONE, GEMEENTE_NU, ""),
];

/// The national number of a half-year in CBS notation, where a source is known.
pub fn number(period: &str) -> Option<i64> {
    let row = ROWS.iter().find(|row| row.0 == period);
    row.map(|row| row.1)
}

/// One row a half-year.
pub fn table() -> Table {
    let cell = |number: Option<i64>| number.map_or(Cell::from(""), Cell::from);
    let rows = ROWS.map(
        |(period, number, [with_balance, housed, balance], source, remark)| {
            vec![
                period.into(),
                number.into(),
                cell(with_balance),
                cell(housed),
                cell(balance),
                source.into(),
                remark.into(),
            ]
        },
    );
    Table {
        header: vec![
            "Periode",
            "Taakstelling",
            "Inclusief achter- of voorsprong",
            "Gerealiseerd",
            "Saldo einde",
            "Bron",
            "Opmerking",
        ],
        rows: rows.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The collected facts stand outside the repository; a checkout without them skips.
    #[test]
    fn the_table_is_the_collected_one() {
        let facts = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../../shared/feiten/taakstelling-landelijk.csv");
        let Ok(text) = std::fs::read_to_string(facts) else {
            eprintln!("skipped: taakstelling-landelijk.csv is not at hand");
            return;
        };
        let shown = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        let own: Vec<String> = ROWS
            .iter()
            .map(|(period, number, rest, ..)| {
                let rest = rest.map(shown).join(";");
                format!("{period};{number};{rest}")
            })
            .collect();
        let collected: Vec<&str> = text
            .lines()
            .skip(1)
            .filter_map(|line| Some(line.rsplit_once(';')?.0))
            .collect();
        assert_eq!(own, collected);
    }

    #[test]
    fn three_rows_do_not_close_in_the_source_itself() {
        let open: Vec<(&str, i64)> = ROWS
            .iter()
            .filter_map(|(period, _, numbers, ..)| {
                let [Some(with_balance), Some(housed), Some(balance)] = numbers else {
                    return None;
                };
                let difference = balance - (housed - with_balance);
                (difference != 0).then_some((*period, difference))
            })
            .collect();
        assert_eq!(open, [("2019HJ01", 22), ("2021HJ02", 71), ("2022HJ01", 4)]);
    }
}
