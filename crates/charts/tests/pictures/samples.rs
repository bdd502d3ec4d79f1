//! Charts as a report would hand them over, and charts as nobody should. Shared by the tests and
//! the gallery.

use ijkpunt_charts::{
    Body, Bullet, BulletRow, Chart, Flow, Month, Occupancy, Part, Parts, Point, RankBar, Ranking,
    StockFlow, Tone, Trend, TrendBreak, TrendLine,
};

// With their paths, since the gallery reads this file from another place.
#[path = "samples/compare.rs"]
pub mod compare;
#[path = "samples/course.rs"]
pub mod course;

const MONTHS: [&str; 13] = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "jan",
];

/// Name of a month, counted from January and round again.
fn month(i: usize) -> String {
    MONTHS.get(i % 12).copied().unwrap_or_default().to_owned()
}

fn chart(id: &str, body: Body) -> Chart {
    Chart {
        id: id.to_owned(),
        alt_title: format!("Grafiek {id}"),
        alt_text: format!("Beschrijving van {id}."),
        body,
    }
}

fn row(label: &str, percent: Option<f64>, value: &str, detail: &str, tone: Tone) -> BulletRow {
    let (label, value_label, detail) = (label.to_owned(), value.to_owned(), detail.to_owned());
    BulletRow {
        label,
        percent,
        value_label,
        detail,
        tone,
    }
}

fn part(label: &str, value: f64, value_label: &str, detail: &str) -> Part {
    let (label, value_label) = (label.to_owned(), value_label.to_owned());
    Part {
        label,
        value,
        value_label,
        detail: detail.to_owned(),
    }
}

pub fn bullet() -> Chart {
    let rows = vec![
        row(
            "In maatschappelijke begeleiding genomen",
            Some(123.2),
            "123%",
            "175 van 142",
            Tone::Good,
        ),
        row(
            "Gehuisveste vergunninghouders",
            Some(107.7),
            "108%",
            "168 van 156",
            Tone::Good,
        ),
        row(
            "Ex-AMV met leefgeld",
            Some(100.0),
            "100%",
            "16 van 16",
            Tone::Good,
        ),
        row(
            "Mensen in de pilot LVV",
            Some(85.2),
            "85%",
            "230 van 270",
            Tone::Attention,
        ),
        row(
            "Personen in noodopvang",
            None,
            "geen gegevens",
            "beoogd 18",
            Tone::Neutral,
        ),
    ];
    chart(
        "bullet",
        Body::Bullet(Bullet {
            rows,
            target_label: "doel (100%)".to_owned(),
        }),
    )
}

pub fn stock_flow() -> Chart {
    let stock = [
        700, 694, 689, 681, 672, 668, 655, 648, 641, 633, 627, 618, 609,
    ];
    let inflow = [8, 7, 6, 5, 9, 4, 7, 6, 5, 8, 6, 6];
    let points = stock
        .iter()
        .zip(MONTHS)
        .enumerate()
        .map(|(i, (value, label))| Point {
            label: label.to_owned(),
            value: Some(f64::from(*value)),
            value_label: value.to_string(),
            emphasised: i == 0 || i == 12,
        })
        .collect();
    let flows = inflow
        .iter()
        .enumerate()
        .map(|(i, inflow)| {
            let outflow = inflow + stock.get(i).unwrap_or(&0) - stock.get(i + 1).unwrap_or(&0);
            Flow {
                label: month(i),
                inflow: Some(f64::from(*inflow)),
                outflow: Some(f64::from(outflow)),
                inflow_text: inflow.to_string(),
                outflow_text: outflow.to_string(),
            }
        })
        .collect();
    let body = StockFlow {
        stock_label: "Vergunninghouders met bijstand, begin van de maand".to_owned(),
        inflow_label: "Instroom per maand".to_owned(),
        outflow_label: "Uitstroom per maand".to_owned(),
        points,
        flows,
    };
    chart("stroom", Body::StockFlow(body))
}

pub fn parts() -> Chart {
    let parts = vec![
        part("Onderwijs", 80.0, "80", "48% (40–55%)"),
        part("Werk", 42.0, "42", "25% (19–32%)"),
        part("Andere reden", 46.0, "46", "27% (21–35%)"),
    ];
    chart("delen", Body::Parts(Parts { parts }))
}

