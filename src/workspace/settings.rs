//! `ijkpunt.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use ijkpunt_areas::Reference;
use ijkpunt_model::{Code, Finding, Findings, GemeenteCode, Severity, TextSpot};
use ijkpunt_publish::{Contact, Licence};
use ijkpunt_report::{Accessibility, Expectation, Letter, Prognosis};
use ijkpunt_spans::{Section, Spanned};

use super::accessibility::{self, CheckFile};
pub use super::other::OtherReport;
use super::{RegionSetting, expectation, letter, open_data, other, prognosis, region};

/// What a workspace says of a file in its exports folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverySetting {
    /// Dataset that it is.
    pub dataset: String,
    /// Where the dataset is named, for a finding that a later stage makes.
    pub dataset_at: TextSpot,
    /// File, relative to the exports folder.
    pub file: String,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Day it was received.
    pub received: Option<NaiveDate>,
    /// Who sent it.
    pub sender: Option<String>,
    /// Columns that the file lacks and that have the same value in every row.
    pub constants: BTreeMap<String, String>,
}

/// What `ijkpunt.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The gemeente that reports; absent where a report is about all of them.
    pub gemeente: Option<GemeenteCode>,
    /// Where each gemeente gets a site of its own: those, or all that the deliveries name.
    pub each: Option<Each>,
    /// The gemeenten that a report about a region looks at together.
    pub region: Option<RegionSetting>,
    /// Name of the report.
    pub report: String,
    /// Where the report is named.
    pub report_at: TextSpot,
    /// The reports that come in one site with it, and where each is named.
    pub together: Vec<(String, TextSpot)>,
    /// The verslagjaar.
    pub year: i32,
    /// A peildatum, for stands that are measured on one day.
    pub peildatum: Option<NaiveDate>,
    /// The day for which the run is made.
    pub run_date: NaiveDate,
    /// Title of the page.
    pub title: String,
    /// Programme of the begroting.
    pub programme: Option<String>,
    /// Number of the deelprogramma.
    pub number: Option<String>,
    /// Folder with exports, relative to the workspace.
    pub exports: String,
    /// What is said of files in it.
    pub deliveries: Vec<DeliverySetting>,
    /// File with the key for numbers of persons, relative to the workspace.
    pub key_file: Option<KeyFile>,
    /// What is expected of a coming half-year.
    pub expectation: Option<Expectation>,
    /// What is expected of whole years that are not over.
    pub prognoses: Vec<Prognosis>,
    /// The toegankelijkheidsverklaring, and the file with the last check.
    pub accessibility: Option<(Accessibility, Option<CheckFile>)>,
    /// The other reports of this workspace that are about another year or day.
    pub others: Vec<OtherReport>,
    /// To whom, by whom and about what a letter is.
    pub letter: Option<Letter>,
    /// How the figures are published as open data.
    pub open_data: OpenData,
}

/// Which gemeenten get a site of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Each {
    /// All that the deliveries name.
    Delivered,
    /// These, and where each is named.
    Listed(Vec<(GemeenteCode, TextSpot)>),
}

/// Whom a workspace is about.
enum Subject {
    One(GemeenteCode),
    Each(Each),
}

/// How the figures are published as open data. All of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenData {
    /// Conditions of use.
    pub licence: Licence,
    /// Who publishes, in the place of the gemeente.
    pub publisher: Option<String>,
    /// Where questions go.
    pub contact: Option<Contact>,
    /// Web address of the folder of the site, ending in `/`.
    pub base: Option<String>,
}

/// Where the key for numbers of persons lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    /// The file, relative to the workspace.
    pub file: String,
    /// Where it is named.
    pub at: TextSpot,
}

impl Settings {
    /// Reads the file, with the built-in tables about areas.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<Settings> {
        // A preview reads the file at every look for changes.
        static BUILTIN: LazyLock<Reference> = LazyLock::new(Reference::builtin);
        Settings::with(file, text, &BUILTIN, findings)
    }

    /// Reads the file. `None` where something that every run needs is absent or wrong.
    pub fn with(
        file: &str,
        text: &str,
        reference: &Reference,
        findings: &mut Findings,
    ) -> Option<Settings> {
        ijkpunt_spans::read(file, text, findings, |root, findings| {
            read(root, reference, findings)
        })
    }
}

