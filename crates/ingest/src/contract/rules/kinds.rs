//! What each kind of rule asks for, and what it says in words.

use ijkpunt_model::{Code, Kind};
use ijkpunt_spans::Spanned;

use super::super::rule::{Body, Bound, Total};
use super::keys::Keys;
use crate::expression::{Group, Other};

/// Reads the keys of a rule of this kind.
pub(super) fn read(kind: usize, keys: &mut Keys<'_, '_>) -> Option<Body> {
    match kind {
        0 => {
            let first = keys.field("eerst", Some(Group::Day));
            let then = keys.field("dan", Some(Group::Day));
            Some(Body::Order {
                first: first?,
                then: then?,
            })
        }
        1 => required_with(keys),
        2 => range(keys),
        3 => {
            let when = match keys.section.has("als") {
                true => keys
                    .expression("als", Group::Truth, Other::None, true)
                    .map(Some),
                false => keys.condition("als", Other::None),
            };
            let holds = keys.expression("geldt", Group::Truth, Other::None, true);
            let per = keys.columns("per", false);
            Some(Body::Condition {
                when: when?,
                holds: holds?,
                per: per?,
            })
        }
        4 => {
            let columns = keys.columns("kolommen", true);
            let filter = keys.condition("waar", Other::None);
            Some(Body::Unique {
                columns: columns?,
                filter: filter?,
            })
        }
        5 => {
            let columns = keys.columns("kolommen", true);
            let decides = keys.column("bepaalt");
            Some(Body::Depends {
                columns: columns?,
                decides: decides?,
            })
        }
        6 => {
            let spells = keys.spells();
            let filter = keys.condition("waar", Other::None);
            Some(Body::Overlap {
                spells: spells?,
                filter: filter?,
            })
        }
        7 => {
            let spells = keys.spells();
            let filter = keys.condition("waar", Other::None);
            let days = keys.margin("dagen");
            Some(Body::Gap {
                spells: spells?,
                filter: filter?,
                days,
            })
        }
        8 => count(keys),
        9 => sum(keys),
        10 => complete(keys),
        11 => refers(keys),
        12 => agrees(keys),
        _ => jump(keys),
    }
}

fn required_with(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let column = keys.field("kolom", None);
    let with = keys.field("bij", None);
    let (column, with) = (column?, with?);
    if column == with {
        let at = keys.text("bij")?;
        let what = "Deze regel noemt twee keer dezelfde kolom.".to_owned();
        let remedy = "Noem bij 'bij' een andere kolom.";
        keys.fault(Code::OngeldigeKeuze, &at, what, remedy);
    }
    Some(Body::RequiredWith { column, with })
}

fn range(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let column = keys.column_of("kolom", Group::Number);
    let minimum = keys.number("minimum");
    let maximum = keys.number("maximum");
    let fine = keys.in_order(minimum.as_ref().map(|m| m.value), maximum.as_ref());
    if minimum.is_none() && maximum.is_none() {
        keys.section
            .required("minimum", keys.findings, |_, _, _| None::<()>);
        return None;
    }
    let column = column?;
    fine.then_some(Body::Range {
        column,
        minimum: minimum.map(|bound| bound.value),
        maximum: maximum.map(|bound| bound.value),
    })
}

fn count(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let filter = keys.expression("waar", Group::Truth, Other::None, false);
    let per = keys.columns("per", false);
    let minimum = keys.bound("minimum");
    let maximum = keys.bound("maximum");
    if minimum.is_none() && maximum.is_none() {
        keys.section
            .required("minimum", keys.findings, |_, _, _| None::<()>);
        return None;
    }
    let size = |bound: Bound| match bound {
        Bound::Number(size) | Bound::Share(size) => size,
    };
    let even = match (&minimum, &maximum) {
        (Some(low), Some(high)) => {
            let both = (low.value, high.value);
            matches!(
                both,
                (Bound::Number(_), Bound::Number(_)) | (Bound::Share(_), Bound::Share(_))
            )
        }
        _ => true,
    };
    let high = maximum.as_ref().map(|bound| Spanned {
        value: size(bound.value),
        span: bound.span.clone(),
    });
    let low = minimum.as_ref().map(|bound| size(bound.value));
    let fine = !even || keys.in_order(low, high.as_ref());
    let (filter, per) = (filter?, per?);
    fine.then_some(Body::Count {
        filter,
        per,
        minimum: minimum.map(|bound| bound.value),
        maximum: maximum.map(|bound| bound.value),
    })
}

