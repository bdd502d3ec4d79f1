//! One cell of a table: the figures of all gemeenten of one map become those of another.

use std::collections::BTreeSet;

use ijkpunt_model::{Figure, GemeenteCode, Period, Sign};

use super::{Note, OnOneMap, Reason, Remark, Way};
use crate::method::combine;
use crate::{Change, ChangeKind, Method, Part, PartShare, Split, Weights};

/// What one cell is made from.
pub(super) struct Cell<'c, 'f> {
    pub way: &'c Way<'c>,
    pub figures: &'c OnOneMap<'f>,
    pub period: Period,
    pub method: Method,
    pub weights: &'c Weights,
}

/// A figure on the new map.
pub(super) struct Made {
    pub figure: Figure,
    pub remarks: BTreeSet<Remark>,
    /// The map that it comes from.
    pub from: i32,
}

/// A part that counts, with its figure and the share of it that counts.
struct Piece<'c, 'f> {
    part: &'c Part,
    figure: &'f Figure,
    /// The share by weights; none where the whole part counts.
    share: Option<f64>,
}

impl<'c, 'f> Cell<'c, 'f> {
    /// The figures of all gemeenten of the new map of which there is any part. Figures that have no
    /// place there leave a note.
    pub(super) fn restated(&self, indicator: &str, notes: &mut BTreeSet<Note>) -> Vec<Made> {
        let mut lost = |code: &GemeenteCode, reason: Reason| {
            notes.insert(Note {
                indicator: indicator.to_owned(),
                periode: self.period,
                gemeente: code.clone(),
                remark: Remark::Stopt(reason),
            });
        };
        let concordance = match &self.way.concordance {
            Ok(concordance) => concordance,
            Err(reason) => {
                for code in self.figures.keys() {
                    lost(code, reason.clone());
                }
                return Vec::new();
            }
        };
        let mut placed: BTreeSet<&GemeenteCode> = BTreeSet::new();
        let mut made = Vec::new();
        let during = self.way.during(self.period);
        for (target, parts) in concordance.targets() {
            let present = parts
                .iter()
                .filter(|part| self.figures.contains_key(&part.code));
            placed.extend(present.map(|part| &part.code));
            let first = parts.iter().find_map(|part| self.figures.get(&part.code));
            let Some(first) = first.and_then(|figures| figures.first()) else {
                continue;
            };
            let mut remarks = BTreeSet::new();
            let figure = self
                .figure(target, parts, &mut remarks)
                .unwrap_or_else(|reason| {
                    let sign = sign_of(&reason);
                    // What was said of the parts is no matter where there is no whole.
                    remarks = BTreeSet::from([Remark::Stopt(reason)]);
                    Figure {
                        gemeente: target.clone(),
                        indelingsjaar: self.way.to,
                        beoogd: None,
                        ..first.without_value(sign)
                    }
                });
            self.remark_changes(target, &during, &mut remarks);
            made.push(Made {
                figure,
                remarks,
                from: self.way.from,
            });
        }
        for code in self.figures.keys().filter(|code| !placed.contains(*code)) {
            let year = self.way.from;
            lost(code, Reason::OnbekendeGemeente { year });
        }
        made
    }

    fn figure(
        &self,
        target: &GemeenteCode,
        parts: &'c [Part],
        remarks: &mut BTreeSet<Remark>,
    ) -> Result<Figure, Reason> {
        let pieces = self.pieces(parts, remarks)?;
        self.remark_parts(target, &pieces, remarks);
        let Some(first) = pieces.first() else {
            return Err(Reason::DeelOntbreekt { parts: Vec::new() });
        };
        let placed = Figure {
            gemeente: target.clone(),
            indelingsjaar: self.way.to,
            ..first.figure.clone()
        };
        let whole = pieces.iter().all(|piece| piece.share.is_none());
        if whole && pieces.len() == 1 {
            return Ok(placed);
        }
        let parts: Vec<(Option<f64>, &Figure)> = pieces
            .iter()
            .map(|piece| (piece.share, piece.figure))
            .collect();
        let total = combine(&parts, self.method)?;
        if self.method == Method::Persons && pieces.len() > 1 {
            remarks.insert(Remark::MogelijkDubbel);
        }
        // An aim belongs to whoever set it: it adds with whole counts, and is not estimated.
        let counts = matches!(self.method, Method::Count | Method::Persons);
        let beoogd: Option<f64> = pieces.iter().map(|piece| piece.figure.beoogd).sum();
        let mut bron: Vec<String> = Vec::new();
        for source in pieces.iter().flat_map(|piece| &piece.figure.bron) {
            if !bron.contains(source) {
                bron.push(source.clone());
            }
        }
        Ok(Figure {
            teller: total.teller,
            noemer: total.noemer,
            waarde: total.waarde,
            ondergrens: None,
            bovengrens: None,
            beoogd: beoogd.filter(|_| counts && whole),
            teken: total.teken,
            bron,
            ..placed
        })
    }

