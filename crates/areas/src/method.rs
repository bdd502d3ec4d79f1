//! What may be put together from parts, and how.

use ijkpunt_model::{Figure, Sign, Sort};

use crate::Reason;

/// How the figure of a whole comes from those of its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// A count or an amount: parts add.
    Count,
    /// Persons who were there at any moment. Someone who moved from one part to another is counted
    /// in both, so the sum is the most it can be, and an estimate.
    Persons,
    /// Numerators and denominators add apart, and are divided then: shares, means, cohorts.
    Share,
    /// The same over inhabitants of 1 January, per so many.
    Rate {
        /// Per how many: 1.000, 10.000.
        per: f64,
    },
    /// One count over another of the same period, per so many. Unlike inhabitants of 1 January, both
    /// sides lack a part that was merged before.
    Ratio {
        /// Per how many: 1, 100.
        per: f64,
    },
    /// Medians, survival and surveys: the parts do not hold what the whole is made of.
    Never,
}

impl Method {
    /// The method for a kind of figure. `per` is that of a `verhouding`, and not looked at else.
    pub fn of(sort: Sort, per: f64) -> Self {
        match sort {
            Sort::Stand | Sort::Stroom | Sort::Saldo => Method::Count,
            Sort::Ooit => Method::Persons,
            Sort::Aandeel | Sort::Gemiddelde | Sort::Cohort => Method::Share,
            Sort::Verhouding => Method::Rate { per },
            Sort::Mediaan | Sort::Enquete | Sort::Overleving | Sort::Afgeleid => Method::Never,
        }
    }
}

/// What parts come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// Sum of the numerators.
    pub teller: Option<f64>,
    /// Sum of the denominators, where the kind has one.
    pub noemer: Option<f64>,
    /// The figure: a sum, or a quotient of sums.
    pub waarde: Option<f64>,
    /// What qualifies it, or why there is none.
    pub teken: Option<Sign>,
}

/// The figure of a region: its gemeenten put together. All must be of one indicator, period, class
/// and indelingsjaar. A missing part makes the whole missing, with the reason, and never smaller.
pub fn total(figures: &[&Figure], method: Method) -> Result<Total, Reason> {
    let Some(first) = figures.first() else {
        return Err(Reason::DeelOntbreekt { parts: Vec::new() });
    };
    let alike = figures.iter().all(|figure| {
        figure.indicator == first.indicator
            && figure.periode == first.periode
            && figure.uitsplitsing == first.uitsplitsing
            && figure.klasse == first.klasse
            && figure.indelingsjaar == first.indelingsjaar
    });
    if !alike {
        return Err(Reason::Ongelijksoortig);
    }
    let parts: Vec<(Option<f64>, &Figure)> = figures.iter().map(|figure| (None, *figure)).collect();
    combine(&parts, method)
}

/// Puts parts together, each with the estimated share of it that counts; none for the whole of it.
pub(crate) fn combine(parts: &[(Option<f64>, &Figure)], method: Method) -> Result<Total, Reason> {
    let shared = parts.iter().any(|(share, _)| share.is_some());
    if method == Method::Never && (parts.len() != 1 || shared) {
        return Err(Reason::NietUitAggregaten);
    }
    let mut sum = Sums::default();
    for (share, figure) in parts {
        sum.add(share.unwrap_or(1.0), figure, method)?;
    }
    let estimated = shared || (method == Method::Persons && parts.len() > 1);
    let qualified = match estimated {
        true => Some(Sign::Geschat),
        false => heaviest(parts.iter().filter_map(|(_, figure)| figure.teken)),
    };
    if sum.impossible == parts.len() {
        return Ok(Total {
            teller: None,
            noemer: None,
            waarde: None,
            teken: Some(Sign::KanNietVoorkomen),
        });
    }
    let (waarde, noemer) = match method {
        Method::Count | Method::Persons | Method::Never => (Some(sum.value), None),
        Method::Share => (sum.quotient(1.0), Some(sum.bottom)),
        Method::Rate { per } | Method::Ratio { per } => (sum.quotient(per), Some(sum.bottom)),
    };
    Ok(Total {
        teller: Some(sum.top),
        noemer,
        waarde,
        teken: match waarde {
            Some(_) => qualified,
            None => Some(Sign::KanNietVoorkomen),
        },
    })
}

#[derive(Default)]
struct Sums {
    value: f64,
    top: f64,
    bottom: f64,
    /// Parts that can't have a figure; they count for nothing.
    impossible: usize,
}

impl Sums {
    fn add(&mut self, share: f64, figure: &Figure, method: Method) -> Result<(), Reason> {
        let counted = match method {
            Method::Count | Method::Persons | Method::Never => {
                let top = figure.teller.or(figure.waarde);
                figure.waarde.zip(top).map(|(value, top)| (value, top, 0.0))
            }
            Method::Share | Method::Rate { .. } | Method::Ratio { .. } => {
                let sides = figure.teller.zip(figure.noemer);
                sides.map(|(top, bottom)| (0.0, top, bottom))
            }
        };
        match (counted, figure.teken) {
            (Some((value, top, bottom)), _) => {
                self.value += share * value;
                self.top += share * top;
                self.bottom += share * bottom;
                Ok(())
            }
            (None, Some(Sign::KanNietVoorkomen)) => {
                self.impossible += 1;
                Ok(())
            }
            (None, sign) => Err(Reason::DeelZonderCijfer {
                code: figure.gemeente.clone(),
                sign: sign.unwrap_or(Sign::NietGeleverd),
            }),
        }
    }

    fn quotient(&self, per: f64) -> Option<f64> {
        (self.bottom > 0.0).then(|| self.top / self.bottom * per)
    }
}

/// Of several qualifications the one that says most.
fn heaviest(signs: impl Iterator<Item = Sign>) -> Option<Sign> {
    let weight = |sign: &Sign| match sign {
        Sign::Geschat => 3,
        Sign::Voorlopig => 2,
        Sign::NaderVoorlopig => 1,
        _ => 0,
    };
    signs.filter(|sign| weight(sign) > 0).max_by_key(weight)
}
