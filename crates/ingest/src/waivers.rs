//! Waivers: what somebody looked at and allows, until when and why.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, Place, Severity, Spot, TextSpot};
use ijkpunt_spans::{Section, Spanned};

/// The waivers of a workspace, `uitzonderingen.toml`.
#[derive(Debug, Clone, Default)]
pub struct Waivers {
    file: String,
    list: Vec<Waiver>,
}

/// One waiver.
#[derive(Debug, Clone)]
pub struct Waiver {
    spot: TextSpot,
    /// A finding code, or the name of a rule.
    pub rule: String,
    /// A dataset or a file; at least one of them.
    dataset: Option<String>,
    delivery: Option<String>,
    column: Option<String>,
    /// Row numbers in the file, each from the first to the last; empty for all rows.
    rows: Vec<(u64, u64)>,
    /// Why, in Dutch.
    pub reason: String,
    /// Who allowed it.
    pub who: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
}

/// What nobody may allow: a number that names a person, and a text that could not be read.
const NEVER: [Code; 2] = [Code::Identificatienummer, Code::Leesfout];

impl Waivers {
    /// Reads the waivers. All faults become findings with line and column; a waiver with a fault is
    /// left out.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Waivers {
        let list = ijkpunt_spans::read(file, text, findings, |root, found| {
            let mut list = Vec::new();
            for section in root.sections("uitzondering", found) {
                list.extend(waiver(&section, found));
                section.report_unknown(found);
            }
            list
        });
        Waivers {
            file: file.to_owned(),
            list,
        }
    }

    /// Whether there is no waiver at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The waivers, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Waiver> {
        self.list.iter()
    }

    /// Applies the waivers to what was found. `dataset` gives the dataset of a file.
    ///
    /// A finding that a waiver covers weighs `Info` from then on and says who allowed it, until
    /// when and why. Where only some of its rows are covered, the finding is split in two. A waiver
    /// that covers nothing, and one whose last day lies before `run_date`, is itself a finding.
    pub fn apply(
        &self,
        findings: &mut Findings,
        run_date: NaiveDate,
        dataset: impl Fn(&str) -> Option<String>,
    ) {
        let mut used: BTreeSet<usize> = BTreeSet::new();
        let mut after = Findings::new();
        for finding in findings.iter() {
            let mut rest = Some(finding.clone());
            for (index, waiver) in self.list.iter().enumerate() {
                let Some(open) =
                    rest.take_if(|open| waiver.until >= run_date && waiver.covers(open, &dataset))
                else {
                    continue;
                };
                let (allowed, left) = waiver.split(open);
                if let Some(allowed) = allowed {
                    used.insert(index);
                    after.push(waiver.allow(allowed));
                }
                rest = left;
            }
            if let Some(rest) = rest {
                after.push(rest);
            }
        }
        for (index, waiver) in self.list.iter().enumerate() {
            if waiver.until < run_date {
                after.push(self.expired(waiver));
            } else if !used.contains(&index) {
                after.push(self.unused(waiver));
            }
        }
        *findings = after;
    }

    fn expired(&self, waiver: &Waiver) -> Finding {
        Finding::new(
            Code::UitzonderingVerlopen,
            Severity::Waarschuwing,
            Place::file(&self.file),
            format!(
                "De uitzondering voor '{}' gold tot en met {} en geldt niet meer.",
                waiver.rule,
                day(waiver.until)
            ),
            "Haal de uitzondering weg, of beoordeel opnieuw en kies een nieuwe datum bij 'tot'.",
        )
        .at(waiver.spot.clone())
    }

    fn unused(&self, waiver: &Waiver) -> Finding {
        Finding::new(
            Code::UitzonderingOngebruikt,
            Severity::Waarschuwing,
            Place::file(&self.file),
            format!(
                "De uitzondering voor '{}' past bij geen enkele bevinding.",
                waiver.rule
            ),
            "Haal de uitzondering weg, of verbeter regel, dataset, bestand, kolom of rijen.",
        )
        .at(waiver.spot.clone())
    }
}

impl Waiver {
    /// Where it holds, in Dutch: "uitkeringen, kolom 'einddatum', rijen 12, 20-25".
    pub fn place(&self) -> String {
        let mut place = match (&self.delivery, &self.dataset) {
            (Some(file), _) => file.clone(),
            (None, Some(dataset)) => format!("dataset {dataset}"),
            (None, None) => String::new(),
        };
        if let Some(column) = &self.column {
            place.push_str(&format!(", kolom '{column}'"));
        }
        let rows: Vec<String> = self
            .rows
            .iter()
            .map(|(first, last)| match first == last {
                true => first.to_string(),
                false => format!("{first}-{last}"),
            })
            .collect();
        match rows.as_slice() {
            [] => {}
            [row] if !row.contains('-') => place.push_str(&format!(", rij {row}")),
            rows => place.push_str(&format!(", rijen {}", rows.join(", "))),
        }
        place
    }

