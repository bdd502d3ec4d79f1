//! Money that is still to be spent: what was budgeted for the coming year, beside the year that is
//! running and what the last year that is over came to. Of the coming years there is nothing but a
//! budget.

use ijkpunt_assessment::{TargetVerdict, against_budget};
use ijkpunt_charts::{Body, Bullet, BulletRow, Chart, Tone};
use ijkpunt_model::{About, Figure, Period, TOTAAL};

use super::money::outcome;
use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::definition::MoneySpec;
use crate::words;

/// A year of a budget, and whether it shows what was spent instead.
struct Column {
    year: i32,
    heading: String,
    spent: bool,
}

/// What the table shows, found by the ids that the report names.
struct Plan<'a> {
    budget: &'a About,
    actual: &'a About,
    breakdown: &'a str,
    columns: Vec<Column>,
    year: i32,
}

impl Drawer<'_> {
    pub(super) fn budget(&self, id: &str, spec: &MoneySpec) -> Option<ChartView> {
        let year = self.material.setting.year;
        let mut plan = Plan {
            budget: self.about(&spec.budget)?,
            actual: self.about(&spec.actual)?,
            breakdown: &spec.breakdown,
            columns: columns(year, spec),
            year,
        };
        let classes = self.classes_of(&plan);
        // What nobody budgeted yet is no column of blanks.
        let is_there = |column: &Column| {
            column.year <= year
                || classes.iter().any(|(_, breakdown, class)| {
                    let figure = self.planned(&plan, column, breakdown, class);
                    figure.is_some_and(|figure| figure.waarde.is_some())
                })
        };
        let kept: Vec<bool> = plan.columns.iter().map(is_there).collect();
        let mut kept = kept.into_iter();
        plan.columns.retain(|_| kept.next().unwrap_or_default());
        let whole = self.verdict(&plan, TOTAAL, TOTAAL);
        let headline = self.budget_headline(&plan, &whole);
        let provisional = classes.iter().any(|(_, breakdown, class)| {
            let columns = plan.columns.iter();
            let mut figures = columns.filter_map(|c| self.planned(&plan, c, breakdown, class));
            figures.any(|figure| figure.waarde.is_some() && self.amount(Some(figure)).contains('*'))
        });
        let mut summary = format!("{headline}.");
        if provisional {
            words::append(&mut summary, &self.nl.say("geld-voorlopig", &[]));
        }
        let bars: Vec<BulletRow> = classes
            .iter()
            .filter(|(_, _, class)| class != TOTAAL)
            .map(|(name, breakdown, class)| self.budget_bar(&plan, name, breakdown, class))
            .collect();
        let described: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}: {} ({})", bar.label, bar.value_label, bar.detail))
            .collect();
        let rows = classes.iter().map(|(name, breakdown, class)| Row {
            header: name.clone(),
            cells: plan
                .columns
                .iter()
                .map(|column| self.money_cell(self.planned(&plan, column, breakdown, class)))
                .collect(),
        });
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self.nl.say(
                    "begroting-ondertitel",
                    &[("titel", &spec.title), ("jaar", &(year - 1).to_string())],
                ),
                &self.year(),
                "euro",
            ),
            table: TableView {
                caption: self.nl.say(
                    "begroting-bijschrift",
                    &[("titel", &spec.title), ("jaar", &year.to_string())],
                ),
                corner: words::sentence(&spec.breakdown),
                columns: plan
                    .columns
                    .iter()
                    .map(|column| Cell::number(column.heading.clone()))
                    .collect(),
                rows: rows.collect(),
            },
            table_elsewhere: None,
            table_open: true,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say(
                    "staven-alt",
                    &[
                        ("waarnaar", &spec.breakdown),
                        ("staven", &described.join("; ")),
                    ],
                ),
                body: Body::Bullet(Bullet {
                    rows: bars,
                    target_label: self
                        .nl
                        .say("staaf-begroot", &[("bedrag", &(year - 1).to_string())]),
                }),
            },
            headline,
            summary,
        })
    }

    /// Name, breakdown and class of each row: the posts that have an amount, and all together.
    fn classes_of(&self, plan: &Plan<'_>) -> Vec<(String, String, String)> {
        let known = plan.budget.breakdowns.iter();
        let breakdown = known.chain(&plan.actual.breakdowns);
        let breakdown = breakdown.into_iter().find(|one| one.name == plan.breakdown);
        let classes = breakdown
            .map(|one| one.classes.as_slice())
            .unwrap_or_default();
        let has_amount = |class: &str| {
            plan.columns.iter().any(|column| {
                let figure = self.planned(plan, column, plan.breakdown, class);
                figure.is_some_and(|figure| figure.waarde.is_some())
            })
        };
        let posts = classes.iter().filter(|class| has_amount(&class.id));
        posts
            .map(|class| {
                let name = class.name.clone();
                (name, plan.breakdown.to_owned(), class.id.clone())
            })
            .chain([("Totaal".to_owned(), TOTAAL.to_owned(), TOTAAL.to_owned())])
            .collect()
    }

    fn planned(
        &self,
        plan: &Plan<'_>,
        column: &Column,
        breakdown: &str,
        class: &str,
    ) -> Option<&Figure> {
        let about = match column.spent {
            true => plan.actual,
            false => plan.budget,
        };
        let code = self.area.code.as_str();
        let period = Period::Jaar(column.year);
        let released = self.material.released;
        let figures = released.classes(&about.id, code, period, breakdown);
        figures.into_iter().find(|figure| figure.klasse == class)
    }

    /// The budget of the year against that of the year before.
    fn verdict(&self, plan: &Plan<'_>, breakdown: &str, class: &str) -> TargetVerdict {
        let of = |year: i32| {
            let column = Column {
                year,
                heading: String::new(),
                spent: false,
            };
            self.planned(plan, &column, breakdown, class)
        };
        against_budget(of(plan.year - 1), of(plan.year))
    }

    fn budget_of(&self, plan: &Plan<'_>, years: i32, breakdown: &str, class: &str) -> String {
        let column = Column {
            year: plan.year + years,
            heading: String::new(),
            spent: false,
        };
        self.amount(self.planned(plan, &column, breakdown, class))
    }

    fn budget_bar(&self, plan: &Plan<'_>, name: &str, breakdown: &str, class: &str) -> BulletRow {
        let verdict = self.verdict(plan, breakdown, class);
        let now = self.budget_of(plan, 0, breakdown, class);
        BulletRow {
            label: name.to_owned(),
            percent: verdict.fraction.map(|fraction| fraction * 100.0),
            value_label: match verdict.fraction {
                Some(fraction) => self.nl.share(fraction, 0),
                None => now.clone(),
            },
            detail: self.nl.say("staaf-begroot", &[("bedrag", &now)]),
            tone: Tone::Neutral,
        }
    }

    fn budget_headline(&self, plan: &Plan<'_>, whole: &TargetVerdict) -> String {
        let name = &plan.budget.name;
        let amount = self.budget_of(plan, 0, TOTAAL, TOTAAL);
        let (year, before) = (plan.year.to_string(), (plan.year - 1).to_string());
        if !amount.contains(|c: char| c.is_ascii_digit()) {
            return self.nl.say(
                "begroting-kop-zonder",
                &[("naam", name), ("jaar", &year), ("teken", &amount)],
            );
        }
        self.nl.say(
            "begroting-kop",
            &[
                ("uitkomst", &outcome(whole)),
                ("naam", name),
                ("jaar", &year),
                ("bedrag", &amount),
                ("verschil", &self.apart(whole)),
                ("vorig-jaar", &before),
            ],
        )
    }
}

/// What the last year that is over came to, the budget of the year that is running (BBV, art. 19),
/// of the year itself, and of later years.
fn columns(year: i32, spec: &MoneySpec) -> Vec<Column> {
    let spent = spec.actual_heading.as_deref().unwrap_or("Gerealiseerd");
    let planned = spec.budget_heading.as_deref().unwrap_or("Begroot");
    let column = |year: i32, spent: bool, heading: &str| Column {
        year,
        heading: format!("{heading} {year}"),
        spent,
    };
    let later = (-1..=i32::from(spec.ahead)).map(|years| column(year + years, false, planned));
    std::iter::once(column(year - 2, true, spent))
        .chain(later)
        .collect()
}
