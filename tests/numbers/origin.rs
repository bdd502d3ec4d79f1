//! Where a number comes from. What is derived is computed here anew, apart from the program.

use std::collections::{BTreeMap, BTreeSet};

use super::knowledge::{Fig, Knowledge};
use super::places::Place;
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
const FIXED: [(&str, &str, &str); 22] = [
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
    let (value, decimals) = match &token.kind {
        Kind::Year(year) => {
            // The end of a year is told as the first day of the next.
            let known = knowledge.years.contains(year) || knowledge.years.contains(&(year - 1));
            return known.then_some(Origin::Date);
        }
        Kind::Day(day) => return known_day(day, knowledge).then_some(Origin::Date),
        Kind::Name => return Some(Origin::Name),
        Kind::Number {
            value, decimals, ..
        } => (*value, *decimals),
    };
    let around = |side: &str| match side {
        "" => true,
        side => side == format!("<{}", token.around.0) || side == format!(">{}", token.around.1),
    };
    let digits = token
        .text
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
        .to_lowercase();
    let bare = digits.trim_end_matches("-interval").to_owned();
    if ELSEWHERE
        .iter()
        .any(|(words, _)| place.text.contains(words) || place.header.contains(words))
    {
        return Some(Origin::Elsewhere);
    }
    if FIXED
        .iter()
        .any(|(text, side, _)| *text == bare && around(side))
    {
        return Some(Origin::Fixed);
    }
    let levels = if place.closed {
        place.depth
    } else {
        place.about.len()
    };
    for (level, ids) in place.about.iter().take(levels).enumerate() {
        let figures = chosen(knowledge, &knowledge.with_parts(ids), place);
        if figures.iter().any(|fig| is_of(token, fig, knowledge)) {
            return Some(if level == 0 {
                Origin::Figure
            } else {
                Origin::Around
            });
        }
        let settings = ids
            .iter()
            .filter_map(|id| knowledge.settings.get(id))
            .flatten();
        if settings
            .into_iter()
            .any(|number| fits(token, *number, Measure::Plain))
        {
            return Some(Origin::Written);
        }
        if derived(&figures, knowledge)
            .iter()
            .any(|(number, kind)| fits(token, *number, *kind))
        {
            return Some(Origin::Derived);
        }
    }
    let ids = place
        .about
        .first()
        .map(|ids| knowledge.with_parts(ids))
        .unwrap_or_default();
    let figures = chosen(knowledge, &ids, place);
    let spoken = |side: String| knowledge.spoken.contains(&(digits.clone(), side));
    let beside = [
        format!("<{}", token.around.0),
        format!(">{}", token.around.1),
    ];
    if beside
        .into_iter()
        .any(|side| side.len() > 2 && spoken(side))
        || knowledge.codes.contains(&digits)
    {
        return Some(Origin::Written);
    }
    let whole = decimals == 0 && value >= 0.0;
    let count = value as u64;
    if whole && is_count(count, place, knowledge, &figures) {
        return Some(Origin::Count);
    }
    if let Some(origin) = special(token, value, place, knowledge) {
        return Some(origin);
    }
    let is_size = |kilobytes: &u64| match token.around.1.as_str() {
        "kb" => *kilobytes == count,
        // A large download is told in tenths of a megabyte.
        "mb" => fits(token, *kilobytes as f64 / 1000.0, Measure::Plain),
        _ => false,
    };
    if knowledge.sizes.iter().any(is_size) {
        return Some(Origin::Size);
    }
    if place.closed {
        return None;
    }
    let wider = knowledge.with_parts(&page.union(&knowledge.told).cloned().collect());
    let wider = chosen(knowledge, &wider, place);
    let short = wider
        .iter()
        .filter_map(|fig| Some(fig.value? - fig.target?));
    let told = wider.iter().any(|fig| is_of(token, fig, knowledge))
        || short
            .into_iter()
            .any(|gap| fits(token, gap, Measure::Difference));
    let mut sums = Vec::new();
    // Where a site has a few indicators only, its sentences are about them.
    if knowledge.figures.len() < 10 {
        let all: Vec<&Fig> = knowledge.figures.values().flatten().collect();
        self::sums(&all, &mut sums);
    }
    let summed = sums
        .iter()
        .any(|(number, measure)| fits(token, *number, *measure));
    (told || summed).then_some(Origin::Around)
}

