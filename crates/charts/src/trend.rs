//! Values through the years: a line for each group with its name at its end, the target, and a
//! mark where a definition or the indeling changed. Such a mark cuts the lines: what stands on
//! its two sides can't be compared.

use crate::axes;
use crate::mark::{Anchor, Area, Class, Slope};
use crate::place::spread;
use crate::scale::{Panel, drawable, tenths};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Trend, TrendBreak, TrendLine};

const HEIGHT: f64 = 220.0;
/// Room for the names at the ends of the lines, at most.
const NAMES: f64 = 190.0;
/// Right of a plot without names beside it.
const RIGHT: f64 = 18.0;
/// Tenths that a figure keeps from a line.
const RIM: i32 = 5;
/// Height of the hatching that stands for a missing figure.
const STUB: f64 = 12.0;

/// Strokes and dots of the lines. The strokes differ in their dashes too.
const STYLES: [(Class, Class); 4] = [
    (Class::L1, Class::M1),
    (Class::L3, Class::M2),
    (Class::L4, Class::M4),
    (Class::L5, Class::M3),
];

pub(crate) type Place = Option<(f64, f64)>;

pub(crate) fn layout(chart: &Trend, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.periods.is_empty() {
        return scene;
    }
    let all = chart.lines.iter().flat_map(|line| &line.values);
    let all = all
        .chain(&chart.target)
        .filter_map(|value| drawable(*value));
    let (ticks, broken) = axes::span(all, chart.whole);
    let gutter = axes::gutter(&scene, &[&ticks]);
    let names = names(&scene, chart);
    let heads = heads(&scene, chart);
    let beside = names
        .as_ref()
        .map(|names| names.iter().map(|name| name.width).fold(0.0, f64::max));
    let right = beside.map_or(RIGHT, |width| width + 16.0);
    let mut top = match names {
        Some(_) => 0.0,
        None => keys(&mut scene, chart),
    };
    if let Some((_, label)) = target(chart).filter(|_| names.is_none()) {
        top = scene.key(Swatch::Stroke(Class::Target), label, 0.0, top);
    }
    let above = top;
    if heads.is_some() {
        top += scene.pitch(Class::Axis);
    }
    top += scene.pitch(Class::Value) / 2.0 + 6.0;
    let panel = Panel::new(
        0.0..chart.periods.len() as f64,
        ticks.range.clone(),
        gutter..scene.width() - right,
        top..top + HEIGHT,
    );
    axes::rows(&mut scene, &panel, &ticks, gutter, false);
    let bottom = top + HEIGHT;
    if broken {
        scene.zigzag(Class::Break, gutter, bottom - 8.0, (0.0, 4.0));
    }
    cuts(&mut scene, chart, &panel, (top, bottom));
    if let Some(heads) = &heads {
        draw_heads(&mut scene, chart, heads, &panel, (above, top));
    }
    if let Some((values, _)) = target(chart) {
        for run in runs(&places(values, &panel), &[]) {
            scene.line(Class::Target, &run);
        }
    }
    let mut lines: Vec<Vec<Place>> = chart
        .lines
        .iter()
        .map(|line| places(&line.values, &panel))
        .collect();
    draw_lines(&mut scene, chart, &lines, &panel);
    match &names {
        Some(names) => {
            lines.extend(target(chart).map(|(values, _)| places(values, &panel)));
            ends(&mut scene, names, &lines, (panel.x(f64::INFINITY), top));
        }
        None => values(&mut scene, chart, &lines, &panel),
    }
    let labels: Vec<&str> = chart.periods.iter().map(String::as_str).collect();
    axes::columns(
        &mut scene,
        &labels,
        |i| panel.x(i as f64 + 0.5),
        bottom + 7.0,
    );
    let mut y = bottom + 7.0 + scene.pitch(Class::Axis);
    for cut in inner_breaks(chart).filter(|_| heads.is_none()) {
        y = scene.key(Swatch::Break, &cut.label, 0.0, y + 4.0);
    }
    scene.height = scene.missing_key(&gaps(chart), y) + 4.0;
    scene
}

fn target(chart: &Trend) -> Option<(&[Option<f64>], &str)> {
    let drawn = chart.target.iter().any(|value| drawable(*value).is_some());
    drawn.then_some((chart.target.as_slice(), chart.target_label.as_str()))
}

pub(crate) fn places(values: &[Option<f64>], panel: &Panel) -> Vec<Place> {
    let place = |(i, value): (usize, &Option<f64>)| {
        drawable(*value).map(|value| panel.at(i as f64 + 0.5, value))
    };
    values.iter().enumerate().map(place).collect()
}

