//! Many areas in order around zero: a thin bar an area from top to bottom, and beside them the
//! names of a few, each tied to its bar.

use crate::axes;
use crate::mark::{Anchor, Class};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene};
use crate::view::{RankBar, Ranking};

/// Between these the picture grows with the number of areas.
const HEIGHT: (f64, f64) = (60.0, 460.0);
/// Height of an area when there are few.
const ROW: f64 = 22.0;
const GAP: f64 = 8.0;

/// A label with its place: `row` is the middle of its bar, `y` the middle of the text.
struct Label<'a> {
    bar: &'a RankBar,
    row: f64,
    y: f64,
    name: String,
    value: String,
}

pub(crate) fn layout(ranking: &Ranking, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if ranking.bars.is_empty() {
        return scene;
    }
    let values = || {
        ranking
            .bars
            .iter()
            .filter_map(|bar| drawable(Some(bar.value)))
    };
    let count = if format.is_narrow() { 2 } else { 4 };
    let ticks = Ticks::new(
        values().fold(0.0, f64::min),
        values().fold(0.0, f64::max),
        count,
        false,
    );

    let title = scene
        .font(Class::Axis)
        .wrap(&ranking.axis_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, 0.0, Anchor::Start);
    let head = scene.pitch(Class::Axis) * title.len() as f64 + 4.0;
    let top = head + scene.pitch(Class::Axis) + 6.0;

    let pitch = scene.pitch(Class::Label);
    let mut labels = fit_labels(&scene, ranking);
    let few = labels.len() as f64 * pitch;
    let height = (ranking.bars.len() as f64 * ROW)
        .clamp(HEIGHT.0, HEIGHT.1)
        .max(few);
    let room = labels
        .iter()
        .map(|label| label_width(&scene, label))
        .fold(0.0, f64::max);
    let right = if room > 0.0 {
        scene.width() - room - 4.0 * GAP
    } else {
        scene.width() - GAP
    };
    let rows = 0.0..ranking.bars.len() as f64;
    let down = top..top + height;
    // High values stand at the top of a panel and the first area does as well: rows count down.
    let panel = Panel::new(
        ticks.range.clone(),
        -rows.end..0.0,
        GAP..right,
        down.clone(),
    );
    draw_axis(&mut scene, &panel, &ticks, head, &down);
    draw_bars(&mut scene, ranking, &panel);
    place(&mut labels, &panel, pitch, &down);
    draw_labels(&mut scene, &labels, &panel, right, room);
    scene.height = top + height + 8.0;
    scene
}

/// Grid lines with their labels above the bars.
fn draw_axis(
    scene: &mut Scene,
    panel: &Panel,
    ticks: &Ticks,
    head: f64,
    down: &std::ops::Range<f64>,
) {
    for tick in &ticks.at {
        let x = panel.x(*tick);
        let class = if *tick == 0.0 {
            Class::Zero
        } else {
            Class::Grid
        };
        scene.line(class, &[(x, down.start - 4.0), (x, down.end + 4.0)]);
    }
    let labels: Vec<String> = ticks.at.iter().map(|tick| ticks.label(*tick)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let place = |i: usize| panel.x(ticks.at.get(i).copied().unwrap_or(f64::INFINITY));
    axes::columns(scene, &labels, place, head);
}

/// Paper around a bar that is named, where bars have no seam between them.
const RIM: f64 = 1.0;

fn draw_bars(scene: &mut Scene, ranking: &Ranking, panel: &Panel) {
    let zero = panel.x(0.0);
    let thick = panel.y(-1.0) - panel.y(0.0);
    // A seam of paper between bars, unless they are so thin that seams would shimmer.
    let seam = if thick >= 4.0 {
        (thick * 0.2).min(3.0)
    } else {
        0.0
    };
    // Named bars come last and are at least as thick as the eye needs to find them. Where there is no
    // seam they get a rim of paper, since their colour alone would not part them from the others.
    let rim = if seam < RIM { 2.0 * RIM } else { 0.0 };
    let passes = [
        (false, Class::M3, 0.3, 0.0),
        (true, Class::Hollow, 3.0, rim),
        (true, Class::M1, 3.0, 0.0),
    ];
    let passes = passes
        .into_iter()
        .filter(|(_, class, ..)| *class != Class::Hollow || rim > 0.0);
    for (wanted, class, least, rim) in passes {
        for (i, bar) in ranking
            .bars
            .iter()
            .enumerate()
            .filter(|(_, b)| b.labelled == wanted)
        {
            let middle = (panel.y(-(i as f64)) + panel.y(-(i as f64) - 1.0)) / 2.0;
            let half = ((thick - seam).max(least) + rim) / 2.0;
            if let Some(value) = drawable(Some(bar.value)) {
                scene.rect(
                    class,
                    (zero, panel.x(value)),
                    (middle - half, middle + half),
                );
            }
        }
    }
}

fn fit_labels<'a>(scene: &Scene, ranking: &'a Ranking) -> Vec<Label<'a>> {
    let most = scene.width() * if scene.format.is_narrow() { 0.52 } else { 0.45 };
    let chosen = ranking
        .bars
        .iter()
        .enumerate()
        .filter(|(_, bar)| bar.labelled);
    let labels = chosen.map(|(i, bar)| {
        let value = scene
            .font(Class::Strong)
            .clip(&bar.value_label, most * 0.45);
        let left = most - scene.font(Class::Strong).width(&value).ceil() - GAP;
        let name = scene.font(Class::Label).clip(&bar.label, left);
        Label {
            bar,
            row: i as f64 + 0.5,
            y: 0.0,
            name,
            value,
        }
    });
    labels
        .filter(|label| !label.name.is_empty() || !label.value.is_empty())
        .collect()
}

fn label_width(scene: &Scene, label: &Label) -> f64 {
    let name = scene.font(Class::Label).width(&label.name).ceil();
    name + GAP + scene.font(Class::Strong).width(&label.value).ceil()
}

/// Moves labels apart, as little as needed and without changing their order, so that the lines
/// to their bars can't cross: pushed down first, then up from the lower edge.
fn place(labels: &mut [Label], panel: &Panel, pitch: f64, down: &std::ops::Range<f64>) {
    let mut free = down.start + pitch / 2.0;
    for label in labels.iter_mut() {
        label.row = panel.y(-label.row);
        label.y = label.row.max(free);
        free = label.y + pitch;
    }
    let mut free = down.end - pitch / 2.0;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(free);
        free = label.y - pitch;
    }
}

fn draw_labels(scene: &mut Scene, labels: &[Label], panel: &Panel, right: f64, room: f64) {
    let left = scene.width() - room;
    for label in labels {
        let baseline = label.y + scene.font(Class::Label).size * 0.34;
        scene.text(Class::Label, &label.name, (left, baseline), Anchor::Start);
        scene.text(
            Class::Strong,
            &label.value,
            (scene.width(), baseline),
            Anchor::End,
        );
        let value = drawable(Some(label.bar.value)).unwrap_or(0.0);
        let start = panel.x(value.max(0.0)) + 3.0;
        let knee = right + GAP;
        let tie = [
            (start.min(knee), label.row),
            (knee, label.row),
            (left - GAP, label.y),
            (left - 4.0, label.y),
        ];
        scene.line(Class::Leader, &tie);
    }
}
