//! A gemeente among its peers.

use std::collections::BTreeSet;

use ijkpunt_model::{Direction, Figure, GemeenteCode, Sign, Sort};
use ijkpunt_statistics::{Interval, Outcome, Quartiles, benchmark, quartiles};

use crate::Tone;

/// The fewest peers with a figure of which a statistic is given: of fewer it says more about one of
/// them than about all (Fingertips compares no fewer either).
pub const PEERS_FROM: usize = 5;

/// The peers in three numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeerStatistic {
    /// How many peers have a figure.
    pub count: usize,
    /// How many have none: not delivered, secret, unknown.
    pub missing: usize,
    /// How many of the figures are estimated.
    pub estimated: usize,
    /// First quartile, median and third quartile of the peers' figures, each counted once.
    pub quartiles: Quartiles,
}

/// Where a gemeente stands among its peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Better than the median, by more than chance.
    Beter,
    /// Worse than the median, by more than chance.
    Slechter,
    /// The median lies in the gemeente's own interval: it can't be told from it.
    Vergelijkbaar,
    /// Above the median by more than chance, where neither way is better.
    Hoger,
    /// Below the median by more than chance, where neither way is better.
    Lager,
}

/// The verdict on a gemeente among its peers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeerVerdict {
    /// The peers, without the gemeente itself.
    pub statistic: PeerStatistic,
    /// Its figure minus the median, in the unit of the indicator.
    pub difference: f64,
    /// Where it stands; none where its figure has no interval, for then nobody can tell chance from
    /// more.
    pub standing: Option<Standing>,
    /// What that means.
    pub tone: Tone,
}

/// Why a gemeente is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerRefusal {
    /// Too few peers have a figure.
    TeWeinig {
        /// How many have one.
        count: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The figures are counts: those of a large gemeente are larger, and that is all they say.
    Aantallen,
    /// The figures differ in indicator, period, class or indelingsjaar, or a gemeente has two.
    Ongelijksoortig,
    /// The gemeente has no figure itself, for this reason.
    GeenCijfer(Sign),
}

/// The statistic of the peers of a gemeente. Its own figure is left out wherever it is among them,
/// so that nobody is compared with himself. The median is of gemeenten, not of inhabitants: each
/// counts once, whatever its size.
pub fn peer_statistic(
    own: &GemeenteCode,
    figures: &[&Figure],
    sort: Sort,
) -> Result<PeerStatistic, PeerRefusal> {
    if matches!(sort, Sort::Stand | Sort::Stroom | Sort::Ooit | Sort::Saldo) {
        return Err(PeerRefusal::Aantallen);
    }
    let peers: Vec<&Figure> = figures
        .iter()
        .copied()
        .filter(|figure| figure.gemeente != *own)
        .collect();
    if !alike(&peers) {
        return Err(PeerRefusal::Ongelijksoortig);
    }
    let mut values: Vec<(f64, u64)> = peers
        .iter()
        .filter_map(|figure| figure.waarde)
        .filter(|value| value.is_finite())
        .map(|value| (value, 1))
        .collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let estimated = peers
        .iter()
        .filter(|figure| figure.waarde.is_some() && figure.teken == Some(Sign::Geschat));
    let too_few = PeerRefusal::TeWeinig {
        count: values.len(),
        needed: PEERS_FROM,
    };
    if values.len() < PEERS_FROM {
        return Err(too_few);
    }
    Ok(PeerStatistic {
        count: values.len(),
        missing: peers.len() - values.len(),
        estimated: estimated.count(),
        quartiles: quartiles(&values).ok_or(too_few)?,
    })
}

/// Holds a gemeente against the median of its peers, by its own interval. `figures` may hold its own
/// figure too.
pub fn against_peers(
    own: &Figure,
    figures: &[&Figure],
    sort: Sort,
    direction: Direction,
) -> Result<PeerVerdict, PeerRefusal> {
    let statistic = peer_statistic(&own.gemeente, figures, sort)?;
    let missing = PeerRefusal::GeenCijfer(own.teken.unwrap_or(Sign::NietGeleverd));
    let value = own.waarde.ok_or(missing)?;
    let others = figures.iter().copied();
    let first = others
        .filter(|figure| figure.gemeente != own.gemeente)
        .take(1);
    if !alike(&first.chain([own]).collect::<Vec<_>>()) {
        return Err(PeerRefusal::Ongelijksoortig);
    }
    let median = statistic.quartiles.median;
    let standing = uncertainty(own, sort)
        .and_then(|interval| benchmark(interval, median))
        .map(|outcome| standing(outcome, direction));
    Ok(PeerVerdict {
        statistic,
        difference: value - median,
        standing,
        tone: match standing {
            Some(Standing::Beter) => Tone::Gunstig,
            Some(Standing::Slechter) => Tone::Aandacht,
            _ => Tone::Neutraal,
        },
    })
}

fn standing(outcome: Outcome, direction: Direction) -> Standing {
    match (outcome, direction) {
        (Outcome::Similar, _) => Standing::Vergelijkbaar,
        (Outcome::Above, Direction::HogerBeter) | (Outcome::Below, Direction::LagerBeter) => {
            Standing::Beter
        }
        (Outcome::Above, Direction::LagerBeter) | (Outcome::Below, Direction::HogerBeter) => {
            Standing::Slechter
        }
        (Outcome::Above, Direction::GeenOordeel) => Standing::Hoger,
        (Outcome::Below, Direction::GeenOordeel) => Standing::Lager,
    }
}

/// The interval of a figure, where its limits are one: those of a median are its quartiles, which
/// tell how the values lie and not how sure the median is.
pub fn uncertainty(figure: &Figure, sort: Sort) -> Option<Interval> {
    if sort == Sort::Mediaan {
        return None;
    }
    Some(Interval {
        lower: figure.ondergrens?,
        upper: figure.bovengrens?,
    })
}

