//! Areas and groups beside each other.

use ijkpunt_charts::{
    AgeGroup, Body, Chart, DotPlot, DotRow, Funnel, FunnelLimit, FunnelPoint, Pyramid, Tile,
    TileFill, TileMap,
};

use super::{LONG, chart};

/// The gemeenten of 2023 on cells of 9 km, computed for this project by least-squares assignment
/// of their centroids; `o` is the own one.
const COUNTRY: &str = "\
....................#..#....
.................###.....#..
...............##.#.##.#.#.#
..........#....#.#.#........
.........##........#..##.##.
...............#..#..#.##.##
.........#.#..#.#..#.....#..
.........###.........#.#....
.........####...##.##.#.#.#.
.........####...#...##......
........####......##...#....
........####..#########.....
........####.#######.#####..
........#############..####.
.......##############.####..
.......###############..##..
......######o#########.#....
.....#################.#....
....#####################...
....################.#......
....###############.........
..#################.........
....################........
####.################.......
.######.#.#.#########.......
#...##......#########.......
..#..........#######........
................####........
..................##........
.................#..........
.................##.........
................####........
.................##.........";

fn row(label: &str, value: Option<f64>, half: f64, own: bool) -> DotRow {
    let text = |value: f64| format!("{value:.0}% ({:.0}–{:.0}%)", value - half, value + half);
    DotRow {
        label: label.to_owned(),
        value,
        interval: value.map(|value| (value - half, value + half)),
        value_label: value.map_or_else(|| "geheim".to_owned(), text),
        own,
    }
}

pub fn dots() -> Chart {
    let rows = vec![
        row("Houten", Some(58.0), 9.0, false),
        row("Nieuwegein", Some(55.0), 6.0, false),
        row("Stichtse Vecht", Some(52.0), 7.0, false),
        row("Zeist", Some(51.0), 5.5, false),
        row("Utrecht", Some(47.0), 2.5, true),
        row("Utrechtse Heuvelrug", Some(46.0), 8.0, false),
        row("Woerden", Some(44.0), 7.5, false),
        row("De Bilt", Some(41.0), 8.5, false),
        row("Vijfheerenlanden", Some(36.0), 7.0, false),
        row("Oudewater", None, 0.0, false),
    ];
    let body = DotPlot {
        axis_label: "Inburgeraars die binnen drie jaar voldeden, in procenten".to_owned(),
        rows,
        band: Some((42.5, 53.5)),
        band_label: "Middelste helft van de andere gemeenten: 43 tot 54%".to_owned(),
        median: Some(48.5),
        median_label: "mediaan 49%".to_owned(),
        whole: false,
    };
    chart("stippen", Body::DotPlot(body))
}

/// A number between 0 and 1 that looks as if by chance and is always the same.
fn noise(i: u32) -> f64 {
    let mixed = (i + 1).wrapping_mul(2_654_435_761);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519);
    f64::from((mixed ^ (mixed >> 13)) & 0xffff) / 65_536.0
}

pub fn many_dots() -> Chart {
    let mut rows: Vec<DotRow> = (0..160_u32)
        .map(|i| {
            let value = 62.0 - f64::from(i) * 0.22 + noise(i);
            row(
                &format!("Gemeente {i}"),
                Some(value),
                3.0 + 9.0 * noise(i + 7),
                false,
            )
        })
        .collect();
    if let Some(own) = rows.get_mut(71) {
        own.label = "Wijk bij Duurstede".to_owned();
        own.own = true;
    }
    let body = DotPlot {
        axis_label: "Inburgeraars die binnen drie jaar voldeden, in procenten".to_owned(),
        rows,
        band: Some((36.0, 53.0)),
        band_label: "Middelste helft van de andere gemeenten: 36 tot 53%".to_owned(),
        median: Some(44.0),
        median_label: "mediaan 44%".to_owned(),
        whole: false,
    };
    chart("stippen-veel", Body::DotPlot(body))
}

fn limit(label: &str, z: f64) -> FunnelLimit {
    let sizes = (1..=60).map(|i| f64::from(i) * 10.0);
    let at = |side: f64| {
        move |n: f64| {
            let share = 41.0 + side * z * (41.0 * 59.0 / n).sqrt();
            (n, share.clamp(0.0, 100.0))
        }
    };
    FunnelLimit {
        label: label.to_owned(),
        lower: sizes.clone().map(at(-1.0)).collect(),
        upper: sizes.map(at(1.0)).collect(),
    }
}

