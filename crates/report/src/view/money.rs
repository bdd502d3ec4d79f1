//! Money: what was budgeted and what was spent or received, per post.

use ijkpunt_assessment::{Outcome, TargetVerdict, against_budget};
use ijkpunt_charts::{Body, Bullet, BulletRow, Chart, Tone};
use ijkpunt_model::{About, Figure, Form, Period, Sign, TOTAAL};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::definition::MoneySpec;
use crate::words;

/// What a table of money shows, found by the ids that the report names.
struct Books<'a> {
    budget: &'a About,
    actual: &'a About,
    difference: &'a About,
    breakdown: &'a str,
    period: Period,
    /// Later years of which the budget is shown as well.
    later: Vec<Period>,
}

/// One post, or all together.
struct Post<'a> {
    name: String,
    budget: Option<&'a Figure>,
    actual: Option<&'a Figure>,
    difference: Option<&'a Figure>,
    later: Vec<Option<&'a Figure>>,
}

impl Drawer<'_> {
    pub(super) fn money(&self, id: &str, spec: &MoneySpec) -> Option<ChartView> {
        let actual = self.about(&spec.actual)?;
        let period = actual.reported?;
        let books = Books {
            budget: self.about(&spec.budget)?,
            actual,
            difference: self.about(&spec.difference)?,
            breakdown: &spec.breakdown,
            period,
            later: (1..=i32::from(spec.ahead))
                .map(|years| Period::Jaar(self.material.setting.year + years))
                .collect(),
        };
        let posts = self.posts(&books);
        let whole = self.post(&books, "Totaal", TOTAAL, TOTAAL);
        let verdict = verdict(&whole);
        let headline = match &spec.budget_heading {
            // What is held against something else than a budget is neither more nor less than that.
            Some(heading) => self.nl.say(
                "geld-kop-naast",
                &[
                    ("naam", &books.actual.name),
                    ("bedrag", &self.amount(whole.actual)),
                    ("waarnaast", &words::lower(heading)),
                    ("ander-bedrag", &self.amount(whole.budget)),
                ],
            ),
            None => self.money_headline(&books, &whole, &verdict),
        };
        let mut summary = format!("{headline}.");
        let per = spec.per.as_ref().and_then(|per| self.about(per));
        if let Some(sentence) = per.and_then(|per| self.per_sentence(per)) {
            words::append(&mut summary, &sentence);
        }
        if posts.iter().chain([&whole]).any(Post::is_provisional) {
            words::append(&mut summary, &self.nl.say("geld-voorlopig", &[]));
        }
        let bars: Vec<BulletRow> = posts.iter().map(|post| self.money_bar(post)).collect();
        let described: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}: {} ({})", bar.label, bar.value_label, bar.detail))
            .collect();
        let year = self.nl.period(period);
        let heading = |text: &Option<String>, otherwise: &str| {
            text.clone()
                .unwrap_or_else(|| format!("{otherwise} {year}"))
        };
        let mut columns = vec![
            Cell::number(heading(&spec.budget_heading, "Begroot")),
            Cell::number(heading(&spec.actual_heading, "Gerealiseerd")),
            Cell::number("Verschil"),
        ];
        let later = books.later.iter();
        columns.extend(later.map(|year| {
            let year = self.nl.period(*year);
            Cell::number(self.nl.say("geld-begroot-jaar", &[("jaar", &year)]))
        }));
        let rows = posts.iter().chain([&whole]);
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &match &spec.budget_heading {
                    Some(heading) => self.nl.say(
                        "geld-ondertitel-naast",
                        &[("titel", &spec.title), ("waarvan", &words::lower(heading))],
                    ),
                    None => self.nl.say("geld-ondertitel", &[("titel", &spec.title)]),
                },
                &year,
                "euro",
            ),
            table: TableView {
                caption: self.nl.say(
                    "geld-bijschrift",
                    &[("titel", &spec.title), ("jaar", &year)],
                ),
                corner: words::sentence(&spec.breakdown),
                columns,
                rows: rows.map(|post| self.money_row(&books, post)).collect(),
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
                    target_label: match &spec.budget_heading {
                        Some(heading) => words::lower(heading),
                        None => self.nl.say("geld-begroot", &[]),
                    },
                }),
            },
            headline,
            summary,
        })
    }

    fn posts<'b>(&'b self, books: &Books<'b>) -> Vec<Post<'b>> {
        let known = books
            .budget
            .breakdowns
            .iter()
            .chain(&books.actual.breakdowns)
            .find(|known| known.name == books.breakdown);
        let classes = known
            .map(|known| known.classes.as_slice())
            .unwrap_or_default();
        classes
            .iter()
            .map(|class| self.post(books, &class.name, books.breakdown, &class.id))
            .filter(Post::is_there)
            .collect()
    }

    fn post<'b>(&'b self, books: &Books<'b>, name: &str, breakdown: &str, class: &str) -> Post<'b> {
        let of = |about: &About, period: Period| {
            let code = self.area.code.as_str();
            let classes = self
                .material
                .released
                .classes(&about.id, code, period, breakdown);
            classes.into_iter().find(|figure| figure.klasse == class)
        };
        Post {
            name: name.to_owned(),
            budget: of(books.budget, books.period),
            actual: of(books.actual, books.period),
            difference: of(books.difference, books.period),
            later: books
                .later
                .iter()
                .map(|period| of(books.budget, *period))
                .collect(),
        }
    }

    fn money_bar(&self, post: &Post<'_>) -> BulletRow {
        let verdict = verdict(post);
        let budget = self.amount(post.budget);
        BulletRow {
            label: post.name.clone(),
            percent: verdict.fraction.map(|fraction| fraction * 100.0),
            value_label: match verdict.fraction {
                Some(fraction) => self.nl.share(fraction, 0),
                None => self.amount(post.actual),
            },
            detail: match post.actual.and_then(|figure| figure.waarde) {
                Some(_) => self.nl.say(
                    "staaf-van",
                    &[("waarde", &self.amount(post.actual)), ("van", &budget)],
                ),
                None => self.nl.say("staaf-begroot", &[("bedrag", &budget)]),
            },
            tone: Tone::Neutral,
        }
    }

    fn money_row(&self, books: &Books<'_>, post: &Post<'_>) -> Row {
        let cell = |figure: Option<&Figure>| self.money_cell(figure);
        let difference = post.difference.and_then(|figure| figure.waarde);
        let mut cells = vec![
            cell(post.budget),
            cell(post.actual),
            match difference {
                Some(value) => Cell::signed(self.nl, value, books.difference.decimals),
                None => cell(post.difference),
            },
        ];
        cells.extend(post.later.iter().map(|figure| cell(*figure)));
        Row {
            header: post.name.clone(),
            cells,
        }
    }

    /// An amount as a cell of a table of money.
    pub(super) fn money_cell(&self, figure: Option<&Figure>) -> Cell {
        match figure.and_then(|figure| figure.waarde) {
            Some(value) => Cell::number(self.amount(figure))
                .of(value, Form::Euro(0))
                .qualified(figure.and_then(|figure| figure.teken)),
            None => Cell::words(self.amount(figure)),
        }
    }

    /// An amount as a table of money shows it: with the star of what is provisional.
    pub(super) fn amount(&self, figure: Option<&Figure>) -> String {
        let Some(value) = figure.and_then(|figure| figure.waarde) else {
            let sign = figure.and_then(|figure| figure.teken);
            return sign.unwrap_or(Sign::NietGeleverd).words().to_owned();
        };
        let star = match figure.and_then(|figure| figure.teken) {
            Some(Sign::Voorlopig) => "*",
            Some(Sign::NaderVoorlopig) => "**",
            _ => "",
        };
        format!("{}{star}", self.nl.number(value, 0))
    }

    fn money_headline(
        &self,
        books: &Books<'_>,
        whole: &Post<'_>,
        verdict: &TargetVerdict,
    ) -> String {
        let name = &books.actual.name;
        let amount = self.amount(whole.actual);
        if whole.actual.and_then(|figure| figure.waarde).is_none() {
            return words::without_change(self.nl, books.actual, &amount);
        }
        self.nl.say(
            "geld-kop",
            &[
                ("uitkomst", &outcome(verdict)),
                ("naam", name),
                ("bedrag", &amount),
                ("verschil", &self.apart(verdict)),
            ],
        )
    }

    /// How far an amount is from what was budgeted.
    pub(super) fn apart(&self, verdict: &TargetVerdict) -> String {
        let apart = verdict.difference;
        apart.map_or_else(String::new, |apart| self.nl.number(apart.abs(), 0))
    }

    fn per_sentence(&self, per: &About) -> Option<String> {
        let figure = self
            .reported(per)
            .filter(|figure| figure.waarde.is_some())?;
        let amount = self.nl.figure(figure, per.sort, per.decimals);
        Some(
            self.nl
                .say("geld-per", &[("naam", &per.name), ("bedrag", &amount)]),
        )
    }
}

impl Post<'_> {
    fn figures(&self) -> impl Iterator<Item = &Figure> {
        let own = [self.budget, self.actual, self.difference];
        own.into_iter().chain(self.later.iter().copied()).flatten()
    }

    /// Whether there is an amount to show; a post of other years has none.
    fn is_there(&self) -> bool {
        self.figures().any(|figure| figure.waarde.is_some())
    }

    fn is_provisional(&self) -> bool {
        self.figures()
            .any(|figure| matches!(figure.teken, Some(Sign::Voorlopig | Sign::NaderVoorlopig)))
    }
}

/// The word by which a headline over money chooses.
pub(super) fn outcome(verdict: &TargetVerdict) -> &'static str {
    match (verdict.difference, verdict.outcome) {
        (Some(_), Outcome::Boven) => "meer",
        (Some(_), Outcome::Onder) => "minder",
        (Some(_), Outcome::Op) => "gelijk",
        _ => "geen-oordeel",
    }
}

fn verdict(post: &Post<'_>) -> TargetVerdict {
    against_budget(post.budget, post.actual)
}
