//! Charts of how something went through the time.

use ijkpunt_charts::{
    ActionStatus, Agenda, AgendaAction, AtRisk, Body, Chart, Multiples, Pace, PaceMonth, Passage,
    PassagePart, Reading, SmallPanel, Survival, SurvivalStep, TrendBreak,
};

use super::{LONG, chart, month};

fn panel(label: &str, values: &[Option<f64>]) -> SmallPanel {
    let text = |value: &Option<f64>| match value.filter(|value| value.is_finite()) {
        Some(value) => format!("{value:.0}%"),
        None => "niet gemeten".to_owned(),
    };
    SmallPanel {
        label: label.to_owned(),
        values: values.to_vec(),
        texts: values.iter().map(text).collect(),
    }
}

pub fn multiples() -> Chart {
    let of = |label, values: [f64; 6]| panel(label, &values.map(Some));
    let mut vianen = of("Vijfheerenlanden", [31.0, 33.0, 34.0, 34.0, 35.0, 36.0]);
    for i in 0..2 {
        if let (Some(value), Some(text)) = (vianen.values.get_mut(i), vianen.texts.get_mut(i)) {
            *value = None;
            "bestond nog niet".clone_into(text);
        }
    }
    let body = Multiples {
        periods: (2019..2025).map(|year| year.to_string()).collect(),
        panels: vec![
            of("Utrecht", [41.0, 44.0, 45.0, 47.0, 46.0, 47.0]),
            of("Nieuwegein", [48.0, 47.0, 51.0, 53.0, 52.0, 55.0]),
            of("Utrechtse Heuvelrug", [39.0, 44.0, 40.0, 46.0, 41.0, 46.0]),
            vianen,
            of("Stichtse Vecht", [44.0, 45.0, 50.0, 49.0, 51.0, 52.0]),
            of("Zeist", [52.0, 50.0, 51.0, 49.0, 50.0, 51.0]),
            of("Woerden", [30.0, 35.0, 37.0, 40.0, 43.0, 44.0]),
        ],
        reference: [42.0, 43.0, 45.0, 47.0, 47.0, 48.0].map(Some).to_vec(),
        reference_label: "Alle gemeenten van de U16 samen".to_owned(),
        breaks: vec![TrendBreak {
            before: 3,
            label: "Vanaf 2022: Wet inburgering 2021".to_owned(),
        }],
        whole: false,
    };
    chart("reeksen", Body::Multiples(body))
}

pub fn survival() -> Chart {
    let steps = (0..=40).map(|i| {
        let month = f64::from(i);
        let percent = 22.0 + 78.0 * (-month / 19.0).exp();
        let half = 0.4 + month / 8.0;
        SurvivalStep {
            month,
            percent,
            interval: Some((percent - half, (percent + half).min(100.0))),
        }
    });
    let reading = |month: u32, percent: u32| Reading {
        month: f64::from(month),
        label: format!("{percent}%"),
    };
    let body = Survival {
        across_label: "Maanden na het begin van de uitkering".to_owned(),
        up_label: "Nog in de bijstand, in procenten van de instroom van 2019 tot en met 2021"
            .to_owned(),
        steps: steps.collect(),
        joined: false,
        band_label: "95%-betrouwbaarheidsinterval".to_owned(),
        censored: vec![14.0, 15.0, 21.0, 27.0, 28.0, 33.0, 38.0],
        censored_label: "niet langer gevolgd".to_owned(),
        readings: vec![reading(12, 63), reading(24, 44), reading(36, 34)],
        at_risk: [
            (0, "412"),
            (6, "340"),
            (12, "259"),
            (18, "204"),
            (24, "168"),
            (30, "131"),
            (36, "88"),
        ]
        .map(|(month, text)| AtRisk {
            month: f64::from(month),
            text: text.to_owned(),
        })
        .to_vec(),
        at_risk_label: "Aantal mensen dat nog gevolgd wordt".to_owned(),
    };
    chart("overleving", Body::Survival(body))
}

