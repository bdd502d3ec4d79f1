//! Dutch sentences from verdicts.
//!
//! Each function takes numbers that were computed elsewhere and gives words. They stand together,
//! so that the tone of all pages is set, and tested, in one place.

use ijkpunt_assessment::{
    Balance, Change, Course, Development, Outcome, Part, TargetVerdict, Tone, development,
};
use ijkpunt_model::{About, Direction, Figure, Period, Sign};

use crate::Dutch;

/// The verdict in words, for a table cell.
pub fn verdict(verdict: &TargetVerdict) -> &'static str {
    match verdict.outcome {
        Outcome::Boven => "boven doel",
        Outcome::Op => "op doel",
        Outcome::Onder => "onder doel",
        Outcome::GeenCijfer(_) => "geen oordeel",
        Outcome::GeenDoel => "geen doel gesteld",
    }
}

/// What the verdict means, for a table cell.
pub fn meaning(verdict: &TargetVerdict) -> &'static str {
    match (verdict.outcome, verdict.tone) {
        (Outcome::GeenCijfer(Sign::NietGemeten), _) => "dit jaar niet gemeten",
        (Outcome::GeenCijfer(_), _) => "er is geen cijfer",
        (Outcome::GeenDoel, _) => "geen oordeel",
        (_, Tone::Gunstig) => "gehaald",
        (_, Tone::Aandacht) => "niet gehaald",
        (_, Tone::Neutraal) => "geen oordeel",
    }
}

/// A target as text.
pub fn target(nl: &Dutch, figure: &Figure, about: &About) -> String {
    match (figure.beoogd, about.sort) {
        (None, _) => "geen doel".to_owned(),
        (Some(target), sort) if sort.is_share() => nl.share(target, about.decimals),
        (Some(target), _) => nl.number(target, about.decimals),
    }
}

/// "12 meer", "40 minder", "evenveel".
pub fn difference(nl: &Dutch, verdict: &TargetVerdict, decimals: u8) -> String {
    match verdict.difference {
        None => Sign::Onbekend.words().to_owned(),
        Some(difference) if difference > 0.0 => format!("{} meer", nl.number(difference, decimals)),
        Some(difference) if difference < 0.0 => {
            format!("{} minder", nl.number(-difference, decimals))
        }
        Some(_) => "niet meer en niet minder".to_owned(),
    }
}

/// "een", "twee" … "twaalf"; above that digits, as Dutch prose does.
pub fn count_word(nl: &Dutch, count: usize) -> String {
    const WORDS: [&str; 13] = [
        "geen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf",
    ];
    match WORDS.get(count) {
        Some(word) => (*word).to_owned(),
        None => nl.number(count as f64, 0),
    }
}

/// A sentence begins with a capital.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "a, b en c".
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} en {last}", start.join(", ")),
    }
}

/// Headline over target against actual.
pub fn targets_headline(nl: &Dutch, good: usize, judged: usize) -> String {
    let of = count_word(nl, judged);
    match good {
        _ if judged == 0 => "Van geen enkel doel is te zeggen of het is gehaald".to_owned(),
        good if good == judged && judged == 1 => "Het enige doel met een cijfer is gehaald".into(),
        good if good == judged => format!("Alle {of} doelen met een cijfer zijn gehaald"),
        0 if judged == 1 => "Het enige doel met een cijfer is niet gehaald".into(),
        0 => format!("Geen van de {of} doelen met een cijfer is gehaald"),
        1 => format!("Een van de {of} doelen met een cijfer is gehaald"),
        good => {
            let good = sentence(&count_word(nl, good));
            format!("{good} van de {of} doelen met een cijfer zijn gehaald")
        }
    }
}

/// Headline over a stock and its change.
pub fn change_headline(nl: &Dutch, about: &About, change: &Change) -> String {
    let size = nl.number(change.difference.abs(), about.decimals);
    let to = nl.number(change.to, about.decimals);
    match change.difference {
        d if d > 0.0 => format!("{}: {size} meer dan een jaar eerder, nu {to}", about.name),
        d if d < 0.0 => format!("{}: {size} minder dan een jaar eerder, nu {to}", about.name),
        _ => format!("{}: net zoveel als een jaar eerder, {to}", about.name),
    }
}

