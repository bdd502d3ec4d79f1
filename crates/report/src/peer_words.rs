//! Dutch sentences about gemeenten beside each other. As in `words`, they take what was computed
//! elsewhere and give words.

use ijkpunt_assessment::{
    Funnel, FunnelPosition, PeerRefusal, PeerVerdict, QUINTILES_FROM, Quartiles, ShadingRefusal,
    Standing, TrendDirection, TrendRefusal,
};
use ijkpunt_model::{About, Direction, Figure, Period};

use crate::comparison::{Difference, GroupSpec};
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
        Some(interval) => format!("{number} (95%-interval {interval})"),
        None => number,
    }
}

/// The middle half of the peers: "45,0% tot 58,3%".
pub fn middle_half(nl: &Dutch, quartiles: &Quartiles, about: &About) -> String {
    format!(
        "{} tot {}",
        value(nl, quartiles.q1, about),
        value(nl, quartiles.q3, about)
    )
}

/// The same in a sentence: "45,0% en 58,3%".
fn between(nl: &Dutch, quartiles: &Quartiles, about: &About) -> String {
    format!(
        "{} en {}",
        value(nl, quartiles.q1, about),
        value(nl, quartiles.q3, about)
    )
}

/// The verdict in a word or two, for a table cell.
pub fn standing(verdict: &PeerVerdict) -> &'static str {
    match verdict.standing {
        Some(Standing::Beter) => "beter",
        Some(Standing::Slechter) => "slechter",
        Some(Standing::Vergelijkbaar) => "vergelijkbaar",
        Some(Standing::Hoger) => "hoger",
        Some(Standing::Lager) => "lager",
        None => "geen oordeel",
    }
}

/// What the verdict says, after the name of the gemeente: "ligt hoger dan de mediaan".
pub fn standing_phrase(verdict: &PeerVerdict) -> &'static str {
    match verdict.standing {
        Some(Standing::Beter) => "doet het beter dan de mediaan",
        Some(Standing::Slechter) => "doet het slechter dan de mediaan",
        Some(Standing::Vergelijkbaar) => "is vergelijkbaar met de mediaan",
        Some(Standing::Hoger) => "ligt hoger dan de mediaan",
        Some(Standing::Lager) => "ligt lager dan de mediaan",
        None => "naast andere gemeenten, zonder oordeel",
    }
}

/// Why the verdict is what it is.
pub fn standing_reason(verdict: &PeerVerdict, about: &About, name: &str) -> String {
    let beyond = "Het verschil is groter dan we door toeval verwachten";
    let better = match about.direction {
        Direction::HogerBeter => "hoger is hier beter",
        Direction::LagerBeter => "lager is hier beter",
        Direction::GeenOordeel => "hoger of lager is hier niet beter of slechter",
    };
    match verdict.standing {
        Some(Standing::Vergelijkbaar) => {
            format!("De mediaan ligt binnen het interval van {name}: het verschil kan toeval zijn.")
        }
        Some(_) => format!("{beyond}; {better}."),
        None => {
            "Bij dit soort cijfer is geen interval bekend. Daarom geven wij geen oordeel.".into()
        }
    }
}

/// The peers in one sentence.
pub fn peers_sentence(nl: &Dutch, verdict: &PeerVerdict, about: &About, group: &str) -> String {
    let statistic = &verdict.statistic;
    let mut text = format!(
        "De mediaan van {} andere gemeenten ({group}) is {}; de middelste helft ligt tussen {}.",
        nl.number(statistic.count as f64, 0),
        value(nl, statistic.quartiles.median, about),
        between(nl, &statistic.quartiles, about)
    );
    match statistic.missing {
        0 => {}
        1 => text.push_str(" Van 1 andere is er geen cijfer."),
        missing => text.push_str(&format!(
            " Van {} andere is er geen cijfer.",
            nl.number(missing as f64, 0)
        )),
    }
    match statistic.estimated {
        0 => {}
        1 => text.push_str(" Van 1 is het cijfer geschat."),
        estimated => text.push_str(&format!(
            " Van {} is het cijfer geschat.",
            nl.number(estimated as f64, 0)
        )),
    }
    text
}

/// From how many others a figure can't be told.
pub fn alike_sentence(nl: &Dutch, name: &str, (apart, alike): (usize, usize)) -> String {
    let all = nl.number((apart + alike) as f64, 0);
    match alike {
        0 => format!("Het cijfer van {name} verschilt van elk van de {all} andere."),
        1 => format!("Van 1 van de {all} andere is {name} niet te onderscheiden."),
        _ if apart == 0 => format!(
            "{name} is van geen van de {all} andere te onderscheiden: de volgorde kan toeval zijn."
        ),
        _ => format!(
            "Van {} van de {all} andere is {name} niet te onderscheiden: hun volgorde kan toeval zijn.",
            nl.number(alike as f64, 0)
        ),
    }
}