    fn covers(&self, finding: &Finding, dataset: &impl Fn(&str) -> Option<String>) -> bool {
        let named = self.rule == finding.code.id() || finding.rule.as_ref() == Some(&self.rule);
        let file = &finding.place.file;
        // A finding about several files names them all.
        let mut files = file.split(", ");
        let here = self
            .delivery
            .as_ref()
            .is_none_or(|own| own == file || files.any(|file| own == file));
        let about = self.dataset.as_ref().is_none_or(|own| {
            let of = |file: &str| dataset(file).as_ref() == Some(own);
            own == file || of(file) || file.split(", ").any(of)
        });
        let column = self
            .column
            .as_ref()
            .is_none_or(|own| finding.place.column.as_ref() == Some(own));
        named && here && about && column && !NEVER.contains(&finding.code)
    }

    /// What of a finding this covers, and what is left of it.
    ///
    /// A finding remembers its first rows only. Rows that it has forgotten are never covered by a
    /// waiver for single rows, since nobody can see which they are.
    fn split(&self, finding: Finding) -> (Option<Finding>, Option<Finding>) {
        if self.rows.is_empty() {
            return (Some(finding), None);
        }
        let within = |spot: &Spot| {
            let mut ranges = self.rows.iter();
            ranges.any(|(first, last)| (*first..=*last).contains(&spot.row))
        };
        let (covered, others): (Vec<Spot>, Vec<Spot>) =
            finding.spots.iter().cloned().partition(within);
        let count = covered.len() as u64;
        if count == 0 {
            return (None, Some(finding));
        }
        let left = finding.count.saturating_sub(count);
        let rest = (left > 0).then(|| Finding {
            count: left,
            spots: others,
            ..finding.clone()
        });
        let allowed = Finding {
            count,
            spots: covered,
            ..finding
        };
        (Some(allowed), rest)
    }

    fn allow(&self, mut finding: Finding) -> Finding {
        finding.waiver = Some(format!(
            "Toegestaan door {} tot en met {}: {} Zonder uitzondering: {}.",
            self.who,
            day(self.until),
            sentence(&self.reason),
            finding.severity
        ));
        finding.severity = Severity::Info;
        finding
    }
}

fn waiver(section: &Section<'_>, findings: &mut Findings) -> Option<Waiver> {
    let rule = section.required_text("regel", findings);
    let dataset = section.text("dataset", findings);
    let delivery = section.text("bestand", findings);
    let column = section.text("kolom", findings);
    let rows = rows(section, findings);
    let reason = section.required_text("reden", findings);
    let who = section.required_text("naam", findings);
    let until = section.required("tot", findings, Section::date);
    let rule = rule?;
    if NEVER.iter().any(|code| code.id() == rule.value) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            rule.span,
            format!("Voor '{}' kan geen uitzondering gelden.", rule.value),
            "Herstel de oorzaak. Deze bevinding blijft blokkeren.",
        ));
        return None;
    }
    if dataset.is_none() && delivery.is_none() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze uitzondering noemt geen dataset en geen bestand.",
            "Voeg 'dataset' of 'bestand' toe, zodat vaststaat waarvoor zij geldt.",
        ));
        return None;
    }
    let text = |text: Option<Spanned<String>>| text.map(|text| text.value);
    Some(Waiver {
        spot: section.spot(rule.span),
        rule: rule.value,
        dataset: text(dataset),
        delivery: text(delivery),
        column: text(column),
        rows: rows?,
        reason: reason?.value,
        who: who?.value,
        until: until?.value,
    })
}

/// Rows as texts, each a number or a range such as `"12-20"`; absent means all rows.
fn rows(section: &Section<'_>, findings: &mut Findings) -> Option<Vec<(u64, u64)>> {
    let mut rows = Vec::new();
    let mut fine = true;
    for typed in section.texts("rijen", findings) {
        let (first, last) = typed
            .value
            .split_once('-')
            .unwrap_or((&typed.value, &typed.value));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) if first <= last => rows.push((first, last)),
            _ => {
                fine = false;
                findings.push(section.finding(
                    Code::OngeldigeKeuze,
                    typed.span,
                    format!("'{}' is geen rij en geen reeks rijen.", typed.value),
                    "Schrijf rijen zoals in de bevinding, bijvoorbeeld: rijen = [\"12\", \"20-25\"]",
                ));
            }
        }
    }
    fine.then_some(rows)
}

fn day(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// A text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '?']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}
