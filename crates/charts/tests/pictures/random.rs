//! The rules on whatever a report could hand over: values that are no numbers, texts that are too
//! long, one row or a hundred, all equal or none there.

use ijkpunt_charts::{
    ActionStatus, AgeGroup, Agenda, AgendaAction, AtRisk, Body, Chart, DotPlot, DotRow, Funnel,
    FunnelLimit, FunnelPoint, Multiples, Pace, PaceMonth, Passage, PassagePart, Pyramid, Reading,
    SmallPanel, Survival, SurvivalStep, Tile, TileFill, TileMap, Trend, TrendBreak, TrendLine,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

use crate::rules::{both, check_well_formed};
use crate::samples::LONG;

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -20.0..120.0_f64,
        2 => (0..60_i32).prop_map(f64::from),
        1 => prop_oneof![
            Just(0.0),
            Just(100.0),
            Just(f64::NAN),
            Just(f64::INFINITY),
            Just(-1e300),
            Just(1e-300),
            Just(12_345_678.0),
        ],
    ]
}

fn value() -> impl Strategy<Value = Option<f64>> {
    weighted(0.85, number())
}

fn pair() -> impl Strategy<Value = Option<(f64, f64)>> {
    weighted(0.8, (number(), number()))
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z]{1,12}( [a-z]{1,9}){0,3}",
        3 => "[0-9]{1,4}%?",
        1 => Just(LONG.to_owned()),
        1 => Just(String::new()),
        1 => "\\PC{0,30}",
    ]
}

fn dots() -> impl Strategy<Value = Body> {
    let row = (word(), value(), pair(), word(), any::<bool>());
    let row = row.prop_map(|(label, value, interval, value_label, own)| DotRow {
        label,
        value,
        interval,
        value_label,
        own,
    });
    let row = row.boxed();
    let rows = prop_oneof![3 => vec(row.clone(), 0..12), 1 => vec(row.clone(), 38..90)];
    let chart = (word(), rows, pair(), word(), value(), word(), any::<bool>());
    chart.prop_map(
        |(axis_label, rows, band, band_label, median, median_label, whole)| {
            Body::DotPlot(DotPlot {
                axis_label,
                rows,
                band,
                band_label,
                median,
                median_label,
                whole,
            })
        },
    )
}

fn funnel() -> impl Strategy<Value = Body> {
    let point = (word(), number(), number(), weighted(0.2, Just(())));
    let point = point.prop_map(|(label, size, value, own)| FunnelPoint {
        label,
        size,
        value,
        own: own.is_some(),
    });
    let curve = || vec((number(), number()), 0..12);
    let limit = (word(), curve(), curve()).prop_map(|(label, lower, upper)| FunnelLimit {
        label,
        lower,
        upper,
    });
    let chart = (
        word(),
        word(),
        vec(point, 0..40),
        vec(limit, 0..4),
        value(),
        word(),
    );
    chart.prop_map(
        |(across_label, up_label, points, limits, baseline, baseline_label)| {
            Body::Funnel(Funnel {
                across_label,
                up_label,
                points,
                limits,
                baseline,
                baseline_label,
            })
        },
    )
}

fn tiles() -> impl Strategy<Value = Body> {
    let fill = prop_oneof![
        4 => (0..6_usize).prop_map(TileFill::Class),
        1 => Just(TileFill::Secret),
        1 => Just(TileFill::Missing),
    ];
    let tile = (0..30_u16, 0..34_u16, fill, word(), weighted(0.1, Just(())));
    let tile = tile.prop_map(|(column, row, fill, label, own)| Tile {
        column,
        row,
        fill,
        label,
        own: own.is_some(),
    });
    let chart = (word(), vec(word(), 0..7), word(), word(), vec(tile, 0..200));
    chart.prop_map(|(title, classes, secret_label, missing_label, tiles)| {
        Body::TileMap(TileMap {
            title,
            classes,
            secret_label,
            missing_label,
            tiles,
        })
    })
}

fn pyramid() -> impl Strategy<Value = Body> {
    let group = (word(), value(), word(), value(), word());
    let group = group.prop_map(|(label, left, left_text, right, right_text)| AgeGroup {
        label,
        left,
        left_text,
        right,
        right_text,
    });
    let chart = (word(), word(), word(), vec(group, 0..24), any::<bool>());
    chart.prop_map(|(left_label, right_label, axis_label, groups, whole)| {
        Body::Pyramid(Pyramid {
            left_label,
            right_label,
            axis_label,
            groups,
            whole,
        })
    })
}

fn cut() -> impl Strategy<Value = TrendBreak> {
    (0..12_usize, word()).prop_map(|(before, label)| TrendBreak { before, label })
}

fn multiples() -> impl Strategy<Value = Body> {
    let panel = (word(), vec(value(), 0..14), vec(word(), 0..14));
    let panel = panel.prop_map(|(label, values, texts)| SmallPanel {
        label,
        values,
        texts,
    });
    let chart = (
        vec(word(), 0..14),
        vec(panel, 0..14),
        vec(value(), 0..14),
        word(),
        vec(cut(), 0..3),
        any::<bool>(),
    );
    chart.prop_map(
        |(periods, panels, reference, reference_label, breaks, whole)| {
            Body::Multiples(Multiples {
                periods,
                panels,
                reference,
                reference_label,
                breaks,
                whole,
            })
        },
    )
}