pub fn occupancy() -> Chart {
    let beds = [31, 34, 38, 41, 44, 0, 0, 47, 49, 52, 48, 45];
    let months = beds
        .iter()
        .enumerate()
        .map(|(i, beds)| {
            let capacity = if i < 7 { 40 } else { 55 };
            Month {
                label: month(i),
                occupancy: (*beds > 0).then_some(f64::from(*beds)),
                occupancy_text: beds.to_string(),
                capacity: Some(f64::from(capacity)),
                capacity_text: capacity.to_string(),
                missing_text: "geen gegevens".to_owned(),
            }
        })
        .collect();
    let body = Occupancy {
        occupancy_label: "Bezette plaatsen".to_owned(),
        capacity_label: "Beschikbare plaatsen".to_owned(),
        months,
    };
    chart("bezetting", Body::Occupancy(body))
}

pub fn ranking() -> Chart {
    let named = [
        (3, "Westerkwartier"),
        (170, "Amersfoort"),
        (300, "Groningen"),
        (303, "Zwolle"),
    ];
    let bars = (0..342_i32)
        .map(|i| {
            let value = f64::from(171 - i) / 1.6 + f64::from((i - 171).pow(3)) / -60000.0;
            let name = named.iter().find(|(at, _)| *at == i).map(|(_, name)| *name);
            RankBar {
                label: name.map_or_else(|| format!("Gemeente {i}"), str::to_owned),
                value,
                value_label: format!("{value:+.0}").replace('-', "−"),
                labelled: name.is_some(),
            }
        })
        .collect();
    let axis_label = "Verschil met de taakstelling, personen".to_owned();
    chart("rangorde", Body::Ranking(Ranking { axis_label, bars }))
}

fn trend_line(label: &str, values: &[Option<f64>]) -> TrendLine {
    let text = |value: &Option<f64>| {
        let known = value.filter(|value| value.is_finite());
        known.map_or_else(|| "niet gemeten".to_owned(), |value| format!("{value:.0}%"))
    };
    TrendLine {
        label: label.to_owned(),
        values: values.to_vec(),
        texts: values.iter().map(text).collect(),
    }
}

pub fn trend() -> Chart {
    let own = [
        Some(41.0),
        Some(44.0),
        None,
        Some(47.0),
        Some(52.0),
        Some(54.0),
    ];
    let others = [
        Some(71.0),
        Some(70.0),
        None,
        Some(72.0),
        Some(71.0),
        Some(73.0),
    ];
    let body = Trend {
        periods: (2019..2025).map(|year| year.to_string()).collect(),
        lines: vec![
            trend_line("Statushouders", &own),
            trend_line("Alle inwoners van 18 jaar en ouder", &others),
        ],
        target: vec![None, None, Some(50.0), Some(50.0), Some(55.0), Some(55.0)],
        target_label: "Streefwaarde".to_owned(),
        breaks: vec![TrendBreak {
            before: 4,
            label: "Vanaf 2023: andere definitie".to_owned(),
        }],
        whole: false,
    };
    chart("verloop", Body::Trend(body))
}

pub fn normal() -> Vec<Chart> {
    vec![
        bullet(),
        stock_flow(),
        parts(),
        occupancy(),
        ranking(),
        trend(),
        compare::dots(),
        compare::many_dots(),
        compare::funnel(),
        compare::tiles(),
        compare::pyramid(),
        course::multiples(),
        course::survival(),
        course::joined_survival(),
        course::pace(),
        course::agenda(),
        course::passage(),
    ]
}

pub const LONG: &str = "Aantal meervoudigeondersteuningsvraagtrajecten met <script>alert(\"&\")</script> \
                    dat binnen de wettelijke termijn van dertien weken is afgerond, inclusief nazorg";

fn hostile_bullets() -> Vec<Bullet> {
    let target_label = || "doel (100%)".to_owned();
    let long = |percent| row(LONG, percent, LONG, LONG, Tone::Attention);
    vec![
        Bullet {
            rows: vec![],
            target_label: target_label(),
        },
        Bullet {
            rows: vec![long(Some(99.0)), long(None), long(Some(1.0))],
            target_label: LONG.to_owned(),
        },
        Bullet {
            rows: vec![
                row("Nul", Some(0.0), "0%", "0 van 12", Tone::Attention),
                row(
                    "Net niet",
                    Some(99.4),
                    "99%",
                    "167 van 168",
                    Tone::Attention,
                ),
                row(
                    "Negatief",
                    Some(-35.0),
                    "−35%",
                    "−7 van 20",
                    Tone::Attention,
                ),
                row(
                    "Ver boven doel",
                    Some(12_345.0),
                    "12.345%",
                    "2.469 van 20",
                    Tone::Good,
                ),
            ],
            target_label: target_label(),
        },
        Bullet {
            rows: vec![
                row("", None, "", "", Tone::Neutral),
                row(
                    "Geen getal",
                    Some(f64::NAN),
                    "geen gegevens",
                    "",
                    Tone::Neutral,
                ),
                row("Oneindig", Some(f64::INFINITY), "∞", "1 van 0", Tone::Good),
                row(
                    "Min oneindig",
                    Some(f64::NEG_INFINITY),
                    "−∞",
                    "\u{0}\u{1b}",
                    Tone::Good,
                ),
            ],
            target_label: String::new(),
        },
        Bullet {
            rows: vec![row("Niet gemeten", None, "geen gegevens", "", Tone::Neutral); 3],
            target_label: target_label(),
        },
    ]
}

