//! One line through the years in each of many panels, on the same axes: so the panels can be
//! compared at a glance.

use std::ops::Range;

use crate::axes;
use crate::mark::{Anchor, Class, Slope};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, Swatch};
use crate::trend::{places, runs};
use crate::view::{Multiples, SmallPanel};

const HEIGHT: f64 = 96.0;
const GAP: f64 = 22.0;
/// Height of the hatching that stands for a missing figure.
const STUB: f64 = 8.0;

pub(crate) fn layout(chart: &Multiples, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.periods.is_empty() || chart.panels.is_empty() {
        return scene;
    }
    let count = chart.periods.len();
    let all = chart
        .panels
        .iter()
        .flat_map(|panel| panel.values.iter().take(count));
    let all = all.chain(chart.reference.iter().take(count));
    let (ticks, broken) = axes::span(all.filter_map(|value| drawable(*value)), chart.whole);
    let gutter = axes::gutter(&scene, &[&ticks]);
    let columns = if format.is_narrow() { 2 } else { 3 }.min(chart.panels.len().max(2));
    let free = scene.width() - gutter - GAP * (columns - 1) as f64 - 6.0;
    let width = free / columns as f64;
    let mut top = 0.0;
    if chart
        .reference
        .iter()
        .any(|value| drawable(*value).is_some())
    {
        top = scene.key(Swatch::Stroke(Class::L2), &chart.reference_label, 0.0, top) + 8.0;
    }
    let axis = Axis { ticks, broken };
    for row in chart.panels.chunks(columns) {
        let titles: Vec<Title> = row.iter().map(|panel| fit(&scene, panel, width)).collect();
        let lines = titles
            .iter()
            .map(|title| title.name.len())
            .fold(1, usize::max);
        let down = top + scene.pitch(Class::Label) * lines as f64 + 8.0;
        let down = down..down + HEIGHT;
        for (i, (small, title)) in row.iter().zip(&titles).enumerate() {
            let left = gutter + i as f64 * (width + GAP);
            let across = left..left + width;
            draw_title(&mut scene, title, &across, top, lines);
            let gutter = if i == 0 { gutter } else { 0.0 };
            draw_panel(
                &mut scene,
                chart,
                small,
                &axis,
                (across, down.clone()),
                gutter,
            );
        }
        top = down.end + 6.0 + scene.pitch(Class::Axis) + GAP;
    }
    scene.height = legend(&mut scene, chart, top - GAP) + 4.0;
    scene
}

struct Axis {
    ticks: Ticks,
    broken: bool,
}

/// The name of a panel and its last figure, made to fit.
struct Title {
    name: Vec<String>,
    figure: String,
}

fn fit(scene: &Scene, panel: &SmallPanel, width: f64) -> Title {
    let mut drawn = panel.values.iter().zip(&panel.texts);
    let last = drawn.rfind(|(value, _)| drawable(**value).is_some());
    let strong = scene.font(Class::Strong);
    let figure = strong.clip(last.map_or("", |(_, text)| text), width * 0.5);
    let room = width - strong.width(&figure).ceil() - 8.0;
    Title {
        name: scene.font(Class::Label).wrap(&panel.label, room, 3),
        figure,
    }
}

/// Name at the left and the last figure at the right, both on the line above the panel.
fn draw_title(scene: &mut Scene, title: &Title, across: &Range<f64>, top: f64, lines: usize) {
    let pitch = scene.pitch(Class::Label);
    let first = top + pitch * lines.saturating_sub(title.name.len()) as f64;
    scene.lines(
        Class::Label,
        &title.name,
        across.start,
        first,
        Anchor::Start,
    );
    let last = top + pitch * lines.saturating_sub(1) as f64;
    let figure = std::slice::from_ref(&title.figure);
    scene.lines(Class::Strong, figure, across.end, last, Anchor::End);
}

fn draw_panel(
    scene: &mut Scene,
    chart: &Multiples,
    small: &SmallPanel,
    axis: &Axis,
    (across, down): (Range<f64>, Range<f64>),
    gutter: f64,
) {
    let count = chart.periods.len();
    let panel = Panel::new(
        0.0..count as f64,
        axis.ticks.range.clone(),
        across.clone(),
        down.clone(),
    );
    if gutter > 0.0 {
        axes::rows(scene, &panel, &axis.ticks, gutter, false);
    } else {
        for tick in &axis.ticks.at {
            let class = if *tick == 0.0 {
                Class::Zero
            } else {
                Class::Grid
            };
            let y = panel.y(*tick);
            scene.line(class, &[(across.start, y), (across.end, y)]);
        }
    }
    if axis.broken {
        scene.zigzag(Class::Break, across.start, down.end - 8.0, (0.0, 4.0));
    }
    let cuts: Vec<usize> = chart.breaks.iter().map(|cut| cut.before).collect();
    for cut in cuts.iter().filter(|cut| (1..count).contains(*cut)) {
        let x = panel.x(*cut as f64);
        scene.line(Class::Leader, &[(x, down.start), (x, down.end)]);
        scene.zigzag(Class::Break, x, down.end - 8.0, (0.0, 3.0));
    }
    let known = |values: &[Option<f64>]| -> Vec<Option<f64>> {
        values.iter().copied().take(count).collect()
    };
    for run in runs(&places(&known(&chart.reference), &panel), &cuts) {
        scene.line(Class::L2, &run);
    }
    let own = places(&known(&small.values), &panel);
    for run in runs(&own, &cuts) {
        scene.line(Class::L1, &run);
        if let [alone] = run.as_slice() {
            scene.dot(Class::M1, *alone, 3.0);
        }
    }
    if let Some(at) = own.iter().flatten().last() {
        scene.dot(Class::M1, *at, 4.0);
    }
    for i in (0..count).filter(|i| own.get(*i).copied().flatten().is_none()) {
        let x = panel.x(i as f64 + 0.5);
        let half = (across.end - across.start) / count as f64 * 0.35;
        let across = (x - half.min(5.0), x + half.min(5.0));
        scene.hatch(
            Class::Missing,
            Slope::Up,
            across,
            (down.end - STUB, down.end),
        );
    }
    let room = (across.end - across.start) / 2.0 - 4.0;
    let ends = [
        (chart.periods.first(), across.start, Anchor::Start),
        (
            chart.periods.last().filter(|_| count > 1),
            across.end,
            Anchor::End,
        ),
    ];
    for (period, x, anchor) in ends {
        let text = scene
            .font(Class::Axis)
            .clip(period.map_or("", String::as_str), room);
        scene.lines(Class::Axis, &[text], x, down.end + 6.0, anchor);
    }
}

/// What the breaks and the hatching stand for.
fn legend(scene: &mut Scene, chart: &Multiples, top: f64) -> f64 {
    let mut y = top;
    for cut in &chart.breaks {
        if (1..chart.periods.len()).contains(&cut.before) {
            y = scene.key(Swatch::Break, &cut.label, 0.0, y + 4.0);
        }
    }
    let mut gaps = Vec::new();
    for panel in &chart.panels {
        for i in 0..chart.periods.len() {
            if drawable(panel.values.get(i).copied().flatten()).is_none() {
                let why = panel.texts.get(i).map_or("", String::as_str);
                gaps.push((panel.label.as_str(), why));
            }
        }
    }
    scene.missing_key(&gaps, y)
}
