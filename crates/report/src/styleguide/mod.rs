//! The styleguide: a page of everything that pages are made of, by the templates, the stylesheet and
//! the charts that the pages of a gemeente come from. What it shows is made up, and says so.

mod colours;
// The charts that the tests of that room draw, so that nobody has to think of others. They are the
// same file as in its gallery.
#[allow(dead_code, reason = "the tests draw more than a page needs")]
#[path = "../../../charts/tests/pictures/samples.rs"]
mod samples;

use std::collections::BTreeMap;

use ijkpunt_charts::Chart;
use ijkpunt_model::{Code, Finding, Place, Severity, Sign};
use serde::Serialize;

use self::colours::{ColourView, NeighboursView};
use crate::pages::{Frame, ReportLine};
use crate::view::{Cell, ChartView, Row, SignLine, TableView};
use crate::{ReportError, Site, Text, Writer, register};

/// The page.
const FILE: &str = "stijlgids.html";

#[derive(Serialize)]
struct GuideView {
    frame: Frame,
    schemes: Vec<SchemeView>,
    sizes: Vec<SizeView>,
    table: TableView,
    signs: Vec<SignLine>,
    findings: TableView,
    charts: Vec<Link>,
}

/// A page of charts.
#[derive(Serialize)]
struct ChartsView {
    frame: Frame,
    figures: Vec<String>,
}

/// Another page of the guide.
#[derive(Serialize)]
struct Link {
    href: String,
    name: String,
}

/// So many charts stand on a page, so that none is too heavy.
const CHARTS: usize = 8;

/// The colours of light, dark or print.
#[derive(Serialize)]
struct SchemeView {
    name: &'static str,
    id: &'static str,
    colours: Vec<ColourView>,
    neighbours: Vec<NeighboursView>,
}

/// A step of the type scale.
#[derive(Serialize)]
struct SizeView {
    what: &'static str,
    class: &'static str,
    size: String,
}

