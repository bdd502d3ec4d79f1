//! How the gemeenten of a map are shaded.

use ijkpunt_model::{Figure, GemeenteCode, Sign, Sort};
use ijkpunt_statistics::{GroupsError, QUINTILES_FROM, marshall, quintiles};

use crate::peers::alike;

/// The shades of a map: fifths of the gemeenten, from low to high.
#[derive(Debug, Clone, PartialEq)]
pub struct Shading {
    /// Lowest and highest value of each shade as the map shows it, in the unit of the indicator.
    pub bounds: Vec<(f64, f64)>,
    /// The shade of each gemeente with a value, from 0, in the order of the figures.
    pub shades: Vec<(GemeenteCode, usize)>,
    /// Whether the values were smoothed: drawn to the whole, the more the smaller the gemeente. Such
    /// a value is for the map alone, and never the figure.
    pub smoothed: bool,
}

/// Why a map has no shades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShadingRefusal {
    /// The figures are counts: a map would show where people live.
    Aantallen,
    /// Too few gemeenten have a figure.
    TeWeinig {
        /// How many have one.
        count: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The figures do not differ enough to make fifths: smoothing finds nothing beyond chance, or too
    /// many are equal.
    GeenVerschil,
    /// The figures are not one cell of a table.
    Ongelijksoortig,
}

/// The shades of figures that are a share, a rate or another number per person. Shares and rates are
/// smoothed by Marshall's estimator, so that a small gemeente does not stand out by chance.
pub fn shading(figures: &[&Figure], sort: Sort, per: f64) -> Result<Shading, ShadingRefusal> {
    if matches!(sort, Sort::Stand | Sort::Stroom | Sort::Ooit | Sort::Saldo) {
        return Err(ShadingRefusal::Aantallen);
    }
    if !alike(figures) {
        return Err(ShadingRefusal::Ongelijksoortig);
    }
    let with_value = figures.iter().copied().filter_map(|figure| {
        let value = figure.waarde.filter(|value| value.is_finite())?;
        Some((figure, value))
    });
    let known: Vec<(&Figure, f64)> = with_value.collect();
    let plain = || known.iter().map(|(_, value)| *value).collect();
    let smooth = smoothed(&known, sort, per);
    let smoothed = smooth.is_some();
    let values: Vec<f64> = smooth.unwrap_or_else(plain);
    let groups = quintiles(&values).map_err(|error| match error {
        GroupsError::TooFew { areas, .. } => ShadingRefusal::TeWeinig {
            count: areas,
            needed: QUINTILES_FROM,
        },
        _ => ShadingRefusal::GeenVerschil,
    })?;
    let mut bounds = vec![(f64::INFINITY, f64::NEG_INFINITY); 5];
    let mut shades = Vec::with_capacity(known.len());
    for ((value, group), (figure, _)) in values.iter().zip(groups).zip(&known) {
        let shade = usize::from(group.saturating_sub(1));
        if let Some((low, high)) = bounds.get_mut(shade) {
            *low = low.min(*value);
            *high = high.max(*value);
        }
        shades.push((figure.gemeente.clone(), shade));
    }
    Ok(Shading {
        bounds,
        shades,
        smoothed,
    })
}

/// The values drawn to the whole, where both sides of every figure were counted.
fn smoothed(known: &[(&Figure, f64)], sort: Sort, per: f64) -> Option<Vec<f64>> {
    let scale = match sort {
        Sort::Aandeel | Sort::Cohort => 1.0,
        Sort::Verhouding if per > 0.0 => per,
        _ => return None,
    };
    let sides = known.iter().map(|(figure, _)| {
        let counted = figure.teken != Some(Sign::Geschat);
        figure.teller.zip(figure.noemer).filter(|_| counted)
    });
    let sides: Vec<(f64, f64)> = sides.collect::<Option<_>>()?;
    let smoothing = marshall(&sides)?;
    Some(smoothing.rates.iter().map(|rate| rate * scale).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::part;

    fn figures(count: u16, bottom: f64) -> Vec<Figure> {
        (1..=count)
            .map(|number| part(&format!("GM{number:04}"), f64::from(number) * 30.0, bottom))
            .collect()
    }

    #[test]
    fn fifths_of_twenty_from_low_to_high() {
        let figures = figures(20, 1000.0);
        let figures: Vec<&Figure> = figures.iter().collect();
        let got = shading(&figures, Sort::Aandeel, 1.0).unwrap();
        let shades: Vec<usize> = got.shades.iter().map(|(_, shade)| *shade).collect();
        let expected: Vec<usize> = (0..5).flat_map(|shade| [shade; 4]).collect();
        assert_eq!(shades, expected);
        assert!(got.smoothed);
        // Drawn to the whole: the lowest is higher than its figure, the highest lower.
        let (first, last) = (got.bounds.first().unwrap(), got.bounds.last().unwrap());
        assert!(first.0 > 0.03 && last.1 < 0.6, "{:?}", got.bounds);
    }

    #[test]
    fn no_shades_of_counts_nor_of_few_nor_of_chance() {
        let few = figures(19, 1000.0);
        let few: Vec<&Figure> = few.iter().collect();
        let too_few = ShadingRefusal::TeWeinig {
            count: 19,
            needed: 20,
        };
        assert_eq!(shading(&few, Sort::Aandeel, 1.0), Err(too_few));
        assert_eq!(
            shading(&few, Sort::Stand, 1.0),
            Err(ShadingRefusal::Aantallen)
        );
        let equal: Vec<Figure> = (1..=25)
            .map(|number| part(&format!("GM{number:04}"), 5.0, 10.0))
            .collect();
        let equal: Vec<&Figure> = equal.iter().collect();
        let got = shading(&equal, Sort::Aandeel, 1.0);
        assert_eq!(got, Err(ShadingRefusal::GeenVerschil));
        // What can't be smoothed is shaded as it is.
        let means = figures(20, 1000.0);
        let means: Vec<&Figure> = means.iter().collect();
        let got = shading(&means, Sort::Gemiddelde, 1.0).unwrap();
        assert!(!got.smoothed);
        assert_eq!(got.bounds.first().unwrap().0, 0.03);
    }
}