fn stock_flow_of(values: &[Option<f64>], text: &str, flow: Option<f64>) -> StockFlow {
    let label = |i: usize| month(i);
    let points = values
        .iter()
        .enumerate()
        .map(|(i, value)| Point {
            label: label(i),
            value: *value,
            value_label: value.map_or_else(|| text.to_owned(), |_| format!("{}", 500 + i)),
            emphasised: true,
        })
        .collect();
    let flows = (1..values.len())
        .map(|i| Flow {
            label: label(i - 1),
            inflow: flow,
            outflow: flow.map(|f| f / 2.0),
            inflow_text: flow.map_or_else(|| text.to_owned(), |f| format!("{f:.0}")),
            outflow_text: flow.map_or_else(|| text.to_owned(), |f| format!("{:.0}", f / 2.0)),
        })
        .collect();
    let stock_label = "Voorraad".to_owned();
    let (inflow_label, outflow_label) = ("Instroom".to_owned(), "Uitstroom".to_owned());
    StockFlow {
        stock_label,
        inflow_label,
        outflow_label,
        points,
        flows,
    }
}

fn hostile_stock_flows() -> Vec<StockFlow> {
    let zigzag: Vec<Option<f64>> = (0..13)
        .map(|i| (i % 5 != 3).then(|| 500.0 + 40.0 * f64::from(i % 2)))
        .collect();
    let mut named = stock_flow_of(&[Some(1e12); 13], LONG, Some(-1e12));
    named.stock_label = LONG.to_owned();
    named.inflow_label = LONG.to_owned();
    let mut points_only = stock_flow_of(&[Some(3.0), None, Some(5.0)], "", None);
    points_only.flows.clear();
    vec![
        StockFlow::default(),
        stock_flow_of(&[None; 13], "geen gegevens", None),
        stock_flow_of(&zigzag, "nog niet geleverd", Some(12.0)),
        stock_flow_of(&[Some(0.0); 13], "", Some(0.0)),
        stock_flow_of(
            &[Some(f64::NAN), Some(f64::INFINITY), Some(-4.0)],
            "?",
            Some(f64::MAX),
        ),
        stock_flow_of(&[Some(612.0); 40], "", Some(9.0)),
        named,
        points_only,
    ]
}

fn hostile_parts() -> Vec<Parts> {
    let of = |parts: Vec<Part>| Parts { parts };
    vec![
        of(vec![]),
        of(vec![
            part(LONG, 5.0, "5", "62% (31–86%)"),
            part(LONG, 3.0, LONG, LONG),
        ]),
        of(vec![
            part("Onderwijs", 980.0, "980", "98%"),
            part("Werk", 15.0, "15", "1,5%"),
            part("Verhuizing", 4.0, "4", "0,4%"),
            part("Overlijden", 1.0, "1", "0,1%"),
            part("Onbekend", 0.0, "0", "0%"),
        ]),
        of(vec![
            part("A", 0.0, "0", "–"),
            part("B", -3.0, "−3", ""),
            part("C", f64::NAN, "", ""),
        ]),
        of((0..9)
            .map(|i| part(&format!("Deel {i}"), 1.0, "1", "11%"))
            .collect()),
        of((0..400).map(|_| part("x", f64::MAX, "1", "")).collect()),
    ]
}

fn occupancy_of(months: Vec<(Option<f64>, Option<f64>, &str)>, text: &str) -> Occupancy {
    let months = months
        .into_iter()
        .enumerate()
        .map(|(i, (occupancy, capacity, missing))| Month {
            label: month(i),
            occupancy,
            occupancy_text: occupancy.map_or_else(String::new, |v| format!("{v:.0}{text}")),
            capacity,
            capacity_text: String::new(),
            missing_text: missing.to_owned(),
        })
        .collect();
    let (occupancy_label, capacity_label) = ("Bezet".to_owned(), "Beschikbaar".to_owned());
    Occupancy {
        occupancy_label,
        capacity_label,
        months,
    }
}

