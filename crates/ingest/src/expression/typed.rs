//! Whether the names of an expression exist and its parts can be compared.

use ijkpunt_model::{Code, Dataset, Kind};
use sqlparser::tokenizer::Location;

use super::{Name, Node, Side};

/// What can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Text,
    Number,
    Day,
    Truth,
}

/// The datasets whose columns an expression may name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub own: &'a Dataset,
    /// The other dataset: not allowed here, not known yet, or known.
    pub other: Other<'a>,
    /// Whether totals over a group may stand in it.
    pub totals: bool,
}

/// What is known of the other dataset.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Other<'a> {
    None,
    Unseen,
    Seen(&'a Dataset),
}

/// A fault in an expression, and where.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub at: Option<Location>,
    pub code: Code,
    pub what: String,
    pub remedy: String,
}

/// What an expression gives, where that can be known. Faults are added to `faults`.
pub(crate) fn check(node: &Node, scope: Scope<'_>, faults: &mut Vec<Fault>) -> Option<Group> {
    let need = |node: &Node, wanted: Group, faults: &mut Vec<Fault>| {
        if let Some(group) = check(node, scope, faults)
            && group != wanted
        {
            faults.push(unfit(node, wanted));
        }
    };
    match node {
        Node::Column(name) => column(name, scope, faults),
        Node::Number(_) => Some(Group::Number),
        Node::Text(_) => Some(Group::Text),
        Node::Day(_) => Some(Group::Day),
        Node::Truth(_) => Some(Group::Truth),
        Node::Not(inner) => {
            need(inner, Group::Truth, faults);
            Some(Group::Truth)
        }
        Node::And(left, right) | Node::Or(left, right) => {
            need(left, Group::Truth, faults);
            need(right, Group::Truth, faults);
            Some(Group::Truth)
        }
        Node::IsNull(inner) => {
            check(inner, scope, faults);
            Some(Group::Truth)
        }
        Node::Compare(_, left, right) => {
            let groups = (check(left, scope, faults), check(right, scope, faults));
            if let (Some(one), Some(other)) = groups
                && one != other
            {
                faults.push(uneven(right));
            }
            in_list(left, right, scope, faults);
            in_list(right, left, scope, faults);
            Some(Group::Truth)
        }
        Node::Arithmetic(operator, left, right) => {
            let groups = (check(left, scope, faults), check(right, scope, faults));
            // Days are only subtracted from each other.
            let days = groups == (Some(Group::Day), Some(Group::Day));
            if days && *operator == super::Operator::Minus {
                return Some(Group::Number);
            }
            for (part, group) in [(left, groups.0), (right, groups.1)] {
                if group.is_some_and(|group| group != Group::Number) {
                    faults.push(unfit(part, Group::Number));
                }
            }
            Some(Group::Number)
        }
        Node::Absolute(inner) => {
            need(inner, Group::Number, faults);
            Some(Group::Number)
        }
        Node::Year(inner) => {
            need(inner, Group::Day, faults);
            Some(Group::Number)
        }
        Node::Total(fold, inner) => {
            let nested = inner.as_ref().is_some_and(|inner| inner.has_total());
            if !scope.totals || nested {
                faults.push(Fault {
                    at: place(node),
                    code: Code::OngeldigeVoorwaarde,
                    what: "Een totaal over rijen kan hier niet.".to_owned(),
                    remedy: "Gebruik COUNT, SUM, AVG, MIN en MAX alleen bij soort \
                             'voorwaarde', en niet in elkaar."
                        .to_owned(),
                });
            }
            if let Some(inner) = inner {
                match fold {
                    super::Fold::Count => {
                        check(inner, scope, faults);
                    }
                    _ => need(inner, Group::Number, faults),
                }
            }
            Some(Group::Number)
        }
    }
}

/// The group of a kind.
pub(crate) fn group(kind: &Kind) -> Group {
    match kind {
        Kind::Geheel | Kind::Getal => Group::Number,
        Kind::Datum => Group::Day,
        Kind::JaNee => Group::Truth,
        Kind::Tekst | Kind::Sleutel | Kind::Code(_) | Kind::Periode | Kind::Gemeente => Group::Text,
    }
}

fn dataset<'a>(side: Side, scope: Scope<'a>) -> Option<&'a Dataset> {
    match (side, scope.other) {
        (Side::Own, _) => Some(scope.own),
        (Side::Other, Other::Seen(other)) => Some(other),
        _ => None,
    }
}

fn column(name: &Name, scope: Scope<'_>, faults: &mut Vec<Fault>) -> Option<Group> {
    let Some(dataset) = dataset(name.side, scope) else {
        if matches!(scope.other, Other::None) {
            faults.push(Fault {
                at: Some(name.at),
                code: Code::OngeldigeVoorwaarde,
                what: format!("'ander.{}' kan hier niet.", name.name),
                remedy: "Alleen regels met 'dataset' kennen een andere rij.".to_owned(),
            });
        }
        return None;
    };
    if let Some(column) = dataset.column(&name.name) {
        return Some(group(&column.kind));
    }
    let names: Vec<&str> = dataset.columns.iter().map(|c| c.name.as_str()).collect();
    faults.push(Fault {
        at: Some(name.at),
        code: Code::OnbekendeKolomInDefinitie,
        what: format!(
            "Dataset '{}' heeft geen kolom '{}'.",
            dataset.name, name.name
        ),
        remedy: format!("Kolommen zijn: {}.", names.join(", ")),
    });
    None
}

/// A code column compared with a word outside its list is a condition that no row can meet.
fn in_list(column: &Node, word: &Node, scope: Scope<'_>, faults: &mut Vec<Fault>) {
    let (Node::Column(name), Node::Text(word)) = (column, word) else {
        return;
    };
    let kind = dataset(name.side, scope).and_then(|dataset| dataset.column(&name.name));
    if let Some(Kind::Code(codes)) = kind.map(|column| &column.kind)
        && !codes.contains(&word.text)
    {
        faults.push(Fault {
            at: Some(word.at),
            code: Code::OngeldigeVoorwaarde,
            what: format!(
                "Kolom '{}' heeft nooit de waarde '{}'.",
                name.name, word.text
            ),
            remedy: format!("Kies een van: {}.", codes.join(", ")),
        });
    }
}

/// The first place in it that is known.
fn place(node: &Node) -> Option<Location> {
    match node {
        Node::Column(name) => Some(name.at),
        Node::Text(word) => Some(word.at),
        _ => node.parts().into_iter().find_map(place),
    }
}

fn unfit(node: &Node, wanted: Group) -> Fault {
    let (what, remedy) = match wanted {
        Group::Truth => (
            "Dit deel is geen vergelijking.",
            "Vergelijk met een waarde, bijvoorbeeld: regeling = 'pw'.",
        ),
        Group::Day => (
            "Dit deel is geen datum.",
            "Noem hier een kolom met soort = \"datum\".",
        ),
        _ => (
            "Dit deel is geen getal.",
            "Reken alleen met kolommen van soort geheel of getal, of trek twee datums van elkaar af.",
        ),
    };
    Fault {
        at: place(node),
        code: Code::OngeldigeVoorwaarde,
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    }
}

fn uneven(node: &Node) -> Fault {
    Fault {
        at: place(node),
        code: Code::OngeldigeVoorwaarde,
        what: "De twee kanten van deze vergelijking zijn niet te vergelijken.".to_owned(),
        remedy:
            "Schrijf tekst als 'pw', een getal als 18, een datum als DATE '2019-12-31', ja als \
                 true."
                .to_owned(),
    }
}
