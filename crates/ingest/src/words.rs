//! The words of findings about a file, its header and its table.

use std::io;

use arrow::error::ArrowError;
use ijkpunt_model::{Code, Delivery, Finding, Place, Severity, Spot};

use crate::contract::{Contract, Field};
use crate::grid::{Head, TooLong};
use crate::header::{Header, likely_names};
use crate::open::bounds::Bound;
use crate::open::{Content, Refusal, Trouble};
use crate::source::Source;
use crate::text::list;
use crate::values::Doubt;

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
    match Trouble::of(error) {
        Some(Trouble::Damaged) => return refused(source, &Refusal::Damaged),
        Some(Trouble::TooMuch(bound)) => return refused(source, &Refusal::TooMuch(bound)),
        None => {}
    }
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
        Content::TooLarge(bound) => Some(blocking(
            Code::BestandTeGroot,
            source,
            bound.what(),
            bound.remedy(),
        )),
        Content::Archive(refusal) => Some(refused(source, refusal)),
        Content::Text(_) | Content::Book(_) => None,
    }
}

/// An archive that is not read.
fn refused(source: &Source, refusal: &Refusal) -> Finding {
    let (what, remedy) = match refusal {
        Refusal::Damaged => (
            "Dit ingepakte bestand of deze spreadsheet is beschadigd of niet volledig.".to_owned(),
            "Lever het bestand opnieuw.",
        ),
        Refusal::Bare => (
            "Dit archief bevat geen enkel bestand.".to_owned(),
            "Lever het bestand opnieuw, of haal de levering weg.",
        ),
        Refusal::Several(names) => (
            format!(
                "Dit archief bevat meer dan één bestand: {}.",
                list(names, 10)
            ),
            "Pak het archief uit en lever alleen de tabel, of een archief met alleen de tabel.",
        ),
        Refusal::Nested => (
            "In dit ingepakte bestand zit weer een ingepakt bestand.".to_owned(),
            "Pak het bestand uit en lever de tabel zelf.",
        ),
        Refusal::Locked => (
            "Dit bestand is beveiligd met een wachtwoord.".to_owned(),
            "Lever het bestand zonder wachtwoord.",
        ),
        Refusal::Method(name) => (
            format!("Dit archief is ingepakt op een manier die niet wordt gelezen ({name})."),
            "Maak een gewoon zip-bestand, of lever de tabel zelf.",
        ),
        Refusal::TooMuch(bound) => (bound.what().to_owned(), bound.remedy()),
    };
    let code = match refusal {
        Refusal::TooMuch(_) => Code::BestandTeGroot,
        Refusal::Bare => Code::BestandLeeg,
        _ => Code::BestandOnleesbaar,
    };
    blocking(code, source, what, remedy)
}

/// The text has the form of UTF-16, and nothing in the file says so.
pub(crate) fn unmarked(source: &Source, encoding: &str) -> Finding {
    Finding::new(
        Code::TekensetOnzeker,
        Severity::Info,
        Place::file(&source.name),
        format!("Dit bestand zegt niet welke tekenset het heeft. Gelezen als {encoding}."),
        "Controleer namen met accenten. U hoeft niets te doen als die goed zijn.",
    )
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
    if let [whole] = names.as_slice()
        && whole.contains([';', ',', '\t', '|'])
    {
        return blocking(
            Code::BestandOnleesbaar,
            source,
            "Elke regel van dit bestand staat in zijn geheel tussen aanhalingstekens.",
            "Sla de tabel opnieuw op als CSV, of haal de aanhalingstekens om de regels weg.",
        );
    }
    if names.iter().any(|name| looks_like_data(name)) {
        // Without a header the first row may be a person, so none of it is shown.
        return blocking(
            Code::KolomOntbreekt,
            source,
            format!(
                "Geen enkele kolom van '{}' is gevonden. De eerste rijen lijken gegevens, en geen \
                 kop.",
                contract.dataset.name
            ),
            "Zet boven de gegevens een rij met de namen van de kolommen.",
        );
    }
    if names.len() < 2 {
        return blocking(
            Code::BestandOnleesbaar,
            source,
            "Dit bestand heeft geen kop met kolommen die herkend worden. Het heeft maar één kolom.",
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

/// Whether a cell is a value and no name of a column: a number of two digits or more, or a day.
fn looks_like_data(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits >= 2 && !cell.contains(char::is_alphabetic)
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

/// The same column twice, with the same cells.
pub(crate) fn repeated(place: &Place, header: &Header, columns: &[usize]) -> Finding {
    let name = columns.first().and_then(|column| header.names.get(*column));
    let name = name.map_or("", |name| name.trim());
    Finding::new(
        Code::KolomDubbelzinnig,
        Severity::Info,
        place.column(name),
        format!(
            "De kolom '{name}' staat {} keer in dit bestand, met dezelfde waarden. De eerste is \
             gelezen.",
            columns.len()
        ),
        "U hoeft niets te doen.",
    )
}

/// Numbers that speak against the notation in which they were read.
pub(crate) fn notation(place: Place, field: &Field, point: bool, doubt: Doubt) -> Finding {
    let name = &field.name;
    let example = doubt.spots.first().map_or("", |spot| spot.value.as_str());
    let (own, other) = if point {
        ("punt", "komma")
    } else {
        ("komma", "punt")
    };
    // Thousands are parted by what is not the decimal sign.
    let people = match doubt.is_thousand == point {
        true => "Engels",
        false => "Nederlands",
    };
    // The other cells of the column decide; where they don't, nothing is published.
    let severity = match doubt.certain && !doubt.outvoted {
        true => Severity::Blokkeert,
        false => Severity::Waarschuwing,
    };
    let what = match (doubt.certain, doubt.is_thousand) {
        (true, true) => format!(
            "Andere waarden van '{name}' hebben een {other} als decimaalteken. '{example}' \
                 lijkt een {people} duizendtal en is zo gelezen, maar kan ook een decimaal getal \
                 zijn."
        ),
        (true, false) => format!(
            "Andere waarden van '{name}' hebben een {other} als decimaalteken. '{example}' \
                 lijkt een {people} duizendtal, maar is gelezen met een {own} als decimaalteken."
        ),
        (false, _) => format!(
            "'{example}' in '{name}' lijkt een {people} duizendtal, en zo kunnen alle waarden \
                 met een {own} gelezen worden. Zij zijn gelezen met een {own} als decimaalteken."
        ),
    };
    let change = match point {
        true => "haal decimaalteken = \"punt\" weg uit het contract",
        false => "zet decimaalteken = \"punt\" onder [lezen] in het contract",
    };
    let remedy = match doubt.certain {
        true => format!("Schrijf in de hele kolom een {own} als decimaalteken, of {change}."),
        false => format!(
            "Zijn het duizendtallen, schrijf ze dan zonder scheidingsteken of {change}. Anders \
             hoeft u niets te doen."
        ),
    };
    Finding {
        count: doubt.count,
        spots: doubt.spots,
        ..Finding::new(Code::GetalnotatieOnzeker, severity, place, what, remedy)
    }
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
    let bound = too_long.bound;
    let what = match bound {
        Bound::Row => bound.what().to_owned(),
        other => format!("{} De rest van het bestand is niet gelezen.", other.what()),
    };
    let finding = blocking(Code::BestandTeGroot, source, what, bound.remedy());
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
