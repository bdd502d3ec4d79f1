//! What a comparison of gemeenten shows, as a report defines it.

use ijkpunt_model::{Code, Findings, GemeenteCode};
use ijkpunt_spans::Section;

/// Years that a series goes back, unless the report says otherwise.
const YEARS: u8 = 5;
/// How many are nearest, unless the report says otherwise.
const NEAREST: usize = 10;

/// Which indicators are compared, over how many years, and with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonSpec {
    /// Ids of the indicators, in the order of the pages.
    pub indicators: Vec<String>,
    /// Years that a series goes back, the verslagjaar included.
    pub years: u8,
    /// The gemeenten that the report is about; empty for all that the deliveries name.
    pub gemeenten: Vec<GemeenteCode>,
    /// With whom a gemeente is compared. The first group is drawn, of all stands a verdict.
    pub groups: Vec<GroupSpec>,
    /// Who measures something else under the same name.
    pub deviations: Vec<DeviationSpec>,
}

/// A peer group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupSpec {
    /// All of the same grootteklasse.
    Grootteklasse,
    /// All of the same province.
    Provincie,
    /// A region or another known group, by its id.
    Regio {
        /// Its id.
        id: String,
    },
    /// An own list.
    Lijst {
        /// Its name on the pages.
        name: String,
        /// Its members.
        members: Vec<GemeenteCode>,
    },
    /// The so many that are most alike.
    Naaste {
        /// How many.
        number: usize,
        /// Ids of indicators, or `inwoners` for the inhabitants of 1 January.
        features: Vec<String>,
    },
}

/// In what a figure differs from those of others, so that the two can't be laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Another definition.
    Definitie,
    /// A stock, a flow, or whoever was there ever.
    SoortMaat,
    /// Another day.
    Peildatum,
    /// Another map of the country.
    Indelingsjaar,
}

impl Difference {
    const WORDS: [&'static str; 4] = ["definitie", "soort-maat", "peildatum", "indelingsjaar"];
    const ALL: [Difference; 4] = [
        Difference::Definitie,
        Difference::SoortMaat,
        Difference::Peildatum,
        Difference::Indelingsjaar,
    ];
}

/// A gemeente whose figure is left out of the comparison of an indicator, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviationSpec {
    /// Id of the indicator.
    pub indicator: String,
    /// The gemeente.
    pub gemeente: GemeenteCode,
    /// In what it differs.
    pub difference: Difference,
    /// What exactly, in a Dutch sentence.
    pub words: String,
}

/// Reads `[vergelijking]` with its groups and deviations.
pub(crate) fn read(
    section: &Section<'_>,
    groups: &[Section<'_>],
    deviations: &[Section<'_>],
    findings: &mut Findings,
) -> ComparisonSpec {
    let indicators = section.texts("indicatoren", findings);
    if indicators.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze vergelijking noemt geen indicatoren.",
            "Voeg toe: indicatoren = [\"...\"]",
        ));
    }
    let indicators: Vec<String> = indicators.into_iter().map(|id| id.value).collect();
    let years = section.integer("jaren", findings);
    let years = years.and_then(|years| u8::try_from(years.value.clamp(1, 30)).ok());
    let gemeenten = codes(section, findings);
    section.report_unknown(findings);
    let deviations = deviations
        .iter()
        .filter_map(|deviation| read_deviation(deviation, &indicators, findings))
        .collect();
    ComparisonSpec {
        years: years.unwrap_or(YEARS),
        gemeenten,
        groups: groups
            .iter()
            .filter_map(|group| read_group(group, findings))
            .collect(),
        deviations,
        indicators,
    }
}

/// The list `gemeenten`: codes, each with a finding where it is none.
fn codes(section: &Section<'_>, findings: &mut Findings) -> Vec<GemeenteCode> {
    let texts = section.texts("gemeenten", findings);
    let mut codes = Vec::with_capacity(texts.len());
    for text in texts {
        match GemeenteCode::parse(&text.value) {
            Some(code) => codes.push(code),
            None => findings.push(section.finding(
                Code::OnbekendeGemeente,
                text.span,
                format!("'{}' is geen gemeentecode.", text.value),
                "Schrijf GM en vier cijfers, bijvoorbeeld \"GM0014\".",
            )),
        }
    }
    codes
}

