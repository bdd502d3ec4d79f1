//! What is expected of the taakstelling of a coming half-year: every assumption with its source, what
//! other national numbers would mean, and the outcome in words.

use ijkpunt_assessment::{
    Assumptions, Forecast, National, Newcomers, Portion, Rounding, Scenario, forecast, portion,
};
use ijkpunt_model::{Figure, Period, Sign};
use serde::Serialize;

use super::{Cell, Drawer, Row, TableView};
use crate::supplement::{
    ADULTS, Expectation, ExpectedNational, ForecastSpec, MIGRANTS, NATIONAL, PART, PUBLISHED,
};
use crate::words;

/// A section with what is expected.
#[derive(Debug, Clone, Serialize)]
pub struct ForecastView {
    /// Heading.
    pub heading: String,
    /// The outcome in words, a sentence a paragraph.
    pub sentences: Vec<String>,
    /// Every assumption, with its value and its source.
    pub assumptions: TableView,
    /// What other national numbers would mean; none where nothing can be computed.
    pub scenarios: Option<TableView>,
    /// The words that stand in the place of a number, explained.
    pub signs: Vec<SignLine>,
}

/// A sign that a table shows, and what it means.
#[derive(Debug, Clone, Serialize)]
pub struct SignLine {
    /// The words in the table.
    pub words: &'static str,
    /// What they mean.
    pub explanation: String,
}

impl SignLine {
    /// Each of these signs once.
    pub fn of(signs: impl IntoIterator<Item = Sign>) -> Vec<SignLine> {
        let mut signs: Vec<Sign> = signs.into_iter().collect();
        signs.sort_unstable();
        signs.dedup();
        let line = |sign: Sign| SignLine {
            words: sign.words(),
            explanation: sign.explanation().to_owned(),
        };
        signs.into_iter().map(line).collect()
    }
}

/// The numbers that a forecast was asked for, as far as they are there.
struct Known<'a> {
    expectation: &'a Expectation,
    before: Option<Period>,
    /// The national number of the half-year before.
    national: Option<&'a Figure>,
    /// Inhabitants of gemeente and country, for the expected half-year.
    part: Option<&'a Figure>,
    /// The same for the half-year before.
    part_before: Option<&'a Figure>,
    published: Option<&'a Figure>,
    published_before: Option<&'a Figure>,
    adults: Option<&'a Figure>,
    migrants: Option<&'a Figure>,
}

impl<'a> Drawer<'a> {
    /// The section, where the workspace says what is expected.
    pub fn forecast(&self, spec: &ForecastSpec) -> Option<ForecastView> {
        let known = self.known(self.material.expectation?);
        let verdict = known.verdict();
        let sentences = match &verdict {
            Some(verdict) => self.sentences(&known, verdict),
            None => vec![self.lacking(&known)],
        };
        let signs = [known.part, known.published, known.adults, known.migrants]
            .into_iter()
            .chain([known.national])
            .map(sign);
        Some(ForecastView {
            heading: spec.heading.clone(),
            sentences,
            assumptions: self.assumptions(&known, verdict.as_ref()),
            scenarios: verdict.map(|verdict| self.scenarios(&known, &verdict)),
            signs: SignLine::of(signs.flatten()),
        })
    }

    /// What is expected, where it can be computed.
    pub fn expected(&self) -> Option<Forecast> {
        self.known(self.material.expectation?).verdict()
    }

