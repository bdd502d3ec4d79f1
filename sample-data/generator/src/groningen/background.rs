//! Uitkeringen that no published figure of bijstand counts: other groups, other regelingen, other
//! years. Without them a forgotten condition would go unnoticed.

use anyhow::ensure;
use fastrand::Rng;

use crate::calendar::{after, before, between, day};
use crate::draw::{percent, weighted};
use crate::groningen::drawn;
use crate::groningen::person::Person;
use crate::groningen::spell::{
    ANDERS, EX_AMV, LEEFGELD, ONDERWIJS, OVERIG, PW, RELATIE, Spell, VERHUIZING, WERK,
};

/// Some who came early had bijstand before: their present spell becomes the second one.
pub fn earlier_spells<'a>(rng: &mut Rng, spells: &mut [Spell<'a>]) -> Vec<Spell<'a>> {
    let candidates = spells.iter_mut().filter(|spell| {
        spell.person.since <= day(2016, 6, 30)
            && spell.begin < day(2019, 1, 1)
            && spell.end.is_none_or(|end| end > day(2019, 2, 28))
    });
    let mut earlier = Vec::new();
    for spell in rng.choose_multiple(candidates, 25) {
        let first = after(spell.person.since, rng.u64(0..=20));
        let end = after(first, rng.u64(150..=450));
        let reason = weighted(rng, &[(6, WERK), (2, RELATIE), (2, ANDERS)]);
        earlier.push(Spell::open(spell.person, first).closed(end, reason));
        spell.begin = between(rng, day(2018, 1, 8), day(2018, 10, 31));
    }
    earlier
}

/// Vergunninghouders whose bijstand was over before the year began.
pub fn ended_before_2019<'a>(
    rng: &mut Rng,
    settled: impl Iterator<Item = &'a Person>,
) -> Vec<Spell<'a>> {
    let reasons = [
        (30, WERK),
        (35, ONDERWIJS),
        (20, VERHUIZING),
        (8, RELATIE),
        (7, ANDERS),
    ];
    settled
        .enumerate()
        .map(|(index, person)| {
            let begin = after(person.since, rng.u64(0..=30));
            let last = day(2018, 12, 31);
            // Two left on the last day that does not count for the stand of 1 January.
            let end = if index < 2 {
                last
            } else {
                between(rng, after(begin, 90), last)
            };
            Spell::open(person, begin).closed(end, weighted(rng, &reasons))
        })
        .collect()
}

/// Vergunninghouders with another uitkering than bijstand.
pub fn other_regelingen<'a>(
    rng: &mut Rng,
    settled: impl Iterator<Item = &'a Person>,
) -> Vec<Spell<'a>> {
    settled
        .enumerate()
        .map(|(index, person)| {
            let regeling = if person.born <= 1966 { "IOAW" } else { "Bbz" };
            let begin = between(rng, day(2018, 2, 1), day(2019, 11, 30));
            let spell = Spell {
                regeling,
                ..Spell::open(person, begin)
            };
            if index % 3 == 0 {
                spell.closed(after(begin, 183), ANDERS)
            } else {
                spell
            }
        })
        .collect()
}

/// Uitkeringen of inhabitants who are no vergunninghouders.
pub fn of_inhabitants<'a>(rng: &mut Rng, inhabitants: &'a [Person]) -> Vec<Spell<'a>> {
    // The IOAW and IOAZ are for people over fifty.
    let older = [(40, PW), (45, "IOAW"), (15, "IOAZ")];
    let younger = [(94, PW), (6, "Bbz")];
    let reasons = [
        (45, WERK),
        (8, ONDERWIJS),
        (17, VERHUIZING),
        (15, RELATIE),
        (15, ANDERS),
    ];
    inhabitants
        .iter()
        .map(|person| {
            let begin = between(rng, day(2012, 1, 1), day(2019, 12, 20));
            let regeling = if person.born <= 1962 {
                weighted(rng, &older)
            } else {
                weighted(rng, &younger)
            };
            let spell = Spell {
                regeling,
                doelgroep: OVERIG,
                ..Spell::open(person, begin)
            };
            if percent(rng, 35) {
                let end = between(rng, after(begin, 14), before(drawn(), 1));
                spell.closed(end, weighted(rng, &reasons))
            } else {
                spell
            }
        })
        .collect()
}

/// 16 persons had leefgeld in 2019. Five of them have two consecutive decisions; one had leefgeld
/// until the last day of 2018, as had four others earlier; one starts in 2020. The last three got a
/// permit, and have bijstand.
pub fn of_ex_amv<'a>(rng: &mut Rng, young: &'a [Person]) -> anyhow::Result<Vec<Spell<'a>>> {
    ensure!(young.len() >= 25, "too few young people for the leefgeld");
    let mut spells = Vec::new();
    for (index, person) in young.iter().take(25).enumerate() {
        let begin = between(rng, day(2017, 2, 1), day(2018, 3, 31));
        let leefgeld = |begin| Spell {
            regeling: LEEFGELD,
            doelgroep: EX_AMV,
            ..Spell::open(person, begin)
        };
        match index {
            0..5 => {
                let change = between(rng, day(2019, 3, 1), day(2019, 9, 30));
                spells.push(leefgeld(begin).closed(before(change, 1), ANDERS));
                spells.push(leefgeld(change));
            }
            5..10 => spells.push(leefgeld(begin)),
            10 => spells.push(leefgeld(begin).closed(day(2019, 1, 1), ANDERS)),
            11..13 => {
                let end = between(rng, day(2019, 4, 1), day(2019, 11, 30));
                spells.push(leefgeld(begin).closed(end, weighted(rng, &[(1, WERK), (2, ANDERS)])));
            }
            13..16 => {
                let begin = between(rng, day(2019, 2, 1), day(2019, 12, 1));
                spells.push(leefgeld(begin));
            }
            16 => spells.push(leefgeld(begin).closed(day(2018, 12, 31), ANDERS)),
            17..21 => {
                let end = between(rng, day(2018, 5, 1), day(2018, 12, 20));
                spells.push(leefgeld(begin).closed(end, ANDERS));
            }
            21 => spells.push(leefgeld(day(2020, 1, 6))),
            _ => spells.push(Spell {
                doelgroep: EX_AMV,
                ..Spell::open(person, begin)
            }),
        }
    }
    Ok(spells)
}
