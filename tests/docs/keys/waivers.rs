//! `uitzonderingen.toml`.

use super::{DAY, FileKind, NO, Reader, TEXT, TEXTS, Table, YES, key};

pub(super) const WAIVERS: FileKind = FileKind {
    title: "Uitzonderingen: uitzonderingen.toml",
    about: "Bevindingen die iemand heeft beoordeeld en toestaat. Zo'n bevinding weegt als info en noemt wie haar toestaat, tot wanneer en waarom. Een uitzondering die nergens bij past of verlopen is, is zelf een bevinding. Voor `identificatienummer` en `leesfout` kan geen uitzondering gelden.",
    reader: Reader::Waivers,
    tables: &[Table {
        header: "[[uitzondering]]",
        about: "Eén uitzondering.",
        keys: &[
            key(
                "regel",
                TEXT,
                YES,
                "De code van de bevinding, of de naam van een regel uit een contract.",
            ),
            key(
                "dataset",
                TEXT,
                NO,
                "De dataset waarvoor zij geldt. Noem `dataset` of `bestand`, of beide.",
            ),
            key("bestand", TEXT, NO, "Het bestand waarvoor zij geldt."),
            key(
                "kolom",
                TEXT,
                NO,
                "De kolom waarvoor zij geldt, zoals de bevinding haar noemt.",
            ),
            key(
                "rijen",
                TEXTS,
                NO,
                "De rijen waarvoor zij geldt, zoals `[\"12\", \"20-25\"]`. Anders alle.",
            ),
            key("reden", TEXT, YES, "Waarom dit mag."),
            key("naam", TEXT, YES, "Wie het toestaat."),
            key(
                "tot",
                DAY,
                YES,
                "De laatste dag waarop de uitzondering geldt.",
            ),
        ],
        probes: &["[[uitzondering]]\n¦\nregel = \"buiten-bereik\"\ndataset = \"uitkeringen\"\n"],
    }],
};
