//! Reads a cell by the kind of its column.

use ijkpunt_model::{GemeenteCode, Kind, Sign};

use super::area::{Other, other_area};
use super::note::{Note, Notes};
use super::shape::is_total;
use crate::contract::{Contract, Field};
use crate::grid::Nature;
use crate::memo::Memo;
use crate::source::Setting;
use crate::table::Words;
use crate::text::trim;
use crate::values::{
    DateFault, Fault, Notation, Number, NumberFault, PeriodFault, PeriodWays, Read, Value,
};
use crate::values::{is_error, parse_date, parse_flag, parse_number, parse_period, serial};

/// What is remembered of each column while its cells are read.
pub(crate) struct Cells {
    columns: Vec<Known>,
    /// Row in the file of the cells at hand, for the notes.
    row: u64,
}

/// The words of a dictionary column, what its texts turned out to be, and what is worth saying of
/// the column as a whole.
struct Known {
    memo: Memo<Answer>,
    words: Words,
    notes: Notes,
    notation: Notation,
}

/// What a text in a dictionary column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Word(i32),
    Starred(i32),
    NoPeriod(PeriodFault),
    Unknown,
    OtherGemeente,
    OtherArea,
    Total,
}

impl Cells {
    /// A memory for the columns of a contract.
    pub(crate) fn new(contract: &Contract) -> Cells {
        let known = |field: &Field| Known {
            memo: Memo::new(),
            words: match &field.kind {
                Kind::Code(codes) => Words::of(codes),
                _ => Words::default(),
            },
            notes: Notes::default(),
            notation: Notation::default(),
        };
        Cells {
            columns: contract.fields.iter().map(known).collect(),
            row: 0,
        }
    }

    /// A memory for another part of the same file: it knows the same words by the same keys.
    pub(crate) fn fork(&self) -> Cells {
        let known = |known: &Known| Known {
            memo: Memo::new(),
            words: known.words.clone(),
            notes: Notes::default(),
            notation: Notation::default(),
        };
        Cells {
            columns: self.columns.iter().map(known).collect(),
            row: 0,
        }
    }

    /// Takes over the words of a fork. Gives for each column the key here of each key there.
    pub(crate) fn join(&mut self, fork: Cells) -> Vec<Vec<i32>> {
        let columns = self.columns.iter_mut().zip(fork.columns);
        columns
            .map(|(own, fork)| {
                own.notes.join(fork.notes);
                own.notation.join(fork.notation);
                own.words.join(&fork.words)
            })
            .collect()
    }

    /// What is worth saying of each column of the file that was just read.
    pub(crate) fn take_notes(&mut self) -> Vec<Notes> {
        let columns = self.columns.iter_mut();
        columns
            .map(|known| std::mem::take(&mut known.notes))
            .collect()
    }

    /// Says which row is read next.
    pub(crate) fn start(&mut self, row: u64) {
        self.row = row;
    }

    /// What the numbers of each column said of their notation, which is then forgotten: every
    /// file has its own.
    pub(crate) fn notations(&mut self) -> Vec<Notation> {
        let columns = self.columns.iter_mut();
        columns
            .map(|known| std::mem::take(&mut known.notation))
            .collect()
    }

    /// A memory of nothing.
    pub(crate) fn none() -> Cells {
        Cells {
            columns: Vec::new(),
            row: 0,
        }
    }

    /// The words of each column, in the order of their keys.
    pub(crate) fn words(self) -> Vec<Words> {
        self.columns.into_iter().map(|known| known.words).collect()
    }

    /// The key of a word in a column.
    pub(crate) fn word(&mut self, index: usize, word: &str) -> Value {
        self.columns
            .get_mut(index)
            .map_or(Value::Missing, |known| Value::Key(known.words.key(word)))
    }

    /// What a cell in the column of gemeenten names, if it is no gemeente by its form.
    pub(crate) fn other_area(
        &mut self,
        setting: &Setting<'_>,
        contract: &Contract,
        index: usize,
        text: &str,
    ) -> Option<Other> {
        let text = trim(text);
        if text.is_empty() {
            return None;
        }
        match self.gemeente(setting, contract, index, text) {
            Answer::Total => Some(Other::Total),
            Answer::OtherArea if contract.lezen.area_list => Some(Other::Area),
            _ => None,
        }
    }

