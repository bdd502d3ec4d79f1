//! A share since a beginning, in steps, with what it may be by chance, where observations ended,
//! and how many were still followed.

use crate::axes;
use crate::mark::{Anchor, Area, Class};
use crate::place::{Try, add_at, touches};
use crate::scale::{Panel, Ticks, drawable, drawable_pair};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Survival, SurvivalStep};

const HEIGHT: f64 = 240.0;
/// Right of the plot: room for half a number below its edge.
const RIGHT: f64 = 18.0;
/// Half the height of the stroke of an observation that ended.
const TICK: f64 = 4.0;

type Points = Vec<(f64, f64)>;

pub(crate) fn layout(chart: &Survival, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    let steps = steps(chart);
    let Some(last) = steps.last().map(|step| step.month) else {
        return scene;
    };
    let all = chart.at_risk.iter().map(|row| row.month);
    let all = all.chain(chart.readings.iter().map(|reading| reading.month));
    let all = all.chain(chart.censored.iter().copied());
    let most = all
        .filter_map(|month| drawable(Some(month)))
        .fold(last, f64::max);
    let months = months(most, if format.is_narrow() { 5.0 } else { 9.0 });
    let shares = Ticks::new(0.0, 100.0, 5, true);
    let gutter = axes::gutter(&scene, &[&shares]);
    let top = header(&mut scene, chart, &steps);
    let bottom = top + HEIGHT;
    let end = months.last().copied().unwrap_or(1.0).max(most);
    let panel = Panel::new(
        0.0..end,
        shares.range.clone(),
        gutter..scene.width() - RIGHT,
        top..bottom,
    );
    let (curve, mut around) = match chart.joined {
        true => (joined(&steps), Vec::new()),
        false => (
            stairs(&steps, end, |step| Some(step.percent)),
            draw_band(&mut scene, &steps, end, &panel),
        ),
    };
    axes::rows(&mut scene, &panel, &shares, gutter, false);
    let curve: Points = curve.iter().map(|(x, y)| panel.at(*x, *y)).collect();
    scene.line(Class::L1, &curve);
    for month in chart.censored.iter().filter_map(|m| drawable(Some(*m))) {
        if let Some(percent) = share(&steps, month) {
            let (x, y) = panel.at(month, percent);
            scene.line(Class::Fine, &[(x, y - TICK), (x, y + TICK)]);
        }
    }
    if chart.joined {
        around = draw_bars(&mut scene, &steps, &panel);
    }
    let lines: Vec<Points> = std::iter::once(curve).chain(around).collect();
    let left_over = readings(&mut scene, chart, &steps, &panel, (bottom, &lines));
    let mut y = axis(&mut scene, chart, &months, &panel, bottom);
    y = at_risk(&mut scene, chart, &panel, gutter, y);
    for label in left_over {
        y = scene.key(Swatch::Fill(Class::M1, None), label, 0.0, y + 4.0);
    }
    scene.height = y + 4.0;
    scene
}

/// The steps that have a place, by rising month.
fn steps(chart: &Survival) -> Vec<SurvivalStep> {
    let known = |step: &&SurvivalStep| !step.month.is_nan() && !step.percent.is_nan();
    let mut steps: Vec<SurvivalStep> = chart.steps.iter().filter(known).cloned().collect();
    for step in &mut steps {
        step.month = drawable(Some(step.month)).unwrap_or(0.0).max(0.0);
    }
    steps.sort_by(|a, b| a.month.total_cmp(&b.month));
    steps
}

/// The share at a month: that of the last step before it.
fn share(steps: &[SurvivalStep], month: f64) -> Option<f64> {
    let before = steps.iter().rev().find(|step| step.month <= month);
    before.map(|step| step.percent)
}

/// Round months, at most about `count` steps of them.
fn months(most: f64, count: f64) -> Vec<f64> {
    let step = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0]
        .into_iter()
        .find(|step| most / step <= count);
    let Some(step) = step else {
        return Ticks::new(0.0, most, 4, true).at;
    };
    let last = (most / step - 1e-9).ceil().max(1.0) as usize;
    (0..=last).map(|i| i as f64 * step).collect()
}

