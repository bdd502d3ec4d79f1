//! One way to have figures computed: whatever a report needs beside its own year asks here.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use chrono::Datelike;
use ijkpunt_engine::Engine;
use ijkpunt_indicators::{Catalogue, Request};
use ijkpunt_model::{Area, Figure, Findings, Table};

use super::{Definitions, request};
use crate::workspace::Workspace;

/// What all computing of one report shares.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub workspace: &'a Workspace,
    pub definitions: &'a Definitions,
    pub tables: &'a BTreeMap<String, Table>,
    pub areas: &'a [Area],
}

impl<'a> Scan<'a> {
    /// The year of the report.
    pub(super) fn year(&self) -> i32 {
        self.workspace.settings.year
    }

    /// The same question so many years later, or earlier where they are negative.
    pub(super) fn shifted(&self, years: i32) -> Request<'a> {
        let asked = request(self.workspace, self.areas);
        Request {
            year: asked.year + years,
            peildatum: asked
                .peildatum
                .and_then(|day| day.with_year(day.year() + years)),
            areas: self.areas,
        }
    }

    /// The figures of some indicators in some years; no scan where nothing is asked. Each dataset is
    /// scanned once for all years together.
    pub(super) fn figures(
        &self,
        catalogue: &Catalogue,
        wanted: &BTreeSet<String>,
        requests: &[Request<'_>],
        engine: &mut dyn Engine,
        findings: &mut Findings,
    ) -> Result<Vec<Figure>> {
        if wanted.is_empty() || requests.is_empty() {
            return Ok(Vec::new());
        }
        Ok(ijkpunt_indicators::compute_regions(
            catalogue,
            wanted,
            self.tables,
            engine,
            requests,
            &self.definitions.regions,
            findings,
        )?)
    }
}
