//! The kinds of chart that a report may have, and the indicators they take.

/// A chart on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartSpec {
    /// Id, as the narrative names it.
    pub id: String,
    /// What it shows.
    pub kind: ChartKind,
}

/// The kinds of chart and the indicators they take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartKind {
    /// Target against actual.
    Doelen {
        /// Ids of indicators with a target.
        indicators: Vec<String>,
    },
    /// A stock from month to month with its flows.
    Verloop {
        /// Id of the stock.
        stock: String,
        /// Id of the inflow.
        inflow: String,
        /// Id of the outflow.
        outflow: String,
    },
    /// Parts of a whole.
    Delen {
        /// Id of the indicator.
        indicator: String,
        /// Its breakdown.
        breakdown: String,
    },
    /// Occupancy against capacity, by month.
    Bezetting {
        /// Id of the occupancy.
        occupancy: String,
        /// Id of the capacity.
        capacity: String,
    },
    /// All gemeenten in order.
    Rangorde {
        /// Id of the indicator.
        indicator: String,
    },
    /// One or more indicators through the years, in one unit.
    Reeks {
        /// Ids of the indicators; the first is the one that the headline is about.
        indicators: Vec<String>,
    },
    /// Budget against what was spent or received, per post.
    Geld(MoneySpec),
    /// What has to be done, and how far it is.
    Agenda(AgendaSpec),
    /// Half a year against its schedule.
    Tempo(PaceSpec),
    /// The first few of a breakdown, with their intervals.
    Toplijst {
        /// Id of the indicator.
        indicator: String,
        /// Its breakdown.
        breakdown: String,
        /// How many.
        most: u8,
    },
    /// The share for whom something has not come yet, by months since the beginning.
    Overleving(SurvivalSpec),
    /// From in through a stock to out.
    Doorstroom(PassageSpec),
    /// Two groups by age.
    Piramide(PyramidSpec),
    /// A small panel with the years of each class or each indicator.
    Reeksen(MultiplesSpec),
}

/// Which indicators make a curve of survival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurvivalSpec {
    /// What has not come yet, such as "Nog in de bijstand".
    pub title: String,
    /// Ids of indicators of the same kind, each after another number of months.
    pub indicators: Vec<String>,
}

/// Which indicators make a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageSpec {
    /// Id of the stock.
    pub stock: String,
    /// Id of the inflow.
    pub inflow: String,
    /// Id of the outflow.
    pub outflow: String,
    /// Breakdown of the outflow by destination.
    pub breakdown: String,
}

/// Which indicators make a pyramid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PyramidSpec {
    /// Id of the left side.
    pub left: String,
    /// Id of the right side, with the same breakdown.
    pub right: String,
    /// Breakdown that gives the groups, from young to old.
    pub breakdown: String,
}

/// Which indicators make small multiples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MultiplesSpec {
    /// What the panels are together, where it is not the name of the indicator.
    pub title: Option<String>,
    /// Ids of indicators in one unit; one where there is a breakdown.
    pub indicators: Vec<String>,
    /// Breakdown whose classes are the panels.
    pub breakdown: Option<String>,
    /// How many panels of a breakdown, the highest first.
    pub most: u8,
}

impl ChartKind {
    /// Ids of the indicators that the chart shows.
    pub fn indicators(&self) -> Vec<&str> {
        match self {
            ChartKind::Doelen { indicators } | ChartKind::Reeks { indicators } => {
                indicators.iter().map(String::as_str).collect()
            }
            ChartKind::Verloop {
                stock,
                inflow,
                outflow,
            } => vec![stock, inflow, outflow],
            ChartKind::Delen { indicator, .. }
            | ChartKind::Toplijst { indicator, .. }
            | ChartKind::Rangorde { indicator } => vec![indicator],
            ChartKind::Bezetting {
                occupancy,
                capacity,
            } => vec![occupancy, capacity],
            ChartKind::Overleving(spec) => spec.indicators.iter().map(String::as_str).collect(),
            ChartKind::Reeksen(spec) => spec.indicators.iter().map(String::as_str).collect(),
            ChartKind::Doorstroom(spec) => vec![&spec.stock, &spec.inflow, &spec.outflow],
            ChartKind::Piramide(spec) => vec![&spec.left, &spec.right],
            ChartKind::Geld(spec) => {
                let own = [&spec.budget, &spec.actual, &spec.difference];
                let ids = own.into_iter().chain(&spec.per);
                ids.map(String::as_str).collect()
            }
            ChartKind::Tempo(spec) => vec![&spec.realised, &spec.schedule, &spec.ahead],
            ChartKind::Agenda(spec) => {
                let ids = [&spec.all].into_iter().chain(&spec.states);
                ids.map(String::as_str).collect()
            }
        }
    }
}

/// Which indicators make a table of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneySpec {
    /// What the money is, such as "Lasten".
    pub title: String,
    /// Id of what was budgeted.
    pub budget: String,
    /// Id of what was spent or received.
    pub actual: String,
    /// Id of the difference.
    pub difference: String,
    /// Id of the amount per person, for the sentence below.
    pub per: Option<String>,
    /// Breakdown that gives the rows.
    pub breakdown: String,
    /// Heading over the budget, where it is something else, such as a maximum.
    pub budget_heading: Option<String>,
    /// Heading over what was spent or received.
    pub actual_heading: Option<String>,
    /// So many years after the verslagjaar the budget is shown as well.
    pub ahead: u8,
}

/// Which indicators make half a year against its schedule, all by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaceSpec {
    /// Id of what was realised since the half-year began.
    pub realised: String,
    /// Id of what should have been realised by then.
    pub schedule: String,
    /// Id of the difference between the two.
    pub ahead: String,
    /// Which half of the verslagjaar: 1 or 2.
    pub half: u8,
}

/// Which indicators make an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaSpec {
    /// Id of the number of actions, broken down by action.
    pub all: String,
    /// Ids of the numbers of actions in each state, in the order of the legend.
    pub states: Vec<String>,
    /// Breakdown that names the actions.
    pub breakdown: String,
    /// So many years after the verslagjaar the agenda is about.
    pub ahead: u8,
}
