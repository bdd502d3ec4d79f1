//! The keys of the files that people type, in words. `definitions` holds them to the readers.

mod contract;
mod errata;
mod indicator;
mod report;
mod settings;
mod waivers;

use self::contract::CONTRACT;
use self::errata::ERRATA;
use self::indicator::{FRAMEWORK, INDICATOR};
use self::report::REPORT;
use self::settings::SETTINGS;
use self::waivers::WAIVERS;

pub(super) use self::indicator::CONDITIONS;

/// Who reads a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    Indicator,
    Framework,
    Contract,
    Report,
    Settings,
    Waivers,
    Errata,
}

/// A kind of file.
pub(super) struct FileKind {
    pub title: &'static str,
    pub about: &'static str,
    pub reader: Reader,
    pub tables: &'static [Table],
}

/// A table of such a file.
pub(super) struct Table {
    /// As one writes it: `[indicator]`, `[[uitsplitsing]]`.
    pub header: &'static str,
    pub about: &'static str,
    pub keys: &'static [Key],
    /// Examples in which the table is read, each with `¦` on the line under its header. Together
    /// they make the reader ask for all its keys. None where people choose the keys.
    pub probes: &'static [&'static str],
}

/// A key of a table.
pub(super) struct Key {
    pub name: &'static str,
    pub form: Form,
    /// `ja`, a condition, or nothing.
    pub required: &'static str,
    pub meaning: &'static str,
}

/// What stands behind the key.
pub(super) enum Form {
    /// In words.
    Words(&'static str),
    /// One of the words that the reader itself lists.
    Choice,
}

const fn key(
    name: &'static str,
    form: &'static str,
    required: &'static str,
    meaning: &'static str,
) -> Key {
    let form = Form::Words(form);
    Key {
        name,
        form,
        required,
        meaning,
    }
}

const fn choice(name: &'static str, required: &'static str, meaning: &'static str) -> Key {
    let form = Form::Choice;
    Key {
        name,
        form,
        required,
        meaning,
    }
}

/// All kinds of file.
pub(super) const FILES: &[FileKind] = &[
    SETTINGS, INDICATOR, FRAMEWORK, CONTRACT, REPORT, WAIVERS, ERRATA,
];

const TEXT: &str = "tekst";
const TEXTS: &str = "lijst van teksten";
const WHOLE: &str = "geheel getal";
const NUMBER: &str = "getal";
const DAY: &str = "datum, zoals `2020-03-15`";
const FLAG: &str = "`true` of `false`";
const YES: &str = "ja";
const NO: &str = "";
