//! Uitkeringen from Suite. The file names no gemeente: the system knows only its own.

use crate::calendar::{SHORT, written};
use crate::groningen::spell::Spell;
use crate::text::{self, WINDOWS};

const HEADER: [&str; 10] = [
    "Cliëntnr",
    "Regeling",
    "Doelgroep",
    "Ingangsdatum",
    "Einddatum",
    "Reden beëindiging",
    "Leefvorm",
    "Geslacht",
    "Geboortejaar",
    "Wijk",
];

/// One row a spell.
pub fn write(spells: &[Spell<'_>]) -> anyhow::Result<Vec<u8>> {
    text::write(WINDOWS, &HEADER, spells.iter().map(row))
}

fn row(spell: &Spell<'_>) -> Vec<String> {
    let person = spell.person;
    vec![
        person.clientnummer.to_string(),
        spell.regeling.to_owned(),
        spell.doelgroep.to_owned(),
        written(Some(spell.begin), SHORT),
        written(spell.end, SHORT),
        spell.reason.to_owned(),
        person.leefvorm.to_owned(),
        person.sex.to_owned(),
        person.born.to_string(),
        person.wijk.to_owned(),
    ]
}
