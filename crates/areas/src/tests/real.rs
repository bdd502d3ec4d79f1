//! COA's stand taakstelling of November 2015 on today's map, where the file is at hand.

use std::path::Path;

use ijkpunt_model::{Figure, Sign};

use super::support::{ADDRESSES, count, of, remarks, restate, weights};
use crate::{Method, Reason, Remark, Restatement, Weights};

/// The stand of each gemeente on 1 November 2015, or nothing with a word about it.
fn stand() -> Option<Vec<Figure>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/real/taakstelling/coa-stand-taakstelling-2015-11.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: the stand of November 2015 is not here");
        return None;
    };
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(';').collect();
        let figure = count(cells[1], "2015-11-01", 0.0);
        match cells[2].trim().parse::<f64>() {
            Ok(number) => Figure {
                waarde: Some(number),
                teller: Some(number),
                ..figure
            },
            Err(_) => figure.without_value(Sign::NietGeleverd),
        }
    });
    Some(rows.collect())
}

/// The gemeenten that stopped for a reason, by code.
fn stopped(restated: &Restatement, fits: impl Fn(&Reason) -> bool) -> Vec<&str> {
    let notes = restated.notes.iter().filter(|note| match &note.remark {
        Remark::Stopt(reason) => fits(reason),
        _ => false,
    });
    notes.map(|note| note.gemeente.as_str()).collect()
}

#[test]
fn the_stand_of_november_2015_on_todays_map() {
    let Some(figures) = stand() else { return };
    let known: f64 = figures.iter().filter_map(|figure| figure.waarde).sum();
    assert_eq!((figures.len(), known), (391, -15_162.0));
    let restated = restate(&figures, 2026, Method::Count, &Weights::none());
    // Nissewaard is not in the file and nothing else goes there; Krimpenerwaard neither. Of all
    // others there is something.
    assert_eq!(restated.figures.len(), 340);
    // Ten have no stand in the file, and so none here.
    let missing: Vec<&str> = restated
        .figures
        .iter()
        .filter(|figure| {
            figure.waarde.is_none() && remarks(&restated, figure.gemeente.as_str()).is_empty()
        })
        .map(|figure| figure.gemeente.as_str())
        .collect();
    assert_eq!(
        missing,
        [
            "GM0166", "GM0321", "GM0353", "GM0406", "GM0537", "GM0677", "GM0678", "GM0928",
            "GM1598", "GM1884",
        ]
    );
    // Littenseradiel, Winsum and Haaren were split.
    let split = stopped(&restated, |reason| {
        matches!(reason, Reason::GeenGewicht { .. })
    });
    assert_eq!(
        split,
        [
            "GM0080", "GM0757", "GM0824", "GM0855", "GM0865", "GM1900", "GM1949", "GM1966",
            "GM1969",
        ]
    );
    let values = restated
        .figures
        .iter()
        .filter(|figure| figure.waarde.is_some());
    assert_eq!(values.count(), 340 - 10 - 9);
}

#[test]
fn with_weights_the_stand_is_estimated_where_gemeenten_were_split() {
    let Some(figures) = stand() else { return };
    let restated = restate(&figures, 2026, Method::Count, &weights(ADDRESSES));
    let sum: f64 = restated.figures.iter().filter_map(|f| f.waarde).sum();
    assert!((sum + 15_162.0).abs() < 1e-6, "{sum}");
    let estimated = restated
        .figures
        .iter()
        .filter(|figure| figure.teken == Some(Sign::Geschat));
    assert_eq!(estimated.count(), 9);
    // De Fryske Marren was renamed in the middle of that year.
    assert!(of(&restated, "GM1940").waarde.is_some());
    assert!(!remarks(&restated, "GM1940").is_empty());
}
