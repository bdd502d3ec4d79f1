//! Conditions that no row can meet: comparisons of one column that exclude each other.
//!
//! Only what is certain is said. Parameters have no value yet, and a comparison of two columns says
//! no more than that both are filled.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use ijkpunt_model::{Dataset, Kind};
use sqlparser::ast::{BinaryOperator, Expr, Spanned as _, UnaryOperator, Value, ValueWithSpan};
use sqlparser::tokenizer::Location;

/// Where the first comparison stands that can't hold beside the others, and of which column.
pub(super) struct Clash {
    pub at: Location,
    pub column: String,
}

/// Every contradiction in a condition: in the whole, and in each branch of an OR by itself.
pub(super) fn clashes(expr: &Expr, dataset: &Dataset) -> Vec<Clash> {
    let mut found = Vec::new();
    search(expr, dataset, &mut found);
    found
}

/// The column over which two conditions exclude each other, if one does.
pub(super) fn excluded(one: &Expr, other: &Expr, dataset: &Dataset) -> Option<String> {
    let mut parts = Vec::new();
    conjuncts(one, &mut parts);
    conjuncts(other, &mut parts);
    first_clash(&parts, dataset).map(|clash| clash.column)
}

/// The parts of a condition that must all hold.
pub(super) fn conjuncts<'a>(expr: &'a Expr, parts: &mut Vec<&'a Expr>) {
    match expr {
        Expr::Nested(inner) => conjuncts(inner, parts),
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And,
            right,
        } => {
            conjuncts(left, parts);
            conjuncts(right, parts);
        }
        other => parts.push(other),
    }
}

fn search(expr: &Expr, dataset: &Dataset, found: &mut Vec<Clash>) {
    let mut parts = Vec::new();
    conjuncts(expr, &mut parts);
    found.extend(first_clash(&parts, dataset));
    for part in parts {
        if let Expr::BinaryOp {
            left,
            op: BinaryOperator::Or,
            right,
        } = part
        {
            search(left, dataset, found);
            search(right, dataset, found);
        }
    }
}

fn first_clash(parts: &[&Expr], dataset: &Dataset) -> Option<Clash> {
    let mut demands: BTreeMap<String, Demand> = BTreeMap::new();
    for part in parts {
        for (column, wish) in wishes(part) {
            let Some(known) = dataset.column(&column) else {
                continue;
            };
            let codes = match &known.kind {
                Kind::Code(codes) => codes.as_slice(),
                _ => &[],
            };
            let demand = demands.entry(column.clone()).or_default();
            demand.add(wish);
            if demand.is_void(known.required, codes) {
                let at = part.span().start;
                return Some(Clash { at, column });
            }
        }
    }
    None
}

/// A value that a column is compared with.
#[derive(Debug, Clone, PartialEq)]
enum Literal {
    Number(f64),
    Day(NaiveDate),
    Text(String),
    Truth(bool),
}

impl Literal {
    fn order(&self, other: &Literal) -> Option<Ordering> {
        match (self, other) {
            (Literal::Number(one), Literal::Number(other)) => one.partial_cmp(other),
            (Literal::Day(one), Literal::Day(other)) => Some(one.cmp(other)),
            (Literal::Text(one), Literal::Text(other)) => Some(one.cmp(other)),
            (Literal::Truth(one), Literal::Truth(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }
}

/// What one comparison asks of a column.
enum Wish {
    Empty,
    Filled,
    OneOf(Vec<Literal>),
    NoneOf(Vec<Literal>),
    /// Lower limit, and whether the limit itself is allowed.
    From(Literal, bool),
    /// Upper limit.
    To(Literal, bool),
}

/// What all comparisons together ask of a column.
#[derive(Default)]
struct Demand {
    empty: bool,
    filled: bool,
    allowed: Option<Vec<Literal>>,
    refused: Vec<Literal>,
    from: Vec<(Literal, bool)>,
    to: Vec<(Literal, bool)>,
}

impl Demand {
    fn add(&mut self, wish: Wish) {
        match wish {
            Wish::Empty => self.empty = true,
            Wish::Filled => self.filled = true,
            Wish::OneOf(values) => match &mut self.allowed {
                Some(allowed) => allowed.retain(|value| values.contains(value)),
                none => *none = Some(values),
            },
            Wish::NoneOf(values) => self.refused.extend(values),
            Wish::From(limit, itself) => self.from.push((limit, itself)),
            Wish::To(limit, itself) => self.to.push((limit, itself)),
        }
    }

    fn is_void(&self, required: bool, codes: &[String]) -> bool {
        if self.empty {
            let compared = self.allowed.is_some()
                || !self.refused.is_empty()
                || !self.from.is_empty()
                || !self.to.is_empty()
                || self.filled;
            return required || compared;
        }
        let crossed = self.from.iter().any(|(from, from_itself)| {
            self.to.iter().any(|(to, to_itself)| match from.order(to) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Equal) => !(*from_itself && *to_itself),
                _ => false,
            })
        });
        let listed: Option<Vec<Literal>> = match (&self.allowed, codes.is_empty()) {
            (Some(allowed), _) => Some(allowed.clone()),
            (None, false) => Some(codes.iter().cloned().map(Literal::Text).collect()),
            (None, true) => None,
        };
        crossed || listed.is_some_and(|values| !values.iter().any(|value| self.takes(value)))
    }

    fn takes(&self, value: &Literal) -> bool {
        let above = |(limit, itself): &(Literal, bool)| match value.order(limit) {
            Some(Ordering::Less) => false,
            Some(Ordering::Equal) => *itself,
            _ => true,
        };
        let below = |(limit, itself): &(Literal, bool)| match value.order(limit) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Equal) => *itself,
            _ => true,
        };
        !self.refused.contains(value) && self.from.iter().all(above) && self.to.iter().all(below)
    }
}