fn read(root: &Section<'_>, reference: &Reference, findings: &mut Findings) -> Option<Settings> {
    let gemeente = root.section("gemeente", findings);
    let gemeente = gemeente.map(|section| read_gemeente(&section, findings));
    let region = root.section("regio", findings);
    let region = region.and_then(|section| region::read(&section, reference, findings));
    let exports = root.section("exports", findings);
    let exports = exports.and_then(|section| {
        let folder = section.required_text("map", findings);
        section.report_unknown(findings);
        folder
    });
    let privacy = root.section("privacy", findings);
    let key_file = privacy.and_then(|section| {
        let file = section.required_text("sleutelbestand", findings);
        section.report_unknown(findings);
        file.map(|file| KeyFile {
            at: section.spot(file.span),
            file: file.value,
        })
    });
    let expected = root.section("verwachting", findings);
    let open_data = root
        .section("open_data", findings)
        .map(|section| open_data::read(&section, findings));
    let letter = root.section("brief", findings);
    let letter = letter.and_then(|section| letter::read(&section, findings));
    let statement = root.section("toegankelijkheid", findings);
    let accessibility = statement.and_then(|section| accessibility::read(&section, findings));
    let prognoses = prognosis::read(root, findings);
    let others = other::read(root, findings);
    let deliveries: Vec<DeliverySetting> = root
        .sections("levering", findings)
        .iter()
        .filter_map(|section| read_delivery(section, findings))
        .collect();
    let report = root.required("verslag", findings, Section::section)?;
    let name = report.required_text("rapport", findings);
    let year = report.required("jaar", findings, Section::integer);
    let run_date = report.required("rundatum", findings, Section::date);
    let peildatum = report.date("peildatum", findings).map(|date| date.value);
    let title = report.required_text("titel", findings);
    let programme = report.text("programma", findings).map(|text| text.value);
    let number = report.text("nummer", findings).map(|text| text.value);
    let together = report.texts("samen_met", findings).into_iter();
    let together = together.map(|name| (name.value, report.spot(name.span)));
    let together: Vec<(String, TextSpot)> = together.collect();
    report.report_unknown(findings);
    let year = year.filter(|year| is_year(&report, year, findings));
    let first = year.as_ref().map(|year| year.value);
    let expectation = expected.and_then(|section| expectation::read(&section, first, findings));
    let name = name?;
    // A gemeente that was given but is wrong must not pass for "all gemeenten".
    let (gemeente, each) = match gemeente {
        None => (None, None),
        Some(read) => match read? {
            Subject::One(code) => (Some(code), None),
            Subject::Each(each) => (None, Some(each)),
        },
    };
    let open_data = open_data.unwrap_or_default();
    if gemeente.is_none() && each.is_none() && open_data.publisher.is_none() {
        let finding = report.finding(
            Code::OntbrekendeSleutel,
            report.span(),
            "Dit rapport gaat niet over één gemeente, en er staat niet wie de cijfers uitgeeft.",
            "Voeg toe: [open_data] met uitgever. Een register van open data vraagt erom.",
        );
        findings.push(Finding {
            severity: Severity::Info,
            ..finding
        });
    }
    Some(Settings {
        gemeente,
        each,
        region,
        report_at: report.spot(name.span),
        report: name.value,
        together,
        year: i32::try_from(year?.value).ok()?,
        peildatum,
        run_date: run_date?.value,
        title: title?.value,
        programme,
        number,
        exports: exports.map_or_else(|| "exports".to_owned(), |text| text.value),
        deliveries,
        key_file,
        expectation,
        prognoses,
        accessibility,
        others,
        open_data,
        letter,
    })
}

/// Whether a year can be a verslagjaar; one that can't is a finding.
pub(super) fn is_year(section: &Section<'_>, year: &Spanned<i64>, findings: &mut Findings) -> bool {
    let fine = (1990..=2100).contains(&year.value);
    if !fine {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            year.span.clone(),
            format!("{} kan geen verslagjaar zijn.", year.value),
            "Schrijf een jaar tussen 1990 en 2100.",
        ));
    }
    fine
}

fn read_gemeente(section: &Section<'_>, findings: &mut Findings) -> Option<Subject> {
    let each = section.flag("elke", findings);
    let each = each.is_some_and(|each| each.value);
    let listed = section.texts("codes", findings);
    let code = match each || !listed.is_empty() {
        true => section.text("code", findings),
        false => section.required_text("code", findings),
    };
    section.report_unknown(findings);
    if usize::from(each) + usize::from(!listed.is_empty()) + usize::from(code.is_some()) > 1 {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            section.span(),
            "Er staat op meer dan een manier om welke gemeente het gaat.",
            "Kies een van: code = \"GM0014\", codes = [\"GM0014\", \"GM0034\"] of elke = true.",
        ));
        return None;
    }
    match code {
        Some(code) => read_code(section, code, findings).map(|(code, _)| Subject::One(code)),
        None if each => Some(Subject::Each(Each::Delivered)),
        None => {
            let codes = listed.into_iter();
            // All faults of the list are told at once.
            let codes: Vec<_> = codes
                .map(|code| read_code(section, code, findings))
                .collect();
            let codes: Option<Vec<_>> = codes.into_iter().collect();
            codes
                .filter(|codes| !codes.is_empty())
                .map(|codes| Subject::Each(Each::Listed(codes)))
        }
    }
}

fn read_code(
    section: &Section<'_>,
    code: Spanned<String>,
    findings: &mut Findings,
) -> Option<(GemeenteCode, TextSpot)> {
    let at = section.spot(code.span.clone());
    let parsed = GemeenteCode::parse(&code.value);
    if parsed.is_none() {
        findings.push(section.finding(
            Code::OnbekendeGemeente,
            code.span,
            format!("'{}' is geen gemeentecode.", code.value),
            "Schrijf GM en vier cijfers, bijvoorbeeld code = \"GM0014\".",
        ));
    }
    parsed.map(|code| (code, at))
}

fn read_delivery(section: &Section<'_>, findings: &mut Findings) -> Option<DeliverySetting> {
    let dataset = section.required_text("dataset", findings);
    let file = section.required_text("bestand", findings);
    let sheet = section.text("blad", findings).map(|text| text.value);
    let received = section.date("ontvangen", findings).map(|date| date.value);
    let sender = section.text("afzender", findings).map(|text| text.value);
    let constants = section
        .named_texts("vast", findings)
        .into_iter()
        .map(|(name, value)| (name.value, value.value))
        .collect();
    section.report_unknown(findings);
    let dataset = dataset?;
    Some(DeliverySetting {
        dataset_at: section.spot(dataset.span),
        dataset: dataset.value,
        file: file?.value,
        sheet,
        received,
        sender,
        constants,
    })
}
