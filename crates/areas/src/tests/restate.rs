//! Figures of one map on another. All answers were added up by hand.

use ijkpunt_model::{Figure, Sign};

use super::support::{ADDRESSES, code, count, of, period, quotient, remarks, restate, weights};
use crate::{Method, Mismatch, Reason, Remark, Weights, ratio, total};

const NONE: fn() -> Weights = Weights::none;

fn stopped(reason: Reason) -> Remark {
    Remark::Stopt(reason)
}

fn day(text: &str) -> chrono::NaiveDate {
    period(text).first_day()
}

#[test]
fn counts_add_on_a_merger_and_a_code_that_survives_is_another_area() {
    let figures = [
        count("GM0014", "2018JJ00", 700.0),
        count("GM0009", "2018JJ00", 10.0),
        count("GM0017", "2018JJ00", 33.0),
        count("GM0014", "2019JJ00", 609.0),
    ];
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    let [before, after] = restated.figures.as_slice() else {
        panic!("{restated:?}")
    };
    assert_eq!((before.waarde, before.indelingsjaar), (Some(743.0), 2019));
    assert_eq!(before.periode, period("2018JJ00"));
    assert_eq!(before.bron, ["GM0009.csv", "GM0014.csv", "GM0017.csv"]);
    assert_eq!(*after, figures[3]);
    let parts = ["GM0009", "GM0014", "GM0017"].map(code).to_vec();
    assert_eq!(
        remarks(&restated, "GM0014"),
        [&Remark::Samengevoegd { parts }]
    );
    // The old Groningen alone is not the new one.
    let alone = restate(&figures[..1], 2019, Method::Count, &NONE());
    assert_eq!(of(&alone, "GM0014").waarde, None);
    assert_eq!(of(&alone, "GM0014").teken, Some(Sign::NietGeleverd));
    let parts = ["GM0009", "GM0017"].map(code).to_vec();
    assert_eq!(
        remarks(&alone, "GM0014"),
        [&stopped(Reason::DeelOntbreekt { parts })]
    );
}

/// 14.215 inhabitants are made up; the shares are those of addresses.
#[test]
fn the_split_of_haaren_stops_the_series_without_weights_and_works_with_them() {
    let figures = [
        count("GM0788", "2020JJ00", 1000.0),
        count("GM0824", "2020JJ00", 200.0),
        count("GM0865", "2020JJ00", 300.0),
        count("GM0757", "2020JJ00", 400.0),
        count("GM0855", "2020JJ00", 500.0),
    ];
    let without = restate(&figures, 2021, Method::Count, &NONE());
    let with = restate(&figures, 2021, Method::Count, &weights(ADDRESSES));
    for (gemeente, expected) in [
        ("GM0824", 623.0),
        ("GM0865", 643.0),
        ("GM0757", 550.0),
        ("GM0855", 584.0),
    ] {
        let figure = of(&without, gemeente);
        assert_eq!((figure.waarde, figure.teller), (None, None), "{gemeente}");
        let reason = Reason::GeenGewicht {
            from: code("GM0788"),
            date: day("2021-01-01"),
        };
        assert_eq!(remarks(&without, gemeente), [&stopped(reason)]);
        let figure = of(&with, gemeente);
        assert!(
            (figure.waarde.unwrap() - expected).abs() < 1e-9,
            "{gemeente}"
        );
        assert_eq!(figure.teken, Some(Sign::Geschat));
        let key = Remark::Geschat {
            from: code("GM0788"),
            key: "adressen".into(),
        };
        assert!(remarks(&with, gemeente).contains(&&key), "{gemeente}");
    }
    let sum: f64 = with.figures.iter().filter_map(|figure| figure.waarde).sum();
    assert!((sum - 2400.0).abs() < 1e-9);
}

