//! The words of findings about a file, its header and its table.

use std::io;

use arrow::error::ArrowError;
use ijkpunt_model::{Code, Delivery, Finding, Place, Severity, Spot};

use crate::contract::{Contract, Field};
use crate::grid::{Head, TooLong};
use crate::header::{Header, likely_names};
use crate::open::Content;
use crate::source::Source;
use crate::text::list;

fn blocking(code: Code, source: &Source, what: impl Into<String>, remedy: &str) -> Finding {
    Finding::new(
        code,
        Severity::Blokkeert,
        Place::file(&source.name),
        what,
        remedy,
    )
}

/// The file is not there, or can't be opened.
pub(crate) fn not_opened(source: &Source, error: &io::Error) -> Finding {
    match error.kind() {
        io::ErrorKind::NotFound => blocking(
            Code::BestandOntbreekt,
            source,
            "Dit bestand is er niet.",
            "Zet het bestand op deze plek, of verbeter de naam in ijkpunt.toml.",
        ),
        io::ErrorKind::PermissionDenied => blocking(
            Code::BestandOnleesbaar,
            source,
            "U mag dit bestand niet lezen.",
            "Vraag leesrechten voor dit bestand.",
        ),
        _ => blocking(
            Code::BestandOnleesbaar,
            source,
            "Dit bestand kan niet worden geopend of is tijdens het lezen veranderd.",
            "Controleer of het een gewoon bestand is en geen map, en probeer het opnieuw.",
        ),
    }
}

/// The bytes are no table at all.
pub(crate) fn no_table(source: &Source, content: &Content) -> Option<Finding> {
    match content {
        Content::Empty => Some(blocking(
            Code::BestandLeeg,
            source,
            "Dit bestand is leeg.",
            "Lever het bestand opnieuw, of haal de levering weg.",
        )),
        Content::Binary(what) => Some(blocking(
            Code::BestandOnleesbaar,
            source,
            format!("Dit bestand is geen tabel, maar {what}."),
            "Lever een CSV-bestand of een spreadsheet (XLSX).",
        )),
        Content::TooLarge => Some(blocking(
            Code::BestandTeGroot,
            source,
            "Deze spreadsheet is groter dan 256 MB.",
            "Sla de tabel op als CSV en lever die.",
        )),
        Content::Text(_) | Content::Book(_) => None,
    }
}

/// The encoding is a guess.
pub(crate) fn doubtful(source: &Source, encoding: &str) -> Finding {
    Finding::new(
        Code::TekensetOnzeker,
        Severity::Waarschuwing,
        Place::file(&source.name),
        format!("Sommige letters zijn waarschijnlijk verminkt. Gelezen als {encoding}."),
        "Controleer namen met accenten, en sla het bestand zo nodig opnieuw op als UTF-8.",
    )
}

/// No row, or not the sheet that was asked for.
pub(crate) fn no_rows(source: &Source, content: &Content, heads: &[Head]) -> Option<Finding> {
    if let (Content::Book(book), Some(sheet), true) = (content, &source.sheet, heads.is_empty()) {
        return Some(blocking(
            Code::BestandOnleesbaar,
            source,
            format!("Deze spreadsheet heeft geen blad '{sheet}'."),
            &format!("Kies een van de bladen: {}.", list(&book.names(), 20)),
        ));
    }
    let filled = heads.iter().flat_map(|head| &head.rows).flatten();
    let blank = filled.into_iter().all(|cell| cell.trim().is_empty());
    blank.then(|| {
        blocking(
            Code::BestandLeeg,
            source,
            "Dit bestand heeft geen enkele gevulde regel.",
            "Lever het bestand opnieuw, of haal de levering weg.",
        )
    })
}

/// The description that CBS publishes beside a table: several small tables in one file, each with
/// its name on a line of its own. It has no figures.
pub(crate) fn metadata(source: &Source, heads: &[Head]) -> Option<Finding> {
    const SECTIONS: [&str; 4] = ["TableInfos", "DataProperties", "CategoryGroups", "Perioden"];
    let names_a_section = heads.iter().any(|head| {
        let mut rows = head.rows.iter();
        let (Some(first), Some(second)) = (rows.next(), rows.next()) else {
            return false;
        };
        let section = first
            .first()
            .is_some_and(|cell| SECTIONS.contains(&cell.trim()));
        let alone = first.iter().skip(1).all(|cell| cell.trim().is_empty());
        let keys = second
            .iter()
            .any(|cell| matches!(cell.trim(), "ID" | "Key"));
        section && alone && keys
    });
    names_a_section.then(|| {
        blocking(
            Code::BestandOnleesbaar,
            source,
            "Dit bestand is de beschrijving van een CBS-tabel (metadata). Er staan geen cijfers in.",
            "Download bij CBS StatLine de tabel zelf, als CSV, en lever die.",
        )
    })
}

/// The file is another dataset.
pub(crate) fn swapped(source: &Source, contract: &Contract, other: &Contract) -> Finding {
    blocking(
        Code::BestandVerwisseld,
        source,
        format!(
            "Dit bestand is opgegeven als '{}', maar heeft de kolommen van '{}'.",
            contract.dataset.name, other.dataset.name
        ),
        "Verbeter de dataset bij deze levering, of lever het juiste bestand.",
    )
}

/// No column of the contract was found anywhere.
pub(crate) fn no_header(source: &Source, contract: &Contract, heads: &[Head]) -> Finding {
    let names = likely_names(heads);
    if names.len() < 2 {
        return blocking(
            Code::BestandOnleesbaar,
            source,
            "Dit bestand heeft geen kop met kolommen die herkend worden.",
            "Lever een tabel met kolomnamen, gescheiden door puntkomma, komma, tab of |.",
        );
    }
    blocking(
        Code::KolomOntbreekt,
        source,
        format!(
            "Geen enkele kolom van '{}' is gevonden. Wel gevonden: {}.",
            contract.dataset.name,
            list(&names, 20)
        ),
        "Controleer of dit het juiste bestand is, of voeg de kopnamen toe aan het contract.",
    )
}

