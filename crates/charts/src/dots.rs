//! Areas one below the other, each a dot with its interval, before the middle half of the peers.
//! Few areas are named each; of many only the own area is, beside the picture.

mod many;

use std::ops::Range;

use crate::axes;
use crate::mark::{Anchor, Class};
use crate::place::{Try, add_at, baseline, touches, widest};
use crate::scale::{Panel, Ticks, drawable, drawable_pair};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{DotPlot, DotRow};

/// More areas than this can't be named each.
const NAMED: usize = 40;
/// Height of a row with a name of one line.
const ROW: f64 = 26.0;
const GAP: f64 = 8.0;

pub(crate) fn layout(chart: &DotPlot, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.rows.is_empty() {
        return scene;
    }
    let (ticks, broken) = axes::span(values(chart), chart.whole);
    let axis = Axis { ticks, broken };
    if chart.rows.len() <= NAMED {
        named(&mut scene, chart, &axis);
    } else {
        many::layout(&mut scene, chart, &axis);
    }
    scene
}

struct Axis {
    ticks: Ticks,
    broken: bool,
}

fn values(chart: &DotPlot) -> impl Iterator<Item = f64> {
    let ends = |pair| drawable_pair(pair).map_or([None; 2], |(a, b)| [Some(a), Some(b)]);
    let rows = chart.rows.iter().flat_map(move |row| {
        let [low, high] = ends(row.interval.filter(|_| row.value.is_some()));
        [row.value, low, high]
    });
    rows.chain(ends(chart.band))
        .chain([chart.median])
        .filter_map(drawable)
}

/// What stands above the plot: what the axis measures, the name of the band, and the median over
/// its line. Gives the top of the plot.
fn header(scene: &mut Scene, chart: &DotPlot, place: impl Fn(f64) -> f64) -> f64 {
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.axis_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, 0.0, Anchor::Start);
    let mut y = scene.pitch(Class::Axis) * title.len() as f64;
    if drawable_pair(chart.band).is_some() {
        y = scene.key(
            Swatch::Fill(Class::Spread, None),
            &chart.band_label,
            0.0,
            y + 4.0,
        );
    }
    if let Some(median) = drawable(chart.median) {
        let font = scene.font(Class::Note);
        let text = font.clip(&chart.median_label, scene.width());
        let x = scene.centre_within(Class::Note, &text, place(median));
        scene.lines(Class::Note, &[text], x, y + 4.0, Anchor::Middle);
        y += 4.0 + scene.pitch(Class::Note);
    }
    y + 4.0
}

/// The band, the grid and the line of the median; below them the labels of the axis.
fn ground(scene: &mut Scene, chart: &DotPlot, axis: &Axis, panel: &Panel, down: &Range<f64>) {
    if let Some((from, to)) = drawable_pair(chart.band) {
        let across = (panel.x(from), panel.x(to));
        scene.rect(Class::Spread, across, (down.start, down.end));
        for x in [across.0, across.1] {
            scene.line(Class::Leader, &[(x, down.start), (x, down.end)]);
        }
    }
    for tick in &axis.ticks.at {
        let x = panel.x(*tick);
        let class = if *tick == 0.0 {
            Class::Zero
        } else {
            Class::Grid
        };
        scene.line(class, &[(x, down.start), (x, down.end + 4.0)]);
    }
    if axis.broken {
        let (left, right) = (panel.x(f64::NEG_INFINITY), panel.x(f64::INFINITY));
        scene.line(Class::Leader, &[(left, down.end), (right, down.end)]);
        scene.zigzag(Class::Break, left + 12.0, down.end, (4.0, 0.0));
    }
    if let Some(median) = drawable(chart.median) {
        let x = panel.x(median);
        scene.line(Class::L2, &[(x, down.start), (x, down.end)]);
    }
    let labels: Vec<String> = axis.ticks.at.iter().map(|t| axis.ticks.label(*t)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let place = |i: usize| panel.x(axis.ticks.at.get(i).copied().unwrap_or(f64::INFINITY));
    axes::columns(scene, &labels, place, down.end + 6.0);
}

/// A row with its texts made to fit.
struct Row<'a> {
    row: &'a DotRow,
    name: Vec<String>,
    /// The figure of the own area; on a phone below its name.
    figure: String,
    height: f64,
}

fn fit<'a>(scene: &Scene, row: &'a DotRow) -> Row<'a> {
    let narrow = scene.format.is_narrow();
    let room = if narrow { 146.0 } else { 200.0 };
    let class = if row.own { Class::Strong } else { Class::Label };
    let name = scene.font(class).wrap(&row.label, room, 2);
    let shown = row.own && drawable(row.value).is_some();
    let figure = match (shown, drawable(row.value)) {
        (true, _) => scene.font(Class::Value).clip(&row.value_label, room),
        // Beside the median of a narrow picture there is no room to say why there is no dot.
        (false, None) if narrow => scene.font(Class::Axis).clip(&row.value_label, room),
        (false, _) => String::new(),
    };
    let lines = name.len() + usize::from(narrow && !figure.is_empty());
    let height = (scene.pitch(Class::Label) * lines as f64 + 6.0).max(ROW);
    Row {
        row,
        name,
        figure,
        height,
    }
}

