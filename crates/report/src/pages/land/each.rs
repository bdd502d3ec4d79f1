//! The years of each peer of the gemeente that a report is about: too many pictures for its own page,
//! so they stand on the overview of each indicator.

use ijkpunt_model::Area;

use super::Land;
use super::gemeente::breaks;
use crate::board::Column;
use crate::comparison::GroupSpec;
use crate::view::{Among, ChartView};
use crate::{Surroundings, peer_words};

/// The picture, with the first group of peers. Nothing in a report about all gemeenten, where nobody
/// is the one to be held against.
pub fn view<'a>(
    land: &Land<'_, 'a>,
    around: &'a Surroundings,
    column: &Column<'a>,
) -> Option<ChartView> {
    let own: &'a Area = land.own?;
    if column.deviation(own.code.as_str()).is_some() {
        return None;
    }
    let groups = around.peers.get(&own.code)?;
    let group = groups.iter().find(|group| group.refusal.is_none())?;
    let mut members: Vec<&'a str> = group.members.iter().map(|code| code.as_str()).collect();
    // Of the most alike the most alike come first; any other order is by name.
    if !matches!(group.spec, GroupSpec::Naaste { .. }) {
        members.sort_by_key(|code| land.board.name(code));
    }
    let merged: Vec<&str> = members
        .iter()
        .copied()
        .filter(|code| is_merged(around, code, &column.about.id))
        .collect();
    let among = Among {
        nl: &land.writer.nl,
        board: &land.board,
        column,
        area: own,
        group: &peer_words::group_name(&land.writer.nl, group),
        members: &members,
    };
    // A merger of one is none of another, so only a new definition cuts all lines.
    among.each(breaks(land, column, &[]), &merged)
}

/// Whether years of a gemeente were put together from others.
fn is_merged(around: &Surroundings, code: &str, indicator: &str) -> bool {
    let own = around
        .remarks
        .iter()
        .find(|(area, _)| area.as_str() == code);
    let remarks = own.and_then(|(_, of)| of.get(indicator));
    remarks.is_some_and(|remarks| remarks.iter().any(|remark| remark.breaks))
}
