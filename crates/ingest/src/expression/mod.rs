//! Expressions of rules: SQL over columns, with three answers.
//!
//! The profile is that of the conditions in definitions (comparisons, IN, BETWEEN, IS NULL, AND, OR,
//! NOT) with what a rule between numbers needs besides: sums, differences, products, quotients, ABS,
//! the year of a date, and totals over a group. A missing value makes a comparison undecided, and
//! AND, OR and NOT treat it as Kleene's logic does.

mod eval;
mod parse;
mod typed;

pub(crate) use eval::{Frame, Side, numbers, order};
pub(crate) use parse::parse;
pub(crate) use typed::{Fault, Group, Other, Scope, check, group};

use sqlparser::tokenizer::Location;

/// An expression as it was typed, and as a tree.
#[derive(Debug, Clone)]
pub(crate) struct Expression {
    pub text: String,
    pub node: Node,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

/// The tree of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Column(Name),
    Number(f64),
    Text(Word),
    /// Days since 1 January 1970.
    Day(i32),
    Truth(bool),
    Not(Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    IsNull(Box<Node>),
    Arithmetic(Operator, Box<Node>, Box<Node>),
    Absolute(Box<Node>),
    Year(Box<Node>),
    /// Over all rows of the group; the count of rows has no argument.
    Total(Fold, Option<Box<Node>>),
}

/// A column of this dataset, or of the one that a rule refers to.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub side: Side,
    pub name: String,
    pub at: Location,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        (self.side, &self.name) == (other.side, &other.name)
    }
}

/// A text between single quotes.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub text: String,
    pub at: Location,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    Count,
    Sum,
    Mean,
    Least,
    Most,
}

impl Node {
    /// The parts right below it.
    pub(crate) fn parts(&self) -> Vec<&Node> {
        match self {
            Node::Column(_) | Node::Number(_) | Node::Text(_) | Node::Day(_) | Node::Truth(_) => {
                Vec::new()
            }
            Node::Not(one) | Node::IsNull(one) | Node::Absolute(one) | Node::Year(one) => vec![one],
            Node::And(one, other)
            | Node::Or(one, other)
            | Node::Compare(_, one, other)
            | Node::Arithmetic(_, one, other) => vec![one, other],
            Node::Total(_, inner) => inner.iter().map(|inner| &**inner).collect(),
        }
    }

    /// Every column in it, in the order of the text.
    pub(crate) fn columns(&self) -> Vec<&Name> {
        match self {
            Node::Column(name) => vec![name],
            _ => self.parts().into_iter().flat_map(Node::columns).collect(),
        }
    }

    /// Whether it has a total over a group.
    pub(crate) fn has_total(&self) -> bool {
        matches!(self, Node::Total(..)) || self.parts().into_iter().any(Node::has_total)
    }
}

impl Expression {
    /// The first column of this dataset that it names.
    pub(crate) fn first_column(&self) -> Option<&str> {
        self.own().next()
    }

    /// The columns of this dataset that it names.
    pub(crate) fn own(&self) -> impl Iterator<Item = &str> {
        let own = |name: &&Name| name.side == Side::Own;
        let names = self.node.columns().into_iter().filter(own);
        names.map(|name| name.name.as_str())
    }
}