fn named(scene: &mut Scene, chart: &DotPlot, axis: &Axis) {
    let rows: Vec<Row> = chart.rows.iter().map(|row| fit(scene, row)).collect();
    let narrow = scene.format.is_narrow();
    let room = |class, own| {
        let of = rows.iter().filter(|row| row.row.own == own);
        widest(scene, class, of.flat_map(|row| &row.name))
    };
    let figures = widest(scene, Class::Value, rows.iter().map(|row| &row.figure));
    let mut left = room(Class::Label, false).max(room(Class::Strong, true));
    let mut right = scene.width() - GAP;
    if narrow {
        left = left.max(figures);
    } else if figures > 0.0 {
        right -= figures + GAP;
    }
    let across = left + 2.0 * GAP..right;
    let range = axis.ticks.range.clone();
    let above = Panel::new(range.clone(), 0.0..1.0, across.clone(), 0.0..1.0);
    let top = header(scene, chart, |value| above.x(value));
    let down = top..top + rows.iter().map(|row| row.height).sum::<f64>();
    let panel = Panel::new(range, 0.0..1.0, across, down.clone());
    ground(scene, chart, axis, &panel, &down);
    let median = drawable(chart.median).map(|median| panel.x(median));
    let mut y = top;
    for row in &rows {
        draw_row(scene, row, &panel, y, median);
        y += row.height;
    }
    scene.height = down.end + 6.0 + scene.pitch(Class::Axis) + 4.0;
}

fn draw_row(scene: &mut Scene, row: &Row, panel: &Panel, top: f64, median: Option<f64>) {
    let own = row.row.own;
    let class = if own { Class::Strong } else { Class::Label };
    let pitch = scene.pitch(Class::Label);
    let middle = top + row.height / 2.0;
    let mut texts = row.name.len() as f64 * pitch;
    let below = scene.format.is_narrow() && !row.figure.is_empty();
    if below {
        texts += pitch;
    }
    let y = middle - texts / 2.0;
    scene.lines(class, &row.name, 0.0, y, Anchor::Start);
    let figure_y = y + row.name.len() as f64 * pitch;
    let figure = std::slice::from_ref(&row.figure);
    let Some(value) = drawable(row.row.value) else {
        match below {
            true => scene.lines(Class::Axis, figure, 0.0, figure_y, Anchor::Start),
            false => draw_reason(scene, row, panel, middle, median),
        }
        return;
    };
    let end = draw_dot(scene, row.row, value, panel, middle, 5.0);
    if below {
        scene.lines(Class::Value, figure, 0.0, figure_y, Anchor::Start);
    } else {
        let y = baseline(scene, Class::Value, middle);
        let tries: [Try; 2] = [
            (end + GAP, y, Anchor::Start),
            (panel.x(f64::INFINITY) + GAP, y, Anchor::Start),
        ];
        add_at(
            scene,
            (Class::Value, &row.figure),
            &tries,
            f64::INFINITY,
            |area| {
                let line = |x: f64| [(x, top), (x, top + row.height)];
                median.is_none_or(|x| !touches(area, &line(x), 2.0))
            },
        );
    }
}

/// Dot and interval of an area; gives the right end of the two.
fn draw_dot(
    scene: &mut Scene,
    row: &DotRow,
    value: f64,
    panel: &Panel,
    y: f64,
    radius: f64,
) -> f64 {
    let (class, radius) = match row.own {
        true => (Class::M1, radius + 1.5),
        false => (Class::M3, radius),
    };
    let mut end = panel.x(value) + radius;
    if let Some((low, high)) = drawable_pair(row.interval) {
        let (low, high) = (panel.x(low), panel.x(high));
        scene.line(Class::Fine, &[(low, y), (high, y)]);
        for x in [low, high] {
            scene.line(Class::Fine, &[(x, y - 4.0), (x, y + 4.0)]);
        }
        end = end.max(low).max(high);
    }
    scene.dot(class, (panel.x(value), y), radius);
    end
}

/// Why there is no dot: before the line of the median if it fits there, otherwise behind it.
fn draw_reason(scene: &mut Scene, row: &Row, panel: &Panel, middle: f64, median: Option<f64>) {
    let font = scene.font(Class::Axis);
    let (left, right) = (panel.x(f64::NEG_INFINITY) + 6.0, scene.width() - 1.0);
    let (start, room) = match median {
        Some(x) if font.width(&tidy(&row.row.value_label)) > x - GAP - left => {
            match right - x > x - left {
                true => (x + GAP, right - x - GAP),
                false => (left, x - GAP - left),
            }
        }
        Some(x) => (left, x - GAP - left),
        None => (left, right - left),
    };
    let at = (start, baseline(scene, Class::Axis, middle));
    let text = font.clip(&row.row.value_label, room);
    scene.text(Class::Axis, &text, at, Anchor::Start);
}
