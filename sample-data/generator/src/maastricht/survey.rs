//! Answers to two surveys, for the domains of which no register knows anything; all ours.
//!
//! The gemeente asked statushouders and other inhabitants the same questions in 2020, 2022 and 2024,
//! as far as it asked both: what is not asked of a group is a gap that the pages have to show.

use crate::table::{Cell, Table};

const STATUSHOUDERS: &str = "Statushouders";
const INWONERS: &str = "Inwoners";

/// Persons who answered in each of the three years.
const ASKED_STATUSHOUDERS: [u32; 3] = [214, 247, 283];
const ASKED_INWONERS: [u32; 3] = [1_482, 1_516, 1_467];

/// A question, and of each thousand who answered it those who said yes; none where it was not asked.
type Question = (&'static str, [Option<u32>; 3], [Option<u32>; 3]);

pub const QUESTIONS: [Question; 18] = [
    // 1.1
    (
        "kent-rechten-en-plichten",
        [Some(512), Some(548), Some(601)],
        [None, Some(874), Some(869)],
    ),
    // 2.2
    (
        "ervaren-gezondheid",
        [Some(601), Some(588), Some(612)],
        [Some(742), Some(731), Some(728)],
    ),
    // 2.5
    (
        "lid-van-vereniging",
        [Some(182), Some(171), Some(224)],
        [Some(436), Some(398), Some(411)],
    ),
    (
        "vrijwilligerswerk",
        [Some(204), Some(212), Some(247)],
        [Some(288), Some(261), Some(279)],
    ),
    (
        "sport-wekelijks",
        [Some(341), Some(352), Some(388)],
        [Some(521), Some(507), Some(533)],
    ),
    // 3.1
    (
        "voelt-zich-veilig",
        [Some(804), Some(796), Some(772)],
        [Some(861), Some(848), Some(839)],
    ),
    (
        "discriminatie-ervaren",
        [Some(287), Some(301), Some(332)],
        [Some(118), Some(121), Some(127)],
    ),
    // 3.2
    (
        "gesprek-in-het-nederlands",
        [Some(462), Some(471), Some(508)],
        [None, None, None],
    ),
    // 3.3
    (
        "digid-zelfstandig",
        [None, Some(431), Some(497)],
        [None, Some(902), Some(911)],
    ),
    // 3.4
    (
        "culturele-activiteit",
        [Some(231), Some(198), Some(264)],
        [Some(612), Some(488), Some(597)],
    ),
    (
        "kent-gewoonten-van-elkaar",
        [None, Some(566), Some(583)],
        [None, None, None],
    ),
    // 4.1
    (
        "iemand-om-op-terug-te-vallen",
        [Some(713), Some(702), Some(736)],
        [Some(921), Some(913), Some(918)],
    ),
    (
        "contact-eigen-kring",
        [Some(682), Some(671), Some(694)],
        [None, None, None],
    ),
    // 4.2
    (
        "contact-andere-achtergrond",
        [Some(388), Some(379), Some(437)],
        [Some(544), Some(531), Some(552)],
    ),
    (
        "thuis-in-de-buurt",
        [Some(617), Some(622), Some(648)],
        [Some(838), Some(829), Some(834)],
    ),
    // 4.3
    (
        "vertrouwen-in-gemeente",
        [Some(664), Some(641), Some(619)],
        [Some(571), Some(538), Some(529)],
    ),
    (
        "vindt-het-loket",
        [Some(402), Some(447), Some(491)],
        [None, None, None],
    ),
    (
        "praat-mee-over-de-buurt",
        [None, Some(121), Some(148)],
        [None, Some(233), Some(241)],
    ),
];

/// One row a year, question and group.
pub fn table() -> Table {
    let mut rows = Vec::new();
    for (question, newcomers, others) in QUESTIONS {
        let groups = [
            (STATUSHOUDERS, ASKED_STATUSHOUDERS, newcomers),
            (INWONERS, ASKED_INWONERS, others),
        ];
        for (group, asked, shares) in groups {
            let years = [2020_i64, 2022, 2024].into_iter().zip(asked).zip(shares);
            for ((year, asked), share) in years {
                let Some(share) = share else { continue };
                // Not everyone answers every question.
                let answered = asked - (asked * (share % 7) / 200);
                let positive = (answered * share + 500) / 1000;
                rows.push(vec![
                    Cell::Whole(year),
                    question.into(),
                    group.into(),
                    answered.into(),
                    positive.into(),
                ]);
            }
        }
    }
    Table {
        header: vec!["Periode", "Vraag", "Groep", "N", "Positief"],
        rows,
    }
}
