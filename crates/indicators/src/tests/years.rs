//! Years without a measurement, and targets beside the figure of the year.

use ijkpunt_model::{Figure, Sign};

use super::support::{area, builtin, catalogue, definition, figures, in_2019, lines, only, tables};
use crate::{Catalogue, Request};

const SPELLS: &str = "gemeente;clientnummer;regeling;doelgroep;ingangsdatum;einddatum;reden_einde
GM0014;a1;pw;vergunninghouder;1-1-2018;1-5-2018;werk
GM0014;b2;pw;vergunninghouder;1-1-2018;1-5-2019;werk
GM0014;c3;pw;vergunninghouder;1-1-2018;1-6-2019;werk
";

fn measured_every_two_years_from_2018() -> Catalogue {
    let text = definition("uitstroom-werk").replace(
        "versie = 1",
        "versie = 1\nmeting_eens_per = 2\nmeting_vanaf = 2018",
    );
    only("uitstroom-werk", &text)
}

#[test]
fn a_year_without_measurement_says_so_and_a_year_with_one_has_a_figure() {
    let catalogue = measured_every_two_years_from_2018();
    let tables = tables(&[("uitkeringen", SPELLS)]);
    for (year, teller, sign) in [
        (2016, None, Some(Sign::NietGemeten)),
        (2017, None, Some(Sign::NietGemeten)),
        (2018, Some(1.0), None),
        (2019, None, Some(Sign::NietGemeten)),
        (2020, Some(0.0), Some(Sign::KanNietVoorkomen)),
    ] {
        let areas = [area("GM0014", year)];
        let request = Request {
            year,
            peildatum: None,
            areas: &areas,
        };
        let (figures, _) = figures(&catalogue, &tables, &request);
        assert_eq!(figures.len(), 1, "{year}");
        assert_eq!(
            (figures[0].teller, figures[0].teken),
            (teller, sign),
            "{year}"
        );
    }
}

/// Not measured says more than not delivered: nobody is to send anything.
#[test]
fn not_measured_goes_before_not_delivered() {
    let (figures, _) = in_2019(&measured_every_two_years_from_2018(), &[]);
    assert_eq!(figures[0].teken, Some(Sign::NietGemeten));
}

/// (indicator, period) of the figures that have a target, with the target.
fn targets(figures: &[Figure]) -> Vec<(String, String, f64)> {
    figures
        .iter()
        .filter_map(|f| Some((f.indicator.clone(), f.periode.to_string(), f.beoogd?)))
        .collect()
}

/// Definitions of a flow by year and month with classes, and of a stock.
fn flow_and_stock() -> Catalogue {
    let files = ["bijstand-uitstroom", "bijstand-stand"].map(|id| {
        let file = format!("indicators/{id}.toml");
        (file, definition(id))
    });
    let files: Vec<(&str, &str)> = files.iter().map(|(f, text)| (f.as_str(), *text)).collect();
    catalogue(&files).0
}

#[test]
fn a_target_stands_beside_the_figure_of_its_own_period_and_no_other() {
    let doelen = "gemeente;periode;indicator;beoogd
GM0014;2018JJ00;bijstand-uitstroom;10
GM0014;2019JJ00;bijstand-uitstroom;20
GM0014;2020JJ00;bijstand-uitstroom;30
GM0014;2019MM03;bijstand-uitstroom;40
GM0034;2019JJ00;bijstand-uitstroom;50
GM0014;2019JJ00;bijstand-stand;60,5
";
    let deliveries = [("uitkeringen", SPELLS), ("doelen", doelen)];
    let (figures, findings) = in_2019(&flow_and_stock(), &deliveries);
    assert!(findings.is_empty(), "{:?}", lines(&findings));
    // The figure of the year is the end of the year for a stock; classes have no target. A target
    // of a part of the year belongs to that part.
    assert_eq!(
        targets(&figures),
        [
            ("bijstand-stand".to_owned(), "2020-01-01".to_owned(), 60.5),
            ("bijstand-uitstroom".to_owned(), "2019JJ00".to_owned(), 20.0),
            ("bijstand-uitstroom".to_owned(), "2019MM03".to_owned(), 40.0),
        ]
    );
}

#[test]
fn a_target_stands_also_where_the_figure_is_missing() {
    let doelen = "gemeente;periode;indicator;beoogd\nGM0014;2019JJ00;bijstand-uitstroom;20\n";
    let (figures, _) = in_2019(&flow_and_stock(), &[("doelen", doelen)]);
    let year = figures.iter().find(|f| f.beoogd.is_some()).unwrap();
    assert_eq!((year.waarde, year.teken), (None, Some(Sign::NietGeleverd)));
}

#[test]
fn a_target_for_an_unknown_indicator_is_one_finding_with_the_nearest_names() {
    let doelen = "gemeente;periode;indicator;beoogd
GM0014;2018JJ00;bijstand-uitstrom;10
GM0014;2019JJ00;bijstand-uitstrom;20
GM0014;2019JJ00;lvv-personen;30
";
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let tables = tables(&[("doelen", doelen)]);
    let (figures, findings) = figures(builtin(), &tables, &request);
    let found: Vec<_> = findings.iter().collect();
    assert_eq!(found.len(), 1, "{:?}", lines(&findings));
    assert_eq!(found[0].code.id(), "onbekende-indicator");
    assert_eq!(found[0].place.column.as_deref(), Some("indicator"));
    assert_eq!(found[0].count, 2);
    assert!(
        found[0].remedy.contains("bijstand-uitstroom"),
        "{}",
        found[0].remedy
    );
    assert_eq!(targets(&figures).len(), 1);
}
