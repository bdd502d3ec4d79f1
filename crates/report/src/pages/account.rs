//! What the verantwoording says beside its definitions: what changed since the last edition, known
//! errors, how the figures were made, and with which versions.

use ijkpunt_model::{Figure, Policy, Sign, Sort};
use serde::Serialize;

use crate::account::{Changed, KnownError};
use crate::cycle::Moment;
use crate::writer::Writer;
use crate::{ChartKind, Layout, Material, words};

/// So many changed figures stand on the page; the others are in the downloads.
const SHOWN: usize = 200;

/// What changed since the last edition.
#[derive(Serialize)]
pub struct ChangesView {
    lead: String,
    rows: Vec<ChangeRow>,
    more: Option<String>,
}

#[derive(Serialize)]
struct ChangeRow {
    what: String,
    when: String,
    old: String,
    new: String,
    reason: String,
}

/// An error that somebody found.
#[derive(Serialize)]
pub struct ErrorView {
    date: String,
    what: String,
    figures: Vec<String>,
    period: Option<String>,
    since: Option<String>,
    mended: Option<String>,
    remedy: String,
}

/// Which methods the figures of the report were made with; the words stand in a template.
#[derive(Serialize, Default, Debug, PartialEq, Eq)]
pub struct Methods {
    stands: bool,
    flows: bool,
    ever: bool,
    wilson: bool,
    rates: bool,
    medians: bool,
    means: bool,
    balances: bool,
    surveys: bool,
    cohorts: bool,
    survival: bool,
    derived: bool,
    targets: bool,
    pacing: bool,
    chance: bool,
    forecast: bool,
    prognoses: bool,
    money: bool,
    leaders: bool,
    thresholds: Option<String>,
    denominators: bool,
    groups: bool,
    public: bool,
}

/// The comparison with the last edition; none where there was none.
pub fn changes(writer: &Writer, material: &Material<'_>) -> Option<ChangesView> {
    let changes = material.account.changes.as_ref()?;
    let nl = &writer.nl;
    let count = changes.figures.len();
    let rows = changes.figures.iter().take(SHOWN);
    Some(ChangesView {
        lead: nl.say(
            "uitgave-veranderd",
            &[
                ("aantal", &count),
                ("aantal-tekst", &nl.number(count as f64, 0)),
                ("dag", &nl.day(changes.run_date)),
                ("versie", &changes.version),
            ],
        ),
        rows: rows.map(|changed| row(writer, material, changed)).collect(),
        more: (count > SHOWN).then(|| {
            nl.say(
                "uitgave-meer",
                &[
                    ("eerste", &nl.number(SHOWN as f64, 0)),
                    ("andere", &nl.number((count - SHOWN) as f64, 0)),
                ],
            )
        }),
    })
}

fn row(writer: &Writer, material: &Material<'_>, changed: &Changed) -> ChangeRow {
    let nl = &writer.nl;
    let figure = &changed.new;
    let about = material.abouts.get(&figure.indicator);
    let mut what = about.map_or_else(|| figure.indicator.clone(), |about| about.name.clone());
    if !figure.is_total() {
        let breakdowns = about.map(|about| about.breakdowns.as_slice());
        let class = breakdowns
            .unwrap_or_default()
            .iter()
            .filter(|one| one.name == figure.uitsplitsing)
            .flat_map(|one| &one.classes)
            .find(|class| class.id == figure.klasse);
        let class = class.map_or(figure.klasse.as_str(), |class| class.name.as_str());
        what.push_str(&format!(", {class}"));
    }
    if material.definition.layout == Layout::Gemeenten {
        let area = material
            .areas
            .iter()
            .find(|area| area.code == figure.gemeente);
        what.push_str(&format!(
            ", {}",
            area.map_or(figure.gemeente.as_str(), |area| area.name.as_str())
        ));
    }
    let shown = |figure: &Figure| {
        let Some(about) = about else {
            return Sign::Onbekend.words().to_owned();
        };
        let mut text = nl.figure(figure, about.sort, about.decimals);
        if changed.old.beoogd != changed.new.beoogd {
            let target = words::target(nl, figure, about);
            words::append(&mut text, &nl.say("uitgave-beoogd", &[("doel", &target)]));
        }
        text
    };
    let is_withdrawn = matches!(figure.teken, Some(Sign::Geheim | Sign::GeheimSecundair));
    let (old, new) = match is_withdrawn {
        true => ("ingetrokken".to_owned(), "geheim".to_owned()),
        false => (shown(&changed.old), shown(&changed.new)),
    };
    ChangeRow {
        what,
        when: nl.period(figure.periode),
        // Two numbers that round to the same words did change all the same.
        new: match new == old {
            true => nl.say("uitgave-afgerond", &[("nu", &new)]),
            false => new,
        },
        old,
        reason: changed
            .reason
            .clone()
            .unwrap_or_else(|| "niet opgegeven".to_owned()),
    }
}

