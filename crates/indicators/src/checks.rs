//! What must hold between figures: classes that are a partition, parts that make a whole, and two
//! ways to the same number.

use std::collections::BTreeMap;

use ijkpunt_model::{Area, Code, Figure, Findings};

use crate::Indicator;
use crate::assemble::Remarks;
use crate::derive::Known;

/// Half a person: what is counted can't differ by less, and doubles need some room.
const TOLERANCE: f64 = 0.5;

/// Checks the figures of one indicator against its own classes and against those of others.
pub(crate) fn check(
    indicator: &Indicator,
    all: &BTreeMap<String, Vec<Figure>>,
    areas: &[Area],
    findings: &mut Findings,
) {
    let mut remarks = Remarks::default();
    let own = all
        .get(&indicator.id)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let known = Known::of(all.values().flatten());
    let checker = Checker {
        indicator,
        own,
        known,
        areas,
    };
    checker.breakdowns(&mut remarks);
    checker.parts(&mut remarks);
    checker.equal(&mut remarks);
    remarks.report(findings);
}

struct Checker<'a> {
    indicator: &'a Indicator,
    own: &'a [Figure],
    known: Known<'a>,
    areas: &'a [Area],
}

impl Checker<'_> {
    fn totals(&self) -> impl Iterator<Item = (&Figure, &Area)> {
        self.own
            .iter()
            .filter(|figure| figure.is_total())
            .filter_map(|figure| {
                let area = self
                    .areas
                    .iter()
                    .find(|area| area.code == figure.gemeente)?;
                Some((figure, area))
            })
    }

    /// Each person in exactly one class: then the classes add up to the total.
    fn breakdowns(&self, remarks: &mut Remarks) {
        for breakdown in self.indicator.breakdowns.iter().filter(|b| b.partition) {
            for (total, area) in self.totals() {
                let classes = self.own.iter().filter(|class| {
                    class.gemeente == total.gemeente
                        && class.periode == total.periode
                        && class.uitsplitsing == breakdown.name
                });
                let sum: Option<f64> = classes.map(|class| held(class, self.indicator)).sum();
                let Some((sum, whole)) = sum.zip(held(total, self.indicator)) else {
                    continue;
                };
                if (sum - whole).abs() >= TOLERANCE {
                    remarks.add(
                        Code::DelenTellenNietOp,
                        format!("indicator {}", self.indicator.id),
                        format!(
                            "De klassen van '{}' naar {} zijn in {} samen {}, maar het totaal is {}.",
                            self.indicator.name,
                            breakdown.name,
                            total.periode,
                            shown(sum),
                            shown(whole)
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
                        "De delen van '{}' zijn in {} samen {}, maar het geheel is {}.",
                        self.indicator.name,
                        total.periode,
                        shown(sum),
                        shown(whole)
                    ),
                    "Zoek wie in twee delen telt of in geen. Vergelijk de voorwaarden van de delen.",
                    area,
                );
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
                        "'{}' is voor {} opgegeven als {}, maar '{other}' geeft {}.",
                        self.indicator.name,
                        total.periode,
                        shown(stated),
                        shown(computed)
                    ),
                    "Het opgegeven cijfer blijft staan. Zoek uit waar het verschil vandaan komt.",
                    area,
                );
            }
        }
    }
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