/// As [`survival`], known at a few months only.
pub fn joined_survival() -> Chart {
    let at = [
        (0, 100, None),
        (3, 98, Some((96.0, 99.0))),
        (6, 94, Some((91.0, 96.0))),
        (12, 78, Some((73.0, 82.0))),
        (24, 55, Some((49.0, 61.0))),
        (36, 41, Some((35.0, 48.0))),
    ];
    let body = Survival {
        across_label: "Maanden na de ingang van de uitkering".to_owned(),
        up_label: "Nog in de bijstand, procent".to_owned(),
        steps: at
            .map(|(month, percent, interval)| SurvivalStep {
                month: f64::from(month),
                percent: f64::from(percent),
                interval,
            })
            .to_vec(),
        joined: true,
        band_label: "95%-interval".to_owned(),
        readings: at
            .get(1..)
            .unwrap_or_default()
            .iter()
            .map(|(month, percent, _)| Reading {
                month: f64::from(*month),
                label: format!("{percent}%"),
            })
            .collect(),
        ..Survival::default()
    };
    chart("overleving-punten", Body::Survival(body))
}

pub fn pace() -> Chart {
    let realised = [4, 9, 12, 21];
    let months = (0..6).map(|i| {
        let known = realised.get(i).copied();
        let target = 38.0 * (i + 1) as f64 / 6.0;
        PaceMonth {
            label: month(i + 6),
            realised: known.map(f64::from),
            text: known.map_or_else(String::new, |value| value.to_string()),
            target: Some(target),
            target_text: match i {
                5 => "taakstelling 38".to_owned(),
                _ => format!("op schema {target:.0}"),
            },
        }
    });
    let body = Pace {
        realised_label: "Gehuisvest sinds 1 juli, opgeteld".to_owned(),
        target_label: "Op schema: elke maand een zesde van de taakstelling van 38".to_owned(),
        start: Some(-6.0),
        start_label: "begin".to_owned(),
        start_text: "−6".to_owned(),
        start_name: "Achterstand uit het vorige halfjaar, in de 38 meegeteld".to_owned(),
        months: months.collect(),
    };
    chart("tempo", Body::Pace(body))
}

pub fn agenda() -> Chart {
    let action = |label: &str, due: &[usize], status, word: &str| AgendaAction {
        label: label.to_owned(),
        due: due.to_vec(),
        status,
        status_label: word.to_owned(),
    };
    let body = Agenda {
        quarters: (1..=4).map(|i| format!("kwartaal {i}")).collect(),
        actions: vec![
            action(
                "Werkinstructie voor de brede intake vaststellen",
                &[0],
                ActionStatus::Done,
                "gereed",
            ),
            action(
                "Afspraken met de woningcorporatie over begeleiding",
                &[0],
                ActionStatus::Late,
                "vertraagd",
            ),
            action(
                "Leerroutes inkopen met de regio",
                &[1],
                ActionStatus::OnCourse,
                "op koers",
            ),
            action(
                "Overleg met Vluchtelingenwerk",
                &[0, 1, 2, 3],
                ActionStatus::OnCourse,
                "op koers",
            ),
            action(
                "Evaluatie van de participatieverklaring naar de raad",
                &[3],
                ActionStatus::NotStarted,
                "niet gestart",
            ),
        ],
        today: Some(0.53),
        today_label: "stand op 18 februari 2020".to_owned(),
    };
    chart("agenda", Body::Agenda(body))
}

pub fn passage() -> Chart {
    let part = |label: &str, value: u32| PassagePart {
        label: label.to_owned(),
        value: Some(f64::from(value)),
        value_label: value.to_string(),
    };
    let body = Passage {
        left_label: "Begin en instroom".to_owned(),
        right_label: "Eind en uitstroom".to_owned(),
        stock_label: "In de bijstand".to_owned(),
        before: part("in de bijstand op 1 januari", 700),
        inflow: vec![
            part("na huisvesting", 52),
            part("na werk", 14),
            part("uit een andere gemeente", 11),
        ],
        after: part("in de bijstand op 31 december", 609),
        outflow: vec![
            part("naar onderwijs", 80),
            part("naar werk", 42),
            part("andere reden", 46),
        ],
    };
    chart("doorstroom", Body::Passage(body))
}

