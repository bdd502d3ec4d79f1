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
pub fn verdict(nl: &Dutch, verdict: &TargetVerdict) -> String {
    let outcome = match verdict.outcome {
        Outcome::Boven => "boven",
        Outcome::Op => "op",
        Outcome::Onder => "onder",
        Outcome::GeenCijfer(_) => "geen-cijfer",
        Outcome::GeenDoel => "geen-doel",
    };
    nl.say("oordeel", &[("uitkomst", &outcome)])
}

/// What the verdict means, for a table cell.
pub fn meaning(nl: &Dutch, verdict: &TargetVerdict) -> String {
    let meaning = match (verdict.outcome, verdict.tone) {
        (Outcome::GeenCijfer(Sign::NietGemeten), _) => "niet-gemeten",
        (Outcome::GeenCijfer(_), _) => "geen-cijfer",
        (Outcome::GeenDoel, _) | (_, Tone::Neutraal) => "geen-oordeel",
        (_, Tone::Gunstig) => "gehaald",
        (_, Tone::Aandacht) => "niet-gehaald",
    };
    nl.say("oordeel-betekenis", &[("betekenis", &meaning)])
}

/// A target as text.
pub fn target(nl: &Dutch, figure: &Figure, about: &About) -> String {
    match (figure.beoogd, about.sort) {
        (None, _) => nl.say("geen-doel", &[]),
        (Some(target), sort) if sort.is_share() => nl.share(target, about.decimals),
        (Some(target), _) => nl.number(target, about.decimals),
    }
}

/// "12 meer", "40 minder", "evenveel".
pub fn difference(nl: &Dutch, verdict: &TargetVerdict, decimals: u8) -> String {
    match verdict.difference {
        None => Sign::Onbekend.words().to_owned(),
        Some(difference) => nl.say(
            "verschil",
            &[
                ("richting", &more_or_less(difference)),
                ("aantal", &nl.number(difference.abs(), decimals)),
            ],
        ),
    }
}

/// The word by which a sentence about a difference chooses.
pub fn more_or_less(difference: f64) -> &'static str {
    match difference {
        more if more > 0.0 => "meer",
        less if less < 0.0 => "minder",
        _ => "gelijk",
    }
}

/// The word by which a sentence about chance chooses.
pub fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "ja" } else { "nee" }
}

/// "2015 tot en met 2019": a span or a class with both its ends.
pub fn from_to(nl: &Dutch, from: &str, to: &str) -> String {
    nl.say("tot-en-met", &[("van", &from), ("tot", &to)])
}

/// What changed in a series: "Vanaf 2018: een andere definitie".
pub fn since(nl: &Dutch, since: Period, what: &str) -> String {
    nl.say("vanaf", &[("periode", &nl.period(since)), ("wat", &what)])
}

/// "1 vergunninghouder", "12 vergunninghouders".
pub fn permit_holders(nl: &Dutch, count: f64) -> String {
    let form = if count == 1.0 {
        "enkelvoud"
    } else {
        "meervoud"
    };
    nl.say(
        "vergunninghouders",
        &[("vorm", &form), ("aantal", &nl.number(count, 0))],
    )
}

/// Puts a sentence behind others.
pub fn append(text: &mut String, sentence: &str) {
    text.push(' ');
    text.push_str(sentence);
}

/// "een", "twee" … "twaalf"; above that digits, as Dutch prose does.
pub fn count_word(nl: &Dutch, count: usize) -> String {
    let text = nl.number(count as f64, 0);
    nl.say("getalwoord", &[("aantal", &count), ("aantal-tekst", &text)])
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
    if good == judged && judged > 1 {
        return nl.say("doelen-kop-alle", &[("aantal-tekst", &of)]);
    }
    nl.say(
        "doelen-kop",
        &[
            ("aantal", &judged),
            ("aantal-tekst", &of),
            ("gehaald", &good),
            ("gehaald-tekst", &sentence(&count_word(nl, good))),
        ],
    )
}

/// Headline over a stock and its change.
pub fn change_headline(nl: &Dutch, about: &About, change: &Change) -> String {
    let number = |value: f64| nl.number(value, about.decimals);
    nl.say(
        "stand-kop",
        &[
            ("richting", &more_or_less(change.difference)),
            ("naam", &about.name),
            ("verschil", &number(change.difference.abs())),
            ("nu", &number(change.to)),
        ],
    )
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
    let mut text = nl.say(
        "stand-zin",
        &[
            ("van", &from),
            ("tot", &to),
            ("eerst", &number(change.from)),
            ("eenheid", &unit),
            ("nu", &number(change.to)),
        ],
    );
    if let Some(balance) = balance {
        let came = number(balance.inflow);
        let left = number(balance.outflow);
        append(
            &mut text,
            &nl.say("stand-stromen", &[("bij", &came), ("weg", &left)]),
        );
        if balance.unexplained != 0.0 {
            let size = number(balance.unexplained.abs());
            append(
                &mut text,
                &nl.say("stand-onverklaard", &[("verschil", &size)]),
            );
        }
    }
    text
}

