//! A list of marks first, an accessible SVG second.
//!
//! The room takes ready-made view models: every label is formatted Dutch text, every value an
//! `f64`. It looks nothing up, computes no figure and writes no sentence; the only numbers that it
//! formats are the round ones on an axis. Each chart is laid out twice, for a page (720 units
//! wide) and for a phone (360), and every text is measured before it is placed: it is wrapped,
//! moved or cut off, and never runs over another text or off the picture.

mod agenda;
mod axes;
mod backend;
mod bullet;
mod css;
mod dots;
mod draw;
mod funnel;
mod mark;
mod multiples;
mod occupancy;
mod pace;
mod parts;
mod passage;
mod place;
mod pyramid;
mod ranking;
mod scale;
mod scene;
mod spark;
mod stock_flow;
mod survival;
mod text;
mod tiles;
mod trend;
mod view;

use std::fmt::Write;

pub use css::{css, standalone_css};
pub use mark::{
    AXIS_SIZE, Anchor, Area, Class, LABEL_SIZE, Layer, Line, Mark, NARROW_AXIS_SIZE,
    NARROW_LABEL_SIZE, Shape, Slope,
};
pub use view::{
    ActionStatus, AgeGroup, Agenda, AgendaAction, AtRisk, Body, Bullet, BulletRow, Chart, DotPlot,
    DotRow, Flow, Funnel, FunnelLimit, FunnelPoint, Month, Multiples, Occupancy, Pace, PaceMonth,
    Part, Parts, Passage, PassagePart, Point, Pyramid, RankBar, Ranking, Reading, SmallPanel,
    Spark, StockFlow, Survival, SurvivalStep, Tile, TileFill, TileMap, Tone, Trend, TrendBreak,
    TrendLine,
};

use draw::Frame;
use scene::{Format, Scene};

impl Body {
    /// Name of the chart type, as in the class `beeld-bullet`.
    fn name(&self) -> &'static str {
        match self {
            Body::Bullet(_) => "bullet",
            Body::StockFlow(_) => "stroom",
            Body::Parts(_) => "delen",
            Body::Occupancy(_) => "bezetting",
            Body::Ranking(_) => "rangorde",
            Body::Trend(_) => "verloop",
            Body::DotPlot(_) => "stippen",
            Body::Funnel(_) => "trechter",
            Body::TileMap(_) => "tegelkaart",
            Body::Pyramid(_) => "piramide",
            Body::Multiples(_) => "reeksen",
            Body::Survival(_) => "overleving",
            Body::Pace(_) => "tempo",
            Body::Agenda(_) => "agenda",
            Body::Passage(_) => "doorstroom",
        }
    }

    fn layout(&self, format: Format) -> Scene {
        let mut scene = match self {
            Body::Bullet(bullet) => bullet::layout(bullet, format),
            Body::StockFlow(stock_flow) => stock_flow::layout(stock_flow, format),
            Body::Parts(parts) => parts::layout(parts, format),
            Body::Occupancy(occupancy) => occupancy::layout(occupancy, format),
            Body::Ranking(ranking) => ranking::layout(ranking, format),
            Body::Trend(trend) => trend::layout(trend, format),
            Body::DotPlot(dots) => dots::layout(dots, format),
            Body::Funnel(funnel) => funnel::layout(funnel, format),
            Body::TileMap(map) => tiles::layout(map, format),
            Body::Pyramid(pyramid) => pyramid::layout(pyramid, format),
            Body::Multiples(multiples) => multiples::layout(multiples, format),
            Body::Survival(survival) => survival::layout(survival, format),
            Body::Pace(pace) => pace::layout(pace, format),
            Body::Agenda(agenda) => agenda::layout(agenda, format),
            Body::Passage(passage) => passage::layout(passage, format),
        };
        // A viewBox without height would make the browser choose one.
        scene.height = scene.height.max(1.0);
        scene
    }
}

impl Chart {
    /// What will be drawn, in order, in a 720-wide coordinate space.
    pub fn marks(&self) -> Vec<Mark> {
        self.body.layout(Format::Wide).into_marks()
    }

    /// As [`Chart::marks`], 360 wide.
    pub fn marks_narrow(&self) -> Vec<Mark> {
        self.body.layout(Format::Narrow).into_marks()
    }

    /// Inline SVG for HTML5, class `beeld breed`, 720 units wide. It speaks for both widths: a
    /// page hides it from the eye on a phone, but not from a screen reader ([`css`] does so).
    pub fn svg(&self) -> String {
        draw::svg(self, self.body.layout(Format::Wide), Frame::Page)
    }

    /// The same body laid out 360 units wide, class `beeld smal`, hidden from screen readers.
    pub fn svg_narrow(&self) -> String {
        draw::svg(self, self.body.layout(Format::Narrow), Frame::Silent)
    }

    /// A file of its own, with the given rules in a style element; [`standalone_css`] has rules
    /// that a word processor understands.
    pub fn standalone_svg(&self, css: &str) -> String {
        draw::svg(self, self.body.layout(Format::Wide), Frame::File(css))
    }

    /// Golden text: the size of the picture, then one line a mark.
    pub fn outline(&self) -> String {
        let scene = self.body.layout(Format::Wide);
        let mut out = String::new();
        let _ = writeln!(
            out,
            "{} {}x{}",
            self.body.name(),
            scene.width(),
            scene.height.ceil()
        );
        for mark in scene.into_marks() {
            mark.write_outline(&mut out);
        }
        out
    }
}

impl Spark {
    /// Inline SVG, class `beeld klein`, 120 units wide and 32 high, hidden from screen readers.
    pub fn svg(&self) -> String {
        draw::small(spark::layout(self))
    }
}
