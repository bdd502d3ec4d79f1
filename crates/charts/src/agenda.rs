//! Actions one below the other and quarters from left to right: a mark where something is due,
//! its shape for the status, and the status in a word at the end of the row.

use std::ops::Range;

use crate::axes;
use crate::mark::{Anchor, Class};
use crate::place::{baseline, widest};
use crate::scale::{Panel, drawable};
use crate::scene::{Format, Scene};
use crate::view::{ActionStatus, Agenda};

const ROW: f64 = 30.0;
/// Height of the strip that holds the marks below the name of an action, on a phone.
const LANE: f64 = 26.0;
const GAP: f64 = 16.0;
/// Half the size of a mark.
const MARK: f64 = 6.5;

/// An action with its texts made to fit.
struct Row {
    name: Vec<String>,
    status: String,
    height: f64,
}

pub(crate) fn layout(chart: &Agenda, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.actions.is_empty() || chart.quarters.is_empty() {
        return scene;
    }
    let narrow = format.is_narrow();
    let sign = 2.0 * MARK + 8.0;
    let font = scene.font(Class::Label);
    let statuses: Vec<String> = chart
        .actions
        .iter()
        .map(|action| font.clip(&action.status_label, 120.0))
        .collect();
    let status_room = sign + widest(&scene, Class::Label, &statuses);
    let room = match narrow {
        true => scene.width() - status_room - GAP,
        false => 270.0,
    };
    let rows: Vec<Row> = chart
        .actions
        .iter()
        .zip(statuses)
        .map(|(action, status)| {
            let name = font.wrap(&action.label, room, 3);
            let texts = scene.pitch(Class::Label) * name.len().max(1) as f64;
            let height = match narrow {
                true => texts + LANE + 12.0,
                false => (texts + 12.0).max(ROW),
            };
            Row {
                name,
                status,
                height,
            }
        })
        .collect();
    let across = match narrow {
        true => 1.0..scene.width() - 1.0,
        false => {
            let names = widest(&scene, Class::Label, rows.iter().flat_map(|row| &row.name));
            let left = if names > 0.0 { names + GAP } else { 1.0 };
            left..scene.width() - status_room - GAP
        }
    };
    let panel = Panel::new(
        0.0..chart.quarters.len() as f64,
        0.0..1.0,
        across.clone(),
        0.0..1.0,
    );
    let today = drawable(chart.today).map(|today| panel.x(today));
    let top = header(&mut scene, chart, &panel, today);
    let mut y = top;
    // Below the marks, so that none is crossed out.
    if let Some(today) = today.filter(|_| !narrow) {
        let bottom = top + rows.iter().map(|row| row.height).sum::<f64>();
        scene.line(Class::L2, &[(today, top), (today, bottom)]);
    }
    for (row, action) in rows.iter().zip(&chart.actions) {
        let texts = scene.pitch(Class::Label) * row.name.len().max(1) as f64;
        let lane = match narrow {
            true => y + 4.0 + texts + 2.0..y + 4.0 + texts + 2.0 + LANE,
            false => y..y + row.height,
        };
        draw_lane(&mut scene, chart, &panel, &across, &lane);
        if let Some(today) = today.filter(|_| narrow) {
            scene.line(Class::L2, &[(today, lane.start), (today, lane.end)]);
        }
        let middle = (lane.start + lane.end) / 2.0;
        let width = panel.x(1.0) - panel.x(0.0);
        let half = MARK.min(width / 2.0 - 1.0).max(1.0);
        for due in action.due.iter().filter(|due| **due < chart.quarters.len()) {
            draw_mark(
                &mut scene,
                action.status,
                (panel.x(*due as f64 + 0.5), middle),
                half,
            );
        }
        let first = match narrow {
            true => y + 4.0,
            false => middle - scene.pitch(Class::Label) * row.name.len() as f64 / 2.0,
        };
        scene.lines(Class::Label, &row.name, 0.0, first, Anchor::Start);
        let level = match narrow {
            true => first + scene.pitch(Class::Label) / 2.0,
            false => middle,
        };
        if !row.status.is_empty() {
            let left = scene.width() - status_room;
            draw_mark(&mut scene, action.status, (left + MARK, level), MARK);
            let at = (left + sign, baseline(&scene, Class::Label, level));
            scene.text(Class::Label, &row.status, at, Anchor::Start);
        }
        y += row.height;
    }
    scene.height = y + 4.0;
    scene
}

