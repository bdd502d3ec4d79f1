//! What has to be said about a restated figure.

use chrono::NaiveDate;
use ijkpunt_model::{GemeenteCode, Period, Sign};

use crate::Gemeenten;

/// A remark with the figures that it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Id of the indicator.
    pub indicator: String,
    /// Period or peildatum.
    pub periode: Period,
    /// The gemeente, on the new map; of a figure that found no place there, its own code.
    pub gemeente: GemeenteCode,
    /// What has to be said.
    pub remark: Remark,
}

/// What has to be said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// Put together from these gemeenten of the old map.
    Samengevoegd {
        /// The parts, in order of code.
        parts: Vec<GemeenteCode>,
    },
    /// The same area had another code.
    Hernoemd {
        /// The old code.
        from: GemeenteCode,
    },
    /// A part of a gemeente was estimated by weights of the workspace.
    Geschat {
        /// The gemeente that was split.
        from: GemeenteCode,
        /// The key, in the words of the workspace.
        key: String,
    },
    /// A border was corrected; the figure was not.
    Grenswijziging {
        /// First day of the new border.
        date: NaiveDate,
        /// Who gave.
        from: GemeenteCode,
        /// Who got.
        to: GemeenteCode,
    },
    /// The change came in the middle of the period, which has parts of both.
    TijdensPeriode {
        /// First day of the new situation.
        date: NaiveDate,
        /// The old code.
        from: GemeenteCode,
        /// The new code.
        to: GemeenteCode,
    },
    /// The part has no figure of its own, since the period began after it was merged.
    AlOpgenomen {
        /// The part.
        code: GemeenteCode,
        /// First day of the new situation.
        date: NaiveDate,
    },
    /// Who moved between the parts is counted in each.
    MogelijkDubbel,
    /// A part lay in another province than the whole does.
    Provinciewissel {
        /// The part.
        code: GemeenteCode,
        /// Its province.
        from: String,
        /// The province of the whole.
        to: String,
    },
    /// There were figures on several maps; those of this indelingsjaar were taken.
    MeerIndelingen {
        /// The indelingsjaar.
        used: i32,
    },
    /// There is no figure.
    Stopt(Reason),
}

/// Why a figure is not restated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A gemeente was split and nobody stated weights.
    GeenGewicht {
        /// The gemeente that was split.
        from: GemeenteCode,
        /// The day of the split.
        date: NaiveDate,
    },
    /// Parts have no figure at all.
    DeelOntbreekt {
        /// The parts, in order of code.
        parts: Vec<GemeenteCode>,
    },
    /// A part has a figure without a value.
    DeelZonderCijfer {
        /// The part.
        code: GemeenteCode,
        /// Why it has none.
        sign: Sign,
    },
    /// A median, survey or survival curve does not follow from those of the parts.
    NietUitAggregaten,
    /// The way goes back in time, through a merger or split.
    TerugInTijd {
        /// The gemeente that can't be taken apart.
        code: GemeenteCode,
    },
    /// The numerator holds a part that the denominator of 1 January does not hold yet.
    NoemerZonderDeel {
        /// The part.
        code: GemeenteCode,
    },
    /// A gemeente has two figures in one cell.
    Dubbel {
        /// The gemeente.
        code: GemeenteCode,
    },
    /// Figures of different indicators, periods, classes or maps are not put together.
    Ongelijksoortig,
    /// There is no such gemeente on the map of its year.
    OnbekendeGemeente {
        /// The indelingsjaar.
        year: i32,
    },
    /// The map of a year is not known.
    JaarOnbekend {
        /// The year.
        year: i32,
    },
    /// The table of herindelingen does not lead to the map of a year.
    GeenOvergang {
        /// A gemeente of which it does not tell, or not rightly.
        code: GemeenteCode,
        /// The year.
        year: i32,
    },
}

