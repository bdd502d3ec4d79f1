//! Lead times of the steps of a chain, against their norms.

use ijkpunt_assessment::beyond;
use ijkpunt_charts::{Body, DotPlot, DotRow};
use ijkpunt_model::{About, Figure, Form};

use super::{Cell, PartView, RegionDrawer, Row, TableView, Words, chart};
use crate::region::StepSpec;
use crate::words;

/// A step with its figures for the region.
struct Step<'a> {
    spec: &'a StepSpec,
    median: Option<(&'a About, Option<&'a Figure>)>,
    within: Option<(&'a About, Option<&'a Figure>)>,
}

impl RegionDrawer<'_> {
    pub(super) fn steps(&self, id: &str, specs: &[StepSpec]) -> Option<PartView> {
        let nl = self.nl();
        let of = |id: &Option<String>| {
            let about = self.whole.about(id.as_ref()?)?;
            Some((about, self.reported(about, self.whole.area)))
        };
        let steps: Vec<Step<'_>> = specs
            .iter()
            .map(|spec| Step {
                spec,
                median: of(&spec.median),
                within: of(&spec.within),
            })
            .collect();
        let normed: Vec<(&Step<'_>, &About, &Figure, f64)> = steps
            .iter()
            .filter_map(|step| {
                let (about, figure) = step.within?;
                Some((step, about, figure?, figure?.waarde?))
            })
            .collect();
        let lowest = normed.iter().min_by(|one, other| one.3.total_cmp(&other.3));
        let highest = normed.iter().max_by(|one, other| one.3.total_cmp(&other.3));
        let headline = match lowest.zip(highest) {
            Some((low, high)) if normed.len() > 1 => nl.say(
                "stappen-kop",
                &[
                    ("minst", &words::lower(&low.0.spec.name)),
                    ("minst-deel", &nl.share(low.3, low.1.decimals)),
                    ("meest", &words::lower(&high.0.spec.name)),
                    ("meest-deel", &nl.share(high.3, high.1.decimals)),
                ],
            ),
            Some((only, _)) => nl.say(
                "stappen-kop-een",
                &[
                    ("stap", &words::lower(&only.0.spec.name)),
                    ("deel", &nl.share(only.3, only.1.decimals)),
                ],
            ),
            None => nl.say("stappen-kop-geen", &[]),
        };
        let rows: Vec<DotRow> = normed
            .iter()
            .map(|(step, about, figure, value)| DotRow {
                label: step.spec.name.clone(),
                value: Some(value * 100.0),
                interval: figure
                    .ondergrens
                    .zip(figure.bovengrens)
                    .map(|(lower, upper)| (lower * 100.0, upper * 100.0)),
                value_label: match &step.spec.norm {
                    Some(norm) => {
                        format!("{} ({norm})", Cell::figure(nl, Some(figure), about).text)
                    }
                    None => Cell::figure(nl, Some(figure), about).text,
                },
                own: true,
            })
            .collect();
        let described: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.label, row.value_label))
            .collect();
        let year = self.whole.year();
        let summary = nl.say("stappen-uitleg", &[]);
        let words = Words {
            subtitle: nl.say(
                "stappen-ondertitel",
                &[("regio", &self.name()), ("jaar", &year)],
            ),
            alt: nl.say("punten-alt", &[("punten", &described.join("; "))]),
            headline,
            summary,
        };
        let body = Body::DotPlot(DotPlot {
            axis_label: nl.say("as-procenten", &[("naam", &"Binnen de norm")]),
            rows,
            ..DotPlot::default()
        });
        let table = TableView {
            caption: nl.say(
                "stappen-bijschrift",
                &[("regio", &self.name()), ("jaar", &year)],
            ),
            corner: "Stap".into(),
            columns: vec![
                Cell::number("Mediaan"),
                Cell::number("Middelste helft"),
                Cell::text("Norm"),
                Cell::number("Binnen de norm"),
                Cell::number("Over de norm"),
                Cell::number("Van hoeveel"),
            ],
            rows: steps.iter().map(|step| self.step_row(step)).collect(),
        };
        let mut view = chart(id, words, table, body);
        view.table_open = true;
        Some(PartView {
            figures: vec![view],
            tables: Vec::new(),
        })
    }

    fn step_row(&self, step: &Step<'_>) -> Row {
        let nl = self.nl();
        let unknown = || Cell::words(nl.say("niet-te-bepalen", &[]));
        let no_norm = || nl.say("geen-norm", &[]);
        let (median, half) = match step.median {
            None => {
                let none = || Cell::words(nl.say("niet-bekend", &[]));
                (none(), none())
            }
            Some((about, figure)) => {
                let limits = figure.and_then(|f| f.ondergrens.zip(f.bovengrens));
                let median = match figure.and_then(|figure| figure.waarde) {
                    Some(days) => Cell::number(nl.with_unit(days, about.decimals, &about.unit))
                        .of(days, Form::Number(about.decimals)),
                    None => Cell::figure(nl, figure, about),
                };
                let half = match limits {
                    Some((lower, upper)) => {
                        let number = |value: f64| nl.number(value, about.decimals);
                        let text = format!("{}–{}", number(lower), number(upper));
                        Cell::limits(text, lower, upper, Form::Number(about.decimals))
                    }
                    None => unknown(),
                };
                (median, half)
            }
        };
        let norm = step.spec.norm.clone().unwrap_or_else(no_norm);
        let within = match step.within {
            None => vec![Cell::words(no_norm()), Cell::words(no_norm())],
            Some((about, figure)) => {
                let over = figure.filter(|figure| figure.waarde.is_some());
                let share = Cell::figure(nl, figure, about);
                let share = match over {
                    Some(figure) => match words::interval(nl, figure, about) {
                        Some(interval) => share.with_remark(&interval),
                        None => share,
                    },
                    None => share,
                };
                let over = match over.and_then(beyond) {
                    Some(count) => Cell::amount(nl, count, 0),
                    None => unknown(),
                };
                vec![share, over]
            }
        };
        let counted = step.within.and_then(|(_, figure)| figure);
        let counted = counted.or_else(|| step.median.and_then(|(_, figure)| figure));
        let count = match counted.and_then(|figure| figure.noemer) {
            Some(count) => Cell::amount(nl, count, 0),
            None => unknown(),
        };
        let first = [median, half, Cell::text(norm)];
        Row {
            header: step.spec.name.clone(),
            cells: first.into_iter().chain(within).chain([count]).collect(),
        }
    }
}
