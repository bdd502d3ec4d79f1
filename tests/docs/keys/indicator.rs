//! Indicators, their conditions, and the framework.

use super::{DAY, FLAG, FileKind, NO, NUMBER, Reader, TEXT, TEXTS, Table, WHOLE, YES, choice, key};

pub(super) const INDICATOR: FileKind = FileKind {
    title: "Een indicator: indicators/…/ID.toml",
    about: "Een bestand per indicator, genoemd naar zijn id. Een bestand met dezelfde naam in de map `indicators` van de werkmap gaat voor.",
    reader: Reader::Indicator,
    tables: &[
        Table {
            header: "[indicator]",
            about: "Wat de indicator is, in woorden.",
            keys: &[
                key("id", TEXT, YES, "Hetzelfde als de bestandsnaam."),
                key("naam", TEXT, YES, "Volle naam, voor tabellen."),
                key(
                    "korte_naam",
                    TEXT,
                    NO,
                    "Korte naam, voor grafieken. Anders de volle naam.",
                ),
                key(
                    "domein",
                    TEXT,
                    YES,
                    "Nummer van een domein in het raamwerk, zoals `\"2.3\"`.",
                ),
                choice(
                    "soort",
                    YES,
                    "Wat voor cijfer het is. Een `stand` is wie er is bij het begin van een dag, een `stroom` wat er in een periode gebeurt, `ooit` wie er in een periode was.",
                ),
                key(
                    "definitie",
                    TEXT,
                    YES,
                    "Wat het cijfer meet, in een of meer zinnen.",
                ),
                key(
                    "populatie",
                    TEXT,
                    YES,
                    "Wie of wat er wordt geteld, in woorden.",
                ),
                key(
                    "eenheid",
                    "twee teksten: enkelvoud en meervoud",
                    YES,
                    "Wat er wordt geteld, zoals `[\"persoon\", \"personen\"]`. De eenheid staat in het raamwerk.",
                ),
                key(
                    "decimalen",
                    WHOLE,
                    NO,
                    "Aantal decimalen op een pagina. Anders 0.",
                ),
                choice("richting", YES, "Welke kant op het beter gaat."),
                key("versie", WHOLE, YES, "Versie van de definitie."),
                key(
                    "bron",
                    TEXT,
                    YES,
                    "Waar de gegevens vandaan komen, in woorden.",
                ),
                key("eigenaar", TEXT, NO, "Wie over de definitie gaat."),
                key(
                    "meting_eens_per",
                    WHOLE,
                    NO,
                    "Om de hoeveel jaar wordt gemeten. In de andere jaren staat er: dit jaar niet gemeten.",
                ),
                key(
                    "meting_vanaf",
                    WHOLE,
                    "bij `meting_eens_per`",
                    "Het eerste jaar waarin is gemeten.",
                ),
            ],
            probes: &["[indicator]\n¦\nsoort = \"stroom\"\n[berekening]\n[onthulling]\n"],
        },
        Table {
            header: "[berekening]",
            about: "Van rijen naar een getal.",
            keys: &[
                key("dataset", TEXT, YES, "Dataset waarvan rijen worden geteld."),
                key(
                    "voorwaarde",
                    "voorwaarde",
                    NO,
                    "Welke rijen bij de populatie horen. Anders alle rijen.",
                ),
                key(
                    "teller",
                    "voorwaarde",
                    "bij een aandeel zonder koppeling",
                    "Welke rijen van de populatie in de teller komen. Alleen bij een aandeel.",
                ),
                key(
                    "telt",
                    "`rijen` of een kolom",
                    NO,
                    "Wat een keer telt. Met een kolom telt elke waarde een keer, zodat een persoon met twee rijen een persoon is. Anders elke rij.",
                ),
                key(
                    "som",
                    "kolom",
                    NO,
                    "Kolom die wordt opgeteld, in plaats van `telt`.",
                ),
                key(
                    "mediaan",
                    "kolom",
                    "bij een mediaan",
                    "Kolom waarvan de middelste waarde wordt genomen.",
                ),
                key(
                    "begin",
                    "kolom",
                    "met `einde`",
                    "Eerste dag, voor rijen die een tijd duren.",
                ),
                key(
                    "einde",
                    "kolom",
                    "met `begin`",
                    "Laatste dag; leeg is nog bezig.",
                ),
                key(
                    "datum",
                    "kolom",
                    "zonder `begin` en `periode`",
                    "De dag, voor rijen die op een dag gebeuren of gelden.",
                ),
                key(
                    "periode",
                    "kolom",
                    "zonder `begin` en `datum`",
                    "Het tijdvak, voor rijen die zelf een cijfer over een tijdvak zijn.",
                ),
                choice(
                    "periode_is",
                    "bij `periode`",
                    "Welke tijdvakken uit die kolom worden gebruikt.",
                ),
                choice(
                    "moment",
                    "bij een aandeel, verhouding of mediaan",
                    "Op welk moment een rij meetelt.",
                ),
                key(
                    "sinds",
                    DAY,
                    NO,
                    "Bij `ooit`: vanaf welke dag, als dat voor de periode zelf is.",
                ),
                key(
                    "perioden",
                    "lijst uit `jaar`, `halfjaar`, `kwartaal`, `maand`, `peildatum`",
                    NO,
                    "Voor welke perioden er een cijfer komt. Anders het jaar. Een stand krijgt een cijfer aan het begin van elke periode en aan het eind van de laatste.",
                ),
                key(
                    "delen_mogen_ontbreken",
                    FLAG,
                    NO,
                    "Of een som over delen van een periode ook geldt als er delen ontbreken. Anders staat er dan: geen gegevens.",
                ),
            ],
            probes: &[
                "[indicator]\nsoort = \"aandeel\"\n[berekening]\n¦\ndataset = \"uitkeringen\"\n[onthulling]\n",
                "[indicator]\nsoort = \"stroom\"\n[berekening]\n¦\ndataset = \"uitkeringen\"\nperiode = \"x\"\n[onthulling]\n",
            ],
        },
        Table {
            header: "[berekening.koppeling]",
            about: "Alleen wie ook in een andere dataset staat, in dezelfde gemeente. Bij een aandeel bepaalt dit de teller, anders de populatie.",
            keys: &[
                key("dataset", TEXT, YES, "De andere dataset."),
                key(
                    "sleutel",
                    "kolom",
                    YES,
                    "Kolom die in beide datasets de persoon noemt.",
                ),
                key(
                    "voorwaarde",
                    "voorwaarde",
                    NO,
                    "Welke rijen van de andere dataset tellen.",
                ),
            ],
            probes: &[
                "[indicator]\n[berekening]\ndataset = \"uitkeringen\"\n[berekening.koppeling]\n¦\ndataset = \"uitkeringen\"\n[onthulling]\n",
            ],
        },
        Table {
            header: "[berekening.noemer]",
            about: "Waardoor een verhouding wordt gedeeld.",
            keys: &[
                key(
                    "dataset",
                    TEXT,
                    NO,
                    "Dataset van de noemer. Anders dezelfde dataset.",
                ),
                key("som", "kolom", YES, "Kolom die wordt opgeteld."),
                key(
                    "peildatum",
                    "kolom",
                    "bij een andere dataset",
                    "Kolom met de peildatum. Er moet een noemer zijn van 1 januari van hetzelfde jaar.",
                ),
                key("per", NUMBER, NO, "Per hoeveel, zoals 1000. Anders 1."),
            ],
            probes: &[
                "[indicator]\n[berekening]\ndataset = \"uitkeringen\"\n[berekening.noemer]\n¦\n[onthulling]\n",
            ],
        },
        Table {
            header: "[onthulling]",
            about: "Of kleine aantallen mogen worden getoond.",
            keys: &[
                choice(
                    "beleid",
                    YES,
                    "Bij `drempel` wordt een kleiner aantal overal geheim.",
                ),
                key(
                    "reden",
                    TEXT,
                    "bij `openbaar`",
                    "Waarom het cijfer openbaar is. Dit staat in de verantwoording.",
                ),
                key(
                    "minimum",
                    NUMBER,
                    "bij `drempel`",
                    "Het kleinste aantal dat mag worden getoond.",
                ),
            ],
            probes: &[
                "[indicator]\n[berekening]\n[onthulling]\n¦\nbeleid = \"openbaar\"\n",
                "[indicator]\n[berekening]\n[onthulling]\n¦\nbeleid = \"drempel\"\n",
            ],
        },
        Table {
            header: "[[uitsplitsing]]",
            about: "Het totaal in delen, naar een kolom met een codelijst. Rijen zonder code komen bij `onbekend`.",
            keys: &[
                key("naam", TEXT, YES, "Naam van de indeling."),
                key("kolom", "kolom", YES, "Kolom met een codelijst."),
                key(
                    "onbekend",
                    TEXT,
                    "als de kolom leeg mag zijn",
                    "Hoe de klasse heet van rijen zonder waarde in de kolom.",
                ),
            ],
            probes: &[
                "[indicator]\n[berekening]\ndataset = \"uitkeringen\"\n[onthulling]\n[[uitsplitsing]]\n¦\n",
            ],
        },
        Table {
            header: "[[uitsplitsing.klasse]]",
            about: "Een deel. Zonder klassen is elke code een deel. Elke code hoort bij precies een klasse.",
            keys: &[
                key("id", TEXT, YES, "Naam in de downloads."),
                key("naam", TEXT, YES, "Naam op de pagina."),
                key("codes", TEXTS, YES, "De codes die erbij horen."),
            ],
            probes: &[
                "[indicator]\n[berekening]\ndataset = \"uitkeringen\"\n[onthulling]\n[[uitsplitsing]]\n[[uitsplitsing.klasse]]\n¦\n",
            ],
        },
    ],
};

