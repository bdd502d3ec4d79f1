//! Plans of vergunninghouders, as the project team keeps them in a workbook.
//!
//! Published: of the 609 persons with bijstand on 1 January 2020, 210 had an assessment and 349 a
//! brede intake. The two overlap, by 150; that number is ours.

use std::collections::BTreeSet;

use anyhow::ensure;
use chrono::{Datelike, NaiveDate};
use fastrand::Rng;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::calendar::{after, between, day, workday};
use crate::draw::{percent, rng, weighted};
use crate::groningen::drawn;
use crate::groningen::spell::Spell;

const TITLE: &str = "Trajecten vergunninghouders, stand 14 januari 2020";

const HEADER: [(&str, f64); 8] = [
    ("Cliëntnr", 11.0),
    ("Datum brede intake", 19.0),
    ("Datum assessment", 18.0),
    ("Ontwikkelroute", 16.0),
    ("Afstand tot werk", 16.0),
    ("Startdatum", 12.0),
    ("Einddatum", 12.0),
    ("Duaal traject", 13.0),
];

const BOTH: usize = 150;
const ASSESSMENT_ONLY: usize = 60;
const INTAKE_ONLY: usize = 199;
const INVITED: usize = 40;
/// Days of January 2020: too late for the stand, though in the export.
const LATE: [u32; 2] = [7, 9];
const LEFT: usize = 115;

struct Plan {
    clientnummer: u32,
    intake: Option<NaiveDate>,
    assessment: Option<NaiveDate>,
    route: &'static str,
    distance: &'static str,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    dual: &'static str,
}

/// One row a person, by clientnummer.
pub fn write(spells: &[Spell<'_>]) -> anyhow::Result<Vec<u8>> {
    let mut plans = plans(&mut rng("trajecten"), spells)?;
    plans.sort_by_key(|plan| plan.clientnummer);
    let mut workbook = Workbook::new();
    // Without a fixed date the file would carry the time at which it was made.
    let made = ExcelDateTime::from_ymd(2020, 1, 14)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    sheet(workbook.add_worksheet(), &plans)?;
    Ok(workbook.save_to_buffer()?)
}

fn plans(rng: &mut Rng, spells: &[Spell<'_>]) -> anyhow::Result<Vec<Plan>> {
    let peildatum = day(2020, 1, 1);
    let in_bijstand: BTreeSet<u32> = spells
        .iter()
        .filter(|spell| spell.counts() && spell.runs_at(peildatum))
        .map(|spell| spell.person.clientnummer)
        .collect();
    // Who started in December has not been invited yet.
    let mut running: Vec<&Spell<'_>> = spells
        .iter()
        .filter(|spell| spell.counts() && spell.runs_at(peildatum))
        .filter(|spell| spell.begin <= day(2019, 11, 15))
        .collect();
    rng.shuffle(&mut running);
    let mut running = running.into_iter();
    let mut plans = Vec::new();
    for (count, intake, assessment) in [
        (BOTH, true, true),
        (ASSESSMENT_ONLY, false, true),
        (INTAKE_ONLY, true, false),
        (INVITED, false, false),
    ] {
        let taken: Vec<_> = running.by_ref().take(count).collect();
        ensure!(taken.len() == count, "too few persons for the trajecten");
        plans.extend(
            taken
                .into_iter()
                .map(|spell| plan(rng, spell, intake, assessment)),
        );
    }
    for (spell, date) in running.zip(LATE) {
        let intake = Some(day(2020, 1, date));
        plans.push(Plan {
            intake,
            ..plan(rng, spell, false, false)
        });
    }
    let mut seen = in_bijstand;
    let left: Vec<_> = spells
        .iter()
        .filter(|spell| spell.counts() && spell.end.is_some_and(|end| end >= day(2018, 7, 1)))
        .filter(|spell| spell.end < Some(peildatum) && spell.begin < day(2018, 6, 1))
        .filter(|spell| seen.insert(spell.person.clientnummer))
        .collect();
    for spell in rng.choose_multiple(left, LEFT) {
        let assessment = percent(rng, 45);
        plans.push(plan(rng, spell, true, assessment));
    }
    Ok(plans)
}

fn plan(rng: &mut Rng, spell: &Spell<'_>, intake: bool, assessment: bool) -> Plan {
    // The team began in September 2016; a plan never outlives the uitkering.
    let first = spell.begin.max(day(2016, 9, 1));
    let last = spell.end.unwrap_or(drawn()).min(day(2019, 12, 31));
    let talk = |rng: &mut Rng| workday(between(rng, first, last)).max(first);
    let intake = intake.then(|| talk(rng));
    let assessment = assessment.then(|| talk(rng));
    let start = intake
        .max(assessment)
        .map(|date| after(date, rng.u64(7..=60)));
    let start = start.filter(|start| *start < spell.end.unwrap_or(drawn()).min(drawn()));
    let route: &[(u32, &str)] = if spell.person.born >= 1992 {
        &[
            (60, "onderwijs"),
            (28, "werk"),
            (11, "participatie"),
            (1, "ondernemerschap"),
        ]
    } else {
        &[
            (12, "onderwijs"),
            (42, "werk"),
            (41, "participatie"),
            (5, "ondernemerschap"),
        ]
    };
    let known = intake.or(assessment).is_some();
    let only_if = |known: bool, word: &'static str| if known { word } else { "" };
    let distance = weighted(rng, &[(18, "jobready"), (37, "bijna"), (45, "niet")]);
    Plan {
        clientnummer: spell.person.clientnummer,
        intake,
        assessment,
        route: only_if(known, weighted(rng, route)),
        distance: only_if(assessment.is_some(), distance),
        start,
        end: start.and(spell.end).filter(|end| *end < drawn()),
        dual: only_if(start.is_some(), if percent(rng, 22) { "ja" } else { "nee" }),
    }
}

fn sheet(sheet: &mut Worksheet, plans: &[Plan]) -> anyhow::Result<()> {
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd-mm-yyyy");
    sheet.set_name("Trajecten")?;
    sheet.write_with_format(0, 0, TITLE, &bold)?;
    for (column, (word, width)) in (0..).zip(HEADER) {
        sheet.write_with_format(2, column, word, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, plan) in (3..).zip(plans) {
        sheet.write_string(row, 0, plan.clientnummer.to_string())?;
        let dates = [
            (1, plan.intake),
            (2, plan.assessment),
            (5, plan.start),
            (6, plan.end),
        ];
        for (column, value) in dates.into_iter().filter_map(|(at, day)| Some((at, day?))) {
            sheet.write_datetime_with_format(row, column, excel(value)?, &date)?;
        }
        for (column, word) in [(3, plan.route), (4, plan.distance), (7, plan.dual)] {
            if !word.is_empty() {
                sheet.write_string(row, column, word)?;
            }
        }
    }
    Ok(())
}

fn excel(date: NaiveDate) -> anyhow::Result<ExcelDateTime> {
    let year = u16::try_from(date.year())?;
    Ok(ExcelDateTime::from_ymd(
        year,
        date.month().try_into()?,
        date.day().try_into()?,
    )?)
}
