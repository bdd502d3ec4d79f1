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
                    "Wat voor cijfer het is. Een `stand` is wie er is bij het begin van een dag, een `stroom` wat er in een periode gebeurt, `ooit` wie er in een periode was. Een `cohort` volgt wie even lang geleden begon, een `overleving` hoe lang iets nog niet is gebeurd. `afgeleid` wordt uit andere indicatoren berekend en heeft `[afgeleid]` in plaats van `[berekening]`.",
                ),
                key(
                    "definitie",
                    TEXT,
                    YES,
                    "Wat het cijfer meet, in een of meer zinnen.",
                ),
                key(
                    "gaat_over",
                    TEXTS,
                    NO,
                    "Over wie het cijfer gaat: `nieuwkomers`, `inwoners` of beide. Zonder deze sleutel `nieuwkomers`, en beide bij een uitsplitsing `groep`.",
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
                key(
                    "geldig_tot",
                    DAY,
                    NO,
                    "De laatste dag waarop bestaat wat wordt gemeten, zoals van een wet. Daarna staat er: kan niet voorkomen.",
                ),
            ],
            probes: &["[indicator]\n¦\nsoort = \"stroom\"\n[berekening]\n[onthulling]\n"],
        },
        Table {
            header: "[berekening]",
            about: "Van rijen naar een getal. Een afgeleide indicator heeft deze tabel niet.",
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
                    "gemiddelde",
                    "kolom",
                    "bij een gemiddelde",
                    "Kolom waarvan het gemiddelde wordt genomen, over de rijen met een waarde.",
                ),
                key(
                    "plus",
                    "lijst van kolommen",
                    "bij een saldo",
                    "Kolommen die erbij komen.",
                ),
                key(
                    "min",
                    "lijst van kolommen",
                    NO,
                    "Bij een saldo: kolommen die eraf gaan.",
                ),
                key(
                    "leeg_is_nul",
                    "lijst van kolommen",
                    NO,
                    "Bij een saldo: kolommen waarin een lege cel nul betekent. Een lege cel in een andere kolom geeft: geen gegevens.",
                ),
                key(
                    "gebeurtenis",
                    "kolom",
                    "bij een cohort of overleving",
                    "De dag waarop gebeurt wat wordt gevolgd; leeg zolang het niet is gebeurd. `datum` is de dag van het begin.",
                ),
                key(
                    "na_maanden",
                    WHOLE,
                    "bij een cohort of overleving",
                    "Hoeveel maanden na het begin wordt gekeken. Bij een cohort telt een periode wie in die periode zo ver was, dus iedereen even lang. Bij een overleving tellen allen die voor het eind van de periode begonnen; wie dan nog niet klaar is, is gevolgd tot dat eind (Kaplan-Meier).",
                ),
                choice(
                    "afronding",
                    NO,
                    "Hoe het cijfer wordt afgerond. Anders niet.",
                ),
                key(
                    "laatste",
                    "kolom",
                    NO,
                    "Kolom met een versie of een datum: per gemeente en periode of dag telt alleen de rij met de hoogste waarde.",
                ),
                key(
                    "laatste_per",
                    "lijst van kolommen",
                    NO,
                    "Bij `laatste`: kolommen die ook bepalen of twee rijen versies van hetzelfde zijn.",
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
                key(
                    "ook_periode_is",
                    "lijst uit `jaar`, `halfjaar`, `kwartaal`",
                    NO,
                    "Langere tijdvakken in dezelfde kolom. Zij tellen mee in een cijfer over zo'n tijdvak of een langer, en vragen `delen_mogen_ontbreken`.",
                ),
                choice(
                    "moment",
                    "bij een aandeel, verhouding, mediaan, gemiddelde of saldo",
                    "Op welk moment een rij meetelt.",
                ),
                key(
                    "sinds",
                    DAY,
                    NO,
                    "Bij `ooit`: vanaf welke dag, als dat voor de periode zelf is. Bij `overleving`: vanaf welke eerste dag wordt gevolgd.",
                ),
                choice(
                    "vanaf_begin_van",
                    NO,
                    "Bij een stroom: tel vanaf het begin van het jaar, halfjaar of kwartaal waarin de periode ligt, tot en met de periode.",
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
            header: "[berekening.evenredig]",
            about: "Een bedrag maal een deel, gedeeld door een geheel: wat een gemeente toekomt naar haar inwoners. Alleen per periode van de gegevens zelf.",
            keys: &[
                key("bedrag", "kolom", YES, "Wat er in totaal te verdelen is."),
                key("deel", "kolom", YES, "Het deel van de gemeente."),
                key(
                    "geheel",
                    "kolom",
                    YES,
                    "Het geheel waarvan dat een deel is.",
                ),
            ],
            probes: &[
                "[indicator]\nsoort = \"stroom\"\n[berekening]\ndataset = \"uitkeringen\"\n[berekening.evenredig]\n¦\n[onthulling]\n",
            ],
        },
        Table {
            header: "[berekening.enquete]",
            about: "De uitkomst van een enquête: een rij per uitkomst.",
            keys: &[
                key(
                    "n",
                    "kolom",
                    YES,
                    "Aantal mensen dat de vraag beantwoordde.",
                ),
                key(
                    "positief",
                    "kolom",
                    "zonder `aandeel`",
                    "Aantal dat ja zegt.",
                ),
                key(
                    "aandeel",
                    "kolom",
                    "zonder `positief`",
                    "Deel dat ja zegt, tussen 0 en 1. Staat er ook een aantal, dan gaat dat voor.",
                ),
                key(
                    "marge",
                    "kolom",
                    NO,
                    "Eigen marge van de enquête naar beide kanten, tussen 0 en 1. Anders wordt het interval van Wilson berekend.",
                ),
            ],
            probes: &[
                "[indicator]\nsoort = \"enquete\"\n[berekening]\ndataset = \"uitkeringen\"\n[berekening.enquete]\n¦\n[onthulling]\n",
            ],
        },
        Table {
            header: "[afgeleid]",
            about: "Van andere indicatoren naar een getal, op elk niveau opnieuw uit teller en noemer. Een afgeleide indicator heeft geen [[uitsplitsing]]: zij heeft de uitsplitsingen die al haar delen hebben.",
            keys: &[
                choice(
                    "bewerking",
                    YES,
                    "`verschil`: het eerste min het tweede. `verhouding`: het eerste gedeeld door het tweede. `aandeel`: hetzelfde, als het eerste een deel is van het tweede. `som`: alle samen. `voorkeur`: het eerste dat een cijfer heeft; een ander dan het eerste is geschat. `naar-rato`: wat van het eerste aan het eind van elke maand bereikt had moeten zijn. `ongelijke-spreiding`: hoe ongelijk het eerste, een deel van het tweede, is verspreid over de klassen van hun eerste gemeenschappelijke uitsplitsing (de dissimilariteitsindex, van 0 tot 100). `ongelijke-spreiding-toeval`: hoe hoog die index gemiddeld is als alleen toeval mensen verspreidt; bij kleine groepen is dat ver boven 0.",
                ),
                key("delen", TEXTS, YES, "De id's van de indicatoren."),
                key(
                    "per",
                    NUMBER,
                    NO,
                    "Bij een verhouding: per hoeveel, zoals 100. Anders 1.",
                ),
                choice(
                    "afronding",
                    NO,
                    "Hoe het cijfer wordt afgerond. Anders niet.",
                ),
                key(
                    "omvattend",
                    FLAG,
                    NO,
                    "Of een deel zonder cijfer voor een periode dat van de langere periode eromheen mag geven.",
                ),
                key(
                    "toeval",
                    FLAG,
                    NO,
                    "Bij een verhouding van twee aantallen: of de teller iets telt wat door toeval meer of minder kan zijn, zoals personen onder een bevolking. Dan krijgt het cijfer een 95%-interval (exact of Byar) en een oordeel naast andere gemeenten. Zet het niet bij een deling door een plan of een capaciteit, of als de teller een groot deel van de noemer is: dan is het interval te breed.",
                ),
            ],
            probes: &["[indicator]\nsoort = \"afgeleid\"\n[afgeleid]\n¦\n[onthulling]\n"],
        },
        Table {
            header: "[controle]",
            about: "Wat moet kloppen tussen dit cijfer en andere. Een verschil is een bevinding; het cijfer blijft staan.",
            keys: &[
                key(
                    "delen",
                    TEXTS,
                    NO,
                    "Indicatoren die samen dit geheel zijn: hun tellers tellen op tot die van dit cijfer.",
                ),
                key(
                    "gelijk_aan",
                    TEXT,
                    NO,
                    "Indicator die hetzelfde getal moet geven, zoals een opgegeven en een berekend cijfer.",
                ),
                key(
                    "som_is_nul",
                    FLAG,
                    NO,
                    "Of de cijfers van alle gemeenten samen nul zijn: wat de een overneemt, staat een ander af.",
                ),
            ],
            probes: &[
                "[indicator]\nsoort = \"stroom\"\n[berekening]\n[onthulling]\n[controle]\n¦\n",
            ],
        },
        Table {
            header: "[[wijziging]]",
            about: "Een wijziging van de definitie. In grafieken en tabellen is daar een breuk in de reeks.",
            keys: &[
                key("versie", WHOLE, YES, "De versie die dan begint, vanaf 2."),
                key(
                    "vanaf",
                    "periode",
                    YES,
                    "De eerste periode van die versie, zoals `\"2024JJ00\"` of `\"2024-01-01\"`.",
                ),
                key("wat", TEXT, YES, "Wat er is veranderd."),
            ],
            probes: &[
                "[indicator]\nsoort = \"stroom\"\nversie = 2\n[berekening]\n[onthulling]\n[[wijziging]]\n¦\n",
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
                key(
                    "minimum_noemer",
                    NUMBER,
                    NO,
                    "Bij `drempel`: de kleinste noemer waarover een cijfer mag worden getoond.",
                ),
                key(
                    "groepen_geheim",
                    FLAG,
                    NO,
                    "Bij `drempel`: of een groep waarin iedereen of niemand een eigenschap heeft geheim blijft. Anders ja.",
                ),
                key(
                    "minimum_delen",
                    NUMBER,
                    NO,
                    "Bij `openbaar`: het kleinste aantal dat in een klasse van een uitsplitsing mag worden getoond.",
                ),
            ],
            probes: &[
                "[indicator]\n[berekening]\n[onthulling]\n¦\nbeleid = \"openbaar\"\n",
                "[indicator]\n[berekening]\n[onthulling]\n¦\nbeleid = \"drempel\"\n",
            ],
        },
        Table {
            header: "[[uitsplitsing]]",
            about: "Het totaal in delen, naar een kolom met een codelijst of met tekst. Rijen zonder waarde komen bij `onbekend`.",
            keys: &[
                key("naam", TEXT, YES, "Naam van de indeling."),
                key(
                    "kolom",
                    "kolom",
                    YES,
                    "Kolom met een codelijst of met tekst. Bij tekst komen de klassen uit de leveringen, in de volgorde waarin ze daar staan.",
                ),
                key(
                    "benaming",
                    "kolom",
                    NO,
                    "Bij een kolom met tekst: de kolom met de naam van de klasse. Anders is de waarde haar naam.",
                ),
                key(
                    "onbekend",
                    TEXT,
                    "als de kolom leeg mag zijn",
                    "Hoe de klasse heet van rijen zonder waarde in de kolom.",
                ),
                key(
                    "verdeling",
                    FLAG,
                    NO,
                    "Of iedereen in precies een klasse zit. Dan moeten de klassen optellen tot het totaal.",
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
            header: "[[terrein]]",
            about: "Wat bij de planning-en-controlcyclus hoort en geen domein van integratie is, zoals geld. Een indicator noemt het nummer als domein.",
            keys: &[
                key("nummer", TEXT, YES, "Kort woord, zoals `\"geld\"`."),
                key("naam", TEXT, YES, "Naam op de pagina."),
                key("engels", TEXT, YES, "Naam in het Engels."),
            ],
            probes: &["[[terrein]]\n¦\n"],
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
