//! Parts of a report definition that stand beside its figures: what is expected of a coming
//! half-year, and tables of published reference data.

use ijkpunt_assessment::Rounding;
use ijkpunt_model::{Code, Findings, Period, TextSpot};
use ijkpunt_spans::{Section, Spanned};

/// The national number that was published for a half-year.
pub(crate) const NATIONAL: &str = "taakstelling-landelijk";
/// Inhabitants of the gemeente and of the country, above and below the line.
pub(crate) const PART: &str = "taakstelling-inwonersdeel";
/// The published taakstelling.
pub(crate) const PUBLISHED: &str = "taakstelling";
/// Of those who are housed, the share of 18 years and older.
pub(crate) const ADULTS: &str = "begeleiding-volwassen";
/// Migrants other than vergunninghouders who begin to integrate.
pub(crate) const MIGRANTS: &str = "gezinsmigranten-begonnen";

/// The indicators that a forecast of the taakstelling takes its numbers from.
pub const FORECAST_INDICATORS: [&str; 5] = [NATIONAL, PART, PUBLISHED, ADULTS, MIGRANTS];

/// What a workspace expects of a coming half-year.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// The half-year.
    pub period: Period,
    /// The national number.
    pub national: ExpectedNational,
    /// Who expects it, in words.
    pub source: String,
    /// How the outcome is rounded.
    pub rounding: Rounding,
    /// Inhabitants of the gemeente and of the country on 1 January of the year before, where no
    /// delivery gives them.
    pub inhabitants: Option<(f64, f64)>,
}

/// The national number as it is expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ExpectedNational {
    /// Persons.
    Number(f64),
    /// Growth since the half-year before, as a fraction.
    Growth(f64),
}

/// The section of a page with what is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastSpec {
    /// Heading.
    pub heading: String,
}

/// A table of published reference data, row by row as its source gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTableSpec {
    /// Id, as the download is named.
    pub id: String,
    /// Heading of the section.
    pub heading: String,
    /// Caption.
    pub caption: String,
    /// The dataset.
    pub dataset: String,
    /// Where the dataset is named.
    pub dataset_at: TextSpot,
    /// The column that names a row.
    pub row: ColumnSpec,
    /// The other columns.
    pub columns: Vec<ColumnSpec>,
    /// The column in which the source remarks on a row.
    pub remark: Option<ColumnSpec>,
    /// What a row should add up to.
    pub closing: Option<ClosingSpec>,
    /// Of a dashboard, the number of the domain whose page leads to it.
    pub domain: Option<String>,
}

impl SourceTableSpec {
    /// Every column of the dataset that it names.
    pub fn named(&self) -> impl Iterator<Item = &ColumnSpec> {
        let closing = self.closing.iter().flat_map(ClosingSpec::columns);
        std::iter::once(&self.row)
            .chain(&self.columns)
            .chain(&self.remark)
            .chain(closing)
    }
}

/// A column of a dataset, and its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Name in the dataset.
    pub name: String,
    /// Where it is named.
    pub at: TextSpot,
    /// Its heading on the page.
    pub heading: String,
}

/// A whole that a source states, and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingSpec {
    /// The whole.
    pub whole: ColumnSpec,
    /// What is added.
    pub plus: Vec<ColumnSpec>,
    /// What is taken off.
    pub minus: Vec<ColumnSpec>,
}

impl ClosingSpec {
    fn columns(&self) -> impl Iterator<Item = &ColumnSpec> {
        std::iter::once(&self.whole)
            .chain(&self.plus)
            .chain(&self.minus)
    }
}

/// Reads `[verwachting]`, which only a chapter or a letter about one gemeente shows.
pub(crate) fn read_forecast(
    section: &Section<'_>,
    chapter: bool,
    findings: &mut Findings,
) -> Option<ForecastSpec> {
    if !chapter {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            section.span(),
            "Alleen een rapport met opbouw = \"hoofdstuk\" of \"brief\" toont een verwachting.",
            "Haal [verwachting] weg, of kies zo'n opbouw.",
        ));
    }
    let heading = section.required_text("kop", findings);
    section.report_unknown(findings);
    Some(ForecastSpec {
        heading: heading?.value,
    })
}

/// Reads `[[brontabel]]`.
pub(crate) fn read_source_table(
    section: &Section<'_>,
    findings: &mut Findings,
) -> Option<SourceTableSpec> {
    let id = section.required_text("id", findings);
    let heading = section.required_text("kop", findings);
    let caption = section.required_text("titel", findings);
    let dataset = section.required_text("dataset", findings);
    let row = section.required_text("rij", findings);
    let corner = section.required_text("rijkop", findings);
    let remark = section.text("opmerking", findings);
    let domain = section.text("domein", findings);
    let closing = read_closing(section, findings);
    let columns: Vec<ColumnSpec> = section
        .sections("kolom", findings)
        .iter()
        .filter_map(|column| read_column(column, findings))
        .collect();
    if columns.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze tabel noemt geen kolommen.",
            "Voeg toe: [[brontabel.kolom]] met naam en kop.",
        ));
    }
    section.report_unknown(findings);
    let dataset = dataset?;
    Some(SourceTableSpec {
        id: id?.value,
        heading: heading?.value,
        caption: caption?.value,
        dataset_at: section.spot(dataset.span),
        dataset: dataset.value,
        row: ColumnSpec {
            heading: corner?.value,
            ..named(section, row?)
        },
        columns,
        remark: remark.map(|name| named(section, name)),
        closing,
        domain: domain.map(|domain| domain.value),
    })
}

fn read_closing(section: &Section<'_>, findings: &mut Findings) -> Option<ClosingSpec> {
    let whole = section.text("geheel", findings);
    let parts = |key: &'static str, findings: &mut Findings| -> Vec<ColumnSpec> {
        let names = section.texts(key, findings).into_iter();
        names.map(|name| named(section, name)).collect()
    };
    let (plus, minus) = (parts("plus", findings), parts("min", findings));
    match whole {
        Some(whole) if !(plus.is_empty() && minus.is_empty()) => Some(ClosingSpec {
            whole: named(section, whole),
            plus,
            minus,
        }),
        None if plus.is_empty() && minus.is_empty() => None,
        _ => {
            findings.push(section.finding(
                Code::OntbrekendeSleutel,
                section.span(),
                "Van een rij die moet sluiten horen het geheel en de delen hier te staan.",
                "Geef 'geheel' met 'plus' of 'min', of laat ze alle weg.",
            ));
            None
        }
    }
}

fn read_column(section: &Section<'_>, findings: &mut Findings) -> Option<ColumnSpec> {
    let name = section.required_text("naam", findings);
    let heading = section.required_text("kop", findings);
    section.report_unknown(findings);
    Some(ColumnSpec {
        heading: heading?.value,
        ..named(section, name?)
    })
}

/// A column by its name, which is its heading as long as nothing else is said.
fn named(section: &Section<'_>, name: Spanned<String>) -> ColumnSpec {
    ColumnSpec {
        at: section.spot(name.span),
        heading: name.value.clone(),
        name: name.value,
    }
}