/// The change and the flows that make it, in one sentence.
pub fn balance_sentence(
    nl: &Dutch,
    about: &About,
    from: &str,
    to: &str,
    change: &Change,
    balance: Option<&Balance>,
) -> String {
    let number = |value: f64| nl.number(value, about.decimals);
    let unit = if change.from == 1.0 {
        &about.unit.one
    } else {
        &about.unit.many
    };
    let mut text = format!(
        "Op {from} waren het {} {unit}, op {to} waren het er {}.",
        number(change.from),
        number(change.to)
    );
    if let Some(balance) = balance {
        text.push_str(&format!(
            " In die tijd kwamen er {} bij en gingen er {} weg.",
            number(balance.inflow),
            number(balance.outflow)
        ));
        if balance.unexplained != 0.0 {
            text.push_str(&format!(
                " Het verschil van {} komt doordat een persoon meer dan een keer kan in- of uitstromen.",
                number(balance.unexplained.abs())
            ));
        }
    }
    text
}

/// Headline over parts of a whole.
pub fn parts_headline(nl: &Dutch, parts: &[(Part, String)], whole: f64, about: &About) -> String {
    match parts.first() {
        Some((largest, name)) => format!(
            "{} is het grootste deel: {} van de {}",
            sentence(name),
            nl.number(largest.count, 0),
            nl.number(whole, 0)
        ),
        None => about.name.clone(),
    }
}

/// The parts with their doubt, in one sentence.
pub fn parts_sentence(nl: &Dutch, parts: &[(Part, String)]) -> String {
    let listed_parts: Vec<String> = parts
        .iter()
        .map(|(part, name)| format!("{} bij ‘{}’", nl.number(part.share * 100.0, 0), lower(name)))
        .collect();
    let mut text = format!("Van elke 100 horen er {}.", listed(&listed_parts));
    if let [(first, first_name), (second, second_name), ..] = parts {
        let apart = first.interval.lower > second.interval.upper;
        text.push_str(&match apart {
            true => format!(
                " Het verschil tussen ‘{}’ en ‘{}’ is groter dan we door toeval verwachten.",
                lower(first_name),
                lower(second_name)
            ),
            false => format!(
                " Het verschil tussen ‘{}’ en ‘{}’ kan toeval zijn.",
                lower(first_name),
                lower(second_name)
            ),
        });
    }
    text
}

/// The 95 % interval of a figure: "40–55%".
pub fn interval(nl: &Dutch, figure: &Figure, about: &About) -> Option<String> {
    let (lower, upper) = (figure.ondergrens?, figure.bovengrens?);
    Some(match about.sort.is_share() {
        true => nl.interval(lower, upper, about.decimals),
        false => format!(
            "{}–{}",
            nl.number(lower, about.decimals),
            nl.number(upper, about.decimals)
        ),
    })
}

/// Over how many a share was taken: "n = 57". A percentage without it can't be weighed, nor set
/// beside another.
pub fn over(nl: &Dutch, figure: &Figure, about: &About) -> Option<String> {
    let over = figure.noemer.filter(|_| about.sort.is_share())?;
    figure.waarde?;
    Some(format!("n = {}", nl.number(over, 0)))
}

/// The size of a difference: procentpunten for a share, else the unit of the figure.
fn size(nl: &Dutch, about: &About, difference: f64) -> String {
    match about.sort.is_share() {
        true => {
            let text = nl.number(difference.abs() * 100.0, about.decimals);
            match text.as_str() {
                "1" => "1 procentpunt".to_owned(),
                _ => format!("{text} procentpunten"),
            }
        }
        false => nl.number(difference.abs(), about.decimals),
    }
}

/// How a figure moved, for a table cell: "3 procentpunten hoger dan in 2023".
pub fn moved(nl: &Dutch, about: &About, development: &Development, since: Period) -> String {
    let since = match since {
        Period::Peildatum(day) => format!("op {}", nl.day(day)),
        Period::Halfjaar(..) | Period::Kwartaal(..) => format!("in het {}", nl.period(since)),
        _ => format!("in {}", nl.period(since)),
    };
    let size = size(nl, about, development.difference);
    let is_zero = !size.contains(|c: char| ('1'..='9').contains(&c));
    match development.course {
        Course::Gelijk => format!("even hoog als {since}"),
        // The difference is smaller than what the figures show.
        _ if is_zero => format!("bijna even hoog als {since}"),
        Course::Hoger => format!("{size} hoger dan {since}"),
        Course::Lager => format!("{size} lager dan {since}"),
    }
}

