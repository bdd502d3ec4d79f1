//! Why a figure is missing, or what qualifies it.

use std::fmt;

/// A typed missing or a qualification. A missing figure is a kind: never a zero, never an empty
/// string. The kinds follow the *verklaring van tekens* of CBS, with two that its dash hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Nobody delivered data for it.
    NietGeleverd,
    /// It is not measured in this year.
    NietGemeten,
    /// The period is not over yet, so that there can be no figure.
    NogNiet,
    /// It can't occur (a blank at CBS).
    KanNietVoorkomen,
    /// Unknown or not reliable enough (`.` at CBS).
    Onbekend,
    /// Withheld since it is small (`x` at CBS).
    Geheim,
    /// Withheld since a small figure could be derived from it.
    GeheimSecundair,
    /// Provisional (`*` at CBS).
    Voorlopig,
    /// Provisional, revised (`**` at CBS).
    NaderVoorlopig,
    /// Estimated.
    Geschat,
}

impl Sign {
    /// Every sign, in the order in which they are explained.
    pub const ALL: [Sign; 10] = [
        Sign::NietGeleverd,
        Sign::NietGemeten,
        Sign::NogNiet,
        Sign::KanNietVoorkomen,
        Sign::Onbekend,
        Sign::Geheim,
        Sign::GeheimSecundair,
        Sign::Voorlopig,
        Sign::NaderVoorlopig,
        Sign::Geschat,
    ];

    /// The name in the column `teken` of the downloads.
    pub const fn id(self) -> &'static str {
        match self {
            Sign::NietGeleverd => "niet-geleverd",
            Sign::NietGemeten => "niet-gemeten",
            Sign::NogNiet => "nog-niet",
            Sign::KanNietVoorkomen => "kan-niet-voorkomen",
            Sign::Onbekend => "onbekend",
            Sign::Geheim => "geheim",
            Sign::GeheimSecundair => "geheim-secundair",
            Sign::Voorlopig => "voorlopig",
            Sign::NaderVoorlopig => "nader-voorlopig",
            Sign::Geschat => "geschat",
        }
    }

    /// The words that stand where the figure would have stood, or behind it.
    pub const fn words(self) -> &'static str {
        match self {
            Sign::NietGeleverd => "geen gegevens",
            Sign::NietGemeten => "dit jaar niet gemeten",
            Sign::NogNiet => "nog niet bekend",
            Sign::KanNietVoorkomen => "kan niet voorkomen",
            Sign::Onbekend => "onbekend",
            Sign::Geheim | Sign::GeheimSecundair => "geheim",
            Sign::Voorlopig => "voorlopig",
            Sign::NaderVoorlopig => "nader voorlopig",
            Sign::Geschat => "geschat",
        }
    }

    /// One sentence for the list of signs.
    pub const fn explanation(self) -> &'static str {
        match self {
            Sign::NietGeleverd => "Er is geen levering waaruit dit cijfer kan worden berekend.",
            Sign::NietGemeten => "Dit cijfer wordt niet elk jaar gemeten, en dit jaar niet.",
            Sign::NogNiet => "De periode van dit cijfer is nog niet voorbij.",
            Sign::KanNietVoorkomen => "Dit cijfer kan op logische gronden niet voorkomen.",
            Sign::Onbekend => "De bron noemt dit cijfer onbekend of niet betrouwbaar genoeg.",
            Sign::Geheim => "Het gaat om te weinig personen om het cijfer te tonen.",
            Sign::GeheimSecundair => "Uit dit cijfer zou een geheim cijfer kunnen worden afgeleid.",
            Sign::Voorlopig => "Dit cijfer kan nog veranderen.",
            Sign::NaderVoorlopig => "Dit cijfer is eenmaal bijgesteld en kan nog veranderen.",
            Sign::Geschat => "Dit cijfer is geschat.",
        }
    }

    /// Whether there is no figure at all.
    pub const fn is_missing(self) -> bool {
        !matches!(self, Sign::Voorlopig | Sign::NaderVoorlopig | Sign::Geschat)
    }

    /// The sign with this name in a download.
    pub fn from_id(id: &str) -> Option<Self> {
        Sign::ALL.into_iter().find(|sign| sign.id() == id)
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