    /// Reads one cell of the field at `index`.
    pub(crate) fn read(
        &mut self,
        setting: &Setting<'_>,
        contract: &Contract,
        (index, field): (usize, &Field),
        text: &str,
        nature: Nature,
    ) -> Result<Read, Fault> {
        let text = trim(text);
        if text.is_empty() {
            return blank(field);
        }
        if nature == Nature::Error || is_error(text) {
            return Err(Fault::Error);
        }
        if nature == Nature::Damaged && field.kind != Kind::Getal {
            return Err(Fault::Damaged);
        }
        match &field.kind {
            Kind::Tekst | Kind::Sleutel => Ok(Value::Text.into()),
            Kind::Geheel | Kind::Getal => {
                let point = contract.lezen.decimal_point;
                self.number((index, field), text, nature, point)
            }
            Kind::Datum => self.date(index, field, text, nature),
            Kind::JaNee => parse_flag(without_point_zero(text))
                .map(|flag| Value::Flag(flag).into())
                .ok_or(Fault::Flag),
            Kind::Gemeente => match self.gemeente(setting, contract, index, text) {
                Answer::Word(key) => Ok(Value::Key(key).into()),
                Answer::OtherGemeente => Err(Fault::OtherGemeente),
                _ => Err(Fault::Gemeente),
            },
            Kind::Periode if nature == Nature::Date => Err(Fault::PeriodAsDate),
            Kind::Periode => self.period(index, field, text),
            Kind::Code(_) => self.code(index, field, text).ok_or(Fault::Code),
        }
    }

    /// A number, and what it says of the notation of its column.
    fn number(
        &mut self,
        (index, field): (usize, &Field),
        text: &str,
        nature: Nature,
        point: bool,
    ) -> Result<Read, Fault> {
        if let Some(read) = in_place_of_number(field, text) {
            return read;
        }
        let text = match field.kind {
            Kind::Geheel => without_point_zero(text),
            _ => text,
        };
        let parsed = parse_number(text, point).map(|number| match nature {
            Nature::Text => number,
            _ => number.certain(),
        });
        let read = parsed
            .map_err(Fault::Number)
            .and_then(|number| number_of(field, number));
        if let Some(known) = self.columns.get_mut(index) {
            match (&parsed, &read) {
                (_, Err(Fault::Number(fault))) => known.notation.refused(*fault),
                (Ok(number), _) => known.notation.read(number.form, self.row, text),
                (Err(_), _) => {}
            }
        }
        read
    }

    fn gemeente(
        &mut self,
        setting: &Setting<'_>,
        contract: &Contract,
        index: usize,
        text: &str,
    ) -> Answer {
        let Some(known) = self.columns.get_mut(index) else {
            return Answer::Unknown;
        };
        let words = &mut known.words;
        known.memo.get(text, |text| {
            if is_total(text, &contract.lezen.totals) {
                return Answer::Total;
            }
            match other_area(text) {
                Some(Other::Total) => return Answer::Total,
                Some(Other::Area) => return Answer::OtherArea,
                None => {}
            }
            match (setting.resolve)(text) {
                None => Answer::Unknown,
                Some(code) if is_other(setting, &code) => Answer::OtherGemeente,
                Some(code) => Answer::Word(words.key(code.as_str())),
            }
        })
    }

    fn period(&mut self, index: usize, field: &Field, text: &str) -> Result<Read, Fault> {
        let none = Fault::Period(PeriodFault::NoPeriod);
        let known = self.columns.get_mut(index).ok_or(none)?;
        let words = &mut known.words;
        let ways = PeriodWays {
            half_year: field.half_year,
            school_year: field.school_year,
        };
        let read = |text: &str| parse_period(without_point_zero(text), ways);
        let answer = known.memo.get(text, |text| match read(text) {
            Ok((period, false)) => Answer::Word(words.key(&period.to_string())),
            Ok((period, true)) => Answer::Starred(words.key(&period.to_string())),
            Err(fault) => Answer::NoPeriod(fault),
        });
        match answer {
            Answer::NoPeriod(fault) => return Err(Fault::Period(fault)),
            Answer::Starred(_) => known.notes.add(Note::Starred, self.row),
            _ => {}
        }
        answer.value().ok_or(none)
    }

