//! What may be wrong with a workspace's own sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser::{self, ErrorKind};
use ijkpunt_model::{Code, Finding, Findings, Severity};
use ijkpunt_spans::SourceText;

use super::BUILTIN;
use crate::Text;

/// What a message does with its variables.
#[derive(Debug, Default)]
pub(super) struct Uses<'t> {
    /// Those that it prints.
    pub printed: Vec<&'t str>,
    /// Those by which it chooses.
    pub chosen: Vec<&'t str>,
    /// Text that runs on over the end of a line.
    pub broken: Vec<&'t str>,
    /// Whatever is neither text, nor a variable, nor a choice by one: its name.
    pub other: Vec<&'t str>,
}

impl<'t> Uses<'t> {
    /// What a pattern uses, its variants included.
    pub fn of(pattern: &Pattern<&'t str>) -> Uses<'t> {
        let mut uses = Uses::default();
        uses.pattern(pattern);
        uses
    }

    fn pattern(&mut self, pattern: &Pattern<&'t str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    self.broken.extend(value.contains('\n').then_some(*value));
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.printed.push(id.name);
            }
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                match selector {
                    InlineExpression::VariableReference { id } => self.chosen.push(id.name),
                    other => self.inline(other),
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>) {
        match inline {
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::VariableReference { id } => self.printed.push(id.name),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::NumberLiteral { value } => self.other.push(value),
            InlineExpression::FunctionReference { id, .. }
            | InlineExpression::MessageReference { id, .. }
            | InlineExpression::TermReference { id, .. } => self.other.push(id.name),
        }
    }

    /// Whether the message gets this variable.
    fn knows(&self, name: &str) -> bool {
        self.printed.contains(&name) || self.chosen.contains(&name)
    }
}

/// Parses a text; of one with faults, what can be read.
fn parse(text: &str) -> (Resource<&str>, Vec<parser::ParserError>) {
    match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    }
}

pub(super) fn messages<'r, 't>(
    resource: &'r Resource<&'t str>,
) -> impl Iterator<Item = &'r Message<&'t str>> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// The ids of the sentences that a text puts in the place of built-in ones, in its order.
pub fn replaced_sentences(text: &str) -> Vec<String> {
    let resource = parse(text).0;
    let ids = messages(&resource).map(|message| message.id.name.to_owned());
    ids.collect()
}

/// Everything that is wrong with a workspace's own sentences, each with its place.
pub fn check_sentences(own: &Text, findings: &mut Findings) {
    let builtin = parse(BUILTIN).0;
    let known: BTreeMap<&str, Uses<'_>> = messages(&builtin)
        .filter_map(|message| Some((message.id.name, Uses::of(message.value.as_ref()?))))
        .collect();
    let source = SourceText::new(&own.file, &own.text);
    let (resource, errors) = parse(&own.text);
    for error in errors {
        findings.push(fault(
            &source,
            noticed(&own.text, error.pos),
            format!("Deze zin is niet te lezen: {}.", why(&error.kind)),
            "Schrijf de zin als: naam = tekst met { $variabele }. De handleiding geeft een voorbeeld.",
        ));
    }
    let mut seen = BTreeSet::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                if !seen.insert(id) {
                    findings.push(fault(
                        &source,
                        place(&own.text, id),
                        format!("De zin '{id}' staat er twee keer."),
                        "Haal een van beide weg.",
                    ));
                }
                check_message(&source, message, &known, findings);
            }
            Entry::Term(term) => findings.push(fault(
                &source,
                place(&own.text, term.id.name),
                format!("'-{}' is geen zin van IJkpunt.", term.id.name),
                "Schrijf de woorden voluit in de zin zelf.",
            )),
            _ => {}
        }
    }
}

