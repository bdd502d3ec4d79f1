//! The critical heuristics of Chartability (POUR-CAF), for every kind of chart. What a machine can
//! check is checked here on the samples; what a person must look at is data, and stands with the rest
//! in `docs/grafieken.md`, which is written from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ijkpunt_charts::{
    AXIS_SIZE, Body, Chart, LABEL_SIZE, Mark, NARROW_AXIS_SIZE, NARROW_LABEL_SIZE, Shape, css,
    standalone_css,
};

use crate::samples;

/// What tells two groups apart beside their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Channel {
    /// A label at each mark, or a place of its own.
    Label,
    /// Hatching over the fill.
    Hatch,
    /// Another form of the mark.
    Form,
    /// Dashes of the line.
    Dash,
}

impl Channel {
    fn words(self) -> &'static str {
        match self {
            Channel::Label => "naam of plaats bij elk teken",
            Channel::Hatch => "arcering",
            Channel::Form => "vorm van het teken",
            Channel::Dash => "streepjes in de lijn",
        }
    }
}

/// What is said of a kind of chart.
struct Card {
    name: &'static str,
    question: &'static str,
    reading: &'static str,
    channel: Channel,
    /// Whether lengths stand for amounts, so that they must begin at zero.
    lengths: bool,
    /// What no machine can see.
    look: &'static str,
}

/// A kind without an arm does not compile; one without a sample fails below.
fn card(body: &Body) -> Card {
    let of = |name, question, reading, channel, lengths, look| Card {
        name,
        question,
        reading,
        channel,
        lengths,
        look,
    };
    match body {
        Body::Bullet(_) => of(
            "bullet",
            "Haalden we ons doel?",
            "Een staaf per doel; de streep is 100% van het doel.",
            Channel::Hatch,
            true,
            "Of een doel van 100% voor elke rij hetzelfde betekent.",
        ),
        Body::StockFlow(_) => of(
            "stroom",
            "Hoe liep een stand, en waardoor?",
            "Boven de stand per maand, onder wie erbij kwam en wie weg ging.",
            Channel::Label,
            false,
            "Of het onderbreken van de as van de stand de verandering niet groter doet lijken.",
        ),
        Body::Parts(_) => of(
            "delen",
            "Waaruit bestaat het geheel?",
            "Een staaf van links naar rechts; elk deel is een stuk ervan.",
            Channel::Label,
            false,
            "Of de delen samen echt een geheel zijn.",
        ),
        Body::Occupancy(_) => of(
            "bezetting",
            "Hoe vol was de opvang?",
            "Een staaf per maand; de trap is het aantal plaatsen.",
            Channel::Form,
            true,
            "Of een maand zonder cijfer niet als leeg wordt gelezen.",
        ),
        Body::Ranking(_) => of(
            "rangorde",
            "Wie liggen voor en wie achter?",
            "Een streepje per gemeente, van laag naar hoog rond nul.",
            Channel::Label,
            true,
            "Of een volgorde hier eerlijk is: kleine gemeenten staan vaker aan de uiteinden.",
        ),
        Body::Trend(_) => of(
            "verloop",
            "Hoe ging het door de jaren?",
            "Een lijn per groep, met de naam erbij; een breuk is een andere definitie.",
            Channel::Dash,
            false,
            "Of er genoeg jaren zijn om van een trend te spreken.",
        ),
        Body::DotPlot(_) => of(
            "stippen",
            "Waar staat mijn gemeente tussen andere?",
            "Een stip per gemeente met haar interval; de baan is de middelste helft.",
            Channel::Form,
            false,
            "Of de vergelijkingsgroep past.",
        ),
        Body::Funnel(_) => of(
            "trechter",
            "Wie wijkt meer af dan door toeval?",
            "Een stip per gemeente; binnen de lijnen kan het verschil toeval zijn.",
            Channel::Form,
            false,
            "Of wie erbuiten valt niet zonder uitleg wordt genoemd.",
        ),
        Body::TileMap(_) => of(
            "tegelkaart",
            "Hoe is het in het land?",
            "Een vierkant per gemeente; hoe voller, hoe hoger.",
            Channel::Form,
            false,
            "Of de lezer zijn gemeente vindt: een tegel staat niet precies op haar plaats.",
        ),
        Body::Pyramid(_) => of(
            "piramide",
            "Hoe oud zijn zij, en van welk geslacht?",
            "Staven naar links en rechts op een schaal; de oudste boven.",
            Channel::Label,
            true,
            "Of de tekst zegt dat de groepen niet even breed zijn.",
        ),
        Body::Multiples(_) => of(
            "reeksen",
            "Hoe ging elk deel door de jaren?",
            "Een vakje per deel, alle op dezelfde schaal.",
            Channel::Dash,
            false,
            "Of een klein deel nog te zien is naast een groot.",
        ),
        Body::Survival(_) => of(
            "overleving",
            "Hoe lang duurt het?",
            "Een lijn die zakt met de maanden; de baan of de streep is het interval.",
            Channel::Form,
            false,
            "Of de lezer begrijpt dat ook wie nog bezig is meetelt.",
        ),
        Body::Pace(_) => of(
            "tempo",
            "Liggen we op schema?",
            "Een staaf per maand; het streepje is het schema.",
            Channel::Form,
            true,
            "Of een maand die nog komt niet als nul wordt gelezen.",
        ),
        Body::Agenda(_) => of(
            "agenda",
            "Wat moet er nog, en wanneer?",
            "Een rij per actie, een teken in het kwartaal waarin zij klaar moet zijn.",
            Channel::Form,
            false,
            "Of de stand van een actie nog klopt.",
        ),
        Body::Passage(_) => of(
            "doorstroom",
            "Wie kwam erbij en waar ging men heen?",
            "Stroken op schaal van links naar rechts door een stand.",
            Channel::Label,
            false,
            "Of een dunne strook nog te zien is naast een dikke.",
        ),
    }
}

