//! The author's text with its placeholders filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use ijkpunt_assessment::{Outcome, against_target};
use ijkpunt_model::{About, Area, Block, Code, DocumentChart, Figure, Findings, Period, Severity};
use ijkpunt_spans::SourceText;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::lint::{literal_numbers, named_charts, named_ids, printed_ids};
use crate::view::Drawer;
use crate::{Dutch, Material, Text, markdown, prose, words};

/// Stands in the Markdown where a chart will come; no author would type it.
const CHART_MARK: &str = "\u{2063}grafiek\u{2063}";

/// A rendered text and the charts that it asks for, in order.
pub struct Rendered {
    /// HTML; a chart's place is marked, see [`Rendered::with_charts`].
    html: String,
    /// The text with its placeholders filled in, and the level of its highest headings.
    filled: (String, u8),
    /// Ids of the charts that the text places itself.
    pub charts: Vec<String>,
}

impl Rendered {
    /// The HTML with each marked place filled by `chart`.
    pub fn with_charts(&self, chart: impl Fn(&str) -> String) -> String {
        let mut html = String::new();
        let mut rest = self.html.as_str();
        while let Some((before, marked)) = rest.split_once(CHART_MARK) {
            let (id, after) = marked.split_once(CHART_MARK).unwrap_or((marked, ""));
            // A chart that stands on a line of its own takes the place of the whole paragraph.
            let alone = before.strip_suffix("<p>").zip(after.strip_prefix("</p>"));
            let (before, after) = alone.unwrap_or((before, after));
            html.push_str(before);
            if self.charts.iter().any(|known| known == id) {
                html.push_str(&chart(id));
            }
            rest = after;
        }
        html.push_str(rest);
        html
    }

    /// The same text as parts of a document, with each marked place filled by `chart`.
    pub fn blocks(&self, chart: impl Fn(&str) -> Option<DocumentChart>) -> Vec<Block> {
        let (filled, top) = &self.filled;
        prose::blocks(filled, *top, |text| {
            let marked = text.strip_prefix(CHART_MARK)?.strip_suffix(CHART_MARK)?;
            let known = self.charts.iter().any(|known| known == marked);
            let drawn = known.then(|| chart(marked)).flatten();
            Some(drawn.map(Block::Chart).into_iter().collect())
        })
    }
}

/// Fills in placeholders with the figures of one gemeente.
pub struct Narrator {
    environment: Environment<'static>,
    ids: BTreeSet<String>,
    charts: BTreeSet<String>,
    /// Ids whose missing figure was printed by the text being rendered.
    missing: Arc<Mutex<BTreeSet<String>>>,
}

impl Narrator {
    /// A narrator for the texts of one gemeente's page.
    pub fn new(material: &Material<'_>, area: &Area, nl: Arc<Dutch>) -> Self {
        let desk = Arc::new(Desk::new(material, area, nl));
        let missing = Arc::clone(&desk.missing);
        Narrator {
            environment: environment(&desk),
            missing,
            ids: material.abouts.keys().cloned().collect(),
            charts: material
                .definition
                .charts
                .iter()
                .map(|chart| chart.id.clone())
                .collect(),
        }
    }

    /// Checks and renders a text. Faults are findings at their place; a text that can't be
    /// rendered gives an empty one, and the finding blocks publication.
    pub fn render(&self, text: &Text, top: u8, findings: &mut Findings) -> Rendered {
        let source = SourceText::new(&text.file, &text.text);
        literal_numbers(&source, findings);
        let known = self.check_ids(&source, findings);
        let charts = named_charts(&text.text)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        if !known {
            return Rendered {
                html: String::new(),
                filled: (String::new(), top),
                charts,
            };
        }
        let rendered = self
            .environment
            .render_str(&text.text, minijinja::context! {});
        self.report_missing(&source, findings);
        match rendered {
            Ok(filled) => Rendered {
                html: markdown::to_html(&filled, top),
                filled: (filled, top),
                charts,
            },
            Err(error) => {
                let span = error
                    .range()
                    .unwrap_or_else(|| line_range(&text.text, error.line()));
                let why = error
                    .detail()
                    .map_or_else(|| error.kind().to_string(), str::to_owned);
                findings.push(source.finding(
                    Code::OngeldigePlaatshouder,
                    Severity::Blokkeert,
                    span,
                    format!("Deze plaatshouder is niet te lezen: {why}."),
                    "Schrijf bijvoorbeeld {{ cijfer(\"bijstand-stand\") }}. De handleiding noemt alle plaatshouders.",
                ));
                Rendered {
                    html: String::new(),
                    filled: (String::new(), top),
                    charts,
                }
            }
        }
    }

