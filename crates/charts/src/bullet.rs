//! Achieved against target: a bar an indicator, and one line at 100 % through all of them.

use crate::mark::{Anchor, Class, Slope};
use crate::scale::{Panel, drawable};
use crate::scene::{Format, Scene};
use crate::view::{Bullet, BulletRow, Tone};

/// Above this, one indicator would press all others against the axis: its bar is cut off.
const LONGEST: f64 = 250.0;
/// Where such a bar ends.
const CUT: f64 = 200.0;
const BAR: f64 = 20.0;
const GAP: f64 = 8.0;

/// The columns of the picture, in units.
struct Columns {
    left: f64,
    right: f64,
    label_room: f64,
    detail_room: f64,
}

/// A row with its texts made to fit.
struct Row<'a> {
    row: &'a BulletRow,
    label: Vec<String>,
    detail: Vec<String>,
    value: String,
}

pub(crate) fn layout(bullet: &Bullet, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if bullet.rows.is_empty() {
        return scene;
    }
    let (rows, columns) = fit(bullet, format);
    let percents: Vec<f64> = bullet
        .rows
        .iter()
        .filter_map(|row| drawable(row.percent))
        .collect();
    let most = percents.iter().copied().fold(100.0, f64::max);
    let least = percents.iter().copied().fold(0.0, f64::min);
    let most = if most > LONGEST { CUT } else { most };
    let value_room = rows
        .iter()
        .filter(|row| row.row.percent.is_some())
        .map(|row| format.font(Class::Value).width(&row.value).ceil())
        .fold(0.0, f64::max);
    let across = columns.left..columns.right - value_room - GAP;
    let panel = Panel::new(least.max(-CUT)..most, 0.0..1.0, across, 0.0..1.0);

    // Without a single bar there is nothing to hold against a target.
    let target_label = if percents.is_empty() {
        ""
    } else {
        bullet.target_label.as_str()
    };
    let header = scene.font(Class::Axis).wrap(target_label, scene.width(), 2);
    let top = header.len() as f64 * scene.pitch(Class::Axis);
    let target = panel.x(100.0);
    for (i, line) in header.iter().enumerate() {
        let x = scene.centre_within(Class::Axis, line, target);
        let y = scene.pitch(Class::Axis) * i as f64;
        scene.lines(
            Class::Axis,
            std::slice::from_ref(line),
            x,
            y,
            Anchor::Middle,
        );
    }
    let mut y = top + 4.0;
    let mut bars = Vec::new();
    for row in &rows {
        let (bar, next) = draw_row(&mut scene, row, &columns, &panel, y);
        if drawable(row.row.percent).is_some() {
            bars.push(bar);
        }
        y = next;
    }
    if !percents.is_empty() {
        let ends = (top + 2.0, y - 2.0);
        draw_level(&mut scene, Class::Target, target, ends, &bars);
        if least < 0.0 {
            draw_level(&mut scene, Class::Zero, panel.x(0.0), ends, &bars);
        }
    }
    scene.height = y + 2.0;
    scene
}

/// A line at one percentage through all rows. On a phone it only crosses the bars, because the
/// labels stand between them.
fn draw_level(scene: &mut Scene, class: Class, x: f64, (top, bottom): (f64, f64), bars: &[f64]) {
    if !scene.format.is_narrow() {
        scene.line(class, &[(x, top), (x, bottom)]);
        return;
    }
    for bar in bars {
        scene.line(class, &[(x, bar - 3.0), (x, bar + BAR + 3.0)]);
    }
}

fn fit(bullet: &Bullet, format: Format) -> (Vec<Row<'_>>, Columns) {
    let (label_most, detail_most) = match format {
        Format::Wide => (220.0, 150.0),
        Format::Narrow | Format::Small => (format.width(), 150.0),
    };
    let (label_font, detail_font) = (format.font(Class::Label), format.font(Class::Axis));
    let widest = |lines: &[String], font: crate::text::Font| {
        lines
            .iter()
            .map(|line| font.width(line).ceil())
            .fold(0.0, f64::max)
    };
    let mut columns = Columns {
        left: 0.0,
        right: format.width(),
        label_room: 0.0,
        detail_room: 0.0,
    };
    let mut rows: Vec<Row> = Vec::with_capacity(bullet.rows.len());
    for row in &bullet.rows {
        let detail = detail_font.wrap(&row.detail, detail_most, 2);
        let detail_width = widest(&detail, detail_font);
        let room = match format {
            Format::Narrow if detail_width > 0.0 => label_most - detail_width - 2.0 * GAP,
            _ => label_most,
        };
        let label = label_font.wrap(&row.label, room, 3);
        columns.label_room = columns.label_room.max(widest(&label, label_font));
        columns.detail_room = columns.detail_room.max(detail_width);
        let value = format.font(Class::Value).clip(&row.value_label, 130.0);
        rows.push(Row {
            row,
            label,
            detail,
            value,
        });
    }
    if !format.is_narrow() {
        let gutter = |room: f64| if room > 0.0 { room + 2.0 * GAP } else { 0.0 };
        columns.left = gutter(columns.label_room);
        columns.right -= gutter(columns.detail_room);
    }
    (rows, columns)
}

