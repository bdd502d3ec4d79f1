//! Figures and tables for the tests, written short.

use std::sync::LazyLock;

use ijkpunt_model::{Figure, GemeenteCode, Period, TOTAAL};

use crate::{Geography, Herindelingen, Method, Note, Remark, Restatement, Weights};

/// Shares of addresses by `reidhin/grenswijzigen` (data of 2016–2024), as a workspace may state
/// them.
pub const ADDRESSES: &str = "\
ingangsdatum;oude_code;nieuwe_code;aandeel;sleutel
2018-01-01;GM0140;GM1900;0,512;adressen
2018-01-01;GM0140;GM0080;0,309;adressen
2018-01-01;GM0140;GM1949;0,179;adressen
2019-01-01;GM0053;GM1966;0,877;adressen
2019-01-01;GM0053;GM1969;0,123;adressen
2021-01-01;GM0788;GM0824;0,423;adressen
2021-01-01;GM0788;GM0865;0,343;adressen
2021-01-01;GM0788;GM0757;0,150;adressen
2021-01-01;GM0788;GM0855;0,084;adressen
";

pub fn code(text: &str) -> GemeenteCode {
    GemeenteCode::parse(text).unwrap()
}

pub fn period(text: &str) -> Period {
    Period::parse_cbs(text).unwrap()
}

pub fn weights(text: &str) -> Weights {
    let (weights, findings) = Weights::parse(text, "gewichten.csv", &Herindelingen::builtin());
    assert!(findings.is_empty(), "{findings:?}");
    weights
}

/// A count on the map of the year of its period.
pub fn count(gemeente: &str, periode: &str, waarde: f64) -> Figure {
    let periode = period(periode);
    Figure {
        indicator: "aantal".into(),
        gemeente: code(gemeente),
        indelingsjaar: periode.year(),
        periode,
        uitsplitsing: TOTAAL.into(),
        klasse: TOTAAL.into(),
        teller: Some(waarde),
        noemer: None,
        waarde: Some(waarde),
        ondergrens: None,
        bovengrens: None,
        beoogd: None,
        teken: None,
        bron: vec![format!("{gemeente}.csv")],
    }
}

/// A numerator over a denominator, per so many.
pub fn quotient(gemeente: &str, periode: &str, teller: f64, noemer: f64, per: f64) -> Figure {
    Figure {
        noemer: Some(noemer),
        waarde: Some(teller / noemer * per),
        ondergrens: Some(0.0),
        bovengrens: Some(per),
        ..count(gemeente, periode, teller)
    }
}

/// Read once, since the properties ask for it hundreds of times.
pub static GEOGRAPHY: LazyLock<Geography> = LazyLock::new(Geography::builtin);

pub fn restate(figures: &[Figure], to: i32, method: Method, weights: &Weights) -> Restatement {
    GEOGRAPHY.restate(figures, to, &|_| method, weights)
}

/// The figure of a gemeente, of which there is exactly one.
pub fn of<'r>(restated: &'r Restatement, gemeente: &str) -> &'r Figure {
    let found: Vec<&Figure> = restated
        .figures
        .iter()
        .filter(|figure| figure.gemeente == code(gemeente))
        .collect();
    match found.as_slice() {
        [figure] => figure,
        others => panic!("{gemeente} has {} figures", others.len()),
    }
}

/// What is said about a gemeente.
pub fn remarks<'r>(restated: &'r Restatement, gemeente: &str) -> Vec<&'r Remark> {
    let about = |note: &&Note| note.gemeente == code(gemeente);
    let notes = restated.notes.iter().filter(about);
    notes.map(|note| &note.remark).collect()
}
