//! View models of charts that set areas or groups beside each other.

/// Areas one below the other, each a dot with its interval, before the band of their middle half.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotPlot {
    /// What the axis measures, with its unit.
    pub axis_label: String,
    /// The areas, sorted by the caller; drawn from top to bottom in this order.
    pub rows: Vec<DotRow>,
    /// From the first to the third quartile of the peers; `None` where there are too few.
    pub band: Option<(f64, f64)>,
    /// Name of the band, such as "Middelste helft van de gemeenten: 38–51%".
    pub band_label: String,
    /// The median of the peers.
    pub median: Option<f64>,
    /// Text at the line of the median, such as "mediaan 45%".
    pub median_label: String,
    /// Whether the values are counts, so that half of one is no tick.
    pub whole: bool,
}

/// One area of a [`DotPlot`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotRow {
    /// Name of the area.
    pub label: String,
    /// The value, in the unit of the axis; `None` if there is no figure.
    pub value: Option<f64>,
    /// Lower and upper bound of the value, in the unit of the axis.
    pub interval: Option<(f64, f64)>,
    /// The value as text, drawn for the own area: "43% (38–48%)"; where there is none, the
    /// reason, drawn for every area.
    pub value_label: String,
    /// Whether this is the area that the page is about.
    pub own: bool,
}

/// Areas of unequal size: the value of each against its denominator, within limits of chance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Funnel {
    /// What the level axis measures: the denominator.
    pub across_label: String,
    /// What the upright axis measures, with its unit.
    pub up_label: String,
    /// The areas, in any order.
    pub points: Vec<FunnelPoint>,
    /// The limits from the inner to the outer; at most two are drawn.
    pub limits: Vec<FunnelLimit>,
    /// The value that the limits lie around.
    pub baseline: Option<f64>,
    /// Text at the baseline, such as "samen 41%".
    pub baseline_label: String,
}

/// One area of a [`Funnel`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FunnelPoint {
    /// Name with the value, drawn for the own area: "Utrecht 43%".
    pub label: String,
    /// The denominator, in pieces.
    pub size: f64,
    /// The value, in the unit of the upright axis.
    pub value: f64,
    /// Whether this is the area that the page is about.
    pub own: bool,
}

/// Two curves that hold the given share of the areas if only chance were at work.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FunnelLimit {
    /// Name of the limit, such as "95%".
    pub label: String,
    /// Denominator and value of the lower curve, by rising denominator.
    pub lower: Vec<(f64, f64)>,
    /// As `lower`, of the upper curve.
    pub upper: Vec<(f64, f64)>,
}

/// The country as squares of equal size. The class of a square is seen by how much of it is
/// filled, so that it shows in every palette and on every printer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TileMap {
    /// What the classes measure, with the unit; stands above the legend.
    pub title: String,
    /// The bounds of each class in words, from low to high, such as "30 tot 40%"; at most five.
    pub classes: Vec<String>,
    /// What hatching stands for, such as "geheim"; shown if a square has it.
    pub secret_label: String,
    /// What an empty outline stands for, such as "geen gegevens"; shown if a square has it.
    pub missing_label: String,
    /// The squares.
    pub tiles: Vec<Tile>,
}

/// One area of a [`TileMap`].
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Column, from the west; the lowest of all columns stands at the left edge.
    pub column: u16,
    /// Row, from the north; the lowest of all rows stands at the top.
    pub row: u16,
    /// What the square shows.
    pub fill: TileFill,
    /// Name of the area with its value, drawn for the own area.
    pub label: String,
    /// Whether this is the area that the page is about.
    pub own: bool,
}

/// What a [`Tile`] shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileFill {
    /// Index of a class; one without words in the legend is drawn as missing.
    Class(usize),
    /// There is a figure that may not be shown.
    Secret,
    /// There is no figure.
    Missing,
}

/// Age groups one below the other, the one sex to the left and the other to the right, on one
/// scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pyramid {
    /// Name of the left side, such as "Mannen".
    pub left_label: String,
    /// Name of the right side, such as "Vrouwen".
    pub right_label: String,
    /// What both axes measure, with the unit.
    pub axis_label: String,
    /// The age groups, drawn from top to bottom in this order.
    pub groups: Vec<AgeGroup>,
    /// Whether the values are counts, so that half of one is no tick.
    pub whole: bool,
}

/// One age group of a [`Pyramid`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AgeGroup {
    /// Name of the group, such as "18 tot 25".
    pub label: String,
    /// The left side; `None` if there is no figure, and below zero counts as zero.
    pub left: Option<f64>,
    /// The left side as text; where there is none, the reason.
    pub left_text: String,
    /// As `left`, of the right side.
    pub right: Option<f64>,
    /// As `left_text`, of the right side.
    pub right_text: String,
}