pub fn funnel() -> Chart {
    let point = |i: u32| {
        let size = (15.0 + 560.0 * noise(i).powi(3)).round();
        let value = 41.0 + (noise(i + 400) + noise(i + 900) - 1.0) * 260.0 / size.sqrt();
        FunnelPoint {
            label: format!("Gemeente {i}"),
            size,
            value: value.clamp(0.0, 100.0),
            own: false,
        }
    };
    let own = FunnelPoint {
        label: "Utrecht 47%".to_owned(),
        size: 540.0,
        value: 47.0,
        own: true,
    };
    let body = Funnel {
        across_label: "Aantal inburgeraars dat in 2021 begon".to_owned(),
        up_label: "Voldeed binnen drie jaar, in procenten".to_owned(),
        points: (0..150).map(point).chain([own]).collect(),
        limits: vec![limit("95%", 1.96), limit("99,8%", 3.09)],
        baseline: Some(41.0),
        baseline_label: "alle gemeenten 41%".to_owned(),
    };
    chart("trechter", Body::Funnel(body))
}

pub fn tiles() -> Chart {
    let squares = COUNTRY.lines().zip(0_u16..).flat_map(|(line, row)| {
        let squares = line.chars().zip(0_u16..);
        squares.map(move |(sign, column)| (sign, column, row))
    });
    let tiles = squares
        .filter(|(sign, ..)| *sign != '.')
        .map(|(sign, column, row)| {
            let chance = noise(u32::from(column) * 97 + u32::from(row) * 31);
            let slope = f64::from(row) / 11.0 + 2.4 * chance;
            let fill = match (chance * 1000.0) as u32 % 19 {
                0 => TileFill::Secret,
                1 => TileFill::Missing,
                _ => TileFill::Class((slope as usize).min(4)),
            };
            let own = sign == 'o';
            Tile {
                column,
                row,
                fill: if own { TileFill::Class(3) } else { fill },
                label: if own {
                    "Utrecht 47%".to_owned()
                } else {
                    String::new()
                },
                own,
            }
        });
    let body = TileMap {
        title: "Voldeed binnen drie jaar aan de inburgering".to_owned(),
        classes: [
            "minder dan 20%",
            "20 tot 30%",
            "30 tot 40%",
            "40 tot 50%",
            "50% of meer",
        ]
        .map(str::to_owned)
        .to_vec(),
        secret_label: "geheim, te kleine aantallen".to_owned(),
        missing_label: "geen gegevens".to_owned(),
        tiles: tiles.collect(),
    };
    chart("tegelkaart", Body::TileMap(body))
}

pub fn pyramid() -> Chart {
    let group = |label: &str, left: Option<u32>, right: Option<u32>| {
        let text =
            |value: Option<u32>| value.map_or_else(|| "geheim".to_owned(), |v| v.to_string());
        AgeGroup {
            label: label.to_owned(),
            left: left.map(f64::from),
            left_text: text(left),
            right: right.map(f64::from),
            right_text: text(right),
        }
    };
    let body = Pyramid {
        left_label: "Mannen".to_owned(),
        right_label: "Vrouwen".to_owned(),
        axis_label: "Statushouders, personen op 1 januari 2025".to_owned(),
        groups: vec![
            group("75 of ouder", None, Some(11)),
            group("65 tot 75", Some(24), Some(29)),
            group("55 tot 65", Some(71), Some(66)),
            group("45 tot 55", Some(168), Some(121)),
            group("35 tot 45", Some(312), Some(207)),
            group("25 tot 35", Some(486), Some(254)),
            group("18 tot 25", Some(341), Some(158)),
            group("12 tot 18", Some(219), Some(197)),
            group("0 tot 12", Some(402), Some(388)),
        ],
        whole: true,
    };
    chart("piramide", Body::Pyramid(body))
}

fn hostile_dots() -> Vec<DotPlot> {
    let of = |rows: Vec<DotRow>, text: &str| DotPlot {
        axis_label: text.to_owned(),
        rows,
        band: Some((2.0, 9.0)),
        band_label: text.to_owned(),
        median: Some(4.0),
        median_label: text.to_owned(),
        whole: true,
    };
    let strange = |label: &str, value: f64| DotRow {
        label: label.to_owned(),
        value: Some(value),
        interval: Some((f64::NAN, value * 2.0)),
        value_label: LONG.to_owned(),
        own: true,
    };
    vec![
        DotPlot::default(),
        of(vec![row(LONG, Some(4.0), 3.0, true); 3], LONG),
        of(vec![row("Gelijk", Some(7.0), 0.0, true); 5], "gelijk"),
        of(
            vec![row("", None, 0.0, true), row(LONG, None, 0.0, false)],
            "",
        ),
        of(
            vec![strange("geen getal", f64::NAN), strange("∞", f64::INFINITY)],
            "vreemd",
        ),
        of(vec![strange(LONG, -1e300); 60], LONG),
        of(vec![row("Hoog", Some(9_000.0), 100.0, true); 41], "veel"),
        DotPlot {
            band: None,
            median: Some(f64::NAN),
            ..of(vec![row("Eén", Some(96.0), 1.0, true)], "één")
        },
    ]
}

