//! Budgets of 2024 through 2027, as published. A star means that the amount is set each year; what
//! was spent in 2024 is ours.

use crate::table::Table;

/// Post, description, kind, budget a year, what was spent in 2024, and the star.
type Post = (
    &'static str,
    &'static str,
    &'static str,
    [&'static str; 4],
    &'static str,
    &'static str,
);

pub const POSTS: [Post; 7] = [
    (
        "tijdelijke-opvang",
        "Opvang van vreemdelingen zonder recht op opvang van het Rijk",
        "Lasten",
        ["108.654", "108.654", "108.654", "108.654"],
        "104.380",
        "",
    ),
    (
        "vluchtelingen",
        "Activiteiten voor integratie van vluchtelingen",
        "Lasten",
        ["150.000", "150.000", "150.000", "150.000"],
        "141.927",
        "",
    ),
    (
        "vluchtelingenwerk",
        "Subsidie voor maatschappelijke begeleiding",
        "Lasten",
        ["106.220", "100.220", "94.220", "88.220"],
        "106.220",
        "",
    ),
    (
        "inburgering",
        "Leerroutes en uitvoering van de Wet inburgering",
        "Lasten",
        ["620.987", "524.869", "525.191", "525.191"],
        "598.402",
        "",
    ),
    (
        "faciliteitenbesluit",
        "Bijdrage van het Rijk voor opvang in de gemeente",
        "Baten",
        ["175.000", "175.000", "175.000", "175.000"],
        "181.350",
        "*",
    ),
    (
        "spuk-inburgering",
        "Specifieke uitkering voor inburgeringsvoorzieningen",
        "Baten",
        ["1.250.000", "1.250.000", "1.250.000", "1.250.000"],
        "1.203.775",
        "*",
    ),
    (
        "reserve-vluchtelingen",
        "Reserve voor vluchtelingen, ten hoogste dit bedrag",
        "Reserve",
        ["400.000", "400.000", "400.000", "400.000"],
        "262.118",
        "*",
    ),
];

/// One row a post and year.
pub fn table() -> Table {
    let rows = POSTS
        .into_iter()
        .flat_map(|(post, words, kind, budgets, spent, star)| {
            (2024_i64..).zip(budgets).map(move |(year, budget)| {
                let spent = if year == 2024 { spent } else { "" };
                vec![
                    year.into(),
                    "Samenleving".into(),
                    post.into(),
                    words.into(),
                    kind.into(),
                    format!("{budget}{star}").into(),
                    spent.into(),
                    (if star.is_empty() {
                        "definitief"
                    } else {
                        "voorlopig"
                    })
                    .into(),
                ]
            })
        });
    Table {
        header: vec![
            "Periode",
            "Programma",
            "Post",
            "Omschrijving",
            "Soort",
            "Begroot",
            "Realisatie",
            "Status",
        ],
        rows: rows.collect(),
    }
}