fn sum(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let value = keys.column_of("waarde", Group::Number);
    let per = keys.columns("per", false);
    let margin = keys.margin("marge");
    // A tree has levels in a column; a plain sum says which rows are which.
    if keys.section.has("boom") {
        let level = keys.column_of("boom", Group::Text);
        let separator = keys.section.text("scheiding", keys.findings);
        return Some(Body::Tree {
            value: value?,
            level: level?,
            separator: separator.map_or_else(|| ".".to_owned(), |text| text.value),
            per: per?,
            margin,
        });
    }
    let parts = keys.expression("delen", Group::Truth, Other::None, false);
    let whole = keys.expression("geheel", Group::Truth, Other::None, false);
    Some(Body::Sum {
        value: value?,
        parts: parts?,
        whole: whole?,
        per: per?,
        margin,
    })
}

fn complete(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let columns = keys.columns("kolommen", true);
    let per = keys.columns("per", false);
    let columns = columns?;
    let listed = |name: &String| {
        let kind = keys.dataset.column(name).map(|column| &column.kind);
        matches!(kind, Some(Kind::Code(_) | Kind::Periode | Kind::JaNee))
    };
    if !columns.iter().all(listed) {
        let at = keys.section.texts("kolommen", keys.findings);
        if let Some(first) = at.first() {
            let what = "Van deze kolommen staat niet vast welke waarden er horen.".to_owned();
            let remedy = "Noem alleen kolommen van soort code, periode of ja-nee.";
            keys.fault(Code::OngeldigeKeuze, first, what, remedy);
        }
        return None;
    }
    Some(Body::Complete { columns, per: per? })
}

fn refers(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let link = keys.link();
    let when = keys.condition("als", Other::None);
    let holds = keys.condition("geldt", Other::Unseen);
    Some(Body::Refers {
        link: link?,
        when: when?,
        holds: holds?,
    })
}

fn agrees(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let value = keys.expression("waarde", Group::Number, Other::None, false);
    let link = keys.link();
    let total = keys
        .section
        .required("totaal", keys.findings, |section, key, findings| {
            section.choice(key, &["aantal", "som", "verschillend"], findings)
        });
    let of = match total.as_ref().map(|total| total.value) {
        Some(0) | None => None,
        Some(_) => Some(keys.text("van")?.value),
    };
    let margin = keys.margin("marge");
    let total = match (total?.value, of) {
        (0, _) => Total::Rows,
        (1, Some(of)) => Total::Sum(of),
        (_, of) => Total::Distinct(of?),
    };
    Some(Body::Agrees {
        value: value?,
        link: link?,
        total,
        margin,
    })
}

fn jump(keys: &mut Keys<'_, '_>) -> Option<Body> {
    let column = keys.optional_column_of("som", Group::Number);
    let filter = keys.condition("waar", Other::None);
    let per = keys.columns("per", false);
    let bound = keys.bound("grens");
    if !keys.section.has("grens") {
        keys.section
            .required("grens", keys.findings, |_, _, _| None::<()>);
    }
    let from = keys.margin("vanaf");
    Some(Body::Jump {
        column: column?,
        filter: filter?,
        per: per?,
        bound: bound?.value,
        from,
    })
}

/// The columns of a rule that make up its name.
pub(super) fn columns(body: &Body) -> Vec<String> {
    match body {
        Body::Order { first, then } => vec![first.clone(), then.clone()],
        Body::RequiredWith { column, with } => vec![column.clone(), with.clone()],
        Body::Unique { columns, .. } | Body::Complete { columns, .. } => columns.clone(),
        Body::Depends { columns, decides } => {
            let mut all = columns.clone();
            all.push(decides.clone());
            all
        }
        Body::Refers { link, .. } | Body::Agrees { link, .. } => vec![link.dataset.clone()],
        _ => body.column().map(str::to_owned).into_iter().collect(),
    }
}

