//! A letter to the council: fields, the author's sections, signatures, and annexes on new pages.
//!
//! It is made once, and shown twice: as the page, and as a document for files of another kind.

use std::sync::Arc;

use chrono::NaiveDate;
use ijkpunt_model::{
    Block, Code, Document, DocumentField, DocumentLine, DocumentSection, DocumentSignature,
    Finding, Findings, Place, Severity,
};
use serde::Serialize;

use super::chapter::{SectionView, UNWRITTEN, sections};
use super::{Frame, supplement};
use crate::letter::{AnnexSpec, Letter};
use crate::narrative::Narrator;
use crate::view::{ChartView, Drawer, ForecastView};
use crate::writer::Writer;
use crate::{Dutch, ForecastSpec, Material, ReportError, Site};

#[derive(Serialize)]
struct LetterView<'a> {
    frame: Frame,
    sender: String,
    sender_address: &'a [String],
    to: &'a str,
    address: &'a [String],
    fields: Vec<Field>,
    annex_links: Vec<AnnexLink>,
    attachments: &'a [String],
    salutation: String,
    sections: Vec<SectionView>,
    on_behalf: String,
    signatures: Vec<SignatureView<'a>>,
    annexes: Vec<AnnexView>,
    forecast: Option<String>,
    /// Whether the letter is made as PDF as well.
    pdf: bool,
}

/// A field of the letter's head, such as "Ons kenmerk".
#[derive(Serialize)]
struct Field {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct AnnexLink {
    href: String,
    heading: String,
}

#[derive(Serialize)]
struct SignatureView<'a> {
    office: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct AnnexView {
    id: String,
    heading: String,
    figures: Vec<String>,
    /// Ids of the charts.
    #[serde(skip)]
    charts: Vec<String>,
}

/// Writes the letter as `index.html`, and gives its charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
    findings: &mut Findings,
) -> Result<Vec<ChartView>, ReportError> {
    let Some(area) = material.areas.first() else {
        return Ok(Vec::new());
    };
    let Some(letter) = material.letter else {
        findings.push(Finding::new(
            Code::OntbrekendeSleutel,
            Severity::Blokkeert,
            Place::file("ijkpunt.toml"),
            "Dit rapport is een brief, maar [brief] ontbreekt hier.",
            "Voeg toe: [brief] met aan = \"De gemeenteraad\" en betreft = \"...\".",
        ));
        return Ok(Vec::new());
    };
    let drawer = Drawer {
        material,
        nl: &writer.nl,
        area,
    };
    let charts = charts(&drawer);
    let mut pictures = Vec::with_capacity(charts.len());
    for chart in &charts {
        pictures.push((chart.id.as_str(), writer.figure(chart)?));
    }
    let picture = |id: &str| {
        let found = pictures.iter().find(|(known, _)| *known == id);
        found.map(|(_, html)| html.clone()).unwrap_or_default()
    };
    let narrator = Narrator::new(material, area, Arc::clone(&writer.nl));
    let (sections, placed) = sections(&narrator, material, picture, findings);
    let mut annexes = Vec::new();
    for (number, annex) in planned(material, &charts, &placed).into_iter().enumerate() {
        annexes.push(AnnexView {
            id: format!("bijlage-{}", number + 1),
            heading: numbered(&writer.nl, number + 1, &annex.heading),
            figures: annex.charts.iter().map(|id| picture(id)).collect(),
            charts: annex.charts,
        });
    }
    let mut links: Vec<AnnexLink> = annexes.iter().map(AnnexView::link).collect();
    let expected = material.definition.forecast.as_ref();
    let expected = expected.map(|spec| ForecastSpec {
        heading: numbered(&writer.nl, annexes.len() + 1, &spec.heading),
    });
    let forecast = supplement::forecast(writer, &drawer, expected.as_ref(), site, findings)?;
    let (forecast, forecast_html) = forecast.unzip();
    links.extend(
        expected
            .filter(|_| forecast.is_some())
            .map(|spec| AnnexLink {
                href: format!("#{EXPECTED}"),
                heading: spec.heading,
            }),
    );
    let view = LetterView {
        frame: Frame::new(&writer.nl, material, &letter.subject, &area.name),
        sender: match &letter.sender {
            Some(sender) => sender.clone(),
            None => writer.nl.say("gemeente-rubriek", &[("naam", &area.name)]),
        },
        sender_address: &letter.sender_address,
        to: &letter.to,
        address: &letter.address,
        fields: fields(writer, material, letter),
        annex_links: links,
        attachments: &letter.attachments,
        salutation: match &letter.salutation {
            Some(salutation) => salutation.clone(),
            None => writer.nl.say("brief-aanhef", &[]),
        },
        sections,
        on_behalf: match &letter.on_behalf {
            Some(on_behalf) => on_behalf.clone(),
            None => writer.nl.say("brief-namens", &[("naam", &area.name)]),
        },
        signatures: letter
            .signatures
            .iter()
            .map(|signature| SignatureView {
                office: &signature.office,
                name: &signature.name,
            })
            .collect(),
        annexes,
        forecast: forecast_html,
        pdf: material.pdf,
    };
    site.add("index.html", writer.render("brief.html", &view)?);
    site.document = Some(view.document(day(material, letter), &charts, forecast.as_ref()));
    site.sheets
        .extend(charts.iter().map(|chart| chart.sheet("index.html")));
    Ok(charts)
}