#[test]
fn rates_and_shares_add_their_sides_and_divide_then() {
    let figures = [
        quotient("GM0014", "2018-01-01", 90.0, 200_000.0, 1000.0),
        quotient("GM0009", "2018-01-01", 0.0, 7_000.0, 1000.0),
        quotient("GM0017", "2018-01-01", 20.0, 19_000.0, 1000.0),
    ];
    let rate = restate(&figures, 2019, Method::Rate { per: 1000.0 }, &NONE());
    let figure = of(&rate, "GM0014");
    assert_eq!(
        (figure.teller, figure.noemer),
        (Some(110.0), Some(226_000.0))
    );
    assert_eq!(figure.waarde, Some(110.0 / 226_000.0 * 1000.0));
    // The intervals of the parts say nothing of the whole.
    assert_eq!((figure.ondergrens, figure.bovengrens), (None, None));
    let share = restate(&figures, 2019, Method::Share, &NONE());
    assert_eq!(of(&share, "GM0014").waarde, Some(110.0 / 226_000.0));
    // What is one area on both maps keeps its figure whole.
    let same = quotient("GM0363", "2018-01-01", 5.0, 10.0, 1.0);
    let kept = restate(std::slice::from_ref(&same), 2019, Method::Share, &NONE());
    let expected = Figure {
        indelingsjaar: 2019,
        ..same
    };
    assert_eq!(kept.figures, [expected]);
    assert!(kept.notes.is_empty());
}

#[test]
fn a_median_is_never_made_of_medians() {
    let figures = [
        count("GM0014", "2018JJ00", 4.0),
        count("GM0009", "2018JJ00", 5.0),
        count("GM0017", "2018JJ00", 6.0),
        count("GM0363", "2018JJ00", 7.0),
        count("GM0140", "2017JJ00", 7.0),
        count("GM1900", "2017JJ00", 7.0),
    ];
    let restated = restate(&figures, 2019, Method::Never, &weights(ADDRESSES));
    assert_eq!(of(&restated, "GM0363").waarde, Some(7.0));
    for gemeente in ["GM0014", "GM1900"] {
        assert_eq!(of(&restated, gemeente).waarde, None);
        assert!(
            remarks(&restated, gemeente).contains(&&stopped(Reason::NietUitAggregaten)),
            "{gemeente}"
        );
    }
}

#[test]
fn persons_may_be_counted_twice_and_that_is_said() {
    let figures = [
        count("GM0501", "2022JJ00", 10.0),
        count("GM0530", "2022JJ00", 20.0),
        count("GM0614", "2022JJ00", 30.0),
    ];
    let restated = restate(&figures, 2023, Method::Persons, &NONE());
    let figure = of(&restated, "GM1992");
    assert_eq!(
        (figure.waarde, figure.teken),
        (Some(60.0), Some(Sign::Geschat))
    );
    assert!(remarks(&restated, "GM1992").contains(&&Remark::MogelijkDubbel));
}

/// Weesp was a gemeente until 23 March 2022 and a part of Amsterdam from the 24th.
#[test]
fn a_merger_in_the_middle_of_a_half_year() {
    let figures = [
        count("GM0457", "2022HJ01", 4.0),
        count("GM0363", "2022HJ01", 100.0),
        count("GM0363", "2022HJ02", 120.0),
    ];
    let change = Remark::TijdensPeriode {
        date: day("2022-03-24"),
        from: code("GM0457"),
        to: code("GM0363"),
    };
    // On the map of 2022 both stand, and both half-years hold part of the other.
    let stays = restate(&figures, 2022, Method::Count, &NONE());
    assert_eq!(stays.figures.len(), 3);
    for gemeente in ["GM0457", "GM0363"] {
        assert_eq!(remarks(&stays, gemeente), [&change], "{gemeente}");
    }
    let restated = restate(&figures, 2023, Method::Count, &NONE());
    let values: Vec<_> = restated
        .figures
        .iter()
        .map(|figure| figure.waarde)
        .collect();
    assert_eq!(values, [Some(104.0), Some(120.0)]);
    let said = remarks(&restated, "GM0363");
    assert!(said.contains(&&change));
    let merged = Remark::AlOpgenomen {
        code: code("GM0457"),
        date: day("2022-03-24"),
    };
    assert!(said.contains(&&merged));
    // In the first half-year Weesp had days of its own, so without it the sum is not whole.
    let half = restate(&figures[1..2], 2023, Method::Count, &NONE());
    let parts = vec![code("GM0457")];
    assert!(remarks(&half, "GM0363").contains(&&stopped(Reason::DeelOntbreekt { parts })));
    // A rate of the second half-year has Weesp above the line and not below it.
    let rate = quotient("GM0363", "2022HJ02", 120.0, 880_000.0, 1000.0);
    let rate = restate(&[rate], 2023, Method::Rate { per: 1000.0 }, &NONE());
    assert_eq!(of(&rate, "GM0363").waarde, None);
    let reason = Reason::NoemerZonderDeel {
        code: code("GM0457"),
    };
    assert!(remarks(&rate, "GM0363").contains(&&stopped(reason)));
}

