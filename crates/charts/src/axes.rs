//! What charts with a time axis share: months below, round numbers at the left.

use crate::mark::{Anchor, Area, Class};
use crate::scale::{Panel, Ticks, tenths};
use crate::scene::{Scene, stride};
use crate::text::tidy;

/// A line whose lowest point is above this share of its highest gets a broken axis: otherwise
/// more than that share of the panel would be empty.
const EMPTY: f64 = 0.6;
/// A broken axis shows at least this share of the highest value, or a change of one in a thousand
/// would look like a collapse.
const LEAST_SPAN: f64 = 0.1;
/// Left of a plot whose tick labels don't fit.
const BARE: f64 = 6.0;

/// Room for tick labels at the left of a plot, gap included. Labels that would take more than a
/// third of the picture are left out: then there is no room for the data.
pub(crate) fn gutter(scene: &Scene, axes: &[&Ticks]) -> f64 {
    let font = scene.font(Class::Axis);
    let widest = axes
        .iter()
        .flat_map(|ticks| {
            ticks
                .at
                .iter()
                .map(|tick| font.width(&ticks.label(*tick)).ceil())
        })
        .fold(0.0, f64::max);
    if widest > scene.width() / 3.0 {
        BARE
    } else {
        widest + 10.0
    }
}

/// The axis of a line through these values, and whether it is broken off below.
pub(crate) fn span(values: impl Iterator<Item = f64>, whole: bool) -> (Ticks, bool) {
    let (low, high) = values.fold((f64::INFINITY, 0.0), |(low, high), value| {
        (value.min(low), value.max(high))
    });
    let broken = low > high * EMPTY && low.is_finite() && high > 0.0;
    let low = match broken {
        true => low.min(high * (1.0 - LEAST_SPAN)),
        false => low.min(0.0),
    };
    let ticks = Ticks::new(low, high, 4, whole);
    let broken = ticks.range.start > 0.0;
    (ticks, broken)
}

/// Whether a line passes through a box, or by it within so many tenths.
pub(crate) fn crosses(area: &Area, line: &[Option<(f64, f64)>], rim: i32) -> bool {
    line.windows(2).any(|pair| {
        let [Some(from), Some(to)] = pair else {
            return false;
        };
        let (left, right) = (f64::from(area.left) / 10.0, f64::from(area.right) / 10.0);
        let (start, end) = (from.0.max(left), to.0.min(right));
        if start >= end {
            return false;
        }
        let slope = (to.1 - from.1) / (to.0 - from.0);
        let at = |x: f64| from.1 + slope * (x - from.0);
        let (a, b) = (at(start), at(end));
        tenths(a.max(b)) + rim > area.top && tenths(a.min(b)) - rim < area.bottom
    })
}

/// Grid lines from the gutter to the right edge of the plot, with a label at each. With `mirrored`,
/// both directions count up from zero.
pub(crate) fn rows(scene: &mut Scene, panel: &Panel, ticks: &Ticks, gutter: f64, mirrored: bool) {
    let right = panel.x(f64::INFINITY);
    let mut free = f64::INFINITY;
    let size = scene.font(Class::Axis).size;
    for tick in &ticks.at {
        let y = panel.y(*tick);
        let class = if *tick == 0.0 {
            Class::Zero
        } else {
            Class::Grid
        };
        scene.line(class, &[(gutter, y), (right, y)]);
        // Ticks of a low panel may stand closer than two lines of text.
        if gutter > BARE && y + size * 1.1 < free {
            let label = ticks.label(if mirrored { tick.abs() } else { *tick });
            let place = (gutter - 8.0, y + size * 0.34);
            scene.text(Class::Axis, &label, place, Anchor::End);
            free = y;
        }
    }
}

/// Labels centred on places along an axis, every n-th if they are too wide for all.
pub(crate) fn columns(scene: &mut Scene, labels: &[&str], place: impl Fn(usize) -> f64, top: f64) {
    let font = scene.font(Class::Axis);
    let band = if labels.len() > 1 {
        place(1) - place(0)
    } else {
        scene.width()
    };
    let room = (band * 12.0).min(scene.width() / 2.0);
    let fitted: Vec<String> = labels
        .iter()
        .map(|label| font.clip(&tidy(label), room))
        .collect();
    let widest = fitted
        .iter()
        .map(|label| font.width(label).ceil())
        .fold(0.0, f64::max);
    let step = stride(widest, band);
    let mut free = f64::NEG_INFINITY;
    for (i, label) in fitted.iter().enumerate().step_by(step) {
        let x = scene.centre_within(Class::Axis, label, place(i));
        let half = font.width(label).ceil() / 2.0;
        if x - half >= free {
            scene.lines(
                Class::Axis,
                std::slice::from_ref(label),
                x,
                top,
                Anchor::Middle,
            );
            free = x + half + 4.0;
        }
    }
}
