//! `bekende-fouten.toml`.

use super::{DAY, FileKind, NO, Reader, TEXT, TEXTS, Table, YES, key};

pub(super) const ERRATA: FileKind = FileKind {
    title: "Bekende fouten: bekende-fouten.toml",
    about: "Fouten in gepubliceerde cijfers, en waarom cijfers zijn veranderd. Zij staan in de verantwoording van elk rapport waarin de cijfers voorkomen.",
    reader: Reader::Errata,
    tables: &[
        Table {
            header: "[[fout]]",
            about: "Eén fout.",
            keys: &[
                key("datum", DAY, YES, "Wanneer de fout is gevonden."),
                key(
                    "wat",
                    TEXT,
                    YES,
                    "Wat er mis is, in één zin. De zin komt als kop op de pagina.",
                ),
                key(
                    "indicatoren",
                    TEXTS,
                    NO,
                    "Id's van de cijfers die de fout raakt. Noemt u er geen, dan staat de fout in elk rapport.",
                ),
                key(
                    "periode",
                    TEXT,
                    NO,
                    "De periode waarvan de cijfers fout zijn, zoals `\"2019JJ00\"`. Anders alle.",
                ),
                key(
                    "sinds",
                    TEXT,
                    NO,
                    "De versie van IJkpunt of van de definitie waarin de fout kwam.",
                ),
                key("hersteld", TEXT, NO, "De versie waarin hij is hersteld."),
                key("doen", TEXT, YES, "Wat een lezer moet doen."),
            ],
            probes: &["[[fout]]\n¦\n"],
        },
        Table {
            header: "[[wijziging]]",
            about: "Waarom een cijfer anders is dan in de vorige uitgave. IJkpunt ziet zelf dat het anders is.",
            keys: &[
                key("indicator", TEXT, YES, "Id van het cijfer."),
                key(
                    "periode",
                    TEXT,
                    NO,
                    "De periode van het cijfer. Anders geldt de reden voor alle perioden.",
                ),
                key("reden", TEXT, YES, "De reden, in één zin."),
            ],
            probes: &["[[wijziging]]\n¦\n"],
        },
    ],
};