/// Of two counts of one half-year both sides lack Weesp, which was merged before it: 30 + 12 of 60 + 15,
/// per hundred, is 56.
#[test]
fn a_ratio_of_one_period_lacks_a_merged_part_on_both_sides() {
    let figures = [
        quotient("GM0363", "2022HJ01", 30.0, 60.0, 100.0),
        quotient("GM0457", "2022HJ01", 12.0, 15.0, 100.0),
        quotient("GM0363", "2022HJ02", 45.0, 60.0, 100.0),
    ];
    let restated = restate(&figures, 2023, Method::Ratio { per: 100.0 }, &NONE());
    let [whole, after] = restated.figures.as_slice() else {
        panic!("{restated:?}")
    };
    assert_eq!((whole.teller, whole.noemer), (Some(42.0), Some(75.0)));
    assert!((whole.waarde.unwrap() - 56.0).abs() < 1e-9);
    assert_eq!((whole.ondergrens, whole.bovengrens), (None, None));
    assert_eq!(after.waarde, figures[2].waarde);
    let merged = Remark::AlOpgenomen {
        code: code("GM0457"),
        date: day("2022-03-24"),
    };
    assert!(remarks(&restated, "GM0363").contains(&&merged));
}

#[test]
fn a_renaming_keeps_the_figure() {
    let menaldumadeel = count("GM0083", "2010JJ00", 5.0);
    let restated = restate(&[menaldumadeel], 2011, Method::Never, &NONE());
    assert_eq!(of(&restated, "GM1908").waarde, Some(5.0));
    let from = code("GM0083");
    assert_eq!(remarks(&restated, "GM1908"), [&Remark::Hernoemd { from }]);
    // In the middle of 2015: deliveries of the second half may use either code.
    for used in ["GM1921", "GM1940"] {
        let figure = count(used, "2015HJ02", 5.0);
        let restated = restate(&[figure], 2016, Method::Count, &NONE());
        assert_eq!(of(&restated, "GM1940").waarde, Some(5.0), "{used}");
    }
}

#[test]
fn a_border_correction_is_said_and_changes_no_figure() {
    let figures = [
        count("GM0014", "2016JJ00", 700.0),
        count("GM0040", "2016JJ00", 50.0),
    ];
    let restated = restate(&figures, 2017, Method::Count, &NONE());
    for (gemeente, value) in [("GM0014", 700.0), ("GM0040", 50.0)] {
        assert_eq!(of(&restated, gemeente).waarde, Some(value));
        let said = Remark::Grenswijziging {
            date: day("2017-01-01"),
            from: code("GM0040"),
            to: code("GM0014"),
        };
        assert_eq!(remarks(&restated, gemeente), [&said]);
    }
    let later = restate(
        &[count("GM0014", "2017JJ00", 1.0)],
        2018,
        Method::Count,
        &NONE(),
    );
    assert!(later.notes.is_empty());
}

#[test]
fn vijfheerenlanden_has_parts_of_two_provinces() {
    let figures = [
        count("GM0545", "2018JJ00", 1.0),
        count("GM0620", "2018JJ00", 2.0),
        count("GM0707", "2018JJ00", 4.0),
    ];
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM1961").waarde, Some(7.0));
    let moved: Vec<String> = remarks(&restated, "GM1961")
        .into_iter()
        .filter_map(|remark| match remark {
            Remark::Provinciewissel { code, from, to } => Some(format!("{code} {from} {to}")),
            _ => None,
        })
        .collect();
    assert_eq!(
        moved,
        ["GM0545 Zuid-Holland Utrecht", "GM0707 Zuid-Holland Utrecht"]
    );
}

