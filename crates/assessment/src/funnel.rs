//! Which gemeenten lie further from the whole than chance explains.

use ijkpunt_model::{Figure, GemeenteCode, Sign, Sort};
use ijkpunt_statistics::{
    Dispersion, Estimate, FunnelLimits, FunnelPosition, funnel_baseline, funnel_proportion,
    funnel_ratio, funnel_ratio_adjusted, overdispersion, proportion_estimate, ratio_estimate,
};

use crate::peers::alike;

/// A funnel plot in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The centre line: all numerators over all denominators, in the unit of the indicator.
    pub baseline: f64,
    /// Whether gemeenten spread more than chance allows; none where that can't be tested.
    pub dispersion: Option<Dispersion>,
    /// Whether the limits were made wider for that spread.
    pub adjusted: bool,
    /// The gemeenten, in the order of the figures.
    pub points: Vec<FunnelPoint>,
    /// The limits from the smallest to the largest denominator, to draw them.
    pub curve: Vec<(f64, FunnelLimits)>,
    /// Gemeenten without a place in the plot: without a figure, or with an estimated one, of which
    /// the numerator was not counted.
    pub left_out: Vec<GemeenteCode>,
}

/// A gemeente in a funnel plot.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPoint {
    /// Its code.
    pub gemeente: GemeenteCode,
    /// Its denominator: how far to the right it stands.
    pub noemer: f64,
    /// Its figure, in the unit of the indicator.
    pub waarde: f64,
    /// Its limits, in the same unit.
    pub limits: FunnelLimits,
    /// Where it lies.
    pub position: FunnelPosition,
}

/// The funnel of a share, or of a rate per so many. Nothing for other kinds, where figures are not
/// one cell of a table, and where there is no baseline.
///
/// Limits are plain unless the test of overdispersion finds more spread than chance; then the
/// variance between gemeenten is added to all of them.
pub fn funnel(figures: &[&Figure], sort: Sort, per: f64) -> Option<Funnel> {
    let shape = match sort {
        Sort::Aandeel | Sort::Cohort => Shape::Proportion,
        Sort::Verhouding if per > 0.0 => Shape::Rate { per },
        _ => return None,
    };
    if !alike(figures) {
        return None;
    }
    let sides = |figure: &Figure| {
        let counted = figure.waarde.is_some() && figure.teken != Some(Sign::Geschat);
        let sides = figure.teller.zip(figure.noemer).filter(|_| counted);
        sides.filter(|(_, bottom)| *bottom > 0.0)
    };
    let areas: Vec<(f64, f64)> = figures.iter().filter_map(|figure| sides(figure)).collect();
    let baseline = funnel_baseline(&areas)?;
    let estimates = areas.iter().map(|area| shape.estimate(baseline, *area));
    let estimates: Option<Vec<Estimate>> = estimates.collect();
    let target = shape.target(baseline);
    let dispersion = estimates.and_then(|estimates| overdispersion(&estimates, target).ok());
    let extra = dispersion.map_or(0.0, |dispersion| dispersion.extra());
    let mut funnel = Funnel {
        baseline: baseline * shape.scale(),
        dispersion,
        adjusted: extra > 0.0,
        points: Vec::new(),
        curve: curve(&areas, |bottom| shape.limits(baseline, bottom, extra)),
        left_out: Vec::new(),
    };
    for figure in figures {
        let gemeente = figure.gemeente.clone();
        let point = sides(figure).and_then(|(top, bottom)| {
            let limits = shape.limits(baseline, bottom, extra)?;
            let waarde = top / bottom * shape.scale();
            Some(FunnelPoint {
                gemeente: gemeente.clone(),
                noemer: bottom,
                waarde,
                position: limits.position(waarde)?,
                limits,
            })
        });
        match point {
            Some(point) => funnel.points.push(point),
            None => funnel.left_out.push(gemeente),
        }
    }
    Some(funnel)
}

/// How many places of a limit are computed to draw it.
const PLACES: u8 = 40;

/// The limits at places between the smallest and the largest denominator, closer to each other where
/// the limits bend most.
fn curve(
    areas: &[(f64, f64)],
    limits: impl Fn(f64) -> Option<FunnelLimits>,
) -> Vec<(f64, FunnelLimits)> {
    let least = areas
        .iter()
        .map(|area| area.1)
        .fold(f64::INFINITY, f64::min);
    let most = areas.iter().map(|area| area.1).fold(0.0, f64::max);
    let places = (0..=PLACES).map(|place| {
        let part = f64::from(place) / f64::from(PLACES);
        least + (most - least) * part * part
    });
    let known = places.filter_map(|bottom| Some((bottom, limits(bottom)?)));
    let mut curve: Vec<(f64, FunnelLimits)> = known.collect();
    curve.dedup_by(|one, other| one.0 == other.0);
    curve
}

/// On which scale a kind of figure is held against chance.
#[derive(Clone, Copy)]
enum Shape {
    Proportion,
    Rate { per: f64 },
}