/// Why a gemeente is not compared, after "Niet vergelijkbaar omdat".
pub fn refusal(nl: &Dutch, why: PeerRefusal) -> String {
    match why {
        PeerRefusal::TeWeinig { count, needed } => format!(
            "Er zijn {} andere gemeenten met een cijfer. Een mediaan geven wij vanaf {}: van minder \
             zegt hij meer over een van hen dan over de groep.",
            match count {
                0 => "geen".to_owned(),
                _ => nl.number(count as f64, 0),
            },
            nl.number(needed as f64, 0)
        ),
        PeerRefusal::Aantallen => {
            "Niet vergelijkbaar omdat dit een aantal is: een grotere gemeente heeft er vanzelf meer."
                .to_owned()
        }
        PeerRefusal::Ongelijksoortig => {
            "Niet vergelijkbaar omdat de cijfers verschillen van periode of van indelingsjaar."
                .to_owned()
        }
        PeerRefusal::GeenCijfer(sign) => {
            format!("Er is geen cijfer om te vergelijken: {}.", sign.words())
        }
    }
}

/// Why a gemeente stands apart, with the words of whoever said so.
pub fn difference(difference: Difference, words: &str) -> String {
    let what = match difference {
        Difference::Definitie => "de definitie anders is",
        Difference::SoortMaat => "er iets anders wordt gemeten (een stand, een stroom of ooit)",
        Difference::Peildatum => "de peildatum anders is",
        Difference::Indelingsjaar => "het cijfer bij een andere gemeentelijke indeling hoort",
    };
    format!("Niet vergelijkbaar omdat {what}. {words}")
}

/// The same where the figure is of another moment.
pub fn other_moment(nl: &Dutch, found: Period, asked: Period) -> String {
    format!(
        "Niet vergelijkbaar omdat het laatste cijfer van een andere periode is: {} in plaats van {}.",
        nl.period(found),
        nl.period(asked)
    )
}

/// Name of a peer group.
pub fn group_name(nl: &Dutch, group: &PeerGroup) -> String {
    match &group.spec {
        GroupSpec::Grootteklasse if group.common.is_empty() => "zelfde grootteklasse".to_owned(),
        GroupSpec::Provincie if group.common.is_empty() => "zelfde provincie".to_owned(),
        GroupSpec::Grootteklasse => group.common.clone(),
        GroupSpec::Provincie => format!("provincie {}", group.common),
        GroupSpec::Regio { id } if group.common.is_empty() => format!("regio {id}"),
        GroupSpec::Regio { .. } => format!("regio {}", group.common),
        GroupSpec::Lijst { name, .. } => name.clone(),
        GroupSpec::Naaste { number, .. } => {
            format!("de {} meest gelijkende", nl.number(*number as f64, 0))
        }
    }
}

/// The rule by which a group was made.
pub fn group_rule(nl: &Dutch, group: &PeerGroup, map: i32) -> String {
    let mut text = match &group.spec {
        GroupSpec::Grootteklasse => {
            format!("Alle gemeenten met {} op 1 januari {map}.", group.common)
        }
        GroupSpec::Provincie => format!(
            "Alle gemeenten in de provincie {} op 1 januari {map}.",
            group.common
        ),
        GroupSpec::Regio { .. } => {
            format!("De leden van {} op 1 januari {map}.", group.common)
        }
        GroupSpec::Lijst { .. } => "Een lijst die de maker van dit rapport koos.".to_owned(),
        GroupSpec::Naaste { number, .. } => format!(
            "De {} gemeenten die het meest lijken op deze gemeente, naar {}. Elk kenmerk telt even \
             zwaar: het gemiddelde van alle gemeenten in dit rapport gaat eraf, en het is gedeeld \
             door de standaardafwijking.",
            nl.number(*number as f64, 0),
            words::listed(&group.features)
        ),
    };
    if group.tied {
        text.push_str(" De eerste die er niet bij hoort, lijkt er evenveel op als de laatste die er wel bij hoort.");
    }
    match group.outside {
        0 => {}
        1 => text.push_str(" Van 1 van hen heeft dit rapport geen levering."),
        outside => text.push_str(&format!(
            " Van {} van hen heeft dit rapport geen levering.",
            nl.number(outside as f64, 0)
        )),
    }
    text
}

