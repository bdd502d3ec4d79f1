//! The words of findings about person lists. None of them holds a value of a person.

use ijkpunt_model::{Code, Finding, Place, Severity, Spot};

use super::layout::Element;
use crate::source::Source;

/// Why someone on a list does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// Dead, gone abroad, or kept elsewhere.
    Suspended,
    /// In the register of non-residents.
    Abroad,
    /// Born or registered after the peildatum.
    Later,
    /// The gemeente was found to be incorrect.
    Incorrect,
}

fn spot(row: u64) -> Spot {
    Spot {
        row,
        cell: None,
        value: String::new(),
    }
}

/// Someone who does not count.
pub(super) fn apart(place: &Place, apart: Apart, row: u64) -> (Finding, Spot) {
    let (element, what) = match apart {
        Apart::Suspended => (
            "07.67.10",
            "Deze persoon telt niet mee: de lijst is op de peildatum opgeschort, bijvoorbeeld door \
             overlijden of vertrek.",
        ),
        Apart::Abroad => (
            "08.09.10",
            "Deze persoon telt niet mee: hij of zij staat in de registratie niet-ingezetenen.",
        ),
        Apart::Later => (
            "08.09.20",
            "Deze persoon telt niet mee: hij of zij is na de peildatum geboren of ingeschreven.",
        ),
        Apart::Incorrect => (
            "08.84.10",
            "Deze persoon telt niet mee: de gemeente is in onderzoek onjuist gebleken.",
        ),
    };
    let finding = Finding::new(
        Code::PersoonNietGeteld,
        Severity::Info,
        place.column(element),
        what,
        "U hoeft niets te doen. Klopt het niet, verbeter dan de peildatum of de lijst.",
    );
    (finding, spot(row))
}

/// A date that can't be read.
pub(super) fn no_date(place: &Place, element: Element, row: u64) -> (Finding, Spot) {
    let name = dotted(element);
    let finding = Finding::new(
        Code::GeenDatum,
        Severity::Waarschuwing,
        place.column(name.as_str()),
        format!("'{name}' is geen datum zoals in de BRP. Hij telt als onbekend."),
        "Lever de datum als acht cijfers: jaar, maand, dag. Een onbekend deel is nul.",
    );
    (finding, spot(row))
}

/// A row that is broken.
pub(super) fn ragged(place: &Place, row: u64) -> (Finding, Spot) {
    let finding = Finding::new(
        Code::Regelvorm,
        Severity::Blokkeert,
        place.clone(),
        "Deze rij heeft een ander aantal cellen dan de kop, of een aanhalingsteken dat niet wordt \
         gesloten. Zij is niet gelezen.",
        "Zet een waarde met een scheidingsteken erin tussen aanhalingstekens.",
    );
    (finding, spot(row))
}

/// What was done with the list.
pub(crate) fn counted(place: &Place, persons: u64) -> Finding {
    Finding {
        count: persons,
        ..Finding::new(
            Code::PersonenGeteld,
            Severity::Info,
            place.clone(),
            "Dit is een lijst van personen. Zij zijn geteld; burgerservicenummers, namen, adressen \
             en geboortedatums zijn niet bewaard.",
            "U hoeft niets te doen. Bewaar de lijst zelf niet langer dan nodig is.",
        )
    }
}

/// Persons in groups that the contract refuses. With these, every person of a list either is in the
/// table or is counted in a finding.
pub(crate) fn refused(place: &Place, persons: u64) -> Finding {
    Finding {
        count: persons,
        ..Finding::new(
            Code::PersoonNietGeteld,
            Severity::Waarschuwing,
            place.clone(),
            "Deze personen tellen niet mee: hun groep heeft een gemeente of code die niet klopt.",
            "Kijk bij de andere bevindingen over dit bestand welke gemeente of code dat is.",
        )
    }
}

/// The list does not say on which day to count.
pub(crate) fn no_date_of_count(source: &Source) -> Finding {
    Finding::new(
        Code::KolomOntbreekt,
        Severity::Blokkeert,
        Place::file(&source.name).column("peildatum"),
        "Een lijst van personen heeft geen peildatum, en die is nodig om te tellen.",
        "Geef de peildatum bij de levering op, als één dag, zoals 2019-12-31.",
    )
}

/// An element that is read stands in two columns.
pub(crate) fn twice(place: &Place, element: Element) -> Finding {
    let name = dotted(element);
    Finding::new(
        Code::KolomDubbelzinnig,
        Severity::Blokkeert,
        place.column(name.as_str()),
        format!("Twee kolommen heten '{name}'. Welke geldt, is niet te zien."),
        "Haal een van beide kolommen weg.",
    )
}

fn dotted(element: Element) -> String {
    match (element.get(..2), element.get(2..4), element.get(4..6)) {
        (Some(category), Some(group), Some(number)) => format!("{category}.{group}.{number}"),
        _ => element.to_owned(),
    }
}
