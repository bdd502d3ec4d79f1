//! What holds for all spells.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::DataType;
use chrono::{Days, NaiveDate};
use ijkpunt_model::{Figure, Table};
use proptest::prelude::*;

use super::support::{area, catalogue, definition, figures};
use crate::{Catalogue, Request};

/// A spell in days since 1 January 2018: first day, last day, reason of the end. A reason may lack
/// although the spell ended, as in an export that ingest let through with a warning.
type Spell = (u32, Option<u32>, Option<usize>);

const REASONS: [&str; 5] = ["werk", "onderwijs", "verhuizing", "relatie", "overig"];

fn spell() -> impl Strategy<Value = Spell> {
    // Three years around 2019, so that spells begin and end before, in and after it; the edges of
    // 2019 are days 365 and 730.
    let day = prop_oneof![4 => 0u32..1095, 1 => 364u32..367, 1 => 728u32..732];
    let length = proptest::option::weighted(0.8, 0u32..500);
    let reason = proptest::option::weighted(0.8, 0..REASONS.len());
    (day, length, reason).prop_map(|(first, length, reason)| {
        let last = length.map(|length| first + length);
        (first, last, reason.filter(|_| last.is_some()))
    })
}

/// A table of spells, each of another person.
fn table(spells: &[(usize, Spell)]) -> Table {
    let epoch = NaiveDate::default();
    let start = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap();
    let day = |day: u32| {
        let date = start.checked_add_days(Days::new(day.into())).unwrap();
        i32::try_from((date - epoch).num_days()).unwrap()
    };
    let same = |word: &'static str| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(spells.iter().map(|_| word)))
    };
    let first = spells.iter().map(|(_, (first, _, _))| Some(day(*first)));
    let last = spells.iter().map(|(_, (_, last, _))| last.map(day));
    let reason = spells
        .iter()
        .map(|(_, (_, _, reason))| reason.map(|reason| REASONS[reason]));
    let length = spells
        .iter()
        .map(|(_, (first, last, _))| last.map(|last| i64::from(last - first)));
    let people = spells.iter().map(|(person, _)| format!("p{person}"));
    let known: BTreeMap<&str, ArrayRef> = BTreeMap::from([
        ("gemeente", same("GM0014")),
        (
            "clientnummer",
            Arc::new(StringArray::from_iter_values(people)) as ArrayRef,
        ),
        ("regeling", same("pw")),
        ("doelgroep", same("vergunninghouder")),
        ("ingangsdatum", Arc::new(first.collect::<Date32Array>())),
        ("einddatum", Arc::new(last.collect::<Date32Array>())),
        ("reden_einde", Arc::new(reason.collect::<StringArray>())),
        ("duur_dagen", Arc::new(length.collect::<Int64Array>())),
    ]);
    let columns = known.into_iter().map(|(name, array)| (name, array, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    assert_eq!(batch.column(0).data_type(), &DataType::Utf8);
    Table {
        dataset: "uitkeringen".to_owned(),
        schema: batch.schema(),
        batches: vec![batch],
        deliveries: Vec::new(),
        origins: Default::default(),
        rules: Vec::new(),
    }
}

/// A stock, its two flows, the flow out in classes, a share with its classes, and a median; by
/// year, or by month where they are.
fn definitions(by_month: bool) -> Catalogue {
    let ids = [
        "bijstand-stand",
        "bijstand-instroom",
        "bijstand-uitstroom",
        "bijstand-duur",
        "uitstroom-werk",
    ];
    let files = ids.map(|id| {
        let mut text = definition(id).to_owned();
        if !by_month {
            text = text.replace("[\"jaar\", \"maand\"]", "[\"jaar\"]");
            text = text.replace("[\"maand\"]", "[\"jaar\"]");
        }
        if id == "uitstroom-werk" {
            text.push_str("\n[[uitsplitsing]]\nnaam = \"bestemming\"\nkolom = \"reden_einde\"\nonbekend = \"Onbekend\"\n");
        }
        (format!("indicators/{id}.toml"), text)
    });
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    let (catalogue, findings) = catalogue(&files);
    assert!(findings.is_empty());
    catalogue
}

fn computed(catalogue: &Catalogue, spells: &[(usize, Spell)]) -> Vec<Figure> {
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let tables = BTreeMap::from([("uitkeringen".to_owned(), table(spells))]);
    let (figures, findings) = figures(catalogue, &tables, &request);
    assert!(findings.is_empty());
    figures
}

/// The value of a total.
fn value(figures: &[Figure], indicator: &str, period: &str) -> f64 {
    let found = figures
        .iter()
        .find(|f| f.indicator == indicator && f.is_total() && f.periode.to_string() == period);
    found.unwrap().waarde.unwrap()
}

/// The classes of an indicator in a period.
fn classes<'a>(
    figures: &'a [Figure],
    indicator: &'a str,
    period: &'a str,
) -> impl Iterator<Item = &'a Figure> {
    figures.iter().filter(move |f| {
        f.indicator == indicator && !f.is_total() && f.periode.to_string() == period
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_stock_moves_by_what_flows_in_and_out(spells in prop::collection::vec(spell(), 1..40)) {
        let catalogue = definitions(true);
        let spells: Vec<(usize, Spell)> = spells.into_iter().enumerate().collect();
        let figures = computed(&catalogue, &spells);
        let stock = |day: &str| value(&figures, "bijstand-stand", day);
        let flow = |id: &str, period: &str| value(&figures, id, period);
        let net = |period: &str| flow("bijstand-instroom", period) - flow("bijstand-uitstroom", period);
        prop_assert_eq!(stock("2020-01-01"), stock("2019-01-01") + net("2019JJ00"));
        for month in 1..=12 {
            let next = match month {
                12 => "2020-01-01".to_owned(),
                _ => format!("2019-{:02}-01", month + 1),
            };
            let start = stock(&format!("2019-{month:02}-01"));
            prop_assert_eq!(stock(&next), start + net(&format!("2019MM{month:02}")));
        }
    }

    #[test]
    fn classes_add_up_to_their_total(spells in prop::collection::vec(spell(), 1..40)) {
        let catalogue = definitions(false);
        let spells: Vec<(usize, Spell)> = spells.into_iter().enumerate().collect();
        let figures = computed(&catalogue, &spells);
        for total in figures.iter().filter(|f| f.is_total() && f.indicator.contains("uitstroom")) {
            let period = total.periode.to_string();
            let parts: Vec<&Figure> = classes(&figures, &total.indicator, &period).collect();
            let sum: f64 = parts.iter().map(|f| f.teller.unwrap()).sum();
            prop_assert_eq!(sum, total.teller.unwrap());
            if total.indicator == "uitstroom-werk" {
                let sum: f64 = parts.iter().map(|f| f.noemer.unwrap()).sum();
                prop_assert_eq!(sum, total.noemer.unwrap());
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_means_nothing(
        (spells, shuffled) in prop::collection::vec(spell(), 1..40)
            .prop_map(|spells| spells.into_iter().enumerate().collect::<Vec<_>>())
            .prop_flat_map(|spells| (Just(spells.clone()), Just(spells).prop_shuffle()))
    ) {
        let catalogue = definitions(false);
        prop_assert_eq!(computed(&catalogue, &spells), computed(&catalogue, &shuffled));
    }
}
