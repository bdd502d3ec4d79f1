//! Synthetic samples: exports of gemeenten as they might deliver them, the same bytes every time.
//!
//! Each workspace in `sample-data` has a module here. What was published about it are totals; its
//! module invents records that count to exactly those totals, and says which numbers are its own.
//!
//! Two conventions hold everywhere. An end date is the last day (tot en met). A stand on a
//! peildatum counts who was there at the beginning of that day: `begin < D` and `end >= D` or none.

mod albrandswaard;
mod calendar;
pub mod country;
mod draw;
mod groningen;
mod halfway;
mod landelijk;
mod maastricht;
mod newcomers;
mod numbers;
mod table;
mod text;
mod u16;

#[cfg(test)]
mod tests;

/// Name and bytes of every export of a workspace, in the order of its `ijkpunt.toml`.
pub type Files = Vec<(String, Vec<u8>)>;

/// A workspace in `sample-data`.
#[derive(Debug, Clone, Copy)]
pub struct Workspace {
    /// Its folder.
    pub name: &'static str,
    make: fn() -> anyhow::Result<Files>,
}

impl Workspace {
    /// Its exports.
    ///
    /// # Errors
    /// Where the invented population is too small for a published figure; then a table in the
    /// sources was changed without its counterpart.
    pub fn files(&self) -> anyhow::Result<Files> {
        (self.make)()
    }
}

/// All workspaces of which the exports are written here.
pub const WORKSPACES: &[Workspace] = &[
    Workspace {
        name: "groningen-2019",
        make: groningen::files,
    },
    Workspace {
        name: "groningen-2019-halfjaar",
        make: halfway::files,
    },
    Workspace {
        name: "albrandswaard-2020",
        make: albrandswaard::files,
    },
    Workspace {
        name: "maastricht-2024",
        make: maastricht::files,
    },
    Workspace {
        name: "u16-2017",
        make: u16::files,
    },
];