    fn known(&self, expectation: &'a Expectation) -> Known<'a> {
        let area = self.area.code.as_str();
        let released = self.material.released;
        let at = |id: &str, period: Period| released.total(id, area, period);
        let before = half_year_before(expectation.period);
        let then = |id: &str| before.and_then(|before| at(id, before));
        let in_year = |id: &str| self.about(id).and_then(|about| self.reported(about));
        // Both half-years of one calendar year go by the inhabitants of the same day.
        let same_year = before.is_some_and(|before| before.year() == expectation.period.year());
        let part = at(PART, expectation.period).filter(|figure| figure.waarde.is_some());
        Known {
            expectation,
            before,
            national: then(NATIONAL),
            part: part.or_else(|| then(PART).filter(|_| same_year)),
            part_before: then(PART),
            published: at(PUBLISHED, expectation.period),
            published_before: then(PUBLISHED),
            adults: in_year(ADULTS),
            migrants: in_year(MIGRANTS),
        }
    }

    /// What has to be there and is not.
    fn lacking(&self, known: &Known<'_>) -> String {
        let when = self.nl.period(known.expectation.period);
        if known.has_ended() {
            return self.nl.say("verwachting-einde", &[("halfjaar", &when)]);
        }
        let mut missing = Vec::new();
        if let (ExpectedNational::Growth(_), None) = (known.expectation.national, known.grown()) {
            missing.push(self.nl.say("verwachting-mist-landelijk", &[]));
        }
        if known.inhabitants().is_none() {
            let day = self.day(known);
            missing.push(self.nl.say("verwachting-mist-inwoners", &[("dag", &day)]));
        }
        match missing.is_empty() {
            true => self
                .nl
                .say("verwachting-klopt-niet", &[("halfjaar", &when)]),
            false => self.nl.say(
                "verwachting-mist",
                &[("halfjaar", &when), ("wat", &words::listed(&missing))],
            ),
        }
    }

    fn sentences(&self, known: &Known<'_>, verdict: &Forecast) -> Vec<String> {
        let nl = self.nl;
        let (when, name) = (nl.period(known.expectation.period), &self.area.name);
        let count = |number: f64| nl.number(number, 0);
        let exact = nl.number(verdict.portion.exact, 2);
        let mut sentences = vec![match verdict.difference {
            Some(difference) => nl.say(
                "verwachting-gepubliceerd",
                &[
                    ("halfjaar", &when),
                    ("naam", name),
                    ("aantal", &count(verdict.value)),
                    ("formule", &exact),
                    ("verschil", &nl.signed(difference, 2)),
                ],
            ),
            None => nl.say(
                "verwachting-formule",
                &[
                    ("halfjaar", &when),
                    ("naam", name),
                    ("personen", &words::permit_holders(nl, verdict.value)),
                    ("formule", &exact),
                    ("afronding", &kind(known.expectation.rounding)),
                    (
                        "anders",
                        &self.otherwise(known.expectation.rounding, &verdict.portion),
                    ),
                ],
            ),
        }];
        if let [first, .., last] = verdict.scenarios.as_slice() {
            let value = |one: &Scenario| count(one.portion.rounded(known.expectation.rounding));
            sentences.push(nl.say(
                "verwachting-gevoelig",
                &[
                    ("eerst", &change(nl, first.change)),
                    ("eerst-aantal", &value(first)),
                    ("laatst", &change(nl, last.change)),
                    ("laatst-aantal", &value(last)),
                ],
            ));
        }
        sentences.push(match verdict.newcomers {
            Some(newcomers) => self.integrating(&newcomers),
            None => nl.say("verwachting-geen-inburgeraars", &[]),
        });
        sentences
    }

    /// What the other way of rounding would have given.
    fn otherwise(&self, rounding: Rounding, portion: &Portion) -> String {
        let (how, number) = match rounding {
            _ if portion.up == portion.nearest => ("gelijk", portion.up),
            Rounding::Dichtstbij => ("omhoog", portion.up),
            Rounding::Omhoog => ("dichtstbij", portion.nearest),
        };
        self.nl.say(
            "verwachting-anders",
            &[("afronding", &how), ("aantal", &self.nl.number(number, 0))],
        )
    }

    fn integrating(&self, newcomers: &Newcomers) -> String {
        let count = |number: f64| self.nl.number(number, 0);
        self.nl.say(
            "verwachting-inburgeraars",
            &[
                ("aantal", &count(newcomers.total)),
                ("volwassen", &count(newcomers.adults)),
                ("gehuisvest", &count(newcomers.housed)),
                ("migranten", &count(newcomers.migrants)),
            ],
        )
    }

    fn assumptions(&self, known: &Known<'_>, verdict: Option<&Forecast>) -> TableView {
        let when = self.nl.period(known.expectation.period);
        let mut rows = self.national_rows(known, verdict);
        rows.extend(self.inhabitant_rows(known));
        rows.push(assumption(
            "Afronding",
            Cell::words(self.nl.say(
                "aanname-afronding",
                &[("afronding", &kind(known.expectation.rounding))],
            )),
            self.nl.say("aanname-afronding-bron", &[]),
        ));
        rows.push(self.published_row(known));
        rows.extend(self.proof_row(known));
        rows.extend(self.newcomer_rows(known, verdict));
        TableView {
            caption: self.nl.say(
                "aannames-bijschrift",
                &[("naam", &self.area.name), ("halfjaar", &when)],
            ),
            corner: "Aanname".into(),
            columns: vec![Cell::number("Waarde"), Cell::text("Bron")],
            rows,
        }
    }

    fn national_rows(&self, known: &Known<'_>, verdict: Option<&Forecast>) -> Vec<Row> {
        let nl = self.nl;
        let source = known.expectation.source.as_str();
        let count_of = |period: &str| nl.say("aanname-landelijk", &[("halfjaar", &period)]);
        let expected = count_of(&nl.period(known.expectation.period));
        let number = |number: Option<f64>| match number {
            Some(number) => Cell::number(nl.number(number, 0)),
            None => Cell::words(Sign::NietGeleverd.words()),
        };
        let outcome = verdict.map(|verdict| verdict.portion.national);
        match known.expectation.national {
            ExpectedNational::Number(stated) => {
                vec![assumption(expected, number(Some(stated)), source)]
            }
            ExpectedNational::Growth(by) => vec![
                assumption(
                    count_of(&self.before(known)),
                    self.cell(known.national, NATIONAL),
                    self.source(known.national, NATIONAL),
                ),
                assumption(
                    nl.say("aanname-groei", &[]),
                    Cell::number(format!("{}%", nl.signed(by * 100.0, 0))),
                    source,
                ),
                assumption(expected, number(outcome), nl.say("aanname-berekend", &[])),
            ],
        }
    }

    fn inhabitant_rows(&self, known: &Known<'_>) -> Vec<Row> {
        let counts = known.inhabitants();
        let source = match known.expectation.inhabitants {
            Some(_) => self.nl.say("aanname-opgegeven", &[]),
            None => self.source(known.part, PART),
        };
        let cell = |count: Option<f64>| match count {
            Some(count) => Cell::number(self.nl.number(count, 0)),
            None => Cell::words(sign(known.part).unwrap_or(Sign::NietGeleverd).words()),
        };
        let row = |who: &str, count: Option<f64>| {
            let what = self.nl.say(
                "aanname-inwoners",
                &[("wie", &who), ("dag", &self.day(known))],
            );
            assumption(what, cell(count), source.clone())
        };
        vec![
            row(&self.area.name, counts.map(|(own, _)| own)),
            row(
                &self.nl.say("aanname-land", &[]),
                counts.map(|(_, country)| country),
            ),
        ]
    }

    fn published_row(&self, known: &Known<'_>) -> Row {
        let when = self.nl.period(known.expectation.period);
        let what = self.nl.say("aanname-gepubliceerd", &[("halfjaar", &when)]);
        match known.published.filter(|figure| figure.waarde.is_some()) {
            Some(figure) => assumption(
                what,
                self.cell(Some(figure), PUBLISHED),
                self.source(Some(figure), PUBLISHED),
            ),
            None => assumption(
                what,
                Cell::words(sign(known.published).unwrap_or(Sign::NietGeleverd).words()),
                self.nl.say("aanname-niet-gepubliceerd", &[]),
            ),
        }
    }

    /// The formula held against the last number that was published.
    fn proof_row(&self, known: &Known<'_>) -> Option<Row> {
        let published = known.published_before?.waarde?;
        let part = known.part_before?;
        let computed = portion(known.national?.waarde?, part.teller?, part.noemer?)?;
        Some(assumption(
            self.nl
                .say("aanname-proef", &[("halfjaar", &self.before(known))]),
            Cell::number(self.nl.number(computed.exact, 2)),
            self.nl.say(
                "aanname-proef-bron",
                &[
                    ("gepubliceerd", &self.nl.number(published, 0)),
                    ("verschil", &self.nl.signed(computed.short_of(published), 2)),
                    (
                        "afronding",
                        &match published {
                            same if same == computed.nearest => "dichtstbij",
                            same if same == computed.up => "omhoog",
                            _ => "geen",
                        },
                    ),
                ],
            ),
        ))
    }

    fn newcomer_rows(&self, known: &Known<'_>, verdict: Option<&Forecast>) -> Vec<Row> {
        let year = self.year();
        let value = verdict.map(|verdict| verdict.value);
        let adults = self.about(ADULTS);
        let share = match adults {
            Some(about) => Cell::figure(self.nl, known.adults, about),
            None => Cell::words(Sign::NietGeleverd.words()),
        };
        vec![
            assumption(
                self.nl.say("aanname-gehuisvest", &[]),
                match value {
                    Some(value) => Cell::number(format!("2 × {}", self.nl.number(value, 0))),
                    None => Cell::words(Sign::NietGeleverd.words()),
                },
                self.nl.say("aanname-gehuisvest-bron", &[]),
            ),
            assumption(
                self.nl.say("aanname-volwassen", &[("jaar", &year)]),
                share,
                self.source(known.adults, ADULTS),
            ),
            assumption(
                self.nl.say("aanname-migranten", &[("jaar", &year)]),
                self.cell(known.migrants, MIGRANTS),
                self.source(known.migrants, MIGRANTS),
            ),
        ]
    }

    fn scenarios(&self, known: &Known<'_>, verdict: &Forecast) -> TableView {
        let rounding = known.expectation.rounding;
        let rounded = |own: Rounding| {
            let chosen = words::yes_or_no(own == rounding);
            self.nl.say(
                "varianten-afgerond",
                &[("afronding", &kind(own)), ("gekozen", &chosen)],
            )
        };
        let row = |one: &Scenario| Row {
            header: words::sentence(&change(self.nl, one.change)),
            cells: self.scenario_cells(&one.portion, one.newcomers.as_ref()),
        };
        TableView {
            caption: self.nl.say(
                "varianten-bijschrift",
                &[
                    ("naam", &self.area.name),
                    ("halfjaar", &self.nl.period(known.expectation.period)),
                ],
            ),
            corner: self.nl.say("varianten-hoek", &[]),
            columns: vec![
                Cell::number("Landelijk aantal"),
                Cell::number("Formule"),
                Cell::number(rounded(Rounding::Dichtstbij)),
                Cell::number(rounded(Rounding::Omhoog)),
                Cell::number(self.nl.say("varianten-inburgeraars", &[])),
            ],
            rows: verdict.scenarios.iter().map(row).collect(),
        }
    }

    fn scenario_cells(&self, portion: &Portion, newcomers: Option<&Newcomers>) -> Vec<Cell> {
        let count = |number: f64| Cell::number(self.nl.number(number, 0));
        vec![
            count(portion.national),
            Cell::number(self.nl.number(portion.exact, 2)),
            count(portion.nearest),
            count(portion.up),
            match newcomers {
                Some(newcomers) => count(newcomers.total),
                None => Cell::words(Sign::NietGeleverd.words()),
            },
        ]
    }

    fn cell(&self, figure: Option<&Figure>, id: &str) -> Cell {
        match self.about(id) {
            Some(about) => Cell::figure(self.nl, figure, about),
            None => Cell::words(Sign::NietGeleverd.words()),
        }
    }

    /// "Staatscourant; exports/taakstelling.csv": what the definition says, and the files.
    fn source(&self, figure: Option<&Figure>, id: &str) -> String {
        let words = self.about(id).map(|about| about.source.clone());
        let files = figure
            .map(|figure| figure.bron.as_slice())
            .unwrap_or_default();
        let files = files.iter().filter_map(|file| file.split('#').next());
        let parts: Vec<String> = words.into_iter().chain(files.map(str::to_owned)).collect();
        parts.join("; ")
    }

    /// The day whose inhabitants count.
    fn day(&self, known: &Known<'_>) -> String {
        let year = known.expectation.period.year() - 1;
        self.nl.day(Period::Jaar(year).first_day())
    }

    fn before(&self, known: &Known<'_>) -> String {
        known.before.map_or_else(
            || self.nl.say("halfjaar-ervoor", &[]),
            |before| self.nl.period(before),
        )
    }
}

impl Known<'_> {
    /// The outcome, where all it needs is there and the regime still holds.
    fn verdict(&self) -> Option<Forecast> {
        let assumptions = self.assumptions().filter(|_| !self.has_ended());
        assumptions.as_ref().and_then(forecast)
    }

