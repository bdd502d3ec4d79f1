//! From values to places: round ticks, their labels, and plotters' coordinate systems.

use std::ops::Range;

use plotters::coord::CoordTranslate;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::Cartesian2d;

/// No count or amount of a municipality comes near this; what lies beyond is drawn at the edge.
const LARGEST: f64 = 1e15;

/// A value that can be drawn, or none: not a number has no place on an axis.
pub(crate) fn drawable(value: Option<f64>) -> Option<f64> {
    value
        .filter(|v| !v.is_nan())
        .map(|v| v.clamp(-LARGEST, LARGEST))
}

/// As [`drawable`], for two values that make sense together only.
pub(crate) fn drawable_pair(pair: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (from, to) = pair?;
    Some((drawable(Some(from))?, drawable(Some(to))?))
}

/// An axis with round ticks that covers its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticks {
    /// From the first tick to the last.
    pub range: Range<f64>,
    /// The ticks, from low to high.
    pub at: Vec<f64>,
    step: f64,
}

impl Ticks {
    /// About `count` steps of 1, 2 or 5 times a power of ten from `low` to `high`. With `whole`,
    /// steps are at least 1, because half a person is no tick.
    pub fn new(low: f64, high: f64, count: u32, whole: bool) -> Ticks {
        let span = if high - low > 1e-9 { high - low } else { 1.0 };
        let step = round_step(span / f64::from(count.max(1)), whole);
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let mut at = Vec::new();
        let mut i = first;
        while i <= last && at.len() < 24 {
            at.push(i * step);
            i += 1.0;
        }
        Ticks {
            range: first * step..last * step,
            at,
            step,
        }
    }

    /// The label of a tick in Dutch notation: `1.000`, `−0,5`.
    pub fn label(&self, tick: f64) -> String {
        let decimals = if self.step >= 1.0 {
            0
        } else {
            -self.step.log10().floor() as usize
        };
        dutch(tick, decimals.min(6))
    }
}

fn round_step(raw: f64, whole: bool) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= raw * 0.999)
        .unwrap_or(10.0 * power);
    if whole { step.max(1.0) } else { step }
}

/// A number with a thousands point, a decimal comma and a real minus sign.
fn dutch(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + 8);
    if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push('.');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// A rectangle of the picture with a coordinate system, on a grid of tenths.
pub(crate) struct Panel {
    coord: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    x: Range<f64>,
    y: Range<f64>,
}

impl Panel {
    /// `x` and `y` are the values at the edges; `across` runs from left to right and `down` from
    /// top to bottom, in viewBox units. High values stand at the top.
    pub fn new(x: Range<f64>, y: Range<f64>, across: Range<f64>, down: Range<f64>) -> Panel {
        let pixels = (
            tenths(across.start)..tenths(across.end),
            tenths(down.end)..tenths(down.start),
        );
        Panel {
            coord: Cartesian2d::new(x.clone(), y.clone(), pixels),
            x,
            y,
        }
    }

    /// Where a point stands, in viewBox units; points outside stand at the edge.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = self
            .coord
            .translate(&(clamp(x, &self.x), clamp(y, &self.y)));
        (f64::from(x) / 10.0, f64::from(y) / 10.0)
    }

    /// Where a value stands on the x axis.
    pub fn x(&self, x: f64) -> f64 {
        self.at(x, self.y.start).0
    }

    /// Where a value stands on the y axis.
    pub fn y(&self, y: f64) -> f64 {
        self.at(self.x.start, y).1
    }
}

fn clamp(value: f64, range: &Range<f64>) -> f64 {
    value.max(range.start).min(range.end)
}

/// Whole tenths of a viewBox unit.
pub(crate) fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::{Panel, Ticks, drawable, dutch};

    #[test]
    fn ticks_are_round_and_cover_the_values() {
        for (low, high, expected) in [
            (0.0, 700.0, vec![0.0, 200.0, 400.0, 600.0, 800.0]),
            (0.0, 3.0, vec![0.0, 1.0, 2.0, 3.0]),
            (0.0, 0.0, vec![0.0, 1.0]),
            (-42.0, 77.0, vec![-50.0, 0.0, 50.0, 100.0]),
            (5.0, 5.0, vec![5.0, 6.0]),
        ] {
            let ticks = Ticks::new(low, high, 4, true);
            assert_eq!(ticks.at, expected, "{low} to {high}");
            assert!(ticks.range.start <= low && ticks.range.end >= high);
        }
    }

    #[test]
    fn tick_labels_are_dutch() {
        assert_eq!(dutch(1234567.0, 0), "1.234.567");
        assert_eq!(dutch(-0.5, 1), "−0,5");
        assert_eq!(dutch(-0.0, 0), "0");
        assert_eq!(dutch(100.0, 0), "100");
        assert_eq!(Ticks::new(0.0, 0.1, 4, false).label(0.05), "0,05");
    }

    #[test]
    fn extreme_values_stay_on_the_axis() {
        for value in [f64::INFINITY, f64::MIN, 1e300, 1e-300] {
            let value = drawable(Some(value)).unwrap();
            let ticks = Ticks::new(value.min(0.0), value.max(0.0), 4, false);
            assert!(ticks.at.len() >= 2 && ticks.at.len() < 24);
            let panel = Panel::new(0.0..1.0, ticks.range.clone(), 10.0..20.0, 30.0..40.0);
            let (x, y) = panel.at(9.0, value);
            assert!((10.0..=20.0).contains(&x) && (30.0..=40.0).contains(&y));
        }
        assert_eq!(drawable(Some(f64::NAN)), None);
    }
}