    /// "In 2019 kregen geen gegevens mensen een woning" is no sentence. A text that prints a figure
    /// which is not there is reported at the place where it names it.
    fn report_missing(&self, source: &SourceText<'_>, findings: &mut Findings) {
        let missing = {
            let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *missing)
        };
        for (id, range) in printed_ids(source.text) {
            if missing.contains(&id) {
                findings.push(source.finding(
                    Code::CijferOntbreekt,
                    Severity::Waarschuwing,
                    range,
                    format!("Het cijfer '{id}' is er niet. In de zin staan nu woorden in plaats van een getal."),
                    format!("Zet de zin tussen {{% if heeft_cijfer(\"{id}\") %}} en {{% endif %}}, of schrijf hem anders."),
                ));
            }
        }
    }

    /// Reports every unknown id, not only the first that rendering would meet.
    fn check_ids(&self, source: &SourceText<'_>, findings: &mut Findings) -> bool {
        let indicators = named_ids(source.text)
            .into_iter()
            .map(|named| (named, &self.ids));
        let charts = named_charts(source.text)
            .into_iter()
            .map(|named| (named, &self.charts));
        let mut fine = true;
        for ((id, range), known) in indicators.chain(charts) {
            if known.contains(&id) {
                continue;
            }
            fine = false;
            let nearest = known
                .iter()
                .min_by_key(|known| strsim::damerau_levenshtein(&id, known))
                .map(|near| format!(" Het dichtst bij is '{near}'."))
                .unwrap_or_default();
            findings.push(source.finding(
                Code::OnbekendeIndicator,
                Severity::Blokkeert,
                range,
                format!("'{id}' is hier niet bekend."),
                format!("Verbeter de naam, of neem hem op in het rapport.{nearest}"),
            ));
        }
        fine
    }
}

fn line_range(text: &str, line: Option<usize>) -> std::ops::Range<usize> {
    let skip = line.unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(skip).map(str::len).sum();
    start
        ..start
            + text
                .get(start..)
                .and_then(|rest| rest.lines().next())
                .map_or(0, str::len)
}

/// The figures of one gemeente, ready to be asked for.
struct Desk {
    nl: Arc<Dutch>,
    abouts: BTreeMap<String, About>,
    figures: BTreeMap<(String, Period, String), Figure>,
    year: i32,
    gemeente: String,
    /// The taakstelling that is expected, and how many will begin to integrate.
    expected: Option<(f64, Option<f64>)>,
    missing: Arc<Mutex<BTreeSet<String>>>,
}

impl Desk {
    fn new(material: &Material<'_>, area: &Area, nl: Arc<Dutch>) -> Self {
        let figures = material
            .released
            .figures()
            .iter()
            .filter(|figure| figure.gemeente == area.code)
            .map(|figure| {
                let key = (
                    figure.indicator.clone(),
                    figure.periode,
                    figure.klasse.clone(),
                );
                (key, figure.clone())
            })
            .collect();
        let drawer = Drawer {
            material,
            nl: &nl,
            area,
        };
        let expected = drawer.expected().map(|verdict| {
            let newcomers = verdict.newcomers.map(|newcomers| newcomers.total);
            (verdict.value, newcomers)
        });
        Desk {
            expected,
            nl,
            abouts: material.abouts.clone(),
            figures,
            year: material.setting.year,
            gemeente: area.name.clone(),
            missing: Arc::default(),
        }
    }

    /// Notes that a text prints a figure which is not there.
    fn note_missing(&self, figure: &Figure) {
        if figure.waarde.is_none() {
            let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
            missing.insert(figure.indicator.clone());
        }
    }

    fn about(&self, id: &str) -> Result<&About, Error> {
        self.abouts
            .get(id)
            .ok_or_else(|| refuse(format!("'{id}' is niet bekend")))
    }

    /// The figure that a placeholder asks for; by default that of the verslagjaar, in total.
    fn figure(&self, id: &str, options: &Kwargs) -> Result<(&About, &Figure), Error> {
        let about = self.about(id)?;
        let period: Option<String> = options.get("periode")?;
        let class: Option<String> = options.get("klasse")?;
        options.assert_all_used()?;
        let period = match period {
            Some(text) => Period::parse_cbs(&text)
                .ok_or_else(|| refuse(format!("'{text}' is geen periode")))?,
            None => about
                .reported
                .ok_or_else(|| refuse(format!("'{id}' heeft geen periode")))?,
        };
        let class = class.unwrap_or_else(|| ijkpunt_model::TOTAAL.to_owned());
        match self.figures.get(&(id.to_owned(), period, class.clone())) {
            Some(figure) => Ok((about, figure)),
            None => Err(refuse(format!(
                "'{id}' heeft geen cijfer voor {period}, klasse {class}"
            ))),
        }
    }

