//! Albrandswaard 2020: a letter that informs the council, with its agenda.
//!
//! Published (raadsinformatiebrief of 18 February 2020): a taakstelling of 8 for the first half of
//! 2020 and 10 expected for the second; 55 uitkeringen to vergunninghouders; about half of those who
//! are housed are adults, so 10 inburgeraars a year and as many gezinsmigranten; double that number
//! in 2016 to 2018; four routes; 23 actions; five streams of money. The persons, the amounts and the
//! words of the actions are ours.

mod agenda;
mod figures;
mod town;
mod zrm;

#[cfg(test)]
mod tests;

use crate::Files;
use crate::calendar::{COMPACT, ISO, PADDED, SHORT};
use crate::newcomers::write;
use crate::text::{BOM_SEMICOLON, Dialect, Encoding, WINDOWS};
use town::{Town, drawn};

/// Name and bytes of every export, in the order of `ijkpunt.toml`.
pub fn files() -> anyhow::Result<Files> {
    let town = Town::new()?;
    let comma = Dialect {
        separator: b',',
        crlf: false,
        quoted: true,
        encoding: Encoding::Utf8,
    };
    let plain = Dialect {
        encoding: Encoding::Utf8,
        ..BOM_SEMICOLON
    };
    let spells = town.spells()?;
    let files = [
        ("inwoners_statline.csv", figures::inwoners()?),
        (
            "brp_telling_2020.csv",
            figures::brp(&town.households).text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "taakstelling_2018-2020.csv",
            figures::taakstelling(&town.households).text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "huisvesting_tvs_2020-02.csv",
            write::huisvesting(&town.households)
                .renamed(&[
                    ("Dossier", "Dossiernummer"),
                    ("Personen", "Aantal personen"),
                ])
                .text(comma, ISO)?,
        ),
        (
            "uitkeringen_socrates_2020-02.csv",
            write::uitkeringen(&spells)
                .renamed(&[
                    ("Clientnummer", "Cliëntnr"),
                    ("Reden einde", "Reden beëindiging"),
                ])
                .text(WINDOWS, SHORT)?,
        ),
        (
            "inburgering_duo_2020-02.csv",
            write::inburgering(&town.duties)
                .filled()
                .text(plain, COMPACT)?,
        ),
        (
            "examens_duo_2020-02.csv",
            write::examens(&town.duties).text(plain, COMPACT)?,
        ),
        (
            "begeleiding_vluchtelingenwerk_2020-02.csv",
            write::begeleiding(&town.guidance())
                .filled()
                .renamed(&[("Datum participatieverklaring", "Participatieverklaring")])
                .text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "trajecten_2020-02.xlsx",
            write::trajecten(&town.plans())
                .renamed(&[
                    ("Clientnummer", "Cliëntnr"),
                    ("Datum intake", "Datum brede intake"),
                    ("Duaal", "Duaal traject"),
                ])
                .workbook(
                    "Trajecten",
                    "Trajecten vergunninghouders, stand 3 februari 2020",
                    drawn(),
                )?,
        ),
        ("tellingen_zrm_2019.csv", zrm::table().text(plain, SHORT)?),
        (
            "ontwikkelagenda_2020.xlsx",
            agenda::table().workbook(
                "Ontwikkelagenda",
                "Ontwikkelagenda vergunninghouders 2020, stand 14 februari 2020",
                drawn(),
            )?,
        ),
        (
            "financien_2019-2020.csv",
            figures::financien().text(WINDOWS, SHORT)?,
        ),
        (
            "doelen_2020.csv",
            figures::doelen().text(BOM_SEMICOLON, SHORT)?,
        ),
    ];
    Ok(files.map(|(name, bytes)| (name.to_owned(), bytes)).into())
}