/// The run date and the quarters, above the rows.
fn header(scene: &mut Scene, chart: &Agenda, panel: &Panel, today: Option<f64>) -> f64 {
    let mut y = 0.0;
    if let Some(today) = today {
        let text = scene
            .font(Class::Axis)
            .clip(&chart.today_label, scene.width());
        let x = scene.centre_within(Class::Axis, &text, today);
        if !text.is_empty() {
            scene.lines(Class::Axis, &[text], x, 0.0, Anchor::Middle);
            y = scene.pitch(Class::Axis) + 2.0;
        }
    }
    let room = panel.x(1.0) - panel.x(0.0) - 6.0;
    let font = scene.font(Class::Axis);
    let wrapped: Vec<Vec<String>> = chart
        .quarters
        .iter()
        .map(|quarter| font.wrap(quarter, room.max(20.0), 3))
        .collect();
    let whole = |lines: &Vec<String>| {
        let cut = |line: &String| line.ends_with(['-', '…']);
        lines.len() <= 2 && !lines.iter().any(cut)
    };
    let place = |i: usize| panel.x(i as f64 + 0.5);
    if room > 20.0 && wrapped.iter().all(whole) {
        let most = wrapped.iter().map(Vec::len).fold(1, usize::max);
        for (i, lines) in wrapped.iter().enumerate() {
            scene.lines(Class::Axis, lines, place(i), y, Anchor::Middle);
        }
        return y + scene.pitch(Class::Axis) * most as f64 + 4.0;
    }
    let labels: Vec<&str> = chart.quarters.iter().map(String::as_str).collect();
    axes::columns(scene, &labels, place, y);
    y + scene.pitch(Class::Axis) + 4.0
}

/// The grid of a row: a line above it and one between the quarters.
fn draw_lane(
    scene: &mut Scene,
    chart: &Agenda,
    panel: &Panel,
    across: &Range<f64>,
    lane: &Range<f64>,
) {
    let narrow = scene.format.is_narrow();
    let wide = if narrow {
        across.clone()
    } else {
        0.0..scene.width()
    };
    scene.line(
        Class::Grid,
        &[(wide.start, lane.start), (wide.end, lane.start)],
    );
    scene.line(Class::Grid, &[(wide.start, lane.end), (wide.end, lane.end)]);
    for i in 0..=chart.quarters.len() {
        let x = panel.x(i as f64);
        scene.line(Class::Grid, &[(x, lane.start), (x, lane.end)]);
    }
}

/// A disc, an open disc, a triangle or an open square: the status without colour.
fn draw_mark(scene: &mut Scene, status: ActionStatus, (x, y): (f64, f64), half: f64) {
    let inner = (half - 2.5).max(0.5);
    match status {
        ActionStatus::Done => scene.dot(Class::M1, (x, y), half),
        ActionStatus::OnCourse => {
            scene.dot(Class::M1, (x, y), half);
            scene.dot(Class::Hollow, (x, y), inner);
        }
        ActionStatus::Late => {
            let corners = [(x, y - half), (x + half, y + half), (x - half, y + half)];
            scene.polygon(Class::M2, &corners);
        }
        ActionStatus::NotStarted => {
            let half = half - 0.5;
            scene.rect(Class::M3, (x - half, x + half), (y - half, y + half));
            let inner = (half - 2.0).max(0.3);
            scene.rect(
                Class::Hollow,
                (x - inner, x + inner),
                (y - inner, y + inner),
            );
        }
    }
}
