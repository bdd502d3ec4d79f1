//! Areas of unequal size: each a dot at its denominator and its value, within the limits that
//! chance alone would keep to.

use std::ops::Range;

use crate::axes;
use crate::mark::{Anchor, Class};
use crate::place::{Try, add_at, spread, touches, widest};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, Swatch};
use crate::view::{Funnel, FunnelPoint};

const HEIGHT: f64 = 300.0;
const GAP: f64 = 8.0;
/// Room for half the dot of the own area at an edge of the picture.
const EDGE: f64 = 10.0;
/// Strokes of the limits, from the inner to the outer.
const STROKES: [Class; 2] = [Class::Limit, Class::LimitFar];

pub(crate) fn layout(chart: &Funnel, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    let points: Vec<Dot> = chart.points.iter().filter_map(Dot::of).collect();
    if points.is_empty() {
        return scene;
    }
    let most = points.iter().map(|dot| dot.size).fold(0.0, f64::max);
    let sizes = Ticks::new(0.0, most, if format.is_narrow() { 3 } else { 5 }, true);
    let (ticks, broken) = axes::span(heights(chart, &points), false);
    let gutter = axes::gutter(&scene, &[&ticks]);
    let names = names(&scene, chart);
    let room = widest(
        &scene,
        Class::Axis,
        names.iter().flat_map(|name| &name.lines),
    );
    let right = scene.width() - if room > 0.0 { room + GAP } else { EDGE };
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.up_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, 0.0, Anchor::Start);
    let top = scene.pitch(Class::Axis) * title.len() as f64 + 14.0;
    let down = top..top + HEIGHT;
    let panel = Panel::new(
        sizes.range.clone(),
        ticks.range.clone(),
        gutter.max(EDGE)..right,
        down.clone(),
    );
    axes::rows(&mut scene, &panel, &ticks, gutter, false);
    if broken {
        scene.zigzag(Class::Break, gutter, down.end - 8.0, (0.0, 4.0));
    }
    let curves = curves(chart, &panel, &sizes.range, &ticks.range);
    for (class, curve) in &curves {
        scene.line(*class, curve);
    }
    let ends = draw_names(&mut scene, &names, &curves, right + GAP, &down);
    for dot in points.iter().filter(|dot| !dot.point.own) {
        scene.dot(Class::M3, panel.at(dot.size, dot.value), 3.0);
    }
    let left_over = draw_own(&mut scene, &points, &panel, &curves, down.end);
    let mut y = across(&mut scene, chart, &sizes, &panel, down.end).max(ends);
    for label in left_over {
        y = scene.key(Swatch::Fill(Class::M1, None), label, 0.0, y + 4.0);
    }
    scene.height = y + 4.0;
    scene
}

/// A point that has a place.
struct Dot<'a> {
    point: &'a FunnelPoint,
    size: f64,
    value: f64,
}