/// What the curve is a percentage of, and what the band and the small strokes are.
fn header(scene: &mut Scene, chart: &Survival, steps: &[SurvivalStep]) -> f64 {
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.up_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, 0.0, Anchor::Start);
    let mut y = scene.pitch(Class::Axis) * title.len() as f64 + 4.0;
    let band = steps
        .iter()
        .any(|step| drawable_pair(step.interval).is_some());
    let font = scene.font(Class::Label);
    let band_width = font.width(&tidy(&chart.band_label)).ceil() + 48.0;
    let mut x = 0.0;
    if band {
        let swatch = match chart.joined {
            true => Swatch::Stroke(Class::Fine),
            false => Swatch::Fill(Class::Band, None),
        };
        let next = scene.key(swatch, &chart.band_label, 0.0, y);
        let beside = band_width + font.width(&tidy(&chart.censored_label)).ceil() + 24.0;
        match beside <= scene.width() && next > y {
            true => x = band_width,
            false => y = next,
        }
    }
    if !chart.censored.is_empty() && !tidy(&chart.censored_label).is_empty() {
        let middle = y + scene.pitch(Class::Label) / 2.0;
        scene.line(Class::L1, &[(x, middle), (x + 12.0, middle)]);
        let ends = [(x + 6.0, middle - TICK), (x + 6.0, middle + TICK)];
        scene.line(Class::Fine, &ends);
        let room = scene.width() - x - 20.0;
        let lines = font.wrap(&chart.censored_label, room, 2);
        scene.lines(Class::Label, &lines, x + 20.0, y, Anchor::Start);
        y += scene.pitch(Class::Label) * lines.len() as f64;
    } else if x > 0.0 {
        y += scene.pitch(Class::Label);
    }
    y + 12.0
}

/// A curve that keeps its height until the next step.
fn stairs(
    steps: &[SurvivalStep],
    end: f64,
    height: impl Fn(&SurvivalStep) -> Option<f64>,
) -> Points {
    let mut points: Points = Vec::new();
    for step in steps {
        let Some(now) = height(step) else { continue };
        match points.last().copied() {
            Some((_, before)) => points.extend([(step.month, before), (step.month, now)]),
            None => points.push((step.month, now)),
        }
    }
    // The last step was seen up to its own month, or to the end of what the picture shows.
    if let Some((month, last)) = points.last().copied() {
        let seen = steps.last().map_or(month, |step| step.month).min(end);
        points.push((seen, last));
    }
    points.dedup();
    points
}

/// A line from each step to the next.
fn joined(steps: &[SurvivalStep]) -> Points {
    steps
        .iter()
        .map(|step| (step.month, step.percent))
        .collect()
}

/// An upright bar with its ends at each step that has an interval; gives the bars.
fn draw_bars(scene: &mut Scene, steps: &[SurvivalStep], panel: &Panel) -> Vec<Points> {
    let mut bars = Vec::new();
    for step in steps {
        let Some((low, high)) = drawable_pair(step.interval) else {
            continue;
        };
        let (x, low) = panel.at(step.month, low);
        let (_, high) = panel.at(step.month, high);
        scene.line(Class::Fine, &[(x, low), (x, high)]);
        for y in [low, high] {
            scene.line(Class::Fine, &[(x - TICK, y), (x + TICK, y)]);
        }
        bars.push(vec![(x, low), (x, high)]);
    }
    bars
}

/// The band with its edges; gives the two.
fn draw_band(scene: &mut Scene, steps: &[SurvivalStep], end: f64, panel: &Panel) -> Vec<Points> {
    let bound = |side: fn((f64, f64)) -> f64| {
        let of = |step: &SurvivalStep| drawable_pair(step.interval).map(side);
        let points = stairs(steps, end, of);
        points.iter().map(|(x, y)| panel.at(*x, *y)).collect()
    };
    let low: Points = bound(|(low, high)| low.min(high));
    let high: Points = bound(|(low, high)| low.max(high));
    let around: Points = high.iter().chain(low.iter().rev()).copied().collect();
    scene.polygon(Class::Band, &around);
    vec![low, high]
}