/// The known errors that touch figures of this report, or all of them.
pub fn errors(writer: &Writer, material: &Material<'_>) -> Vec<ErrorView> {
    let nl = &writer.nl;
    let touches = |error: &&KnownError| {
        error.indicators.is_empty()
            || error
                .indicators
                .iter()
                .any(|id| material.abouts.contains_key(id))
    };
    let known = material.account.known_errors.iter().filter(touches);
    known
        .map(|error| ErrorView {
            date: nl.day(error.date),
            what: error.what.clone(),
            figures: error
                .indicators
                .iter()
                .filter_map(|id| material.abouts.get(id))
                .map(|about| about.name.clone())
                .collect(),
            period: error.period.map(|period| nl.period(period)),
            since: error.since.clone(),
            mended: error.mended.clone(),
            remedy: error.remedy.clone(),
        })
        .collect()
}

/// Which methods this report uses.
pub fn methods(writer: &Writer, material: &Material<'_>) -> Methods {
    let abouts = || material.abouts.values();
    let has = |sort: Sort| abouts().any(|about| about.sort == sort);
    let definition = material.definition;
    let chart = |is: fn(&ChartKind) -> bool| definition.charts.iter().any(|c| is(&c.kind));
    let mut minima: Vec<f64> = abouts()
        .filter_map(|about| match &about.policy {
            Policy::Threshold { minimum, .. } => Some(*minimum),
            Policy::Public { classes, .. } => *classes,
        })
        .collect();
    minima.sort_by(f64::total_cmp);
    minima.dedup();
    let minima: Vec<String> = minima
        .iter()
        .map(|number| writer.nl.number(*number, 0))
        .collect();
    let targets = material
        .released
        .figures()
        .iter()
        .any(|figure| figure.beoogd.is_some());
    let compares = chart(|kind| {
        matches!(
            kind,
            ChartKind::Reeks { .. }
                | ChartKind::Delen { .. }
                | ChartKind::Doorstroom(_)
                | ChartKind::Reeksen(_)
        )
    });
    Methods {
        stands: has(Sort::Stand),
        flows: has(Sort::Stroom),
        ever: has(Sort::Ooit),
        wilson: has(Sort::Aandeel) || has(Sort::Cohort),
        rates: has(Sort::Verhouding),
        medians: has(Sort::Mediaan),
        means: has(Sort::Gemiddelde),
        balances: has(Sort::Saldo),
        surveys: has(Sort::Enquete),
        cohorts: has(Sort::Cohort),
        survival: has(Sort::Overleving),
        derived: has(Sort::Afgeleid),
        targets: targets && definition.moment == Moment::Jaarverslag,
        pacing: definition.moment == Moment::Bestuursrapportage,
        chance: compares || definition.layout == Layout::Dashboard,
        forecast: definition.forecast.is_some() && material.expectation.is_some(),
        prognoses: definition.moment == Moment::Bestuursrapportage
            && !material.prognoses.is_empty(),
        money: chart(|kind| matches!(kind, ChartKind::Geld(_))),
        leaders: chart(|kind| matches!(kind, ChartKind::Toplijst { .. })),
        thresholds: (!minima.is_empty()).then(|| minima.join(" of ")),
        denominators: abouts().any(|about| {
            matches!(
                about.policy,
                Policy::Threshold {
                    denominator: Some(_),
                    ..
                }
            )
        }),
        groups: abouts()
            .any(|about| matches!(about.policy, Policy::Threshold { groups: true, .. })),
        public: abouts().any(|about| matches!(about.policy, Policy::Public { .. })),
    }
}