impl<'a> Dot<'a> {
    fn of(point: &'a FunnelPoint) -> Option<Dot<'a>> {
        Some(Dot {
            point,
            size: drawable(Some(point.size)).filter(|size| *size >= 0.0)?,
            value: drawable(Some(point.value))?,
        })
    }
}

/// What the upright axis has to cover: the points, the baseline, and the limits from the middle
/// area on. Below it they are so wide that they would flatten everything else; there they run out
/// of the picture.
fn heights<'a>(chart: &'a Funnel, points: &'a [Dot]) -> impl Iterator<Item = f64> + 'a {
    let mut sizes: Vec<f64> = points.iter().map(|dot| dot.size).collect();
    sizes.sort_by(f64::total_cmp);
    let middle = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    let most = sizes.last().copied().unwrap_or(0.0);
    let limits = chart.limits.iter().take(STROKES.len());
    let limits = limits
        .flat_map(|limit| limit.lower.iter().chain(&limit.upper))
        .filter(move |(size, _)| *size >= middle && *size <= most)
        .map(|(_, value)| Some(*value));
    let values = points.iter().map(|dot| Some(dot.value));
    values
        .chain(limits)
        .chain([chart.baseline])
        .filter_map(drawable)
}

/// Baseline and limits as strokes, cut off where they leave the plot.
fn curves(
    chart: &Funnel,
    panel: &Panel,
    sizes: &Range<f64>,
    values: &Range<f64>,
) -> Vec<(Class, Vec<(f64, f64)>)> {
    let mut curves = Vec::new();
    for (limit, class) in chart.limits.iter().zip(STROKES) {
        for curve in [&limit.upper, &limit.lower] {
            for run in within(curve, sizes, values) {
                let run = run.iter().map(|(x, y)| panel.at(*x, *y)).collect();
                curves.push((class, run));
            }
        }
    }
    if let Some(baseline) = drawable(chart.baseline) {
        let ends = [f64::NEG_INFINITY, f64::INFINITY];
        let line = ends.map(|x| panel.at(x, baseline)).to_vec();
        curves.push((Class::Fine, line));
    }
    curves
}

/// The pieces of a curve that lie within the plot, with their ends at its edge.
fn within(curve: &[(f64, f64)], sizes: &Range<f64>, values: &Range<f64>) -> Vec<Vec<(f64, f64)>> {
    let known: Vec<(f64, f64)> = curve
        .iter()
        .filter_map(|(x, y)| Some((drawable(Some(*x))?, drawable(Some(*y))?)))
        .collect();
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    for ends in known.windows(2) {
        let [from, to] = ends else { continue };
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (start, by, range) in [
            (from.0, to.0 - from.0, sizes),
            (from.1, to.1 - from.1, values),
        ] {
            if by == 0.0 {
                if !(range.start..=range.end).contains(&start) {
                    leave = -1.0;
                }
                continue;
            }
            let (a, b) = ((range.start - start) / by, (range.end - start) / by);
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
        if enter > leave {
            continue;
        }
        let at = |t: f64| (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
        let (start, end) = (at(enter), at(leave));
        match runs.last_mut() {
            Some(run) if enter == 0.0 && run.last() == Some(&start) => run.push(end),
            _ => runs.push(vec![start, end]),
        }
    }
    runs
}

/// The name of a stroke, to stand at its right end.
struct Name {
    class: Class,
    lines: Vec<String>,
}

fn names(scene: &Scene, chart: &Funnel) -> Vec<Name> {
    let room = if scene.format.is_narrow() {
        96.0
    } else {
        130.0
    };
    let wrap = |text: &str| scene.font(Class::Axis).wrap(text, room, 3);
    let limits = chart.limits.iter().zip(STROKES);
    let mut names: Vec<Name> = limits
        .map(|(limit, class)| Name {
            class,
            lines: wrap(&limit.label),
        })
        .collect();
    if drawable(chart.baseline).is_some() {
        names.push(Name {
            class: Class::Fine,
            lines: wrap(&chart.baseline_label),
        });
    }
    names.retain(|name| !name.lines.is_empty());
    names
}

/// Names beside the right ends of the strokes: of a pair of limits the upper one. A limit that
/// does not reach the right edge is named where its pair ends. Gives the bottom of the names.
fn draw_names(
    scene: &mut Scene,
    names: &[Name],
    curves: &[(Class, Vec<(f64, f64)>)],
    x: f64,
    down: &Range<f64>,
) -> f64 {
    let pitch = scene.pitch(Class::Axis);
    let mut ends: Vec<(f64, &Name)> = Vec::new();
    for name in names {
        let of = curves.iter().filter(|(class, _)| *class == name.class);
        let last = of.filter_map(|(_, curve)| curve.last().copied());
        // The end that lies furthest to the right; the first of those is the upper one.
        let end = last.fold(None, |best: Option<(f64, f64)>, end| match best {
            Some(best) if best.0 >= end.0 => Some(best),
            _ => Some(end),
        });
        if let Some((_, y)) = end {
            ends.push((y, name));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<(f64, f64)> = ends
        .iter()
        .map(|(y, name)| (*y, pitch * name.lines.len() as f64))
        .collect();
    let total: f64 = wanted.iter().map(|(_, height)| height).sum();
    let tops = spread(
        &wanted,
        down.start - 8.0..(down.end + 8.0).max(down.start + total),
    );
    let mut bottom = down.end;
    for ((_, name), top) in ends.iter().zip(tops) {
        scene.lines(Class::Axis, &name.lines, x, top, Anchor::Start);
        bottom = top + pitch * name.lines.len() as f64;
    }
    bottom
}

/// The own area on top of the others, with its label; gives the labels that found no place.
fn draw_own<'a>(
    scene: &mut Scene,
    points: &[Dot<'a>],
    panel: &Panel,
    curves: &[(Class, Vec<(f64, f64)>)],
    bottom: f64,
) -> Vec<&'a str> {
    let own = || points.iter().filter(|dot| dot.point.own);
    for dot in own() {
        let at = panel.at(dot.size, dot.value);
        scene.dot(Class::Hollow, at, 8.0);
        scene.dot(Class::M1, at, 6.5);
    }
    let dots: Vec<(f64, f64)> = points
        .iter()
        .map(|dot| panel.at(dot.size, dot.value))
        .collect();
    let mut left_over = Vec::new();
    for dot in own() {
        let (x, y) = panel.at(dot.size, dot.value);
        let text = scene
            .font(Class::Value)
            .clip(&dot.point.label, scene.width() * 0.6);
        let size = scene.font(Class::Value).size;
        let tries = around((x, y), size);
        let stands_clear = |area: &crate::mark::Area| {
            !curves.iter().any(|(_, curve)| touches(area, curve, 1.0))
                && !dots
                    .iter()
                    .any(|dot| touches(area, &[*dot, *dot], 3.0) && *dot != (x, y))
        };
        let text = (Class::Value, text.as_str());
        // Best clear of everything; else over dots and curves, from which its rim keeps it apart.
        let placed = add_at(scene, text, &tries, bottom, stands_clear)
            || add_at(scene, text, &tries, bottom, |_| true);
        if !placed {
            left_over.push(dot.point.label.as_str());
        }
    }
    left_over
}

/// Places around a dot, the nearest first.
fn around((x, y): (f64, f64), size: f64) -> Vec<Try> {
    let level = y + size * 0.34;
    let mut tries = vec![
        (x + 13.0, level, Anchor::Start),
        (x - 13.0, level, Anchor::End),
    ];
    for step in 0..6 {
        let away = 14.0 + 12.0 * f64::from(step);
        let (above, below) = (y - away, y + away + size * 0.7);
        for (dx, anchor) in [
            (0.0, Anchor::Middle),
            (4.0, Anchor::Start),
            (-4.0, Anchor::End),
        ] {
            tries.push((x + dx, above, anchor));
            tries.push((x + dx, below, anchor));
        }
    }
    tries
}

/// Round denominators below the plot, and what they count.
fn across(scene: &mut Scene, chart: &Funnel, sizes: &Ticks, panel: &Panel, bottom: f64) -> f64 {
    for tick in &sizes.at {
        let x = panel.x(*tick);
        scene.line(Class::Leader, &[(x, bottom), (x, bottom + 5.0)]);
    }
    let labels: Vec<String> = sizes.at.iter().map(|tick| sizes.label(*tick)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let place = |i: usize| panel.x(sizes.at.get(i).copied().unwrap_or(f64::INFINITY));
    axes::columns(scene, &labels, place, bottom + 8.0);
    let y = bottom + 8.0 + scene.pitch(Class::Axis) + 2.0;
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.across_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, 0.0, y, Anchor::Start);
    y + scene.pitch(Class::Axis) * title.len() as f64
}
