//! Demand beside supply by size: where homes fall short.

use ijkpunt_assessment::surplus;
use ijkpunt_charts::{Body, RankBar, Ranking};
use ijkpunt_model::{About, Area, Figure};

use super::{
    Cell, ExtraTable, PartView, RegionDrawer, Row, TableView, Words, absent, chart, derived,
};
use crate::region::SizeSpec;
use crate::words;

/// A size with its indicators.
struct Size<'a> {
    name: &'a str,
    demand: &'a About,
    supply: &'a About,
    /// What of the supply is not permanent.
    temporary: Option<&'a About>,
}

impl RegionDrawer<'_> {
    pub(super) fn supply(
        &self,
        id: &str,
        sizes: &[SizeSpec],
        apart: Option<&str>,
    ) -> Option<PartView> {
        let nl = self.nl();
        let known: Option<Vec<Size<'_>>> = sizes
            .iter()
            .map(|size| {
                Some(Size {
                    name: &size.name,
                    demand: self.whole.about(&size.demand)?,
                    supply: self.whole.about(&size.supply)?,
                    temporary: match &size.temporary {
                        Some(id) => Some(self.whole.about(id)?),
                        None => None,
                    },
                })
            })
            .collect();
        let sizes = known.filter(|sizes| !sizes.is_empty())?;
        let area = self.whole.area;
        let gaps: Vec<(&Size<'_>, Option<f64>)> = sizes
            .iter()
            .map(|size| (size, self.gap(size, area)))
            .collect();
        let worst = gaps
            .iter()
            .filter_map(|(size, gap)| Some((*size, (*gap)?)))
            .min_by(|one, other| one.1.total_cmp(&other.1));
        let headline = match worst {
            Some((size, gap)) if gap < 0.0 => nl.say(
                "aanbod-kop",
                &[("grootte", &size.name), ("aantal", &nl.number(-gap, 0))],
            ),
            Some(_) => nl.say("aanbod-kop-genoeg", &[]),
            None => nl.say("aanbod-kop-onbekend", &[]),
        };
        let parts: Vec<String> = gaps
            .iter()
            .filter_map(|(size, gap)| Some(format!("{} {}", size.name, nl.signed((*gap)?, 0))))
            .collect();
        let year = self.whole.year();
        let mut summary = nl.say(
            "aanbod-zin",
            &[("jaar", &year), ("verschillen", &parts.join("; "))],
        );
        if let Some(text) = self.temporary_sentence(&sizes) {
            words::append(&mut summary, &text);
        }
        if let Some(text) = apart.and_then(|id| self.apart(id)) {
            words::append(&mut summary, &text);
        }
        words::append(&mut summary, &nl.say("aanbod-uitleg", &[]));
        let bars = Ranking {
            axis_label: nl.say("aanbod-as", &[]),
            bars: gaps
                .iter()
                .filter_map(|(size, gap)| {
                    Some(RankBar {
                        label: size.name.to_owned(),
                        value: (*gap)?,
                        value_label: nl.signed((*gap)?, 0),
                        labelled: true,
                    })
                })
                .collect(),
        };
        let table = TableView {
            caption: nl.say(
                "aanbod-bijschrift",
                &[("regio", &self.name()), ("jaar", &year)],
            ),
            corner: "Huishouden".into(),
            columns: supply_columns(sets_apart(&sizes)),
            rows: gaps
                .iter()
                .map(|(size, gap)| self.supply_row(size, *gap, sets_apart(&sizes)))
                .collect(),
        };
        let words = Words {
            subtitle: nl.say(
                "aanbod-ondertitel",
                &[("regio", &self.name()), ("jaar", &year)],
            ),
            alt: nl.say("aanbod-alt", &[("samenvatting", &summary)]),
            headline,
            summary,
        };
        let mut view = chart(id, words, table, Body::Ranking(bars));
        view.table_open = true;
        let mut tables = vec![ExtraTable {
            id: format!("{id}-gemeenten"),
            table: self.supply_by_gemeente(&sizes),
            open: false,
        }];
        tables.extend(sets_apart(&sizes).then(|| ExtraTable {
            id: format!("{id}-tijdelijk"),
            table: self.temporary_by_gemeente(&sizes),
            open: false,
        }));
        Some(PartView {
            figures: vec![view],
            tables,
        })
    }

    /// A size of the region: its demand, its supply with what is not permanent apart, and the gap.
    fn supply_row(&self, size: &Size<'_>, gap: Option<f64>, apart: bool) -> Row {
        let nl = self.nl();
        let area = self.whole.area;
        let (demand, supply) = self.both(size, area);
        let mut cells = vec![Cell::figure(nl, demand, size.demand)];
        if apart {
            let temporary = self.temporary(size, area);
            let ordinary = surplus(supply, temporary);
            cells.push(match ordinary {
                Some(count) => Cell::amount(nl, count, 0),
                None => absent(nl, &[supply, temporary]),
            });
            cells.push(self.temporary_cell(size, area));
        }
        cells.push(Cell::figure(nl, supply, size.supply));
        cells.push(derived(nl, gap, &[demand, supply], 0));
        Row {
            header: size.name.to_owned(),
            cells,
        }
    }

    fn temporary(&self, size: &Size<'_>, area: &Area) -> Option<&Figure> {
        self.reported(size.temporary?, area)
    }

    fn temporary_cell(&self, size: &Size<'_>, area: &Area) -> Cell {
        match size.temporary {
            Some(about) => Cell::figure(self.nl(), self.temporary(size, area), about),
            None => Cell::words("niet apart"),
        }
    }

    /// How many homes of each size are not permanent. Nothing where none of them is known.
    fn temporary_sentence(&self, sizes: &[Size<'_>]) -> Option<String> {
        let told: Vec<String> = sizes
            .iter()
            .filter_map(|size| {
                let figure = self.temporary(size, self.whole.area)?;
                let count = self.nl().number(figure.waarde?, 0);
                Some(format!("{} {count}", size.name))
            })
            .collect();
        (!told.is_empty()).then(|| {
            self.nl()
                .say("aanbod-tijdelijk", &[("aantallen", &told.join("; "))])
        })
    }

    fn temporary_by_gemeente(&self, sizes: &[Size<'_>]) -> TableView {
        TableView {
            caption: self.nl().say(
                "aanbod-tijdelijk-gemeenten",
                &[("jaar", &self.whole.year())],
            ),
            corner: "Gemeente".into(),
            columns: sizes
                .iter()
                .map(|size| Cell::number(words::sentence(size.name)))
                .collect(),
            rows: self.rows(|area| {
                let cells = sizes.iter().map(|size| self.temporary_cell(size, area));
                cells.collect()
            }),
        }
    }

    fn both(&self, size: &Size<'_>, area: &Area) -> (Option<&Figure>, Option<&Figure>) {
        (
            self.reported(size.demand, area),
            self.reported(size.supply, area),
        )
    }

    fn gap(&self, size: &Size<'_>, area: &Area) -> Option<f64> {
        let (demand, supply) = self.both(size, area);
        surplus(supply, demand)
    }

    /// Homes that are not permanent stand apart.
    fn apart(&self, id: &str) -> Option<String> {
        let about = self.whole.about(id)?;
        let figure = self.reported(about, self.whole.area)?;
        figure.waarde?;
        let cell = Cell::figure(self.nl(), Some(figure), about);
        let cell = cell.with_doubt(self.nl(), figure, about);
        let name = words::sentence(&about.name);
        Some(
            self.nl()
                .say("naast", &[("naam", &name), ("waarde", &cell.text)]),
        )
    }

    fn supply_by_gemeente(&self, sizes: &[Size<'_>]) -> TableView {
        let nl = self.nl();
        TableView {
            caption: nl.say("aanbod-gemeenten", &[("jaar", &self.whole.year())]),
            corner: "Gemeente".into(),
            columns: sizes
                .iter()
                .flat_map(|size| {
                    let heading = |what: &str| Cell::number(format!("{what}, {}", size.name));
                    [heading("K"), heading("W")]
                })
                .collect(),
            rows: self.rows(|area| {
                sizes
                    .iter()
                    .flat_map(|size| {
                        let (demand, supply) = self.both(size, area);
                        [
                            Cell::figure(nl, demand, size.demand),
                            Cell::figure(nl, supply, size.supply),
                        ]
                    })
                    .collect()
            }),
        }
    }
}

/// Whether a size says how many homes are not permanent.
fn sets_apart(sizes: &[Size<'_>]) -> bool {
    sizes.iter().any(|size| size.temporary.is_some())
}

fn supply_columns(apart: bool) -> Vec<Cell> {
    let headings: &[&str] = match apart {
        true => &[
            "Koppelingen",
            "Gewone woningen",
            "Flex en tijdelijk",
            "Vrije woningen samen",
            "Verschil",
        ],
        false => &["Koppelingen", "Vrije woningen", "Verschil"],
    };
    headings.iter().copied().map(Cell::number).collect()
}