/// What a comparison asks of the columns in it.
fn wishes(expr: &Expr) -> Vec<(String, Wish)> {
    match expr {
        Expr::Identifier(ident) => {
            vec![(ident.value.clone(), Wish::OneOf(vec![Literal::Truth(true)]))]
        }
        Expr::UnaryOp {
            op: UnaryOperator::Not,
            expr,
        } => match &**expr {
            Expr::Identifier(ident) => vec![(
                ident.value.clone(),
                Wish::OneOf(vec![Literal::Truth(false)]),
            )],
            _ => Vec::new(),
        },
        Expr::IsNull(inner) => named(inner, || Wish::Empty),
        Expr::IsNotNull(inner) => named(inner, || Wish::Filled),
        Expr::InList {
            expr,
            list,
            negated,
        } => {
            let values: Option<Vec<Literal>> = list.iter().map(literal).collect();
            named(expr, || match (values, negated) {
                (Some(values), false) => Wish::OneOf(values),
                (Some(values), true) => Wish::NoneOf(values),
                (None, _) => Wish::Filled,
            })
        }
        Expr::Between {
            expr,
            negated: false,
            low,
            high,
        } => [(low, true), (high, false)]
            .into_iter()
            .flat_map(|(limit, is_low)| {
                named(expr, || match (literal(limit), is_low) {
                    (Some(limit), true) => Wish::From(limit, true),
                    (Some(limit), false) => Wish::To(limit, true),
                    (None, _) => Wish::Filled,
                })
            })
            .collect(),
        Expr::BinaryOp { left, op, right } => compared(left, op, right),
        _ => Vec::new(),
    }
}

fn compared(left: &Expr, op: &BinaryOperator, right: &Expr) -> Vec<(String, Wish)> {
    use BinaryOperator::{Eq, Gt, GtEq, Lt, LtEq, NotEq};
    if !matches!(op, Eq | NotEq | Lt | LtEq | Gt | GtEq) {
        return Vec::new();
    }
    let (column, value, op) = match (column(left), column(right)) {
        (Some(column), None) => (column, right, op.clone()),
        (None, Some(column)) => (column, left, mirrored(op)),
        (Some(one), Some(other)) => {
            return vec![(one, Wish::Filled), (other, Wish::Filled)];
        }
        (None, None) => return Vec::new(),
    };
    let Some(value) = literal(value) else {
        return vec![(column, Wish::Filled)];
    };
    let wish = match op {
        Eq => Wish::OneOf(vec![value]),
        NotEq => Wish::NoneOf(vec![value]),
        Lt => Wish::To(value, false),
        LtEq => Wish::To(value, true),
        Gt => Wish::From(value, false),
        _ => Wish::From(value, true),
    };
    vec![(column, wish)]
}

fn mirrored(op: &BinaryOperator) -> BinaryOperator {
    use BinaryOperator::{Gt, GtEq, Lt, LtEq};
    match op {
        Lt => Gt,
        LtEq => GtEq,
        Gt => Lt,
        GtEq => LtEq,
        same => same.clone(),
    }
}

fn named(expr: &Expr, wish: impl FnOnce() -> Wish) -> Vec<(String, Wish)> {
    column(expr)
        .map(|column| (column, wish()))
        .into_iter()
        .collect()
}

fn column(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Identifier(ident) => Some(ident.value.clone()),
        Expr::Nested(inner) => column(inner),
        _ => None,
    }
}

fn literal(expr: &Expr) -> Option<Literal> {
    match expr {
        Expr::Nested(inner) => literal(inner),
        Expr::Value(ValueWithSpan { value, .. }) => match value {
            Value::Number(number, _) => number.to_string().parse().ok().map(Literal::Number),
            Value::SingleQuotedString(text) => Some(Literal::Text(text.clone())),
            Value::Boolean(truth) => Some(Literal::Truth(*truth)),
            _ => None,
        },
        Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr,
        } => match literal(expr)? {
            Literal::Number(number) => Some(Literal::Number(-number)),
            _ => None,
        },
        Expr::TypedString(typed) => match &typed.value.value {
            Value::SingleQuotedString(text) => text.parse().ok().map(Literal::Day),
            _ => None,
        },
        _ => None,
    }
}