pub(super) const FRAMEWORK: FileKind = FileKind {
    title: "Het raamwerk: indicators/raamwerk.toml",
    about: "De clusters en domeinen waarin de indicatoren zijn geordend.",
    reader: Reader::Framework,
    tables: &[
        Table {
            header: "[[cluster]]",
            about: "Een cluster van domeinen.",
            keys: &[
                key("nummer", WHOLE, YES, "Nummer van het cluster."),
                key("naam", TEXT, YES, "Naam van het cluster."),
            ],
            probes: &["[[cluster]]\n¦\n"],
        },
        Table {
            header: "[[cluster.domein]]",
            about: "Een domein.",
            keys: &[
                key("nummer", TEXT, YES, "Nummer, zoals `\"2.3\"`."),
                key("naam", TEXT, YES, "Naam van het domein."),
                key("engels", TEXT, YES, "Naam in de Indicators of Integration."),
            ],
            probes: &["[[cluster]]\n[[cluster.domein]]\n¦\n"],
        },
        Table {
            header: "[[eenheid]]",
            about: "Een eenheid die definities mogen gebruiken.",
            keys: &[
                key("enkelvoud", TEXT, YES, "Zoals `\"persoon\"`."),
                key("meervoud", TEXT, YES, "Zoals `\"personen\"`."),
            ],
            probes: &["[[eenheid]]\n¦\n"],
        },
    ],
};

/// What a condition may hold.
pub(in crate::docs) const CONDITIONS: &str = "\
## Voorwaarden

Een voorwaarde is SQL over de kolommen van de dataset, zoals `regeling = 'pw' AND einddatum IS NULL`. Dit kan erin staan:

- namen van kolommen, zonder aanhalingstekens;
- tekst als `'pw'`, getallen als `18`, dagen als `DATE '2019-12-31'`, ja en nee als `true` en `false`;
- de parameters `:begin` en `:eind`, de eerste en laatste dag van de periode, en `:peildatum`, de dag van een stand;
- `=`, `<>`, `<`, `<=`, `>`, `>=`, `IN`, `BETWEEN`, `IS NULL`, `IS NOT NULL`, `AND`, `OR`, `NOT` en haakjes.

Rekenen, functies en vragen binnen een vraag kunnen niet. Een woord dat niet in de codelijst van de kolom staat, is een fout: geen rij kan eraan voldoen.
";
