//! Conditions: SQL expressions of the portable profile over a contract's columns.
//!
//! Three SQL engines agree on far less than they accept. What stands here is the part on which
//! Polars, DataFusion and Spark gave equal answers: comparisons, IN, BETWEEN, IS NULL, AND, OR, NOT
//! over columns and literals. Arithmetic, functions and casts belong to the compiler.

mod impossible;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use ijkpunt_model::{Code, Dataset, Finding, Findings, Kind};
use ijkpunt_spans::{Section, Spanned};
use sqlparser::ast::{
    BinaryOperator, Expr, Ident, Spanned as _, UnaryOperator, Value, ValueWithSpan,
    visit_expressions, visit_expressions_mut,
};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Location, Token};

/// The parameters that a condition may name.
pub const PARAMETERS: [&str; 3] = [":peildatum", ":begin", ":eind"];

/// The days that stand for the parameters in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Params {
    /// First day of the period; of a peildatum the day itself.
    pub begin: NaiveDate,
    /// Last day of the period; of a peildatum the day itself.
    pub end: NaiveDate,
}

/// A condition whose names and forms have been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    expr: Expr,
    text: String,
}

impl Condition {
    /// Parses and checks a condition. Every fault is reported at its place inside the string.
    pub fn check(
        text: &Spanned<String>,
        dataset: &Dataset,
        section: &Section<'_>,
        findings: &mut Findings,
    ) -> Option<Condition> {
        let check = Check {
            text,
            dataset,
            section,
        };
        let expr = check
            .parse()
            .map_err(|finding| findings.push(*finding))
            .ok()?;
        let before = findings.len();
        check.walk(&expr, findings);
        check.truth(&expr, findings);
        if findings.len() == before {
            check.possible(&expr, findings);
        }
        (findings.len() == before).then(|| Condition {
            expr,
            text: text.value.clone(),
        })
    }

    /// The condition as a person wrote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The condition as SQL, with the parameters as literals. They are put into the tree, never
    /// pasted into the text.
    pub fn bind(&self, params: Params) -> String {
        let mut expr = self.expr.clone();
        let _ = visit_expressions_mut(&mut expr, |expr| {
            if let Some(date) = parameter(expr).and_then(|name| params.get(name)) {
                *expr = date_literal(date);
            }
            ControlFlow::<()>::Continue(())
        });
        expr.to_string()
    }

    /// The column over which this condition and another exclude each other, so that no row can
    /// meet both; none where a row may.
    pub fn excluded_by(&self, other: &Condition, dataset: &Dataset) -> Option<String> {
        impossible::excluded(&self.expr, &other.expr, dataset)
    }

    /// Whether every row that meets this condition meets the other one for certain: each part of
    /// the other stands here as well.
    pub fn implies(&self, other: &Condition) -> bool {
        let (mut own, mut asked) = (Vec::new(), Vec::new());
        impossible::conjuncts(&self.expr, &mut own);
        impossible::conjuncts(&other.expr, &mut asked);
        asked.iter().all(|part| {
            own.iter()
                .any(|known| known.to_string() == part.to_string())
        })
    }

    /// The columns it names.
    pub fn columns(&self) -> BTreeSet<String> {
        let mut columns = BTreeSet::new();
        let _ = visit_expressions(&self.expr, |expr| {
            if let Expr::Identifier(ident) = expr {
                columns.insert(ident.value.clone());
            }
            ControlFlow::<()>::Continue(())
        });
        columns
    }
}

impl Params {
    fn get(self, name: &str) -> Option<NaiveDate> {
        match name {
            ":peildatum" | ":begin" => Some(self.begin),
            ":eind" => Some(self.end),
            _ => None,
        }
    }
}

/// A day as an SQL literal.
pub fn date_sql(date: NaiveDate) -> String {
    format!("DATE '{}'", date.format("%Y-%m-%d"))
}

fn date_literal(date: NaiveDate) -> Expr {
    Expr::TypedString(sqlparser::ast::TypedString {
        data_type: sqlparser::ast::DataType::Date,
        value: Value::SingleQuotedString(date.format("%Y-%m-%d").to_string()).into(),
        uses_odbc_syntax: false,
    })
}

fn parameter(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Value(ValueWithSpan {
            value: Value::Placeholder(name),
            ..
        }) => Some(name),
        _ => None,
    }
}

/// What can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Text,
    Number,
    Day,
    Truth,
}

struct Check<'a> {
    text: &'a Spanned<String>,
    dataset: &'a Dataset,
    section: &'a Section<'a>,
}

