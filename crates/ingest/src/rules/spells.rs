//! Rules between stretches of days of one group, such as the benefits of one client.

use arrow::array::{Array, AsArray};
use arrow::datatypes::Date32Type;

use super::keyed::{Keyed, at};
use super::view::View;
use super::{Answers, Note};
use crate::contract::Spells;
use crate::expression::Expression;

/// One stretch; the last day is missing while it runs.
struct Spell {
    begin: i32,
    last: Option<i32>,
    row: u32,
}

/// Judges overlaps, or, where a number of days is given, gaps of more days than that.
///
/// The end is the last day of a spell, so a spell that begins on that day overlaps and one that
/// begins the day after follows without a gap. The later row of two breaks the rule.
pub(super) fn judge(
    view: &View<'_>,
    spells: &Spells,
    filter: Option<&Expression>,
    gap: Option<f64>,
) -> Option<Answers> {
    let keyed = Keyed::new(&view.columns(&spells.per)?, view.rows)?;
    let (begin, end) = (view.column(&spells.begin)?, view.column(&spells.end)?);
    let begin = begin.as_primitive_opt::<Date32Type>()?;
    let end = end.as_primitive_opt::<Date32Type>()?;
    let absent = view.absent(&spells.end);
    let counts = view.filter(filter)?;
    let mut answers = Answers::default();
    let mut known: Vec<Spell> = Vec::new();
    for group in keyed.groups() {
        known.clear();
        for key in group {
            let row = at(key.row);
            if counts.is_valid(row) && !counts.value(row) {
                continue;
            }
            let last = end.is_valid(row).then(|| end.value(row));
            let backwards = last.is_some_and(|last| begin.is_valid(row) && last < begin.value(row));
            let unsure = absent.as_ref().is_some_and(|absent| absent.value(row));
            if counts.is_null(row)
                || keyed.is_missing(key.row)
                || begin.is_null(row)
                || backwards
                || unsure
            {
                answers.undecided += 1;
                continue;
            }
            known.push(Spell {
                begin: begin.value(row),
                last,
                row: key.row,
            });
        }
        known.sort_unstable_by_key(|spell| (spell.begin, spell.row));
        follow(&known, gap, &mut answers);
    }
    Some(answers)
}

/// Compares each spell with the one before it that lasts longest.
fn follow(spells: &[Spell], gap: Option<f64>, answers: &mut Answers) {
    let mut longest: Option<&Spell> = None;
    for spell in spells {
        let holds = match (longest.map(|longest| longest.last), gap) {
            (None, _) | (Some(None), Some(_)) => true,
            (Some(None), None) => false,
            (Some(Some(last)), None) => spell.begin > last,
            (Some(Some(last)), Some(days)) => {
                f64::from(spell.begin) - f64::from(last) - 1.0 <= days
            }
        };
        let note = longest.map_or(Note::Nothing, |longest| Note::Row(longest.row));
        answers.add(Some(holds), at(spell.row), note);
        let lasts = |spell: &Spell| spell.last.unwrap_or(i32::MAX);
        if longest.is_none_or(|longest| lasts(spell) > lasts(longest)) {
            longest = Some(spell);
        }
    }
}