/// A rule in one Dutch sentence, for rules without 'betekenis'.
pub(super) fn words(body: &Body) -> String {
    let names = |names: &[String]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        quoted.join(", ")
    };
    let per = |columns: &[String]| match columns {
        [] => String::new(),
        columns => format!(", per {}", names(columns)),
    };
    match body {
        Body::Order { first, then } => format!("'{first}' is niet later dan '{then}'."),
        Body::RequiredWith { column, with } => {
            format!("'{column}' is gevuld als '{with}' dat is.")
        }
        Body::Range {
            column,
            minimum,
            maximum,
        } => format!("'{column}' is {}.", between(*minimum, *maximum)),
        Body::Condition {
            when,
            holds,
            per: by,
        } => match when {
            Some(when) => format!("Als {}, dan {}{}.", when.text, holds.text, per(by)),
            None => format!("Er geldt: {}{}.", holds.text, per(by)),
        },
        Body::Unique { columns, filter } => {
            let among = filter
                .as_ref()
                .map(|f| format!(" onder de rijen met {}", f.text));
            format!(
                "De waarde van {} komt één keer voor{}.",
                names(columns),
                among.unwrap_or_default()
            )
        }
        Body::Depends { columns, decides } => format!(
            "Rijen met dezelfde waarde van {} hebben dezelfde '{decides}'.",
            names(columns)
        ),
        Body::Overlap { spells, .. } => format!(
            "Tijdvakken van '{}' tot en met '{}' overlappen niet{}.",
            spells.begin,
            spells.end,
            per(&spells.per)
        ),
        Body::Gap { spells, days, .. } => format!(
            "Tussen '{}' en de volgende '{}' liggen hoogstens {} dagen{}.",
            spells.end,
            spells.begin,
            number(*days),
            per(&spells.per)
        ),
        Body::Count {
            filter,
            per: by,
            minimum,
            maximum,
        } => format!(
            "Het aantal rijen met {} is {}{}.",
            filter.text,
            bounds(*minimum, *maximum),
            per(by)
        ),
        Body::Sum {
            value,
            parts,
            whole,
            per: by,
            ..
        } => format!(
            "'{value}' van de rijen met {} telt op tot die van de rij met {}{}.",
            parts.text,
            whole.text,
            per(by)
        ),
        Body::Tree {
            value,
            level,
            per: by,
            ..
        } => format!(
            "'{value}' van elk niveau in '{level}' is de som van de niveaus er direct onder{}.",
            per(by)
        ),
        Body::Complete { columns, per: by } => {
            format!(
                "Elke combinatie van {} komt voor{}.",
                names(columns),
                per(by)
            )
        }
        Body::Refers { link, holds, .. } => match holds {
            None => format!(
                "De waarde van {} komt voor in '{}'.",
                names(&link.columns),
                link.dataset
            ),
            Some(holds) => format!(
                "Voor de rij in '{}' met dezelfde {} geldt: {}.",
                link.dataset,
                names(&link.columns),
                holds.text
            ),
        },
        Body::Agrees {
            value, link, total, ..
        } => {
            let total = match total {
                Total::Rows => "het aantal rijen".to_owned(),
                Total::Sum(of) => format!("de som van '{of}'"),
                Total::Distinct(of) => format!("het aantal verschillende '{of}'"),
            };
            format!(
                "{} is gelijk aan {total} in '{}', per {}.",
                value.text,
                link.dataset,
                names(&link.columns)
            )
        }
        Body::Jump {
            column,
            per: by,
            bound,
            ..
        } => {
            let what = match column {
                Some(column) => format!("De som van '{column}'"),
                None => "Het aantal rijen".to_owned(),
            };
            format!(
                "{what} wijkt hoogstens {} af van de vorige levering{}.",
                bound_words(*bound),
                per(by)
            )
        }
    }
}

/// A number as people write it here.
pub(crate) fn number(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    rounded.to_string().replace('.', ",")
}

fn between(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => {
            format!("minstens {} en hoogstens {}", number(low), number(high))
        }
        (Some(low), None) => format!("minstens {}", number(low)),
        (_, high) => format!("hoogstens {}", number(high.unwrap_or_default())),
    }
}

/// A bound in words: `5` or `2%`.
pub(crate) fn bound_words(bound: Bound) -> String {
    match bound {
        Bound::Number(size) => number(size),
        Bound::Share(part) => format!("{}%", number(part * 100.0)),
    }
}

fn bounds(low: Option<Bound>, high: Option<Bound>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!(
            "minstens {} en hoogstens {}",
            bound_words(low),
            bound_words(high)
        ),
        (Some(low), None) => format!("minstens {}", bound_words(low)),
        (_, Some(high)) => format!("hoogstens {}", bound_words(high)),
        (None, None) => String::new(),
    }
}