/// How a heuristic is met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// A test looks at every kind.
    Tested,
    /// A person must read or look.
    Person,
    /// Both.
    Both,
}

struct Heuristic {
    name: &'static str,
    how: &'static str,
    met: Met,
    look: &'static str,
}

const fn heuristic(
    name: &'static str,
    how: &'static str,
    met: Met,
    look: &'static str,
) -> Heuristic {
    Heuristic {
        name,
        how,
        met,
        look,
    }
}

/// The fourteen critical heuristics, in the order of POUR-CAF.
const HEURISTICS: [Heuristic; 14] = [
    heuristic(
        "Laag contrast",
        "Tekst minstens 4,5 : 1 en tekens minstens 3 : 1 met het papier, in licht, donker en druk. Tussen twee vlakken ligt papier.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Alleen te zien",
        "Titel en beschrijving in de SVG, en de tabel ernaast.",
        Met::Tested,
        "Lees of de beschrijving zegt wat de grafiek zegt.",
    ),
    heuristic(
        "Kleine tekst",
        "Tekst van 14 eenheden of meer bij 720 breed; op een telefoon een eigen tekening met 15 of meer.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Flitsen",
        "Niets beweegt en niets verandert van kleur.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Een manier van bedienen",
        "Er is niets te bedienen; downloads zijn gewone links.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Geen uitleg over bediening",
        "Er is niets te bedienen; het uitklappen van de tabel is een gewoon onderdeel van HTML.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Neemt hulpmiddelen over",
        "Geen tabindex, sneltoets of live-gebied; de tekens zijn voor een schermlezer verborgen achter titel en beschrijving.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Geen uitleg van doel en lezen",
        "Elke soort heeft een vraag en een leeswijze (hieronder); de beschrijving begint met de vorm.",
        Met::Both,
        "Vraag iemand die de grafiek niet kent wat hij ziet.",
    ),
    heuristic(
        "Geen titel, samenvatting of onderschrift",
        "Kop met de bevinding, ondertitel met wat, waar, wanneer en eenheid, en een zin met de twijfel.",
        Met::Both,
        "Lees of de kop klopt met wat u ziet.",
    ),
    heuristic(
        "Te moeilijke taal",
        "Zinnen komen uit sjablonen op B1.",
        Met::Person,
        "Lees de zinnen hardop.",
    ),
    heuristic(
        "Geen tabel",
        "Onder elke grafiek staat de tabel, en die is te downloaden.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Te vol",
        "Hoogstens vier kleuren voor groepen; namen die niet passen gaan naar een lijst eronder.",
        Met::Both,
        "Kijk op een telefoon of het nog te lezen is.",
    ),
    heuristic(
        "Omslachtige navigatie",
        "Een grafiek heeft geen enkele tabstop.",
        Met::Tested,
        "",
    ),
    heuristic(
        "Eigen stijl van de lezer telt niet",
        "Kleuren en letters staan in het stijlblad; een gekozen kleurenschema van het systeem wint.",
        Met::Tested,
        "",
    ),
];

