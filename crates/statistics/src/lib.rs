//! Intervals and quartiles: pure functions that take numbers and give numbers.

mod funnel;
mod interval;
mod mean;
mod median;
#[cfg(test)]
mod oracles;
mod overdispersion;
mod poisson;
mod quantile;
mod quartiles;
mod smoothing;
mod survival;
mod trend;
mod wilson;

pub use funnel::{
    FunnelLimits, FunnelPosition, funnel_baseline, funnel_proportion, funnel_ratio,
    funnel_ratio_adjusted, proportion_estimate, ratio_estimate,
};
pub use interval::{Interval, Level, Z95, Z998};
pub use mean::{Mean, mean, mean_interval};
pub use median::median_interval;
pub use overdispersion::{
    Dispersion, DispersionError, Estimate, OVERDISPERSION_CHANCE, WINSORISED, overdispersion,
};
pub use poisson::{BYAR_FROM, Rate, RateMethod, byar, exact_poisson, rate};
pub use quartiles::{Quartiles, quartiles};
pub use smoothing::{Smoothing, marshall};
pub use survival::{
    Exits, Survival, SurvivalError, SurvivalShare, SurvivalStep, SurvivalTime, kaplan_meier,
};
pub use trend::{TREND_POINTS, Trend, TrendDirection, TrendError, TrendPoint, recent_trend};
pub use wilson::wilson;