fn trend() -> impl Strategy<Value = Body> {
    let line = (word(), vec(value(), 0..12), vec(word(), 0..12));
    let line = line.prop_map(|(label, values, texts)| TrendLine {
        label,
        values,
        texts,
    });
    let chart = (
        vec(word(), 0..12),
        vec(line, 0..5),
        vec(value(), 0..12),
        word(),
        vec(cut(), 0..4),
        any::<bool>(),
    );
    chart.prop_map(
        |(periods, mut lines, mut target, target_label, breaks, whole)| {
            // One value a period, as the view asks for.
            for line in &mut lines {
                line.values.truncate(periods.len());
            }
            target.truncate(periods.len());
            Body::Trend(Trend {
                periods,
                lines,
                target,
                target_label,
                breaks,
                whole,
            })
        },
    )
}

fn survival() -> impl Strategy<Value = Body> {
    let step = (number(), number(), pair());
    let step = step.prop_map(|(month, percent, interval)| SurvivalStep {
        month,
        percent,
        interval,
    });
    let reading = (number(), word()).prop_map(|(month, label)| Reading { month, label });
    let at_risk = (number(), word()).prop_map(|(month, text)| AtRisk { month, text });
    let chart = (
        (word(), word(), word(), word(), word()),
        vec(step, 0..50),
        any::<bool>(),
        vec(number(), 0..12),
        vec(reading, 0..5),
        vec(at_risk, 0..9),
    );
    chart.prop_map(|(texts, steps, joined, censored, readings, at_risk)| {
        let (across_label, up_label, band_label, censored_label, at_risk_label) = texts;
        Body::Survival(Survival {
            across_label,
            up_label,
            steps,
            joined,
            band_label,
            censored,
            censored_label,
            readings,
            at_risk,
            at_risk_label,
        })
    })
}

fn pace() -> impl Strategy<Value = Body> {
    let month = (word(), value(), word(), value(), word());
    let month = month.prop_map(|(label, realised, text, target, target_text)| PaceMonth {
        label,
        realised,
        text,
        target,
        target_text,
    });
    let chart = (
        (word(), word(), word(), word(), word()),
        weighted(0.6, number()),
        vec(month, 0..14),
    );
    chart.prop_map(|(texts, start, months)| {
        let (realised_label, target_label, start_label, start_text, start_name) = texts;
        Body::Pace(Pace {
            realised_label,
            target_label,
            start,
            start_label,
            start_text,
            start_name,
            months,
        })
    })
}

fn agenda() -> impl Strategy<Value = Body> {
    let status = prop_oneof![
        Just(ActionStatus::Done),
        Just(ActionStatus::OnCourse),
        Just(ActionStatus::Late),
        Just(ActionStatus::NotStarted),
    ];
    let action = (word(), vec(0..12_usize, 0..5), status, word());
    let action = action.prop_map(|(label, due, status, status_label)| AgendaAction {
        label,
        due,
        status,
        status_label,
    });
    let chart = (
        vec(word(), 0..14),
        vec(action, 0..14),
        weighted(0.8, number()),
        word(),
    );
    chart.prop_map(|(quarters, actions, today, today_label)| {
        Body::Agenda(Agenda {
            quarters,
            actions,
            today,
            today_label,
        })
    })
}

fn passage() -> impl Strategy<Value = Body> {
    let part = || {
        (word(), value(), word()).prop_map(|(label, value, value_label)| PassagePart {
            label,
            value,
            value_label,
        })
    };
    let chart = (
        (word(), word(), word()),
        part(),
        vec(part(), 0..7),
        part(),
        vec(part(), 0..7),
    );
    chart.prop_map(|(texts, before, inflow, after, outflow)| {
        let (left_label, right_label, stock_label) = texts;
        Body::Passage(Passage {
            left_label,
            right_label,
            stock_label,
            before,
            inflow,
            after,
            outflow,
        })
    })
}

fn check(body: Body) {
    let chart = Chart {
        id: "toeval".to_owned(),
        alt_title: String::new(),
        alt_text: String::new(),
        body,
    };
    for picture in both(&chart) {
        picture.check_texts();
        picture.check_marks();
        picture.check_lines();
        picture.check_fills();
    }
    check_well_formed(&chart.svg());
}

macro_rules! holds {
    ($($name:ident: $kind:ident,)*) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(32))]
            $(#[test] fn $name(body in $kind()) { check(body); })*
        }
    };
}

holds! {
    any_dot_plot_holds_to_the_rules: dots,
    any_funnel_holds_to_the_rules: funnel,
    any_tile_map_holds_to_the_rules: tiles,
    any_pyramid_holds_to_the_rules: pyramid,
    any_small_multiples_hold_to_the_rules: multiples,
    any_trend_holds_to_the_rules: trend,
    any_survival_curve_holds_to_the_rules: survival,
    any_pace_holds_to_the_rules: pace,
    any_agenda_holds_to_the_rules: agenda,
    any_passage_holds_to_the_rules: passage,
}
