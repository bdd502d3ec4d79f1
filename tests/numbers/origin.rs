//! Where a number comes from: it is held against the figures of its place, in its own role.

use std::collections::BTreeSet;

use super::counts::{is_count, special};
use super::derived::{Measure, derived};
use super::knowledge::{Fig, Knowledge};
use super::periods::When;
use super::places::Place;
use super::role::{Role, roles};
use super::tokens::{Kind, Token};

/// The kinds of origin, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A year or a day that figures, deliveries or written texts speak of.
    Date,
    /// Digits of a name: of a file, a document, a standard.
    Name,
    /// Value, numerator, denominator, limit or target of a figure of the place.
    Figure,
    /// Computed from figures of the place.
    Derived,
    /// A number that a definition, a contract, a report or the author wrote, in the same words.
    Written,
    /// A sentence of the program says it always, for a reason of statistics.
    Fixed,
    /// Rows, deliveries, gemeenten, lines of a table.
    Count,
    /// The size of a file.
    Size,
    /// A cell of an export that the page shows as it is.
    Source,
    /// Answers of gemeenten, counted anew from the table with a row for each.
    Answers,
    /// How often a rule held or was broken. It is read, and no more: the rules have tests of their own.
    Tallied,
    /// Named in a list of exceptions, with the reason.
    Elsewhere,
    /// A mark of an axis.
    Axis,
    /// A figure of an indicator of the wider place.
    Around,
}

/// Sentences whose number comes from neither figures nor deliveries, and from where instead.
const ELSEWHERE: [(&str, &str); 2] = [
    (
        "hen heeft dit rapport geen levering",
        "gemeenten of the whole country in a class of size, from the embedded map; the room of areas tests them",
    ),
    (
        "gelijkende",
        "the median of the gemeenten that are most alike: which those are is computed by the room of areas",
    ),
];

const CLASSES: &str = "Statistics Netherlands puts gemeenten in classes of size";

/// Numbers that sentences hold whatever the figures are: the words beside them, and why.
const FIXED: [(&str, &str, &str); 23] = [
    ("1.000", ">inwoners", "a rate is told per thousand"),
    ("20.000", ">inwoners", CLASSES),
    ("20.000", ">tot", CLASSES),
    ("50.000", ">inwoners", CLASSES),
    ("50.000", ">tot", CLASSES),
    ("100.000", ">inwoners", CLASSES),
    ("100.000", ">tot", CLASSES),
    ("250.000", ">inwoners", CLASSES),
    ("150.000", ">tot", CLASSES),
    ("150.000", ">inwoners", CLASSES),
    ("5", "<minste", "a median takes five gemeenten"),
    ("95%", "", "how sure an interval is"),
    ("95", "", "how sure an interval is"),
    ("99,8%", "", "the outer limits of a funnel"),
    ("1", ">op", "one in twenty lies outside limits of 95 %"),
    (
        "20",
        ">gemeenten",
        "one in twenty lies outside limits of 95 %",
    ),
    (
        "500",
        ">buiten",
        "one in five hundred lies outside limits of 99,8 %",
    ),
    ("100", "<elke", "parts are told per hundred"),
    ("5", "<vanaf", "a funnel takes five gemeenten"),
    ("5", ">jaren", "a trend takes five years"),
    ("10", ">gemeenten", "quintiles take so many gemeenten"),
    ("20", "<vanaf", "quintiles take so many gemeenten"),
    ("20", ">door", "one pair in twenty differs by chance alone"),
];

/// Finds the origin of a number at its place; none where nothing explains it.
pub fn origin(
    token: &Token,
    place: &Place,
    knowledge: &Knowledge,
    page: &BTreeSet<String>,
) -> Option<Origin> {
    match &token.kind {
        Kind::Year(year) => {
            // The end of a year is told as the first day of the next.
            let known = knowledge.years.contains(year) || knowledge.years.contains(&(year - 1));
            known.then_some(Origin::Date)
        }
        Kind::Day(day) => known_day(day, knowledge).then_some(Origin::Date),
        Kind::Name => Some(Origin::Name),
        Kind::Number { .. } => number(token, place, knowledge, page),
    }
}

