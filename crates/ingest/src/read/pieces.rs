//! Reads a large text on all cores.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use ijkpunt_model::Findings;

use super::Reading;
use crate::grid::Plain;
use crate::open::{Piece, TextFile};
use crate::privacy::Watch;
use crate::rows::{Cells, Plan, Taker};
use crate::table::TableBuilder;

/// What came of one piece.
struct Part {
    cells: Cells,
    table: TableBuilder,
    findings: Findings,
    watch: Watch,
    met: u64,
}

impl Reading<'_> {
    /// Takes all rows under the header, piece by piece; gives how many there were.
    ///
    /// The pieces lie at the same places whatever the number of cores, and they are put together
    /// in their order, so the table and the findings are those of reading from top to bottom.
    pub(super) fn pieces(
        &mut self,
        text: &TextFile,
        pieces: &[(Piece, Option<u64>)],
        delimiter: u8,
        header: usize,
        plan: &Plan,
    ) -> io::Result<u64> {
        let (contract, setting, known) = (self.contract, self.setting, self.cells.fork());
        let unread = self.watch.fork();
        let reader = text.piece_reader();
        let read = |index: usize, piece: Piece, end: Option<u64>, text: &mut String| {
            reader(piece, end, text)?;
            let mut part = Part {
                cells: known.fork(),
                table: TableBuilder::new(contract, setting.key),
                findings: Findings::new(),
                watch: unread.fork(),
                met: 0,
            };
            let mut taker = Taker {
                contract,
                setting,
                plan,
                cells: &mut part.cells,
                table: &mut part.table,
                findings: &mut part.findings,
                watch: &mut part.watch,
                values: Vec::new(),
                faults: Vec::new(),
                at_top: index == 0,
                met: 0,
            };
            let mut rows = Plain::new(text, delimiter, piece.line);
            let mut skip = if index == 0 { header + 1 } else { 0 };
            while rows.advance() {
                match skip {
                    0 => taker.take(&rows, false),
                    _ => skip -= 1,
                }
            }
            part.met = taker.met;
            io::Result::Ok(part)
        };
        let next = AtomicUsize::new(0);
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            let (sender, parts) = mpsc::sync_channel(cores);
            for _ in 0..cores.min(pieces.len()) {
                let (next, read, sender) = (&next, &read, sender.clone());
                scope.spawn(move || {
                    let mut text = String::new();
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some((piece, end)) = pieces.get(index) else {
                            return;
                        };
                        let part = read(index, *piece, *end, &mut text);
                        if sender.send((index, part)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(sender);
            self.join(parts)
        })
    }

    /// Puts the parts together, each as soon as all before it are there.
    fn join(&mut self, parts: mpsc::Receiver<(usize, io::Result<Part>)>) -> io::Result<u64> {
        let (mut waiting, mut next, mut met) = (BTreeMap::new(), 0, 0);
        for (index, part) in parts {
            waiting.insert(index, part?);
            while let Some(part) = waiting.remove(&next) {
                let keys = self.cells.join(part.cells);
                self.table.join(part.table, &keys);
                self.findings.merge(part.findings);
                self.watch.join(part.watch);
                met += part.met;
                next += 1;
            }
        }
        Ok(met)
    }
}