/// A kind of chart: its name, how it is made, and what it is for.
type Kind = (&'static str, fn() -> Chart, &'static str, &'static str);

const KINDS: [Kind; 15] = [
    (
        "Doelen",
        samples::bullet,
        "Behaald naast beoogd, in procenten van het doel.",
        "Cijfers zonder doel.",
    ),
    (
        "Stand met in- en uitstroom",
        samples::stock_flow,
        "Een stand per maand, met wat erbij kwam en eraf ging.",
        "Een stand zonder stromen.",
    ),
    (
        "Delen",
        samples::parts,
        "Hoe een geheel is verdeeld, in hooguit een paar delen.",
        "Delen die samen geen geheel zijn.",
    ),
    (
        "Bezetting",
        samples::occupancy,
        "Hoeveel plekken bezet zijn, naast hoeveel er zijn.",
        "Aantallen zonder grens.",
    ),
    (
        "Volgorde",
        samples::ranking,
        "Een cijfer van alle gemeenten, op volgorde.",
        "Een oordeel: een plaats in een rij is er geen.",
    ),
    (
        "Reeks",
        samples::trend,
        "Een cijfer door de jaren, met doel en breuk.",
        "Minder dan drie perioden.",
    ),
    (
        "Stippen met interval",
        samples::compare::dots,
        "Cijfers met hun onzekerheid, naast elkaar.",
        "Aantallen die geteld zijn.",
    ),
    (
        "Trechter",
        samples::compare::funnel,
        "Welke gemeenten meer afwijken dan toeval verklaart.",
        "Een handvol gemeenten.",
    ),
    (
        "Tegelkaart",
        samples::compare::tiles,
        "Waar in het land een cijfer hoog of laag is.",
        "Verschillen die toeval kunnen zijn.",
    ),
    (
        "Leeftijdsopbouw",
        samples::compare::pyramid,
        "Twee groepen naar leeftijd.",
        "Groepen die klein en geheim zijn.",
    ),
    (
        "Kleine reeksen",
        samples::course::multiples,
        "Dezelfde reeks van veel groepen, op een schaal.",
        "Een enkele reeks.",
    ),
    (
        "Overleving",
        samples::course::survival,
        "Welk deel na zoveel maanden nog niet klaar is.",
        "Een gewoon aandeel.",
    ),
    (
        "Tempo",
        samples::course::pace,
        "Een halfjaar naast het schema.",
        "Een jaar dat voorbij is.",
    ),
    (
        "Agenda",
        samples::course::agenda,
        "Wat er moet gebeuren, en hoe ver het is.",
        "Cijfers.",
    ),
    (
        "Doorstroom",
        samples::course::passage,
        "Hoeveel mensen van de ene stap naar de volgende gaan.",
        "Stappen die elkaar overlappen.",
    ),
];

/// Makes the styleguide with these templates. `version` is that of the program.
pub fn styleguide(templates: &BTreeMap<String, Text>, version: &str) -> Result<Site, ReportError> {
    let writer = Writer::new(templates)?;
    let mut site = Site::default();
    let charts: Vec<ChartView> = KINDS.iter().map(chart).collect();
    let mut links = Vec::new();
    for (at, charts) in charts.chunks(CHARTS).enumerate() {
        let (href, name) = (
            format!("stijlgids-grafieken-{}.html", at + 1),
            format!("Grafieken, deel {}", at + 1),
        );
        let figures: Result<Vec<String>, ReportError> =
            charts.iter().map(|chart| writer.figure(chart)).collect();
        let view = ChartsView {
            frame: frame(&name, version),
            figures: figures?,
        };
        site.add(&href, writer.render("stijlgids-grafieken.html", &view)?);
        links.push(Link { href, name });
    }
    let view = GuideView {
        frame: frame("Stijlgids", version),
        schemes: colours::schemes(&writer.css)
            .into_iter()
            .map(|(name, id, palette)| SchemeView {
                name,
                id,
                colours: colours::views(&writer.nl, &palette),
                neighbours: colours::neighbours(&writer.nl, &palette),
            })
            .collect(),
        sizes: sizes(&writer.css),
        table: table(),
        signs: signs(),
        findings: findings(),
        charts: links,
    };
    site.add(FILE, writer.render(FILE, &view)?);
    let entries = register::of_files(&site);
    register::add(&writer, frame(register::TITLE, version), entries, &mut site)?;
    site.add("stijl.css", writer.css.clone());
    let picture_css = ijkpunt_charts::standalone_css();
    for view in &charts {
        site.add(format!("grafieken/{}.csv", view.id), view.table.csv());
        let picture = view.chart.standalone_svg(&picture_css);
        site.add(format!("grafieken/{}.svg", view.id), picture);
    }
    Ok(site)
}

/// The frame of a page that is about no gemeente.
fn frame(title: &str, version: &str) -> Frame {
    Frame {
        title: title.to_owned(),
        window_title: format!("{title} – IJkpunt"),
        report: title.to_owned(),
        programme: None,
        number: None,
        version: version.to_owned(),
        run_date: "de stijlgids".to_owned(),
        deliveries_count: "verzonnen gegevens".to_owned(),
        deliveries: Vec::new(),
        accessibility: false,
        root: "",
        start: FILE,
        above: true,
        reports: vec![ReportLine {
            title: "Stijlgids".to_owned(),
            href: FILE.to_owned(),
            current: title != register::TITLE,
        }],
    }
}

fn chart((name, draw, fit, unfit): &Kind) -> ChartView {
    let chart = draw();
    let line = |header: &str, text: &str| Row {
        header: header.to_owned(),
        cells: vec![Cell::text(text)],
    };
    ChartView {
        id: chart.id.clone(),
        headline: format!("{name}: hier staat wat de grafiek laat zien"),
        subtitle: format!("{name}, verzonnen cijfers"),
        summary: "Hier staat in een zin wat er te zien is, met de twijfel erbij. De cijfers zijn verzonnen."
            .to_owned(),
        table: TableView {
            caption: format!("{name}: waarvoor wel en niet"),
            corner: "Gebruik".to_owned(),
            columns: vec![Cell::text("Uitleg")],
            rows: vec![line("Wel voor", fit), line("Niet voor", unfit)],
        },
        table_elsewhere: None,
        table_open: false,
        chart,
    }
}

fn table() -> TableView {
    let row = |header: &str, cells: [Cell; 3]| Row {
        header: header.to_owned(),
        cells: cells.into(),
    };
    let number = |text: &str| Cell::number(text);
    TableView {
        caption: "Verzonnen cijfers van Voorbeelddorp".to_owned(),
        corner: "Cijfer".to_owned(),
        columns: vec![number("2018"), number("2019"), number("Verschil")],
        rows: vec![
            row(
                "Een aantal",
                [number("1.204"), number("1.310"), number("+106")],
            ),
            row(
                "Een aandeel",
                [number("7,9%"), number("6,4%"), number("−1,5 procentpunt")],
            ),
            row(
                "Een bedrag",
                [number("€ 12.500"), number("€ 0"), number("−€ 12.500")],
            ),
            row(
                "Een cijfer dat er niet is",
                [
                    Cell::words(Sign::Geheim.words()),
                    Cell::words(Sign::NietGeleverd.words()),
                    Cell::words("niet te bepalen"),
                ],
            ),
        ],
    }
}

fn signs() -> Vec<SignLine> {
    let all = Sign::ALL.into_iter();
    all.map(|sign| SignLine {
        words: sign.words(),
        explanation: sign.explanation().to_owned(),
    })
    .collect()
}

fn findings() -> TableView {
    let made_up = [
        (
            Severity::Blokkeert,
            Code::Leesfout,
            "Dit bestand is niet te openen.",
            "Bewaar het opnieuw en lever het na.",
        ),
        (
            Severity::Waarschuwing,
            Code::KolomOntbreekt,
            "Kolom 'einde' ontbreekt.",
            "Lever de kolom mee.",
        ),
        (
            Severity::Info,
            Code::OntbrekendeSleutel,
            "Er staat niet wie de cijfers uitgeeft.",
            "Vul de uitgever in.",
        ),
    ];
    let rows = made_up.into_iter().map(|(severity, code, what, remedy)| {
        let finding = Finding::new(code, severity, Place::file("voorbeeld.csv"), what, remedy);
        Row {
            header: finding.what.clone(),
            cells: vec![
                Cell::text(finding.place_words(false)),
                Cell::text(finding.remedy.clone()),
                Cell::text(format!(
                    "{} ({})",
                    finding.severity.word(),
                    finding.code.id()
                )),
            ],
        }
    });
    TableView {
        caption: "Verzonnen bevindingen".to_owned(),
        corner: "Wat".to_owned(),
        columns: vec![
            Cell::text("Plaats"),
            Cell::text("Wat te doen"),
            Cell::text("Ernst"),
        ],
        rows: rows.collect(),
    }
}

/// The type scale as the stylesheet has it.
fn sizes(css: &str) -> Vec<SizeView> {
    let of = |what, class, selector: &str| SizeView {
        what,
        class,
        size: colours::declared(css, selector, "font-size").unwrap_or_default(),
    };
    vec![
        of("Titel van de pagina", "", "h1"),
        of("Kop van een onderdeel", "", "h2"),
        of("Kop daarbinnen", "", "h3"),
        of("Kop daaronder", "", "h4"),
        of("Samenvatting", "kern", ".kern, .kern p"),
        of("Boven de titel", "rubriek", ".rubriek"),
        of("Onder een tabel", "tekens", ".tekens"),
        of("Downloads", "", ".downloads"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_chart_stands_there_once() {
        let mut ids: Vec<String> = KINDS.iter().map(|(_, draw, _, _)| draw().id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), KINDS.len());
        let of_room = samples::normal().into_iter();
        let kinds = of_room.map(|chart| std::mem::discriminant(&chart.body));
        for kind in kinds {
            let here = KINDS.iter().map(|(_, draw, _, _)| draw());
            assert!(
                here.into_iter()
                    .any(|chart| std::mem::discriminant(&chart.body) == kind)
            );
        }
    }
}