/// Whether figures are one cell of a table, with one figure for each gemeente.
pub(crate) fn alike(figures: &[&Figure]) -> bool {
    let Some(first) = figures.first() else {
        return true;
    };
    let mut seen = BTreeSet::new();
    figures.iter().all(|figure| {
        figure.indicator == first.indicator
            && figure.periode == first.periode
            && figure.uitsplitsing == first.uitsplitsing
            && figure.klasse == first.klasse
            && figure.indelingsjaar == first.indelingsjaar
            && seen.insert(&figure.gemeente)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::share;

    const PEERS: [(&str, f64); 5] = [
        ("GM0034", 0.10),
        ("GM0050", 0.20),
        ("GM0059", 0.30),
        ("GM0060", 0.40),
        ("GM0061", 0.50),
    ];

    fn peers() -> Vec<Figure> {
        PEERS
            .map(|(code, value)| share(code, Some(value), None))
            .to_vec()
    }

    fn verdict(own: &Figure, direction: Direction) -> Result<PeerVerdict, PeerRefusal> {
        let mut all = peers();
        all.push(own.clone());
        let all: Vec<&Figure> = all.iter().collect();
        against_peers(own, &all, Sort::Aandeel, direction)
    }

    #[test]
    fn the_gemeente_itself_is_left_out() {
        let own = share("GM0014", Some(0.9), Some((0.85, 0.95)));
        let got = verdict(&own, Direction::HogerBeter).unwrap();
        let Quartiles { q1, median, q3 } = got.statistic.quartiles;
        assert_eq!((q1, median, q3), (0.2, 0.3, 0.4));
        assert_eq!((got.statistic.count, got.statistic.missing), (5, 0));
        assert!((got.difference - 0.6).abs() < 1e-12);
    }

    #[test]
    fn interval_and_direction_decide() {
        use Direction::{GeenOordeel, HogerBeter, LagerBeter};
        let (above, below, around) = ((0.31, 0.5), (0.1, 0.29), (0.3, 0.5));
        for (limits, direction, standing, tone) in [
            (above, HogerBeter, Standing::Beter, Tone::Gunstig),
            (above, LagerBeter, Standing::Slechter, Tone::Aandacht),
            (above, GeenOordeel, Standing::Hoger, Tone::Neutraal),
            (below, HogerBeter, Standing::Slechter, Tone::Aandacht),
            (below, LagerBeter, Standing::Beter, Tone::Gunstig),
            (below, GeenOordeel, Standing::Lager, Tone::Neutraal),
            (around, HogerBeter, Standing::Vergelijkbaar, Tone::Neutraal),
        ] {
            let own = share("GM0014", Some((limits.0 + limits.1) / 2.0), Some(limits));
            let got = verdict(&own, direction).unwrap();
            assert_eq!(
                (got.standing, got.tone),
                (Some(standing), tone),
                "{limits:?}"
            );
        }
        let bare = verdict(&share("GM0014", Some(0.9), None), HogerBeter).unwrap();
        assert_eq!((bare.standing, bare.tone), (None, Tone::Neutraal));
    }

    /// The limits of a median are its quartiles.
    #[test]
    fn quartiles_are_no_interval() {
        let own = share("GM0014", Some(0.9), Some((0.85, 0.95)));
        let peers = peers();
        let peers: Vec<&Figure> = peers.iter().collect();
        let got = against_peers(&own, &peers, Sort::Mediaan, Direction::HogerBeter).unwrap();
        assert_eq!(got.standing, None);
    }

    #[test]
    fn why_there_is_no_comparison() {
        let own = share("GM0014", Some(0.9), None);
        let mut four = peers();
        four[4] = four[4].without_value(Sign::Geheim);
        let all: Vec<&Figure> = four.iter().chain([&own]).collect();
        let refused = peer_statistic(&own.gemeente, &all, Sort::Aandeel);
        assert_eq!(
            refused,
            Err(PeerRefusal::TeWeinig {
                count: 4,
                needed: 5
            })
        );
        let five = peers();
        let five: Vec<&Figure> = five.iter().collect();
        for sort in [Sort::Stand, Sort::Stroom, Sort::Ooit, Sort::Saldo] {
            let refused = peer_statistic(&own.gemeente, &five, sort);
            assert_eq!(refused, Err(PeerRefusal::Aantallen));
        }
        let missing = own.without_value(Sign::NietGemeten);
        assert_eq!(
            verdict(&missing, Direction::HogerBeter),
            Err(PeerRefusal::GeenCijfer(Sign::NietGemeten))
        );
        // Own figure or one of the peers' on another map.
        let other = Figure {
            indelingsjaar: 2018,
            ..own.clone()
        };
        let refused = against_peers(&other, &five, Sort::Aandeel, Direction::HogerBeter);
        assert_eq!(refused, Err(PeerRefusal::Ongelijksoortig));
        let twice: Vec<&Figure> = five.iter().copied().chain([five[0]]).collect();
        let refused = peer_statistic(&own.gemeente, &twice, Sort::Aandeel);
        assert_eq!(refused, Err(PeerRefusal::Ongelijksoortig));
    }

    #[test]
    fn what_is_estimated_is_counted() {
        let mut all = peers();
        all.push(share("GM0070", None, None));
        all[0].teken = Some(Sign::Geschat);
        let all: Vec<&Figure> = all.iter().collect();
        let own = share("GM0014", Some(0.9), None);
        let got = peer_statistic(&own.gemeente, &all, Sort::Aandeel).unwrap();
        assert_eq!((got.count, got.missing, got.estimated), (5, 1, 1));
    }
}