/// A required column is missing.
pub(crate) fn missing_column(
    source: &Source,
    contract: &Contract,
    header: &Header,
    index: usize,
) -> Finding {
    let name = contract
        .fields
        .get(index)
        .map_or("", |field| field.name.as_str());
    let found: Vec<&str> = header
        .names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    Finding::new(
        Code::KolomOntbreekt,
        Severity::Blokkeert,
        Place::file(&source.name).column(name),
        format!(
            "De verplichte kolom '{name}' ontbreekt. Wel gevonden: {}.",
            list(&found, 20)
        ),
        "Lever de kolom mee. Heet zij anders, voeg die naam dan toe aan 'kopnamen' in het contract.",
    )
}

/// Two columns fit one field.
pub(crate) fn ambiguous(
    place: &Place,
    field: &Field,
    header: &Header,
    columns: &[usize],
    constant: bool,
) -> Finding {
    let names: Vec<&str> = columns
        .iter()
        .filter_map(|column| header.names.get(*column))
        .map(|n| n.trim())
        .collect();
    let (what, remedy) = match constant {
        true => (
            format!(
                "'{}' staat in het bestand ({}) en ook bij de levering.",
                field.name,
                list(&names, 5)
            ),
            "Haal de waarde bij de levering weg, of de kolom uit het bestand.",
        ),
        false => (
            format!(
                "Meer dan één kolom past bij '{}': {}.",
                field.name,
                list(&names, 5)
            ),
            "Haal een van de kolommen weg, of geef haar een andere naam.",
        ),
    };
    let place = place.column(names.first().copied().unwrap_or(field.name.as_str()));
    Finding::new(
        Code::KolomDubbelzinnig,
        Severity::Blokkeert,
        place,
        what,
        remedy,
    )
}

/// Columns that the contract does not know.
pub(crate) fn unknown_columns(place: &Place, names: &[&str]) -> Finding {
    Finding {
        count: names.len() as u64,
        ..Finding::new(
            Code::KolomOnbekend,
            Severity::Info,
            place.clone(),
            format!(
                "Niet gelezen, want niet in het contract: {}.",
                list(names, 10)
            ),
            "U hoeft niets te doen, tenzij een van deze kolommen nodig is.",
        )
    }
}

/// A constant for a column that does not exist.
pub(crate) fn unknown_constant(source: &Source, contract: &Contract, name: &str) -> Finding {
    let names: Vec<&str> = contract
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    blocking(
        Code::OnbekendeKolomInDefinitie,
        source,
        format!("De levering geeft een waarde voor '{name}', maar die kolom bestaat niet."),
        &format!("Kolommen zijn: {}.", names.join(", ")),
    )
}

/// A header and nothing under it.
pub(crate) fn only_header(place: &Place) -> Finding {
    Finding::new(
        Code::BestandLeeg,
        Severity::Blokkeert,
        place.clone(),
        "Onder de kop staat geen enkele rij met gegevens.",
        "Lever het bestand opnieuw, of haal de levering weg.",
    )
}

/// A row without end.
pub(crate) fn too_long(source: &Source, too_long: TooLong) -> Finding {
    let finding = blocking(
        Code::BestandTeGroot,
        source,
        "Hier begint een rij van meer dan 16 MB. De rest van het bestand is niet gelezen.",
        "Zoek in deze rij een aanhalingsteken dat niet wordt gesloten.",
    );
    let spot = Spot {
        row: too_long.line,
        cell: None,
        value: String::new(),
    };
    Finding {
        spots: vec![spot],
        ..finding
    }
}

/// A key that occurs twice.
pub(crate) fn double(place: Place, contract: &Contract) -> Finding {
    let names: Vec<&str> = contract
        .key
        .iter()
        .filter_map(|index| contract.fields.get(*index))
        .map(|field| field.name.as_str())
        .collect();
    Finding::new(
        Code::DubbeleSleutel,
        Severity::Blokkeert,
        place,
        format!(
            "Een eerdere rij heeft dezelfde sleutel ({}).",
            names.join(", ")
        ),
        "Haal een van beide rijen weg, of verbeter de sleutel. Alleen de eerste telt nu mee.",
    )
}

/// The columns do not make a table. No file can cause this; if it comes, nothing was lost in
/// silence.
pub(crate) fn not_built(deliveries: &[Delivery], error: &ArrowError) -> Finding {
    Finding::new(
        Code::BestandOnleesbaar,
        Severity::Blokkeert,
        Place::file(files(deliveries)),
        format!("De tabel kon niet worden opgebouwd ({error})."),
        "Meld dit als fout in IJkpunt, met het contract erbij.",
    )
}

fn files(deliveries: &[Delivery]) -> String {
    let files: Vec<&str> = deliveries
        .iter()
        .map(|delivery| delivery.file.as_str())
        .collect();
    files.join(", ")
}

/// A column of citizen service numbers.
pub(crate) fn identifying(deliveries: &[Delivery], field: &Field) -> Finding {
    Finding::new(
        Code::Identificatienummer,
        Severity::Blokkeert,
        Place::file(files(deliveries)).column(field.name.as_str()),
        format!(
            "'{}' bevat burgerservicenummers. De kolom is niet bewaard.",
            field.name
        ),
        "Vervang de nummers door een eigen cliëntnummer en lever het bestand opnieuw.",
    )
}