fn hostile_funnels() -> Vec<Funnel> {
    let point = |label: &str, size: f64, value: f64, own: bool| FunnelPoint {
        label: label.to_owned(),
        size,
        value,
        own,
    };
    let of = |points: Vec<FunnelPoint>, text: &str| Funnel {
        across_label: text.to_owned(),
        up_label: text.to_owned(),
        points,
        limits: vec![limit(text, 2.0), limit(text, 3.0), limit("te veel", 4.0)],
        baseline: Some(41.0),
        baseline_label: text.to_owned(),
    };
    let broken = FunnelLimit {
        label: "vreemd".to_owned(),
        lower: vec![
            (f64::NAN, 1.0),
            (f64::INFINITY, f64::NEG_INFINITY),
            (0.0, 0.0),
        ],
        upper: vec![(5.0, 5.0); 3],
    };
    vec![
        Funnel::default(),
        of(vec![point(LONG, 300.0, 40.0, true); 3], LONG),
        of(vec![point("nul", 0.0, 0.0, true)], "nul"),
        of(
            vec![
                point("geen getal", f64::NAN, 1.0, true),
                point("∞", f64::INFINITY, f64::INFINITY, true),
                point("−", -5.0, 5.0, false),
            ],
            "vreemd",
        ),
        Funnel {
            limits: vec![broken],
            baseline: Some(f64::NAN),
            ..of(
                vec![point("A", 1.0, 1e300, true), point("B", 1.0, -1e300, true)],
                LONG,
            )
        },
        of(
            (0..90).map(|_| point("gelijk", 41.0, 41.0, true)).collect(),
            "gelijk",
        ),
    ]
}

fn hostile_maps() -> Vec<TileMap> {
    let tile = |column, row, fill, own| Tile {
        column,
        row,
        fill,
        label: LONG.to_owned(),
        own,
    };
    let of = |tiles: Vec<Tile>, classes: usize| TileMap {
        title: LONG.to_owned(),
        classes: vec![LONG.to_owned(); classes],
        secret_label: LONG.to_owned(),
        missing_label: String::new(),
        tiles,
    };
    vec![
        TileMap::default(),
        of(vec![tile(3, 4, TileFill::Class(0), true)], 1),
        of(
            vec![
                tile(0, 0, TileFill::Class(9), true),
                tile(65_535, 0, TileFill::Secret, true),
            ],
            7,
        ),
        of(vec![tile(7, 7, TileFill::Class(1), true); 30], 0),
        of(
            (0..400)
                .map(|i| {
                    tile(
                        i % 20,
                        i / 20,
                        TileFill::Class(usize::from(i) % 5),
                        i == 210,
                    )
                })
                .collect(),
            5,
        ),
        of(
            vec![
                tile(0, 0, TileFill::Missing, true),
                tile(9, 9, TileFill::Missing, true),
            ],
            5,
        ),
    ]
}

fn hostile_pyramids() -> Vec<Pyramid> {
    let group = |label: &str, left: Option<f64>, right: Option<f64>, text: &str| AgeGroup {
        label: label.to_owned(),
        left,
        left_text: text.to_owned(),
        right,
        right_text: text.to_owned(),
    };
    let of = |groups: Vec<AgeGroup>, text: &str| Pyramid {
        left_label: text.to_owned(),
        right_label: text.to_owned(),
        axis_label: text.to_owned(),
        groups,
        whole: true,
    };
    vec![
        Pyramid::default(),
        of(vec![group(LONG, Some(3.0), None, LONG); 3], LONG),
        of(vec![group("0", Some(0.0), Some(0.0), "0"); 2], ""),
        of(
            vec![
                group("∞", Some(f64::INFINITY), Some(-4.0), "∞"),
                group("geen getal", Some(f64::NAN), Some(1e-9), "?"),
            ],
            "vreemd",
        ),
        of(
            vec![group("20", Some(12.0), Some(14.0), "12.345.678"); 60],
            "veel",
        ),
    ]
}

pub fn hostile() -> Vec<Body> {
    let bodies = hostile_dots().into_iter().map(Body::DotPlot);
    let bodies = bodies.chain(hostile_funnels().into_iter().map(Body::Funnel));
    let bodies = bodies.chain(hostile_maps().into_iter().map(Body::TileMap));
    bodies
        .chain(hostile_pyramids().into_iter().map(Body::Pyramid))
        .collect()
}
