//! A stock through the year, and below it the flows that change it: two panels on one time axis.
//! The stock stands at the boundaries between months, the flows fill the months.

use crate::axes;
use crate::mark::{Anchor, Class, Line, Slope};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Flow, Point, StockFlow};

const STOCK_HEIGHT: f64 = 170.0;
const FLOW_HEIGHT: f64 = 120.0;
const RIGHT: f64 = 14.0;
/// Height of the hatching that stands for a missing figure.
const STUB: f64 = 12.0;
/// From the lower edge of a plot to the month names: clear of the lowest tick label.
const DROP: f64 = 7.0;
/// Share of a month that its bar fills.
const BAR: (f64, f64) = (0.14, 0.86);
/// Paper between the line at zero and a bar, so that what came and what went can be told apart without
/// colour.
const SEAM: f64 = 1.0;
/// The shortest bar that can be seen.
const SLIVER: f64 = 1.0;

pub(crate) fn layout(chart: &StockFlow, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    let months = chart.flows.len().max(chart.points.len().saturating_sub(1));
    if chart.points.is_empty() && chart.flows.is_empty() {
        return scene;
    }
    let stands = chart
        .points
        .iter()
        .filter_map(|point| drawable(point.value));
    let (stock, broken) = axes::span(stands, true);
    let flow = flow_ticks(&chart.flows);
    let gutter = axes::gutter(&scene, &[&stock, &flow]);
    let across = gutter..scene.width() - RIGHT;
    let time = 0.0..(months.max(1) as f64);

    let mut y = heading(&mut scene, &chart.stock_label, 0.0) + scene.pitch(Class::Label) + 10.0;
    let panel = Panel::new(
        time.clone(),
        stock.range.clone(),
        across.clone(),
        y..y + STOCK_HEIGHT,
    );
    y += STOCK_HEIGHT;
    axes::rows(&mut scene, &panel, &stock, gutter, false);
    if broken {
        scene.zigzag(Class::Break, gutter, y - 8.0, (0.0, 4.0));
    }
    y = draw_months(&mut scene, chart, &panel, y);
    draw_stock(&mut scene, &chart.points, &panel);

    if !chart.flows.is_empty() {
        y = draw_flows(&mut scene, chart, &flow, (time, across), y + 10.0);
    }
    scene.height = scene.missing_key(&gaps(chart), y) + 4.0;
    scene
}

fn heading(scene: &mut Scene, text: &str, top: f64) -> f64 {
    let lines = scene.font(Class::Label).wrap(text, scene.width(), 2);
    scene.lines(Class::Label, &lines, 0.0, top, Anchor::Start);
    top + scene.pitch(Class::Label) * lines.len() as f64
}

/// Inflow counts up and outflow counts down; a correction may do the reverse.
fn flow_ticks(flows: &[Flow]) -> Ticks {
    let both = || {
        let inflow = flows.iter().filter_map(|flow| drawable(flow.inflow));
        inflow.chain(
            flows
                .iter()
                .filter_map(|flow| drawable(flow.outflow))
                .map(|out| -out),
        )
    };
    Ticks::new(
        both().fold(0.0, f64::min),
        both().fold(0.0, f64::max),
        4,
        true,
    )
}

/// The shared time axis between the panels: month names in the middle of each month, and a small
/// tick at each boundary.
fn draw_months(scene: &mut Scene, chart: &StockFlow, panel: &Panel, top: f64) -> f64 {
    let boundaries = chart.points.len().max(chart.flows.len() + 1);
    for i in 0..boundaries {
        let x = panel.x(i as f64);
        scene.line(Class::Leader, &[(x, top), (x, top + 5.0)]);
    }
    if chart.flows.is_empty() {
        let labels: Vec<&str> = chart
            .points
            .iter()
            .map(|point| point.label.as_str())
            .collect();
        axes::columns(scene, &labels, |i| panel.x(i as f64), top + DROP);
    } else {
        let labels: Vec<&str> = chart.flows.iter().map(|flow| flow.label.as_str()).collect();
        axes::columns(scene, &labels, |i| panel.x(i as f64 + 0.5), top + DROP);
    }
    top + DROP + scene.pitch(Class::Axis)
}

fn draw_stock(scene: &mut Scene, points: &[Point], panel: &Panel) {
    let places: Vec<Option<(f64, f64)>> = points
        .iter()
        .enumerate()
        .map(|(i, point)| drawable(point.value).map(|value| panel.at(i as f64, value)))
        .collect();
    for run in places.split(|place| place.is_none()) {
        let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
        scene.line(Class::L1, &run);
        // A point between two gaps has no line to show it.
        if let [alone] = run.as_slice() {
            scene.dot(Class::M1, *alone, 3.5);
        }
    }
    let bottom = panel.y(f64::NEG_INFINITY);
    for ((i, point), place) in points.iter().enumerate().zip(&places) {
        let Some(place) = place else {
            let x = panel.x(i as f64);
            let across = ((x - 6.0).max(0.0), x + 6.0);
            scene.hatch(Class::Missing, Slope::Up, across, (bottom - STUB, bottom));
            continue;
        };
        if point.emphasised {
            scene.dot(Class::M1, *place, 4.5);
            label_point(scene, &tidy(&point.value_label), *place, &places);
        }
    }
}

