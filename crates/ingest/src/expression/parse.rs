//! From SQL to the tree of an expression.

use sqlparser::ast::{
    BinaryOperator, DateTimeField, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments,
    Spanned as _, UnaryOperator, Value, ValueWithSpan,
};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Location, Token};

use super::{Comparison, Expression, Fold, Name, Node, Operator, Side, Word};

/// Why an expression was refused, and where in its text.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    pub at: Location,
    pub what: String,
    pub remedy: String,
}

/// Longer texts are refused, so that a tree can't grow deeper than what walks it can follow.
const LONGEST: usize = 4000;

type Parsed = Result<Node, Box<Refused>>;

const PROFILE: &str = "Gebruik kolommen, vaste waarden, =, <>, <, <=, >, >=, IN, BETWEEN, IS NULL, \
    AND, OR, NOT, +, -, *, /, ABS, EXTRACT(YEAR FROM …), COUNT, SUM, AVG, MIN en MAX.";

/// Parses an expression. Names are not looked up yet.
pub(crate) fn parse(text: &str) -> Result<Expression, Box<Refused>> {
    let dialect = GenericDialect {};
    let unreadable = |why: String| {
        Box::new(Refused {
            at: Location::new(1, 1),
            what: format!("Deze voorwaarde is niet te lezen: {why}."),
            remedy: "Schrijf een voorwaarde zoals: kosten + winst = omzet".to_owned(),
        })
    };
    if text.len() > LONGEST {
        return Err(unreadable(format!("zij is langer dan {LONGEST} tekens")));
    }
    let mut parser = Parser::new(&dialect)
        .try_with_sql(text)
        .map_err(|error| unreadable(error.to_string()))?;
    let expr = parser
        .parse_expr()
        .map_err(|error| unreadable(error.to_string()))?;
    match parser.peek_token().token {
        Token::EOF => Ok(Expression {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            node: node(&expr)?,
        }),
        rest => Err(unreadable(format!("'{rest}' hoort er niet bij"))),
    }
}

fn refuse(expr: &Expr) -> Box<Refused> {
    Box::new(Refused {
        at: expr.span().start,
        what: format!("'{expr}' hoort niet bij het toegestane profiel."),
        remedy: PROFILE.to_owned(),
    })
}

fn boxed(expr: &Expr) -> Result<Box<Node>, Box<Refused>> {
    node(expr).map(Box::new)
}

fn node(expr: &Expr) -> Parsed {
    Ok(match expr {
        Expr::Nested(inner) => node(inner)?,
        Expr::Identifier(ident) if ident.quote_style.is_none() => Node::Column(Name {
            side: Side::Own,
            name: ident.value.clone(),
            at: ident.span.start,
        }),
        Expr::CompoundIdentifier(idents) => match idents.as_slice() {
            [table, column] if table.value == "ander" => Node::Column(Name {
                side: Side::Other,
                name: column.value.clone(),
                at: column.span.start,
            }),
            _ => return Err(refuse(expr)),
        },
        Expr::Value(value) => literal(value).ok_or_else(|| refuse(expr))?,
        Expr::TypedString(typed) if typed.data_type == sqlparser::ast::DataType::Date => {
            day(&typed.value).ok_or_else(|| refuse(expr))?
        }
        Expr::IsNull(inner) => Node::IsNull(boxed(inner)?),
        Expr::IsNotNull(inner) => Node::Not(Box::new(Node::IsNull(boxed(inner)?))),
        Expr::UnaryOp { op, expr: inner } => match op {
            UnaryOperator::Not => Node::Not(boxed(inner)?),
            UnaryOperator::Minus => match node(inner)? {
                Node::Number(number) => Node::Number(-number),
                other => Node::Arithmetic(
                    Operator::Minus,
                    Box::new(Node::Number(0.0)),
                    Box::new(other),
                ),
            },
            _ => return Err(refuse(expr)),
        },
        Expr::BinaryOp { left, op, right } => binary(expr, op, boxed(left)?, boxed(right)?)?,
        Expr::InList {
            expr: inner,
            list,
            negated,
        } => in_list(&node(inner)?, list, *negated).ok_or_else(|| refuse(expr))??,
        Expr::Between {
            expr: inner,
            negated,
            low,
            high,
        } => {
            let inner = boxed(inner)?;
            let low = Node::Compare(Comparison::AtLeast, inner.clone(), boxed(low)?);
            let high = Node::Compare(Comparison::AtMost, inner, boxed(high)?);
            negate(Node::And(Box::new(low), Box::new(high)), *negated)
        }
        Expr::Extract {
            field: DateTimeField::Year,
            expr: inner,
            ..
        } => Node::Year(boxed(inner)?),
        Expr::Function(function) => call(expr, function)?,
        other => return Err(refuse(other)),
    })
}

