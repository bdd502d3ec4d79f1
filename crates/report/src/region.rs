//! Parts of a page about a region: what the report names of each.

use ijkpunt_model::{Code, Findings};
use ijkpunt_spans::{Section, Spanned};

use crate::definition::{AgendaSpec, read_agenda};

/// A part of a page about a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSpec {
    /// Id within the page, and the beginning of the names of its downloads.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// A few words under the heading.
    pub about: Option<String>,
    /// What it shows.
    pub kind: PartKind,
}

/// The kinds of part and the indicators they take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// Taakstelling with the exchange between gemeenten.
    Taakstelling {
        /// Id of the taakstelling, by year and half-year.
        goal: String,
        /// Id of what gemeenten took over from each other.
        exchange: String,
        /// Id of who was housed.
        housed: String,
        /// Id of what is left between these.
        difference: String,
        /// Id of the balance at the end of the year.
        balance: String,
        /// Years that are added up, the verslagjaar included.
        years: u8,
    },
    /// Demand beside supply, by size.
    VraagEnAanbod {
        /// The sizes, in order.
        sizes: Vec<SizeSpec>,
        /// Id of a share that is told beside it.
        apart: Option<String>,
    },
    /// Lead times against norms.
    Doorlooptijden {
        /// The steps, in order.
        steps: Vec<StepSpec>,
    },
    /// Shares beside each other.
    Aandelen {
        /// Ids of the shares.
        indicators: Vec<String>,
    },
    /// The first few of a breakdown, of each indicator.
    Toplijsten {
        /// Ids of the indicators.
        indicators: Vec<String>,
        /// Their breakdown.
        breakdown: String,
        /// How many.
        most: u8,
    },
    /// Counts against the size of each gemeente.
    NaarGrootte {
        /// Ids of the counts.
        indicators: Vec<String>,
        /// Id of the size.
        size: String,
    },
    /// Actions of the region beside those of its gemeenten, by state.
    Acties {
        /// The agenda of the region.
        agenda: AgendaSpec,
        /// Id of the number of actions of gemeenten.
        gemeenten: String,
        /// Breakdown by state, which both numbers have.
        by_state: String,
        /// What gemeenten do, where the report names that.
        named: Option<NamedSpec>,
    },
}

/// How the actions of gemeenten are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSpec {
    /// Ids of the numbers of actions in each state.
    pub states: Vec<String>,
    /// Breakdown that says what is done: gemeenten that do the same share a class.
    pub breakdown: String,
}

/// A size: how many ask for it and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeSpec {
    /// Its name, such as "1 persoon".
    pub name: String,
    /// Id of the demand.
    pub demand: String,
    /// Id of the supply.
    pub supply: String,
    /// Id of what of the supply is not permanent, where the report sets that apart.
    pub temporary: Option<String>,
}

/// A step of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSpec {
    /// Its name, such as "Koppeling".
    pub name: String,
    /// Id of the median of the days it took, where that is known.
    pub median: Option<String>,
    /// Its norm in words, where there is one.
    pub norm: Option<String>,
    /// Id of the share within the norm.
    pub within: Option<String>,
}

impl PartSpec {
    /// Ids of the indicators that the part shows.
    pub fn indicators(&self) -> Vec<&str> {
        match &self.kind {
            PartKind::Taakstelling {
                goal,
                exchange,
                housed,
                difference,
                balance,
                ..
            } => vec![goal, exchange, housed, difference, balance],
            PartKind::VraagEnAanbod { sizes, apart } => {
                let all = sizes.iter().flat_map(|size| {
                    let both = [&size.demand, &size.supply].into_iter();
                    both.chain(&size.temporary)
                });
                all.chain(apart).map(String::as_str).collect()
            }
            PartKind::Doorlooptijden { steps } => {
                let both = steps.iter().flat_map(|step| [&step.median, &step.within]);
                both.flatten().map(String::as_str).collect()
            }
            PartKind::Aandelen { indicators } | PartKind::Toplijsten { indicators, .. } => {
                indicators.iter().map(String::as_str).collect()
            }
            PartKind::NaarGrootte { indicators, size } => indicators
                .iter()
                .chain([size])
                .map(String::as_str)
                .collect(),
            PartKind::Acties {
                agenda,
                gemeenten,
                named,
                ..
            } => {
                let ids = [&agenda.all, gemeenten].into_iter().chain(&agenda.states);
                let named = named.iter().flat_map(|named| &named.states);
                ids.chain(named).map(String::as_str).collect()
            }
        }
    }

    /// Years that the part shows, the verslagjaar included.
    pub fn years(&self) -> u8 {
        match &self.kind {
            PartKind::Taakstelling { years, .. } => *years,
            _ => 1,
        }
    }

    /// How many years after the verslagjaar the part is about: a plan is of the coming year.
    pub fn ahead(&self) -> u8 {
        match &self.kind {
            PartKind::Acties { agenda, .. } => agenda.ahead,
            _ => 0,
        }
    }
}

/// The words for the kinds, in the order in which they are read below.
const KINDS: [&str; 7] = [
    "taakstelling",
    "vraag-en-aanbod",
    "doorlooptijden",
    "aandelen",
    "toplijsten",
    "naar-grootte",
    "acties",
];

