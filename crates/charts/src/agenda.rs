//! Actions one below the other and quarters from left to right: a mark where something is due,
//! its shape for the status, and the status in a word at the end of the row.

use std::ops::Range;

use crate::axes;
use crate::mark::{Anchor, Class};
use crate::place::{baseline, widest};
use crate::scale::{Panel, drawable};
use crate::scene::{Format, Scene};
use crate::view::{ActionStatus, Agenda, AgendaAction};

const ROW: f64 = 30.0;
/// Height of the strip that holds the marks below the name of an action, on a phone.
const LANE: f64 = 26.0;
const GAP: f64 = 16.0;
/// Half the size of a mark.
const MARK: f64 = 6.5;
/// A mark with the gap to the word that it stands before.
const SIGN: f64 = 2.0 * MARK + 8.0;
/// Room for the names of the actions beside the quarters.
const NAMES: f64 = 270.0;

/// An action with its texts made to fit.
struct Row<'a> {
    action: &'a AgendaAction,
    name: Vec<String>,
    status: String,
    /// Height of the name.
    texts: f64,
    height: f64,
}

/// What all rows share.
struct Plan {
    /// One unit a quarter.
    panel: Panel,
    quarters: usize,
    across: Range<f64>,
    /// Left of the column with the statuses.
    status: f64,
    today: Option<f64>,
}

pub(crate) fn layout(chart: &Agenda, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.actions.is_empty() || chart.quarters.is_empty() {
        return scene;
    }
    let font = scene.font(Class::Label);
    let statuses = chart.actions.iter();
    let statuses = statuses.map(|action| font.clip(&action.status_label, 120.0));
    let statuses: Vec<String> = statuses.collect();
    let status = scene.width() - SIGN - widest(&scene, Class::Label, &statuses);
    let room = match format.is_narrow() {
        true => status - GAP,
        false => NAMES,
    };
    let rows: Vec<Row> = chart
        .actions
        .iter()
        .zip(statuses)
        .map(|(action, status)| fit(&scene, action, status, room))
        .collect();
    let names = widest(&scene, Class::Label, rows.iter().flat_map(|row| &row.name));
    let across = match format.is_narrow() {
        true => 1.0..scene.width() - 1.0,
        false if names > 0.0 => names + GAP..status - GAP,
        false => 1.0..status - GAP,
    };
    let count = chart.quarters.len();
    let panel = Panel::new(0.0..count as f64, 0.0..1.0, across.clone(), 0.0..1.0);
    let plan = Plan {
        today: drawable(chart.today).map(|today| panel.x(today)),
        panel,
        quarters: count,
        across,
        status,
    };
    let mut y = header(&mut scene, chart, &plan.panel, plan.today);
    // Below the marks, so that none is crossed out.
    if let Some(today) = plan.today.filter(|_| !format.is_narrow()) {
        let bottom = y + rows.iter().map(|row| row.height).sum::<f64>();
        scene.line(Class::L2, &[(today, y), (today, bottom)]);
    }
    for row in &rows {
        draw_row(&mut scene, row, &plan, y);
        y += row.height;
    }
    scene.height = y + 4.0;
    scene
}

fn fit<'a>(scene: &Scene, action: &'a AgendaAction, status: String, room: f64) -> Row<'a> {
    let name = scene.font(Class::Label).wrap(&action.label, room, 3);
    let texts = scene.pitch(Class::Label) * name.len().max(1) as f64;
    let height = match scene.format.is_narrow() {
        true => texts + LANE + 12.0,
        false => (texts + 12.0).max(ROW),
    };
    Row {
        action,
        name,
        status,
        texts,
        height,
    }
}

/// One row from `top` on: on a phone its marks stand below its name.
fn draw_row(scene: &mut Scene, row: &Row, plan: &Plan, top: f64) {
    let narrow = scene.format.is_narrow();
    let lane = match narrow {
        true => top + row.texts + 6.0..top + row.texts + 6.0 + LANE,
        false => top..top + row.height,
    };
    draw_lane(scene, plan, &lane);
    if let Some(today) = plan.today.filter(|_| narrow) {
        scene.line(Class::L2, &[(today, lane.start), (today, lane.end)]);
    }
    let middle = (lane.start + lane.end) / 2.0;
    let width = plan.panel.x(1.0) - plan.panel.x(0.0);
    let half = MARK.min(width / 2.0 - 1.0).max(1.0);
    let status = row.action.status;
    for due in row.action.due.iter().filter(|due| **due < plan.quarters) {
        let at = (plan.panel.x(*due as f64 + 0.5), middle);
        draw_mark(scene, status, at, half);
    }
    let pitch = scene.pitch(Class::Label);
    let (first, level) = match narrow {
        true => (top + 4.0, top + 4.0 + pitch / 2.0),
        false => (middle - pitch * row.name.len() as f64 / 2.0, middle),
    };
    scene.lines(Class::Label, &row.name, 0.0, first, Anchor::Start);
    if !row.status.is_empty() {
        draw_mark(scene, status, (plan.status + MARK, level), MARK);
        let at = (plan.status + SIGN, baseline(scene, Class::Label, level));
        scene.text(Class::Label, &row.status, at, Anchor::Start);
    }
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
    let wrapped = wrap_quarters(scene, chart, panel.x(1.0) - panel.x(0.0) - 6.0);
    let place = |i: usize| panel.x(i as f64 + 0.5);
    if let Some(wrapped) = wrapped {
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

/// The quarters on two lines at most, if none has to be broken off for that.
fn wrap_quarters(scene: &Scene, chart: &Agenda, room: f64) -> Option<Vec<Vec<String>>> {
    let font = scene.font(Class::Axis);
    let fits = |text: &String| text.split_whitespace().all(|word| font.width(word) <= room);
    if !chart.quarters.iter().all(fits) {
        return None;
    }
    let wrapped: Vec<Vec<String>> = chart
        .quarters
        .iter()
        .map(|quarter| font.wrap(quarter, room, 3))
        .collect();
    let whole = wrapped.iter().all(|lines| lines.len() <= 2);
    whole.then_some(wrapped)
}

/// The grid of a row: lines above and below it and between the quarters.
fn draw_lane(scene: &mut Scene, plan: &Plan, lane: &Range<f64>) {
    let wide = match scene.format.is_narrow() {
        true => plan.across.clone(),
        false => 0.0..scene.width(),
    };
    for y in [lane.start, lane.end] {
        scene.line(Class::Grid, &[(wide.start, y), (wide.end, y)]);
    }
    for i in 0..=plan.quarters {
        let x = plan.panel.x(i as f64);
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
