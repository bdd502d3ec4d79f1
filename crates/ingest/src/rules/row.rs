//! Rules within a row, and those that compare a row with totals over its group.

use arrow::array::{Array, BooleanArray};
use arrow::compute::{not, or_kleene};

use super::keyed::Keyed;
use super::view::View;
use super::{Answers, Note};
use crate::expression::{Expression, numbers, order as compare};

/// The first date is not after the second.
pub(super) fn order(view: &View<'_>, first: &str, then: &str) -> Option<Answers> {
    let first = numbers(&view.column(first)?)?;
    let then = numbers(&view.column(then)?)?;
    let answers = first.iter().zip(then.iter());
    Some(collect(answers.map(|(first, then)| Some(first? <= then?))))
}

/// A column is filled when another one is.
pub(super) fn required_with(view: &View<'_>, column: &str, with: &str) -> Option<Answers> {
    let values = (view.column(column)?, view.column(with)?);
    let absent = (view.absent(column), view.absent(with));
    let is = |rows: &Option<BooleanArray>, row| rows.as_ref().is_some_and(|rows| rows.value(row));
    let answer = |row: usize| match (values.0.is_valid(row), values.1.is_valid(row)) {
        (true, _) => Some(true),
        (false, true) => (!is(&absent.0, row)).then_some(false),
        (false, false) => (!is(&absent.1, row)).then_some(true),
    };
    Some(collect((0..view.rows).map(answer)))
}

/// A number lies between two bounds.
pub(super) fn range(
    view: &View<'_>,
    column: &str,
    minimum: Option<f64>,
    maximum: Option<f64>,
) -> Option<Answers> {
    let values = numbers(&view.column(column)?)?;
    let within = |value: f64| {
        minimum.is_none_or(|low| compare(value, low).is_ge())
            && maximum.is_none_or(|high| compare(value, high).is_le())
    };
    Some(collect(values.iter().map(|value| value.map(within))))
}

/// A condition holds in every row in which another one does.
pub(super) fn condition(
    view: &View<'_>,
    when: Option<&Expression>,
    holds: &Expression,
    per: &[String],
) -> Option<Answers> {
    let expressions: Vec<&Expression> = when.into_iter().chain([holds]).collect();
    let mut frame = view.frame(&expressions);
    let totals = expressions
        .iter()
        .any(|expression| expression.node.has_total());
    if !per.is_empty() && totals {
        frame.groups = Some(Keyed::new(&view.columns(per)?, view.rows)?.ids());
    }
    let mut truth = frame.truth(&holds.node)?;
    if let Some(when) = when {
        truth = or_kleene(&not(&frame.truth(&when.node)?).ok()?, &truth).ok()?;
    }
    Some(collect(truth.iter()))
}

fn collect(answers: impl Iterator<Item = Option<bool>>) -> Answers {
    let mut all = Answers::default();
    for (row, answer) in answers.enumerate() {
        all.add(answer, row, Note::Nothing);
    }
    all
}
