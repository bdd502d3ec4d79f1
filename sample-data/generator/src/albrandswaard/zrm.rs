//! The Zelfredzaamheidsmatrix: of those who were screened in 2019, how many can manage on their own in
//! each of its thirteen domains; all ours.

use crate::table::Table;

const SCREENED: u32 = 34;

const DOMAINS: [(&str, u32); 13] = [
    ("financien", 11),
    ("werk-en-opleiding", 8),
    ("tijdsbesteding", 15),
    ("huisvesting", 29),
    ("huiselijke-relaties", 27),
    ("geestelijke-gezondheid", 22),
    ("lichamelijke-gezondheid", 26),
    ("middelengebruik", 33),
    ("basale-adl", 34),
    ("instrumentele-adl", 19),
    ("sociaal-netwerk", 14),
    ("maatschappelijke-participatie", 12),
    ("justitie", 33),
];

/// One row a domain.
pub fn table() -> Table {
    let rows = DOMAINS.map(|(domain, able)| {
        vec![
            "2019".into(),
            format!("zrm-{domain}").into(),
            able.into(),
            SCREENED.into(),
        ]
    });
    Table {
        header: vec!["Periode", "Meting", "Aantal", "Noemer"],
        rows: rows.into(),
    }
}