fn number(
    token: &Token,
    place: &Place,
    knowledge: &Knowledge,
    page: &BTreeSet<String>,
) -> Option<Origin> {
    if let Some(expected) = knowledge.expected(place) {
        return expected.origin(token);
    }
    if ELSEWHERE
        .iter()
        .any(|(words, _)| place.text.contains(words) || place.header.contains(words))
    {
        return Some(Origin::Elsewhere);
    }
    let in_words = !place.numeric || token.before.ends_with("interval van");
    if in_words && is_fixed(token, place) {
        return Some(Origin::Fixed);
    }
    if knowledge.is_label(&place.text) || token.before.ends_with("bijlage") {
        return Some(Origin::Name);
    }
    if token.before.ends_with("versie") {
        let ids = place.about.iter().flatten();
        let mut versions = ids.filter_map(|id| knowledge.settings.get(id)).flatten();
        let known = place.about.is_empty() || versions.any(|one| fits(token, *one, Measure::Plain));
        return known.then_some(Origin::Written);
    }
    // A norm is told with its unit, in the words of whoever wrote it down.
    if ["dagen", "weken", "maanden"].contains(&token.around.1.as_str())
        && is_written(token, knowledge)
    {
        return Some(Origin::Written);
    }
    let mut roles = roles(token, place);
    // The middle half of a median of days is its interval.
    if roles.contains(&Role::Quartile) && !place.page.starts_with("gm") {
        roles.insert(Role::Limit);
    }
    let levels = if place.closed {
        place.depth
    } else {
        place.about.len()
    };
    for (level, ids) in place.about.iter().take(levels).enumerate() {
        if let Some(origin) = of_figures(token, place, knowledge, (ids, level == 0), &roles) {
            return Some(origin);
        }
    }
    if place.numeric && !roles.contains(&Role::Count) && (place.closed || place.resolved) {
        return special(token, place, knowledge);
    }
    if is_written(token, knowledge) {
        return Some(Origin::Written);
    }
    if let Some(origin) = counted(token, place, knowledge) {
        return Some(origin);
    }
    if place.closed {
        return None;
    }
    wider(token, place, knowledge, page, &roles)
}

/// Whether a sentence of the program says the number always.
fn is_fixed(token: &Token, place: &Place) -> bool {
    let sure = ["interval", "grens", "grenzen", "zeker", "Buiten"]
        .iter()
        .any(|word| place.text.contains(word));
    if token.text.starts_with("95") && !sure {
        return false;
    }
    let around = |side: &str| match side {
        "" => true,
        side => side == format!("<{}", token.around.0) || side == format!(">{}", token.around.1),
    };
    let digits = digits(token);
    let bare = digits.trim_end_matches("-interval");
    FIXED
        .iter()
        .any(|(text, side, _)| *text == bare && around(side))
}

fn digits(token: &Token) -> String {
    let text = token
        .text
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    text.to_lowercase()
}

/// Whether a person wrote the number, in the same words.
fn is_written(token: &Token, knowledge: &Knowledge) -> bool {
    let digits = digits(token);
    let beside = [
        format!("<{}", token.around.0),
        format!(">{}", token.around.1),
    ];
    let spoken = beside
        .into_iter()
        .any(|side| side.len() > 2 && knowledge.spoken.contains(&(digits.clone(), side)));
    spoken || knowledge.codes.contains(&digits)
}

/// Whether figures of these indicators explain the number, as they are or by what is computed of them.
fn of_figures(
    token: &Token,
    place: &Place,
    knowledge: &Knowledge,
    (ids, nearest): (&BTreeSet<String>, bool),
    roles: &BTreeSet<Role>,
) -> Option<Origin> {
    let scope = Scope::of(knowledge, ids, place);
    if scope
        .own
        .iter()
        .any(|fig| is_of(token, fig, knowledge, roles))
    {
        return Some(match nearest {
            true => Origin::Figure,
            false => Origin::Around,
        });
    }
    if is_absent_class(token, place, knowledge, (ids, &scope)) {
        return Some(Origin::Figure);
    }
    let settings = ids.iter().filter_map(|id| knowledge.settings.get(id));
    let told = !place.numeric || roles.contains(&Role::Expected) || token.before.ends_with("per");
    let mut settings = settings.flatten().filter(|_| told);
    if settings.any(|number| fits(token, *number, Measure::Plain)) {
        return Some(Origin::Written);
    }
    let told = roles.iter().any(|role| {
        let numbers = derived(*role, &scope, knowledge);
        numbers
            .iter()
            .any(|(number, measure)| fits(token, *number, *measure))
    });
    told.then_some(Origin::Derived)
}

