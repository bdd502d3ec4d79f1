//! What the report room hands over: ready-made view models. Every label arrives as formatted
//! Dutch text and every value as an `f64`; nothing here is looked up or computed.

mod compare;
mod course;

pub use compare::{
    AgeGroup, DotPlot, DotRow, Funnel, FunnelLimit, FunnelPoint, Pyramid, Tile, TileFill, TileMap,
};
pub use course::{
    ActionStatus, Agenda, AgendaAction, AtRisk, Multiples, Pace, PaceMonth, Passage, PassagePart,
    Reading, SmallPanel, Survival, SurvivalStep,
};

/// One chart: its identity on the page, its two texts for a screen reader, and what it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Unique on the page; the ids of `<title>` and `<desc>` are made from it.
    pub id: String,
    /// Short name of the picture, for `<title>`.
    pub alt_title: String,
    /// What the picture shows in words, for `<desc>`.
    pub alt_text: String,
    /// The data and the chart type.
    pub body: Body,
}

/// The chart types. Each answers one question; there is no general-purpose chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Achieved against target, several indicators.
    Bullet(Bullet),
    /// A stock through the year, with the flows that change it.
    StockFlow(StockFlow),
    /// Parts of one whole.
    Parts(Parts),
    /// Occupancy against capacity, by month.
    Occupancy(Occupancy),
    /// Many areas in order around zero.
    Ranking(Ranking),
    /// Values through the years.
    Trend(Trend),
    /// An area among its peers, with intervals.
    DotPlot(DotPlot),
    /// Areas of unequal size within limits of chance.
    Funnel(Funnel),
    /// The country in squares.
    TileMap(TileMap),
    /// Age and sex.
    Pyramid(Pyramid),
    /// Values through the years, a panel each.
    Multiples(Multiples),
    /// A share since a beginning.
    Survival(Survival),
    /// Realised through a half-year against its schedule.
    Pace(Pace),
    /// Actions and the quarters in which they are due.
    Agenda(Agenda),
    /// From in through a stock to out.
    Passage(Passage),
}

/// Achieved against target, one row an indicator, as a percentage of the target.
/// The target is one line at 100 %.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bullet {
    /// The rows, drawn from top to bottom in this order.
    pub rows: Vec<BulletRow>,
    /// Text at the line at 100 %.
    pub target_label: String,
}

/// One indicator in a [`Bullet`].
#[derive(Debug, Clone, PartialEq)]
pub struct BulletRow {
    /// Name of the indicator.
    pub label: String,
    /// Achieved as a percentage of the target; `None` if there is no figure (the value label
    /// says why).
    pub percent: Option<f64>,
    /// The percentage in words, such as "108%" or "geen gegevens".
    pub value_label: String,
    /// The figures behind it, such as "168 van 156".
    pub detail: String,
    /// The verdict, which chooses the fill and its pattern.
    pub tone: Tone,
}

/// How a row should be read. The report room decides it; here it only chooses a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// On or above target.
    Good,
    /// Asks for attention; drawn hatched as well as in another colour.
    Attention,
    /// No judgement.
    Neutral,
}

/// A stock at the beginning of each month (13 points: January to January), with inflow and
/// outflow per month below it on a shared time axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StockFlow {
    /// Name of the stock.
    pub stock_label: String,
    /// Name of the inflow.
    pub inflow_label: String,
    /// Name of the outflow.
    pub outflow_label: String,
    /// The stock, one point at each boundary between two months.
    pub points: Vec<Point>,
    /// The flows, one for each month; one fewer than the points.
    pub flows: Vec<Flow>,
}

/// One point of a stock line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Month, such as "jan".
    pub label: String,
    /// The stock, in pieces; `None` breaks the line.
    pub value: Option<f64>,
    /// The stock as text.
    pub value_label: String,
    /// Whether the value label is drawn at the point.
    pub emphasised: bool,
}

/// The flows of one month.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Month, such as "jan".
    pub label: String,
    /// Inflow, in pieces.
    pub inflow: Option<f64>,
    /// Outflow, in pieces, counted positive.
    pub outflow: Option<f64>,
    /// Inflow as text.
    pub inflow_text: String,
    /// Outflow as text.
    pub outflow_text: String,
}

/// Parts of one whole as one stacked bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// The parts, from left to right.
    pub parts: Vec<Part>,
}

/// One part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Name of the part.
    pub label: String,
    /// Its size, in the unit of the whole; negative or non-finite values count as zero.
    pub value: f64,
    /// The size as text, such as "80".
    pub value_label: String,
    /// The share as text, such as "48% (40–55%)".
    pub detail: String,
}

/// Occupancy against capacity per month: bars and a step line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Occupancy {
    /// Name of the bars.
    pub occupancy_label: String,
    /// Name of the step line.
    pub capacity_label: String,
    /// The months, from left to right.
    pub months: Vec<Month>,
}

/// One month of an [`Occupancy`].
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    /// Month, such as "jan".
    pub label: String,
    /// Occupied places.
    pub occupancy: Option<f64>,
    /// Occupied places as text.
    pub occupancy_text: String,
    /// Available places.
    pub capacity: Option<f64>,
    /// Available places as text.
    pub capacity_text: String,
    /// Shown in place of the bar when `occupancy` is `None`.
    pub missing_text: String,
}

/// Many areas in order around zero: a thin bar an area, a few labelled.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranking {
    /// What the axis measures, with its unit.
    pub axis_label: String,
    /// The areas; they are drawn in the order given.
    pub bars: Vec<RankBar>,
}

/// One area of a [`Ranking`].
#[derive(Debug, Clone, PartialEq)]
pub struct RankBar {
    /// Name of the area.
    pub label: String,
    /// Distance from zero, in the unit of the axis.
    pub value: f64,
    /// The value as text.
    pub value_label: String,
    /// Whether the area is named in the picture.
    pub labelled: bool,
}

/// Values through the years, one line a group, at most four.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// The periods, from left to right.
    pub periods: Vec<String>,
    /// The lines.
    pub lines: Vec<TrendLine>,
    /// The target, one value a period; empty if there is none.
    pub target: Vec<Option<f64>>,
    /// Name of the target line.
    pub target_label: String,
    /// Where a definition or the indeling changed.
    pub breaks: Vec<TrendBreak>,
    /// Whether the values are counts, so that half of one is no tick.
    pub whole: bool,
}

/// One line of a [`Trend`].
#[derive(Debug, Clone, PartialEq)]
pub struct TrendLine {
    /// Name of the group.
    pub label: String,
    /// One value a period; `None` breaks the line.
    pub values: Vec<Option<f64>>,
    /// The values as text; where there is none, the reason.
    pub texts: Vec<String>,
}

/// A change that cuts the lines of a [`Trend`].
#[derive(Debug, Clone, PartialEq)]
pub struct TrendBreak {
    /// Index of the first period after the change.
    pub before: usize,
    /// What changed, such as "vanaf 2022: andere definitie".
    pub label: String,
}

/// A small line without words; what it shows stands in words beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spark {
    /// The values, from left to right; `None` breaks the line.
    pub values: Vec<Option<f64>>,
    /// Indices of the values before which the line is cut.
    pub breaks: Vec<usize>,
}
