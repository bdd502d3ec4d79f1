//! Dutch sentences about gemeenten beside each other. As in `words`, they take what was computed
//! elsewhere and give words.

use ijkpunt_assessment::{
    Funnel, FunnelPosition, PeerRefusal, PeerVerdict, QUINTILES_FROM, Quartiles, ShadingRefusal,
    Standing, TrendDirection, TrendRefusal,
};
use ijkpunt_model::{About, Direction, Figure, Period};

use crate::comparison::{Difference, GroupSpec};
use crate::words::{append, listed, yes_or_no};
use crate::{Dutch, PeerGroup, words};

/// A number in the unit of an indicator.
pub fn value(nl: &Dutch, value: f64, about: &About) -> String {
    match about.sort.is_share() {
        true => nl.share(value, about.decimals),
        false => nl.number(value, about.decimals),
    }
}

/// "43,1% (95%-interval 38,0–48,2%)".
pub fn with_interval(nl: &Dutch, figure: &Figure, about: &About) -> String {
    let number = nl.figure(figure, about.sort, about.decimals);
    let known = ijkpunt_assessment::uncertainty(figure, about.sort).is_some();
    match words::interval(nl, figure, about).filter(|_| known && figure.waarde.is_some()) {
        Some(interval) => nl.say(
            "cijfer-met-interval",
            &[("waarde", &number), ("interval", &interval)],
        ),
        None => number,
    }
}

/// The middle half of the peers: "45,0% tot 58,3%".
pub fn middle_half(nl: &Dutch, quartiles: &Quartiles, about: &About) -> String {
    nl.say(
        "van-tot",
        &[
            ("van", &value(nl, quartiles.q1, about)),
            ("tot", &value(nl, quartiles.q3, about)),
        ],
    )
}

/// The word by which sentences about a verdict choose.
const fn kind(verdict: &PeerVerdict) -> &'static str {
    match verdict.standing {
        Some(Standing::Beter) => "beter",
        Some(Standing::Slechter) => "slechter",
        Some(Standing::Vergelijkbaar) => "vergelijkbaar",
        Some(Standing::Hoger) => "hoger",
        Some(Standing::Lager) => "lager",
        None => "geen",
    }
}

/// The verdict in a word or two, for a table cell.
pub fn standing(nl: &Dutch, verdict: &PeerVerdict) -> String {
    nl.say("positie", &[("oordeel", &kind(verdict))])
}

/// What the verdict says: "Zeist ligt hoger dan de mediaan".
pub fn standing_phrase(nl: &Dutch, verdict: &PeerVerdict, name: &str) -> String {
    nl.say(
        "positie-zin",
        &[("oordeel", &kind(verdict)), ("naam", &name)],
    )
}

/// Why the verdict is what it is.
pub fn standing_reason(nl: &Dutch, verdict: &PeerVerdict, about: &About, name: &str) -> String {
    let better = match about.direction {
        Direction::HogerBeter => "hoger",
        Direction::LagerBeter => "lager",
        Direction::GeenOordeel => "geen",
    };
    nl.say(
        "positie-reden",
        &[
            ("oordeel", &kind(verdict)),
            ("beter", &better),
            ("naam", &name),
        ],
    )
}

/// The peers in one sentence.
pub fn peers_sentence(nl: &Dutch, verdict: &PeerVerdict, about: &About, group: &str) -> String {
    let statistic = &verdict.statistic;
    let number = |count: usize| nl.number(count as f64, 0);
    let mut text = nl.say(
        "groep-mediaan",
        &[
            ("aantal-tekst", &number(statistic.count)),
            ("groep", &group),
            ("mediaan", &value(nl, statistic.quartiles.median, about)),
            ("van", &value(nl, statistic.quartiles.q1, about)),
            ("tot", &value(nl, statistic.quartiles.q3, about)),
        ],
    );
    let (missing, estimated) = (statistic.missing, statistic.estimated);
    if missing > 0 {
        let sentence = nl.say(
            "groep-zonder-cijfer",
            &[("aantal", &missing), ("aantal-tekst", &number(missing))],
        );
        append(&mut text, &sentence);
    }
    if estimated > 0 {
        let sentence = nl.say(
            "groep-geschat",
            &[("aantal", &estimated), ("aantal-tekst", &number(estimated))],
        );
        append(&mut text, &sentence);
    }
    text
}