#[test]
fn a_missing_part_makes_the_whole_missing() {
    let mut figures = [
        count("GM0014", "2018JJ00", 700.0),
        count("GM0009", "2018JJ00", 10.0),
        count("GM0017", "2018JJ00", 33.0),
    ];
    figures[1] = figures[1].without_value(Sign::Geheim);
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0014").teken, Some(Sign::Geheim));
    let reason = Reason::DeelZonderCijfer {
        code: code("GM0009"),
        sign: Sign::Geheim,
    };
    assert_eq!(remarks(&restated, "GM0014"), [&stopped(reason)]);
    // What can't occur adds nothing, and takes nothing away.
    figures[1] = figures[1].without_value(Sign::KanNietVoorkomen);
    figures[2].teken = Some(Sign::Voorlopig);
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    let figure = of(&restated, "GM0014");
    assert_eq!(
        (figure.waarde, figure.teken),
        (Some(733.0), Some(Sign::Voorlopig))
    );
    for figure in &mut figures {
        *figure = figure.without_value(Sign::KanNietVoorkomen);
    }
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0014").teken, Some(Sign::KanNietVoorkomen));
}

#[test]
fn targets_add_with_whole_parts_and_are_not_estimated() {
    let aimed = |gemeente, periode, beoogd| Figure {
        beoogd: Some(beoogd),
        ..count(gemeente, periode, 1.0)
    };
    let merger = [
        aimed("GM0014", "2018JJ00", 100.0),
        aimed("GM0009", "2018JJ00", 2.0),
        aimed("GM0017", "2018JJ00", 8.0),
    ];
    let restated = restate(&merger, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0014").beoogd, Some(110.0));
    let split = [
        aimed("GM0788", "2020JJ00", 9.0),
        aimed("GM0855", "2020JJ00", 90.0),
    ];
    let restated = restate(&split, 2021, Method::Count, &weights(ADDRESSES));
    assert_eq!(of(&restated, "GM0855").beoogd, None);
}

#[test]
fn back_in_time_only_what_stayed_one() {
    let figures = [
        count("GM0014", "2019JJ00", 609.0),
        count("GM0363", "2019JJ00", 1.0),
        count("GM1940", "2019JJ00", 2.0),
    ];
    let restated = restate(&figures, 2015, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0363").waarde, Some(1.0));
    assert_eq!(of(&restated, "GM1921").waarde, Some(2.0));
    for old in ["GM0014", "GM0009", "GM0017"] {
        let reason = Reason::TerugInTijd {
            code: code("GM0014"),
        };
        assert!(remarks(&restated, old).contains(&&stopped(reason)), "{old}");
        assert_eq!(of(&restated, old).waarde, None);
    }
}

#[test]
fn what_has_no_place_is_a_note_and_no_figure() {
    let cases = [
        (
            count("GM0009", "2019JJ00", 1.0),
            Reason::OnbekendeGemeente { year: 2019 },
        ),
        (
            count("GM0014", "2009JJ00", 1.0),
            Reason::JaarOnbekend { year: 2009 },
        ),
    ];
    for (figure, reason) in cases {
        let restated = restate(std::slice::from_ref(&figure), 2020, Method::Count, &NONE());
        assert!(restated.figures.is_empty());
        let said = remarks(&restated, figure.gemeente.as_str());
        assert_eq!(said, [&stopped(reason)]);
    }
    let twice = [
        count("GM0363", "2018JJ00", 1.0),
        count("GM0363", "2018JJ00", 2.0),
    ];
    let restated = restate(&twice, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0363").waarde, None);
}

#[test]
fn of_two_maps_the_nearest_counts_and_that_is_said() {
    let figures = [
        count("GM0014", "2018JJ00", 700.0),
        count("GM0009", "2018JJ00", 10.0),
        count("GM0017", "2018JJ00", 33.0),
        Figure {
            indelingsjaar: 2019,
            ..count("GM0014", "2018JJ00", 745.0)
        },
    ];
    let restated = restate(&figures, 2019, Method::Count, &NONE());
    assert_eq!(of(&restated, "GM0014").waarde, Some(745.0));
    let used = Remark::MeerIndelingen { used: 2019 };
    assert_eq!(remarks(&restated, "GM0014"), [&used]);
}

/// Erratum of CBS, maatwerk 2019/22: statushouders of Zevenaar on the map of 2018, with Rijnwaarden,
/// over inhabitants of Zevenaar on that of 2017.
#[test]
fn a_numerator_on_the_new_map_over_a_denominator_on_the_old_one_is_refused() {
    let statushouders = [
        count("GM0299", "2017-01-01", 150.0),
        count("GM0196", "2017-01-01", 50.0),
    ];
    let inhabitants = [
        count("GM0299", "2017-01-01", 32_000.0),
        count("GM0196", "2017-01-01", 11_000.0),
    ];
    let new = |figures: &[Figure]| restate(figures, 2018, Method::Count, &NONE());
    let top = of(&new(&statushouders), "GM0299").clone();
    assert_eq!(top.waarde, Some(200.0));
    assert_eq!(
        ratio(&top, &inhabitants[0], 1000.0),
        Err(Mismatch::Indeling {
            top: 2018,
            bottom: 2017
        })
    );
    let bottom = of(&new(&inhabitants), "GM0299").clone();
    assert_eq!(ratio(&top, &bottom, 1000.0), Ok(200.0 / 43_000.0 * 1000.0));
}

/// The same erratum: Leeuwarden got Leeuwarderadeel whole and Littenseradiel in part.
#[test]
fn a_partial_split_needs_a_declared_key() {
    let figures = [
        count("GM0080", "2017JJ00", 500.0),
        count("GM0081", "2017JJ00", 40.0),
        count("GM0140", "2017JJ00", 100.0),
    ];
    let without = restate(&figures, 2018, Method::Count, &NONE());
    let reason = Reason::GeenGewicht {
        from: code("GM0140"),
        date: day("2018-01-01"),
    };
    assert_eq!(remarks(&without, "GM0080"), [&stopped(reason)]);
    let with = restate(&figures, 2018, Method::Count, &weights(ADDRESSES));
    let figure = of(&with, "GM0080");
    assert!((figure.waarde.unwrap() - 570.9).abs() < 1e-9);
    let key = Remark::Geschat {
        from: code("GM0140"),
        key: "adressen".into(),
    };
    assert!(remarks(&with, "GM0080").contains(&&key));
}

#[test]
fn a_ratio_over_two_days_is_refused() {
    let stand = count("GM0014", "2019-12-31", 600.0);
    let new_year = count("GM0014", "2019-01-01", 230_000.0);
    assert!(ratio(&stand, &new_year, 1000.0).is_ok());
    let other = count("GM0014", "2019-07-01", 231_000.0);
    let expected = Mismatch::Peildatum {
        top: period("2019-12-31"),
        bottom: period("2019-07-01"),
    };
    assert_eq!(ratio(&stand, &other, 1000.0), Err(expected));
    let haren = count("GM0017", "2019-01-01", 1.0);
    assert_eq!(ratio(&stand, &haren, 1.0), Err(Mismatch::Gemeente));
    let zero = count("GM0014", "2019-01-01", 0.0);
    assert_eq!(ratio(&stand, &zero, 1.0), Err(Mismatch::Zero));
    let missing = new_year.without_value(Sign::Onbekend);
    assert_eq!(
        ratio(&stand, &missing, 1.0),
        Err(Mismatch::Missing(Sign::Onbekend))
    );
}

#[test]
fn a_region_is_the_sum_of_its_gemeenten() {
    let parts = [
        count("GM0310", "2016JJ00", 3.0),
        count("GM0312", "2016JJ00", 4.0),
    ];
    let parts: Vec<&Figure> = parts.iter().collect();
    assert_eq!(total(&parts, Method::Count).unwrap().waarde, Some(7.0));
    assert_eq!(total(&parts, Method::Never), Err(Reason::NietUitAggregaten));
    let later = count("GM0312", "2017JJ00", 4.0);
    assert_eq!(
        total(&[parts[0], &later], Method::Count),
        Err(Reason::Ongelijksoortig)
    );
    assert!(total(&[], Method::Count).is_err());
}

/// Every kind of remark that is met here is a sentence.
#[test]
fn remarks_are_sentences_with_names() {
    let gemeenten = crate::Gemeenten::builtin();
    let figures = [
        count("GM0014", "2018JJ00", 700.0),
        count("GM0009", "2018JJ00", 10.0),
        count("GM0017", "2018JJ00", 33.0),
        count("GM0788", "2018JJ00", 1.0),
        count("GM0855", "2018JJ00", 1.0),
    ];
    let restated = restate(&figures, 2021, Method::Count, &NONE());
    let words: Vec<String> = restated
        .notes
        .iter()
        .filter(|note| ["GM0014", "GM0855"].contains(&note.gemeente.as_str()))
        .map(|note| note.remark.words(&gemeenten))
        .collect();
    assert_eq!(
        words,
        [
            "Opgeteld uit Ten Boer, Groningen en Haren.",
            "Haaren is op 01-01-2021 gesplitst en er is geen verdeelsleutel opgegeven.",
        ]
    );
}