fn negate(node: Node, negated: bool) -> Node {
    match negated {
        true => Node::Not(Box::new(node)),
        false => node,
    }
}

fn binary(expr: &Expr, op: &BinaryOperator, left: Box<Node>, right: Box<Node>) -> Parsed {
    let compare = |op| Ok(Node::Compare(op, left.clone(), right.clone()));
    let count = |op| Ok(Node::Arithmetic(op, left.clone(), right.clone()));
    match op {
        BinaryOperator::And => Ok(Node::And(left, right)),
        BinaryOperator::Or => Ok(Node::Or(left, right)),
        BinaryOperator::Eq => compare(Comparison::Equal),
        BinaryOperator::NotEq => compare(Comparison::Unequal),
        BinaryOperator::Lt => compare(Comparison::Less),
        BinaryOperator::LtEq => compare(Comparison::AtMost),
        BinaryOperator::Gt => compare(Comparison::More),
        BinaryOperator::GtEq => compare(Comparison::AtLeast),
        BinaryOperator::Plus => count(Operator::Plus),
        BinaryOperator::Minus => count(Operator::Minus),
        BinaryOperator::Multiply => count(Operator::Times),
        BinaryOperator::Divide => count(Operator::Over),
        _ => Err(refuse(expr)),
    }
}

/// A list is a chain of comparisons; none where the list is empty.
fn in_list(inner: &Node, list: &[Expr], negated: bool) -> Option<Parsed> {
    let mut chain: Option<Node> = None;
    for item in list {
        let item = match node(item) {
            Ok(item) => item,
            Err(refused) => return Some(Err(refused)),
        };
        let equal = Node::Compare(Comparison::Equal, Box::new(inner.clone()), Box::new(item));
        chain = Some(match chain {
            Some(chain) => Node::Or(Box::new(chain), Box::new(equal)),
            None => equal,
        });
    }
    chain.map(|chain| Ok(negate(chain, negated)))
}

fn literal(value: &ValueWithSpan) -> Option<Node> {
    match &value.value {
        Value::Number(text, _) => text.parse().ok().map(Node::Number),
        Value::SingleQuotedString(text) => Some(Node::Text(Word {
            text: text.clone(),
            at: value.span.start,
        })),
        Value::Boolean(truth) => Some(Node::Truth(*truth)),
        _ => None,
    }
}

fn day(value: &ValueWithSpan) -> Option<Node> {
    let Value::SingleQuotedString(text) = &value.value else {
        return None;
    };
    let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    let days = date.signed_duration_since(chrono::NaiveDate::default());
    i32::try_from(days.num_days()).ok().map(Node::Day)
}

fn call(expr: &Expr, function: &Function) -> Parsed {
    let FunctionArguments::List(arguments) = &function.args else {
        return Err(refuse(expr));
    };
    let plain = function.over.is_none()
        && function.filter.is_none()
        && arguments.duplicate_treatment.is_none()
        && arguments.clauses.is_empty();
    let [FunctionArg::Unnamed(argument)] = arguments.args.as_slice() else {
        return Err(refuse(expr));
    };
    let name = function.name.to_string().to_ascii_uppercase();
    let inner = match argument {
        FunctionArgExpr::Expr(inner) => Some(boxed(inner)?),
        FunctionArgExpr::Wildcard => None,
        _ => return Err(refuse(expr)),
    };
    match (name.as_str(), inner) {
        _ if !plain => Err(refuse(expr)),
        ("COUNT", inner) => Ok(Node::Total(Fold::Count, inner)),
        ("ABS", Some(inner)) => Ok(Node::Absolute(inner)),
        ("SUM", Some(inner)) => Ok(Node::Total(Fold::Sum, Some(inner))),
        ("AVG", Some(inner)) => Ok(Node::Total(Fold::Mean, Some(inner))),
        ("MIN", Some(inner)) => Ok(Node::Total(Fold::Least, Some(inner))),
        ("MAX", Some(inner)) => Ok(Node::Total(Fold::Most, Some(inner))),
        _ => Err(refuse(expr)),
    }
}
