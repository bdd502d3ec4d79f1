//! What is wrong with figures.

use std::collections::BTreeMap;

use ijkpunt_model::{Area, Code, Finding, Findings, Place, Severity};

/// What was wrong with figures of one indicator, with the gemeenten that it touches: a cause that
/// three hundred gemeenten share is one finding.
#[derive(Default)]
pub(crate) struct Remarks(BTreeMap<(Code, String, String), (&'static str, Vec<String>)>);

impl Remarks {
    pub(crate) fn add(
        &mut self,
        code: Code,
        place: String,
        what: String,
        remedy: &'static str,
        area: &Area,
    ) {
        let (_, names) = self
            .0
            .entry((code, place, what))
            .or_insert_with(|| (remedy, Vec::new()));
        names.push(area.name.clone());
    }

    pub(crate) fn report(self, findings: &mut Findings) {
        const NAMED: usize = 5;
        for ((code, place, what), (remedy, names)) in self.0 {
            let mut touched = names
                .iter()
                .take(NAMED)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            if names.len() > NAMED {
                touched.push_str(&format!(" en nog {}", names.len() - NAMED));
            }
            let what = format!("{what} Het raakt: {touched}.");
            let place = Place::file(place);
            findings.push(Finding {
                count: names.len() as u64,
                ..Finding::new(code, Severity::Waarschuwing, place, what, remedy)
            });
        }
    }
}
