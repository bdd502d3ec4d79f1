//! Occupancy against capacity: a bar a month, and a step line for the places there were.

use crate::axes;
use crate::mark::{Anchor, Class, Slope};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Month, Occupancy};

const HEIGHT: f64 = 200.0;
const RIGHT: f64 = 4.0;
/// Height of the hatching that stands for a missing figure.
const STUB: f64 = 24.0;
/// Share of a month that its bar fills.
const BAR: (f64, f64) = (0.12, 0.88);

pub(crate) fn layout(chart: &Occupancy, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.months.is_empty() {
        return scene;
    }
    let ticks = ticks(&chart.months);
    let gutter = axes::gutter(&scene, &[&ticks]);
    let across = gutter..scene.width() - RIGHT;
    let time = 0.0..chart.months.len() as f64;
    let plot = |top: f64| {
        Panel::new(time.clone(), ticks.range.clone(), across.clone(), top..top + HEIGHT)
    };
    let head = scene.pitch(Class::Axis);
    let key = scene.key(Swatch::Fill(Class::M1, None), &chart.occupancy_label, 0.0, 0.0);
    // The line is named where it runs; only if there is no room for that, above the plot.
    let mut top = key + head;
    let runs = runs(&chart.months, &plot(top));
    if runs.iter().all(|run| run.name.is_none()) {
        top = capacity_key(&mut scene, chart, key) + head;
    }
    let panel = plot(top);
    axes::rows(&mut scene, &panel, &ticks, gutter, false);
    draw_bars(&mut scene, &chart.months, &panel);
    draw_capacity(&mut scene, &chart.months, &panel);
    draw_texts(&mut scene, &chart.months, &panel);
    let labels: Vec<&str> = chart
        .months
        .iter()
        .map(|month| month.label.as_str())
        .collect();
    let bottom = top + HEIGHT + 5.0;
    axes::columns(&mut scene, &labels, |i| panel.x(i as f64 + 0.5), bottom);
    let gaps: Vec<(&str, &str)> = chart
        .months
        .iter()
        .filter(|month| drawable(month.occupancy).is_none())
        .map(|month| (month.label.as_str(), month.missing_text.as_str()))
        .collect();
    scene.height = scene.missing_key(&gaps, bottom + scene.pitch(Class::Axis)) + 4.0;
    scene
}

fn ticks(months: &[Month]) -> Ticks {
    let all = || {
        months
            .iter()
            .flat_map(|m| [m.occupancy, m.capacity])
            .filter_map(drawable)
    };
    Ticks::new(
        all().fold(0.0, f64::min),
        all().fold(0.0, f64::max),
        4,
        true,
    )
}

/// What the bars and the line are, side by side where they fit.
fn keys(scene: &mut Scene, chart: &Occupancy) -> f64 {
    let bars = Swatch::Fill(Class::M1, None);
    let width = scene
        .font(Class::Label)
        .width(&tidy(&chart.occupancy_label))
        .ceil()
        + 48.0;
    let other = scene
        .font(Class::Label)
        .width(&tidy(&chart.capacity_label))
        .ceil()
        + 24.0;
    let below = scene.key(bars, &chart.occupancy_label, 0.0, 0.0);
    let beside = width + other <= scene.width() && below > 0.0;
    let (x, y) = if beside { (width, 0.0) } else { (0.0, below) };
    scene
        .key(Swatch::Stroke(Class::L2), &chart.capacity_label, x, y)
        .max(below)
}

fn draw_bars(scene: &mut Scene, months: &[Month], panel: &Panel) {
    let zero = panel.y(0.0);
    for (i, month) in months.iter().enumerate() {
        let x = (panel.x(i as f64 + BAR.0), panel.x(i as f64 + BAR.1));
        match drawable(month.occupancy) {
            Some(value) => scene.rect(Class::M1, x, (zero, panel.y(value))),
            None => scene.hatch(Class::Missing, Slope::Up, x, (zero - STUB, zero)),
        }
    }
}

/// One line for each run of months with a capacity; it only steps where the capacity changes.
fn draw_capacity(scene: &mut Scene, months: &[Month], panel: &Panel) {
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (i, month) in months.iter().enumerate() {
        let Some(capacity) = drawable(month.capacity) else {
            scene.line(Class::L2, &run);
            run.clear();
            continue;
        };
        let (start, y) = panel.at(i as f64, capacity);
        match run.last_mut() {
            Some(last) if last.1 == y => last.0 = panel.x(i as f64 + 1.0),
            Some(_) | None => run.extend([(start, y), (panel.x(i as f64 + 1.0), y)]),
        }
    }
    scene.line(Class::L2, &run);
}

/// The figures stand at the foot of their bars, in one row, where neither the tops nor the line
/// come in their way; at all bars or at none.
fn draw_texts(scene: &mut Scene, months: &[Month], panel: &Panel) {
    let font = scene.font(Class::OnFill);
    let shown = || {
        months
            .iter()
            .enumerate()
            .filter(|(_, m)| drawable(m.occupancy).is_some())
    };
    let band = panel.x(BAR.1) - panel.x(BAR.0);
    if shown().any(|(_, month)| font.width(&tidy(&month.occupancy_text)).ceil() + 4.0 > band) {
        return;
    }
    let zero = panel.y(0.0);
    let needed = font.size * 1.5;
    for (i, month) in shown() {
        let top = drawable(month.occupancy).map_or(zero, |value| panel.y(value));
        let x = panel.x(i as f64 + 0.5);
        let text = tidy(&month.occupancy_text);
        if zero - top >= needed {
            scene.text(Class::OnFill, &text, (x, zero - 7.0), Anchor::Middle);
        } else {
            // A bar too low to hold its figure carries it on top, clear of the line.
            let mut baseline = top.min(zero) - 5.0;
            let line = drawable(month.capacity).map_or(f64::INFINITY, |value| panel.y(value));
            if line < baseline + 5.0 && line > baseline - font.size {
                baseline = line - 5.0;
            }
            scene.text(Class::Axis, &text, (x, baseline), Anchor::Middle);
        }
    }
}
