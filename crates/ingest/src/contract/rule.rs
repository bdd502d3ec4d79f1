//! Rules between columns of a row, and columns derived from others.

/// A rule that every row must keep. Numbers are indices of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The first date is not after the second.
    Order {
        /// Index of the field that comes first.
        first: usize,
        /// Index of the field that comes second.
        then: usize,
    },
    /// A field is filled when another one is.
    RequiredWith {
        /// Index of the field that must be filled.
        field: usize,
        /// Index of the field that makes it so.
        with: usize,
    },
}

/// A column that is computed while reading: whole days from one date to another.
///
/// It stands here, and not in a definition, since engines differ in date arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Derived {
    pub name: String,
    pub description: String,
    /// Index of the field with the first date.
    pub from: usize,
    /// Index of the field with the second date.
    pub to: usize,
}
