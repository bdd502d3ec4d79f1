//! What was realised of a taakstelling through a half-year: a bar for the total up to each month,
//! and across it the mark that it should have reached.

mod texts;

use crate::axes;
use crate::mark::{Anchor, Class, Slope};
use crate::place::add_at;
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Pace, PaceMonth};

const HEIGHT: f64 = 210.0;
const RIGHT: f64 = 4.0;
/// Height of the hatching that stands for a missing figure.
const STUB: f64 = 24.0;
/// Share of a month that its bar fills, and that its mark spans.
const BAR: (f64, f64) = (0.2, 0.8);
const MARK: (f64, f64) = (0.08, 0.92);

pub(crate) fn layout(chart: &Pace, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.months.is_empty() {
        return scene;
    }
    let start = drawable(chart.start);
    let all = || {
        let months = chart.months.iter();
        let months = months.flat_map(|month| [month.realised, month.target]);
        months.chain([chart.start]).filter_map(drawable)
    };
    let ticks = Ticks::new(
        all().fold(0.0, f64::min),
        all().fold(0.0, f64::max),
        5,
        true,
    );
    let gutter = axes::gutter(&scene, &[&ticks]);
    let top = keys(&mut scene, chart) + scene.pitch(Class::Value) + 6.0;
    let before = usize::from(start.is_some());
    let panel = Panel::new(
        -(before as f64)..chart.months.len() as f64,
        ticks.range.clone(),
        gutter..scene.width() - RIGHT,
        top..top + HEIGHT,
    );
    axes::rows(&mut scene, &panel, &ticks, gutter, false);
    let mut levels = Vec::new();
    for (i, month) in chart.months.iter().enumerate() {
        draw_bar(&mut scene, i, month, &panel);
        if let Some(target) = drawable(month.target) {
            let y = panel.y(target);
            let ends = mark_ends(i, &panel);
            let level = [(ends.0, y), (ends.1, y)];
            scene.line(Class::Rim, &level);
            scene.line(Class::Target, &level);
            levels.push(level);
        }
    }
    if let Some(start) = start {
        draw_start(&mut scene, chart, start, &panel);
    }
    let left_over = texts::draw(&mut scene, chart, &panel, &levels);
    let mut y = top + HEIGHT + 7.0;
    names(&mut scene, chart, before, &panel, y);
    y += scene.pitch(Class::Axis);
    for text in left_over {
        let lines = scene.font(Class::Label).wrap(&text, scene.width(), 2);
        scene.lines(Class::Label, &lines, 0.0, y + 4.0, Anchor::Start);
        y += 4.0 + scene.pitch(Class::Label) * lines.len() as f64;
    }
    scene.height = scene.missing_key(&gaps(chart), y) + 4.0;
    scene
}

/// Left and right end of the mark of a month.
fn mark_ends(i: usize, panel: &Panel) -> (f64, f64) {
    (panel.x(i as f64 + MARK.0), panel.x(i as f64 + MARK.1))
}

fn keys(scene: &mut Scene, chart: &Pace) -> f64 {
    let mut y = scene.key(
        Swatch::Fill(Class::M1, None),
        &chart.realised_label,
        0.0,
        0.0,
    );
    if chart
        .months
        .iter()
        .any(|month| drawable(month.target).is_some())
    {
        y = scene.key(Swatch::Stroke(Class::Target), &chart.target_label, 0.0, y);
    }
    if drawable(chart.start).is_some() {
        let fill = Swatch::Fill(Class::M3, Some(Slope::Up));
        y = scene.key(fill, &chart.start_name, 0.0, y);
    }
    y
}

fn draw_bar(scene: &mut Scene, i: usize, month: &PaceMonth, panel: &Panel) {
    let x = (panel.x(i as f64 + BAR.0), panel.x(i as f64 + BAR.1));
    let zero = panel.y(0.0);
    match drawable(month.realised) {
        Some(value) => scene.rect(Class::M1, x, (zero, panel.y(value))),
        None if tidy(&month.text).is_empty() => {}
        None => scene.hatch(Class::Missing, Slope::Up, x, (zero - STUB, zero)),
    }
}

/// What was carried over, before the first month and set apart from it.
fn draw_start(scene: &mut Scene, chart: &Pace, start: f64, panel: &Panel) {
    let x = (panel.x(BAR.0 - 1.0), panel.x(BAR.1 - 1.0));
    let (zero, end) = (panel.y(0.0), panel.y(start));
    scene.rect(Class::M3, x, (zero, end));
    scene.hatch(Class::Hatch, Slope::Up, x, (zero, end));
    let font = scene.font(Class::Figure);
    let text = font.clip(&chart.start_text, panel.x(0.0) - panel.x(-1.0));
    let middle = (x.0 + x.1) / 2.0;
    let (above, below) = (zero.min(end) - 5.0, zero.max(end) + 4.0 + font.size * 0.8);
    let (first, second) = if start < 0.0 {
        (below, above)
    } else {
        (above, below)
    };
    let tries = [
        (middle, first, Anchor::Middle),
        (middle, second, Anchor::Middle),
    ];
    let bottom = panel.y(f64::NEG_INFINITY) + 4.0;
    add_at(scene, (Class::Figure, &text), &tries, bottom, |_| true);
}

/// The months and, before them, the begin.
fn names(scene: &mut Scene, chart: &Pace, before: usize, panel: &Panel, top: f64) {
    let labels: Vec<&str> = chart
        .months
        .iter()
        .map(|month| month.label.as_str())
        .collect();
    axes::columns(scene, &labels, |i| panel.x(i as f64 + 0.5), top);
    if before > 0 {
        // Below the tick labels there is room at the left, which the months leave to the begin.
        let slot = panel.x(1.0) - panel.x(0.0);
        let font = scene.font(Class::Axis);
        let first = labels.first().map_or(0.0, |label| font.width(&tidy(label)));
        let right = panel.x(0.5) - first.min(slot).max(slot * 0.6) / 2.0 - 4.0;
        let text = font.clip(&chart.start_label, right);
        let half = font.width(&text).ceil() / 2.0;
        let x = panel.x(-0.5).min(right - half).max(half);
        let y = top + scene.pitch(Class::Axis) / 2.0 + font.size * 0.34;
        let line = scene.line_of_text(Class::Axis, &text, (x, y), Anchor::Middle);
        if let Some(line) = line.filter(|line| scene.is_free(line)) {
            scene.add(Class::Axis, line);
        }
    }
}

/// Month and reason of every figure that should be there.
fn gaps(chart: &Pace) -> Vec<(&str, &str)> {
    chart
        .months
        .iter()
        .filter(|month| drawable(month.realised).is_none())
        .map(|month| (month.label.as_str(), month.text.as_str()))
        .collect()
}
