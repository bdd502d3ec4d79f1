//! U16 2017: sixteen gemeenten in the region of Utrecht that steer one chain together.
//!
//! Published (De doorgaande lijn, plan van aanpak 2017): more than 4.000 persons housed in 2014
//! through 2016, more than 1.900 of them in 2016; taakstellingen with exchange; a register of links
//! beside homes; norms of the chain; 121 hours of Dutch in 158 hours of voorinburgering; four dossiers
//! at the handover; providers by exam and by 600 hours. The records are ours.

mod figures;
mod region;

#[cfg(test)]
mod tests;

use crate::Files;
use crate::calendar::{COMPACT, ISO, PADDED, SHORT};
use crate::newcomers::write;
use crate::table::Table;
use crate::text::{BOM_SEMICOLON, Dialect, Encoding, WINDOWS};
use region::{Gemeente, drawn};

const PLAIN: Dialect = Dialect {
    separator: b';',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8,
};

/// Name and bytes of every export, in the order of `ijkpunt.toml`.
pub fn files() -> anyhow::Result<Files> {
    let region = region::region()?;
    let statline = Dialect {
        crlf: true,
        quoted: true,
        ..BOM_SEMICOLON
    };
    let of_each = |by: &dyn Fn(&Gemeente) -> Table| -> Table {
        let parts = region.iter().map(|one| by(one).under("Gemeente", one.code));
        Table::joined(parts).filled()
    };
    let files = [
        (
            "inwoners_statline.csv",
            figures::inwoners().text(statline, SHORT)?,
        ),
        (
            "taakstelling_2014-2016.csv",
            figures::taakstelling(&region).text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "huisvesting_koppelingen_2014-2016.csv",
            of_each(&|one| write::huisvesting(&one.households)).text(PLAIN, ISO)?,
        ),
        (
            "woningen_register_2016.csv",
            figures::woningen(&region).text_under(
                &["Register vrijgekomen woningen U16", "Jaar 2016", ""],
                WINDOWS,
                SHORT,
            )?,
        ),
        (
            "trajecten_2016.csv",
            of_each(&|one| write::trajecten(&one.plans())).text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "begeleiding_vluchtelingenwerk_2016.csv",
            of_each(&|one| write::begeleiding(&one.guidance())).text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "inburgering_duo_2017-02.csv",
            of_each(&|one| write::inburgering(&one.duties)).text(PLAIN, COMPACT)?,
        ),
        (
            "examens_duo_2017-02.csv",
            of_each(&|one| write::examens(&one.duties)).text(PLAIN, COMPACT)?,
        ),
        (
            "tellingen_2016.csv",
            figures::tellingen(&region).text(PLAIN, SHORT)?,
        ),
        (
            "ontwikkelagenda_2017.xlsx",
            figures::agenda(&region).workbook(
                "Acties",
                "Acties van regio en gemeenten, stand 1 februari 2017",
                drawn(),
            )?,
        ),
    ];
    Ok(files.map(|(name, bytes)| (name.to_owned(), bytes)).into())
}
