//! What may be computed of figures: differences, sums, shares, the middle of gemeenten. It is computed
//! here anew, apart from the program.

use std::collections::{BTreeMap, BTreeSet};

use super::knowledge::{Fig, Knowledge};
use super::origin::Scope;
use super::role::Role;

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

/// A number that was computed, and what it is.
pub type Number = (f64, Measure);

/// The numbers that may be computed of the figures of a place, for a role.
pub fn derived(role: Role, scope: &Scope<'_>, knowledge: &Knowledge) -> Vec<Number> {
    let (own, all) = (scope.own.as_slice(), scope.all.as_slice());
    let mut found = Vec::new();
    match role {
        Role::Gap => {
            gaps(own, &mut found);
            sum_gaps(own, &mut found);
            by_size(own, all, &mut found, true);
        }
        Role::Sum => {
            let sums = years(own)
                .into_values()
                .chain(areas(all).into_values())
                .chain(kinds(own).into_values());
            found.extend(sums.map(|sum| (sum, Measure::Plain)));
            found.extend(shares_of_all(all, knowledge));
            // What some gemeenten took over of others.
            let gains: Vec<&Fig> = all
                .iter()
                .filter(|fig| fig.value > Some(0.0))
                .copied()
                .collect();
            found.extend(areas(&gains).into_values().map(|sum| (sum, Measure::Plain)));
        }
        Role::Share => shares(own, &mut found),
        Role::Limit => limits(own, &mut found),
        Role::Target => half(own, &mut found),
        Role::Rest => rest(own, &mut found),
        Role::Middle => found = middles(scope, knowledge, &[0.5]),
        Role::Quartile => found = middles(scope, knowledge, &[0.25, 0.75]),
        Role::BySize => by_size(own, all, &mut found, false),
        Role::Value | Role::Whole | Role::Expected | Role::Count => {}
    }
    found
}

fn rest(figures: &[&Fig], found: &mut Vec<Number>) {
    for fig in figures {
        if let (Some(part), Some(whole)) = (fig.numerator, fig.denominator) {
            found.push((whole - part, Measure::Plain));
        }
    }
}

/// Half-way, half of a target that has no schedule of its own.
fn half(figures: &[&Fig], found: &mut Vec<Number>) {
    let targets = figures.iter().filter_map(|fig| fig.target);
    found.extend(targets.map(|target| (target / 2.0, Measure::Plain)));
}

fn gaps(figures: &[&Fig], found: &mut Vec<Number>) {
    for (index, one) in figures.iter().enumerate() {
        if let (Some(value), Some(target)) = (one.value, one.target) {
            found.push((value - target, Measure::Difference));
        }
        for other in figures
            .iter()
            .skip(index + 1)
            .filter(|other| comparable(one, other))
        {
            if let (Some(a), Some(b)) = (one.value, other.value) {
                found.push((a - b, Measure::Difference));
                found.push((b - a, Measure::Difference));
            }
        }
    }
}

/// Two figures whose difference says something: they differ in one respect only, and not in the gemeente.
fn comparable(one: &Fig, other: &Fig) -> bool {
    let respects = [
        one.indicator != other.indicator,
        one.period != other.period,
        one.class != other.class,
    ];
    respects.into_iter().filter(|differs| *differs).count() == 1 && one.area == other.area
}

/// Differences of what two indicators add up to.
fn sum_gaps(figures: &[&Fig], found: &mut Vec<Number>) {
    let sums = years(figures);
    for ((id, area, class, kind), sum) in &sums {
        for ((other, other_area, other_class, other_kind), other_sum) in &sums {
            if id != other && (area, class, kind) == (other_area, other_class, other_kind) {
                found.push((sum - other_sum, Measure::Difference));
            }
        }
    }
}

type Series<'f> = (&'f str, &'f str, &'f (String, String), Option<&'f str>);

/// Each series of one gemeente added up over its periods of one kind.
fn years<'f>(figures: &[&'f Fig]) -> BTreeMap<Series<'f>, f64> {
    let mut sums = BTreeMap::new();
    for fig in figures {
        let key = (
            fig.indicator.as_str(),
            fig.area.as_str(),
            &fig.class,
            fig.period.get(4..6),
        );
        *sums.entry(key).or_default() += fig.value.unwrap_or_default();
    }
    sums
}

/// Each indicator of a period added up over gemeenten.
fn areas<'f>(figures: &[&'f Fig]) -> BTreeMap<(&'f str, &'f str, &'f (String, String)), f64> {
    let mut sums = BTreeMap::new();
    for fig in figures.iter().filter(|fig| fig.area.starts_with("GM")) {
        let key = (fig.indicator.as_str(), fig.period.as_str(), &fig.class);
        *sums.entry(key).or_default() += fig.value.unwrap_or_default();
    }
    sums
}

