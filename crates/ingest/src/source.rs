//! What a caller hands in: files, and the setting they are read in.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use chrono::NaiveDate;
use ijkpunt_model::GemeenteCode;

/// One file to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name as users know it, relative to the workspace; findings show this.
    pub name: String,
    /// Day it was received.
    pub received: Option<NaiveDate>,
    /// Who sent it.
    pub sender: Option<String>,
    /// Sheet of a workbook; without it the first sheet that fits.
    pub sheet: Option<String>,
    /// Column to text, for every row: what the file itself does not say, such as its peildatum. The
    /// text `{rij}` for a column of keys stands for the number of the row in the file.
    pub constants: BTreeMap<String, String>,
}

/// What holds for all files of a run.
pub struct Setting<'a> {
    /// Fills the gemeente of a file without such a column.
    pub gemeente: Option<GemeenteCode>,
    /// Whether a row of another gemeente is a finding.
    pub only_gemeente: bool,
    /// The secret key by which identifiers are hashed, where a contract says `identificeert`: at
    /// least 16 bytes. The same key gives the same hash in every dataset and every delivery.
    pub key: Option<&'a [u8]>,
    /// The code of a gemeente that a cell names, in the year that is meant.
    pub resolve: &'a (dyn Fn(&str) -> Option<GemeenteCode> + Sync),
}

impl fmt::Debug for Setting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting")
            .field("gemeente", &self.gemeente)
            .field("only_gemeente", &self.only_gemeente)
            .finish_non_exhaustive()
    }
}