fn check_message(
    source: &SourceText<'_>,
    message: &Message<&str>,
    known: &BTreeMap<&str, Uses<'_>>,
    findings: &mut Findings,
) {
    let id = message.id.name;
    let at = place(source.text, id);
    let Some(builtin) = known.get(id) else {
        let near = nearest(id, known.keys().copied());
        findings.push(fault(
            source,
            at,
            format!("IJkpunt kent geen zin '{id}'."),
            format!("Verbeter de naam. Het dichtst bij: {near}."),
        ));
        return;
    };
    for attribute in &message.attributes {
        findings.push(fault(
            source,
            place(source.text, attribute.id.name),
            format!("De zin '{id}' heeft geen deel '.{}'.", attribute.id.name),
            "Haal dit deel weg.",
        ));
    }
    let Some(pattern) = &message.value else {
        return;
    };
    let uses = Uses::of(pattern);
    for text in uses.broken.iter().take(1) {
        findings.push(fault(
            source,
            place(source.text, text.trim_end()),
            format!("De zin '{id}' loopt door op een volgende regel."),
            "Zet de zin op een regel.",
        ));
    }
    for name in uses.printed.iter().chain(&uses.chosen) {
        if !builtin.knows(name) {
            let all = builtin.printed.iter().chain(&builtin.chosen);
            findings.push(fault(
                source,
                place(source.text, name),
                format!("De zin '{id}' heeft geen variabele '${name}'."),
                known_variables(all.copied()),
            ));
        }
    }
    for name in &uses.printed {
        // A count by which the sentence chooses is a bare number; the text of it stands beside it.
        if builtin.chosen.contains(name) && !builtin.printed.contains(name) {
            findings.push(fault(
                source,
                place(source.text, name),
                format!("De variabele '${name}' kiest alleen tussen vormen en heeft geen tekst."),
                known_variables(builtin.printed.iter().copied()),
            ));
        }
    }
    for name in &uses.other {
        findings.push(fault(
            source,
            place(source.text, name),
            format!("'{name}' kan niet in een zin staan."),
            "Gebruik alleen tekst, variabelen en keuzes. IJkpunt rekent niet in zinnen.",
        ));
    }
}

/// A fault in a sentence blocks: a page would show the braces, or the sentence that was meant to go.
fn fault(
    source: &SourceText<'_>,
    span: Range<usize>,
    what: String,
    remedy: impl Into<String>,
) -> Finding {
    source.finding(Code::OngeldigeZin, Severity::Blokkeert, span, what, remedy)
}

/// Where a part of a text stands in it. The parser cuts its names out of the text and keeps no other
/// place of them.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// Where a fault is to be mended. What is missing at the end of a line, the parser notices only at the
/// next.
fn noticed(text: &str, at: Range<usize>) -> Range<usize> {
    let before = text.get(..at.start).unwrap_or(text);
    let is_blank = text.get(at.start..).is_none_or(|rest| {
        let next = rest.chars().next();
        next.is_none_or(char::is_whitespace)
    });
    let end = before.trim_end().len();
    if is_blank || before.ends_with('\n') {
        end..end
    } else {
        at
    }
}

fn known_variables<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: BTreeSet<String> = names.map(|name| format!("${name}")).collect();
    match names.is_empty() {
        true => "Deze zin heeft geen variabelen.".to_owned(),
        false => {
            let names: Vec<String> = names.into_iter().collect();
            format!("Deze zin kent: {}.", names.join(", "))
        }
    }
}

fn nearest<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> &'n str {
    let near = known.min_by_key(|name| strsim::damerau_levenshtein(typed, name));
    near.unwrap_or_default()
}

/// What the parser says, in Dutch.
fn why(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(token) => format!("hier hoort '{token}' te staan"),
        ErrorKind::ExpectedCharRange { .. } => "hier hoort een naam te beginnen".to_owned(),
        ErrorKind::ExpectedMessageField { entry_id } => format!("'{entry_id}' heeft geen tekst"),
        ErrorKind::ExpectedTermField { entry_id } => format!("'-{entry_id}' heeft geen tekst"),
        ErrorKind::MissingDefaultVariant => {
            "bij deze keuze ontbreekt de vorm met een sterretje".to_owned()
        }
        ErrorKind::MultipleDefaultVariants => {
            "deze keuze heeft meer dan een vorm met een sterretje".to_owned()
        }
        ErrorKind::MissingValue => "hier ontbreekt de tekst".to_owned(),
        ErrorKind::UnterminatedStringLiteral => "het aanhalingsteken sluit niet".to_owned(),
        ErrorKind::UnbalancedClosingBrace => "de accolade '}' opent nergens".to_owned(),
        ErrorKind::ExpectedInlineExpression => {
            "na '{' hoort een variabele te staan, zoals $naam".to_owned()
        }
        _ => "deze vorm kan hier niet".to_owned(),
    }
}