/// The stretches without a gap, cut before each of the given places as well.
pub(crate) fn runs(places: &[Place], cuts: &[usize]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (i, place) in places.iter().enumerate() {
        if place.is_none() || cuts.contains(&i) {
            runs.push(Vec::new());
        }
        if let (Some(run), Some(place)) = (runs.last_mut(), place) {
            run.push(*place);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// An upright stroke where a definition or the indeling changed.
fn cuts(scene: &mut Scene, chart: &Trend, panel: &Panel, (top, bottom): (f64, f64)) {
    for cut in inner_cuts(chart) {
        let x = panel.x(cut as f64);
        scene.line(Class::Leader, &[(x, top), (x, bottom)]);
        scene.zigzag(Class::Break, x, bottom - 12.0, (0.0, 4.0));
    }
}

/// What changed at each break, to stand above its stroke, if each has room for that.
fn heads(scene: &Scene, chart: &Trend) -> Option<Vec<String>> {
    let font = scene.font(Class::Axis);
    let texts: Vec<String> = inner_breaks(chart).map(|cut| tidy(&cut.label)).collect();
    let wide = texts.iter().map(|text| font.width(text).ceil() + 16.0);
    // As far apart as the breaks may be, together they have to fit in the picture.
    let fits = wide.sum::<f64>() <= scene.width() && texts.iter().any(|text| !text.is_empty());
    fits.then_some(texts)
}

/// The heads of the breaks, each as near above its stroke as the others let it.
fn draw_heads(
    scene: &mut Scene,
    chart: &Trend,
    heads: &[String],
    panel: &Panel,
    (above, top): (f64, f64),
) {
    let font = scene.font(Class::Axis);
    let mut order: Vec<(f64, &String)> = inner_cuts(chart)
        .into_iter()
        .map(|cut| panel.x(cut as f64))
        .zip(heads)
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted: Vec<(f64, f64)> = order
        .iter()
        .map(|(x, text)| (*x, font.width(text).ceil() + 12.0))
        .collect();
    let lefts = spread(&wanted, 0.0..scene.width());
    let foot = above + scene.pitch(Class::Axis);
    for ((x, text), left) in order.iter().zip(lefts) {
        let text = std::slice::from_ref(*text);
        scene.lines(Class::Axis, text, left + 6.0, above, Anchor::Start);
        // Where the head had to move aside, the stroke leans over to it.
        let end = x.clamp(left + 6.0, left + font.width(&text.concat()).ceil() + 6.0);
        scene.line(Class::Leader, &[(end, foot), (*x, top)]);
    }
}

/// The breaks that lie between two periods of the picture.
fn inner_breaks(chart: &Trend) -> impl Iterator<Item = &TrendBreak> {
    let inner = |cut: &&TrendBreak| (1..chart.periods.len()).contains(&cut.before);
    chart.breaks.iter().filter(inner)
}

fn inner_cuts(chart: &Trend) -> Vec<usize> {
    inner_breaks(chart).map(|cut| cut.before).collect()
}

fn draw_lines(scene: &mut Scene, chart: &Trend, lines: &[Vec<Place>], panel: &Panel) {
    let cuts = inner_cuts(chart);
    for (places, (stroke, dot)) in lines.iter().zip(STYLES.iter().cycle()) {
        for run in runs(places, &cuts) {
            scene.line(*stroke, &run);
            run.iter().for_each(|at| scene.dot(*dot, *at, 3.5));
        }
    }
    // A period in which a line has no figure.
    let lacks = |i: usize| {
        let lacks = |line: &TrendLine| drawable(line.values.get(i).copied().flatten()).is_none();
        chart.lines.iter().any(lacks)
    };
    let bottom = panel.y(f64::NEG_INFINITY);
    for i in (0..chart.periods.len()).filter(|i| lacks(*i)) {
        let x = panel.x(i as f64 + 0.5);
        let across = (x - 6.0, x + 6.0);
        scene.hatch(Class::Missing, Slope::Up, across, (bottom - STUB, bottom));
    }
}

/// A name with its last figure, to stand at the end of a line.
struct Name {
    value: String,
    label: Vec<String>,
    width: f64,
    height: f64,
}

/// The names beside the plot, if there is room for that: on a phone there is not.
fn names(scene: &Scene, chart: &Trend) -> Option<Vec<Name>> {
    if scene.format != Format::Wide {
        return None;
    }
    let (strong, label) = (scene.font(Class::Strong), scene.font(Class::Label));
    let name = |text: &str, value: &str| {
        let value = strong.clip(value, NAMES);
        let lines = label.wrap(text, NAMES, 2);
        let widest = lines.iter().map(|text| label.width(text).ceil());
        let figure = if value.is_empty() {
            0.0
        } else {
            scene.pitch(Class::Strong)
        };
        Name {
            width: widest.fold(strong.width(&value).ceil(), f64::max),
            height: scene.pitch(Class::Label) * lines.len() as f64 + figure,
            value,
            label: lines,
        }
    };
    let lines = chart
        .lines
        .iter()
        .map(|line| name(&line.label, last_text(line)));
    let names: Vec<Name> = lines
        .chain(target(chart).map(|(_, label)| name(label, "")))
        .collect();
    let height: f64 = names.iter().map(|name| name.height).sum();
    (height <= HEIGHT + 20.0 && !names.is_empty()).then_some(names)
}

/// The text of the last figure that can be drawn.
fn last_text(line: &TrendLine) -> &str {
    let mut drawn = line.values.iter().zip(&line.texts);
    let last = drawn.rfind(|(value, _)| drawable(**value).is_some());
    last.map_or("", |(_, text)| text.as_str())
}

/// Writes the names level with the ends of their lines, moved apart where they would meet.
fn ends(scene: &mut Scene, names: &[Name], lines: &[Vec<Place>], (right, top): (f64, f64)) {
    let end = |places: &Vec<Place>| places.iter().flatten().last().map(|(_, y)| *y);
    let mut order: Vec<(usize, f64)> = lines
        .iter()
        .enumerate()
        .map(|(i, places)| (i, end(places).unwrap_or(top + HEIGHT)))
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut left: f64 = order
        .iter()
        .filter_map(|(i, _)| names.get(*i))
        .map(|name| name.height)
        .sum();
    let mut free = top - 10.0;
    for (i, y) in order {
        let Some(name) = names.get(i) else { continue };
        // Not above what stands there, and not so low that the rest has no room.
        let lowest = top + HEIGHT + 10.0 - left;
        let y = (y - name.height / 2.0).min(lowest).max(free);
        let x = right + 10.0;
        let value = std::slice::from_ref(&name.value);
        scene.lines(Class::Strong, value, x, y, Anchor::Start);
        let figure = if name.value.is_empty() {
            0.0
        } else {
            scene.pitch(Class::Strong)
        };
        let below = y + figure;
        scene.lines(Class::Label, &name.label, x, below, Anchor::Start);
        free = y + name.height;
        left -= name.height;
    }
}

/// A line for each name above the plot.
fn keys(scene: &mut Scene, chart: &Trend) -> f64 {
    let mut y = 0.0;
    for (line, (stroke, _)) in chart.lines.iter().zip(STYLES.iter().cycle()) {
        y = scene.key(Swatch::Stroke(*stroke), &line.label, 0.0, y);
    }
    y
}

/// The last figure of each line at its point, where it covers no text and no line.
fn values(scene: &mut Scene, chart: &Trend, lines: &[Vec<Place>], panel: &Panel) {
    let target = places(&chart.target, panel);
    let floor = panel.y(f64::NEG_INFINITY) + 6.0;
    for (line, places) in chart.lines.iter().zip(lines) {
        let Some(at) = places.iter().flatten().last() else {
            continue;
        };
        let size = scene.font(Class::Value).size;
        let text = tidy(last_text(line));
        let tries = [
            (at.0, at.1 - 10.0, Anchor::Middle),
            (at.0 + 8.0, at.1 - 10.0, Anchor::End),
            (at.0, at.1 + 10.0 + size * 0.8, Anchor::Middle),
            (at.0 + 8.0, at.1 + 10.0 + size * 0.8, Anchor::End),
        ];
        let clear = tries
            .into_iter()
            .filter_map(|(x, y, anchor)| scene.line_of_text(Class::Value, &text, (x, y), anchor))
            .find(|label| {
                let area = label.area();
                // The names of the periods come below the plot.
                scene.is_free(label)
                    && area.bottom <= tenths(floor)
                    && !axes::crosses(&area, &target, RIM)
                    && !axes::crosses(&between(&area, *at), &target, 0)
                    && !lines.iter().any(|line| axes::crosses(&area, line, RIM))
            });
        if let Some(label) = clear {
            scene.add(Class::Value, label);
        }
    }
}

/// What lies between a point and its figure: with the target there the figure would seem to be that
/// of the target.
fn between(label: &Area, (x, y): (f64, f64)) -> Area {
    let (x, y) = (tenths(x), tenths(y));
    Area {
        left: x - 10,
        top: label.bottom.min(y),
        right: x + 10,
        bottom: label.top.max(y),
    }
}

/// Period and reason of every figure that is not there.
fn gaps(chart: &Trend) -> Vec<(&str, &str)> {
    let mut gaps = Vec::new();
    for (i, period) in chart.periods.iter().enumerate() {
        for line in &chart.lines {
            if drawable(line.values.get(i).copied().flatten()).is_none() {
                let why = line.texts.get(i).map_or("", String::as_str);
                gaps.push((period.as_str(), why));
            }
        }
    }
    gaps
}
