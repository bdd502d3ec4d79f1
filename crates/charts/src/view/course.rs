//! View models of charts that show how something went through the time.

use super::TrendBreak;

/// One line through the years in each of many panels, all on the same axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Multiples {
    /// The periods, from left to right, the same in each panel.
    pub periods: Vec<String>,
    /// The panels, from left to right and then down.
    pub panels: Vec<SmallPanel>,
    /// A line that returns in each panel, one value a period; empty if there is none.
    pub reference: Vec<Option<f64>>,
    /// Name of that line, such as "alle gemeenten".
    pub reference_label: String,
    /// Where a definition or the indeling changed; holds for all panels.
    pub breaks: Vec<TrendBreak>,
    /// Whether the values are counts, so that half of one is no tick.
    pub whole: bool,
}

/// One panel of [`Multiples`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SmallPanel {
    /// Name of the class or the gemeente.
    pub label: String,
    /// One value a period; `None` breaks the line.
    pub values: Vec<Option<f64>>,
    /// The values as text; the last that has a value is drawn. Where there is none, the reason.
    pub texts: Vec<String>,
}

/// A share that falls or rises with the time since a beginning, in steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survival {
    /// What the level axis counts, such as "Maanden na het begin van de uitkering".
    pub across_label: String,
    /// What the curve is a percentage of, such as "Nog in de bijstand, % van de instroom".
    pub up_label: String,
    /// The steps, by rising month; the first stands at month 0.
    pub steps: Vec<SurvivalStep>,
    /// Whether the share is known at those months only: then straight lines join them, and each
    /// has its interval as an upright bar. Otherwise the share stays what it is until the next step.
    pub joined: bool,
    /// Name of the band or the bars, such as "95%-betrouwbaarheidsinterval"; shown if there are any.
    pub band_label: String,
    /// Months in which somebody was followed no longer; a small upright stroke each.
    pub censored: Vec<f64>,
    /// Name of those strokes, such as "niet langer gevolgd".
    pub censored_label: String,
    /// Where the curve is read off.
    pub readings: Vec<Reading>,
    /// How many are still followed, below the axis.
    pub at_risk: Vec<AtRisk>,
    /// Name of that row, such as "Aantal dat nog gevolgd wordt".
    pub at_risk_label: String,
}

/// One step of a [`Survival`] curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurvivalStep {
    /// Months since the beginning.
    pub month: f64,
    /// The share from this month on, in percent: 0 to 100.
    pub percent: f64,
    /// Lower and upper bound of the share, in percent.
    pub interval: Option<(f64, f64)>,
}

/// A place where a [`Survival`] curve is read off.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Months since the beginning.
    pub month: f64,
    /// What stands there, such as "64%"; the month is read from the axis.
    pub label: String,
}

/// How many are still followed at a month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AtRisk {
    /// Months since the beginning.
    pub month: f64,
    /// The number as text.
    pub text: String,
}

/// What was realised of a taakstelling up to and including each month of a half-year, against what
/// should have been realised by then.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pace {
    /// Name of the bars, such as "Gehuisvest sinds 1 juli, opgeteld".
    pub realised_label: String,
    /// Name of the marks, such as "Op schema: k/6 van de taakstelling".
    pub target_label: String,
    /// What was carried over from the half-year before: above zero a lead, below zero a lag. It
    /// stands before the months, on the same axis; the months do not contain it unless the caller
    /// counts it in.
    pub start: Option<f64>,
    /// Short name of that column, such as "begin".
    pub start_label: String,
    /// What was carried over, as text, such as "−4".
    pub start_text: String,
    /// What was carried over, in words, such as "Achterstand uit het vorige halfjaar".
    pub start_name: String,
    /// The months, from left to right.
    pub months: Vec<PaceMonth>,
}

/// One month of a [`Pace`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaceMonth {
    /// Month, such as "jul".
    pub label: String,
    /// Realised since the begin, this month included; `None` if there is no figure (yet).
    pub realised: Option<f64>,
    /// That number as text. Where there is none, the reason; empty for a month to come.
    pub text: String,
    /// What should be realised by the end of the month.
    pub target: Option<f64>,
    /// That number in words, such as "schema 25"; drawn at the last month with a figure and at
    /// the last month.
    pub target_text: String,
}

/// Actions one below the other, with a mark in each quarter in which something is due.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    /// The quarters, from left to right.
    pub quarters: Vec<String>,
    /// The actions, drawn from top to bottom in this order.
    pub actions: Vec<AgendaAction>,
    /// The run date, in quarters from the left edge: 0,5 is halfway the first.
    pub today: Option<f64>,
    /// The run date in words, such as "stand 18 februari 2020".
    pub today_label: String,
}

/// One action of an [`Agenda`].
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaAction {
    /// What will be done.
    pub label: String,
    /// Indices of the quarters in which it is due; those outside the picture have no mark.
    pub due: Vec<usize>,
    /// Chooses the shape of the marks.
    pub status: ActionStatus,
    /// The status in a word, such as "op koers".
    pub status_label: String,
}

/// How far an action is. Each has a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionStatus {
    /// Finished: a filled disc.
    Done,
    /// Will be finished in time: an open disc.
    OnCourse,
    /// Will not be, or was not: a filled triangle.
    Late,
    /// Nothing was done yet: an open square.
    NotStarted,
}

/// Who was there at the begin and who came, through one stock, to who left and who is still
/// there; widths are to scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    /// Heading of the left side, such as "Begin en instroom".
    pub left_label: String,
    /// Heading of the right side, such as "Eind en uitstroom".
    pub right_label: String,
    /// Name of the stock, above it.
    pub stock_label: String,
    /// The stock at the begin.
    pub before: PassagePart,
    /// The inflow, by origin; few classes.
    pub inflow: Vec<PassagePart>,
    /// The stock at the end.
    pub after: PassagePart,
    /// The outflow, by destination; few classes.
    pub outflow: Vec<PassagePart>,
}

/// One class of a [`Passage`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PassagePart {
    /// Name of the class.
    pub label: String,
    /// Its size; `None` if there is no figure, and below zero counts as zero.
    pub value: Option<f64>,
    /// The size as text; where there is none, the reason.
    pub value_label: String,
}
