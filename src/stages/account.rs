//! What the verantwoording must tell of errors that are known, and of figures that changed since the
//! last edition.

use anyhow::Result;
use ijkpunt_model::{Figure, Released};
use ijkpunt_publish::{Edition, Editions};
use ijkpunt_report::{Account, Changed, Changes};

use super::Definitions;
use crate::workspace::{Errata, Workspace};
use crate::{Outcome, VERSION};

/// Compares the figures with those of the last edition that differs. The edition is remembered when
/// it is published.
pub(super) fn account(
    workspace: &Workspace,
    definitions: &Definitions,
    released: &Released,
    outcome: &mut Outcome,
) -> Result<()> {
    let known = |id: &str| definitions.catalogue.get(id).is_some();
    let errata = workspace
        .errata
        .as_ref()
        .map(|text| Errata::read(&text.file, &text.text, &known, &mut outcome.findings));
    let errata = errata.unwrap_or_default();
    let settings = &workspace.settings;
    let now = Edition::of(released, settings.run_date, VERSION);
    let own = workspace.own_folder();
    let editions = Editions::read(&own, &settings.report, settings.year)?;
    let changes = editions.before(&now).map(|before| Changes {
        run_date: before.rundatum,
        version: before.versie.clone(),
        figures: before
            .changed(released)
            .into_iter()
            .map(|(old, new)| Changed {
                reason: reason(&errata, &new),
                old,
                new,
            })
            .collect(),
    });
    outcome.account = Account {
        known_errors: errata.errors,
        changes,
    };
    outcome.edition = Some(now);
    Ok(())
}

/// Why a figure changed: the reason that names its period goes before one for all periods.
fn reason(errata: &Errata, figure: &Figure) -> Option<String> {
    let of_figure = errata
        .reasons
        .iter()
        .filter(|reason| reason.indicator == figure.indicator);
    let fits = |period| of_figure.clone().find(|reason| reason.period == period);
    fits(Some(figure.periode))
        .or_else(|| fits(None))
        .map(|reason| reason.reason.clone())
}

/// Remembers the edition that has just been published.
pub(super) fn remember(workspace: &Workspace, outcome: &Outcome) -> Result<()> {
    let Some(edition) = &outcome.edition else {
        return Ok(());
    };
    let (own, settings) = (workspace.own_folder(), &workspace.settings);
    let editions = Editions::read(&own, &settings.report, settings.year)?;
    editions.publish(&own, &settings.report, settings.year, edition.clone())?;
    Ok(())
}
