//! The values of an expression over rows, column by column.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, StringArray, UInt32Array,
};
use arrow::compute::kernels::cmp;
use arrow::compute::{and_kleene, cast, is_null, not, nullif, or_kleene};
use arrow::datatypes::{DataType, Float64Type};
use chrono::Datelike;

use super::{Comparison, Fold, Node, Operator};

/// Whose column it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// The dataset that the rule belongs to.
    Own,
    /// The dataset that it refers to.
    Other,
}

/// Rows to evaluate over: the columns that an expression names, all equally long.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub rows: usize,
    pub columns: BTreeMap<(Side, String), ArrayRef>,
    /// True in rows of deliveries that do not have the column at all.
    pub absent: BTreeMap<(Side, String), BooleanArray>,
    /// For each row the number of its group, and how many groups there are; without it all rows
    /// are one group.
    pub groups: Option<(UInt32Array, usize)>,
}

/// Values of one kind. Days and years are numbers here.
enum Values {
    Number(Float64Array),
    Text(ArrayRef),
    Word(String),
    Truth(BooleanArray),
}

impl Frame {
    /// The answer for every row; none where a column is not there or a part does not fit.
    pub(crate) fn truth(&self, node: &Node) -> Option<BooleanArray> {
        match self.values(node)? {
            Values::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// The number for every row.
    pub(crate) fn numbers(&self, node: &Node) -> Option<Float64Array> {
        match self.values(node)? {
            Values::Number(numbers) => Some(numbers),
            _ => None,
        }
    }

    fn values(&self, node: &Node) -> Option<Values> {
        Some(match node {
            Node::Column(name) => values_of(self.columns.get(&(name.side, name.name.clone()))?)?,
            Node::Number(number) => Values::Number(Float64Array::from_value(*number, self.rows)),
            Node::Day(day) => Values::Number(Float64Array::from_value((*day).into(), self.rows)),
            Node::Text(word) => Values::Word(word.text.clone()),
            Node::Truth(truth) => Values::Truth(BooleanArray::from(vec![*truth; self.rows])),
            Node::Not(inner) => Values::Truth(not(&self.truth(inner)?).ok()?),
            Node::And(left, right) => {
                Values::Truth(and_kleene(&self.truth(left)?, &self.truth(right)?).ok()?)
            }
            Node::Or(left, right) => {
                Values::Truth(or_kleene(&self.truth(left)?, &self.truth(right)?).ok()?)
            }
            Node::IsNull(inner) => Values::Truth(self.is_null(inner)?),
            Node::Compare(op, left, right) => {
                Values::Truth(compare(*op, &self.values(left)?, &self.values(right)?)?)
            }
            Node::Arithmetic(op, left, right) => {
                let (left, right) = (self.numbers(left)?, self.numbers(right)?);
                Values::Number(arithmetic(*op, &left, &right))
            }
            Node::Absolute(inner) => {
                Values::Number(self.numbers(inner)?.unary::<_, Float64Type>(f64::abs))
            }
            Node::Year(inner) => Values::Number(years(&self.numbers(inner)?)),
            Node::Total(fold, inner) => Values::Number(self.total(*fold, inner.as_deref())?),
        })
    }

    /// Whether a value is missing. In a delivery without the column that can't be said: the
    /// column's owner may well have a value.
    fn is_null(&self, node: &Node) -> Option<BooleanArray> {
        let mut truth = match self.values(node)? {
            Values::Number(numbers) => is_null(&numbers).ok()?,
            Values::Truth(truth) => is_null(&truth).ok()?,
            Values::Text(text) => is_null(&text).ok()?,
            Values::Word(_) => BooleanArray::from(vec![false; self.rows]),
        };
        for name in node.columns() {
            if let Some(absent) = self.absent.get(&(name.side, name.name.clone())) {
                truth = nullif(&truth, absent).ok()?.as_boolean().clone();
            }
        }
        Some(truth)
    }

    /// A total over the rows of each group, for each of these rows. One missing value makes the
    /// total of its group unknown; only a count leaves missing values out.
    fn total(&self, fold: Fold, inner: Option<&Node>) -> Option<Float64Array> {
        let values = match inner.map(|inner| self.values(inner)) {
            None => Float64Array::from_value(1.0, self.rows),
            Some(values) => counted(fold, values?)?,
        };
        let single = UInt32Array::from_value(0, if self.groups.is_none() { self.rows } else { 0 });
        let (ids, number) = match &self.groups {
            Some((ids, number)) => (ids, *number),
            None => (&single, 1),
        };
        let mut totals: Vec<Option<(f64, f64)>> = vec![Some((0.0, 0.0)); number];
        for (id, value) in ids.values().iter().zip(values.iter()) {
            if let Some(total) = totals.get_mut(usize::try_from(*id).ok()?) {
                *total = match (*total, value) {
                    (Some((sum, rows)), Some(value)) => Some((
                        match fold {
                            _ if rows == 0.0 => value,
                            Fold::Least => sum.min(value),
                            Fold::Most => sum.max(value),
                            Fold::Count | Fold::Sum | Fold::Mean => sum + value,
                        },
                        rows + 1.0,
                    )),
                    _ => None,
                };
            }
        }
        let of = |id: &u32| {
            let total = totals.get(usize::try_from(*id).ok()?)?;
            total.map(|(sum, rows)| if fold == Fold::Mean { sum / rows } else { sum })
        };
        Some(ids.values().iter().map(of).collect())
    }
}

/// What a fold is over: for a count one for each value that is there.
fn counted(fold: Fold, values: Values) -> Option<Float64Array> {
    let one = |missing: bool| if missing { 0.0 } else { 1.0 };
    let flags = |missing: &BooleanArray| -> Float64Array {
        missing.iter().map(|missing| missing.map(one)).collect()
    };
    match (fold, values) {
        (Fold::Count, Values::Number(numbers)) => Some(flags(&is_null(&numbers).ok()?)),
        (Fold::Count, Values::Truth(truth)) => Some(flags(&is_null(&truth).ok()?)),
        (Fold::Count, Values::Text(text)) => Some(flags(&is_null(&text).ok()?)),
        (_, Values::Number(numbers)) => Some(numbers),
        _ => None,
    }
}

/// Numbers of a column: also days and years.
pub(crate) fn numbers(column: &ArrayRef) -> Option<Float64Array> {
    match values_of(column)? {
        Values::Number(numbers) => Some(numbers),
        _ => None,
    }
}

fn values_of(column: &ArrayRef) -> Option<Values> {
    Some(match column.data_type() {
        DataType::Boolean => Values::Truth(column.as_boolean().clone()),
        DataType::Utf8 | DataType::Dictionary(..) => Values::Text(Arc::clone(column)),
        DataType::Date32 => {
            let days: &Date32Array = column.as_primitive();
            Values::Number(days.unary::<_, Float64Type>(f64::from))
        }
        _ => Values::Number(
            cast(column, &DataType::Float64)
                .ok()?
                .as_primitive::<Float64Type>()
                .clone(),
        ),
    })
}

/// The year of each day.
fn years(days: &Float64Array) -> Float64Array {
    let year = |day: f64| {
        let date = arrow::temporal_conversions::date32_to_datetime(day as i32)?;
        Some(f64::from(date.year()))
    };
    days.iter().map(|day| day.and_then(year)).collect()
}

/// A quotient by zero has no answer.
fn arithmetic(op: Operator, left: &Float64Array, right: &Float64Array) -> Float64Array {
    let of = |left: f64, right: f64| {
        let number = match op {
            Operator::Plus => left + right,
            Operator::Minus => left - right,
            Operator::Times => left * right,
            Operator::Over => left / right,
        };
        number.is_finite().then_some(number)
    };
    let pairs = left.iter().zip(right.iter());
    pairs.map(|(left, right)| of(left?, right?)).collect()
}

/// How two numbers compare. A difference that arises only from counting in binary is none: 0,1 and
/// 0,2 make 0,3.
pub(crate) fn order(left: f64, right: f64) -> Ordering {
    let slack = 1e-9 * left.abs().max(right.abs()).max(1.0);
    match (left - right).abs() <= slack {
        true => Ordering::Equal,
        false => left.total_cmp(&right),
    }
}

fn holds(op: Comparison, order: Ordering) -> bool {
    match op {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

fn compare(op: Comparison, left: &Values, right: &Values) -> Option<BooleanArray> {
    match (left, right) {
        (Values::Number(left), Values::Number(right)) => {
            let pairs = left.iter().zip(right.iter());
            Some(
                pairs
                    .map(|(left, right)| Some(holds(op, order(left?, right?))))
                    .collect(),
            )
        }
        (Values::Truth(left), Values::Truth(right)) => {
            let pairs = left.iter().zip(right.iter());
            Some(
                pairs
                    .map(|(left, right)| Some(holds(op, left?.cmp(&right?))))
                    .collect(),
            )
        }
        (Values::Text(left), Values::Text(right)) => {
            let plain = |text: &ArrayRef| cast(text, &DataType::Utf8).ok();
            texts(op, &plain(left)?, &plain(right)?)
        }
        (Values::Text(left), Values::Word(word)) => texts(op, left, &StringArray::new_scalar(word)),
        (Values::Word(word), Values::Text(right)) => {
            texts(op, &StringArray::new_scalar(word), right)
        }
        _ => None,
    }
}

fn texts(
    op: Comparison,
    left: &dyn arrow::array::Datum,
    right: &dyn arrow::array::Datum,
) -> Option<BooleanArray> {
    let compared = match op {
        Comparison::Equal => cmp::eq(left, right),
        Comparison::Unequal => cmp::neq(left, right),
        Comparison::Less => cmp::lt(left, right),
        Comparison::AtMost => cmp::lt_eq(left, right),
        Comparison::More => cmp::gt(left, right),
        Comparison::AtLeast => cmp::gt_eq(left, right),
    };
    compared.ok()
}