fn hostile_occupancies() -> Vec<Occupancy> {
    let mut long = occupancy_of(vec![(Some(3.0), Some(5.0), ""); 12], LONG);
    long.occupancy_label = LONG.to_owned();
    long.capacity_label = LONG.to_owned();
    for month in &mut long.months {
        month.label = LONG.to_owned();
    }
    vec![
        Occupancy::default(),
        long,
        occupancy_of(vec![(None, None, "geen gegevens"); 12], ""),
        occupancy_of(
            vec![
                (None, Some(4.0), "geheim"),
                (Some(4.0), None, ""),
                (None, Some(9.0), LONG),
            ],
            "",
        ),
        occupancy_of(
            vec![(Some(0.0), Some(0.0), ""), (Some(-3.0), Some(2.0), "")],
            "",
        ),
        occupancy_of(
            vec![
                (Some(1e14), Some(f64::NAN), ""),
                (Some(2.0), Some(1e13), ""),
            ],
            "",
        ),
        occupancy_of(vec![(Some(1.0), Some(2.0), ""); 60], ""),
    ]
}

fn hostile_rankings() -> Vec<Ranking> {
    let of = |values: &[f64], label: &str| Ranking {
        axis_label: label.to_owned(),
        bars: values
            .iter()
            .map(|value| RankBar {
                label: label.to_owned(),
                value: *value,
                value_label: if value.is_finite() {
                    format!("{value:.1}")
                } else {
                    "–".to_owned()
                },
                labelled: true,
            })
            .collect(),
    };
    vec![
        Ranking::default(),
        of(&[0.0; 5], "Gelijk"),
        of(&[7.0; 80], LONG),
        of(&[0.004, 0.001, -0.002], "Klein"),
        of(&[f64::NAN, f64::INFINITY, -1e300], "Vreemd"),
        of(&[12.0, -3.0], "Twee"),
        Ranking {
            bars: vec![],
            ..of(&[1.0], "Leeg")
        },
    ]
}

fn hostile_trends() -> Vec<Trend> {
    let of = |lines: Vec<TrendLine>, periods: usize| Trend {
        periods: (0..periods).map(|i| (2000 + i).to_string()).collect(),
        lines,
        target: vec![Some(3.0); periods],
        target_label: LONG.to_owned(),
        breaks: vec![
            TrendBreak {
                before: 0,
                label: String::new(),
            },
            TrendBreak {
                before: 2,
                label: LONG.to_owned(),
            },
            TrendBreak {
                before: 99,
                label: "later".to_owned(),
            },
        ],
        whole: true,
    };
    let strange = [Some(f64::NAN), Some(f64::INFINITY), Some(-1e300), Some(0.0)];
    let equal = || (0..4).map(|i| trend_line(&format!("Groep {i}"), &[Some(7.0); 4]));
    vec![
        Trend::default(),
        of(vec![], 4),
        of(vec![trend_line("Geen", &[None; 4])], 4),
        of(vec![trend_line("Vreemd", &strange)], 4),
        of(equal().collect(), 4),
        of(equal().chain(equal()).collect(), 3),
        of(
            (0..4).map(|_| trend_line(LONG, &[Some(3.0); 4])).collect(),
            4,
        ),
        of(vec![trend_line("Eén jaar", &[Some(12.0)])], 1),
        of(vec![trend_line("Lang", &[Some(12_345_678.0); 60])], 60),
    ]
}

pub fn hostile() -> Vec<Chart> {
    let bodies = hostile_bullets().into_iter().map(Body::Bullet);
    let bodies = bodies.chain(hostile_stock_flows().into_iter().map(Body::StockFlow));
    let bodies = bodies.chain(hostile_parts().into_iter().map(Body::Parts));
    let bodies = bodies.chain(hostile_occupancies().into_iter().map(Body::Occupancy));
    let bodies = bodies.chain(hostile_rankings().into_iter().map(Body::Ranking));
    let bodies = bodies.chain(hostile_trends().into_iter().map(Body::Trend));
    bodies
        .chain(compare::hostile())
        .chain(course::hostile())
        .enumerate()
        .map(|(i, body)| chart(&format!("vijandig-{i}"), body))
        .collect()
}
