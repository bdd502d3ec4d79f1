//! The long table of figures: the middle of the house.

use crate::{GemeenteCode, Period, Sign};

/// The word for "no breakdown": it stands in `uitsplitsing` and in `klasse`.
pub const TOTAAL: &str = "totaal";

/// Columns of the long table, in the order of the downloads.
pub const FIGURE_COLUMNS: [&str; 14] = [
    "indicator",
    "gemeente",
    "indelingsjaar",
    "periode",
    "uitsplitsing",
    "klasse",
    "teller",
    "noemer",
    "waarde",
    "ondergrens",
    "bovengrens",
    "beoogd",
    "teken",
    "bron",
];

/// One figure: an indicator, for a gemeente, in a period, for one class of one breakdown.
///
/// Numerator and denominator are kept for ever: a share is recomputed at every level from them,
/// and never summed or averaged.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Id of the indicator.
    pub indicator: String,
    /// Code of the gemeente.
    pub gemeente: GemeenteCode,
    /// Year whose map gives the code its meaning.
    pub indelingsjaar: i32,
    /// Period or peildatum.
    pub periode: Period,
    /// Dimension, or [`TOTAAL`].
    pub uitsplitsing: String,
    /// Class of the dimension, or [`TOTAAL`].
    pub klasse: String,
    /// Numerator, in the indicator's unit of counting.
    pub teller: Option<f64>,
    /// Denominator, where the kind has one.
    pub noemer: Option<f64>,
    /// The figure itself; a share is a fraction between 0 and 1.
    pub waarde: Option<f64>,
    /// Lower limit of the 95 % interval, where the kind has one.
    pub ondergrens: Option<f64>,
    /// Upper limit of the 95 % interval, where the kind has one.
    pub bovengrens: Option<f64>,
    /// Target, from begroting or taakstelling.
    pub beoogd: Option<f64>,
    /// Why it is missing, or what qualifies it.
    pub teken: Option<Sign>,
    /// Deliveries it was computed from, as `file#hash` with the first twelve hexadecimals.
    pub bron: Vec<String>,
}

impl Figure {
    /// Whether this is the figure without breakdown.
    pub fn is_total(&self) -> bool {
        self.uitsplitsing == TOTAAL
    }

    /// The same cell without a number, and with the reason.
    pub fn without_value(&self, sign: Sign) -> Figure {
        Figure {
            teller: None,
            noemer: None,
            waarde: None,
            ondergrens: None,
            bovengrens: None,
            teken: Some(sign),
            ..self.clone()
        }
    }
}
