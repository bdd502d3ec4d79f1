//! Intervals and quartiles: pure functions.
