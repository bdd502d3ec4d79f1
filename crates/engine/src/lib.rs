//! Runs SQL over Arrow tables.