/// Headline over parts of a whole.
pub fn parts_headline(nl: &Dutch, parts: &[(Part, String)], whole: f64, about: &About) -> String {
    match parts.first() {
        Some((largest, name)) => nl.say(
            "delen-kop",
            &[
                ("grootste", &sentence(name)),
                ("aantal", &nl.number(largest.count, 0)),
                ("geheel", &nl.number(whole, 0)),
            ],
        ),
        None => about.name.clone(),
    }
}

/// The parts with their doubt, in one sentence.
pub fn parts_sentence(nl: &Dutch, parts: &[(Part, String)]) -> String {
    let listed_parts: Vec<String> = parts
        .iter()
        .map(|(part, name)| {
            let count = nl.number(part.share * 100.0, 0);
            nl.say("delen-deel", &[("aantal", &count), ("deel", &lower(name))])
        })
        .collect();
    let mut text = nl.say("delen-zin", &[("delen", &listed(&listed_parts))]);
    if let [(first, first_name), (second, second_name), ..] = parts {
        let apart = first.interval.lower > second.interval.upper;
        let doubt = nl.say(
            "delen-verschil",
            &[
                ("toeval", &yes_or_no(!apart)),
                ("eerste", &lower(first_name)),
                ("tweede", &lower(second_name)),
            ],
        );
        append(&mut text, &doubt);
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
    Some(nl.say("genomen-over", &[("aantal", &nl.number(over, 0))]))
}

/// The size of a difference: procentpunten for a share, else the unit of the figure.
fn size(nl: &Dutch, about: &About, difference: f64) -> String {
    match about.sort.is_share() {
        true => {
            let text = nl.number(difference.abs() * 100.0, about.decimals);
            let form = match text.as_str() {
                "1" => "enkelvoud",
                _ => "meervoud",
            };
            nl.say("procentpunten", &[("vorm", &form), ("aantal", &text)])
        }
        false => nl.number(difference.abs(), about.decimals),
    }
}

/// How a figure moved, for a table cell: "3 procentpunten hoger dan in 2023".
pub fn moved(nl: &Dutch, about: &About, development: &Development, since: Period) -> String {
    let kind = match since {
        Period::Peildatum(_) => "dag",
        Period::Halfjaar(..) | Period::Kwartaal(..) => "deel",
        _ => "jaar",
    };
    let since = nl.say("sinds", &[("soort", &kind), ("periode", &nl.period(since))]);
    let size = size(nl, about, development.difference);
    let is_zero = !size.contains(|c: char| ('1'..='9').contains(&c));
    let course = match development.course {
        Course::Gelijk => "gelijk",
        // The difference is smaller than what the figures show.
        _ if is_zero => "bijna-gelijk",
        Course::Hoger => "hoger",
        Course::Lager => "lager",
    };
    nl.say(
        "beweging",
        &[
            ("richting", &course),
            ("verschil", &size),
            ("sinds", &since),
        ],
    )
}

/// What the movement means, for a table cell.
pub fn movement_meaning(nl: &Dutch, development: &Development) -> String {
    let meaning = match (development.chance, development.tone) {
        (Some(true), _) => "toeval",
        (_, Tone::Gunstig) => "gunstig",
        (_, Tone::Aandacht) => "aandacht",
        (_, Tone::Neutraal) => "neutraal",
    };
    nl.say("beweging-oordeel", &[("oordeel", &meaning)])
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
            let moved = moved(nl, about, development, *since);
            nl.say(
                "reeks-kop",
                &[("naam", &about.name), ("nu", &now), ("beweging", &moved)],
            )
        }
        None => without_change(nl, about, &now),
    }
}

/// Headline over a figure of which nothing earlier is told.
pub fn without_change(nl: &Dutch, about: &About, now: &str) -> String {
    nl.say("reeks-kop-zonder", &[("naam", &about.name), ("nu", &now)])
}

/// The same in a sentence, with the doubt.
pub fn years_sentence(
    nl: &Dutch,
    about: &About,
    last: &Figure,
    moved_since: Option<&(Development, Period)>,
) -> String {
    let mut text = format!("{}.", years_headline(nl, about, last, moved_since));
    if let Some(chance) = moved_since.and_then(|(development, _)| development.chance) {
        append(
            &mut text,
            &nl.say("reeks-toeval", &[("toeval", &yes_or_no(chance))]),
        );
    }
    text
}

/// The same figure for another group, and whether the difference may be chance.
pub fn beside_sentence(nl: &Dutch, own: &Figure, other: &About, theirs: Option<&Figure>) -> String {
    let Some(theirs) = theirs.filter(|figure| figure.waarde.is_some()) else {
        return nl.say("naast-geen-cijfer", &[("naam", &lower(&other.name))]);
    };
    let value = nl.figure(theirs, other.sort, other.decimals);
    let mut text = nl.say("naast", &[("naam", &other.name), ("waarde", &value)]);
    // Without the size of the difference: that of the rounded figures may be another.
    let between = development(theirs, own, Direction::GeenOordeel);
    if let Some(chance) = between.and_then(|between| between.chance) {
        append(
            &mut text,
            &nl.say("naast-toeval", &[("toeval", &yes_or_no(chance))]),
        );
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