impl Shape {
    fn scale(self) -> f64 {
        match self {
            Shape::Proportion => 1.0,
            Shape::Rate { per } => per,
        }
    }

    /// The baseline on the scale of the estimates: rates are held against what was expected.
    fn target(self, baseline: f64) -> f64 {
        match self {
            Shape::Proportion => baseline,
            Shape::Rate { .. } => 1.0,
        }
    }

    fn estimate(self, baseline: f64, (top, bottom): (f64, f64)) -> Option<Estimate> {
        match self {
            Shape::Proportion => proportion_estimate(baseline, top, bottom),
            Shape::Rate { .. } => ratio_estimate(top, bottom * baseline),
        }
    }

    fn limits(self, baseline: f64, bottom: f64, extra: f64) -> Option<FunnelLimits> {
        match self {
            Shape::Proportion => funnel_proportion(baseline, bottom, extra),
            Shape::Rate { per } if extra > 0.0 => {
                funnel_ratio_adjusted(baseline * per, bottom * baseline, extra)
            }
            Shape::Rate { per } => funnel_ratio(baseline * per, bottom * baseline),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{part, share};

    fn positions(funnel: &Funnel) -> Vec<FunnelPosition> {
        funnel.points.iter().map(|point| point.position).collect()
    }

    /// Together 250 in 500, so the baseline is a half; at n = 100 the limits are 0,5 ± 0,098.
    #[test]
    fn a_share_lies_within_chance_or_not() {
        let figures = [
            part("GM0034", 50.0, 100.0),
            part("GM0050", 50.0, 100.0),
            part("GM0059", 40.0, 100.0),
            part("GM0060", 60.0, 100.0),
            part("GM0061", 50.0, 100.0),
            share("GM0070", None, None),
        ];
        let figures: Vec<&Figure> = figures.iter().collect();
        let got = funnel(&figures, Sort::Aandeel, 1.0).unwrap();
        assert_eq!((got.baseline, got.adjusted), (0.5, false));
        use FunnelPosition::{Above, Below, Within};
        assert_eq!(positions(&got), [Within, Within, Below, Above, Within]);
        assert_eq!(got.left_out.len(), 1);
        assert_eq!(funnel(&figures, Sort::Mediaan, 1.0), None);
        assert_eq!(funnel(&figures, Sort::Stand, 1.0), None);
    }

    /// Six gemeenten at 0,2 or 0,8 of a hundred spread far more than chance: with the variance
    /// between them in the limits nobody stands out.
    #[test]
    fn limits_are_wider_where_all_spread() {
        let tops = [20.0, 80.0, 25.0, 75.0, 20.0, 80.0];
        for (sort, bottom) in [(Sort::Aandeel, 100.0), (Sort::Verhouding, 1000.0)] {
            let codes = ["GM0034", "GM0050", "GM0059", "GM0060", "GM0061", "GM0070"];
            let figures = codes.iter().zip(tops);
            let figures: Vec<Figure> = figures.map(|(of, top)| part(of, top, bottom)).collect();
            let figures: Vec<&Figure> = figures.iter().collect();
            let got = funnel(&figures, sort, 1000.0).unwrap();
            assert!(got.adjusted, "{sort:?}");
            assert!(
                positions(&got)
                    .iter()
                    .all(|at| *at == FunnelPosition::Within)
            );
        }
    }

    /// Together 100 events in 10.000: ten in a thousand. Of ten expected events the exact limits at
    /// 95 % are 4,795 and 18,390, as in the usual tables.
    #[test]
    fn a_rate_is_held_against_what_was_expected() {
        let tops = [10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 4.0, 16.0];
        let codes: Vec<String> = (1..=10).map(|number| format!("GM{number:04}")).collect();
        let figures: Vec<Figure> = codes
            .iter()
            .zip(tops)
            .map(|(of, top)| part(of, top, 1000.0))
            .collect();
        let figures: Vec<&Figure> = figures.iter().collect();
        let got = funnel(&figures, Sort::Verhouding, 1000.0).unwrap();
        assert!((got.baseline - 10.0).abs() < 1e-12 && !got.adjusted);
        let last = got.points.last().unwrap();
        assert!((last.limits.p95.lower - 4.795).abs() < 1e-3);
        assert!((last.limits.p95.upper - 18.390).abs() < 1e-3);
        assert_eq!(last.position, FunnelPosition::Within);
        assert_eq!(got.points[8].position, FunnelPosition::Below);
    }

    #[test]
    fn an_estimate_has_no_place() {
        let estimated = Figure {
            teken: Some(Sign::Geschat),
            ..part("GM0034", 1.0, 100.0)
        };
        let counted = part("GM0050", 50.0, 100.0);
        let got = funnel(&[&estimated, &counted], Sort::Aandeel, 1.0).unwrap();
        assert_eq!(
            (got.baseline, got.points.len(), got.left_out.len()),
            (0.5, 1, 1)
        );
        assert_eq!(got.dispersion, None);
        assert_eq!(funnel(&[&estimated], Sort::Aandeel, 1.0), None);
    }
}
