//! `ijkpunt.toml`.

use super::{DAY, FileKind, NO, NUMBER, Reader, TEXT, TEXTS, Table, WHOLE, YES, choice, key};

pub(super) const SETTINGS: FileKind = FileKind {
    title: "De werkmap: ijkpunt.toml",
    about: "Dit bestand maakt van een map een werkmap.",
    reader: Reader::Settings,
    tables: &[
        Table {
            header: "[gemeente]",
            about: "De gemeente die verslag doet. Laat de tabel weg als het rapport over alle gemeenten gaat.",
            keys: &[key("code", TEXT, YES, "Gemeentecode, zoals `GM0014`.")],
            probes: &["[gemeente]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[verslag]",
            about: "Waar het verslag over gaat.",
            keys: &[
                key(
                    "rapport",
                    TEXT,
                    YES,
                    "Naam van een bestand in `reports`, zonder `.toml`.",
                ),
                key("jaar", WHOLE, YES, "Het verslagjaar."),
                key(
                    "rundatum",
                    DAY,
                    YES,
                    "De dag waarvoor u het rapport maakt. Het programma kijkt nooit naar de klok.",
                ),
                key(
                    "peildatum",
                    DAY,
                    "bij `perioden = [\"peildatum\"]`",
                    "De dag voor standen die op een dag worden gemeten.",
                ),
                key("titel", TEXT, YES, "Titel boven de pagina."),
                key("programma", TEXT, NO, "Programma in de begroting."),
                key("nummer", TEXT, NO, "Nummer van het deelprogramma."),
            ],
            probes: &["[verslag]\n¦\n"],
        },
        Table {
            header: "[[ander_verslag]]",
            about: "Waar een ander rapport van dezelfde werkmap over gaat, als u het vraagt met `--report`. Wat u weglaat, blijft zoals onder `[verslag]`.",
            keys: &[
                key(
                    "rapport",
                    TEXT,
                    YES,
                    "Naam van het rapport, zoals `begroting`.",
                ),
                key("jaar", WHOLE, NO, "Het verslagjaar van dat rapport."),
                key("rundatum", DAY, NO, "De dag waarvoor u dat rapport maakt."),
                key(
                    "peildatum",
                    DAY,
                    NO,
                    "De peildatum. Die van `[verslag]` geldt niet voor een ander jaar.",
                ),
                key("titel", TEXT, NO, "Titel boven de pagina."),
                key("programma", TEXT, NO, "Programma in de begroting."),
                key("nummer", TEXT, NO, "Nummer van het deelprogramma."),
            ],
            probes: &["[verslag]\n[[ander_verslag]]\n¦\n"],
        },
        Table {
            header: "[[prognose]]",
            about: "Wat iemand verwacht van een heel jaar dat nog niet voorbij is, voor de kolom `verwacht` van een bestuursrapportage. IJkpunt rekent dit niet uit.",
            keys: &[
                key("indicator", TEXT, YES, "Id van de indicator."),
                key("jaar", WHOLE, YES, "Het jaar waar het over gaat."),
                key(
                    "verwacht",
                    NUMBER,
                    YES,
                    "Wat wordt verwacht, in de eenheid van de indicator. Een aandeel is een breuk.",
                ),
                key(
                    "aannames",
                    TEXTS,
                    YES,
                    "Waar de verwachting op rust, in zinnen. Zij staan onder de tabel.",
                ),
                key("bron", TEXT, YES, "Wie het verwacht, en wanneer."),
            ],
            probes: &["[verslag]\n[[prognose]]\n¦\n"],
        },
        Table {
            header: "[verwachting]",
            about: "Wat u verwacht van de taakstelling van een komend halfjaar. Een rapport met `[verwachting]` rekent het uit.",
            keys: &[
                key(
                    "halfjaar",
                    TEXT,
                    YES,
                    "Het halfjaar, zoals `\"2020HJ02\"`. Het ligt niet voor het verslagjaar.",
                ),
                key(
                    "landelijk",
                    WHOLE,
                    "of `groei`",
                    "Het landelijke aantal vergunninghouders dat bekend of verwacht is.",
                ),
                key(
                    "groei",
                    "tekst, zoals `\"30%\"`",
                    "of `landelijk`",
                    "De groei van het landelijke aantal sinds het halfjaar ervoor.",
                ),
                key("bron", TEXT, YES, "Wie het verwacht, en waar dat staat."),
                choice(
                    "afronding",
                    NO,
                    "Hoe het aantal wordt afgerond. Anders `dichtstbij`; de wet zegt `omhoog`.",
                ),
                key(
                    "inwoners",
                    WHOLE,
                    NO,
                    "Inwoners van de gemeente op 1 januari van het jaar voor het jaar van het halfjaar, als geen levering ze geeft.",
                ),
                key(
                    "inwoners_landelijk",
                    WHOLE,
                    "bij `inwoners`",
                    "Inwoners van Nederland op dezelfde dag.",
                ),
            ],
            probes: &["[verwachting]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[brief]",
            about: "Aan wie, van wie en waarover een brief is. Alleen een rapport met `opbouw = \"brief\"` leest dit. Wat u niet invult, staat niet in de brief.",
            keys: &[
                key(
                    "aan",
                    TEXT,
                    YES,
                    "Aan wie de brief is, zoals `De gemeenteraad van Albrandswaard`.",
                ),
                key("adres", TEXTS, NO, "De regels van het adres daaronder."),
                key(
                    "betreft",
                    TEXT,
                    YES,
                    "Waar de brief over gaat. Het is ook de titel van de pagina.",
                ),
                key("datum", DAY, NO, "Datum van de brief. Anders de rundatum."),
                key(
                    "uw_brief_van",
                    DAY,
                    NO,
                    "Datum van de brief of vraag waarop dit het antwoord is.",
                ),
                key("ons_kenmerk", TEXT, NO, "Kenmerk van de afzender."),
                key("uw_kenmerk", TEXT, NO, "Kenmerk van wie de brief krijgt."),
                key("contact", TEXT, NO, "Wie meer kan vertellen."),
                key("telefoon", TEXT, NO, "Telefoonnummer."),
                key("email", TEXT, NO, "E-mailadres."),
                key(
                    "bijlagen",
                    TEXTS,
                    NO,
                    "Wat u los meestuurt. De bijlagen van het rapport zelf staan er al bij.",
                ),
                key("aanhef", TEXT, NO, "Anders `Geachte raad,`."),
                key(
                    "namens",
                    TEXT,
                    NO,
                    "Namens wie is getekend. Anders het college van burgemeester en wethouders.",
                ),
            ],
            probes: &["[brief]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[brief.afzender]",
            about: "Wie de brief stuurt.",
            keys: &[
                key("naam", TEXT, NO, "Anders `Gemeente` en haar naam."),
                key("adres", TEXTS, NO, "De regels van het adres."),
            ],
            probes: &["[brief]\n[brief.afzender]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[[brief.ondertekening]]",
            about: "Wie tekent, in deze volgorde.",
            keys: &[
                key("functie", TEXT, YES, "Zoals `de secretaris`."),
                key("naam", TEXT, YES, "Naam."),
            ],
            probes: &["[brief]\n[[brief.ondertekening]]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[exports]",
            about: "Waar de exports staan.",
            keys: &[key(
                "map",
                TEXT,
                YES,
                "Map binnen de werkmap. Zonder deze tabel is het `exports`.",
            )],
            probes: &["[exports]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[privacy]",
            about: "Hoe nummers van personen worden vervangen. Staat de omgevingsvariabele `IJKPUNT_SLEUTEL` aan, dan gaat die voor.",
            keys: &[key(
                "sleutelbestand",
                TEXT,
                YES,
                "Bestand met de sleutel, vanaf de werkmap. De sleutel heeft minstens 32 tekens en komt in geen enkele uitvoer.",
            )],
            probes: &["[privacy]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[open_data]",
            about: "Hoe de cijfers open data worden. Het staat in `dcat.jsonld`, in `tabellen.xlsx` en in de beschrijving van de CSV-bestanden. U mag de tabel en elke sleutel weglaten.",
            keys: &[
                choice(
                    "licentie",
                    NO,
                    "Onder welke voorwaarden anderen de cijfers mogen gebruiken. Zonder deze sleutel is het `cc0`: vrij te gebruiken.",
                ),
                key(
                    "uitgever",
                    TEXT,
                    NO,
                    "Wie de cijfers uitgeeft. Zonder deze sleutel is het de gemeente onder `[gemeente]`.",
                ),
                key(
                    "contact",
                    "e-mailadres of webadres",
                    NO,
                    "Waar vragen naartoe kunnen. Neem een adres van de organisatie, niet van een persoon. Een register van open data vraagt erom.",
                ),
                key(
                    "basisadres",
                    "webadres van een map",
                    NO,
                    "Waar de map van de site op het web komt te staan. Dan zijn de adressen in `dcat.jsonld` volledig.",
                ),
            ],
            probes: &["[open_data]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[[levering]]",
            about: "Welke dataset een bestand is. Een bestand dat u niet noemt, wordt herkend aan zijn naam of zijn kolommen.",
            keys: &[
                key(
                    "dataset",
                    TEXT,
                    YES,
                    "Naam van een dataset, zie [datasets.md](datasets.md).",
                ),
                key("bestand", TEXT, YES, "Bestand in de map met exports."),
                key(
                    "blad",
                    TEXT,
                    NO,
                    "Werkblad van een Excelbestand. Anders is het het eerste blad dat past.",
                ),
                key(
                    "ontvangen",
                    DAY,
                    NO,
                    "Dag van ontvangst, voor de verantwoording.",
                ),
                key(
                    "afzender",
                    TEXT,
                    NO,
                    "Wie het stuurde, voor de verantwoording.",
                ),
            ],
            probes: &["[[levering]]\n¦\n[verslag]\n"],
        },
        Table {
            header: "[levering.vast]",
            about: "Kolommen die in het bestand ontbreken en in elke rij hetzelfde zijn. De sleutels zijn namen van kolommen, zoals `peildatum = \"2015-11-01\"`.",
            keys: &[],
            probes: &[],
        },
    ],
};
