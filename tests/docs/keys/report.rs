//! Reports.

use super::{FLAG, FileKind, NO, Reader, TEXT, TEXTS, Table, WHOLE, YES, choice, key};

pub(super) const REPORT: FileKind = FileKind {
    title: "Een rapport: reports/NAAM.toml",
    about: "Welke cijfers, grafieken en teksten op de pagina staan. Een bestand met dezelfde naam in de map `reports` van de werkmap gaat voor.",
    reader: Reader::Report,
    tables: &[
        Table {
            header: "[rapport]",
            about: "Wat voor rapport het is.",
            keys: &[
                key("naam", TEXT, YES, "Naam van het rapport."),
                key(
                    "titel",
                    TEXT,
                    YES,
                    "Titel van het geheel, zoals `Jaarverslag`. Het jaar komt erachter.",
                ),
                choice(
                    "opbouw",
                    YES,
                    "Een `hoofdstuk` gaat over een gemeente, `gemeenten` is een lijst van alle gemeenten.",
                ),
                key(
                    "samenvatting",
                    TEXT,
                    NO,
                    "Bestand in de map `verhaal` dat onder de titel komt.",
                ),
            ],
            probes: &["[rapport]\n¦\n[tabel]\n"],
        },
        Table {
            header: "[tabel]",
            about: "De tabel boven aan de pagina.",
            keys: &[
                key("titel", TEXT, YES, "Titel van de tabel."),
                key(
                    "indicatoren",
                    TEXTS,
                    NO,
                    "Id's van de indicatoren. In een hoofdstuk zijn het rijen, in een lijst kolommen.",
                ),
                key(
                    "sorteer_op",
                    TEXT,
                    NO,
                    "Id waarop een lijst is gesorteerd, van laag naar hoog.",
                ),
            ],
            probes: &["[rapport]\n[tabel]\n¦\n"],
        },
        Table {
            header: "[[onderdeel]]",
            about: "Een deel van een hoofdstuk, in deze volgorde.",
            keys: &[
                key("kop", TEXT, YES, "Kop boven het deel."),
                key("verhaal", TEXT, YES, "Bestand in de map `verhaal`."),
                key(
                    "verplicht",
                    FLAG,
                    NO,
                    "Of de schrijver het moet schrijven. Anders `true`.",
                ),
            ],
            probes: &["[rapport]\n[tabel]\n[[onderdeel]]\n¦\n"],
        },
        Table {
            header: "[[grafiek]]",
            about: "Een grafiek. Noemt het verhaal hem niet, dan komt hij onder de tabel.",
            keys: &[
                key("id", TEXT, YES, "Naam waarmee het verhaal hem noemt."),
                choice("soort", YES, "Wat de grafiek laat zien."),
                key(
                    "indicatoren",
                    TEXTS,
                    "bij `doelen` en `reeks`",
                    "Id's van indicatoren: bij `doelen` met een doel, bij `reeks` met dezelfde eenheid.",
                ),
                key("stand", TEXT, "bij `verloop`", "Id van de stand per maand."),
                key(
                    "instroom",
                    TEXT,
                    "bij `verloop`",
                    "Id van de instroom per maand.",
                ),
                key(
                    "uitstroom",
                    TEXT,
                    "bij `verloop`",
                    "Id van de uitstroom per maand.",
                ),
                key(
                    "indicator",
                    TEXT,
                    "bij `delen`, `rangorde`, `toplijst` en `agenda`",
                    "Id van de indicator. Bij een `agenda` telt zij alle acties.",
                ),
                key(
                    "uitsplitsing",
                    TEXT,
                    "bij `delen`, `geld`, `toplijst` en `agenda`",
                    "Naam van de uitsplitsing. Bij `geld` geeft zij de posten, bij een `agenda` de acties.",
                ),
                key(
                    "bezetting",
                    TEXT,
                    "bij `bezetting`",
                    "Id van de bezetting per maand.",
                ),
                key(
                    "capaciteit",
                    TEXT,
                    "bij `bezetting`",
                    "Id van de capaciteit per maand.",
                ),
                key(
                    "titel",
                    TEXT,
                    "bij `geld`",
                    "Wat voor geld het is, zoals `Lasten`.",
                ),
                key(
                    "aantal",
                    WHOLE,
                    NO,
                    "Bij een `toplijst`: hoeveel er op de lijst staan. Anders 5.",
                ),
                key("begroot", TEXT, "bij `geld`", "Id van wat is begroot."),
                key(
                    "realisatie",
                    TEXT,
                    "bij `geld`",
                    "Id van wat is uitgegeven of ontvangen.",
                ),
                key("verschil", TEXT, "bij `geld`", "Id van het verschil."),
                key(
                    "per",
                    TEXT,
                    NO,
                    "Bij `geld`: id van een bedrag per persoon, voor de zin eronder.",
                ),
                key(
                    "kop_begroot",
                    TEXT,
                    NO,
                    "Bij `geld`: kop boven de eerste kolom, als daar iets anders staat dan een begroting.",
                ),
                key(
                    "kop_realisatie",
                    TEXT,
                    NO,
                    "Bij `geld`: kop boven de tweede kolom.",
                ),
                key(
                    "standen",
                    TEXTS,
                    "bij `agenda`",
                    "Id's van het aantal acties in elke stand: gereed, op koers, vertraagd, niet gestart.",
                ),
                key(
                    "jaren_vooruit",
                    WHOLE,
                    NO,
                    "Bij `geld` en `agenda`: hoeveel jaren na het verslagjaar de pagina laat zien. Anders 0.",
                ),
            ],
            probes: &[
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"doelen\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"verloop\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"delen\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"bezetting\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"rangorde\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"reeks\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"geld\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"agenda\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"toplijst\"\n",
            ],
        },
        Table {
            header: "[dashboard]",
            about: "Alleen bij `opbouw = \"dashboard\"`; dan hoeft `[tabel]` niet.",
            keys: &[key(
                "jaren",
                WHOLE,
                NO,
                "Hoeveel jaren een reeks teruggaat, het verslagjaar meegeteld. Anders 5.",
            )],
            probes: &["[rapport]\n[dashboard]\n¦\n"],
        },
        Table {
            header: "[[domein]]",
            about: "Welke cijfers van een domein in het overzicht van een dashboard staan. Een domein dat hier niet staat, laat de eerste drie zien.",
            keys: &[
                key(
                    "nummer",
                    TEXT,
                    YES,
                    "Nummer van het domein, zoals `\"2.3\"`.",
                ),
                key(
                    "indicatoren",
                    TEXTS,
                    NO,
                    "Id's van indicatoren van het domein.",
                ),
            ],
            probes: &["[rapport]\n[dashboard]\n[[domein]]\n¦\n"],
        },
    ],
};