/// The share of all gemeenten together, of each indicator and period.
/// All numerators over all denominators of the gemeenten that measure the same, as the centre line of
/// a funnel: a fraction, and times what the definition sets, such as per 10.000.
fn shares_of_all(figures: &[&Fig], knowledge: &Knowledge) -> Vec<Number> {
    let mut sums: BTreeMap<(&str, &str), (f64, f64)> = BTreeMap::new();
    for fig in figures
        .iter()
        .filter(|fig| fig.class.0 == "totaal" && fig.area.starts_with("GM"))
    {
        let deviates = (fig.indicator.clone(), fig.area.clone());
        if let (Some(part), Some(whole), false) = (
            fig.numerator,
            fig.denominator.filter(|_| fig.value.is_some()),
            knowledge.deviating.contains(&deviates),
        ) {
            let sum = sums.entry((&fig.indicator, &fig.period)).or_default();
            *sum = (sum.0 + part, sum.1 + whole);
        }
    }
    let mut found = Vec::new();
    for ((id, _), (part, whole)) in sums.into_iter().filter(|(_, (_, whole))| *whole > 0.0) {
        found.push((part / whole, Measure::Share));
        let scales = knowledge.settings.get(id).into_iter().flatten();
        found.extend(scales.map(|per| (part / whole * per, Measure::Plain)));
    }
    found
}

/// The indicators of one gemeente and period added up, such as three kinds of places.
fn kinds<'f>(figures: &[&'f Fig]) -> BTreeMap<(&'f str, &'f str), f64> {
    let mut sums = BTreeMap::new();
    let totals = figures
        .iter()
        .filter(|fig| fig.class.0 == "totaal" && fig.indicator != "inwoners");
    for fig in totals {
        let key = (fig.area.as_str(), fig.period.as_str());
        *sums.entry(key).or_default() += fig.value.unwrap_or_default();
    }
    sums
}

fn shares(figures: &[&Fig], found: &mut Vec<Number>) {
    for (index, one) in figures.iter().enumerate() {
        if let (Some(value), Some(target)) = (one.value, one.target) {
            found.push((value / target, Measure::Share));
        }
        for other in figures
            .iter()
            .skip(index + 1)
            .filter(|other| comparable(one, other))
        {
            if let (Some(a), Some(b)) = (one.value, other.value) {
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
    for (value, whole) in parts(figures) {
        found.push((value / whole, Measure::Share));
        found.push((value / whole * 100.0, Measure::Plain));
    }
}

fn limits(figures: &[&Fig], found: &mut Vec<Number>) {
    for (value, whole) in parts(figures) {
        let (low, high) = wilson(value, whole);
        found.extend([(low, Measure::Share), (high, Measure::Share)]);
    }
}

/// Each class with the whole that it is a part of.
fn parts(figures: &[&Fig]) -> Vec<(f64, f64)> {
    let mut wholes = BTreeMap::new();
    for fig in figures.iter().filter(|fig| fig.class.0 == "totaal") {
        wholes.insert((&fig.indicator, &fig.area, &fig.period), fig.value);
    }
    let pairs = figures.iter().filter_map(|fig| {
        let whole = wholes.get(&(&fig.indicator, &fig.area, &fig.period))?;
        Some((fig.value?, whole.filter(|whole| *whole != 0.0)?))
    });
    pairs.collect()
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

/// What each gemeente would have if a total were shared by inhabitants, or how far it is from that.
fn by_size(own: &[&Fig], figures: &[&Fig], found: &mut Vec<Number>, gap: bool) {
    let shown: BTreeSet<&str> = own.iter().map(|fig| fig.area.as_str()).collect();
    let totals = || {
        figures
            .iter()
            .filter(|fig| fig.class.0 == "totaal" && fig.area.starts_with("GM"))
    };
    let people: BTreeMap<&str, f64> = totals()
        .filter(|fig| fig.indicator == "inwoners")
        .filter_map(|fig| Some((fig.area.as_str(), fig.value?)))
        .collect();
    let mut places: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for fig in totals().filter(|fig| fig.indicator != "inwoners") {
        *places
            .entry(&fig.period)
            .or_default()
            .entry(&fig.area)
            .or_default() += fig.value.unwrap_or_default();
    }
    let all_people: f64 = people.values().sum();
    for areas in places.values().filter(|_| all_people > 0.0) {
        let all: f64 = areas.values().sum();
        for (area, inhabitants) in people.iter().filter(|(area, _)| shown.contains(*area)) {
            let part = all * inhabitants / all_people;
            let has = areas.get(area).copied().unwrap_or_default();
            found.push(match gap {
                true => (has - part, Measure::Difference),
                false => (part, Measure::Plain),
            });
        }
    }
}

/// A part of the gemeenten is below these: of all, or of those of the same size. A gemeente is held against
/// the others, so where the page is about one, she is left out.
fn middles(scope: &Scope<'_>, knowledge: &Knowledge, parts: &[f64]) -> Vec<Number> {
    let one = scope.one.as_deref();
    let size = one.and_then(|one| knowledge.sizes_of.get(one));
    let mut groups: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    let others = scope
        .all
        .iter()
        .filter(|fig| Some(fig.area.as_str()) != one);
    let alike = |fig: &&&Fig| !scope.alike || knowledge.sizes_of.get(&fig.area) == size;
    let totals = others.filter(|fig| fig.class.0 == "totaal" && fig.area.starts_with("GM"));
    for fig in totals.filter(alike) {
        groups
            .entry((&fig.indicator, &fig.period))
            .or_default()
            .extend(fig.value);
    }
    let mut found = Vec::new();
    for mut values in groups.into_values().filter(|values| values.len() > 4) {
        values.sort_by(f64::total_cmp);
        for part in parts {
            let at = part * (values.len() - 1) as f64;
            let (low, high) = (at.floor() as usize, at.ceil() as usize);
            let number = values[low] + (values[high] - values[low]) * (at - at.floor());
            found.extend([(number, Measure::Plain), (number, Measure::Share)]);
        }
    }
    found
}
