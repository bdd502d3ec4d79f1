//! What can be wrong with a value, in words.

use ijkpunt_model::{Code, Kind};

use super::{DateFault, NumberFault, PeriodFault};
use crate::contract::Field;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// Blank where a value is required.
    Blank,
    /// No number.
    Number(NumberFault),
    /// No date.
    Date(DateFault),
    /// No period.
    Period(PeriodFault),
    /// A date cell of a spreadsheet where a period was typed.
    PeriodAsDate,
    /// Neither yes nor no.
    Flag,
    /// Not in the code list.
    Code,
    /// No gemeente of this year.
    Gemeente,
    /// A gemeente that the report is not about.
    OtherGemeente,
    /// A sign where none is allowed.
    Sign,
    /// A dash, which means two things.
    Dash,
    /// Below the minimum or above the maximum.
    Range,
    /// What a spreadsheet shows where it could not compute.
    Error,
    /// A number of so many digits that a spreadsheet has lost the last ones.
    Damaged,
}

impl Fault {
    /// Its code.
    pub(crate) fn code(self) -> Code {
        match self {
            Fault::Blank => Code::WaardeOntbreekt,
            Fault::Number(_) => Code::GeenGetal,
            Fault::Date(_) => Code::GeenDatum,
            Fault::Period(_) | Fault::PeriodAsDate => Code::GeenPeriode,
            Fault::Flag => Code::GeenJaNee,
            Fault::Code => Code::OnbekendeCode,
            Fault::Gemeente => Code::OnbekendeGemeente,
            Fault::OtherGemeente => Code::AndereGemeente,
            Fault::Sign | Fault::Dash => Code::TekenNietToegestaan,
            Fault::Range | Fault::Damaged => Code::BuitenBereik,
            Fault::Error => Code::Foutwaarde,
        }
    }

    /// What is wrong. The same words for every row, so that equal faults become one finding.
    pub(crate) fn what(self, field: &Field) -> String {
        let name = &field.name;
        match self {
            Fault::Blank => format!("'{name}' is verplicht, maar is hier leeg."),
            Fault::Number(fault) => number(fault, name),
            Fault::Date(fault) => date(fault, name),
            Fault::Period(fault) => period(fault, name),
            Fault::PeriodAsDate => {
                format!(
                    "'{name}' is een periode, maar de spreadsheet heeft er een dag van gemaakt."
                )
            }
            Fault::Flag => format!("'{name}' is geen ja of nee."),
            Fault::Code => format!("'{name}' staat niet in de codelijst."),
            Fault::Gemeente => {
                format!("'{name}' noemt geen gemeente die in dit jaar bestaat.")
            }
            Fault::OtherGemeente => {
                format!("'{name}' noemt een andere gemeente dan die van het rapport.")
            }
            Fault::Sign => {
                format!("'{name}' bevat een statistisch teken. Deze kolom laat dat niet toe.")
            }
            Fault::Dash => format!(
                "'{name}' bevat een streepje. Dat kan 'nul' betekenen en ook 'geen gegevens'."
            ),
            Fault::Range => format!("'{name}' ligt buiten het bereik{}.", bounds(field)),
            Fault::Error => format!("'{name}' bevat een foutmelding van een spreadsheet."),
            Fault::Damaged => format!(
                "'{name}' is een getal van meer dan 15 cijfers. De spreadsheet heeft de laatste \
                 cijfers niet bewaard."
            ),
        }
    }