    fn date(
        &mut self,
        index: usize,
        field: &Field,
        text: &str,
        nature: Nature,
    ) -> Result<Read, Fault> {
        if sign(text).is_some() || is_dash(text) {
            return Err(Fault::Sign);
        }
        if nature == Nature::Number
            && let Some(day) = serial(text)
        {
            return Ok(Value::Day(day).into());
        }
        let text = without_point_zero(text);
        let Some(written) = parse_date(text, field.year_is_first_day).map_err(Fault::Date)? else {
            return blank(field).map_err(|_| Fault::Date(DateFault::Unknown));
        };
        // A spreadsheet has one way of its own for all dates; only its texts differ.
        if let Some(known) = self.columns.get_mut(index) {
            if nature == Nature::Text {
                known.notes.form(written.form, self.row);
            }
            if written.timed {
                known.notes.add(Note::Timed, self.row);
            }
            if written.starred {
                known.notes.add(Note::Starred, self.row);
            }
        }
        Ok(Value::Day(written.day).into())
    }

    fn code(&mut self, index: usize, field: &Field, text: &str) -> Option<Read> {
        let known = self.columns.get_mut(index)?;
        let answer = known.memo.get(text, |text| match code(field, text) {
            Some(key) => Answer::Word(key),
            None => Answer::Unknown,
        });
        answer.value()
    }
}

/// The code that a text stands for. A spreadsheet takes the zeros from codes of digits and some
/// programs put `.0` behind them: `336` and `336.0` are `0336` in a list where all codes have four
/// digits.
fn code(field: &Field, text: &str) -> Option<i32> {
    let lower = text.to_lowercase();
    if let Some(key) = field.codes.get(&lower) {
        return Some(*key);
    }
    let bare = without_point_zero(&lower);
    if let Some(key) = field.codes.get(bare) {
        return Some(*key);
    }
    let Kind::Code(codes) = &field.kind else {
        return None;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let width = codes.first().map(String::len)?;
    let uniform = codes
        .iter()
        .all(|code| code.len() == width && is_digits(code));
    (uniform && is_digits(bare) && bare.len() < width).then_some(())?;
    field.codes.get(&format!("{bare:0>width$}")).copied()
}

/// A whole number without the `.0` of programs that know no whole numbers. In Dutch notation it
/// can mean nothing else: a group of thousands has three digits.
fn without_point_zero(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

impl Answer {
    fn value(self) -> Option<Read> {
        match self {
            Answer::Word(key) | Answer::Starred(key) => Some(Value::Key(key).into()),
            _ => None,
        }
    }
}

/// Whether a report about one gemeente has no use for rows of this one.
fn is_other(setting: &Setting<'_>, code: &GemeenteCode) -> bool {
    setting.only_gemeente && setting.gemeente.as_ref().is_some_and(|own| own != code)
}

fn blank(field: &Field) -> Result<Read, Fault> {
    match field.refuses_blank() {
        true => Err(Fault::Blank),
        false => Ok(Read {
            value: Value::Missing,
            sign: field.blank,
        }),
    }
}

/// The signs of CBS that stand in place of a figure.
fn sign(text: &str) -> Option<Sign> {
    match text {
        "." => Some(Sign::Onbekend),
        "x" | "X" => Some(Sign::Geheim),
        _ => None,
    }
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "\u{2013}" | "\u{2014}" | "\u{2212}")
}

/// What a sign or a dash stands for in a column of numbers.
fn in_place_of_number(field: &Field, text: &str) -> Option<Result<Read, Fault>> {
    if let Some(sign) = sign(text) {
        return Some(match field.signs {
            true => Ok(Read {
                value: Value::Missing,
                sign: Some(sign),
            }),
            false => Err(Fault::Sign),
        });
    }
    is_dash(text).then(|| match (field.dash_is_nil, &field.kind) {
        (true, Kind::Geheel) => Ok(Value::Whole(0).into()),
        (true, _) => Ok(Value::Number(0.0).into()),
        (false, _) => Err(Fault::Dash),
    })
}

/// A number as a column wants it.
fn number_of(field: &Field, number: Number) -> Result<Read, Fault> {
    let whole = field.kind == Kind::Geheel;
    if number.sign.is_some() && !field.signs {
        return Err(Fault::Sign);
    }
    let value = match whole {
        true => Value::Whole(number.whole().map_err(Fault::Number)?),
        false => Value::Number(number.float()),
    };
    let size = match value {
        Value::Whole(whole) => whole as f64,
        Value::Number(float) => float,
        _ => return Err(Fault::Number(NumberFault::NoNumber)),
    };
    let low = field.minimum.is_some_and(|minimum| size < minimum);
    let high = field.maximum.is_some_and(|maximum| size > maximum);
    match low || high {
        true => Err(Fault::Range),
        false => Ok(Read {
            value,
            sign: number.sign,
        }),
    }
}