/// Whether it is the zero of a class of which there is none, where the whole has a figure: classes of
/// free text are only those that were delivered.
fn is_absent_class(
    token: &Token,
    place: &Place,
    knowledge: &Knowledge,
    (ids, scope): (&BTreeSet<String>, &Scope<'_>),
) -> bool {
    let all = knowledge.with_parts(ids);
    let class = knowledge.class_of(&all, [&place.header, &place.column]);
    let Some(class) = class.filter(|_| place.numeric && fits(token, 0.0, Measure::Plain)) else {
        return false;
    };
    let whole = |fig: &&&Fig| fig.class.0 == "totaal" && fig.value.is_some();
    scope.own.iter().any(|fig| whole(&fig)) && scope.own.iter().all(|fig| fig.class != class)
}

fn counted(token: &Token, place: &Place, knowledge: &Knowledge) -> Option<Origin> {
    let Kind::Number {
        value, decimals, ..
    } = token.kind
    else {
        return None;
    };
    let ids = place.about.first().cloned().unwrap_or_default();
    let scope = Scope::of(knowledge, &ids, place);
    let count = value as u64;
    let told = place.numeric || names_things(token);
    if told && decimals == 0 && value >= 0.0 && is_count(count, token, place, (knowledge, &scope)) {
        return Some(Origin::Count);
    }
    special(token, place, knowledge).or_else(|| {
        let is_size = |kilobytes: &u64| match token.around.1.as_str() {
            "kb" => *kilobytes == count,
            // A large download is told in tenths of a megabyte.
            "mb" => fits(token, *kilobytes as f64 / 1000.0, Measure::Plain),
            _ => false,
        };
        let size = knowledge.sizes.iter().any(is_size);
        size.then_some(Origin::Size)
    })
}

/// Things that a sentence may count, that are no persons.
const THINGS: [&str; 28] = [
    "bestand",
    "bestanden",
    "levering",
    "leveringen",
    "gemeente",
    "gemeenten",
    "rij",
    "rijen",
    "cijfer",
    "cijfers",
    "indicator",
    "indicatoren",
    "doel",
    "doelen",
    "actie",
    "acties",
    "aanbieders",
    "jaar",
    "jaren",
    "perioden",
    "pagina’s",
    "andere",
    "anderen",
    "regels",
    "niet",
    "domeinen",
    "bevindingen",
    "dingen",
];

/// Whether a sentence counts things with a number: the word for them stands soon after it, or before.
fn names_things(token: &Token) -> bool {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let after = token.after.split_whitespace().take(4).map(plain);
    let before = token.before.split_whitespace().rev().take(3).map(plain);
    let bracketed = token.after.is_empty() && token.before.ends_with("reactie");
    let again = token.before.ends_with("zijn er");
    bracketed
        || again
        || after
            .chain(before)
            .any(|word| THINGS.contains(&word.as_str()))
}

/// A sentence that is not about one place may tell of any figure of its page.
fn wider(
    token: &Token,
    place: &Place,
    knowledge: &Knowledge,
    page: &BTreeSet<String>,
    roles: &BTreeSet<Role>,
) -> Option<Origin> {
    let ids = page.union(&knowledge.told).cloned().collect();
    let scope = Scope::of(knowledge, &ids, place);
    let gaps = scope
        .own
        .iter()
        .filter_map(|fig| Some(fig.value? - fig.target?));
    let mut gaps = gaps.filter(|_| roles.contains(&Role::Gap));
    let told = scope
        .own
        .iter()
        .any(|fig| is_of(token, fig, knowledge, roles))
        || gaps.any(|gap| fits(token, gap, Measure::Difference));
    let mut sums = Vec::new();
    // Where a site has a few indicators only, its sentences are about them.
    if knowledge.figures.len() < 10 {
        let all: Vec<&Fig> = knowledge.figures.values().flatten().collect();
        let everything = Scope {
            own: all.clone(),
            all,
            one: None,
            alike: false,
        };
        sums = derived(Role::Sum, &everything, knowledge);
    }
    let summed = sums
        .iter()
        .any(|(number, measure)| fits(token, *number, *measure));
    (told || summed).then_some(Origin::Around)
}

/// The figures that a place may tell of.
pub struct Scope<'k> {
    /// Those of its gemeente or region.
    pub own: Vec<&'k Fig>,
    /// Those of every gemeente.
    pub all: Vec<&'k Fig>,
    /// The gemeente that the page is about, which is held against the others.
    pub one: Option<String>,
    /// Whether she is held against gemeenten of her size only.
    pub alike: bool,
}

impl Scope<'_> {
    fn of<'k>(knowledge: &'k Knowledge, ids: &BTreeSet<String>, place: &Place) -> Scope<'k> {
        let narrow = narrowed(knowledge, ids, place);
        let class = (place.numeric || place.in_picture)
            .then(|| knowledge.class_of(&narrow, [&place.header, &place.column]))
            .flatten();
        let figures = narrow.iter().filter_map(|id| knowledge.figures.get(id));
        let of_time = |fig: &&Fig| {
            place.when.is_empty() || place.when.iter().any(|when| when.holds(&fig.period))
        };
        let of_class = |fig: &&Fig| match &class {
            Some(class) => fig.class == *class || fig.class.0 == "totaal",
            None => true,
        };
        let mut all: Vec<&Fig> = figures.flatten().filter(of_time).filter(of_class).collect();
        if !place.in_parts && place.when.iter().any(|when| matches!(when, When::Year(_))) {
            all = of_whole_years(all);
        }
        let here = |fig: &&&Fig| place.areas.is_empty() || place.areas.contains(&fig.area);
        Scope {
            own: all.iter().filter(here).copied().collect(),
            all,
            one: knowledge.page_area(&place.page),
            alike: place.header.contains("inwoners"),
        }
    }
}