    /// The figures of the parts, or why they do not make the whole.
    fn pieces(
        &self,
        parts: &'c [Part],
        remarks: &mut BTreeSet<Remark>,
    ) -> Result<Vec<Piece<'c, 'f>>, Reason> {
        let mut pieces = Vec::new();
        let mut missing = Vec::new();
        for part in parts {
            let figures = self.figures.get(&part.code).map_or(&[][..], Vec::as_slice);
            match figures {
                [] if part.late => {}
                [] => match part
                    .ended
                    .filter(|(date, _)| *date <= self.period.first_day())
                {
                    // Under its new code it is among the others.
                    Some((_, ChangeKind::Hernoeming)) => {}
                    Some((date, _)) => {
                        let code = part.code.clone();
                        if matches!(self.method, Method::Rate { .. }) {
                            return Err(Reason::NoemerZonderDeel { code });
                        }
                        remarks.insert(Remark::AlOpgenomen { code, date });
                    }
                    None => missing.push(part.code.clone()),
                },
                [figure] => pieces.push(Piece {
                    part,
                    figure,
                    share: self.share(part, remarks)?,
                }),
                _ => {
                    let code = part.code.clone();
                    return Err(Reason::Dubbel { code });
                }
            }
        }
        match missing.is_empty() {
            true => Ok(pieces),
            false => Err(Reason::DeelOntbreekt { parts: missing }),
        }
    }

    fn share(&self, part: &Part, remarks: &mut BTreeSet<Remark>) -> Result<Option<f64>, Reason> {
        let ways = match &part.share {
            PartShare::Whole => return Ok(None),
            PartShare::Back => {
                let code = part.code.clone();
                return Err(Reason::TerugInTijd { code });
            }
            PartShare::Split(ways) => ways,
        };
        let mut sum = 0.0;
        for way in ways {
            let mut share = 1.0;
            for split in way {
                share *= self.weight(split, remarks)?;
            }
            sum += share;
        }
        Ok(Some(sum))
    }

    fn weight(&self, split: &Split, remarks: &mut BTreeSet<Remark>) -> Result<f64, Reason> {
        let Some((share, key)) = self.weights.share(split) else {
            return Err(Reason::GeenGewicht {
                from: split.from.clone(),
                date: split.date,
            });
        };
        remarks.insert(Remark::Geschat {
            from: split.from.clone(),
            key: key.to_owned(),
        });
        Ok(share)
    }

    fn remark_parts(
        &self,
        target: &GemeenteCode,
        pieces: &[Piece<'_, '_>],
        remarks: &mut BTreeSet<Remark>,
    ) {
        match pieces {
            [piece] if piece.share.is_none() => {
                if piece.part.code != *target {
                    let from = piece.part.code.clone();
                    remarks.insert(Remark::Hernoemd { from });
                }
            }
            pieces => {
                let parts = pieces.iter().map(|piece| piece.part.code.clone());
                let parts = parts.collect();
                remarks.insert(Remark::Samengevoegd { parts });
            }
        }
        let Some((old, new)) = &self.way.maps else {
            return;
        };
        let Some(whole) = new.get(target) else { return };
        let parts = pieces.iter().filter_map(|piece| old.get(&piece.part.code));
        for part in parts.filter(|part| part.province != whole.province) {
            remarks.insert(Remark::Provinciewissel {
                code: part.code.clone(),
                from: part.province.clone(),
                to: whole.province.clone(),
            });
        }
    }

    fn remark_changes(
        &self,
        target: &GemeenteCode,
        during: &[(&Change, BTreeSet<GemeenteCode>)],
        remarks: &mut BTreeSet<Remark>,
    ) {
        for change in self.way.borders.get(target).into_iter().flatten() {
            remarks.insert(Remark::Grenswijziging {
                date: change.date,
                from: change.from.clone(),
                to: change.to.clone(),
            });
        }
        for (change, touched) in during {
            if touched.contains(target) {
                remarks.insert(Remark::TijdensPeriode {
                    date: change.date,
                    from: change.from.clone(),
                    to: change.to.clone(),
                });
            }
        }
    }
}

/// The sign of a cell without a value. A part that is secret or unknown makes the whole so; for all
/// other reasons there is no delivery from which the figure can be computed.
fn sign_of(reason: &Reason) -> Sign {
    match reason {
        Reason::DeelZonderCijfer { sign, .. } => *sign,
        _ => Sign::NietGeleverd,
    }
}
