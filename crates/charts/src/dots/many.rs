//! So many areas that they can't be named each: a thin row for every one, and the own area beside
//! them.

use super::{Axis, GAP, draw_dot, ground, header};
use crate::mark::{Anchor, Class, Slope};
use crate::place::{spread, widest};
use crate::scale::{Panel, drawable, drawable_pair};
use crate::scene::Scene;
use crate::view::{DotPlot, DotRow};

/// Height of a row, as far as the picture stays between the least and the most below.
const ROW: f64 = 4.0;
const HEIGHT: (f64, f64) = (320.0, 700.0);

/// The own area with its texts made to fit.
struct Own<'a> {
    row: &'a DotRow,
    index: usize,
    name: Vec<String>,
    figure: String,
    height: f64,
}

pub(super) fn layout(scene: &mut Scene, chart: &DotPlot, axis: &Axis) {
    let own = fit(scene, chart);
    let names = widest(scene, Class::Label, own.iter().flat_map(|own| &own.name));
    let figures = widest(scene, Class::Strong, own.iter().map(|own| &own.figure));
    let left = scene.width() - names.max(figures);
    let right = match left < scene.width() {
        true => left - 4.0 * GAP,
        false => scene.width() - GAP,
    };
    let count = chart.rows.len() as f64;
    let labels: f64 = own.iter().map(|own| own.height).sum();
    let height = (count * ROW).clamp(HEIGHT.0, HEIGHT.1).max(labels);
    let range = axis.ticks.range.clone();
    let above = Panel::new(range.clone(), 0.0..1.0, GAP..right, 0.0..1.0);
    let top = header(scene, chart, |value| above.x(value));
    let down = top..top + height;
    // High values stand at the top of a panel, and so does the first area: rows count down.
    let panel = Panel::new(range, -count..0.0, GAP..right, down.clone());
    ground(scene, chart, axis, &panel, &down);
    for (i, row) in chart.rows.iter().enumerate().filter(|(_, row)| !row.own) {
        draw_thin(scene, row, &panel, middle(&panel, i));
    }
    let wanted = own
        .iter()
        .map(|own| (middle(&panel, own.index), own.height));
    let tops = spread(&wanted.collect::<Vec<_>>(), down.clone());
    for (own, top) in own.iter().zip(tops) {
        draw_own(scene, own, &panel, (left, top));
    }
    let gaps: Vec<(&str, &str)> = chart
        .rows
        .iter()
        .filter(|row| !row.own && drawable(row.value).is_none())
        .map(|row| (row.label.as_str(), row.value_label.as_str()))
        .collect();
    let bottom = down.end + 6.0 + scene.pitch(Class::Axis);
    scene.height = scene.missing_key(&gaps, bottom) + 4.0;
}

/// The middle of a row.
fn middle(panel: &Panel, index: usize) -> f64 {
    panel.y(-(index as f64) - 0.5)
}

fn fit<'a>(scene: &Scene, chart: &'a DotPlot) -> Vec<Own<'a>> {
    let most = scene.width() * if scene.format.is_narrow() { 0.4 } else { 0.3 };
    let rows = chart.rows.iter().enumerate().filter(|(_, row)| row.own);
    let own = rows.map(|(index, row)| {
        let name = scene.font(Class::Label).wrap(&row.label, most, 2);
        Own {
            row,
            index,
            height: scene.pitch(Class::Label) * (name.len() + 1) as f64 + 4.0,
            figure: scene.font(Class::Strong).clip(&row.value_label, most),
            name,
        }
    });
    own.collect()
}

fn draw_thin(scene: &mut Scene, row: &DotRow, panel: &Panel, y: f64) {
    let Some(value) = drawable(row.value) else {
        let left = panel.x(f64::NEG_INFINITY);
        let down = (y - 1.5, y + 1.5);
        scene.hatch(Class::Missing, Slope::Up, (left, left + 12.0), down);
        return;
    };
    if let Some((low, high)) = drawable_pair(row.interval) {
        scene.line(Class::Faint, &[(panel.x(low), y), (panel.x(high), y)]);
    }
    scene.dot(Class::M3, (panel.x(value), y), 2.0);
}

/// Dot and interval in the row, name and figure beside the plot, and a line that ties the two.
fn draw_own(scene: &mut Scene, own: &Own, panel: &Panel, (left, top): (f64, f64)) {
    let y = middle(panel, own.index);
    let mut end = GAP;
    if let Some(value) = drawable(own.row.value) {
        end = draw_dot(scene, own.row, value, panel, y, 3.0);
    }
    let pitch = scene.pitch(Class::Label);
    scene.lines(Class::Label, &own.name, left, top, Anchor::Start);
    let below = top + own.name.len() as f64 * pitch;
    let figure = std::slice::from_ref(&own.figure);
    scene.lines(Class::Strong, figure, left, below, Anchor::Start);
    let (knee, level) = (left - 3.0 * GAP, top + pitch / 2.0);
    let start = ((end + 4.0).min(knee), y);
    let tie = [start, (knee, y), (left - GAP, level), (left - 4.0, level)];
    scene.line(Class::Fine, &tie);
}