    /// Whether the regime ends before the half-year: the definition gives its last day.
    fn has_ended(&self) -> bool {
        let sign = self.published.and_then(|figure| figure.teken);
        sign == Some(Sign::KanNietVoorkomen)
    }

    fn grown(&self) -> Option<f64> {
        self.national.and_then(|figure| figure.waarde)
    }

    fn inhabitants(&self) -> Option<(f64, f64)> {
        let delivered = || {
            let part = self.part.filter(|figure| figure.waarde.is_some())?;
            part.teller.zip(part.noemer)
        };
        self.expectation.inhabitants.or_else(delivered)
    }

    fn assumptions(&self) -> Option<Assumptions> {
        let (inhabitants, country) = self.inhabitants()?;
        let national = match self.expectation.national {
            ExpectedNational::Number(number) => National::Aantal(number),
            ExpectedNational::Growth(by) => National::Groei {
                from: self.grown()?,
                by,
            },
        };
        let value = |figure: Option<&Figure>| figure.and_then(|figure| figure.waarde);
        Some(Assumptions {
            national,
            inhabitants,
            country,
            rounding: self.expectation.rounding,
            published: value(self.published),
            adults: value(self.adults),
            migrants: value(self.migrants),
        })
    }
}

fn assumption(what: impl Into<String>, value: Cell, source: impl Into<String>) -> Row {
    Row {
        header: what.into(),
        cells: vec![value, Cell::text(source)],
    }
}

/// The sign that a table shows in the place of a figure.
fn sign(figure: Option<&Figure>) -> Option<Sign> {
    match figure {
        Some(figure) if figure.waarde.is_some() => figure.teken,
        Some(figure) => Some(figure.teken.unwrap_or(Sign::NietGeleverd)),
        None => Some(Sign::NietGeleverd),
    }
}

fn half_year_before(period: Period) -> Option<Period> {
    match period {
        Period::Halfjaar(year, 2) => Some(Period::Halfjaar(year, 1)),
        Period::Halfjaar(year, _) => Some(Period::Halfjaar(year - 1, 2)),
        _ => None,
    }
}

/// The word by which sentences about rounding choose.
fn kind(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Omhoog => "omhoog",
        Rounding::Dichtstbij => "dichtstbij",
    }
}

/// "25% lager", "zoals verwacht", "het dubbele".
fn change(nl: &crate::Dutch, change: f64) -> String {
    let direction = match change {
        0.0 => "gelijk",
        1.0 => "dubbel",
        less if less < 0.0 => "lager",
        _ => "hoger",
    };
    nl.say(
        "verwachting-verandering",
        &[
            ("richting", &direction),
            ("deel", &nl.share(change.abs(), 0)),
        ],
    )
}