/// Puts the value at the first place around the point where it covers no other text and, if it
/// can, not the line either. Where no place is free the label is dropped: the table has it.
fn label_point(scene: &mut Scene, text: &str, at: (f64, f64), line: &[Option<(f64, f64)>]) {
    let size = scene.font(Class::Value).size;
    let (above, below) = (at.1 - 10.0, at.1 + 10.0 + size * 0.8);
    let tries = [
        (at.0, above, Anchor::Middle),
        (at.0 - 4.0, above, Anchor::Start),
        (at.0 + 4.0, above, Anchor::End),
        (at.0 + 4.0, above - 14.0, Anchor::End),
        (at.0, below, Anchor::Middle),
        (at.0 - 4.0, below, Anchor::Start),
        (at.0 + 4.0, below, Anchor::End),
    ];
    let free: Vec<Line> = tries
        .into_iter()
        .filter_map(|(x, y, anchor)| scene.line_of_text(Class::Value, text, (x, y), anchor))
        .filter(|label| scene.is_free(label))
        .collect();
    let clear = free
        .iter()
        .position(|label| !axes::crosses(&label.area(), line, 0))
        .unwrap_or(0);
    if let Some(label) = free.into_iter().nth(clear) {
        scene.add(Class::Value, label);
    }
}

fn draw_flows(
    scene: &mut Scene,
    chart: &StockFlow,
    ticks: &Ticks,
    (time, across): (std::ops::Range<f64>, std::ops::Range<f64>),
    top: f64,
) -> f64 {
    let gutter = across.start;
    let band = (across.end - across.start) / time.end.max(1.0);
    // Figures at all bars or at none: a few of them would look like a choice.
    let font = scene.font(Class::Figure);
    let fits = |(value, text): (Option<f64>, &str)| {
        drawable(value).is_none() || font.width(&tidy(text)).ceil() + 4.0 <= band
    };
    let labelled = chart.flows.iter().all(|flow| {
        fits((flow.inflow, &flow.inflow_text)) && fits((flow.outflow, &flow.outflow_text))
    });
    let head = if labelled {
        scene.pitch(Class::Axis)
    } else {
        8.0
    };
    let start = scene.key(Swatch::Fill(Class::M1, None), &chart.inflow_label, 0.0, top) + 4.0;
    let down = start + head..start + head + FLOW_HEIGHT;
    let panel = Panel::new(time, ticks.range.clone(), across, down.clone());
    axes::rows(scene, &panel, ticks, gutter, true);
    for (i, flow) in chart.flows.iter().enumerate() {
        let month = i as f64;
        let x = (panel.x(month + BAR.0), panel.x(month + BAR.1));
        let inflow = drawable(flow.inflow);
        let outflow = drawable(flow.outflow).map(|out| -out);
        draw_flow(scene, &panel, (Class::M1, inflow, -1.0), x);
        draw_flow(scene, &panel, (Class::M2, outflow, 1.0), x);
        if labelled {
            label_flow(scene, &panel, flow, (x.0 + x.1) / 2.0);
        }
    }
    scene.key(
        Swatch::Fill(Class::M2, None),
        &chart.outflow_label,
        0.0,
        down.end + head + 6.0,
    )
}

/// The figures of a month at the ends of its bars; a missing one is explained below the chart.
fn label_flow(scene: &mut Scene, panel: &Panel, flow: &Flow, middle: f64) {
    let inflow = drawable(flow.inflow);
    let outflow = drawable(flow.outflow).map(|out| -out);
    let ends = [inflow.unwrap_or(0.0), outflow.unwrap_or(0.0)];
    if inflow.is_some() {
        let top = panel.y(ends.into_iter().fold(0.0, f64::max));
        let place = (middle, top - 5.0);
        scene.text(
            Class::Figure,
            &tidy(&flow.inflow_text),
            place,
            Anchor::Middle,
        );
    }
    if outflow.is_some() {
        let bottom = panel.y(ends.into_iter().fold(0.0, f64::min));
        let place = (middle, bottom + 4.0 + scene.font(Class::Figure).size * 0.8);
        scene.text(
            Class::Figure,
            &tidy(&flow.outflow_text),
            place,
            Anchor::Middle,
        );
    }
}

fn draw_flow(
    scene: &mut Scene,
    panel: &Panel,
    (class, value, side): (Class, Option<f64>, f64),
    x: (f64, f64),
) {
    let zero = panel.y(0.0);
    match value {
        Some(0.0) => {}
        // The two meet at zero: paper parts them there, since their colours alone would not.
        Some(value) => {
            let end = panel.y(value);
            let side = if end < zero { -1.0 } else { 1.0 };
            let start = zero + side * SEAM;
            let shown = (end - start) * side > SLIVER;
            let end = if shown { end } else { start + side * SLIVER };
            scene.rect(class, x, (start, end));
        }
        None => scene.hatch(Class::Missing, Slope::Up, x, (zero, zero + side * STUB)),
    }
}

/// Month and reason of every figure that is not there.
fn gaps(chart: &StockFlow) -> Vec<(&str, &str)> {
    let points = chart
        .points
        .iter()
        .map(|p| (p.value, p.label.as_str(), p.value_label.as_str()));
    let inflow = chart
        .flows
        .iter()
        .map(|f| (f.inflow, f.label.as_str(), f.inflow_text.as_str()));
    let outflow = chart
        .flows
        .iter()
        .map(|f| (f.outflow, f.label.as_str(), f.outflow_text.as_str()));
    let all = points.chain(inflow).chain(outflow);
    all.filter(|(value, ..)| drawable(*value).is_none())
        .map(|(_, label, why)| (label, why))
        .collect()
}
