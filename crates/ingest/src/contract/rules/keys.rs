//! The keys of one `[[regel]]`, each read and checked against the columns.

use ijkpunt_model::{Code, Dataset, Findings};
use ijkpunt_spans::{Section, Spanned};
use sqlparser::tokenizer::Location;

use super::super::Field;
use super::super::rule::{Bound, Link, Rule, Spells};
use crate::expression::{Expression, Fault, Group, Other, Scope, check, group, parse};

/// One `[[regel]]`, and the columns that it may name.
pub(super) struct Keys<'a, 'b> {
    pub section: &'a Section<'b>,
    pub dataset: &'a Dataset,
    pub fields: &'a [Field],
    pub findings: &'a mut Findings,
}

impl Keys<'_, '_> {
    pub(super) fn fault<T>(&mut self, code: Code, at: &Spanned<T>, what: String, remedy: &str) {
        let finding = self.section.finding(code, at.span.clone(), what, remedy);
        self.findings.push(finding);
    }

    /// A name that a person gave; each name stands once.
    pub(super) fn own_name(&mut self, name: Spanned<String>, known: &[Rule]) -> Option<String> {
        if known.iter().any(|rule| rule.name == name.value) {
            let what = format!("Er is al een regel die '{}' heet.", name.value);
            self.fault(
                Code::DubbelId,
                &name,
                what,
                "Geef elke regel een eigen naam.",
            );
            return None;
        }
        Some(name.value)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.section.required_text(key, self.findings)
    }

    /// A column that must stand here.
    pub(super) fn column(&mut self, key: &'static str) -> Option<String> {
        let name = self.text(key)?;
        self.known(&name).then_some(name.value)
    }

    /// A column that must stand here and is of this group.
    pub(super) fn column_of(&mut self, key: &'static str, wanted: Group) -> Option<String> {
        let name = self.text(key)?;
        self.is_of(&name, wanted).then_some(name.value)
    }

    /// A column that may stand here and is of this group.
    pub(super) fn optional_column_of(
        &mut self,
        key: &'static str,
        wanted: Group,
    ) -> Option<Option<String>> {
        match self.section.text(key, self.findings) {
            Some(name) => self.is_of(&name, wanted).then_some(Some(name.value)),
            None => Some(None),
        }
    }

    fn is_of(&mut self, name: &Spanned<String>, wanted: Group) -> bool {
        if !self.known(name) {
            return false;
        }
        let column = self.dataset.column(&name.value);
        if column.is_some_and(|column| group(&column.kind) == wanted) {
            return true;
        }
        let (is, remedy) = match wanted {
            Group::Day => ("datum", "Noem hier een kolom met soort = \"datum\"."),
            _ => ("getal", "Noem hier een kolom van soort geheel of getal."),
        };
        let what = format!("Kolom '{}' is geen {is}.", name.value);
        self.fault(Code::OngeldigeKeuze, name, what, remedy);
        false
    }

    /// A column of the file itself, as the rules at reading need.
    pub(super) fn field(&mut self, key: &'static str, wanted: Option<Group>) -> Option<String> {
        let name = self.text(key)?;
        let is_field = self.fields.iter().any(|field| field.name == name.value);
        if self.dataset.column(&name.value).is_some() && !is_field {
            let what = format!("Kolom '{}' wordt pas na deze regel gemaakt.", name.value);
            let remedy = "Noem een kolom uit het bestand.";
            self.fault(Code::OngeldigeKeuze, &name, what, remedy);
            return None;
        }
        match wanted {
            Some(wanted) => self.is_of(&name, wanted),
            None => self.known(&name),
        }
        .then_some(name.value)
    }

    fn known(&mut self, name: &Spanned<String>) -> bool {
        if self.dataset.column(&name.value).is_some() {
            return true;
        }
        let columns = self.dataset.columns.iter();
        let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        let what = format!("Dit contract heeft geen kolom '{}'.", name.value);
        let remedy = format!("Kolommen zijn: {}.", names.join(", "));
        self.fault(Code::OnbekendeKolomInDefinitie, name, what, &remedy);
        false
    }