fn kinds() -> BTreeMap<&'static str, Vec<Chart>> {
    let mut kinds: BTreeMap<&'static str, Vec<Chart>> = BTreeMap::new();
    for chart in samples::normal() {
        kinds.entry(card(&chart.body).name).or_default().push(chart);
    }
    kinds
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn each(check: impl Fn(&Chart, &Card, &[Mark])) {
    for chart in kinds().values().flatten() {
        let card = card(&chart.body);
        check(chart, &card, &chart.marks());
        check(chart, &card, &chart.marks_narrow());
    }
}

#[test]
fn every_kind_has_a_sample_and_the_name_that_its_picture_carries() {
    let kinds = kinds();
    assert_eq!(kinds.len(), 15, "a kind of chart has no ordinary sample");
    for (name, charts) in &kinds {
        for chart in charts {
            assert!(
                chart.svg().contains(&format!("beeld-{name}\"")),
                "{name} is not what {} is called",
                chart.id
            );
        }
    }
}

#[test]
fn every_picture_speaks_and_leaves_a_screen_reader_alone() {
    each(|chart, _, _| {
        let svg = chart.svg();
        let between = |open: &str, close: &str| {
            let text = svg.split(open).nth(1).unwrap().split_once('>').unwrap().1;
            text.split(close).next().unwrap().to_owned()
        };
        let (title, text) = (between("<title", "</title"), between("<desc", "</desc"));
        assert!(
            !title.is_empty() && text.len() > title.len(),
            "{}",
            chart.id
        );
        assert!(svg.contains("role=\"img\"") && svg.contains("aria-labelledby="));
        assert!(svg.contains("<g aria-hidden=\"true\">"), "{}", chart.id);
        for picture in [&svg, &chart.svg_narrow(), &chart.standalone_svg("")] {
            for taken in [
                "tabindex",
                "accesskey",
                "aria-live",
                "<a ",
                " on",
                "<animate",
                "<set",
                "<script",
            ] {
                let tags = picture
                    .split('<')
                    .map(|part| part.split('>').next().unwrap());
                let found = tags
                    .map(|tag| format!("<{tag}"))
                    .any(|tag| tag.contains(taken));
                assert!(!found, "{}: {taken}", chart.id);
            }
        }
    });
}

#[test]
fn nothing_moves_and_the_style_of_the_reader_wins() {
    for sheet in [css(), standalone_css()] {
        for word in ["animation", "transition", "!important", "@keyframes"] {
            assert!(!sheet.contains(word), "{word}");
        }
    }
    assert!(css().contains("forced-colors:active"));
    let sizes = [AXIS_SIZE, LABEL_SIZE, NARROW_AXIS_SIZE, NARROW_LABEL_SIZE];
    assert!(sizes.into_iter().all(|size| size >= 14));
    const { assert!(NARROW_AXIS_SIZE >= 15) };
}