/// From how many others a figure can't be told.
pub fn alike_sentence(nl: &Dutch, name: &str, (apart, alike): (usize, usize)) -> String {
    let number = |count: usize| nl.number(count as f64, 0);
    let all = number(apart + alike);
    // Of one that is all there are, the order is no matter of chance.
    if apart == 0 && alike > 1 {
        return nl.say(
            "niet-onderscheiden-alle",
            &[("naam", &name), ("alle", &all)],
        );
    }
    nl.say(
        "niet-onderscheiden",
        &[
            ("naam", &name),
            ("alle", &all),
            ("aantal", &alike),
            ("aantal-tekst", &number(alike)),
        ],
    )
}

/// Why a gemeente is not compared, after "Niet vergelijkbaar omdat".
pub fn refusal(nl: &Dutch, why: PeerRefusal) -> String {
    match why {
        PeerRefusal::TeWeinig { count, needed } => nl.say(
            "geen-mediaan",
            &[
                ("aantal", &count),
                ("aantal-tekst", &nl.number(count as f64, 0)),
                ("nodig", &nl.number(needed as f64, 0)),
            ],
        ),
        PeerRefusal::Aantallen => nl.say("geen-vergelijking-aantallen", &[]),
        PeerRefusal::Ongelijksoortig => nl.say("geen-vergelijking-ongelijksoortig", &[]),
        PeerRefusal::GeenCijfer(sign) => {
            nl.say("geen-vergelijking-geen-cijfer", &[("teken", &sign.words())])
        }
    }
}

/// Why a gemeente stands apart, with the words of whoever said so.
pub fn difference(nl: &Dutch, difference: Difference, words: &str) -> String {
    let what = match difference {
        Difference::Definitie => "definitie",
        Difference::SoortMaat => "soort-maat",
        Difference::Peildatum => "peildatum",
        Difference::Indelingsjaar => "indelingsjaar",
    };
    nl.say("wijkt-af", &[("waarin", &what), ("uitleg", &words)])
}

/// The same where the figure is of another moment.
pub fn other_moment(nl: &Dutch, found: Period, asked: Period) -> String {
    nl.say(
        "andere-periode",
        &[
            ("gevonden", &nl.period(found)),
            ("gevraagd", &nl.period(asked)),
        ],
    )
}

/// Name of a peer group.
pub fn group_name(nl: &Dutch, group: &PeerGroup) -> String {
    match &group.spec {
        GroupSpec::Grootteklasse if group.common.is_empty() => nl.say("groep-grootte", &[]),
        GroupSpec::Provincie if group.common.is_empty() => nl.say("groep-provincie", &[]),
        GroupSpec::Grootteklasse => group.common.clone(),
        GroupSpec::Provincie => nl.say("groep-van-provincie", &[("naam", &group.common)]),
        GroupSpec::Regio { id } => {
            let name = if group.common.is_empty() {
                id
            } else {
                &group.common
            };
            nl.say("groep-van-regio", &[("naam", &name)])
        }
        GroupSpec::Lijst { name, .. } => name.clone(),
        GroupSpec::Naaste { number, .. } => {
            nl.say("groep-naaste", &[("aantal", &nl.number(*number as f64, 0))])
        }
    }
}

/// The rule by which a group was made.
pub fn group_rule(nl: &Dutch, group: &PeerGroup, map: i32) -> String {
    let (common, map) = (&group.common, map.to_string());
    let mut text = match &group.spec {
        GroupSpec::Grootteklasse => nl.say("regel-grootte", &[("klasse", common), ("jaar", &map)]),
        GroupSpec::Provincie => nl.say("regel-provincie", &[("naam", common), ("jaar", &map)]),
        GroupSpec::Regio { .. } => nl.say("regel-regio", &[("naam", common), ("jaar", &map)]),
        GroupSpec::Lijst { .. } => nl.say("regel-lijst", &[]),
        GroupSpec::Naaste { number, .. } => nl.say(
            "regel-naaste",
            &[
                ("aantal", &nl.number(*number as f64, 0)),
                ("kenmerken", &listed(&group.features)),
            ],
        ),
    };
    if group.tied {
        append(&mut text, &nl.say("regel-gelijk", &[]));
    }
    if group.outside > 0 {
        let outside = nl.number(group.outside as f64, 0);
        let sentence = nl.say(
            "regel-zonder-levering",
            &[("aantal", &group.outside), ("aantal-tekst", &outside)],
        );
        append(&mut text, &sentence);
    }
    text
}