impl Remark {
    /// The remark as a Dutch sentence, with the names of gemeenten.
    pub fn words(&self, gemeenten: &Gemeenten) -> String {
        let name = |code: &GemeenteCode| name(gemeenten, code);
        let date = |date: &NaiveDate| date.format("%d-%m-%Y").to_string();
        match self {
            Remark::Samengevoegd { parts } => {
                format!("Opgeteld uit {}.", names(gemeenten, parts))
            }
            Remark::Hernoemd { from } => format!("Heette eerder {}.", name(from)),
            Remark::Geschat { from, key } => format!(
                "Het deel van {} is geschat met deze verdeelsleutel: {key}.",
                name(from)
            ),
            Remark::Grenswijziging {
                date: day,
                from,
                to,
            } => format!(
                "Op {} ging een stuk van {} naar {}. Het cijfer is daarvoor niet herrekend.",
                date(day),
                name(from),
                name(to)
            ),
            Remark::TijdensPeriode {
                date: day,
                from,
                to,
            } => format!(
                "Op {}, midden in de periode, ging {} over in {}. Het cijfer heeft delen van voor \
                 en na die dag.",
                date(day),
                name(from),
                name(to)
            ),
            Remark::AlOpgenomen { code, date: day } => format!(
                "{} hoort er sinds {} bij en heeft geen eigen cijfer meer.",
                name(code),
                date(day)
            ),
            Remark::MogelijkDubbel => {
                "Wie tussen de delen verhuisde, telt twee keer. Het cijfer kan te hoog zijn."
                    .to_owned()
            }
            Remark::Provinciewissel { code, from, to } => {
                format!("{} lag in {from}, het geheel ligt in {to}.", name(code))
            }
            Remark::MeerIndelingen { used } => {
                format!("Er waren cijfers op meer indelingen. Die van {used} zijn gebruikt.")
            }
            Remark::Stopt(reason) => reason.words(gemeenten),
        }
    }
}

impl Reason {
    /// The reason as a Dutch sentence, with the names of gemeenten.
    pub fn words(&self, gemeenten: &Gemeenten) -> String {
        let name = |code: &GemeenteCode| name(gemeenten, code);
        match self {
            Reason::GeenGewicht { from, date } => format!(
                "{} is op {} gesplitst en er is geen verdeelsleutel opgegeven.",
                name(from),
                date.format("%d-%m-%Y")
            ),
            Reason::DeelOntbreekt { parts } => {
                format!("Er is geen cijfer van {}.", names(gemeenten, parts))
            }
            Reason::DeelZonderCijfer { code, sign } => {
                format!("Van {} is er geen cijfer: {}.", name(code), sign.words())
            }
            Reason::NietUitAggregaten => {
                "Dit soort cijfer volgt niet uit de cijfers van de delen.".to_owned()
            }
            Reason::TerugInTijd { code } => format!(
                "{} is niet meer te splitsen in de gemeenten van toen.",
                name(code)
            ),
            Reason::NoemerZonderDeel { code } => format!(
                "De teller bevat {} al, de noemer van 1 januari nog niet.",
                name(code)
            ),
            Reason::Dubbel { code } => format!("Van {} zijn er twee cijfers.", name(code)),
            Reason::Ongelijksoortig => {
                "Deze cijfers verschillen van soort, periode of indeling.".to_owned()
            }
            Reason::OnbekendeGemeente { year } => {
                format!("Deze gemeente bestond niet op 1 januari {year}.")
            }
            Reason::JaarOnbekend { year } => {
                format!("De gemeentelijke indeling van {year} is niet bekend.")
            }
            Reason::GeenOvergang { code, year } => format!(
                "De tabel met herindelingen vertelt niet wat er voor {year} met {} gebeurde.",
                name(code)
            ),
        }
    }
}

fn name(gemeenten: &Gemeenten, code: &GemeenteCode) -> String {
    gemeenten
        .name_of(code)
        .map_or_else(|| code.to_string(), str::to_owned)
}

fn names(gemeenten: &Gemeenten, codes: &[GemeenteCode]) -> String {
    let names: Vec<String> = codes.iter().map(|code| name(gemeenten, code)).collect();
    match names.split_last() {
        None => "geen enkele gemeente".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} en {last}", others.join(", ")),
    }
}
