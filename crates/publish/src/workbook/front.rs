//! Cover, contents and notes.

use ijkpunt_model::{Sheet, Sign};
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::columns::Item;
use super::sheet_name;
use super::write::{heading, table, text};
use crate::Imprint;

/// Words of the tables that are no sign of a figure.
const OTHER_WORDS: [(&str, &str); 7] = [
    ("geen doel", "Er is geen doel afgesproken."),
    (
        "niet te bepalen",
        "Dit is niet te berekenen, omdat een getal ontbreekt.",
    ),
    ("niet van toepassing", "Dit bestaat bij dit cijfer niet."),
    (
        "geen oordeel",
        "Meer of minder is hier niet beter of slechter, of er is geen doel.",
    ),
    (
        "geen",
        "In een kolom met toelichting: er is niets bij te zeggen.",
    ),
    ("volgend jaar", "Dit valt na het verslagjaar."),
    (
        "n = 57",
        "Een aandeel is genomen over zoveel personen of zaken, hier 57.",
    ),
];

/// The cover: who says what, for when, and under which conditions.
pub fn cover(page: &mut Worksheet, imprint: &Imprint, tables: usize) -> Result<(), XlsxError> {
    page.set_name("Voorblad")?;
    page.set_column_width(0, 90)?;
    heading(page, &imprint.title)?;
    let mut lines = vec![
        format!(
            "Deze werkmap bevat de tabellen van het rapport. Het aantal tabellen is {tables}, \
             elk op een eigen werkblad."
        ),
        match &imprint.area {
            Some(area) => format!("Gemeente: {} ({})", area.name, area.code),
            None => "Gemeente: alle gemeenten van dit rapport".to_owned(),
        },
        format!("Verslagjaar: {}", imprint.year),
        format!("Rundatum: {}", imprint.run_date.format("%-d-%-m-%Y")),
        format!("Versie: gemaakt met IJkpunt {}", imprint.version),
        format!("Uitgever: {}", imprint.publisher),
        match &imprint.contact {
            Some(contact) => format!("Contact: {}", contact.text()),
            None => "Contact: bij de uitgever".to_owned(),
        },
        format!(
            "Licentie: {} ({})",
            imprint.licence.name(),
            imprint.licence.deed()
        ),
        "De getallen zijn niet afgerond opgeslagen. De opmaak van de cel bepaalt hoeveel decimalen \
         u ziet."
            .to_owned(),
        "Alle cijfers samen, met teller, noemer en bron, staan in cijfers.csv bij het rapport. \
         Definities staan op de pagina verantwoording.html."
            .to_owned(),
    ];
    if let Some(base) = &imprint.base {
        lines.push(format!("Het rapport staat op {base}"));
    }
    for (line, row) in lines.iter().zip(1..) {
        text(page, row, 0, line)?;
    }
    Ok(())
}

/// The contents: a link to each table.
pub fn contents(page: &mut Worksheet, sheets: &[&Sheet]) -> Result<(), XlsxError> {
    page.set_name("Inhoud")?;
    heading(page, "Inhoud")?;
    text(
        page,
        1,
        0,
        "Dit werkblad bevat één tabel, met een koppeling naar elk werkblad.",
    )?;
    let headings = ["Werkblad", "Tabel", "Pagina van het rapport"].map(str::to_owned);
    let mut lines = vec![
        ["Voorblad", "Wie dit uitgeeft, waarover en wanneer", "geen"].map(str::to_owned),
        [
            "Toelichting",
            "Woorden die in plaats van een getal staan",
            "verantwoording.html",
        ]
        .map(str::to_owned),
    ];
    lines.extend(
        sheets
            .iter()
            .zip(1..)
            .map(|(sheet, number)| [sheet_name(number), sheet.title.clone(), sheet.page.clone()]),
    );
    let rows: Vec<Vec<Item>> = lines
        .iter()
        .map(|line| line.iter().cloned().map(Item::Words).collect())
        .collect();
    table(page, 2, "inhoud", &headings, &rows)?;
    for ([name, _, _], row) in lines.iter().zip(3..) {
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        page.write_url(row, 0, link)?;
    }
    Ok(())
}

/// The notes: each word that may stand where a number would.
pub fn notes(page: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_name("Toelichting")?;
    heading(page, "Toelichting")?;
    text(
        page,
        1,
        0,
        "Dit werkblad bevat één tabel. Een cijfer dat ontbreekt, heeft een reden: die staat in woorden op zijn plaats.",
    )?;
    let headings = ["Woorden", "In kolom teken van cijfers.csv", "Betekenis"].map(str::to_owned);
    let signs = Sign::ALL
        .into_iter()
        .map(|sign| [sign.words(), sign.id(), sign.explanation()]);
    let others = OTHER_WORDS.map(|(words, meaning)| [words, "komt daar niet voor", meaning]);
    let rows: Vec<Vec<Item>> = signs
        .chain(others)
        .map(|line| {
            let words = |text: &str| Item::Words(text.to_owned());
            line.into_iter().map(words).collect()
        })
        .collect();
    table(page, 2, "toelichting", &headings, &rows)
}