fn hostile_multiples() -> Vec<Multiples> {
    let of = |panels: Vec<SmallPanel>, periods: usize, text: &str| Multiples {
        periods: vec![text.to_owned(); periods],
        panels,
        reference: vec![Some(3.0); periods],
        reference_label: text.to_owned(),
        breaks: [0, 1, 1, 99]
            .map(|before| TrendBreak {
                before,
                label: text.to_owned(),
            })
            .to_vec(),
        whole: true,
    };
    let strange = [Some(f64::NAN), Some(f64::INFINITY), Some(-1e300), None];
    let mut long = panel(LONG, &[Some(4.0); 4]);
    long.texts = vec![LONG.to_owned(); 4];
    vec![
        Multiples::default(),
        of(vec![], 3, "leeg"),
        of(vec![long; 5], 4, LONG),
        of(vec![panel("Vreemd", &strange)], 4, "2020"),
        of(vec![panel("", &[]); 3], 1, ""),
        of(vec![panel("Gelijk", &[Some(0.0); 2]); 30], 2, "2020"),
        of(vec![panel("Lang", &[Some(9e9); 80])], 60, "januari 2020"),
    ]
}

fn hostile_survivals() -> Vec<Survival> {
    let step = |month: f64, percent: f64, interval| SurvivalStep {
        month,
        percent,
        interval,
    };
    let of = |steps: Vec<SurvivalStep>, months: &[f64], text: &str| Survival {
        across_label: text.to_owned(),
        up_label: text.to_owned(),
        // The same hostile steps are drawn both ways.
        joined: months.len() % 2 == 1,
        steps,
        band_label: text.to_owned(),
        censored: months.to_vec(),
        censored_label: text.to_owned(),
        readings: months
            .iter()
            .map(|month| Reading {
                month: *month,
                label: text.to_owned(),
            })
            .collect(),
        at_risk: months
            .iter()
            .map(|month| AtRisk {
                month: *month,
                text: text.to_owned(),
            })
            .collect(),
        at_risk_label: text.to_owned(),
    };
    let wild = vec![
        step(f64::NAN, 3.0, None),
        step(9.0, -40.0, Some((f64::NAN, 2.0))),
        step(3.0, 1e300, Some((9.0, f64::INFINITY))),
        step(f64::INFINITY, 20.0, Some((30.0, 10.0))),
        step(-5.0, 100.0, None),
    ];
    vec![
        Survival::default(),
        of(vec![step(0.0, 100.0, None)], &[0.0, 0.0, 12.0], "één"),
        of(wild, &[f64::NAN, 1.0, f64::INFINITY, -3.0], "vreemd"),
        of(
            (0..60)
                .map(|i| step(f64::from(i), 50.0, Some((0.0, 100.0))))
                .collect(),
            &[12.0, 24.0, 36.0],
            LONG,
        ),
        of(
            (0..900)
                .map(|i| step(f64::from(i), 100.0 / f64::from(i + 1), None))
                .collect(),
            &(0..40).map(f64::from).collect::<Vec<f64>>(),
            "12",
        ),
        of(vec![step(0.0, 0.0, Some((0.0, 0.0))); 4], &[0.0; 30], "nul"),
    ]
}

