//! A figure for the tests of this room.

use ijkpunt_model::{Figure, GemeenteCode, Period, Sign, TOTAAL};

/// A share of 2019, with its limits.
pub fn share(code: &str, waarde: Option<f64>, limits: Option<(f64, f64)>) -> Figure {
    Figure {
        indicator: "x".into(),
        gemeente: GemeenteCode::parse(code).unwrap(),
        indelingsjaar: 2019,
        periode: Period::Jaar(2019),
        uitsplitsing: TOTAAL.into(),
        klasse: TOTAAL.into(),
        teller: None,
        noemer: None,
        waarde,
        ondergrens: limits.map(|limits| limits.0),
        bovengrens: limits.map(|limits| limits.1),
        beoogd: None,
        teken: waarde.is_none().then_some(Sign::NietGeleverd),
        bron: Vec::new(),
    }
}

/// A share of a count in a total.
pub fn part(code: &str, teller: f64, noemer: f64) -> Figure {
    Figure {
        teller: Some(teller),
        noemer: Some(noemer),
        ..share(code, Some(teller / noemer), None)
    }
}