/// A dot on the curve at each reading, with its label; gives the labels that found no place.
fn readings<'a>(
    scene: &mut Scene,
    chart: &'a Survival,
    steps: &[SurvivalStep],
    panel: &Panel,
    (bottom, lines): (f64, &[Points]),
) -> Vec<&'a str> {
    let mut left_over = Vec::new();
    let known = chart.readings.iter().filter_map(|reading| {
        let month = drawable(Some(reading.month))?;
        Some((reading, panel.at(month, share(steps, month)?)))
    });
    let known: Vec<_> = known.collect();
    for (_, (x, y)) in &known {
        // A line down would run over the lower half of a bar.
        if !chart.joined {
            scene.line(Class::Leader, &[(*x, *y), (*x, bottom)]);
        }
        scene.dot(Class::Hollow, (*x, *y), 6.5);
        scene.dot(Class::M1, (*x, *y), 5.0);
    }
    // From the last to the first: the lowest label takes the lowest place.
    for (reading, at) in known.iter().rev() {
        let room = scene.width() * 0.6;
        let text = scene.font(Class::Value).clip(&reading.label, room);
        let tries = tries(*at, scene.font(Class::Value).size);
        let uprights = |area: &Area| {
            let drawn = known.iter().filter(|_| !chart.joined);
            drawn
                .into_iter()
                .any(|(_, (x, y))| touches(area, &[(*x, *y), (*x, bottom)], 4.0))
        };
        let off = |area: &Area, lines: &[Points]| {
            !uprights(area) && !lines.iter().any(|line| touches(area, line, 1.5))
        };
        let text = (Class::Value, text.as_str());
        let curve = lines.get(..1).unwrap_or_default();
        let floor = bottom - 2.0;
        let placed = add_at(scene, text, &tries, floor, |area| off(area, lines))
            || add_at(scene, text, &tries, floor, |area| off(area, curve));
        if !placed {
            left_over.push(reading.label.as_str());
        }
    }
    left_over.reverse();
    left_over
}

/// Places around a point of the curve: above it, the nearest first, and then below.
fn tries((x, y): (f64, f64), size: f64) -> Vec<Try> {
    let away = |step: u32| 11.0 + 8.0 * f64::from(step);
    let above = (0..20).flat_map(|step| {
        let y = y - away(step);
        [
            (x + 2.0, y, Anchor::Start),
            (x - 2.0, y, Anchor::End),
            (x, y, Anchor::Middle),
        ]
    });
    let below = (0..8).flat_map(|step| {
        let y = y + away(step) + size * 0.8;
        [(x + 6.0, y, Anchor::Start), (x - 6.0, y, Anchor::End)]
    });
    above.chain(below).collect()
}

/// The months below the plot, and what they count.
fn axis(scene: &mut Scene, chart: &Survival, months: &[f64], panel: &Panel, bottom: f64) -> f64 {
    let whole = Ticks::new(0.0, 1.0, 1, true);
    for month in months {
        let x = panel.x(*month);
        scene.line(Class::Leader, &[(x, bottom), (x, bottom + 5.0)]);
    }
    let labels: Vec<String> = months.iter().map(|month| whole.label(*month)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let place = |i: usize| panel.x(months.get(i).copied().unwrap_or(f64::INFINITY));
    axes::columns(scene, &labels, place, bottom + 8.0);
    let y = bottom + 8.0 + scene.pitch(Class::Axis);
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.across_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, y, Anchor::Start);
    y + scene.pitch(Class::Axis) * title.len() as f64
}

/// How many are still followed, each below its month; those that would meet are left out.
fn at_risk(scene: &mut Scene, chart: &Survival, panel: &Panel, gutter: f64, top: f64) -> f64 {
    if chart.at_risk.is_empty() {
        return top;
    }
    let mut y = top + 8.0;
    scene.line(Class::Grid, &[(gutter, y), (scene.width() - RIGHT, y)]);
    y += 4.0;
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.at_risk_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, y, Anchor::Start);
    y += scene.pitch(Class::Axis) * title.len() as f64;
    let font = scene.font(Class::Label);
    let mut free = f64::NEG_INFINITY;
    for row in &chart.at_risk {
        let Some(month) = drawable(Some(row.month)) else {
            continue;
        };
        let text = font.clip(&row.text, scene.width() / 3.0);
        let x = scene.centre_within(Class::Label, &text, panel.x(month));
        let half = font.width(&text).ceil() / 2.0;
        if x - half >= free {
            scene.lines(Class::Label, &[text], x, y, Anchor::Middle);
            free = x + half + 8.0;
        }
    }
    y + scene.pitch(Class::Label)
}
