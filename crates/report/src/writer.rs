//! Templates and formats: a view model goes in, HTML comes out.

use std::collections::BTreeMap;
use std::sync::Arc;

use ijkpunt_model::Period;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use crate::view::ChartView;
use crate::{Dutch, ReportError, SENTENCES, Text};

/// Templates and formats, made once for any number of reports.
pub struct Writer {
    environment: Environment<'static>,
    /// Dutch formats.
    pub nl: Arc<Dutch>,
    pub(crate) css: String,
    /// Whether each chart that can be downloaded is also made as PNG.
    pub(crate) png: bool,
    /// The script that makes the register handier, the template `zoek.js`.
    pub(crate) script: String,
}

impl Writer {
    /// Loads the templates; the stylesheet is the template `stijl.css` and the charts' own rules. What
    /// goes by the name of [`SENTENCES`] goes over the built-in sentences.
    pub fn new(templates: &BTreeMap<String, Text>) -> Result<Self, ReportError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
            Some("html" | "svg") => AutoEscape::Html,
            _ => AutoEscape::None,
        });
        environment.set_formatter(refuse_bare_numbers);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.map_err(|error| ReportError::Template {
            name: "syntax".to_owned(),
            why: error.to_string(),
        })?);
        let (mut css, mut script) = (String::new(), String::new());
        let own_sentences = templates.get(SENTENCES);
        for (name, text) in templates.iter().filter(|(name, _)| *name != SENTENCES) {
            if name.ends_with(".css") {
                css.push_str(&text.text);
                continue;
            }
            if name.ends_with(".js") {
                script.push_str(&text.text);
                continue;
            }
            environment
                .add_template_owned(name.clone(), text.text.clone())
                .map_err(|error| ReportError::Template {
                    name: text.file.clone(),
                    why: error.to_string(),
                })?;
        }
        css.push_str(ijkpunt_charts::css().as_str());
        Ok(Writer {
            environment,
            nl: Arc::new(Dutch::with_sentences(own_sentences)?),
            css,
            png: false,
            script,
        })
    }

    /// Renders a template with a view model.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, ReportError> {
        let fail = |error: Error| ReportError::Template {
            name: name.to_owned(),
            why: match error.line() {
                Some(line) => format!("line {line}: {error}"),
                None => error.to_string(),
            },
        };
        let template = self.environment.get_template(name).map_err(fail)?;
        template.render(Value::from(Serde(view))).map_err(fail)
    }

    /// A chart as the figure that a page shows.
    pub fn figure(&self, view: &ChartView) -> Result<String, ReportError> {
        self.render("figuur.html", &FigureView::new(view, true, None, self.png))
    }

    /// A chart of a comparison. Its picture and table are files of their own only where it has
    /// `downloads`; the table of hundreds of gemeenten stands on a page of its own, `elsewhere`.
    pub fn comparison_figure(
        &self,
        view: &ChartView,
        downloads: bool,
        elsewhere: Option<&str>,
    ) -> Result<String, ReportError> {
        let figure = FigureView::new(view, downloads, elsewhere, self.png);
        self.render("figuur-vergelijking.html", &figure)
    }
}

/// A chart as a template gets it.
#[derive(Serialize)]
struct FigureView<'a> {
    id: &'a str,
    headline: &'a str,
    subtitle: &'a str,
    summary: &'a str,
    table: &'a crate::view::TableView,
    table_elsewhere: Option<&'a str>,
    table_open: bool,
    wide: String,
    narrow: String,
    downloads: bool,
    elsewhere: Option<&'a str>,
    png: bool,
}

impl<'a> FigureView<'a> {
    fn new(view: &'a ChartView, downloads: bool, elsewhere: Option<&'a str>, png: bool) -> Self {
        FigureView {
            id: &view.id,
            headline: &view.headline,
            subtitle: &view.subtitle,
            summary: &view.summary,
            table: &view.table,
            table_elsewhere: view.table_elsewhere,
            table_open: view.table_open,
            wide: view.chart.svg(),
            narrow: view.chart.svg_narrow(),
            downloads,
            elsewhere,
            png,
        }
    }
}

/// A number in a template would be printed as `12.0`, or would have been computed there. Every
/// number on a page comes formatted from a view model, so a bare one is a fault of the template.
fn refuse_bare_numbers(
    out: &mut minijinja::Output<'_>,
    state: &mut minijinja::State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    if value.kind() == ValueKind::Number {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "a template may print only text that a view model has formatted, not a bare number",
        ));
    }
    minijinja::escape_formatter(out, state, value)
}

/// The words for "over the verslagjaar", for sentences about a period.
pub fn period_words(nl: &Dutch, period: Option<Period>) -> String {
    period.map_or_else(|| nl.say("geen-periode", &[]), |period| nl.period(period))
}