/// What only some pages show: answers of an inquiry, a table of a source, an expectation, outcomes of rules.
fn special(token: &Token, value: f64, place: &Place, knowledge: &Knowledge) -> Option<Origin> {
    let own: Vec<Token> = place
        .row
        .iter()
        .flat_map(|cell| super::tokens::tokens(cell))
        .collect();
    let whole: Vec<f64> = own
        .iter()
        .filter_map(|token| match token.kind {
            Kind::Number {
                value,
                percent: false,
                ..
            } => Some(value),
            _ => None,
        })
        .collect();
    // A share of a row whose count and whole stand beside it.
    let pairs = whole
        .iter()
        .flat_map(|a| whole.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a <= b && *b > 0.0);
    if pairs
        .into_iter()
        .any(|(a, b)| fits(token, a / b, Measure::Share))
    {
        return Some(Origin::Derived);
    }
    if let Some(counts) = knowledge.answers.get(&place.header) {
        // "4 en 1 deels, van 9" in each region: what belongs together adds up to a count of the whole.
        let sum = |chosen: fn(&Token) -> bool| -> u64 {
            own.iter()
                .filter(|token| chosen(token))
                .flat_map(|token| numbers_of(&token.text))
                .sum::<f64>() as u64
        };
        let parts = sum(|token| token.around.0 != "van" && token.around.1 != "deels");
        let wholes = sum(|token| token.around.0 == "van");
        let partly = sum(|token| token.around.1 == "deels");
        let paired = place.row.iter().all(|cell| cell.contains("van "));
        let partly_known = partly == 0 || counts.contains(&partly);
        let adds_up = paired && counts.contains(&parts) && counts.contains(&wholes) && partly_known;
        if adds_up || counts.contains(&(value as u64)) {
            return Some(Origin::Answers);
        }
    }
    if place.page == "toegankelijkheid.html" && knowledge.audit.contains(&(value as u64)) {
        return Some(Origin::Written);
    }
    let apart = whole.iter().flat_map(|a| whole.iter().map(move |b| a - b));
    if place.page.starts_with("bron-") && apart.into_iter().any(|gap| gap == value) {
        return Some(Origin::Derived);
    }
    let shown = |numbers: &[f64]| {
        numbers.iter().any(|number| {
            fits(token, *number, Measure::Plain) || fits(token, *number, Measure::Difference)
        })
    };
    if place.page.starts_with("bron-") && shown(&knowledge.cells) {
        return Some(Origin::Source);
    }
    if place.section.contains("verwachting")
        && (shown(&knowledge.forecast) || shown(&knowledge.cells))
    {
        return Some(Origin::Derived);
    }
    if matches!(
        place.path.last().map(String::as_str),
        Some("p.dekking" | "p.kern" | "p.meer")
    ) {
        let all = super::tokens::tokens(&place.text);
        let sum: f64 = all
            .iter()
            .map(|token| match token.kind {
                Kind::Number { value, .. } => value,
                _ => 0.0,
            })
            .sum();
        let listed = place
            .rows
            .iter()
            .any(|rows| knowledge.lines.contains(&(sum as u64 + *rows as u64)));
        if knowledge.lines.contains(&(sum as u64)) || listed {
            return Some(Origin::Count);
        }
    }
    // How many figures a domain has is not counted anew here.
    let covered = place.path.last().is_some_and(|last| last == "p.dekking");
    (covered || place.page == "datakwaliteit.html").then_some(Origin::Tallied)
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

fn is_count(count: u64, place: &Place, knowledge: &Knowledge, figures: &[&Fig]) -> bool {
    let gemeenten = knowledge.gemeenten as u64;
    let rows = place.rows.iter().any(|rows| *rows as u64 == count);
    let mut groups: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for fig in figures
        .iter()
        .filter(|fig| fig.value.is_some() && fig.class.0 == "totaal")
    {
        *groups.entry((&fig.indicator, &fig.period)).or_default() += 1;
    }
    // The others of a gemeente, with a figure or without.
    let peers = groups.values().any(|with| {
        [
            *with,
            with.saturating_sub(1),
            gemeenten - (*with).min(gemeenten),
        ]
        .contains(&count)
    });
    let mut series: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for fig in figures
        .iter()
        .filter(|fig| fig.value.is_some() && fig.class.0 == "totaal")
    {
        *series.entry((&fig.indicator, &fig.area)).or_default() += 1;
    }
    let classes: BTreeSet<usize> = knowledge.sizes_of.values().copied().collect();
    let alike = |class: usize| {
        knowledge
            .sizes_of
            .values()
            .filter(|other| **other == class)
            .count() as u64
    };
    let small = place.text.contains("te weinig gemeenten") && count < 5;
    let alone = classes
        .iter()
        .any(|class| [alike(*class), alike(*class) - 1].contains(&count));
    // Of how many others a gemeente can be told apart is part of the words, and at most all others.
    let apart =
        place.text.contains("te onderscheiden") && count < gemeenten && counts_others(place, count);
    small
        || apart
        || alone
        || series.values().any(|with| *with == count)
        || rows
        || peers
        || count == gemeenten
        || knowledge.counts.contains(&count)
}

/// Whether the text counts other gemeenten with this number.
fn counts_others(place: &Place, count: u64) -> bool {
    let text = place.text.to_lowercase();
    text.contains(&format!("van {count} andere")) || text.contains(&format!("van {count} van de"))
}

/// The figures that may stand at a place.
fn chosen<'k>(knowledge: &'k Knowledge, ids: &BTreeSet<String>, place: &Place) -> Vec<&'k Fig> {
    let of_year = |fig: &&Fig| match place.year {
        None => true,
        Some(year) => {
            fig.period.starts_with(&year.to_string())
                || fig.period.starts_with(&format!("{}-01-01", year + 1))
        }
    };
    let of_area = |fig: &&Fig| place.area.as_ref().is_none_or(|area| *area == fig.area);
    let figures = ids
        .iter()
        .filter_map(|id| knowledge.figures.get(id))
        .flatten();
    figures.filter(of_year).filter(of_area).collect()
}