/// What the movement means, for a table cell.
pub fn movement_meaning(development: &Development) -> &'static str {
    match (development.chance, development.tone) {
        (Some(true), _) => "het verschil kan toeval zijn",
        (_, Tone::Gunstig) => "dat is gunstig",
        (_, Tone::Aandacht) => "dat vraagt aandacht",
        (_, Tone::Neutraal) => "geen oordeel",
    }
}

/// Headline over a figure and where it comes from.
pub fn years_headline(
    nl: &Dutch,
    about: &About,
    last: &Figure,
    moved_since: Option<&(Development, Period)>,
) -> String {
    let now = nl.figure(last, about.sort, about.decimals);
    match moved_since {
        Some((development, since)) => {
            format!(
                "{}: {now}, {}",
                about.name,
                moved(nl, about, development, *since)
            )
        }
        None => format!("{}: {now}", about.name),
    }
}

/// The same in a sentence, with the doubt.
pub fn years_sentence(
    nl: &Dutch,
    about: &About,
    last: &Figure,
    moved_since: Option<&(Development, Period)>,
) -> String {
    let mut text = format!("{}.", years_headline(nl, about, last, moved_since));
    match moved_since {
        Some((
            Development {
                chance: Some(true), ..
            },
            _,
        )) => {
            text.push_str(" Het verschil kan toeval zijn.");
        }
        Some((
            Development {
                chance: Some(false),
                ..
            },
            _,
        )) => {
            text.push_str(" Het verschil is groter dan we door toeval verwachten.");
        }
        _ => {}
    }
    text
}

/// The same figure for another group, and whether the difference may be chance.
pub fn beside_sentence(nl: &Dutch, own: &Figure, other: &About, theirs: Option<&Figure>) -> String {
    let Some(theirs) = theirs.filter(|figure| figure.waarde.is_some()) else {
        return format!(" Voor ‘{}’ is er geen cijfer.", lower(&other.name));
    };
    let mut text = format!(
        " {}: {}.",
        other.name,
        nl.figure(theirs, other.sort, other.decimals)
    );
    // Without the size of the difference: that of the rounded figures may be another.
    let between = development(theirs, own, Direction::GeenOordeel);
    match between.and_then(|between| between.chance) {
        Some(true) => text.push_str(" Het verschil tussen beide kan toeval zijn."),
        Some(false) => {
            text.push_str(" Het verschil tussen beide is groter dan we door toeval verwachten.");
        }
        None => {}
    }
    text
}

/// A name inside a sentence, unless it is an abbreviation.
pub fn lower(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let second = letters.clone().next();
    match (first, second) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_agree_in_number() {
        let nl = Dutch::new().unwrap();
        for (good, judged, text) in [
            (0, 0, "Van geen enkel doel is te zeggen of het is gehaald"),
            (1, 1, "Het enige doel met een cijfer is gehaald"),
            (0, 1, "Het enige doel met een cijfer is niet gehaald"),
            (0, 3, "Geen van de drie doelen met een cijfer is gehaald"),
            (1, 4, "Een van de vier doelen met een cijfer is gehaald"),
            (3, 4, "Drie van de vier doelen met een cijfer zijn gehaald"),
            (4, 4, "Alle vier doelen met een cijfer zijn gehaald"),
            (14, 20, "14 van de 20 doelen met een cijfer zijn gehaald"),
        ] {
            assert_eq!(targets_headline(&nl, good, judged), text);
        }
    }

    #[test]
    fn names_and_lists_fit_a_sentence() {
        assert_eq!(lower("Andere reden"), "andere reden");
        assert_eq!(lower("LVV bezetting"), "LVV bezetting");
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&items), "a, b en c");
        assert_eq!(listed(&items[..1]), "a");
    }
}