/// Whether the last years show a trend.
pub fn trend(nl: &Dutch, outcome: Result<TrendDirection, TrendRefusal>) -> String {
    let direction = |direction: &str| nl.say("trend", &[("richting", &direction)]);
    match outcome {
        Ok(TrendDirection::Rising) => direction("stijgt"),
        Ok(TrendDirection::Falling) => direction("daalt"),
        Ok(TrendDirection::NoChange) => direction("geen"),
        Err(TrendRefusal::Soort) => nl.say("trend-soort", &[]),
        Err(TrendRefusal::TeWeinigJaren { count, needed }) => nl.say(
            "trend-te-weinig",
            &[
                ("nodig", &nl.number(needed as f64, 0)),
                ("aantal", &count),
                ("aantal-tekst", &nl.number(count as f64, 0)),
            ],
        ),
        Err(TrendRefusal::Breuk) => nl.say("trend-breuk", &[]),
    }
}

/// Where a gemeente lies in a funnel, for a table cell.
pub fn position(nl: &Dutch, position: FunnelPosition) -> String {
    let place = match position {
        FunnelPosition::FarBelow => "ver-onder",
        FunnelPosition::Below => "onder",
        FunnelPosition::Within => "binnen",
        FunnelPosition::Above => "boven",
        FunnelPosition::FarAbove => "ver-boven",
    };
    nl.say("trechter-plaats", &[("plaats", &place)])
}

/// Headline over a funnel.
pub fn funnel_headline(nl: &Dutch, funnel: &Funnel, about: &About) -> String {
    let outside = funnel.points.iter();
    let outside = outside.filter(|point| point.position != FunnelPosition::Within);
    let outside = outside.count();
    nl.say(
        "trechter-kop",
        &[
            ("naam", &about.name),
            ("alle", &nl.number(funnel.points.len() as f64, 0)),
            ("aantal", &outside),
            ("aantal-tekst", &nl.number(outside as f64, 0)),
        ],
    )
}

/// What the funnel shows, and whether gemeenten spread more than chance.
pub fn funnel_summary(nl: &Dutch, funnel: &Funnel, about: &About) -> String {
    let baseline = value(nl, funnel.baseline, about);
    let mut text = nl.say("trechter-zin", &[("samen", &baseline)]);
    let test = match (&funnel.dispersion, funnel.adjusted) {
        (None, _) => "niet-te-toetsen",
        (Some(_), true) => "verruimd",
        (Some(_), false) => "toeval",
    };
    append(
        &mut text,
        &nl.say("trechter-spreiding", &[("toets", &test)]),
    );
    text
}

/// Why a map has no shades.
pub fn no_map(nl: &Dutch, why: ShadingRefusal) -> String {
    match why {
        ShadingRefusal::Aantallen => nl.say("geen-kaart-aantallen", &[]),
        ShadingRefusal::TeWeinig { count, needed } => nl.say(
            "geen-kaart-te-weinig",
            &[
                ("aantal", &nl.number(count as f64, 0)),
                ("nodig", &nl.number(needed as f64, 0)),
            ],
        ),
        ShadingRefusal::GeenVerschil => nl.say("geen-kaart-geen-verschil", &[]),
        ShadingRefusal::Ongelijksoortig => nl.say("geen-kaart-ongelijksoortig", &[]),
    }
}

/// What a map shows, and whether it was smoothed.
pub fn map_summary(nl: &Dutch, smoothed: bool) -> String {
    nl.say(
        "kaart-zin",
        &[
            ("vanaf", &QUINTILES_FROM.to_string()),
            ("afgevlakt", &yes_or_no(smoothed)),
        ],
    )
}