fn read_group(section: &Section<'_>, findings: &mut Findings) -> Option<GroupSpec> {
    const KINDS: [&str; 5] = ["grootteklasse", "provincie", "regio", "lijst", "naaste"];
    let kind = section.required("soort", findings, |s, key, f| s.choice(key, &KINDS, f));
    let group = match kind?.value {
        0 => Some(GroupSpec::Grootteklasse),
        1 => Some(GroupSpec::Provincie),
        2 => section
            .required_text("regio", findings)
            .map(|id| GroupSpec::Regio { id: id.value }),
        3 => {
            let name = section.required_text("naam", findings);
            let members = codes(section, findings);
            name.map(|name| GroupSpec::Lijst {
                name: name.value,
                members,
            })
        }
        _ => {
            let number = section.integer("aantal", findings);
            let number = number.and_then(|number| usize::try_from(number.value.clamp(1, 50)).ok());
            let features = section.texts("kenmerken", findings);
            if features.is_empty() {
                findings.push(section.finding(
                    Code::OntbrekendeSleutel,
                    section.span(),
                    "Deze groep noemt geen kenmerken waarop gemeenten op elkaar lijken.",
                    "Voeg toe: kenmerken = [\"inwoners\"]",
                ));
            }
            Some(GroupSpec::Naaste {
                number: number.unwrap_or(NEAREST),
                features: features.into_iter().map(|text| text.value).collect(),
            })
        }
    };
    section.report_unknown(findings);
    group
}

fn read_deviation(
    section: &Section<'_>,
    known: &[String],
    findings: &mut Findings,
) -> Option<DeviationSpec> {
    let indicator = section.required_text("indicator", findings);
    if let Some(id) = indicator.as_ref().filter(|id| !known.contains(&id.value)) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            id.span.clone(),
            format!("'{}' staat niet onder [vergelijking].", id.value),
            "Noem een indicator die dit rapport vergelijkt.",
        ));
    }
    let code = section.required_text("gemeente", findings);
    let difference = section.required("verschilt_in", findings, |s, key, f| {
        s.choice(key, &Difference::WORDS, f)
    });
    let words = section.required_text("toelichting", findings);
    section.report_unknown(findings);
    let code = code?;
    let gemeente = GemeenteCode::parse(&code.value);
    if gemeente.is_none() {
        findings.push(section.finding(
            Code::OnbekendeGemeente,
            code.span,
            format!("'{}' is geen gemeentecode.", code.value),
            "Schrijf GM en vier cijfers, bijvoorbeeld \"GM0014\".",
        ));
    }
    Some(DeviationSpec {
        indicator: indicator?.value,
        gemeente: gemeente?,
        difference: difference.and_then(|choice| Difference::ALL.get(choice.value).copied())?,
        words: words?.value,
    })
}

impl ComparisonSpec {
    /// Ids of all indicators that the pages need, features included.
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        let features = self.groups.iter().flat_map(|group| match group {
            GroupSpec::Naaste { features, .. } => features.as_slice(),
            _ => &[],
        });
        let named = features.filter(|id| *id != INHABITANTS);
        self.indicators.iter().chain(named)
    }
}

/// The feature that is a reference table and no indicator.
pub const INHABITANTS: &str = "inwoners";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReportDefinition;

    const HEAD: &str =
        "[rapport]\nnaam = \"x\"\ntitel = \"X\"\nopbouw = \"land\"\n[vergelijking]\n";

    fn read(text: &str) -> (Option<ReportDefinition>, Vec<String>) {
        let mut findings = Findings::new();
        let read = ReportDefinition::read("x.toml", &format!("{HEAD}{text}"), &mut findings);
        let what = findings.iter().map(|finding| finding.what.clone());
        (read, what.collect())
    }

    #[test]
    fn a_comparison_is_read_with_its_groups() {
        let (read, findings) = read(
            "indicatoren = [\"a\"]\njaren = 3\ngemeenten = [\"gm0014\"]\n\
             [[groep]]\nsoort = \"naaste\"\nkenmerken = [\"inwoners\", \"b\"]\n\
             [[groep]]\nsoort = \"regio\"\nregio = \"u16\"\n",
        );
        assert_eq!(findings, Vec::<String>::new());
        let definition = read.unwrap();
        let spec = definition.comparison.as_ref().unwrap();
        assert_eq!(
            (spec.years, spec.gemeenten.len(), spec.groups.len()),
            (3, 1, 2)
        );
        // A feature is computed too; the inhabitants come from a reference table.
        assert_eq!(definition.indicators(), ["a", "b"]);
    }

    /// What is wrong, and a part of what the finding says.
    #[test]
    fn faults_are_found_all_at_once() {
        for (text, what) in [
            ("", "Deze vergelijking noemt geen indicatoren."),
            (
                "indicatoren = [\"a\"]\ngemeenten = [\"14\"]\n",
                "'14' is geen gemeentecode.",
            ),
            (
                "indicatoren = [\"a\"]\n[[groep]]\nsoort = \"naaste\"\n",
                "Deze groep noemt geen kenmerken waarop gemeenten op elkaar lijken.",
            ),
            (
                "indicatoren = [\"a\"]\n[[afwijking]]\nindicator = \"b\"\ngemeente = \"GM0014\"\n\
                 verschilt_in = \"peildatum\"\ntoelichting = \"Op 1 juli.\"\n",
                "'b' staat niet onder [vergelijking].",
            ),
        ] {
            let (_, findings) = read(text);
            assert_eq!(findings, [what], "{text}");
        }
    }
}