    /// What to do about it.
    pub(crate) fn remedy(self, field: &Field) -> String {
        match self {
            Fault::Blank => "Vul de waarde in. De rij telt nu niet mee.".to_owned(),
            Fault::Number(NumberFault::Point) => "Dit lijkt een punt als decimaalteken. Schrijf \
                een komma, of zet decimaalteken = \"punt\" onder [lezen] in het contract."
                .to_owned(),
            Fault::Number(NumberFault::Comma) => "Dit lijkt een komma als decimaalteken, maar het \
                contract zegt dat decimalen achter een punt staan. Pas het contract of het \
                bestand aan."
                .to_owned(),
            Fault::Number(NumberFault::DutchThousands) => "Dit lijkt een Nederlands duizendtal, \
                maar het contract zegt dat decimalen achter een punt staan. Schrijf het getal \
                zonder punt, of haal decimaalteken = \"punt\" weg uit het contract."
                .to_owned(),
            Fault::Number(NumberFault::EnglishThousands) => "Dit lijkt een Engels duizendtal. \
                Schrijf het getal zonder komma, of zet decimaalteken = \"punt\" onder [lezen] in \
                het contract."
                .to_owned(),
            Fault::Number(NumberFault::Exponent) => "Maak de cel in de spreadsheet op als getal \
                zonder decimalen en lever haar opnieuw. Bij een exponent kunnen cijfers zijn \
                weggevallen."
                .to_owned(),
            Fault::Number(NumberFault::Decimals) => "Schrijf een geheel getal.".to_owned(),
            Fault::Number(_) => match field.signs {
                true => "Schrijf een getal zoals 1.234,5 of een teken van het CBS.".to_owned(),
                false => "Schrijf een getal zoals 1.234,5.".to_owned(),
            },
            Fault::Date(DateFault::TwoDigitYear) => {
                "Schrijf het jaar met vier cijfers, zoals 31-12-2019.".to_owned()
            }
            Fault::Date(DateFault::Time) => {
                "Schrijf de datum zonder tijd, zoals zij in Nederland geldt.".to_owned()
            }
            Fault::Date(DateFault::MonthFirst) => "Schrijf eerst de dag en dan de maand, en kijk \
                ook de andere datums in deze kolom na: daar valt de omwisseling niet op."
                .to_owned(),
            Fault::Date(DateFault::Serial) => {
                "Maak de kolom in de spreadsheet op als datum en lever haar opnieuw.".to_owned()
            }
            Fault::Date(DateFault::Incomplete | DateFault::Unknown) => match field.required {
                true => "Zoek de hele datum op. De rij telt nu niet mee.".to_owned(),
                false => {
                    "Schrijf de hele datum, of laat de cel leeg als zij onbekend is.".to_owned()
                }
            },
            Fault::Date(_) => {
                "Schrijf een bestaande dag, zoals 31-12-2019 of 2019-12-31.".to_owned()
            }
            Fault::Period(PeriodFault::TwoYears) if field.school_year => {
                "Schrijf twee jaren na elkaar, zoals 2023/2024.".to_owned()
            }
            Fault::Period(PeriodFault::TwoYears) => "Schrijf één kalenderjaar. Geldt het cijfer \
                voor een schooljaar, spreek dan af onder welk jaar het staat."
                .to_owned(),
            Fault::Period(PeriodFault::Ambiguous) => "Schrijf 2019HJ01 voor een halfjaar, \
                2019KW01 voor een kwartaal of 2019MM01 voor een maand."
                .to_owned(),
            Fault::Period(PeriodFault::TwoDigitYear) => {
                "Schrijf het jaar met vier cijfers, zoals november 2019.".to_owned()
            }
            Fault::Period(_) if field.half_year => {
                "Schrijf een periode zoals 2019HJ01 of 2019 1e halfjaar.".to_owned()
            }
            Fault::Period(_) => {
                "Schrijf een periode zoals 2019, 2019KW03, 2019MM11 of november 2019.".to_owned()
            }
            Fault::PeriodAsDate => {
                "Maak de cel op als tekst en schrijf de periode, zoals 2019MM11.".to_owned()
            }
            Fault::Flag => "Schrijf ja of nee.".to_owned(),
            Fault::Code => codes(field),
            Fault::Gemeente => {
                "Schrijf de code, zoals GM0014, of de naam van een gemeente in dit jaar.".to_owned()
            }
            Fault::OtherGemeente => {
                "Haal de rij weg, of lever haar bij de andere gemeente.".to_owned()
            }
            Fault::Sign => "Schrijf een getal, of laat de cel leeg.".to_owned(),
            Fault::Dash => "Schrijf 0 voor nul en een punt (.) voor onbekend.".to_owned(),
            Fault::Range => "Verbeter de waarde. De rij telt nu niet mee.".to_owned(),
            Fault::Error => {
                "Verbeter de formule in de spreadsheet, of laat de cel leeg.".to_owned()
            }
            Fault::Damaged => {
                "Maak de kolom in de spreadsheet op als tekst en lever haar opnieuw.".to_owned()
            }
        }
    }
}