impl Check<'_> {
    fn parse(&self) -> Result<Expr, Box<Finding>> {
        let refuse = |why: String| {
            Box::new(self.section.finding(
                Code::OngeldigeVoorwaarde,
                self.text.span.clone(),
                format!("Deze voorwaarde is niet te lezen: {why}."),
                "Schrijf een voorwaarde zoals: regeling = 'pw' AND einddatum IS NULL",
            ))
        };
        let dialect = GenericDialect {};
        let mut parser = Parser::new(&dialect)
            .try_with_sql(&self.text.value)
            .map_err(|error| refuse(error.to_string()))?;
        let expr = parser
            .parse_expr()
            .map_err(|error| refuse(error.to_string()))?;
        match parser.peek_token().token {
            Token::EOF => Ok(expr),
            rest => Err(refuse(format!("'{rest}' hoort er niet bij"))),
        }
    }

    fn walk(&self, expr: &Expr, findings: &mut Findings) {
        match expr {
            Expr::Identifier(ident) => self.column(ident, findings),
            Expr::Value(value) => self.value(value, findings),
            Expr::TypedString(literal) if literal.data_type == sqlparser::ast::DataType::Date => {}
            Expr::Nested(inner) | Expr::IsNull(inner) | Expr::IsNotNull(inner) => {
                self.walk(inner, findings);
            }
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => {
                self.walk(expr, findings);
                self.truth(expr, findings);
            }
            Expr::UnaryOp { op: UnaryOperator::Minus, expr }
                if matches!(&**expr, Expr::Value(_)) =>
            {
                self.walk(expr, findings);
            }
            Expr::BinaryOp { left, op, right } if allowed(op) => {
                self.walk(left, findings);
                self.walk(right, findings);
                if matches!(op, BinaryOperator::And | BinaryOperator::Or) {
                    self.truth(left, findings);
                    self.truth(right, findings);
                } else {
                    self.compared(left, right, findings);
                    self.in_list(right, left, findings);
                }
            }
            Expr::InList { expr, list, .. } => {
                self.walk(expr, findings);
                for item in list {
                    self.walk(item, findings);
                    self.compared(expr, item, findings);
                }
            }
            Expr::Between { expr, low, high, .. } => {
                self.walk(expr, findings);
                for part in [low, high] {
                    self.walk(part, findings);
                    self.compared(expr, part, findings);
                }
            }
            other => findings.push(self.at(
                other.span().start,
                Code::OngeldigeVoorwaarde,
                format!("'{other}' hoort niet bij het toegestane profiel."),
                "Gebruik alleen kolommen, vaste waarden, =, <>, <, <=, >, >=, IN, BETWEEN, IS NULL, AND, OR en NOT.",
            )),
        }
    }

    /// Comparisons that exclude each other would make a figure of zero that nobody meant.
    fn possible(&self, expr: &Expr, findings: &mut Findings) {
        for clash in impossible::clashes(expr, self.dataset) {
            findings.push(self.at(
                clash.at,
                Code::OngeldigeVoorwaarde,
                format!(
                    "Geen rij kan hieraan voldoen: wat hier over kolom '{}' staat, past niet bij de rest.",
                    clash.column
                ),
                "Verander een van de vergelijkingen, of gebruik OR in plaats van AND.",
            ));
        }
    }

    fn column(&self, ident: &Ident, findings: &mut Findings) {
        if ident.quote_style.is_none() && self.dataset.column(&ident.value).is_some() {
            return;
        }
        let names: Vec<&str> = self
            .dataset
            .columns
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        let nearest = names
            .iter()
            .map(|name| (strsim::damerau_levenshtein(&ident.value, name), name))
            .min()
            .filter(|(distance, name)| *distance <= name.len().div_ceil(3))
            .map(|(_, name)| format!(" Bedoelt u '{name}'?"))
            .unwrap_or_default();
        findings.push(self.at(
            ident.span.start,
            Code::OnbekendeKolomInDefinitie,
            format!(
                "Dataset '{}' heeft geen kolom '{}'.",
                self.dataset.name, ident.value
            ),
            format!("Kies een van: {}.{nearest}", names.join(", ")),
        ));
    }

    fn value(&self, value: &ValueWithSpan, findings: &mut Findings) {
        let fine = match &value.value {
            Value::Number(..) | Value::SingleQuotedString(_) | Value::Boolean(_) => true,
            Value::Placeholder(name) => PARAMETERS.contains(&name.as_str()),
            _ => false,
        };
        if !fine {
            findings.push(self.at(
                value.span.start,
                Code::OngeldigeVoorwaarde,
                format!("'{}' kan hier niet.", value.value),
                format!(
                    "Bekende parameters zijn {}. Tekst staat tussen enkele aanhalingstekens.",
                    PARAMETERS.join(", ")
                ),
            ));
        }
    }

    /// What an expression gives, where that is known.
    fn group(&self, expr: &Expr) -> Option<Group> {
        match expr {
            // A name between double quotes has been refused already.
            Expr::Identifier(ident) if ident.quote_style.is_some() => None,
            Expr::Identifier(ident) => match self.dataset.column(&ident.value)?.kind {
                Kind::Geheel | Kind::Getal => Some(Group::Number),
                Kind::Datum => Some(Group::Day),
                Kind::JaNee => Some(Group::Truth),
                Kind::Tekst | Kind::Sleutel | Kind::Code(_) | Kind::Periode | Kind::Gemeente => {
                    Some(Group::Text)
                }
            },
            Expr::Value(value) => match value.value {
                Value::Number(..) => Some(Group::Number),
                Value::SingleQuotedString(_) => Some(Group::Text),
                Value::Boolean(_) => Some(Group::Truth),
                Value::Placeholder(_) => Some(Group::Day),
                _ => None,
            },
            Expr::TypedString(_) => Some(Group::Day),
            Expr::UnaryOp {
                op: UnaryOperator::Minus,
                ..
            } => Some(Group::Number),
            Expr::Nested(inner) => self.group(inner),
            Expr::BinaryOp { op, .. } if !allowed(op) => None,
            Expr::BinaryOp { .. }
            | Expr::UnaryOp { .. }
            | Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::InList { .. }
            | Expr::Between { .. } => Some(Group::Truth),
            _ => None,
        }
    }

    /// What stands by itself or beside AND, OR and NOT must be true or false.
    fn truth(&self, expr: &Expr, findings: &mut Findings) {
        if matches!(self.group(expr), Some(group) if group != Group::Truth) {
            findings.push(self.at(
                expr.span().start,
                Code::OngeldigeVoorwaarde,
                format!("'{expr}' is geen vergelijking."),
                "Vergelijk met een waarde, bijvoorbeeld: regeling = 'pw'.",
            ));
        }
    }

    /// Two sides that can't be compared would stop the whole run in the engine.
    fn compared(&self, left: &Expr, right: &Expr, findings: &mut Findings) {
        if let (Some(one), Some(other)) = (self.group(left), self.group(right))
            && one != other
        {
            findings.push(self.at(
                right.span().start,
                Code::OngeldigeVoorwaarde,
                format!("'{left}' en '{right}' zijn niet te vergelijken."),
                "Schrijf tekst als 'pw', een getal als 18, een datum als DATE '2019-12-31', ja als true.",
            ));
            return;
        }
        self.in_list(left, right, findings);
    }

    /// A code column compared with a word outside its list is a condition that no row can meet.
    fn in_list(&self, column: &Expr, value: &Expr, findings: &mut Findings) {
        let (Expr::Identifier(ident), Expr::Value(value)) = (column, value) else {
            return;
        };
        let Value::SingleQuotedString(word) = &value.value else {
            return;
        };
        let Some(Kind::Code(codes)) = self.dataset.column(&ident.value).map(|c| &c.kind) else {
            return;
        };
        if !codes.contains(word) {
            findings.push(self.at(
                value.span.start,
                Code::OngeldigeVoorwaarde,
                format!(
                    "Kolom '{}' heeft nooit de waarde '{word}', dus geen rij kan hieraan voldoen.",
                    ident.value
                ),
                format!("Kies een van: {}.", codes.join(", ")),
            ));
        }
    }

    /// Number of bytes from the start of the string's span to the start of its value: the quotes,
    /// and the line end that may follow three of them.
    fn opening(&self) -> usize {
        let spot = self.section.spot(self.text.span.clone());
        let typed: String = spot.excerpt.chars().skip(spot.column - 1).collect();
        let triple = typed.starts_with("\"\"\"") || typed.starts_with("'''");
        match (triple, typed.trim_end().len() == 3) {
            (false, _) => 1,
            (true, false) => 3,
            (true, true) => {
                3 + if self.text.value.contains("\r\n") {
                    2
                } else {
                    1
                }
            }
        }
    }

    /// A finding at a place inside the condition: the parser counts lines and characters from 1
    /// within the string, and the string's own span begins with its quote. Escapes in the string
    /// make it longer than its value; the place then lies before the fault, never outside.
    fn at(
        &self,
        at: Location,
        code: Code,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        let inside: usize = self
            .text
            .value
            .split_inclusive('\n')
            .take((at.line as usize).saturating_sub(1))
            .map(str::len)
            .sum();
        let line = self.text.value.get(inside..).unwrap_or_default();
        let before: usize = line
            .chars()
            .take((at.column as usize).saturating_sub(1))
            .map(char::len_utf8)
            .sum();
        let start = self.text.span.start + self.opening() + inside + before;
        self.section.finding(code, start..start + 1, what, remedy)
    }
}

fn allowed(op: &BinaryOperator) -> bool {
    use BinaryOperator::{And, Eq, Gt, GtEq, Lt, LtEq, NotEq, Or};
    matches!(op, And | Or | Eq | NotEq | Lt | LtEq | Gt | GtEq)
}
