//! Intervals, survival, funnels, trends and smoothing: pure functions that take numbers and give
//! numbers.
//!
//! This room knows no table, no file and no gemeente. What can not be computed is `None` or a typed
//! error; no function gives NaN or infinity. Each names its source.
//!
//! Results do not differ by platform: doubles go through the operations that IEEE 754 fixes exactly
//! (the four operations and the square root), and through `libm` for logarithms and powers. The
//! quantiles of `statrs` are the exception; they are cut to twelve digits, which is fewer than
//! platforms differ in.

mod benchmark;
mod difference;
mod funnel;
mod groups;
mod interval;
mod mean;
mod median;
#[cfg(test)]
mod oracles;
mod overdispersion;
mod poisson;
#[cfg(test)]
mod properties;
mod quantile;
mod quartiles;
mod segregation;
mod smoothing;
mod survey;
mod survival;
mod trend;
mod wilson;

pub use benchmark::{Outcome, benchmark};
pub use difference::{Difference, difference_of_proportions, difference_of_rates};
pub use funnel::{
    FunnelLimits, FunnelPosition, funnel_baseline, funnel_proportion, funnel_ratio,
    funnel_ratio_adjusted, proportion_estimate, ratio_estimate,
};
pub use groups::{GroupsError, QUINTILES_FROM, quintiles};
pub use interval::{Interval, Level, Z95, Z998};
pub use mean::{Mean, mean, mean_interval};
pub use median::median_interval;
pub use overdispersion::{
    Dispersion, DispersionError, Estimate, OVERDISPERSION_CHANCE, WINSORISED, overdispersion,
};
pub use poisson::{BYAR_FROM, Rate, RateMethod, byar, exact_poisson, rate};
pub use quartiles::{Quartiles, quartiles};
pub use segregation::{Concentration, Dissimilarity, concentration, dissimilarity};
pub use smoothing::{Smoothing, marshall};
pub use survey::{SurveyShare, share_with_margin, survey_share};
pub use survival::{
    Exits, Survival, SurvivalError, SurvivalShare, SurvivalStep, SurvivalTime, kaplan_meier,
};
pub use trend::{TREND_POINTS, Trend, TrendDirection, TrendError, TrendPoint, recent_trend};
pub use wilson::wilson;