fn number(fault: NumberFault, name: &str) -> String {
    match fault {
        NumberFault::Point | NumberFault::NoNumber => {
            format!("'{name}' is geen getal in Nederlandse schrijfwijze.")
        }
        NumberFault::Comma => format!("'{name}' is geen getal met een punt als decimaalteken."),
        NumberFault::Decimals | NumberFault::DutchThousands | NumberFault::EnglishThousands => {
            format!("'{name}' is geen geheel getal.")
        }
        NumberFault::Exponent => format!("'{name}' is een getal met een exponent (E)."),
        NumberFault::TooLong => format!("'{name}' heeft meer cijfers dan bewaard kunnen worden."),
    }
}

fn date(fault: DateFault, name: &str) -> String {
    match fault {
        DateFault::NoDate => format!("'{name}' is geen datum."),
        DateFault::NoSuchDay => format!("'{name}' is een dag die niet bestaat."),
        DateFault::TwoDigitYear => format!("'{name}' heeft een jaar van twee cijfers."),
        DateFault::Incomplete => format!("'{name}' is geen volledige datum."),
        DateFault::Time => format!(
            "'{name}' heeft een tijd in een andere tijdzone. De dag kan in Nederland een andere zijn."
        ),
        DateFault::MonthFirst => {
            format!(
                "'{name}' lijkt de maand vóór de dag te hebben, zoals in Amerikaanse bestanden."
            )
        }
        DateFault::Serial => {
            format!("'{name}' lijkt het volgnummer van een dag in een spreadsheet.")
        }
        DateFault::Unknown => format!("'{name}' is verplicht, maar de bron noemt haar onbekend."),
    }
}

fn period(fault: PeriodFault, name: &str) -> String {
    match fault {
        PeriodFault::NoPeriod => format!("'{name}' is geen periode."),
        PeriodFault::TwoYears => format!("'{name}' loopt over twee kalenderjaren."),
        PeriodFault::Ambiguous => {
            format!("'{name}' kan een halfjaar, een kwartaal of een maand zijn.")
        }
        PeriodFault::TwoDigitYear => format!("'{name}' heeft een jaar van twee cijfers."),
    }
}

fn bounds(field: &Field) -> String {
    let show = |bound: f64| bound.to_string().replace('.', ",");
    match (field.minimum, field.maximum) {
        (Some(low), Some(high)) => format!(" van {} tot en met {}", show(low), show(high)),
        (Some(low), None) => format!(": het moet ten minste {} zijn", show(low)),
        (None, Some(high)) => format!(": het mag hoogstens {} zijn", show(high)),
        (None, None) => String::new(),
    }
}

fn codes(field: &Field) -> String {
    let Kind::Code(codes) = &field.kind else {
        return String::new();
    };
    let others: Vec<&str> = field
        .codes
        .keys()
        .map(String::as_str)
        .filter(|text| !codes.iter().any(|code| code.to_lowercase() == *text))
        .collect();
    let known = codes.join(", ");
    match others.is_empty() {
        true => format!("Kies een van: {known}."),
        false => format!(
            "Kies een van: {known}. Ook herkend: {}. Voeg een andere schrijfwijze toe onder \
             'vertaling' in het contract.",
            others.join(", ")
        ),
    }
}