/// Where a place is about years, the figures of years and of their ends, of those indicators that have them.
fn of_whole_years(figures: Vec<&Fig>) -> Vec<&Fig> {
    let whole = |fig: &&Fig| fig.period.ends_with("JJ00") || fig.period.ends_with("-01-01");
    let known: BTreeSet<&str> = figures
        .iter()
        .filter(|fig| whole(fig))
        .map(|fig| fig.indicator.as_str())
        .collect();
    let kept = figures
        .iter()
        .filter(|fig| whole(fig) || !known.contains(fig.indicator.as_str()));
    kept.copied().collect()
}

/// The indicators that row and column of a cell name, of those that the place is about; else all of them,
/// with what they are computed from.
fn narrowed(knowledge: &Knowledge, ids: &BTreeSet<String>, place: &Place) -> BTreeSet<String> {
    let all = knowledge.with_parts(ids);
    if !place.numeric && !place.in_picture {
        return all;
    }
    let of = |header: &str| -> BTreeSet<String> {
        knowledge
            .ids_of(header)
            .intersection(&all)
            .cloned()
            .collect()
    };
    let (row, column) = (of(&place.header), of(&place.column));
    let both: BTreeSet<String> = row.intersection(&column).cloned().collect();
    match (both.is_empty(), row.is_empty(), column.is_empty()) {
        (false, _, _) => both,
        (true, true, false) => knowledge.with_parts(&column),
        (true, false, true) => knowledge.with_parts(&row),
        _ => all,
    }
}

fn is_of(token: &Token, fig: &Fig, knowledge: &Knowledge, roles: &BTreeSet<Role>) -> bool {
    let mut numbers = Vec::new();
    for role in roles {
        match role {
            Role::Value => numbers.extend([fig.value, fig.numerator]),
            Role::Whole => numbers.extend([
                fig.denominator,
                fig.value.filter(|_| fig.class.0 == "totaal"),
            ]),
            Role::Limit => numbers.extend(fig.limits),
            Role::Target => numbers.push(fig.target),
            _ => {}
        }
    }
    let Kind::Number { percent, .. } = token.kind else {
        return false;
    };
    let told = knowledge.in_percent.contains(&fig.indicator);
    numbers.into_iter().flatten().any(|number| match percent {
        false => fits(token, number, Measure::Plain),
        true => {
            fits(token, number, Measure::Share)
                || (told && fits(token, number / 100.0, Measure::Share))
        }
    })
}

/// Whether a number, rounded half away from zero as the token is, reads like it.
pub fn fits(token: &Token, number: f64, measure: Measure) -> bool {
    let Kind::Number {
        value,
        decimals,
        percent,
        signed,
        scale,
    } = token.kind
    else {
        return false;
    };
    let whole = match measure {
        Measure::Share if percent => number * 100.0,
        Measure::Share => return false,
        _ if percent && measure == Measure::Difference => number * 100.0,
        _ if percent => return false,
        _ => number / scale,
    };
    let told = match measure {
        Measure::Difference if !signed => whole.abs(),
        _ => whole,
    };
    let steps = 10f64.powi(decimals);
    let rounded = ((told.abs() * steps) + 0.5 + 1e-9).floor() / steps * told.signum();
    (rounded - value).abs() < 1e-6
}

/// The numbers of a text.
pub fn numbers_of(text: &str) -> Vec<f64> {
    let tokens = super::tokens::tokens(text).into_iter();
    tokens
        .filter_map(|token| match token.kind {
            Kind::Number { value, .. } => Some(value),
            _ => None,
        })
        .collect()
}

fn known_day(day: &str, knowledge: &Knowledge) -> bool {
    // A stand at the end of a year, and the first day of a year that has figures.
    let first = day.ends_with("-01-01");
    let turn = first || day.ends_with("-12-31");
    let year = day.get(..4).and_then(|year| year.parse::<i32>().ok());
    knowledge.days.contains(day)
        || (turn
            && year.is_some_and(|year| {
                knowledge.years.contains(&year) || (first && knowledge.years.contains(&(year - 1)))
            }))
}
