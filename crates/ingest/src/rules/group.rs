//! Rules between the rows of a group: uniqueness, and one value deciding another.

use super::keyed::{Key, Keyed, at};
use super::view::View;
use super::{Answers, Note};
use crate::expression::Expression;

/// A combination of values occurs once among the rows that count. The first row of a combination
/// holds; each later one breaks the rule.
pub(super) fn unique(
    view: &View<'_>,
    columns: &[String],
    filter: Option<&Expression>,
) -> Option<Answers> {
    let keyed = Keyed::new(&view.columns(columns)?, view.rows)?;
    let counts = view.filter(filter)?;
    let mut answers = Answers::default();
    for group in keyed.groups() {
        let mut first = None;
        for key in group {
            let row = at(key.row);
            let known = arrow::array::Array::is_valid(&counts, row);
            if !known || (counts.value(row) && keyed.is_missing(key.row)) {
                answers.undecided += 1;
            } else if counts.value(row) {
                match first {
                    Some(first) => answers.add(Some(false), row, Note::Row(first)),
                    None => {
                        first = Some(key.row);
                        answers.holds += 1;
                    }
                }
            }
        }
    }
    Some(answers)
}

/// Rows with the same values have the same value of another column.
///
/// Where most rows of a group agree, the others break the rule. Where no value has the most rows,
/// none can be called right and all of them break it.
pub(super) fn depends(view: &View<'_>, columns: &[String], decides: &str) -> Option<Answers> {
    let keyed = Keyed::new(&view.columns(columns)?, view.rows)?;
    let values = Keyed::new(&[view.column(decides)?], view.rows)?;
    let (ids, _) = values.ids();
    let mut answers = Answers::default();
    let mut known: Vec<(u32, u32)> = Vec::new();
    for group in keyed.groups() {
        known.clear();
        for Key { row, .. } in group {
            match keyed.is_missing(*row) || values.is_missing(*row) {
                true => answers.undecided += 1,
                false => known.push((ids.value(at(*row)), *row)),
            }
        }
        known.sort_unstable();
        let runs: Vec<&[(u32, u32)]> = known.chunk_by(|one, other| one.0 == other.0).collect();
        let most = runs.iter().map(|run| run.len()).max().unwrap_or_default();
        let single = runs.iter().filter(|run| run.len() == most).count() == 1;
        let right = runs.iter().find(|run| single && run.len() == most);
        for run in &runs {
            for (_, row) in *run {
                let note = match right.and_then(|right| right.first()) {
                    Some((_, other)) => Note::Row(*other),
                    None => other_than(run, &runs),
                };
                let same = right.is_some_and(|right| right.first() == run.first());
                answers.add(Some(same), at(*row), note);
            }
        }
    }
    Some(answers)
}

/// A row that disagrees with this run.
fn other_than(run: &[(u32, u32)], runs: &[&[(u32, u32)]]) -> Note {
    let mut others = runs.iter().filter(|other| other.first() != run.first());
    let row = others.next().and_then(|other| other.first());
    row.map_or(Note::Nothing, |(_, row)| Note::Row(*row))
}
