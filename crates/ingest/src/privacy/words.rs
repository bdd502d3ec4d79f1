//! The words of findings about numbers of persons. None of them shows a value.

use ijkpunt_model::{Code, Delivery, Finding, Place, Severity};

use super::name::Name;
use crate::contract::Field;
use crate::rows::Plan;
use crate::text::{safe, short};

fn of_column(deliveries: &[Delivery], field: &Field) -> Place {
    let files: Vec<&str> = deliveries.iter().map(|d| d.file.as_str()).collect();
    Place::file(files.join(", ")).column(field.name.as_str())
}

/// A column that is read holds numbers of persons.
pub(crate) fn refused(deliveries: &[Delivery], field: &Field, name: Name) -> Finding {
    Finding::new(
        Code::Identificatienummer,
        Severity::Blokkeert,
        of_column(deliveries, field),
        format!("'{}' bevat {name}. De kolom is niet bewaard.", field.name),
        "Vervang de nummers door een eigen cliëntnummer en lever het bestand opnieuw. Kan dat niet, \
         zet dan identificeert = true bij deze kolom in het contract: dan bewaart IJkpunt alleen \
         een versleutelde vorm.",
    )
}

/// A column that is not read holds numbers of persons.
pub(crate) fn unread(plan: &Plan, column: usize, header: &str, name: Name) -> Finding {
    let (place, shown) = match header.is_empty() {
        true => (
            plan.place.clone(),
            format!("Kolom {} (zonder kop)", column + 1),
        ),
        false => (
            plan.place.column(short(&safe(header))),
            format!("Kolom '{}'", safe(header)),
        ),
    };
    Finding::new(
        Code::Identificatienummer,
        Severity::Waarschuwing,
        place,
        format!("{shown} bevat {name}. IJkpunt leest deze kolom niet en bewaart haar niet."),
        "Vraag de leverancier de kolom uit het bestand te laten, en verwijder dit bestand als u een \
         bestand zonder deze kolom hebt.",
    )
}

/// A citizen service number among the words of free text.
pub(crate) fn mentioned(place: Place, field: &Field) -> Finding {
    Finding::new(
        Code::Identificatienummer,
        Severity::Waarschuwing,
        place,
        format!(
            "In '{}' staat een nummer dat een burgerservicenummer kan zijn. De cel is leeggemaakt.",
            field.name
        ),
        "Haal het nummer uit de tekst en lever het bestand opnieuw.",
    )
}

/// A column that identifies, and no key to hide its values with.
pub(crate) fn without_key(deliveries: &[Delivery], field: &Field, short: bool) -> Finding {
    let why = match short {
        true => "de geheime sleutel heeft minder dan 16 tekens",
        false => "er is geen geheime sleutel",
    };
    Finding::new(
        Code::Identificatienummer,
        Severity::Blokkeert,
        of_column(deliveries, field),
        format!(
            "'{}' moet versleuteld worden bewaard, maar {why}. De kolom is niet bewaard.",
            field.name
        ),
        "Maak een bestand met ten minste 16 willekeurige tekens en noem het in ijkpunt.toml: \
         sleutelbestand = \"…\" onder [privacy]. Of zet de tekens in de omgevingsvariabele \
         IJKPUNT_SLEUTEL. Gebruik elke keer dezelfde sleutel en bewaar haar buiten de werkmap.",
    )
}