/// What a computed number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// As it is.
    Plain,
    /// A difference: the words beside it may tell which way.
    Difference,
    /// A fraction, told in percent.
    Share,
}

fn is_of(token: &Token, fig: &Fig, knowledge: &Knowledge) -> bool {
    let plain = [
        fig.numerator,
        fig.denominator,
        fig.value,
        fig.limits[0],
        fig.limits[1],
        fig.target,
    ];
    let shares = [fig.value, fig.limits[0], fig.limits[1], fig.target];
    let Kind::Number { percent, .. } = token.kind else {
        return false;
    };
    match percent {
        false => plain
            .into_iter()
            .flatten()
            .any(|number| fits(token, number, Measure::Plain)),
        true => {
            let told = knowledge.in_percent.contains(&fig.indicator);
            let plain = plain
                .into_iter()
                .flatten()
                .filter(|_| told)
                .map(|number| number / 100.0);
            shares
                .into_iter()
                .flatten()
                .chain(plain)
                .any(|number| fits(token, number, Measure::Share))
        }
    }
}

/// Whether a number, rounded half away from zero as the token is, reads like it.
fn fits(token: &Token, number: f64, measure: Measure) -> bool {
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

/// Numbers that may be computed from figures: differences, shares of a whole, sums, and what is in the
/// middle of gemeenten.
fn derived(figures: &[&Fig], knowledge: &Knowledge) -> Vec<(f64, Measure)> {
    let mut found = Vec::new();
    for (index, one) in figures.iter().enumerate() {
        if let (Some(value), Some(target)) = (one.value, one.target) {
            found.push((value - target, Measure::Difference));
            found.push((value / target, Measure::Share));
        }
        // Those of a share who are not in it.
        if let (Some(part), Some(whole)) = (one.numerator, one.denominator) {
            found.push((whole - part, Measure::Plain));
        }
        // Half-way, half of a target that has no schedule of its own.
        if let Some(target) = one.target {
            found.push((target / 2.0, Measure::Plain));
        }
        for other in figures
            .iter()
            .skip(index + 1)
            .filter(|other| comparable(one, other))
        {
            if let (Some(a), Some(b)) = (one.value, other.value) {
                found.push((a - b, Measure::Difference));
                found.push((b - a, Measure::Difference));
                let money = ["lasten", "baten", "reserve"]
                    .iter()
                    .any(|word| one.indicator.starts_with(word));
                if one.indicator != other.indicator || money {
                    found.push((a / b, Measure::Share));
                    found.push((b / a, Measure::Share));
                }
            }
        }
    }
    sums(figures, &mut found);
    baselines(figures, knowledge, &mut found);
    middles(figures, knowledge, &mut found);
    by_size(figures, &mut found);
    found
}

/// Two figures whose difference says something: they differ in one respect only.
fn comparable(one: &Fig, other: &Fig) -> bool {
    let respects = [
        one.indicator != other.indicator,
        one.area != other.area,
        one.period != other.period,
        one.class != other.class,
    ];
    respects.into_iter().filter(|differs| *differs).count() == 1 && one.area == other.area
}

fn sums(figures: &[&Fig], found: &mut Vec<(f64, Measure)>) {
    let mut classes: BTreeMap<_, Vec<&Fig>> = BTreeMap::new();
    let mut areas: BTreeMap<_, f64> = BTreeMap::new();
    let mut years: BTreeMap<_, f64> = BTreeMap::new();
    for fig in figures {
        *years
            .entry((&fig.indicator, &fig.area, &fig.class, fig.period.get(4..6)))
            .or_default() += fig.value.unwrap_or_default();
        classes
            .entry((&fig.indicator, &fig.area, &fig.period))
            .or_default()
            .push(fig);
        let total = areas
            .entry((&fig.indicator, &fig.period, &fig.class))
            .or_default();
        *total += fig.value.unwrap_or_default();
    }
    found.extend(
        areas
            .values()
            .chain(years.values())
            .map(|total| (*total, Measure::Plain)),
    );
    for ((id, area, class, kind), sum) in &years {
        for ((other, other_area, other_class, other_kind), other_sum) in &years {
            if id != other && (area, class, kind) == (other_area, other_class, other_kind) {
                found.push((sum - other_sum, Measure::Difference));
            }
        }
    }
    for parts in classes.values() {
        let whole = parts
            .iter()
            .find(|fig| fig.class.0 == "totaal")
            .and_then(|fig| fig.value);
        for part in parts {
            if let (Some(value), Some(whole)) = (part.value, whole.filter(|whole| *whole != 0.0)) {
                found.push((value / whole, Measure::Share));
                found.push((value / whole * 100.0, Measure::Plain));
                let (low, high) = wilson(value, whole);
                found.push((low, Measure::Share));
                found.push((high, Measure::Share));
            }
        }
    }
}

/// All numerators over all denominators of the gemeenten that measure the same, as the centre line of a
/// funnel: a fraction, and times what the definition sets, such as per 10.000.
fn baselines(figures: &[&Fig], knowledge: &Knowledge, found: &mut Vec<(f64, Measure)>) {
    let mut sides: BTreeMap<_, (f64, f64)> = BTreeMap::new();
    for fig in figures.iter().filter(|fig| fig.area.starts_with("GM")) {
        let deviates = (fig.indicator.clone(), fig.area.clone());
        let (Some(above), Some(below)) = (fig.numerator, fig.denominator) else {
            continue;
        };
        if !knowledge.deviating.contains(&deviates) {
            let key = (&fig.indicator, &fig.period, &fig.class);
            let (top, bottom) = sides.entry(key).or_default();
            *top += above;
            *bottom += below;
        }
    }
    for ((id, _, _), (top, bottom)) in sides.into_iter().filter(|(_, (_, all))| *all > 0.0) {
        found.push((top / bottom, Measure::Share));
        let scales = knowledge.settings.get(id).into_iter().flatten();
        found.extend(scales.map(|per| (top / bottom * per, Measure::Plain)));
    }
}

/// Wilson's interval of 95 %.
fn wilson(count: f64, whole: f64) -> (f64, f64) {
    let z = 1.959_963_984_540_054;
    let share = count / whole;
    let middle = share + z * z / (2.0 * whole);
    let wide = z * (share * (1.0 - share) / whole + z * z / (4.0 * whole * whole)).sqrt();
    let scale = 1.0 + z * z / whole;
    ((middle - wide) / scale, (middle + wide) / scale)
}

/// What each gemeente would have if a total were shared by inhabitants, and how far it is from that.
fn by_size(figures: &[&Fig], found: &mut Vec<(f64, Measure)>) {
    let totals = || figures.iter().filter(|fig| fig.class.0 == "totaal");
    let people: BTreeMap<&str, f64> = totals()
        .filter(|fig| fig.indicator == "inwoners" && fig.area.starts_with("GM"))
        .filter_map(|fig| Some((fig.area.as_str(), fig.value?)))
        .collect();
    let mut own: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for fig in totals().filter(|fig| fig.indicator != "inwoners" && fig.area.starts_with("GM")) {
        *own.entry(&fig.period)
            .or_default()
            .entry(&fig.area)
            .or_default() += fig.value.unwrap_or_default();
    }
    let mut regions: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for fig in totals().filter(|fig| fig.indicator != "inwoners" && !fig.area.starts_with("GM")) {
        *regions.entry((&fig.area, &fig.period)).or_default() += fig.value.unwrap_or_default();
    }
    found.extend(regions.into_values().map(|all| (all, Measure::Plain)));
    let all_people: f64 = people.values().sum();
    for areas in own.values().filter(|_| all_people > 0.0) {
        let all: f64 = areas.values().sum();
        found.push((all, Measure::Plain));
        for (area, inhabitants) in &people {
            let part = all * inhabitants / all_people;
            let has = areas.get(area).copied().unwrap_or_default();
            found.extend([
                (part, Measure::Plain),
                (has, Measure::Plain),
                (has - part, Measure::Difference),
            ]);
        }
    }
}

/// Median and quartiles of gemeenten, of all and of each class of size, with and without one of them.
fn middles(figures: &[&Fig], knowledge: &Knowledge, found: &mut Vec<(f64, Measure)>) {
    let mut groups: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    for fig in figures.iter().filter(|fig| fig.class.0 == "totaal") {
        let size = knowledge.sizes_of.get(&fig.area);
        for size in [None].into_iter().chain(size.map(Some)) {
            groups
                .entry((&fig.indicator, &fig.period, size))
                .or_default()
                .extend(fig.value);
        }
    }
    for mut values in groups.into_values().filter(|values| values.len() > 4) {
        values.sort_by(f64::total_cmp);
        for left_out in 0..=values.len() {
            let mut rest = values.clone();
            if left_out < rest.len() {
                rest.remove(left_out);
            }
            for part in [0.25, 0.5, 0.75] {
                let at = part * (rest.len() - 1) as f64;
                let (low, high) = (at.floor() as usize, at.ceil() as usize);
                let number = rest[low] + (rest[high] - rest[low]) * (at - at.floor());
                found.push((number, Measure::Plain));
                found.push((number, Measure::Share));
            }
        }
    }
}
