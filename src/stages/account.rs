//! What the verantwoording must tell of errors that are known, and of figures that changed since the
//! last edition.

use std::path::PathBuf;

use anyhow::Result;
use ijkpunt_model::{Figure, Released};
use ijkpunt_publish::{Edition, Editions, Fresh};
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
    let own = workspace.editions_folder();
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
    match &outcome.edition {
        Some(edition) => keep(&Place::of(workspace), edition.clone()),
        None => Ok(()),
    }
}

/// Where an edition is remembered.
struct Place {
    folder: PathBuf,
    report: String,
    year: i32,
}

impl Place {
    fn of(workspace: &Workspace) -> Place {
        Place {
            folder: workspace.editions_folder(),
            report: workspace.settings.report.clone(),
            year: workspace.settings.year,
        }
    }
}

fn keep(place: &Place, edition: Edition) -> Result<()> {
    let editions = Editions::read(&place.folder, &place.report, place.year)?;
    editions.publish(&place.folder, &place.report, place.year, edition)?;
    Ok(())
}

/// An edition that lies aside until all that is published with it stands in place.
pub(crate) struct Remembrance {
    place: Place,
    file: PathBuf,
}

impl Remembrance {
    /// Lays the edition of a report aside, if it has one.
    pub(crate) fn lay_aside(
        workspace: &Workspace,
        edition: Option<&Edition>,
        fresh: &Fresh,
    ) -> Result<Option<Remembrance>> {
        let Some(edition) = edition else {
            return Ok(None);
        };
        let code = workspace.settings.gemeente.as_ref();
        let code = code.map(ToString::to_string).unwrap_or_default();
        let name = format!("{code}-{}.json", workspace.settings.report);
        Ok(Some(Remembrance {
            place: Place::of(workspace),
            file: fresh.lay_aside(&name, &edition.bytes()?)?,
        }))
    }

    pub(crate) fn keep(self) -> Result<()> {
        keep(&self.place, Edition::laid_aside(&self.file)?)
    }
}
