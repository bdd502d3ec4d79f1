//! Monthly counts of the LVV that come from no record: places, waiting list, requests. All ours.

use crate::text::{self, Dialect, Encoding};

const TABS: Dialect = Dialect {
    separator: b'\t',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8,
};

/// From April on. Places always exceed the stays of [`crate::groningen::lvv`].
const CAPACITY: [u32; 9] = [200, 200, 200, 200, 205, 210, 215, 220, 225];
const WAITING: [u32; 9] = [12, 15, 14, 18, 16, 13, 15, 11, 9];
const REQUESTS: [u32; 9] = [149, 27, 22, 21, 17, 14, 18, 11, 10];

/// Three rows a month.
pub fn write() -> anyhow::Result<Vec<u8>> {
    let months = (4..).zip(CAPACITY).zip(WAITING).zip(REQUESTS);
    let rows = months.flat_map(|(((month, capacity), waiting), requests)| {
        [
            ("Capaciteit", capacity),
            ("Wachtlijst", waiting),
            ("Aanmeldingen", requests),
        ]
        .map(|(meting, aantal)| {
            vec![
                format!("2019MM{month:02}"),
                meting.to_owned(),
                aantal.to_string(),
            ]
        })
    });
    text::write(TABS, &["Periode", "Meting", "Aantal"], rows)
}
