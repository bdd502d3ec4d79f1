//! Change between two moments, and whether the flows between them explain it.

use ijkpunt_model::Figure;

/// The change of a stock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// At the first moment.
    pub from: f64,
    /// At the last moment.
    pub to: f64,
    /// Last minus first.
    pub difference: f64,
}

/// The change between two figures; none where either is missing.
pub fn change(from: Option<&Figure>, to: Option<&Figure>) -> Option<Change> {
    let (from, to) = (from?.waarde?, to?.waarde?);
    Some(Change {
        from,
        to,
        difference: to - from,
    })
}

/// A stock, what came in, what went out, and what of the change these do not explain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// The change of the stock.
    pub change: Change,
    /// What came in.
    pub inflow: f64,
    /// What went out.
    pub outflow: f64,
    /// Change minus inflow plus outflow: zero where the books close. A stock counts persons and a
    /// flow counts spells, so a person with two spells can open it.
    pub unexplained: f64,
}

/// Holds a change against its flows; none where any figure is missing.
pub fn balance(change: Change, inflow: &Figure, outflow: &Figure) -> Option<Balance> {
    let (inflow, outflow) = (inflow.waarde?, outflow.waarde?);
    let unexplained = change.difference - inflow + outflow;
    Some(Balance {
        change,
        inflow,
        outflow,
        unexplained,
    })
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::example::share;

    fn figure(waarde: Option<f64>) -> Figure {
        Figure {
            teller: waarde,
            ..share("GM0014", waarde, None)
        }
    }

    /// 700 on 1 January, 77 in, 168 out, 609 a year later (Gemeente Groningen, Gemeenterekening
    /// 2019, deelprogramma 4.2.5; the 77 is implied).
    #[test]
    fn the_published_groningen_figures_close() {
        let (from, to) = (figure(Some(700.0)), figure(Some(609.0)));
        let change = change(Some(&from), Some(&to)).unwrap();
        assert_eq!(change.difference, -91.0);
        let balance = balance(change, &figure(Some(77.0)), &figure(Some(168.0))).unwrap();
        assert_eq!(balance.unexplained, 0.0);
    }

    #[test]
    fn a_missing_figure_gives_no_change_and_no_balance() {
        let known = figure(Some(1.0));
        assert_eq!(change(Some(&known), Some(&figure(None))), None);
        let steady = change(Some(&known), Some(&known)).unwrap();
        assert_eq!(balance(steady, &figure(None), &known), None);
        assert_eq!(
            balance(steady, &figure(Some(2.0)), &known)
                .unwrap()
                .unexplained,
            -1.0
        );
    }
}
