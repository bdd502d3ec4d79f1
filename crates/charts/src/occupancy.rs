//! Occupancy against capacity: a bar a month, and a step line for the places there were.

use std::ops::Range;

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
        Panel::new(
            time.clone(),
            ticks.range.clone(),
            across.clone(),
            top..top + HEIGHT,
        )
    };
    let head = scene.pitch(Class::Label) + 4.0;
    let key = scene.key(
        Swatch::Fill(Class::M1, None),
        &chart.occupancy_label,
        0.0,
        0.0,
    );
    // The line is named where it runs; only if there is no room for that, above the plot.
    let mut top = key + head;
    let runs = runs(&chart.months);
    let named = |run: &Run| place(&scene, chart, run, &heading(chart, run), &plot(top)).is_some();
    let name_at = runs.iter().position(named);
    if name_at.is_none() && !runs.is_empty() {
        top = capacity_key(&mut scene, chart, key) + head;
    }
    let panel = plot(top);
    axes::rows(&mut scene, &panel, &ticks, gutter, false);
    draw_bars(&mut scene, &chart.months, &panel);
    draw_capacity(&mut scene, &runs, &panel);
    for (i, run) in runs.iter().enumerate() {
        let text = if Some(i) == name_at {
            heading(chart, run)
        } else {
            tidy(run.text)
        };
        if let Some(at) = place(&scene, chart, run, &text, &panel) {
            scene.text(Class::Note, &text, at, Anchor::Start);
        }
    }
    draw_texts(&mut scene, &chart.months, &panel);
    let labels: Vec<&str> = chart
        .months
        .iter()
        .map(|month| month.label.as_str())
        .collect();
    let bottom = top + HEIGHT + 7.0;
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

/// Months in a row with the same capacity.
struct Run<'a> {
    months: Range<usize>,
    capacity: f64,
    text: &'a str,
}

fn runs(months: &[Month]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run> = Vec::new();
    for (i, month) in months.iter().enumerate() {
        let Some(capacity) = drawable(month.capacity) else {
            continue;
        };
        match runs.last_mut() {
            Some(run) if run.months.end == i && run.capacity == capacity => run.months.end = i + 1,
            _ => runs.push(Run {
                months: i..i + 1,
                capacity,
                text: &month.capacity_text,
            }),
        }
    }
    runs
}

fn heading(chart: &Occupancy, run: &Run) -> String {
    tidy(&format!("{} {}", chart.capacity_label, run.text))
}

/// Where a text can stand on its run: within its months, and clear of bars that reach higher.
fn place(
    scene: &Scene,
    chart: &Occupancy,
    run: &Run,
    text: &str,
    panel: &Panel,
) -> Option<(f64, f64)> {
    let font = scene.font(Class::Note);
    let start = panel.x(run.months.start as f64) + 6.0;
    let end = start + font.width(text).ceil();
    let baseline = panel.y(run.capacity) - 7.0;
    let low = baseline + font.size * 0.24;
    let clear = run
        .months
        .clone()
        .take_while(|i| panel.x(*i as f64) < end)
        .all(|i| {
            let value = chart
                .months
                .get(i)
                .and_then(|month| drawable(month.occupancy));
            panel.y(value.unwrap_or(0.0)) - value.map_or(STUB, |_| 0.0) > low
        });
    (clear && end + 2.0 <= panel.x(run.months.end as f64)).then_some((start, baseline))
}

/// The line among the keys: beside the bars where it fits, otherwise below.
fn capacity_key(scene: &mut Scene, chart: &Occupancy, below: f64) -> f64 {
    let font = scene.font(Class::Label);
    let bars = font.width(&tidy(&chart.occupancy_label)).ceil() + 48.0;
    let line = font.width(&tidy(&chart.capacity_label)).ceil() + 24.0;
    let beside = bars + line <= scene.width() && below > 0.0;
    let (x, y) = if beside { (bars, 0.0) } else { (0.0, below) };
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

/// One line for as long as there is a capacity; a rim of paper keeps it apart from the bars.
fn draw_capacity(scene: &mut Scene, runs: &[Run], panel: &Panel) {
    for together in runs.chunk_by(|before, after| before.months.end == after.months.start) {
        let steps = together.iter().flat_map(|run| {
            let y = panel.y(run.capacity);
            [run.months.start, run.months.end].map(|month| (panel.x(month as f64), y))
        });
        let steps: Vec<(f64, f64)> = steps.collect();
        scene.line(Class::Rim, &steps);
        scene.line(Class::L2, &steps);
    }
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
            let line = scene.line_of_text(Class::Figure, &text, (x, baseline), Anchor::Middle);
            if let Some(line) = line.filter(|line| scene.is_free(line)) {
                scene.add(Class::Figure, line);
            }
        }
    }
}
