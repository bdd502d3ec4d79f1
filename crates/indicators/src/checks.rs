//! What must hold between figures: classes that are a partition, parts that make a whole, and two
//! ways to the same number.

use std::collections::BTreeMap;

use ijkpunt_model::{
    Area, Code, Figure, Finding, Findings, GemeenteCode, Period, Place, Policy, Severity,
};

use crate::assemble::Remarks;
use crate::derive::Known;
use crate::{Catalogue, Indicator};

/// Half a person: what is counted can't differ by less, and doubles need some room.
const TOLERANCE: f64 = 0.5;

/// Checks the figures of one indicator against its own classes and against those of others.
pub(crate) fn check(
    indicator: &Indicator,
    catalogue: &Catalogue,
    all: &BTreeMap<String, Vec<Figure>>,
    areas: &BTreeMap<&GemeenteCode, &Area>,
    findings: &mut Findings,
) {
    let mut remarks = Remarks::default();
    let figures = |id: &String| all.get(id).map(Vec::as_slice).unwrap_or_default();
    let own = figures(&indicator.id);
    // Only what the checks read is put in order: of a whole country there are hundreds of thousands.
    let read = indicator.checks.named().flat_map(figures);
    let known = Known::of(read);
    let named = || indicator.checks.named().filter_map(|id| catalogue.get(id));
    let checker = Checker {
        tells: std::iter::once(indicator).chain(named()).all(is_public),
        indicator,
        own,
        known,
        areas,
    };
    checker.breakdowns(&mut remarks);
    checker.parts(&mut remarks);
    checker.equal(&mut remarks);
    checker.zero(findings);
    remarks.report(findings);
}

struct Checker<'a> {
    /// Whether the numbers may stand in a finding: findings are forwarded, and come on pages, by
    /// another way than through disclosure control.
    tells: bool,
    indicator: &'a Indicator,
    own: &'a [Figure],
    known: Known<'a>,
    areas: &'a BTreeMap<&'a GemeenteCode, &'a Area>,
}

impl Checker<'_> {
    /// Two numbers in words, where they may be told.
    fn numbers(&self, one: f64, other: f64) -> String {
        match self.tells {
            true => format!(" ({} en {})", shown(one), shown(other)),
            false => String::new(),
        }
    }

    fn totals(&self) -> impl Iterator<Item = (&Figure, &Area)> {
        self.own
            .iter()
            .filter(|figure| figure.is_total())
            .filter_map(|figure| {
                let area = self.areas.get(&figure.gemeente)?;
                Some((figure, *area))
            })
    }

    /// Each person in exactly one class: then the classes add up to the total.
    fn breakdowns(&self, remarks: &mut Remarks) {
        let partitions = self.indicator.breakdowns.iter().filter(|b| b.partition);
        let known = match partitions.clone().next() {
            Some(_) => Known::of(self.own),
            None => return,
        };
        for breakdown in partitions {
            for (total, area) in self.totals() {
                let classes = known.classes(total, &breakdown.name);
                let sum: Option<f64> = classes.map(|class| held(class, self.indicator)).sum();
                let Some((sum, whole)) = sum.zip(held(total, self.indicator)) else {
                    continue;
                };
                if (sum - whole).abs() >= TOLERANCE {
                    remarks.add(
                        Code::DelenTellenNietOp,
                        format!("indicator {}", self.indicator.id),
                        format!(
                            "De klassen van '{}' naar {} zijn in {} samen niet het totaal{}.",
                            self.indicator.name,
                            breakdown.name,
                            total.periode,
                            self.numbers(sum, whole)
                        ),
                        "Iemand telt in twee klassen of in geen. Verbeter de gegevens, of haal 'verdeling' weg.",
                        area,
                    );
                }
            }
        }
    }

    /// Indicators that together are this one.
    fn parts(&self, remarks: &mut Remarks) {
        let parts = &self.indicator.checks.parts;
        if parts.is_empty() {
            return;
        }
        for (total, area) in self.totals() {
            let sum: Option<f64> = parts
                .iter()
                .map(|id| self.known.beside(id, total.periode, total)?.teller)
                .sum();
            let Some((sum, whole)) = sum.zip(total.teller) else {
                continue;
            };
            if (sum - whole).abs() >= TOLERANCE {
                remarks.add(
                    Code::DelenTellenNietOp,
                    format!("indicator {}", self.indicator.id),
                    format!(
                        "De delen van '{}' zijn in {} samen niet het geheel{}.",
                        self.indicator.name,
                        total.periode,
                        self.numbers(sum, whole)
                    ),
                    "Zoek wie in twee delen telt of in geen. Vergelijk de voorwaarden van de delen.",
                    area,
                );
            }
        }
    }

    /// What gemeenten divide among themselves: what one takes over, another gives up. It is looked
    /// at only where there are several, since of one alone nothing can be said.
    fn zero(&self, findings: &mut Findings) {
        if !self.indicator.checks.nets_to_zero || self.areas.len() < 2 {
            return;
        }
        let mut sums: BTreeMap<Period, f64> = BTreeMap::new();
        for (figure, _) in self.totals() {
            *sums.entry(figure.periode).or_default() += figure.teller.unwrap_or(0.0);
        }
        for (period, sum) in sums {
            if sum.abs() >= TOLERANCE {
                let told = match self.tells {
                    true => format!(", maar {}", shown(sum)),
                    false => String::new(),
                };
                findings.push(Finding::new(
                    Code::DelenTellenNietOp,
                    Severity::Waarschuwing,
                    Place::file(format!("indicator {}", self.indicator.id)),
                    format!(
                        "'{}' is in {period} over alle gemeenten samen niet nul{told}.",
                        self.indicator.name
                    ),
                    "Zoek de gemeente die mist, of bij wie het aantal niet klopt.",
                ));
            }
        }
    }

    /// A number that was stated and one that was computed.
    fn equal(&self, remarks: &mut Remarks) {
        let Some(other) = &self.indicator.checks.equal_to else {
            return;
        };
        for (total, area) in self.totals() {
            let computed = self.known.beside(other, total.periode, total);
            let both = total.waarde.zip(computed.and_then(|figure| figure.waarde));
            let Some((stated, computed)) = both else {
                continue;
            };
            if (stated - computed).abs() >= TOLERANCE {
                remarks.add(
                    Code::VerschilMetOpgave,
                    format!("indicator {}", self.indicator.id),
                    format!(
                        "'{}' is voor {} anders opgegeven dan '{other}' geeft{}.",
                        self.indicator.name,
                        total.periode,
                        self.numbers(stated, computed)
                    ),
                    "Het opgegeven cijfer blijft staan. Zoek uit waar het verschil vandaan komt.",
                    area,
                );
            }
        }
    }
}

/// Whether all numbers of an indicator, those of its classes too, are public.
fn is_public(indicator: &Indicator) -> bool {
    matches!(indicator.policy, Policy::Public { classes: None, .. })
}

/// How many there are in a class or in the whole: of a share those of whom it is a share.
fn held(figure: &Figure, indicator: &Indicator) -> Option<f64> {
    match indicator.sort.is_share() {
        true => figure.noemer,
        false => figure.teller,
    }
}

/// A number in Dutch, with at most two decimals.
fn shown(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}