fn hostile_paces() -> Vec<Pace> {
    let of = |months: Vec<(Option<f64>, Option<f64>)>, start: Option<f64>, text: &str| Pace {
        realised_label: text.to_owned(),
        target_label: text.to_owned(),
        start,
        start_label: text.to_owned(),
        start_text: text.to_owned(),
        start_name: text.to_owned(),
        months: months
            .into_iter()
            .enumerate()
            .map(|(i, (realised, target))| PaceMonth {
                label: if text == LONG {
                    text.to_owned()
                } else {
                    month(i)
                },
                realised,
                text: text.to_owned(),
                target,
                target_text: text.to_owned(),
            })
            .collect(),
    };
    let same = |value: f64| vec![(Some(value), Some(value)); 6];
    vec![
        Pace::default(),
        of(same(7.0), Some(7.0), LONG),
        of(same(0.0), Some(0.0), "0"),
        of(same(12.0), None, "12"),
        of(vec![(None, None); 6], Some(f64::NAN), "geen gegevens"),
        of(
            vec![
                (Some(-9.0), Some(3.0)),
                (None, Some(6.0)),
                (Some(4.0), None),
            ],
            Some(-12.0),
            "−",
        ),
        of(
            vec![
                (Some(f64::INFINITY), Some(1.0)),
                (Some(f64::NAN), Some(-1e300)),
            ],
            Some(1e300),
            "∞",
        ),
        of(vec![(Some(12.0), Some(13.0)); 60], Some(30.0), "zestig"),
        of(
            (0..6)
                .map(|i| (Some(f64::from(i)), Some(f64::from(i) + 0.4)))
                .collect(),
            Some(2.0),
            "1.234.567",
        ),
    ]
}

fn hostile_agendas() -> Vec<Agenda> {
    let action = |label: &str, due: Vec<usize>, status, word: &str| AgendaAction {
        label: label.to_owned(),
        due,
        status,
        status_label: word.to_owned(),
    };
    let of = |quarters: usize, actions: Vec<AgendaAction>, today, text: &str| Agenda {
        quarters: vec![text.to_owned(); quarters],
        actions,
        today,
        today_label: text.to_owned(),
    };
    let four = |label: &str, word: &str| {
        let all = [
            ActionStatus::Done,
            ActionStatus::OnCourse,
            ActionStatus::Late,
            ActionStatus::NotStarted,
        ];
        all.map(|status| action(label, vec![0, 1, 2, 99], status, word))
            .to_vec()
    };
    vec![
        Agenda::default(),
        of(0, four("Geen kwartalen", "gereed"), Some(1.0), "Q1"),
        of(4, vec![], Some(1.0), "Q1"),
        of(4, four(LONG, LONG), Some(99.0), LONG),
        of(4, four("", ""), Some(f64::NAN), ""),
        of(120, four("Veel kwartalen", "gereed"), Some(-4.0), "Q1 2020"),
        of(1, four("Eén", "x"), Some(0.5), "Q1"),
    ]
}

fn hostile_passages() -> Vec<Passage> {
    let part = |label: &str, value: Option<f64>, text: &str| PassagePart {
        label: label.to_owned(),
        value,
        value_label: text.to_owned(),
    };
    let of = |parts: Vec<PassagePart>, text: &str| Passage {
        left_label: text.to_owned(),
        right_label: text.to_owned(),
        stock_label: text.to_owned(),
        before: parts.first().cloned().unwrap_or_default(),
        inflow: parts.clone(),
        after: parts.last().cloned().unwrap_or_default(),
        outflow: parts,
    };
    vec![
        Passage::default(),
        of(vec![part(LONG, Some(4.0), LONG); 3], LONG),
        of(vec![part("nul", Some(0.0), "0"); 3], "nul"),
        of(vec![part("geen", None, "geen gegevens"); 2], "geen"),
        of(
            vec![
                part("geen getal", Some(f64::NAN), "?"),
                part("∞", Some(f64::INFINITY), "∞"),
                part("min", Some(-4.0), "−4"),
                part("klein", Some(1e-9), "0,0"),
            ],
            "vreemd",
        ),
        of(vec![part("veel", Some(1.0), "1"); 40], "veel"),
    ]
}

pub fn hostile() -> Vec<Body> {
    let bodies = hostile_multiples().into_iter().map(Body::Multiples);
    let bodies = bodies.chain(hostile_survivals().into_iter().map(Body::Survival));
    let bodies = bodies.chain(hostile_paces().into_iter().map(Body::Pace));
    let bodies = bodies.chain(hostile_agendas().into_iter().map(Body::Agenda));
    bodies
        .chain(hostile_passages().into_iter().map(Body::Passage))
        .collect()
}
