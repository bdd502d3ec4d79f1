//! Anything that is registered and has no dataset of its own; all ours.

use crate::table::{Cell, Table};

/// A measure, its count in 2019 through 2024, and the number that it is a part of.
type Measure = (&'static str, [Option<u32>; 6], Option<[u32; 6]>);

const fn all(counts: [u32; 6]) -> [Option<u32>; 6] {
    let [a, b, c, d, e, f] = counts;
    [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f)]
}

/// Counts that began in 2022, with a new registration.
const fn since_2022(counts: [u32; 3]) -> [Option<u32>; 6] {
    let [d, e, f] = counts;
    [None, None, None, Some(d), Some(e), Some(f)]
}

pub const MEASURES: [Measure; 31] = [
    // 1.1
    ("naturalisaties", all([212, 168, 247, 301, 284, 266]), None),
    (
        "juridisch-advies",
        all([141, 119, 133, 162, 187, 194]),
        None,
    ),
    // 2.2
    (
        "wmo-gebruik",
        all([38, 41, 43, 47, 55, 61]),
        Some([905, 962, 1_021, 1_118, 1_240, 1_386]),
    ),
    (
        "jeugdhulp-gebruik",
        all([31, 29, 36, 44, 52, 57]),
        Some([318, 334, 352, 391, 446, 497]),
    ),
    (
        "jgz-bereik",
        all([58, 51, 74, 92, 104, 113]),
        Some([63, 57, 79, 99, 111, 119]),
    ),
    (
        "wmo-gebruik-inwoners",
        all([8_900, 9_050, 9_120, 9_260, 9_390, 9_510]),
        Some([104_100, 104_300, 103_200, 104_000, 105_400, 107_600]),
    ),
    (
        "jeugdhulp-gebruik-inwoners",
        all([2_080, 2_010, 2_120, 2_190, 2_250, 2_270]),
        Some([17_500, 17_300, 17_000, 17_050, 17_200, 17_400]),
    ),
    (
        "jgz-bereik-inwoners",
        all([5_840, 5_720, 5_690, 5_730, 5_780, 5_830]),
        Some([6_120, 6_080, 5_990, 6_010, 6_050, 6_090]),
    ),
    (
        "warme-overdracht",
        all([49, 41, 88, 101, 117, 139]),
        Some([56, 49, 101, 118, 134, 152]),
    ),
    // 2.3
    ("taalstages", all([22, 11, 17, 26, 38, 44]), None),
    ("werkstages", all([31, 18, 24, 35, 41, 52]), None),
    ("ondernemers", all([6, 7, 9, 11, 13, 17]), None),
    (
        "betaald-werk",
        all([121, 131, 143, 188, 229, 268]),
        Some([460, 490, 509, 584, 662, 740]),
    ),
    (
        "betaald-werk-inwoners",
        all([53_500, 53_000, 52_700, 54_100, 55_600, 57_200]),
        Some([79_800, 79_600, 78_400, 79_000, 80_100, 81_900]),
    ),
    // 2.4
    (
        "onderwijs-18-27",
        all([61, 66, 78, 92, 108, 131]),
        Some([168, 176, 190, 219, 247, 279]),
    ),
    (
        "onderwijs-18-27-inwoners",
        all([15_300, 15_500, 15_400, 15_900, 16_500, 17_200]),
        Some([22_400, 22_600, 22_300, 22_900, 23_700, 24_600]),
    ),
    (
        "startkwalificatie-18-27",
        all([29, 32, 38, 47, 58, 70]),
        Some([168, 176, 190, 219, 247, 279]),
    ),
    (
        "startkwalificatie-18-27-inwoners",
        all([19_900, 20_100, 19_800, 20_300, 21_000, 21_800]),
        Some([22_400, 22_600, 22_300, 22_900, 23_700, 24_600]),
    ),
    // 2.5
    ("volwassenenfonds", all([47, 28, 33, 61, 84, 102]), None),
    // 3.1
    (
        "discriminatiemeldingen",
        all([64, 71, 69, 78, 85, 97]),
        None,
    ),
    (
        "incidenten-opvang",
        all([112, 98, 117, 164, 171, 158]),
        None,
    ),
    (
        "verhuisd-binnen-2-jaar",
        all([9, 8, 7, 12, 14, 13]),
        Some([78, 71, 87, 77, 162, 185]),
    ),
    (
        "gezinshereniging-voltooid",
        all([19, 11, 27, 41, 48, 53]),
        None,
    ),
    // 3.2
    ("taalmaatjes", all([88, 61, 79, 104, 121, 137]), None),
    // 3.3
    (
        "cursus-digitale-vaardigheden",
        since_2022([36, 58, 74]),
        None,
    ),
    // 3.4
    ("interculturele-training", since_2022([24, 61, 83]), None),
    // 4.1
    ("buddys", all([42, 33, 45, 57, 63, 71]), None),
    // 4.2
    ("ontmoetingen", all([26, 7, 12, 31, 38, 44]), None),
    // 4.3
    (
        "bezoeken-loket",
        all([1_204, 866, 1_032, 1_418, 1_587, 1_702]),
        None,
    ),
    ("klachten", all([7, 9, 6, 11, 12, 10]), None),
    ("bezwaren", all([14, 12, 15, 19, 23, 21]), None),
];

/// Persons who were screened with the Zelfredzaamheidsmatrix in 2022 through 2024.
const SCREENED: [u32; 3] = [88, 96, 104];

/// Its domains, and of a hundred who were screened those who manage on their own in each year.
pub const ZRM: [(&str, [u32; 3]); 13] = [
    ("zrm-financien", [34, 37, 41]),
    ("zrm-werk-en-opleiding", [22, 26, 29]),
    ("zrm-tijdsbesteding", [47, 46, 51]),
    ("zrm-huisvesting", [84, 81, 79]),
    ("zrm-huiselijke-relaties", [77, 78, 80]),
    ("zrm-geestelijke-gezondheid", [61, 60, 64]),
    ("zrm-lichamelijke-gezondheid", [74, 76, 75]),
    ("zrm-middelengebruik", [92, 93, 91]),
    ("zrm-basale-adl", [91, 92, 93]),
    ("zrm-instrumentele-adl", [52, 57, 60]),
    ("zrm-sociaal-netwerk", [43, 41, 48]),
    ("zrm-maatschappelijke-participatie", [36, 40, 42]),
    ("zrm-justitie", [93, 92, 93]),
];

/// One row a year and measure.
pub fn table() -> Table {
    let mut rows = Vec::new();
    for (measure, counts, parts) in MEASURES {
        let years = (2019_i64..).zip(counts).zip(0..);
        for ((year, count), at) in years {
            let Some(count) = count else { continue };
            let whole = parts.and_then(|parts| parts.get(at).copied());
            rows.push(vec![
                Cell::Whole(year),
                measure.into(),
                count.into(),
                whole.into(),
            ]);
        }
    }
    for (measure, able) in ZRM {
        for ((year, able), screened) in (2022_i64..).zip(able).zip(SCREENED) {
            let able = (able * screened + 50) / 100;
            rows.push(vec![
                Cell::Whole(year),
                measure.into(),
                able.into(),
                screened.into(),
            ]);
        }
    }
    Table {
        header: vec!["Periode", "Meting", "Aantal", "Noemer"],
        rows,
    }
}