/// The id of the section with what is expected, as its template has it.
const EXPECTED: &str = "verwachting";

impl LetterView<'_> {
    /// What the page shows, as parts of a document.
    fn document(
        &self,
        date: NaiveDate,
        charts: &[ChartView],
        forecast: Option<&ForecastView>,
    ) -> Document {
        let chart = |id: &str| charts.iter().find(|chart| chart.id == id);
        let text = |section: &SectionView| match &section.text {
            Some(text) => text.blocks(|id| chart(id).map(ChartView::part)),
            None => vec![Block::paragraph(UNWRITTEN)],
        };
        let sections = self.sections.iter().map(|section| DocumentSection {
            id: section.id.clone(),
            heading: section.heading.clone(),
            blocks: text(section),
        });
        let annexes = self.annexes.iter().map(|annex| DocumentSection {
            id: annex.id.clone(),
            heading: annex.heading.clone(),
            blocks: annex
                .charts
                .iter()
                .filter_map(|id| chart(id))
                .map(|chart| Block::Chart(chart.part()))
                .collect(),
        });
        let expected = forecast.map(|view| DocumentSection {
            id: EXPECTED.to_owned(),
            heading: view.heading.clone(),
            blocks: view.parts(),
        });
        Document {
            title: self.frame.title.clone(),
            report: self.frame.report.clone(),
            date,
            sender: self.sender.clone(),
            sender_address: self.sender_address.to_vec(),
            to: self.to.to_owned(),
            address: self.address.to_vec(),
            fields: self.document_fields(),
            salutation: self.salutation.clone(),
            sections: sections.collect(),
            on_behalf: self.on_behalf.clone(),
            signatures: self
                .signatures
                .iter()
                .map(|signature| DocumentSignature {
                    office: signature.office.to_owned(),
                    name: signature.name.to_owned(),
                })
                .collect(),
            annexes: annexes.chain(expected).collect(),
        }
    }

    fn document_fields(&self) -> Vec<DocumentField> {
        let line = |text: &str, section: Option<&str>| DocumentLine {
            text: text.to_owned(),
            section: section.map(str::to_owned),
        };
        let fields = self.fields.iter().map(|field| DocumentField {
            name: field.name.to_owned(),
            lines: vec![line(&field.value, None)],
        });
        let own = self.annex_links.iter();
        let own = own.map(|annex| line(&annex.heading, annex.href.strip_prefix('#')));
        let sent_along = self.attachments.iter().map(|text| line(text, None));
        let annexes = DocumentField {
            name: "Bijlagen".to_owned(),
            lines: own.chain(sent_along).collect(),
        };
        let annexes = Some(annexes).filter(|annexes| !annexes.lines.is_empty());
        fields.chain(annexes).collect()
    }
}

impl AnnexView {
    fn link(&self) -> AnnexLink {
        AnnexLink {
            href: format!("#{}", self.id),
            heading: self.heading.clone(),
        }
    }
}

fn numbered(nl: &Dutch, number: usize, heading: &str) -> String {
    nl.say(
        "brief-bijlage",
        &[("nummer", &number.to_string()), ("kop", &heading)],
    )
}

/// The charts. An annex is read for its numbers, so their tables stand open.
fn charts(drawer: &Drawer<'_>) -> Vec<ChartView> {
    let specs = drawer.material.definition.charts.iter();
    specs
        .filter_map(|spec| drawer.view(spec))
        .map(|view| ChartView {
            table_open: true,
            ..view
        })
        .collect()
}

/// The annexes of the report. What neither they nor a text place stands in one more, so that no
/// chart is lost; one of which every chart lacks its figures is left out.
fn planned(material: &Material<'_>, charts: &[ChartView], placed: &[String]) -> Vec<AnnexSpec> {
    let mut annexes = material.definition.annexes.clone();
    for annex in &mut annexes {
        let drawn = |id: &String| charts.iter().any(|chart| chart.id == *id);
        annex.charts.retain(|id| drawn(id) && !placed.contains(id));
    }
    let shown =
        |id: &String| placed.contains(id) || annexes.iter().any(|annex| annex.charts.contains(id));
    let left: Vec<String> = charts
        .iter()
        .map(|chart| chart.id.clone())
        .filter(|id| !shown(id))
        .collect();
    annexes.push(AnnexSpec {
        heading: "Cijfers".to_owned(),
        charts: left,
    });
    annexes.retain(|annex| !annex.charts.is_empty());
    annexes
}

/// The day of the letter.
fn day(material: &Material<'_>, letter: &Letter) -> NaiveDate {
    letter.date.unwrap_or(material.setting.run_date)
}

/// The fields of the head that are filled in, in the order in which letters have them.
fn fields(writer: &Writer, material: &Material<'_>, letter: &Letter) -> Vec<Field> {
    let in_words = |day| writer.nl.day(day);
    [
        ("Uw brief van", letter.your_letter.map(in_words)),
        ("Ons kenmerk", letter.our_reference.clone()),
        ("Uw kenmerk", letter.your_reference.clone()),
        ("Contact", letter.contact.clone()),
        ("Telefoon", letter.phone.clone()),
        ("E-mail", letter.email.clone()),
        ("Datum", Some(in_words(day(material, letter)))),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| Field { name, value }))
    .collect()
}
