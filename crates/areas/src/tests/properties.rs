//! What holds of restating, whatever the figures.

use ijkpunt_model::{Figure, Sign};
use proptest::prelude::*;

use super::support::{ADDRESSES, GEOGRAPHY, count, restate, weights};
use crate::{Method, REFERENCE_FILES, Reference, Weights};

/// Counts of two years on the map of 2014 and 2018, for a number of gemeenten.
fn series() -> impl Strategy<Value = (Vec<Figure>, Vec<Figure>)> {
    (
        0_usize..3,
        proptest::collection::vec((0_u32..5000, 0_u32..5000), 403),
    )
        .prop_map(|(which, numbers)| {
            let year = [2014, 2018, 2020][which];
            let areas = GEOGRAPHY.indeling(year).unwrap();
            let period = format!("{year}JJ00");
            let figures = |pick: fn(&(u32, u32)) -> u32| -> Vec<Figure> {
                let rows = areas.areas().zip(&numbers);
                rows.map(|(area, pair)| count(area.code.as_str(), &period, f64::from(pick(pair))))
                    .collect()
            };
            (figures(|pair| pair.0), figures(|pair| pair.1))
        })
}

/// Weights for all splits since 2014; those of Boarnsterhim and Maasdonk are made up.
fn all_weights() -> Weights {
    let more = "\
2014-01-01;GM0055;GM0074;0,25;proef
2014-01-01;GM0055;GM0080;0,25;proef
2014-01-01;GM0055;GM1900;0,25;proef
2014-01-01;GM0055;GM1921;0,25;proef
2015-01-01;GM1671;GM0796;0,5;proef
2015-01-01;GM1671;GM0828;0,5;proef
";
    weights(&format!("{ADDRESSES}{more}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn restating_and_adding_may_change_places((one, other) in series()) {
        let weights = all_weights();
        let added: Vec<Figure> = one.iter().zip(&other).map(|(one, other)| {
            let sum = one.waarde.unwrap() + other.waarde.unwrap();
            Figure { waarde: Some(sum), teller: Some(sum), ..one.clone() }
        }).collect();
        let to = |figures: &[Figure]| restate(figures, 2026, Method::Count, &weights).figures;
        let (first, second, both) = (to(&one), to(&other), to(&added));
        prop_assert_eq!(both.len(), 342);
        for ((first, second), both) in first.iter().zip(&second).zip(&both) {
            prop_assert_eq!(&first.gemeente, &both.gemeente);
            let sum = first.waarde.unwrap() + second.waarde.unwrap();
            prop_assert!((sum - both.waarde.unwrap()).abs() < 1e-6);
        }
        // And the country is as large as it was.
        let all = |figures: &[Figure]| -> f64 { figures.iter().filter_map(|f| f.waarde).sum() };
        prop_assert!((all(&both) - all(&added)).abs() < 1e-5);
    }

    #[test]
    fn one_step_or_two_lead_to_the_same((figures, _) in series()) {
        let weights = all_weights();
        let to = |figures: &[Figure], year| restate(figures, year, Method::Count, &weights).figures;
        let from = figures[0].indelingsjaar;
        let direct = to(&figures, 2026);
        let stepped = (from + 1..=2026).fold(figures, |figures, year| to(&figures, year));
        prop_assert_eq!(direct.len(), stepped.len());
        for (direct, stepped) in direct.iter().zip(&stepped) {
            prop_assert_eq!(&direct.gemeente, &stepped.gemeente);
            prop_assert!((direct.waarde.unwrap() - stepped.waarde.unwrap()).abs() < 1e-6);
            prop_assert_eq!(direct.teken, stepped.teken);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_figure_leads_to_a_figure_or_a_reason(
        gemeente in 1_u16..2000,
        indelingsjaar in 2005..2030,
        to in 2005..2030,
        value in proptest::num::f64::ANY,
        sign in proptest::option::of(0..Sign::ALL.len()),
        which in 0_usize..5,
    ) {
        let method = [
            Method::Count, Method::Persons, Method::Share, Method::Rate { per: 1000.0 }, Method::Ratio { per: 100.0 }, Method::Never,
        ][which];
        let figure = Figure {
            indelingsjaar,
            waarde: sign.is_none().then_some(value),
            teken: sign.map(|place| Sign::ALL[place]),
            ..count(&format!("GM{gemeente:04}"), "2022HJ01", value)
        };
        let restated = restate(&[figure], to, method, &Weights::none());
        prop_assert!(!restated.figures.is_empty() || !restated.notes.is_empty());
    }

    #[test]
    fn any_text_is_read_or_reported(
        file in 0..REFERENCE_FILES.len(),
        head in 0_usize..6,
        body in "([A-Za-z0-9;,.\"\n-]|GM0014|2019-01-01|GM0788){0,80}",
    ) {
        let head = [
            "",
            "gemeentecode;peildatum;inwoners;kolom;rij\n",
            "gemeentecode;gemeentenaam;provincie;eerste_indelingsjaar;laatste_indelingsjaar\n",
            "ingangsdatum;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort;aandeel;sleutel\n",
            "groep;naam;gemeentecode;van;tot\n",
            "klasse;naam;vanaf;tot\n",
        ][head];
        let text = format!("{head}{body}");
        let (reference, _) = Reference::with(&[(REFERENCE_FILES[file], &text)]);
        let figure = count("GM0014", "2018JJ00", 1.0);
        let _ = reference.geography.restate(&[figure], 2019, &|_| Method::Count, &reference.weights);
    }
}
