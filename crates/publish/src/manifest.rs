//! What a site consists of and what it was made from.

use ijkpunt_model::Delivery;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{PublishError, SiteFile};

/// The manifest of a site, `manifest.json`.
#[derive(Debug, Serialize)]
pub struct Manifest {
    program: &'static str,
    version: String,
    rundatum: String,
    leveringen: Vec<DeliveryLine>,
    bestanden: Vec<FileLine>,
}

#[derive(Debug, Serialize)]
struct DeliveryLine {
    bestand: String,
    dataset: String,
    sha256: String,
    ontvangen: Option<String>,
    rijen_gelezen: u64,
    rijen_gebruikt: u64,
}

/// A file as the manifest names it.
#[derive(Debug, Serialize)]
pub struct FileLine {
    pad: String,
    bytes: usize,
    sha256: String,
}

impl Manifest {
    /// Describes a site. `run_date` is the day for which it was made; no clock is asked.
    pub fn new(
        version: &str,
        run_date: &str,
        deliveries: &[Delivery],
        files: &[SiteFile],
    ) -> Manifest {
        Manifest::of(version, run_date, deliveries, Manifest::lines(files))
    }

    /// The same of a site that was written in parts: its files are known by their lines.
    pub fn of(
        version: &str,
        run_date: &str,
        deliveries: &[Delivery],
        mut bestanden: Vec<FileLine>,
    ) -> Manifest {
        bestanden.sort_by(|a, b| a.pad.cmp(&b.pad));
        Manifest {
            program: "IJkpunt",
            version: version.to_owned(),
            rundatum: run_date.to_owned(),
            leveringen: deliveries.iter().map(DeliveryLine::new).collect(),
            bestanden,
        }
    }

    /// What a manifest says of files.
    pub fn lines(files: &[SiteFile]) -> Vec<FileLine> {
        files
            .iter()
            .map(|(path, bytes)| FileLine {
                pad: path.clone(),
                bytes: bytes.len(),
                sha256: sha256(bytes),
            })
            .collect()
    }

    /// The manifest as JSON.
    pub fn json(&self) -> Result<Vec<u8>, PublishError> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|error| PublishError::Table {
            what: "manifest.json",
            why: error.to_string(),
        })?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl DeliveryLine {
    fn new(delivery: &Delivery) -> Self {
        DeliveryLine {
            bestand: delivery.file.clone(),
            dataset: delivery.dataset.clone(),
            sha256: delivery.sha256.clone(),
            ontvangen: delivery.received.map(|day| day.to_string()),
            rijen_gelezen: delivery.rows_read,
            rijen_gebruikt: delivery.rows_kept,
        }
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        text.push_str(&format!("{byte:02x}"));
    }
    text
}
