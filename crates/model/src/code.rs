//! The closed list of finding codes.

use std::fmt;

use crate::Dimension;

macro_rules! codes {
    ($($variant:ident = $id:literal, $meaning:literal;)*) => {
        /// What kind of thing is wrong. The list is closed: a test prints it whole, so that a new
        /// or renamed code is seen in review.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order in which the reference lists them.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The code as people write it, for example in `negeer = "dubbele-sleutel"`.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$variant => $id),* }
            }

            /// One Dutch sentence: what this code means.
            pub const fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning),* }
            }
        }
    };
}

codes! {
    // Texts that people type: ijkpunt.toml, contracts, definitions, reports, narrative.
    Leesfout = "leesfout", "Een TOML-bestand is niet te lezen.";
    OnbekendeSleutel = "onbekende-sleutel", "Een TOML-bestand noemt een sleutel die hier niet bestaat.";
    OntbrekendeSleutel = "ontbrekende-sleutel", "Een verplichte sleutel ontbreekt in een TOML-bestand.";
    VerkeerdSoort = "verkeerd-soort", "Een waarde in een TOML-bestand is van het verkeerde soort.";
    OngeldigeKeuze = "ongeldige-keuze", "Een waarde in een TOML-bestand past niet bij deze sleutel.";
    DubbelId = "dubbel-id", "Twee definities hebben hetzelfde id.";
    Kringverwijzing = "kringverwijzing", "Indicatoren verwijzen in een kring naar elkaar.";
    OnbekendeKolomInDefinitie = "onbekende-kolom-in-definitie", "Een definitie noemt een kolom die het contract niet kent.";
    OngeldigeVoorwaarde = "ongeldige-voorwaarde", "Een voorwaarde in een definitie is geen SQL uit het toegestane profiel.";
    OnbekendeIndicator = "onbekende-indicator", "Een tekst of rapport noemt een indicator die niet bestaat.";
    OngeldigePlaatshouder = "ongeldige-plaatshouder", "Een plaatshouder in het verhaal is niet te lezen.";
    OngeldigeZin = "ongeldige-zin", "Een eigen zin is niet te lezen, of past niet bij een zin van IJkpunt.";
    LetterlijkGetal = "letterlijk-getal", "In het verhaal staat een getal dat niet uit een plaatshouder komt.";
    OnbekendeDataset = "onbekende-dataset", "Een regel noemt een dataset die niet bestaat.";
    RegelTegenstrijdig = "regel-tegenstrijdig", "Twee regels van een contract sluiten elkaar uit.";
    RegelDubbel = "regel-dubbel", "Een regel van een contract staat er twee keer.";
    UitzonderingOngebruikt = "uitzondering-ongebruikt", "Een uitzondering past bij geen enkele bevinding.";
    UitzonderingVerlopen = "uitzondering-verlopen", "De einddatum van een uitzondering is voorbij.";
    CijferOntbreekt = "cijfer-ontbreekt", "Het verhaal noemt een cijfer dat er niet is.";
    ToelichtingOntbreekt = "toelichting-ontbreekt", "Een doel is niet gehaald en het verhaal zegt niet waarom.";
    // Deliveries as a whole.
    BestandOntbreekt = "bestand-ontbreekt", "Een opgegeven levering is er niet.";
    BestandLeeg = "bestand-leeg", "Een levering heeft geen enkele rij met gegevens.";
    BestandOnleesbaar = "bestand-onleesbaar", "Een levering is geen tabel of is beschadigd.";
    BestandTeGroot = "bestand-te-groot", "Een levering gaat over een grens die tegen misbruik beschermt.";
    BestandVerwisseld = "bestand-verwisseld", "Een levering past bij een andere dataset.";
    BestandNietHerkend = "bestand-niet-herkend", "Een bestand in de exportmap past bij geen enkel contract.";
    LeveringOntbreekt = "levering-ontbreekt", "Een dataset die het rapport gebruikt, is niet geleverd.";
    TekensetOnzeker = "tekenset-onzeker", "De tekenset van een levering is niet zeker.";
    // The header.
    KolomOntbreekt = "kolom-ontbreekt", "Een verplichte kolom ontbreekt.";
    KolomDubbelzinnig = "kolom-dubbelzinnig", "Twee kolommen passen bij hetzelfde veld.";
    KolomOnbekend = "kolom-onbekend", "Een kolom staat niet in het contract en is niet gelezen.";
    KolomZonderNaam = "kolom-zonder-naam", "Een kolom heeft waarden en geen naam, en is niet gelezen.";
    Regelvorm = "regelvorm", "Een rij heeft meer of minder cellen dan de kop.";
    // Values.
    WaardeOntbreekt = "waarde-ontbreekt", "Een verplichte waarde is leeg.";
    GeenGetal = "geen-getal", "Een waarde is geen getal in Nederlandse schrijfwijze.";
    GetalnotatieOnzeker = "getalnotatie-onzeker", "De getallen in een kolom spreken de schrijfwijze van het contract tegen.";
    Foutwaarde = "foutwaarde", "Een cel bevat een foutmelding van een spreadsheet.";
    GeenDatum = "geen-datum", "Een waarde is geen bestaande datum.";
    GeenPeriode = "geen-periode", "Een waarde is geen periode.";
    GeenJaNee = "geen-ja-nee", "Een waarde is geen ja of nee.";
    OnbekendeCode = "onbekende-code", "Een waarde staat niet in de codelijst.";
    OnbekendeGemeente = "onbekende-gemeente", "Een gemeente bestaat niet in dit jaar.";
    AndereGemeente = "andere-gemeente", "Een rij gaat over een andere gemeente dan het rapport.";
    BuitenBereik = "buiten-bereik", "Een waarde ligt buiten het bereik van het contract.";
    TekenNietToegestaan = "teken-niet-toegestaan", "Een statistisch teken staat in een kolom die dat niet toelaat.";
    Identificatienummer = "identificatienummer", "Een kolom bevat nummers die een persoon aanwijzen, zoals burgerservicenummers.";
    // Rows and tables.
    DubbeleSleutel = "dubbele-sleutel", "Twee rijen hebben dezelfde sleutel.";
    VolgordeDatums = "volgorde-datums", "Twee datums in een rij staan in de verkeerde volgorde.";
    VeldOntbreektBij = "veld-ontbreekt-bij", "Een veld is leeg terwijl een ander veld het verplicht maakt.";
    Totaalrij = "totaalrij", "Een rij is een totaal en telt niet mee.";
    Voetregel = "voetregel", "Een regel boven, tussen of onder de rijen is geen gegeven en is overgeslagen.";
    Eenhedenrij = "eenhedenrij", "Een rij onder de kop noemt eenheden en is geen gegeven.";
    RijZonderCijfer = "rij-zonder-cijfer", "Een rij noemt een gemeente zonder cijfer.";
    AnderGebied = "ander-gebied", "Een rij gaat over een wijk, buurt, provincie of ander gebied dat geen gemeente is.";
    DatumsGemengd = "datums-gemengd", "Een kolom heeft datums in twee schrijfwijzen.";
    TijdWeggelaten = "tijd-weggelaten", "Een datum had een tijd die niet is bewaard.";
    OpenEinde = "open-einde", "Een dag in het jaar 9999 zegt dat er nog geen datum is; de cel is leeg bewaard.";
    PeriodeVoorlopig = "periode-voorlopig", "Een periode had een sterretje: de cijfers erbij zijn voorlopig.";
    PersonenGeteld = "personen-geteld", "Een lijst van personen is geteld; de personen zijn niet bewaard.";
    PersoonNietGeteld = "persoon-niet-geteld", "Een persoon op een lijst hoort niet bij de telling.";
    HistorischGebied = "historisch-gebied", "Een rij noemt een gebied dat in dit jaar niet bestaat en dat geen cijfer heeft.";
    // Rules of contracts, beside the two that leave a row out while reading.
    RegelGebroken = "regel-gebroken", "Waarden voldoen niet aan een regel van het contract.";
    NietUniek = "niet-uniek", "Een combinatie van waarden komt vaker voor dan de regel toelaat.";
    TijdvakkenOverlappen = "tijdvakken-overlappen", "Twee tijdvakken die bij elkaar horen, overlappen.";
    TijdvakkenGat = "tijdvakken-gat", "Tussen twee tijdvakken die bij elkaar horen, zit een te groot gat.";
    ReeksOnvolledig = "reeks-onvolledig", "In een reeks die compleet moet zijn, ontbreekt iets.";
    VerwijzingOntbreekt = "verwijzing-ontbreekt", "Een waarde komt niet voor in de dataset waarnaar een regel verwijst.";
    Sprong = "sprong", "Een aantal wijkt meer af van de vorige levering dan de regel toelaat.";
    // Figures.
    VerschilMetOpgave = "verschil-met-opgave", "Een berekend cijfer wijkt af van een opgegeven cijfer.";
    DelenTellenNietOp = "delen-tellen-niet-op", "Delen die samen een geheel zijn, tellen niet op tot dat geheel.";
    TeVeelKlassen = "te-veel-klassen", "Een kolom heeft meer verschillende waarden dan een uitsplitsing kan tonen.";
    Indelingsverschil = "indelingsverschil", "Teller en noemer horen bij een ander indelingsjaar.";
}