/// Whether the last years show a trend.
pub fn trend(nl: &Dutch, outcome: Result<TrendDirection, TrendRefusal>) -> String {
    match outcome {
        Ok(TrendDirection::Rising) => {
            "De laatste vijf jaren stijgt het cijfer, meer dan door toeval.".to_owned()
        }
        Ok(TrendDirection::Falling) => {
            "De laatste vijf jaren daalt het cijfer, meer dan door toeval.".to_owned()
        }
        Ok(TrendDirection::NoChange) => {
            "De laatste vijf jaren is er geen stijging of daling die groter is dan toeval.".to_owned()
        }
        Err(TrendRefusal::Soort) => {
            "Van dit soort cijfer is niet te toetsen of het stijgt of daalt.".to_owned()
        }
        Err(TrendRefusal::TeWeinigJaren { count, needed }) => format!(
            "Of het cijfer stijgt of daalt, is niet te zeggen: daarvoor zijn {} jaren met een cijfer \
             nodig, en er {}.",
            nl.number(needed as f64, 0),
            match count {
                0 => "is er geen".to_owned(),
                1 => "is er 1".to_owned(),
                _ => format!("zijn er {}", nl.number(count as f64, 0)),
            }
        ),
        Err(TrendRefusal::Breuk) => {
            "Of het cijfer stijgt of daalt, is niet te zeggen: in deze jaren veranderde de indeling of de definitie.".to_owned()
        }
    }
}

/// Where a gemeente lies in a funnel, for a table cell.
pub const fn position(position: FunnelPosition) -> &'static str {
    match position {
        FunnelPosition::FarBelow => "onder 99,8%",
        FunnelPosition::Below => "onder 95%",
        FunnelPosition::Within => "binnen de grenzen",
        FunnelPosition::Above => "boven 95%",
        FunnelPosition::FarAbove => "boven 99,8%",
    }
}

/// Headline over a funnel.
pub fn funnel_headline(nl: &Dutch, funnel: &Funnel, about: &About) -> String {
    let outside = funnel.points.iter();
    let outside = outside.filter(|point| point.position != FunnelPosition::Within);
    let count = nl.number(funnel.points.len() as f64, 0);
    match outside.count() {
        0 => format!(
            "{}: alle {count} gemeenten liggen binnen de grenzen",
            about.name
        ),
        1 => format!(
            "{}: 1 van de {count} gemeenten ligt buiten de grenzen",
            about.name
        ),
        outside => format!(
            "{}: {} van de {count} gemeenten liggen buiten de grenzen",
            about.name,
            nl.number(outside as f64, 0)
        ),
    }
}

/// What the funnel shows, and whether gemeenten spread more than chance.
pub fn funnel_summary(nl: &Dutch, funnel: &Funnel, about: &About) -> String {
    let mut text = format!(
        "Van alle gemeenten met een cijfer samen is het {}. Door toeval alleen ligt 1 op de 20 \
         gemeenten buiten de grenzen van 95%, en 1 op de 500 buiten die van 99,8%.",
        value(nl, funnel.baseline, about)
    );
    text.push_str(match (&funnel.dispersion, funnel.adjusted) {
        (None, _) => " Of gemeenten meer verschillen dan door toeval, is bij zo weinig gemeenten niet te toetsen.",
        (Some(_), true) => " De toets op overspreiding vindt dat gemeenten meer verschillen dan door toeval. Daarom zijn de grenzen verruimd met de spreiding tussen gemeenten: erbuiten ligt wie ook dan nog opvalt.",
        (Some(_), false) => " De toets op overspreiding vindt niet meer verschil dan door toeval. De grenzen zijn niet verruimd.",
    });
    text
}

/// Why a map has no shades.
pub fn no_map(nl: &Dutch, why: ShadingRefusal) -> String {
    match why {
        ShadingRefusal::Aantallen => {
            "Er is geen kaart van aantallen: die laat vooral zien waar veel mensen wonen."
                .to_owned()
        }
        ShadingRefusal::TeWeinig { count, needed } => format!(
            "Er is geen kaart met vijfde delen: {} gemeenten hebben een cijfer, en een kaart maken \
             wij vanaf {}.",
            nl.number(count as f64, 0),
            nl.number(needed as f64, 0)
        ),
        ShadingRefusal::GeenVerschil => {
            "Er is geen kaart met vijfde delen: de gemeenten verschillen niet meer dan door toeval, of te veel cijfers zijn gelijk."
                .to_owned()
        }
        ShadingRefusal::Ongelijksoortig => {
            "Er is geen kaart: de cijfers verschillen van periode of indelingsjaar.".to_owned()
        }
    }
}

/// What a smoothed map shows.
pub fn map_summary(smoothed: bool) -> String {
    let mut text = format!(
        "Elke klasse is een vijfde van de gemeenten; dat kan vanaf {QUINTILES_FROM} gemeenten."
    );
    if smoothed {
        text.push_str(" De kaart is afgevlakt (volgens Marshall): het cijfer van een kleine gemeente is naar het geheel getrokken, zodat het niet door toeval opvalt. De cijfers zelf staan in de tabel.");
    }
    text
}