/// How many years are added up, unless the report says otherwise.
const YEARS: u8 = 3;

/// How many a list of the first ones shows, unless the report says otherwise.
const FIRST: u8 = 5;

/// Reads a part. `belongs` is whether the report is about a region: elsewhere a part would be left out
/// without a word.
pub(crate) fn read_part(
    section: &Section<'_>,
    belongs: bool,
    findings: &mut Findings,
) -> Option<PartSpec> {
    if !belongs {
        findings.push(section.finding(
            Code::OnbekendeSleutel,
            section.span(),
            "Een [[deel]] hoort bij een rapport over een regio.",
            "Haal het weg, of schrijf opbouw = \"regio\".",
        ));
        return None;
    }
    let id = section.required_text("id", findings);
    let heading = section.required_text("kop", findings);
    let about = section.text("toelichting", findings).map(|text| text.value);
    let kind = section.required("soort", findings, |s, key, f| s.choice(key, &KINDS, f));
    let kind = match kind?.value {
        0 => read_goal(section, findings),
        1 => {
            let rows = section.sections("rij", findings);
            let sizes = rows.iter().filter_map(|row| read_size(row, findings));
            let sizes = sizes.collect();
            let apart = section.text("apart", findings).map(|text| text.value);
            Some(PartKind::VraagEnAanbod { sizes, apart })
        }
        2 => {
            let rows = section.sections("rij", findings);
            let steps = rows.iter().filter_map(|row| read_step(row, findings));
            let steps = steps.collect();
            Some(PartKind::Doorlooptijden { steps })
        }
        3 => Some(PartKind::Aandelen {
            indicators: indicators(section, findings),
        }),
        4 => {
            let breakdown = section.required_text("uitsplitsing", findings);
            let most = section.integer("aantal", findings);
            let most = most.and_then(|most| u8::try_from(most.value.clamp(2, 30)).ok());
            let indicators = indicators(section, findings);
            breakdown.map(|breakdown| PartKind::Toplijsten {
                indicators,
                breakdown: breakdown.value,
                most: most.unwrap_or(FIRST),
            })
        }
        6 => read_actions(section, findings),
        _ => {
            let size = section.required_text("grootte", findings);
            let indicators = indicators(section, findings);
            size.map(|size| PartKind::NaarGrootte {
                indicators,
                size: size.value,
            })
        }
    };
    section.report_unknown(findings);
    Some(PartSpec {
        id: id?.value,
        heading: heading?.value,
        about,
        kind: kind?,
    })
}

fn read_goal(section: &Section<'_>, findings: &mut Findings) -> Option<PartKind> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (goal, exchange) = (text("taakstelling"), text("herverdeling"));
    let (housed, difference, balance) = (text("gehuisvest"), text("verschil"), text("saldo"));
    let years = section.integer("jaren", findings);
    let years = years.and_then(|years| u8::try_from(years.value.clamp(1, 30)).ok());
    Some(PartKind::Taakstelling {
        goal: goal?,
        exchange: exchange?,
        housed: housed?,
        difference: difference?,
        balance: balance?,
        years: years.unwrap_or(YEARS),
    })
}

fn read_actions(section: &Section<'_>, findings: &mut Findings) -> Option<PartKind> {
    let agenda = read_agenda(section, findings);
    let gemeenten = section.required_text("gemeenten", findings);
    let by_state = section.required_text("naar_stand", findings);
    let states = section.texts("gemeenten_standen", findings);
    let breakdown = section.text("gemeenten_uitsplitsing", findings);
    let states: Vec<String> = states.into_iter().map(|id| id.value).collect();
    let named = breakdown.map(|breakdown| NamedSpec {
        states,
        breakdown: breakdown.value,
    });
    Some(PartKind::Acties {
        agenda: agenda?,
        gemeenten: gemeenten?.value,
        by_state: by_state?.value,
        named: named.filter(|named| !named.states.is_empty()),
    })
}

fn read_size(row: &Section<'_>, findings: &mut Findings) -> Option<SizeSpec> {
    let mut text = |key: &'static str| row.required_text(key, findings).map(|text| text.value);
    let (name, demand, supply) = (text("naam"), text("vraag"), text("aanbod"));
    let temporary = row.text("tijdelijk", findings).map(|text| text.value);
    row.report_unknown(findings);
    Some(SizeSpec {
        name: name?,
        demand: demand?,
        supply: supply?,
        temporary,
    })
}

fn read_step(row: &Section<'_>, findings: &mut Findings) -> Option<StepSpec> {
    let name = row.required_text("naam", findings);
    let mut text = |key: &'static str| row.text(key, findings).map(|text| text.value);
    let (median, norm, within) = (text("mediaan"), text("norm"), text("binnen"));
    row.report_unknown(findings);
    Some(StepSpec {
        name: name?.value,
        median,
        norm,
        within,
    })
}

fn indicators(section: &Section<'_>, findings: &mut Findings) -> Vec<String> {
    let ids: Vec<Spanned<String>> = section.texts("indicatoren", findings);
    if ids.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Dit deel noemt geen indicatoren.",
            "Voeg toe: indicatoren = [\"...\"]",
        ));
    }
    ids.into_iter().map(|id| id.value).collect()
}