/// Whatever is drawn has a rule, and so a colour that the test of contrast looks at.
#[test]
fn every_class_that_a_kind_uses_has_a_rule() {
    let sheet = css();
    each(|chart, _, marks| {
        for mark in marks {
            for class in mark.class.name().split(' ').filter(|name| !name.is_empty()) {
                assert!(
                    sheet.contains(&format!(".{class}")),
                    "{}: {class}",
                    chart.id
                );
            }
        }
    });
}

/// The fills and lines that stand for groups.
fn groups(marks: &[Mark]) -> BTreeSet<&'static str> {
    let names = marks.iter().map(|mark| mark.class.name());
    names
        .filter(|name| ["m1", "m2", "m3", "m4", "l1", "l3", "l4", "l5"].contains(name))
        .collect()
}

#[test]
fn colour_never_speaks_alone_and_there_are_four_at_most() {
    each(|chart, card, marks| {
        let groups = groups(marks);
        let fills = groups.iter().filter(|name| name.starts_with('m')).count();
        assert!(fills <= 4, "{}: {groups:?}", chart.id);
        let texts = marks
            .iter()
            .filter(|mark| matches!(mark.shape, Shape::Text(_)))
            .count();
        let forms: BTreeSet<_> = marks
            .iter()
            .filter(|mark| mark.layer.name() == "merken")
            .map(|mark| format!("{:?}", std::mem::discriminant(&mark.shape)))
            .collect();
        let holds = match card.channel {
            Channel::Label => texts >= groups.len(),
            Channel::Hatch => marks.iter().any(|mark| mark.class.name() == "arcering"),
            Channel::Form => forms.len() > 1,
            // Each line but the first has dashes of its own.
            Channel::Dash => groups
                .iter()
                .filter(|name| name.starts_with('l') && **name != "l1")
                .all(|name| {
                    let sheet = css();
                    let rule = sheet.split(&format!(".{name}{{")).nth(1).unwrap();
                    rule.split('}').next().unwrap().contains("stroke-dasharray")
                }),
        };
        assert!(holds, "{}: {:?}", chart.id, card.channel);
    });
}

/// A second scale at the right edge could say anything beside the first.
#[test]
fn no_picture_has_two_scales_for_one_direction() {
    each(|chart, _, marks| {
        let width = if marks == chart.marks() { 7200 } else { 3600 };
        for mark in marks.iter().filter(|mark| mark.class.name() == "as") {
            if let Shape::Text(line) = &mark.shape {
                let number = !line.text.is_empty()
                    && line
                        .text
                        .chars()
                        .all(|c| c.is_ascii_digit() || ".,%−".contains(c));
                let area = line.area();
                let (middle, tall) = ((area.left + area.right) / 2, marks.len());
                // Ticks below a picture may reach the edge; those beside it have a grid line through
                // their own height.
                let beside = marks.iter().any(|other| {
                    other.class.name() == "rooster"
                        && matches!(&other.shape, Shape::Line(points) if points.iter().all(|(_, y)| area.top < *y && *y < area.bottom))
                });
                assert!(
                    !(number && beside && middle > width * 9 / 10),
                    "{}: {line:?} among {tall}",
                    chart.id
                );
            }
        }
    });
}