    /// A list of columns; none where one of them is unknown, or where the list is empty and `some`
    /// asks for at least one.
    pub(super) fn columns(&mut self, key: &'static str, some: bool) -> Option<Vec<String>> {
        // An empty list names no column, just as no list does.
        let empty =
            self.section.has(key) && self.section.texts(key, &mut Findings::new()).is_empty();
        if some && empty {
            let finding = self.section.finding(
                Code::OngeldigeKeuze,
                self.section.span(),
                format!("'{key}' noemt geen enkele kolom."),
                "Noem minstens één kolom.",
            );
            self.findings.push(finding);
        } else if some {
            self.section
                .required(key, self.findings, |_, _, _| Some(()));
        }
        let names = self.section.texts(key, self.findings);
        let known: Vec<bool> = names.iter().map(|name| self.known(name)).collect();
        if known.contains(&false) || (some && names.is_empty()) {
            return None;
        }
        Some(names.into_iter().map(|name| name.value).collect())
    }

    pub(super) fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        self.section.number(key, self.findings)
    }

    /// How far a total may be off; a number that is not negative.
    pub(super) fn margin(&mut self, key: &'static str) -> f64 {
        let Some(margin) = self.number(key) else {
            return 0.0;
        };
        if margin.value < 0.0 {
            let what = format!("'{key}' is negatief.");
            self.fault(Code::OngeldigeKeuze, &margin, what, "Schrijf 0 of meer.");
        }
        margin.value.max(0.0)
    }

    /// A number of rows, or a share such as `"2%"`.
    pub(super) fn bound(&mut self, key: &'static str) -> Option<Spanned<Bound>> {
        let expected = "een getal zoals 5, of een deel zoals \"2%\"";
        let typed = self.section.number_or_text(key, expected, self.findings)?;
        let value = match &typed.value {
            Ok(number) if *number >= 0.0 => Some(Bound::Number(*number)),
            Ok(_) => None,
            Err(text) => share(text).map(Bound::Share),
        };
        if value.is_none() {
            let what = format!("'{key}' is geen aantal en geen deel.");
            self.fault(
                Code::OngeldigeKeuze,
                &typed,
                what,
                &format!("Schrijf {expected}."),
            );
        }
        value.map(|value| Spanned {
            value,
            span: typed.span,
        })
    }

    /// The highest of two bounds is not below the lowest.
    pub(super) fn in_order(&mut self, low: Option<f64>, high: Option<&Spanned<f64>>) -> bool {
        let (Some(low), Some(high)) = (low, high) else {
            return true;
        };
        if low > high.value {
            let what = "Het maximum is kleiner dan het minimum.".to_owned();
            self.fault(
                Code::OngeldigeKeuze,
                high,
                what,
                "Verbeter een van beide grenzen.",
            );
            return false;
        }
        true
    }

    /// An expression that must stand here.
    pub(super) fn expression(
        &mut self,
        key: &'static str,
        wanted: Group,
        other: Other<'_>,
        totals: bool,
    ) -> Option<Expression> {
        let text = self.text(key)?;
        self.checked(&text, wanted, other, totals)
    }

    /// A condition that may stand here.
    pub(super) fn condition(
        &mut self,
        key: &'static str,
        other: Other<'_>,
    ) -> Option<Option<Expression>> {
        match self.section.text(key, self.findings) {
            Some(text) => self.checked(&text, Group::Truth, other, false).map(Some),
            None => Some(None),
        }
    }

    fn checked(
        &mut self,
        text: &Spanned<String>,
        wanted: Group,
        other: Other<'_>,
        totals: bool,
    ) -> Option<Expression> {
        let expression = match parse(&text.value) {
            Ok(expression) => expression,
            Err(refused) => {
                self.report(
                    text,
                    Fault {
                        at: Some(refused.at),
                        code: Code::OngeldigeVoorwaarde,
                        what: refused.what,
                        remedy: refused.remedy,
                    },
                );
                return None;
            }
        };
        let scope = Scope {
            own: self.dataset,
            other,
            totals,
        };
        let mut faults = Vec::new();
        let found = check(&expression.node, scope, &mut faults);
        if faults.is_empty() && found.is_some_and(|found| found != wanted) {
            let (what, remedy) = match wanted {
                Group::Truth => (
                    "Dit is geen vergelijking.",
                    "Vergelijk met een waarde, bijvoorbeeld: regeling = 'pw'.",
                ),
                _ => (
                    "Dit is geen getal.",
                    "Noem een kolom met getallen, of een som daarvan.",
                ),
            };
            self.fault(Code::OngeldigeVoorwaarde, text, what.to_owned(), remedy);
            return None;
        }
        let faultless = faults.is_empty();
        for fault in faults {
            self.report(text, fault);
        }
        faultless.then_some(expression)
    }

    /// A fault at its place inside the expression. The parser counts lines and characters from 1
    /// within the string; the string's own span begins with its quotes.
    fn report(&mut self, text: &Spanned<String>, fault: Fault) {
        let at = fault.at.unwrap_or(Location::new(1, 1));
        let lines = text.value.split_inclusive('\n');
        let skipped = usize::try_from(at.line).unwrap_or(1).saturating_sub(1);
        let inside: usize = lines.take(skipped).map(str::len).sum();
        let line = text.value.get(inside..).unwrap_or_default();
        let characters = usize::try_from(at.column).unwrap_or(1).saturating_sub(1);
        let before: usize = line.chars().take(characters).map(char::len_utf8).sum();
        // What the span has more than the value are the quotes on both sides, unless an escape
        // makes it longer; the place then lies before the fault, never outside.
        let quotes = (text.span.len() - text.value.len().min(text.span.len())) / 2;
        let quotes = if quotes >= 3 { 3 } else { 1 };
        let start = text.span.start + quotes + inside + before;
        let finding = self
            .section
            .finding(fault.code, start..start + 1, fault.what, fault.remedy);
        self.findings.push(finding);
    }

    /// The group and the two dates of spells.
    pub(super) fn spells(&mut self) -> Option<Spells> {
        let per = self.columns("per", true);
        let begin = self.column_of("begin", Group::Day);
        let end = self.column_of("einde", Group::Day);
        Some(Spells {
            per: per?,
            begin: begin?,
            end: end?,
        })
    }

    /// How another dataset is linked. The columns there are checked once all contracts are known.
    pub(super) fn link(&mut self) -> Option<Link> {
        let columns = self.columns("kolommen", true);
        let dataset = self.text("dataset");
        let others = self.section.texts("op", self.findings);
        let own = self.dataset.clone();
        let other = match &dataset {
            Some(name) if name.value == own.name => Other::Seen(&own),
            _ => Other::Unseen,
        };
        let filter = self.condition("waar", other);
        let (columns, dataset) = (columns?, dataset?);
        if let Some(first) = others.first()
            && others.len() != columns.len()
        {
            let what = format!(
                "'op' noemt {} kolommen en 'kolommen' {}.",
                others.len(),
                columns.len()
            );
            let remedy = "Noem bij 'op' voor elke kolom de kolom in de andere dataset.";
            self.fault(Code::OngeldigeKeuze, first, what, remedy);
            return None;
        }
        Some(Link {
            dataset: dataset.value,
            others: match others.is_empty() {
                true => columns.clone(),
                false => others.into_iter().map(|name| name.value).collect(),
            },
            columns,
            filter: filter?,
        })
    }
}

/// A percentage as a part of one.
fn share(text: &str) -> Option<f64> {
    let number = text.trim().strip_suffix('%')?.trim().replace(',', ".");
    let percent: f64 = number.parse().ok()?;
    (percent >= 0.0 && percent.is_finite()).then_some(percent / 100.0)
}
