//! The published test data of PHEindicatormethods (dhsc-govuk, commit 5302983), where it stands
//! beside the checkout: rates, proportions, funnel limits and the labels of 303 areas.

use crate::{
    Estimate, FunnelPosition, Interval, Level, RateMethod, funnel_baseline, funnel_proportion,
    overdispersion, proportion_estimate, rate, wilson,
};
use std::path::Path;

/// The records of a file as text, without its byte order mark; none with a word where it is absent.
fn records(name: &str) -> Option<Vec<csv::StringRecord>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/oracles/phe")
        .join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("overgeslagen: {name} is er niet");
        return None;
    };
    let text = text.trim_start_matches('\u{feff}');
    let rows: Result<Vec<_>, _> = csv::Reader::from_reader(text.as_bytes())
        .records()
        .collect();
    Some(rows.unwrap())
}

fn number(record: &csv::StringRecord, column: usize) -> Option<f64> {
    let text = &record[column];
    (!text.is_empty()).then(|| text.parse().unwrap())
}

/// The largest difference between limits and published ones, for figures above 1 relative.
fn difference(got: Interval, record: &csv::StringRecord, column: usize) -> f64 {
    let off = |got: f64, column| {
        let expected: f64 = number(record, column).unwrap();
        (got - expected).abs() / expected.abs().max(1.0)
    };
    off(got.lower, column).max(off(got.upper, column + 1))
}

#[test]
fn rates_agree_to_nine_digits() {
    let Some(rows) = records("rate.csv") else {
        return;
    };
    let (mut checked, mut worst) = (0, 0.0_f64);
    for row in &rows {
        let (Some(count), Some(population)) = (number(row, 1), number(row, 2)) else {
            assert_eq!(number(row, 3), None, "{row:?}");
            continue;
        };
        let per = number(row, 10).unwrap();
        for (level, column) in [(Level::P95, 4), (Level::P998, 6)] {
            let got = rate(count, population, per, level).unwrap();
            let method = match got.method {
                RateMethod::Exact => "Exact",
                RateMethod::Byar => "Byars",
            };
            assert_eq!(method, &row[9], "{row:?}");
            worst = worst.max(difference(got.interval, row, column));
            let value = number(row, 3).unwrap();
            worst = worst.max((got.value - value).abs() / value.max(1.0));
            checked += 1;
        }
    }
    println!("{checked} intervals of rates, largest difference {worst:e}");
    assert!(checked >= 34 && worst < 1e-9, "{checked} {worst:e}");
}

#[test]
fn proportions_agree_to_nine_digits() {
    let Some(rows) = records("proportion.csv") else {
        return;
    };
    let (mut checked, mut worst) = (0, 0.0_f64);
    for row in &rows {
        let (Some(count), Some(total)) = (number(row, 1), number(row, 2)) else {
            assert_eq!(number(row, 3), None, "{row:?}");
            continue;
        };
        let per = number(row, 10).unwrap();
        for (level, column) in [(Level::P95, 4), (Level::P998, 6)] {
            let got = wilson(count, total, level.z()).unwrap();
            let got = Interval {
                lower: got.lower * per,
                upper: got.upper * per,
            };
            worst = worst.max(difference(got, row, column));
            checked += 1;
        }
    }
    println!("{checked} intervals of proportions, largest difference {worst:e}");
    assert!(checked >= 32 && worst < 1e-9, "{checked} {worst:e}");
}

#[test]
fn funnel_limits_agree_to_five_digits() {
    let (Some(areas), Some(limits)) = (
        records("funnel-proportion-inputs.csv"),
        records("funnel-proportion-limits.csv"),
    ) else {
        return;
    };
    let areas: Vec<(f64, f64)> = areas
        .iter()
        .map(|row| (number(row, 1).unwrap(), number(row, 2).unwrap()))
        .collect();
    let baseline = funnel_baseline(&areas).unwrap();
    let mut worst = 0.0_f64;
    for row in &limits {
        let got = funnel_proportion(baseline, number(row, 0).unwrap(), 0.0).unwrap();
        for (limit, lower, upper) in [(got.p95, 1, 2), (got.p998, 3, 4)] {
            worst = worst.max((limit.lower * 100.0 - number(row, lower).unwrap()).abs());
            worst = worst.max((limit.upper * 100.0 - number(row, upper).unwrap()).abs());
        }
        assert!((baseline * 100.0 - number(row, 5).unwrap()).abs() < 1e-5);
    }
    println!(
        "{} funnel limits, largest difference {worst:e}",
        limits.len()
    );
    assert!(limits.len() == 100 && worst < 1e-5, "{worst:e}");
}

#[test]
fn every_area_has_its_published_label() {
    let Some(rows) = records("funnel-proportion-inputs.csv") else {
        return;
    };
    let areas: Vec<(f64, f64)> = rows
        .iter()
        .map(|row| (number(row, 1).unwrap(), number(row, 2).unwrap()))
        .collect();
    let baseline = funnel_baseline(&areas).unwrap();
    for (row, (count, total)) in rows.iter().zip(&areas) {
        let limits = funnel_proportion(baseline, *total, 0.0).unwrap();
        let label = match limits.position(count / total).unwrap() {
            FunnelPosition::FarBelow => "Low (0.001)",
            FunnelPosition::Below => "Low (0.025)",
            FunnelPosition::Within => "Not significant",
            FunnelPosition::Above => "High (0.025)",
            FunnelPosition::FarAbove => "High (0.001)",
        };
        assert_eq!(label, row[3].trim(), "{row:?}");
    }
    assert_eq!(rows.len(), 303);
}

/// Of the 303 areas 271 lie outside plain limits, which says more of the limits than of the areas:
/// adjusted for overdispersion the funnel keeps nine in ten.
#[test]
fn overdispersion_adjusts_the_published_funnel() {
    let Some(rows) = records("funnel-proportion-inputs.csv") else {
        return;
    };
    let areas: Vec<(f64, f64)> = rows
        .iter()
        .map(|row| (number(row, 1).unwrap(), number(row, 2).unwrap()))
        .collect();
    let baseline = funnel_baseline(&areas).unwrap();
    let estimates: Vec<Estimate> = areas
        .iter()
        .map(|(count, total)| proportion_estimate(baseline, *count, *total).unwrap())
        .collect();
    let dispersion = overdispersion(&estimates, baseline).unwrap();
    let outside = |extra: f64| {
        let beyond = |(count, total): &&(f64, f64)| {
            let limits = funnel_proportion(baseline, *total, extra).unwrap();
            limits.position(count / total) != Some(FunnelPosition::Within)
        };
        areas.iter().filter(beyond).count()
    };
    let (plain, adjusted) = (outside(0.0), outside(dispersion.extra()));
    println!("{dispersion:?}: outside {plain} plain, {adjusted} adjusted");
    assert!(dispersion.is_overdispersed());
    let labelled = rows.iter().filter(|row| row[3].trim() != "Not significant");
    assert_eq!(plain, labelled.count());
    assert!(adjusted <= 31, "{adjusted}");
}