/// Where length stands for an amount, every bar begins at the line at zero.
#[test]
fn lengths_begin_at_zero() {
    each(|chart, card, marks| {
        if !card.lengths {
            return;
        }
        let zeros: Vec<&Vec<(i32, i32)>> = marks
            .iter()
            .filter(|mark| mark.class.name() == "nul")
            .filter_map(|mark| match &mark.shape {
                Shape::Line(points) => Some(points),
                _ => None,
            })
            .collect();
        let at = |value: i32, zero: i32| (value - zero).abs() <= 1;
        for mark in marks
            .iter()
            .filter(|mark| groups(std::slice::from_ref(mark)).len() == 1)
        {
            let Shape::Rect(area) = &mark.shape else {
                continue;
            };
            // A square of twelve units is what a key shows beside its words.
            if (area.right - area.left, area.bottom - area.top) == (120, 120) {
                continue;
            }
            let begins = zeros.iter().any(|points| {
                let upright = points.windows(2).all(|pair| pair[0].0 == pair[1].0);
                let (x, y) = points[0];
                match upright {
                    true => at(area.left, x) || at(area.right, x),
                    false => at(area.top, y) || at(area.bottom, y),
                }
            });
            // A bullet has no line at zero: its bar begins where the track behind it does.
            let on_track = marks.iter().any(|other| {
                other.class.name() == "baan"
                    && matches!(&other.shape, Shape::Rect(track) if at(area.left, track.left))
            });
            assert!(
                begins || on_track,
                "{}: {area:?} with zeros {zeros:?}",
                chart.id
            );
        }
    });
}

/// The figure of a page has its words, its table and its downloads around every kind alike.
#[test]
fn the_figure_on_a_page_has_words_and_a_table() {
    for name in ["figuur.html", "figuur-vergelijking.html"] {
        let template = fs::read_to_string(repository("reports/sjablonen").join(name)).unwrap();
        for part in [
            "<figcaption",
            "{{ headline }}",
            "{{ subtitle }}",
            "{{ summary }}",
            "{{ tabel(table) }}",
            "(CSV)",
            "(SVG)",
        ] {
            assert!(template.contains(part), "{name}: {part}");
        }
    }
}

#[test]
fn docs_of_charts_are_what_the_list_says() {
    let mut text = String::from(
        "# Grafieken\n\n\
         Elke soort grafiek is gehouden tegen de veertien zwaarste punten van Chartability (POUR-CAF). \
         Deze lijst komt uit de toetsen zelf: een soort die er niet in staat, maakt de toets rood.\n\n\
         ## Soorten\n\n\
         | soort | vraag | zo leest u hem | naast kleur | waar een mens naar moet kijken |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    let charts = kinds();
    let cards: Vec<Card> = charts
        .values()
        .map(|charts| card(&charts[0].body))
        .collect();
    for card in &cards {
        let zero = match card.lengths {
            true => " Lengtes beginnen bij nul.",
            false => "",
        };
        text.push_str(&format!(
            "| `{}` | {} | {}{zero} | {} | {} |\n",
            card.name,
            card.question,
            card.reading,
            card.channel.words(),
            card.look
        ));
    }
    text.push_str(
        "\n## De veertien punten\n\n\
         `toets`: een machine kijkt, bij elke soort. `mens`: iemand moet kijken, bij elk rapport.\n\n\
         | nr | punt | hoe | wie | waar een mens naar moet kijken |\n| --- | --- | --- | --- | --- |\n",
    );
    let who = |met: Met| match met {
        Met::Tested => "toets",
        Met::Person => "mens",
        Met::Both => "toets en mens",
    };
    for (number, point) in (1..).zip(&HEURISTICS) {
        text.push_str(&format!(
            "| {number} | {} | {} | {} | {} |\n",
            point.name,
            point.how,
            who(point.met),
            point.look
        ));
    }
    text.push_str("\n## Soort tegen punt\n\n| soort |");
    (1..=HEURISTICS.len()).for_each(|number| text.push_str(&format!(" {number} |")));
    text.push_str("\n| --- |");
    HEURISTICS.iter().for_each(|_| text.push_str(" --- |"));
    text.push('\n');
    for card in &cards {
        text.push_str(&format!("| `{}` |", card.name));
        HEURISTICS
            .iter()
            .for_each(|point| text.push_str(&format!(" {} |", who(point.met))));
        text.push('\n');
    }
    let path = repository("docs/grafieken.md");
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        fs::write(&path, &text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == text,
        "docs/grafieken.md is not what the list says. Write it again with \
         `UPDATE_DOCS=1 cargo test --workspace docs`, and read what changed."
    );
}
