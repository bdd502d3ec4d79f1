//! The ontwikkelagenda: 23 actions, of which 9 are to be done by the first quarter of 2020, 8 by the
//! second, 3 by the third and 2 by the fourth; one comes back every quarter.

use crate::table::Table;

const DONE: &str = "Gereed";
const BUSY: &str = "Op koers";
const LATE: &str = "Vertraagd";
const PLANNED: &str = "Niet gestart";

/// No quarter of its own: the year.
const EVERY_QUARTER: &str = "2020";

const ACTIONS: [(&str, &str, &str, &str); 23] = [
    (
        "Een werkgroep starten met alle partners aan tafel",
        "2020KW01",
        DONE,
        "Beleid",
    ),
    (
        "Voor elk gezin één aanspreekpunt afspreken",
        "2020KW01",
        DONE,
        "Wijkteam",
    ),
    (
        "Alle geldstromen in één overzicht zetten",
        "2020KW01",
        DONE,
        "Financiën",
    ),
    (
        "De intake van alle partners gelijk maken",
        "2020KW01",
        BUSY,
        "Wijkteam",
    ),
    (
        "Afspraken met de woningcorporaties vernieuwen",
        "2020KW01",
        BUSY,
        "Wonen",
    ),
    (
        "Een lijst maken van wie nog geen traject heeft",
        "2020KW01",
        BUSY,
        "Werk en inkomen",
    ),
    (
        "Vrijwilligers werven die helpen met de taal",
        "2020KW01",
        BUSY,
        "VluchtelingenWerk",
    ),
    (
        "Informatie voor nieuwe inwoners in eenvoudige taal schrijven",
        "2020KW01",
        BUSY,
        "Communicatie",
    ),
    (
        "Vastleggen wie welke gegevens mag delen",
        "2020KW01",
        LATE,
        "Beleid",
    ),
    (
        "Bij elke intake de Zelfredzaamheidsmatrix gebruiken",
        "2020KW02",
        BUSY,
        "Wijkteam",
    ),
    (
        "Met iedereen in een traject een eigen plan maken",
        "2020KW02",
        BUSY,
        "Werk en inkomen",
    ),
    (
        "Plaatsen voor een taalstage zoeken bij werkgevers dichtbij",
        "2020KW02",
        BUSY,
        "Werk en inkomen",
    ),
    (
        "De route naar een opleiding uitwerken met scholen",
        "2020KW02",
        PLANNED,
        "Onderwijs",
    ),
    (
        "Vaker per jaar een participatieverklaringstraject geven",
        "2020KW02",
        PLANNED,
        "VluchtelingenWerk",
    ),
    (
        "Een spreekuur in elke kern openen",
        "2020KW02",
        PLANNED,
        "Wijkteam",
    ),
    (
        "Medewerkers trainen in werken met andere culturen",
        "2020KW02",
        PLANNED,
        "Beleid",
    ),
    (
        "Jonge kinderen eerder naar de voorschool begeleiden",
        "2020KW02",
        PLANNED,
        "Onderwijs",
    ),
    (
        "Een proef doen met het betalen van vaste lasten",
        "2020KW03",
        PLANNED,
        "Werk en inkomen",
    ),
    (
        "De route naar een eigen bedrijf uitwerken",
        "2020KW03",
        PLANNED,
        "Economie",
    ),
    (
        "Buurtbewoners en nieuwe inwoners bij elkaar brengen",
        "2020KW03",
        PLANNED,
        "Welzijn",
    ),
    (
        "De nieuwe wet inburgering voorbereiden",
        "2020KW04",
        PLANNED,
        "Beleid",
    ),
    (
        "De aanpak evalueren en bijstellen",
        "2020KW04",
        PLANNED,
        "Beleid",
    ),
    (
        "De voortgang bespreken in het college",
        EVERY_QUARTER,
        BUSY,
        "Beleid",
    ),
];

/// One row an action.
pub fn table() -> Table {
    let rows = (1_u32..)
        .zip(ACTIONS)
        .map(|(number, (action, due, state, owner))| {
            vec![
                number.into(),
                action.into(),
                due.into(),
                state.into(),
                owner.into(),
                remark(due, state).into(),
            ]
        });
    Table {
        header: vec![
            "Nummer",
            "Actie",
            "Gereed",
            "Status",
            "Eigenaar",
            "Toelichting",
        ],
        rows: rows.collect(),
    }
}

fn remark(due: &str, state: &str) -> &'static str {
    match (due, state) {
        (EVERY_QUARTER, _) => "Komt elk kwartaal terug",
        (_, LATE) => "Wacht op een advies over privacy",
        _ => "",
    }
}