impl Code {
    /// The side of quality that a fault in a delivery is about; none where the fault stands in a
    /// text that a person typed.
    pub const fn dimension(self) -> Option<Dimension> {
        match self {
            Code::BestandOntbreekt
            | Code::BestandLeeg
            | Code::LeveringOntbreekt
            | Code::KolomOntbreekt
            | Code::WaardeOntbreekt
            | Code::VeldOntbreektBij
            | Code::TijdvakkenGat
            | Code::ReeksOnvolledig
            | Code::RijZonderCijfer => Some(Dimension::Volledig),
            Code::BestandOnleesbaar
            | Code::BestandTeGroot
            | Code::BestandVerwisseld
            | Code::BestandNietHerkend
            | Code::TekensetOnzeker
            | Code::KolomDubbelzinnig
            | Code::KolomOnbekend
            | Code::KolomZonderNaam
            | Code::Regelvorm
            | Code::GeenGetal
            | Code::GetalnotatieOnzeker
            | Code::Foutwaarde
            | Code::GeenDatum
            | Code::GeenPeriode
            | Code::GeenJaNee
            | Code::OnbekendeCode
            | Code::OnbekendeGemeente
            | Code::AndereGemeente
            | Code::BuitenBereik
            | Code::TekenNietToegestaan
            | Code::Identificatienummer
            | Code::Totaalrij
            | Code::Voetregel
            | Code::AnderGebied
            | Code::TijdWeggelaten
            | Code::OpenEinde
            | Code::PeriodeVoorlopig
            | Code::PersonenGeteld
            | Code::PersoonNietGeteld
            | Code::Eenhedenrij
            | Code::HistorischGebied => Some(Dimension::Geldig),
            Code::DubbeleSleutel | Code::NietUniek => Some(Dimension::Uniek),
            Code::VolgordeDatums
            | Code::DatumsGemengd
            | Code::RegelGebroken
            | Code::TijdvakkenOverlappen
            | Code::VerwijzingOntbreekt
            | Code::Sprong
            | Code::VerschilMetOpgave
            | Code::DelenTellenNietOp
            | Code::TeVeelKlassen
            | Code::Indelingsverschil => Some(Dimension::Consistent),
            _ => None,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id stands twice");
        for id in ids {
            assert!(
                id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{id}"
            );
        }
    }

    #[test]
    fn meanings_are_sentences_without_exclamation_marks() {
        for code in Code::ALL {
            assert!(code.meaning().ends_with('.'), "{code}");
            assert!(!code.meaning().contains('!'), "{code}");
        }
    }
}