    /// The count behind a share, the figure itself for all other sorts.
    fn number(&self, id: &str, options: &Kwargs) -> Result<String, Error> {
        let (about, figure) = self.figure(id, options)?;
        self.note_missing(figure);
        Ok(match (about.sort, figure.teller) {
            (sort, Some(count)) if sort.is_share() => self.nl.number(count, 0),
            _ => self.nl.figure(figure, about.sort, about.decimals),
        })
    }

    fn share(&self, id: &str, options: &Kwargs) -> Result<String, Error> {
        let (about, figure) = self.figure(id, options)?;
        self.note_missing(figure);
        match about.sort {
            sort if sort.is_share() => Ok(self.nl.figure(figure, about.sort, about.decimals)),
            _ => Err(refuse(format!("'{id}' is geen aandeel"))),
        }
    }

    fn target(&self, id: &str, options: &Kwargs) -> Result<String, Error> {
        let (about, figure) = self.figure(id, options)?;
        Ok(words::target(&self.nl, figure, about))
    }

    fn difference(&self, id: &str, options: &Kwargs) -> Result<String, Error> {
        let (about, figure) = self.figure(id, options)?;
        self.note_missing(figure);
        Ok(words::difference(
            &self.nl,
            &against_target(figure, about.direction),
            about.decimals,
        ))
    }

    fn above_target(&self, id: &str, options: &Kwargs) -> Result<bool, Error> {
        let (about, figure) = self.figure(id, options)?;
        Ok(against_target(figure, about.direction).outcome == Outcome::Boven)
    }

    fn expected_target(&self) -> Result<String, Error> {
        match self.expected {
            Some((value, _)) => Ok(self.nl.number(value, 0)),
            None => Err(refuse("er is geen verwachting uit te rekenen".to_owned())),
        }
    }

    fn expected_newcomers(&self) -> Result<String, Error> {
        match self.expected.and_then(|(_, newcomers)| newcomers) {
            Some(newcomers) => Ok(self.nl.number(newcomers, 0)),
            None => Err(refuse(
                "hoeveel inburgeraars er komen, is niet uit te rekenen".to_owned(),
            )),
        }
    }

    fn day(&self, text: &str) -> Result<String, Error> {
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map_err(|_| refuse(format!("'{text}' is geen datum; schrijf 2019-01-01")))?;
        Ok(self.nl.day(date))
    }
}

/// "eerste halfjaar van 2020".
fn period(nl: &Dutch, text: &str) -> Result<String, Error> {
    Period::parse_cbs(text)
        .map(|period| nl.period(period))
        .ok_or_else(|| refuse(format!("'{text}' is geen periode; schrijf 2020HJ01")))
}

fn refuse(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

fn environment(desk: &Arc<Desk>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // What comes out is Markdown; the Markdown renderer escapes it.
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_global("jaar", desk.year.to_string());
    environment.add_global("gemeente", desk.gemeente.clone());
    macro_rules! figure_call {
        ($name:literal, $method:ident) => {{
            let desk = Arc::clone(desk);
            environment.add_function($name, move |id: String, options: Kwargs| {
                desk.$method(&id, &options)
            });
        }};
    }
    figure_call!("cijfer", number);
    figure_call!("aandeel", share);
    figure_call!("beoogd", target);
    figure_call!("verschil", difference);
    figure_call!("boven_doel", above_target);
    let here = Arc::clone(desk);
    environment.add_function("heeft_cijfer", move |id: String, options: Kwargs| {
        here.figure(&id, &options)
            .map(|(_, figure)| figure.waarde.is_some())
    });
    let here = Arc::clone(desk);
    environment.add_function("verwachte_taakstelling", move || here.expected_target());
    let here = Arc::clone(desk);
    environment.add_function("verwachte_inburgeraars", move || here.expected_newcomers());
    let here = Arc::clone(desk);
    environment.add_function("heeft_verwachting", move || {
        here.expected
            .is_some_and(|(_, newcomers)| newcomers.is_some())
    });
    let here = Arc::clone(desk);
    environment.add_function("datum", move |text: String| here.day(&text));
    let here = Arc::clone(desk);
    environment.add_function("periode", move |text: String| period(&here.nl, &text));
    environment.add_function("letterlijk", |text: String| text);
    environment.add_function("grafiek", |id: String| {
        format!("\n\n{CHART_MARK}{id}{CHART_MARK}\n\n")
    });
    environment
}
