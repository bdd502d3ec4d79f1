//! Reads a definition: a part with a fault is left out, and the findings say so.

use ijkpunt_model::{Code, Findings};
use ijkpunt_spans::Section;

use super::read_charts::{read_chart, values};
use super::{ChartSpec, DashboardSpec, Layout, ReportDefinition, SectionSpec, TableSpec};
use crate::cycle::{self, Moment};
use crate::region::{self, PartSpec};
use crate::{columns, comparison, letter, measures, supplement};

pub(super) fn read(root: &Section<'_>, findings: &mut Findings) -> Option<ReportDefinition> {
    let head = root.required("rapport", findings, Section::section);
    let dashboard = root.section("dashboard", findings);
    // The layout decides which parts belong here, so it is looked at before they are read.
    let chosen = head
        .as_ref()
        .and_then(|head| head.text("opbouw", &mut Findings::new()));
    let is = |word: &str| chosen.as_ref().is_some_and(|layout| layout.value == word);
    let (is_letter, is_region, is_matrix) = (is("brief"), is("regio"), is("maatregelen"));
    let comparison = root.section("vergelijking", findings);
    let groups = root.sections("groep", findings);
    let deviations = root.sections("afwijking", findings);
    let measures = match is_matrix {
        true => root.required("maatregelen", findings, Section::section),
        false => root.section("maatregelen", findings),
    };
    let measures = measures.and_then(|section| measures::read(&section, findings));
    let without_table = is_letter || is_region || is_matrix || comparison.is_some();
    let table = match dashboard.is_some() || without_table {
        true => root.section("tabel", findings),
        false => root.required("tabel", findings, Section::section),
    };
    let domains = root.sections("domein", findings);
    let forecast = root.section("verwachting", findings);
    let sections: Vec<SectionSpec> = root
        .sections("onderdeel", findings)
        .iter()
        .filter_map(|section| read_section(section, findings))
        .collect();
    let charts: Vec<ChartSpec> = root
        .sections("grafiek", findings)
        .iter()
        .filter_map(|section| read_chart(section, findings))
        .collect();
    let source_tables = root
        .sections("brontabel", findings)
        .iter()
        .filter_map(|section| supplement::read_source_table(section, findings))
        .collect();
    let annexes = root.sections("bijlage", findings);
    let annexes = letter::read_annexes(&annexes, &charts, is_letter, findings);
    let parts: Vec<PartSpec> = root
        .sections("deel", findings)
        .iter()
        .filter_map(|section| region::read_part(section, is_region, findings))
        .collect();
    let head = head?;
    let name = head.required_text("naam", findings);
    let title = head.required_text("titel", findings);
    let layout = head.required("opbouw", findings, |s, key, f| {
        let chosen = s.choice(key, &Layout::WORDS, f)?;
        Layout::ALL.get(chosen.value).copied()
    });
    let summary = head.text("samenvatting", findings).map(|text| text.value);
    let moment = cycle::read(&head, findings);
    head.report_unknown(findings);
    if is_letter {
        if let Some(table) = &table {
            letter::refuse(table, "tabel", findings);
        }
        if summary.is_some() {
            letter::refuse(&head, "samenvatting", findings);
        }
    }
    let table = match (table, &dashboard) {
        (Some(table), _) => read_table(&table, moment, findings),
        (None, Some(_)) => Some(TableSpec::default()),
        (None, None) => without_table.then(TableSpec::default),
    };
    let compares = layout.is_some_and(Layout::compares);
    if compares && comparison.is_none() {
        findings.push(head.finding(
            Code::OntbrekendeSleutel,
            head.span(),
            "Dit rapport vergelijkt gemeenten, maar er staat niet met welke indicatoren.",
            "Voeg toe: [vergelijking] met indicatoren = [\"...\"]",
        ));
        return None;
    }
    let comparison =
        comparison.map(|section| comparison::read(&section, &groups, &deviations, findings));
    let dashboard = read_dashboard(dashboard.as_ref(), &domains, findings);
    let layout = layout.unwrap_or(Layout::Hoofdstuk);
    let chapter = matches!(layout, Layout::Hoofdstuk | Layout::Brief);
    let forecast =
        forecast.and_then(|section| supplement::read_forecast(&section, chapter, findings));
    Some(ReportDefinition {
        name: name?.value,
        title: title?.value,
        layout,
        moment,
        summary,
        table: table?,
        sections,
        charts,
        dashboard,
        forecast,
        source_tables,
        annexes,
        parts,
        comparison,
        measures,
    })
}

/// Years that a series goes back, unless the report says otherwise.
const YEARS: u8 = 5;

fn read_dashboard(
    section: Option<&Section<'_>>,
    domains: &[Section<'_>],
    findings: &mut Findings,
) -> DashboardSpec {
    let years = section.and_then(|section| {
        let years = section.integer("jaren", findings);
        section.report_unknown(findings);
        years
    });
    let years = years.and_then(|years| u8::try_from(years.value.clamp(1, 30)).ok());
    let mut chosen = Vec::new();
    for domain in domains {
        let number = domain.required_text("nummer", findings);
        let ids = values(domain.texts("indicatoren", findings));
        domain.report_unknown(findings);
        chosen.extend(number.map(|number| (number.value, ids)));
    }
    DashboardSpec {
        years: years.unwrap_or(YEARS),
        chosen,
    }
}

fn read_table(section: &Section<'_>, moment: Moment, findings: &mut Findings) -> Option<TableSpec> {
    let caption = section.required_text("titel", findings);
    let indicators = values(section.texts("indicatoren", findings));
    let sorted_by = section.text("sorteer_op", findings).map(|text| text.value);
    let columns = columns::read(section, findings);
    cycle::check_columns(
        moment,
        columns.as_deref().unwrap_or_default(),
        section,
        findings,
    );
    section.report_unknown(findings);
    Some(TableSpec {
        caption: caption?.value,
        indicators,
        sorted_by,
        columns: columns.or_else(|| moment.columns()),
    })
}

fn read_section(section: &Section<'_>, findings: &mut Findings) -> Option<SectionSpec> {
    let heading = section.required_text("kop", findings);
    let text = section.required_text("verhaal", findings);
    let required = section
        .flag("verplicht", findings)
        .is_none_or(|flag| flag.value);
    section.report_unknown(findings);
    Some(SectionSpec {
        heading: heading?.value,
        text: text?.value,
        required,
    })
}
