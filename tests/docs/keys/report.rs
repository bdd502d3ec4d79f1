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
                    "bij `delen` en `rangorde`",
                    "Id van de indicator.",
                ),
                key(
                    "uitsplitsing",
                    TEXT,
                    "bij `delen`",
                    "Naam van de uitsplitsing.",
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
            ],
            probes: &[
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"doelen\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"verloop\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"delen\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"bezetting\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"rangorde\"\n",
                "[rapport]\n[tabel]\n[[grafiek]]\n¦\nsoort = \"reeks\"\n",
            ],
        },
        Table {
            header: "[verwachting]",
            about: "Zet in een hoofdstuk wat de werkmap onder `[verwachting]` van de taakstelling verwacht: de uitkomst, de aannames en wat andere landelijke aantallen zouden betekenen.",
            keys: &[key("kop", TEXT, YES, "Kop boven het deel.")],
            probes: &["[rapport]\n[tabel]\n[verwachting]\n¦\n"],
        },
        Table {
            header: "[[brontabel]]",
            about: "Een tabel met gepubliceerde gegevens, rij voor rij zoals de bron ze geeft. Dat kan alleen met een dataset die in haar contract `openbaar` is. Is de dataset niet geleverd, dan blijft de tabel weg.",
            keys: &[
                key("id", TEXT, YES, "Naam van de tabel en van haar download."),
                key("kop", TEXT, YES, "Kop boven de tabel."),
                key(
                    "titel",
                    TEXT,
                    YES,
                    "Titel van de tabel: wat, van waar, in welke eenheid.",
                ),
                key("dataset", TEXT, YES, "De dataset."),
                key(
                    "rij",
                    "kolom",
                    YES,
                    "De kolom die zegt waar een rij over gaat.",
                ),
                key("rijkop", TEXT, YES, "Kop boven die kolom."),
                key(
                    "opmerking",
                    "kolom",
                    NO,
                    "De kolom waarin de bron iets over een rij zegt.",
                ),
                key(
                    "geheel",
                    "kolom",
                    "bij `plus` of `min`",
                    "Het totaal van een rij. Klopt het niet met de delen, dan zegt een opmerking wat er mist.",
                ),
                key(
                    "plus",
                    "lijst van kolommen",
                    "bij `geheel`, of `min`",
                    "De kolommen die bij elkaar komen.",
                ),
                key(
                    "min",
                    "lijst van kolommen",
                    NO,
                    "De kolommen die ervan af gaan.",
                ),
                key(
                    "domein",
                    TEXT,
                    "bij een dashboard",
                    "Nummer van het domein waarvan de pagina naar de tabel verwijst, zoals `\"2.1\"`.",
                ),
            ],
            probes: &["[rapport]\n[tabel]\n[[brontabel]]\n¦\n"],
        },
        Table {
            header: "[[brontabel.kolom]]",
            about: "Een kolom van de tabel.",
            keys: &[
                key("naam", "kolom", YES, "Naam van de kolom in de dataset."),
                key("kop", TEXT, YES, "Kop boven de kolom."),
            ],
            probes: &["[rapport]\n[tabel]\n[[brontabel]]\n[[brontabel.kolom]]\n¦\n"],
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
