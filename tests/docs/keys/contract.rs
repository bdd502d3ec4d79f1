//! Contracts.

use super::{FLAG, FileKind, NO, NUMBER, Reader, TEXT, TEXTS, Table, WHOLE, YES, choice, key};

pub(super) const CONTRACT: FileKind = FileKind {
    title: "Een contract: pipelines/DATASET.toml",
    about: "Hoe een dataset eruitziet. Een bestand met dezelfde naam in de map `pipelines` van de werkmap gaat voor.",
    reader: Reader::Contract,
    tables: &[
        Table {
            header: "[dataset]",
            about: "Wat de dataset is.",
            keys: &[
                key(
                    "naam",
                    TEXT,
                    YES,
                    "Hetzelfde als de bestandsnaam: kleine letters, cijfers en `_`.",
                ),
                key("titel", TEXT, YES, "Naam voor mensen."),
                key("beschrijving", TEXT, YES, "Wat een rij is."),
                key(
                    "herkomst",
                    TEXT,
                    NO,
                    "Uit welk systeem of van wie de gegevens komen.",
                ),
                key("versie", WHOLE, NO, "Versie van het contract. Anders 1."),
                key(
                    "bestandsnamen",
                    TEXTS,
                    NO,
                    "Delen van bestandsnamen waaraan een levering wordt herkend.",
                ),
                key(
                    "sleutel",
                    "lijst van kolommen",
                    NO,
                    "Kolommen die samen een rij uniek maken.",
                ),
            ],
            probes: &["[dataset]\n¦\n"],
        },
        Table {
            header: "[lezen]",
            about: "Hoe de bestanden worden gelezen.",
            keys: &[
                key(
                    "tekenset",
                    TEXT,
                    NO,
                    "Tekenset van bestanden die geen UTF-8 zijn. Anders `windows-1252`.",
                ),
                choice(
                    "decimaalteken",
                    NO,
                    "Het teken voor decimalen. Anders een komma.",
                ),
                key(
                    "totaalrijen",
                    TEXTS,
                    NO,
                    "Woorden waarmee een totaalrij begint. Zulke rijen tellen niet mee.",
                ),
                key(
                    "gemeentelijst",
                    FLAG,
                    NO,
                    "Of het bestand alle gemeenten noemt, ook die zonder cijfer. Wijken, buurten en provincies ertussen worden geteld en overgeslagen.",
                ),
                key(
                    "persoonslijst",
                    FLAG,
                    NO,
                    "Of een bestand een lijst van personen uit de BRP mag zijn, met kolommen als `01.03.10`. De personen worden geteld en niet bewaard.",
                ),
            ],
            probes: &["[dataset]\n[lezen]\n¦\n"],
        },
        Table {
            header: "[kolom.NAAM]",
            about: "Een kolom. De naam is zoals voorwaarden en downloads hem schrijven.",
            keys: &[
                choice(
                    "soort",
                    YES,
                    "Hoe een waarde wordt gelezen, zie [datasets.md](datasets.md#soorten-kolommen).",
                ),
                key("verplicht", FLAG, NO, "Of elke rij een waarde moet hebben."),
                key("betekenis", TEXT, YES, "Wat er in de kolom staat."),
                key(
                    "kopnamen",
                    TEXTS,
                    NO,
                    "Andere namen waaraan de kolom wordt herkend.",
                ),
                choice(
                    "ernst",
                    NO,
                    "Hoe zwaar een waarde weegt die niet te lezen is. Anders `blokkeert`.",
                ),
                key("minimum", NUMBER, NO, "Kleinste waarde, bij een getal."),
                key("maximum", NUMBER, NO, "Grootste waarde, bij een getal."),
                key(
                    "tekens",
                    FLAG,
                    NO,
                    "Of de tekens van het CBS hier mogen staan. Ze komen in een kolom ernaast, `NAAM_teken`.",
                ),
                choice(
                    "streepje",
                    NO,
                    "Wat een streepje betekent, bij een kolom met tekens.",
                ),
                choice(
                    "leeg",
                    NO,
                    "Wat een lege cel betekent, bij een kolom met tekens.",
                ),
                choice("jaar", NO, "Wat een jaar betekent, bij een datum."),
                key(
                    "halfjaar",
                    FLAG,
                    NO,
                    "Of `2019-1` een halfjaar is, bij een periode.",
                ),
                choice(
                    "schooljaar",
                    NO,
                    "Onder welk jaar `2023/2024` staat, bij een periode.",
                ),
                key("codes", TEXTS, "bij `soort = \"code\"`", "De codelijst."),
            ],
            probes: &["[dataset]\n[kolom.proef]\n¦\n"],
        },
        Table {
            header: "[kolom.NAAM.vertaling]",
            about: "Wat er in bestanden staat voor een code, bij `soort = \"code\"`. De sleutel is de tekst in het bestand, de waarde is de code: `\"Participatiewet\" = \"pw\"`.",
            keys: &[],
            probes: &[],
        },
        Table {
            header: "[[regel]]",
            about: "Een regel die voor elke rij geldt.",
            keys: &[
                choice("soort", YES, "Welke regel het is."),
                key(
                    "eerst",
                    "kolom",
                    "bij `volgorde`",
                    "De datum die niet later mag zijn dan `dan`.",
                ),
                key(
                    "dan",
                    "kolom",
                    "bij `volgorde`",
                    "De datum die niet eerder mag zijn dan `eerst`.",
                ),
                key(
                    "kolom",
                    "kolom",
                    "bij `verplicht-bij`",
                    "De kolom die gevuld moet zijn als `bij` het is.",
                ),
                key(
                    "bij",
                    "kolom",
                    "bij `verplicht-bij`",
                    "De kolom die de andere verplicht maakt.",
                ),
            ],
            probes: &[
                "[dataset]\n[[regel]]\n¦\nsoort = \"volgorde\"\n",
                "[dataset]\n[[regel]]\n¦\nsoort = \"verplicht-bij\"\n",
            ],
        },
        Table {
            header: "[[afgeleid]]",
            about: "Een kolom die bij het lezen wordt berekend.",
            keys: &[
                choice("soort", YES, "Wat er wordt berekend."),
                key("naam", TEXT, YES, "Naam van de nieuwe kolom."),
                key("van", "kolom", YES, "De eerste datum."),
                key("tot", "kolom", YES, "De tweede datum."),
                key("betekenis", TEXT, NO, "Wat er in de kolom staat."),
            ],
            probes: &["[dataset]\n[[afgeleid]]\n¦\n"],
        },
    ],
};