/// Draws one row from `top` on; gives the top of its bar and the top of the next row.
fn draw_row(
    scene: &mut Scene,
    row: &Row,
    columns: &Columns,
    panel: &Panel,
    top: f64,
) -> (f64, f64) {
    let label_height = row.label.len() as f64 * scene.pitch(Class::Label);
    let detail_height = row.detail.len() as f64 * scene.pitch(Class::Axis);
    let texts = label_height.max(detail_height);
    let width = scene.width();
    let (bar, next) = if scene.format.is_narrow() {
        scene.lines(Class::Label, &row.label, 0.0, top + 4.0, Anchor::Start);
        scene.lines(Class::Axis, &row.detail, width, top + 4.0, Anchor::End);
        (top + texts + 8.0, top + texts + BAR + 20.0)
    } else {
        let height = (texts + 12.0).max(40.0);
        let middle = top + height / 2.0;
        scene.lines(
            Class::Label,
            &row.label,
            0.0,
            middle - label_height / 2.0,
            Anchor::Start,
        );
        scene.lines(
            Class::Axis,
            &row.detail,
            width,
            middle - detail_height / 2.0,
            Anchor::End,
        );
        (middle - BAR / 2.0, top + height)
    };
    match drawable(row.row.percent) {
        Some(percent) => draw_bar(scene, row, percent, panel, bar),
        None => draw_reason(scene, row, columns, panel, bar),
    }
    (bar, next)
}

fn draw_bar(scene: &mut Scene, row: &Row, percent: f64, panel: &Panel, top: f64) {
    let down = (top, top + BAR);
    let (zero, end) = (panel.x(0.0), panel.x(percent));
    scene.rect(
        Class::Track,
        (panel.x(f64::NEG_INFINITY), panel.x(f64::INFINITY)),
        down,
    );
    let class = match row.row.tone {
        Tone::Good => Class::M1,
        Tone::Attention => Class::M2,
        Tone::Neutral => Class::M3,
    };
    scene.rect(class, (zero, end), down);
    if row.row.tone == Tone::Attention {
        scene.hatch(Class::Hatch, Slope::Up, (zero, end), down);
    }
    let middle = top + BAR / 2.0;
    if percent > LONGEST {
        scene.zigzag(Class::Cut, end - 14.0, middle, (0.0, BAR / 4.0));
    } else if percent < -CUT {
        scene.zigzag(Class::Cut, end + 14.0, middle, (0.0, BAR / 4.0));
    }
    let x = clear_of_target(scene, &row.value, zero.max(end) + GAP, panel.x(100.0));
    scene.text(
        Class::Value,
        &row.value,
        (x, baseline(scene, middle)),
        Anchor::Start,
    );
}

/// A value just short of the target would stand across the line: it moves behind it.
fn clear_of_target(scene: &Scene, text: &str, x: f64, target: f64) -> f64 {
    let width = scene.font(Class::Value).width(text);
    if x < target + 4.0 && x + width > target - 4.0 {
        target + GAP
    } else {
        x
    }
}

/// Why there is no bar, before the target line if it fits there, otherwise behind it.
fn draw_reason(scene: &mut Scene, row: &Row, columns: &Columns, panel: &Panel, top: f64) {
    let font = scene.font(Class::Axis);
    let start = panel.x(0.0);
    let before = panel.x(100.0) - GAP - start;
    let behind = columns.right - panel.x(100.0) - GAP;
    let text = &row.row.value_label;
    let y = baseline(scene, top + BAR / 2.0);
    if font.width(text) <= before || before >= behind {
        scene.text(
            Class::Axis,
            &font.clip(text, before),
            (start, y),
            Anchor::Start,
        );
    } else {
        let x = panel.x(100.0) + GAP;
        scene.text(Class::Axis, &font.clip(text, behind), (x, y), Anchor::Start);
    }
}

/// The baseline of text that stands level with `middle`.
fn baseline(scene: &Scene, middle: f64) -> f64 {
    middle + scene.font(Class::Value).size * 0.34
}
